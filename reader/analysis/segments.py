"""Which parts of a text analysis reads: its paragraphs, its block quotes, and nothing of its code."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Block

_LINE = re.compile(r"[^\n\r\u2028\u2029]*[^\s][^\n\r\u2028\u2029]*")


def find_paragraphs(text: str, blocks: Sequence[Block] = ()) -> list[Span]:
    """The stretches to be analysed, in order: blocks but code and rules; without blocks every line with words."""
    if not blocks:
        return [Span(*match.span()) for match in _LINE.finditer(text)]
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
