"""The bytes of annotations.json: ordinary TinyDB JSON, one record a line, that grows at its end. Pure.

    {
    "meta": {
    "1": {"schema": 1, "records":          2, "lines":          3}
    },
    "_default": {
    "1": {...},
    "2": {...},
    "1": {...}
    }
    }

A save writes lines over the closing braces; of two lines with one document id the later counts, as in any JSON.
`lines` counts the lines that were acknowledged as saved. It is written when they are on disk, always at the same place
and with the same width. So fewer lines than that are damage; what follows them, unless it is whole, is a save that was
broken off before it was acknowledged. `records` counts the records, for a file that another program wrote anew.

Tables are what TinyDB's storages exchange: `{"meta": {"1": {...}}, "_default": {"1": record, "2": record, ...}}`.
Anything in them that this version does not know is kept.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.annotations.lines import check_line, dump, until_checksum, write_line
from reader.annotations.markers import has_markers
from reader.annotations.records import is_ours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCHEMA = 1
RECORDS = "_default"
META = "meta"

Tables = dict[str, dict[str, Any]]

_OPENING = f'{{\n"{META}": {{\n"1": {{"schema": {SCHEMA}, '.encode()
_COUNTS = b'"records": %10d, "lines": %10d'
_COUNTS_READ = re.compile(
    rb'"records": (?= *[0-9]+,)([ 0-9]{10}), "lines": (?= *[0-9]+[,}])([ 0-9]{10})(?=[,}])'
)
_TABLE = f'\n"{RECORDS}": {{'.encode()
_TAIL = b"\n}\n}\n"

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONFLICT = "it holds two versions between conflict markers, as git leaves them"

COUNTS_OFFSET = len(_OPENING)
COUNTS_LENGTH = len(_COUNTS % (0, 0))


class DamageError(Exception):
    """These bytes are no annotations file that can be used. The message is a clause: "it is cut off"."""


class NewerSchemaError(DamageError):
    """The file is fine, but only a newer version can use it."""


class ConflictError(DamageError):
    """Two versions stand in the file between conflict markers."""


class Acknowledged(NamedTuple):
    """What the first lines of a file say that it holds."""

    records: int
    lines: int


@dataclass
class Contents:
    """What a file holds, and where its next line goes. Changed only by `extend` and `take`."""

    others: Tables = field(default_factory=dict)
    """All tables but that of the records."""
    head: bytes = b""
    """The bytes before the first line; none where the file has another layout and must be written anew."""
    lines: dict[int, bytes] = field(default_factory=dict)
    """The latest line of each record by document id."""
    count: int = 0
    """Lines in the file, those of earlier states included."""
    last: bytes = b""
    """The last line."""
    end: int = 0
    """Offset of the end of the last line."""
    broken_off: bool = False
    """After the last line stands something else than closing braces: a save that was never acknowledged."""
    next_id: int = 1

    def take(self, lines: Sequence[tuple[int, bytes]], length: int) -> None:
        """Note that lines, with their document ids, stand after the last one, in `length` bytes."""
        if lines:
            self.lines.update(lines)
            self.count += len(lines)
            self.last = lines[-1][1]
            self.end += length
            self.next_id = max(self.next_id, 1 + max(key for key, _ in lines))


def parse(content: bytes) -> Contents:
    """What content holds. Accepts what plain TinyDB writes, on one line and without `meta`.

    Raises DamageError where it cannot be read, lacks records, or comes from a newer version.
    """
    try:
        contents = _parse(content)
    except DamageError as error:
        if has_markers(content):
            raise ConflictError(_CONFLICT) from error
        raise
    if contents.broken_off and has_markers(content):
        raise ConflictError(_CONFLICT)
    return contents


def _parse(content: bytes) -> Contents:
    if not content:
        raise DamageError("it is empty (0 bytes)")
    acknowledged = read_acknowledged(content)
    if acknowledged is None:
        return _parse_foreign(content)
    head, others = read_head(content)
    contents = Contents(others, head, end=len(head))
    extend(contents, content[len(head) :], acknowledged.lines)
    _check_records(acknowledged.records, len(contents.lines))
    return contents


def in_utf8(content: bytes) -> bytes:
    """Content that an editor saved as UTF-16, which begins with a mark of that, in UTF-8; any other as it is."""
    return content.decode("utf-16", "replace").encode() if content.startswith(_WIDE) else content


def read_head(content: bytes) -> tuple[bytes, Tables]:
    """The bytes before the first record's line, and the tables in them. Raises DamageError."""
    start = content.find(_TABLE) + len(_TABLE)
    if start < len(_TABLE):
        raise DamageError("it is cut off in its first lines")
    others = _parse_json(content[:start] + b"}}")
    del others[RECORDS]
    return content[:start], others


