"""Which person of a text a name means: full names, surnames, first names, and sons called as their fathers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.names.folding import fold
from reader.analysis.names.given_names import SHORT_FORMS, sex_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.names.mentions import Named

_GENERATION = re.compile(r",?\s+(jr|sr|ii|iii|iv|vii|viii|ix|xii|xiii|xiv|xvi)$")
_TITLE = re.compile(r"\b(?:(?P<he>Mr|Sir|Lord)|(?P<she>Mrs|Ms|Miss|Dame|Lady))\.?\s+\Z")
_LONGEST_TITLE = 12
_ELDER = re.compile(r"\b(elder|younger)\s\Z")
_ELDERS = {"elder": "sr", "younger": "jr"}
_MOST_BEFORE = 200
"""Mentions of people before a name at birth that are looked at."""
_WAS_BORN = re.compile(r"\s(?:was|had been) born\b")
_NEE = re.compile(r",? \(?n[ée]e (?:\w+ )?\Z")
_BESIDE = 60
"""Characters between two names of one sentence."""
_STOP = re.compile(r"[.!?]\s|\n")


def _words(name: str) -> list[str]:
    """A name's words, folded, without what tells a son from his father."""
    return _GENERATION.sub("", fold(name)).split()


def _generation(name: str) -> str:
    found = _GENERATION.search(fold(name))
    return found[1] if found else ""


def surname(name: str) -> str:
    """The last word of a name, folded, without a leading "al-"; of "Martin Keller Jr." it is "keller"."""
    words = _words(name)
    return words[-1].removeprefix("al-").removeprefix("el-") if words else ""


class PersonNames:
    """The people of a text, by the names that it gives them."""

    def __init__(self, text: str, people: Sequence[Named]) -> None:
        """people: every place where a person is named, in order."""
        self._text = text
        self._apart = _told_apart(text, people)
        self._generations = _generations(text, people)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._sons: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.born = _born(text, people)
        """Names that somebody had at birth -> a name of theirs."""
        self._keys = self._find_keys({named.text for named in people} - self.born.keys())
        self._keys |= {name: self._keys[usual] for name, usual in self.born.items()}

    def key(self, named: Named) -> str:
        """The key of the person whom a mention names; "Ms. Brown" is the only woman of that name, or somebody not named else."""
        elder = _ELDER.search(self._text, max(0, named.start - _LONGEST_TITLE), named.start)
        if elder and len(sons := self._sons.get((surname(named.text), _ELDERS[elder[1]]), ())) == 1:
            return next(iter(sons))
        title = _TITLE.search(self._text, max(0, named.start - _LONGEST_TITLE), named.start)
        same = self._by_surname.get(surname(named.text), ())
        if title is None or " " in named.text or not same:
            return self._keys[named.text]
        fitting = [key for key in same if sex_of(key.split()[0]) in ("", title.lastgroup)]
        if not fitting:
            return f"{title.lastgroup} {surname(named.text)}"
        return fitting[0] if len(fitting) == 1 else self._keys[named.text]

    def _find_keys(self, names: Iterable[str]) -> dict[str, str]:
        """By full name, then by surname or first name where only one has it."""
        keys: dict[str, str] = {}
        by_first_name: dict[str, set[str]] = defaultdict(set)
        by_inner_name: dict[str, set[str]] = defaultdict(set)
        ordered = sorted(names, key=lambda name: (-len(_words(name)), name))
        for name in ordered:
            words, generation = _words(name), _generation(name)
            if generation and len(self._generations[_bearer(words)]) > 1:
                keys[name] = fold(name)
            elif len(words) > 1:
                keys[name] = self._full_key(words)
                self._by_surname[surname(name)].add(keys[name])
                by_first_name[words[0]].add(keys[name])
                for word in words[1:-1]:
                    by_inner_name[word].add(keys[name])
            if generation and len(words) > 1:
                self._sons[surname(name), generation].add(keys[name])
        for name in ordered:
            if name not in keys:
                last, generation = surname(name), _generation(name)
                fitting = self._sons.get((last, generation), set())
                for others in () if generation else (self._by_surname, by_first_name, by_inner_name):
                    fitting = fitting or others.get(last, set())
                keys[name] = next(iter(fitting)) if len(fitting) == 1 else self._own_key(name)
        return keys

    def _own_key(self, name: str) -> str:
        """The key of a surname that several share, or of a name that is alone: of "Elizabeth II" that of "Elizabeth"."""
        words = _words(name)
        return fold(name) if len(self._generations[_bearer(words)]) > 1 else " ".join(words)

    def _full_key(self, words: Sequence[str]) -> str:
        """The key of a full name: that of a fuller one before, if both are of one person; "Nic Giolla" may be Ann Nic Giolla."""
        whole = " ".join(words)
        fuller = [key for key in self._by_surname[surname(whole)] if key.endswith(f" {whole}")]
        if len(fuller) == 1:
            return fuller[0]
        same = [
            key
            for key in self._by_surname[surname(whole)]
            if _is_same_person(words, key.split())
            and (not _is_short_form(words, key.split()) or frozenset((key, whole)) not in self._apart)
        ]
        return same[0] if len(same) == 1 else whole


