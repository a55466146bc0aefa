"""Where reading stopped, found again in a text that may have been edited since. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations import anchor, describe
from reader.annotations.model import now
from reader.library.model import ReadingPosition

if TYPE_CHECKING:
    from reader.text import Document

_LENGTH = 96
"""So many characters at the place are kept, where there are so many: a row or two of the text."""


def position_in(document: Document, offset: int, progress: float) -> ReadingPosition:
    """A place to come back to. offset: into the document's text, up to its end; progress: how much was read, 0 to 1."""
    text = document.text
    start = max(0, min(offset, len(text) - _LENGTH))
    end = min(len(text), start + _LENGTH)
    passage = describe(text, start, end, document.text_hash) if start < end else None
    return ReadingPosition(offset, document.text_hash, min(1.0, max(0.0, progress)), now(), passage)


def offset_in(document: Document, position: ReadingPosition) -> int:
    """Where that place is in a document's text.

    In an edited one, where the words are that stood there, else where those before them end. Where neither are left, and of
    the beginning, the same offset, as far as the text goes.
    """
    same = min(position.offset, len(document.text))
    passage = position.passage
    if not position.offset or not passage or position.text_hash == document.text_hash:
        return same
    found = anchor(document.text, passage)
    if found.start is not None and found.end is not None:
        return min(found.start + position.offset - passage.start, found.end)
    before = _nearest(document.text, passage.prefix, passage.start - len(passage.prefix))
    return same if before is None else before + len(passage.prefix)


def _nearest(text: str, words: str, place: int) -> int | None:
    """Where the words stand nearest to a place."""
    copies = [text.rfind(words, 0, max(0, place + len(words))), text.find(words, place)]
    return min((at for at in copies if words and at >= 0), key=lambda at: abs(at - place), default=None)
