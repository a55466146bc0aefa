"""Datelines: the name in capitals that opens a report is a place, whatever it means below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.mentions import Named

_DATELINE = re.compile(
    r"^[ \t]*(?P<name>[A-Z][A-Z.'’ -]+[A-Z])(?:,[ \t][^\n(]{1,30}?)?(?:[ \t]\([^)\n]{1,30}\))?[ \t]?(?:--|[–—]|-(?=[ \t]))",
    re.MULTILINE,
)


def with_datelines(text: str, found: Sequence[Named]) -> list[Named]:
    """The mentions, bodies that open a report in capitals before a dash being places: "LIVERPOOL, March 3 — "."""
    places = {match.start("name") for match in _DATELINE.finditer(text)}
    return [
        replace(named, type="GPE") if named.type == "ORG" and named.start in places else named
        for named in found
    ]
