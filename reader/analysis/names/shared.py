"""Whom a bare surname means that several people of a text have: "Holm" beside Ann Holm and Tom Holm."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.names.gender import sex_told_by
from reader.analysis.names.obituaries import is_mourned
from reader.analysis.names.parts import surname, titled_as

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from reader.analysis.names.mentions import Named

_FAR = 4
"""Times as often as any other an earlier one has to be named to be meant though another was named last."""
_NEAR = 300
"""Characters behind the name of another in which even who is named by far the most may not be meant."""
_OF_ALL = re.compile(r" (?:brothers|clan|dynasty|family|household|name|siblings|sisters)\b")
"""Behind a surname, what is that of all who have it."""
_WORD_BEFORE = re.compile(r"\b(\w+) \Z")
_WORD_AFTER = re.compile(r" (\w+)")
_LONGEST_VERB = 20
_MOST_BEARERS = 12
"""Of one surname, among whom somebody is looked for."""


@dataclass(frozen=True, slots=True)
class _Bare:
    """A place where the surname stands alone."""

    start: int
    sex: str
    """The pronoun that the words around tell: "he", "she" or ""."""
    is_titled: bool
    """Whether a title stands before: "Mr Holm"."""
    says: bool
    """Whether a verb of saying stands beside it: "said Holm"."""


def _look_at(text: str, named: Named) -> _Bare:
    before = _WORD_BEFORE.search(text, max(0, named.start - _LONGEST_VERB), named.start)
    after = _WORD_AFTER.match(text, named.end)
    says = any(found is not None and found[1].lower() in lexicon.SAYING for found in (before, after))
    return _Bare(named.start, sex_told_by(text, named), titled_as(text, named.start) != "", says)


class _Bearers:
    """Those of one surname, by keys, and how often each has been named so far."""

    def __init__(self, sex_of: Callable[[str], str], mourned: str) -> None:
        """sex_of: the pronoun of the one with a key; mourned: the key of the one on whose life the text is, or ""."""
        self._sex_of, self._mourned = sex_of, mourned
        self._counts = Counter[str]()
        self._called_so: set[tuple[str, bool]] = set()
        """Those who have been meant by the surname alone, and whether behind a title."""
        self._latest, self._end = "", 0

    @property
    def are_named(self) -> bool:
        """Whether anybody has been named yet."""
        return bool(self._latest)

    def note(self, key: str, end: int) -> None:
        """Remembers that one of them is named up to an offset."""
        self._counts[key] += 1
        self._latest, self._end = key, end

    def meant(self, here: _Bare) -> str:
        """The key of whom the surname means at a place; "" for nobody that can be told.

        It is the only one named before, or who alone is called so, or is named most and last, or by far the most; in an
        obituary mostly the dead.
        """
        is_latest_free = not self._may_be(self._latest, here.sex)
        is_near = bool(self._latest) and not is_latest_free and here.start - self._end < _NEAR
        is_dead = self._mourned in self._counts and self._may_be(self._mourned, here.sex)
        if is_dead and not here.is_titled and not (here.says and is_near and self._latest != self._mourned):
            return self._mourned
        called = [
            key for key, style in self._called_so if style == here.is_titled and self._may_be(key, here.sex)
        ]
        if len(called) == 1:
            key, is_clear = called[0], True
        else:
            key, often, others = self._usual(here.sex)
            is_clear = often > others and (key == self._latest or is_latest_free or often >= _FAR * others)
        if not is_clear or (is_near and key != self._latest):
            return ""
        self._counts[key] += 1
        self._called_so.add((key, here.is_titled))
        return key

    def foremost(self, sex: str) -> str:
        """The key of who is named by far the most, in all; "" for nobody."""
        usual, often, others = self._usual(sex)
        return usual if often >= _FAR * others else ""

    def _usual(self, sex: str) -> tuple[str, int, int]:
        """Who is named most, how often, and how often the one who is named second most; "" for nobody."""
        if len(self._counts) > _MOST_BEARERS:
            return "", 0, 0
        fitting = Counter({key: count for key, count in self._counts.items() if self._may_be(key, sex)})
        (usual, often), (_, others) = [*fitting.most_common(2), ("", 0), ("", 0)][:2]
        return usual, often, others

    def _may_be(self, key: str, sex: str) -> bool:
        """Whether a person may be "he" or "she", whichever is told."""
        return not sex or not key or self._sex_of(key) in ("", sex)


def find_meant(
    text: str,
    people: Sequence[Named],
    key: Callable[[Named], str],
    bearers: Mapping[str, Collection[str]],
    sex_of: Callable[[str], str],
) -> dict[int, str]:
    """Where a bare surname starts that several have -> the key of whom it means there, if that can be told.

    people: every place where a person is named, in order; key: the key of a mention by itself; bearers: the keys of
    those who have a surname; sex_of: the pronoun of the one with a key, "" where that is not known.
    """
    found: dict[int, str] = {}
    mourned = next((key(named) for named in people[:1] if is_mourned(text, named.end)), "")
    shared = {last: _Bearers(sex_of, mourned) for last, keys in bearers.items() if len(keys) > 1}
    early: list[Named] = []
    for named in people:
        last = surname(named.text)
        if last not in shared:
            continue
        own = key(named)
        if own in bearers[last]:
            shared[last].note(own, named.end)
        elif " " not in named.text and not _OF_ALL.match(text, named.end):
            if not shared[last].are_named:
                early.append(named)
            found[named.start] = shared[last].meant(_look_at(text, named))
    # What a headline says goes by all that follows.
    found |= {named.start: shared[surname(named.text)].foremost(sex_told_by(text, named)) for named in early}
    return {start: meant for start, meant in found.items() if meant}
