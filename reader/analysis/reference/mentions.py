"""Where the entities of an article are named, to be looked up by the beginning or end of a mention."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.model import Entity


class Mentions:
    """All mentions of some entities. Entities are told by their numbers."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = entities
        self._at = {
            m.start: (m.end, number) for number, entity in enumerate(entities) for m in entity.mentions
        }
        self._starts = sorted(self._at)
        self._ending = {end: start for start, (end, _) in self._at.items()}

    def at(self, start: int) -> tuple[int, int]:
        """(end, number of the entity) of the mention that starts at an offset; number -1 for none."""
        return self._at.get(start, (0, -1))

    def start_of(self, end: int) -> int:
        """Where the mention starts that ends at an offset; -1 for none."""
        return self._ending.get(end, -1)

    def after(self, start: int, most: int) -> Iterator[tuple[int, int, int]]:
        """(start, end, number of the entity) of the first mentions from an offset on."""
        first = bisect_left(self._starts, start)
        return ((each, *self._at[each]) for each in islice(self._starts, first, first + most))

    def is_a(self, number: int, *types: str) -> bool:
        """Whether there is an entity of that number and it has one of some types."""
        return number >= 0 and self.entities[number].type in types
