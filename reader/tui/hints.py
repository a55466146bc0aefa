"""Labels at what one can point to on the screen: which letters, and where they are drawn. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text import Span

LETTERS = "fjdkslaghrueiwoqptyvmcnbxz"
"""In the order in which they are given: strong fingers of the home row first."""
MOST = len(LETTERS) ** 2
"""How many labels of at most two letters there can be."""
GAP = 1
"""Cells of text between two labels of a row."""
Kind = Literal["sentence", "quotation"]


@dataclass(frozen=True, slots=True)
class Hint:
    """A label, what it stands for and where it is drawn."""

    label: str
    span: Span
    at: int
    """Offset that the label is drawn from: the span's start or, where that is off the screen, the first visible."""
    kind: Kind


def labels(count: int, letters: str = LETTERS) -> list[str]:
    """That many labels, fewer only where letters do not give as many; all of one letter, else all of two.

    Of one length, none begins another, and no letter typed after a label was meant for it. Two are of the first letters.
    """
    if count <= len(letters):
        return list(letters[: max(0, count)])
    first = letters[: isqrt(count - 1) + 1]
    return [one + two for one in first for two in first][:count]


def hints(visible: Span, sentences: Iterable[Span], quotations: Iterable[Span]) -> list[Hint]:
    """A label for each sentence and quotation of which something is visible, in the order of the text.

    A quotation that is a whole sentence has one label, not two.
    """
    kinds: dict[Span, Kind] = {span: "sentence" for span in sentences if span.overlaps(visible)}
    kinds |= {span: "quotation" for span in quotations if span.overlaps(visible) and span not in kinds}
    placed = sorted((max(span.start, visible.start), -len(span), span, kind) for span, kind in kinds.items())
    return [
        Hint(label, span, at, kind)
        for (at, _, span, kind), label in zip(placed, labels(len(placed)), strict=False)
    ]


def side_by_side(wanted: Sequence[int], length: int, edge: int) -> list[int]:
    """The cells that labels of a row begin at, given the cells wanted in their order and how long each label is.

    Each stands where it is wanted or, where another stands there, behind that, with a gap: without one, two would look like
    one. All end before the edge. Where the row is too short for all, the last ones are left out.
    """
    step = length + GAP
    begins, free = [], 0
    for cell in wanted[: max(0, edge + GAP) // step]:
        begins.append(max(cell, free))
        free = begins[-1] + step
    last = edge - length
    for number in range(len(begins) - 1, -1, -1):
        begins[number] = min(begins[number], last)
        last = begins[number] - step
    return begins
