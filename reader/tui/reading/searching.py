"""The keys of a search, and what its entry does: matches while typing, n and N."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.text import Span
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.search import Search
    from reader.tui.reading.selecting import Selecting


class Searching:
    """Asks for words and goes from match to match; a selection that was begun grows up to them."""

    def __init__(
        self, app: ReaderApp, page: Page, places: Places, search: Search, selecting: Selecting
    ) -> None:
        self._app, self._page, self._places = app, page, places
        self._search, self._selecting = search, selecting
        self._match_before: Span | None = None
        """The match in force when other words were asked for."""

    # -- the entry

    def begin(self) -> str:
        """Words are to be typed; the ones to begin with."""
        self._match_before = self._page.shown.match
        return self._search.words

    def typed(self, words: str) -> None:
        """Show matches while typing."""
        if self._search.is_live:
            self._search.find(words)

    def submit(self, words: str) -> None:
        """Go to the first match from here on."""
        self._search.find(words)
        if self._search.matches:
            self._places.remember()
            self._show(self._search.first_from_here())
        elif self._search.words:
            self._app.say(f"“{self._search.words}” is not in this article.")
        self._page.frame.update_status()

    def give_up(self) -> None:
        """No search after all: back to the match that was in force before."""
        self.leave(self._match_before)

    # -- keys

    def action_next_match(self, count: int | None = None) -> None:
        """Go to the next match; after the last comes the first."""
        self._step(count or 1)

    def action_previous_match(self, count: int | None = None) -> None:
        """Go to the match before."""
        self._step(-(count or 1))

    def _step(self, count: int) -> None:
        if self._search.matches:
            self._show(self._search.step(count))
        else:
            self._app.say("There is nothing to step to: / searches.")

    def _show(self, match: Span) -> None:
        if self._selecting.selection:
            self._selecting.extend_to(match.end - 1)
        else:
            self._page.view.show(focus=None)
            self._page.view.scroll_to_span(match)
        self._page.frame.update_status()

    def leave(self, reached: Span | None) -> None:
        """Search no more, and stay at the match reached, where it is in sight and nothing was focused since."""
        self._search.find("")
        is_elsewhere = self._selecting.selection or self._page.focus not in (None, reached)
        if reached and not is_elsewhere and reached.overlaps(self._page.view.on_screen):
            self._search.left = reached
            self._places.focus_on(reached, scroll=False)
