"""Made-up sports reports for `training`: a city in them is mostly its club, as news of politics never shows.

They follow the habits of news agencies: a headline in capitals, a place and a date, tables of results, sentences. What they
say is nonsense; what is learned is what stands beside a club and what beside a place. A third is other news of the same cities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis import gazetteer
from reader.analysis import report_patterns as patterns
from reader.analysis.augmentation import Article, Labelled

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

_TYPES = {
    **dict.fromkeys("CKMO", "ORG"),
    **dict.fromkeys("TLN", "LOC"),
    **dict.fromkeys("PSI", "PERSON"),
    "V": "FAC",
    "W": "DATE",
    "D": "NORP",
    "E": "MISC",
}
_KINDS = (
    *("league", "league", "games", "games", "games", "cricket", "cricket", "rugby", "single", "single"),
    *("internationals", "news", "news", "news", "news", "news"),
)
"""Of sports, and other news; how often each is drawn."""
_CLUBS = {
    "games": patterns.AMERICAN_CLUBS,
    "cricket": patterns.COUNTIES,
    "rugby": patterns.RUGBY_CLUBS,
}
_SLOT = re.compile(r"\{(?P<kind>\w)(?P<number>\d?)\}|<(?P<word>\w+)>|#(?P<size>[ym]?)|(?P<raised>\^)")
_NUMBERS = {"y": (1990, 2025), "m": (10, 60), "": (0, 9)}
_FULL_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}")


def made_up_reports(articles: Sequence[Article], count: int, chance: random.Random) -> Iterator[Article]:
    """As many reports; their people are those whom the articles name by two or three words."""
    people = sorted(
        {
            words
            for article in articles
            for label in article.entities
            if label.type == "PERSON" and _FULL_NAME.fullmatch(words := article.text[label.start : label.end])
        }
    )
    for _ in range(count):
        yield _Report(people, chance).write()


class _Report:
    """One report while it is written."""

    def __init__(self, people: Sequence[str], chance: random.Random) -> None:
        self._chance = chance
        self._kind = chance.choice(_KINDS)
        clubs = _names(_CLUBS.get(self._kind, patterns.FOOTBALL_CLUBS))
        self._pools: dict[str, Sequence[str]] = {
            "C": clubs,
            "M": _names(patterns.NICKNAMES),
            "O": _names(patterns.BODIES),
            "E": _names(patterns.EVENTS),
            "D": _names(patterns.PEOPLES),
            "V": _names(patterns.GROUNDS),
            "L": _names(patterns.CITIES) + (_EVERY_CLUB if self._kind == "news" else clubs[::3]),
            "T": _COUNTRIES,
            "N": _COUNTRIES,
            "P": people,
            "W": _DAYS,
        }
        self._named: dict[str, str] = {}
        self._text, self._labels = "", list[Labelled]()

    def write(self) -> Article:
        chance = self._chance
        if self._kind == "news":
            return self._write_news()
        is_short = chance.random() < 0.3
        if not is_short and chance.random() < 0.8:
            self._add(chance.choice(_lines(patterns.HEADLINES)), in_capitals=True)
        if not is_short and chance.random() < 0.8:
            self._add(chance.choice(_lines(patterns.DATELINES)), in_capitals=chance.random() < 0.8)
        if chance.random() < 0.6:
            self._add_tables()
        for _ in range(chance.randint(0 if self._text else 2, 9)):
            self._add(chance.choice(_lines(patterns.SENTENCES)), chance.choice((" ", " ", "\n", "\n\n")))
        return Article(self._text, tuple(self._labels))

    def _write_news(self) -> Article:
        chance = self._chance
        for line in chance.sample(_lines(patterns.NEWS), chance.randint(3, 10)):
            self._add(line, chance.choice((" ", " ", "\n", "\n\n")))
        return Article(self._text, tuple(self._labels))

    def _add_tables(self) -> None:
        chance = self._chance
        heads, rows = patterns.TABLES.get(self._kind, patterns.TABLES["league"])
        for _ in range(chance.randint(1, 3)):
            self._add(chance.choice(_lines(heads)))
            for row in chance.sample(_lines(rows), chance.randint(1, 2)):
                for _ in range(chance.randint(1, 5)):
                    self._add(row)
        self._text += "\n" * chance.randint(0, 1)

    def _add(self, pattern: str, ending: str = "\n", *, in_capitals: bool = False) -> None:
        reached, is_raised = 0, False
        for slot in _SLOT.finditer(pattern):
            self._say(pattern[reached : slot.start()], in_capitals=in_capitals)
            reached = slot.end()
            if slot["kind"]:
                self._name(slot["kind"], slot["number"], in_capitals=in_capitals or is_raised)
            elif not slot["raised"]:
                self._say(self._filled(slot), in_capitals=in_capitals)
            is_raised = slot["raised"] is not None
        self._say(pattern[reached:] + ending, in_capitals=in_capitals)

    def _say(self, words: str, *, in_capitals: bool) -> None:
        self._text += words.upper() if in_capitals else words

    def _filled(self, slot: re.Match[str]) -> str:
        if slot["word"]:
            return self._chance.choice(_names(patterns.WORDS[slot["word"]]))
        return str(self._chance.randint(*_NUMBERS[slot["size"]]))

    def _name(self, kind: str, number: str, *, in_capitals: bool) -> None:
        words = self._words(kind, number)
        start = len(self._text) + (words.rfind(" ") + 1 if kind == "W" else 0)
        self._say(words, in_capitals=in_capitals)
        self._labels.append(Labelled(start, len(self._text), _TYPES[kind]))

    def _words(self, kind: str, number: str) -> str:
        if kind in ("S", "I"):
            full = self._words("P", number)
            last = full.split()[-1]
            if kind == "S":
                return last
            return f"{full[0]}. {last}" if self._chance.random() < 0.6 else f"{full[0]}.{last[0]}. {last}"
        key = kind + number
        if not number or key not in self._named:
            self._named[key] = self._club() if kind == "K" else self._chance.choice(self._pools[kind])
        return self._named[key]

    def _club(self) -> str:
        chance, cities = self._chance, self._pools["C"]
        if chance.random() < 0.5:
            return f"{chance.choice(cities)} {chance.choice(_names(patterns.CLUB_ENDINGS))}"
        return f"{chance.choice(_names(patterns.CLUB_BEGINNINGS))} {chance.choice(cities)}"


def _names(field: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in field.replace("\n", " ").split(", "))


def _lines(field: str) -> list[str]:
    return [line for line in field.splitlines() if line]


_EVERY_CLUB = (
    *_names(patterns.FOOTBALL_CLUBS),
    *_names(patterns.AMERICAN_CLUBS),
    *_names(patterns.AMERICAN_CLUBS),
    *_names(patterns.COUNTIES),
)
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = (*(f"on {day}" for day in _WEEK), "Sunday", "Saturday", "Friday")
_COUNTRIES = sorted(
    name for name in gazetteer.COUNTRIES if not (name.isupper() and len(name) > 4) and name[:4] != "THE "
)
