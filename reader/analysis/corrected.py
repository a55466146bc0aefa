"""An analysis as the reader has corrected it: the reader's word wins over what was found, whatever the engine. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from reader.analysis import corrected_names as names
from reader.analysis.corrections import in_order, is_same, overlaps
from reader.analysis.model import Analysis, Quotation, QuotationKind, Speaker, TextSpan
from reader.text.marks import QUOTATION_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.analysis.corrections import Correction

_BY_NAME = frozenset({"entity-type", "merge-entities", "split-entity"})
"""Kinds of corrections that may have no place."""


def apply(analysis: Analysis, corrections: Iterable[Correction], text: str) -> Analysis:
    """The analysis as the reader has corrected it.

    A correction whose words no longer stand at its place is left out: anchor it first, with `exact`, `prefix` and
    `suffix`.
    """
    for correction in in_order(corrections):
        analysis = apply_one(analysis, correction, text)
    return analysis


def apply_one(analysis: Analysis, correction: Correction, text: str) -> Analysis:
    """The analysis as one correction changes it."""
    if not (correction.is_placed or correction.kind in _BY_NAME or correction.everywhere):
        return analysis
    if correction.is_placed:
        words = text[correction.start : correction.end]
        if correction.exact not in ("", words):
            return analysis
        correction = replace(correction, exact=words)
    if correction.kind in _ON_NAMES:
        return _ON_NAMES[correction.kind](analysis, correction)
    return _ON_QUOTATIONS[correction.kind](analysis, correction, text)


def _set_speaker(analysis: Analysis, correction: Correction, text: str) -> Analysis:
    if correction.name and not any(is_same(quotation, correction) for quotation in analysis.quotations):
        return _add_quotation(analysis, correction, text)
    quotations = tuple(
        _said_by(analysis, quotation, correction.name) if is_same(quotation, correction) else quotation
        for quotation in analysis.quotations
    )
    return replace(analysis, quotations=quotations)


def _said_by(analysis: Analysis, quotation: Quotation, name: str) -> Quotation:
    """A quotation with the reader's speaker: certain; the words found that tell it stay, unless they name another."""
    kind: QuotationKind = quotation.kind
    if kind == "none":
        kind = "direct" if len(quotation.text.split()) >= 4 else "partial"
    if not name:
        return replace(quotation, kind=kind, speaker=None, cue=None)
    entity = names.find_called(analysis, name, "PERSON") or names.find_called(analysis, name)
    nowhere = TextSpan(quotation.start, quotation.start, "")
    mention = quotation.speaker.mention if quotation.speaker else nowhere
    cue = quotation.cue
    if any(
        is_same(each, mention)
        for other in analysis.entities
        if other is not entity
        for each in other.mentions
    ):
        mention, cue = nowhere, None
    speaker = Speaker(entity.name if entity else name, entity.id if entity else None, mention, 1.0)
    return replace(quotation, kind=kind, speaker=speaker, cue=cue)


def _add_quotation(analysis: Analysis, correction: Correction, text: str) -> Analysis:
    kind: QuotationKind = next(
        (kind for kind in get_args(QuotationKind) if kind == correction.type), "direct"
    )
    replaced = replaced_by(analysis, correction, text)
    old = next((each for each in replaced if is_same(each, correction)), replaced[0] if replaced else None)
    group = old.group if old else max((each.group for each in analysis.quotations), default=0) + 1
    new = Quotation(correction.start, correction.end, correction.exact, kind, group)
    if old and not (old.speaker and _is_within(old.speaker.mention, new)):
        new = replace(new, speaker=old.speaker, cue=old.cue)
    if correction.name:
        new = _said_by(analysis, new, correction.name)
    if new.kind == "none":
        new = replace(new, speaker=None, cue=None)
    kept = [each for each in analysis.quotations if each not in replaced]
    return replace(analysis, quotations=tuple(sorted([*kept, new], key=lambda each: (each.start, each.end))))


def _is_within(words: TextSpan, quotation: Quotation) -> bool:
    """Whether words are said in a quotation: then they do not tell who says it."""
    return words.start < words.end and quotation.start <= words.start and words.end <= quotation.end


def replaced_by(analysis: Analysis, correction: Correction, text: str) -> list[Quotation]:
    """The quotations in whose place another one comes: those it overlaps, unless one is quoted within the other."""
    met = (each for each in analysis.quotations if overlaps(each, correction))
    return [each for each in met if is_same(each, correction) or not _is_nested(each, correction, text)]


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


def _remove_quotation(analysis: Analysis, correction: Correction, _: str) -> Analysis:
    return replace(analysis, quotations=tuple(q for q in analysis.quotations if not is_same(q, correction)))


_ON_QUOTATIONS: dict[str, Callable[[Analysis, Correction, str], Analysis]] = {
    "set-speaker": _set_speaker,
    "quotation": _add_quotation,
    "not-quotation": _remove_quotation,
}
_ON_NAMES: dict[str, Callable[[Analysis, Correction], Analysis]] = {
    "entity": names.name_here,
    "not-entity": names.remove_name,
    "entity-type": names.set_type,
    "merge-entities": names.merge,
    "split-entity": names.split,
}
