from types import SimpleNamespace

from reader.text.marks import in_marks


def part(start, words):
    return SimpleNamespace(start=start, end=start + len(words), text=words)


def test_dots_stand_where_words_are_left_out():
    assert in_marks([part(1, "If we wait,"), part(24, "we will pay.")]) == "“If we wait,” … “we will pay.”"


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_closed_once_and_nothing_is_left_out():
    parts = [part(1, "I saw it."), part(13, "And I tell you.")]
    assert in_marks(parts) == "“I saw it. “And I tell you.”"
    assert in_marks(parts, paragraph="\n\n") == "“I saw it.\n\n“And I tell you.”"


def test_the_words_are_cleaned():
    assert in_marks([part(0, " a ")]) == "“a”"
    assert in_marks([part(0, "a")], str.upper) == "“A”"
