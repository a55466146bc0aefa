"""Names as the reader has corrected them: which entity a correction speaks of, and what it makes of all of them. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.corrections import is_same, overlaps
from reader.analysis.model import Entity, Mention
from reader.analysis.names.folding import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Quotation, Speaker

_PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Types of which a name may have now one, now another, and mean the same."""


def find_called(analysis: Analysis, name: str, kind: str = "") -> Entity | None:
    """The entity with this id or name, else the only one with this alias. kind: only one of this type, or like it."""
    named = _called(analysis.entities, name, kind)
    if named:
        return named
    also = [entity for entity in analysis.entities if name in entity.aliases]
    return also[0] if len(also) == 1 and _is_like(also[0].type, kind) else None


def all_called(analysis: Analysis, name: str) -> list[Entity]:
    """The entities with this id, else with this name."""
    return [each for each in analysis.entities if each.id == name] or [
        each for each in analysis.entities if _is_called(each, name)
    ]


def is_another(analysis: Analysis, name: str, kind: str) -> bool:
    """Whether what is called so is of other types only: one of this type is another one."""
    same = all_called(analysis, name)
    return bool(same) and not any(_is_like(each.type, kind) for each in same)


def _called(entities: Iterable[Entity], name: str, kind: str = "") -> Entity | None:
    fitting = [entity for entity in entities if _is_like(entity.type, kind)]
    by_id = (each for each in fitting if each.id == name)
    return next(by_id, None) or next((each for each in fitting if _is_called(each, name)), None)


def _is_called(entity: Entity, name: str) -> bool:
    return entity.name == name or fold(entity.name) == fold(name)


def _is_like(one: str, kind: str) -> bool:
    return kind in ("", one) or {one, kind} <= _PLACES


def _entity_here(analysis: Analysis, correction: Correction) -> Entity | None:
    """The entity that has a mention at a correction's place."""
    if not correction.is_placed:
        return None
    return next(
        (each for each in analysis.entities if any(is_same(one, correction) for one in each.mentions)), None
    )


def _meant(analysis: Analysis, correction: Correction) -> Entity | None:
    """The entity that a correction speaks of.

    The one at its place, where it is called so; else one that is called so; else the one at its place under another
    name that has a word of it in common ("Ann Lee", "Ann Mary Lee"); else one with that alias.
    """
    here, named = _entity_here(analysis, correction), find_called(analysis, correction.name)
    if here and _is_called(here, correction.name):
        return here
    if named and _is_called(named, correction.name):
        return named
    return here if here and _is_akin(here, correction.name) else named


def _is_akin(entity: Entity, name: str) -> bool:
    """Whether a name of an entity and this one have a word in common."""
    words = {word for each in (entity.name, *entity.aliases) for word in fold(each).split()}
    return not words.isdisjoint(fold(name).split())


def name_here(analysis: Analysis, correction: Correction) -> Analysis:
    """The analysis where the words at a correction's place name the one called so, and nothing else there does.

    Who is named nowhere else is this one now. What these very words tell who says it is said by this one.
    """
    name = correction.name or correction.exact
    target = find_called(analysis, name, correction.type)
    if target is None and not correction.apart:
        target = find_called(analysis, name)
    return _name_here(analysis, correction, target, name, correction.type)


def _name_here(
    analysis: Analysis, correction: Correction, target: Entity | None, name: str, kind: str
) -> Analysis:
    """The same for a given entity, which is of the type then, if one is given; None: a new one of this name and type."""
    new = Mention(correction.start, correction.end, correction.exact)
    left, emptied, mentions = [], [], [new]
    for entity in analysis.entities:
        kept = tuple(mention for mention in entity.mentions if not overlaps(mention, correction))
        if entity is target:
            mentions += kept
        elif kept:
            left.append(replace(entity, mentions=kept))
        else:
            emptied.append(entity)
    grown = (
        replace(target, type=kind or target.type, mentions=_in_order(mentions))
        if target
        else Entity("", name, kind or "MISC", (), (new,))
    )
    moved = {each.id: grown for each in emptied if _is_like(each.type, grown.type)}
    changed = _with_entities(analysis, [*left, grown], moved, is_found_only=True)
    return _with_speaker_here(changed, correction)


def _with_speaker_here(analysis: Analysis, correction: Correction) -> Analysis:
    """The analysis where quotations whose speaker was read from the words at a place are said by whom they name now."""
    entity = _entity_here(analysis, correction)

    def follow(quotation: Quotation) -> Quotation:
        speaker = quotation.speaker
        if entity is None or speaker is None or _is_given(speaker):
            return quotation
        if not is_same(speaker.mention, correction):
            return quotation
        return replace(quotation, speaker=replace(speaker, name=entity.name, entity=entity.id))

    return replace(analysis, quotations=tuple(map(follow, analysis.quotations)))


def _is_given(speaker: Speaker | None) -> bool:
    """Whether the reader said who speaks: what is found is never as sure."""
    return speaker is not None and speaker.confidence == 1.0


