"""Who is meant: from the words that name a speaker to the person or body of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.names import gazetteer
from reader.analysis.names.bounds import without_possessive
from reader.analysis.names.persons import surname
from reader.analysis.reference.bodies import Bodies, names_body
from reader.analysis.reference.discourse import NOBODY, Discourse
from reader.analysis.reference.offices import Offices
from reader.analysis.reference.pronouns import Pronouns
from reader.analysis.reference.signs import Around
from reader.analysis.reference.standing import opens_sentence, since_quotation
from reader.analysis.speakers.attribution import Option
from reader.analysis.speakers.descriptions import BODIES, NEW, is_one_person, may_mean_person, noun_of
from reader.analysis.speakers.phrases import phrase_start

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.analysis.model import Entity
    from reader.analysis.reference.discourse import Spoke
    from reader.analysis.speakers.attribution import Stage
    from reader.analysis.speakers.candidates import Candidate
    from reader.analysis.speakers.tokens import Token


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
_UNRESOLVED_CERTAINTY = 0.6
_NOBODY_ELSE_CERTAINTY = 0.95
"""That a description means nobody who is named."""
_DEFINITE = frozenset("the that this his her their".split())
_LONGEST_BODY = 3
"""Words of a description that may mean a body named before."""
_OBJECTS = frozenset(("him", "her"))


_BEFORE_APPOSED = re.compile(r"(?: (?:of|for|at|in) [^,.;:()“”\"\n]{1,50})?, ")
_LONGEST_OFFICE = 50
"""Characters that may stand between the comma and the name in "his opponent, state Sen. Mina Soto"."""
_MOST_IN_OFFICE = 4
"""Names of which the last is the one meant: "the official, BBC editor Mina Soto"."""
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
_AFTER_APPENDED = re.compile(r"[,.:;)]|\s*$|\n| (?:of|for|at|in|on|to|from|with|who|and)\b")
_AFTER_APPOSED = re.compile(r"[,.:;]|\s*$|\n| (?:of|for|at|from|in)\b")


class Cast:
    """The people and bodies of an article, as far as pronouns and descriptions need to know them."""

    def __init__(self, stage: Stage, entities: Sequence[Entity], pronouns: type[Pronouns] = Pronouns) -> None:
        """pronouns: what tells whom pronouns mean; another class for learning that."""
        self._text = stage.text
        self._entities = entities
        self._stage = stage
        self._discourse = Discourse(stage, entities)
        self._named = {
            m.start: (m.end, number) for number, entity in enumerate(entities) for m in entity.mentions
        }
        self._starts = sorted(self._named)
        self._owners = {m.end: m.start for entity in entities for m in entity.mentions}
        offices = Offices(stage.text, self._discourse.mentions)
        self._pronouns = pronouns(stage, self._discourse, offices, self._apposed_person)
        self._bodies = Bodies(stage.text, entities)
        self._shared = _shared_surnames(entities)
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
            return self._referent(candidate.entity, _BODY_CERTAINTY)
        return Referent(self._words(candidate), None, _BODY_CERTAINTY)

    def _referent(self, number: int, certainty: float) -> Referent:
        certainty = min(certainty, _SHARED_CERTAINTY) if number in self._shared else certainty
        return Referent(self._entities[number].name, self._entities[number].id, certainty)

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
        if body and is_for and (body[1] in BODIES or lexicon.is_role_noun(body[1])):
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
        before_who = self._described(option) if option.candidate.words.lower() == "who" else None
        named = self._appended(option.paragraph, before_who) if before_who else -1
        if named >= 0:
            return self._referent(named, _BODY_CERTAINTY)
        if before_who:
            return Referent(self._words(before_who), None, _DESCRIPTION_CERTAINTY, before_who)
        if option.candidate.words.lower() == "it":
            return self._resolve_it(option, before)
        around = Around(before, inside, self._fresh_subject(option))
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
        fresh = self._fresh_subject(option)
        if fresh is not None and self._bodies.is_body(fresh.entity):
            return self._referent(fresh.entity, _DESCRIPTION_CERTAINTY)
        if fresh is not None and fresh.form == "nominal" and names_body(noun_of(fresh.words)):
            meant = self._resolve_description(Option(option.paragraph, fresh, ()), before, ())
            return replace(meant, certainty=_DESCRIPTION_CERTAINTY, described=fresh)
        if option.paragraph - before.paragraph <= 1:
            if self._bodies.is_body(before.entity):
                return self._referent(before.entity, _DESCRIPTION_CERTAINTY)
            if before.described is not None and names_body(noun_of(before.described.words)):
                return Referent(self._words(before.described), None, _DESCRIPTION_CERTAINTY, before.described)
        return Referent(option.candidate.words, None, _UNRESOLVED_CERTAINTY)

    def _fresh_subject(self, option: Option) -> Candidate | None:
        """Who is the subject of the last sentence before the words, since other words were quoted: who is gone on about."""
        if option.candidate.form == "pronoun" and option.candidate.words.lower() not in ("he", "she", "it"):
            return None
        scene = self._stage.scenes[option.paragraph]
        low, high = since_quotation(scene.tokens, option.candidate.first)
        said = scene.tokens[high]
        if option.candidate.form == "nominal" and option.paragraph and high == 0:
            scene = self._stage.scenes[option.paragraph - 1]
            low, high = since_quotation(scene.tokens, len(scene.tokens))
        opening = (
            each
            for each in reversed(scene.candidates)
            if low <= each.first < high and opens_sentence(scene.tokens, each.first)
        )
        subject = next(opening, None)
        if subject is None or _is_first_part(scene.tokens, subject):
            return None
        return None if self._is_gone_on_from(scene.tokens[subject.last : high], said) else subject

    def _is_gone_on_from(self, told: Sequence[Token], said: Token) -> bool:
        """Whether somebody else is meant: the sentence has a pronoun for that one, or the words speak of its subject.

        "The judge jailed him. “I am sorry,” he said": not the judge. told: the tokens from the subject's last one on.
        """
        for before, token, after in zip(told, told[1:], [*told[2:], None], strict=False):
            # In "The mayor said he left" it is the mayor, in "The mayor, he said, left" somebody else.
            is_other = token.low in ("he", "she") and before.is_mark(",")
            if is_other or (token.low in _OBJECTS and not _is_owned(after)):
                return True
        return said.kind == "quotation" and told[0].low in self._text[said.start : said.end].lower()

    def _described(self, option: Option) -> Candidate | None:
        """The description right before a "who", which is what that means, if there is one."""
        found = self._stage.scenes[option.paragraph].candidates
        number = bisect_left(found, option.candidate.start, key=lambda candidate: candidate.start)
        before = found[number - 1] if number else None
        is_beside = before is not None and option.candidate.start - before.end <= len(", ")
        return before if before is not None and before.form == "nominal" and is_beside else None

    def _apposed_person(self, description: Candidate) -> int:
        """Number of the person named right behind a description, or NOBODY."""
        number = self._apposed(description)
        return number if number in self._discourse.genders else NOBODY

    def _resolve_description(self, option: Option, before: Spoke, inside: Container[int]) -> Referent:
        """Whom a description means: a body or person that it names, or is told by; else it is a speaker of its own."""
        candidate = option.candidate
        apposed = self._apposed(candidate)
        if apposed < 0:
            apposed = self._appended(option.paragraph, candidate)
        named = apposed if apposed >= 0 else self._begun(candidate)
        if named >= 0:
            return self._referent(named, _BODY_CERTAINTY)
        own, words = without_possessive(candidate.words), self._words(candidate)
        is_definite = words.split(None, 1)[0].lower() in _DEFINITE
        if is_definite and words == own and len(own.split()) == 2 and noun_of(own) in self._earlier:
            return Referent(self._earlier[noun_of(own)], None, _DESCRIPTION_CERTAINTY)
        body = self._body(own, option, before) if is_definite else NOBODY
        if body >= 0:
            return self._referent(body, _DESCRIPTION_CERTAINTY)
        meant = None
        if may_mean_person(own):
            meant = self._person(option, Around(before, inside, self._fresh_subject(option)))
        return meant or Referent(words, None, _NOBODY_ELSE_CERTAINTY)

    def _body(self, description: str, option: Option, before: Spoke) -> int:
        """Number of the body that a definite description means, or NOBODY; "the company" may be the one that is gone on about."""
        if len(description.split()) > _LONGEST_BODY or not names_body(noun_of(description)):
            return NOBODY
        number = self._bodies.who(description, option.candidate.start)
        if number != NOBODY or not _is_plain(description):
            return number
        fresh = self._fresh_subject(option)
        spoke = before.entity if option.paragraph - before.paragraph <= 1 else NOBODY
        near = (fresh.entity if fresh else NOBODY, spoke)
        return next((each for each in near if self._bodies.may_be_called(each, noun_of(description))), NOBODY)

    def _apposed(self, candidate: Candidate) -> int:
        """Number of the entity that a description is followed by: "the head of the union, Mina Soto,"; -1 for none."""
        gap = _BEFORE_APPOSED.match(self._text, candidate.end)
        first = bisect_left(self._starts, gap.end()) if gap else len(self._starts)
        for start in self._starts[first : first + _MOST_IN_OFFICE]:
            end, number = self._named[start]
            if gap is None or not _is_office(self._text[gap.end() : start]):
                break
            is_whole = _AFTER_APPOSED.match(self._text, end) is not None
            if is_whole and self._entities[number].type in ("PERSON", "ORG"):
                return number
        return -1

    def _appended(self, paragraph: int, candidate: Candidate) -> int:
        """Number of the entity that a description follows: "Mina Soto, an aide to the mayor,"; -1 for none.

        In "told of Mina Soto, an aide said" it follows nobody.
        """
        tokens = self._stage.scenes[paragraph].tokens
        comma = phrase_start(tokens, candidate.first) - 1
        if (
            comma < 1
            or not tokens[comma].is_mark(",")
            or not _AFTER_APPENDED.match(self._text, candidate.end)
        ):
            return -1
        _, number = self._named.get(self._owners.get(tokens[comma - 1].end, -1), (0, -1))
        return number if number >= 0 and self._entities[number].type in ("PERSON", "ORG") else -1

    def _begun(self, candidate: Candidate) -> int:
        """Number of the body whose name a description is the beginning of: "the Bureau" of Reclamation; -1 for none."""
        words = candidate.words.split(None, 1)
        start = candidate.end - len(words[-1])
        end, number = self._named.get(start, (0, -1))
        return number if end > candidate.end and self._entities[number].type == "ORG" else -1

    def note_description(self, candidate: Candidate) -> None:
        """Remembers a new or fuller description ("a statement", "Iran's foreign ministry"), which a later bare one may mean."""
        words = self._words(candidate)
        comma = candidate.start - len(", ")
        is_named = comma in self._owners and self._text.startswith(", ", comma)  # "Corvane, a company"
        is_other = candidate.form == "nominal" and not is_named and not is_one_person(candidate.words)
        if not is_other:
            return
        own = candidate.words.split()
        is_fuller = names_body(noun_of(candidate.words)) and (len(own) > 2 or words != candidate.words)
        if words.split(None, 1)[0].lower() in NEW or is_fuller:
            self._earlier[noun_of(candidate.words)] = words


def _is_office(words: str) -> bool:
    """Whether what stands before a name may be what somebody is: "state Sen. ", "the actor "; nothing is."""
    if len(words) > _LONGEST_OFFICE:
        return False
    found = [word.strip(".") for word in words.split()]
    return all(
        word[:1].isupper() or word in ("the", "of") or lexicon.is_role_noun(word) or _is_plain_word(word)
        for word in found
    )


def _is_plain_word(word: str) -> bool:
    return word.replace("-", "").isalpha() and not (
        lexicon.verb_class(word) or word in lexicon.FUNCTION_WORDS | lexicon.AUXILIARIES
    )


_NOT_OWNED = (
    lexicon.FUNCTION_WORDS | lexicon.AUXILIARIES | lexicon.TIMES | lexicon.CALENDAR | lexicon.SUBJECT_PRONOUNS
)


def _is_owned(token: Token | None) -> bool:
    """Whether a token after "her" is what she has: "her knees", not "jailed her for"."""
    return (
        token is not None
        and token.kind == "word"
        and token.low not in _NOT_OWNED
        and not token.low.endswith("ly")
    )


def _shared_surnames(entities: Sequence[Entity]) -> frozenset[int]:
    """The numbers of those who are called by a surname alone that two others have."""
    people = [(number, entity.name) for number, entity in enumerate(entities) if entity.type == "PERSON"]
    bearers = Counter(surname(name) for _, name in people if " " in name)
    return frozenset(number for number, name in people if " " not in name and bearers[surname(name)] > 1)


def _is_plain(description: str) -> bool:
    """Whether a description tells of a body by a noun alone, or with a country: "the company", "the Japanese company"."""
    first, *middle, _ = description.split()
    return first.lower() == "the" and (
        not middle or (len(middle) == 1 and gazetteer.TYPES.get(middle[0]) == "NORP")
    )


def _is_first_part(tokens: Sequence[Token], subject: Candidate) -> bool:
    """Whether a name only opens what a body is called: "the U.N. agency" is not the U.N."""
    after = tokens[subject.last + 1] if subject.last + 1 < len(tokens) else None
    return subject.entity >= 0 and after is not None and after.kind == "word" and names_body(after.text)
