"""Linear models over named features: which candidate speaks, and whether anybody does.

The weights are learned by `reader.analysis.training.speakers` and lie beside the tagger's.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WEIGHTS = Path(__file__).parents[1] / "weights" / "speakers.json"


@dataclass(frozen=True)
class Ranker:
    """The weights of both models. A feature that was never seen weighs nothing."""

    candidate: Mapping[str, float]
    spoken: Mapping[str, float]
    steps: Sequence[tuple[float, float]] = ((0.0, 0.0), (1.0, 1.0))
    """Shares of the best candidate, rising, and how often it was right in articles not learned from."""

    def fit(self, features: Iterable[str]) -> float:
        """How well a candidate with these features fits; a log-odds against the other candidates."""
        weights = self.candidate
        return sum(weights.get(feature, 0.0) for feature in features)

    def spoken_chance(self, features: Iterable[str]) -> float:
        """How likely it is that anybody says it, 0 to 1."""
        return sigmoid(sum(self.spoken.get(feature, 0.0) for feature in features))


def chance(steps: Sequence[tuple[float, float]], share: float) -> float:
    """How likely the best candidate is right, by its share: between the two nearest steps, in proportion.

    steps: as `Ranker.steps`.
    """
    number = min(max(bisect_right(steps, (share, 2.0)), 1), len(steps) - 1)
    (low, before), (high, after) = steps[number - 1 : number + 1]
    return before + (after - before) * (share - low) / (high - low)


def sigmoid(value: float) -> float:
    """The logistic function, safe for any float."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def shares(fits: Sequence[float]) -> list[float]:
    """The chances of the candidates, adding up to 1 (softmax)."""
    highest = max(fits, default=0.0)
    raw = [math.exp(fit - highest) for fit in fits]
    return [value / sum(raw) for value in raw]


@cache
def load_ranker() -> Ranker:
    """The weights that come with the program, read once a process."""
    card = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Ranker(card["candidate"], card["spoken"], [(share, chance) for share, chance in card["steps"]])
