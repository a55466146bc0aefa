"""What the reader says about an analysis, as it is kept. `corrected` applies it.

Corrections are made against the text, not against ids of one analysis: a span and what is true of it. So they
still hold when a newer engine finds other things.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, get_args

from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.analysis.model import Mention, Quotation, TextSpan

CorrectionKind = Literal[
    "set-speaker",
    "quotation",
    "not-quotation",
    "entity",
    "not-entity",
    "entity-type",
    "merge-entities",
    "split-entity",
]

ON_QUOTATIONS = frozenset({"set-speaker", "quotation", "not-quotation"})
"""Kinds of corrections that are about a quotation; all others are about an entity."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that the reader knows better.

    set-speaker     the quotation at [start, end) is said by `name` (empty: by nobody known)
    quotation       [start, end) is a quotation of kind `type`, said by `name` if that is given
    not-quotation   [start, end) is none
    entity          [start, end) names `name` (empty: the words there), of type `type`
    not-entity      the mention at [start, end) names nothing; with `everywhere`, no mention of those words does
    entity-type     the entity called `name` is of type `type`
    merge-entities  the entity called `name` is the one called `other` (of type `type`, where several are called so);
                    where none is, `other` is its new name
    split-entity    the mention at [start, end) of the entity called `name` names `other`, of type `type`; without a
                    place, all its mentions whose words are `exact` do

    Those on an entity may have the place of one of its mentions: by that it is known among several of one name, and
    where a newer engine gives it another. An engine that does not find what the reader spoke of is told better: it is
    added.
    """

    id: str
    article: str
    kind: CorrectionKind
    created: str
    """UTC, ISO 8601. Later corrections win over earlier ones."""
    start: int = 0
    end: int = 0
    exact: str = ""
    """The words at [start, end)."""
    prefix: str = ""
    suffix: str = ""
    name: str = ""
    type: str = ""
    """Quotation: its kind. Entity: its type."""
    other: str = ""
    everywhere: bool = False
    apart: bool = False
    """Entity: whoever else is called so, of another type, is another one."""

    @property
    def is_placed(self) -> bool:
        """Whether it is on a stretch of the text, not on a name wherever it stands."""
        return self.start < self.end

    def to_record(self) -> dict[str, Any]:
        """The correction as a dictionary of strings, numbers and booleans."""
        return asdict(self)


_NEEDED = ("id", "article", "kind", "created")


def from_record(record: dict[str, Any]) -> Correction:
    """The correction that `to_record` gave. Keys of a newer version are ignored.

    Raises AnalysisError where the record is none.
    """
    known = {field.name: field.type for field in fields(Correction)}
    values = {key: value for key, value in record.items() if key in known}
    wrong = [key for key, value in values.items() if not _is_fitting(known[key], value)]
    if wrong or any(key not in values for key in _NEEDED) or values["kind"] not in get_args(CorrectionKind):
        raise AnalysisError(
            f"correction {str(record.get('id'))!r} cannot be understood: a newer program may have made it; "
            "update this one"
        )
    return Correction(**values)


def _is_fitting(annotation: object, value: object) -> bool:
    expected = {"int": int, "bool": bool}.get(str(annotation), str)
    return type(value) is expected


def are_made_together(one: Correction, other: Correction) -> bool:
    """Whether two corrections are one act of the reader's: said at one moment, to the microsecond, of one article."""
    return (one.article, one.created) == (other.article, other.created)


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Corrections in the order in which they are applied: as they were made.

    Of one act, what is found comes before what is none: the only name of somebody moves to other words, and is not gone
    in between.
    """
    return sorted(corrections, key=lambda item: (item.created, item.kind.startswith("not-"), item.id))


def replaced(corrections: Iterable[Correction]) -> list[tuple[Correction, Correction]]:
    """Corrections, placed in one text, of which a later one leaves nothing, each with the last of these.

    Who says the same words, or of which type the same name is, is said once; of all else both may count.
    """
    last: dict[tuple[object, ...], Correction] = {}
    ordered = [each for each in in_order(corrections) if each.kind in ("set-speaker", "entity-type")]
    for each in ordered:
        last[_subject(each)] = each
    return [(each, last[_subject(each)]) for each in ordered if last[_subject(each)] is not each]


def _subject(correction: Correction) -> tuple[object, ...]:
    name = correction.name if correction.kind == "entity-type" else ""
    return correction.kind, correction.start, correction.end, name


def is_same(span: Quotation | Mention | TextSpan, other: Correction | TextSpan) -> bool:
    """Whether a span and the place of a correction are the same words: most of the one are most of the other."""
    shared = min(span.end, other.end) - max(span.start, other.start)
    return shared > 0 and 2 * shared >= max(span.end - span.start, other.end - other.start)


def overlaps(span: Quotation | Mention | TextSpan, other: Correction) -> bool:
    """Whether a span and the place of a correction share a character."""
    return span.start < other.end and other.start < span.end
