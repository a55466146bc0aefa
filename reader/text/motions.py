"""Where a cursor goes in a text: words, as vim's `w`, `b` and `e` see them. Pure functions of text and offset."""

from __future__ import annotations

import re

from reader.text.span import Span

_WORD = re.compile(r"\w[\w'’-]*\w|\w|[^\w\s]+")
_WINDOW = 4096
"""How far to look back at once; words are shorter."""


def next_word(text: str, offset: int) -> int:
    """Start of the first word that begins after offset; the text's end where there is none."""
    here = word_at(text, offset)
    match = _WORD.search(text, max(offset + 1, here.end if here else 0))
    return match.start() if match else len(text)


def previous_word(text: str, offset: int) -> int:
    """Start of the last word that begins before offset; 0 where there is none."""
    stop = offset
    while stop > 0:
        low = max(0, stop - _WINDOW)
        while low and not text[low - 1].isspace() and stop - low < 2 * _WINDOW:
            low -= 1
        starts = [
            match.start()
            for match in _WORD.finditer(text, low, min(len(text), offset + 1))
            if match.start() < offset
        ]
        if starts:
            return starts[-1]
        stop = low
    return 0


def word_end(text: str, offset: int) -> int:
    """Last character of the first word that ends after offset; the text's last where there is none."""
    here = word_at(text, offset)
    if here and here.end - 1 > offset:
        return here.end - 1
    match = _WORD.search(text, here.end if here else offset + 1)
    return match.end() - 1 if match else max(0, len(text) - 1)


def word_at(text: str, offset: int) -> Span | None:
    """The word that covers offset, None on white space and outside of the text."""
    if not 0 <= offset < len(text) or text[offset].isspace():
        return None
    low = offset
    while low and not text[low - 1].isspace() and offset - low < _WINDOW:
        low -= 1
    for match in _WORD.finditer(text, low):
        if match.end() > offset:
            return Span(*match.span()) if match.start() <= offset else None
    return None
