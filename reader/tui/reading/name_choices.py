"""The names of an article as choices of a question. Pure functions of its analysis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.pointing import named_often
from reader.tui.screens.correct import Choice
from reader.tui.widgets.entity_rows import TYPE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.analysis.model import Analysis, Entity, Quotation


def listed_entities(analysis: Analysis | None) -> list[Entity]:
    """Those of the article, in the order in which they are offered."""
    return named_often(analysis.entities if analysis else ())


def entity_choices(analysis: Analysis | None, but: Entity | None = None) -> list[Choice]:
    """All that is named in the article but one, as choices that give an id: two may have one name."""
    return [
        _choice(entity) for entity in listed_entities(analysis) if entity is not but and is_offered(entity)
    ]


def _choice(entity: Entity) -> Choice:
    return Choice(entity.id, entity.name, TYPE_NAMES.get(entity.type, "name"), entity.aliases)


def akin_choices(analysis: Analysis | None, entity: Entity, name: str) -> list[Choice]:
    """The same for what one may be as well: of its type first, and of these, those who share a word of a name of it."""
    others = {each.id: each for each in listed_entities(analysis)}

    def distance(choice: Choice) -> tuple[bool, int]:
        other = others[choice.value]
        return (False, _distance(name, other)) if other.type == entity.type else (True, 0)

    return sorted(entity_choices(analysis, entity), key=distance)


def _distance(name: str, other: Entity) -> int:
    """0: somebody has the surname of a name; 1: a name of theirs has another word of it; 2: none has."""
    from reader.analysis.names.parts import surname

    names = (other.name, *other.aliases)
    if other.type == "PERSON" and surname(name) in map(surname, names):
        return 0
    return 1 if any(not _telling_words(name).isdisjoint(_telling_words(each)) for each in names) else 2


def _telling_words(name: str) -> set[str]:
    """The words of a name that tell it from another: not those as "of", nor initials."""
    from reader.analysis.lexicon import FUNCTION_WORDS
    from reader.analysis.names.parts import words_of

    return {word for word in words_of(name) if len(word) > 1} - FUNCTION_WORDS


def name_choices(analysis: Analysis | None, but: Entity | None = None) -> list[Choice]:
    """The same as choices that give a name."""
    return _giving_names(entity_choices(analysis, but))


def speaker_choices(analysis: Analysis, text: str, quotation: Quotation) -> tuple[list[Choice], list[Choice]]:
    """Who may say a quotation, as choices that give a name: people, the likeliest first; then bodies and places."""
    from reader.analysis.likely import likely_speakers

    people = [_choice(entity) for entity in likely_speakers(analysis, text, quotation)]
    are_people = {choice.value for choice in people}
    others = [choice for choice in entity_choices(analysis) if choice.value not in are_people]
    return _giving_names(people), _giving_names(others)


def _giving_names(choices: Iterable[Choice]) -> list[Choice]:
    return [replace(choice, value=choice.label) for choice in choices]


def entity_with_id(analysis: Analysis | None, identifier: str) -> Entity | None:
    """The one that a choice gave."""
    return next((each for each in listed_entities(analysis) if each.id == identifier), None)


def entity_called(analysis: Analysis | None, name: str) -> Entity | None:
    """Whom or what a name stands for once it is given: its own, or an alias."""
    from reader.analysis.corrected_names import find_called

    return find_called(analysis, name) if analysis else None


def told_new(analysis: Analysis | None, name: str) -> str:
    """What a typed name is told to be: a new one, and nothing where it stands for one that is offered already."""
    entity = entity_called(analysis, name)
    return "" if entity and is_offered(entity) else "a new name"


def is_offered(entity: Entity) -> bool:
    """Whether an entity is one that anything else may be said to be."""
    return entity.type not in ("DATE", "MONEY")
