"""`reader` and `reader FILE` without click, whose import takes a tenth of the time to the first frame."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.ends import told
from reader.cli.program import Program

if TYPE_CHECKING:
    from collections.abc import Sequence

_CERTAINLY_AN_ARTICLE = re.compile(r"(?!-)(?=.*[^a-z-]).+", re.DOTALL)
"""No command's name: those are of small letters and hyphens."""


def run(arguments: Sequence[str]) -> int:
    """Run the program; returns its exit code. Every expected failure is one line on stderr."""
    asked = _asked(arguments)
    if asked is None:
        from reader.cli.main import run as run_command

        return run_command(arguments)
    return told(lambda: _open(*asked))


def _asked(arguments: Sequence[str]) -> tuple[Program, str] | None:
    """The options and the article, empty for none; None where click has to see what is meant."""
    if "_READER_COMPLETE" in os.environ:
        return None
    program, articles, rest = Program(), [], list(arguments)
    while rest:
        argument = rest.pop(0)
        if argument == "--no-mouse":
            program.mouse = False
        elif argument == "--no-analysis":
            program.analysis = False
        elif argument == "--library" and rest:
            program.library_path = Path(rest.pop(0))
        elif _CERTAINLY_AN_ARTICLE.fullmatch(argument):
            articles.append(argument)
        else:
            return None
    return (program, "".join(articles)) if len(articles) <= 1 else None


def _open(program: Program, article: str) -> int:
    from reader.cli.start import open_library_screen, open_reading_screen

    try:
        if article:
            return open_reading_screen(program, program.library.open(article))
        return open_library_screen(program)
    finally:
        program.close()
