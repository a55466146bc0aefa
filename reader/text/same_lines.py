"""What stands in an edited text as it stood before, line by line, and where that is now. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


class SameLines:
    """Which lines of one text stand in another, and how far from their old places."""

    def __init__(self, before: str, after: str) -> None:
        old, new = before.split("\n"), after.split("\n")
        self._before, self._after = before, after
        self._old, self._starts = old, _starts(old)
        starts = _starts(new)
        self._shifts = [
            None if line is None else starts[line] - self._starts[number]
            for number, line in enumerate(_same_lines(old, new))
        ]
        # One empty line is like another: which of them is the same tells nothing of what stands between.
        self._told = [shift if line else None for shift, line in zip(self._shifts, old, strict=True)]

    def moved(self, span: Span) -> Span | None:
        """Where the same words in the same lines are; None where they are not."""
        first, last = self._line_at(span.start), self._line_at(max(span.start, span.end - 1))
        shift = self._shifts[first]
        if shift is None or self._shifts[last] != shift:
            return None
        place = Span(span.start + shift, span.end + shift)
        # Other lines may stand between its own now.
        return place if place.of(self._after) == span.of(self._before) else None

    def found(self, span: Span) -> Span | None:
        """Where a stretch is, also in a line that was changed around it; None where its words are gone or not clear."""
        place = self.moved(span)
        if place or not len(span):
            return place
        words = span.of(self._before)
        old, new = self._between_same(span.start)
        if old.of(self._before).count(words) != 1 or new.of(self._after).count(words) != 1:
            return None
        start = self._after.index(words, new.start, new.end)
        return Span(start, start + len(words))

    def nearest(self, offset: int) -> int:
        """Where a place is: in a line that is gone or changed, as far behind what stands before it as it was."""
        shift = self._told[self._line_at(offset)]
        if shift is not None:
            return offset + shift
        old, new = self._between_same(offset)
        return min(new.start + offset - old.start, new.end)

    def _between_same(self, offset: int) -> tuple[Span, Span]:
        """The stretch around an offset in which no line with words is the same, before and now."""
        line = self._line_at(offset)
        start = new_start = 0
        end, new_end = len(self._before), len(self._after)
        for number in range(line - 1, -1, -1):
            if (shift := self._told[number]) is not None:
                start = self._starts[number] + len(self._old[number])
                new_start = start + shift
                break
        for number in range(line + 1, len(self._told)):
            if (shift := self._told[number]) is not None:
                end = self._starts[number]
                new_end = end + shift
                break
        return Span(start, end), Span(new_start, max(new_start, new_end))  # lines may have changed places

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
