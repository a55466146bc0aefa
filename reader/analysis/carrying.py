"""What was found in a text, as far as it holds in an edited one, to be shown until that is analysed. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Analysis, Entity, Mention, Quotation, TextSpan

    S = TypeVar("S", TextSpan, Mention, Quotation)


def carry(analysis: Analysis, before: str, after: str) -> Analysis:
    """The analysis of one text with only what stands in lines that another one has, too, at their places there.

    A quotation goes along with the words that tell who says it, or not at all. Of whom no mention is left, nobody is
    marked; no mark is ever on other words.
    """
    lines = _Lines(before, after)
    entities = tuple(each for each in map(lines.entity, analysis.entities) if each)
    known = {each.id for each in entities}
    quotations = (lines.quotation(each, known) for each in analysis.quotations)
    return replace(analysis, quotations=tuple(each for each in quotations if each), entities=entities)


class _Lines:
    """Which lines of one text stand in another, and how far from their old places."""

    def __init__(self, before: str, after: str) -> None:
        old, new = before.split("\n"), after.split("\n")
        self._before, self._after = before, after
        self._starts = _starts(old)
        starts = _starts(new)
        self._shifts = [
            None if line is None else starts[line] - self._starts[number]
            for number, line in enumerate(_same_lines(old, new))
        ]

    def entity(self, entity: Entity) -> Entity | None:
        """An entity with the mentions that are still there; None where none is."""
        mentions = tuple(each for each in map(self._moved, entity.mentions) if each)
        return replace(entity, mentions=mentions) if mentions else None

    def quotation(self, quotation: Quotation, known: set[str]) -> Quotation | None:
        """A quotation at its new place; None where it, or what tells its speaker, is not there. known: ids of entities."""
        moved, speaker, cue = self._moved(quotation), quotation.speaker, quotation.cue
        mention = self._moved(speaker.mention) if speaker else None
        new_cue = self._moved(cue) if cue else None
        if moved is None or (speaker and mention is None) or (cue and new_cue is None):
            return None
        if speaker and mention:
            entity = speaker.entity if speaker.entity in known else None
            speaker = replace(speaker, mention=mention, entity=entity)
        return replace(moved, speaker=speaker, cue=new_cue)

    def _moved(self, span: S) -> S | None:
        first, last = self._line_at(span.start), self._line_at(max(span.start, span.end - 1))
        shift = self._shifts[first]
        if shift is None or self._shifts[last] != shift:
            return None
        start, end = span.start + shift, span.end + shift
        if (
            self._after[start:end] != self._before[span.start : span.end]
        ):  # other lines may stand between its own now
            return None
        return replace(span, start=start, end=end)

    def _line_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


def _starts(lines: Sequence[str]) -> list[int]:
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))


def _same_lines(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each line the number of the one that it is in the new text, if any.

    The same at the beginning and at the end are the same lines; of those between, lines that stand there as often as
    before, in the order in which they stand.
    """
    both = min(len(old), len(new))
    first = next((number for number in range(both) if old[number] != new[number]), both)
    last = next(
        (number for number in range(both - first) if old[-1 - number] != new[-1 - number]), both - first
    )
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = defaultdict(list), defaultdict(list)
    for lines, found in zip((old, new), places, strict=True):
        for number in range(first, len(lines) - last):
            found[lines[number]].append(number)
    same: list[int | None] = [*range(first), *[None] * (len(old) - first)]
    for number in range(last):
        same[len(old) - 1 - number] = len(new) - 1 - number
    for line, numbers in places[0].items():
        others = places[1].get(line, [])
        if len(others) == len(numbers):
            for number, other in zip(numbers, others, strict=True):
                same[number] = other
    return same
