"""What the reader says about an analysis. It wins over what was found, whatever the engine.

Corrections are made against the text, not against ids of one analysis: a span and what is true of it. So they
still hold when a newer engine finds other things.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from reader.analysis.entities import fold, slug
from reader.analysis.model import Analysis, Entity, Mention, Quotation, QuotationKind, Speaker, TextSpan
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that the reader knows better.

    set-speaker     the quotation at [start, end) is said by `name` (empty: by nobody known)
    quotation       [start, end) is a quotation of kind `type`, said by `name` if that is given
    not-quotation   [start, end) is none
    entity          [start, end) names `name` (empty: the words there), of type `type`
    not-entity      the mention at [start, end) names nothing; with `everywhere`, no mention of those words does
    entity-type     the entity called `name` is of type `type`
    merge-entities  the entity called `name` is the one called `other`; where none is, `other` is its new name
    split-entity    the mention at [start, end) of the entity called `name` names `other`; without a place, all its
                    mentions whose words are `exact` do

    Those on an entity may have the place of one of its mentions, by which it is known where a newer engine gives it
    another name. An engine that does not find what the reader spoke of is told better: it is added.
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

    @property
    def is_everywhere_split(self) -> bool:
        """Whether it splits off all mentions of the same words, whatever their place."""
        return self.kind == "split-entity" and self.start == self.end

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


def apply(analysis: Analysis, corrections: Iterable[Correction], text: str) -> Analysis:
    """The analysis as the reader has corrected it; pure.

    A correction whose words no longer stand at its place is left out: anchor it first, with `exact`, `prefix` and
    `suffix`. Applying the same corrections twice changes nothing more.
    """
    for correction in in_order(corrections):
        analysis = apply_one(analysis, correction, text)
    return analysis


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Corrections in the order in which they are applied: as they were made."""
    return sorted(corrections, key=lambda item: (item.created, item.id))


def apply_one(analysis: Analysis, correction: Correction, text: str) -> Analysis:
    """The analysis as one correction changes it."""
    words = text[correction.start : correction.end]
    if not (correction.is_everywhere_split or correction.exact in ("", words)):
        return analysis
    told = correction if correction.exact else replace(correction, exact=words)
    return _APPLY[correction.kind](analysis, told)


def _set_speaker(analysis: Analysis, correction: Correction) -> Analysis:
    if correction.name and not any(is_same(quotation, correction) for quotation in analysis.quotations):
        return _add_quotation(analysis, correction)
    quotations = tuple(
        _said_by(analysis, quotation, correction.name) if is_same(quotation, correction) else quotation
        for quotation in analysis.quotations
    )
    return replace(analysis, quotations=quotations)


def is_same(span: Quotation | Mention, other: Correction | TextSpan) -> bool:
    """Whether a span and the place of a correction are the same words: most of the one are most of the other."""
    shared = min(span.end, other.end) - max(span.start, other.start)
    return shared > 0 and 2 * shared >= max(span.end - span.start, other.end - other.start)


def _said_by(analysis: Analysis, quotation: Quotation, name: str) -> Quotation:
    """A quotation with the reader's speaker: certain; the words found that tell it stay, unless they name another."""
    kind: QuotationKind = quotation.kind
    if kind == "none":
        kind = "direct" if len(quotation.text.split()) >= 4 else "partial"
    if not name:
        return replace(quotation, kind=kind, speaker=None, cue=None)
    entity = find_called(analysis, name)
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


def find_called(analysis: Analysis, name: str) -> Entity | None:
    """The entity with this name, else the only one with this alias."""
    named = [
        entity
        for entity in analysis.entities
        if name in (entity.name, entity.id) or fold(entity.name) == fold(name)
    ]
    if named:
        return named[0]
    also = [entity for entity in analysis.entities if name in entity.aliases]
    return also[0] if len(also) == 1 else None


def _add_quotation(analysis: Analysis, correction: Correction) -> Analysis:
    kept = [q for q in analysis.quotations if not _overlaps(q, correction)]
    old = next((q for q in analysis.quotations if is_same(q, correction)), None)
    old = old or next((q for q in analysis.quotations if _overlaps(q, correction)), None)
    kind: QuotationKind = next(
        (kind for kind in get_args(QuotationKind) if kind == correction.type), "direct"
    )
    group = old.group if old else max((q.group for q in analysis.quotations), default=0) + 1
    new = Quotation(correction.start, correction.end, correction.exact, kind, group)
    if old:
        new = replace(new, speaker=old.speaker, cue=old.cue)
    if correction.name:
        new = _said_by(analysis, new, correction.name)
    if kind == "none":
        new = replace(new, speaker=None, cue=None)
    return replace(analysis, quotations=tuple(sorted([*kept, new], key=lambda q: (q.start, q.end))))


def _overlaps(span: Quotation | Mention, correction: Correction) -> bool:
    return span.start < correction.end and correction.start < span.end


def _remove_quotation(analysis: Analysis, correction: Correction) -> Analysis:
    return replace(analysis, quotations=tuple(q for q in analysis.quotations if not is_same(q, correction)))


def _add_entity(analysis: Analysis, correction: Correction) -> Analysis:
    name = correction.name or correction.exact
    target = find_called(analysis, name)
    new = Mention(correction.start, correction.end, correction.exact)
    entities = []
    for entity in analysis.entities:
        kept = tuple(mention for mention in entity.mentions if not _overlaps(mention, correction))
        if entity is target:
            kind = correction.type or entity.type
            entities.append(replace(entity, type=kind, mentions=_in_order([*kept, new])))
        elif kept:
            entities.append(replace(entity, mentions=kept))
    if target is None:
        entities.append(Entity("", name, correction.type or "MISC", (), (new,)))
    return _with_entities(analysis, entities)


