"""Other versions of training articles: names exchanged for others of their kind, lines in capitals or in lower case.

What the model learns from them is to read a name by its neighbours and not to trust capitals alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Mapping, Sequence

_SWAPPED = ("PERSON", "LOC", "ORG")
_SWAP_ARTICLE, _SWAP_NAME = 0.3, 0.6
_UPPER, _LOWER, _HEADLINE = 0.03, 0.02, 0.15
_LONGEST_HEADLINE = 90
_WORD = re.compile(r"[^\W\d_][\w'’.]*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of a text and what kind of name it is; offsets in code points."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Article:
    """A training article."""

    text: str
    entities: tuple[Labelled, ...]
    """In order, none overlapping another."""
    opinions: Mapping[int, Any] = field(default_factory=dict)
    """What another network says of the word that begins at an offset: the chances of all labels."""


class NameSwapper:
    """Exchanges names for others of the same kind and number of words, seen anywhere in the training articles."""

    def __init__(self, articles: Iterable[Article]) -> None:
        seen: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
        for article in articles:
            for entity in article.entities:
                name = article.text[entity.start : entity.end]
                seen[entity.type, len(name.split())][name] = None
        self._names = {key: list(names) for key, names in seen.items()}

    def swap(self, article: Article, chance: random.Random) -> Article:
        """The article with some of its names exchanged, each for the same other one throughout; then without opinions."""
        if chance.random() >= _SWAP_ARTICLE:
            return article
        others: dict[tuple[str, str], str] = {}
        parts, entities, reached, length = [], [], 0, 0
        for entity in article.entities:
            name = article.text[entity.start : entity.end]
            other = self._other(name, entity.type, others, chance)
            parts += [article.text[reached : entity.start], other]
            length += entity.start - reached
            entities.append(Labelled(length, length + len(other), entity.type))
            length += len(other)
            reached = entity.end
        return Article("".join([*parts, article.text[reached:]]), tuple(entities))

    def _other(self, name: str, kind: str, others: dict[tuple[str, str], str], chance: random.Random) -> str:
        if kind not in _SWAPPED:
            return name
        if kind == "PERSON":
            return " ".join(self._other_word(word, others, chance) for word in name.split(" "))
        if (kind, name) not in others:
            pool = self._names[kind, len(name.split())]
            others[kind, name] = chance.choice(pool) if chance.random() < _SWAP_NAME else name
        return others[kind, name]

    def _other_word(self, word: str, others: dict[tuple[str, str], str], chance: random.Random) -> str:
        """Person by word, so that a surname still goes with its full name."""
        plain = _WORD.fullmatch(word)
        if not plain or len(word) < 3:
            return word
        if ("PERSON", word) not in others:
            pool = self._names.get(("PERSON", 2), [word])
            drawn = chance.choice(chance.choice(pool).split())
            fits = chance.random() < _SWAP_NAME and drawn[0].isupper() and word[0].isupper()
            others["PERSON", word] = drawn if fits else word
        return others["PERSON", word]


def change_case(line: str, chance: random.Random) -> str:
    """The line, now and then in capitals, in lower case, or (a short one) written as a headline; as long as before."""
    drawn = chance.random()
    if len(line) <= _LONGEST_HEADLINE and chance.random() < _HEADLINE:
        return _mapped(line, str.upper) if drawn < 0.5 else _WORD.sub(_capitalised, line)
    if drawn < _UPPER:
        return _mapped(line, str.upper)
    return _mapped(line, str.lower) if drawn < _UPPER + _LOWER else line


def _mapped(line: str, change: Callable[[str], str]) -> str:
    return "".join(new if len(new := change(char)) == 1 else char for char in line)


def _capitalised(match: re.Match[str]) -> str:
    word = match.group()
    first = word[0].upper()
    return (first if len(first) == 1 else word[0]) + word[1:]


def vary(article: Article, swapper: NameSwapper, chance: random.Random) -> Article:
    """One more version of an article."""
    swapped = swapper.swap(article, chance)
    lines = (change_case(line, chance) for line in swapped.text.split("\n"))
    return replace(swapped, text="\n".join(lines))


def in_order(entities: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """The entities in order, the longer one of two that overlap."""
    found: list[Labelled] = []
    ordered: Sequence[Labelled] = sorted(entities, key=lambda entity: (entity.start, -entity.end))
    for entity in ordered:
        if not found or entity.start >= found[-1].end:
            found.append(entity)
    return tuple(found)
