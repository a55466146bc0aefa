"""What was found in a text, as far as it holds in an edited one, to be shown until that is analysed. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader.text import Span

if TYPE_CHECKING:
    from reader.analysis.model import Analysis, Entity, Mention, Quotation, TextSpan
    from reader.text.same_lines import SameLines

    S = TypeVar("S", TextSpan, Mention, Quotation)


def carry(analysis: Analysis, lines: SameLines) -> Analysis:
    """The analysis of one text with only what stands in lines that another one has, too, at their places there.

    A quotation goes along with the words that tell who says it, or not at all. Of whom no mention is left, nobody is
    marked; no mark is ever on other words.
    """
    found = _Carried(lines)
    entities = tuple(each for each in map(found.entity, analysis.entities) if each)
    known = {each.id for each in entities}
    quotations = (found.quotation(each, known) for each in analysis.quotations)
    return replace(analysis, quotations=tuple(each for each in quotations if each), entities=entities)


class _Carried:
    """What was found, moved to where its lines stand in another text."""

    def __init__(self, lines: SameLines) -> None:
        self._same = lines

    def entity(self, entity: Entity) -> Entity | None:
        """An entity with the mentions that are still there; None where none is."""
        mentions = tuple(each for each in map(self._moved, entity.mentions) if each)
        return replace(entity, mentions=mentions) if mentions else None

    def quotation(self, quotation: Quotation, known: set[str]) -> Quotation | None:
        """A quotation at its new place; None where it, or what tells its speaker, is not there. known: ids of entities."""
        moved, speaker, cue = self._moved(quotation), quotation.speaker, quotation.cue
        mention = self._moved(speaker.mention) if speaker else None
        new_cue = self._moved(cue) if cue else None
        if moved is None or (speaker and mention is None) or (cue and new_cue is None):
            return None
        if speaker and mention:
            entity = speaker.entity if speaker.entity in known else None
            speaker = replace(speaker, mention=mention, entity=entity)
        return replace(moved, speaker=speaker, cue=new_cue)

    def _moved(self, span: S) -> S | None:
        place = self._same.moved(Span(span.start, span.end))
        return replace(span, start=place.start, end=place.end) if place else None
