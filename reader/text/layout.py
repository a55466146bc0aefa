"""A document and a width make lines, and offsets and places on those lines are found from each other.

Rows cover the text without gaps: row i is text[starts[i]:starts[i + 1]], white space at its end included, so every
offset has exactly one place. Rules and the like are rows without text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reader.text.cells import cell_starts, cell_width
from reader.text.span import Span
from reader.text.wrap import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.text.document import Block, Document
    from reader.text.wrap import Mode

MINIMUM_WIDTH = 8
"""Narrower layouts are made as if they were this wide, and cropped by the terminal."""

QUOTE_CELLS = 2
LIST_CELLS = 4
CELL_GAP = 2
"""Between two columns of a table."""
_LONGEST_WORD = 200
"""Characters in which a space is looked for where a part must be cut within a block."""
_LEAST_MEASURE = 12
"""Cells that deep nesting leaves for the text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the stretch of text on it and how it is set."""

    start: int
    end: int
    """Where the next row starts: white space at the end of the row is part of it."""
    block: int
    """Number of the block it belongs to; -1 for an empty row between blocks."""
    kind: Literal["text", "blank", "rule"]
    indent: int
    """Cells before the text."""
    is_first: bool
    """Whether the block begins here: its marker stands before the text."""
    stops: tuple[int, ...] = ()
    """Table row: the cell, counted from the text's left edge, at which each column begins."""


