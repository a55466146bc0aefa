"""Marks and what stands between them."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reader.analysis.quotations import find_quoted
from reader.analysis.segments import find_paragraphs

MARKS = "“”\"'‘’„‟«»‹›「」『』`"


def quoted(text):
    return [text[item.start : item.end] for item in find_quoted(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” she said.", ["We go,"]),
        ('"We go," she said, "now."', ["We go,", "now."]),
        ("''We go,'' she said. ``Now.''", ["We go,", "Now."]),
        ("« Nous allons », dit-elle. «Oui»", ["Nous allons", "Oui"]),
        ("„Wir gehen“, sagte sie. »Ja«, sagte er.", ["Wir gehen", "Ja"]),
        ("「行きます」と彼女は言った。", ["行きます"]),
        ("‘We don’t go,’ she said.", ["We don’t go,"]),
        ("'We don't go,' she said.", ["We don't go,"]),
        ("the boys’ books, rock ’n’ roll, the ’90s, don’t, Ladies’ Day", []),
        ("the boys' books, rock 'n' roll, the '90s and 'tis don't", []),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ('He is 6\'2" tall and 12" wide.', []),
        ('<a href="x">a “word” here</a>', ["word"]),
        ("“Frozen“ and ”Heat”", ["Frozen", "Heat"]),
        ("“It never ends\n\nNext.", ["It never ends"]),
        ("An empty “” pair and “ ” and a stray ” mark", []),
        ("“One” (“two”) —“three”—", ["One", "two", "three"]),
        ("‘My boss said, “Go home.” So I went,’ she said.", ["My boss said, “Go home.” So I went,"]),
        ("‘He said “no” twice,’ she said. ‘It’s “so”.’", ["He said “no” twice,", "It’s “so”."]),
        ("“She said ‘go,’ twice,” he said. “Go.”", ["She said ‘go,’ twice,", "Go."]),
        (
            "‘We lost,’ said Ann Fox, who called it ‘a mess’. It is on Monday.\n\n‘We won,’ said Tom Brown.",
            ["We lost,", "a mess", "We won,"],
        ),
        (
            "She said: “He asked, ‘Why?’ I said, ‘No.’\n\n“Then he called me a “fool,” and laughed.\n\n“That was it.”",
            ["He asked, ‘Why?’ I said, ‘No.’", "Then he called me a “fool,” and laughed.", "That was it."],
        ),
        ("'The dogs' bowls were empty,' she said.", ["The dogs' bowls were empty,"]),
        (
            "‘I put it there.\n\n‘The Joneses’ piano was old.\n\n‘Ask,’ she said.",
            ["I put it there.", "The Joneses’ piano was old.", "Ask,"],
        ),
    ],
)
def test_marks_of_all_kinds(text, expected):
    assert quoted(text) == expected


def test_a_quotation_in_single_marks_continues():
    text = "‘First part.\n\n‘Second “part”.\n\n‘Last part,’ he said.\n\n‘Another,’ she said."
    found = find_quoted(text, find_paragraphs(text))
    assert [item.continues for item in found] == [False, True, True, False]


def test_a_quotation_of_several_paragraphs_continues():
    text = "“First part.\n\n“Second part.\n\n“Last part,” he said.\n\n“Another,” she said."
    found = find_quoted(text, find_paragraphs(text))
    assert [item.continues for item in found] == [False, True, True, False]
    assert [item.is_closed for item in found] == [False, False, True, True]


@given(st.text(alphabet=st.sampled_from(MARKS + "ab s.,\n1="), max_size=60))
def test_what_is_found_is_in_order_apart_and_within_a_line(text):
    reached = 0
    for item in find_quoted(text, find_paragraphs(text)):
        assert reached <= item.outer_start < item.start < item.end <= item.outer_end <= len(text)
        assert "\n" not in text[item.outer_start : item.outer_end]
        assert text[item.start : item.end] == text[item.start : item.end].strip()
        reached = item.outer_end


@given(
    st.text(alphabet=st.characters(whitelist_categories=["Ll", "Lu"]), min_size=1),
    st.sampled_from(["“”", '""', "«»", "「」", "‘’"]),
)
@example("S", "‘’")
def test_a_word_in_marks_is_found(word, marks):
    assume(word.lower() != "n" or marks != "‘’")  # rock ‘n’ roll
    text = f"She said {marks[0]}{word}{marks[1]} twice."
    assert quoted(text) == [word]
