"""Where lines of a given width begin. Greedy, as terminals' readers expect; nothing is ever dropped or added.

A line is a stretch of the text that includes the white space at its end, so lines cover a text without gaps.
That white space may hang over the width; it is not drawn.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from reader.text.cells import graphemes, is_narrow

if TYPE_CHECKING:
    from collections.abc import Mapping

Mode = Literal["prose", "flowed", "verbatim"]
"""prose: LF ends a line; flowed: LF is a space; verbatim: lines break anywhere, spaces do not hang."""

_AFTER_HYPHEN = r"(?<=[^\W\d_][-–—])(?=[^\W\d_])"
_NOT_FIRST = frozenset("。、，．！？；：）」』】〕〉》’”…ー々")
"""Characters that do not begin a line in Chinese and Japanese (JIS X 4051, the common part)."""


def line_starts(
    text: str, start: int, end: int, width: int, mode: Mode, wider: Mapping[int, int] | None = None
) -> list[int]:
    """Offsets at which the lines of text[start:end] begin, the first of them start. Empty where start == end.

    Args:
        text: the whole text; offsets count its code points.
        start: where the stretch begins.
        end: where it ends.
        width: cells a line may take, white space at its end aside; 2 or more.
        mode: what white space does.
        wider: offset -> extra cells drawn before the character there (a footnote's reference).
    """
    if not wider and is_narrow(text, start, end):
        pattern = _pattern(width, mode)
        return [match.start() for match in pattern.finditer(text, start, end) if match.start() < end]
    starts = []
    for piece_start, piece_end in _pieces(text, start, end, mode):
        starts += _wrap_clusters(text[piece_start:piece_end], piece_start, width, mode, wider or {})
    return starts


@lru_cache(maxsize=64)
def _pattern(width: int, mode: Mode) -> re.Pattern[str]:
    if mode == "verbatim":
        return re.compile(rf".{{0,{width}}}\n|.{{1,{width}}}")
    if mode == "flowed":
        return re.compile(rf".{{1,{width}}}(?:[ \n]+|\Z|{_AFTER_HYPHEN})|.{{1,{width}}}", re.DOTALL)
    return re.compile(rf".{{1,{width}}}(?: *\n| +|\Z|{_AFTER_HYPHEN})| *\n|.{{1,{width}}}")


def _pieces(text: str, start: int, end: int, mode: Mode) -> list[tuple[int, int]]:
    """The stretches that an LF ends for good."""
    if mode == "flowed":
        return [(start, end)] if start < end else []
    pieces = []
    while start < end:
        found = text.find("\n", start, end)
        stop = end if found < 0 else found + 1
        pieces.append((start, stop))
        start = stop
    return pieces


def _wrap_clusters(piece: str, offset: int, width: int, mode: Mode, wider: Mapping[int, int]) -> list[int]:
    """Line starts of a piece with wide, combining or tab characters."""
    starts = [offset]
    used = 0
    chance = -1
    """Start of the last cluster of this line before which it may break; -1: none."""
    since = 0
    """Cells from there on."""
    before = ""
    for start, end, cells in graphemes(piece):
        cells += wider.get(offset + start, 0)
        character = piece[start]
        space = mode != "verbatim" and character in " \t\n"
        if (
            not space
            and mode != "verbatim"
            and start + offset > starts[-1]
            and _may_break(before, character, cells)
        ):
            chance, since = start, 0
        if not space and used + cells > width and start + offset > starts[-1]:
            at, used = (chance, since) if chance >= 0 else (start, 0)
            starts.append(offset + at)
            chance, since = -1, 0
        used += cells
        since += cells
        before = piece[end - 1]
    return starts


def _may_break(before: str, character: str, cells: int) -> bool:
    """Whether a line may begin with character, which follows before."""
    if before in (" ", "\t", "\n"):
        return True
    if character in _NOT_FIRST or before in "「『（【〔〈《“‘":
        return False
    return (cells == 2 and not before.isspace()) or "⺀" <= before <= "鿿"
