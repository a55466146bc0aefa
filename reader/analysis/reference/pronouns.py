"""Whom "he", "she" and "the mayor" mean, of the people told of before.

Pronouns are followed in the order of the text, so that each one goes on from those before it, as in an obituary that
names its subject once and says "she" from then on. What each sign weighs is learned by
`reader.analysis.training.reference`, and lies beside the other weights.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis.names.bounds import without_possessive
from reader.analysis.reference.discourse import NOBODY, PRONOUNS, Discourse, Spoke, bare
from reader.analysis.reference.leads import named_below
from reader.analysis.reference.signs import Around, Watch
from reader.analysis.reference.subjects import fresh_subject
from reader.analysis.speakers.attribution import Option
from reader.analysis.speakers.descriptions import (
    NEW,
    is_kin,
    is_one_person,
    kind_of,
    needs_telling,
    noun_of,
    sex_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.analysis.reference.offices import Offices
    from reader.analysis.reference.signs import Signs
    from reader.analysis.speakers.attribution import Stage
    from reader.analysis.speakers.candidates import Candidate

WEIGHTS = Path(__file__).parents[1] / "weights" / "reference.json"
_SAME = 0.85
"""How likely the same noun means the same one again: "A lawyer ... The lawyer"."""
_GONE_ON_ABOUT = 0.75
"""How likely "the youngster" is who is gone on about."""
_SURE = 0.9
"""How likely somebody must be meant by a pronoun at least to be of its sex."""
_SUREST = 0.97
"""How likely, at most, the one for whom most speaks is meant."""
_LEADS = 3
"""Paragraphs at the beginning of an article that may tell of somebody who is named below."""
_FOLLOWED = 0.6
"""How likely somebody must be meant at least for later pronouns to go on from there."""
_LEAST = 0.5
"""How likely somebody must be meant at least to be named."""


class Pronouns:
    """Tells whom the pronouns and descriptions of an article mean."""

    def __init__(
        self, stage: Stage, discourse: Discourse, offices: Offices, apposed: Callable[[Candidate], int]
    ) -> None:
        """apposed: from a description to the number of who is named right behind it, or NOBODY."""
        self._stage, self.discourse, self._offices, self._apposed = stage, discourse, offices, apposed
        self.watch = Watch(stage, discourse)
        self._followed, self._followed_here = 0, 0
        """How far the text is followed: the paragraph, and how many of those told of in it."""

    def resolve(self, option: Option, around: Around) -> tuple[int, float]:
        """Number of the person whom a pronoun or description means, and how likely that is; NOBODY where it is too unlikely."""
        candidate = option.candidate
        self._follow(option.paragraph, candidate.start, around.before)
        best, chance = self.best(option, around)
        if best == NOBODY or chance < _LEAST:
            is_new = candidate.form == "nominal" and self.discourse.meant_at(candidate.start) is None
            if is_new and is_one_person(candidate.words):
                self.discourse.note_description(candidate, NOBODY)
            return NOBODY, 0.0
        if candidate.form == "pronoun":
            self.discourse.note_pronoun(candidate, best, is_sure=chance >= _SURE)
        return best, chance

    def best(self, option: Option, around: Around) -> tuple[int, float]:
        """Whom words most likely mean, and how likely; NOBODY for somebody not told of."""
        if option.candidate.form == "pronoun":
            described = self._goes_on_with(option, around.before)
            return (described, _SAME) if described < NOBODY else _weigh(self.watch.signs(option, around))
        return self._described(option.candidate, option.paragraph, around)

    def _goes_on_with(self, option: Option, before: Spoke) -> int:
        """Who has no name and has just spoken, nobody being named since: "a lawyer said “A.” “B,” she said"; else NOBODY."""
        here = option.candidate
        number = self.discourse.meant_at(before.described.start) if before.described else None
        is_here = before.paragraph == option.paragraph and before.start < here.start
        if number is None or number >= NOBODY or not is_here or bare(here.words) not in PRONOUNS:
            return NOBODY
        since = (each for _, each in self.discourse.people_before(option.paragraph, here.start))
        if any(each.start > before.start and each.entity >= 0 for each in since):
            return NOBODY
        return number if self.discourse.genders[number] in ("", bare(here.words)) else NOBODY

    def _described(self, description: Candidate, paragraph: int, around: Around) -> tuple[int, float]:
        """Whom a description means, where something tells it: a noun used before, an office; else who is gone on about.

        The last only for those who are called by what anybody may be, a country, an age, "the youngster", or, of who has said
        something, a trade: "the judge" may be somebody new.
        """
        words = without_possessive(description.words)
        if _opens_as_new(description):
            return self._introduced_later(words, description, paragraph), _GONE_ON_ABOUT
        same = self._called_so(description)
        if same < NOBODY:
            return same, _SAME
        number = self._offices.who(words, description.start)
        if number != NOBODY and self._may_be(number, words):
            return number, _SAME
        number, chance = self._untold(description, words, paragraph, around)
        return (number, chance) if self._may_be(number, words) else (NOBODY, 0.0)

    def _untold(
        self, description: Candidate, words: str, paragraph: int, around: Around
    ) -> tuple[int, float]:
        """Whom a description may mean though nobody is told to be called so: by a country, or as who is gone on about."""
        kind, noun = kind_of(words), noun_of(words)
        if words.split(None, 1)[0].lower() != "the":
            return NOBODY, 0.0
        if kind == "office":
            return self._named_before(description, around) if needs_telling(noun) else NOBODY, _GONE_ON_ABOUT
        alone = self._offices.alone_from(noun, description.start) if kind == "place" else NOBODY
        if alone != NOBODY:
            return alone, _SAME
        if around.fresh is None and self.discourse.is_contrasted(description):
            return NOBODY, 0.0
        number = self._gone_on_about(kind, paragraph, around)
        is_called_else = kind in ("stance", "trade") and self._offices.is_official(number)
        return (NOBODY, 0.0) if is_called_else else (number, _GONE_ON_ABOUT)

    def _named_before(self, description: Candidate, around: Around) -> int:
        """Number of somebody of whom nothing is told but by a description: who alone, or just now, is named before it.

        "The owner of the shop" is more than that.
        """
        if self._stage.text.startswith((" of ", " for "), description.end):
            return NOBODY
        number = self.discourse.only_before(description.start)
        if number == NOBODY:
            number = self._named_just_now(description, around)
        return NOBODY if self._offices.is_told(number) else number

    def _named_just_now(self, description: Candidate, around: Around) -> int:
        """Number of the subject of the sentence before a description, if named for the first time there, and nobody since."""
        start, number = self.discourse.last_named(description.start)
        is_fresh = around.fresh is not None and around.fresh.start == start
        return number if is_fresh and self.discourse.first_named(number) == start else NOBODY

    def _gone_on_about(self, kind: str, paragraph: int, around: Around) -> int:
        """Number of who is the subject of the sentence before, or else spoke last; of a "trade", only who said something."""
        fresh, spoke = around.fresh, around.before
        if fresh is not None:
            known = self.discourse.meant_at(fresh.start) if fresh.entity == NOBODY else fresh.entity
            return known if known is not None and (kind != "trade" or fresh.verb == "say") else NOBODY
        is_answer = spoke.asks and paragraph > spoke.paragraph
        return spoke.entity if paragraph - spoke.paragraph <= (kind != "trade") and not is_answer else NOBODY

    def _introduced_later(self, words: str, description: Candidate, paragraph: int) -> int:
        """Who alone is called as somebody new is, and is named first below: "A judge called it so. ... Judge Ann Fox".

        Else who opens the report itself, below a lead that names nobody.
        """
        if paragraph >= _LEADS:
            return NOBODY
        called = self._offices.called(words)
        number = next(iter(called), NOBODY)
        is_later = len(called) == 1 and self.discourse.first_named(number) > description.start
        if is_later and self._may_be(number, words):
            return number
        return named_below(self._stage, self.discourse, paragraph, description)

    def _may_be(self, number: int, description: str) -> bool:
        """Whether a description may mean a person, by the sex and the country that are told."""
        sex, known = sex_of(description), self.discourse.genders.get(number)
        if known is None or (sex and known not in ("", sex)):
            return False
        origins = self._offices.come_from(number)
        return kind_of(description) != "place" or not origins or noun_of(description) in origins

    def _called_so(self, description: Candidate) -> int:
        """Who has no name and was called by the same bare noun, later than anybody who has the office was told of."""
        same = self.discourse.called(noun_of(description.words))
        if same == NOBODY or len(description.words.split()) != len(("the", "lawyer")):
            return NOBODY
        office = self._offices.who(description.words, description.start)
        if office == NOBODY:
            return same
        told = (self.discourse.last_told(number, description.start) for number in (office, same))
        return same if next(told) < next(told) else NOBODY

    def _follow(self, paragraph: int, start: int, before: Spoke) -> None:
        """Finds out whom the pronouns and descriptions before a place mean, in order of the text."""
        while self._followed <= paragraph:
            told = self.discourse.told_in(self._followed)
            for candidate in map(told.__getitem__, range(self._followed_here, len(told))):
                if candidate.start >= start:
                    return
                self._followed_here += 1
                if self.discourse.meant_at(candidate.start) is None:
                    spoke = before if before.start < candidate.start else Spoke()
                    self._take_up(Option(self._followed, candidate, ()), Around(spoke))
            if self._followed == paragraph:
                return
            self._followed, self._followed_here = self._followed + 1, 0

    def _take_up(self, option: Option, around: Around) -> None:
        candidate = option.candidate
        if candidate.form == "nominal":
            self._take_up_description(option, around)
        elif bare(candidate.words) in PRONOUNS:
            best, chance = self.best(option, around)
            if best != NOBODY and chance >= _FOLLOWED:
                self.discourse.note_pronoun(candidate, best, is_sure=chance >= _SURE)

    def _take_up_description(self, option: Option, around: Around) -> None:
        """Notes whom a description means: somebody with a name, or who was called so before, or somebody new.

        A definite one that means nobody known is most often somebody named after all, and is left out.
        """
        description = option.candidate
        number, is_new = self._apposed(description), _opens_as_new(description)
        if number == NOBODY and (
            self.discourse.stands_behind_name(description)
            or self.discourse.stands_before_pronoun(description)
        ):
            return
        if number == NOBODY and is_new:
            number = self._introduced_later(
                without_possessive(description.words), description, option.paragraph
            )
        elif number == NOBODY:
            best, chance = self.best(option, replace(around, fresh=fresh_subject(self._stage, option)))
            number = best if chance >= _LEAST else NOBODY
        if number != NOBODY or is_new or self._stands_alone(description):
            self.discourse.note_description(description, number)

    def _stands_alone(self, description: Candidate) -> bool:
        return is_kin(description.words) or self._offices.is_particular(description.words)


def _opens_as_new(description: Candidate) -> bool:
    return description.words.split(None, 1)[0].lower() in NEW


def _weigh(signs: Signs) -> tuple[int, float]:
    """For whom most speaks, and that one's share of all."""
    weights = load_weights()
    fits = {number: sum(weights.get(sign, 0.0) for sign in own) for number, own in signs.items()}
    best = max(fits, key=fits.__getitem__)
    return best, _SUREST / sum(math.exp(max(-50.0, fit - fits[best])) for fit in fits.values())


@cache
def load_weights() -> dict[str, float]:
    """What each sign weighs, in log-odds; read once a process."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
