"""Two states of annotations.json made one, record by record, without loss. Pure.

Of two values of a field the one that was changed counts (where the state that both came of is at hand), else that of the
record changed last; a speaker given by hand counts before one that follows from corrections. Both versions of a note are
kept where neither holds the other. What was deleted stays a tombstone unless it was changed after that. Merging is
commutative in what it keeps, and a state merged twice changes nothing more.
"""

from __future__ import annotations

import json
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.annotations.fileformat import META, Contents, Tables, compact, parse
from reader.annotations.lines import UnprovenLine, check_line, dump, read_line, write_stamped_line
from reader.annotations.records import FORGOTTEN, RESTORED, TOMBSTONE, Record, forgotten, was

if TYPE_CHECKING:
    from collections.abc import Iterable

_TARGET = ("exact", "prefix", "suffix", "start", "end", "text_hash")
"""A passage is described by all of these together."""
_SAID = ("speaker", "speaker_confidence", "followed")
"""Who says it, how sure that is, and whether it follows from corrections: of one version, all three."""
_DELETION = {"kind", "was", "deleted"}
_BETWEEN = "\n\n---\n\n"
"""Markdown's rule, between two versions of a note."""

_MISSING: Any = object()


class Merged(NamedTuple):
    """The merged file, and ids of the records whose note now holds two versions."""

    content: bytes
    doubled: list[str]


class Side(NamedTuple):
    """What one of two files holds: its records by what they are known by, and its other tables."""

    records: dict[str, Any]
    others: Tables


def merge_files(base: bytes | None, ours: bytes, theirs: bytes) -> Merged:
    """The file that holds what both hold; base is the one that both came of, None where it is not known.

    A file keeps lines of earlier states: without a base, they tell what both came of.

    Raises DamageError where one of them cannot be read.
    """
    left, right = side_of(parse(ours)), side_of(parse(theirs))
    before = side_of(parse(base)) if base else Side(common_states(ours, theirs), {})
    return merge_sides(before, left, right)


def merge_sides(before: Side, ours: Side, theirs: Side) -> Merged:
    """The file that holds what both sides hold; before: what both came of, as far as it is known."""
    left, right = ours.records, theirs.records
    doubled: list[str] = []
    merged = []
    for key in [*left, *(key for key in right if key not in left)]:
        record = merge_records(before.records.get(key), left.get(key), right.get(key))
        merged.append(record)
        if _is_doubled(record, left.get(key), right.get(key)):
            doubled.append(str(record["id"]))
    lines = {number: _line(number, record) for number, record in enumerate(merged, 1)}
    tables = _merge_tables(before.others, ours.others, theirs.others)
    return Merged(compact(tables, lines)[0], doubled)


def side_of(contents: Contents) -> Side:
    """What a file holds. Two records with one id, as a merge of lines leaves them, are made one."""
    found: dict[str, Any] = {}
    for _, line in sorted(contents.lines.items()):
        record = read_line(line)
        key = record_key(record)
        found[key] = merge_records(None, found[key], record) if key in found else record
    return Side(found, contents.others)


def _merge_tables(base: Tables, ours: Tables, theirs: Tables) -> Tables:
    """Tables that other programs keep in the file, row by row. Of two rows with one number theirs gets a new one."""
    merged = {**theirs, **ours}
    for name in [name for name in ours if name in theirs and name != META]:
        before, left, right = base.get(name, {}), ours[name], theirs[name]
        rows = {key: row for key, row in left.items() if key in right or row != before.get(key, _MISSING)}
        for key, row in right.items():
            if row == before.get(key, _MISSING):
                continue  # unchanged there: what became of it here counts
            if key not in left or left[key] == before.get(key, _MISSING):
                rows[key] = row
            elif row not in rows.values():
                rows[str(1 + max(map(int, [*rows, *right])))] = row
        merged[name] = rows
    return merged


def merge_records(base: Any, ours: Any, theirs: Any) -> Any:
    """One record of two versions of it, either of which may be None for "not there"."""
    if ours is None or theirs is None or ours == theirs:
        return theirs if ours is None else ours
    if base is not None and base in (ours, theirs):
        return theirs if ours == base else ours
    merged = _merge_fields(base or {}, ours, theirs)
    return _ordered(_with_deletion(merged, ours, theirs))


def common_states(ours: bytes, theirs: bytes) -> dict[str, Any]:
    """The state of each record that both files went on from, where their lines of earlier states tell."""
    left, right = _states(ours), _states(theirs)
    found = {key: _parting(states, right[key]) for key, states in left.items() if key in right}
    return {key: state for key, state in found.items() if state is not None}


def _states(content: bytes) -> dict[str, list[Any]]:
    """All states of each record that stand in a file, in order."""
    found: dict[str, list[Any]] = {}
    for piece in content.split(b"\n"):
        checked = check_line(piece.rstrip(b"\r").removesuffix(b","))
        if checked and not isinstance(checked[1], UnprovenLine):
            record = read_line(checked[1])
            found.setdefault(record_key(record), []).append(record)
    return found


