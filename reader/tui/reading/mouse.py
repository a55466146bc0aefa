"""The mouse in the text: it selects as `v` does, and focuses as keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.motions import word_at
from reader.tui.navigation import unit_at
from reader.tui.reading.page import span_of
from reader.tui.reading.selecting import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from reader.tui.app import ReaderApp
    from reader.tui.reading.labels import Labels
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.selecting import Selecting

DOUBLE_CLICK_SECONDS = 0.4
"""How long a click waits for another."""


class Mouse:
    """Dragging and clicking."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        places: Places,
        selecting: Selecting,
        labels: Labels,
        open_note: Callable[[], None],
    ) -> None:
        """open_note: opens the note of the highlight in focus."""
        self._app, self._page, self._places = app, page, places
        self._selecting, self._labels, self._open_note = selecting, labels, open_note
        self._opening: Timer | None = None
        """Opens a note unless the click proves to be the first of two."""

    def drag(self, start: int, end: int) -> None:
        """The mouse selects as `v` does."""
        self._labels.leave()
        first, last = min(start, end), max(start, end)
        anchor, cursor = (first, max(first, last - 1)) if end >= start else (max(first, last - 1), first)
        self._selecting.select(Selection(anchor, cursor))

    def point(self, offset: int, times: int) -> None:
        """One click focuses a sentence or highlight (another opens its note), two select a word, three the sentence."""
        self._app.say("")
        self._labels.leave()
        if self._opening:
            self._opening.stop()
        if times == 1:
            self._selecting.drop()
            found = min(self._page.shown.highlights.at(offset), key=lambda item: len(item[0]), default=None)
            if found and found[0] == self._page.shown.focus:
                self._opening = self._page.view.set_timer(DOUBLE_CLICK_SECONDS, self._open_note)
                return
            span = found[0] if found else unit_at(self._page.document, offset, "sentence")
            self._places.focus_on(span, scroll=False)
            return
        word = word_at(self._page.document.text, offset)
        span = word if times == 2 else unit_at(self._page.document, offset, "sentence")
        if span:
            self._selecting.select(Selection(span.start, span.end - 1))

    def point_note(self, identifier: str) -> None:
        """A click on a note focuses its passage."""
        found = self._page.placed_with(identifier)
        span = span_of(found) if found else None
        if span is not None:
            self._places.focus_on(span)
