"""The parts of a person's name: its words, the surname, what tells a son from his father, and the title before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.names.folding import fold

if TYPE_CHECKING:
    from reader.analysis.names.given_names import Gender

_GENERATION = re.compile(r",?\s+(jr|sr|ii|iii|iv|vii|viii|ix|xii|xiii|xiv|xvi)$")
"""Not vi, xi and the like, which are names as well: folded, "Li Xi" shows no capitals."""

_TITLE = re.compile(r"\b(?:(?P<he>Mr|Sir|Lord)|(?P<she>Mrs|Ms|Miss|Dame|Lady))\.?\s+\Z")
_LONGEST_TITLE = 12


def words_of(name: str) -> list[str]:
    """A name's words, folded, without what tells a son from his father."""
    return _GENERATION.sub("", fold(name)).split()


def generation_of(name: str) -> str:
    """What tells a son from his father, folded: "jr" of "Martin Keller Jr."; "" for nothing."""
    found = _GENERATION.search(fold(name))
    return found[1] if found else ""


def surname(name: str) -> str:
    """The last word of a name, folded, without a leading "al-"; of "Martin Keller Jr." it is "keller"."""
    words = words_of(name)
    return words[-1].removeprefix("al-").removeprefix("el-") if words else ""


def titled_as(text: str, start: int) -> Gender:
    """The pronoun that the title before a name at an offset tells: "he" of "Mr. Keller"; "" where there is none."""
    title = _TITLE.search(text, max(0, start - _LONGEST_TITLE), start)
    return "" if title is None else "he" if title["he"] else "she"
