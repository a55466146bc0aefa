"""From a quoted passage to its places in a document. Pure."""

from __future__ import annotations

import re

from reader.errors import ArticleError
from reader.intake import clean_line
from reader.text import Document, Span

_NEAR = 200
_CONTEXT = 20
"""Characters shown around each of several places."""
_LISTED = 10


def find_passage(document: Document, exact: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """All places where exact stands with prefix right before it and suffix right after it; white space matches any.

    A passage of white space alone is found nowhere.
    """
    pattern = _pattern(exact)
    if not pattern:
        return []
    before, after = re.compile(rf"{_pattern(prefix)}\s*\Z"), re.compile(rf"\s*{_pattern(suffix)}")
    reach = len(prefix) + _NEAR
    return [
        Span(*match.span())
        for match in re.finditer(pattern, document.text)
        if after.match(document.text, match.end())
        and before.search(document.text[max(0, match.start() - reach) : match.start()])
    ]


def _pattern(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def the_passage(document: Document, exact: str, prefix: str = "", suffix: str = "") -> Span:
    """The only place of exact, as `find_passage` finds it. Raises ArticleError, listing the places where there are several."""
    spans = find_passage(document, exact, prefix, suffix)
    if not spans:
        around = " with what should stand around it" if prefix or suffix else ""
        raise ArticleError(
            f"“{clean_line(exact)}” is not in the text{around}: `reader text` prints it as it is searched"
        )
    if len(spans) > 1:
        places = "; ".join(_place(document, span) for span in spans[:_LISTED])
        more = f"; and {len(spans) - _LISTED} more" if len(spans) > _LISTED else ""
        raise ArticleError(
            f"“{clean_line(exact)}” stands {len(spans)} times: {places}{more}. Say which with --prefix or --suffix"
        )
    return spans[0]


def _place(document: Document, span: Span) -> str:
    before = clean_line(document.text[max(0, span.start - _CONTEXT) : span.start])
    after = clean_line(document.text[span.end : span.end + _CONTEXT])
    return f"at {span.start} (…{before} [] {after}…)"
