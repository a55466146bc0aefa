"""What corrections changed: which findings are the reader's own, and each correction with before and after. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from reader.analysis.corrected import make
from reader.analysis.corrected_draft import Draft
from reader.analysis.corrections import ON_QUOTATIONS, in_order, is_same
from reader.analysis.model import Own
from reader.text.span import Span, SpanGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.corrected_entities import DraftEntity
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Entity, Quotation


@dataclass(frozen=True, slots=True)
class Effect:
    """One correction and what stood at its place before and after it; None: nothing."""

    correction: Correction
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def own_findings(analysis: Analysis, corrections: Iterable[Correction]) -> Own:
    """The quotations and entities of a corrected analysis that corrections, placed in its text, were made on."""
    made = list(corrections)
    on_quotations = [each for each in made if each.kind in ("set-speaker", "quotation")]
    spans = {
        (quotation.start, quotation.end)
        for quotation, each in meeting(analysis, on_quotations)
        if is_same(quotation, each)
    }
    draft = Draft(analysis)
    found = (
        _entity_of(draft, each, (each.other, each.name)) for each in made if each.kind not in ON_QUOTATIONS
    )
    return Own(frozenset(spans), frozenset(entity.id for entity in found if entity))


def speakers_given(
    analysis: Analysis, corrections: Iterable[Correction]
) -> dict[tuple[int, int], Correction]:
    """By (start, end) of a quotation of a corrected analysis: the correction by which the reader said who says it, or nobody.

    corrections: placed in its text.
    """
    made = [
        each
        for each in in_order(corrections)
        if each.kind == "set-speaker" or (each.kind == "quotation" and each.name)
    ]
    return {
        (quotation.start, quotation.end): each
        for quotation, each in meeting(analysis, made)
        # One that got other bounds since has its speaker still.
        if is_same(quotation, each) or (quotation.speaker and quotation.speaker.name == each.name)
    }


def meeting(analysis: Analysis, corrections: Iterable[Correction]) -> Iterator[tuple[Quotation, Correction]]:
    """For one correction after the other: the quotations that share something with its place."""
    quotations = SpanGroup((Span(each.start, each.end), each) for each in analysis.quotations)
    for correction in corrections:
        for _, quotation in quotations.overlapping(correction.start, correction.end):
            yield quotation, correction


def effects(analysis: Analysis, corrections: Iterable[Correction], text: str) -> Iterator[Effect]:
    """Corrections, placed in the text, in the order they were made, each with what it changed of the analysis so far."""
    draft = Draft(analysis)
    for correction in in_order(corrections):
        before = _seen(draft, correction, (correction.name, correction.other))
        make(draft, correction, text)
        yield Effect(correction, before, _seen(draft, correction, (correction.other, correction.name)))


def _seen(draft: Draft, correction: Correction, names: Sequence[str]) -> dict[str, Any] | None:
    if correction.kind in ON_QUOTATIONS:
        same = draft.quotations.at(correction)
        return asdict(draft.finished_quotation(same[0])) if same else None
    entity = _entity_of(draft, correction, names)
    if entity is None:
        return None
    plain = asdict(entity.finished())
    return {**plain, "aliases": list(plain["aliases"]), "mentions": list(plain["mentions"])}


def made_on(
    analysis: Analysis, corrections: Iterable[Correction], span: Span, entity: Entity | None, text: str
) -> list[Correction]:
    """Those of corrections, placed in the text, that were made on a span, or wherever its words or its entity stand.

    By them `own_findings` takes what is there for the reader's own.
    """
    draft = Draft(analysis)

    def is_on(each: Correction) -> bool:
        is_here = each.start < span.end and span.start < each.end
        has_words = not each.is_placed and each.exact == span.of(text)
        return is_here or has_words or (entity is not None and _is_about(draft, each, entity))

    return [each for each in corrections if is_on(each)]


def _is_about(draft: Draft, correction: Correction, entity: Entity) -> bool:
    if correction.kind in ON_QUOTATIONS:
        return False
    meant = _entity_of(draft, correction, (correction.other, correction.name))
    return meant is not None and meant.id == entity.id


def _entity_of(draft: Draft, correction: Correction, names: Sequence[str]) -> DraftEntity | None:
    """The entity at a correction's place, else the first that has one of the names: a short one only by a merge."""
    here = draft.entities.at(correction)
    if here or (correction.is_placed and correction.kind in ("entity", "not-entity")):
        return here
    find = draft.entities.find_called
    named = (
        find(name) if name == correction.other else next(iter(draft.entities.called(name)), None)
        for name in names
        if name
    )
    return next((entity for entity in named if entity), None)
