"""Finding words in a text as a person means them: any white space matches any, so line ends never hide a phrase."""

from __future__ import annotations

import re

from reader.text.span import Span

_ALIKE = ("'’‘ʼ", '"“”„«»', "-‐‑–—")
"""Characters that a keyboard has one of and print has several of."""


def find_all(text: str, query: str) -> list[Span]:
    """All places of a query, in order, without overlaps. Capitals in the query make it tell capitals apart.

    A query of white space alone is found nowhere.
    """
    words = query.split()
    if not words:
        return []
    flags = re.NOFLAG if any(character.isupper() for character in query) else re.IGNORECASE
    pattern = re.compile(r"\s+".join("".join(map(_alike, word)) for word in words), flags)
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _alike(character: str) -> str:
    for group in _ALIKE:
        if character in group:
            return f"[{re.escape(group)}]"
    return re.escape(character)
