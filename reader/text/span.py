"""Half-open stretches of a text, in code points, and groups of them that may overlap."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """`[start, end)` in code points of one text.

    Raises ValueError where start is negative or after end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def covers(self, other: Span) -> bool:
        """Whether other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The text that this span covers."""
        return text[self.start : self.end]


T = TypeVar("T")


class SpanGroup(Generic[T]):
    """Spans with a value each, sorted, possibly overlapping. Immutable.

    Looking up what overlaps a stretch costs O(log n + found) as long as spans are not nested deeply.
    """

    __slots__ = ("_reach", "_starts", "items")

    def __init__(self, items: Iterable[tuple[Span, T]] = ()) -> None:
        self.items: tuple[tuple[Span, T], ...] = tuple(
            sorted(items, key=lambda item: (item[0].start, -item[0].end))
        )
        self._starts = [span.start for span, _ in self.items]
        # _reach[i]: the furthest end among the first i + 1 spans; it never falls, so it can be searched.
        self._reach = list(accumulate((span.end for span, _ in self.items), max))

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[tuple[Span, T]]:
        return iter(self.items)

    def overlapping(self, start: int, end: int) -> list[tuple[Span, T]]:
        """All items that share a code point with `[start, end)`, in order of their start."""
        if start >= end:
            return []
        first = bisect_left(self._reach, start + 1)
        last = bisect_left(self._starts, end)
        return [
            item for item in self.items[first:last] if item[0].end > start and item[0].end > item[0].start
        ]

    def at(self, offset: int) -> list[tuple[Span, T]]:
        """All items that cover offset, outermost first."""
        return self.overlapping(offset, offset + 1)

    def after(self, offset: int) -> tuple[Span, T] | None:
        """The first item that starts after offset."""
        index = bisect_left(self._starts, offset + 1)
        return self.items[index] if index < len(self.items) else None

    def before(self, offset: int) -> tuple[Span, T] | None:
        """The last item that starts before offset."""
        index = bisect_left(self._starts, offset)
        return self.items[index - 1] if index else None
