"""Places of a text where a described passage may stand now. Pure.

Short pieces of the passage and its surroundings are looked for; where several lie as they lay in the old text, all of
it is laid over that stretch word by word. The surroundings alone can make a candidate, so a passage that was rewritten
has one at its own place, and what became of it is told from where its neighbours are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations.alignment import Token, align, fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.annotations.model import Target

_SEED = 12
"""Length of the pieces that are looked for."""
_SEEDS = 48
_FEW_SEEDS = 12
_SEARCHED = 60_000_000
"""Characters of text to look through for pieces, all together: of a very long text, for fewer pieces."""
_SEED_HITS = 16
"""A piece that stands at more places says little."""
_LONG_WORD = 6
_PLACES = 6
_WORTHWHILE = 0.1
"""A place with a smaller share of the best one's pieces is not looked at."""
_DRIFT = 12
"""Pieces that moved by nearly the same distance moved together."""
_SLACK = 48
_GROWTH = 200
"""How much longer than before a passage may have become, beside a half of its length."""
_LONG = 1200
"""From this length on only the ends of a passage are laid over the text, to keep the time linear."""
_END = 400
_NEARNESS = 0.88
"""Each word further away from the passage counts this much of the one before it."""
_MOVED = 8
"""By so many tokens a word of the surroundings may have moved away and still counts whole."""
_NO_CONTEXT = 0.4
"""Likeness of empty surroundings (the passage began or ended the text) with a place where there is something now."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`[start, end)` of the text, and how well it fits, 0 to 1 each. It is empty where the passage is gone."""

    start: int
    end: int
    before: float
    """How much of the words before the passage was found again just there, the near ones counting more."""
    words: float
    """How much of the passage and of the candidate is the same."""
    after: float

    @property
    def context(self) -> float:
        """0 to 2: likeness of the surroundings."""
        return self.before + self.after

    @property
    def total(self) -> float:
        """0 to 3: likeness of everything."""
        return self.before + self.words + self.after

    @property
    def fitness(self) -> float:
        """0 to 2.5, to choose by: a passage is where its surroundings are rather than where its words are."""
        return self.context + self.words / 2


def find_candidates(folded: str, target: Target) -> list[Candidate]:
    """Where target may stand in a folded text, at most a handful of places, in no particular order."""
    prefix, exact, suffix = fold(target.prefix), fold(target.exact), fold(target.suffix)
    expected = target.start - len(prefix)
    if len(exact) <= _LONG:
        return list(_Needle.of(prefix, exact, suffix).candidates(folded, expected))
    heads = _Needle.of(prefix, exact[:_END], "").candidates(folded, expected)
    tails = _Needle.of("", exact[-_END:], suffix).candidates(folded, target.end - _END)
    return _join_ends(folded, exact, list(heads), list(tails))


def _join_ends(folded: str, exact: str, heads: list[Candidate], tails: list[Candidate]) -> list[Candidate]:
    """One candidate of the best head and the best tail of a long passage."""
    head = max(heads, key=lambda each: each.before + each.words, default=None)
    tail = max(tails, key=lambda each: each.words + each.after, default=None)
    if head is None or tail is None or not 0 < tail.end - head.start <= 2 * len(exact):
        return []
    words = _shared(tokenize(exact, 0, len(exact)), tokenize(folded, head.start, tail.end))
    return [Candidate(head.start, tail.end, head.before, words, tail.after)]


def _shared(ours: list[Token], theirs: list[Token]) -> float:
    """Share of words in common, whatever their order."""
    common = Counter(token.key for token in ours) & Counter(token.key for token in theirs)
    return 2 * common.total() / max(1, len(ours) + len(theirs))


