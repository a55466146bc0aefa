"""Who is called by which office: "President Kern", "Kern, the mayor of Oslo", and so "the mayor"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.names import gazetteer
from reader.analysis.speakers.descriptions import names_people

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

_LEAD = 60
"""Characters before a name that may tell what somebody is."""
_NEAR = 400
"""Characters; some two paragraphs of news."""
_MOST_BEFORE = 3
"""Words before the noun of a description, fewer than which tell an office."""
_MOST_MENTIONS = 60
"""Of people before a description that are looked at."""
_GAP = r"[ \t\xa0]+"
_BEFORE = re.compile(rf"(?:\b([A-Za-z-]+)\.?{_GAP})?\b([A-Za-z-]+),?{_GAP}\Z")
_TITLE_BEFORE = re.compile(
    rf"(?:\b([A-Za-z-]+)\.?{_GAP})?\b({'|'.join(lexicon.OFFICES)})\.?{_GAP}\Z", re.IGNORECASE
)
_SPEAKS_FOR = re.compile(
    r"(?:\b([\w-]+)\s+)?\b([a-z-]+) (?:of|for|to|at) (?:(?:the|a|an|his|her|its|their|our) )?[^,.;:\n“”\"]{1,40},\s+\Z"
)
"""What is said before a name of the one named: in "a spokeswoman for the governor, X", X is no governor."""
_AFTER = re.compile(r",\s+(?!who|which|and |but )([^,.;:“\"\n]{3,80})")
_FROM = re.compile(r"(?:,? (?:of|from) | \()((?:[A-Z][\w.-]*(?: (?=[A-Z]))?){1,3})")
_WHOSE = re.compile(r"\b((?:[A-Z][\w.-]*(?: (?=[A-Z]))?){1,3})['’]s (?:[\w-]+ ){0,3}\Z")
"""Where somebody is from, behind and before the name: "of Japan", "Japan's"."""
_AGE = re.compile(r",? (?:aged |\()?(\d{1,3})(?=[,.)])")
_ENDS_OFFICE = re.compile(r"\s(?:of|for|at|in|with|to|who|from)\s")
_OTHERS = frozenset(
    "former vice deputy assistant associate lieutenant lt attorney ex late would-be co incoming outgoing interim".split()
)
"""Words that make another office of one: a vice president is no president."""
_PUBLIC = (
    "ambassador attorney chancellor chief commissioner councillor detective governor inspector judge justice king mayor minister "
    "officer premier president prince princess prosecutor queen representative secretary senator sheriff speaker"
).split()
_PAST = frozenset("former late".split())
"""Of these, words with which the only one is told who was called so before."""
_KINDS = frozenset(
    "prime foreign finance interior defense defence justice trade health education home press labor labour".split()
)
"""Words that tell one office from another of its kind: the foreign minister is a minister, but not the prime minister."""

_ALSO: Mapping[tuple[str, str], tuple[str, str]] = {
    ("chief", "executive"): ("", "ceo"),
    ("executive", "officer"): ("", "ceo"),
    ("", "ceo"): ("chief", "executive"),
    ("detective", "constable"): ("police", "officer"),
    ("police", "constable"): ("police", "officer"),
    ("police", "sergeant"): ("police", "officer"),
    ("", "detective"): ("police", "officer"),
    ("", "constable"): ("police", "officer"),
}
"""A word before a noun and the noun, as an office is told -> what the same one may be called besides."""

_BROADER_NOUNS = (
    (
        "lawmaker legislator politician",
        "senator representative congressman congresswoman mp msp mep assemblyman assemblywoman",
    ),
    ("politician", "councillor councilman councilwoman mayor governor minister"),
    ("cleric clergyman priest", "pastor vicar reverend rector curate canon"),
    ("cleric prelate", "bishop archbishop cardinal"),
    ("cleric", "imam rabbi ayatollah mufti"),
    ("lawyer attorney", "barrister solicitor counsel advocate"),
    ("judge", "justice magistrate recorder"),
    ("lawyer", "attorney"),
    ("attorney", "lawyer"),
    (
        "doctor physician medic",
        "surgeon paediatrician pediatrician cardiologist oncologist psychiatrist gp neurologist radiologist",
    ),
    ("doctor", "physician"),
    (
        "scientist researcher",
        "biologist physicist chemist geologist ecologist epidemiologist virologist astronomer climatologist",
    ),
    ("academic scholar", "professor lecturer historian economist sociologist philosopher anthropologist"),
    ("researcher", "scientist"),
    ("scientist", "researcher"),
    ("author writer", "novelist poet playwright essayist biographer"),
    ("writer", "author"),
    ("author", "writer"),
    ("artist", "painter sculptor printmaker photographer"),
    ("musician", "guitarist drummer pianist bassist violinist cellist singer-songwriter"),
    ("executive businessman boss", "ceo chairman founder"),
    ("executive businesswoman boss", "ceo chairwoman founder"),
    ("journalist", "reporter correspondent editor columnist presenter"),
    ("player footballer", "striker midfielder defender goalkeeper winger forward"),
    ("athlete", "sprinter hurdler jumper heptathlete decathlete"),
    ("diplomat", "ambassador envoy consul"),
    ("officer", "sergeant inspector superintendent lieutenant colonel"),
    ("teacher", "headteacher schoolteacher headmaster headmistress principal"),
)
"""(what somebody may be called besides, what that one was told to be)."""


def _broader() -> dict[str, list[str]]:
    """A noun that tells what somebody is -> the broader ones for the same one."""
    found: dict[str, list[str]] = defaultdict(list)
    for broader, narrower in _BROADER_NOUNS:
        for noun in narrower.split():
            found[noun] += broader.split()
    return found


_BROADER = _broader()

Told = tuple[str, str, bool]
"""An office's noun, the word before it, and whether more than a title tells it."""


