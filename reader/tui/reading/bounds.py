"""Changing where something begins and ends: a quotation, a name or a highlight is selected until Enter keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.navigation import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text import Span
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.selecting import Keep, Selecting


class Bounding:
    """The selection as the bounds of something."""

    def __init__(
        self, app: ReaderApp, page: Page, selecting: Selecting, leave_panel: Callable[[], None]
    ) -> None:
        """leave_panel: gives the keys to the text."""
        self._app, self._page, self._selecting, self._leave_panel = app, page, selecting, leave_panel

    def begin(self, span: Span, keep: Keep) -> None:
        """Select the span, to be changed until Enter keeps it; keep: is given what is selected then."""
        self._leave_panel()
        self._selecting.select_for(span, keep)
        self._app.say("Move its end, o swaps the ends; Enter keeps it, Esc leaves it.")

    async def action_keep_bounds(self) -> None:
        """Take the selection for the bounds."""
        keep, span = self._selecting.keep, self._selecting.selected
        if keep is None:
            return
        span = trimmed(self._page.document.text, span.start, span.end)
        self._selecting.leave()
        if len(span):
            await keep(span)
        else:
            self._app.say("Nothing is selected: the bounds are as they were.")
