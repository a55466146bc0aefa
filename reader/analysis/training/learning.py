"""How a tagging network learns from rows: optimizer, rates, running average. Needs torch (extra `[train]`)."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.analysis.tagging.tagger import STATES
from reader.analysis.training.rows import collate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.training.rows import Row

SEED = 1
_HEAD_RATE = 1e-3
_MASKED = 0.05


@dataclass(frozen=True, slots=True)
class Pace:
    """How quickly a network learns."""

    rate: float
    """Of its topmost pretrained layer."""
    decay: float
    """Rate of a layer by that of the one above: the nearer to the words, the better it knows the language already."""
    average: float
    """Of the running average of the weights, which is what is kept: the share that stays at each step."""
    warm_up: int = 100
    """Steps."""


def half_precision() -> Any:
    """The context in which a network reads in bfloat16, on processors that are quick at it; on others as it is."""
    import torch

    is_quick = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return torch.autocast("cpu", torch.bfloat16, enabled=is_quick)


def _rates(network: Any, pace: Pace) -> list[dict[str, Any]]:
    """Parameter groups of the optimizer."""
    encoder = network.encoder
    layers = [encoder.embeddings, *encoder.encoder.layer]
    known = {id(weight) for layer in layers for weight in layer.parameters()}
    groups = [
        {"params": [*layer.parameters()], "lr": pace.rate * pace.decay**below}
        for below, layer in enumerate(reversed(layers))
    ]
    between = [weight for weight in encoder.parameters() if id(weight) not in known]
    new = [*network.labels.parameters(), *network.shapes.parameters()]
    return [*groups, {"params": between, "lr": pace.rate / 2}, {"params": new, "lr": _HEAD_RATE}]


def train(network: Any, steps: Sequence[Sequence[Row]], pace: Pace, mask_id: int) -> Any:
    """The trained network: the running average of its weights. Tells its progress on stderr."""
    import torch
    from torch import nn

    network.train()
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(pace.average)
    )
    optimizer = torch.optim.AdamW(_rates(network, pace), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / pace.warm_up) * max(0.01, 1 - step / len(steps))
    )
    none = torch.zeros(STATES, 0)
    for number, batch in enumerate(steps):
        ids, shapes, mask, targets = collate(batch)
        weights = targets.sum(2)
        hidden = (torch.rand(ids.shape) < _MASKED) & (weights > 0)
        with half_precision():
            logits, _ = network(ids.masked_fill(hidden, mask_id), shapes, mask, none)
        loss = -(targets * nn.functional.log_softmax(logits.float(), 2)).sum() / weights.sum()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if number > pace.warm_up:
            average.update_parameters(network)
        if number % 50 == 0:
            sys.stderr.write(f"step {number} of {len(steps)}, loss {loss.item():.4f}\n")
    return average.module.eval()
