"""From what a person types to one article. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ArticleError
from reader.intake import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.model import ArticleSummary

_LISTED = 5


def find_article(articles: Sequence[ArticleSummary], ref: str) -> ArticleSummary:
    """The article that ref means: an id, a title, a path, the beginning of a title, a part of an id; in this order.

    Raises ArticleError where none fits (it says `reader list`) or several do (it names them).
    """
    wanted = " ".join(ref.split()).casefold()
    tests: tuple[Callable[[ArticleSummary], bool], ...] = (
        lambda article: article.id == ref,
        lambda article: article.title.casefold() == wanted,
        lambda article: _is_path_of(ref, article),
        lambda article: article.title.casefold().startswith(wanted),
        lambda article: wanted in article.id.casefold(),
    )
    for fits in tests if wanted else ():
        fitting = [article for article in articles if fits(article)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise ArticleError(_ambiguous(ref, fitting))
    raise ArticleError(f"there is no article {clean_line(ref)!r}: `reader list` shows what there is")


def _is_path_of(ref: str, article: ArticleSummary) -> bool:
    name = Path(article.path).name
    return ref in {article.path, name} or ("/" in ref and str(Path(ref).absolute()) == article.path)


def _ambiguous(ref: str, fitting: Sequence[ArticleSummary]) -> str:
    named = "; ".join(f"{article.title} ({article.id})" for article in fitting[:_LISTED])
    more = f" and {len(fitting) - _LISTED} more" if len(fitting) > _LISTED else ""
    return (
        f"{clean_line(ref)!r} fits {len(fitting)} articles: {named}{more}; give more of the title, or the id"
    )
