"""What an article is opened for: a place in it, one of its notes, a correction. Done as soon as it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.positions import offset_in
from reader.tui.reading.page import span_of

if TYPE_CHECKING:
    from reader.text import Document, Span
    from reader.tui.app import ReaderApp
    from reader.tui.reading.correcting import Correcting
    from reader.tui.reading.fetching import Fetching
    from reader.tui.reading.looks import Looks
    from reader.tui.reading.losses import Losses
    from reader.tui.reading.page import Page
    from reader.tui.reading.panel_notes import PanelNotes
    from reader.tui.reading.places import Places
    from reader.tui.reading.placing import Placing


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an article is opened for, beside reading on."""

    goal: Span | None = None
    """What is to be focused."""
    annotation: str = ""
    """Id of the one to show first."""
    is_to_be_placed: bool = False
    """That annotation is to be put on another passage."""
    is_to_be_corrected: bool = False
    """What was found at the goal is, once it is known."""


class Arriving:
    """Brings the article in and goes to what it was opened for."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        places: Places,
        looks: Looks,
        fetching: Fetching,
        losses: Losses,
        panel_notes: PanelNotes,
        placing: Placing,
        correcting: Correcting,
    ) -> None:
        self._app, self._page, self._places, self._looks = app, page, places, looks
        self._fetching, self._losses = fetching, losses
        self._panel_notes, self._placing, self._correcting = panel_notes, placing, correcting

    def show_beginning(self, purpose: Purpose) -> int:
        """Show the first page at once; the offset that it is to begin at, also where that is not there yet."""
        page = self._page
        if purpose.goal:
            offset = purpose.goal.start
            self._looks.begin_at(offset)
        elif page.is_whole:
            offset = self._read_until(page.document)
        else:
            position = self._app.library.position(page.article.id)
            offset = position.offset if position else 0
        page.show(offset)
        return offset

    def _read_until(self, document: Document) -> int:
        """Where reading stopped last, in the whole text, which may be another since."""
        position = self._app.library.position(self._page.article.id)
        return offset_in(document, position) if position else 0

    async def bring_in(self, purpose: Purpose, offset: int) -> None:
        """Bring in what the first page did not wait for, and do what the article was opened for.

        offset: what `show_beginning` gave.
        """
        await self._fetching.load_text(offset, None if purpose.goal else self._read_until)
        if self._page.frame.is_gone:
            return
        if purpose.goal:
            with self._looks.looking():
                self._places.focus_on(purpose.goal)
            self._places.jumps.clear()
        await self._fetching.load_marks()
        self._losses.tell()
        if purpose.annotation:
            with self._looks.looking():
                self._show_annotation(purpose)
        article = self._page.article
        if article.kept:
            await self._app.in_background_quietly(self._app.library.set_last_opened, article.id)
        await self._fetching.load_analysis()
        is_still_meant = self._page.frame.is_active and self._page.focus == purpose.goal
        if purpose.is_to_be_corrected and is_still_meant:
            self._correcting.action_correct()

    def _show_annotation(self, purpose: Purpose) -> None:
        """Put the focus on the annotation; one without a place is shown in the panel."""
        found = self._page.placed_with(purpose.annotation)
        if found is None:
            return
        span = span_of(found)
        if span is None:
            self._panel_notes.show(purpose.annotation)
            return
        self._places.focus_on(span)
        if purpose.is_to_be_placed:
            self._placing.begin(found.annotation)
