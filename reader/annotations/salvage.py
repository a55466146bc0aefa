"""One file made of what can still be read of a damaged annotations.json and of a copy. Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.annotations.fileformat import (
    SCHEMA,
    DamageError,
    NewerSchemaError,
    in_utf8,
    parse,
    read_head,
)
from reader.annotations.markers import between_markers, has_markers
from reader.annotations.merging import Side, common_states, merge_sides, record_key, side_of
from reader.annotations.records import ANNOTATION, CORRECTION
from reader.annotations.remains import read_remains, schema_of

if TYPE_CHECKING:
    from reader.annotations.fileformat import Tables
    from reader.annotations.merging import Merged
    from reader.annotations.remains import Remains

_MARKER = re.compile(rb"(?m)^(?:<{7}|\|{7}|={7}|>{7}).*$")


@dataclass
class Salvaged:
    """A file made of what could be read, and what is known of the rest."""

    content: bytes
    lines: int
    """Saved lines, or records where there are no such lines, that could be read of the damaged file."""
    missing: int
    """Saved lines that could not, as far as the file tells how many there were."""
    torn: list[str] = field(default_factory=list)
    """What these were of, where it can be told: "annotation 3f2a91c0"."""
    doubled: list[str] = field(default_factory=list)
    """Ids of records whose note holds two versions now."""
    annotations: int = 0
    corrections: int = 0
    is_counted: bool = True
    """Whether the file tells how many there were; where its first lines are gone, more may be missing than is known."""


def salvage(damaged: bytes, copy: bytes | None) -> Salvaged | None:
    """One file of the readable lines of a damaged one and of a good copy; None where there is no record in either.

    Of each record the later state counts, as in merging, which keeps both where that cannot be told. A line that was
    changed since it was saved, maybe a piece of two, counts only where there is no other of its record. Raises
    NewerSchemaError where a newer version wrote the damaged file: it knows better what is in it.
    """
    damaged = in_utf8(damaged)
    _check_schema(damaged)
    remains = read_remains(damaged)
    found = _side_of_damaged(damaged)
    kept = side_of(parse(copy)) if copy else Side({}, {})
    proven = found.records.keys() | kept.records.keys()
    left = {record_key(each): each for each in remains.doubtful if record_key(each) not in proven}
    if not proven and not left:
        return None
    # Rows of other tables are not dated: the copy's are the older ones.
    before = Side(common_states(damaged, copy) if copy else {}, kept.others if found.others else {})
    merged = merge_sides(before, found._replace(records=found.records | left), kept)
    return _described(remains, merged)


def _described(remains: Remains, merged: Merged) -> Salvaged:
    records = side_of(parse(merged.content)).records.values()
    kinds = [each.get("kind") for each in records if isinstance(each, dict)]
    return Salvaged(
        merged.content,
        len(remains.records),
        remains.missing,
        remains.torn,
        merged.doubled,
        kinds.count(ANNOTATION),
        kinds.count(CORRECTION),
        remains.is_counted,
    )


def _check_schema(damaged: bytes) -> None:
    schema = schema_of(damaged)
    if schema > SCHEMA:
        raise NewerSchemaError(
            f"a newer version of reader wrote it (schema {schema}, this one knows {SCHEMA})"
        )


def _side_of_damaged(damaged: bytes) -> Side:
    """What can be read; the sides of a conflict that git left are merged."""
    parts = _parts(damaged)
    side = _readable(parts[0])
    for number, part in enumerate(parts[1:], 1):
        before = common_states(b"\n".join(parts[:number]), part)
        side = side_of(parse(merge_sides(Side(before, {}), side, _readable(part)).content))
    return side


def _parts(damaged: bytes) -> list[bytes]:
    if not has_markers(damaged):
        return [damaged]
    versions = between_markers(damaged)
    return [versions.ours or b"", versions.theirs or b""] if versions else _MARKER.split(damaged)


def _readable(content: bytes) -> Side:
    """The last readable state of each record, and the other tables where the file's head is whole."""
    others: Tables = {}
    with suppress(DamageError):
        others = read_head(content)[1]
    records: list[Any] = read_remains(content).records
    return Side({record_key(each): each for each in records}, others)
