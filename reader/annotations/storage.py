"""What lies between TinyDB and the disk: reading, whole-file saves, the lock, the backup copy.

Nothing else knows how annotations.json is kept on disk. Every error a user can do something about is a StoreError.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from reader.annotations.fileformat import (
    RECORDS,
    DamageError,
    NewerSchemaError,
    Tables,
    parse_tables,
    serialize_tables,
)
from reader.annotations.files import Signature, read_whole, replace_file, signature
from reader.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LOCK_SECONDS = 10.0
POLL_SECONDS = 0.005
BACKUP_SECONDS = 600.0


class SafeJSONStorage(Storage):
    """TinyDB's storage contract on one file that is replaced whole or not at all.

    What was read is kept until the file's signature changes. A change is made under `locked()`.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path.resolve()
        self._tables: Tables | None = None
        self._signature: Signature | None = None
        self._lock: FileLock | None = None

    def read(self) -> Tables | None:
        """The tables on disk, None for a new store. Records in it must not be changed in place.

        Raises StoreError where the file is damaged, unreadable, from a newer version, or gone.
        """
        if self._tables is None or self.is_stale():
            self._tables, self._signature = _load(self.path, expected=self._tables is not None)
        return None if self._tables is None else dict(self._tables)

    def write(self, data: Tables) -> None:
        """Put data on disk; durable when this returns. Raises StoreError, the old file being as it was."""
        try:
            if self._tables is not None:
                _back_up(self.path)
            self._signature = replace_file(self.path, serialize_tables(data))
        except OSError as error:
            self._signature = None
            raise _cannot_save(self.path, error) from error
        self._tables = data

    def is_stale(self) -> bool:
        """Whether the file is not the one that was read last."""
        try:
            return self._signature is None or signature(self.path) != self._signature
        except OSError as error:
            raise _cannot_read(self.path, error) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other programs from changing the file. The operating system frees the lock of a killed one.

        Raises StoreError where the lock cannot be had within `LOCK_SECONDS` or the folder not be written.
        """
        with _locked(self.path, self._file_lock):
            yield

    @property
    def _file_lock(self) -> FileLock:
        if self._lock is None:
            self._lock = _new_lock(self.path)
        return self._lock


class RecordTable(Table):
    """TinyDB's table with one save for changes and additions together."""

    def records(self) -> dict[int, Any]:
        """All records by document id, as they stand in the file; not to be changed in place."""
        return {int(key): record for key, record in self._read_table().items()}

    def write_records(self, writes: Sequence[tuple[int | None, dict[str, Any]]]) -> list[int]:
        """Save records under their document id, or under a new one for None. Returns the ids, in order."""
        used: list[int] = []

        def update(table: dict[int, Any]) -> None:
            following = max(table, default=0) + 1
            for document_id, record in writes:
                used.append(following if document_id is None else document_id)
                table[used[-1]] = record
                following = max(following, used[-1] + 1)

        self._update_table(update)
        return used


class RecordDatabase(TinyDB):
    """The TinyDB of one annotations file."""

    table_class = RecordTable

    def __init__(self, path: Path) -> None:
        super().__init__(path, storage=SafeJSONStorage)
        table, storage = self.table(RECORDS), self.storage
        if not isinstance(table, RecordTable) or not isinstance(storage, SafeJSONStorage):
            raise TypeError("TinyDB did not make the table and storage asked for")
        self.records, self.file = table, storage


def backup_path(path: Path) -> Path:
    """Where the last good copy of the file at path is kept."""
    return path.with_name(f"{path.name}.bak")


def restore_backup(path: Path) -> Path | None:
    """Put the last good copy in the place of the file at path.

    Returns where the damaged file was put beside it (`annotations.json.damaged-<time>`), None where there was none.
    Raises StoreError where there is no good copy or it cannot be written; nothing is changed then.
    """
    path = path.resolve()
    backup = backup_path(path)
    with _locked(path, _new_lock(path)):
        try:
            copied, damaged = read_whole(backup), read_whole(path)
            if copied is None:
                raise StoreError(f"there is no backup copy {_named(backup)}: nothing was changed")
            parse_tables(copied[0])
            kept = None if damaged is None else _keep_damaged(path, damaged[0])
            replace_file(path, copied[0])
        except DamageError as error:
            raise StoreError(
                f"the backup copy {_named(backup)} cannot be used either: {error}; nothing was changed"
            ) from error
        except OSError as error:
            raise _cannot_save(path, error) from error
    return kept


def _keep_damaged(path: Path, content: bytes) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    kept = path.with_name(f"{path.name}.damaged-{moment}")
    replace_file(kept, content)
    return kept


def _load(path: Path, *, expected: bool) -> tuple[Tables | None, Signature | None]:
    """What is on disk; expected: whether a file was there before."""
    try:
        loaded = read_whole(path)
        if loaded is None and (expected or backup_path(path).exists()):
            raise _unusable(path, "it is missing")
        if loaded is None:
            return None, None
        tables = parse_tables(loaded[0])
        if not any(tables.values()) and backup_path(path).exists():
            raise _unusable(path, "it has no records, its backup copy has")
        return tables, loaded[1]
    except NewerSchemaError as error:
        raise StoreError(
            f"{_named(path)} cannot be used: {error}. Nothing was changed; update reader"
        ) from error
    except DamageError as error:
        raise _unusable(path, str(error)) from error
    except OSError as error:
        raise _cannot_read(path, error) from error


def _unusable(path: Path, why: str) -> StoreError:
    return StoreError(f"{_named(path)} cannot be used: {why}. Nothing was changed; {_advice(path)}")


def _advice(path: Path) -> str:
    backup = backup_path(path)
    try:
        saved = datetime.fromtimestamp(backup.stat().st_mtime, UTC)
    except OSError:
        return "there is no backup copy: mend the file, or move it away to start anew"
    return f"the last good copy is {_named(backup)} ({saved:%Y-%m-%d %H:%M} UTC): `reader doctor --restore` puts it back"


def _back_up(path: Path) -> None:
    """Copy the file, known to be good, unless a copy was made lately."""
    backup = backup_path(path)
    last = signature(backup)
    if last is not None and 0 <= time.time_ns() - last.modified < BACKUP_SECONDS * 1e9:
        return
    current = read_whole(path)
    if current is not None:
        replace_file(backup, current[0])


def _new_lock(path: Path) -> FileLock:
    return FileLock(path.with_name(f"{path.name}.lock"), timeout=LOCK_SECONDS)


@contextmanager
def _locked(path: Path, lock: FileLock) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(poll_interval=POLL_SECONDS)
    except Timeout as error:
        raise StoreError(
            f"{_named(path)} is being changed by another program for more than {LOCK_SECONDS:.0f} seconds: "
            "nothing was saved; try again"
        ) from error
    except OSError as error:
        raise _cannot_save(path, error) from error
    try:
        yield
    finally:
        lock.release()


def _cannot_save(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"cannot save to {_named(path)}: {_reason(error)}. Nothing was changed; make room or the folder writable and try again"
    )


def _cannot_read(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"cannot read {_named(path)}: {_reason(error)}. Check the permissions of the file and its folder"
    )


def _named(path: Path) -> str:
    """The path as it may be shown: on one line and without what a terminal would obey."""
    return str(path) if str(path).isprintable() else ascii(str(path))


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
