"""What is told beside a name makes a body of it: "Nordvik, the Danish maker of turbines", "a developer, Canyon Homes,"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.names import gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.names.mentions import Named

_FIRM = (
    "airline|automaker|bank|brewer|carmaker|chain|charity|chipmaker|company|conglomerate|contractor|drugmaker|firm|group|"
    "insurer|joint venture|lender|maker|manufacturer|operator|planemaker|retailer|startup|start-up|steelmaker|subsidiary|"
    "supermarket|supplier"
)
_WORD = r"(?!(?:at|for|from|in|of|on|to|who|whose|with)\b)[\w’'-]+"
_TOLD_AFTER = re.compile(
    rf",\s(?:an?|one of|the)\s(?:{_WORD}\s){{0,5}}?(?:{_FIRM})s?"
    r"(?=\s(?:based|behind|headquartered|in|of|owned|that|which)\b|[,.;)])"
)
_TOLD_BEFORE = re.compile(rf"\b(?:an?|the)\s(?:{_WORD}\s){{0,3}}?(?:developer|{_FIRM}),\s\Z")
_ENDS = re.compile(r"[,.;]")
_WHERE = re.compile(r"\b(?:across|at|from|in|into|near|of|outside|through|to)\s(?:the\s)?\Z", re.IGNORECASE)
_LEAD, _FOLLOWING = 60, 120
"""Characters beside a name that are looked at."""


def with_firms(text: str, found: Sequence[Named]) -> list[Named]:
    """The mentions; names of places and people that some place in the text calls a firm are bodies everywhere."""
    firms = {named.text for named in found if _may_be(named) and _is_told(text, named)}
    return [
        replace(named, type="ORG") if named.text in firms and _may_be(named) else named for named in found
    ]


def _may_be(named: Named) -> bool:
    is_known = named.text in gazetteer.TYPES
    return named.type in ("GPE", "LOC", "FAC", "PERSON", "MISC") and not is_known


def _is_told(text: str, named: Named) -> bool:
    """Whether the words beside a name say that it is a firm; "in Leeds, the company that" tells of something else."""
    before = text[max(0, named.start - _LEAD) : named.start]
    after = text[named.end : named.end + _FOLLOWING]
    if _TOLD_AFTER.match(after) and not _WHERE.search(before):
        return True
    return bool(_TOLD_BEFORE.search(before) and _ENDS.match(after)) and named.type != "PERSON"
