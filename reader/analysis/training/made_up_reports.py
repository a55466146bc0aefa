"""Made-up reports for the recipe `tagger`: sports, where a city is mostly its club, and markets, as politics never shows them.

They follow the habits of news agencies: a headline in capitals, a place and a date, tables, sentences. What they say is nonsense;
what is learned is what stands beside a club, a firm, a place. A part is other news of the same cities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.names import gazetteer
from reader.analysis.training import report_names as names
from reader.analysis.training import report_patterns as patterns
from reader.analysis.training.augmentation import Article, Labelled

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

_TYPES = {
    **dict.fromkeys("ABCFGJKMOR", "ORG"),
    **dict.fromkeys("TLN", "LOC"),
    **dict.fromkeys("PSI", "PERSON"),
    "V": "FAC",
    **dict.fromkeys("WXYZ", "DATE"),
    "D": "NORP",
    "E": "MISC",
}
_KINDS = (
    *("league", "league", "games", "games", "games", "cricket", "cricket", "rugby", "single", "single"),
    *("internationals", *["news"] * 6, *["markets"] * 4),
)
"""Of sports, and other news; how often each is drawn."""
_CLUBS = {
    "games": names.AMERICAN_CLUBS,
    "cricket": names.COUNTIES,
    "rugby": names.RUGBY_CLUBS,
}
_SLOT = re.compile(r"\{(?P<kind>\w)(?P<number>\d?)\}|<(?P<word>\w+)>|#(?P<size>m?)|(?P<raised>\^)")
_SHORT = 0.3
"""How many reports of sports have neither headline nor dateline."""
_FLAT = 0.25
"""How many reports are one line, as text is whose line ends were lost."""
_NUMBERS = {"m": (10, 60), "": (0, 9)}
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
        clubs = _names(_CLUBS.get(self._kind, names.FOOTBALL_CLUBS))
        self._pools: dict[str, Sequence[str]] = {
            "C": clubs,
            "M": _names(names.NICKNAMES),
            "O": _names(names.BODIES),
            "E": _names(names.EVENTS),
            "D": _names(names.PEOPLES),
            "V": _names(names.GROUNDS),
            "L": _names(names.CITIES) + (_EVERY_CLUB if self._kind == "news" else clubs[::3]),
            "T": _COUNTRIES,
            "N": _COUNTRIES,
            "P": people,
            "A": _names(names.ALLIANCES),
            "B": _names(names.MARKETS),
            "R": _names(names.RATERS),
            "G": _names(names.AGENCIES),
            "W": _DAYS,
            "X": _DATES_IN_FIGURES,
            "Y": _YEARS,
            "Z": _DATES,
        }
        self._is_flat = chance.random() < _FLAT
        self._named: dict[str, str] = {}
        self._text, self._labels = "", list[Labelled]()

    def write(self) -> Article:
        if self._kind == "news":
            self._write_news()
        elif self._kind == "markets":
            self._write_of_markets()
        else:
            self._write_of_sports()
        return Article(self._text, tuple(self._labels))

    def _write_of_sports(self) -> None:
        chance = self._chance
        if chance.random() >= _SHORT:
            self._open(patterns.HEADLINES, 0.8)
        if chance.random() < 0.6:
            self._add_tables()
        for _ in range(chance.randint(0 if self._text else 2, 9)):
            self._add_sentences([chance.choice(_lines(patterns.SENTENCES))])

    def _write_news(self) -> None:
        chance = self._chance
        if chance.random() < 0.3:
            self._add_tables()
        self._add_sentences(chance.sample(_lines(patterns.NEWS), chance.randint(3, 10)))

    def _write_of_markets(self) -> None:
        chance = self._chance
        self._open(patterns.MARKET_HEADLINES, 0.7, mixed=0.7)
        if chance.random() < 0.4:
            self._add_tables()
        self._add_sentences(chance.sample(_lines(patterns.MARKETS_NEWS), chance.randint(2, 8)))

    def _open(self, headlines: str, likelihood: float, *, mixed: float = 0) -> None:
        """Adds a headline and a dateline, each as likely; mixed: how likely the headline is not in capitals."""
        chance = self._chance
        if chance.random() < likelihood:
            self._add(chance.choice(_lines(headlines)), in_capitals=not mixed or chance.random() < 1 - mixed)
        if chance.random() < likelihood:
            self._add(chance.choice(_lines(patterns.DATELINES)), in_capitals=chance.random() < 0.8)

    def _add_sentences(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._add(line, self._chance.choice((" ", " ", "\n", "\n\n")))

    def _add_tables(self) -> None:
        chance = self._chance
        heads, rows = patterns.TABLES.get(self._kind, patterns.TABLES["league"])
        for _ in range(chance.randint(1, 3)):
            self._add(chance.choice(_lines(heads)))
            for row in chance.sample(_lines(rows), chance.randint(1, 2)):
                for _ in range(chance.randint(1, 5)):
                    self._add(row)
        if chance.random() < 0.5 and not self._is_flat:
            self._text += "\n"

    def _add(self, pattern: str, ending: str = "\n", *, in_capitals: bool = False) -> None:
        reached, is_raised = 0, False
        ending = ending and " " if self._is_flat else ending
        for slot in _SLOT.finditer(pattern):
            self._say(pattern[reached : slot.start()], in_capitals=in_capitals)
            reached = slot.end()
            if slot["kind"]:
                self._name(slot["kind"], slot["number"], in_capitals=in_capitals or is_raised)
            elif slot["word"]:
                phrase = self._chance.choice(_names(patterns.WORDS[slot["word"]]))
                self._add(phrase, "", in_capitals=in_capitals)
            elif not slot["raised"]:
                self._say(str(self._chance.randint(*_NUMBERS[slot["size"]])), in_capitals=in_capitals)
            is_raised = slot["raised"] is not None
        self._say(pattern[reached:] + ending, in_capitals=in_capitals)

    def _say(self, words: str, *, in_capitals: bool) -> None:
        self._text += words.upper() if in_capitals else words

    def _name(self, kind: str, number: str, *, in_capitals: bool) -> None:
        words = self._words(kind, number)
        start = len(self._text)
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
            makers = {"K": self._club, "F": self._company, "J": self._newsroom}
            self._named[key] = makers[kind]() if kind in makers else self._chance.choice(self._pools[kind])
        return self._named[key]

    def _company(self) -> str:
        """A real one, or one called like people, a country or a city."""
        chance, people = self._chance, self._pools["P"]
        name, other = (chance.choice(people).split()[-1] for _ in range(2))
        place = chance.choice(self._pools[chance.choice("LN")])
        return chance.choice(
            (
                *[chance.choice(_names(names.COMPANIES))] * 5,
                *[f"{name} {chance.choice(_names(names.COMPANY_ENDINGS))}"] * 3,
                *[f"{name} {other}"] * 2,
                f"{name} & {other}",
                f"{place} {chance.choice(_names(names.STATE_FIRMS))}",
            )
        )

    def _newsroom(self) -> str:
        return f"{self._words('L', '1')} {self._chance.choice(_names(names.NEWSROOMS))}"

    def _club(self) -> str:
        chance, cities = self._chance, self._pools["C"]
        if chance.random() < 0.5:
            return f"{chance.choice(cities)} {chance.choice(_names(names.CLUB_ENDINGS))}"
        return f"{chance.choice(_names(names.CLUB_BEGINNINGS))} {chance.choice(cities)}"


def _names(field: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in field.replace("\n", " ").split(", "))


def _lines(field: str) -> list[str]:
    return [line for line in field.splitlines() if line]


_EVERY_CLUB = (
    *_names(names.FOOTBALL_CLUBS),
    *_names(names.AMERICAN_CLUBS),
    *_names(names.AMERICAN_CLUBS),
    *_names(names.COUNTIES),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARS = [str(year) for year in range(1950, 2026)]
_MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Aug Sept Oct Nov Dec Jan. Feb. Aug. Sept. Oct. Nov. Dec."
).split()
_DATES = (
    *(f"{month} {day}" for month in _MONTHS for day in range(1, 32)),
    *(f"{day} {month}" for month in _MONTHS[:12] for day in range(1, 32)),
)
_DATES_IN_FIGURES = [
    f"{year}-{month:02}-{day:02}" for year in _YEARS for month in range(1, 13) for day in range(1, 29)
]
_COUNTRIES = sorted(
    name for name in gazetteer.COUNTRIES if not (name.isupper() and len(name) > 4) and name[:4] != "THE "
)
