"""Block quotes as quotations: said by whoever a line after a dash under them names, "— Mina Soto, in a letter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.candidates import EntityIndex
from reader.analysis.model import SURE, Quotation, Speaker, TextSpan
from reader.analysis.segments import find_block_quotes
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Entity
    from reader.text.document import Block

_LINE = re.compile(r"\s*(?:[—–―]|--)\s*(?=\S)")
"""Begins a paragraph that is a signature."""
_TAIL = re.compile(r"""(?<=[.!?…”"’'])\s+(?:[—–―]|--)\s*(?=[^\W\d_a-z])""")
"""Parts the last words of a paragraph from a signature."""
_LONGEST = 200
_NAME_END = re.compile(r"[,;:.(]|\s*$")


def read_block_quotes(
    text: str, blocks: Sequence[Block], entities: Sequence[Entity], first_group: int
) -> list[Quotation]:
    """A quotation of kind "block" for each paragraph of a block quote, those of one sharing a group; in order."""
    names = _Names(entities)
    return [
        Quotation(span.start, span.end, span.of(text), "block", group, speaker)
        for group, spans in enumerate(find_block_quotes(blocks), first_group)
        for said, speaker in [_without_signature(text, spans, names)]
        for span in said
    ]


class _Names:
    """The people and bodies of a text by place."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities, self._index = entities, EntityIndex(entities)

    def first_in(self, start: int, end: int) -> tuple[int, int, Entity] | None:
        """Place and entity of the first person named in a stretch, else of the first body."""
        inside = [(first, last, self._entities[n]) for first, last, n in self._index.within(start, end)]
        for kind in ("PERSON", "ORG"):
            for item in inside:
                if item[2].type == kind and item[1] <= end:
                    return item
        return None


def _without_signature(
    text: str, spans: Sequence[Span], names: _Names
) -> tuple[Sequence[Span], Speaker | None]:
    """The paragraphs of one block quote without its signature, and whom that names."""
    last = spans[-1]
    line = _LINE.match(text, last.start, last.end)
    if line and len(spans) > 1 and len(last) <= _LONGEST:
        return spans[:-1], _signer(text, line.end(), last.end, names)
    tails = list(_TAIL.finditer(text, max(last.start, last.end - _LONGEST), last.end))
    named = names.first_in(tails[-1].end(), last.end) if tails else None
    if named and named[0] == tails[-1].end():
        return [*spans[:-1], Span(last.start, tails[-1].start())], _speaker(text, *named)
    return spans, None


def _signer(text: str, start: int, end: int, names: _Names) -> Speaker:
    named = names.first_in(start, end)
    if named:
        return _speaker(text, *named)
    found = _NAME_END.search(text, start + 1, end)
    stop = found.start() if found else end
    words = text[start:stop]
    return Speaker(words, None, TextSpan(start, stop, words), SURE)


def _speaker(text: str, start: int, end: int, entity: Entity) -> Speaker:
    return Speaker(entity.name, entity.id, TextSpan(start, end, text[start:end]), SURE)
