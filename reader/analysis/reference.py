"""Who is meant: from the words that name a speaker to the person or body of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.analysis import given_names, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.attribution import Stage
    from reader.analysis.candidates import Candidate
    from reader.analysis.model import Entity

Gender = Literal["he", "she", ""]


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words mean."""

    name: str
    entity: str | None
    certainty: float
    """0 to 1: how likely that is, if the words are the speaker's."""


_HE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Pope|Father|Congressman|Chairman|Spokesman)\.?\s+$")
_SHE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Sister|Congresswoman|Chairwoman|Spokeswoman)\.?\s+$"
)
_BODY_CERTAINTY = 0.98
_PRONOUN_CERTAINTY = {"spoke before": 0.92, "only one": 0.9, "nearest": 0.75}
_DESCRIPTION_CERTAINTY = 0.85
_REACH = 2_000
"""Characters back that a pronoun may point."""


class Cast:
    """The people and bodies of an article, as far as pronouns and descriptions need to know them."""

    def __init__(self, stage: Stage, entities: Sequence[Entity]) -> None:
        self._text = stage.text
        self._entities = entities
        quoted = [(place.quoted.start, place.quoted.end) for place in stage.places]
        people = [
            (m.start, m.end, n) for n, e in enumerate(entities) if e.type == "PERSON" for m in e.mentions
        ]
        self._people = sorted(person for person in people if not _is_quoted(quoted, person[0]))
        self._genders = {number: self._gender(number) for _, _, number in self._people}
        self._descriptions: dict[str, int] = {}
        for start, end, number in self._people:
            for head in self._told_roles(start, end):
                self._descriptions.setdefault(head, number)
        self._earlier: dict[str, str] = {}

    def resolve(self, candidate: Candidate, last_speaker: int) -> Referent:
        """Whom a candidate means. last_speaker: number of the entity that spoke before, or -1."""
        if candidate.form == "pronoun":
            return self._resolve_pronoun(candidate, last_speaker)
        if candidate.form == "nominal":
            return self._resolve_description(candidate)
        if candidate.entity >= 0 and candidate.form != "people":
            entity = self._entities[candidate.entity]
            return Referent(entity.name, entity.id, _BODY_CERTAINTY)
        return Referent(self._text[candidate.start : candidate.end], None, _BODY_CERTAINTY)

    def person(self, candidate: Candidate, referent: Referent) -> int:
        """Number of the entity that a resolved candidate means, or -1."""
        if candidate.entity >= 0 or referent.entity is None:
            return candidate.entity
        return next(number for number, entity in enumerate(self._entities) if entity.id == referent.entity)

    def _resolve_pronoun(self, candidate: Candidate, last_speaker: int) -> Referent:
        word = candidate.words.lower()
        if word not in lexicon.SINGULAR_PERSON:
            return Referent(candidate.words, None, 0.6)
        near = [number for _, _, number in self._before(candidate.start) if self._fits(number, word)]
        if not near:
            return Referent(candidate.words, None, 0.5)
        if last_speaker in near and word != "who":
            return self._referent(last_speaker, "spoke before")
        return self._referent(near[-1], "only one" if len(set(near)) == 1 else "nearest")

    def _referent(self, number: int, reason: str) -> Referent:
        entity = self._entities[number]
        return Referent(entity.name, entity.id, _PRONOUN_CERTAINTY[reason])

    def _before(self, offset: int) -> Sequence[tuple[int, int, int]]:
        first = bisect_left(self._people, (offset - _REACH, 0, 0))
        return self._people[
            max(first, bisect_left(self._people, (offset, 0, 0)) - 12) : bisect_left(
                self._people, (offset, 0, 0)
            )
        ]

    def _fits(self, number: int, pronoun: str) -> bool:
        return pronoun == "who" or self._genders[number] in ("", pronoun)

    def _gender(self, number: int) -> Gender:
        """By the titles before the name where it stands, else by the given name."""
        entity = self._entities[number]
        votes = Counter[Gender]()
        for mention in entity.mentions[:20]:
            before = self._text[max(0, mention.start - 15) : mention.start]
            votes["he"] += bool(_HE.search(before))
            votes["she"] += bool(_SHE.search(before))
        if votes["he"] != votes["she"]:
            return "he" if votes["he"] > votes["she"] else "she"
        words = entity.name.lower().split()
        given = words[0] if len(words) > 1 else ""
        return "he" if given in given_names.HE else "she" if given in given_names.SHE else ""

    def _told_roles(self, start: int, end: int) -> Iterator[str]:
        """The nouns that a mention's neighbours call the person: "President X", "X, a spokesman for"."""
        before = re.search(r"([A-Za-z-]+),?\s+$", self._text[max(0, start - 25) : start])
        if before and lexicon.is_role_noun(before[1].lower()):
            yield before[1].lower()
        after = re.match(r",\s+([^,.;:“\"\n]{3,80})", self._text[end : end + 90])
        if after:
            words = re.findall(
                r"[a-z-]+", re.split(r"\s(?:of|for|at|in|with|to|who|from)\s", after[1].lower())[0]
            )
            if words and lexicon.is_role_noun(words[-1]):
                yield words[-1]

    def _resolve_description(self, candidate: Candidate) -> Referent:
        """A definite description means who was called so before, or the fuller description given before."""
        head = candidate.words.lower().split()[-1]
        words = self._text[candidate.start : candidate.end]
        first = words.split(None, 1)[0].lower()
        if first in ("the", "that", "this", "his", "her", "their"):
            number = self._descriptions.get(head, -1)
            if head in self._earlier:
                return Referent(self._earlier[head], None, _DESCRIPTION_CERTAINTY)
            if number >= 0 and len(words.split()) < 4:
                return Referent(
                    self._entities[number].name, self._entities[number].id, _DESCRIPTION_CERTAINTY
                )
            return Referent(words, None, 0.95)
        return Referent(words, None, 0.95)

    def note_description(self, candidate: Candidate) -> None:
        """Remembers an indefinite description ("a senior official"), which later definite ones may mean."""
        words = self._text[candidate.start : candidate.end]
        if candidate.form == "nominal" and words.split(None, 1)[0].lower() in ("a", "an", "one", "another"):
            self._earlier[candidate.words.lower().split()[-1]] = words


def _is_quoted(quoted: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_left(quoted, (offset + 1, 0)) - 1
    return index >= 0 and quoted[index][0] <= offset < quoted[index][1]
