"""Focus and selection, without a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Quotation
from reader.text import Span, SpanGroup, parse_markdown
from reader.text.layout import Layout
from reader.tui.navigation import (
    _CHARACTER_MOTIONS,
    counted,
    move_cursor,
    quotation_around,
    selected,
    step_unit,
    unit_at,
    units_around,
    whole_quotations,
    without_stray_letters,
)

TEXT = "# Head\n\nOne here. Two “is it” there?\n\n- item one\n- item two. More.\n\n---\n\n> quoted words\n"
DOCUMENT = parse_markdown(TEXT)
MOTIONS = [
    *_CHARACTER_MOTIONS,
    "down",
    "up",
    "line_start",
    "line_end",
    "sentence",
    "sentence_back",
    "paragraph",
    "paragraph_back",
]


def walk(unit, direction, offset):
    found = []
    while (span := step_unit(DOCUMENT, offset, unit, direction)) is not None:
        found.append(span.of(DOCUMENT.text))
        offset = span.start
    return found


def test_stepping_reaches_every_sentence_both_ways():
    sentences = ["Head", "One here.", "Two “is it” there?", "item one", "item two.", "More.", "quoted words"]
    assert walk("sentence", 1, -1) == sentences
    assert walk("sentence", -1, len(DOCUMENT.text)) == sentences[::-1]


def test_stepping_by_paragraph():
    assert walk("paragraph", 1, -1) == [
        "Head",
        "One here. Two “is it” there?",
        "item one",
        "item two. More.",
        "quoted words",
    ]


def test_an_interrupted_quotation_is_one_to_point_at_with_its_marks():
    document = parse_markdown("“One part”, she said, “and two”.\n\nThe “third”.")
    parts = [("One part", 1), ("and two", 1), ("third", 2)]
    found = [
        (
            Span(start := document.text.index(words), start + len(words)),
            Quotation(0, 0, words, "direct", group),
        )
        for words, group in parts
    ]
    whole = whole_quotations(document, SpanGroup(found))
    assert [span.of(document.text) for span in whole] == ["“One part”, she said, “and two”", "“third”"]


def test_between_two_the_next_is_meant():
    assert unit_at(DOCUMENT, DOCUMENT.text.index("Head") + 5, "sentence").of(DOCUMENT.text) == "One here."


@pytest.mark.parametrize("motion", MOTIONS)
@given(offset=st.integers(0, len(DOCUMENT.text) - 1), width=st.integers(8, 60))
def test_every_motion_stays_in_the_text_and_comes_to_an_end(motion, offset, width):
    layout = Layout(DOCUMENT, width)
    for _ in range(200):
        moved = move_cursor(DOCUMENT, layout, offset, motion)
        assert 0 <= moved < len(DOCUMENT.text)
        if moved == offset:
            return
        offset = moved
    raise AssertionError(motion)


@given(st.integers(0, len(DOCUMENT.text) - 1), st.integers(0, len(DOCUMENT.text) - 1), st.booleans())
def test_a_selection_has_no_white_space_at_its_ends_and_does_not_depend_on_which_end_moves(a, b, paragraphs):
    span = selected(DOCUMENT, a, b, by_paragraphs=paragraphs)
    assert span == selected(DOCUMENT, b, a, by_paragraphs=paragraphs)
    words = span.of(DOCUMENT.text)
    assert words == words.strip()
    if not paragraphs:
        assert words == DOCUMENT.text[min(a, b) : max(a, b) + 1].strip()


SAID = parse_markdown("One here. “We go,” she said, “at noon.” Then more.\n\nA second paragraph. It ends.\n")
QUOTED = SpanGroup(
    (Span(start, start + len(words)), Quotation(start, start + len(words), words, "direct", 1))
    for words in ("We go,", "at noon.")
    for start in [SAID.text.index(words)]
)


def around(words, unit, count=1):
    start = SAID.text.index(words)
    found = units_around(SAID, Span(start, start + len(words)), unit, count)
    return found and found.of(SAID.text)


def test_a_sentence_or_paragraph_around_a_selection_and_one_more_each_time():
    assert around("ne", "sentence") == "One here."
    assert around("One here.", "sentence").startswith("One here. “We go,” she said")
    assert around("here. “We", "sentence").startswith("One here. “We go,” she said")
    assert around("second", "sentence", 2) == "A second paragraph. It ends."
    assert around("second", "paragraph") == "A second paragraph. It ends."
    assert around("ends", "sentence", 99) == "It ends."
    assert around("she", "paragraph", 2) == SAID.text.rstrip()


@given(
    st.integers(0, len(TEXT)),
    st.integers(1, 40),
    st.sampled_from(["sentence", "paragraph"]),
    st.integers(1, 5),
)
def test_what_is_around_a_selection_covers_it_and_grows(start, length, unit, count):
    chosen = selected(DOCUMENT, start, start + length - 1, by_paragraphs=False)
    found = units_around(DOCUMENT, chosen, unit, count)
    if found is None or not len(chosen):
        return
    assert found.covers(chosen)
    assert found.end == len(DOCUMENT.text) or len(units_around(DOCUMENT, found, unit)) >= len(found)


def test_the_quotation_around_or_next_with_its_marks_or_without_and_all_parts_of_it_then():
    def quoted(words, *, with_marks):
        start = SAID.text.index(words)
        found = quotation_around(SAID, QUOTED, Span(start, start + 1), start, with_marks=with_marks)
        return found and found.of(SAID.text)

    def again(words, *, with_marks=True):
        start = SAID.text.index(words)
        span = Span(start, start + len(words))
        found = quotation_around(SAID, QUOTED, span, span.end - 1, with_marks=with_marks)
        return found and found.of(SAID.text)

    assert quoted("go", with_marks=True) == "“We go,”"
    assert again("We go,") == "“We go,”"
    assert again("We go,", with_marks=False) == "We go,"
    for chosen in ("“We go,”", "“at noon.”", "“We go,” she said, “at noon.”"):
        assert again(chosen) == "“We go,” she said, “at noon.”"
    assert again("“We go,” she said, “at noon.”", with_marks=False) == "at noon."
    assert quoted("said", with_marks=True) == "“at noon.”"
    assert quoted("go", with_marks=False) == "We go,"
    assert quoted("noon", with_marks=False) == "at noon."
    assert quoted("said", with_marks=False) == "at noon."
    assert quoted("One", with_marks=True) == "“We go,”"
    assert quoted("One", with_marks=False) == "We go,"
    assert quoted("Then", with_marks=True) is None
    assert quoted("second", with_marks=True) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("She", "1 word"),
        ("She left", "2 words"),
        ("e", "1 letter"),
        ("oo", "2 letters"),
        ("“", "1 character"),
        ("“W", "2 characters"),
        ("193", "3 characters"),
        ("She l", "1 word and a part"),
        ("he left at n", "2 words and 2 parts"),
        ("e le", "parts of 2 words"),
        ("ell-kn", "6 characters"),
        ("at noon.", "2 words"),
        ("left at noon. “We", "4 words"),
        ("noon. “W", "1 word and a part"),
        ("", "0 words"),
    ],
)
def test_a_part_of_a_word_is_not_called_a_word(words, told):
    text = "She left at noon. “We go” – well-known in 1930."
    start = text.index(words)
    assert counted(text, Span(start, start + len(words))) == told


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("“It is the best one we have got.” he", "It is the best one we have got.", "8 words"),
        ("“It is done.” she said", "It is done.", "3 words"),
        ("(“Yes.”) x", "Yes.", "1 word"),
        ("(“Yes.”) x", "”) x", "1 word"),
        ("He said “no”.", "“no”", "1 word"),
        ("He said “no”.", "“n", "2 characters"),
        ("a ... b", "a ..", "1 word"),
        ("a ... b", "..", "2 characters"),
        ("well-known", "well-", "5 characters"),
    ],
)
def test_punctuation_is_no_word_that_could_be_cut(text, words, told):
    start = text.index(words)
    assert counted(text, Span(start, start + len(words))) == told


def test_words_in_marks_that_nobody_says_are_taken_where_no_quotation_follows():
    document = parse_markdown("The “so-called” end. “We go,” she said. A “big” word and a “bad” one.")
    kinds = {"so-called": "none", "We go,": "direct", "big": "none", "bad": "none"}
    found = SpanGroup(
        (Span(start, start + len(words)), Quotation(start, start + len(words), words, kind, 0))
        for words, kind in kinds.items()
        for start in [document.text.index(words)]
    )

    def taken(words, *, with_marks=True):
        span = Span(start := document.text.index(words), start + len(words))
        around = quotation_around(document, found, span, span.end - 1, with_marks=with_marks)
        return around and around.of(document.text)

    assert taken("The") == "“We go,”"
    assert taken("A ") == taken("“big”") == "“big”"
    assert taken("word", with_marks=False) == "bad"
    assert taken("one") is None


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ("Kessler s", "Kessler"),
        ("blank check b", "blank check"),
        ("r said", "said"),
        ("decades.\n\nQ", "decades."),
        ("Vitamin C", "Vitamin C"),
        ("Kessler said", "Kessler said"),
        ("Kessler sa", "Kessler sa"),
        ("s", "s"),
    ],
)
def test_bounds_leave_out_the_one_letter_by_which_they_reach_into_another_word(chosen, kept):
    text = "A blank check by Kessler said three decades.\n\nQ: Vitamin C."
    start = text.index(chosen)
    assert without_stray_letters(text, start, start + len(chosen)).of(text) == kept
