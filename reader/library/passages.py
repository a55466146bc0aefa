"""From a quoted passage to its places in a document. Pure."""

from __future__ import annotations

import re

from reader.text import Document, Span

_NEAR = 200


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
