"""The real program on a pseudo-terminal, its screen read by pyte."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60.0
"""Seconds that anything may take on a busy machine."""
_UNKNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[$]?[pu]|\x1bP.*?\x1b\\|\x1b\].*?(?:\x07|\x1b\\)", re.DOTALL)


class Screen:
    """A program, the keys it gets and what it shows."""

    def __init__(
        self, command: list[str], columns: int = 100, lines: int = 30, stdin: bytes | None = None
    ) -> None:
        self.shown = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.shown)
        self.output = b""
        source, sink = os.pipe() if stdin is not None else (-1, -1)
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            if stdin is not None:
                os.close(sink)
                os.dup2(source, 0)
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            try:
                # By its own environment it would get the COLUMNS and LINES that readline has set unseen.
                os.execvpe(command[0], command, os.environ)
            finally:
                os._exit(127)
        if stdin is not None:
            os.close(source)
            os.write(sink, stdin)
            os.close(sink)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.shown.display)

    @property
    def notices(self) -> str:
        """What stands in notices, without white space: they are wrapped anywhere, beside other text."""
        lines = (line.partition("▌ ")[2] for line in self.shown.display)
        return "".join("".join(lines).split())

    def until_told(self, words: str) -> None:
        """Wait for a notice that holds the words."""
        self.until(lambda: "".join(words.split()) in self.notices)

    def press(self, keys: str | bytes) -> None:
        os.write(self._terminal, keys.encode() if isinstance(keys, str) else keys)

    def until(self, condition: Callable[[], bool] | str) -> None:
        """Take in what the program writes until the condition holds, or a text stands on the screen."""
        wanted = condition if callable(condition) else lambda: condition in self.text
        deadline = time.monotonic() + PATIENCE
        while not wanted():
            if time.monotonic() > deadline or not self._pump():
                raise AssertionError(f"never came: {condition}\n{self.text}")

    def _pump(self) -> bool:
        if not select.select([self._terminal], [], [], 0.2)[0]:
            return True
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:
            return False
        self.output += data
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return bool(data)

    def resize(self, columns: int, lines: int) -> None:
        self.shown.resize(lines, columns)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def wait(self) -> int:
        """The exit code, once the program has ended."""
        deadline = time.monotonic() + PATIENCE
        while self._pump() and time.monotonic() < deadline:
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(status)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)
