"""Corrections that take the place of others, which hold again when these are taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.history import CorrectionChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.corrections import Correction
    from reader.annotations import AnnotationStore
    from reader.annotations.records import Record

_REPLACES = "replaces"
"""Field of a correction in the store: ids of those whose place it took."""
_NOT_OURS = frozenset({"kind", "was", "deleted"})
"""Fields that a tombstone has beside what the correction said."""


def taking_place(
    stored: Sequence[Record], here: Iterable[Correction], made: Correction, record: Record
) -> Iterator[CorrectionChange]:
    """The changes that save a correction and take away what it leaves nothing of; it keeps whose place it took.

    stored: the corrections of the article as they are; here: those that hold in the text, and made among them, with their
    places in it; record: what is to be saved of it.
    """
    from reader.analysis.corrections import replaced

    before = {each["id"]: each for each in stored}
    old = [each.id for each, last in replaced(here) if last.id == made.id and each.id in before]
    yield CorrectionChange(before.get(made.id), with_replaced(record, old))
    yield from (CorrectionChange(before[name], None) for name in old)


def with_replaced(record: Record, old: Iterable[str]) -> Record:
    """A correction's record that tells whose place it took, those of before included."""
    names = [*dict.fromkeys([*record.get(_REPLACES, ()), *old])]
    return {**record, _REPLACES: names} if names else record


def brought_back(store: AnnotationStore, dropped: Iterable[Record]) -> list[Record]:
    """The corrections whose place others took that are taken back now, but those of acts that were taken back themselves."""
    wanted = {name for each in dropped for name in each.get(_REPLACES, ())}
    dead = store.deleted_corrections() if wanted else []
    replaced = wanted | {name for each in store.corrections() for name in each.get(_REPLACES, ())}
    taken_back = {act_of(each) for each in dead if each["id"] not in replaced}
    return [
        {name: value for name, value in record.items() if name not in _NOT_OURS}
        for record in dead
        if record["id"] in wanted and act_of(record) not in taken_back
    ]


def act_of(record: Record) -> tuple[str, ...]:
    """What corrections that were made together have in common, as the store has it: see `are_made_together`."""
    return tuple(str(record.get(name, "")) for name in ("article", "created"))