def _parting(ours: list[Any], theirs: list[Any]) -> Any:
    """The last state before two histories part, the older states of either of which may have been dropped."""
    if ours[0] in theirs:
        theirs = theirs[theirs.index(ours[0]) :]
    elif theirs[0] in ours:
        ours = ours[ours.index(theirs[0]) :]
    same = takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))
    return next((state for state, _ in reversed(list(same))), None)


def record_key(record: Any) -> str:
    """What a record is known by: kind and id, or for one that is not ours all that is in it."""
    identifier = record.get("id") if isinstance(record, dict) else None
    return f"{was(record)}\0{identifier}" if isinstance(identifier, str) and was(record) else _sorted(record)


def _merge_fields(base: Record, ours: Record, theirs: Record) -> Record:
    first, second = sorted((ours, theirs), key=_moment, reverse=True)
    is_tie = _moment(first) == _moment(second)
    merged: Record = {}
    for group in _groups([*first, *second]):
        old, new, other = (_values(each, group) for each in (base, first, second))
        if base and new == old:
            chosen, left = other, new
        elif base and other == old:
            chosen, left = new, other
        elif group == _SAID and _is_by_hand(new) != _is_by_hand(other):
            left, chosen = sorted((new, other), key=_is_by_hand)
        elif not is_tie:
            chosen, left = new, other
        else:
            left, chosen = sorted((new, other), key=_rank)
        if all(value is _MISSING for value in chosen):
            chosen = left  # a field is not lost because one of them does not know it
        merged |= {name: value for name, value in zip(group, chosen, strict=True) if value is not _MISSING}
    note = _merge_notes(base.get("note"), first, second)
    return {**merged, **({"note": note} if note is not None else {})}


def _groups(names: Iterable[str]) -> list[tuple[str, ...]]:
    alone = dict.fromkeys(name for name in names if name not in {*_TARGET, *_SAID, *_DELETION, "note"})
    return [*((name,) for name in alone), _TARGET, _SAID]


def _values(record: Record, group: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(record.get(name, _MISSING) for name in group)


def _is_by_hand(said: tuple[Any, ...]) -> bool:
    """Whether a speaker was given by hand: such a one yields to no other that follows from what was found or corrected."""
    name, confidence, followed = (None if value is _MISSING else value for value in said)
    return name is not None and confidence is None and name != followed


def _rank(values: tuple[Any, ...]) -> list[str]:
    return ["" if value is _MISSING else _sorted(value) for value in values]


def _merge_notes(base: Any, newer: Record, older: Record) -> Any:
    """The note of both: where both were changed, one below the other."""
    new, old = newer.get("note"), older.get("note")
    if not isinstance(new, str) or not isinstance(old, str):
        return old if new is None else new
    if new == old or base == old:
        return new
    if base == new:
        return old
    if _holds(old, new) or _holds(new, old):
        return max(new, old, key=lambda note: (len(note), note))
    return _BETWEEN.join([new, old] if _moment(newer) != _moment(older) else sorted([new, old]))


def _holds(whole: str, part: str) -> bool:
    """Whether all of part stands in whole, every version of it by itself."""
    return all(piece in whole for piece in part.split(_BETWEEN))


def _with_deletion(merged: Record, ours: Record, theirs: Record) -> Record:
    """Deleted where one of them is and the other was not changed after that."""
    tombstones = [each for each in (ours, theirs) if each.get("kind") == TOMBSTONE]
    deleted = max((str(each.get("deleted", "")) for each in tombstones), default="")
    changed = max((_updated(each) for each in (ours, theirs) if each not in tombstones), default="")
    if not tombstones or changed > deleted:
        return {**{name: merged[name] for name in merged.keys() - {FORGOTTEN}}, "kind": was(ours)}
    dead = {**merged, "kind": TOMBSTONE, "was": was(ours), "deleted": deleted}
    return forgotten(dead) if merged.get(FORGOTTEN) else dead


def _moment(record: Record) -> str:
    """When the record was last changed or deleted: UTC in ISO 8601, so that it can be compared as it is written."""
    return max(_updated(record), str(record.get("deleted", "")))


def _updated(record: Record) -> str:
    return max(str(record.get("updated", "")), str(record.get(RESTORED, "")))


def _ordered(record: Record) -> Record:
    """Kind, id and article first, so that they are found without parsing the rest; then in one order always."""
    first = [name for name in ("kind", "id", "article") if name in record]
    return {name: record[name] for name in [*first, *sorted(record.keys() - {*first})]}


def _is_doubled(merged: Any, *versions: Any) -> bool:
    notes = [each.get("note") for each in versions if isinstance(each, dict)]
    return isinstance(merged, dict) and len(notes) == 2 and merged.get("note") not in [*notes, None]


def _line(number: int, record: Any) -> bytes:
    if isinstance(record, dict):
        return write_stamped_line(number, record)
    return f'"{number}": {dump(record)}'.encode()


def _sorted(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
