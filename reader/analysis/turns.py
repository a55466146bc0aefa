"""Interviews and transcripts: paragraphs that open with who speaks ("Q:", "NAME:")."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.analysis.model import Quotation, Speaker, TextSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Entity
    from reader.text.span import Span

_LABEL = re.compile(
    r"\s*(?P<name>[QA]|[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,3}|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]*){1,3})"
    r"\s*(?::|(?<=[QA])\.)\s+(?=\S)"
)
_FEWEST_TURNS = 4
_CERTAINTY = 0.95


def find_turns(
    text: str, paragraphs: Sequence[Span], entities: Sequence[Entity], first_group: int
) -> list[Quotation]:
    """The turns of an interview as quotations, where the text is one.

    That takes four turns or more and two speakers at least who speak twice. Groups count from first_group.
    """
    labels = [(paragraph, _LABEL.match(text, paragraph.start, paragraph.end)) for paragraph in paragraphs]
    turns = [(paragraph, match) for paragraph, match in labels if match]
    counts = Counter(match["name"] for _, match in turns)
    often = {name for name, count in counts.items() if count > 1}
    turns = [(paragraph, match) for paragraph, match in turns if match["name"] in often]
    if len(often) < 2 or len(turns) < _FEWEST_TURNS:
        return []
    return [
        _turn(text, paragraph, match, entities, group)
        for group, (paragraph, match) in enumerate(turns, first_group)
    ]


def _turn(
    text: str, paragraph: Span, match: re.Match[str], entities: Sequence[Entity], group: int
) -> Quotation:
    start, end = match.end(), paragraph.end
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    mention = TextSpan(*match.span("name"), match["name"])
    entity = _named(match["name"], entities)
    speaker = Speaker(
        entity.name if entity else match["name"], entity.id if entity else None, mention, _CERTAINTY
    )
    return Quotation(start, end, text[start:end], "block", group, speaker)


def _named(label: str, entities: Sequence[Entity]) -> Entity | None:
    """The one person whom a label names in full or by the surname."""
    wanted = label.casefold()
    fitting = [
        e
        for e in entities
        if e.type == "PERSON" and wanted in (e.name.casefold(), e.name.casefold().split()[-1])
    ]
    return fitting[0] if len(fitting) == 1 else None
