"""Annotations as they are listed: which of them fit, and which are marked. Knows of no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.filtering import NoteFilter, Subject
    from reader.annotations.model import Annotation


class Item(Protocol):
    """What stands on a row."""

    @property
    def annotation(self) -> Annotation:
        """The annotation."""

    @property
    def title(self) -> str:
        """Of its article."""

    @property
    def subject(self) -> Subject:
        """What a filter looks at."""


T = TypeVar("T", bound=Item)
Numbers = list[int]
"""Of items, in the order of their rows."""


def fitting(items: Sequence[T], asked: NoteFilter) -> Numbers:
    """Numbers of the items that fit a filter."""
    if not asked:
        return list(range(len(items)))
    return [number for number, item in enumerate(items) if asked.matches(item.subject)]


class Listing(Generic[T]):
    """The items, in rows where they fit; each marked or not."""

    def __init__(self) -> None:
        self.items: list[T] = []
        self.chosen: Numbers = []
        """Those that are shown, by row."""
        self.marked: set[str] = set()
        """Ids of those that are marked; all of them are shown."""

    def show(self, items: list[T], chosen: Numbers) -> None:
        """Show some of the items; what is shown no more is marked no more."""
        self.items, self.chosen = items, chosen
        self.marked &= self.shown

    @property
    def shown(self) -> set[str]:
        """Ids of those that are shown."""
        return {self.items[number].annotation.id for number in self.chosen}

    def at(self, row: int) -> T | None:
        """The item on a row."""
        return self.items[self.chosen[row]] if row < len(self.chosen) else None

    def row_of(self, identifier: str) -> int | None:
        """The row that an annotation is on."""
        rows = enumerate(self.chosen)
        return next((row for row, number in rows if self.items[number].annotation.id == identifier), None)

    def turn_marks(self, row: int, count: int) -> None:
        """Mark so many from a row on; take the marks of those away that are marked."""
        for number in self.chosen[row : row + count]:
            self.marked ^= {self.items[number].annotation.id}

    def mark_all(self) -> None:
        """Mark all that are shown; where all are marked, none."""
        shown = self.shown
        self.marked = set() if shown <= self.marked else shown

    def targets(self, row: int) -> list[Annotation]:
        """The marked annotations, else the one on a row."""
        if self.marked:
            return [item.annotation for item in self.items if item.annotation.id in self.marked]
        item = self.at(row)
        return [item.annotation] if item else []
