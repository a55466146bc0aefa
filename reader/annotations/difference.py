"""What changed between two versions of a passage, word by word. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 20_000
"""Tokens of both versions together up to which they are compared word by word: the time grows with their square."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that stands in both versions, or in the old or the new one only."""

    kind: Literal["same", "removed", "added"]
    text: str


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in order: all but the added ones make old, all but the removed ones make new."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > _LONGEST:
        return _pieces([("removed", old), ("added", new)])
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[tuple[str, str]] = []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(before[first:last])))
        else:
            pieces.append(("removed", "".join(before[first:last])))
            pieces.append(("added", "".join(after[new_first:new_last])))
    return _pieces(_bridged(pieces))


def _bridged(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A space between two changes is part of the change: phrases read better than single words in turn."""
    joined: list[tuple[str, str]] = []
    for index, (kind, text) in enumerate(pieces):
        between = kind == "same" and text.isspace() and 0 < index < len(pieces) - 1
        joined += [("removed", text), ("added", text)] if between else [(kind, text)]
    return joined


def _pieces(given: list[tuple[str, str]]) -> tuple[Piece, ...]:
    """Neighbouring changes put together: what was removed before what was added."""
    pieces: list[Piece] = []
    removed = added = ""
    for kind, text in [*given, ("same", "")]:
        if kind == "removed":
            removed += text
        elif kind == "added":
            added += text
        else:
            pieces += [Piece("removed", removed), Piece("added", added), Piece("same", text)]
            removed = added = ""
    return tuple(piece for piece in pieces if piece.text)
