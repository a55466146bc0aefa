"""What stands under an article's title, in the list and above the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import ArticleSummary


def byline(article: ArticleSummary) -> str:
    """Author, site, date, time to read, how far it was read, notes."""
    parts = [f"{article.minutes} min"]
    if article.progress >= 0.005:
        parts.append(f"read {round(100 * article.progress)} %")
    if article.notes:
        parts.append(f"{article.notes} note{'s' * (article.notes != 1)}")
    parts += [article.status, article.site, article.author, article.published[:10]]
    parts.append(" ".join(f"#{tag}" for tag in article.tags))
    return " · ".join(part for part in parts if part)
