"""The rows of an article from the lines above its text to its end, and where to scroll to among them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text import Span, parse_plain
from reader.text.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

_AROUND = 3
"""Rows that are to be seen before and after what one is led to, where the screen has enough of them."""


@dataclass(frozen=True)
class ArticleRows:
    """Lines above the text, then those of the layout: of the whole document or of the part around a place."""

    layout: Layout
    above: tuple[tuple[str, str], ...] = ()
    """(text, style) of each."""

    def __len__(self) -> int:
        return len(self.above) + len(self.layout)

    @property
    def is_end_laid_out(self) -> bool:
        """Whether the last row is that of the text's end."""
        return self.layout.end == len(self.layout.document.text)

    @property
    def is_start_laid_out(self) -> bool:
        """Whether the first row is that of the article's beginning."""
        return not self.layout.start

    def has_edge(self, direction: int) -> bool:
        """Whether the text begins (direction below 0), or ends, where the layout does."""
        return self.is_end_laid_out if direction > 0 else self.is_start_laid_out

    # -- what is where

    def row_of(self, offset: int) -> int:
        """The row that shows an offset."""
        return len(self.above) + self.layout.row_of(offset)

    def in_layout(self, row: int) -> int:
        """The row's number in the layout; negative above the text."""
        return row - len(self.above)

    def offset_at_top(self, top: int) -> int:
        """The offset of the first character visible where a row is the first on the screen."""
        return self.layout.offset_of(max(0, self.in_layout(top)), 0)

    def on_screen(self, top: int, height: int) -> Span:
        """The stretch of text on a screen of so many rows."""
        begin = self.in_layout(top)
        first = max(0, begin)
        bottom = max(first, min(begin + height, len(self.layout)) - 1)
        start = self.layout.line(min(first, bottom)).start
        return Span(start, max(start, self.layout.line(bottom).end))

    def is_on_first_row(self, offset: int, top: int, *, is_at_end: bool) -> bool:
        """Whether an offset is on the first text row of a screen, or as near to it as the end lets it come."""
        line = self.layout.line(max(0, min(self.in_layout(top), len(self.layout) - 1)))
        return line.start <= offset and (offset <= max(line.start, line.end - 1) or is_at_end)

    def is_amid(self, offset: int, height: int) -> bool:
        """Whether a screen before an offset and one after it are laid out, as far as there is text."""
        layout = self.layout
        if not layout.start <= offset <= layout.end:
            return False
        row = layout.row_of(offset)
        has_before = self.is_start_laid_out or row >= height
        return has_before and (self.is_end_laid_out or row + height < len(layout))

    # -- where to scroll to

    def top_for(self, offset: int) -> int:
        """The row to be the first on the screen for an offset to be there; at the beginning that of the title."""
        blocks = self.layout.document.blocks
        return 0 if offset <= (blocks[0].start if blocks else 0) else self.row_of(offset)

    def top_to_see(self, offset: int, top: int, height: int) -> int:
        """The first row for an offset to be seen: moved as little as leaves some rows around it, from far by more."""
        row = self.row_of(offset)
        slack = min(_AROUND, height // 4)
        if row < top + slack:
            return row - max(slack, height // 3 if row < top else slack)
        if row > top + height - 1 - slack:
            is_far = row > top + height
            return row - height // 3 if is_far else row - height + 1 + slack
        return top


def lines_above(header: Sequence[tuple[str, str]], width: int) -> tuple[tuple[str, str], ...]:
    """A header's lines in rows of a width, between empty ones."""
    rows: list[tuple[str, str]] = []
    for text, style in header:
        document = parse_plain(" ".join(text.split()))
        layout = Layout(document, width)
        lines = (layout.line(row) for row in range(len(layout)))
        rows += [(document.text[line.start : line.end].rstrip(), style) for line in lines]
    empty = ("", "byline")
    return (empty, *rows, empty) if header else (empty,)
