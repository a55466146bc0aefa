"""Finding a described passage again in a text that may have changed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.alignment import fold
from reader.annotations.candidates import Candidate, find_candidates
from reader.annotations.model import Anchor

if TYPE_CHECKING:
    from reader.annotations.model import Target

_ORPHAN = Anchor(None, None, "orphan", 0.0)

_SHORT = 30
"""A passage of fewer characters may well stand somewhere by chance."""


_STILL_THERE = 1.2
"""Likeness from which on surroundings are those of the passage, whatever stands between them."""

_APART = 8
"""So many characters away is another place."""

_TELLING = 32
"""So many characters, surroundings included, are not found by chance at another place."""


def anchor(text: str, target: Target) -> Anchor:
    """Where the passage stands in text, in code points of text as given.

    "anchored": the same words in surroundings that are still like theirs. "changed": other words, but clearly the same
    place. "orphan": neither can be said. Any str will do; the time is linear in its length.
    """
    if not target.exact:
        return _ORPHAN
    start = _unchanged(text, target)
    if start is not None:
        return Anchor(start, start + len(target.exact), "anchored", 1.0)
    candidates = find_candidates(fold(text), target)
    if not candidates:
        return _ORPHAN
    best = max(candidates, key=lambda each: (round(each.fitness, 2), -abs(each.start - target.start)))
    return _ORPHAN if _is_vetoed(best, candidates) else _judge(text, target, best)


def _unchanged(text: str, target: Target) -> int | None:
    """Where passage and surroundings stand letter by letter: at the old place, or the nearest to it."""
    whole = target.prefix + target.exact + target.suffix
    place = target.start - len(target.prefix)
    if place < 0 or not text.startswith(whole, place):
        place = _nearest(text, whole, place) if len(whole) >= _TELLING else -1
    return None if place < 0 else place + len(target.prefix)


def _nearest(text: str, words: str, place: int) -> int:
    """The occurrence of words nearest to place, -1 for none."""
    after = text.find(words, max(0, place))
    before = text.rfind(words, 0, max(0, place) + len(words))
    if before < 0 or (after >= 0 and after - place < place - before):
        return after
    return before


def _is_vetoed(best: Candidate, candidates: list[Candidate]) -> bool:
    """Whether the surroundings stand somewhere else: what was between them is gone, or is not what was found here."""
    return any(
        each.context >= max(_STILL_THERE, best.context + 0.05) and abs(each.start - best.start) > _APART
        for each in candidates
    )


def _judge(text: str, target: Target, best: Candidate) -> Anchor:
    found = text[best.start : best.end]
    score = round(best.total / 3, 3)
    if _same_words(found, target.exact):
        return Anchor(best.start, best.end, "anchored", score) if _is_at_home(target, best) else _ORPHAN
    return Anchor(best.start, best.end, "changed", score) if _is_same_place(target, best) else _ORPHAN


def _same_words(found: str, exact: str) -> bool:
    return fold(found).split() == fold(exact).split()


def _is_at_home(target: Target, candidate: Candidate) -> bool:
    """Whether the surroundings of the same words are enough like the old ones: the fewer words, the more."""
    if len(target.exact) < _SHORT:
        return candidate.context >= 1.25 or max(candidate.before, candidate.after) >= 0.95
    return candidate.context >= 0.8


def _is_same_place(target: Target, candidate: Candidate) -> bool:
    """Whether other words stand where the passage stood, and are still a version of it."""
    if candidate.words < 0.35:
        return False
    if len(target.exact) < _SHORT:
        return candidate.total >= 2.1 and min(candidate.before, candidate.after) >= 0.5
    return candidate.total >= 1.78
