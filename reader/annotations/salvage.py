"""What can still be read of a damaged annotations.json, and one file made of that and of a copy. Pure.

Each line stands for itself and has its own checksum, so that damage in one place takes only the lines that it touches.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.annotations.fileformat import (
    SCHEMA,
    DamageError,
    NewerSchemaError,
    parse,
    read_acknowledged,
    read_head,
)
from reader.annotations.lines import UnprovenLine, check_line, has_wrong_checksum, read_line, until_checksum
from reader.annotations.markers import between_markers, has_markers
from reader.annotations.merging import Side, common_states, merge_sides, record_key, side_of
from reader.annotations.records import ANNOTATION, CORRECTION, was

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.annotations.fileformat import Tables
    from reader.annotations.merging import Merged

_MARKER = re.compile(rb"(?m)^(?:<{7}|\|{7}|={7}|>{7}).*$")
_SCHEMA = re.compile(rb'\s*\{\s*"meta":\s*\{\s*"1":\s*\{"schema":\s*([0-9]{1,9})\b')
_KEY = re.compile(r'"[0-9]{1,18}": ?(?=\{)')
_TORN = re.compile(rb'"[0-9]{1,18}": \{"kind": "(\w+)", "id": "([^"\\]+)"')


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


def salvage(damaged: bytes, copy: bytes | None) -> Salvaged | None:
    """One file of the readable lines of a damaged one and of a good copy; None where there is no record in either.

    Of each record the later state counts, as in merging, which keeps both where that cannot be told. A line that was
    changed since it was saved, maybe a piece of two, counts only where there is no other of its record. Raises
    NewerSchemaError where a newer version wrote the damaged file: it knows better what is in it.
    """
    _check_schema(damaged)
    found = _side_of_damaged(damaged)
    kept = side_of(parse(copy)) if copy else Side({}, {})
    doubtful = _doubtful(damaged)
    proven = found.records.keys() | kept.records.keys()
    left = {key: record for key, record in doubtful.items() if key not in proven}
    if not proven and not left:
        return None
    # Rows of other tables are not dated: the copy's are the older ones.
    before = Side(common_states(damaged, copy) if copy else {}, kept.others if found.others else {})
    merged = merge_sides(before, found._replace(records=found.records | left), kept)
    return _described(damaged, merged, [_named(each) for each in doubtful.values()])


def _described(damaged: bytes, merged: Merged, doubtful: list[str]) -> Salvaged:
    read = len(list(_records_by_line(damaged)) or list(_records_anywhere(damaged)))
    acknowledged = read_acknowledged(damaged)
    torn = list(dict.fromkeys([*_torn(damaged), *doubtful]))
    missing = max(0, acknowledged.lines - read) if acknowledged else len(torn)
    records = side_of(parse(merged.content)).records.values()
    kinds = [each.get("kind") for each in records if isinstance(each, dict)]
    counted = kinds.count(ANNOTATION), kinds.count(CORRECTION)
    return Salvaged(merged.content, read, missing, torn, merged.doubled, *counted)


def _check_schema(damaged: bytes) -> None:
    schema = _SCHEMA.match(damaged)
    if schema and int(schema[1]) > SCHEMA:
        raise NewerSchemaError(
            f"a newer version of reader wrote it (schema {int(schema[1])}, this one knows {SCHEMA})"
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
    records = list(_records_by_line(content)) or list(_records_anywhere(content))
    return Side({record_key(each): each for each in records}, others)


def _records_by_line(content: bytes) -> Iterator[Any]:
    """Every state of every record that stands on a line as it was saved."""
    for line, record in _lines(content):
        if not has_wrong_checksum(line):
            yield record


def _doubtful(content: bytes) -> dict[str, Any]:
    """The records, by what they are known by, of lines that were changed since they were saved."""
    found = [record for line, record in _lines(content) if has_wrong_checksum(line)]
    return {record_key(each): each for each in found if _is_ours(each)}


def _lines(content: bytes) -> Iterator[tuple[bytes, Any]]:
    """The whole lines with what is on them; rows of other tables, as that of `meta`, are no records."""
    start = 0
    with suppress(DamageError):
        start = len(read_head(content)[0])
    for piece in content[start:].split(b"\n"):
        line = _line_in(piece)
        record = None if line is None else read_line(line)
        if line is not None and (start or not isinstance(line, UnprovenLine) or _is_ours(record)):
            yield line, record


def _records_anywhere(content: bytes) -> Iterator[Any]:
    """Records in a file that another program wrote on one line."""
    text = content.decode("utf-8", "replace")
    decoder, start = json.JSONDecoder(), 0
    while key := _KEY.search(text, start):
        start = key.end()
        with suppress(ValueError, RecursionError):
            record, end = decoder.raw_decode(text, start)
            if _is_ours(record):
                start = end
                yield read_line(b":" + text[key.end() : end].encode())


def _is_ours(record: Any) -> bool:
    return isinstance(record, dict) and bool(was(record)) and isinstance(record.get("id"), str)


def _line_in(piece: bytes) -> bytes | None:
    line = piece.rstrip(b"\r").removesuffix(b",")
    checked = check_line(line) or check_line(until_checksum(line))
    return checked[1] if checked else None


def _torn(damaged: bytes) -> Iterator[str]:
    """What lines that cannot be read were of, where they begin as they were written."""
    for piece in damaged.split(b"\n"):
        begun = None if _line_in(piece) else _TORN.match(piece)
        if begun:
            yield _named({"kind": begun[1].decode(), "id": begun[2].decode("utf-8", "replace")})


def _named(record: Any) -> str:
    return f"{was(record)} {record['id'][:8]}"
