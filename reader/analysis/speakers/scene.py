"""A paragraph made ready for the ranker: what stands in it, where a quotation stands, and who was chosen before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from reader.analysis import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.quotations import Quoted
    from reader.analysis.speakers.candidates import Candidate
    from reader.analysis.speakers.tokens import Token


class Scene:
    """A paragraph with its candidates, and counts that tell in one step what lies between two tokens."""

    def __init__(self, tokens: Sequence[Token], candidates: Sequence[Candidate]) -> None:
        self.tokens, self.candidates = tokens, candidates
        self._words = _running(token.kind == "word" for token in tokens)
        self._quotations = _running(token.kind == "quotation" for token in tokens)
        self._says = _running(token.kind == "word" and token.low in lexicon.SAYING for token in tokens)
        starts = [0] * len(tokens)
        for candidate in candidates:
            starts[candidate.first] = candidate.form != "nominal"
        self._names = _running(bool(start) for start in starts)
        cued = [0] * len(tokens)
        for candidate in candidates:
            cued[candidate.first] = is_cued(candidate)
        self._cued = _running(bool(start) for start in cued)
        self._beside: dict[int, tuple[Candidate | None, Candidate | None]] = {}
        self._sentences = _bounds([token.sentence for token in tokens])
        self._verbs = _latest(_introduces(token) for token in tokens)

    def words(self, first: int, last: int) -> int:
        """Words among the tokens [first, last)."""
        return self._words[last] - self._words[first] if last > first else 0

    def quotations(self, first: int, last: int) -> int:
        """Quotations among the tokens [first, last)."""
        return self._quotations[last] - self._quotations[first] if last > first else 0

    def says(self, first: int, last: int) -> int:
        """Verbs of saying among the tokens [first, last)."""
        return self._says[last] - self._says[first] if last > first else 0

    def names(self, first: int, last: int) -> int:
        """Candidates but descriptions that begin among the tokens [first, last)."""
        return self._names[last] - self._names[first] if last > first else 0

    def sentence(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence around at, 60 on each side at most."""
        first, last = self._sentences[at]
        return max(first, at - 60), min(last, at + 60)

    def verb_before(self, at: int) -> str:
        """Class and distance of the nearest verb before a quotation in its sentence, 24 tokens back at most."""
        number, kind = self._verbs[at]
        if number < max(0, at - 24) or number < self._sentences[at][0]:
            return "none"
        return f"{kind}{bucket(at - number)}"

    def cued_between(self, candidate: Candidate, at: int) -> int:
        """Candidates with a cue that begin between a candidate and the token at."""
        first, last = (candidate.last + 1, at) if candidate.first < at else (at + 1, candidate.first)
        return self._cued[last] - self._cued[first] if last > first else 0

    def beside(self, at: int) -> tuple[Candidate | None, Candidate | None]:
        """The candidates with a cue nearest to the left and right of a quotation, if three words or fewer part them."""
        if at not in self._beside:
            self._beside[at] = self._find_beside(at)
        return self._beside[at]

    def _find_beside(self, at: int) -> tuple[Candidate | None, Candidate | None]:
        split = bisect_left(self.candidates, at, key=lambda candidate: candidate.first)
        left = next(
            (
                candidate
                for candidate in reversed(self.candidates[max(0, split - 3) : split])
                if is_cued(candidate) and self._is_close(max(candidate.last, candidate.cue_last) + 1, at)
            ),
            None,
        )
        right = next(
            (
                candidate
                for candidate in self.candidates[split : split + 3]
                if is_cued(candidate) and self._is_close(at + 1, min(candidate.first, candidate.cue_first))
            ),
            None,
        )
        return left, right

    def _is_close(self, first: int, last: int) -> bool:
        return self.quotations(first, last) == 0 and 0 <= last - first <= 6 and self.words(first, last) <= 3


def is_cued(candidate: Candidate) -> bool:
    """Whether a verb of saying, or the like, makes a speaker of a candidate."""
    return candidate.verb == "say" or candidate.relation in ("according", "colon")


def _running(flags: Iterable[bool]) -> list[int]:
    return [0, *accumulate(int(flag) for flag in flags)]