def read_acknowledged(content: bytes) -> Acknowledged | None:
    """What was acknowledged, from the beginning of a file; None where it has another layout."""
    found = _COUNTS_READ.match(content, COUNTS_OFFSET) if content.startswith(_OPENING) else None
    return None if found is None else Acknowledged(int(found[1]), int(found[2]))


def is_same_head(contents: Contents, content: bytes) -> bool:
    """Whether content begins as the file did that contents were read from, whatever its counts."""
    after = COUNTS_OFFSET + COUNTS_LENGTH
    return content.startswith(_OPENING) and content[after : len(contents.head)] == contents.head[after:]


def extend(contents: Contents, rest: bytes, acknowledged: int) -> dict[int, bytes]:
    """Take in what follows the last line. Returns the lines that are new, by document id.

    Raises DamageError, nothing being changed, where lines that were acknowledged are not whole or not there.
    """
    lines, ends = _split(rest, is_first=not contents.count)
    is_closed = rest[ends[-1] :].rstrip() == _TAIL.rstrip()
    if contents.count + len(lines) < acknowledged:
        raise _missing(contents.count + len(lines), acknowledged, is_closed=is_closed)
    if not is_closed:
        del lines[max(0, acknowledged - contents.count) :]
    contents.take(lines, ends[len(lines)])
    contents.broken_off = not is_closed
    return dict(lines)


def _split(rest: bytes, *, is_first: bool) -> tuple[list[tuple[int, bytes]], list[int]]:
    """The whole lines that rest begins with, with their document ids, and where they end, 0 before the first."""
    found: list[tuple[int, bytes]] = []
    ends = [0]
    separator, *pieces = rest.split(b"\n")
    offset, may_follow = len(separator) + 1, separator == (b"" if is_first else b",")
    for piece in pieces:
        line = piece.removesuffix(b",")
        checked = (check_line(line) or check_line(until_checksum(line))) if may_follow else None
        if checked is None:
            break
        found.append(checked)
        ends.append(offset + len(checked[1]))
        offset += len(piece) + 1
        may_follow = piece[len(checked[1]) :] == b","
    return found, ends


def _missing(found: int, acknowledged: int, *, is_closed: bool) -> DamageError:
    if is_closed:
        return DamageError(
            f"{acknowledged - found} of its {acknowledged} saved lines are missing "
            f'(removed on purpose? then take "lines" out of its third line)'
        )
    return DamageError(f"of its {acknowledged} saved lines only the first {found} can be read")


def addition(contents: Contents, lines: Sequence[bytes]) -> bytes:
    """What to write at `contents.end` to add lines; the file ends with it."""
    return (b"," if contents.count else b"") + b"\n" + b",\n".join(lines) + _TAIL


def added_length(written: bytes) -> int:
    """How far an addition moves the end of the last line."""
    return len(written) - len(_TAIL)


def is_empty_on_purpose(contents: Contents) -> bool:
    """Whether a file without records says itself that it has none, or is used for other tables."""
    meta = contents.others.get(META, {}).get("1", {})
    return "records" in meta or any(table for name, table in contents.others.items() if name != META)


def counts(records: int, lines: int) -> bytes:
    """What stands at `COUNTS_OFFSET`; its length never changes."""
    return _COUNTS % (records, lines)


def broken_off_part(contents: Contents, content: bytes) -> bytes:
    """What a save that was broken off has left, b"" where it is nothing but a part of the closing braces."""
    rest = content[contents.end :]
    return b"" if _TAIL.startswith(rest) or not rest.strip(b"\0") else rest


