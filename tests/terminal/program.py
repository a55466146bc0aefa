"""The real program as a process, for tests."""

from __future__ import annotations

import os
import subprocess
import sys


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "reader", *arguments]


def run_reader(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end, without standard input unless given."""
    if "input" not in options:
        options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(command(*arguments), stderr=subprocess.PIPE, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def run_in_terminal(*arguments: str, columns: int = 80, lines: int = 24) -> tuple[bytes, int]:
    """Run the program with its output on a pseudo-terminal: (what it wrote, exit code)."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    process = subprocess.Popen(
        command(*arguments), stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    output = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end was closed
            break
        if not piece:
            break
        output += piece
    os.close(ours)
    return output, process.wait(60)
