"""What a tagger is trained on: windows of articles as rows of numbers, and what each word should be taken for."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.analysis.tagging.windows import PUNCTUATION, Strip, flatten, pack
from reader.analysis.training.augmentation import Article, Labelled, NameSwapper, in_order, vary

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.analysis.tagging.wordpiece import Piece, WordPiece

TYPES = ("PERSON", "LOC", "FAC", "ORG", "NORP", "MISC", "PRODUCT", "DATE", "MONEY")
LABELS = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))
MAX_PIECES = 254
"""Of a window in training, its separators counted but not its first mark."""
_IGNORED = -100
_BATCH_PIECES, _POOL = 2048, 512
_WIDTH = 16
"""Widths are multiples of this: fewer shapes are quicker."""
_LONE_LINE = 200
_OWN_SHARE = 0.3
"""What an article's own labels weigh where there are opinions, too."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A window as the model reads it, borders included."""

    ids: Sequence[int]
    shapes: Sequence[int]
    targets: Any
    """An array, pieces x LABELS: the chances that are wanted of each; zeros where nothing is."""


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
    nothing = np.zeros((1, len(LABELS)), np.float16)
    for window in packed:
        ids, shapes = flatten(window, words.first, words.last)
        parts = [part for strip in window for part in (_targets(strip, article), nothing)]
        yield Row(ids, shapes, np.concatenate([nothing, *parts]))


def _targets(strip: Strip, article: Article) -> Any:
    start, end = strip[0].start, strip[-1].end
    inside = [entity for entity in article.entities if entity.start < end and start < entity.end]
    targets = np.zeros((len(strip), len(LABELS)), np.float16)
    for row, (piece, label) in enumerate(zip(strip, label_pieces(strip, inside), strict=True)):
        if label != _IGNORED:
            opinion = article.opinions.get(piece.start)
            own = 1.0 if opinion is None else _OWN_SHARE
            targets[row] = 0.0 if opinion is None else (1 - own) * opinion
            targets[row, label] += own
    return targets


def make_batches(rows: Sequence[Row], chance: random.Random) -> list[list[Row]]:
    """The rows in random order, yet with those of like length together; a batch is of about as many pieces as any."""
    shuffled = chance.sample(list(rows), len(rows))
    batches: list[list[Row]] = []
    for first in range(0, len(shuffled), _POOL):
        batch: list[Row] = []
        for row in sorted(shuffled[first : first + _POOL], key=lambda row: len(row.ids)):
            if (len(batch) + 1) * len(row.ids) > _BATCH_PIECES and batch:
                batches.append(batch)
                batch = []
            batch.append(row)
        batches.append(batch)
    chance.shuffle(batches)
    return batches


def make_steps(
    articles: Sequence[Article], words: WordPiece, sizes: Sequence[int], epochs: int, chance: random.Random
) -> list[list[Row]]:
    """The batches of all epochs, each made of another version of the articles.

    sizes: of windows, one drawn for an article each time; 1 is for every line alone.
    """
    swapper = NameSwapper(articles)
    steps = []
    for _ in range(epochs):
        rows = [
            row
            for article in articles
            for row in make_rows(vary(article, swapper, chance), words, chance.choice(sizes))
        ]
        steps += make_batches(rows, chance)
    return steps


def collate(rows: Sequence[Row]) -> tuple[Any, Any, Any, Any]:
    """ids, shapes, mask and targets of rows as tensors of one width."""
    import torch

    width = -(-max(len(row.ids) for row in rows) // _WIDTH) * _WIDTH
    ids, shapes, mask = (torch.full((len(rows), width), fill) for fill in (0, PUNCTUATION, 0))
    targets = torch.zeros(len(rows), width, len(LABELS))
    for number, row in enumerate(rows):
        count = len(row.ids)
        ids[number, :count] = torch.tensor(row.ids)
        shapes[number, :count] = torch.tensor(row.shapes)
        targets[number, :count] = torch.from_numpy(row.targets)
        mask[number, :count] = 1
    return ids, shapes, mask, targets
