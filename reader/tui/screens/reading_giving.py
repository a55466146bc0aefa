"""Giving back what is read: copying with citation, exporting, keeping the article itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.model import SURE
from reader.tui.screens.reading_parts import ReadingParts
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.text import Span

    _Base = Screen[None]
else:
    _Base = object


class Giving(ReadingParts, _Base):
    """What leaves the article."""

    async def action_copy(self) -> None:
        """Copy the passage with its citation, and say how: only a program of the system tells that it worked."""
        from reader.export import cited_passage
        from reader.tui.clipboard import LONGEST_OSC52, copy_with_program

        span = self.selecting.passage()
        if span is None:
            return
        text = cited_passage(span.of(self.document.text), self.article.summary, self._sure_speaker(span))
        if self.selecting.selection:
            self.selecting.leave()
            self.places.focus_on(span, scroll=False)
        program = await self.reader_app.aside(copy_with_program, text)
        if program:
            self.reader_app.say(cropped(text, 160), title=f"Copied with {program}")
        elif len(text.encode("utf-8", "replace")) > LONGEST_OSC52:
            self.reader_app.warn(
                "This passage is too long for a terminal's clipboard: select less, or export."
            )
        else:
            self.app.copy_to_clipboard(text)
            self.reader_app.say(cropped(text, 160), title="Sent to the terminal's clipboard")

    def _sure_speaker(self, span: Span) -> str | None:
        """Who says a passage, where that is sure."""
        said = self.page.said_at(span)
        confidence = said["speaker_confidence"]
        return said["speaker"] if confidence is None or confidence >= SURE else None

    def action_export(self) -> None:
        """Export the article's notes."""
        if not self.page.placed:
            self.reader_app.say("There are no notes to export yet; ) focuses a sentence and H highlights it.")
            return
        from reader.export import suggested_name
        from reader.tui.screens.export import ExportScreen

        subject = f"“{cropped(self.article.title, 60)}”"
        name = suggested_name(self.article.summary)
        self.app.push_screen(ExportScreen(self.library, [self.article.id], subject, name))

    async def action_keep(self) -> None:
        """Keep the article in the library."""
        if self.article.kept:
            self.reader_app.say("This article is in the library already.")
            return
        kept = await self.reader_app.in_background(self.library.keep, self.article)
        self.page.article = await self.reader_app.in_background(self.library.open, kept.id)
        await self.reader_app.in_background_quietly(self.library.set_last_opened, kept.id)
        self.reader_app.say(kept.path, title="Kept in the library")
