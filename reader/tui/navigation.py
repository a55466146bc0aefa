"""Where the focus goes next, and what a selection covers. Pure functions of a document and offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.analysis.model import SURE
from reader.text import Span, SpanGroup
from reader.text.marks import QUOTATION_MARKS
from reader.text.motions import next_word, previous_word, word_at, word_end
from reader.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.analysis.model import Quotation, Speaker
    from reader.text import Document
    from reader.text.layout import Layout

Unit = Literal["sentence", "paragraph"]


def spans_of(document: Document, index: int, unit: Unit) -> list[Span]:
    """The sentences of a block, or the block itself."""
    block = document.blocks[index]
    if block.end == block.start:
        return []
    return sentences(document, block) if unit == "sentence" else [block.span]


def sentences_in(document: Document, visible: Span) -> list[Span]:
    """The sentences that share words with a stretch."""
    first, last = (
        document.block_index(visible.start),
        document.block_index(max(visible.start, visible.end - 1)),
    )
    blocks = range(max(0, first), min(last + 1, len(document.blocks)))
    return [
        span for number in blocks for span in spans_of(document, number, "sentence") if span.overlaps(visible)
    ]


def unit_at(document: Document, offset: int, unit: Unit) -> Span | None:
    """The sentence or paragraph that covers offset or, between two, the next; None at the end of all."""
    index = max(0, document.block_index(offset))
    for number in range(index, len(document.blocks)):
        for span in spans_of(document, number, unit):
            if span.end > offset:
                return span
    return None


def step_unit(document: Document, offset: int, unit: Unit, direction: int) -> Span | None:
    """The first sentence or paragraph that starts after offset (direction 1) or the last before it (-1)."""
    index = max(0, document.block_index(offset))
    numbers = range(index, len(document.blocks)) if direction > 0 else range(index, -1, -1)
    for number in numbers:
        spans = spans_of(document, number, unit)
        if direction > 0:
            found = [span for span in spans if span.start > offset][:1]
        else:
            found = [span for span in spans if span.start < offset][-1:]
        if found:
            return found[0]
    return None


_CHARACTER_MOTIONS: Mapping[str, Callable[[str, int], int]] = {
    "left": lambda _text, offset: offset - 1,
    "right": lambda _text, offset: offset + 1,
    "word": next_word,
    "back": previous_word,
    "word_end": word_end,
    "top": lambda _text, _offset: 0,
    "bottom": lambda text, _offset: len(text) - 1,
}


def move_cursor(document: Document, layout: Layout, offset: int, motion: str) -> int:
    """Where a selection's end goes by one motion; it stays on a character of the text."""
    text = document.text
    last = max(0, len(text) - 1)
    if motion in ("down", "up"):
        row, cell = layout.cell_of(offset)
        target = row + (1 if motion == "down" else -1)
        while 0 <= target < len(layout) and layout.line(target).kind != "text":
            target += 1 if motion == "down" else -1
        moved = layout.offset_at(target, cell) if 0 <= target < len(layout) else offset
    elif motion in ("line_start", "line_end"):
        line = layout.line(layout.row_of(offset))
        visible = len(text[line.start : line.end].rstrip())
        moved = line.start if motion == "line_start" else line.start + max(0, visible - 1)
    elif motion in ("sentence", "sentence_back", "paragraph", "paragraph_back"):
        unit: Unit = "sentence" if motion.startswith("sentence") else "paragraph"
        span = step_unit(document, offset, unit, -1 if motion.endswith("back") else 1)
        moved = span.start if span else (0 if motion.endswith("back") else last)
    else:
        moved = _CHARACTER_MOTIONS[motion](text, offset)
    return max(0, min(moved, last))


def selected(document: Document, anchor: int, cursor: int, *, by_paragraphs: bool) -> Span:
    """What a selection between two characters covers, both included, without white space at its ends."""
    start, end = min(anchor, cursor), max(anchor, cursor) + 1
    if by_paragraphs:
        first, last = unit_at(document, start, "paragraph"), unit_at(document, end - 1, "paragraph")
        start = min(start, first.start) if first else start
        end = max(end, last.end) if last else end
    return trimmed(document.text, start, min(end, len(document.text)))


def counted(text: str, span: Span) -> str:
    """How much a stretch covers, in words; within one word, in letters. A part of a word is not counted as one."""
    words = [word for word in span.of(text).split() if any(map(str.isalnum, word))]
    if not words and len(span):
        return _counted_letters(span.of(text))
    parts = sum(_is_cut(text, edge) for edge in (span.start, span.end)) if words else 0
    if len(words) == 1 and parts:
        return _counted_letters(span.of(text))
    whole = len(words) - parts
    if parts and not whole:
        return f"parts of {parts} words"
    told = f"{whole} word{'s' * (whole != 1)}"
    return f"{told} and {'a part' if parts == 1 else f'{parts} parts'}" if parts else told


