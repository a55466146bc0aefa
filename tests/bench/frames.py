"""What a person waits for: the first readable frame, and the frame after a key, each beside plain Textual in one run.

The programs take turns, so that what else the machine does weighs on both; the ratios are of medians.
"""

from __future__ import annotations

import argparse
import os
import select
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.layout import text_of
from tests.terminal.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

READY = "Marlow Bend"
"""Words on the first page of the text that all programs show."""
IDLE = 0.03
"""Seconds without output after which a frame is taken to be finished."""
PLAIN = Path(__file__).with_name("plain.py")


class Watched(Screen):
    """A program on a pseudo-terminal of 120x40, timed."""

    def __init__(self, command: list[str]) -> None:
        self.started = time.perf_counter()
        super().__init__([sys.executable, *command], 120, 40)

    def first_frame(self) -> float:
        """Milliseconds from the start until the first words can be read."""
        self.until(READY)
        return 1000 * (time.perf_counter() - self.started)

    def frame(self, key: str) -> float:
        """Milliseconds from a key until the frame that it causes is finished."""
        pressed = last = time.perf_counter()
        self.press(key)
        while select.select([self._terminal], [], [], 0.5 if last == pressed else IDLE)[0]:
            self._pump()
            last = time.perf_counter()
        return 1000 * (last - pressed)

    def settle(self) -> None:
        """Wait until it has written nothing for half a second."""
        while select.select([self._terminal], [], [], 0.5)[0]:
            self._pump()

    def megabytes(self) -> float:
        """Resident memory of the program and what it started (Linux; elsewhere not a number)."""
        with suppress(OSError):
            return sum(_resident(pid) for pid in _family(self.pid)) / 1024
        return float("nan")


def _family(pid: int) -> Iterator[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        yield from _family(int(child))


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def first_frames(programs: Mapping[str, list[str]], runs: int) -> dict[str, tuple[float, float]]:
    """Name -> (median milliseconds to the first frame, megabytes then), the programs taking turns."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    memory: dict[str, float] = {}
    for _ in range(runs):
        for name, command in programs.items():
            program = Watched(command)
            times[name].append(program.first_frame())
            program.settle()
            memory[name] = program.megabytes()
            program.kill()
    return {name: (statistics.median(times[name]), memory[name]) for name in programs}


def scrolling(programs: Mapping[str, list[str]], presses: int) -> dict[str, list[float]]:
    """Name -> sorted milliseconds of the frames that `j` causes, the programs taking turns."""
    running = {name: Watched(command) for name, command in programs.items()}
    for program in running.values():
        program.first_frame()
        program.settle()
    times: dict[str, list[float]] = {name: [] for name in running}
    for _ in range(presses):
        for name, program in running.items():
            times[name].append(program.frame("j"))
    for program in running.values():
        program.kill()
    return {name: sorted(each) for name, each in times.items()}


def _files(folder: Path) -> dict[str, Path]:
    """The articles to open, and a library of 10,000 of them in `many`."""
    files = {}
    for name, size in (("10 KB", 10_000), ("10 MB", 10_000_000)):
        files[name] = folder / f"{name.replace(' ', '')}.md"
        files[name].write_text(text_of(size), encoding="utf-8")
    files["one line, 5 MB"] = folder / "line.md"
    wide = "The clerk of Marlow Bend wrote 日本語の長い文章 and went on. "
    files["one line, 5 MB"].write_text(wide * (5_000_000 // len(wide)), encoding="utf-8")
    articles = folder / "many" / "articles"
    articles.mkdir(parents=True)
    for number in range(10_000):
        text = f"---\ntitle: Marlow Bend {number:05}\n---\nNumber {number} is not like the others.\n\n{text_of(600)}\n"
        (articles / f"{number:05}.md").write_text(text, encoding="utf-8")
    return files


def _print_first_frames(files: Mapping[str, Path], runs: int) -> None:
    reader = ["-m", "reader", "--no-analysis"]
    programs = {
        "bare Textual, one Static": [str(PLAIN), "static", str(files["10 KB"])],
        **{f"reader, {name}": [*reader, str(path)] for name, path in files.items()},
        "reader, a library of 10,000": [*reader, "--library", str(files["10 KB"].parent / "many")],
    }
    Watched(programs["reader, a library of 10,000"]).first_frame()  # its index is made once
    found = first_frames(programs, runs)
    (bare, bare_memory), *_ = found.values()
    print(f"{'first frame':28} {'ms':>6} {'ratio':>6} {'MB':>6} {'ratio':>6}")
    for name, (milliseconds, memory) in found.items():
        print(
            f"{name:28} {milliseconds:6.0f} {milliseconds / bare:6.2f} {memory:6.0f} {memory / bare_memory:6.2f}"
        )


def _print_scrolling(path: Path, presses: int) -> None:
    programs = {
        "Textual's Log": [str(PLAIN), "log", str(path)],
        "reader": ["-m", "reader", "--no-analysis", str(path)],
        "reader, while it analyses": ["-m", "reader", str(path)],
    }
    print(f"\n{'frame after j':28} {'median ms':>9} {'p99 ms':>7}")
    for name, times in scrolling(programs, presses).items():
        print(f"{name:28} {statistics.median(times):9.1f} {times[int(0.99 * (len(times) - 1))]:7.1f}")


def main(arguments: list[str]) -> int:
    """Print both tables. Budgets: 1.25, for 10 MB 300 ms more, for the library 1.5; frames no slower than Log's."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench frames")
    parser.add_argument("--runs", type=int, default=9, help="starts of each program")
    parser.add_argument("--presses", type=int, default=200, help="keys in each program")
    options, _ = parser.parse_known_args(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(
            READER_LIBRARY=str(folder / "library"),
            READER_CACHE=str(folder / "cache"),
            READER_CONFIG=str(folder / "config.toml"),
        )
        files = _files(folder)
        _print_first_frames(files, options.runs)
        _print_scrolling(files["10 MB"], options.presses)
    return 0
