"""Names as the reader has corrected them: which entity a correction speaks of, and what it makes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.corrected_draft import is_given
from reader.analysis.corrected_entities import choose_called, is_like
from reader.analysis.model import Mention
from reader.analysis.names.folding import fold

if TYPE_CHECKING:
    from reader.analysis.corrected_draft import Draft
    from reader.analysis.corrected_entities import DraftEntity
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Entity


def find_called(analysis: Analysis, name: str, kind: str = "") -> Entity | None:
    """The entity with this id or name, else the only one with this alias. kind: only one of this type, or like it."""
    by_id, by_name = _called(analysis, name)
    aliased = [entity for entity in analysis.entities if name in entity.aliases]
    return choose_called([*by_id, *by_name], aliased, kind)


def all_called(analysis: Analysis, name: str) -> list[Entity]:
    """The entities with this id, else with this name."""
    by_id, by_name = _called(analysis, name)
    return by_id or by_name


def find_joined(analysis: Analysis, entity: Entity, name: str) -> Entity | None:
    """The other entity that one of an analysis becomes part of when it is renamed so, as `merge` does it."""
    if fold(entity.name) == fold(name):
        return None
    others = replace(analysis, entities=tuple(each for each in analysis.entities if each.id != entity.id))
    by_id, by_name = _called(others, name)
    named = choose_called([*by_id, *by_name], (), entity.type) or choose_called([*by_id, *by_name], (), "")
    return named or (None if name in entity.aliases else find_called(others, name, entity.type))


def is_another(analysis: Analysis, name: str, kind: str) -> bool:
    """Whether what is called so is of other types only: one of this type is another one."""
    same = all_called(analysis, name)
    return bool(same) and not any(is_like(each.type, kind) for each in same)


def _called(analysis: Analysis, name: str) -> tuple[list[Entity], list[Entity]]:
    """The entities with this id, and those with this name."""
    folded = fold(name)
    return (
        [each for each in analysis.entities if each.id == name],
        [each for each in analysis.entities if fold(each.name) == folded],
    )


def _is_called(entity: DraftEntity, name: str) -> bool:
    return fold(entity.name) == fold(name)


def _meant(draft: Draft, correction: Correction) -> DraftEntity | None:
    """The entity that a correction speaks of.

    The one at its place, where it is called so; else one that is called so; else the one at its place under another
    name that has a word of it in common ("Ann Lee", "Ann Mary Lee"). One elsewhere that is called so for short only is
    another one: “Jordan”, of which nothing is found any more, is not Michael Jordan.
    """
    here = draft.entities.at(correction)
    if here and _is_called(here, correction.name):
        return here
    if named := choose_called(draft.entities.called(correction.name), (), ""):
        return named
    return here if here and _is_akin(here, correction.name) else None


def _is_akin(entity: DraftEntity, name: str) -> bool:
    """Whether a name of an entity and this one have a word in common."""
    words = set(fold(name).split())
    return any(not words.isdisjoint(fold(each).split()) for each in (entity.name, *entity.aliases))


def name_here(draft: Draft, correction: Correction) -> None:
    """Let the words at a correction's place name the one called so, and nothing else there do.

    Who is called so for short only, and is of another type, is another one. Who is named nowhere else is this one now.
    What these very words tell who says it is said by this one.
    """
    name = correction.name or correction.exact
    target = draft.entities.find_called(name, correction.type)
    if target is None and not correction.apart:
        target = choose_called(draft.entities.called(name), (), "")
    _name_here(draft, correction, target, name, correction.type)


def _name_here(
    draft: Draft, correction: Correction, target: DraftEntity | None, name: str, kind: str
) -> None:
    """The same for a given entity, which is of the type then, if one is given; None: a new one of this name and type."""
    draft.entities.settle()
    replaced = draft.entities.mentions_over(correction)
    grown = target or draft.entities.add(name, kind or "MISC")
    grown.type = kind or grown.type
    draft.entities.add_mention(grown, Mention(correction.start, correction.end, correction.exact))
    for emptied in draft.entities.remove_mentions(replaced):
        draft.remove(emptied, grown if is_like(emptied.type, grown.type) else None, is_found_only=True)
    draft.entities.identify(grown)
    for quotation in draft.quotations.told_at(correction):
        if not is_given(quotation.span.speaker):
            draft.quotations.give(quotation, grown)


def remove_name(draft: Draft, correction: Correction) -> None:
    """Let the words at a correction's place, or everywhere, name nothing."""
    draft.entities.settle()
    for emptied in draft.entities.remove_mentions(draft.entities.mentions_meant(correction)):
        draft.remove(emptied)


def set_type(draft: Draft, correction: Correction) -> None:
    """Make the entity meant one of the correction's type."""
    entity, here = _meant(draft, correction), draft.entities.at(correction)
    if entity is None and here and _is_called(here, correction.exact):
        entity = here  # it was renamed then, and is not any more
    if entity:
        draft.entities.settle()
        entity.type = correction.type
        draft.entities.identify(entity)
    elif correction.is_placed:
        name_here(draft, correction)


def merge(draft: Draft, correction: Correction) -> None:
    """Make the entity meant the `other`, or call it so where there is no other.

    Who is called so for short only is the other one where it is of the same type.
    """
    source, other = _meant(draft, correction), correction.other
    if not other:
        return
    if source is None:
        if correction.is_placed:
            _name_anew(draft, correction, other)
        return
    target = _other(draft, correction, source)
    is_respelt = not correction.type and _is_called(source, other)
    is_joined = target and not is_respelt and not _is_own_name(source, target, other)
    draft.entities.settle()
    if target and is_joined:
        draft.join(source, target)
    else:
        draft.entities.rename(source, other)


def _other(draft: Draft, correction: Correction, source: DraftEntity) -> DraftEntity | None:
    """Whom a merge makes one with source: who has the other name, else who is called so for short and is of its type."""
    find, named = draft.entities.find_called, draft.entities.called(correction.other, but=source)
    told = find(correction.other, correction.type, but=source) if correction.type else None
    alike = choose_called(named, (), source.type) or choose_called(named, (), "")
    return told or alike or find(correction.other, source.type, but=source)


def _is_own_name(source: DraftEntity, target: DraftEntity, name: str) -> bool:
    """Whether an entity is only called by an alias of its own, which another has, too."""
    is_whole = name == target.id or _is_called(target, name)
    return not is_whole and name in source.aliases


def split(draft: Draft, correction: Correction) -> None:
    """Let the mention at a correction's place, or all of its words, name the `other`."""
    source, name = _meant(draft, correction), correction.other or correction.exact
    if correction.is_placed:
        _name_anew(draft, correction, name, source)
        return
    spans = [each.span for each in source.mentions] if source else []
    for span in spans:
        if span.text == correction.exact:
            here = replace(correction, start=span.start, end=span.end)
            _name_anew(draft, here, name, _meant(draft, here))


def _name_anew(draft: Draft, correction: Correction, name: str, source: DraftEntity | None = None) -> None:
    """Let the words at a correction's place name the one with this very name, not source."""
    called = draft.entities.called(name, but=source)
    target = choose_called(called, (), correction.type) or choose_called(called, (), "")
    if target is None and source and _is_called(source, name):
        return
    source = source or draft.entities.at(correction)
    kind = target.type if target else correction.type or (source.type if source else "")
    _name_here(draft, correction, target, target.name if target else name, kind)
