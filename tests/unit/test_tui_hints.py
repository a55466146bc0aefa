"""Labels to point by, without a screen."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text import Span
from reader.tui.hints import LETTERS, MOST, hints, labels, side_by_side


@given(st.integers(0, MOST))
def test_labels_are_enough_distinct_and_all_of_one_length(count):
    made = labels(count)
    assert len(made) == len(set(made)) == count
    assert all(set(label) <= set(LETTERS) for label in made)
    assert {len(label) for label in made} <= {2 if count > len(LETTERS) else 1}


def test_the_home_row_comes_first_and_there_is_an_end():
    assert set(labels(9)) <= set("asdfghjkl")
    assert set("".join(labels(60))) <= set("asdfghjkl")
    assert len(labels(MOST + 5)) == MOST


@given(st.integers(1, 40), st.integers(20, 60))
def test_labels_are_as_easy_as_they_can_be_on_a_full_screen(count, size):
    letters = LETTERS[: max(2, size % 26)]
    made = labels(min(count, len(letters) ** 2), letters)
    assert len(set(made)) == min(count, len(letters) ** 2)


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(1, 30))


@given(spans, st.lists(spans), st.lists(spans))
def test_everything_visible_has_one_label_on_the_screen(visible, sentences, quotations):
    made = hints(visible, sentences, quotations)
    assert {hint.span for hint in made} == {s for s in [*sentences, *quotations] if s.overlaps(visible)}
    assert len({hint.label for hint in made}) == len({hint.span for hint in made}) == len(made)
    assert all(visible.start <= hint.at < visible.end for hint in made)
    assert all(hint.at == hint.span.start or hint.span.start < visible.start for hint in made)
    assert [hint.at for hint in made] == sorted(hint.at for hint in made)


cells = st.lists(st.integers(0, 79), max_size=40).map(sorted)


@given(cells, st.integers(1, 2), st.integers(0, 80))
def test_labels_of_a_row_stand_apart_and_before_the_edge(wanted, length, edge):
    begins = side_by_side(wanted, length, edge)
    ends = [begin + length for begin in begins]
    assert all(end < begin for end, begin in zip(ends, begins[1:], strict=False))
    assert all(begin >= 0 and end <= edge for begin, end in zip(begins, ends, strict=True))


@given(cells, st.integers(1, 2))
def test_a_label_is_left_out_only_where_a_row_is_full_of_them(wanted, length):
    left_out = len(wanted) - len(side_by_side(wanted, length, 80))
    assert left_out == max(0, len(wanted) - 81 // (length + 1))


@given(st.lists(st.integers(0, 19), unique=True).map(sorted))
def test_a_label_stands_where_it_is_wanted_where_there_is_room(cells):
    assert side_by_side([4 * cell for cell in cells], 2, 80) == [4 * cell for cell in cells]