class Offices:
    """The offices of an article's people."""

    def __init__(
        self, text: str, people: Sequence[tuple[int, int, int]], is_noun: Callable[[str], bool] = names_people
    ) -> None:
        """people: (start, end, number) of their mentions, in order; is_noun: tells the nouns (lower case) that count."""
        self._people = people
        self._told: dict[str, dict[int, dict[str, bool]]] = defaultdict(lambda: defaultdict(dict))
        self._origins: dict[int, set[str]] = defaultdict(set)
        self._from: dict[str, list[tuple[int, int]]] = defaultdict(list)
        """What the people of a country are called -> where it is told first of each who comes from there, and the number."""
        self._with_office: set[int] = set()
        self._found: dict[tuple[str, str], tuple[dict[int, bool], int]] = {}
        """What was asked for, by noun and word before it: thousands may be called alike."""
        for start, end, number in people:
            self._note_origin(number, start, _peoples(text, start, end))
            for noun, word, is_told in _told_offices(text, start, end, is_noun):
                if gazetteer.TYPES.get(word.title()) == "NORP":
                    self._note_origin(number, start, gazetteer.PEOPLES.get(word.title(), (word,)))
                if not noun[0].isdigit():
                    self._with_office.add(number)
                plain = "" if word in lexicon.DETERMINERS else word
                for name, before in {
                    (noun, plain),
                    *((each, plain) for each in _BROADER.get(noun, ())),
                    _ALSO.get((plain, noun), (plain, noun))[::-1],
                }:
                    words = self._told[name][number]
                    words[before] = words.get(before, False) or is_told

    def _note_origin(self, number: int, start: int, peoples: Iterable[str]) -> None:
        for people in peoples:
            if people not in self._origins[number]:
                self._origins[number].add(people)
                self._from[people].append((start, number))

    def called(self, description: str) -> dict[int, bool]:
        """Those who are called as in a description, and whether more than a title tells it."""
        return self._find(description)[0]

    def _find(self, description: str) -> tuple[dict[int, bool], int]:
        """What `called` gives, and the first of them of whom more than a title tells it, or -1."""
        *rest, noun = description.lower().split()
        if len(rest) >= _MOST_BEFORE:
            return {}, -1
        word = rest[-1] if rest and rest[-1] not in lexicon.DETERMINERS else ""
        if (noun, word) not in self._found:
            found = _called(self._told.get(noun, {}), word)
            first = next((number for number, is_told in found.items() if is_told), -1)
            self._found[noun, word] = found, first
        return self._found[noun, word]

    def is_official(self, number: int) -> bool:
        """Whether a person has a public office, who is called by it then rather than by a trade."""
        return any(number in self._told.get(office, ()) for office in _PUBLIC)

    def is_told(self, number: int) -> bool:
        """Whether anything is told of what a person is, but for the age and "Mr."."""
        return number in self._with_office

    def is_particular(self, description: str) -> bool:
        """Whether a word in a description tells one office from others like it: "the former mayor", "her deputy director"."""
        return any(word in _OTHERS | _KINDS for word in description.lower().split()[:-1])

    def come_from(self, number: int) -> Container[str]:
        """By which countries somebody is called, in lower case: "French President Marc Olin"."""
        return self._origins.get(number, set())

    def alone_from(self, people: str, before: int) -> int:
        """Number of the only one told before an offset to come from a country; -1 for none and several.

        people: what those are called who do, in lower case.
        """
        early = [number for start, number in self._from.get(people, ())[:2] if start < before]
        return early[0] if len(early) == 1 else -1

    def who(self, description: str, before: int) -> int:
        """Number of the person whom a description means, of several the one named last before an offset; -1 for nobody.

        An office told by a title alone ("Sen. Fox") tells only who was named a little before.
        """
        called, first = self._find(description)
        reached = bisect_left(self._people, (before,))
        latest = reversed(self._people[max(0, reached - _MOST_MENTIONS) : reached])
        start, named = next(
            ((start, number) for start, _, number in latest if number in called), (-_NEAR, -1)
        )
        if named >= 0 and (called[named] or before - start < _NEAR):
            return named
        return first