def remove_name(analysis: Analysis, correction: Correction) -> Analysis:
    """The analysis where the words at a correction's place, or everywhere, name nothing."""

    def is_meant(mention: Mention) -> bool:
        return is_same(mention, correction) or (correction.everywhere and mention.text == correction.exact)

    left = (replace(e, mentions=tuple(m for m in e.mentions if not is_meant(m))) for e in analysis.entities)
    return _with_entities(analysis, [entity for entity in left if entity.mentions])


def set_type(analysis: Analysis, correction: Correction) -> Analysis:
    """The analysis where the entity meant is of the correction's type."""
    entity, here = _meant(analysis, correction), _entity_here(analysis, correction)
    if entity is None and here and _is_called(here, correction.exact):
        entity = here  # it was renamed then, and is not any more
    if entity:
        return _replaced(analysis, entity, replace(entity, type=correction.type))
    return name_here(analysis, correction) if correction.is_placed else analysis


def merge(analysis: Analysis, correction: Correction) -> Analysis:
    """The analysis where the entity meant is the `other`, or is called so where there is no other."""
    source = _meant(analysis, correction)
    if not correction.other:
        return analysis
    if source is None:
        return _named_anew(analysis, correction, correction.other) if correction.is_placed else analysis
    rest = replace(analysis, entities=tuple(each for each in analysis.entities if each is not source))
    target = find_called(rest, correction.other, correction.type) or find_called(rest, correction.other)
    is_respelt = not correction.type and _is_called(source, correction.other)
    if target is None or is_respelt or _is_own_name(source, target, correction):
        names = (source.name, *source.aliases)
        return _replaced(analysis, source, replace(source, name=correction.other, aliases=names))
    return _joined(analysis, source, target)


def _is_own_name(source: Entity, target: Entity, correction: Correction) -> bool:
    """Whether a correction only calls an entity by an alias of its own, which another has, too."""
    is_whole = correction.other == target.id or _is_called(target, correction.other)
    return not is_whole and correction.other in source.aliases


def _joined(analysis: Analysis, source: Entity, target: Entity) -> Analysis:
    """The analysis with all of source in target."""
    aliases = dict.fromkeys((*target.aliases, source.name, *source.aliases))
    whole = replace(target, aliases=tuple(aliases), mentions=_in_order([*target.mentions, *source.mentions]))
    rest = [whole if entity is target else entity for entity in analysis.entities if entity is not source]
    return _with_entities(analysis, rest, {source.id: whole})


def split(analysis: Analysis, correction: Correction) -> Analysis:
    """The analysis where the mention at a correction's place, or all of its words, name the `other`."""
    source, name = _meant(analysis, correction), correction.other or correction.exact
    if correction.is_placed:
        return _named_anew(analysis, correction, name, source)
    for each in source.mentions if source else ():
        if each.text == correction.exact:
            here = replace(correction, start=each.start, end=each.end)
            analysis = _named_anew(analysis, here, name, _meant(analysis, here))
    return analysis


def _named_anew(
    analysis: Analysis, correction: Correction, name: str, source: Entity | None = None
) -> Analysis:
    """The analysis where the words at a correction's place name the one with this very name, not source."""
    others = [entity for entity in analysis.entities if entity is not source]
    target = _called(others, name, correction.type) or _called(others, name)
    if target is None and source and _is_called(source, name):
        return analysis
    source = source or _entity_here(analysis, correction)
    kind = target.type if target else correction.type or (source.type if source else "")
    return _name_here(analysis, correction, target, target.name if target else name, kind)


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _replaced(analysis: Analysis, old: Entity, new: Entity) -> Analysis:
    return _with_entities(analysis, [new if entity is old else entity for entity in analysis.entities])


def _with_entities(
    analysis: Analysis,
    entities: Sequence[Entity],
    moved: dict[str, Entity] | None = None,
    *,
    is_found_only: bool = False,
) -> Analysis:
    """The analysis with these entities: in order of the text, ids and aliases in keeping, speakers following.

    moved: what became of the entities whose ids are gone, as it stands among the given ones. is_found_only: speakers that
    the reader gave do not follow these.
    """
    taken: set[str] = set()
    finished: dict[str, Entity] = {}
    ordered: list[Entity] = []
    homes = moved or {}
    for entity in sorted(entities, key=lambda entity: entity.mentions[0].start):
        new = _finished(entity, taken)
        taken.add(new.id)
        ordered.append(new)
        finished |= {old: new for old in (entity.id, *_ids_moved_to(entity, homes)) if old}
    kept = {old: new for old, new in finished.items() if not (is_found_only and old in homes)}
    quotations = tuple(
        _follow(each, kept if _is_given(each.speaker) else finished) for each in analysis.quotations
    )
    return replace(analysis, entities=tuple(ordered), quotations=quotations)


def _ids_moved_to(entity: Entity, moved: dict[str, Entity]) -> list[str]:
    return [old for old, home in moved.items() if home is entity]


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
