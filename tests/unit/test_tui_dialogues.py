"""What dialogues show, without a terminal."""

import pytest

from reader.annotations.difference import word_difference
from reader.tui.screens.correct import Choice, choice_line
from reader.tui.screens.dialogue import hint_lines
from reader.tui.screens.review import difference_text


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "a routine dive on 4 March",
            "a night dive on 6 March",
            "a [-routine-] {+night+} dive on [-4-] {+6+} March",
        ),
        ("No taxes.", "No new taxes!", "No {+new+} taxes[-.-] {+!+}"),
        ("one two three", "three", "[-one two-] three"),
        ("one  two", "one two", "one   two"),
        ("", "new", "{+new+}"),
    ],
)
def test_old_and_new_words_stand_apart_and_are_told_apart_without_any_style(old, new, shown):
    assert difference_text(word_difference(old, new)).plain == shown


def test_hints_break_between_pairs_only():
    hints = "a  accept the new words   m  move it elsewhere   Esc  leave"
    assert hint_lines(hints, 80) == [hints]
    assert hint_lines(hints, 50) == ["a  accept the new words   m  move it elsewhere", "Esc  leave"]
    assert hint_lines(hints, 24) == ["a  accept the new words", "m  move it elsewhere", "Esc  leave"]
    assert hint_lines("a  accept the words\nq  leave", 10) == ["a  accept", "the words", "q  leave"]
    assert hint_lines("q  leave", 0)


def test_of_a_choice_the_name_is_shown_before_what_is_told_of_it():
    told = "joins Margaret Wetherington, named 9 times in 3 articles"
    assert choice_line(Choice("", "Margaret Wetherington", told)).plain.startswith(
        " Margaret Wetherington  joins Margaret Weth"
    )
    assert choice_line(Choice("", "Name " * 20, "person")).plain.endswith("…  person")