def _born(text: str, people: Sequence[Named]) -> dict[str, str]:
    """Whose name at birth is told: "Ann Lund ... Ann Maud Holm was born in". Names that stand more than once are others'."""
    counts = Counter(named.text for named in people)
    found: dict[str, str] = {}
    for number, named in enumerate(people):
        if counts[named.text] > 1:
            continue
        if len(_words(named.text)) > 2 and _WAS_BORN.match(text, named.end):
            before = people[max(0, number - _MOST_BEFORE) : number]
            called = {each.text for each in before if _has_other_surname(each.text, named.text)}
        elif number and _NEE.search(text, people[number - 1].end, named.start):
            called = {people[number - 1].text}
        else:
            continue
        called -= {*found, *found.values()}
        if len({surname(name) for name in called}) == 1:
            found[named.text] = max(called)
    return found


def _has_other_surname(name: str, other: str) -> bool:
    words, others = _words(name), _words(other)
    return len(words) > 1 and words[0] == others[0] and words[-1] != others[-1]


def _told_apart(text: str, people: Iterable[Named]) -> set[frozenset[str]]:
    """Pairs of full names, folded, that stand beside each other in a sentence: "Joe Brown and his son Joseph Brown"."""
    full = [named for named in people if " " in named.text]
    return {
        frozenset((" ".join(_words(one.text)), " ".join(_words(other.text))))
        for one, other in pairwise(full)
        if other.start - one.end <= _BESIDE and not _STOP.search(text, one.end, other.start)
    }


def _bearer(words: Sequence[str]) -> tuple[str, ...]:
    """Of whom there may be several: first name and surname, or the one name of a king."""
    return tuple(words[:: max(1, len(words) - 1)])


def _generations(text: str, people: Sequence[Named]) -> dict[tuple[str, ...], set[str]]:
    """The generations that bear a name, "" being who is called by it alone: "Martin Keller" and "Martin Keller Jr.".

    A headline may leave out what the text then tells, and so may any further mention of a king.
    """
    headline = max(0, text.find("\n"))
    if any(named.start < headline and _generation(named.text) for named in people):
        headline = 0
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for named in people:
        words, generation = _words(named.text), _generation(named.text)
        if words and (generation or (len(words) > 1 and named.start >= headline)):
            found[_bearer(words)].add(generation)
    return found


def _is_same_person(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names with one surname are of one person: a middle name or initial may be missing."""
    if _first_name(words[0]) == _first_name(other[0]):
        middle, other_middle = words[1:-1], other[1:-1]
        return not middle or not other_middle or middle[0][0] == other_middle[0][0]
    return len(words[0]) == 1 and words[0] == other[0][0]


def _is_short_form(words: Sequence[str], other: Sequence[str]) -> bool:
    return words[0] != other[0] and len(words[0]) > 1 and len(other[0]) > 1


def _first_name(name: str) -> str:
    """A first name, or the one that a short form of it stands for."""
    return SHORT_FORMS.get(name, name)