class Layout:
    """Lines of a document at a width in cells. Immutable once made; making it costs time linear in the text."""

    def __init__(self, document: Document, width: int, part: Span | None = None) -> None:
        """Lay out a part of the document (see `part_around`) so that it can be had at once; None: all of it."""
        self.document = document
        self.width = max(MINIMUM_WIDTH, width)
        self._notes = _note_widths(document)
        self._wider = _on_characters(self._notes, document.text)
        self._tables: dict[int, tuple[int, ...]] = {}
        self._starts: list[int] = []
        self._blocks: list[int] = []
        self.start, self.end = (part.start, part.end) if part else (0, len(document.text))
        self._lay_out(_blocks_in(document, self.start, self.end))

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def is_whole(self) -> bool:
        """Whether it covers all of the document."""
        return self.start == 0 and self.end == len(self.document.text)

    # -- places

    def row_of(self, offset: int) -> int:
        """The row on which offset lies; offsets outside of a window count as on its first or last row."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def place_of(self, offset: int) -> tuple[int, int]:
        """(row, column) of an offset; columns count code points from the row's start."""
        row = self.row_of(offset)
        return row, offset - self._starts[row]

    def offset_of(self, row: int, column: int) -> int:
        """The offset at a place; a column behind the row's end counts as its last, a row outside as the nearest."""
        row = max(0, min(row, len(self) - 1))
        end = self._row_end(row)
        last = end if row == len(self) - 1 else max(self._starts[row], end - 1)
        return max(self._starts[row], min(self._starts[row] + column, last))

    def cell_of(self, offset: int) -> tuple[int, int]:
        """(row, cell) at which offset is drawn; cells count from the layout's left edge."""
        row, column = self.place_of(offset)
        return row, self.cells(row)[column]

    def offset_at(self, row: int, cell: int) -> int:
        """The offset drawn at or nearest before a cell of a row."""
        row = max(0, min(row, len(self) - 1))
        column = bisect_right(self.cells(row), cell) - 1
        return self.offset_of(row, max(0, column))

    # -- rows

    def line(self, row: int) -> Line:
        """The line at a row. Raises IndexError outside of the layout."""
        index = self._blocks[row]
        start, end = self._starts[row], self._row_end(row)
        if index < 0:
            return Line(start, end, -1, "blank", 0, is_first=False)
        block = self.document.blocks[index]
        if block.kind == "rule":
            return Line(start, end, index, "rule", self.indent(block), is_first=True)
        is_first = start == block.start
        stops = self._stops(index) if block.kind == "row" else ()
        hanging = 2 if block.kind == "row" and not stops and not is_first else 0
        return Line(start, end, index, "text", self.indent(block) + hanging, is_first, stops)

    def cells(self, row: int) -> list[int]:
        """The cell at which each code point of the row is drawn, and where the last one ends."""
        line = self.line(row)
        text = self.document.text[line.start : line.end]
        if line.stops:
            return [line.indent + cell for cell in _table_cells(text, line.stops)]
        starts = cell_starts(text)
        noted = [offset for offset in self._notes_in(line) if offset < line.end]
        for offset in noted:
            for column in range(offset - line.start, len(starts)):
                starts[column] += self._notes[offset]
        return [line.indent + cell for cell in starts]

    def indent(self, block: Block) -> int:
        """Cells before the text of a block."""
        wanted = block.depth * LIST_CELLS
        if block.kind == "footnote":
            wanted += LIST_CELLS
        elif block.kind == "code":
            wanted += 2
        room = max(0, self.width - _LEAST_MEASURE)
        return min(wanted, room // 2) + min(block.quote * QUOTE_CELLS, room // 2)

    # -- making

    def _row_end(self, row: int) -> int:
        return self._starts[row + 1] if row + 1 < len(self._starts) else self.end

    def _lay_out(self, numbers: range) -> None:
        text = self.document.text
        done = self.start
        for number in numbers:
            block = self.document.blocks[number]
            self._add_gap(text, done, block.start, opened=bool(self._starts) and done > self.start)
            starts, numbers_of = self._rows(number, block)
            self._starts += starts
            self._blocks += numbers_of
            done = max(done, min(block.end, self.end))
        self._add_gap(text, done, self.end, opened=bool(self._starts))
        if not self._starts:
            self._starts, self._blocks = [self.start], [-1]

    def _add_gap(self, text: str, start: int, end: int, *, opened: bool) -> None:
        """Rows for the white space between blocks: its first LF ends the row before, each further one is a row."""
        if opened:
            found = text.find("\n", start, end)
            start = end if found < 0 else found + 1
        while start < end:
            self._starts.append(start)
            self._blocks.append(-1)
            found = text.find("\n", start, end)
            start = end if found < 0 else found + 1

    def _rows(self, number: int, block: Block) -> tuple[list[int], list[int]]:
        """Starts of a block's rows and the block number of each; a rule has an empty row below."""
        if block.kind == "rule":
            return [block.start, block.start], [number, -1]
        starts = self._wrap(number, block)
        return starts, [number] * len(starts)

    def _wrap(self, number: int, block: Block) -> list[int]:
        text = self.document.text
        start, end = max(block.start, self.start), min(block.end, self.end)
        width = max(2, self.width - self.indent(block))
        if block.kind == "row":
            return [start] if self._stops(number) else self._stack_cells(block, width)
        mode: Mode = "verbatim" if block.kind == "code" else "flowed" if block.flowed else "prose"
        return line_starts(text, start, end, width, mode, self._wider)

    def _stack_cells(self, block: Block, width: int) -> list[int]:
        """A table too wide for the measure: each cell begins a line of its own, all lines but the first set in."""
        text, starts = self.document.text, []
        start = block.start
        while start < block.end:
            tab = text.find("\t", start, block.end)
            end = block.end if tab < 0 else tab + 1
            lines = line_starts(text, start, end, width, "prose", self._wider)
            if start > block.start or len(lines) > 1:
                lines = line_starts(text, start, end, max(2, width - 2), "prose", self._wider)
            starts += lines
            start = end
        return starts

    def _stops(self, number: int) -> tuple[int, ...]:
        """The column stops of the table that a row belongs to; empty where it does not fit."""
        group = self.document.blocks[number].group
        if group not in self._tables:
            self._tables[group] = self._table_stops(number, group)
        return self._tables[group]

    def _table_stops(self, number: int, group: int) -> tuple[int, ...]:
        blocks, text = self.document.blocks, self.document.text
        rows = list(_rows_of_table(blocks, number, group))
        widths: list[int] = []
        for row in rows:
            cells = text[row.start : row.end].split("\t")
            widths += [0] * (len(cells) - len(widths))
            for column, cell in enumerate(cells):
                widths[column] = max(widths[column], cell_width(cell))
        stops = [0]
        for width in widths:
            stops.append(stops[-1] + width + CELL_GAP)
        has_break = any("\n" in text[row.start : row.end] for row in rows)
        has_note = any(self._notes_in(row) for row in rows)
        fits = stops[-1] - CELL_GAP <= self.width - self.indent(rows[0])
        return tuple(stops[:-1]) if fits and not has_break and not has_note else ()

    @cached_property
    def _note_offsets(self) -> list[int]:
        return sorted(self._notes)

    def _notes_in(self, stretch: Line | Block) -> list[int]:
        if not self._notes:
            return []
        offsets = self._note_offsets
        return offsets[bisect_left(offsets, stretch.start) : bisect_left(offsets, stretch.end)]


def part_around(document: Document, offset: int, characters: int) -> Span:
    """A part of about that many characters, a quarter of them before offset, that can be laid out by itself.

    It begins and ends where blocks do; only in a block longer than that it begins or ends within, at a space where there
    is one, so that a part is at most about three times as long as asked for (a table's rows are not cut).
    """
    before, length = offset - characters // 4, len(document.text)
    start = 0 if before <= 0 else _cut_before(document, before, characters)
    end = length if before + characters >= length else _cut_after(document, before + characters, characters)
    return Span(start, end)


def _cut_before(document: Document, offset: int, longest: int) -> int:
    index = document.block_index(offset)
    if index < 0:
        return 0
    block = document.blocks[index]
    if not _may_cut(block, longest) or offset >= block.end:
        return block.start
    found = document.text.rfind(" ", max(block.start, offset - _LONGEST_WORD), offset)
    return found + 1 or offset


def _cut_after(document: Document, offset: int, longest: int) -> int:
    index = document.block_index(offset)
    block = document.blocks[index] if index >= 0 else None
    if block and _may_cut(block, longest) and block.start < offset < block.end:
        return document.text.find(" ", offset, min(block.end, offset + _LONGEST_WORD)) + 1 or offset
    following = bisect_right(document.starts, offset)
    return document.starts[following] if following < len(document.blocks) else len(document.text)


def _may_cut(block: Block, longest: int) -> bool:
    return block.end - block.start > longest and block.kind != "row"


def _blocks_in(document: Document, start: int, end: int) -> range:
    """Numbers of the blocks of which something lies in [start, end)."""
    starts = document.starts
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] != start:
        first = max(0, first - 1)
    return range(first, bisect_left(starts, end) if end < len(document.text) else len(starts))


