"""Finding a described passage again in a text that may have changed. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.annotations.alignment import fold
from reader.annotations.candidates import Candidate, find_candidates
from reader.annotations.model import Anchor

if TYPE_CHECKING:
    from reader.annotations.model import Target

_ORPHAN = Anchor(None, None, "orphan", 0.0)

_TINY = 20
_SHORT = 30
"""A passage of fewer characters may well stand somewhere by chance."""

_SENTENCE = 60
"""A passage of fewer characters is a part of a sentence, and such parts come again in lists, headings and code."""

_VERSION = 0.35
"""Share of words that other words have to keep, to be a version of the old ones."""

_STILL_THERE = 1.2
"""Likeness from which on surroundings are those of the passage, whatever stands between them."""

_RIVAL = 0.2
"""Surroundings that fit worse by less are as good: an edit nearby costs the right place about as much."""

_TWIN = 1.8
"""Where the same words stand twice, the surroundings have to fit at least so well to tell one from the other."""

_APART = 8
"""So many characters away is another place."""

_HOME = 5000
"""So far around its old place an edited passage is looked for before an exact copy elsewhere is believed."""

_TELLING = 32
"""So many characters, surroundings included, are not found by chance at another place.

Fewer there are only of a passage that stood in a text of hardly more: a single copy of all of that is enough.
"""


def anchor(text: str, target: Target) -> Anchor:
    """Where the passage stands in text, in code points of text as given.

    "anchored": the same words in surroundings that are still like theirs. "changed": other words, but clearly the same
    place. "orphan": neither can be said. Any str will do; the time is linear in its length.
    """
    if not target.exact:
        return _ORPHAN
    places = _unchanged(text, target)
    if places:
        return _choose_copy(text, target, places)
    candidates = find_candidates(fold(text), target)
    if not candidates:
        return _ORPHAN
    best = max(candidates, key=lambda each: (round(each.fitness, 2), -abs(each.start - target.start)))
    others = [each for each in candidates if abs(each.start - best.start) > _APART]
    return _ORPHAN if _is_doubtful(target, best, others) else _judge(text, target, best)


def _unchanged(text: str, target: Target) -> list[int]:
    """Where passage and surroundings stand letter by letter: the old place alone, or the two nearest to it in order.

    Of a very short text, which they are from its beginning on, they are to be found just once.
    """
    whole = target.prefix + target.exact + target.suffix
    place = target.start - len(target.prefix)
    if place >= 0 and text.startswith(whole, place):
        return [target.start]
    if len(whole) < (_TINY if place == 0 else _TELLING):
        return []
    copies = _nearest(text, whole, max(0, place))
    is_telling = len(whole) >= _TELLING or len(copies) == 1
    return [copy + len(target.prefix) for copy in copies] if is_telling else []


def _nearest(text: str, words: str, place: int) -> list[int]:
    """The two occurrences of words nearest to place, the nearest first; fewer where there are fewer."""
    after = text.find(words, place)
    later = text.find(words, after + 1) if after >= 0 else -1
    before = text.rfind(words, 0, place + len(words))
    earlier = text.rfind(words, 0, before + len(words) - 1) if before >= 0 else -1
    found = {each for each in (earlier, before, after, later) if each >= 0}
    return sorted(found, key=lambda each: (abs(each - place), each))[:2]


def _choose_copy(text: str, target: Target, places: list[int]) -> Anchor:
    """The nearest exact copy, unless the next is hardly further, or the passage was edited or cut where it stood."""
    nearest, *others = [Candidate(place, place + len(target.exact), 1.0, 1.0, 1.0) for place in places]
    if nearest.start != target.start:
        others += _at_home(text, target)
    if _has_rival(target, nearest, [each for each in others if abs(each.start - nearest.start) > _APART]):
        return _ORPHAN
    return Anchor(nearest.start, nearest.end, "anchored", 1.0)


def _at_home(text: str, target: Target) -> list[Candidate]:
    """The candidates not far from the old place, so that a long text need not be searched for them."""
    first = max(0, target.start - _HOME)
    stretch = fold(text[first : target.end + _HOME])
    shifted = replace(target, start=target.start - first, end=target.end - first)
    return [
        replace(each, start=first + each.start, end=first + each.end)
        for each in find_candidates(stretch, shifted)
    ]


def _is_doubtful(target: Target, best: Candidate, others: list[Candidate]) -> bool:
    """Whether another place has a claim, too: an orphan is listed and can be placed, a highlight elsewhere misleads."""
    return (
        any(each.context >= max(_STILL_THERE, best.context + 0.05) for each in others)
        or _has_rival(target, best, others)
        or (best.context < _TWIN and any(_is_twin(each) for each in others))
    )


def _has_rival(target: Target, best: Candidate, others: list[Candidate]) -> bool:
    """Whether both sides of the surroundings stand at another place as well, and best is not clearly the nearer one.

    Whatever stands between them there: the passage was edited or cut there, or the text says everything twice.
    """
    return any(
        each.context >= max(_STILL_THERE, best.context - _RIVAL)
        and min(each.before, each.after) >= 0.5
        and abs(each.start - target.start) < 2 * abs(best.start - target.start)
        for each in others
    )


def _is_twin(other: Candidate) -> bool:
    """Whether the same words stand there in surroundings that are a little alike: a list, a heading, code, a formula."""
    return other.words >= 0.9 and other.context >= 0.4


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
    strongest = max(candidate.before, candidate.after)
    if len(target.exact) < _SHORT:
        is_telling = strongest >= 0.95 and len(target.exact) >= _TINY
        return is_telling or (candidate.context >= 1.25 and strongest >= 0.8)
    return candidate.context >= 0.8 and (strongest >= 0.8 or len(target.exact) >= _SENTENCE)


def _is_same_place(target: Target, candidate: Candidate) -> bool:
    """Whether other words stand where the passage stood, and are still a version of it."""
    if candidate.words < _VERSION:
        return False
    if len(target.exact) < _SHORT:
        enough = candidate.context >= 1.6 and min(candidate.before, candidate.after) >= 0.5
        return enough and candidate.total >= 2.1
    is_sure = candidate.context >= 1.4 or candidate.words >= 0.8 or len(target.exact) >= _SENTENCE
    return candidate.total >= 1.78 and is_sure
