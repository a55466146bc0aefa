"""The terminal program, where there is a terminal for it; else what it would show is printed."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from reader.cli.output import write_lines

if TYPE_CHECKING:
    from reader.cli.program import Program
    from reader.library import Article


def open_library_screen(program: Program) -> int:
    """`reader`: the library. Returns the exit code."""
    if _take_terminal():
        return _run(program, None)
    from reader.cli.listing import print_list

    program.tells_all = True
    print_list(program.library.articles())
    return 0


def open_reading_screen(program: Program, article: Article) -> int:
    """`reader ARTICLE`: the article. Returns the exit code."""
    if _take_terminal():
        return _run(program, article)
    from reader.cli.render import render

    write_lines(render(article))
    return 0


def _run(program: Program, article: Article | None) -> int:
    gc.disable()  # until the first frame, which the app tells: nothing that is imported becomes garbage
    from reader.tui.app import run

    return run(program.library, article, mouse=program.mouse, analysis=program.analysis)


def _take_terminal() -> bool:
    """Whether the screen can be used; keys are read from the terminal even where standard input is a pipe.

    It must be so before Textual is imported: that looks at file descriptor 0.
    """
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return False
    if os.name == "nt":
        return os.isatty(0)
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    if not os.isatty(0):
        os.dup2(terminal, 0)
    os.close(terminal)
    return True
