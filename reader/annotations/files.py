"""Writing to a file so that what was there stays whole, and noticing that somebody else wrote to it."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path


class Signature(NamedTuple):
    """What changes when a file is written: by replacement the inode, in place its time or size."""

    modified: int
    size: int
    inode: int


class Part(NamedTuple):
    """Bytes for a place in a file."""

    offset: int
    content: bytes


def signature(path: Path) -> Signature | None:
    """The signature of the file at path, None where there is none. Raises OSError where that cannot be told."""
    try:
        return _signature(path.stat())
    except FileNotFoundError:
        return None


def read_whole(path: Path) -> tuple[bytes, Signature] | None:
    """The bytes of the regular file at path with the signature they belong to; None where there is no file.

    Raises OSError.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(f"{path.name} is not a regular file")
        with path.open("rb") as file:
            found = _signature(os.fstat(file.fileno()))
            return file.read(), found
    except FileNotFoundError:
        return None


def read_ends(path: Path, head: int, start: int) -> tuple[bytes, bytes, Signature]:
    """The first `head` bytes of a file, then all from `start` on, and the signature it had before. Raises OSError."""
    with path.open("rb", buffering=0) as file:
        found = _signature(os.fstat(file.fileno()))
        first = file.read(head)
        file.seek(start)
        return first, file.readall(), found


def extend_file(path: Path, expected: Signature, addition: Part, mark: Part) -> Signature:
    """Let a file end with addition and, when that is on disk, write mark over what stands there; then sync that, too.

    The file may have ended after `addition.offset`; it is not touched where its signature is not the expected one. On
    OSError all that it held is put back as far as the disk allows.
    """
    if not os.access(path.parent, os.W_OK):
        # Who made the folder read-only means what is in it, too; nor could copies be made there.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with path.open("r+b", buffering=0) as file:
        if _signature(os.fstat(file.fileno())) != expected:
            raise OSError(errno.EBUSY, "another program has just written to it")
        before = _read_at(file, mark.offset, len(mark.content)), _read_at(file, addition.offset)
        try:
            _write_at(file, addition)
            if len(before[1]) > len(addition.content):
                file.truncate(addition.offset + len(addition.content))
            _sync(file)
            _write_at(file, mark)
            _sync(file)
        except OSError:
            with suppress(OSError):
                _write_at(file, Part(mark.offset, before[0]))
                _write_at(file, Part(addition.offset, before[1]))
                file.truncate(addition.offset + len(before[1]))
                _sync(file)
            raise
        return _signature(os.fstat(file.fileno()))


def replace_file(path: Path, content: bytes) -> Signature:
    """Put content in the place of the file at path, on disk before this returns; keeps the file's mode.

    On OSError the old file is as it was, except that a failure to sync the folder may leave the new one.
    """
    temporary = path.with_name(f"{path.name}.tmp")
    with suppress(FileNotFoundError):
        temporary.unlink()  # left behind by a program that was killed
    try:
        written = _write_new(temporary, content, _mode(path))
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
    return written


def sync_folder(folder: Path) -> None:
    """Make the names in folder durable, where there is such a call: not on Windows, nor on some network disks."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def _signature(status: os.stat_result) -> Signature:
    return Signature(status.st_mtime_ns, status.st_size, status.st_ino)


def _read_at(file: FileIO, offset: int, length: int = -1) -> bytes:
    file.seek(offset)
    return file.read(length)


def _write_at(file: FileIO, part: Part) -> None:
    file.seek(part.offset)
    left = memoryview(part.content)
    while left:
        left = left[file.write(left) :]


def _sync(file: FileIO) -> None:
    """Wait until the file's bytes are on disk, and its length, but not its time."""
    getattr(os, "fdatasync", os.fsync)(file.fileno())


def _mode(path: Path) -> int | None:
    """The permission bits of an existing file; raises PermissionError where it is not to be written."""
    if not path.exists():
        return None
    if not os.access(path, os.W_OK):
        # Replacing needs only the folder's permission, but who made the file read-only means its content.
        raise PermissionError(f"{path.name} is read-only")
    return stat.S_IMODE(path.stat().st_mode)


def _write_new(path: Path, content: bytes, mode: int | None) -> Signature:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        return _signature(os.fstat(file.fileno()))
