"""The whole analysis of one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.entities import resolve_entities
from reader.analysis.model import Analysis, Entity, Quotation
from reader.analysis.quotations import find_quoted
from reader.analysis.segments import find_block_quotes, find_paragraphs
from reader.analysis.speakers import find_speakers
from reader.analysis.tagger import load_tagger
from reader.analysis.turns import find_turns
from reader.analysis.version import ENGINE
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.document import Block
    from reader.text.span import Span


def analyze(text: str, blocks: Sequence[Block] = ()) -> Analysis:
    """Quotations with their speakers, and entities, of a text.

    blocks: the structure of the text (`Document.blocks`): code is not read, block quotes are quotations of kind
    "block". Without them, text is plain: every line a paragraph. Offsets count code points of text as given.
    Any str is fine; time is linear in its length. Where the tagger is missing, `Analysis.missing` says why, and
    quotations are still there.
    """
    paragraphs = find_paragraphs(text, blocks)
    entities, missing = _find_entities(text, paragraphs)
    quoted = find_quoted(text, paragraphs)
    quotations = find_speakers(text, paragraphs, quoted, entities)
    quotations = _outermost(quotations, find_turns(text, paragraphs, entities, len(quotations) + 1))
    quotations = _outermost(
        quotations, _block_quotes(text, blocks, 2 * len(quotations) + len(paragraphs) + 1)
    )
    return Analysis(_renumbered(quotations), entities, ENGINE, missing)


def _find_entities(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Entity, ...], str]:
    try:
        tagger = load_tagger()
    except AnalysisError as error:
        return (), str(error)
    return resolve_entities(text, paragraphs, tagger.tag(text, paragraphs)), ""


def _block_quotes(text: str, blocks: Sequence[Block], first_group: int) -> list[Quotation]:
    return [
        Quotation(span.start, span.end, span.of(text), "block", group)
        for group, spans in enumerate(find_block_quotes(blocks), first_group)
        for span in spans
    ]


def _outermost(quotations: Sequence[Quotation], around: Sequence[Quotation]) -> list[Quotation]:
    """Both together, without what lies in one of the second; that one takes over the speaker of marks all around it."""
    if not around:
        return list(quotations)
    found, pending = [], iter(sorted(quotations, key=lambda quotation: quotation.start))
    current = next(pending, None)
    for outer in around:
        while current and current.start < outer.start:
            found.append(current)
            current = next(pending, None)
        while current and current.start < outer.end:
            current = next(pending, None)
        found.append(outer)
    return [*found, *([current] if current else []), *pending]


def _renumbered(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Groups numbered from 1 in the order of the text."""
    numbers: dict[int, int] = {}
    return tuple(
        Quotation(
            q.start, q.end, q.text, q.kind, numbers.setdefault(q.group, len(numbers) + 1), q.speaker, q.cue
        )
        for q in quotations
    )
