"""Sports results in a text: a city in a row of scores is its club, "Chicago 5 Boston 3"."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis import gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.mentions import Named

_NAME = r"[^\W\d_][^\d\n]{2,30}?"
_SCORE = re.compile(rf"^[ \t]*{_NAME}[ \t]+\d{{1,3}},?[ \t]+{_NAME}[ \t]+\d{{1,3}}\b.{{0,40}}$", re.MULTILINE)
_STANDING = re.compile(rf"^[ \t]*(?:\d+\.?[ \t]+)?{_NAME}(?:[ \t]+[+-]?\d{{1,3}}){{3,}}[ \t]*$", re.MULTILINE)
_FEWEST = 2
"""One such line may be anything: a forecast, a count of votes."""


def with_clubs(text: str, found: Sequence[Named]) -> list[Named]:
    """The mentions, cities in the rows of results and standings being organisations; a country stays a country."""
    scores = [match.span() for match in _SCORE.finditer(text)]
    if len(scores) < _FEWEST:
        return list(found)
    rows = sorted([*scores, *(match.span() for match in _STANDING.finditer(text))])
    return [replace(named, type="ORG") if _is_club(named, rows) else named for named in found]


def _is_club(named: Named, rows: Sequence[tuple[int, int]]) -> bool:
    if named.type != "GPE" or named.text in gazetteer.COUNTRIES:
        return False
    index = bisect_right(rows, (named.start, sys.maxsize)) - 1
    return index >= 0 and named.start < rows[index][1]
