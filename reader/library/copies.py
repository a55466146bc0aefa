"""The copies that are kept of the annotations: what is in each, and putting one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reader.annotations import AnnotationStore
from reader.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the annotations file."""

    path: Path
    at: datetime
    """When what is in it was saved last, by the clock of this machine."""
    notes: int | None
    """Number of annotations; None where it cannot be read."""
    corrections: int | None = None

    @property
    def holds(self) -> str:
        """What is in it, in a few words."""
        if self.notes is None:
            return "cannot be read"
        corrections = f", {counted(self.corrections, 'correction')}" if self.corrections else ""
        return counted(self.notes, "annotation") + corrections


def counted(number: int, what: str) -> str:
    """A number of things: "1 annotation", "1,200 annotations"."""
    return f"{number:,} {what}{'s' * (number != 1)}"


def list_copies(store: AnnotationStore) -> list[Copy]:
    """The copies that there are, the newest first. Raises StoreError."""
    return [copy for path in store.backups() if (copy := _copy(path))]


def _copy(path: Path) -> Copy | None:
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:  # gone meanwhile
        return None
    try:
        store = AnnotationStore(path)
        return Copy(path, at, sum(store.counts().values()), len(list(store.corrections())))
    except StoreError:
        return Copy(path, at, None)
