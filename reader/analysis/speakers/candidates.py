"""Who might have said something: names, pronouns and descriptions outside of quotations, and the verbs beside them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from reader.analysis import lexicon
from reader.analysis.speakers.cues import find_cue, speech_noun_after, verb_after
from reader.analysis.speakers.descriptions import is_one_person
from reader.analysis.speakers.phrases import (
    is_modifier,
    opens_by_saying,
    origin_end,
    phrase_start,
    subject_phrases,
    title_start,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.analysis.model import Entity
    from reader.analysis.speakers.cues import Relation
    from reader.analysis.speakers.tokens import Token

Form = Literal["person", "body", "place", "people", "capitals", "pronoun", "nominal"]
_FORMS: dict[str, Form] = {
    "PERSON": "person",
    "ORG": "body",
    "FAC": "body",
    "GPE": "place",
    "LOC": "place",
    "NORP": "people",
    "MISC": "body",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a speaker, at tokens [first, last] of a paragraph."""

    first: int
    last: int
    start: int
    end: int
    form: Form
    words: str
    entity: int
    """Number of the entity that it names in the text, or -1."""
    relation: Relation
    """How it stands to the verb (or other cue) beside it."""
    verb: str
    """Class of that verb: "say", "judge", "ed", "ing", "s" or ""."""
    cue_first: int
    """First token of the cue; -1 for none."""
    cue_last: int


_NO_NAMES = lexicon.FUNCTION_WORDS | lexicon.CALENDAR | {"according"}


class EntityIndex:
    """Looks up which entity a stretch of the text names."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        items = sorted(
            (mention.start, mention.end, number)
            for number, entity in enumerate(entities)
            if entity.type in _FORMS
            for mention in entity.mentions
        )
        self._items = items
        self._starts = [start for start, _, _ in items]
        self._types = [entity.type for entity in entities]

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """(start, end, number of the entity) of every mention that starts in [start, end)."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def form(self, number: int) -> Form:
        """What form of candidate an entity makes."""
        return _FORMS[self._types[number]]


def find_candidates(tokens: Sequence[Token], entities: EntityIndex) -> list[Candidate]:
    """The candidates of one paragraph, in order, none overlapping another."""
    if not tokens:
        return []
    names = list(_names(tokens, entities))
    people = [item for item in names if item[2] == "person" and not _is_compound(tokens, item[1])]
    taken = [False] * len(tokens)
    found: list[tuple[int, int, Form, int]] = []
    belongs = {
        *_titles(tokens, [first for first, *_ in people]),
        *_origins(tokens, people),
        *_known(tokens),
        *_dateline(tokens, names),
    }
    # A description may hold the name of a body ("a State Department official"), so it goes before those.
    for source in (
        people,
        _pronouns(tokens),
        _nominals(tokens, taken, _capitals_in(tokens, names)),
        _phrases(tokens),
        names,
        _capitals(tokens),
        _owners(tokens),
    ):
        for first, last, form, entity in source:
            is_anothers = form not in ("person", "pronoun") and (first in belongs or last in belongs)
            if not is_anothers and not any(taken[first : last + 1]):
                taken[first : last + 1] = [True] * (last + 1 - first)
                found.append((first, last, form, entity))
    return [_with_cue(tokens, *item) for item in sorted(found)]


def _origins(tokens: Sequence[Token], people: Iterable[tuple[int, int, Form, int]]) -> Iterator[int]:
    """The tokens of where people are from, right after their names: "Germany" of "Ann Fox of Germany said".

    Not in "a letter to Ann Fox from the White House said".
    """
    for first, last, *_ in people:
        before = title_start(tokens, first) - 1
        is_object = before >= 0 and tokens[before].low in lexicon.PREPOSITIONS
        if last + 1 < len(tokens) and tokens[last + 1].low in ("of", "from") and not is_object:
            yield from range(last + 2, origin_end(tokens, last + 2))


_KNOWING = frozenset(
    [("close", "to"), ("familiar", "with"), ("knowledge", "of"), ("briefed", "on"), ("involved", "in")]
)


