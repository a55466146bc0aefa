"""What lies on a stretch of text: which layers, in which order, and what stands beside the line."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Quotation
from reader.annotations.model import Anchor, Placed, Target, new_annotation
from reader.settings import LAYERS
from reader.text import Span, SpanGroup
from reader.tui.shown import Shown, gutter_of, layers_of, places_of
from reader.tui.theme import palette

COLORS = palette("#ffffff", "#000000", "#ff0000", dark=True)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6)


def highlight(start, end, status="anchored", color="yellow"):
    target = Target("words", "", "", start, end, "")
    return Span(start, end), Placed(new_annotation("a", target, color=color), Anchor(start, end, status, 1.0))


def quotation(start, end, kind="direct"):
    return Span(start, end), Quotation(start, end, "words", kind, 1)


@given(SPANS)
def test_longer_highlights_lie_below_shorter_ones(spans):
    shown = Shown(highlights=SpanGroup(highlight(start, start + length) for start, length in spans))
    layers = [each for each in layers_of(shown, 0, 100, COLORS) if each.style != COLORS.shared]
    sizes = [each.end - each.start for each in layers]
    assert len(layers) == len(spans)
    assert all(below >= above for below, above in pairwise(sizes))


@given(SPANS)
def test_what_lies_in_two_highlights_is_underlined_twice(spans):
    stretches = [(start, start + length) for start, length in spans]
    shown = Shown(highlights=SpanGroup(highlight(*each) for each in stretches))
    shared = [each for each in layers_of(shown, 0, 100, COLORS) if each.style == COLORS.shared]
    for offset in range(100):
        often = sum(start <= offset < end for start, end in stretches)
        assert any(each.start <= offset < each.end for each in shared) == (often > 1)


def test_a_layer_that_is_switched_off_is_not_painted():
    shown = Shown(SpanGroup([quotation(0, 9)]), highlights=SpanGroup([highlight(2, 5)]))
    assert len(layers_of(shown, 0, 20, COLORS)) == 2
    for name in ("quotations", "highlights"):
        without = Shown(shown.quotations, highlights=shown.highlights, layers=frozenset({*LAYERS} - {name}))
        assert len(layers_of(without, 0, 20, COLORS)) == 1


def test_marks_that_nobody_speaks_in_are_not_painted():
    assert layers_of(Shown(SpanGroup([quotation(0, 9, "none")])), 0, 20, COLORS) == []


def test_the_gutter_names_what_begins_on_the_line_and_what_changed():
    begun = Shown(
        SpanGroup([quotation(4, 30)]), highlights=SpanGroup([highlight(2, 30), highlight(6, 9, "changed")])
    )
    here, below = gutter_of(begun, 0, 10, COLORS), gutter_of(begun, 10, 20, COLORS)
    assert (here.quotation, [letter for letter, _ in here.highlights]) == ("“", ["y", "≠"])
    assert (below.quotation, [letter for letter, _ in below.highlights]) == (" ", ["│"])
    fragment = Shown(SpanGroup([quotation(4, 8, "partial")]), focus=Span(12, 15))
    assert gutter_of(fragment, 0, 10, COLORS).quotation == "‘"
    assert gutter_of(fragment, 10, 20, COLORS).quotation == "▎"


def test_only_what_changed_is_painted_anew():
    shown = Shown(focus=Span(1, 4), match=Span(6, 9), cursor=12)
    assert places_of(shown, {"focus"}) == [Span(1, 4)]
    assert places_of(shown, {"match", "cursor"}) == [Span(6, 9), Span(12, 13)]
    assert places_of(shown, {"selection"}) == []