def superscript(label: str) -> str:
    """A footnote's label as it is drawn in the text."""
    return label.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _note_widths(document: Document) -> dict[int, int]:
    """Offset -> cells that footnote references drawn before the character there take."""
    widths: dict[int, int] = {}
    for mark in document.marks:
        if mark.kind == "note":
            widths[mark.start] = widths.get(mark.start, 0) + cell_width(superscript(mark.target))
    return widths


def _on_characters(notes: dict[int, int], text: str) -> dict[int, int]:
    """The cells of references by the character they stay on a line with: before white space and at the end, the last."""
    wider: dict[int, int] = {}
    for offset, cells in notes.items():
        at = offset - 1 if offset and text[offset : offset + 1].strip() == "" else offset
        wider[at] = wider.get(at, 0) + cells
    return wider


def _rows_of_table(blocks: tuple[Block, ...], number: int, group: int) -> Iterable[Block]:
    """All rows of the table to which row number belongs."""
    first = number
    while first and blocks[first - 1].kind == "row" and blocks[first - 1].group == group:
        first -= 1
    for index in range(first, len(blocks)):
        block = blocks[index]
        if block.kind != "row" or block.group != group:
            break
        yield block


def _table_cells(text: str, stops: tuple[int, ...]) -> list[int]:
    """As `cell_starts`, with each tab leading to the next column's stop."""
    starts: list[int] = []
    for stop, content in zip(stops, text.split("\t"), strict=False):
        starts += [stop + cell for cell in cell_starts(content)]
    return starts
