"""The bytes of annotations.json: ordinary TinyDB JSON, one record a line. Pure.

Tables are what TinyDB's storages exchange: `{"meta": {"1": {...}}, "_default": {"1": record, "2": record, ...}}`.
Anything in them that this version does not know is kept.
"""

from __future__ import annotations

import json
import re
from typing import Any

SCHEMA = 1
RECORDS = "_default"
META = "meta"

Tables = dict[str, dict[str, Any]]

# Written as JSON escapes: lone surrogates, which UTF-8 does not have, and what a terminal or an editor might take for
# a command or a line's end. All else stays readable.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False).encode


class DamageError(Exception):
    """These bytes are no annotations file that can be used. The message is a clause: "it is cut off"."""


class NewerSchemaError(DamageError):
    """The file is fine, but only a newer version can use it."""


def parse_tables(content: bytes) -> Tables:
    """The tables in content. Accepts what plain TinyDB writes, on one line and without `meta`.

    Raises DamageError where they cannot be read, lack records, or come from a newer version.
    """
    if not content:
        raise DamageError("it is empty (0 bytes)")
    try:
        tables = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DamageError(f"byte {error.start} is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise DamageError(f"it is not JSON ({error})") from error
    _check_shape(tables)
    _check_meta(tables)
    return dict(tables)


def serialize_tables(tables: Tables) -> bytes:
    """The bytes of tables, with schema and number of records in `meta`."""
    stamped = {META: _stamped_meta(tables), **{name: table for name, table in tables.items() if name != META}}
    body = ",\n".join(f"{_dump(name)}: {_dump_table(table)}" for name, table in stamped.items())
    return f"{{\n{body}\n}}\n".encode()


def _stamped_meta(tables: Tables) -> dict[str, Any]:
    meta = tables.get(META, {})
    return {**meta, "1": {**meta.get("1", {}), "schema": SCHEMA, "records": len(tables.get(RECORDS, {}))}}


def _dump_table(table: dict[str, Any]) -> str:
    lines = ",\n".join(f"{_dump(key)}: {_dump(record)}" for key, record in table.items())
    return f"{{\n{lines}\n}}" if lines else "{}"


def _dump(value: object) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode(value))


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
    present = len(tables.get(RECORDS, {}))
    if records > present:
        raise DamageError(
            f"{records - present} of its {records} records are missing "
            f'(removed on purpose? then set "records" in its first lines to {present})'
        )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
