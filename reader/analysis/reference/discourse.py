"""Who is told of where in an article, outside of quotations: by name, by a pronoun, by a description.

People have the numbers of their entities; those below NOBODY are described, and have no name.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.analysis.names.gender import find_gender
from reader.analysis.names.obituaries import is_mourned
from reader.analysis.speakers.candidates import Candidate
from reader.analysis.speakers.descriptions import is_one_person, noun_of, sex_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.model import Entity
    from reader.analysis.names.given_names import Gender
    from reader.analysis.speakers.attribution import Stage
    from reader.analysis.speakers.candidates import Form
    from reader.analysis.speakers.tokens import Token

NOBODY = -1
_REACH = 4
"""Paragraphs back in which somebody may be told of whom words mean."""
_MOST_TOLD = 60
"""Of a paragraph that are looked at."""
_BEFORE_PRONOUN = re.compile(r"(?: (?:of|from|to) [^.;:“”\"\n]{1,60}?)?, s?he\b")
PRONOUNS: dict[str, Gender] = {"he": "he", "she": "she"}


def bare(word: str) -> str:
    """A pronoun in lower case, without its verb: "he" of "He'd"."""
    return word.lower().replace("’", "'").partition("'")[0]


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who spoke last, and in which paragraph the words are."""

    entity: int = NOBODY
    paragraph: int = -9
    start: int = -1
    """Where the words that tell the speaker start."""
    described: Candidate | None = None
    """The words that tell of a speaker who is no entity."""
    asks: bool = False
    """Whether a question was asked, which another one answers."""


