"""Who is meant: from the words that name a speaker to the person or body of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.analysis.names import gazetteer
from reader.analysis.names.bounds import without_possessive
from reader.analysis.names.parts import surname
from reader.analysis.reference.apposition import Apposition
from reader.analysis.reference.authors import find_author
from reader.analysis.reference.bodies import Bodies, names_body
from reader.analysis.reference.discourse import NOBODY, Discourse
from reader.analysis.reference.mentions import Mentions
from reader.analysis.reference.offices import Offices
from reader.analysis.reference.pronouns import Pronouns
from reader.analysis.reference.signs import Around
from reader.analysis.reference.subjects import fresh_subject
from reader.analysis.reference.wording import words_of
from reader.analysis.speakers.attribution import Option
from reader.analysis.speakers.descriptions import (
    NEW,
    is_kin,
    is_one_person,
    may_mean_person,
    names_many,
    needs_telling,
    noun_of,
    tells,
)

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.analysis.model import Entity
    from reader.analysis.reference.discourse import Spoke
    from reader.analysis.speakers.attribution import Stage
    from reader.analysis.speakers.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words mean."""

    name: str
    entity: str | None
    certainty: float
    """0 to 1: how likely that is, if the words are the speaker's."""
    described: Candidate | None = None
    """The words that tell of a speaker who is no entity."""


_BODY_CERTAINTY = 0.98
_DESCRIPTION_CERTAINTY = 0.85
_SHARED_CERTAINTY = 0.75
"""That a surname names its bearer well enough where two people have it."""
_TOLD_APART_CERTAINTY = 0.95
"""That it means the one of them whom the text goes on about; of 150 in news, 7 were another."""
_PEOPLE_CERTAINTY = 0.75
"""That "the Japanese" are the only one from there who is named."""
_UNRESOLVED_CERTAINTY = 0.6
_NOBODY_ELSE_CERTAINTY = 0.95
"""That a description means nobody who is named."""
_UNTOLD_CERTAINTY = 0.8
"""The same, of one that somebody is called by who has been told of."""
_DEFINITE = frozenset("the that this his her their".split())
_LONGEST_BODY = 3
"""Words of a description that may mean a body named before."""


