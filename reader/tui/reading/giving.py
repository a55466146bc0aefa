"""Giving back what is read: copying with citation, exporting, keeping the article itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.model import SURE
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from reader.text import Span
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.selecting import Selecting


class Giving:
    """What leaves the article."""

    def __init__(self, app: ReaderApp, page: Page, places: Places, selecting: Selecting) -> None:
        self._app, self._page, self._places, self._selecting = app, page, places, selecting

    async def action_copy(self) -> None:
        """Copy the passage with its citation, and say how: only a program of the system tells that it worked."""
        from reader.export import cited_passage
        from reader.tui.clipboard import LONGEST_OSC52, copy_with_program

        span = self._selecting.passage()
        if span is None:
            return
        text = cited_passage(
            span.of(self._page.document.text), self._page.article.summary, self._sure_speaker(span)
        )
        if self._selecting.selection:
            self._selecting.leave()
            self._places.focus_on(span, scroll=False)
        program = await self._app.aside(copy_with_program, text)
        if program:
            self._app.say(cropped(text, 160), title=f"Copied with {program}")
        elif len(text.encode("utf-8", "replace")) > LONGEST_OSC52:
            self._app.warn("This passage is too long for a terminal's clipboard: select less, or export.")
        else:
            self._app.copy_to_clipboard(text)
            self._app.say(cropped(text, 160), title="Sent to the terminal's clipboard")

    def _sure_speaker(self, span: Span) -> str | None:
        """Who says a passage, where that is sure."""
        said = self._page.said_at(span)
        confidence = said["speaker_confidence"]
        return said["speaker"] if confidence is None or confidence >= SURE else None

    def action_export(self) -> None:
        """Export the article's notes."""
        if not self._page.placed:
            self._app.say("There are no notes to export yet; ) focuses a sentence and H highlights it.")
            return
        from reader.export import suggested_name
        from reader.tui.screens.export import ExportScreen

        subject = f"“{cropped(self._page.article.title, 60)}”"
        name = suggested_name(self._page.article.summary)
        self._app.push_screen(ExportScreen(self._app.library, [self._page.article.id], subject, name))

    async def action_keep(self) -> None:
        """Keep the article in the library."""
        if self._page.article.kept:
            self._app.say("This article is in the library already.")
            return
        kept = await self._app.in_background(self._app.library.keep, self._page.article)
        self._page.article = await self._app.in_background(self._app.library.open, kept.id)
        await self._app.in_background_quietly(self._app.library.set_last_opened, kept.id)
        self._app.say(kept.path, title="Kept in the library")
