"""Deciding about highlights whose text has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.placing import accepted, detached, status_of, words_now
from reader.tui.screens.base import ACCEPTED

if TYPE_CHECKING:
    from reader.annotations.model import Placed
    from reader.tui.app import ReaderApp
    from reader.tui.reading.note_rows import NoteRows
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.placing import Placing
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.side_panel import SidePanel


class Reviewing:
    """`=`: what a highlight captured, beside what stands there now."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        places: Places,
        side: SidePanel,
        rows: NoteRows,
        saving: Saving,
        placing: Placing,
    ) -> None:
        self._app, self._page, self._places, self._side = app, page, places, side
        self._rows, self._saving, self._placing = rows, saving, placing

    def action_review(self) -> None:
        """Decide about the changed highlight in focus, or step to the next one."""
        placed = self._rows.chosen() if self._side.is_entered else self._page.highlight_at(self._page.focus)
        if placed and status_of(placed) == "changed":
            self._review(placed)
        elif placed and status_of(placed) == "orphan":
            self._app.say("Its passage was not found: P, then focus or select where it belongs.")
        elif not self._side.is_entered:
            self._step_to_changed()
        elif placed:
            self._app.say("The text of this one has not changed.")

    def _step_to_changed(self) -> None:
        focus = self._page.focus
        start = focus.start if focus else -1
        spans = [span for span, each in self._page.shown.highlights if status_of(each) == "changed"]
        if not spans:
            self._app.say("No highlight's text has changed here.")
            return
        self._places.focus_on(next((span for span in spans if span.start > start), spans[0]))
        self._app.say("The text of this highlight has changed: = shows what, and asks what to do.")

    def _review(self, placed: Placed) -> None:
        from reader.library.deciding import with_speaker
        from reader.tui.screens.review import ReviewScreen

        # The answer is about this text and what was found in it, though the file may change until it comes.
        text, analysis = self._page.document.text, self._page.analysis
        now = words_now(text, placed) or ""

        async def decided(answer: str | None) -> None:
            if answer == "accept":
                await self._saving.change(placed.annotation, with_speaker(accepted(placed, text), analysis))
                self._app.say(ACCEPTED)
            elif answer == "detach":
                await self._saving.change(placed.annotation, detached(placed.annotation))
                self._app.say("Taken off the text; the panel's notes list it. u undoes.")
            elif answer == "move":
                self._placing.begin(placed.annotation)

        async def answered(answer: str | None) -> None:
            await self._app.guarded(decided, answer)

        self._app.push_screen(ReviewScreen(placed.annotation, now), answered)