class Discourse:
    """The people of an article and where they are told of, as far as that is known yet."""

    def __init__(self, stage: Stage, entities: Sequence[Entity]) -> None:
        self._stage = stage
        people = [number for number, entity in enumerate(entities) if entity.type == "PERSON"]
        self.genders = {number: find_gender(stage.text, entities[number]) for number in people}
        """The pronoun of each person, "" where that is not known."""
        self.mentions = sorted(
            (m.start, m.end, number) for number in people for m in entities[number].mentions
        )
        """(start, end, number) of every name, in order; of those in quotations, too."""
        self._second = next(
            (start for start, _, each in self.mentions if each != self.mentions[0][2]), sys.maxsize
        )
        """Where the second person is named first."""
        self.mourned = next(
            (each for _, end, each in self.mentions[:1] if is_mourned(stage.text, end)), NOBODY
        )
        """The number of the one on whose life an obituary is; NOBODY in other articles."""
        self._ends = {end for _, end, _ in self.mentions}
        self._starts = {number: [m.start for m in entities[number].mentions] for number in people}
        self._told: dict[int, list[Candidate]] = {}
        self._described: list[Candidate] = []
        self._called: dict[str, int] = {}
        self._meant: dict[int, int] = {}
        self._pronouns: dict[int, int] = defaultdict(int)
        self._called_by: dict[tuple[int, Gender | None], int] = defaultdict(int)
        """Person and pronoun -> how often."""

    def described(self, number: int) -> Candidate:
        """The first description of somebody who has no name; number: below NOBODY."""
        return self._described[NOBODY - 1 - number]

    def meant_at(self, start: int) -> int | None:
        """Whom the pronoun or description at an offset means, if that is known yet."""
        return self._meant.get(start)

    def called(self, noun: str) -> int:
        """The number of who was called so last, of those who have no name; else NOBODY."""
        return self._called.get(noun, NOBODY)

    def stands_behind_name(self, description: Candidate) -> bool:
        """Whether a description only tells what somebody is who is named right before it: "Keller, a lawyer"."""
        comma = description.start - len(", ")
        return comma in self._ends and self._stage.text.startswith(", ", comma)

    def stands_before_pronoun(self, description: Candidate) -> bool:
        """Whether a description only tells what the one is who a pronoun behind it means: "The son of a smith, he left"."""
        return _BEFORE_PRONOUN.match(self._stage.text, description.end) is not None

    def is_contrasted(self, description: Candidate) -> bool:
        """Whether a description tells of another than who spoke before: "The striker himself"."""
        return self._stage.text.startswith((" himself", " herself"), description.end)

    def last_told(self, number: int, before: int) -> int:
        """Where somebody was named or described last before an offset; -1 for nowhere."""
        starts = self._starts[number]
        reached = bisect_left(starts, before)
        return starts[reached - 1] if reached else -1

    def first_named(self, number: int) -> int:
        """Where somebody is named or described first."""
        return self._starts[number][0]

    def only_before(self, before: int) -> int:
        """The number of the only person named or described before an offset; NOBODY for none and several."""
        first = next(iter(self.mentions), None)
        if first is None or first[0] >= before or self._second < before or self._described:
            return NOBODY
        return first[2]

    def last_named(self, before: int) -> tuple[int, int]:
        """(start, number) of the last name of a person before an offset; NOBODY for none."""
        reached = bisect_left(self.mentions, (before,))
        start, _, number = self.mentions[reached - 1] if reached else (-1, -1, NOBODY)
        return start, number

    def count(self, number: int, before: int) -> int:
        """How often somebody was named or described before an offset, or has been meant by a pronoun."""
        return bisect_left(self._starts[number], before) + self._pronouns[number]

    def note_pronoun(self, pronoun: Candidate, person: int, *, is_sure: bool) -> None:
        """Remembers whom a pronoun means; is_sure: and of which sex that person is, if nothing else has told it.

        So does a second pronoun for the same one.
        """
        if pronoun.start in self._meant:
            return
        self._meant[pronoun.start] = person
        self._pronouns[person] += 1
        word = PRONOUNS.get(bare(pronoun.words))
        self._called_by[person, word] += 1
        if word and not self.genders[person] and (is_sure or self._called_by[person, word] > 1):
            self.genders[person] = word

    def note_description(self, description: Candidate, person: int) -> None:
        """Remembers whom a description means; NOBODY: somebody new."""
        if person == NOBODY:
            self._described.append(description)
            person = NOBODY - len(self._described)
            self.genders[person] = sex_of(description.words)
            self._starts[person] = []
        if person < NOBODY:
            self._called[noun_of(description.words)] = person
            insort(self._starts[person], description.start)
        self._meant[description.start] = person

    def people_before(self, paragraph: int, start: int) -> Iterator[tuple[int, Candidate]]:
        """Where people are told of before an offset in a paragraph, in it and some before it, each with the paragraph.

        The candidate's entity is the person's number.
        """
        for number in range(max(0, paragraph - _REACH), paragraph + 1):
            found = self.told_in(number)
            reached = bisect_left(found, start, key=lambda candidate: candidate.start)
            for person in found[max(0, reached - _MOST_TOLD) : reached]:
                if person.entity in self.genders:
                    yield number, person
                elif person.start in self._meant:
                    yield number, replace(person, entity=self._meant[person.start])

    def told_in(self, paragraph: int) -> Sequence[Candidate]:
        """The names, pronouns and descriptions of people in a paragraph, in order."""
        if paragraph not in self._told:
            scene = self._stage.scenes[paragraph]
            known = {each.start: each for each in scene.candidates if each.form in ("person", "pronoun")}
            found = [known.get(plain.start, plain) for plain in self._plain_in(scene.tokens)]
            found += [
                each for each in scene.candidates if each.form == "nominal" and is_one_person(each.words)
            ]
            self._told[paragraph] = sorted(found, key=lambda each: each.start)
        return self._told[paragraph]

    def _plain_in(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """The names and pronouns among some tokens; those within a description ("a Keller adviser"), too."""
        starts = [token.start for token in tokens]
        first = bisect_left(self.mentions, (starts[0],)) if starts else 0
        names = {start: (end, number) for start, end, number in self.mentions[first : first + len(starts)]}
        for at, token in enumerate(tokens):
            end, number = names.get(token.start, (token.end, NOBODY))
            if token.kind == "word" and (number >= 0 or bare(token.text) in PRONOUNS):
                last = max(at, bisect_left(starts, end) - 1)
                form: Form = "person" if number >= 0 else "pronoun"
                yield Candidate(at, last, token.start, end, form, token.text, number, "none", "", -1, -1)
