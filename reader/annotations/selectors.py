"""Describing a passage so that it can be found again."""

from __future__ import annotations

from reader.annotations.model import Target
from reader.text.document import Document

CONTEXT = 96
"""How many code points of the surroundings are kept on either side, where there are so many."""


def describe(text: str, start: int, end: int, text_hash: str = "") -> Target:
    """The target for `[start, end)` of text: its words, their surroundings, their place. Never normalises.

    text_hash: the text's, where at hand. Raises ValueError where the span is empty or not within text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"[{start}, {end}) is not a passage of a text of {len(text)} characters")
    return Target(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
        text_hash=text_hash or Document(text).text_hash,
    )
