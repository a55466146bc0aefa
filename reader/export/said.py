"""Everything somebody said, from many articles, as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader.analysis.model import SURE
from reader.export.citation import markdown_citation
from reader.export.escape import block_quote, escape_inline
from reader.text.marks import in_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.model import ArticleMetadata


@dataclass(frozen=True, slots=True)
class Passage:
    """One quotation, or a part of one."""

    metadata: ArticleMetadata
    start: int
    end: int
    text: str
    group: int
    """Parts of one quotation of an article share a number."""
    confidence: float
    """How sure it is that the speaker said it, 0 to 1."""


def export_said(name: str, passages: Sequence[Passage]) -> str:
    """The passages, in the order given, as block quotes with their articles; parts of one stand together.

    A place in the article is told nowhere: the words find it, and a program has offsets in JSON.
    """
    count = len({(each.metadata.id, each.group) for each in passages})
    head = [f"# {escape_inline(name) or 'Unnamed'}", f"{count} quotation{'s' * (count != 1)}"]
    parts = [
        _quotation(list(group))
        for _, group in groupby(passages, key=lambda each: (each.metadata.id, each.group))
    ]
    return "\n\n".join([*head, *parts]) + "\n"


def _quotation(parts: Sequence[Passage]) -> str:
    words = in_marks(parts, paragraph="\n\n")
    unsure = "" if min(part.confidence for part in parts) >= SURE else " · speaker not sure"
    source = markdown_citation(parts[0].metadata) or "—"
    return f"{block_quote(words)}\n\n{source}{unsure}"
