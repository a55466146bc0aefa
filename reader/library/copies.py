"""The copies that are kept of the annotations: what is in each, and putting one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reader.annotations import AnnotationStore
from reader.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the annotations file."""

    path: Path
    at: datetime
    """When what is in it was saved last, by the clock of this machine."""
    notes: int | None
    """Number of annotations; None where it cannot be read."""


def list_copies(library: Library) -> list[Copy]:
    """The copies that there are, the newest first. Raises StoreError."""
    return [copy for path in library.store.backups() if (copy := _copy(path))]


def _copy(path: Path) -> Copy | None:
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:  # gone meanwhile
        return None
    try:
        notes = sum(AnnotationStore(path).counts().values())
    except StoreError:
        return Copy(path, at, None)
    return Copy(path, at, notes)
