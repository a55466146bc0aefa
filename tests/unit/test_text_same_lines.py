"""Where the places of a text are after somebody edited it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text import Span
from reader.text.same_lines import SameLines

BEFORE = "One here.\n\nTwo there. It came.\n\nThree.\n\nFour."


def span(words: str) -> Span:
    start = BEFORE.index(words)
    return Span(start, start + len(words))


def test_words_are_found_in_lines_that_moved_and_in_one_that_was_changed_around_them():
    after = "Zero.\n\nOne here.\n\nTwo, at last, there. It came.\n\nFour."
    lines = SameLines(BEFORE, after)
    for words in ("One", "here.", "It came.", "Four"):
        assert lines.found(span(words)).of(after) == words
    assert lines.moved(span("It came.")) is None
    assert lines.found(span("Three")) is None
    assert lines.found(span("Two there.")) is None


def test_words_that_stand_twice_in_what_was_changed_are_not_clear():
    lines = SameLines(BEFORE, BEFORE.replace("It came.", "It came. Yes, It came."))
    assert lines.found(span("It came.")) is None
    assert lines.found(span("Two there.")) == span("Two there.")


def test_a_place_in_what_is_gone_is_where_that_was():
    after = "One here.\n\nThree.\n\nFour."
    lines = SameLines(BEFORE, after)
    assert lines.nearest(span("It came").start) == after.index("Three")
    assert lines.nearest(span("ree").start) == after.index("ree")
    assert SameLines(BEFORE, "").nearest(len(BEFORE)) == 0


TEXTS = st.lists(st.sampled_from(["", "a", "b", "cc", "dd a", "a b"]), max_size=8).map("\n".join)


@given(TEXTS, TEXTS, st.data())
def test_places_are_in_the_text_and_found_words_are_the_same(before, after, data):
    lines = SameLines(before, after)
    start = data.draw(st.integers(0, len(before)))
    place = Span(start, data.draw(st.integers(start, len(before))))
    assert 0 <= lines.nearest(start) <= len(after)
    found = lines.found(place)
    assert found is None or found.of(after) == place.of(before)
    assert SameLines(before, before).nearest(start) == start
    assert SameLines(before, before).found(place) == place
