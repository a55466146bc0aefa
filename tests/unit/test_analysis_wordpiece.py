"""Pieces and their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.tagging.tagger import WEIGHTS
from reader.analysis.tagging.wordpiece import WordPiece

WORDS = WordPiece.from_file(WEIGHTS / "vocab.txt")
PIECES = (WEIGHTS / "vocab.txt").read_text(encoding="utf-8").split("\n")


def cut(text):
    return [(PIECES[piece.id], piece.start, piece.end) for piece in WORDS.cut(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The end", [("the", 0, 3), ("end", 4, 7)]),
        ("Lavrov", [("la", 0, 2), ("##vr", 2, 4), ("##ov", 4, 6)]),
        ("café's", [("cafe", 0, 4), ("'", 4, 5), ("s", 5, 6)]),
        ("cafe\u0301", [("cafe", 0, 4)]),
        ("a\u200bb", [("ab", 0, 3)]),
        ("北京 x", [("北", 0, 1), ("京", 1, 2), ("x", 3, 4)]),
        ("\ud800\ufffd", []),
        ("x" * 101, [("[UNK]", 0, 101)]),
        ("☃", [("[UNK]", 0, 1)]),
    ],
)
def test_pieces_are_those_of_bert(text, expected):
    assert cut(text) == expected


def test_shapes_tell_how_a_word_is_written():
    text = "low Cap ALL mIXed a1 ,"
    assert [piece.shape for piece in WORDS.cut(text, 0, len(text)) if not piece.continues][:4] == [0, 1, 2, 3]
    assert [piece.shape for piece in WORDS.cut(text, 0, len(text))][-2:] == [4, 5]


@given(st.text(st.characters()))
def test_offsets_are_in_order_within_the_text_and_do_not_depend_on_the_start(text):
    pieces = WORDS.cut(text, 0, len(text))
    reached, before = 0, None
    for piece in pieces:
        # One character may be cut into several pieces (a Hangul syllable into its letters): they share its place.
        assert (piece.start, piece.end) == before or reached <= piece.start < piece.end <= len(text)
        before = piece.start, piece.end
        assert not any(char in " \t\n" for char in text[piece.start : piece.end])
        reached = piece.start if piece.continues else piece.end
    shifted = WORDS.cut("xy " + text, 3, 3 + len(text))
    assert [(piece.id, piece.start - 3) for piece in shifted] == [(piece.id, piece.start) for piece in pieces]
