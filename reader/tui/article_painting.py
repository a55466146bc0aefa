"""A row of an article with all that lies on it and stands beside it makes a strip. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.tui.hints import side_by_side
from reader.tui.margin import SPACE, margin_segments
from reader.tui.painting import Gutter, padded, paint_line, with_labels
from reader.tui.shown import gutter_of, layers_of

if TYPE_CHECKING:
    from reader.text import Mark, SpanGroup
    from reader.tui.article_rows import ArticleRows
    from reader.tui.margin import MarginLayout
    from reader.tui.shown import Shown
    from reader.tui.theme import Palette


@dataclass(frozen=True, slots=True)
class Painter:
    """Everything that the rows of an article are painted from."""

    rows: ArticleRows
    marks: SpanGroup[Mark]
    """Bold, links and the like."""
    shown: Shown
    notes: MarginLayout
    left: int
    """Cells left of the text column."""
    column: int
    """Cells of the text column."""
    width: int
    """Cells of all."""
    palette: Palette

    def paint(self, row: int) -> Strip:
        """The strip of a row, labels and notes included."""
        return self._with_note(self._with_labels(self._text(row), row), row)

    def _text(self, row: int) -> Strip:
        colors, number = self.palette, self.rows.in_layout(row)
        if number < 0:
            text, kind = self.rows.above[row]
            style = colors.text + (colors.heading if kind == "title" else colors.dim)
            return self._padded([Segment(text, style)], Gutter())
        layout = self.rows.layout
        if number >= len(layout):
            return self._padded([], Gutter())
        line = layout.line(number)
        marks = [mark for _, mark in self.marks.overlapping(line.start, line.end)]
        layers = layers_of(self.shown, line.start, line.end, colors)
        segments = paint_line(layout, number, layers, marks, colors)
        return self._padded(segments, gutter_of(self.shown, line.start, line.end, colors))

    def _padded(self, segments: list[Segment], gutter: Gutter) -> Strip:
        return padded(segments, self.left, self.width, gutter, self.palette)

    def _with_labels(self, strip: Strip, row: int) -> Strip:
        """A row with the labels that may still be meant upon its text."""
        if not self.shown.hints:
            return strip
        layout, number, typed = self.rows.layout, self.rows.in_layout(row), self.shown.typed
        here = [hint for hint in self.shown.hints if layout.row_of(hint.at) == number]
        wanted = [self.left + layout.cell_of(hint.at)[1] for hint in here]
        length = len(self.shown.hints[0].label)
        # placed among all of the row, so that none moves while they are typed
        begins = side_by_side(wanted, length, self.left + self.column)
        labels = [
            (begin, hint.label, hint.kind)
            for begin, hint in zip(begins, here, strict=False)
            if hint.label.startswith(typed)
        ]
        return with_labels(strip, labels, len(typed), self.palette)

    def _with_note(self, strip: Strip, row: int) -> Strip:
        """A row with what stands beside it in the margin."""
        segments = margin_segments(self.notes, row, self.palette)
        if not segments:
            return strip
        text = strip.crop(0, self.left + self.column + SPACE)
        return Strip([*text, *segments]).adjust_cell_length(self.width, self.palette.text)
