"""The records of the store, ordered for looking up. In memory; changed only after a save.

A file may hold a hundred thousand records, of which few are looked at: of a line that is as reader wrote it, only kind,
id and article are read at first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.annotations.lines import UnprovenLine, has_wrong_checksum, read_line
from reader.annotations.records import (
    ANNOTATION,
    ARTICLE,
    CORRECTION,
    TOMBSTONE,
    Record,
    RecordError,
    check_correction,
    read_annotation,
    read_article,
    was,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.annotations.model import Annotation, ArticleRecord

_READERS: dict[str, Callable[[Record], Any]] = {
    ANNOTATION: read_annotation,
    ARTICLE: read_article,
    CORRECTION: check_correction,
}
_PLAIN = re.compile(
    rb'"[0-9]+": \{"kind": "(?:(annotation|correction)|(article))", "id": "([^"\\]*)"(?(1), "article": "([^"\\]*)")'
)


class _Group(NamedTuple):
    """Records that are asked for together. A tombstone stands under the kind it had, an article under no article."""

    kind: str
    article: str
    is_deleted: bool


_Place = tuple[_Group, str]
"""A record's group, and its id."""


@lru_cache(maxsize=1024)
def _group(kind: str, article: str, *, is_deleted: bool = False) -> _Group:
    """The group, the same object for all its records."""
    return _Group(kind, article, is_deleted)


class Index:
    """Lines by document id, and the records in them by kind and id. Of two with one id the one taken in later counts."""

    def __init__(self) -> None:
        self._lines: dict[int, bytes] = {}
        self._documents: dict[tuple[str, str], int] = {}
        self._places: dict[int, _Place] = {}
        self._groups: defaultdict[_Group, dict[str, int]] = defaultdict(dict)
        self._values: dict[int, Any] = {}
        self.problems: dict[int, str] = {}
        """What is wrong with records that were read so far, by document id."""

    def annotations(self, article: str | None = None, *, is_deleted: bool = False) -> list[Annotation]:
        """The annotations of an article or all, or the deleted ones, in no particular order."""
        if article is not None:
            return self._read(_Group(ANNOTATION, article, is_deleted))
        groups = [each for each in self._groups if each.kind == ANNOTATION and each.is_deleted == is_deleted]
        return [value for group in groups for value in self._read(group)]

    def articles(self) -> list[ArticleRecord]:
        """What is kept of articles, in no particular order."""
        return self._read(_Group(ARTICLE, "", is_deleted=False))

    def corrections(self, article: str | None = None, *, is_deleted: bool = False) -> list[Record]:
        """The corrections of an article or all, or those taken back, in the order they were made."""
        documents = sorted(
            document_id
            for group, documents in self._groups.items()
            if group.kind == CORRECTION
            and group.is_deleted == is_deleted
            and article in {None, group.article}
            for document_id in documents.values()
        )
        return self._values_of(documents)

    def get(self, kind: str, identifier: str, *, is_deleted: bool = False) -> Any:
        """The annotation, article or correction with that id; None where there is none or it cannot be read."""
        document_id = self._documents.get((kind, identifier))
        if document_id is None or self._places[document_id][0].is_deleted != is_deleted:
            return None
        return self._value(document_id)

    def counts(self) -> dict[str, int]:
        """Number of annotations by article; articles without any are left out."""
        return {
            group.article: len(documents)
            for group, documents in self._groups.items()
            if documents and group.kind == ANNOTATION and not group.is_deleted
        }

    def record(self, kind: str, identifier: str) -> tuple[int | None, Record | None]:
        """Document id and record (or its tombstone) of that kind and id; (None, None) where there is none."""
        document_id = self._documents.get((kind, identifier))
        return (None, None) if document_id is None else (document_id, self.record_at(document_id))

    def record_at(self, document_id: int) -> Any:
        """The record with that document id."""
        return read_line(self._lines[document_id])

    def read_all(self) -> None:
        """Read every record, so that `problems` are complete."""
        self._values_of(list(self._places))

    def update(self, lines: Mapping[int, bytes | None]) -> None:
        """Take in lines, new or in the place of those with their document ids; None takes one away."""
        for document_id in sorted(lines):
            if document_id in self._lines:
                self._remove(document_id)
            line = lines[document_id]
            if line is not None:
                self._add(document_id, line)

    def _add(self, document_id: int, line: bytes) -> None:
        self._lines[document_id] = line
        plain = None if isinstance(line, UnprovenLine) else _PLAIN.match(line)
        if plain is None:
            self._add_parsed(document_id, line)
            return
        kind, article_kind, identifier, article = plain.groups(b"")
        group = _group((kind or article_kind).decode(), article.decode())
        self._file(document_id, group, identifier.decode())

    def _add_parsed(self, document_id: int, line: bytes) -> None:
        record = read_line(line)
        if not isinstance(record, dict):
            self.problems[document_id] = "not an object"
            return
        if has_wrong_checksum(line):
            self.problems[document_id] = (
                "its checksum does not fit: it was damaged, or changed by another program"
            )
        kind = was(record)
        if kind in _READERS and record.get("kind") in {TOMBSTONE, *_READERS}:
            self._add_ours(document_id, kind, record)

    def _add_ours(self, document_id: int, kind: str, record: Record) -> None:
        try:
            _READERS[kind](record)
        except RecordError as error:
            self.problems[document_id] = f"{record['kind']}: {error}"
            return
        article = "" if kind == ARTICLE else record["article"]
        is_deleted = record["kind"] == TOMBSTONE
        self._file(document_id, _group(kind, article, is_deleted=is_deleted), record["id"])

    def _file(self, document_id: int, group: _Group, identifier: str) -> None:
        key = group.kind, identifier
        earlier = self._documents.get(key)
        if earlier is not None:
            self.problems[document_id] = f"{key[0]}: the same id as record {earlier}, which is passed over"
            self._unfile(earlier)
        self._documents[key] = document_id
        self._places[document_id] = group, identifier
        self._groups[group][identifier] = document_id

    def _unfile(self, document_id: int) -> None:
        place = self._places.pop(document_id, None)
        if place is not None:
            group, identifier = place
            del self._groups[group][identifier]
            del self._documents[group.kind, identifier]

    def _remove(self, document_id: int) -> None:
        self._unfile(document_id)
        for values in (self._lines, self._values, self.problems):
            values.pop(document_id, None)

    def _read(self, group: _Group) -> list[Any]:
        return self._values_of(list(self._groups.get(group, {}).values()))

    def _values_of(self, documents: list[int]) -> list[Any]:
        values = [self._value(each) for each in documents]
        return [value for value in values if value is not None]

    def _value(self, document_id: int) -> Any:
        """What the record says; None, and a problem, where it cannot be read."""
        if document_id not in self._values:
            record = self.record_at(document_id)
            try:
                self._values[document_id] = _READERS[was(record)](record)
            except RecordError as error:
                self.problems[document_id] = f"{record['kind']}: {error}"
                self._unfile(document_id)
                return None
        return self._values[document_id]
