"""Datelines: the name in capitals that opens a report is a place, whatever it means below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.names import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.analysis.names.mentions import Named

_NAME = r"^[ \t]*(?P<name>[A-Z][A-Z.'’ -]+[A-Z])(?:,[ \t](?P<more>[^\n(]{1,30}?))?"
_DASH = r"(?:[ \t]\((?P<agency>[^)\n]{1,30})\))?[ \t]?(?:--|[–—]|-(?=[ \t]))(?![ \t]?(?:A[ \t]+)?[A-Z]{2})"
_DAY = r"(?P<day>[ \t]+\d{4}-\d\d-\d\d)[ \t]*$"
_DATELINE = re.compile(f"{_NAME}(?:{_DASH}|{_DAY})", re.MULTILINE)
_MAY_BE_PLACE = 0.05
"""The least chance of a place that a name needs which neither day nor agency follows: "IMF — Growth will slow" has none."""


def with_datelines(
    text: str, found: Sequence[Named], chances: Callable[[Named], Mapping[str, float]]
) -> list[Named]:
    """The mentions, bodies that open a report in capitals being places: "LIVERPOOL, March 3 (AP) — ", "LIVERPOOL 1996-03-03".

    A known agency in parentheses is a body.
    What goes on in capitals behind a dash is a headline, and the name before it is what it was taken for: "NASA - RESULTS".
    chances: how likely a mention is of each type of the tagger.
    """
    datelines = list(_DATELINE.finditer(text))
    is_sure = {match.span("name"): _is_sure(match) for match in datelines}
    agencies = {match.span("agency") for match in datelines}

    def kind(named: Named) -> str:
        where = named.start, named.end
        if where in agencies and named.text in gazetteer.AGENCIES:
            return "ORG"
        if named.type == "ORG" and where in is_sure:
            may_be_place = is_sure[where] or chances(named).get("LOC", 0) >= _MAY_BE_PLACE
            return "GPE" if may_be_place else named.type
        return named.type

    return [replace(named, type=kind(named)) for named in found]


def _is_sure(dateline: re.Match[str]) -> bool:
    """Whether a day or an agency tells that it is one."""
    return bool(dateline["agency"] or dateline["day"]) or any(map(str.isdigit, dateline["more"] or ""))
