"""For every quotation, who of the candidates around it says it: the rules' half of the work.

A window of candidates is made for each quotation and every candidate is given its features; the ranker's weights
say which one fits. Quotations are taken in order, so that a speaker can be carried over.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.speakers.candidates import Candidate, EntityIndex, find_candidates
from reader.analysis.speakers.contexts import kind_of, words_of
from reader.analysis.speakers.features import pair_features
from reader.analysis.speakers.ranker import Ranker, chance, shares
from reader.analysis.speakers.scene import NOBODY, Memory, Place, Scene, describe_place, is_cued
from reader.analysis.speakers.spokenness import is_title, spoken_features
from reader.analysis.speakers.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.model import Entity
    from reader.analysis.quotations import Quoted
    from reader.analysis.speakers.contexts import ContextScorer
    from reader.analysis.speakers.tokens import Token
    from reader.analysis.tagging.tagger import Tagging
    from reader.text.span import Span

_NEAREST = 12
_MOST_NAMES = 20
"""Of one paragraph of a quotation that are looked at."""
_MOST_SPEAKERS = 200
"""That are remembered as having spoken, so that time stays linear in the text."""
_BEFORE = {1: 10, 2: 5}
_AFTER = 3
FRAGMENT = 4
"""A quotation of fewer words is a fragment."""
_SALUTATION = re.compile(r"(?:My )?[Dd]ear(?:est)? [A-Z]")
_UNTOLD_LETTER = 0.5
"""The highest chance of who a letter is by where nothing tells of its writer: the last who spoke may be its reader."""
_BEFORE_TITLES = (
    lexicon.UNSPOKEN_CONTEXT | lexicon.PREPOSITIONS | {"the", "a", "an", "his", "her", "their", "its"}
)
_CALLED_SO = frozenset("entitled headlined so-called titled".split())
"""Words behind which nothing is said, be it written as a title or not."""
_AFTER_TAGS = frozenset(
    [".", ",", ";", "!", "?", "as", "and", "while", "when", "with", "before", "after", "again"]
)
_TAGGED = 0.95
_SAID_OF = frozenset(
    """
    accused attacked blasted branded called characterised characterized condemned criticised criticized denounced described
    dubbed hailed labeled labelled mocked portrayed praised slammed
    """.split()
)
"""Verbs behind which words are said of their subject, if it is passive: "has been accused of"."""
_CLOSE = 3
"""Words at most between such a verb and the quotation."""
_WITHOUT_EVIDENCE = 0.3
"""The highest chance of being said that a fragment has where nothing tells of speaking, or a title where it is only named."""


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate in a window, with its paragraph and its features."""

    paragraph: int
    candidate: Candidate
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was decided about one quotation."""

    place: Place
    best: Option | None
    chance: float
    """How likely best is the one, if anybody speaks."""
    spoken: float
    """How likely anybody speaks."""


class Stage:
    """A text made ready: its paragraphs as scenes, its quotations as places in them."""

    def __init__(
        self, text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted], entities: Sequence[Entity]
    ) -> None:
        self.text = text
        self._index = index = EntityIndex(entities)
        starts = [item.outer_start for item in quoted]
        self.scenes: list[Scene] = []
        self.places: list[Place] = []
        self._seen: tuple[Place | None, dict[str, str]] = (None, {})
        for number, paragraph in enumerate(paragraphs):
            first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
            tokens = tokenize(text, paragraph, quoted[first:last], first)
            self.scenes.append(Scene(tokens, find_candidates(tokens, index)))
            self._add_places(number, quoted)

    def _add_places(self, paragraph: int, quoted: Sequence[Quoted]) -> None:
        scene, before = self.scenes[paragraph], -1
        for at, token in enumerate(scene.tokens):
            if token.quotation >= 0:
                item = quoted[token.quotation]
                gap = scene.words(before + 1, at) if before >= 0 else -1
                same = before >= 0 and scene.tokens[before].sentence == token.sentence
                self.places.append(self._place(item, paragraph, at, gap, same_sentence=same))
                before = at

    def _place(self, item: Quoted, paragraph: int, at: int, gap: int, *, same_sentence: bool) -> Place:
        """Where a quotation stands, and what it says itself and follows in a conversation."""
        words = self.text[item.start : item.end]
        before = self.places[-1] if self.places else None
        answers = before if at == 0 and not item.continues else None
        goes_on = before if item.continues else None
        return Place(
            item,
            paragraph,
            at,
            len(words.split()),
            gap,
            same_sentence,
            names=self._names_in(item),
            asked=answers is not None and answers.asks,
            asks=words.rstrip().endswith("?"),
            answered=answers is not None and self._opening(answers.paragraph).asked,
            is_letter=bool(_SALUTATION.match(words)) or (goes_on is not None and goes_on.is_letter),
        )

    def _names_in(self, item: Quoted) -> frozenset[int]:
        """The entities named in a quotation, and in the paragraphs before it that it goes on from; the first of many."""
        mentions = islice(self._index.within(item.start, item.end), _MOST_NAMES)
        earlier = self.places[-1].names if item.continues and self.places else ()
        return frozenset([*earlier, *(number for _, _, number in mentions)][: 2 * _MOST_NAMES])

    def _opening(self, paragraph: int) -> Place:
        """The first quotation of a paragraph that has one."""
        return self.places[bisect_left(self.places, paragraph, key=lambda place: place.paragraph)]

    def options(self, place: Place, memory: Memory) -> list[Option]:
        """The candidates for one quotation; who is told the words does not say them."""
        seen = self._describe(place)
        return [
            Option(
                paragraph,
                candidate,
                tuple(pair_features(self.scenes, place, seen, paragraph, candidate, memory)),
            )
            for paragraph, candidate in self._window(place, memory)
            if candidate.relation != "hearer" and not self._is_told_of(place, paragraph, candidate)
        ]

    def _is_told_of(self, place: Place, paragraph: int, candidate: Candidate) -> bool:
        """Whether the words are said of somebody: "Hart has been accused of “playing politics”"."""
        is_judged = candidate.relation == "passive" and self._verb(paragraph, candidate) in _SAID_OF
        if not is_judged or paragraph != place.paragraph or candidate.last > place.token:
            return False
        scene = self.scenes[paragraph]
        is_here = scene.tokens[candidate.first].sentence == scene.tokens[place.token].sentence
        return is_here and scene.words(candidate.cue_last + 1, place.token) <= _CLOSE

    def _verb(self, paragraph: int, candidate: Candidate) -> str:
        return self.scenes[paragraph].tokens[candidate.cue_last].low

    def _describe(self, place: Place) -> dict[str, str]:
        """What is to be seen around a place; it is asked for twice, for the candidates and for whether it is said."""
        if self._seen[0] is not place:
            self._seen = place, describe_place(self.scenes[place.paragraph], place)
        return self._seen[1]

    def _window(self, place: Place, memory: Memory) -> Iterator[tuple[int, Candidate]]:
        for distance, count in sorted(_BEFORE.items(), reverse=True):
            if place.paragraph >= distance:
                number = place.paragraph - distance
                yield from ((number, candidate) for candidate in self.scenes[number].candidates[-count:])
        here = self.scenes[place.paragraph].candidates
        split = bisect_right(here, place.token, key=lambda candidate: candidate.first)
        nearest = here[max(0, split - _NEAREST) : split + _NEAREST]
        yield from ((place.paragraph, candidate) for candidate in nearest)
        if place.paragraph + 1 < len(self.scenes):
            yield from (
                (place.paragraph + 1, candidate)
                for candidate in self.scenes[place.paragraph + 1].candidates[:_AFTER]
            )
        yield from self._remembered(place, memory)

    def _remembered(self, place: Place, memory: Memory) -> Iterator[tuple[int, Candidate]]:
        """The speaker of the quotation before, where the window does not reach so far back."""
        if memory.start >= 0 and 0 < place.paragraph - memory.paragraph <= 4:
            scene = self.scenes[memory.paragraph]
            distance = place.paragraph - memory.paragraph
            shown = scene.candidates[-_BEFORE[distance] :] if distance in _BEFORE else ()
            at = bisect_left(scene.candidates, memory.start, key=lambda candidate: candidate.start)
            same = scene.candidates[at : at + 1]
            hidden = (candidate for candidate in same if candidate.start == memory.start)
            yield from ((memory.paragraph, candidate) for candidate in hidden if candidate not in shown)

    def spoken_features(self, place: Place, option: Option | None, fit: float) -> list[str]:
        """The features of the question whether anybody says it."""
        scene = self.scenes[place.paragraph]
        kind = f"{option.candidate.relation}|{option.candidate.verb}" if option else "nobody"
        return spoken_features(scene, place, self._describe(place), self.text, fit, kind)

    def has_evidence(self, place: Place, option: Option | None) -> bool:
        """Whether anything in the sentence tells of speaking. A fragment needs that; a whole sentence speaks for itself."""
        if self._is_called(place):
            return False
        scene = self.scenes[place.paragraph]
        follows_colon = place.token > 0 and scene.tokens[place.token - 1].text == ":"
        if place.length >= FRAGMENT or follows_colon or option is None:
            return place.length >= FRAGMENT or follows_colon
        candidate = option.candidate
        if candidate.verb in ("say", "judge") or candidate.relation in ("according", "colon"):
            return True
        return scene.says(*scene.sentence(place.token)) > 0

    def is_tagged(self, place: Place, option: Option | None) -> bool:
        """Whether somebody right behind the words does something that makes them speech: “No,” Keller sighed."""
        if option is None or self._is_called(place) or option.paragraph != place.paragraph:
            return False
        candidate, tokens = option.candidate, self.scenes[place.paragraph].tokens
        words = self.text[place.quoted.start : place.quoted.end].split()
        if _is_exclaimed(tokens, place.token, candidate, words):
            return True
        is_beside = candidate.first == place.token + 1 and candidate.cue_first == candidate.last + 1
        # What ends as a question does may be a title.
        if not words[-1].endswith(",") or not is_beside or candidate.relation != "subject":
            return False
        before = tokens[place.token - 1] if place.token else None
        says = candidate.verb == "say" and (not before or before.sentence != tokens[place.token].sentence)
        if (before and before.low in _BEFORE_TITLES) or (is_title(words) and not says):
            return False
        after = candidate.cue_last + 1
        return after >= len(tokens) or tokens[after].text in _AFTER_TAGS or tokens[after].low.endswith("ly")

    def _is_called(self, place: Place) -> bool:
        """Whether the words are a title: behind "a film called", "on the", "the network's", set off, or what is so called."""
        tokens = self.scenes[place.paragraph].tokens
        before = tokens[place.token - 1].low if place.token else ""
        words = self.text[place.quoted.start : place.quoted.end].split()
        names = before in _BEFORE_TITLES or before.endswith(("'s", "’s")) or _is_apposed(tokens, place.token)
        return before in _CALLED_SO or (names and is_title(words))


def _is_exclaimed(tokens: Sequence[Token], at: int, candidate: Candidate, words: Sequence[str]) -> bool:
    """Whether a quotation of few words is set off as speech, before or behind who says it: “Never,” said Keller."""
    if candidate.verb != "say" or not words[0][:1].isupper():
        return False
    opens = at == 0 or tokens[at - 1].sentence != tokens[at].sentence
    if opens and words[-1].endswith((",", "!", "?")):
        return candidate.relation == "inverted" and candidate.cue_first == at + 1
    is_behind = at > 1 and tokens[at - 1].is_mark(",", ":") and tokens[at - 2].low in lexicon.SAYING
    return is_behind and words[-1].endswith((".", "!", "?")) and candidate.cue_last == at - 2


def _is_apposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation is set off behind what it names and the sentence goes on: "His play, “The Wall,” begins"."""
    if at < 2 or at + 1 >= len(tokens) or tokens[at + 1].sentence != tokens[at].sentence:
        return False
    before, after = tokens[at - 2], tokens[at + 1]
    if before.kind != "word" or lexicon.verb_class(before.low) in ("say", "judge"):
        return False
    goes_on = after.kind == "word" and after.text.islower() and after.low not in lexicon.SUBJECT_PRONOUNS
    tells = after.low in lexicon.SAYING
    return tokens[at - 1].is_mark("(") or (tokens[at - 1].is_mark(",") and goes_on and not tells)


