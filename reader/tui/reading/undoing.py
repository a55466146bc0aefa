"""Undo and redo, back to the program's start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.history import CorrectionChange
from reader.library.correcting import count_quotations
from reader.library.corrections import from_stored
from reader.tui.told import REDONE, UNDONE, told_act

if TYPE_CHECKING:
    from reader.annotations.history import Group
    from reader.tui.app import ReaderApp
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.page import Page
    from reader.tui.reading.saving import Saving


class Undoing:
    """Takes back what was done to the articles' annotations and corrections, and says what that was."""

    def __init__(self, app: ReaderApp, page: Page, saving: Saving, corrected: Corrected) -> None:
        self._app, self._page, self._saving, self._corrected = app, page, saving, corrected

    async def action_undo(self) -> None:
        """Take the last change back."""
        await self._tell(await self._app.take_back(), UNDONE, "There is nothing to undo.")

    async def action_redo(self) -> None:
        """Do what was undone again."""
        await self._tell(await self._app.do_again(), REDONE, "There is nothing to redo.")

    async def _tell(self, changes: Group, what: str, nothing: str) -> None:
        if not changes:
            self._app.say(nothing)
            return
        await self._saving.refresh()
        await self._corrected.follow_changes(changes)
        quotations = self._count_quotations(changes)
        told = partial(told_act, what, changes, self._page.article.id, self._app.library.title_of, quotations)
        self._app.say(await self._app.aside(told))

    def _count_quotations(self, changes: Group) -> int:
        """On how many quotations of the article shown corrections are that were undone or redone."""
        records = [
            change.after or change.before or {}
            for change in changes
            if isinstance(change, CorrectionChange) and change.article == self._page.article.id
        ]
        if not records or self._page.analysis is None:
            return 0
        return count_quotations(self._page.analysis, from_stored(records))