def _remove_entity(analysis: Analysis, correction: Correction) -> Analysis:
    def is_meant(mention: Mention) -> bool:
        return is_same(mention, correction) or (correction.everywhere and mention.text == correction.exact)

    return _without_mentions(analysis, is_meant)


def _meant(analysis: Analysis, correction: Correction) -> Entity | None:
    """The entity that a correction speaks of: by its name, else by the mention it was made on, else by an alias."""
    named = find_called(analysis, correction.name)
    if named and (named.name == correction.name or fold(named.name) == fold(correction.name)):
        return named
    if correction.start < correction.end:
        for entity in analysis.entities:
            if any(is_same(mention, correction) for mention in entity.mentions):
                return entity
    return named


def _set_type(analysis: Analysis, correction: Correction) -> Analysis:
    entity = _meant(analysis, correction)
    if entity:
        return _replaced(analysis, entity, replace(entity, type=correction.type))
    return _add_entity(analysis, correction) if correction.start < correction.end else analysis


def _merge(analysis: Analysis, correction: Correction) -> Analysis:
    source, target = _meant(analysis, correction), find_called(analysis, correction.other)
    if source is None or not correction.other:
        return analysis
    if target is None or target is source:
        names = (source.name, *source.aliases)
        return _replaced(analysis, source, replace(source, name=correction.other, aliases=names))
    return _joined(analysis, source, target)


def _joined(analysis: Analysis, source: Entity, target: Entity) -> Analysis:
    """The analysis with all of source in target."""
    aliases = dict.fromkeys((*target.aliases, source.name, *source.aliases))
    whole = replace(target, aliases=tuple(aliases), mentions=_in_order([*target.mentions, *source.mentions]))
    rest = [whole if entity is target else entity for entity in analysis.entities if entity is not source]
    return _with_entities(analysis, rest, {source.id: whole})


def _split(analysis: Analysis, correction: Correction) -> Analysis:
    source = _meant(analysis, correction)
    if source is None:
        return analysis

    def is_meant(mention: Mention) -> bool:
        if correction.is_everywhere_split:
            return mention.text == correction.exact
        return is_same(mention, correction)

    apart = tuple(mention for mention in source.mentions if is_meant(mention))
    rest = tuple(mention for mention in source.mentions if not is_meant(mention))
    name = correction.other or correction.exact
    if not apart or not rest or name == source.name:
        return analysis
    others = [entity for entity in analysis.entities if entity is not source]
    target = next((entity for entity in others if fold(entity.name) == fold(name)), None)
    left = replace(source, mentions=rest)
    if target is None:
        new = Entity("", name, correction.type or source.type, (), apart)
        return _with_entities(analysis, [*others, left, new])
    grown = replace(target, mentions=_in_order([*target.mentions, *apart]))
    return _with_entities(analysis, [*(grown if each is target else each for each in others), left])


_APPLY: dict[str, Callable[[Analysis, Correction], Analysis]] = {
    "set-speaker": _set_speaker,
    "quotation": _add_quotation,
    "not-quotation": _remove_quotation,
    "entity": _add_entity,
    "not-entity": _remove_entity,
    "entity-type": _set_type,
    "merge-entities": _merge,
    "split-entity": _split,
}


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _without_mentions(analysis: Analysis, is_meant: Callable[[Mention], bool]) -> Analysis:
    left = (replace(e, mentions=tuple(m for m in e.mentions if not is_meant(m))) for e in analysis.entities)
    return _with_entities(analysis, [entity for entity in left if entity.mentions])


def _replaced(analysis: Analysis, old: Entity, new: Entity) -> Analysis:
    return _with_entities(analysis, [new if entity is old else entity for entity in analysis.entities])


def _with_entities(
    analysis: Analysis, entities: Sequence[Entity], moved: dict[str, Entity] | None = None
) -> Analysis:
    """The analysis with these entities: in order of the text, ids and aliases in keeping, speakers following.

    moved: what became of the entities whose ids are gone.
    """
    taken: set[str] = set()
    finished: dict[str, Entity] = {}
    ordered: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: entity.mentions[0].start):
        new = _finished(entity, taken)
        taken.add(new.id)
        ordered.append(new)
        if entity.id:
            finished[entity.id] = new
    for old_id, home in (moved or {}).items():
        finished[old_id] = finished[home.id]
    quotations = tuple(_follow(quotation, finished) for quotation in analysis.quotations)
    return replace(analysis, entities=tuple(ordered), quotations=quotations)


def _finished(entity: Entity, taken: set[str]) -> Entity:
    """The entity with the id of its type and name, which it keeps as long as those do not change."""
    base = f"{entity.type.lower()}:{slug(entity.name)}"
    has_kept = entity.id == base or entity.id.removeprefix(base + "-").isdigit()
    identity, number = entity.id if has_kept and entity.id not in taken else base, 2
    while identity in taken:
        identity, number = f"{base}-{number}", number + 1
    words = dict.fromkeys(mention.text for mention in entity.mentions)
    aliases = tuple(
        alias for alias in dict.fromkeys((*entity.aliases, *words)) if alias != entity.name and alias in words
    )
    return replace(entity, id=identity, aliases=aliases)


def _follow(quotation: Quotation, finished: dict[str, Entity]) -> Quotation:
    speaker = quotation.speaker
    if speaker is None or speaker.entity is None:
        return quotation
    entity = finished.get(speaker.entity)
    if entity is None:
        return replace(quotation, speaker=replace(speaker, entity=None))
    return replace(quotation, speaker=replace(speaker, entity=entity.id, name=entity.name))
