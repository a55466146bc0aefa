"""Who is meant: from the words that name a speaker to the person or body of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.attribution import Option
from reader.analysis.gender import find_gender
from reader.analysis.name_bounds import TITLES, without_possessive
from reader.analysis.offices import Offices
from reader.analysis.standing import goes_on_about, opens_sentence, since_quotation, standing

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.analysis.attribution import Stage
    from reader.analysis.candidates import Candidate
    from reader.analysis.model import Entity


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words mean."""

    name: str
    entity: str | None
    certainty: float
    """0 to 1: how likely that is, if the words are the speaker's."""


_BODY_CERTAINTY = 0.98
_DESCRIPTION_CERTAINTY = 0.85
_UNRESOLVED_CERTAINTY = 0.6
_REACH = 4
"""Paragraphs back that a pronoun may point."""
_MOST_CANDIDATES = 60
"""Of a paragraph that are looked at for one pronoun."""
_NARROW, _WIDE = 0.4, 1.6
"""By how much the best person must fit better than the next one to be named, and to be as good as sure."""
_LEAST = -2.6
"""How well the best person must fit at least."""
_OBJECTS = frozenset(("him", "her"))
_FRESH = 1.0
"""By how much the subject of the sentence before the words fits better."""
_NAMED_INSIDE = 2.0
"""By how much a person fits worse who is named in what is said: few speak of themselves by name."""


