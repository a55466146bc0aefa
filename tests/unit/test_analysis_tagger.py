"""The tagger's parts: windows of neighbouring lines, and labels into names."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.segments import find_paragraphs
from reader.analysis.tagging import tagger
from reader.analysis.tagging.decoding import Decoder
from reader.analysis.tagging.tagger import WEIGHTS, Tagger, Tagging, load_tagger
from reader.analysis.tagging.windows import flatten, pack
from reader.analysis.tagging.wordpiece import WordPiece
from reader.analysis.training import rows as training_rows
from reader.text.span import Span

WORDS = WordPiece.from_file(WEIGHTS / "vocab.txt")
LABELS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]
DECODER = Decoder(LABELS)


def cut(text):
    return WORDS.cut(text, 0, len(text))


@given(st.lists(st.text(alphabet="aB .é漢1", max_size=80), max_size=8), st.integers(3, 40))
def test_windows_hold_every_piece_once_in_order_and_are_bounded(lines, size):
    pieces = [cut(line) for line in lines]
    windows = list(pack(pieces, size))
    assert [piece for window in windows for strip in window for piece in strip] == [
        piece for line in pieces for piece in line
    ]
    assert all(sum(len(strip) + 1 for strip in window) <= size for window in windows)
    assert all(strip for window in windows for strip in window)


def test_neighbouring_lines_share_a_window_and_a_long_one_is_cut_after_a_sentence():
    short, long = cut("One two."), cut("Three four five six. Seven eight nine ten.")
    assert list(pack([short, short], 20)) == [[short, short]]
    assert [strip[0].start for window in pack([long], 9) for strip in window] == [0, 21]


def test_a_window_is_read_with_a_mark_before_and_one_after_each_strip():
    ids, shapes = flatten([cut("One"), cut("two")], WORDS.first, WORDS.last)
    assert ids[0] == WORDS.first
    assert [number for number, piece in enumerate(ids) if piece == WORDS.last] == [2, 4]
    assert shapes == [5, 1, 5, 0, 5]


def scores(*rows):
    """Logs of chances: of each word the chance of some labels, the rest shared by the others."""
    array = np.full((len(rows), len(LABELS)), 0.01)
    for number, row in enumerate(rows):
        for label, chance in row.items():
            array[number, LABELS.index(label)] = chance
    return np.log(array / array.sum(1, keepdims=True))


def spans(array, borders):
    return list(DECODER.spans(DECODER.best(array, borders), borders))


def test_a_name_has_a_beginning():
    array = scores({"B-PERSON": 0.9}, {"I-ORG": 0.5, "I-PERSON": 0.4}, {"O": 0.9})
    assert spans(array, [0, 3]) == [(0, 2, "PERSON")]


def test_no_name_runs_over_a_border():
    array = scores({"B-PERSON": 0.9}, {"I-PERSON": 0.9}, {"O": 0.9})
    assert spans(array, [0, 3]) == [(0, 2, "PERSON")]
    assert spans(array, [0, 1, 3])[0] == (0, 1, "PERSON")
    assert all(start != 0 or end == 1 for start, end, _ in spans(array, [0, 1, 3]))


@given(st.lists(st.lists(st.floats(-9, 0), min_size=5, max_size=5), min_size=1, max_size=12), st.data())
def test_the_labels_are_legal_and_the_likeliest_where_those_are(rows, data):
    array = np.array(rows)
    inner = data.draw(st.sets(st.integers(1, max(1, len(rows) - 1)))) if len(rows) > 1 else set()
    borders = [0, *sorted(inner), len(rows)]
    labels = [LABELS[number] for number in DECODER.best(array, borders)]
    for number, label in enumerate(labels):
        before = "O" if number in borders else labels[number - 1]
        assert label[0] != "I" or before[2:] == label[2:]
    chosen = sum(array[number, LABELS.index(label)] for number, label in enumerate(labels))
    all_outside = array[:, 0].sum()
    assert chosen >= all_outside - 1e-9


def test_chances_add_up_the_labels_of_a_kind():
    (row,) = DECODER.chances(scores({"B-PERSON": 0.5, "I-PERSON": 0.4, "O": 0.08}))
    assert dict(zip(DECODER.kinds, row, strict=True)) == pytest.approx({"PERSON": 0.9, "ORG": 0.02})


def test_a_text_is_read_with_chances_for_every_stretch():
    text = "Maria Keller lives in Oslo.\nKeller is a baker."
    tagging = load_tagger().tag(text, find_paragraphs(text))
    assert [(text[s.start : s.end], s.type) for s in tagging] == [
        ("Maria Keller", "PERSON"),
        ("Oslo", "LOC"),
        ("Keller", "PERSON"),
    ]
    assert tagging.chances(0, 12)["PERSON"] > 0.9
    assert tagging.chances(13, 18)["PERSON"] < 0.1
    assert tagging.chances(27, 28) == {}
    assert Tagging().chances(0, 5) == {}


def test_an_endless_run_without_a_space_is_not_read_but_what_stands_around_it_is():
    text = f"Angela Merkel met {'x.x.' * 200} in Paris."
    tagging = load_tagger().tag(text, [Span(0, len(text))])
    assert {text[span.start : span.end] for span in tagging} >= {"Angela Merkel", "Paris"}
    assert tagging.chances(text.index("x.x."), text.index(" in Paris")) == {}


def test_a_text_of_many_windows_is_read_as_one_of_few_is(monkeypatch):
    line = "Angela Merkel met Emmanuel Macron in Paris on Monday, and both spoke of Siemens.\n"
    text = line * 40
    at_once = load_tagger().tag(text, [Span(0, len(text))])
    monkeypatch.setattr(tagger, "_GROUP_WINDOWS", 2)
    in_groups = load_tagger().tag(text, [Span(0, len(text))])
    assert list(in_groups) == list(at_once)
    assert [s.start for s in in_groups if text[s.start : s.end] == "Emmanuel Macron"] == [
        number * len(line) + len("Angela Merkel met ") for number in range(40)
    ]
    assert in_groups.chances(0, len(text)) == pytest.approx(at_once.chances(0, len(text)), abs=0.02)


def test_what_recurs_is_read_once_and_tagged_everywhere(monkeypatch):
    model, read = load_tagger(), []
    run = model._run
    monkeypatch.setattr(model, "_run", lambda rows, given: read.extend(rows) or run(rows, given))
    line = "Anna Lee went to Paris with Tom Brown. " * 20
    text = "\n".join([line] * 12)
    names = [text[span.start : span.end] for span in model.tag(text, [Span(0, len(text))])]
    assert [names.count(name) for name in ("Anna Lee", "Paris", "Tom Brown")] == [240] * 3
    assert len(read) == len(set(read)) < 12


def test_another_network_can_read_and_every_word_has_the_chances_of_all_labels():
    def network(ids, shapes, mask, projection):
        logits = np.zeros((*ids.shape, len(training_rows.LABELS)), np.float32)
        logits[..., training_rows.LABELS.index("B-ORG")] = 2.0
        return logits, np.zeros((*ids.shape, projection.shape[1]), np.float32)

    text = "one two\n\nthree"
    scores = list(Tagger(network=network, window=16).scores(text, find_paragraphs(text)))
    assert [start for start, _ in scores] == [text.index(word) for word in text.split()]
    for _, row in scores:
        assert row.argmax() == training_rows.LABELS.index("B-ORG")
        assert abs(np.exp(row).sum() - 1) < 1e-5
