"""Trains the tagger that the program ships, and exports it for `tagger`. Needs the extra `[train]`.

    python -m reader.analysis.training TRAIN_DIR OUT_DIR [--plain-text DIR [--without NAMES_FILE]] [--epochs 8]

TRAIN_DIR holds NAME.txt and NAME.json: [{"start", "end", "type"}], offsets in code points. MiniLM-L6 (weights
all-MiniLM-L6-v2, Apache 2.0) with an embedding of word shapes and a linear layer over BIO labels; int8 at the end.
A tenth of the articles, chosen by name (`is_kept_aside`), is not trained on. With --plain-text a larger network is
trained first and teaches the small one (`teaching`), also on the articles (NAME.txt) of that folder, which need no labels.
Seeded: the same machine and packages make the same weights again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.augmentation import Article
from reader.analysis.networks import make_small, read_vocabulary, small_base
from reader.analysis.tagger import STATES
from reader.analysis.training_rows import (
    LABELS,
    MAX_PIECES,
    collate,
    make_rows,
    make_steps,
    read_articles,
)
from reader.analysis.wordpiece import WordPiece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.training_rows import Row

READ_PIECES = 128
"""Of a window when the program reads: as good as longer ones on the articles kept aside, and a quarter quicker."""
SEED = 1
_HEAD_RATE = 1e-3
_MASKED = 0.05
_WINDOWS = (MAX_PIECES, MAX_PIECES, MAX_PIECES, READ_PIECES, 1)


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


_PACE = Pace(rate=1.5e-4, decay=0.9, average=0.995)


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
        with torch.autocast("cpu", torch.bfloat16):
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


def export(network: Any, words: WordPiece, vocabulary: dict[str, int], folder: Path) -> None:
    """Writes what `Tagger` reads: tagger.onnx (int8), vocab.txt, labels.json."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    lines = Article("one two three\nfour", ())
    ids, shapes, mask, _ = collate([*make_rows(lines, words, MAX_PIECES), *make_rows(lines, words, 1)])
    names, outputs = ["ids", "shape", "mask"], ["logits", "vectors"]
    axes = {name: {0: "rows", 1: "pieces"} for name in [*names, *outputs]} | {"projection": {1: "columns"}}
    full = folder / "float32.onnx"
    torch.onnx.export(
        network,
        (ids, shapes, mask, torch.ones(STATES, 3)),
        str(full),
        input_names=[*names, "projection"],
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        full,
        folder / "tagger.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    full.unlink()
    ordered = sorted(vocabulary, key=vocabulary.__getitem__)
    (folder / "vocab.txt").write_text("\n".join(ordered) + "\n", encoding="utf-8")
    (folder / "labels.json").write_text(
        json.dumps({"labels": LABELS, "max_pieces": READ_PIECES}), encoding="utf-8"
    )


def main(arguments: Sequence[str]) -> None:
    """Reads, trains and writes."""
    import torch

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--plain-text", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args(arguments)
    vocabulary = read_vocabulary(small_base())
    words = WordPiece(vocabulary)
    articles = read_articles(options.train)
    if options.plain_text:
        from reader.analysis.teaching import taught

        without = options.without.read_text(encoding="utf-8").split() if options.without else ()
        paths = sorted(path for path in options.plain_text.glob("*.txt") if path.stem not in without)
        articles = taught(articles, [path.read_bytes().decode("utf-8") for path in paths], vocabulary)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    steps = make_steps(articles, words, _WINDOWS, options.epochs, chance)
    network = train(make_small(small_base()), steps, _PACE, vocabulary["[MASK]"])
    export(network, words, vocabulary, options.out)


if __name__ == "__main__":
    main(sys.argv[1:])