def compact(others: Tables, lines: Mapping[int, bytes]) -> tuple[bytes, Contents]:
    """A file of these tables and only the latest line of each record, and what it holds."""
    head = _head(others, len(lines))
    ordered = sorted(lines.items())
    contents = Contents(others, head, end=len(head))
    body = addition(contents, [line for _, line in ordered]) if ordered else _TAIL
    contents.take(ordered, added_length(body))
    return head + body, contents


def from_tables(tables: Tables) -> tuple[Tables, dict[int, bytes]]:
    """All tables but that of the records, and the line of each record as it stands."""
    others = {name: dict(table) for name, table in tables.items() if name != RECORDS}
    lines = (write_line(int(key), record) for key, record in tables.get(RECORDS, {}).items())
    return others, dict(filter(None, map(check_line, lines)))


def _head(others: Tables, count: int) -> bytes:
    meta = others.get(META, {})
    ours = {
        name: value for name, value in meta.get("1", {}).items() if name not in {"schema", "records", "lines"}
    }
    first = _OPENING + counts(count, count) + (b", " + dump(ours)[1:].encode() if ours else b"}")
    rest = [write_line(int(key), record) for key, record in meta.items() if key != "1"]
    tables = [_table(name, table) for name, table in others.items() if name != META]
    return b"".join([b",\n".join([first, *rest]), b"\n},", *tables, _TABLE])


def _table(name: str, table: Mapping[str, Any]) -> bytes:
    lines = b",\n".join(write_line(int(key), record) for key, record in table.items())
    return f"\n{dump(name)}: ".encode() + (b"{\n" + lines + b"\n}," if lines else b"{},")


def _parse_foreign(content: bytes) -> Contents:
    others, lines = from_tables(_parse_json(content))
    _check_records(others.get(META, {}).get("1", {}).get("records", 0), len(lines))
    return Contents(others, lines=lines, count=len(lines), next_id=max(lines, default=0) + 1)


def _parse_json(content: bytes) -> Tables:
    try:
        tables = json.loads(in_utf8(content).decode("utf-8-sig"), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise DamageError(f"byte {error.start} is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise DamageError(f"it is not JSON ({error})") from error
    _check_shape(tables)
    _check_meta(tables)
    _check_astray(tables)
    return dict(tables)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object. Of two tables of records the first would be passed over without a word: that is damage."""
    values = dict(pairs)
    if len(values) < len(pairs) and [name for name, _ in pairs].count(RECORDS) > 1:
        raise DamageError("its table of records stands in it twice")
    return values


def _check_shape(tables: object) -> None:
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise DamageError("it is not a TinyDB file (an object of tables was expected)")
    for table in tables.values():
        for key in table:
            if not _is_document_id(key):
                raise DamageError(f"it is not a TinyDB file (record number {key[:20]!r})")


def _is_document_id(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) < 19 and str(int(key)) == key


def _check_meta(tables: Tables) -> None:
    meta = tables.get(META, {}).get("1", {})
    if not isinstance(meta, dict):
        raise DamageError("its meta record is not an object")
    schema, records = meta.get("schema", SCHEMA), meta.get("records", 0)
    if not _is_count(schema) or not _is_count(records):
        raise DamageError("its meta record has no valid schema and number of records")
    if schema > SCHEMA:
        raise NewerSchemaError(
            f"a newer version of reader wrote it (schema {schema}, this one knows {SCHEMA})"
        )


def _check_astray(tables: Tables) -> None:
    """Records are looked for in their own table only: where its first line is gone they would be passed over."""
    others = [META] if RECORDS in tables else [*tables]
    if any(is_ours(row) for name in others for row in tables.get(name, {}).values()):
        raise DamageError("its first lines are not whole, so that its records are not where they belong")


def _check_records(acknowledged: int, present: int) -> None:
    """A program that wrote the file anew keeps our number of records: fewer than that are a loss."""
    if acknowledged > present:
        raise DamageError(
            f"{acknowledged - present} of its {acknowledged} records are missing "
            f'(removed on purpose? then set "records" in its first lines to {present})'
        )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