@dataclass(frozen=True, slots=True)
class _Needle:
    """Surroundings and passage as one run of tokens; tokens[first:last] are the passage's."""

    text: str
    tokens: list[Token]
    first: int
    last: int

    @classmethod
    def of(cls, prefix: str, exact: str, suffix: str) -> _Needle:
        text = prefix + exact + suffix
        start, end = len(prefix), len(prefix) + len(exact)
        before, inner, after = (
            tokenize(text, 0, start),
            tokenize(text, start, end),
            tokenize(text, end, len(text)),
        )
        return cls(text, [*before, *inner, *after], len(before), len(before) + len(inner))

    def candidates(self, folded: str, expected: int) -> Iterator[Candidate]:
        if self.first == self.last:
            return
        # A text whose spaces were all changed has only single words in common with the old one.
        count = max(_FEW_SEEDS, min(_SEEDS, _SEARCHED // (len(folded) + 1)))
        places = _places(folded, self.seeds(count), expected) or _places(folded, self.words(count), expected)
        for place in places:
            yield from self._laid(folded, place)

    def seeds(self, count: int) -> Iterator[tuple[int, str]]:
        """About count pieces to look for, with their offset: evenly spread, beginning with a word."""
        stride = max(4, len(self.text) // count)
        following = 0
        for token in self.tokens:
            if token.start >= following and token.start + _SEED <= len(self.text):
                following = token.start + stride
                yield token.start, self.text[token.start : token.start + _SEED]
        if len(self.text) < 2 * _SEED:
            yield 0, self.text

    def words(self, count: int) -> Iterator[tuple[int, str]]:
        """About count of the longer words, with their offset."""
        long = [token for token in self.tokens if token.end - token.start >= _LONG_WORD]
        for token in long[:: 1 + len(long) // count]:
            yield token.start, self.text[token.start : token.end]

    def _laid(self, folded: str, place: int) -> Iterator[Candidate]:
        """The candidates that begin near place: one with room to grow, and one without where that one left its place.

        With room, the words may be found in a copy that stands behind the edited passage.
        """
        near = place + len(self.text) + _SLACK
        wide = self._lay(folded, place, near + _GROWTH + len(self.text) // 2)
        if wide is None:
            return
        yield wide
        has_left = wide.end > near or wide.start > place + self.tokens[self.first].start + _SLACK
        if has_left and wide.context >= 1.0 and (narrow := self._lay(folded, place, near)) is not None:
            yield narrow

    def _lay(self, folded: str, place: int, until: int) -> Candidate | None:
        """The candidate that comes of laying all of it over the text from place to until."""
        theirs = tokenize(folded, place - _SLACK, until)
        matches = align(self.tokens, theirs)
        start, end = _border(matches, self.first, 1), _border(matches, self.last - 1, -1)
        if start is None or end is None:
            return None
        start, end = _clamped(start, theirs), _clamped(end, theirs)
        first, last = theirs[start].start, theirs[end].end
        words = self._likeness(matches, theirs, start, end) if start <= end else 0.0
        before = self._before(matches, start, folded[max(0, first - _SLACK) : first])
        after = self._after(matches, end, folded[last : last + _SLACK])
        return Candidate(first, max(first, last), before, words, after)

    def _before(self, matches: list[int | None], start: int, surroundings: str) -> float:
        if not self.first:
            return _blank(surroundings)
        return _nearby(
            (self.tokens[own], self.first - own, _distance(matches[own], start))
            for own in reversed(range(self.first))
        )

    def _after(self, matches: list[int | None], end: int, surroundings: str) -> float:
        if self.last == len(matches):
            return _blank(surroundings)
        return _nearby(
            (self.tokens[own], own - self.last + 1, _distance(end, matches[own]))
            for own in range(self.last, len(matches))
        )

    def _likeness(self, matches: list[int | None], theirs: list[Token], start: int, end: int) -> float:
        inner = range(self.first, self.last)
        kept = sum(len(self.tokens[each].key) for each in inner if start <= _number(matches[each]) <= end)
        ours = sum(len(self.tokens[each].key) for each in inner)
        return 2 * kept / (ours + sum(len(token.key) for token in theirs[start : end + 1]))


def _places(folded: str, seeds: Iterable[tuple[int, str]], expected: int) -> list[int]:
    """Where the described stretch may begin: the offsets that most pieces agree on, of equal ones the nearest."""
    votes = sorted(vote for offset, seed in seeds for vote in _votes(folded, offset, seed, expected))
    groups: list[tuple[float, int]] = []
    latest = 0
    for place, weight in votes:
        if groups and place - latest <= _DRIFT:
            groups[-1] = (groups[-1][0] + weight, groups[-1][1])
        else:
            groups.append((weight, place))
        latest = place
    groups.sort(key=lambda group: (-group[0], abs(group[1] - expected)))
    return [place for weight, place in groups[:_PLACES] if weight >= _WORTHWHILE * groups[0][0]]


def _votes(folded: str, offset: int, seed: str, expected: int) -> list[tuple[int, float]]:
    """Where the stretch would begin by this piece, and how much that says."""
    hits: list[int] = []
    at = folded.find(seed)
    while at >= 0 and len(hits) < _SEED_HITS:
        hits.append(at - offset)
        at = folded.find(seed, at + 1)
    if at < 0:
        return [(hit, 1 / len(hits)) for hit in hits]
    near = max(0, expected + offset - _SLACK)
    at = folded.find(seed, near, near + 2 * _SLACK + len(seed))
    return [(at - offset, 1 / _SEED_HITS)] if at >= 0 else []


def _border(matches: list[int | None], own: int, step: int) -> int | None:
    """Number of their token where the passage's own outermost token stands; step points into the passage.

    If it was not found, it is counted from the nearest one that was, those outside of the passage first: the extent
    comes from the surroundings.
    """
    for distance in range(len(matches)):
        for sign in (-1, 1):
            number = own + sign * step * distance
            if 0 <= number < len(matches) and (match := matches[number]) is not None:
                return match - sign * step * distance
    return None


def _nearby(surroundings: Iterable[tuple[Token, int, int]]) -> float:
    """Share of surrounding words, nearest first, that were found on their side of the passage and as near to it.

    Each with its distance from the passage, in tokens, in the old text and in the new one (0 or less: not found).
    """
    weight, kept, whole = 1.0, 0.0, 0.0
    for token, was, now in surroundings:
        worth = weight * len(token.key) ** 0.5
        whole += worth
        if now > 0:
            kept += worth * min(1.0, (was + _MOVED) / now)
        weight *= _NEARNESS
    return kept / whole


def _distance(left: int | None, right: int | None) -> int:
    """By how many tokens right stands after left; 0 where one of them was not found."""
    return 0 if left is None or right is None else right - left


def _blank(surroundings: str) -> float:
    return _NO_CONTEXT if surroundings.strip() else 1.0


def _number(match: int | None) -> int:
    return -1 if match is None else match


def _clamped(number: int, tokens: list[Token]) -> int:
    return min(max(0, number), len(tokens) - 1)
