"""Where reading stopped, found again in a text that may have been edited since. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations import anchor, describe
from reader.annotations.model import Target, now
from reader.library.model import PlaceWords, ReadingPosition

if TYPE_CHECKING:
    from reader.text import Document

_LENGTH = 96
"""So many characters at the place are kept, where there are so many: a row or two of the text."""
_NEAR = 2000
"""So far away, a screen or two, other words are taken for those that stood there."""


def position_in(document: Document, offset: int, progress: float) -> ReadingPosition:
    """A place to come back to. offset: into the document's text, up to its end; progress: how much was read, 0 to 1."""
    text = document.text
    start = max(0, min(offset, len(text) - _LENGTH))
    end = min(len(text), start + _LENGTH)
    words = None
    if start < end:
        target = describe(text, start, end, document.text_hash)
        words = PlaceWords(target.exact, target.prefix, target.suffix, start)
    return ReadingPosition(offset, document.text_hash, min(1.0, max(0.0, progress)), now(), words)


def offset_in(document: Document, position: ReadingPosition) -> int:
    """Where that place is in a document's text: in an edited one, where the words are that stood there.

    Where they are gone, and of the beginning, the same offset, as far as the text goes.
    """
    same, words = min(position.offset, len(document.text)), position.words
    if not position.offset or not words or position.text_hash == document.text_hash:
        return same
    end = words.start + len(words.exact)
    found = anchor(
        document.text,
        Target(words.exact, words.prefix, words.suffix, words.start, end, position.text_hash),
    )
    if found.start is None or found.end is None:
        return same
    if found.status == "changed" and abs(found.start - words.start) > _NEAR:
        return same
    return min(found.start + position.offset - words.start, found.end)
