"""Quotations while corrections are made to them, one after the other: each is found without going through all."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.analysis.corrected_places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.corrected_entities import DraftEntity
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Quotation


@dataclass(eq=False, slots=True)
class DraftQuotation:
    """A quotation as it is so far. Its speaker is called as the entity is in the end."""

    span: Quotation
    number: int
    entity: DraftEntity | None = None
    """Who says it."""

    @property
    def place(self) -> tuple[int, int, int]:
        """By which quotations are in order."""
        return self.span.start, self.span.end, self.number

    def finished(self) -> Quotation:
        """The quotation with its speaker as the entity is called now; a speaker who is none keeps the name."""
        speaker, entity = self.span.speaker, self.entity
        if speaker is None:
            return self.span
        name, identity = (entity.name, entity.id) if entity else (speaker.name, None)
        if (speaker.name, speaker.entity) == (name, identity):
            return self.span
        return replace(self.span, speaker=replace(speaker, name=name, entity=identity))


_place = attrgetter("place")


class DraftQuotations:
    """The quotations of an analysis that is being corrected, in order of the text."""

    def __init__(self) -> None:
        self._numbers = count()
        self._all: dict[DraftQuotation, None] = {}
        self._has_new = False
        self._places: Places[DraftQuotation] = Places()
        self._tellings: Places[DraftQuotation] = Places()
        """By the words that tell who speaks."""
        self._said: defaultdict[DraftEntity, set[DraftQuotation]] = defaultdict(set)
        self._groups: list[int] = []

    def read(self, found: Quotation, entity: DraftEntity | None) -> DraftQuotation:
        """Take over a quotation that was found; entity: who says it."""
        quotation = DraftQuotation(found, next(self._numbers))
        self._all[quotation] = None
        insort(self._groups, found.group)
        self._places.add(found, quotation)
        self._tell(quotation)
        self._link(quotation, entity)
        return quotation

    # -- looking up

    def at(self, correction: Correction) -> list[DraftQuotation]:
        """The quotations that are the same words as a correction's place, in order."""
        return sorted(self._places.same(correction), key=_place)

    def over(self, correction: Correction) -> list[DraftQuotation]:
        """The quotations that share a character with a correction's place, in order."""
        return sorted(self._places.overlapping(correction), key=_place)

    def told_at(self, correction: Correction) -> list[DraftQuotation]:
        """The quotations whose speaker is told by the words at a correction's place, in no order."""
        return self._tellings.same(correction)

    def said_by(self, entity: DraftEntity) -> list[DraftQuotation]:
        """The quotations that an entity says, in no order."""
        return list(self._said.get(entity, ()))

    def new_group(self) -> int:
        """The number of a quotation that is no part of another one."""
        return max(self._groups[-1:], default=0) + 1

    # -- changing

    def add(self, new: Quotation, entity: DraftEntity | None) -> DraftQuotation:
        """A new quotation; entity: who says it."""
        self._has_new = True
        return self.read(new, entity)

    def remove(self, quotation: DraftQuotation) -> None:
        """Take a quotation away."""
        del self._all[quotation]
        del self._groups[bisect_left(self._groups, quotation.span.group)]
        self._places.remove(quotation.span, quotation)
        self._untell(quotation)
        self._link(quotation, None)

    def change(self, quotation: DraftQuotation, span: Quotation, entity: DraftEntity | None) -> None:
        """Make of a quotation another one at the same place; entity: who says it."""
        self._untell(quotation)
        quotation.span = span
        self._tell(quotation)
        self._link(quotation, entity)

    def give(self, quotation: DraftQuotation, entity: DraftEntity | None) -> None:
        """Let an entity say a quotation; None: whoever is called as its speaker was."""
        if entity is None:
            quotation.span = quotation.finished()
        self._link(quotation, entity)

    def _link(self, quotation: DraftQuotation, entity: DraftEntity | None) -> None:
        if quotation.entity:
            self._said[quotation.entity].discard(quotation)
        if entity:
            self._said[entity].add(quotation)
        quotation.entity = entity

    def _tell(self, quotation: DraftQuotation) -> None:
        if quotation.span.speaker:
            self._tellings.add(quotation.span.speaker.mention, quotation)

    def _untell(self, quotation: DraftQuotation) -> None:
        if quotation.span.speaker:
            self._tellings.remove(quotation.span.speaker.mention, quotation)

    # -- what came of it

    def in_order(self) -> Sequence[DraftQuotation]:
        """All of them as they stand in the text; as they were found, where none is new."""
        return sorted(self._all, key=_place) if self._has_new else list(self._all)
