"""The parts of a person's name: its words, the surname, and what tells a son from his father."""

from __future__ import annotations

import re

from reader.analysis.names.folding import fold

_GENERATION = re.compile(r",?\s+(jr|sr|ii|iii|iv|vii|viii|ix|xii|xiii|xiv|xvi)$")
"""Not vi, xi and the like, which are names as well: folded, "Li Xi" shows no capitals."""


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
