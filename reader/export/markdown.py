"""Articles' annotations as Markdown: what was captured, where it comes from, what the reader thinks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export.citation import day_text, markdown_citation, speaker_of
from reader.export.escape import block_quote, code_quote, escape_inline, link
from reader.export.front_matter import front_matter, tag_names
from reader.export.note_text import note_markdown
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.annotations.model import Annotation, Placed
    from reader.export.model import ArticleMetadata, ExportItem

_CHANGED = "*The text has changed since this was captured. It now reads:*"
_FIRST = "*As first captured:*"
_ORPHANS = "## No longer in the text"
_ORPHANS_INTRODUCTION = "*These passages could not be found in the article as it is today.*"
_NOTHING = "*No notes.*"
_RULE = "---"


@dataclass(frozen=True, slots=True)
class _Sections:
    """Annotations of one article in the order of the export."""

    article: list[Placed]
    """Notes on the article as a whole, oldest first."""
    passages: list[tuple[Placed, Span]]
    """In the order of the text."""
    orphans: list[Placed]
    """In the order of the text as it was."""


def export_markdown(items: Sequence[ExportItem], moment: str = "", is_of_all: bool = False) -> str:
    """All items as one Markdown text, empty where there are none; a single article has its metadata as YAML first.

    moment: when the export is made, ISO 8601. is_of_all: it is one of the whole library, which has no YAML even where it
    is of one article. Everything but the notes is escaped, so that it shows as it is.
    """
    head = front_matter(items[0].metadata, moment) if len(items) == 1 and not is_of_all else ""
    body = "\n\n".join(part for item in items for part in _article(item))
    return f"{head}{body}\n" if body else ""


def _article(item: ExportItem) -> list[str]:
    sections = _sections(item.placed)
    notes = [_note(placed.annotation) for placed in sections.article]
    passages = [_passage(item, placed, span) for placed, span in sections.passages]
    orphans = [_orphan(item, placed) for placed in sections.orphans]
    if orphans:
        orphans[0] = _paragraphs(_ORPHANS, _ORPHANS_INTRODUCTION, orphans[0])
    parts = [*notes, *passages]
    body = [f"\n\n{_RULE}\n\n".join(parts)] if parts else []
    return [_heading(item.metadata), *(body + orphans or [_NOTHING])]


def _sections(annotations: Iterable[Placed]) -> _Sections:
    sections = _Sections([], [], [])
    for placed in sorted(annotations, key=lambda placed: placed.annotation.created):
        span = _span(placed)
        if placed.annotation.target is None:
            sections.article.append(placed)
        elif span is None:
            sections.orphans.append(placed)
        else:
            sections.passages.append((placed, span))
    sections.passages.sort(key=lambda passage: passage[1])
    sections.orphans.sort(
        key=lambda placed: placed.annotation.target.start if placed.annotation.target else 0
    )
    return sections


def _span(placed: Placed) -> Span | None:
    anchor = placed.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    return Span(anchor.start, anchor.end)


def _heading(metadata: ArticleMetadata) -> str:
    title = escape_inline(metadata.title) or "Untitled"
    known = (metadata.author, metadata.site, day_text(metadata.published))
    byline = [*filter(None, map(escape_inline, known)), *filter(None, [link(metadata.url)])]
    return _paragraphs(f"# {title}", " · ".join(byline))


def _note(annotation: Annotation) -> str:
    return _paragraphs(note_markdown(annotation.note), _particulars(annotation, with_color=False))


def _passage(item: ExportItem, placed: Placed, span: Span) -> str:
    speaker = speaker_of(placed, span, item.quotations)
    return _paragraphs(
        _captured(item, placed.annotation, span),
        markdown_citation(item.metadata, speaker),
        _today(item, placed, span),
        _first(item, placed.annotation),
        note_markdown(placed.annotation.note),
        _particulars(placed.annotation),
    )


def _orphan(item: ExportItem, placed: Placed) -> str:
    return _paragraphs(
        _captured(item, placed.annotation, None),
        markdown_citation(item.metadata, speaker_of(placed, None, ())),
        _first(item, placed.annotation),
        note_markdown(placed.annotation.note),
        _particulars(placed.annotation),
    )


def _captured(item: ExportItem, annotation: Annotation, span: Span | None) -> str:
    exact = annotation.target.exact if annotation.target else ""
    return _quoted(item, exact, span)


def _today(item: ExportItem, placed: Placed, span: Span) -> str:
    if placed.anchor is None or placed.anchor.status != "changed":
        return ""
    return _paragraphs(_CHANGED, _quoted(item, span.of(item.document.text), span))


def _first(item: ExportItem, annotation: Annotation) -> str:
    """The words marked first, where others were taken for them since."""
    return _paragraphs(_FIRST, _quoted(item, annotation.captured, None)) if annotation.captured else ""


def _quoted(item: ExportItem, text: str, span: Span | None) -> str:
    """A block quote; code stays code where the passage lies in it as a whole."""
    if span is not None:
        index = item.document.block_index(span.start)
        block = item.document.blocks[index] if index >= 0 else None
        if block is not None and block.kind == "code" and block.span.covers(span):
            return code_quote(text, block.marker)
    return block_quote(text)


def _particulars(annotation: Annotation, *, with_color: bool = True) -> str:
    """Colour, tags and the day it was made, on one line."""
    tags = " ".join(f"#{name}" for name in tag_names(annotation.tags))
    known = (
        escape_inline(annotation.color) if with_color else "",
        tags,
        escape_inline(day_text(annotation.created)),
    )
    return " · ".join(filter(None, known))


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
