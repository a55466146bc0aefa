"""Uses the installed program as a person would: opens the first article, highlights with the keyboard, quits.

    python smoke.py READER LIBRARY        needs pyte; LIBRARY is a folder that does not exist yet

Exit status 0, or 1 with the last screen on stderr.
"""
# ruff: noqa: S603, S606, T201 -- a script that runs the program it is given and prints

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS, COLUMNS = 30, 100
PATIENCE = 60.0
"""Seconds: how long any one thing may take on a slow machine."""
# Sequences that pyte would print as text: private modes, device attributes, strings.
UNKNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[$]?[pu]|\x1bP.*?\x1b\\|\x1b\].*?(?:\x07|\x1b\\)", re.DOTALL)


class Program:
    """A program on a pseudo-terminal and its screen."""

    def __init__(self, command: list[str]) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.ended = False
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execv(command[0], command)

    def press(self, keys: str) -> None:
        """Send keys as a terminal does."""
        os.write(self.terminal, keys.encode())

    def until(self, condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Take in output until condition holds; RuntimeError names what was waited for."""
        deadline = time.monotonic() + patience
        while not condition():
            if self.ended or time.monotonic() > deadline:
                raise RuntimeError(
                    f"no sign of {what} {'before the end' if self.ended else f'for {patience:.0f} s'}"
                )
            self._take_in(0.1)

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def shows(self, words: str) -> bool:
        """Whether the words stand on the screen, wherever lines break."""
        return "".join(words.split()) in "".join(self.text().split())

    def _take_in(self, timeout: float) -> None:
        if self.ended:
            return
        if not select.select([self.terminal], [], [], timeout)[0]:
            return
        try:
            output = os.read(self.terminal, 1 << 20)
        except OSError:
            # Linux reports the closed far end as an error instead of an empty read.
            output = b""
        self.ended = not output
        self.stream.feed(UNKNOWN.sub(b"", output))

    def picture(self) -> list[tuple[object, ...]]:
        """What stands on the screen, with its colours and styles."""
        return [tuple(self.screen.buffer[row][column] for column in range(COLUMNS)) for row in range(ROWS)]

    def exit_code(self) -> int:
        """The exit code of the program, which has ended."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def listing(command: list[str]) -> list[dict[str, object]]:
    """What a listing command prints as JSON."""
    objects: list[dict[str, object]] = json.loads(
        subprocess.run(command, check=True, capture_output=True).stdout
    )
    return objects


def read_and_highlight(
    program: Program, titles: list[str], notes: Callable[[], list[dict[str, object]]]
) -> None:
    """From the list into the first article, a sentence highlighted, and out again.

    Beginnings of titles and single words are looked for, which no line end can break.
    """
    first, second = (title[:12] for title in titles[:2])
    program.until(lambda: program.shows(first) and program.shows(second), "the list")
    program.press("\r")
    program.until(lambda: program.shows("alignment") and not program.shows(second), "the first article")
    before = program.picture()
    program.press(")")
    program.until(lambda: program.picture() != before, "the focus")
    program.press("H")
    program.until(lambda: bool(notes()), "the highlight in `reader notes`")
    program.press("q")
    program.until(lambda: program.shows(first) and program.shows(second), "the list after q")
    program.press("q")
    program.until(lambda: program.ended, "the end")


def main() -> int:
    """Run it; the exit status."""
    reader = [sys.argv[1], "--library", sys.argv[2]]
    titles = [str(article["title"]) for article in listing([*reader, "list", "--json"])]
    program = Program(reader)
    try:
        read_and_highlight(program, titles, lambda: listing([*reader, "notes", "--json"]))
    except RuntimeError as error:
        print(f"{error}; the screen:\n{program.text()}", file=sys.stderr)
        return 1
    kept = listing([*reader, "notes", "--json"])
    print(f"highlighted with the keyboard: {kept[0]['exact']!r}; exit code {(code := program.exit_code())}")
    return code


if __name__ == "__main__":
    sys.exit(main())
