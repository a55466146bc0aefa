"""The parts of the recipes that need no training framework."""

import random

from reader.analysis.ranker import Ranker, load_ranker, shares, sigmoid
from reader.analysis.tagger import WEIGHTS
from reader.analysis.training import LABELS, Row, label_pieces, make_batches
from reader.analysis.wordpiece import WordPiece


def test_labels_begin_and_go_on_with_each_name():
    text = "Maria Keller met Bob"
    pieces = WordPiece.from_file(WEIGHTS / "vocab.txt").cut(text, 0, len(text))
    entities = [{"start": 0, "end": 12, "type": "PERSON"}, {"start": 17, "end": 20, "type": "ORG"}]
    labels = [LABELS[number] for number in label_pieces(pieces, entities)]
    assert labels == ["B-PERSON", "I-PERSON", "O", "B-ORG"]


def test_batches_hold_every_row_once():
    rows = [Row((), tuple(range(length))) for length in range(3000)]
    batches = make_batches(rows, random.Random(1))
    assert sorted(len(row.labels) for batch in batches for row in batch) == list(range(3000))
    assert max(map(len, batches)) <= 32


def test_a_candidate_that_fits_better_has_the_larger_share():
    ranker = Ranker({"good": 2.0, "bad": -1.0}, {"yes": 50.0})
    first, second = shares([ranker.fit(["good", "unknown"]), ranker.fit(["bad"])])
    assert first > 0.9
    assert abs(first + second - 1) < 1e-9
    assert ranker.spoken_chance(["yes"]) > 0.99 > sigmoid(0) > 0.49


def test_the_shipped_weights_are_read_once():
    assert load_ranker() is load_ranker()
    assert load_ranker().candidate
    assert load_ranker().spoken
