"""Marking text with the mouse: from where its button is pressed to where it is let go, scrolling at the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.geometry import Offset

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Size
    from textual.timer import Timer

EDGE_SECONDS = 0.05
"""How long a row stays while a drag scrolls."""


class Dragged(Protocol):
    """What a drag asks of the widget it is in."""

    @property
    def size(self) -> Size:
        """Cells across and down."""

    def offset_under(self, x: int, y: int) -> int:
        """The offset at or nearest to a cell."""

    def scroll_rows(self, count: int) -> bool:
        """Scroll by rows, as far as there are some; False where there are none."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Call something again and again."""


class Dragging:
    """One drag after the other."""

    def __init__(self, widget: Dragged, mark: Callable[[int, int, bool], None]) -> None:
        """mark: is given the offsets from which and up to which is marked, and whether the button was let go."""
        self._widget, self._mark = widget, mark
        self._from: int | None = None
        self._pointer = Offset(0, 0)
        self._edge_timer: Timer | None = None
        """Scrolls while the pointer is held at an edge."""
        self.was_dragged = False
        """Whether the button that was let go last had marked something: the click that follows is none."""

    @property
    def is_begun(self) -> bool:
        """Whether the button is held."""
        return self._from is not None

    def begin(self, pointer: Offset) -> None:
        """The button was pressed; it may have been let go outside of the terminal before, which nobody tells."""
        self._stop_scrolling()
        self._from = self._widget.offset_under(pointer.x, pointer.y)
        self._pointer = pointer
        self._edge_timer = self._widget.set_interval(EDGE_SECONDS, self._scroll_at_edge)

    def move(self, pointer: Offset) -> None:
        """The pointer is elsewhere: mark up to it."""
        if self._from is not None:
            self._pointer = pointer
            self._mark(self._from, self._under_pointer(), False)

    def end(self, pointer: Offset) -> None:
        """The button was let go."""
        if self._from is None:
            return
        start, self._from = self._from, None
        self._stop_scrolling()
        self._pointer = pointer
        end = self._under_pointer()
        self.was_dragged = end != start
        if self.was_dragged:
            self._mark(start, end, True)

    def _stop_scrolling(self) -> None:
        if self._edge_timer:
            self._edge_timer.stop()

    def _scroll_at_edge(self) -> None:
        """Scroll on while the pointer is held on the first or last row, or beyond: a terminal tells no more."""
        if self._from is None or self._under_pointer() == self._from:
            return  # let go, or not moved yet: it may be a click
        step = -1 if self._pointer.y <= 0 else 1 if self._pointer.y >= self._widget.size.height - 1 else 0
        if step and self._widget.scroll_rows(step):
            self._mark(self._from, self._under_pointer(), False)

    def _under_pointer(self) -> int:
        y = max(0, min(self._pointer.y, self._widget.size.height - 1))
        return self._widget.offset_under(self._pointer.x, y)
