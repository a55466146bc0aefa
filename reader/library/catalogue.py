"""The files of a library: found on disk, and read where they changed."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ArticleError, LibraryError
from reader.intake import Metadata, Source, clean_line, is_article_name, read_source
from reader.library.index import ArticleIndex, FileEntry
from reader.library.words import count_words
from reader.text import parse_markdown, parse_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = "articles"
"""The folder in a library that holds its articles."""
_BATCH = 500
_HEAD = 4000
_HEADING = re.compile(r"^ {0,3}(?:#[ \t].*|=+[ \t]*)$", re.MULTILINE)
_METADATA = [item.name for item in fields(Metadata) if item.name not in {"id", "title"}]


class Catalogue:
    """The entries of a library's files, kept up to date by their times and sizes."""

    def __init__(self, library: Path, index: ArticleIndex) -> None:
        self._library = library
        self._index = index
        self._entries: dict[str, FileEntry] | None = None
        self._found: tuple[FileEntry, ...] = ()
        self._folders: dict[str, int] = {}
        """When a file of each was last added, removed or renamed, as seen before it was looked through."""

    def is_current(self) -> bool:
        """Whether no file was added, removed or renamed since the last refresh; edits of files are not seen."""
        return all(_time(self._library / folder) == time for folder, time in self._folders.items())

    def refresh(self) -> tuple[FileEntry, ...]:
        """All files of the library as they are now, by path; the same object where nothing changed.

        Raises LibraryError where the folder cannot be read.
        """
        known = self._index.files() if self._entries is None else self._entries
        folders: dict[str, int] = {}
        seen = {path: (modified, size) for path, modified, size in scan(self._library, ARTICLES, folders)}
        self._folders = folders
        changed = [path for path, sign in seen.items() if not _is_unchanged(known.get(path), sign)]
        gone = [path for path in known if path not in seen]
        if self._entries is not None and not changed and not gone:
            return self._found
        entries = {path: entry for path, entry in known.items() if path in seen}
        for first in range(0, len(changed), _BATCH):
            # By the batch, so that an interrupted first reading of a large library does not begin again.
            read = [read_entry(self._library, path, *seen[path]) for path in changed[first : first + _BATCH]]
            self._index.update(read)
            entries.update((entry.path, entry) for entry in read)
        if gone:
            self._index.update((), gone)
        self._entries = entries
        self._found = tuple(entries[path] for path in sorted(entries))
        return self._found


def _time(folder: Path) -> int:
    """When something in a folder was last added, removed or renamed, in ns; 0 where it is not there."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def scan(library: Path, folder: str, folders: dict[str, int]) -> Iterator[tuple[str, int, int]]:
    """(path relative to library, modification time in ns, size) of all regular article files in a folder and those in it.

    Hidden files and folders are passed over, links to folders not followed. Raises LibraryError.

    folders: gets the time of each folder, as it was before it was looked through.
    """
    try:
        folders[folder] = _time(library / folder)
        with os.scandir(library / folder) as items:
            for item in items:
                path = f"{folder}/{item.name}"
                if item.name.startswith("."):
                    continue
                if item.is_dir(follow_symlinks=False):
                    yield from scan(library, path, folders)
                elif is_article_name(item.name) and (status := _status(item)):
                    yield path, status.st_mtime_ns, status.st_size
    except FileNotFoundError:
        return
    except OSError as error:
        name = clean_line(str(library / folder))
        raise LibraryError(
            f"{name} cannot be read: {error.strerror or error}; check its permissions"
        ) from error


def read_entry(library: Path, path: str, modified: int, size: int) -> FileEntry:
    """Read one file; one that is no article has its problem as entry."""
    if not _is_utf8(path):
        # Neither the store nor JSON can hold such a name, so nothing could be noted in it.
        problem = (
            f"{clean_line(path)} has a name that is not UTF-8: give the file another name to have it listed"
        )
        return FileEntry(path, modified, size, problem=problem)
    try:
        source = read_source(library / path)
    except ArticleError as error:
        return FileEntry(path, modified, size, problem=str(error))
    metadata = source.metadata
    return FileEntry(
        path,
        modified,
        size,
        given_id=metadata.id,
        title=title_of(source, Path(path).stem),
        **{name: getattr(metadata, name) for name in _METADATA if name != "added"},
        added=metadata.added or iso_time(modified),
        words=count_words(source.body, markdown=source.markdown),
        text_hash=hash_body(source.body),
        warnings=source.warnings,
    )


def title_of(source: Source, stem: str) -> str:
    """The title in the front matter, else the text's own, else the file's name."""
    if source.metadata.title:
        return source.metadata.title
    head = source.body[:_HEAD]
    title = _markdown_title(head) if source.markdown else parse_plain(head).title
    return clean_line(title) or clean_line(stem) or "Untitled"


def _markdown_title(head: str) -> str:
    """The first heading of level 1. Only what goes before its end is parsed, and nothing where there is none."""
    sign = _HEADING.search(head)
    if not sign:
        return ""
    return parse_markdown(head[: sign.end()]).title or parse_markdown(head).title


def hash_body(body: str) -> str:
    """SHA-256, in hexadecimal, of a text below its front matter; however its lines end."""
    return hashlib.sha256(body.replace("\r\n", "\n").encode("utf-8", "replace")).hexdigest()


def iso_time(nanoseconds: int) -> str:
    """A moment as ISO 8601 in UTC, to the second; the earliest there is where the clock cannot tell."""
    try:
        return datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, OSError, ValueError):
        return "0001-01-01T00:00:00Z"


def _is_unchanged(entry: FileEntry | None, sign: tuple[int, int]) -> bool:
    return entry is not None and (entry.modified, entry.size) == sign


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _status(item: os.DirEntry[str]) -> os.stat_result | None:
    """None for a pipe or device, and where the file went away meanwhile or a link leads nowhere."""
    try:
        status = item.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None
