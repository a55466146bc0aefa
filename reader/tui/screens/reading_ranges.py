"""Changing where highlights begin and end: another range, two joined, one split; and choosing among several on one place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.history import Change
from reader.annotations.model import touched
from reader.annotations.placing import moved
from reader.annotations.ranges import joined, split, touching
from reader.errors import ArticleError
from reader.text import Span
from reader.tui.reading.page import span_of
from reader.tui.screens.reading_parts import ReadingParts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

    from reader.annotations.model import Annotation

    _Base = Screen[None]
else:
    _Base = object


class Ranging(ReadingParts, _Base):
    """`r`, `J`, `S` and `z`."""

    async def change_all(self, changes: Sequence[Change], saved: str = "saved") -> None: ...

    def _meant(self) -> tuple[Annotation, Span] | None:
        """The highlight in focus and its place; None (and told) where there is none."""
        placed = self.page.highlight_at(
            self.selecting.selected if self.selecting.selection else self.view.shown.focus
        )
        span = span_of(placed) if placed else None
        if placed is None or span is None:
            self.reader_app.say("No highlight is in focus: ]a and [a step through them.")
            return None
        return placed.annotation, span

    # -- another range

    def action_change_range(self) -> None:
        """Begin to change where the highlight in focus begins and ends."""
        meant = self._meant()
        if meant:
            self.bounding.begin(meant[1], partial(self._keep_range, meant[0]))

    async def _keep_range(self, annotation: Annotation, span: Span) -> None:
        """Put the highlight on its new range; note, tags, colour and the words captured first stay."""
        self.places.focus_on(span)
        if (annotation.target and annotation.target.exact) == span.of(self.document.text):
            self.reader_app.say("The highlight is as it was.")
            return
        await self._require_current()
        after = touched(
            moved(annotation, self.document.text, span.start, span.end), **self.page.said_at(span)
        )
        await self.change_all((Change(annotation, after),))
        self.reader_app.say("The highlight has its new range. u undoes.")

    async def _require_current(self) -> None:
        if not self.page.is_whole or not await self.reader_app.aside(self.library.is_current, self.article):
            raise ArticleError("the article's text is just being read: try again in a moment")

    # -- joining and splitting

    async def action_join(self) -> None:
        """Join the highlight in focus with those that touch or overlap it."""
        meant = self._meant()
        if meant is None:
            return
        parts = touching(self.document.text, self.page.placed, meant[0].id)
        if len(parts) < 2:
            self.reader_app.say("No other highlight touches this one.")
            return
        await self._require_current()
        whole = joined(self.document.text, self.page.placed, parts)
        first, *others = parts
        await self.change_all((Change(first, whole), *(Change(each, None) for each in others)))
        if whole.target:
            self.places.focus_on(Span(whole.target.start, whole.target.end))
        self.reader_app.say(f"{len(parts)} highlights are one now, with all notes and tags. u undoes.")

    async def action_split(self) -> None:
        """Cut the highlight where the selection, or the sentence in focus, begins and ends in it."""
        meant, part = self._meant(), self.selecting.passage()
        if meant is None or part is None:
            return
        annotation, span = meant
        pieces = split(self.document.text, annotation, (span.start, span.end), (part.start, part.end))
        if len(pieces) < 2:
            self.reader_app.say("Select the words inside it that are to be cut off (v), then S.")
            return
        await self._require_current()
        kept, *made = pieces
        self.selecting.leave()
        await self.change_all((Change(annotation, kept), *(Change(None, each) for each in made)))
        self.places.focus_on(part)
        noted = "; the note stays with the first" if annotation.note else ""
        self.reader_app.say(f"Split into {len(pieces)} highlights{noted}. u undoes.")

    # -- several on one place

    def action_next_overlapping(self) -> None:
        """Go to the next of the highlights on this place: from the outermost inwards, then around."""
        shown = self.view.shown
        if shown.focus is None:
            self.reader_app.say("Nothing is in focus: ]a and [a step through the highlights.")
            return
        here = self.page.highlights_around(shown.focus)
        current = self.page.highlight_at(shown.focus)
        if len(here) < 2 or current is None:
            self.reader_app.say(
                "Only one highlight is here." if here else "No highlight is here: ]a and [a step to them."
            )
            return
        ids = [placed.annotation.id for _, placed in here]
        is_chosen = any(span == shown.focus and placed is current for span, placed in here)
        number = ids.index(current.annotation.id)
        span, placed = here[(number + 1) % len(here) if is_chosen else number]
        self.view.show(chosen=placed.annotation.id)
        self.places.focus_on(span)
