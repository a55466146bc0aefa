"""The names of an article as choices of a question. Pure functions of its analysis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.pointing import named_often
from reader.tui.screens.correct import Choice
from reader.tui.widgets.entity_rows import TYPE_NAMES

if TYPE_CHECKING:
    from reader.analysis.model import Analysis, Entity


def listed_entities(analysis: Analysis | None) -> list[Entity]:
    """Those of the article, in the order in which they are offered."""
    return named_often(analysis.entities if analysis else ())


def entity_choices(analysis: Analysis | None, but: Entity | None = None) -> list[Choice]:
    """All that is named in the article but one, as choices that give an id: two may have one name."""
    return [
        Choice(entity.id, entity.name, TYPE_NAMES.get(entity.type, "name"), entity.aliases)
        for entity in listed_entities(analysis)
        if entity is not but and is_offered(entity)
    ]


def akin_choices(analysis: Analysis | None, entity: Entity) -> list[Choice]:
    """The same for what one may be as well: of its type first."""
    kinds = {each.id: each.type for each in listed_entities(analysis)}
    return sorted(entity_choices(analysis, entity), key=lambda choice: kinds[choice.value] != entity.type)


def name_choices(analysis: Analysis | None, but: Entity | None = None) -> list[Choice]:
    """The same as choices that give a name."""
    return [replace(choice, value=choice.label) for choice in entity_choices(analysis, but)]


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
