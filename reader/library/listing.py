"""From files, records and reading state to the list of articles. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.intake import clean_line, clean_tags
from reader.library.model import ArticleSummary, minutes_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reader.annotations.model import ArticleRecord
    from reader.library.index import FileEntry
    from reader.library.model import ReadingPosition


def summarise(
    library: Path,
    entry: FileEntry,
    identifier: str,
    records: Mapping[str, ArticleRecord],
    counts: Mapping[str, int],
    positions: Mapping[str, ReadingPosition],
) -> ArticleSummary:
    """One article as it is listed."""
    record, position = records.get(identifier), positions.get(identifier)
    return ArticleSummary(
        identifier,
        entry.title,
        entry.author,
        entry.site,
        entry.url,
        entry.published,
        entry.added,
        entry.language,
        clean_tags(entry.tags + record.tags) if record and record.tags else entry.tags,
        clean_line(record.status) if record else "",
        position.progress if position else 0.0,
        entry.words,
        minutes_for(entry.words),
        counts.get(identifier, 0),
        f"{library}/{entry.path}",
    )


def in_order(articles: Iterable[ArticleSummary]) -> list[ArticleSummary]:
    """The last added first; of those added at one time, by file name."""
    by_name = sorted(articles, key=lambda article: article.path)
    return sorted(by_name, key=lambda article: article.added, reverse=True)
