"""Conflict copies of annotations.json that a file synchroniser left beside it, and merging them into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations import backups
from reader.annotations.fileformat import DamageError
from reader.annotations.files import read_whole, replace_file
from reader.annotations.merging import merge_files
from reader.annotations.refusals import cannot_save, named
from reader.annotations.storage import changing
from reader.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.merging import Merged

KEPT = "conflicts"
"""The folder in the library for copies that were merged."""


class Outcome(NamedTuple):
    """What became of a conflict copy, as a line, and whether it was merged."""

    message: str
    is_merged: bool


def conflict_copies(path: Path) -> list[Path]:
    """The conflict copies of the file at path, as Syncthing and Dropbox name them. Raises OSError."""
    stem, ending = re.escape(path.stem), re.escape(path.suffix)
    name = re.compile(
        rf"{stem}\.sync-conflict-[0-9]{{8}}-[0-9]{{6}}(-\w+)?{ending}"
        rf"|{stem} \([^()/]*conflicted copy[^()/]*\)( \([0-9]+\))?{ending}",
        re.IGNORECASE,
    )
    folder = path.parent
    return sorted(each for each in folder.iterdir() if name.fullmatch(each.name)) if folder.is_dir() else []


def merge_copies(path: Path) -> list[Outcome]:
    """Merge all conflict copies into the file at path, and keep them in `conflicts/`: what became of each.

    One that cannot be read, or that lies beside a file that cannot, stays where it is, and that is said. Raises
    StoreError where the file cannot be locked or written.
    """
    try:
        if not conflict_copies(path):
            return []
        with changing(path):
            return [_merge_copy(path, copy) for copy in conflict_copies(path)]
    except OSError as error:
        raise cannot_save(path, error) from error


def merge_into(ours: Path, base: Path | None, theirs: Path) -> int:
    """Merge `theirs` into the file at `ours`; returns how many notes now hold two versions. Raises StoreError."""
    try:
        before = None if base is None else _bytes(base)
        merged = merge_files(before, _bytes(ours), _bytes(theirs))
        replace_file(ours, merged.content)
    except DamageError as error:
        raise StoreError(
            f"{named(ours)} and {named(theirs)} cannot be merged: {error}. Nothing was changed; mend the file"
        ) from error
    except OSError as error:
        raise cannot_save(ours, error) from error
    return len(merged.doubled)


def holding_both(merged: Merged) -> str:
    """How many notes hold both versions, for a line that says what was merged; empty where none does."""
    count = len(merged.doubled)
    return f"; {count} {'note holds' if count == 1 else 'notes hold'} two versions" if count else ""


def _merge_copy(path: Path, copy: Path) -> Outcome:
    try:
        before = _bytes(path)
        merged = merge_files(None, before, _bytes(copy))
    except DamageError as error:
        message = f"the conflict copy {named(copy)} was not merged: {error}; `reader doctor` says what to do"
        return Outcome(message, is_merged=False)
    backups.make(path, [backups.backup_path(path)], before)
    replace_file(path, merged.content)
    kept = _keep(copy)
    message = f"merged the conflict copy {named(copy)}{holding_both(merged)}; it is kept as {named(kept)}"
    return Outcome(message, is_merged=True)


def _keep(copy: Path) -> Path:
    folder = copy.parent / KEPT
    folder.mkdir(exist_ok=True)
    kept, number = folder / copy.name, 1
    while kept.exists():
        number += 1
        kept = folder / f"{copy.stem}-{number}{copy.suffix}"
    return copy.rename(kept)


def _bytes(path: Path) -> bytes:
    whole = read_whole(path)
    if whole is None:
        raise DamageError(f"{named(path)} is missing")
    return whole[0]
