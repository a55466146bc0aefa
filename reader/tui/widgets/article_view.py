"""The text: one line-API widget over the rows of an article. It paints those on the screen and knows nothing of stores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView

from reader.text import Document, Mark, Span, SpanGroup
from reader.text.layout import Layout, part_around
from reader.tui.article_painting import Painter
from reader.tui.article_rows import ArticleRows, lines_above
from reader.tui.margin import EMPTY, SPACE, Inputs, Room, inputs_for, lay_out_margin, share
from reader.tui.painting import GUTTER
from reader.tui.shown import PLACES, Shown, places_of
from reader.tui.theme import palette_of
from reader.tui.widgets.dragging import Dragging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.strip import Strip

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
        self._rows = ArticleRows(Layout(self.document, measure))
        self._marks: SpanGroup[Mark] = SpanGroup()
        self._strips: dict[int, Strip] = {}
        """What was painted, by row."""
        self.expects_notes = False
        """Whether the margin is kept free before notes are there, so that the text need not move when they come."""
        self._margin_inputs: Inputs | None = None
        self._margin_layout = EMPTY
        self._dragging = Dragging(self, self._mark)
        self._wanted: int | None = None
        """Offset to show at the top once a size is known."""
        self._height = 0
        """Rows of the screen that the layout was made for."""
        self._kept: int | None = None
        """First visible offset before changes of the width kept the end on the screen instead; None: scrolled since."""

    # -- what is shown

    @property
    def layout_(self) -> Layout:
        """The layout in force: of the whole document or, for a moment, of the part around the position."""
        return self._rows.layout

    def show_document(self, document: Document, header: tuple[tuple[str, str], ...], offset: int = 0) -> None:
        """Show a document from an offset on; header: (text, style) of lines above it, style "title" or "byline"."""
        self.document, self.header = document, header
        self._marks = SpanGroup(
            (Span(mark.start, max(mark.end, mark.start + 1)), mark) for mark in document.marks
        )
        self._lay_out(offset)

    def show_header(self, header: tuple[tuple[str, str], ...]) -> None:
        """Change the lines above the text, which stays where it is unless it is shown from its beginning."""
        if header == self.header:
            return
        self.header = header
        if not self.size.width or not self._rows.is_start_laid_out:
            return
        top, before = self._top, len(self._rows.above)
        self._rows = ArticleRows(self.layout_, lines_above(header, self.column_width))
        self._lay_out_notes()
        self._repaint()
        if top >= before:
            self.scroll_rows_to(top + len(self._rows.above) - before)

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
        self._lay_out_anew()

    def take_layout(self, layout: Layout) -> None:
        """Replace the layout of a part by that of the whole, made elsewhere, staying at the same place."""
        if layout.document is self.document and layout.width == self.column_width:
            has_same_rows = self._rows.is_start_laid_out and self.layout_.width == layout.width
            top = self._top if has_same_rows and self._wanted is None else None
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
    def notes_from(self) -> int:
        """The cell that notes in the margin begin at."""
        return self.margin + self.column_width + SPACE

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
        if not self.layout_.is_whole:
            self.post_message(self.PartLaidOut())

    def _lay_out_anew(self) -> None:
        """Lay out for another width: the first visible character stays at the top, but the end where it is on the screen."""
        if not self.size.width:  # it comes when the text is shown
            return
        offset, end, kept = self.top_offset, self._end_on_screen, self._kept
        self._lay_out(offset)
        if end is not None and self._rows.is_end_laid_out:
            self.scroll_rows_to(max(self._top, len(self._rows) - 1 - min(end, self.size.height - 1)))
            self._kept = offset if kept is None else kept

    def _set_layout(self, layout: Layout, offset: int) -> None:
        above = () if layout.start else lines_above(self.header, self.column_width)
        self._rows, self._height = ArticleRows(layout, above), self.size.height
        self._lay_out_notes()
        self._repaint()
        self._wanted = self._kept = None
        self.scroll_rows_to(self._rows.top_for(offset))
        self.post_message(self.Scrolled())

    def _lay_out_notes(self) -> None:
        """Place the notes in the margin, where anything that they depend on has changed."""
        rows = len(self._rows) + self._tail
        inputs = inputs_for(self.shown, self._rows, self.room.notes, rows)
        if inputs != self._margin_inputs:
            self._margin_inputs, self._margin_layout = inputs, lay_out_margin(inputs)
        self.virtual_size = Size(self.size.width, max(rows, self._margin_layout.end))

    @property
    def _tail(self) -> int:
        """Empty rows after the end, so that it can be read in the middle of the screen."""
        return max(1, self.size.height // 3)

    # -- places

    @property
    def _top(self) -> int:
        """The row at the top of the screen."""
        return int(self.scroll_offset.y)

    @property
    def top_row(self) -> int:
        """The layout's row at the top of the screen; negative while the header is there."""
        return self._rows.in_layout(self._top)

    @property
    def top_offset(self) -> int:
        """The offset of the first visible character."""
        return self._rows.offset_at_top(self._top) if self._wanted is None else self._wanted

    @property
    def _end_on_screen(self) -> int | None:
        """The screen's row that the text's last one is on; None where it is on none, or the beginning is shown with it."""
        if self._wanted is not None or not self._rows.is_end_laid_out or self.is_at_start:
            return None
        row = len(self._rows) - 1 - self._top
        # while the screen gets another height, the end is on it where it was before
        return max(0, row) if row < max(self._height, self.size.height) else None

    def is_on_first_row(self, offset: int) -> bool:
        """Whether an offset that was `top_offset` is on the first visible row, or as near to it as the end lets it come."""
        if self._wanted is not None:
            return offset == self._wanted
        if self._kept is not None and self._kept <= offset < self.top_offset:
            return True
        return self._rows.is_on_first_row(offset, self._top, is_at_end=self.is_at_end)

    @property
    def on_screen(self) -> Span:
        """The stretch of text on the screen, or that would be there if the panel did not hide it."""
        return self._rows.on_screen(self._top, self.size.height or self._height)

    @property
    def progress(self) -> float:
        """How much of the text lies above the screen's lower edge, 0 to 1."""
        length = len(self.document.text)
        return self.on_screen.end / length if length else 1.0

    def scroll_to_offset(self, offset: int, *, at_top: bool = False) -> None:
        """Bring an offset onto the screen: to the top, or with as little movement as leaves some lines around it."""
        offset = self._clamped(offset)
        if not self._rows.is_amid(offset, self.size.height):
            self._lay_out(offset)
        if self._wanted is not None:  # no size is known yet
            self._wanted = offset
        elif at_top:
            self.scroll_rows_to(self._rows.top_for(offset))
        else:
            top = self._rows.top_to_see(offset, self._top, self.size.height)
            if top != self._top:
                self.scroll_rows_to(top)

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
        while done != count and not self._rows.has_edge(count):
            self._lay_out(self.top_offset)
            step = self._scroll_in_layout(count - done)
            if not step:
                break
            done += step
        return done != 0

    def _scroll_in_layout(self, count: int) -> int:
        """Scroll by rows, of a part never beyond those that are laid out; by how many it was."""
        top = self._top
        last = self.max_scroll_y if self._rows.is_end_laid_out else len(self._rows) - self.size.height
        self.scroll_rows_to(max(top, min(top + count, last)) if count > 0 else top + count)
        return self._top - top

    def scroll_to_start(self) -> None:
        """To the first row, lines above the text included."""
        if not self._rows.is_start_laid_out:
            self._lay_out(0)
        self.scroll_rows_to(0)

    def scroll_to_end(self) -> None:
        """To the last row."""
        if not self._rows.is_end_laid_out:
            self._lay_out(len(self.document.text))
        self.scroll_rows_to(int(self.max_scroll_y))

    @property
    def is_at_start(self) -> bool:
        """Whether the first row is on the screen's first."""
        return self._rows.is_start_laid_out and not self._top

    @property
    def is_at_end(self) -> bool:
        """Whether there is nothing to scroll to below."""
        return self._rows.is_end_laid_out and self._top >= self.max_scroll_y

    def offset_under(self, x: int, y: int) -> int:
        """The offset at or nearest to a cell of the widget."""
        return self.layout_.offset_at(self.top_row + y, x - self.margin)

    # -- painting

    def render_line(self, y: int) -> Strip:
        """The strip at a row of the screen."""
        row = self._top + y
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._paint(row)
        return strip

    def _paint(self, row: int) -> Strip:
        painter = Painter(
            self._rows,
            self._marks,
            self.shown,
            self._margin_layout,
            self.margin,
            self.column_width,
            self.size.width,
            palette_of(self.app),
        )
        return painter.paint(row)

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def _repaint_where(self, stretches: Iterable[Span]) -> None:
        """Paint only the visible rows of some stretches anew. Rows that are not visible are painted when they come."""
        visible = range(self._top, self._top + self.size.height)
        stale: set[int] = set()
        for span in stretches:
            first, last = self._rows.row_of(span.start), self._rows.row_of(span.end)
            stale.update(range(max(first, visible.start), min(last + 1, visible.stop)))
        self._strips = {
            row: strip for row, strip in self._strips.items() if row in visible and row not in stale
        }
        for row in stale:
            self.refresh_line(row)

    # -- events

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for the new width."""
        del event
        self._lay_out_anew()

    def notify_style_update(self) -> None:
        """Paint anew when the theme changes."""
        super().notify_style_update()
        self._strips.clear()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that another part is visible."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._kept = None
            self.post_message(self.Scrolled())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to mark."""
        if event.button == 1:
            self.capture_mouse()
            self._dragging.begin(event.offset)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark up to the pointer."""
        self._dragging.move(event.offset)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End marking."""
        if self._dragging.is_begun:
            self.release_mouse()
            self._dragging.end(event.offset)

    def _mark(self, start: int, end: int, is_done: bool) -> None:
        self.post_message(self.Dragged(start, end, is_done=is_done))

    def on_click(self, event: events.Click) -> None:
        """Point at a place. Textual's own selection of the whole widget is not wanted here."""
        event.prevent_default()
        event.stop()
        is_beside = event.x >= self.notes_from
        noted = self._margin_layout.by_row.get(self._top + event.y) if is_beside else None
        if noted:
            self.post_message(self.NotePointed(noted[0].id))
        elif not self._dragging.was_dragged:
            self.post_message(self.Pointed(self.offset_under(event.x, event.y), event.chain))
