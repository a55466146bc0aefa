"""The parts of the recipes that need no training framework."""

import json
import random

from reader.analysis.ranker import Ranker, load_ranker, shares, sigmoid
from reader.analysis.speaker_training import learn, read_examples
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


def test_what_tells_the_right_candidates_weighs_more(tmp_path):
    text = "“We will build the bridge in spring,” {}.\n\nThe council of the town met {} later."
    people = ["Maria Keller", "Tom Brown", "Anna Lee", "Peter Miller", "Jane Moore", "Paul Green"] * 3
    for number, person in enumerate(people):
        words = text.format(f"said {person}", people[number - 1])
        start = words.index(person)
        quote = {"start": 1, "end": 36, "kind": "direct", "source_spans": [[start, start + len(person)]]}
        (tmp_path / f"{number}.txt").write_bytes(words.encode())
        (tmp_path / f"{number}.json").write_text(json.dumps({"quotes": [quote]}), encoding="utf-8")
    examples = read_examples(tmp_path, [str(number) for number in range(len(people))])
    assert [bool(example.right) for example in examples] == [True] * len(people)
    ranker = learn(examples, parts=2)
    for example in examples:
        fits = [ranker.fit(option.features) for option in example.options]
        assert fits.index(max(fits)) in example.right
        assert example.spoken


def test_the_shipped_weights_are_read_once():
    assert load_ranker() is load_ranker()
    assert load_ranker().candidate
    assert load_ranker().spoken