def _bounds(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """For each place in a row of numbers, the run of equal numbers around it."""
    found: list[tuple[int, int]] = []
    for _, run in groupby(numbers):
        size, first = sum(1 for _ in run), len(found)
        found += [(first, first + size)] * size
    return found


def _introduces(token: Token) -> str:
    """The class of a verb that may introduce words; empty for any other token."""
    kind = lexicon.verb_class(token.text) if token.kind == "word" else ""
    return kind if kind in _INTRODUCING else ""


_INTRODUCING = frozenset(("say", "judge", "light", "ed", "ing"))


def _latest(kinds: Iterable[str]) -> list[tuple[int, str]]:
    """For each place in a row, the number and kind of the last one before it that has a kind; -1 for none."""
    found, latest = [], (-1, "")
    for number, kind in enumerate(kinds):
        found.append(latest)
        latest = (number, kind) if kind else latest
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands."""

    quoted: Quoted
    paragraph: int
    token: int
    """Its token in the paragraph."""
    length: int
    """Words in it."""
    previous: int
    """Words between the quotation before it in this paragraph and it; -1: there is none."""
    same_sentence: bool
    """Whether that one stands in the same sentence."""
    names: frozenset[int] = frozenset()
    """The entities named in it, or in the paragraph of the same quotation that it began with."""
    asked: bool = False
    """Whether it opens a paragraph after a quotation that ends with a question mark."""
    asks: bool = False
    """Whether it ends with a question mark."""
    answered: bool = False
    """Whether it opens a paragraph after a quotation that answered a question."""
    is_letter: bool = False
    """Whether it, or the paragraph of the same quotation that it began with, begins as a letter does."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Who was chosen for the quotation before."""

    start: int
    """Where the mention begins; -1: nobody."""
    end: int
    entity: int
    paragraph: int
    earlier: frozenset[int] = frozenset()
    """The entities that spoke before."""
    other_start: int = -1
    """Where the mention begins of who spoke last but for this one; -1: nobody."""
    other_entity: int = -1


NOBODY = Memory(-1, -1, -1, -9)


def bucket(count: int) -> str:
    """A count as a word, coarser the higher it is."""
    if count < 4:
        return str(count)
    return next((f"<{limit}" for limit in (6, 9, 14, 22, 40) if count < limit), "many")


def describe_place(scene: Scene, place: Place) -> dict[str, str]:
    """What is to be seen around a quotation, whoever speaks."""
    tokens, at = scene.tokens, place.token
    last = tokens[at].text
    return {
        "before": kind_at(tokens, at - 1),
        "after": kind_at(tokens, at + 1),
        "last": last if last in ",.?!—…-" else "word" if last.isalnum() else "other",
        "length": bucket(place.length),
        "alone": str(len(tokens) == 1 or scene.words(0, len(tokens)) == 0),
        "previous": "none" if place.previous < 0 else f"{bucket(place.previous)}{place.same_sentence}",
        "continues": str(place.quoted.continues),
        "word before": name_at(tokens, at - 1),
        "word after": name_at(tokens, at + 1),
        "told by": _told_by(scene, at),
    }


def _told_by(scene: Scene, at: int) -> str:
    """Where the nearest candidate begins of whom a clause of the quotation's sentence tells that the words are theirs."""
    first, last = scene.sentence(at)
    found = scene.candidates
    low = bisect_left(found, first, key=lambda candidate: candidate.first)
    high = bisect_left(found, last, key=lambda candidate: candidate.first)
    told = [each for each in found[low:high] if each.relation in _EXPLICIT]
    return str(min(told, key=lambda each: abs(each.first - at)).start) if told else ""


_EXPLICIT = frozenset({"inserted", "quoted", "put"})


def kind_at(tokens: Sequence[Token], at: int) -> str:
    """What kind of token stands there."""
    if not 0 <= at < len(tokens):
        return "border"
    token = tokens[at]
    if token.kind != "word":
        return (
            token.kind
            if token.kind == "quotation"
            else token.text
            if token.text in ",.:;-–—―()?!"
            else "mark"
        )
    if token.low in (
        "that",
        "as",
        "of",
        "about",
        "the",
        "a",
        "to",
        "for",
        "and",
        "but",
        "in",
        "how",
        "by",
        "with",
        "on",
        "is",
        "was",
        "are",
    ):
        return token.low
    if token.low in lexicon.SUBJECT_PRONOUNS:
        return "pronoun"
    return lexicon.verb_class(token.low) or ("capital" if token.text[0].isupper() else "word")


@cache
def name_word(word: str) -> str:
    """A word of the closed lists as it is; of every other word (lower case) only how it may be a verb."""
    if word in _LISTED:
        return word
    return lexicon.verb_class(word)


_LISTED = (
    lexicon.FUNCTION_WORDS
    | lexicon.AUXILIARIES
    | lexicon.SAYING
    | lexicon.JUDGING
    | lexicon.LIGHT
    | lexicon.UNSPOKEN_CONTEXT
    | lexicon.SUBJECT_PRONOUNS
    | lexicon.DETERMINERS
)


def name_at(tokens: Sequence[Token], at: int) -> str:
    """The word there if it is a listed one, else what kind of token it is."""
    if not 0 <= at < len(tokens):
        return "border"
    token = tokens[at]
    if token.kind != "word":
        return kind_at(tokens, at)
    return name_word(token.low) or ("Capital" if token.text[0].isupper() else "word")
