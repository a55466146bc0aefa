"""A file in which git, or another tool, left two versions between conflict markers. Pure.

A line of annotations.json never begins with `<`, so such a file is no file of ours, and none of ours is taken for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = b"<" * 7
_CONFLICT = b"\n" + _OPENING
_MARKERS = {_OPENING: "ours", b"|" * 7: "base", b"=" * 7: "theirs", b">" * 7: ""}
"""What follows each marker; nothing: lines that all versions have."""
_MAY_FOLLOW = {"": {"ours"}, "ours": {"base", "theirs"}, "base": {"theirs"}, "theirs": {""}}


class Versions(NamedTuple):
    """What there is of a file in conflict: the two sides, and what both came of."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


def has_markers(content: bytes) -> bool:
    """Whether a line of content begins a conflict."""
    return have_markers([content])


def have_markers(pieces: Iterable[bytes]) -> bool:
    """The same of what pieces are together."""
    before = b"\n"
    for piece in pieces:
        seen = before + piece
        if _CONFLICT in seen:
            return True
        before = seen[1 - len(_CONFLICT) :]
    return False


def between_markers(content: bytes) -> Versions | None:
    """The versions that the markers tell apart, base only where all conflicts have it; None where they make no sense."""
    kept: dict[str, list[bytes]] = {"ours": [], "base": [], "theirs": []}
    part, conflicts, bases = "", 0, 0
    for line in content.splitlines(keepends=True):
        following = _MARKERS.get(line.rstrip(b"\r\n").partition(b" ")[0])
        if following is None:
            for name in [part] if part else kept:
                kept[name].append(line)
            continue
        if following not in _MAY_FOLLOW[part]:
            return None
        part = following
        conflicts += part == "ours"
        bases += part == "base"
    if part or not conflicts:
        return None
    ours, base, theirs = (b"".join(lines) for lines in kept.values())
    return Versions(base if bases == conflicts else None, ours, theirs)
