"""A laid-out line with its layers makes a strip of styled cells. Pure: everything it depends on is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.text.cells import drawable, graphemes, is_narrow
from reader.text.layout import LIST_CELLS, QUOTE_CELLS, superscript

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text.document import Block, Mark
    from reader.text.layout import Layout, Line
    from reader.tui.theme import Palette

HIGHLIGHT_CELLS = 2
"""Cells for letters of highlights: two of different colours may stand on one line."""
GUTTER = HIGHLIGHT_CELLS + 2
"""Cells left of the text for letters that say what a line holds: highlights, a quotation or the focus, a space."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A style on a stretch of the text. Of two on one place the later in a sequence wins where they disagree."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Gutter:
    """What stands left of a line: one cell for a quotation or the focus, and one each for highlights."""

    quotation: str = " "
    highlights: tuple[tuple[str, Style], ...] = ()
    """Letter and style of each, at most HIGHLIGHT_CELLS."""


@lru_cache(maxsize=2048)
def _combined(styles: tuple[Style, ...]) -> Style:
    return Style.combine(styles)


def paint_line(
    layout: Layout, row: int, layers: Sequence[Layer], marks: Iterable[Mark], palette: Palette
) -> list[Segment]:
    """The segments of a row, from the layout's left edge, without padding on the right.

    layers and marks may reach beyond the row; later layers win.
    """
    line = layout.line(row)
    if line.kind == "blank":
        return []
    block = layout.document.blocks[line.block]
    segments = _prefix(line, block, palette)
    if line.kind == "rule":
        return [*segments, Segment("─" * max(1, layout.width - line.indent), palette.text + palette.dim)]
    text = layout.document.text[line.start : line.end]
    visible = len(text.rstrip())
    base = _block_style(block, palette)
    all_layers = [*_mark_layers(marks, palette), *layers]
    pieces = _pieces(line, visible, all_layers)
    if not is_narrow(text):
        pieces = _on_clusters(text, pieces)
    notes = {
        mark.start - line.start: mark for mark in marks if mark.kind == "note" and mark.start >= line.start
    }
    cells = layout.cells(row)
    for start, end, styles in pieces:
        style = _combined((palette.text, base, *styles))
        segments += _segments(text, start, end, cells, notes, style, palette)
    if visible in notes and visible < len(text) + 1:
        segments.append(Segment(superscript(notes[visible].target), palette.text + palette.accent))
    return segments


def _block_style(block: Block, palette: Palette) -> Style:
    if block.kind == "heading":
        return palette.heading
    if block.kind == "code":
        return palette.code
    if block.kind == "row" and block.level:
        return palette.strong
    if block.kind == "footnote":
        return palette.dim
    return Style.null()


_MARK_STYLES = {"strong", "emphasis", "strike", "code", "link"}


def _mark_layers(marks: Iterable[Mark], palette: Palette) -> list[Layer]:
    layers = [
        Layer(mark.start, mark.end, getattr(palette, mark.kind))
        for mark in marks
        if mark.kind in _MARK_STYLES
    ]
    images = [
        Layer(mark.start, mark.end, palette.emphasis + palette.dim) for mark in marks if mark.kind == "image"
    ]
    return layers + images


def _prefix(line: Line, block: Block, palette: Palette) -> list[Segment]:
    """Quotation bars and the marker of a list item or footnote, filling the line's indent."""
    bars = "▌ " * block.quote
    room = max(0, line.indent - len(bars))
    marker = ""
    if line.is_first and block.marker and (block.depth or block.kind == "footnote") and block.kind != "code":
        marker = drawable(block.marker)[:room]
    label = f"{marker} ".rjust(min(room, _marker_room(block))) if marker else ""
    label = label[-room:] if room else ""
    segments = [Segment(bars[: line.indent], palette.text + palette.dim)] if bars else []
    return [
        *segments,
        Segment(
            label.ljust(room) if len(label) >= room else " " * (room - len(label)) + label,
            palette.text + palette.marker,
        ),
    ]


def _marker_room(block: Block) -> int:
    return LIST_CELLS * max(1, block.depth) + QUOTE_CELLS


def _pieces(line: Line, visible: int, layers: Sequence[Layer]) -> list[tuple[int, int, tuple[Style, ...]]]:
    """The visible columns of a line cut where a layer begins or ends: (start, end, styles)."""
    here = []
    edges = {0, visible}
    for layer in layers:
        start, end = max(0, layer.start - line.start), min(visible, layer.end - line.start)
        if start < end:
            here.append((start, end, layer.style))
            edges |= {start, end}
    ordered = sorted(edges)
    return [
        (first, last, tuple(style for start, end, style in here if start <= first and last <= end))
        for first, last in zip(ordered, ordered[1:], strict=False)
    ]


def _on_clusters(
    text: str, pieces: list[tuple[int, int, tuple[Style, ...]]]
) -> list[tuple[int, int, tuple[Style, ...]]]:
    """Pieces moved so that none cuts what a terminal draws as one character."""
    starts = {start for start, *_ in graphemes(text)} | {len(text)}
    moved = []
    done = 0
    for _, end, styles in pieces:
        while end < len(text) and end not in starts:
            end += 1
        if end > done:
            moved.append((done, end, styles))
        done = max(done, end)
    return moved


def _segments(
    text: str,
    start: int,
    end: int,
    cells: list[int],
    notes: dict[int, Mark],
    style: Style,
    palette: Palette,
) -> list[Segment]:
    """A piece of one style, with tabs as wide as they are drawn and footnote references put in."""
    segments: list[Segment] = []
    run = start
    for column in range(start, end):
        if column in notes or text[column] == "\t":
            if run < column:
                segments.append(Segment(drawable(text[run:column]), style))
            run = column
            if column in notes:
                segments.append(Segment(superscript(notes[column].target), palette.text + palette.accent))
            if text[column] == "\t":
                segments.append(Segment(" " * (cells[column + 1] - cells[column]), style))
                run = column + 1
    if run < end:
        segments.append(Segment(drawable(text[run:end]).replace("\n", " "), style))
    return segments


def with_labels(strip: Strip, labels: Sequence[tuple[int, str, str]], typed: int, palette: Palette) -> Strip:
    """A strip with labels upon it: (cell, letters, kind) in the order of cells; the first `typed` letters are dim."""
    segments: list[Segment] = []
    done = 0
    for cell, label, kind in labels:
        style = palette.text + (palette.quotation_label if kind == "quotation" else palette.label)
        segments += strip.crop(done, cell) if cell > done else ()
        segments += [Segment(label[:typed], style + Style(dim=True))] if typed else []
        segments.append(Segment(label[typed:], style))
        done = cell + len(label)
    return Strip([*segments, *strip.crop(done)]).adjust_cell_length(strip.cell_length, palette.text)


def padded(segments: list[Segment], margin: int, width: int, gutter: Gutter, palette: Palette) -> Strip:
    """A full-width strip: margin with its gutter, the segments, and background up to the width."""
    left = max(0, margin - GUTTER) + HIGHLIGHT_CELLS - len(gutter.highlights)
    head = [
        Segment(" " * left, palette.text),
        *(Segment(letter, palette.text + style) for letter, style in gutter.highlights),
        Segment(gutter.quotation, palette.text + palette.quotation),
        Segment(" ", palette.text),
    ]
    strip = Strip([*(head if margin >= GUTTER else [Segment(" " * margin, palette.text)]), *segments])
    return strip.adjust_cell_length(width, palette.text)
