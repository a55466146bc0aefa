"""Labels at what one can point to on the screen: which letters, and where they are drawn. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text import Span

LETTERS = "fjdkslaghrueiwoqptyvmcnbxz"
"""In the order in which they are given: strong fingers of the home row first."""
MOST = len(LETTERS) ** 2
"""How many labels of at most two letters there can be."""
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
    """That many labels, fewer only where letters do not give as many; of one letter first, then of two.

    None begins another. As few as possible have two letters, and the first letters stay for those of one.
    """
    size = len(letters)
    pairs = next((number for number in range(size) if size - number + number * size >= count), size)
    single, first = letters[: size - pairs], letters[size - pairs :]
    return [*single, *(one + two for one in first for two in letters)][:count]


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


def side_by_side(wanted: Sequence[tuple[int, int]], width: int) -> list[int]:
    """The cells that labels of a row begin at, given (cell wanted, cells long) in the order of cells.

    Each stands where it is wanted or, where another stands there, behind that; all end before width, where they fit.
    """
    begins, free = [], 0
    for cell, length in wanted:
        begins.append(max(cell, free))
        free = begins[-1] + length
    edge = max(width, 0)
    for number in range(len(begins) - 1, -1, -1):
        begins[number] = max(0, min(begins[number], edge - wanted[number][1]))
        edge = begins[number]
    return begins
