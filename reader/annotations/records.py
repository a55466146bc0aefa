"""Annotations and articles as records of the store, and back. Pure.

A record is a flat JSON object: `kind`, `id` and `article` first, so that they are found without parsing the rest. Fields
that this version does not know survive a rewrite.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from reader.annotations.model import Annotation, ArticleRecord, Target, now_after

Record = dict[str, Any]

ANNOTATION, ARTICLE, CORRECTION, TOMBSTONE = "annotation", "article", "correction", "tombstone"
FORGOTTEN = "forgotten"
"""Field of a tombstone whose words were deleted for good: true."""
RESTORED = "restored"
"""Field of a record that was a tombstone: when it was brought back, UTC, ISO 8601; merging goes by it."""

_TARGET_FIELDS = frozenset(field.name for field in fields(Target))
_REQUIRED = {"id": str, "article": str}
_OPTIONAL = {"color": str, "note": str, "created": str, "updated": str, "captured": str, "detached": bool}
_OR_NONE = ("speaker", "followed")
_LEFT_OUT = {"captured": "", "detached": False, "speaker_confidence": None, "followed": None}
"""Fields that few annotations have, with the values that are not written."""
_ARTICLE_TEXTS = ("path", "text_hash", "title", "status", "updated")


class RecordError(ValueError):
    """A field is missing or of another type than it must be. The message names it."""


def annotation_record(annotation: Annotation, old: Record | None = None) -> Record:
    """The record of annotation; fields of old that are not ours are taken over.

    Raises ValueError where it would not be read as the same annotation again (a field of a wrong type).
    """
    values = asdict(annotation)
    target = values.pop("target") or {}
    ours = {"kind": ANNOTATION, **values, **target, "tags": list(annotation.tags)}
    if read_annotation(ours) != annotation:
        raise RecordError("the annotation's tags are not a tuple")
    written = {
        name: value for name, value in ours.items() if name not in _LEFT_OUT or value != _LEFT_OUT[name]
    }
    foreign = _foreign_fields(old, {*_TARGET_FIELDS, *ours, "deleted", "was", FORGOTTEN})
    return {**written, **foreign, **restoration(old)}


def read_annotation(record: Record) -> Annotation:
    """The annotation that record (an annotation or its tombstone) holds. Raises RecordError."""
    return Annotation(
        **{name: _typed(record, name, kind) for name, kind in _REQUIRED.items()},
        target=_read_target(record),
        **{name: _typed(record, name, kind) for name, kind in _OPTIONAL.items() if name in record},
        tags=_read_tags(record),
        **{name: _typed(record, name, str) for name in _OR_NONE if record.get(name) is not None},
        speaker_confidence=_read_confidence(record),
    )


def article_record(article: ArticleRecord, old: Record | None = None) -> Record:
    """The record of article; fields of old that are not ours are taken over. Raises ValueError as above."""
    ours = {"kind": ARTICLE, **asdict(article), "tags": list(article.tags)}
    if read_article(ours) != article:
        raise RecordError("the article's tags are not a tuple")
    return {**ours, **_foreign_fields(old, {*ours})}


def read_article(record: Record) -> ArticleRecord:
    """The article that record holds. Raises RecordError."""
    return ArticleRecord(
        id=_typed(record, "id", str),
        **{name: _typed(record, name, str) for name in _ARTICLE_TEXTS if name in record},
        tags=_read_tags(record),
        removed=_typed(record, "removed", bool) if "removed" in record else False,
    )


def correction_record(correction: Record) -> Record:
    """The record of a correction. Raises RecordError where it has no id and article."""
    check_correction(correction)
    first = {name: correction[name] for name in _REQUIRED}
    return {"kind": CORRECTION, **first, **_foreign_fields(correction, {"kind", *first})}


def check_correction(record: Record) -> Record:
    """The record itself; raises RecordError where it has no id and article."""
    for name, kind in _REQUIRED.items():
        _typed(record, name, kind)
    return record


def tombstone_of(record: Record) -> Record:
    """The record marked as deleted now: all its fields stay."""
    return {**record, "kind": TOMBSTONE, "was": record["kind"], "deleted": now_after(*_moments(record))}


def forgotten(record: Record) -> Record:
    """The tombstone without anything the reader wrote or marked: what is left says that it is deleted, for others too."""
    kept = ("kind", "id", "article", "was", "deleted")
    return {**{name: record[name] for name in kept if name in record}, FORGOTTEN: True}


def revived(record: Record) -> Record:
    """The record a tombstone was made of."""
    return {
        **{name: value for name, value in record.items() if name not in {"was", "deleted"}},
        "kind": was(record),
        **restoration(record),
    }


def restoration(old: Record | None) -> Record:
    """What a record gets that takes the place of old: when it was brought back, where old is or was a tombstone."""
    if old and old.get("kind") == TOMBSTONE:
        return {RESTORED: now_after(*_moments(old))}
    return {RESTORED: old[RESTORED]} if old and RESTORED in old else {}


def was(record: Record) -> str:
    """What a record is or, for a tombstone, was."""
    kind = record.get("was", ANNOTATION) if record.get("kind") == TOMBSTONE else record.get("kind")
    return kind if isinstance(kind, str) else ""


def _moments(record: Record) -> list[object]:
    """When a record was changed, deleted and brought back."""
    return [record.get(name, "") for name in ("updated", "created", "deleted", RESTORED)]


def is_ours(row: object) -> bool:
    """Whether a row, in whatever table, is a record of one of our kinds."""
    return (
        isinstance(row, dict)
        and was(row) in {ANNOTATION, ARTICLE, CORRECTION}
        and isinstance(row.get("id"), str)
    )


def _foreign_fields(record: Record | None, ours: set[str]) -> Record:
    return {name: value for name, value in (record or {}).items() if name not in ours}


def _read_target(record: Record) -> Target | None:
    if _TARGET_FIELDS.isdisjoint(record):
        return None
    start, end = _typed(record, "start", int), _typed(record, "end", int)
    if not 0 <= start <= end:
        raise RecordError(f"[{start}, {end}) is no passage")
    texts = {name: _typed(record, name, str) for name in ("exact", "prefix", "suffix", "text_hash")}
    return Target(start=start, end=end, **texts)


def _read_confidence(record: Record) -> float | None:
    value = record.get("speaker_confidence")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise RecordError("speaker_confidence is not a number")
    return value


def _read_tags(record: Record) -> tuple[str, ...]:
    tags = record.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise RecordError("tags is not a list of strings")
    return tuple(tags)


def _typed(record: Record, name: str, kind: type) -> Any:
    if name not in record:
        raise RecordError(f"{name} is missing")
    value = record[name]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise RecordError(f"{name} is not of type {kind.__name__}")
    return value
