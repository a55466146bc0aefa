"""Which article is a file? Pure: files and records in, ids and changed records out.

A file is known by the id in its front matter, by the place and text it was last seen with, by its text alone (it was
renamed or moved), by its place alone (it was edited). Otherwise it is a new article.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Protocol
from uuid import UUID, uuid5

from reader.annotations.model import ArticleRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

_NAMESPACE = UUID("3f1f7c0e-93a5-4d9b-9d0c-6f0a2a4f7c51")


class SeenFile(Protocol):
    """What identity looks at."""

    @property
    def path(self) -> str:
        """Relative to the library, with `/`."""

    @property
    def given_id(self) -> str:
        """The id in its front matter, or empty."""

    @property
    def text_hash(self) -> str:
        """Of the text below the front matter."""

    @property
    def title(self) -> str:
        """As listed."""


@dataclass(frozen=True, slots=True)
class Identities:
    """The outcome for all files of a library."""

    ids: Mapping[str, str]
    """Path -> article id, one for each file and no id twice."""
    changed: tuple[ArticleRecord, ...]
    """Records that are new or differ from what the store holds."""
    warnings: tuple[str, ...]


def new_id(text_hash: str, taken: Callable[[str], bool]) -> str:
    """An id for a text: the same on every device that sees it, unless it is taken already."""
    return next(identifier for identifier in _ids_of(text_hash) if not taken(identifier))


def _ids_of(text_hash: str) -> Iterator[str]:
    yield str(uuid5(_NAMESPACE, text_hash))
    for number in count(1):
        yield str(uuid5(_NAMESPACE, f"{text_hash} {number}"))


def identify(files: Sequence[SeenFile], records: Iterable[ArticleRecord]) -> Identities:
    """Give each file its id. Files are taken in the order given where nothing else decides."""
    known = {record.id: record for record in records}
    ids, warnings = _by_front_matter(files, known)
    _match_unchanged(files, known, ids)
    if len(ids) < len(files):
        _match(files, known, ids, _text, lambda _record: True)
        _match(files, known, ids, _place, lambda record: not record.removed)
    used = set(ids.values()) | set(known)
    candidates: dict[str, Iterator[str]] = {}
    """Of each text, the ids not yet tried: thousands of files may have the same text."""
    for file in files:
        if file.path not in ids:
            untried = candidates.setdefault(file.text_hash, _ids_of(file.text_hash))
            ids[file.path] = next(identifier for identifier in untried if identifier not in used)
    return Identities(ids, tuple(_changed(files, known, ids)), tuple(warnings))


def _by_front_matter(
    files: Sequence[SeenFile], known: Mapping[str, ArticleRecord]
) -> tuple[dict[str, str], list[str]]:
    """The ids of files that name one. Of several that name the same, the one at the known place keeps it."""
    claims: dict[str, list[str]] = defaultdict(list)
    unnamed = {file.path for file in files if not file.given_id}
    for file in files:
        if file.given_id:
            claims[file.given_id].append(file.path)
    ids, warnings = {}, []
    for identifier, paths in claims.items():
        place = known[identifier].path if identifier in known else ""
        keeper = place if place in paths or (place in unnamed and place not in ids) else paths[0]
        ids[keeper] = identifier
        warnings += [
            f"{keeper} and {path} have the same id {identifier}: {path} is listed under a new one"
            for path in paths
            if path != keeper
        ]
    return ids, warnings


def _match_unchanged(
    files: Sequence[SeenFile], known: Mapping[str, ArticleRecord], ids: dict[str, str]
) -> None:
    """Join files that have no id yet with the records of the same place and text; of several the first, as elsewhere."""
    claimed = set(ids.values())
    seen: dict[tuple[str, str], str] = {}
    for record in known.values():
        if not record.removed and record.id not in claimed:
            seen.setdefault((record.path, record.text_hash), record.id)
    for file in files:
        identifier = seen.get((file.path, file.text_hash))
        if identifier and file.path not in ids:
            ids[file.path] = identifier


def _match(
    files: Sequence[SeenFile],
    known: Mapping[str, ArticleRecord],
    ids: dict[str, str],
    key_of: Callable[[SeenFile | ArticleRecord], Hashable],
    wanted: Callable[[ArticleRecord], bool],
) -> None:
    """Join files that have no id yet with records that have no file yet where their keys are equal."""
    claimed = set(ids.values())
    free: dict[Hashable, list[str]] = defaultdict(list)
    for record in known.values():
        if record.id not in claimed and record.path and wanted(record):
            free[key_of(record)].append(record.id)
    for file in files:
        if file.path not in ids and free[key_of(file)]:
            ids[file.path] = free[key_of(file)].pop(0)


def _text(item: SeenFile | ArticleRecord) -> Hashable:
    return item.text_hash


def _place(item: SeenFile | ArticleRecord) -> Hashable:
    return item.path


def _changed(
    files: Sequence[SeenFile], known: Mapping[str, ArticleRecord], ids: Mapping[str, str]
) -> Iterable[ArticleRecord]:
    """Records to save: for files that cannot say who they are, and of those that have one already."""
    shared = {file.given_id for file in files if file.given_id and ids[file.path] != file.given_id}
    for file in files:
        identifier = ids[file.path]
        old = known.get(identifier)
        if old is None and identifier == file.given_id and identifier not in shared:
            continue
        if old is None or not _is_as_recorded(file, old):
            yield replace(
                old or ArticleRecord(identifier),
                path=file.path,
                text_hash=file.text_hash,
                title=file.title,
                removed=False,
            )


def _is_as_recorded(file: SeenFile, record: ArticleRecord) -> bool:
    return (
        record.path == file.path
        and record.text_hash == file.text_hash
        and record.title == file.title
        and not record.removed
    )
