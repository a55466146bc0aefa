"""What can still be read of a damaged annotations.json. Pure.

Each line stands for itself and has its own checksum, so that damage in one place takes only the lines that it touches.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.annotations.fileformat import DamageError, read_acknowledged, read_head
from reader.annotations.lines import (
    UnprovenLine,
    check_line,
    has_wrong_checksum,
    read_line,
    until_checksum,
    write_line,
)
from reader.annotations.records import was

if TYPE_CHECKING:
    from collections.abc import Iterator

_META = rb'(?:\xef\xbb\xbf)?\s*\{\s*"meta"\s*:\s*\{\s*"1"\s*:\s*\{\s*"schema"\s*:\s*([0-9]{1,9})\b'
_SCHEMA = re.compile(_META)
_RECORDS = re.compile(_META + rb'\s*,\s*"records"\s*:\s*([0-9]{1,9})\b')
_KEY = re.compile(r'(?m)(?:^[0-9]{0,18}"?:? ?|"([0-9]{1,18})"\s*:\s*)(?=\{)')
"""A record's number, or what is left of it at the beginning of a line."""
_TORN = re.compile(rb'"[0-9]{1,18}": \{"kind": "(\w+)", "id": "([^"\\]+)"')


class _Found(NamedTuple):
    record: Any
    number: int | None
    """Its document id; None where that was cut off."""
    is_doubtful: bool
    """It was changed since it was saved, or is maybe a piece of one."""


@dataclass
class Remains:
    """What can be read of damaged bytes: every state of every record, in order."""

    records: list[Any] = field(default_factory=list)
    doubtful: list[Any] = field(default_factory=list)
    """Records that were changed since they were saved, or whose beginning was cut off."""
    torn: list[str] = field(default_factory=list)
    """What lines that cannot be read were of, where that can be told: "annotation 3f2a91c0"."""
    missing: int = 0
    """Saved lines or records that cannot be read, as far as is known."""
    is_counted: bool = True
    """Whether the file tells how many there were; its first lines do."""


def read_remains(content: bytes) -> Remains:
    """What can be read of content, in UTF-8."""
    found = list(_by_line(content))
    if all(each.is_doubtful for each in found):  # another program wrote the file in its own way
        found = [each._replace(is_doubtful=False) for each in _anywhere(content)]
    sure = [each for each in found if not each.is_doubtful]
    doubtful = [each.record for each in found if each.is_doubtful]
    torn = list(dict.fromkeys([*_torn(content), *map(name_of, doubtful)]))
    missing = _missing(content, sure, len(torn))
    is_counted = missing is not None
    if missing is None:
        missing = max(_gaps(sure), len(torn))
    return Remains([each.record for each in sure], doubtful, torn, missing, is_counted)


def schema_of(content: bytes) -> int:
    """The schema that damaged bytes begin by telling; 0 where they do not."""
    told = _SCHEMA.match(content)
    return int(told[1]) if told else 0


def name_of(record: Any) -> str:
    """A record in a few letters; one that was changed may have lost its id, or its kind."""
    identifier = record.get("id")
    kind = was(record) or "record"
    return f"{kind} {identifier[:8]}" if isinstance(identifier, str) else f"{kind} without an id"


def _missing(content: bytes, found: list[_Found], torn: int) -> int | None:
    """How many saved lines, or records where another program wrote the file, cannot be read; None: it does not tell."""
    acknowledged, told = read_acknowledged(content), _RECORDS.match(content)
    if acknowledged:
        return max(0, acknowledged.lines - len(found))
    if told:
        return max(torn, int(told[2]) - len({each.number for each in found}))
    return None


def _gaps(found: list[_Found]) -> int:
    """Numbers that no record has: they are given one after the other."""
    numbers = {each.number for each in found if each.number}
    return max(numbers, default=0) - len(numbers)


def _by_line(content: bytes) -> Iterator[_Found]:
    """What stands on whole lines, and between them; rows of other tables, as that of `meta`, are no records."""
    start = 0
    with suppress(DamageError):
        start = len(read_head(content)[0])
    between: list[bytes] = []
    for piece in content[start:].split(b"\n"):
        checked = _line_in(piece)
        if checked is None:
            between.append(piece)
            continue
        yield from _anywhere(b"\n".join(between))
        between.clear()
        number, line = checked
        record = read_line(line)
        if start or not isinstance(line, UnprovenLine) or _is_ours(record):
            yield _Found(record, number, has_wrong_checksum(line))
    yield from _anywhere(b"\n".join(between))


def _anywhere(content: bytes) -> Iterator[_Found]:
    """Records that stand on no line of their own, in whatever layout."""
    text = content.decode("utf-8", "replace")
    decoder, start = json.JSONDecoder(), 0
    while key := _KEY.search(text, start):
        start = key.end() + 1
        with suppress(ValueError, RecursionError):
            record, end = decoder.raw_decode(text, key.end())
            if not _is_ours(record):
                continue
            line = write_line(int(key[1] or 0), record)
            is_doubtful = not key[1] or has_wrong_checksum(line)
            yield _Found(read_line(line), int(key[1]) if key[1] else None, is_doubtful)
            # What looks like a record may be a torn one with the next in it.
            start = start if is_doubtful else end


def _is_ours(record: Any) -> bool:
    return isinstance(record, dict) and bool(was(record)) and isinstance(record.get("id"), str)


def _line_in(piece: bytes) -> tuple[int, bytes] | None:
    line = piece.rstrip(b"\r").removesuffix(b",")
    return check_line(line) or check_line(until_checksum(line))


def _torn(content: bytes) -> Iterator[str]:
    """What lines that cannot be read were of, where they begin as they were written."""
    for piece in content.split(b"\n"):
        begun = None if _line_in(piece) else _TORN.match(piece)
        if begun:
            yield name_of({"kind": begun[1].decode(), "id": begun[2].decode("utf-8", "replace")})