def _known(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens of what a source knows: "the board" of "a person close to the board said"."""
    for at, (adjective, preposition) in enumerate(pairwise(tokens)):
        if (adjective.low, preposition.low) in _KNOWING:
            yield from range(at + 2, origin_end(tokens, at + 2))


def _titles(tokens: Sequence[Token], people: Iterable[int]) -> Iterator[int]:
    """The tokens of what people are called right before their names, which say nothing: "RNC" of "RNC spokesman Sam Fox".

    people: the first tokens of their names.
    """
    for name in people:
        yield from range(title_start(tokens, name), name)


def _names(tokens: Sequence[Token], entities: EntityIndex) -> Iterator[tuple[int, int, Form, int]]:
    starts = [token.start for token in tokens]
    for start, end, number in entities.within(tokens[0].start, tokens[-1].end):
        first = bisect_left(starts, start)
        last = bisect_left(starts, end) - 1
        if entities.form(number) == "person":
            while last + 1 < len(tokens) and tokens[last + 1].text in lexicon.HONOURS:
                last += 1
        if first <= last and all(token.kind != "quotation" for token in tokens[first : last + 1]):
            yield first, last, entities.form(number), number


_LONGEST_DATELINE = 12


def _dateline(tokens: Sequence[Token], names: Iterable[tuple[int, int, Form, int]]) -> Iterable[int]:
    """The tokens before the dash behind the place that opens a report: "ANKARA (AP) — "."""
    if not any(first == 0 and form == "place" for first, _, form, _ in names):
        return ()
    for at, token in enumerate(tokens[:_LONGEST_DATELINE]):
        if token.is_mark("—", "–", "-"):
            return range(at)
        if token.kind == "quotation" or (token.kind == "word" and token.text.islower()):
            return ()
    return ()


def _is_compound(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name is but the first part of a description: "a Keller adviser"."""
    if last + 1 >= len(tokens) or tokens[last].low.endswith(("'s", "’s")):
        return False
    noun = tokens[last + 1]
    if noun.kind != "word" or noun.text[0].isupper() or not lexicon.is_role_noun(noun.low):
        return False
    return last + 2 >= len(tokens) or not _goes_on(tokens[last + 2])


def _phrases(tokens: Sequence[Token]) -> Iterator[tuple[int, int, Form, int]]:
    for first, last in subject_phrases(tokens):
        yield first, last, "nominal", -1


def _owners(tokens: Sequence[Token]) -> Iterator[tuple[int, int, Form, int]]:
    """Pronouns whose words are spoken of: "her remark that"."""
    for number, token in enumerate(tokens):
        if token.low in lexicon.POSSESSIVE_PRONOUNS and speech_noun_after(tokens, number) >= 0:
            yield number, number, "pronoun", -1


def _pronouns(tokens: Sequence[Token]) -> Iterator[tuple[int, int, Form, int]]:
    for number, token in enumerate(tokens):
        if token.kind == "word" and token.low in lexicon.SUBJECT_PRONOUNS:
            yield number, number, "pronoun", -1


def _capitals(tokens: Sequence[Token]) -> Iterator[tuple[int, int, Form, int]]:
    """Runs of capitalised words that no entity covers; a title alone is none."""
    number = 0
    while number < len(tokens):
        number += opens_by_saying(tokens, number)
        first = number
        while number < len(tokens) and _is_capitalised(tokens[number]):
            number += 1
        is_title = number == first + 1 and tokens[first].low in lexicon.TITLE_ABBREVIATIONS
        if number > first and not is_title:
            opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
            if not opens or number - first > 1 or not _is_no_name(tokens, first):
                yield first, number - 1, "capitals", -1
        number = max(number, first + 1)


def _is_no_name(tokens: Sequence[Token], number: int) -> bool:
    """Whether the word that opens a sentence has its capital from that alone: "Then", "Reached by phone"."""
    word, after = tokens[number].low, tokens[min(number + 1, len(tokens) - 1)].low
    is_participle = lexicon.verb_class(word) in ("ed", "ing") and after in lexicon.PREPOSITIONS
    return word in lexicon.FUNCTION_WORDS or is_participle


def _is_capitalised(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper() and token.low not in _NO_NAMES


def _capitals_in(tokens: Sequence[Token], names: Iterable[tuple[int, int, Form, int]]) -> Mapping[int, int]:
    """The words with a capital in names of bodies and places: "Bank" in "the World Bank said" describes nobody.

    Each with the first one of its name.
    """
    return {
        number: first
        for first, last, form, _ in names
        for number in range(first, last + 1)
        if form in ("body", "place") and tokens[number].text[0].isupper()
    }


def _nominals(
    tokens: Sequence[Token], taken: Sequence[bool], named: Mapping[int, int]
) -> Iterator[tuple[int, int, Form, int]]:
    """Descriptions ("the official").

    taken: the tokens of people's names, which are no part of them; named: those which are none's noun, each with the
    first one of the name that it is in.
    """
    for number, token in enumerate(tokens):
        if (
            token.kind != "word"
            or taken[number]
            or number in named
            or not (lexicon.is_role_noun(token.low) or _is_beside_saying(tokens, number))
        ):
            continue
        if _goes_further(tokens, number + 1):
            continue
        first = phrase_start(tokens, number)
        if named.get(first, first) < first:  # "a Department for Transport official"
            first = phrase_start(tokens, named[first])
        # Behind whose it is: "the younger Hart's lawyer".
        first = max([first, *(at + 1 for at in range(first, number) if taken[at])])
        yield first, number, "nominal", -1


def _goes_further(tokens: Sequence[Token], after: int) -> bool:
    """Whether a description goes on behind its noun: "chief" of staff no, "chief corporate" spokesman yes."""
    if after >= len(tokens):
        return False
    is_modified = after + 1 < len(tokens) and is_modifier(tokens[after].low) and _is_role(tokens[after + 1])
    return _goes_on(tokens[after]) or is_modified


def _is_role(token: Token) -> bool:
    return token.kind == "word" and lexicon.is_role_noun(token.low)


def _goes_on(token: Token) -> bool:
    """Whether the word after a description's noun belongs to it: a compound's head, or the name of who has the title."""
    return token.kind == "word" and (lexicon.is_role_noun(token.low) or _is_capitalised(token))


def _is_beside_saying(tokens: Sequence[Token], number: int) -> bool:
    """Whether a plain word, or who is called by a country, stands where the subject of a verb of saying stands."""
    word = tokens[number].low
    is_of_place = number > 0 and is_one_person(f"{tokens[number - 1].text} {tokens[number].text}")
    if (
        (tokens[number].text[0].isupper() and not is_of_place)
        or word in _NO_NAMES
        or word in lexicon.AUXILIARIES
        or word in lexicon.TIMES
        or word.endswith(("ly", "ing"))
        or lexicon.verb_class(word) in ("say", "judge")
    ):
        return False
    following = verb_after(tokens, number + 1)
    if tokens[min(number + 1, len(tokens) - 1)].low == "to":  # "used to say", "went on to say": no noun
        return False
    return (
        following >= 0
        and tokens[following].low in lexicon.SAYING
        and not tokens[following].low.endswith("ing")
    )


def _with_cue(tokens: Sequence[Token], first: int, last: int, form: Form, entity: int) -> Candidate:
    relation, cue_first, cue_last = find_cue(
        tokens, first, last, is_pronoun=form == "pronoun", is_person=form == "person"
    )
    verb = (
        lexicon.verb_class(tokens[cue_last].low) if cue_last >= 0 and tokens[cue_last].kind == "word" else ""
    )
    words = " ".join(token.text for token in tokens[first : last + 1])
    return Candidate(
        first,
        last,
        tokens[first].start,
        tokens[last].end,
        form,
        words,
        entity,
        relation,
        verb,
        cue_first,
        cue_last,
    )
