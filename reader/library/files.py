"""The only place where the library writes to disk. Whole or not at all; every failure is one clear line."""

from __future__ import annotations

import operator
import os
import re
import shutil
import stat
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.intake import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NUMBERS = count()
_DESCRIPTOR = re.compile(r"/dev/(?:fd/(\d+)|(std(?:in|out|err)))|/proc/self/fd/(\d+)")
_STREAMS = ("stdin", "stdout", "stderr")


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put content in the place of the file at path; its folder is made where it is missing.

    durable: on disk before this returns. Raises LibraryError; the old file is as it was then.
    """
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not made from the file's own name, which may be as long as a name can be.
        temporary = path.with_name(f".reader-{os.getpid()}-{next(_NUMBERS)}.tmp")
        try:
            with temporary.open("wb") as file:
                file.write(content)
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            with suppress(FileNotFoundError):
                shutil.copymode(path, temporary)
            temporary.replace(path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise
        if durable:
            _sync_folder(path.parent)


def write_out(path: Path, content: bytes) -> None:
    """Write to where the user points: through links, and into a pipe or device instead of in its place.

    Raises LibraryError.
    """
    with _explained(path):
        descriptor = _descriptor(path)
        if descriptor is None and _is_regular_or_new(path):
            target = Path(os.path.realpath(path))
        else:
            _write_into(path, descriptor, content)
            return
    write_whole(target, content)


def write_unless_other(
    path: Path,
    content: bytes,
    *,
    is_forced: bool = False,
    is_same: Callable[[bytes, bytes], bool] = operator.eq,
) -> bool:
    """Write as `write_out` does, but over no file that holds something else, unless forced; whether it was written.

    A pipe or device is always written into. is_same: whether what a file holds is as good as the content. Raises
    LibraryError.
    """
    held = None if is_forced or is_stream(path) else _held(path)
    if held is not None and is_same(held, content):
        return False
    if held is not None:
        raise LibraryError(
            f"{clean_line(str(path))} is there already and holds something else: --force replaces it, or choose another name"
        )
    write_out(path, content)
    return True


def _held(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    with _explained(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


def write_beside(
    folder: Path,
    stem: str,
    suffix: str,
    content: bytes,
    *,
    is_same: Callable[[bytes, bytes], bool] = operator.eq,
) -> tuple[Path, bool]:
    """Write content as `write_new` does, unless a file of that name, or of one made from it, holds it already.

    Returns the file, and whether it was written. is_same: as `write_unless_other` has it. Raises LibraryError.
    """
    for number in count(1):
        path = folder / _numbered(stem, suffix, number)
        with _explained(path):
            if not path.is_file():
                break
            if is_same(path.read_bytes(), content):
                return path, False
    return write_new(folder, stem, suffix, content), True


def _numbered(stem: str, suffix: str, number: int) -> str:
    return f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}"


def is_stream(path: Path) -> bool:
    """Whether what is written there goes into a pipe, a device or an open file instead of a file of that name."""
    try:
        return _descriptor(path) is not None or not _is_regular_or_new(path)
    except OSError:
        return False


def _is_regular_or_new(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True


def _descriptor(path: Path) -> int | None:
    """The number of the open file that a path such as /dev/stdout means."""
    found = _DESCRIPTOR.fullmatch(os.path.normpath(path)) if os.name != "nt" else None
    if found is None:
        return None
    return _STREAMS.index(found[2]) if found[2] else int(found[1] or found[3])


def _write_into(path: Path, descriptor: int | None, content: bytes) -> None:
    # Without O_NONBLOCK, opening a pipe that nobody reads would wait for ever.
    flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)
    opened = os.dup(descriptor) if descriptor is not None else os.open(path, flags)
    with os.fdopen(opened, "wb") as file:
        if descriptor is None and os.name != "nt":
            os.set_blocking(opened, True)
        file.write(content)


def write_new(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Write content to a file of a name that is not taken yet, made from stem. Raises LibraryError."""
    with _explained(folder / f"{stem}{suffix}"):
        folder.mkdir(parents=True, exist_ok=True)
        path = _reserve(folder, stem, suffix)
    try:
        write_whole(path, content)
    except LibraryError:
        with suppress(OSError):
            path.unlink()
        raise
    return path


def move_into(path: Path, folder: Path) -> Path:
    """Move a file into folder, under a name that is not taken yet. Raises LibraryError."""
    with _explained(folder / path.name):
        folder.mkdir(parents=True, exist_ok=True)
        target = _reserve(folder, path.stem, path.suffix)
        try:
            path.replace(target)
        except OSError:
            with suppress(OSError):
                target.unlink()
            raise
        _sync_folder(folder)
    return target


def make_folder(path: Path) -> None:
    """Make a folder with its parents. Raises LibraryError."""
    with _explained(path):
        path.mkdir(parents=True, exist_ok=True)


def _reserve(folder: Path, stem: str, suffix: str) -> Path:
    """An empty file of a free name: two programs never choose the same."""
    number = 1
    while True:
        path = folder / _numbered(stem, suffix, number)
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
        number += 1


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(
            f"cannot write {clean_line(str(path))}: {reason}; nothing was changed. Free the disk, allow writing there "
            "or choose another place (for the library: --library DIR)"
        ) from error


def _sync_folder(folder: Path) -> None:
    """Make the names in folder durable where the system can; the files in it are on disk in any case."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
