"""Which person of a text a name means: full names, surnames, first names, and sons called as their fathers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reader.analysis.names.bounds import opens_sentence
from reader.analysis.names.folding import fold
from reader.analysis.names.gender import sex_told_by
from reader.analysis.names.given_names import SHORT_FORMS, sex_of
from reader.analysis.names.parts import generation_of, surname, titled_as, words_of
from reader.analysis.names.shared import find_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.analysis.names.given_names import Gender
    from reader.analysis.names.mentions import Named

_LONGEST_ELDER = 12
_ELDER = re.compile(r"\b(elder|younger)\s\Z")
_ELDERS = {"elder": "sr", "younger": "jr"}
_DEATH = re.compile(r"\b(?:died|dies|dead|death)\b")
_WAS_BORN = re.compile(r"\s(?:was|had been) born\b")
_NEE = re.compile(r",? \(?n[ée]e (?:\w+ )?\Z")
_LONGEST_ENDING = 8
"""Words of a name that may be the end of a fuller one."""
_MOST_PLACES = 5
"""Where somebody is named in full that are looked at for the sex."""
_BESIDE = 60
"""Characters between two names of one sentence."""
_STOP = re.compile(r"[.!?]\s|\n")
_KIN = re.compile(r"\b(?:fathers?|sons?|dad|elder|younger)\b")


class PersonNames:
    """The people of a text, by the names that it gives them."""

    def __init__(self, text: str, people: Sequence[Named]) -> None:
        """people: every place where a person is named, in order."""
        self._text = text
        self._apart = _told_apart(text, people)
        self._generations = _generations(text, people)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._by_first_name: dict[tuple[str, str], set[str]] = defaultdict(set)
        """Surname, and first name or initial -> keys."""
        self._by_ending: dict[str, set[str]] = defaultdict(set)
        """The last words of keys that have more -> keys."""
        self._sons: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._fitting: dict[tuple[str, str], list[str]] = {}
        self._sexes: dict[str, Gender] = {}
        self.born = _born(text, people)
        """Names that somebody had at birth -> where they are named before."""
        self._keys = self._find_keys({named.text for named in people} - self.born.keys())
        self._in_full = _by_key((named for named in people if " " in named.text), self._keys)
        self._keys |= {name: self._key_by_itself(usual) for name, usual in self.born.items()}
        self._meant = find_meant(text, people, self._key_by_itself, self._by_surname, self._sex)

    def key(self, named: Named) -> str:
        """The key of the person whom a mention names.

        "Ms. Brown" is the only woman of that name, or somebody not named else; "the elder Brown" is Brown Sr.
        """
        return self._meant.get(named.start) or self._key_by_itself(named)

    def _key_by_itself(self, named: Named) -> str:
        elder = _ELDER.search(self._text, max(0, named.start - _LONGEST_ELDER), named.start)
        if (
            elder
            and " " not in named.text
            and len(sons := self._sons.get((surname(named.text), _ELDERS[elder[1]]), ())) == 1
        ):
            return next(iter(sons))
        sex = titled_as(self._text, named.start)
        same = self._by_surname.get(surname(named.text), ())
        if not sex or " " in named.text or not same:
            return self._keys[named.text]
        fitting = self._of_sex(surname(named.text), sex)
        if not fitting:
            return f"{sex} {surname(named.text)}"
        return fitting[0] if len(fitting) == 1 else self._keys[named.text]

    def _of_sex(self, last: str, sex: str) -> list[str]:
        """The keys of those with a surname who may be "he" or "she"."""
        if (last, sex) not in self._fitting:
            bearers = sorted(self._by_surname.get(last, ()))
            self._fitting[last, sex] = [key for key in bearers if self._sex(key) in ("", sex)]
        return self._fitting[last, sex]

    def _sex(self, key: str) -> Gender:
        """The pronoun of a person: by the given name, else by what stands beside the full one; "" where nothing tells."""
        if key not in self._sexes:
            told = Counter(sex_told_by(self._text, named) for named in self._in_full.get(key, ()))
            by_words: Gender = "he" if told["he"] > told["she"] else "she" if told["she"] > told["he"] else ""
            self._sexes[key] = sex_of(key.split()[0]) or by_words
        return self._sexes[key]

    def _find_keys(self, names: Iterable[str]) -> dict[str, str]:
        """By full name, then by generation, surname, first or inner name where only one has it.

        A surname alone is the father's where the son is called "Keller Jr."; else it may be either's.
        """
        keys: dict[str, str] = {}
        by_first_name: dict[str, set[str]] = defaultdict(set)
        by_inner_name: dict[str, set[str]] = defaultdict(set)
        ordered = sorted(names, key=lambda name: (-len(words_of(name)), name))
        short = {(surname(name), generation_of(name)) for name in ordered if len(words_of(name)) == 1}
        for name in ordered:
            words, generation = words_of(name), generation_of(name)
            if generation and len(self._generations.get(_bearer(words), ())) > 1:
                keys[name] = fold(name)
            elif len(words) > 1:
                keys[name] = self._full_key(words)
                self._remember(surname(name), keys[name])
                by_first_name[words[0]].add(keys[name])
                for word in words[1:-1]:
                    if not sex_of(word):  # a given name may be anybody's
                        by_inner_name[word].add(keys[name])
            if generation and len(words) > 1:
                self._sons[surname(name), generation].add(keys[name])
                if (surname(name), generation) not in short:
                    self._remember(surname(name), keys[name])
        found = (self._by_surname, by_first_name, by_inner_name)
        return keys | {name: self._short_key(name, found) for name in ordered if name not in keys}

    def _short_key(self, name: str, found: Sequence[Mapping[str, set[str]]]) -> str:
        """The key of a name of one word. found: the keys by each word that full names have, those first that say most."""
        last, generation = surname(name), generation_of(name)
        fitting = self._sons.get((last, generation), set())
        for others in () if generation else found:
            fitting = fitting or others.get(last, set())
        return next(iter(fitting)) if len(fitting) == 1 else self._own_key(name)

    def _own_key(self, name: str) -> str:
        """The key of a surname that several share, or of a name that is alone: of "Elizabeth II" that of "Elizabeth"."""
        words = words_of(name)
        return fold(name) if len(self._generations.get(_bearer(words), ())) > 1 else " ".join(words)

    def _remember(self, last: str, key: str) -> None:
        """That the one with this key has this surname."""
        if key in self._by_surname[last]:
            return
        words = key.split()
        self._by_surname[last].add(key)
        for first in {_first_name(words[0]), words[0][0]}:
            self._by_first_name[last, first].add(key)
        for count in range(2, min(len(words), _LONGEST_ENDING + 1)):
            self._by_ending[" ".join(words[-count:])].add(key)

    def _full_key(self, words: Sequence[str]) -> str:
        """The key of a full name: that of a fuller one before, if both are of one person; "Nic Giolla" may be Ann Nic Giolla."""
        whole = " ".join(words)
        if not sex_of(words[0]):
            fuller = self._by_ending.get(whole, ())
            if len(fuller) == 1:
                return next(iter(fuller))
        alike = self._by_first_name.get((surname(whole), _first_name(words[0])), ())
        # Two are enough: thousands may share a surname and an initial.
        same = list(islice((key for key in alike if self._is_called(key, words)), 2))
        return same[0] if len(same) == 1 else whole

    def _is_called(self, key: str, words: Sequence[str]) -> bool:
        """Whether a full name may be that of the one with this key, who has the same surname."""
        own = key.split()
        if not _is_same_person(words, own):
            return False
        return not _is_short_form(words, own) or frozenset((key, " ".join(words))) not in self._apart


def _born(text: str, people: Sequence[Named]) -> dict[str, Named]:
    """Names that the dead had at birth -> where they are named before: "Ann Lund died. Ann Maud Holm was born in"; "née Holm".

    Names, and surnames, that stand more than once are somebody else's.
    """
    counts = Counter(named.text for named in people)
    surnames = Counter(surname(named.text) for named in people)
    death = _DEATH.search(text)
    found: dict[str, Named] = {}
    for before, named in pairwise(people):
        if counts[named.text] > 1 or before.text in found:
            continue
        is_told = death is not None and death.start() < named.start and surnames[surname(named.text)] == 1
        if is_told and _WAS_BORN.match(text, named.end) and _has_other_surname(before.text, named.text):
            if opens_sentence(text, named.start):
                found[named.text] = before
        elif _NEE.search(text, before.end, named.start):
            found[named.text] = before
    return found


def _has_other_surname(name: str, born: str) -> bool:
    """Whether a full name at birth, with a middle name, begins as another name does, and ends otherwise."""
    words, others = words_of(name), words_of(born)
    return len(words) > 1 and len(others) > 2 and words[0] == others[0] and words[-1] != others[-1]


def _told_apart(text: str, people: Iterable[Named]) -> set[frozenset[str]]:
    """Pairs of full names, folded, that stand beside each other in a sentence: "Joe Brown and his son Joseph Brown"."""
    full = [named for named in people if " " in named.text]
    return {
        frozenset((" ".join(words_of(one.text)), " ".join(words_of(other.text))))
        for one, other in pairwise(full)
        if other.start - one.end <= _BESIDE and not _STOP.search(text, one.end, other.start)
    }


def _by_key(people: Iterable[Named], keys: Mapping[str, str]) -> dict[str, list[Named]]:
    """The first places where each is named, some at most, by the keys of the names."""
    found: dict[str, list[Named]] = defaultdict(list)
    for named in people:
        own = found[keys.get(named.text, "")]
        if len(own) < _MOST_PLACES:
            own.append(named)
    return found


def _bearer(words: Sequence[str]) -> tuple[str, ...]:
    """Of whom there may be several: first name and surname, or the one name of a king."""
    return tuple(words[:: max(1, len(words) - 1)])


def _generations(text: str, people: Sequence[Named]) -> dict[tuple[str, ...], set[str]]:
    """The generations that bear a name, "" being who is called by it alone: "Martin Keller" and his son "Martin Keller Jr.".

    Who is called so alone counts where a father or a son is told of beside the name: elsewhere it is the same one.
    """
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    kin: set[tuple[str, ...]] = set()
    for named in people:
        words, generation = words_of(named.text), generation_of(named.text)
        if len(words) < 1 or (not generation and len(words) < 2):
            continue
        found[_bearer(words)].add(generation)
        if _KIN.search(text, max(0, named.start - _BESIDE), named.end + _BESIDE):
            kin.add(_bearer(words))
    return {
        bearer: known if bearer in kin and known & {"jr", "sr"} else known - {""}
        for bearer, known in found.items()
    }


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
