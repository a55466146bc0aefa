"""Datelines: the name in capitals that opens a report is a place, whatever it means below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.mentions import Named

_NAME = r"^[ \t]*(?P<name>[A-Z][A-Z.'’ -]+[A-Z])(?:,[ \t][^\n(]{1,30}?)?"
_DASH = r"(?:[ \t]\([^)\n]{1,30}\))?[ \t]?(?:--|[–—]|-(?=[ \t]))(?![ \t]?[A-Z]{2})"
_DAY = r"[ \t]+\d{4}-\d\d-\d\d[ \t]*$"
_DATELINE = re.compile(f"{_NAME}(?:{_DASH}|{_DAY})", re.MULTILINE)


def with_datelines(text: str, found: Sequence[Named]) -> list[Named]:
    """The mentions, bodies that open a report in capitals being places: "LIVERPOOL, March 3 — ", "LIVERPOOL 1996-03-03".

    What goes on in capitals behind a dash is a headline, and the name before it is what it was taken for: "NASA - RESULTS".
    """
    places = {match.span("name") for match in _DATELINE.finditer(text)}
    return [
        replace(named, type="GPE") if named.type == "ORG" and (named.start, named.end) in places else named
        for named in found
    ]
