"""From what a person types to one article. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ArticleError
from reader.intake import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.model import ArticleSummary

_LISTED = 5
_SUGGESTED = 3
_LONGEST = 200
"""Characters of what was typed that are compared with titles."""
_LIKE = 0.7
"""How alike a word that was typed and one of a title are, at least, where the title is suggested."""


def find_article(articles: Sequence[ArticleSummary], ref: str) -> ArticleSummary:
    """The article that ref means: an id, a title, a path, the beginning of a title, a part of an id, words of a title.

    In this order. Raises ArticleError where none fits (it says `reader list`, and which titles are like it) or several
    do (it names them).
    """
    wanted = " ".join(ref.split()).casefold()
    words = set(_words(wanted))
    tests: tuple[Callable[[ArticleSummary], bool], ...] = (
        lambda article: article.id == ref,
        lambda article: article.title.casefold() == wanted,
        lambda article: _is_path_of(ref, article),
        lambda article: article.title.casefold().startswith(wanted),
        lambda article: wanted in article.id.casefold(),
        lambda article: bool(words) and words <= set(_words(article.title)),
    )
    for fits in tests if wanted else ():
        fitting = [article for article in articles if fits(article)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise ArticleError(_ambiguous(ref, fitting))
    raise ArticleError(f"there is no article {clean_line(ref)!r}{_suggestion(articles, wanted)}")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _suggestion(articles: Sequence[ArticleSummary], wanted: str) -> str:
    nearest = "; ".join(f"{clean_line(each.title)} ({each.id})" for each in _nearest(articles, wanted))
    asked = f"; did you mean {nearest}?" if nearest else ":"
    return f"{asked} `reader list` shows what there is"


def _nearest(articles: Sequence[ArticleSummary], wanted: str) -> list[ArticleSummary]:
    """The articles whose titles have the most words like those wanted, in the order of the library."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for word in set(_words(article.title)):
            having[word].append(number)
    found: Counter[int] = Counter()
    for word in dict.fromkeys(_words(wanted[:_LONGEST])):
        like = get_close_matches(word, having, n=_SUGGESTED, cutoff=_LIKE) if len(word) > 2 else ()
        found.update({number for each in like for number in having[each]})
    best = sorted(found, key=lambda number: (-found[number], number))
    return [articles[number] for number in best[:_SUGGESTED]]


def _is_path_of(ref: str, article: ArticleSummary) -> bool:
    name = Path(article.path).name
    return ref in {article.path, name} or ("/" in ref and str(Path(ref).absolute()) == article.path)


def _ambiguous(ref: str, fitting: Sequence[ArticleSummary]) -> str:
    named = "; ".join(f"{article.title} ({article.id})" for article in fitting[:_LISTED])
    more = f" and {len(fitting) - _LISTED} more" if len(fitting) > _LISTED else ""
    return (
        f"{clean_line(ref)!r} fits {len(fitting)} articles: {named}{more}; give more of the title, or the id"
    )
