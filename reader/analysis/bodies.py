"""Which body "the ministry", "the company" or "it" is: by its name, by what it is called, or as the last that spoke."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.analysis.descriptions import BODIES
from reader.analysis.discourse import NOBODY
from reader.analysis.offices import Offices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Entity

_FIRMS = frozenset(
    "bank carmaker chain charity company firm fund group maker manufacturer retailer startup".split()
)
_NOUNS = BODIES | _FIRMS
_ANY = _FIRMS | frozenset(
    "agency association club group institute magazine network newspaper organisation organization outlet union".split()
)
"""What bodies of many names may be called."""
_MOST_MENTIONS = 60
"""Of bodies before a description that are looked at."""


def calls_any(noun: str) -> bool:
    """Whether bodies of many names may be called by a noun in lower case: "the company"."""
    return noun in _ANY


def names_body(noun: str) -> bool:
    """Whether a noun in lower case names a kind of body."""
    return noun in _NOUNS


class Bodies:
    """The bodies of an article."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._mentions = sorted(
            (mention.start, mention.end, number)
            for number, entity in enumerate(entities)
            if entity.type == "ORG"
            for mention in entity.mentions
        )
        self._called = Offices(text, self._mentions, names_body)

    def who(self, description: str, before: int) -> int:
        """Number of the body that a definite description at an offset means; NOBODY for none.

        Of those with its words in their names, or called so ("Corvane, a robotics company"), the last named before it.
        """
        words = description.lower().split()[1:]
        if not words or words[-1] not in _NOUNS:
            return NOBODY
        called = self._called.called(description)
        reached = bisect_left(self._mentions, (before,))
        for _, _, number in reversed(self._mentions[max(0, reached - _MOST_MENTIONS) : reached]):
            if number in called or (words[-1] not in _FIRMS and self._is_named_by(number, words)):
                return number
        return NOBODY

    def _is_named_by(self, number: int, words: Sequence[str]) -> bool:
        """Whether all words of a description are in a body's name: "the ministry", "the foreign ministry"."""
        names = (self._entities[number].name, *self._entities[number].aliases)
        return any(set(words) <= set(name.lower().split()) for name in names)

    def is_body(self, number: int) -> bool:
        """Whether the entity of a number is a body."""
        return number >= 0 and self._entities[number].type == "ORG"
