"""A list of which only the visible rows are painted, so that ten thousand articles cost what ten do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.text.cells import cell_width, drawable
from reader.tui.theme import palette_of, readable_style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual import events

    from reader.tui.theme import Palette


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one or more screen rows: lines of (text, style name of the palette) parts."""

    lines: tuple[tuple[tuple[str, str], ...], ...]
    key: object = None
    """What the row stands for; None: a heading that is passed over."""


class RowList(ScrollView, can_focus=False):
    """Rows of equal height, one of them under the cursor."""

    class Moved(Message):
        """The reader moved the cursor to another row."""

        def __init__(self, rows: RowList, key: object) -> None:
            super().__init__()
            self.rows, self.key = rows, key

    class Chosen(Message):
        """A row was clicked on while the cursor stood on it."""

        def __init__(self, rows: RowList, key: object) -> None:
            super().__init__()
            self.rows, self.key = rows, key

    def __init__(self, height: int = 1, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.row_height = height
        self.count = 0
        self.cursor = 0
        self.active = True
        """Whether the cursor is drawn strongly: the keys go here."""
        self._make: Callable[[int], Row] = lambda _: Row(())
        self._strips: dict[tuple[int, int], list[Strip]] = {}

    def show_rows(
        self, rows: Sequence[Row] | None = None, *, count: int = 0, make: Callable[[int], Row] | None = None
    ) -> None:
        """Show rows, or count rows that make() gives when they come into view; the cursor stays where it can."""
        if rows is not None:
            self.count, self._make = len(rows), rows.__getitem__
        elif make:
            self.count, self._make = count, make
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self.count * self.row_height)
        self.move_to(min(self.cursor, max(0, self.count - 1)))
        self.refresh()

    @property
    def key(self) -> object:
        """What the row under the cursor stands for; None in an empty list."""
        return self._make(self.cursor).key if 0 <= self.cursor < self.count else None

    @property
    def page(self) -> int:
        """Rows on a screen."""
        return max(1, self.size.height // self.row_height)

    def move(self, count: int) -> None:
        """Move the cursor by rows, over headings."""
        before = self.cursor
        self.move_to(self.cursor + count, 1 if count >= 0 else -1)
        if self.cursor != before:
            self.post_message(self.Moved(self, self.key))

    def move_to(self, index: int, step: int = 1) -> None:
        """Put the cursor on a row, or the nearest that is no heading, and scroll it and its headings into view."""
        if not self.count:
            self.cursor = 0
            return
        index = self._nearest(max(0, min(index, self.count - 1)), step)
        before, self.cursor = self.cursor, index
        top, height = int(self.scroll_offset.y), self.row_height
        y, first = index * height, self._first_heading_above(index) * height
        if first < top or index == 0:
            self._scroll_rows_to(first)
        elif y + height > top + self.size.height > 0:
            self._scroll_rows_to(y + height - self.size.height)
        self._repaint_rows(before, index)

    def _first_heading_above(self, index: int) -> int:
        """The first of the headings right above a row, as far as a screen has room for them; the row where there are none."""
        first = index
        while first > 0 and index - first < self.page - 1 and self._make(first - 1).key is None:
            first -= 1
        return first

    def _repaint_rows(self, *rows: int) -> None:
        """Paint some rows anew; others that are visible stay painted."""
        top, height = int(self.scroll_offset.y), self.row_height
        visible = range(top // height, -(-(top + self.size.height) // height))
        self._strips = {
            (row, width): strips
            for (row, width), strips in self._strips.items()
            if row in visible and row not in rows
        }
        for row in {*rows} & {*visible}:
            self.refresh_lines(row * height, height)

    def _nearest(self, index: int, step: int) -> int:
        for candidates in (
            range(index, self.count if step > 0 else -1, step),
            range(index, -1 if step > 0 else self.count, -step),
        ):
            for candidate in candidates:
                if self._make(candidate).key is not None:
                    return candidate
        return max(0, index)

    def set_active(self, active: bool) -> None:
        """Draw the cursor strongly or not."""
        if active != self.active:
            self.active = active
            self._strips.clear()
            self.refresh()

    def _scroll_rows_to(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False, immediate=True, force=True)

    # -- painting

    @property
    def palette(self) -> Palette:
        """The styles of the theme in force."""
        return palette_of(self.app)

    def render_line(self, y: int) -> Strip:
        """The strip at a row of the screen."""
        row, part = divmod(int(self.scroll_offset.y) + y, self.row_height)
        width = self.size.width
        if row >= self.count:
            return Strip.blank(width, self.palette.text)
        strips = self._strips.get((row, width))
        if strips is None:
            strips = self._strips[row, width] = self._paint(row, width)
        return strips[part] if part < len(strips) else Strip.blank(width, self.palette.text)

    def _paint(self, index: int, width: int) -> list[Strip]:
        colors, row = self.palette, self._make(index)
        background, is_chosen = colors.text, index == self.cursor and row.key is not None
        if is_chosen:
            background = colors.text + (colors.selection if self.active else colors.focus)
            # What is dim on the background of the text cannot be read on another.
            colors = replace(colors, dim=background)
        pointer = "▎" if is_chosen else " "
        strips = []
        for line in row.lines:
            segments = [Segment(pointer, background + colors.accent)]
            parts = _parts(line, background, colors)
            segments += (
                [Segment(text, style and readable_style(style)) for text, style, _ in parts]
                if is_chosen
                else parts
            )
            strips.append(Strip(segments).adjust_cell_length(width, background))
        strips += [Strip.blank(width, colors.text)] * (self.row_height - len(strips))
        return strips

    def notify_style_update(self) -> None:
        """Paint anew when the theme changes."""
        super().notify_style_update()
        self._strips.clear()

    # -- events

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view."""
        del event
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self.count * self.row_height)
        self.move_to(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row; choose it where it was there already."""
        event.stop()
        index = (int(self.scroll_offset.y) + event.y) // self.row_height
        if not 0 <= index < self.count or self._make(index).key is None:
            return
        if index == self.cursor:
            self.post_message(self.Chosen(self, self.key))
        else:
            self.move(index - self.cursor)


def _parts(line: tuple[tuple[str, str], ...], background: Style, colors: Palette) -> list[Segment]:
    segments = []
    for text, name in line:
        if name.startswith("letter:"):
            style = background + colors.letters.get(name[7:], colors.dim)
        else:
            style = background + getattr(colors, name) if name else background
        segments.append(Segment(drawable(text).replace("\n", " ").replace("\t", " "), style))
    return segments


def cropped(text: str, width: int) -> str:
    """The text on at most width cells, with an ellipsis where it was cut."""
    shown = " ".join(drawable(text).split())
    if cell_width(shown) <= width:
        return shown
    while shown and cell_width(shown) > width - 1:
        shown = shown[: max(0, min(len(shown) - 1, width - 1))]
    return shown.rstrip(" …") + "…" if width > 0 else ""


def cropped_before(text: str, width: int) -> str:
    """The end of the text on at most width cells, with an ellipsis where it was cut: of a path, the name is there."""
    shown = " ".join(drawable(text).split())
    if cell_width(shown) <= width:
        return shown
    while shown and cell_width(shown) > width - 1:
        shown = shown[max(1, len(shown) - width + 1) :]
    return f"…{shown}" if width > 0 else ""
