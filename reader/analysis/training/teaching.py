"""A large network teaches the small one: what it says of each word stands beside the labels that people gave.

Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network" (2015). It also labels articles that nobody has
labelled; there its answers are put in order by the document pass, as the program does with those of the small one.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.names.entities import resolve_entities
from reader.analysis.segments import find_paragraphs
from reader.analysis.tagging.tagger import Tagger
from reader.analysis.tagging.wordpiece import WordPiece
from reader.analysis.training.augmentation import Article, Labelled, in_order
from reader.analysis.training.learning import SEED, Pace, half_precision, train
from reader.analysis.training.networks import large_base, make_large
from reader.analysis.training.rows import MAX_PIECES, TYPES, make_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.tagging.tagger import Network

_EPOCHS = 3
_PACE = Pace(rate=6e-5, decay=0.92, average=0.99, warm_up=80)
_WINDOWS = (MAX_PIECES, MAX_PIECES, MAX_PIECES, 128, 128, 1)
_LABEL_TYPES = {"GPE": "LOC", "EVENT": "MISC", "LAW": "MISC"}
"""What the labels call what the document pass tells apart."""


def large_network(vocabulary: dict[str, int]) -> Any:
    """The network that is to teach, as its base model is."""
    with tempfile.TemporaryDirectory() as folder:
        return make_large(large_base(Path(folder)), vocabulary)


def train_teacher(network: Any, articles: Sequence[Article], vocabulary: dict[str, int]) -> Any:
    """The large network, trained on labelled articles."""
    import torch

    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    steps = make_steps(articles, WordPiece(vocabulary), _WINDOWS, _EPOCHS, chance)
    return train(network, steps, _PACE, vocabulary["[MASK]"])


def taught(network: Any, articles: Sequence[Article], others: Sequence[str]) -> list[Article]:
    """The labelled articles and the texts of others, all with the opinions of the network that teaches."""
    teacher = Tagger(network=_as_arrays(network), window=MAX_PIECES)
    labelled = [*articles, *(Article(text, _labels(teacher, text)) for text in others)]
    return [replace(article, opinions=_opinions(teacher, article.text)) for article in labelled]


def _as_arrays(network: Any) -> Network:
    """The torch network as `Tagger` runs one: arrays in and out."""
    import torch

    def read(*given: Any) -> tuple[Any, Any]:
        with torch.no_grad(), half_precision():
            logits, vectors = network(*(torch.from_numpy(array) for array in given))
        return logits.float().numpy(), vectors.float().numpy()

    return read


def _opinions(teacher: Tagger, text: str) -> dict[int, Any]:
    import numpy as np

    return {
        start: np.exp(scores).astype(np.float16)
        for start, scores in teacher.scores(text, find_paragraphs(text))
    }


def _labels(teacher: Tagger, text: str) -> tuple[Labelled, ...]:
    """What the document pass makes of the teacher's answers."""
    parts = find_paragraphs(text)
    named = (
        Labelled(mention.start, mention.end, _LABEL_TYPES.get(entity.type, entity.type))
        for entity in resolve_entities(text, parts, teacher.tag(text, parts))
        for mention in entity.mentions
    )
    return in_order(label for label in named if label.type in TYPES)
