"""Which parts of a text analysis reads: its paragraphs, its block quotes, and nothing of its code."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Block

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def find_paragraphs(text: str, blocks: Sequence[Block] = ()) -> list[Span]:
    """The stretches to be analysed, in order: blocks but code and rules; without blocks every line with words.

    Where plain text was wrapped by hand, the lines between two empty ones are one paragraph.
    """
    if not blocks:
        lines = [Span(*match.span()) for match in _LINE.finditer(text) if not match.group().isspace()]
        return _unwrapped(text, lines) if _is_wrapped(text, lines) else lines
    return [
        block.span
        for block in blocks
        if block.kind not in ("code", "rule") and block.start < block.end <= len(text)
    ]


def find_block_quotes(blocks: Sequence[Block]) -> list[list[Span]]:
    """The paragraphs of every block quote, together where they belong to one."""
    quoted = [
        block
        for block in blocks
        if block.quote and block.kind not in ("code", "rule") and block.start < block.end
    ]
    numbered = enumerate(quoted)
    together = groupby(numbered, key=lambda item: item[1].group if item[1].group >= 0 else ~item[0])
    return [[block.span for _, block in members] for _, members in together]


_NARROWEST, _WIDEST = 40, 120
"""Between these lengths is the longest line of text that was wrapped by hand."""
_FEWEST_BREAKS = 3
_FULL = 0.9
"""The share of lines, of those that another follows at once, into which the next word would not have fitted."""
_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n|[\u2028\u2029]")


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    width = max((len(line.of(text).rstrip()) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    full = [
        len(line.of(text).rstrip()) + len(after.of(text).split(None, 1)[0]) >= width
        for line, after in zip(lines, lines[1:], strict=False)
        if not _EMPTY_LINE.search(text, line.end, after.start)
    ]
    return len(full) >= _FEWEST_BREAKS and sum(full) >= _FULL * len(full)


def _unwrapped(text: str, lines: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for line in lines:
        if joined and not _EMPTY_LINE.search(text, joined[-1].end, line.start):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined
