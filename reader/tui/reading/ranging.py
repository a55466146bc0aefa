"""Changing where highlights begin and end: another range, two joined, one split; and choosing among several on one place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.history import Change
from reader.annotations.model import touched
from reader.annotations.placing import moved
from reader.annotations.ranges import joined, split, touching
from reader.library.annotating import following
from reader.text import Span
from reader.tui.reading.page import span_of

if TYPE_CHECKING:
    from reader.annotations.model import Annotation
    from reader.tui.app import ReaderApp
    from reader.tui.reading.bounds import Bounding
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.selecting import Selecting


class Ranging:
    """`r`, `J`, `S` and `z`."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        places: Places,
        selecting: Selecting,
        saving: Saving,
        bounding: Bounding,
    ) -> None:
        self._app, self._page, self._places = app, page, places
        self._selecting, self._saving, self._bounding = selecting, saving, bounding

    def _meant(self) -> tuple[Annotation, Span] | None:
        """The highlight in focus and its place; None (and told) where there is none."""
        placed = self._page.highlight_at(
            self._selecting.selected if self._selecting.selection else self._page.focus
        )
        span = span_of(placed) if placed else None
        if placed is None or span is None:
            self._app.say("No highlight is in focus: ]a and [a step through them.")
            return None
        return placed.annotation, span

    # -- another range

    def action_change_range(self) -> None:
        """Begin to change where the highlight in focus begins and ends."""
        meant = self._meant()
        if meant:
            self._bounding.begin(meant[1], partial(self._keep_range, meant[0]))

    async def _keep_range(self, annotation: Annotation, span: Span) -> None:
        """Put the highlight on its new range; note, tags, colour and the words captured first stay."""
        self._places.focus_on(span)
        if (annotation.target and annotation.target.exact) == span.of(self._page.document.text):
            self._app.say("The highlight is as it was.")
            return
        await self._saving.require_current()
        after = moved(annotation, self._page.document.text, span.start, span.end)
        after = touched(following(after, self._page.said_at(span)))
        await self._saving.change_all((Change(annotation, after),))
        self._app.say("The highlight has its new range. u undoes.")

    # -- joining and splitting

    async def action_join(self) -> None:
        """Join the highlight in focus with those that touch or overlap it."""
        meant = self._meant()
        if meant is None:
            return
        parts = touching(self._page.document.text, self._page.placed, meant[0].id)
        if len(parts) < 2:
            self._app.say("No other highlight touches this one.")
            return
        await self._saving.require_current()
        whole = joined(self._page.document.text, self._page.placed, parts)
        first, *others = parts
        await self._saving.change_all((Change(first, whole), *(Change(each, None) for each in others)))
        if whole.target:
            self._places.focus_on(Span(whole.target.start, whole.target.end))
        self._app.say(f"{len(parts)} highlights are one now, with all notes and tags. u undoes.")

    async def action_split(self) -> None:
        """Cut the highlight where the selection, or the sentence in focus, begins and ends in it."""
        meant, part = self._meant(), self._selecting.passage()
        if meant is None or part is None:
            return
        annotation, span = meant
        pieces = split(self._page.document.text, annotation, (span.start, span.end), (part.start, part.end))
        if len(pieces) < 2:
            self._app.say("Select the words inside it that are to be cut off (v), then S.")
            return
        await self._saving.require_current()
        kept, *made = pieces
        self._selecting.leave()
        await self._saving.change_all((Change(annotation, kept), *(Change(None, each) for each in made)))
        self._places.focus_on(part)
        noted = "; the note stays with the first" if annotation.note else ""
        self._app.say(f"Split into {len(pieces)} highlights{noted}. u undoes.")

    # -- several on one place

    def action_next_overlapping(self) -> None:
        """Go to the next of the highlights on this place: from the outermost inwards, then around."""
        shown = self._page.shown
        if shown.focus is None:
            self._app.say("Nothing is in focus: ]a and [a step through the highlights.")
            return
        here = self._page.highlights_around(shown.focus)
        current = self._page.highlight_at(shown.focus)
        if len(here) < 2 or current is None:
            self._app.say(
                "Only one highlight is here." if here else "No highlight is here: ]a and [a step to them."
            )
            return
        ids = [placed.annotation.id for _, placed in here]
        is_chosen = any(span == shown.focus and placed is current for span, placed in here)
        number = ids.index(current.annotation.id)
        span, placed = here[(number + 1) % len(here) if is_chosen else number]
        self._page.view.show(chosen=placed.annotation.id)
        self._places.focus_on(span)
