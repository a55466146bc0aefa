"""Learns the weights of log-linear models over named features, for the recipes of speakers and of whom words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    from numpy.typing import NDArray

_RAREST = 4
"""A feature seen in fewer groups has no weight."""
_STEPS = 300
_NOTHING: Mapping[str, float] = MappingProxyType({})
Gradient = Callable[[Any], Any]
"""From the fits of all rows to the derivative of the loss in each: arrays."""


class Table:
    """Rows of features as one sparse matrix of ones."""

    def __init__(
        self, rows: Sequence[Sequence[str]], groups: Sequence[int], kept: Collection[str] = ()
    ) -> None:
        """groups: the number of each row's group; kept: features that have a weight, be they ever so rare."""
        import numpy as np

        seen = Counter(
            pair for row, group in zip(rows, groups, strict=True) for pair in {(f, group) for f in row}
        )
        often = Counter(feature for feature, _ in seen)
        self.names = sorted({feature for feature, count in often.items() if count >= _RAREST} | {*kept})
        number = {name: n for n, name in enumerate(self.names)}
        pairs = [
            (row, number[feature])
            for row, features in enumerate(rows)
            for feature in features
            if feature in number
        ]
        self.rows, self.columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        self.height = len(rows)

    def times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each row's features weigh together."""
        import numpy as np

        return np.asarray(np.bincount(self.rows, weights[self.columns], self.height), np.float64)

    def transposed_times(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of the values of the rows that have each feature."""
        import numpy as np

        return np.asarray(np.bincount(self.columns, values[self.rows], len(self.names)), np.float64)


def choosing(right: Sequence[Sequence[bool]]) -> Gradient:
    """The derivative, in each row's fit, of minus the log of the share that the right rows of each group have together."""
    import numpy as np

    good = np.array([each for own in right for each in own], dtype=float)
    group = np.repeat(np.arange(len(right)), [len(own) for own in right])

    def gradient(fits: NDArray[np.float64]) -> NDArray[np.float64]:
        raw = np.exp(fits - fits.max())
        share = raw / np.bincount(group, raw)[group]
        chosen = raw * good
        return np.asarray(share - chosen / np.bincount(group, chosen)[group])

    return gradient


def descend(
    table: Table, gradient: Gradient, penalty: float, expected: Mapping[str, float] = _NOTHING
) -> dict[str, float]:
    """Minimises by Adam.

    penalty: of the square of what a weight is away from the one expected, 0 where none is.
    """
    import numpy as np

    prior = np.array([expected.get(name, 0.0) for name in table.names])
    weights, mean, square = prior.copy(), np.zeros_like(prior), np.zeros_like(prior)
    for step in range(1, _STEPS + 1):
        slope = table.transposed_times(gradient(table.times(weights))) + penalty * (weights - prior)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = 0.05 * (1 - step / (_STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {
        name: round(float(weight), 3)
        for name, weight in zip(table.names, weights, strict=True)
        if abs(weight) >= 0.01
    }
