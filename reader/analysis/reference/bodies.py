"""Which body "the ministry", "the company" or "it" is: by its name, by what it is called, or as the last that spoke."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.analysis.names import gazetteer
from reader.analysis.reference.discourse import NOBODY
from reader.analysis.reference.offices import Offices
from reader.analysis.speakers.descriptions import BODIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Entity

_FIRMS = frozenset(
    """
    airline automaker bank brewer broadcaster builder business carmaker chain charity chipmaker company conglomerate
    drugmaker firm fund group insurer lender maker manufacturer multinational operator planemaker producer publisher retailer
    startup steelmaker supermarket utility
    """.split()
)
_NOUNS = BODIES | _FIRMS
_UNNAMED = _FIRMS - {"bank"}
"""What a body is hardly meant by because it has it in its name: "the company" is no Ford Motor Company."""
_ANY = _FIRMS | frozenset(
    "agency association club group institute magazine network newspaper organisation organization outlet union".split()
)
"""What bodies of many names may be called."""
_LONGEST_ACRONYM = 5
_MOST_MENTIONS = 60
"""Of bodies before a description that are looked at."""


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
            if number in called or (words[-1] not in _UNNAMED and self._is_named_by(number, words)):
                return number
        return NOBODY

    def only(self, noun: str, before: int) -> int:
        """Number of the one body named before an offset that may be called by a noun; NOBODY for none or several."""
        reached = bisect_left(self._mentions, (before,))
        near = self._mentions[max(0, reached - _MOST_MENTIONS) : reached]
        found = {number for _, _, number in near if self.may_be_called(number, noun)}
        return found.pop() if len(found) == 1 else NOBODY

    def _is_named_by(self, number: int, words: Sequence[str]) -> bool:
        """Whether all words of a description are in a body's name: "the ministry", "the foreign ministry"."""
        names = (self._entities[number].name, *self._entities[number].aliases)
        return any(set(words) <= set(name.lower().split()) for name in names)

    def may_be_called(self, number: int, noun: str) -> bool:
        """Whether a body may be "the company" or the like: a firm is none of the state's, by the words of its name."""
        if not self.is_body(number) or noun not in _ANY:
            return False
        name = self._entities[number].name
        is_short = name.isupper() and len(name) <= _LONGEST_ACRONYM
        is_known = is_short or name in gazetteer.TYPES or not BODIES.isdisjoint(name.lower().split())
        return noun not in _FIRMS or not is_known

    def is_body(self, number: int) -> bool:
        """Whether the entity of a number is a body."""
        return number >= 0 and self._entities[number].type == "ORG"
