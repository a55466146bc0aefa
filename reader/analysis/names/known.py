"""Names that are known: well-known places and peoples that the tagger missed, repeats of what it saw, and their types."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.names import gazetteer
from reader.analysis.names.bounds import without_legal_form
from reader.analysis.names.mentions import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.text.span import Span

_WORD_START = re.compile(r"(?<![\w@#/&.])\w[\w.]*")


class NameFinder:
    """Finds given names in a text, each as whole words, the longest first. Time is linear in the text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, dict[int, set[str]]] = defaultdict(dict)
        """First word -> number of characters, the most first -> names: thousands may begin with one word."""
        for name in sorted(set(names), key=len, reverse=True):
            match = _WORD_START.match(name)
            for word in (match.group(), f"{match.group()}.") if match else ():
                self._by_word[word].setdefault(len(name), set()).add(name)

    def find(self, text: str, parts: Iterable[Span]) -> Iterator[tuple[int, int]]:
        """(start, end) of every name in the parts, in order, none overlapping another."""
        for part in parts:
            reached = part.start
            for match in _WORD_START.finditer(text, part.start, part.end):
                if match.start() >= reached:
                    name = self._at(text, match)
                    if name:
                        reached = match.start() + len(name)
                        yield match.start(), reached

    def _at(self, text: str, match: re.Match[str]) -> str:
        for length, names in self._by_word.get(match.group(), {}).items():
            end = match.start() + length
            name = text[match.start() : end]
            if name in names and not text[end : end + 1].isalnum():
                return name
        return ""


_SURE_PLACES = NameFinder(name for name in gazetteer.TYPES if name not in gazetteer.AMBIGUOUS)


def add_well_known(text: str, parts: Sequence[Span], found: Sequence[Named]) -> list[Named]:
    """The mentions, with the well-known places and peoples that are not yet among them; all in order.

    One of several words ("Russian Federation") wins over a mention of a part of it.
    """
    places = _SURE_PLACES.find(text, parts)
    extra = [Named(start, end, text[start:end], gazetteer.TYPES[text[start:end]]) for start, end in places]
    extra = [named for named in extra if not _is_in_name(text, named)]
    return merge(_without_parts(found, [named for named in extra if " " in named.text]), extra)


def _without_parts(found: Sequence[Named], longer: Sequence[Named]) -> list[Named]:
    """The mentions that do not lie in a longer one."""
    starts = [named.start for named in longer]

    def is_part(named: Named) -> bool:
        index = bisect_right(starts, named.start) - 1
        return index >= 0 and named.end <= longer[index].end and len(named.text) < len(longer[index].text)

    return [named for named in found if not is_part(named)]


def add_repeats(text: str, parts: Sequence[Span], found: Sequence[Named]) -> list[Named]:
    """The mentions, with every further place where one of their names stands; all in order.

    A name that is an everyday word in this text, too, is not looked for. A name of several words that was seen whole once
    ("European Union Parliament") wins wherever it stands over mentions of its parts.
    """
    types = {named.text: named.type for named in found if named.type not in ("DATE", "MONEY")}
    for name in [name for name, kind in types.items() if kind == "ORG"]:
        types.setdefault(without_legal_form(name), "ORG")
    everyday = set(_EVERYDAY.findall(text))
    names = [name for name in types if len(name) > 2 and name[0].isupper() and name.lower() not in everyday]
    repeats = NameFinder(names).find(text, parts)
    extra = [Named(start, end, text[start:end], types[text[start:end]]) for start, end in repeats]
    extra = [named for named in extra if not _is_in_name(text, named)]
    return merge(_without_parts(found, [named for named in extra if " " in named.text]), extra)


_EVERYDAY = re.compile(r"\b[^\W\d_A-Z]\w*")
_NEXT_CAPITAL = re.compile(r"[ -](?:[A-Z][a-z]|DIVISION|CONFERENCE|LEAGUE)")
_LAST_CAPITAL = re.compile(r"\b([A-Z][\w'’]*)[ -]$")


def _is_in_name(text: str, named: Named) -> bool:
    """Whether the words are a part of a longer name that nobody has seen as a name."""
    if named.type == "NORP":
        return False
    before = _LAST_CAPITAL.search(text[max(0, named.start - 30) : named.start])
    joined = before is not None and text[named.start - 1] == "-"
    return joined or (
        _NEXT_CAPITAL.match(text, named.end) is not None and named.type in ("PERSON", "GPE", "LOC", "ORG")
    )


def merge(first: Sequence[Named], more: Sequence[Named]) -> list[Named]:
    """first, and those of more that overlap none of first; in order."""
    taken = sorted(first, key=lambda named: named.start)
    starts = [named.start for named in taken]
    extra = []
    for named in more:
        index = bisect_right(starts, named.start) - 1
        after = index + 1 < len(taken) and taken[index + 1].start < named.end
        if not after and (index < 0 or taken[index].end <= named.start):
            extra.append(named)
    return sorted([*taken, *extra], key=lambda named: named.start)


def with_known_types(found: Iterable[Named]) -> list[Named]:
    """The mentions, each of a well-known place or people being of its type, and other places of the likelier one."""
    return [replace(named, type=_known_type(named)) for named in found]


_NATURE = re.compile(
    r"\b(?:Rivers?|Mountains?|Mount|Mt|Sea|Ocean|Lakes?|Valley|Desert|Islands?|Bay|Gulf|Coast|Peninsula|Hills?|Forest|Canyon|Basin|Strait|"
    r"Cape|Beach|Creek|Falls|Plateau|Region)\b"
)


def _may_be(named: Named) -> bool:
    """Whether a well-known name may be of this other type: a city stands for its club, a country or people hardly does."""
    is_club = (
        named.type == "ORG"
        and gazetteer.TYPES[named.text] != "NORP"
        and named.text not in gazetteer.COUNTRIES
    )
    return is_club or named.text in gazetteer.AMBIGUOUS


_FATHER_OF = re.compile(r"(?:Abu|Um|Umm) (?!Sayyaf)[A-Z][a-z]+")
"""An Arabic name by one's child, "Umm Khalil": somebody's, and of no body but Abu Sayyaf."""
_SUM = re.compile(r"(?:[A-Z]{0,3}[$€£¥]|[DNS]?[Kk]r\.?|Rs\.?|CHF|EUR|GBP|USD) ?\d[\d,.]*")


def _known_type(named: Named) -> str:
    known = gazetteer.TYPES.get(named.text)
    if known and (named.type in ("LOC", "GPE", "NORP", "MISC") or not _may_be(named)):
        return known
    if named.type == "ORG" and _FATHER_OF.fullmatch(named.text):
        return "PERSON"
    if _SUM.fullmatch(named.text):
        return "MONEY"
    if named.type == "LOC":
        return "LOC" if _NATURE.search(named.text) else "GPE"
    return named.type
