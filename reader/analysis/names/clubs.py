"""Clubs called by their city: "Chicago 5 Boston 3" in a row of scores, "Leeds beat Derby" where the tagger is sure of it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.names import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.analysis.names.mentions import Named

_NAME = r"[^\W\d_][^\d\n]{2,30}?"
_SCORE = re.compile(rf"^[ \t]*{_NAME}[ \t]+\d{{1,3}},?[ \t]+{_NAME}[ \t]+\d{{1,3}}\b.{{0,40}}$", re.MULTILINE)
_STANDING = re.compile(rf"^[ \t]*(?:\d+\.?[ \t]+)?{_NAME}(?:[ \t]+[+-]?\d{{1,3}}){{3,}}[ \t]*$", re.MULTILINE)
_FEWEST = 2
"""One such line may be anything."""
_SURE = 0.9
"""From this chance on a city is what the tagger takes it for right there, whatever it is in the rest of the article."""
_LIKELIER = 0.5


def with_clubs(
    text: str, found: Sequence[Named], chances: Callable[[Named], Mapping[str, float]]
) -> list[Named]:
    """The mentions, cities that stand for their clubs being organisations; a country stays a country.

    chances: how likely a mention is of each type of the tagger; none where it has read nothing.
    """
    rows = _rows_of_results(text)
    in_rows = {named for named in found if _may_be_club(named) and _lies_in(rows, named.start)}
    if _are_read_as_places(in_rows, chances):
        in_rows = set()
    listed = {named.text for named in in_rows}

    def kind(named: Named) -> str:
        if named in in_rows:
            return "ORG"
        # What clubs in the rows are called says nothing about the same word in a sentence.
        sure = _LIKELIER if named.text in listed else _SURE
        read = chances(named)
        if read.get("ORG", 0) >= sure:
            return "ORG"
        return "GPE" if read.get("LOC", 0) >= sure else named.type

    return [replace(named, type=kind(named)) if _may_be_club(named) else named for named in found]


def _rows_of_results(text: str) -> list[tuple[int, int]]:
    scores = [match.span() for match in _SCORE.finditer(text)]
    if len(scores) < _FEWEST:
        return []
    return sorted([*scores, *(match.span() for match in _STANDING.finditer(text))])


def _are_read_as_places(listed: Iterable[Named], chances: Callable[[Named], Mapping[str, float]]) -> bool:
    """Whether the tagger takes those in the rows for places on average: the table is one of temperatures, or of votes."""
    places = [read["LOC"] for read in map(chances, listed) if "LOC" in read]
    return bool(places) and sum(places) > len(places) / 2


def _may_be_club(named: Named) -> bool:
    return named.type in ("GPE", "ORG") and named.text not in gazetteer.COUNTRIES


def _lies_in(rows: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(rows, (offset, sys.maxsize)) - 1
    return index >= 0 and offset < rows[index][1]
