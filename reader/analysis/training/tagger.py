"""Trains the tagger that the program ships, and exports it for `tagging.tagger`. Needs the extra `[train]`.

    python -m reader.analysis.training.tagger TRAIN_DIR OUT_DIR [--plain-text DIR [--without NAMES_FILE]] [--news CSV]

TRAIN_DIR holds NAME.txt and NAME.json: [{"start", "end", "type"}], offsets in code points. MiniLM-L6 (weights
all-MiniLM-L6-v2, Apache 2.0) with an embedding of word shapes and a linear layer over BIO labels; int8 at the end.
A tenth of the articles, chosen by name (`is_kept_aside`), is not trained on. With --plain-text or --news a larger
network is trained, too, and teaches the small one afterwards (`teaching`), also on articles that need no labels: those
(NAME.txt) of a folder, those of NewsArticles.csv (`plain_texts`). At last some of these articles are read once more
beside made-up reports of sports, markets and other news (`made_up_reports`).
Seeded: the same machine and packages make the same weights again. What each stage has made is kept in OUT_DIR/stages:
with the same texts and settings, a run that was cut off goes on there.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.tagging.tagger import STATES
from reader.analysis.tagging.wordpiece import WordPiece
from reader.analysis.training.augmentation import Article
from reader.analysis.training.graphs import without_nan_checks
from reader.analysis.training.learning import SEED, Pace, train
from reader.analysis.training.made_up_reports import made_up_reports
from reader.analysis.training.networks import make_small, read_vocabulary, small_base
from reader.analysis.training.plain_texts import read_folder, read_news
from reader.analysis.training.rows import (
    LABELS,
    MAX_PIECES,
    collate,
    make_rows,
    make_steps,
    read_articles,
)
from reader.analysis.training.stages import Stages, write_articles
from reader.analysis.training.stages import read_articles as read_taught
from reader.analysis.training.teaching import large_network, taught, train_teacher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

READ_PIECES = 128
"""Of a window when the program reads: as good as longer ones on the articles kept aside, and a quarter quicker."""
_WINDOWS = (MAX_PIECES, MAX_PIECES, MAX_PIECES, READ_PIECES, 1)
_PACE = Pace(rate=1.5e-4, decay=0.9, average=0.995)
_TAUGHT_PACE = replace(_PACE, rate=0.8 * _PACE.rate)
_TAUGHT_EPOCHS = 3
_LAST_PACE = replace(_PACE, rate=0.4 * _PACE.rate)
_LAST_OTHERS, _REPORTS = 2000, 1800
"""Articles without labels of their own, and made-up reports, that are read at last beside all with labels."""
_LAST_SEED = 7
"""With which the weights shipped were made: which articles and reports are read at last, and in what order."""


def export(network: Any, words: WordPiece, vocabulary: dict[str, int], folder: Path) -> None:
    """Writes what `Tagger` reads: tagger.onnx (int8), vocab.txt, labels.json."""
    import onnx
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
    model = onnx.load(folder / "tagger.onnx")
    without_nan_checks(model.graph)
    onnx.save(model, folder / "tagger.onnx")
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
    parser.add_argument("--news", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args(arguments)
    vocabulary = read_vocabulary(small_base())
    articles, others = read_articles(options.train), _read_others(options)
    stages = Stages(
        options.out / "stages", articles, others, options.epochs, _PACE, _TAUGHT_EPOCHS, _TAUGHT_PACE
    )
    torch.manual_seed(SEED)
    network = make_small(small_base())
    network = _stage(
        stages, "first", network, lambda: _trained(network, articles, options.epochs, _PACE, vocabulary)
    )
    if others:
        network = _taught(stages, network, articles, others, vocabulary)
    export(network, WordPiece(vocabulary), vocabulary, options.out)


def _taught(
    stages: Stages,
    network: Any,
    articles: Sequence[Article],
    others: Sequence[str],
    vocabulary: dict[str, int],
) -> Any:
    """The small network after the large one has taught it, and after the made-up reports."""
    teacher = large_network(vocabulary)
    teacher = _stage(stages, "teacher", teacher, lambda: train_teacher(teacher, articles, vocabulary))
    opinions = stages.get("opinions", lambda: taught(teacher, articles, others), write_articles, read_taught)
    network = _stage(
        stages,
        "taught",
        network,
        lambda: _trained(network, opinions, _TAUGHT_EPOCHS, _TAUGHT_PACE, vocabulary),
    )
    last = _with_reports(opinions[: len(articles)], opinions[len(articles) :])
    return _trained(network, last, 1, _LAST_PACE, vocabulary, _LAST_SEED)


def _stage(stages: Stages, name: str, network: Any, learn: Callable[[], Any]) -> Any:
    """The network with the weights that a stage gave it before, else what is learned now."""
    import torch

    def read(file: Path) -> Any:
        network.load_state_dict(torch.load(file, weights_only=True))
        return network.eval()

    return stages.get(name, learn, lambda made, file: torch.save(made.state_dict(), file), read)


def _trained(
    network: Any,
    articles: Sequence[Article],
    epochs: int,
    pace: Pace,
    vocabulary: dict[str, int],
    seed: int = SEED,
) -> Any:
    import torch

    torch.manual_seed(seed)  # so that what is hidden and dropped is the same after a break
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    steps = make_steps(articles, WordPiece(vocabulary), _WINDOWS, epochs, chance)
    return train(network, steps, pace, vocabulary["[MASK]"])


def _with_reports(labelled: Sequence[Article], others: Sequence[Article]) -> list[Article]:
    chance = random.Random(_LAST_SEED)  # noqa: S311 - reproducible, not secret
    some = chance.sample(list(others), min(_LAST_OTHERS, len(others)))
    return [*labelled, *some, *made_up_reports(labelled, _REPORTS, chance)]


def _read_others(options: argparse.Namespace) -> list[str]:
    folder, news = options.plain_text, options.news
    return [*(read_folder(folder, options.without) if folder else ()), *(read_news(news) if news else ())]


if __name__ == "__main__":
    main(sys.argv[1:])
