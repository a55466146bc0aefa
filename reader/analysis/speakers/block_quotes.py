"""Block quotes as quotations: said by whoever a line after a dash under them names, "— Mina Soto, in a letter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.model import Quotation, Speaker, TextSpan
from reader.analysis.segments import find_block_quotes
from reader.analysis.speakers.candidates import EntityIndex
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.model import Entity
    from reader.text.document import Block

_DASH = re.compile(r"\s*(?:[—–―]|--)\s*(?=\S)")
_TAIL = re.compile(r"""(?<=[.!?…”"’'])\s+(?:[—–―]|--)\s*(?=[^\W\d_a-z])""")
"""Parts the last words of a paragraph from a signature."""
_LONGEST = 120
_ENDS_SENTENCE = re.compile(r"[.!?…:;”\"’']\s*$")
_NAME_END = re.compile(r"\s*(?:[,;(]|$)")
_OF = re.compile(r"\b(?:of|by)\s+$")
_DESCRIPTION = re.compile(r"(?:an?|the)\s[^,;()]{2,60}?(?=\s*(?:[,;(]|$))", re.IGNORECASE)
_CAPITALS = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:\s(?:of|the|de|da|di|du|la|le|von|van|der|al|bin|and|[^\W\d_a-z][\w.'’-]*)){0,5}"
    r"(?=\s*(?:[,;(]|$))"
)
_CERTAINTY = 0.9
"""Where a signature begins with a name; signatures are as good as a rule, no corpus says how often."""
_LIKELY = 0.7


class _Signed(NamedTuple):
    """Paragraphs of a block quote that one speaker says."""

    spans: Sequence[Span]
    speaker: Speaker | None


def read_block_quotes(
    text: str, blocks: Sequence[Block], entities: Sequence[Entity], first_group: int
) -> list[Quotation]:
    """A quotation of kind "block" for each paragraph of a block quote, those of one speaker sharing a group; in order."""
    names = _Names(text, entities)
    parts = [part for spans in find_block_quotes(blocks) for part in _signed(text, spans, names)]
    return [
        Quotation(span.start, span.end, span.of(text), "block", group, part.speaker)
        for group, part in enumerate(parts, first_group)
        for span in part.spans
    ]


class _Names:
    """The people, bodies and places of a text by place."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text, self._entities, self._index = text, entities, EntityIndex(entities)

    def at(self, start: int, end: int) -> Speaker | None:
        """Whoever is named right at start, if the name ends a signature or a comma follows it."""
        for first, last, number in self._index.within(start, min(end, start + 1)):
            if last <= end and _NAME_END.match(self._text, last, end):
                return self._speaker(first, last, number, _CERTAINTY)
        return None

    def owner(self, start: int, end: int) -> Speaker | None:
        """The person "of" or "by" whom what a signature names is: "from the account book of Mina Soto"."""
        for first, last, number in self._index.within(start, end):
            if self._entities[number].type == "PERSON" and _OF.search(self._text, start, first):
                return self._speaker(first, last, number, _LIKELY)
        return None

    def _speaker(self, start: int, end: int, number: int, certainty: float) -> Speaker:
        entity, words = self._entities[number], self._text[start:end]
        return Speaker(entity.name, entity.id, TextSpan(start, end, words), certainty)


def _signed(text: str, spans: Sequence[Span], names: _Names) -> Iterator[_Signed]:
    """The parts of one block quote, each with who signs it; signatures are no part of what is said."""
    lines = [_DASH.match(text, span.start, span.end) for span in spans]
    is_dialogue = sum(line is not None for line in lines) > 1
    said: list[Span] = []
    for span, line in zip(spans, lines, strict=True):
        if line and said and _is_signature(text, line.end(), span, names, strict=is_dialogue):
            yield _Signed(said, _signer(text, line.end(), span.end, names))
            said = []
        else:
            said.append(span)
    if said:
        yield _with_tail(text, said, names)


def _is_signature(text: str, start: int, span: Span, names: _Names, *, strict: bool) -> bool:
    """Whether a paragraph after a dash names somebody. strict: only by a name, as other lines begin with dashes, too."""
    if len(span) > _LONGEST:
        return False
    return names.at(start, span.end) is not None or not (
        strict or _ENDS_SENTENCE.search(text, start, span.end)
    )


def _signer(text: str, start: int, end: int, names: _Names) -> Speaker | None:
    named = names.at(start, end) or names.owner(start, end)
    if named:
        return named
    described = _DESCRIPTION.match(text, start, end) or _CAPITALS.match(text, start, end)
    if described is None:
        return None
    words = described.group()
    return Speaker(words, None, TextSpan(*described.span(), words), _LIKELY)


def _with_tail(text: str, said: Sequence[Span], names: _Names) -> _Signed:
    """Paragraphs without a signature that stands at the end of the last one: "… no wages. — Mina Soto, 1911"."""
    last = said[-1]
    for tail in _TAIL.finditer(text, max(last.start, last.end - _LONGEST), last.end):
        named = names.at(tail.end(), last.end)
        if named and not _ENDS_SENTENCE.search(text, tail.end(), last.end):
            return _Signed([*said[:-1], Span(last.start, tail.start())], named)
    return _Signed(said, None)
