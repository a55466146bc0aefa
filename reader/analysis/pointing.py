"""Which quotation or mention is meant by a passage that a reader points at. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.analysis.model import Analysis, Entity, Mention, Quotation

_MARKS = "“”\"„«»‘’'`「」『』 \n"


def quotation_at(analysis: Analysis, start: int, end: int) -> Quotation | None:
    """The quotation that shares most with [start, end): one that somebody says, else words in marks that nobody does."""
    shared = [q for q in analysis.quotations if q.start < end and start < q.end]
    return max(
        shared,
        key=lambda q: (q.kind != "none", min(q.end, end) - max(q.start, start), -(q.end - q.start)),
        default=None,
    )


def parts_of(analysis: Analysis, quotation: Quotation) -> list[Quotation]:
    """All parts of a quotation that its attribution interrupts, in order."""
    return [
        each for each in analysis.quotations if each.group == quotation.group and each.kind != "none"
    ] or [quotation]


def mentions_in(analysis: Analysis, start: int, end: int) -> list[tuple[Mention, Entity]]:
    """The mentions that share something with [start, end), in order."""
    found = [
        (mention, entity)
        for entity in analysis.entities
        for mention in entity.mentions
        if mention.start < end and start < mention.end
    ]
    return sorted(found, key=lambda item: item[0].start)


def mention_at(analysis: Analysis, start: int, end: int) -> tuple[Mention, Entity] | None:
    """The mention that [start, end) means: the same or one around it, else the only one in it."""
    found = mentions_in(analysis, start, end)
    around = [item for item in found if item[0].start <= start and end <= item[0].end]
    chosen = around or found
    return chosen[0] if len(chosen) == 1 or around else None


def named_often(entities: Iterable[Entity]) -> list[Entity]:
    """People first, then bodies, then the others; of each, the most often named first."""
    order = {"PERSON": 0, "ORG": 1}
    return sorted(entities, key=lambda each: (order.get(each.type, 2), -len(each.mentions), each.name))


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without quotation marks and white space at its ends; as it is where there is nothing else in it."""
    words = text[start:end]
    first = len(words) - len(words.lstrip(_MARKS))
    last = len(words.rstrip(_MARKS))
    return (start + first, start + last) if first < last else (start, end)
