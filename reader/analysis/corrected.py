"""An analysis as the reader has corrected it: the reader's word wins over what was found, whatever the engine. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from reader.analysis import corrected_names as names
from reader.analysis.corrected_draft import Draft
from reader.analysis.corrections import in_order, is_same, overlaps
from reader.analysis.model import Quotation, QuotationKind, Speaker, TextSpan
from reader.text.marks import QUOTATION_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.analysis.corrected_quotations import DraftQuotation
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis

_BY_NAME = frozenset({"entity-type", "merge-entities", "split-entity"})
"""Kinds of corrections that may have no place."""


def apply(analysis: Analysis, corrections: Iterable[Correction], text: str) -> Analysis:
    """The analysis as the reader has corrected it.

    A correction whose words no longer stand at its place is left out: anchor it first, with `exact`, `prefix` and
    `suffix`.
    """
    made = in_order(corrections)
    if not made:
        return analysis
    draft = Draft(analysis)
    for correction in made:
        make(draft, correction, text)
    return draft.finished()


def make(draft: Draft, correction: Correction, text: str) -> None:
    """Make one correction."""
    if not (correction.is_placed or correction.kind in _BY_NAME or correction.everywhere):
        return
    if correction.is_placed:
        words = text[correction.start : correction.end]
        if correction.exact not in ("", words):
            return
        correction = replace(correction, exact=words)
    if correction.kind in _ON_NAMES:
        _ON_NAMES[correction.kind](draft, correction)
    else:
        _ON_QUOTATIONS[correction.kind](draft, correction, text)


def _set_speaker(draft: Draft, correction: Correction, text: str) -> None:
    same = draft.quotations.at(correction)
    if correction.name and not same:
        _add_quotation(draft, correction, text)
    for quotation in same:
        _say(draft, quotation, correction.name)


def _say(draft: Draft, quotation: DraftQuotation, name: str) -> None:
    """Give a quotation the reader's speaker: certain; the words found that tell it stay, unless they name another."""
    said = quotation.span
    kind: QuotationKind = said.kind
    if kind == "none":
        kind = "direct" if len(said.text.split()) >= 4 else "partial"
    if not name:
        draft.quotations.change(quotation, replace(said, kind=kind, speaker=None, cue=None), None)
        return
    entity = draft.entities.find_called(name, "PERSON") or draft.entities.find_called(name)
    nowhere = TextSpan(said.start, said.start, "")
    mention, cue = said.speaker.mention if said.speaker else nowhere, said.cue
    if draft.entities.is_named_at(mention, but=entity):
        mention, cue = nowhere, None
    speaker = Speaker(entity.name if entity else name, entity.id if entity else None, mention, 1.0)
    draft.quotations.change(quotation, replace(said, kind=kind, speaker=speaker, cue=cue), entity)


def _add_quotation(draft: Draft, correction: Correction, text: str) -> None:
    kind: QuotationKind = next(
        (kind for kind in get_args(QuotationKind) if kind == correction.type), "direct"
    )
    met = draft.quotations.over(correction)
    replaced = [each for each in met if _is_replaced(each.span, correction, text)]
    same = [each for each in replaced if is_same(each.span, correction)]
    old = next(iter(same or replaced), None)
    group = old.span.group if old else draft.quotations.new_group()
    new, entity = Quotation(correction.start, correction.end, correction.exact, kind, group), None
    is_said = kind != "none" or correction.name
    if old and is_said and not (old.span.speaker and _is_within(old.span.speaker.mention, new)):
        new, entity = replace(new, speaker=old.span.speaker, cue=old.span.cue), old.entity
    for each in replaced:
        draft.quotations.remove(each)
    quotation = draft.quotations.add(new, entity)
    if correction.name:
        _say(draft, quotation, correction.name)


def _is_within(words: TextSpan, quotation: Quotation) -> bool:
    """Whether words are said in a quotation: then they do not tell who says it."""
    return words.start < words.end and quotation.start <= words.start and words.end <= quotation.end


def replaced_by(analysis: Analysis, correction: Correction, text: str) -> list[Quotation]:
    """The quotations in whose place another one comes: those it overlaps, unless one is quoted within the other."""
    met = (each for each in analysis.quotations if overlaps(each, correction))
    return [each for each in met if _is_replaced(each, correction, text)]


def _is_replaced(quotation: Quotation, correction: Correction, text: str) -> bool:
    return is_same(quotation, correction) or not _is_nested(quotation, correction, text)


def _is_nested(quotation: Quotation, correction: Correction, text: str) -> bool:
    """Whether one of the two holds the other, being a block quote or in marks of another kind; two block quotes never."""
    if quotation.kind == correction.type == "block":
        return False
    if quotation.start <= correction.start and correction.end <= quotation.end:
        return quotation.kind == "block" or _are_in_other_marks(quotation, correction, text)
    is_within = correction.start <= quotation.start and quotation.end <= correction.end
    return is_within and correction.type == "block"


def _are_in_other_marks(outer: Quotation, inner: Correction, text: str) -> bool:
    mark = text[max(0, inner.start - 1) : inner.start]
    is_marked = mark in QUOTATION_MARKS and text[inner.end : inner.end + 1] in QUOTATION_MARKS
    return is_marked and text[max(0, outer.start - 1) : outer.start] != mark


def _remove_quotation(draft: Draft, correction: Correction, _: str) -> None:
    for quotation in draft.quotations.at(correction):
        draft.quotations.remove(quotation)


_ON_QUOTATIONS: dict[str, Callable[[Draft, Correction, str], None]] = {
    "set-speaker": _set_speaker,
    "quotation": _add_quotation,
    "not-quotation": _remove_quotation,
}
_ON_NAMES: dict[str, Callable[[Draft, Correction], None]] = {
    "entity": names.name_here,
    "not-entity": names.remove_name,
    "entity-type": names.set_type,
    "merge-entities": names.merge,
    "split-entity": names.split,
}
