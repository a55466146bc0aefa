"""From the scores of labels to names: the likeliest row of labels in which every name has a beginning.

numpy is imported when it is used: importing this module is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Decoder:
    """Reads rows of scores over BIO labels: "O", "B-PERSON", "I-PERSON" ..."""

    def __init__(self, labels: Sequence[str]) -> None:
        import numpy as np

        self.labels = labels
        self.kinds = tuple(dict.fromkeys(label[2:] for label in labels if label != "O"))
        allowed = [[_may_follow(before, after) for after in labels] for before in labels]
        self._allowed = np.array(allowed)
        self._may_start = np.array([_may_follow("O", label) for label in labels])
        self._of_kind = np.array([[label[2:] == kind for kind in self.kinds] for label in labels], np.float32)

    def chances(self, scores: Any) -> Any:
        """How likely each word (row) is in a name of each kind (column): 0 to 1. scores: logs of chances."""
        import numpy as np

        return np.exp(scores) @ self._of_kind

    def best(self, scores: Any, borders: Sequence[int]) -> list[int]:
        """The number of each word's label. scores: words x labels, logs; borders: where strips begin, with the end.

        The best label of each word, unless they contradict each other: then the best row of the strip.
        """
        import numpy as np

        best = scores.argmax(1)
        inner = self._allowed[best[:-1], best[1:]]
        legal = np.concatenate([self._may_start[best[:1]], inner])
        firsts = np.array(borders[:-1], dtype=np.int64)
        legal[firsts] = self._may_start[best[firsts]]
        wrong = np.flatnonzero(~legal)
        for strip in sorted(set(np.searchsorted(firsts, wrong, side="right").tolist())):
            first, last = borders[strip - 1], borders[strip]
            best[first:last] = self._best_row(scores[first:last])
        numbers: list[int] = best.tolist()
        return numbers

    def _best_row(self, scores: Any) -> list[int]:
        """The likeliest legal row of labels (Viterbi)."""
        import numpy as np

        penalty = np.where(self._allowed, 0.0, -np.inf)
        reached = scores[0] + np.where(self._may_start, 0.0, -np.inf)
        before = []
        for row in scores[1:]:
            ways = reached[:, None] + penalty
            before.append(ways.argmax(0))
            reached = ways.max(0) + row
        path = [int(reached.argmax())]
        for choice in reversed(before):
            path.append(int(choice[path[-1]]))
        return path[::-1]

    def spans(self, numbers: Sequence[int], borders: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """(first word, end, kind) of each name; none runs over a border."""
        firsts = set(borders)
        start, kind = 0, ""
        for word, number in enumerate(numbers):
            label = self.labels[number]
            if kind and (label[0] != "I" or word in firsts):
                yield start, word, kind
                kind = ""
            if label[0] == "B":
                start, kind = word, label[2:]
        if kind:
            yield start, len(numbers), kind


def _may_follow(before: str, after: str) -> bool:
    return after[0] != "I" or before[2:] == after[2:]
