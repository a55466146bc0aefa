"""What lies between TinyDB and the disk: reading what is new, saves that append, the lock, the copies.

Nothing else knows when annotations.json is read and written. Every error a user can do something about is a StoreError.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tinydb.storages import Storage

from reader.annotations import backups
from reader.annotations.fileformat import (
    COUNTS_OFFSET,
    RECORDS,
    ConflictError,
    Contents,
    DamageError,
    NewerSchemaError,
    Tables,
    added_length,
    addition,
    broken_off_part,
    compact,
    counts,
    extend,
    from_tables,
    is_empty_on_purpose,
    is_same_head,
    parse,
    read_acknowledged,
)
from reader.annotations.files import (
    Part,
    Signature,
    extend_file,
    read_ends,
    read_whole,
    replace_file,
    signature,
)
from reader.annotations.lines import read_line, write_stamped_line
from reader.annotations.refusals import cannot_read, cannot_save, is_busy, named, unusable
from reader.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import FileLock

    from reader.annotations.records import Record

LOCK_SECONDS = 10.0
POLL_SECONDS = 0.005
DEAD_LINES = 100
"""So many lines of earlier states are never worth a compaction."""


class AppendingStorage(Storage):
    """TinyDB's storage contract on one file that grows by a line a record saved.

    What was read is kept; `catch_up` reads what was written to the file since. A change is made under `locked()`.
    All methods raise StoreError where the file is damaged, unreadable, from a newer version, or gone; nothing is
    changed then.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path.resolve()
        self.unkept: str | None = None
        """Why no copy could be made of late; saves go on without."""
        self._contents = Contents()
        self._signature: Signature | None = None
        self._is_current = False
        self._lock: FileLock | None = None
        self._upkeep_after = 0.0

    def read(self) -> Tables | None:
        """The tables on disk, None for a new store."""
        self.catch_up()
        if self._signature is None:
            return None
        return {**self._contents.others, RECORDS: _Records(self._contents.lines)}  # type: ignore[dict-item]

    def write(self, data: Tables) -> None:
        """Put data in the place of all that is on disk; durable when this returns."""
        try:
            self._replace(*from_tables(data))
        except OSError as error:
            raise cannot_save(self.path, error) from error

    def catch_up(self) -> dict[int, bytes | None]:
        """The lines that are new since the last call, by document id: all at the first. None for one that is gone.

        Where the file was not touched, this costs one look at its size and time.
        """
        try:
            current = signature(self.path)
            if self._is_current and current == self._signature:
                return {}
            return self._read_new(current)
        except DamageError as error:
            raise refused(self.path, error) from error
        except OSError as error:
            raise cannot_read(self.path, error) from error

    def append(self, records: Mapping[int, Record]) -> dict[int, bytes]:
        """Save records under their document ids, all or none. Returns their lines. To be called after `catch_up`."""
        lines = {key: write_stamped_line(key, record) for key, record in records.items()}
        try:
            self._keep_up()
            if self._contents.head:
                self._extend(lines)
            else:
                self._replace(self._contents.others, {**self._contents.lines, **lines})
        except DamageError as error:
            raise refused(self.path, error) from error
        except OSError as error:
            self._is_current = False  # what is on disk now is for the next look to find out
            raise cannot_save(self.path, error) from error
        return lines

    @property
    def next_id(self) -> int:
        """The document id for a new record."""
        return self._contents.next_id

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other programs from changing the file. The operating system frees the lock of a killed one.

        Raises StoreError where the lock cannot be had within `LOCK_SECONDS` or the folder not be written.
        """
        if self._lock is None:
            self._lock = _new_lock(self.path)
        with _locked(self.path, self._lock):
            yield

    def _read_new(self, current: Signature | None) -> dict[int, bytes | None]:
        added = None
        if self._is_current and current is not None and self._signature is not None and self._contents.head:
            added = self._read_added(self._signature, self._contents)
        return self._read_all() if added is None else added

    def _read_added(self, before: Signature, contents: Contents) -> dict[int, bytes | None] | None:
        """What was added at the file's end; None where something else was done to it."""
        start = contents.end - len(contents.last)
        first, rest, read = read_ends(self.path, len(contents.head), start)
        acknowledged = read_acknowledged(first)
        if (
            read.inode != before.inode
            or (read.size <= before.size and not contents.broken_off)
            or acknowledged is None
            or not is_same_head(contents, first)
            or not rest.startswith(contents.last)
        ):
            return None
        try:
            added = extend(contents, rest[len(contents.last) :], acknowledged.lines)
        except DamageError:
            return None
        self._signature = read
        return {**added}

    def _read_all(self) -> dict[int, bytes | None]:
        before = self._contents.lines
        contents, self._signature = load_file(self.path, is_expected=self._signature is not None)
        self._contents, self._is_current = contents, True
        changed = {key: line for key, line in contents.lines.items() if before.get(key) != line}
        return {**changed, **dict.fromkeys(before.keys() - contents.lines.keys())}

    def _extend(self, lines: Mapping[int, bytes]) -> None:
        contents = self._contents
        if self._signature is None:
            raise ValueError("nothing was read yet that could be added to")
        if contents.broken_off:
            self._put_broken_off_aside()
        written = addition(contents, list(lines.values()))
        records = len(contents.lines) + sum(key not in contents.lines for key in lines)
        mark = counts(records, contents.count + len(lines))
        added = Part(contents.end, written)
        self._signature = extend_file(self.path, self._signature, added, Part(COUNTS_OFFSET, mark))
        contents.take(list(lines.items()), added_length(written))
        contents.broken_off = False

    def _put_broken_off_aside(self) -> None:
        """What was never acknowledged may still be somebody's words."""
        whole = read_whole(self.path)
        part = broken_off_part(self._contents, whole[0]) if whole else b""
        if part:
            backups.put_aside(self.path, part, "cut")

    def _replace(self, others: Tables, lines: Mapping[int, bytes]) -> None:
        content, contents = compact(others, lines)
        self._signature = replace_file(self.path, content)
        self._contents, self._is_current = contents, True

    def _keep_up(self) -> None:
        """Make the copies that are due, and drop lines of earlier states where they outnumber the others.

        A save is not refused because that cannot be done. Raises DamageError where the file turns out to be damaged.
        """
        if self._signature is None or time.monotonic() < self._upkeep_after:
            return
        try:
            copies = backups.due(self.path, self._signature)
            if copies or self._is_wasteful():
                self._copy_and_compact(copies)
            self.unkept = None
        except OSError as error:
            self.unkept = f"no backup copy could be made: {error.strerror or error}"
            self._upkeep_after = time.monotonic() + backups.SECONDS
            if signature(self.path) != self._signature:
                self._read_all()  # it was replaced, and only syncing its folder failed

    def _copy_and_compact(self, copies: list[Path]) -> None:
        whole = read_whole(self.path)
        if whole is None:
            raise DamageError("it is missing")
        contents = parse(whole[0])
        small = compact(contents.others, contents.lines)[0] if contents.broken_off else whole[0]
        backups.make(self.path, copies, small)
        if self._is_wasteful():
            self._replace(contents.others, contents.lines)

    def _is_wasteful(self) -> bool:
        live = len(self._contents.lines)
        return self._contents.count - live > max(live, DEAD_LINES)


