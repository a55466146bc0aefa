"""Bringing in what the first page did not wait for: the rest of the text, its notes, its analysis; and a newer file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.text.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from reader.analysis.model import Analysis
    from reader.library import Article
    from reader.text import Document
    from reader.text.same_lines import SameLines
    from reader.tui.app import ReaderApp
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.looks import Looks
    from reader.tui.reading.losses import Losses
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.search import Search


@dataclass(frozen=True, slots=True)
class Newer:
    """An article whose file has changed, as that is now."""

    article: Article
    carried: Analysis | None
    """What was found in it before, where its words still stand."""
    lines: SameLines
    """Where the places of the text before are."""


class Fetching:
    """Reads and computes aside, and shows what comes of it."""

    def __init__(
        self,
        app: ReaderApp,
        screen: Screen[None],
        page: Page,
        places: Places,
        looks: Looks,
        search: Search,
        corrected: Corrected,
        losses: Losses,
    ) -> None:
        """screen: what is brought in is let go when it is left."""
        self._app, self._screen, self._page = app, screen, page
        self._places, self._looks = places, looks
        self._search, self._corrected, self._losses = search, corrected, losses
        self.are_marks_placed = asyncio.Event()
        """Set once the annotations were read, or could not be."""
        self._laying_out: tuple[Document, int] | None = None
        """The document and the width for which a layout of the whole is being made."""

    # -- text

    async def load_text(self, offset: int, place: Callable[[Document], int] | None) -> None:
        """Show all of the text, from an offset on where it is a long one, and lay all of it out.

        place: where the offset is in the whole text, if that may be elsewhere.
        """
        page = self._page
        if not page.is_whole:
            shown_first = page.view.top_offset
            document = await self._app.aside(lambda: page.article.document)
            at = await self._app.aside(place, document) if place else offset
            if page.frame.is_gone:
                return
            # Who has moved on meanwhile is not taken back.
            moved_to = page.view.top_offset if page.view.top_offset != shown_first else 0
            page.show_whole(document, max(at, moved_to))
        await self._lay_out_whole()

    def lay_out_again(self) -> None:
        """Nothing of the text is to be out of reach for long: have the whole laid out for the width it has now."""
        view = self._page.view
        wanted = self._page.document, view.column_width
        if self._page.is_whole and not view.layout_.is_whole and wanted != self._laying_out:
            self._screen.run_worker(self._lay_out_whole(), group="layout", exclusive=True)

    async def _lay_out_whole(self) -> None:
        """Where only a part around the position is laid out: the rest, in a thread."""
        if self._page.frame.is_gone:
            return
        view = self._page.view
        wanted = self._page.document, view.column_width
        if view.layout_.is_whole or not view.size.width or wanted == self._laying_out:
            return
        self._laying_out = wanted
        try:
            layout = await self._app.aside(Layout, *wanted)
        finally:
            if self._laying_out is wanted:
                self._laying_out = None
        view.take_layout(layout)

    # -- notes and analysis

    async def load_marks(self) -> None:
        """Show the annotations in their places."""
        page, document = self._page, self._page.document
        try:
            placed = await self._app.aside(self._app.library.placed, page.article, document)
        except ReaderError as error:
            self._app.warn(str(error))
        else:
            page.show_placed(placed, document)
        finally:
            self.are_marks_placed.set()

    async def load_analysis(self) -> None:
        """Show quotations and names as the reader corrected them, or why there are none."""
        page, document = self._page, self._page.document
        if not self._app.with_analysis:
            page.show_analysis_message("Analysis is switched off (--no-analysis).")
            return
        page.show_analysis_message("Still looking for quotations and names …")
        try:
            analysis = await self._analyse()
        except ReaderError as error:
            self._app.warn(str(error))
            page.show_analysis_message(str(error))
            return
        await self._corrected.take(analysis, document)
        if self._corrected.lost:
            self._losses.tell()

    async def _analyse(self) -> Analysis:
        """The analysis of the document shown; while it is being made, the status line says so. Raises AnalysisError."""
        page, document = self._page, self._page.document
        page.is_analysed_now = True
        page.frame.update_status()
        try:
            return await self._corrected.analyse()
        finally:
            if page.document is document:
                page.is_analysed_now = False
                page.frame.update_status()

    def load_marks_again(self) -> None:
        """Another screen or program wrote to the annotations: show them as they are now."""
        self._page.saved = ""  # what this screen wrote last may be so no more
        self._screen.run_worker(self._load_marks_again(), group="marks", exclusive=True)

    async def _load_marks_again(self) -> None:
        await self.load_marks()
        await self._app.guarded(self._corrected.show)

    # -- a newer file

    async def newer_article(self) -> Newer | None:
        """The article as its file is now, parsed; None where that was not changed. Raises ArticleError."""
        from reader.analysis.carrying import carry
        from reader.text.same_lines import SameLines

        article = self._page.article
        if not article.kept or not self._page.is_whole:
            return None
        if await self._app.aside(self._app.library.is_current, article):
            return None
        newer = await self._app.aside(self._app.library.open_again, article)
        document = await self._app.aside(lambda: newer.document)
        found, before = self._page.found, self._page.document
        lines = await self._app.aside(SameLines, before.text, document.text)
        return Newer(newer, await self._app.aside(carry, found, lines) if found else None, lines)

    def show_newer(self, newer: Newer) -> None:
        """Show what the article's file says now, at the same place; its notes and analysis come with `load_rest`.

        Until then, what was found before is marked where its words still stand.
        """
        if self._page.frame.is_gone:
            return
        self._corrected.forget()
        self._looks.carry(newer.lines.nearest)
        self._places.carry(newer.lines.nearest)
        self._page.show_newer(newer.article, newer.carried, newer.lines)
        self._search.find("")
        self._app.say("The article's file has changed: this is its text now.")

    def load_rest(self) -> None:
        """Begin to bring in what `show_newer` did not wait for."""
        self._screen.run_worker(self._load_rest(), group="load", exclusive=True)

    async def _load_rest(self) -> None:
        await self._lay_out_whole()
        await self.load_marks()
        self._losses.tell()
        await self.load_analysis()
