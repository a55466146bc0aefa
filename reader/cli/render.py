"""An article as lines for people, without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.output import Styled, width
from reader.text import Block, Document
from reader.text.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Article
    from reader.text.layout import Line

MEASURE = 72


def render(article: Article) -> Iterator[str | Styled]:
    """Title, byline and text, wrapped at the terminal's width, at most MEASURE cells."""
    document, summary = article.document, article.summary
    room = min(MEASURE, width())
    if summary.title != document.title:
        yield from (Styled(line, "1") for line in _wrapped(summary.title, room))
    byline = ", ".join(part for part in (summary.author, summary.site, summary.published) if part)
    if byline:
        yield from (Styled(line, "2") for line in _wrapped(byline, room))
    if byline or summary.title != document.title:
        yield ""
    layout = Layout(document, room)
    for row in range(len(layout)):
        yield _line(layout, layout.line(row), row)


def _wrapped(text: str, room: int) -> Iterator[str]:
    layout = Layout(Document(text, (Block("paragraph", 0, len(text)),)), room)
    for row in range(len(layout)):
        line = layout.line(row)
        yield text[line.start : line.end].rstrip()


def _line(layout: Layout, line: Line, row: int) -> str | Styled:
    if line.kind == "blank":
        return ""
    if line.kind == "rule":
        return " " * line.indent + "─" * max(3, (layout.width - line.indent) // 3)
    block = layout.document.blocks[line.block]
    text = _cells(layout, line, row).rstrip()
    marker = (
        f"{block.marker} " if line.is_first and block.kind in {"item", "footnote"} and block.marker else ""
    )
    quote = "│ " * min(block.quote, line.indent // 2)
    drawn = quote + marker.rjust(line.indent - len(quote)) + text
    return Styled(drawn, "1") if block.kind == "heading" else drawn


def _cells(layout: Layout, line: Line, row: int) -> str:
    """The text of a row, table cells standing in their columns."""
    text = layout.document.text[line.start : line.end].rstrip("\n")
    if not line.stops:
        return text.replace("\t", "  ")
    places = layout.cells(row)
    drawn, cell = "", line.indent
    for character, place in zip(text, places, strict=False):
        if character != "\t":
            drawn += " " * (place - cell) + character
            cell = max(cell, place)
    return drawn
