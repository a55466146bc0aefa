"""The analysis as the reader has corrected it: which findings are the reader's own, and what has lost its words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.analysis.model import Own
from reader.annotations.history import Change, CorrectionChange
from reader.library import correcting
from reader.tui.screens.correct_entries import described
from reader.tui.widgets.correction_rows import Lost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Entity, Quotation
    from reader.text import Document
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page


class Corrected:
    """What the reader said of the article's quotations and names."""

    def __init__(self, app: ReaderApp, page: Page) -> None:
        self._app, self._page = app, page
        self.corrections: list[Correction] = []
        """Those that hold in the text shown, with their places in it."""
        self.lost: list[Correction] = []
        """Those whose words are gone from it."""
        self.own = Own()
        """The findings that they changed or made."""

    async def analyse(self) -> Analysis:
        """The analysis of the text shown with the corrections applied, which are known then. Raises ReaderError."""
        page, library = self._page, self._app.library
        future = await self._app.aside(library.request_analysis, page.document, page.article.id)
        return await asyncio.wrap_future(future)

    async def take(self, analysis: Analysis, document: Document) -> None:
        """Show the analysis of a document, and know which findings are the reader's own.

        Nothing is shown of a text that is not on the screen any more.
        """
        page, library = self._page, self._app.library
        here = await self._app.aside(correcting.corrections_here, library, document, page.article.id)
        made = await self._app.aside(library.corrections, page.article.id)
        if page.document is not document:  # the file was changed meanwhile
            return
        self._keep(analysis, here, made)
        page.show_analysis(analysis)

    def _keep(self, analysis: Analysis, here: list[Correction], made: Sequence[Correction]) -> None:
        self.corrections = here
        held = {each.id for each in here}
        self.lost = [each for each in made if each.id not in held]
        self.own = Own()
        if self.corrections:
            from reader.analysis.effects import own_findings

            self.own = own_findings(analysis, self.corrections)

    def forget(self) -> None:
        """Know no findings any more, nor what has lost its words: another text is shown, which is not analysed yet."""
        self.corrections, self.lost, self.own = [], [], Own()

    async def show(self) -> None:
        """Show the analysis as it is corrected now."""
        if self._page.analysis is None:
            return
        document = self._page.document
        await self.take(await self.analyse(), document)

    async def follow_changes(self, changes: Sequence[Change | CorrectionChange]) -> None:
        """Show what undo or redo did to corrections."""
        if any(isinstance(change, CorrectionChange) for change in changes):
            await self.show()

    def told_own(self, quotations: Sequence[Quotation], entities: Sequence[Entity]) -> str:
        """What the status line adds where a finding is the reader's own."""
        own = any((q.start, q.end) in self.own.quotations for q in quotations) or any(
            entity.id in self.own.entities for entity in entities
        )
        return "as you corrected it" if own else ""

    # -- those whose words are gone

    def listed_lost(self) -> list[Lost]:
        """Those whose words are gone, as the panel lists them."""
        return [Lost(each.id, each.exact, described(each)) for each in self.lost]

    async def take_back_lost(self, identifier: str) -> None:
        """Take a correction back whose words are gone, with those that went with it and were made together with it."""
        from reader.analysis.corrections import are_made_together

        taken = next((each for each in self.lost if each.id == identifier), None)
        if taken is None:
            return
        gone = {each.id for each in self.lost if are_made_together(each, taken)}
        changes = await self._app.in_background(correcting.delete_lost, self._app.library, gone)
        self._app.history.record(*changes)
        await self.show()
        self._app.say(f"No more “{described(taken)}”. u undoes.")
