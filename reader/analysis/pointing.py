"""Which quotation or mention is meant by a passage that a reader points at. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.text.marks import QUOTATION_MARKS
from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker

_EDGE = "".join(QUOTATION_MARKS) + " \n"


def quotation_at(analysis: Analysis, start: int, end: int) -> Quotation | None:
    """The quotation that is most like [start, end): one that somebody says, else words in marks that nobody does.

    Most of what either covers is what both do: of two, one within the other, that in focus is meant, its marks or not.
    """
    shared = [each for each in analysis.quotations if each.start < end and start < each.end]

    def likeness(each: Quotation) -> float:
        common = min(each.end, end) - max(each.start, start)
        return common / (max(each.end, end) - min(each.start, start))

    return max(shared, key=lambda each: (each.kind != "none", likeness(each)), default=None)


def parts_of(analysis: Analysis, quotation: Quotation) -> list[Quotation]:
    """All parts of a quotation that its attribution interrupts, in order."""
    return [
        each for each in analysis.quotations if each.group == quotation.group and each.kind != "none"
    ] or [quotation]


def told_alike(
    analysis: Analysis, text: str, quotation: Quotation, kept: Container[tuple[int, int]] = frozenset()
) -> list[Quotation]:
    """The quotations whose speaker is another one as soon as that of one is, in order.

    In `“A,” she said. “B.”` the words “she said” tell who says both: B follows A. But who says that B is another's has
    not said anything of A, and what stands in another paragraph may be told by words of its own. In a conversation all
    turns with one label ("Q:") are one person's.

    analysis: as it was found, without the speakers that the reader gave; kept: (start, end) of those that follow no other.
    """
    place = quotation.start, quotation.end
    said = [each for each in analysis.quotations if each.kind != "none"]
    own = next((each.group for each in said if (each.start, each.end) == place), None)
    groups = {own}
    for told in _told_by_same(said):
        if any(each.group == own for each in told):
            beside = [each.group for each in told if _is_beside_mention(each, text)]
            groups.update(beside if beside[:1] == [own] else ())
    groups.update(_with_label_of(own, said, text))
    return [
        each
        for each in said
        if each.group == own or (each.group in groups and (each.start, each.end) not in kept)
    ] or [quotation]


_AFTER_LABEL = re.compile(r"[:.*_\s]*")


def _with_label_of(group: int | None, said: Iterable[Quotation], text: str) -> list[int]:
    """The groups of the turns that open with the same label as that of a group."""
    by_label: dict[str, list[int]] = defaultdict(list)
    for each in said:
        mention = each.speaker.mention if each.speaker else None
        if mention and each.kind == "block" and _AFTER_LABEL.fullmatch(text, mention.end, each.start):
            by_label[mention.text].append(each.group)
    return next((groups for label, groups in by_label.items() if label and group in groups), [])


def _told_by_same(said: Iterable[Quotation]) -> Iterable[list[Quotation]]:
    """For each place whose words tell who speaks: the quotations they tell it of."""
    found: dict[tuple[int, int], list[Quotation]] = defaultdict(list)
    for each in said:
        if each.speaker and each.speaker.mention.text:
            found[each.speaker.mention.start, each.speaker.mention.end].append(each)
    return found.values()


def _is_beside_mention(quotation: Quotation, text: str) -> bool:
    """Whether a quotation stands in one paragraph with the words that tell who says it."""
    if quotation.speaker is None:
        return False
    mention = quotation.speaker.mention
    first, last = min(quotation.start, mention.start), max(quotation.end, mention.end)
    return text.find("\n", first, last) < 0


def speaker_at(quotations: Iterable[Quotation], start: int, end: int) -> Speaker | None:
    """Who says the passage [start, end): the speaker, if known, of the innermost quotation that it lies in with its marks.

    Else the only one who says at least half of it, or all parts of an interrupted quotation that it reaches over, by the
    least sure of those quotations.
    """
    spoken = [each for each in quotations if each.kind != "none" and each.start <= end and start <= each.end]
    for each in sorted(spoken, key=lambda quotation: quotation.end - quotation.start):
        if Span(max(0, each.start - 1), each.end + 1).covers(Span(start, end)):
            return each.speaker
    return _speaker_of_most(spoken, start, end)


def _speaker_of_most(spoken: Sequence[Quotation], start: int, end: int) -> Speaker | None:
    parts = [each for each in spoken if each.start < end and start < each.end]
    speakers = [each.speaker for each in parts if each.speaker]
    if len(speakers) < len(parts) or len({each.name for each in speakers}) != 1:
        return None
    said = sum(min(each.end, end) - max(each.start, start) for each in parts)
    is_one = len({each.group for each in parts}) == 1 and _spans(parts, start, end)
    return (
        min(speakers, key=lambda speaker: speaker.confidence) if is_one or 2 * said >= end - start else None
    )


def _spans(parts: Sequence[Quotation], start: int, end: int) -> bool:
    """Whether a passage reaches from one part of an interrupted quotation to another, and not beyond, but for their marks."""
    return min(each.start for each in parts) <= start + 1 and end <= max(each.end for each in parts) + 1


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
    first = len(words) - len(words.lstrip(_EDGE))
    last = len(words.rstrip(_EDGE))
    return (start + first, start + last) if first < last else (start, end)
