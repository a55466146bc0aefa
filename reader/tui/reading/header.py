"""The lines above an article's text. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.tui.byline import byline
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.annotations.model import Placed
    from reader.library import Article

_NOTE_WORDS = 32
"""Cells of a note on the article above its text."""

Header = tuple[tuple[str, str], ...]
"""Lines with their style, "title" or "byline"."""


def header_of(article: Article, title: str, placed: Sequence[Placed], drafts: Collection[str]) -> Header:
    """Title, byline and note of an article.

    title: the one that its text begins with, which is not said twice. drafts: ids of what drafts are kept for.
    """
    summary = article.summary
    own = () if title == summary.title else ((summary.title, "title"),)
    known = summary.author or summary.site or summary.published
    plain = replace(summary, progress=0.0, notes=0, status="")
    parts = (byline(plain) if known else "", article_note(article, placed, drafts))
    line = ((" · ".join(filter(None, parts)), "byline"),) if any(parts) else ()
    kept = () if article.kept else (("not in the library: K keeps it", "byline"),)
    return (*own, *line, *kept)


def article_note(article: Article, placed: Sequence[Placed], drafts: Collection[str]) -> str:
    """The first words of the note on the article as a whole, and which key shows it."""
    whole = next((each.annotation for each in placed if each.annotation.target is None), None)
    if whole is None:
        return "draft of a note on the article (A opens it)" if article.id in drafts else ""
    words = f" “{cropped(whole.note, _NOTE_WORDS)}”" if whole.note else ""
    return f"note on the article{words} ({'draft kept, ' * (whole.id in drafts)}A opens it)"
