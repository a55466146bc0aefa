"""The records of the store, understood and ordered for looking up. In memory; changed only after a save."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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

Key = tuple[str, str]
"""What a record is or was, and its id."""


@dataclass
class Index:
    """All records by document id, and what they say by id. Of two records with one id the later counts."""

    records: dict[int, Any] = field(default_factory=dict)
    documents: dict[Key, int] = field(default_factory=dict)
    """Document id by kind and id; a tombstone stands under the kind it had."""
    annotations: dict[str, Annotation] = field(default_factory=dict)
    tombstones: dict[str, Annotation] = field(default_factory=dict)
    articles: dict[str, ArticleRecord] = field(default_factory=dict)
    corrections: dict[str, Record] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    """Annotations by article."""
    problems: dict[int, str] = field(default_factory=dict)
    """What is wrong with a record, by document id."""

    @classmethod
    def of(cls, records: Mapping[int, Any]) -> Index:
        """The index of all records of a file."""
        index = cls()
        for document_id in sorted(records):
            index.add(document_id, records[document_id])
        return index

    def record(self, kind: str, identifier: str) -> tuple[int | None, Record | None]:
        """Document id and record (or its tombstone) of that kind and id; (None, None) where there is none."""
        document_id = self.documents.get((kind, identifier))
        return (None, None) if document_id is None else (document_id, self.records[document_id])

    def add(self, document_id: int, record: Any) -> None:
        """Take in a record, new or in the place of the one with this document id."""
        self.records[document_id] = record
        self.problems.pop(document_id, None)
        if not isinstance(record, dict):
            self.problems[document_id] = "not an object"
        elif was(record) in _READERS and record.get("kind") in {TOMBSTONE, *_READERS}:
            self._add_ours(document_id, record)

    def _add_ours(self, document_id: int, record: Record) -> None:
        kind = was(record)
        try:
            value = _READERS[kind](record)
        except RecordError as error:
            self.problems[document_id] = f"{record['kind']}: {error}"
            return
        earlier = self.documents.get((kind, record["id"]))
        if earlier not in {None, document_id}:
            self.problems[document_id] = f"{kind}: the same id as record {earlier}, which is passed over"
        self.documents[kind, record["id"]] = document_id
        self._file(kind, record["id"], value, deleted=record["kind"] == TOMBSTONE)

    def _file(self, kind: str, identifier: str, value: Any, *, deleted: bool) -> None:
        """Put the value where lookups find it, and take its earlier state away."""
        if kind == ANNOTATION:
            self._forget(identifier)
            if not deleted:
                self.counts[value.article] += 1
            (self.tombstones if deleted else self.annotations)[identifier] = value
        elif kind == ARTICLE:
            _set_or_drop(self.articles, identifier, value, deleted=deleted)
        else:
            _set_or_drop(self.corrections, identifier, value, deleted=deleted)

    def _forget(self, identifier: str) -> None:
        self.tombstones.pop(identifier, None)
        earlier = self.annotations.pop(identifier, None)
        if earlier is not None:
            self.counts[earlier.article] -= 1
            if not self.counts[earlier.article]:
                del self.counts[earlier.article]


_READERS: dict[str, Callable[[Record], Any]] = {
    ANNOTATION: read_annotation,
    ARTICLE: read_article,
    CORRECTION: check_correction,
}


def _set_or_drop(values: dict[str, Any], identifier: str, value: Any, *, deleted: bool) -> None:
    if deleted:
        values.pop(identifier, None)
    else:
        values[identifier] = value
