"""One line of annotations.json: `"12": {"kind": ..., "line_crc32": "9f3a0b1c"}`, a record under its document id. Pure.

The checksum covers the bytes of the line before it. reader writes one with every record it saves; a line that somebody
else wrote has none, and one that was changed since has another.
"""

from __future__ import annotations

import json
import re
from typing import Any
from zlib import crc32

CHECKSUM = "line_crc32"
"""The field of a record that keeps its line's checksum; never part of the record outside of this module."""

# Written as JSON escapes: lone surrogates, which UTF-8 does not have, and what a terminal or an editor might take for
# a command or a line's end. All else stays readable.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_KEY = re.compile(rb'"(0|[1-9][0-9]{0,17})": ')
_STAMP = b', "%b": "%%08x"}' % CHECKSUM.encode()
_STAMP_LENGTH = len(_STAMP % 0)
_encode = json.JSONEncoder(ensure_ascii=False).encode


def dump(value: object) -> str:
    """Value as JSON on one line, harmless on a terminal and possible in UTF-8."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode(value))


def write_line(document_id: int, record: Any) -> bytes:
    """The line of a record as it stands, without a checksum of its own."""
    return f'"{document_id}": {dump(record)}'.encode()


def write_stamped_line(document_id: int, record: dict[str, Any]) -> bytes:
    """The line of a record with its checksum."""
    fields = {name: value for name, value in record.items() if name != CHECKSUM}
    body = write_line(document_id, fields)[:-1]
    return body + _STAMP % crc32(body) if fields else body + b"}"


def is_intact(line: bytes) -> bool:
    """Whether the line bears a checksum and is as it was written."""
    return line.endswith(_STAMP % crc32(line[:-_STAMP_LENGTH]))


def read_line(line: bytes) -> Any:
    """The record of the line, without checksum. Raises ValueError or RecursionError where it is not JSON."""
    record = json.loads(line[line.index(b":") + 1 :].decode())
    if isinstance(record, dict):
        record.pop(CHECKSUM, None)
    return record


def has_wrong_checksum(line: bytes) -> bool:
    """Whether a line that can be read was changed since its checksum was made."""
    if is_intact(line) or CHECKSUM.encode() not in line:
        return False
    record = json.loads(line[line.index(b":") + 1 :].decode())
    return isinstance(record, dict) and CHECKSUM in record


class UnprovenLine(bytes):
    """A line that can be read, but has no right checksum: somebody else wrote or changed it."""

    __slots__ = ()


def check_line(line: bytes) -> tuple[int, bytes] | None:
    """Document id and line, an `UnprovenLine` where its checksum does not prove it; None where it is not whole."""
    key = _KEY.match(line)
    if key is None:
        return None
    if is_intact(line):
        return int(key[1]), line
    return (int(key[1]), UnprovenLine(line)) if _is_readable(line) else None


def until_checksum(line: bytes) -> bytes:
    """A line without what a save that was broken off on its first byte left behind it; b"" without a checksum."""
    start = line.rfind(_STAMP.partition(b"%")[0])
    return line[: start + _STAMP_LENGTH] if start >= 0 else b""


def _is_readable(line: bytes) -> bool:
    try:
        read_line(line)
    except (ValueError, RecursionError):
        return False
    return True
