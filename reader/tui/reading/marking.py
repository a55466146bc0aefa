"""Marking in an article: highlights and their colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.model import COLORS, touched

if TYPE_CHECKING:
    from reader.text import Span
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.selecting import Selecting


class Marking:
    """What is done to passages."""

    def __init__(self, app: ReaderApp, page: Page, selecting: Selecting, saving: Saving) -> None:
        self._app, self._page, self._selecting, self._saving = app, page, selecting, saving

    async def action_highlight(self) -> None:
        """Highlight the passage."""
        span = self._selecting.passage()
        if span is None:
            return
        if any(each == span for each, _ in self._page.shown.highlights.overlapping(span.start, span.end)):
            self._app.say(
                "This is highlighted already; c1 to c5 change the colour, a writes a note, dd deletes."
            )
            return
        await self._make_highlight(span)
        self._app.say(f"Highlighted in {self._app.color_name(self._app.color)}.")

    async def _make_highlight(self, span: Span) -> None:
        """Save a new highlight and show it in focus, where the reader has not gone on meanwhile."""
        meant = self._selecting.selection, self._page.focus
        annotation = await self._saving.new_highlight(span)
        await self._saving.save_highlight(annotation)
        if meant == (self._selecting.selection, self._page.focus):
            self._selecting.end_on(span)

    async def action_color(self, number: str) -> None:
        """Highlight in a colour, or give the highlight in focus another."""
        color = COLORS[int(number) - 1]
        same = self._app.color == color
        self._app.color = color
        placed = self._selecting.highlight_meant
        if placed and placed.annotation.color != color:
            await self._saving.change(placed.annotation, touched(placed.annotation, color=color))
            self._app.say(f"The highlight is {self._app.color_name(color)} now.")
        elif placed:
            self._app.say(f"The highlight is {self._app.color_name(color)} already.")
        elif self._selecting.selection or self._page.focus:
            await self.action_highlight()
        else:
            self._app.say(f"Highlights {'are' if same else 'will be'} {self._app.color_name(color)}.")

    async def action_delete(self) -> None:
        """Delete the highlight in focus; undo brings it back."""
        placed = self._page.highlight_at(self._page.focus)
        if placed is None:
            self._app.say("No highlight is in focus: ]a and [a step through them.")
            return
        await self._saving.change(placed.annotation, None, "deleted")
        self._app.say("Deleted. u brings it back.")