def attribute(
    stage: Stage, tagging: Tagging, ranker: Ranker, contexts: ContextScorer | None
) -> list[Attribution]:
    """Who says each of the stage's quotations. contexts: the scorer with whose projection tagging was made, if it was."""
    found: list[Attribution] = []
    memory = NOBODY
    steps = contexts.steps if contexts else ranker.steps
    for place in stage.places:
        options = stage.options(place, memory)
        plain = [ranker.fit(option.features) for option in options]
        fits = plain
        if contexts and options:
            words = words_of(tagging, stage.scenes, options)
            fits = contexts.fits(words, [kind_of(place, option) for option in options], plain)
        best = max(range(len(fits)), key=fits.__getitem__, default=-1)
        option = options[best] if best >= 0 else None
        spoken = ranker.spoken_chance(stage.spoken_features(place, option, plain[best] if option else -4.0))
        if stage.is_tagged(place, option):
            spoken = max(spoken, _TAGGED)
        elif not stage.has_evidence(place, option):
            spoken = min(spoken, _WITHOUT_EVIDENCE)
        likely = chance(steps, shares(fits)[best]) if option else 0.0
        if option and place.is_letter and not _is_writer(option, place):
            likely = min(likely, _UNTOLD_LETTER)
        found.append(Attribution(place, option, likely, spoken))
        if option and spoken >= 0.5:
            memory = remember(option, memory)
    return found


def _is_writer(option: Option, place: Place) -> bool:
    """Whether something tells of a letter's writer; who does something in the paragraph after it is its reader."""
    return is_cued(option.candidate) and option.paragraph <= place.paragraph


def remember(option: Option, memory: Memory) -> Memory:
    """The memory that a choice leaves for the next quotation; memory: the one before."""
    candidate = option.candidate
    earlier = memory.earlier
    if candidate.entity >= 0 and candidate.entity not in earlier and len(earlier) < _MOST_SPEAKERS:
        earlier |= {candidate.entity}
    is_same = candidate.start == memory.start or (candidate.entity >= 0 and candidate.entity == memory.entity)
    other = (memory.other_start, memory.other_entity) if is_same else (memory.start, memory.entity)
    return Memory(candidate.start, candidate.end, candidate.entity, option.paragraph, earlier, *other)
