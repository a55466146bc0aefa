"""Who is named right beside a description: "the head of the union, Mina Soto,", "Mina Soto, an aide to the mayor,"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.speakers.descriptions import is_one_person
from reader.analysis.speakers.phrases import phrase_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.reference.mentions import Mentions
    from reader.analysis.speakers.attribution import Stage
    from reader.analysis.speakers.candidates import Candidate
    from reader.analysis.speakers.tokens import Token

_BEFORE_NAME = re.compile(r"(?: (?:of|for|at|in|[a-z]+ing) [^,.;:()“”\"\n]{1,50}?)?(?:, | (?:is|was) )")
_AFTER_NAME = re.compile(r"[,.:;]|\s*$|\n| (?:of|for|at|from|in|who)\b")
_AFTER_DESCRIPTION = re.compile(r"[,.:;)]|\s*$|\n| (?:of|for|at|in|on|to|from|with|who|and)\b")
_LONGEST_OFFICE = 50
"""Characters that may stand between the comma and the name in "his opponent, state Sen. Mina Soto"."""
_LONGEST_ASIDE = 30
"""Tokens."""
_MOST_IN_OFFICE = 4
"""Names of which the last is the one meant: "the official, BBC editor Mina Soto"."""


class Apposition:
    """Finds the entities named beside descriptions. They are told by their numbers; -1 is none."""

    def __init__(self, stage: Stage, mentions: Mentions) -> None:
        self._stage, self._mentions = stage, mentions

    def beside(self, paragraph: int, description: Candidate) -> int:
        """Number of the entity that stands behind a description of a paragraph, or that it follows."""
        number = self.behind(description)
        return number if number >= 0 else self.followed(paragraph, description)

    def behind(self, description: Candidate) -> int:
        """Number of the entity that a description is followed by: "the head of the union, Mina Soto,", "the witness was Soto"."""
        text = self._stage.text
        gap = _BEFORE_NAME.match(text, description.end)
        if gap is None:
            return -1
        for start, end, number in self._mentions.after(gap.end(), _MOST_IN_OFFICE):
            if not _is_office(text[gap.end() : start]):
                break
            if _AFTER_NAME.match(text, end) and self._mentions.is_a(number, "PERSON", "ORG"):
                return number
        return -1

    def followed(self, paragraph: int, description: Candidate) -> int:
        """Number of the entity that a description of a paragraph follows: "Mina Soto, an aide to the mayor,".

        In "told of Mina Soto, an aide said" and "According to Reuters, an aide to the mayor" it follows nobody.
        """
        tokens = self._stage.scenes[paragraph].tokens
        comma = phrase_start(tokens, description.first) - 1
        if comma < 1 or not tokens[comma].is_mark(",") or _opens_aside(tokens, comma):
            return -1
        number = self._mentions.at(self._mentions.start_of(tokens[comma - 1].end))[1]
        fits = self._mentions.is_a(number, "PERSON") or (
            self._mentions.is_a(number, "ORG") and not is_one_person(description.words)
        )
        return number if fits and _AFTER_DESCRIPTION.match(self._stage.text, description.end) else -1

    def begun(self, description: Candidate) -> int:
        """Number of the body whose name a description is the beginning of: "the Bureau" of Reclamation."""
        noun = description.words.split(None, 1)[-1]
        end, number = self._mentions.at(description.end - len(noun))
        return number if end > description.end and self._mentions.is_a(number, "ORG") else -1


def _opens_aside(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the sentence opens with a phrase that ends at a comma: "According to Reuters,", "Asked by Hart,"."""
    first = comma
    while (
        comma - first < _LONGEST_ASIDE and first > 0 and tokens[first - 1].sentence == tokens[comma].sentence
    ):
        first -= 1
    opening = tokens[first].low
    is_aside = opening in lexicon.PREPOSITIONS or lexicon.verb_class(opening) in ("ed", "ing", "say", "judge")
    return is_aside and not any(token.is_mark(",") for token in tokens[first:comma])


def _is_office(words: str) -> bool:
    """Whether what stands before a name may be what somebody is: "state Sen. ", "the actor "; nothing is."""
    if len(words) > _LONGEST_OFFICE:
        return False
    found = [word.strip(".") for word in words.split()]
    return all(word[:1].isupper() or word in ("the", "of") or _is_noun(word) for word in found)


def _is_noun(word: str) -> bool:
    if lexicon.is_role_noun(word):
        return True
    is_other = lexicon.verb_class(word) or word in lexicon.FUNCTION_WORDS | lexicon.AUXILIARIES
    return word.replace("-", "").isalpha() and not is_other
