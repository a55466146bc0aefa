"""Where notes stand in the margin: as near to their passages as they can without overlap, in order. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOCUSED = 1_000_000
"""Weight of the note in focus: it stands beside its passage, the others make way."""


@dataclass(slots=True)
class _Run:
    """Neighbouring notes that touch and are moved together; sums over where each wants the first of all to be."""

    weight: int
    wanted: int
    count: int

    @property
    def place(self) -> int:
        """The mean, halves rounded up."""
        return (2 * self.wanted + self.weight) // (2 * self.weight)


def place_notes(
    wanted: Sequence[int], heights: Sequence[int], *, gap: int = 1, rows: int = 0, focused: int | None = None
) -> list[int]:
    """The first row of each note: in order, gap rows between them, none before row 0.

    wanted: the row of each note's passage, never falling. rows: how many there are; the last note ends within them where
    all of them fit. focused: the number of the note that is to stand right beside its passage. Of all such places these
    have the least sum of squared distances (isotonic regression, by pooling adjacent violators).
    """
    offsets, offset = [], 0
    for height in heights:
        offsets.append(offset)
        offset += height + gap
    runs: list[_Run] = []
    for number, row in enumerate(wanted):
        weight = _FOCUSED if number == focused else 1
        runs.append(_Run(weight, weight * (row - offsets[number]), 1))
        while len(runs) > 1 and runs[-2].place >= runs[-1].place:
            last = runs.pop()
            before = runs[-1]
            before.weight += last.weight
            before.wanted += last.wanted
            before.count += last.count
    highest = max(0, rows - (offset - gap)) if rows else None
    places = [run.place for run in runs for _ in range(run.count)]
    if highest is not None:
        places = [min(place, highest) for place in places]
    return [max(0, place) + offsets[number] for number, place in enumerate(places)]