_BEFORE_APPOSED = re.compile(rf"(?: (?:of|for|at|in) [^,.;:()“”\"\n]{{1,50}})?, (?:{TITLES})*")
_BELONGS = re.compile(r" (?:of|for|at) (?:the )?")
"""Between a description and the name that tells which one is meant."""
_OWNS = re.compile(r"(?:['’]s|(?<=s)['’]) \Z")
_LONGEST_SIGN = 4
_LONGEST_NOUN = 20
_KNOWS = re.compile(
    r"(?:(?:(?<=familiar)| familiar) with| with (?:direct |first-hand |close )?knowledge of| close to| briefed on| involved in)"
    r" (?:the|his|her|its|their) [a-z-]+"
)
"""What a source is said to know: "a person familiar with the matter"."""
_FOR_BODY = re.compile(r"(?<=[a-z]) for (?:the|his|her|its|their) ([a-z-]+)")
_SPEAKERS = re.compile(r"\b(?:spokes\w+|lawyers?|attorneys?)$")
_OWNERS = frozenset({"PERSON", "ORG", "GPE", "FAC"})
_WORD_AFTER = re.compile(r"[ \t\xa0]+([a-z][\w'’-]*)")
_AFTER_APPOSED = re.compile(r"[,.:;]|\s*$|\n")


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who spoke last, and in which paragraph."""

    entity: int = -1
    paragraph: int = -9
    description: str = ""
    """What a speaker who is no entity is called."""
    described: Candidate | None = None
    """The words that tell this speaker."""


class Cast:
    """The people and bodies of an article, as far as pronouns and descriptions need to know them."""

    def __init__(self, stage: Stage, entities: Sequence[Entity]) -> None:
        self._text = stage.text
        self._entities = entities
        self._stage = stage
        people = [number for number, entity in enumerate(entities) if entity.type == "PERSON"]
        self._genders = {number: find_gender(stage.text, entities[number]) for number in people}
        self._people = sorted(
            (m.start, m.end, number) for number in people for m in entities[number].mentions
        )
        self._named = {
            m.start: (m.end, number) for number, entity in enumerate(entities) for m in entity.mentions
        }
        self._owners = {m.end: m.start for entity in entities for m in entity.mentions}
        self._offices = Offices(stage.text, self._people)
        self._earlier: dict[str, str] = {}
        self._resolved: dict[int, Referent] = {}
        self._chain: dict[int, int] = {}
        """By where a pronoun that opens a sentence starts: the number of the person whom it means."""
        self._chained, self._chained_here = 0, 0
        """How far it reaches: the paragraph, and how many of its candidates."""

    def resolve(self, option: Option, before: Spoke, inside: Container[int] = ()) -> Referent:
        """Whom a candidate means. before: who spoke last; inside: the entities named in what is said.

        The same words mean the same one, as surely, for every quotation that they tell of.
        """
        start = option.candidate.start
        if start not in self._resolved:
            self._resolved[start] = self._resolve(option, before, inside)
        return self._resolved[start]

    def _resolve(self, option: Option, before: Spoke, inside: Container[int]) -> Referent:
        candidate = option.candidate
        if candidate.form == "pronoun":
            return self._resolve_pronoun(option, before, inside)
        if candidate.form == "nominal":
            return self._resolve_description(candidate)
        if candidate.entity >= 0 and candidate.form != "people":
            entity = self._entities[candidate.entity]
            return Referent(entity.name, entity.id, _BODY_CERTAINTY)
        return Referent(self._words(candidate), None, _BODY_CERTAINTY)

    def _words(self, candidate: Candidate) -> str:
        """A candidate's words, as a name to show: "the ministry" of "the ministry's".

        With whom a description belongs to: "a lawyer for Mina Soto", "Soto's campaign".
        """
        start, end = candidate.start, candidate.end
        if candidate.form == "nominal":
            start, end = self._owner_start(start), self._owner_end(end)
        return without_possessive(self._text[start:end])

    def _owner_start(self, start: int) -> int:
        """Where the name begins whose possessive stands right before a description; start, if there is none."""
        sign = _OWNS.search(self._text, max(0, start - _LONGEST_SIGN), start)
        return self._owners.get(sign.start(), start) if sign else start

    def _owner_end(self, start: int) -> int:
        """Where the name or noun ends to which a description that ends at start belongs; start, if there is none."""
        knows = _KNOWS.match(self._text, start)
        if knows:
            return knows.end()
        body = _FOR_BODY.match(self._text, start)
        is_for = body is not None and _SPEAKERS.search(self._text[max(0, start - _LONGEST_NOUN) : start])
        if body and is_for and (body[1] in _BODIES or lexicon.is_role_noun(body[1])):
            return body.end()
        link = _BELONGS.match(self._text, start)
        end, number = self._named.get(link.end(), (0, -1)) if link else (0, -1)
        if number < 0 or self._entities[number].type not in _OWNERS:
            return start
        after = _WORD_AFTER.match(self._text, end)
        # "for the Keller campaign" is not for Keller.
        is_noun = after is not None and not (
            lexicon.verb_class(after[1]) or after[1] in lexicon.FUNCTION_WORDS | lexicon.AUXILIARIES
        )
        return start if is_noun else end

    def person(self, candidate: Candidate, referent: Referent) -> int:
        """Number of the entity that a resolved candidate means, or -1."""
        if candidate.entity >= 0 or referent.entity is None:
            return candidate.entity
        return next(number for number, entity in enumerate(self._entities) if entity.id == referent.entity)

    def _resolve_pronoun(self, option: Option, before: Spoke, inside: Container[int]) -> Referent:
        word = option.candidate.words.lower()
        described = self._described(option) if word == "who" else ""
        if described:
            return Referent(described, None, _DESCRIPTION_CERTAINTY)
        if self._goes_on_with(before, option):
            return Referent(before.description, None, _DESCRIPTION_CERTAINTY)
        fresh = self._fresh_subject(option)
        if fresh is not None and fresh.form == "nominal":
            meant = self._resolve_description(fresh)
            return replace(meant, certainty=min(meant.certainty, _DESCRIPTION_CERTAINTY))
        self._follow(option.paragraph, option.candidate.start)
        fits = self._fits(option, before, inside, fresh)
        best, margin = _best_of(fits)
        if best < 0:
            return Referent(option.candidate.words, None, _UNRESOLVED_CERTAINTY)
        entity = self._entities[best]
        return Referent(entity.name, entity.id, _certainty(margin))

    def _fits(
        self, option: Option, before: Spoke, inside: Container[int] = (), fresh: Candidate | None = None
    ) -> dict[int, float]:
        """How well the people named before fit a pronoun, by their numbers."""
        word = option.candidate.words.lower()
        fits: dict[int, float] = {}
        if word not in lexicon.SINGULAR_PERSON:
            return fits
        spoken_of = self._spoken_of(option)
        for paragraph, person in self._people_before(option):
            if self._genders[person.entity] in ("", word) or word == "who":
                fit = self._fit(option, paragraph, person, before)
                if person is fresh:
                    # What it does may be in no list of verbs: "Rose Achieng, who sells shoes, danced."
                    fit += _FRESH + (person.relation == "none")
                fit -= _NAMED_INSIDE * (person.entity in inside or person.entity == spoken_of)
                fits[person.entity] = max(fit, fits.get(person.entity, -99.0))
        return fits

    def _spoken_of(self, option: Option) -> int:
        """Number of the person of whom a pronoun says something, hardly of oneself: "he said of Brown"; -1 for nobody."""
        tokens, at = self._stage.scenes[option.paragraph].tokens, option.candidate.last + 3
        if at < len(tokens) and tokens[at - 1].low in ("of", "about"):
            return self._named.get(tokens[at].start, (0, -1))[1]
        return -1

    def _fresh_subject(self, option: Option) -> Candidate | None:
        """Who is the subject of the last sentence before the words, since other words were quoted: who is gone on about.

        A person, or somebody described whom the pronoun may mean ("A man came out. “...,” he said"); None for nobody.
        """
        word = option.candidate.words.lower()
        if word not in ("he", "she"):
            return None
        scene = self._stage.scenes[option.paragraph]
        low, high = since_quotation(scene.tokens, option.candidate.first)
        named: set[int] = set()
        for candidate in reversed([each for each in scene.candidates if low <= each.first < high]):
            if opens_sentence(scene.tokens, candidate.first):
                # Of one described and one named after it, either may be meant.
                is_alone = candidate.form != "nominal" or named <= {self._apposed(candidate)}
                is_meant = is_alone and self._may_mean(word, candidate)
                return candidate if is_meant and not self._is_gone_on_from(option, candidate, high) else None
            named |= {candidate.entity} & self._genders.keys()
        return None

    def _is_gone_on_from(self, option: Option, subject: Candidate, last: int) -> bool:
        """Whether somebody else is meant: the sentence has a pronoun for that one, or the words speak of its subject.

        "The judge jailed him. “I am sorry,” he said": not the judge.
        """
        tokens = self._stage.scenes[option.paragraph].tokens
        for before, token in pairwise(tokens[subject.last : last]):
            # In "The mayor said he left" it is the mayor, in "The mayor, he said, left" somebody else.
            if token.low in _OBJECTS or (token.low in ("he", "she") and before.text == ","):
                return True
        noun = tokens[subject.last].low
        said = tokens[last] if last < len(tokens) and tokens[last].kind == "quotation" else None
        return said is not None and noun in self._text[said.start : said.end].lower()

    def _may_mean(self, word: str, candidate: Candidate) -> bool:
        """Whether "he" or "she" may be a person, or one described, by what is known of the sex."""
        entity = self._apposed(candidate) if candidate.form == "nominal" else candidate.entity
        if entity in self._genders:
            return self._genders[entity] in ("", word)
        return candidate.form == "nominal" and _may_be_one_person(candidate.words, word)

    def _goes_on_with(self, before: Spoke, option: Option) -> bool:
        """Whether a pronoun means somebody described who has just spoken: "a lawyer said “A.” “B,” she said"."""
        here, there = option.candidate, before.described
        if there is None or before.paragraph != option.paragraph or here.start < there.start:
            return False
        named = (person.start for _, person in self._people_before(option))
        return _may_be_one_person(there.words, here.words) and not any(start > there.start for start in named)

    def _described(self, option: Option) -> str:
        """The description right before a "who", which is what that means; "" if there is none."""
        found = self._stage.scenes[option.paragraph].candidates
        number = bisect_left(found, option.candidate.start, key=lambda candidate: candidate.start)
        before = found[number - 1] if number else None
        if before is None or before.form != "nominal" or option.candidate.start - before.end > len(", "):
            return ""
        return self._words(before)

    def _people_before(self, option: Option) -> Iterator[tuple[int, Candidate]]:
        """The people named outside of quotations before a pronoun, each with the paragraph."""
        for paragraph in range(max(0, option.paragraph - _REACH), option.paragraph + 1):
            found = self._stage.scenes[paragraph].candidates
            reached = bisect_left(found, option.candidate.start, key=lambda candidate: candidate.start)
            for person in found[max(0, reached - _MOST_CANDIDATES) : reached]:
                if person.entity in self._genders:
                    yield paragraph, person
                elif person.start in self._chain:
                    yield paragraph, replace(person, entity=self._chain[person.start])

    def _follow(self, paragraph: int, start: int) -> None:
        """Brings into the chain the pronouns that open sentences before a place, in order of the text."""
        while self._chained <= paragraph:
            scene = self._stage.scenes[self._chained]
            for candidate in scene.candidates[self._chained_here :]:
                if candidate.start >= start:
                    return
                self._chained_here += 1
                if candidate.form == "pronoun" and goes_on_about(scene.tokens, candidate.first):
                    best, _ = _best_of(self._fits(Option(self._chained, candidate, ()), Spoke()))
                    if best >= 0:
                        self._chain[candidate.start] = best
            if self._chained == paragraph:
                return
            self._chained, self._chained_here = self._chained + 1, 0

    def _fit(self, option: Option, paragraph: int, person: Candidate, before: Spoke) -> float:
        """How well a person named before fits a pronoun, on a scale of log-odds."""
        scene = self._stage.scenes[paragraph]
        tokens = scene.tokens
        last = option.candidate.first if paragraph == option.paragraph else len(tokens)
        fit = -1.1 * (option.paragraph - paragraph)
        fit -= 0.3 * min(tokens[last - 1].sentence - tokens[person.first].sentence, 3) if last else 0.0
        fit -= 0.15 * min(scene.names(person.last + 1, last), 4)
        fit += standing(tokens, person, is_here=paragraph == option.paragraph) + 0.5 * bool(
            self._genders[person.entity]
        )
        if option.candidate.words.lower() == "who":
            return fit + 4.0 * (0 <= option.candidate.start - person.end <= 2)
        if person.entity == before.entity:
            fit += max(0.0, 1.2 - 0.3 * (option.paragraph - before.paragraph))
        return fit

    def _resolve_description(self, candidate: Candidate) -> Referent:
        """A definite description means who was called so before, or the fuller description given before."""
        apposed = self._apposed(candidate)
        named = apposed if apposed >= 0 else self._begun(candidate)
        if named >= 0:
            return Referent(self._entities[named].name, self._entities[named].id, _BODY_CERTAINTY)
        own = without_possessive(candidate.words)
        head = own.lower().split()[-1]
        words = self._words(candidate)
        first = words.split(None, 1)[0].lower()
        if first in ("the", "that", "this", "his", "her", "their"):
            number = self._offices.who(own, candidate.start)
            if head in self._earlier and words == own:
                return Referent(self._earlier[head], None, _DESCRIPTION_CERTAINTY)
            if number >= 0 and len(own.split()) < 4:
                return Referent(
                    self._entities[number].name, self._entities[number].id, _DESCRIPTION_CERTAINTY
                )
            return Referent(words, None, 0.95)
        return Referent(words, None, 0.95)

    def _apposed(self, candidate: Candidate) -> int:
        """Number of the entity that a description is followed by: "the head of the union, Mina Soto,"; -1 for none."""
        gap = _BEFORE_APPOSED.match(self._text, candidate.end)
        end, number = self._named.get(gap.end(), (0, -1)) if gap else (0, -1)
        is_whole = number >= 0 and _AFTER_APPOSED.match(self._text, end)
        return number if is_whole and self._entities[number].type in ("PERSON", "ORG") else -1

    def _begun(self, candidate: Candidate) -> int:
        """Number of the body whose name a description is the beginning of: "the Bureau" of Reclamation; -1 for none."""
        words = candidate.words.split(None, 1)
        start = candidate.end - len(words[-1])
        end, number = self._named.get(start, (0, -1))
        return number if end > candidate.end and self._entities[number].type == "ORG" else -1

    def note_description(self, candidate: Candidate) -> None:
        """Remembers an indefinite description ("a senior official"), which later definite ones may mean."""
        words = self._words(candidate)
        if candidate.form == "nominal" and words.split(None, 1)[0].lower() in ("a", "an", "one", "another"):
            self._earlier[without_possessive(candidate.words.lower()).split()[-1]] = words


_ONE = frozenset("the a an one another this that".split())
"""What opens a description of one person; of "her husband" more is known: whose he is, who may speak next."""
_BODIES = frozenset(
    """
    administration agency army association bank board body bureau campaign club coalition commission committee company
    congress council court department firm force government group house industry institute jury ministry network newspaper
    office organisation organization palace panel parliament party police senate side staff team union university
    """.split()
)
_HE = frozenset("husband father son brother boy uncle nephew king prince waiter actor".split())
_SHE = frozenset("wife mother daughter sister girl aunt niece queen princess waitress actress widow".split())


def _may_be_one_person(description: str, pronoun: str) -> bool:
    """Whether a description tells of one person, of a sex that a pronoun may have."""
    first, *_, head = description.lower().split() if " " in description else ("", "")
    if first not in _ONE or head not in lexicon.ROLE_NOUNS or head in _BODIES:
        return False
    word = pronoun.lower()
    is_he, is_she = head in _HE or head.endswith("man"), head in _SHE or head.endswith("woman")
    return (word == "he" and not is_she) or (word == "she" and not (is_he and not is_she))


def _best_of(fits: Mapping[int, float]) -> tuple[int, float]:
    """Who fits best, and by how much better than the next one; -1 where nobody fits, or not clearly better."""
    ranked = sorted(fits, key=fits.__getitem__, reverse=True)
    if not ranked or fits[ranked[0]] < _LEAST:
        return -1, 0.0
    margin = fits[ranked[0]] - fits[ranked[1]] if len(ranked) > 1 else _WIDE
    return (ranked[0], margin) if margin >= _NARROW else (-1, 0.0)


def _certainty(margin: float) -> float:
    """How likely the best fitting person is the one, by how much better the fit is than the next one's."""
    return 0.68 + 0.27 * min(margin, _WIDE) / _WIDE
