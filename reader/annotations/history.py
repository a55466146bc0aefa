"""Undo and redo of what was done to annotations and corrections. Pure, but for `apply_changes`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.annotations.model import Annotation
    from reader.annotations.records import Record
    from reader.annotations.store import AnnotationStore


@dataclass(frozen=True, slots=True)
class Change:
    """One annotation before and after: made (before None), changed, or deleted (after None).

    Raises ValueError for a change of nothing, or of one annotation into another.
    """

    before: Annotation | None
    after: Annotation | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change of nothing")
        if self.before and self.after and self.before.id != self.after.id:
            raise ValueError(f"not one annotation: {self.before.id} and {self.after.id}")

    @property
    def id(self) -> str:
        """Id of the annotation changed."""
        annotation = self.after or self.before
        return annotation.id if annotation else ""

    @property
    def article(self) -> str:
        """Id of the article that it is on."""
        annotation = self.after or self.before
        return annotation.article if annotation else ""

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """One correction, as the store keeps it, before and after: made (before None), changed, or deleted (after None)."""

    before: Record | None
    after: Record | None
    of_bounds: bool = False
    """It was made, with others of its group, to give what is there already other bounds."""

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change of nothing")

    @property
    def id(self) -> str:
        """Id of the correction changed."""
        record = self.after or self.before or {}
        return str(record["id"])

    @property
    def article(self) -> str:
        """Id of the article that it is on."""
        record = self.after or self.before or {}
        return str(record["article"])

    def reversed(self) -> CorrectionChange:
        """The change that takes this one back."""
        return CorrectionChange(self.after, self.before, self.of_bounds)


Group = tuple[Change | CorrectionChange, ...]
"""Changes that were one act of the reader: undone together."""


class History:
    """What was done, in groups, and how far it has been taken back."""

    def __init__(self) -> None:
        self._done: list[Group] = []
        self._undone: list[Group] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a group to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a group to do again."""
        return bool(self._undone)

    def record(self, *changes: Change | CorrectionChange) -> None:
        """Remember what was just done; what had been taken back before cannot be redone any more."""
        if changes:
            self._done.append(changes)
            self._undone.clear()

    def undo(self) -> Group:
        """The changes to apply to take the last group back; () where there is none.

        Where applying them fails, `redo()` puts the history right again; where it will always fail, `forget_undone()`.
        """
        if not self._done:
            return ()
        group = self._done.pop()
        self._undone.append(group)
        return tuple(change.reversed() for change in reversed(group))

    def redo(self) -> Group:
        """The changes to apply to do the last group that was taken back again; () where there is none."""
        if not self._undone:
            return ()
        self._done.append(self._undone.pop())
        return self._done[-1]

    def forget_undone(self) -> None:
        """Leave out the group that `undo` gave last: it stands, and the next one to take back is the one before it."""
        self._undone.pop()

    def forget_done(self) -> None:
        """Leave out the group that `redo` gave last: it stays undone."""
        self._done.pop()


def notes_taken(changes: Iterable[Change | CorrectionChange]) -> list[Change]:
    """Those of some changes, done together, that take words of a note away which no note has after them.

    An annotation that is deleted keeps its note in the bin.
    """
    on_annotations = [change for change in changes if isinstance(change, Change)]
    left = [change.after.note for change in on_annotations if change.after]
    return [
        change
        for change in on_annotations
        if change.before and change.after and not stands_in(change.before.note, left)
    ]


def stands_in(note: str, others: Iterable[str]) -> bool:
    """Whether one of the others goes on from a note, or all of its paragraphs are paragraphs of theirs."""
    others, note = tuple(others), note.strip()
    going_on = re.compile(re.escape(note) + r"(?!\w)")
    paragraphs = {paragraph for other in others for paragraph in _paragraphs(other)}
    return paragraphs.issuperset(_paragraphs(note)) or any(going_on.match(other.strip()) for other in others)


def _paragraphs(note: str) -> list[str]:
    return [stripped for paragraph in re.split(r"\n\s*\n", note) if (stripped := paragraph.strip())]


def apply_changes(store: AnnotationStore, changes: Iterable[Change | CorrectionChange]) -> None:
    """Do changes to the store with one write for all.

    Raises StoreError, nothing being done, where the store cannot be written, ChangedElsewhereError where another program
    has changed one of the annotations or corrections meanwhile.
    """
    changes = tuple(changes)
    on_annotations = [change for change in changes if isinstance(change, Change)]
    on_corrections = [change for change in changes if isinstance(change, CorrectionChange)]
    states: dict[str, Annotation | None] = {change.id: change.after for change in on_annotations}
    store.change(
        put=[annotation for annotation in states.values() if annotation is not None],
        delete=[identifier for identifier, annotation in states.items() if annotation is None],
        expected={change.id: change.before for change in reversed(on_annotations)},
        corrections={change.id: change.after for change in on_corrections},
        expected_corrections={change.id: change.before for change in reversed(on_corrections)},
    )