def _peoples(text: str, start: int, end: int) -> frozenset[str]:
    """What those are called who come from the country that is told beside a name."""
    told = (_FROM.match(text, end), _WHOSE.search(text, max(0, start - _LEAD), start))
    return frozenset().union(*(gazetteer.PEOPLES.get(found[1].rstrip("."), ()) for found in told if found))


def _told_offices(text: str, start: int, end: int, is_noun: Callable[[str], bool]) -> Iterator[Told]:
    """What the neighbours of a mention call the person."""
    lead = text[max(0, start - _LEAD) : start]
    whole = _SPEAKS_FOR.search(lead)
    before = whole if whole and is_noun(whole[2]) else _BEFORE.search(lead)
    is_plain = before is not None and (before[2].islower() or before[2].lower() in lexicon.ROLE_NOUNS)
    if before and is_plain and is_noun(before[2].lower()):
        yield before[2].lower(), (before[1] or "").lower(), True
    title = _TITLE_BEFORE.search(lead)
    if title:
        yield lexicon.OFFICES[title[2].lower()], (title[1] or "").lower(), False
    after = _AFTER.match(text[end : end + 90])
    age = _AGE.match(text, end)
    if age:
        yield f"{age[1]}-year-old", "", True
    words = re.findall(r"[a-z-]+", _ENDS_OFFICE.split(after[1].lower())[0]) if after else []
    if words and is_noun(words[-1]):
        yield words[-1], words[-2] if len(words) > 1 else "", True


def _called(told: Mapping[int, Mapping[str, bool]], word: str) -> dict[int, bool]:
    """Those who have an office, and whether more than a title tells that; word: what a description has before its noun."""
    exact = {number: words[word] for number, words in told.items() if word and word in words}
    if exact or word in (_OTHERS | _KINDS) - _PAST:
        return exact
    found = {}
    for number, words in told.items():
        fitting = [each for each in words if each not in _OTHERS and not _are_two_peoples(each, word)]
        if fitting:
            found[number] = any(words[each] for each in fitting)
    return found if word not in _PAST or len(found) == 1 else {}


def _are_two_peoples(one: str, other: str) -> bool:
    """Whether both words tell of a country, as those before "president" may: of two countries then."""
    return all(gazetteer.TYPES.get(word.title()) == "NORP" for word in (one, other))