class _Records(Mapping[str, Any]):
    """Records by document id as TinyDB has it; each is parsed when it is asked for."""

    def __init__(self, lines: Mapping[int, bytes]) -> None:
        self._lines = lines

    def __getitem__(self, key: str) -> Any:
        return read_line(self._lines[int(key)])

    def __iter__(self) -> Iterator[str]:
        return map(str, self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@contextmanager
def changing(path: Path) -> Iterator[None]:
    """Keep all programs, this one included, from changing the file at path. Raises StoreError as `locked` does."""
    with _locked(path, _new_lock(path)):
        yield


def list_backups(path: Path) -> list[Path]:
    """The copies of the file at path, the newest first. Raises StoreError."""
    try:
        return backups.backups(path.resolve())
    except OSError as error:
        raise cannot_read(path, error) from error


def restore_backup(path: Path, which: Path) -> Path | None:
    """Put the copy `which` in the place of the file at path.

    Returns where the file was put beside it (`annotations.json.damaged-<time>`, or `replaced` where it was good), None
    where there was none. Raises StoreError where the copy is not good or it cannot be written; nothing is changed then.
    """
    path = path.resolve()
    with changing(path):
        try:
            content = _good_copy(which)
            replaced = read_whole(path)
            kept = None if replaced is None else backups.put_aside(path, replaced[0], _state(path))
            replace_file(path, content)
        except OSError as error:
            raise cannot_save(path, error) from error
    return kept


def _good_copy(copy: Path) -> bytes:
    read = read_whole(copy)
    if read is None:
        raise StoreError(f"there is no backup copy {named(copy)}; nothing was changed")
    try:
        parse(read[0])
    except DamageError as error:
        raise StoreError(
            f"the backup copy {named(copy)} cannot be used: {error}; nothing was changed"
        ) from error
    return read[0]


def _state(path: Path) -> str:
    try:
        load_file(path, is_expected=True)
    except DamageError:
        return "damaged"
    return "replaced"


def load_file(path: Path, *, is_expected: bool) -> tuple[Contents, Signature | None]:
    """What is on disk; is_expected: whether a file was there before. Raises DamageError, OSError."""
    whole = read_whole(path)
    if whole is None and (is_expected or backups.backups(path)):
        raise DamageError("it is missing")
    if whole is None:
        return Contents(), None
    contents = parse(whole[0])
    if not contents.lines and not is_empty_on_purpose(contents) and backups.backups(path):
        raise DamageError("it has no records, its backup copy has")
    return contents, whole[1]


def refused(path: Path, error: DamageError) -> StoreError:
    """That the file at path cannot be used, and what to do."""
    return unusable(path, str(error), _advice(path, error))


def _advice(path: Path, error: DamageError) -> str:
    if isinstance(error, NewerSchemaError):
        return "update reader"
    if isinstance(error, ConflictError):
        return "start reader again: it merges both, or `reader doctor` says why it cannot"
    return backups.advice(path)


def _new_lock(path: Path) -> FileLock:
    from filelock import FileLock

    return FileLock(path.with_name(f"{path.name}.lock"), timeout=LOCK_SECONDS)


@contextmanager
def _locked(path: Path, lock: FileLock) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(poll_interval=POLL_SECONDS)
    except TimeoutError as error:  # filelock's own is one
        raise is_busy(path, LOCK_SECONDS) from error
    except OSError as error:
        raise cannot_save(path, error) from error
    try:
        yield
    finally:
        lock.release()
