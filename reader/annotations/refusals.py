"""The lines with which the store says that it cannot do something: what, why, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ChangedElsewhereError, StoreError

if TYPE_CHECKING:
    from pathlib import Path


def unusable(path: Path, why: str, advice: str) -> StoreError:
    """The file is damaged or too new; advice says what to do."""
    return StoreError(f"{named(path)} cannot be used: {why}. Nothing was changed; {advice}")


def cannot_save(path: Path, error: OSError) -> StoreError:
    """The disk or the folder would not take it."""
    return StoreError(
        f"cannot save to {named(path)}: {_reason(error)}. Nothing was changed; make room or the folder writable and try again"
    )


def cannot_read(path: Path, error: OSError) -> StoreError:
    """The file is there, but not to be read."""
    return StoreError(
        f"cannot read {named(path)}: {_reason(error)}. Check the permissions of the file and its folder"
    )


def is_busy(path: Path, seconds: float) -> StoreError:
    """Another program has the lock."""
    return StoreError(
        f"{named(path)} is being changed by another program for more than {seconds:.0f} seconds: "
        "nothing was saved; try again"
    )


def changed_elsewhere(what: str) -> ChangedElsewhereError:
    """Another program was faster."""
    return ChangedElsewhereError(
        f"another program has changed this {what} meanwhile: nothing was done; look at it and try again"
    )


def named(path: Path) -> str:
    """The path as it may be shown: on one line and without what a terminal would obey."""
    return str(path) if str(path).isprintable() else ascii(str(path))


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
