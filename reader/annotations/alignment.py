"""Laying a described passage with its surroundings over a stretch of a text, word by word. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

# Words, single characters of scripts that are written without spaces, and single signs. Bounded, so that a text without
# spaces has many tokens and not one.
_TOKEN = re.compile(
    r"[^\W\u0e00-\u0eff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]{1,24}|\S"
)

_FOLDS = {
    " ": "\t\n\r\x0b\x0c\x85\xa0\u2002\u2003\u2009\u200a\u202f\u2028\u2029\u3000",
    "'": "\u2018\u2019\u201a\u201b\u2032`\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u2033",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212",
}


class Token(NamedTuple):
    """A word or sign as compared, and where it stands."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """The text with one kind of space, quotation mark and dash; the same length, so that offsets stay."""
    for plain, variants in _FOLDS.items():
        for variant in variants:
            text = text.replace(variant, plain)
    return text


def tokenize(folded: str, start: int, end: int) -> list[Token]:
    """The tokens in `[start, end)` of a folded text."""
    found = _TOKEN.finditer(folded, max(0, start), max(0, end))
    return [Token(match[0].lower(), match.start(), match.end()) for match in found]


def align(ours: list[Token], theirs: list[Token]) -> list[int | None]:
    """For each of our tokens, the number of the one of theirs that it is, in order; None where it has none."""
    matched: list[int | None] = [None] * len(ours)
    matcher = SequenceMatcher(None, [t.key for t in ours], [t.key for t in theirs], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            matched[block.a + step] = block.b + step
    return matched
