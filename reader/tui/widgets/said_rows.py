"""What somebody said as rows of a list. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.model import SURE
from reader.text.cells import cell_width
from reader.text.marks import in_marks
from reader.tui.widgets.row_list import Row, cropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.people import Said

_TEXT_LINES = 3
"""Lines of a quotation that are shown."""


def said_lines(said: Sequence[tuple[Said, ...]], width: int) -> list[Row]:
    """Rows for quotations, each with its parts: articles as headings, the first line of each quotation to stand on."""
    rows: list[Row] = []
    last = ""
    for number, parts in enumerate(said):
        article = parts[0].article
        rows += [Row(((("", ""),),))] if rows else []
        if article.id != last:
            last = article.id
            source = " · ".join(filter(None, (article.published[:10], article.title, article.site)))
            rows.append(Row((((cropped(source, width), "heading"),),)))
        unsure = "" if min(part.confidence for part in parts) >= SURE else "? "
        words = unsure + in_marks(parts)
        lines = _wrapped(words, width, _TEXT_LINES)
        rows += [
            Row((((line, "quotation"),),), number if index == 0 else None) for index, line in enumerate(lines)
        ]
    return rows


def _wrapped(text: str, width: int, most: int) -> Sequence[str]:
    """The text on at most so many lines, its end marked where it was cut."""
    words = " ".join(text.split())
    lines: list[str] = []
    while words and len(lines) < most - 1 and cell_width(words) > width:
        cut = len(words)
        while cell_width(words[:cut]) > width:
            space = words.rfind(" ", 0, cut)
            cut = space if space > 0 else min(cut - 1, width)
        lines.append(words[:cut])
        words = words[cut:].lstrip()
    return [*lines, cropped(words, width)] if words else lines
