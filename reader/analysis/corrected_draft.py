"""An analysis while corrections are made to it, one after the other.

What a correction speaks of is looked up, and changed in its place: to go through all that was found for each would make
many corrections of a long article slow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.corrected_entities import DraftEntities
from reader.analysis.corrected_quotations import DraftQuotations

if TYPE_CHECKING:
    from reader.analysis.corrected_entities import DraftEntity
    from reader.analysis.corrected_quotations import DraftQuotation
    from reader.analysis.model import Analysis, Quotation, Speaker


class Draft:
    """An analysis that is being corrected."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self.entities = DraftEntities(analysis.entities)
        self.quotations = DraftQuotations()
        for quotation in analysis.quotations:
            speaker = quotation.speaker.entity if quotation.speaker else None
            self.quotations.read(quotation, self.entities.with_id(speaker) if speaker else None)

    def remove(
        self, entity: DraftEntity, home: DraftEntity | None = None, *, is_found_only: bool = False
    ) -> None:
        """Take an entity away, whose mentions are gone.

        home: who says now what it said; is_found_only: but not where the reader gave the speaker.
        """
        self._hand_over(entity, home, is_found_only=is_found_only)
        self.entities.remove(entity)

    def join(self, source: DraftEntity, target: DraftEntity) -> None:
        """Put all of source in target."""
        self._hand_over(source, target)
        self.entities.join(source, target)

    def _hand_over(
        self, source: DraftEntity, home: DraftEntity | None, *, is_found_only: bool = False
    ) -> None:
        for quotation in self.quotations.said_by(source):
            is_left = is_found_only and is_given(quotation.span.speaker)
            self.quotations.give(quotation, None if is_left else home)

    def finished(self) -> Analysis:
        """The analysis as it was corrected."""
        quotations = tuple(map(self.finished_quotation, self.quotations.in_order()))
        return replace(self._analysis, quotations=quotations, entities=self.entities.finished())

    def finished_quotation(self, quotation: DraftQuotation) -> Quotation:
        """A quotation as it is now. Speakers are called as their entities are as soon as one of those was changed."""
        return quotation.finished() if self.entities.is_settled else quotation.span


def is_given(speaker: Speaker | None) -> bool:
    """Whether the reader said who speaks: what is found is never as sure."""
    return speaker is not None and speaker.confidence == 1.0