class Cast:
    """The people and bodies of an article, as far as pronouns and descriptions need to know them."""

    def __init__(self, stage: Stage, entities: Sequence[Entity], pronouns: type[Pronouns] = Pronouns) -> None:
        """pronouns: what tells whom pronouns mean; another class for learning that."""
        self._text = stage.text
        self._entities = entities
        self._numbers = {entity.id: number for number, entity in enumerate(entities)}
        self._stage = stage
        self._discourse = Discourse(stage, entities)
        self._mentions = Mentions(entities)
        self._apposition = Apposition(stage, self._mentions)
        self._offices = Offices(stage.text, self._discourse.mentions)
        self._pronouns = pronouns(stage, self._discourse, self._offices, self._apposed_person)
        self._bodies = Bodies(stage.text, entities)
        self._bearers = Counter(
            surname(each.name) for each in entities if each.type == "PERSON" and " " in each.name
        )
        """How many people have a surname, of those named in full."""
        self._earlier: dict[str, str] = {}
        self._resolved: dict[int, Referent] = {}

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
            return self._resolve_description(option, before, inside)
        if candidate.entity >= 0 and candidate.form != "people":
            is_shared = candidate.form == "person" and self._is_shared(candidate.words)
            return self._referent(candidate.entity, _TOLD_APART_CERTAINTY if is_shared else _BODY_CERTAINTY)
        alone = self._alone_from(candidate) if candidate.form == "people" else NOBODY
        if alone != NOBODY:
            return self._referent(alone, _PEOPLE_CERTAINTY)
        return Referent(self._words(candidate), None, _BODY_CERTAINTY)

    def _alone_from(self, candidate: Candidate) -> int:
        """Number of the only one told to come from a country by whose people that one is called: "the Japanese"."""
        if not self._text.endswith(("the ", "The "), 0, candidate.start):
            return NOBODY
        return self._offices.alone_from(candidate.words.lower(), candidate.start)

    def _referent(self, number: int, certainty: float) -> Referent:
        entity = self._entities[number]
        is_either = entity.type == "PERSON" and self._is_shared(entity.name)
        return Referent(entity.name, entity.id, min(certainty, _SHARED_CERTAINTY) if is_either else certainty)

    def _is_shared(self, name: str) -> bool:
        """Whether a name is but the surname that several people have."""
        return " " not in name and self._bearers[surname(name)] > 1

    def _words(self, candidate: Candidate) -> str:
        return words_of(self._text, self._mentions, candidate)

    def person(self, candidate: Candidate, referent: Referent) -> int:
        """Number of the entity that a resolved candidate means, or -1."""
        if candidate.entity >= 0 or referent.entity is None:
            return candidate.entity
        return self._numbers[referent.entity]

    def _resolve_pronoun(self, option: Option, before: Spoke, inside: Container[int]) -> Referent:
        before_who = self._described(option) if option.candidate.words.lower() == "who" else None
        named = self._apposition.followed(option.paragraph, before_who) if before_who else -1
        if named >= 0:
            return self._referent(named, _BODY_CERTAINTY)
        if before_who:
            return Referent(self._words(before_who), None, _DESCRIPTION_CERTAINTY, before_who)
        if option.candidate.words.lower() == "it":
            return self._resolve_it(option, before)
        if option.candidate.words.lower() == "they":
            return self._resolve_they(option, before)
        around = Around(before, inside, fresh_subject(self._stage, option))
        return self._person(option, around) or Referent(option.candidate.words, None, _UNRESOLVED_CERTAINTY)

    def _person(self, option: Option, around: Around) -> Referent | None:
        """The person whom a pronoun or description means, named or described; None where nobody is likely enough."""
        best, chance = self._pronouns.resolve(option, around)
        if best == NOBODY:
            return None
        if best < NOBODY:
            described = self._discourse.described(best)
            return Referent(self._words(described), None, chance, described)
        return self._referent(best, chance)

    def _resolve_it(self, option: Option, before: Spoke) -> Referent:
        """The pronoun "it" goes on with the body that opens the sentence before, or spoke last."""
        fresh = fresh_subject(self._stage, option)
        if fresh is not None and self._bodies.is_body(fresh.entity):
            return self._referent(fresh.entity, _DESCRIPTION_CERTAINTY)
        author = find_author(self._stage, option)
        if author is not None:
            return replace(self._resolve(author, before, ()), certainty=_DESCRIPTION_CERTAINTY)
        if fresh is not None and fresh.form == "nominal" and _may_be_it(noun_of(fresh.words)):
            meant = self._resolve_description(Option(option.paragraph, fresh, ()), before, ())
            return replace(meant, certainty=_DESCRIPTION_CERTAINTY, described=fresh)
        if option.paragraph - before.paragraph <= 1:
            if self._bodies.is_body(before.entity):
                return self._referent(before.entity, _DESCRIPTION_CERTAINTY)
            if before.described is not None and _may_be_it(noun_of(before.described.words)):
                return Referent(self._words(before.described), None, _DESCRIPTION_CERTAINTY, before.described)
        return Referent(option.candidate.words, None, _UNRESOLVED_CERTAINTY)

    def _resolve_they(self, option: Option, before: Spoke) -> Referent:
        """The pronoun "they" goes on with those who open the sentence before, or spoke last: "Analysts warned of it"."""
        fresh = fresh_subject(self._stage, option)
        spoke = before.described if option.paragraph - before.paragraph <= 1 else None
        meant = fresh if fresh is not None and fresh.form == "nominal" else spoke
        if meant is None or not names_many(noun_of(meant.words)):
            return Referent(option.candidate.words, None, _UNRESOLVED_CERTAINTY)
        return Referent(self._words(meant), None, _DESCRIPTION_CERTAINTY, meant)

    def _described(self, option: Option) -> Candidate | None:
        """The description right before a "who", which is what that means, if there is one."""
        found = self._stage.scenes[option.paragraph].candidates
        number = bisect_left(found, option.candidate.start, key=lambda candidate: candidate.start)
        before = found[number - 1] if number else None
        is_beside = before is not None and option.candidate.start - before.end <= len(", ")
        return before if before is not None and before.form == "nominal" and is_beside else None

    def _apposed_person(self, description: Candidate) -> int:
        """Number of the person named right behind a description, or NOBODY."""
        number = self._apposition.behind(description)
        return number if number in self._discourse.genders else NOBODY

    def _resolve_description(self, option: Option, before: Spoke, inside: Container[int]) -> Referent:
        """Whom a description means: a body or person that it names, or is told by; else it is a speaker of its own."""
        candidate = option.candidate
        beside = self._apposition.beside(option.paragraph, candidate)
        named = beside if beside >= 0 else self._apposition.begun(candidate)
        if named >= 0:
            return self._referent(named, _BODY_CERTAINTY)
        own, words = without_possessive(candidate.words), self._words(candidate)
        is_definite = words.split(None, 1)[0].lower() in _DEFINITE
        author = find_author(self._stage, option) if is_definite and words == own else None
        if author is not None:
            return replace(self._resolve(author, before, inside), certainty=_DESCRIPTION_CERTAINTY)
        if is_definite and words == own and len(own.split()) == 2 and noun_of(own) in self._earlier:
            return Referent(self._earlier[noun_of(own)], None, _DESCRIPTION_CERTAINTY)
        body = self._body(own, option, before) if is_definite else NOBODY
        if body >= 0:
            return self._referent(body, _DESCRIPTION_CERTAINTY)
        meant = None
        if may_mean_person(own) or is_one_person(own):
            meant = self._person(option, Around(before, inside, fresh_subject(self._stage, option)))
        # "The custodian" has mostly been named, "the judge" not.
        is_untold = is_definite and is_one_person(own) and (needs_telling(noun_of(own)) or is_kin(own))
        return meant or Referent(words, None, _UNTOLD_CERTAINTY if is_untold else _NOBODY_ELSE_CERTAINTY)

    def _body(self, description: str, option: Option, before: Spoke) -> int:
        """Number of the body that a definite description means, or NOBODY; "the company" may be the one that is gone on about."""
        is_long = len(description.split()) > _LONGEST_BODY and not _is_plain(description)
        if is_long or not names_body(noun_of(description)):
            return NOBODY
        number = self._bodies.who(description, option.candidate.start)
        if number != NOBODY or not _is_plain(description):
            return number
        fresh = fresh_subject(self._stage, option)
        spoke = before.entity if option.paragraph - before.paragraph <= 1 else NOBODY
        near = (fresh.entity if fresh else NOBODY, spoke)
        noun = noun_of(description)
        number = next((each for each in near if self._bodies.may_be_called(each, noun)), NOBODY)
        return number if number != NOBODY else self._bodies.only(noun, option.candidate.start)

    def note_description(self, candidate: Candidate) -> None:
        """Remembers a new or fuller description ("a statement", "Iran's foreign ministry"), which a later bare one may mean."""
        words = self._words(candidate)
        comma = candidate.start - len(", ")
        is_named = self._mentions.start_of(comma) >= 0 and self._text.startswith(
            ", ", comma
        )  # "Corvane, a company"
        is_other = candidate.form == "nominal" and not is_named and not is_one_person(candidate.words)
        if not is_other:
            return
        own = candidate.words.split()
        is_fuller = names_body(noun_of(candidate.words)) and (len(own) > 2 or words != candidate.words)
        if words.split(None, 1)[0].lower() in NEW or is_fuller:
            self._earlier[noun_of(candidate.words)] = words


def _may_be_it(noun: str) -> bool:
    """Whether who is called by a noun is "it" and may have said something: a body, or what words are read in."""
    return names_body(noun) or tells(noun)


def _is_plain(description: str) -> bool:
    """Whether a description tells of a body by a noun, and at most where that is: "the company", "the Oslo-based company"."""
    first, *rest = description.split()
    middle = rest[:-1]
    place = middle[-1] if middle else ""
    is_people = len(middle) == 1 and gazetteer.TYPES.get(place) == "NORP"
    is_near = not middle or is_people or place.endswith("-based")
    return first.lower() == "the" and bool(rest) and is_near
