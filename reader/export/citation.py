"""Where a passage comes from, in one line, and who says it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from reader.analysis.model import LIKELY, SURE
from reader.analysis.pointing import speaker_at
from reader.export.escape import escape_inline, link
from reader.intake.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Quotation
    from reader.annotations.model import Placed
    from reader.export.model import ArticleMetadata
    from reader.text.span import Span

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]|\Z)", re.ASCII)
_DOUBLE_MARKS = re.compile('["“”„«»]')


def calendar_day(moment: str) -> date | None:
    """The day of an ISO 8601 date or date-time; None where it is neither or does not exist."""
    found = _DAY.match(moment)
    if not found:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def day_text(moment: str) -> str:
    """The day of an ISO 8601 date or date-time as YYYY-MM-DD; anything else as it is, on one line."""
    day = calendar_day(moment)
    return day.isoformat() if day else clean_line(moment)


def citation(metadata: ArticleMetadata, speaker: str | None = None) -> str:
    """Plain text on one line: speaker, “title”, site, date, URL, leaving out what is not known."""
    title = clean_line(metadata.title)
    parts = [
        clean_line(speaker or ""),
        f"“{title}”" if title else "",
        clean_line(metadata.site),
        day_text(metadata.published),
        clean_line(metadata.url),
    ]
    return ", ".join(part for part in parts if part)


def in_marks(text: str) -> str:
    """The text in quotation marks; one that has double marks of its own gets no others."""
    return text if _DOUBLE_MARKS.search(text) else f"“{text}”"


def cited_passage(text: str, metadata: ArticleMetadata, speaker: str | None = None) -> str:
    """What is copied with a citation: “text” — speaker, “title”, site, date, URL.

    A passage that has double quotation marks of its own gets no others around it.
    """
    quoted = in_marks(text.strip())
    source = citation(metadata, speaker)
    return f"{quoted} — {source}" if source else quoted


def markdown_citation(metadata: ArticleMetadata, speaker: str | None = None) -> str:
    """— Speaker, *Title* (site, date) URL as Markdown; empty where nothing is known."""
    title = escape_inline(metadata.title)
    names = [escape_inline(speaker or ""), f"*{title}*" if title else ""]
    place = ", ".join(
        filter(None, (escape_inline(metadata.site), escape_inline(day_text(metadata.published))))
    )
    parts = [", ".join(filter(None, names)), f"({place})" if place else "", link(metadata.url)]
    line = " ".join(filter(None, parts))
    return f"— {line}" if line else ""


def shown_speaker(name: str | None, confidence: float | None) -> str | None:
    """The speaker as an export names one: plainly where sure or told by the reader, else with (?), else not at all."""
    if not name or (confidence is not None and confidence < LIKELY):
        return None
    return name if confidence is None or confidence >= SURE else f"{name} (?)"


def speaker_of(placed: Placed, span: Span | None, quotations: Sequence[Quotation]) -> str | None:
    """Who says the passage, as shown: as kept with the annotation, else who says most of its words by the analysis.

    span is where the passage stands today. A name that is only likely ends with a question mark.
    """
    kept = placed.annotation
    if kept.speaker or span is None:
        return shown_speaker(kept.speaker, kept.speaker_confidence)
    found = speaker_at(quotations, span.start, span.end)
    return shown_speaker(found.name, found.confidence) if found else None