def _is_cut(text: str, edge: int) -> bool:
    """Whether a word has letters or digits on both sides of an edge: marks that stand together are none."""
    word = word_at(text, edge)
    sides = (text[word.start : edge], text[edge : word.end]) if word else ()
    return bool(sides) and all(any(map(str.isalnum, side)) for side in sides)


def _counted_letters(text: str) -> str:
    what = "letter" if text.isalpha() else "character"
    return f"{len(text)} {what}{'s' * (len(text) != 1)}"


def units_around(document: Document, chosen: Span, unit: Unit, count: int = 1) -> Span | None:
    """The sentences or paragraphs that a selection shares words with, `count` of them at least.

    A selection that is whole units already gets one more, so that the same keys again extend it. None: no text there.
    """
    first = unit_at(document, chosen.start, unit)
    if first is None:
        return None
    start, last, number = min(first.start, chosen.start), first, 1
    is_whole = first.start == chosen.start
    while last.end < chosen.end or number < count:
        following = step_unit(document, last.start, unit, 1)
        if following is None:
            break
        last, number = following, number + 1
    if count == 1 and is_whole and last.end == chosen.end:
        last = step_unit(document, last.start, unit, 1) or last
    return Span(min(start, first.start), last.end)


def quotation_around(
    document: Document, quotations: SpanGroup[Quotation], chosen: Span, offset: int, *, with_marks: bool
) -> Span | None:
    """The quotation that covers offset or, in the same paragraph, the next; None where there is none.

    Words in marks that nobody says are taken where no quotation that is said comes. Of an interrupted one it is one
    part, with its marks or without; where that part with its marks is chosen already, all of it from its first part to
    its last.
    """
    block = document.block_index(offset)
    parts = {
        _with_marks(document.text, span): (span, quotation.kind != "none") for span, quotation in quotations
    }
    ahead = [span for span in parts if span.end > offset and document.block_index(span.start) == block]
    near = [span for span in ahead if parts[span][1]] or ahead
    covering = [span for span in near if span.start <= offset]
    part = min(covering, key=len) if covering else min(near, default=None)
    if part is None:
        return None
    if not with_marks:
        return parts[part][0]
    wholes = (span for span in whole_quotations(document, quotations) if span.covers(part))
    whole = min(wholes, key=len) if parts[part][1] else part
    return whole if chosen in (part, whole) else part


def whole_quotations(document: Document, quotations: SpanGroup[Quotation]) -> list[Span]:
    """Quotations as a reader points at them: with their marks, an interrupted one from its first part to its last.

    Parts in different paragraphs stay apart.
    """
    spans: dict[tuple[int, int], Span] = {}
    for span, quotation in quotations:
        if quotation.kind != "none":
            key = quotation.group, document.block_index(span.start)
            marked = _with_marks(document.text, span)
            first = spans.get(key, marked)
            spans[key] = Span(min(first.start, marked.start), max(first.end, marked.end))
    return sorted(spans.values())


def unsure_quotations(document: Document, quotations: SpanGroup[Quotation]) -> list[Span]:
    """Those of the whole quotations whose speaker is not known, or not sure in one of their parts."""
    unsure = {quotation.group for _, quotation in quotations if not _is_sure(quotation.speaker)}
    return whole_quotations(
        document, SpanGroup((span, quotation) for span, quotation in quotations if quotation.group in unsure)
    )


def _is_sure(speaker: Speaker | None) -> bool:
    return speaker is not None and speaker.confidence >= SURE


def _with_marks(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start and span.start - start < 2 and text[start - 1] in QUOTATION_MARKS:
        start -= 1
    while end < len(text) and end - span.end < 2 and text[end] in QUOTATION_MARKS:
        end += 1
    return Span(start, end)


def without_stray_letters(text: str, start: int, end: int) -> Span:
    """A stretch without the one letter at either end by which it reaches into another word or line.

    Keys as `w` and `}` put the cursor on the first letter of what follows, which belongs to a selection then.
    """
    if end - start > 1 and _is_stray(text, end - 1, -1):
        end -= 1
    if end - start > 1 and _is_stray(text, start, 1):
        start += 1
    return trimmed(text, start, end)


def _is_stray(text: str, at: int, inward: int) -> bool:
    """Whether a letter has none of its word beside it inside of a stretch, but some outside; or begins a line at its end."""
    inside, outside = text[at + inward], text[at - inward : at - inward + 1] if at - inward >= 0 else ""
    if inside.isalnum() or not text[at].isalnum():
        return False
    return outside.isalnum() or inside == "\n"


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space at its ends; empty where there is nothing else."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, max(start + lead, start + len(words.rstrip())))
