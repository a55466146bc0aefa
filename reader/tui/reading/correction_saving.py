"""Saving what the reader says of a finding: at once, of the text as its file is now, and shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.annotations.history import Change, CorrectionChange
from reader.library import correcting
from reader.text import Span
from reader.tui.screens.correct_entries import described
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.corrections import Correction, CorrectionKind
    from reader.tui.app import ReaderApp
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.fetching import Fetching
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.selecting import Selecting
    from reader.tui.reading.side_panel import SidePanel

_SAID = 24
"""Cells of what a correction says, in a message."""


class CorrectionSaving:
    """Makes corrections and saves them."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        places: Places,
        selecting: Selecting,
        side: SidePanel,
        saving: Saving,
        corrected: Corrected,
        fetching: Fetching,
    ) -> None:
        self._app, self._page, self._places, self._selecting = app, page, places, selecting
        self._side, self._saving, self._corrected, self._fetching = side, saving, corrected, fetching

    def new_correction(self, kind: CorrectionKind, start: int, end: int, **fields: Any) -> Correction:
        """A correction made on a stretch of the text shown."""
        page = self._page
        return correcting.new_correction(page.article.id, page.document, kind, start, end, **fields)

    async def save(self, made: Sequence[Correction], told: str, *, of_bounds: bool = False) -> None:
        """Save what the reader said at once, show what comes of it and tell it. of_bounds: as undo tells it, too.

        Where the article's file has changed meanwhile, it is said of the same words in the text of now.
        """
        newer = await self._fetching.newer_article()
        if newer is None:
            await self._save(made, told, of_bounds=of_bounds)
            return
        if self._selecting.selection:
            self._selecting.leave()
        self._fetching.show_newer(newer)
        try:
            await self._save_carried(made, told, of_bounds=of_bounds)
        finally:
            self._fetching.load_rest()

    async def save_bounds(self, made: Sequence[Correction], old: Span, gone: CorrectionKind) -> None:
        """Save what gives something new bounds; where they share no word with the old ones, there is nothing any more."""
        if not old.overlaps(Span(made[0].start, made[0].end)):
            made = [self.new_correction(gone, old.start, old.end), *made]
        document = self._page.document
        await self.save(made, "Its bounds are changed", of_bounds=True)
        if self._page.document is document:
            self._places.focus_on(Span(made[-1].start, made[-1].end), scroll=False)

    async def _save_carried(self, made: Sequence[Correction], told: str, *, of_bounds: bool) -> None:
        carried = await self._app.aside(correcting.carried, self._page.document, made)
        if not carried:
            words = cropped(described(made[0]), _SAID)
            self._app.say(f"“{words}” is not saved: its words are gone from the changed file.")
            return
        await self._save(carried, f"{told}, in the changed file", of_bounds=of_bounds)
        if carried[0].is_placed:
            self._places.focus_on(Span(carried[0].start, carried[0].end))

    async def _save(self, made: Sequence[Correction], told: str, *, of_bounds: bool) -> None:
        self._page.saved = ""
        save = partial(correcting.save, self._app.library, self._page.article, made, self._page.analysis)
        changes = await self._app.in_background(save)
        self._app.history.record(
            *(
                replace(each, of_bounds=of_bounds) if isinstance(each, CorrectionChange) else each
                for each in changes
            )
        )
        if not self._page.article.kept:
            self._page.article = await self._app.in_background(self._app.library.open, made[0].article)
        self._page.saved = "saved"
        if self._selecting.selection:
            self._selecting.leave()
            self._places.focus_on(Span(made[0].start, made[0].end), scroll=False)
        await self._corrected.show()
        self._side.follow_focus()
        if any(isinstance(change, Change) for change in changes):
            await self._saving.refresh()
        self._app.say(f"{told}. u undoes.")
