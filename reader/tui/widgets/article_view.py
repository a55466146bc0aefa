"""The text: one line-API widget over the layout. It paints the visible lines and knows nothing of keys or stores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.text import Document, Mark, Span, SpanGroup, parse_plain
from reader.text.layout import Layout, part_around
from reader.tui.hints import side_by_side
from reader.tui.margin import EMPTY, SPACE, Inputs, Room, lay_out_margin, margin_segments, share, start_of
from reader.tui.painting import GUTTER, Gutter, padded, paint_line, with_labels
from reader.tui.shown import PLACES, Shown, gutter_of, layers_of, places_of
from reader.tui.theme import palette_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.timer import Timer

    from reader.tui.theme import Palette

EDGE_SECONDS = 0.05
"""How long a row stays while a drag scrolls."""
FIRST_CHARACTERS = 65_536
"""How much of a long text is laid out before its first frame."""


class ArticleView(ScrollView, can_focus=False):
    """Shows a document in a centred column and scrolls by its rows."""

    class Dragged(Message):
        """The mouse marks from one offset to another; `is_done` when its button was let go."""

        def __init__(self, start: int, end: int, *, is_done: bool) -> None:
            super().__init__()
            self.start, self.end, self.is_done = start, end, is_done

    class Pointed(Message):
        """The mouse clicked on an offset, once, twice or three times."""

        def __init__(self, offset: int, times: int) -> None:
            super().__init__()
            self.offset, self.times = offset, times

    class NotePointed(Message):
        """The mouse clicked on a note in the margin."""

        def __init__(self, annotation: str) -> None:
            super().__init__()
            self.annotation = annotation

    class Scrolled(Message):
        """Another part of the text is visible."""

    class PartLaidOut(Message):
        """Only the part around the place could be laid out at once: `take_layout` waits for the whole."""

    def __init__(self, measure: int, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.measure = measure
        self.document = Document("")
        self.header: tuple[tuple[str, str], ...] = ()
        self.shown = Shown()
        self._layout_ = Layout(self.document, measure)
        self._header_rows: list[tuple[str, str]] = []
        self._notes: SpanGroup[Mark] = SpanGroup()
        self._strips: dict[int, Strip] = {}
        self.expects_notes = False
        """Whether the margin is kept free before notes are there, so that the text need not move when they come."""
        self._margin_inputs: Inputs | None = None
        self._margin_layout = EMPTY
        self._drag_from: int | None = None
        self._pointer = Offset(0, 0)
        self._edge_timer: Timer | None = None
        """Scrolls while the pointer is held at an edge."""
        self._was_dragged = False
        """Whether the mouse button that was let go last had marked something: the click that follows is none."""
        self._wanted: int | None = None
        """Offset to show at the top once a size is known."""

    # -- what is shown

    @property
    def layout_(self) -> Layout:
        """The layout in force: of the whole document or, for a moment, of the part around the position."""
        return self._layout_

    def show_document(self, document: Document, header: tuple[tuple[str, str], ...], offset: int = 0) -> None:
        """Show a document from an offset on; header: (text, style) of lines above it, style "title" or "byline"."""
        self.document, self.header = document, header
        self._notes = SpanGroup(
            (Span(mark.start, max(mark.end, mark.start + 1)), mark) for mark in document.marks
        )
        self._lay_out(offset)

    def show_header(self, header: tuple[tuple[str, str], ...]) -> None:
        """Change the lines above the text, which stays where it is unless it is shown from its beginning."""
        if header == self.header:
            return
        self.header = header
        if not self.size.width or self._layout_.start:
            return
        top, before = int(self.scroll_offset.y), len(self._header_rows)
        self._header_rows = self._lay_out_header()
        self._lay_out_notes()
        self._repaint()
        if top >= before:
            self.scroll_rows_to(top + len(self._header_rows) - before)

    def show(self, **changes: object) -> None:
        """Change what is painted: fields of `Shown`."""
        before, margin = self.shown, self._margin_layout
        shown = replace(before, **changes)  # type: ignore[arg-type]  # names are checked by replace
        changed = {name for name in changes if getattr(shown, name) != getattr(before, name)}
        if not changed:
            return
        self.shown = shown
        if not changed.isdisjoint({"notes", "highlights", "focus", "chosen", "layers"}):
            self._lay_out_notes()
        if changed <= PLACES and self._margin_layout is margin:
            self._repaint_where([*places_of(before, changed), *places_of(shown, changed)])
        else:
            self._repaint()

    def set_measure(self, measure: int) -> None:
        """Change the column's width and stay at the same place."""
        self.measure = measure
        self._lay_out(self.top_offset)

    def take_layout(self, layout: Layout) -> None:
        """Replace the layout of a part by that of the whole, made elsewhere, staying at the same place."""
        if layout.document is self.document and layout.width == self.column_width:
            has_same_rows = not self._layout_.start and self._layout_.width == layout.width
            top = int(self.scroll_offset.y) if has_same_rows and self._wanted is None else None
            self._set_layout(layout, self.top_offset)
            if top is not None:  # maybe within the lines above the text
                self.scroll_rows_to(top)

    @property
    def column_width(self) -> int:
        """Cells of the text column."""
        return max(8, min(self.measure, self.size.width - GUTTER - 2))

    @property
    def margin(self) -> int:
        """Cells left of the text column."""
        return self.room.left

    @property
    def room(self) -> Room:
        """How text and notes share the width."""
        wants_notes = "margin" in self.shown.layers and bool(self.shown.notes or self.expects_notes)
        return share(self.size.width, self.column_width, GUTTER, with_notes=wants_notes)

    def _clamped(self, offset: int) -> int:
        """The offset, or the text's end where it lies behind: the text may have become shorter."""
        return max(0, min(offset, len(self.document.text)))

    def _lay_out(self, offset: int) -> None:
        offset = self._clamped(offset)
        if not self.size.width:
            self._wanted = offset
            return
        is_short = len(self.document.text) <= 4 * FIRST_CHARACTERS
        part = None if is_short else part_around(self.document, offset, FIRST_CHARACTERS)
        self._set_layout(Layout(self.document, self.column_width, part), offset)
        if not self._layout_.is_whole:
            self.post_message(self.PartLaidOut())

    def _set_layout(self, layout: Layout, offset: int) -> None:
        self._layout_ = layout
        self._header_rows = self._lay_out_header() if not layout.start else []
        self._lay_out_notes()
        self._repaint()
        self._wanted = None
        self._put_at_top(offset)
        self.post_message(self.Scrolled())

    def _lay_out_notes(self) -> None:
        """Place the notes in the margin, where anything that they depend on has changed."""
        layout, above, width = self._layout_, len(self._header_rows), self.room.notes
        rows = above + len(layout)
        here = [
            (each, above + layout.row_of(start) if start >= 0 else 0)
            for each in (self.shown.notes if width else ())
            if (start := start_of(each)) < 0 or layout.start <= start <= layout.end
        ]
        notes, wanted = tuple(each for each, _ in here), tuple(row for _, row in here)
        inputs = Inputs(notes, wanted, width, rows + self._tail, self._noted_focus())
        if inputs != self._margin_inputs:
            self._margin_inputs, self._margin_layout = inputs, lay_out_margin(inputs) if notes else EMPTY
        self.virtual_size = Size(self.size.width, max(rows + self._tail, self._margin_layout.end))

    def _noted_focus(self) -> str:
        """Id of the annotation in focus: the same stretch, else the innermost that it shares words with."""
        focus = self.shown.focus
        found = self.shown.highlights.overlapping(focus.start, focus.end) if focus else []
        if not found:
            return ""
        return min(
            found,
            key=lambda item: (item[0] != focus, item[1].annotation.id != self.shown.chosen, len(item[0])),
        )[1].annotation.id

    @property
    def _tail(self) -> int:
        """Empty rows after the end, so that it can be read in the middle of the screen."""
        return max(1, self.size.height // 3)

    def _lay_out_header(self) -> list[tuple[str, str]]:
        rows: list[tuple[str, str]] = [("", "byline")]
        for text, style in self.header:
            document = parse_plain(" ".join(text.split()))
            layout = Layout(document, self.column_width)
            lines = (layout.line(row) for row in range(len(layout)))
            rows += [(document.text[line.start : line.end].rstrip(), style) for line in lines]
        return [*rows, ("", "byline")] if self.header else rows

    # -- places

    @property
    def top_row(self) -> int:
        """The layout's row at the top of the screen; negative while the header is there."""
        return int(self.scroll_offset.y) - len(self._header_rows)

    @property
    def top_offset(self) -> int:
        """The offset of the first visible character."""
        if self._wanted is not None:
            return self._wanted
        return self._layout_.offset_of(max(0, self.top_row), 0)

    def is_on_first_row(self, offset: int) -> bool:
        """Whether an offset that was `top_offset` is on the first visible row, or as near to it as the end lets it come."""
        if self._wanted is not None:
            return offset == self._wanted
        line = self._layout_.line(max(0, min(self.top_row, len(self._layout_) - 1)))
        return line.start <= offset and (offset <= max(line.start, line.end - 1) or self.is_at_end)

    @property
    def on_screen(self) -> Span:
        """The stretch of text on the screen."""
        top = max(0, self.top_row)
        bottom = max(top, min(self.top_row + self.size.height, len(self._layout_)) - 1)
        last = self._layout_.line(bottom)
        start = self._layout_.line(min(top, bottom)).start
        return Span(start, max(start, last.end))

    @property
    def progress(self) -> float:
        """How much of the text lies above the screen's lower edge, 0 to 1."""
        length = len(self.document.text)
        return self.on_screen.end / length if length else 1.0

    def scroll_to_offset(self, offset: int, *, at_top: bool = False) -> None:
        """Bring an offset onto the screen: to the top, or with as little movement as leaves some lines around it."""
        offset = self._clamped(offset)
        if not self._is_amid(offset):
            self._lay_out(offset)
        if self._wanted is not None:  # no size is known yet
            self._wanted = offset
        elif at_top:
            self._put_at_top(offset)
        else:
            self._bring_in(offset)

    def _is_amid(self, offset: int) -> bool:
        """Whether a screen before an offset and one after it are laid out, as far as there is text."""
        layout, height = self._layout_, self.size.height
        if not layout.start <= offset <= layout.end:
            return False
        row = layout.row_of(offset)
        return (not layout.start or row >= height) and (self._is_end_laid_out or row + height < len(layout))

    @property
    def _is_end_laid_out(self) -> bool:
        return self._layout_.end == len(self.document.text)

    def _put_at_top(self, offset: int) -> None:
        at_beginning = offset <= (self.document.blocks[0].start if self.document.blocks else 0)
        self.scroll_rows_to(0 if at_beginning else self._layout_.row_of(offset) + len(self._header_rows))

    def _bring_in(self, offset: int) -> None:
        """Scroll to an offset with as little movement as leaves some lines around it."""
        row, height = self._layout_.row_of(offset) + len(self._header_rows), self.size.height
        slack = min(3, height // 4)
        top = int(self.scroll_offset.y)
        if row < top + slack:
            self.scroll_rows_to(row - max(slack, height // 3 if row < top else slack))
        elif row > top + height - 1 - slack:
            far = row > top + height
            self.scroll_rows_to(row - height // 3 if far else row - height + 1 + slack)

    def scroll_to_span(self, span: Span) -> None:
        """Bring a stretch onto the screen, its beginning for sure."""
        if span.end > span.start:
            self.scroll_to_offset(min(span.end - 1, len(self.document.text)))
        self.scroll_to_offset(span.start)

    def scroll_rows_to(self, row: int) -> None:
        """Put a row of the view at its top, as far as there are rows."""
        self.scroll_to(y=max(0, row), animate=False, immediate=True, force=True)

    def scroll_rows(self, count: int) -> bool:
        """Scroll by rows, as far as there are some; False where there are none."""
        done = self._scroll_in_layout(count)
        while done != count and not self._has_edge(count):
            self._lay_out(self.top_offset)
            step = self._scroll_in_layout(count - done)
            if not step:
                break
            done += step
        return done != 0

    def _has_edge(self, direction: int) -> bool:
        """Whether the text begins, or ends, where the layout does."""
        return self._is_end_laid_out if direction > 0 else not self._layout_.start

    def _scroll_in_layout(self, count: int) -> int:
        """Scroll by rows, of a part never beyond those that are laid out; by how many it was."""
        top = int(self.scroll_offset.y)
        rows = len(self._header_rows) + len(self._layout_)
        last = self.max_scroll_y if self._is_end_laid_out else rows - self.size.height
        self.scroll_rows_to(max(top, min(top + count, last)) if count > 0 else top + count)
        return int(self.scroll_offset.y) - top

    def scroll_to_start(self) -> None:
        """To the first row, lines above the text included."""
        if self._layout_.start:
            self._lay_out(0)
        self.scroll_rows_to(0)

    def scroll_to_end(self) -> None:
        """To the last row."""
        if not self._is_end_laid_out:
            self._lay_out(len(self.document.text))
        self.scroll_rows_to(int(self.max_scroll_y))

    @property
    def is_at_start(self) -> bool:
        """Whether the first row is on the screen's first."""
        return not self._layout_.start and not int(self.scroll_offset.y)

    @property
    def is_at_end(self) -> bool:
        """Whether there is nothing to scroll to below."""
        return self._is_end_laid_out and int(self.scroll_offset.y) >= self.max_scroll_y

    def offset_under(self, x: int, y: int) -> int:
        """The offset at or nearest to a cell of the widget."""
        return self._layout_.offset_at(self.top_row + y, x - self.margin)

    # -- painting

    @property
    def palette(self) -> Palette:
        """The styles of the theme in force."""
        return palette_of(self.app)

    def render_line(self, y: int) -> Strip:
        """The strip at a row of the screen."""
        row = int(self.scroll_offset.y) + y
        strip = self._strips.get(row)
        if strip is None:
            strip = self._paint(row - len(self._header_rows))
            strip = self._strips[row] = self._with_note(self._with_hints(strip, row), row)
        return strip

    def _with_hints(self, strip: Strip, row: int) -> Strip:
        """A row with the labels that may still be meant upon its text."""
        if not self.shown.hints:
            return strip
        layout, typed = self._layout_, self.shown.typed
        here = [
            (layout.cell_of(hint.at)[1], hint)
            for hint in self.shown.hints
            if hint.label.startswith(typed) and layout.row_of(hint.at) == row - len(self._header_rows)
        ]
        left, width = self.margin, self.size.width
        begins = side_by_side([(left + cell, len(hint.label)) for cell, hint in here], width)
        labels = [(begin, hint.label, hint.kind) for begin, (_, hint) in zip(begins, here, strict=True)]
        return with_labels(strip, labels, len(typed), self.palette)

    def _with_note(self, strip: Strip, row: int) -> Strip:
        """A row with what stands beside it in the margin."""
        segments = margin_segments(self._margin_layout, row, self.palette)
        if not segments:
            return strip
        left = strip.crop(0, self._notes_from)
        return Strip([*left, *segments]).adjust_cell_length(self.size.width, self.palette.text)

    @property
    def _notes_from(self) -> int:
        """The cell that notes in the margin begin at."""
        return self.margin + self.column_width + SPACE

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def _repaint_where(self, stretches: Iterable[Span]) -> None:
        """Paint only the visible rows of some stretches anew. Rows that are not visible are painted when they come."""
        layout, above = self._layout_, len(self._header_rows)
        top = int(self.scroll_offset.y)
        visible = range(top, top + self.size.height)
        stale: set[int] = set()
        for span in stretches:
            first, last = above + layout.row_of(span.start), above + layout.row_of(span.end)
            stale.update(range(max(first, visible.start), min(last + 1, visible.stop)))
        self._strips = {
            row: strip for row, strip in self._strips.items() if row in visible and row not in stale
        }
        for row in stale:
            self.refresh_line(row)

    def _paint(self, row: int) -> Strip:
        colors = self.palette
        if row < 0:
            text, kind = self._header_rows[row]
            style = colors.text + (colors.heading if kind == "title" else colors.dim)
            return padded([Segment(text, style)], self.margin, self.size.width, Gutter(), colors)
        if row >= len(self._layout_):
            return padded([], self.margin, self.size.width, Gutter(), colors)
        line = self._layout_.line(row)
        marks = [mark for _, mark in self._notes.overlapping(line.start, line.end)]
        segments = paint_line(
            self._layout_, row, layers_of(self.shown, line.start, line.end, colors), marks, colors
        )
        return padded(
            segments,
            self.margin,
            self.size.width,
            gutter_of(self.shown, line.start, line.end, colors),
            colors,
        )

    # -- events

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for the new width, keeping the first visible character at the top."""
        del event
        if self.size.width:
            self._lay_out(self.top_offset)

    def notify_style_update(self) -> None:
        """Paint anew when the theme changes."""
        super().notify_style_update()
        self._strips.clear()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that another part is visible."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to mark."""
        if event.button == 1:
            self._drag_from = self.offset_under(event.x, event.y)
            self._pointer = event.offset
            self.capture_mouse()
            self._edge_timer = self.set_interval(EDGE_SECONDS, self._scroll_at_edge)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark up to the pointer."""
        if self._drag_from is not None:
            self._pointer = event.offset
            self._drag()

    def _scroll_at_edge(self) -> None:
        """Scroll on while the pointer is held on the first or last row, or beyond: a terminal tells no more."""
        if self._drag_from is None or self._under_pointer() == self._drag_from:
            return  # let go, or not moved yet: it may be a click
        step = -1 if self._pointer.y <= 0 else 1 if self._pointer.y >= self.size.height - 1 else 0
        before = self.scroll_offset.y
        if step:
            self.scroll_rows(step)
        if self.scroll_offset.y != before:
            self._drag()

    def _under_pointer(self) -> int:
        return self.offset_under(self._pointer.x, max(0, min(self._pointer.y, self.size.height - 1)))

    def _drag(self) -> None:
        if self._drag_from is not None:
            self.post_message(self.Dragged(self._drag_from, self._under_pointer(), is_done=False))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End marking."""
        if self._drag_from is None:
            return
        start, self._drag_from = self._drag_from, None
        if self._edge_timer:
            self._edge_timer.stop()
        self.release_mouse()
        self._pointer = event.offset
        end = self._under_pointer()
        self._was_dragged = end != start
        if self._was_dragged:
            self.post_message(self.Dragged(start, end, is_done=True))

    def on_click(self, event: events.Click) -> None:
        """Point at a place. Textual's own selection of the whole widget is not wanted here."""
        event.prevent_default()
        event.stop()
        row = int(self.scroll_offset.y) + event.y
        noted = self._margin_layout.by_row.get(row) if event.x >= self._notes_from else None
        if noted:
            self.post_message(self.NotePointed(noted[0].id))
        elif not self._was_dragged:
            self.post_message(self.Pointed(self.offset_under(event.x, event.y), event.chain))
