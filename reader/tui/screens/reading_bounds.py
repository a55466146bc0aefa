"""Changing where something begins and ends: a quotation, a name or a highlight is selected until Enter keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.pointing import without_marks
from reader.text import Span
from reader.tui.navigation import trimmed, without_stray_letters
from reader.tui.screens.reading_corrected import Corrected
from reader.tui.screens.reading_selecting import Selection

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Entity, Mention, Quotation
    from reader.annotations.model import Annotation


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the selection is to be the bounds of."""

    quotation: Quotation | None
    mention: Mention | None = None
    entity: Entity | None = None
    annotation: Annotation | None = None
    """A highlight instead."""


class Bounding(Corrected):
    """The selection as the bounds of something."""

    if TYPE_CHECKING:

        @property
        def selected(self) -> Span: ...
        def leave_panel(self) -> None: ...
        def _select(self, selection: Selection | None) -> None: ...
        async def keep_range(self, annotation: Annotation, span: Span) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.bounds: Bounds | None = None

    def begin_bounds(self, bounds: Bounds, span: Span) -> None:
        """Select the span, to be changed until Enter keeps it."""
        self.leave_panel()
        self.bounds = bounds
        self._select(Selection(span.start, max(span.start, span.end - 1)))
        self.reader_app.say("Move its end, o swaps the ends; Enter keeps it, Esc leaves it.")

    async def action_keep_bounds(self) -> None:
        """Take the selection for the bounds."""
        bounds, span = self.bounds, self.selected
        if bounds is None:
            return
        span = trimmed(self.document.text, span.start, span.end)
        self.leave_selection()
        if not len(span):
            self.reader_app.say("Nothing is selected: the bounds are as they were.")
        elif bounds.annotation:
            await self.keep_range(bounds.annotation, span)
        else:
            made = self._within(bounds, without_stray_letters(self.document.text, span.start, span.end))
            if not made:
                return
            document = self.document
            await self.save_corrections(made, "Its bounds are changed", of_bounds=True)
            if self.document is document:
                self.places.focus_on(Span(made[-1].start, made[-1].end), scroll=False)

    def _within(self, bounds: Bounds, span: Span) -> list[Correction]:
        quotation, mention, entity = bounds.quotation, bounds.mention, bounds.entity
        if quotation:
            start, end = without_marks(self.document.text, span.start, span.end)
            old = Span(quotation.start, quotation.end)
            name = quotation.speaker.name if quotation.speaker and not old.overlaps(Span(start, end)) else ""
            made = [self.new_correction("quotation", start, end, type=quotation.kind, name=name)]
            kind = "not-quotation"
        elif mention and entity:
            old = Span(mention.start, mention.end)
            made = [
                self.new_correction("entity", span.start, span.end, type=entity.type, name=entity.name),
                *self._renamed(mention, entity, span),
            ]
            kind = "not-entity"
        else:
            return []
        if old.overlaps(Span(made[0].start, made[0].end)):
            return made
        return [self.new_correction(kind, old.start, old.end), *made]

    def _renamed(self, mention: Mention, entity: Entity, span: Span) -> list[Correction]:
        """What calls a name as it reads now, where it was called by these words and they stand nowhere else."""
        words = " ".join(span.of(self.document.text).split())
        alike = [each for each in entity.mentions if each.text == entity.name]
        if alike != [mention] or words == entity.name or self.entity_called(words):
            return []
        return [
            self.new_correction(
                "merge-entities", span.start, span.end, name=entity.name, type=entity.type, other=words
            )
        ]
