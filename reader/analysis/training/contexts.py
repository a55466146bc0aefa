"""Learns the weights of `speakers.contexts` from articles with gold quotations.

    python -m reader.analysis.training.contexts GOLD_DIR OUT_FILE [--without NAMES_FILE]

The folder and the file are those of the recipe `speakers`. Needs torch (extra `[train]`) and some ten minutes. What the
ranker says of a candidate is given to the network by rankers that had not seen the article.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.analysis.speakers.contexts import KINDS, ROLES, ContextScorer, kind_of, save_scorer, words_of
from reader.analysis.tagging.tagger import STATES
from reader.analysis.training.speakers import (
    by_folds,
    learn_steps,
    made_up_examples,
    parse,
    read_examples,
    read_names,
    unseen_fits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.analysis.training.speakers import Example

_UNITS = 16
_EPOCHS = 10
_BATCH = 256
_RATE = 2e-3
_DECAY = 0.1
_DROPPED = 0.3
_SEED = 1


class _Rows:
    """All options of some examples, a row each."""

    def __init__(self, examples: Sequence[Example], fits: Sequence[Sequence[float]]) -> None:
        import torch

        self.first = np.cumsum([0, *(len(example.options) for example in examples)])
        self.states = torch.tensor(np.concatenate([_states_of(example) for example in examples]))
        kinds = [kind_of(example.place, option) for example in examples for option in example.options]
        right = [n in example.right for example in examples for n in range(len(example.options))]
        plain = [fit for own in fits for fit in own]
        self.kinds, self.right, self.plain = torch.tensor(kinds), torch.tensor(right), torch.tensor(plain)

    def batches(self, chance: random.Random) -> Iterator[tuple[Any, Any]]:
        """Numbers of rows, and of the example in the batch to which each belongs, in another order each time."""
        import torch

        order = [n for n in range(len(self.first) - 1) if self.right[self.first[n] : self.first[n + 1]].any()]
        chance.shuffle(order)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            rows = np.concatenate([np.arange(self.first[n], self.first[n + 1]) for n in chosen])
            groups = np.repeat(np.arange(len(chosen)), [self.first[n + 1] - self.first[n] for n in chosen])
            yield torch.tensor(rows), torch.tensor(groups)


def _states_of(example: Example) -> Any:
    """What is read for an example's options: an array, options x (ROLES x STATES), at half precision."""
    words = words_of(example.tagging, example.stage.scenes, example.options)
    return words.reshape(len(example.options), ROLES * STATES)


def _loss(fits: Any, right: Any, groups: Any) -> Any:
    """The mean of minus the log of the share that the right options have together."""
    import torch

    count = int(groups.max()) + 1
    highest = torch.full((count,), -1e9).scatter_reduce(0, groups, fits.detach(), "amax")
    raw = torch.exp(fits - highest[groups])
    every, good = (torch.zeros(count).index_add(0, groups, part) for part in (raw, raw * right))
    return (torch.log(every) - torch.log(good + 1e-12)).mean()


def learn_scorer(examples: Sequence[Example], fits: Sequence[Sequence[float]]) -> ContextScorer:
    """The network without its steps. fits: of each example's options, by rankers that had not seen it."""
    import torch
    from torch import nn

    torch.manual_seed(_SEED)
    rows = _Rows(examples, fits)
    sample = rows.states[:: max(1, len(rows.states) // 20_000)].float()
    mean, scale = sample.mean(0), sample.std(0) + 1e-3
    layer, kinds, output = (
        nn.Linear(ROLES * STATES, _UNITS),
        nn.Embedding(KINDS, _UNITS),
        nn.Linear(_UNITS, 1),
    )
    nn.init.normal_(kinds.weight, std=0.3)
    nn.init.zeros_(output.weight)
    trust, dropout = nn.Parameter(torch.tensor(1.0)), nn.Dropout(_DROPPED)
    weights = [*layer.parameters(), *kinds.parameters(), *output.parameters(), trust]
    optimizer = torch.optim.AdamW(weights, lr=_RATE, weight_decay=_DECAY)
    chance = random.Random(_SEED)  # noqa: S311 - reproducible, not secret
    steps = [batch for _ in range(_EPOCHS) for batch in rows.batches(chance)]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / len(steps))
    for chosen, groups in steps:
        seen = dropout((rows.states[chosen].float() - mean) / scale)
        units = dropout(torch.relu(layer(seen) + kinds(rows.kinds[chosen])))
        loss = _loss(output(units)[:, 0] + trust * rows.plain[chosen], rows.right[chosen], groups)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    with torch.no_grad():
        projection = (layer.weight / scale).reshape(_UNITS, ROLES, STATES).permute(2, 1, 0)
        shifted = kinds.weight + layer.bias - (layer.weight / scale) @ mean
        flat = projection.reshape(STATES, ROLES * _UNITS)
        return ContextScorer(flat.numpy(), shifted.numpy(), output.weight[0].numpy(), float(trust), ())


def fits_of(scorer: ContextScorer, example: Example, plain: Sequence[float]) -> list[float]:
    """The scorer's fits of an example whose tagging holds whole states."""
    words = words_of(example.tagging, example.stage.scenes, example.options) @ scorer.projection
    return scorer.fits(words, [kind_of(example.place, option) for option in example.options], plain)


def fold_fits(examples: Sequence[Example], plain: Sequence[Sequence[float]]) -> list[list[float]]:
    """The fits of each example's options by a network that had not seen its article."""

    def learn_from(seen: Sequence[int]) -> Callable[[int], list[float]]:
        scorer = learn_scorer([examples[n] for n in seen], [plain[n] for n in seen])
        return lambda number: fits_of(scorer, examples[number], plain[number])

    return by_folds(examples, learn_from)


def main(arguments: Sequence[str]) -> None:
    """Reads, learns and writes; tells on stderr how often the best of a fold's candidates was right."""
    options = parse(__doc__, arguments)
    whole = np.eye(STATES, dtype=np.float32)
    every = read_examples(options.gold, read_names(options), whole) + made_up_examples(whole)
    examples = [example for example in every if example.options]
    plain = unseen_fits(examples)
    both = fold_fits(examples, plain)
    save_scorer(replace(learn_scorer(examples, plain), steps=learn_steps(examples, both)), options.out)
    for name, fits in (("ranker", plain), ("ranker and network", both)):
        sys.stderr.write(
            f"{name}: {100 * _rate_right(examples, fits):.2f} % of speakers right, cross-validated\n"
        )


def _rate_right(examples: Sequence[Example], fits: Sequence[Sequence[float]]) -> float:
    judged = [
        max(range(len(own)), key=own.__getitem__) in example.right
        for example, own in zip(examples, fits, strict=True)
        if example.told and not example.is_made_up
    ]
    return sum(judged) / len(judged)


if __name__ == "__main__":
    main(sys.argv[1:])
