"""Notes in the margin: no overlap, in order, as near to their passages as can be; laid out from values alone."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.model import Anchor, Placed, Target, new_annotation
from reader.tui.margin import LEAST, MOST_LINES, SPACE, Inputs, lay_out_margin, passages, share
from reader.tui.margin_layout import place_notes

NOTES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12).map(sorted)


@given(NOTES, st.integers(0, 2), st.integers(0, 200))
def test_notes_stand_in_order_without_overlap(notes, gap, rows):
    wanted, heights = [row for row, _ in notes], [height for _, height in notes]
    places = place_notes(wanted, heights, gap=gap, rows=rows)
    assert len(places) == len(notes)
    assert all(place >= 0 for place in places)
    assert all(b >= a + height + gap for a, b, height in zip(places, places[1:], heights, strict=False))
    needed = sum(heights) + gap * max(0, len(notes) - 1)
    if notes and needed <= rows:
        assert places[-1] + heights[-1] <= rows


@given(NOTES)
def test_notes_that_have_room_stand_beside_their_passages(notes):
    wanted = [row * 12 for row, _ in notes]
    if len(set(wanted)) == len(wanted):
        assert place_notes(wanted, [height for _, height in notes]) == wanted


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3)), min_size=1, max_size=3).map(sorted))
def test_no_other_way_is_nearer(notes):
    wanted, heights = [row for row, _ in notes], [height for _, height in notes]

    def distance(places):
        return sum((place - row) ** 2 for place, row in zip(places, wanted, strict=True))

    ways = [
        each
        for each in product(range(18), repeat=len(notes))
        if all(b >= a + height + 1 for a, b, height in zip(each, each[1:], heights, strict=False))
    ]
    assert distance(place_notes(wanted, heights)) == min(map(distance, ways))


@given(NOTES.filter(bool), st.data())
def test_the_note_in_focus_stands_beside_its_passage_where_there_is_room_before_it(notes, data):
    wanted, heights = [row + 200 for row, _ in notes], [height for _, height in notes]
    focused = data.draw(st.integers(0, len(notes) - 1))
    assert place_notes(wanted, heights, focused=focused)[focused] == wanted[focused]


@given(st.integers(1, 300), st.integers(8, 160), st.booleans())
def test_text_and_notes_share_the_width(width, column, with_notes):
    room = share(width, column, 3, with_notes=with_notes)
    assert room.left >= 3
    if room.notes:
        assert with_notes
        assert room.notes >= LEAST
        assert room.left + column + SPACE + room.notes <= width - 1
    elif with_notes:
        assert width - 1 - column - 4 - SPACE < LEAST


def noted(start, note, **fields):
    target = Target("words", "", "", start, start + 5, "")
    return Placed(new_annotation("a", target, note=note, **fields), Anchor(start, start + 5, "anchored", 1.0))


LONG = "A word or two. " * 60


def test_long_notes_are_cut_and_the_one_in_focus_is_whole():
    placed = (noted(0, LONG), noted(40, "short", tags=("one", "two")))
    cut = lay_out_margin(Inputs(placed, (0, 1), 30, 500))
    lines = [note.lines[line][0] for _, (note, line) in sorted(cut.by_row.items())]
    assert len(lines) == MOST_LINES + 2
    assert lines[MOST_LINES - 1].endswith("…")
    assert lines[-2:] == ["short", "#one #two"]
    whole = lay_out_margin(Inputs(placed, (0, 1), 30, 500, placed[0].annotation.id))
    assert len(whole.by_row) > 30
    assert not any("…" in note.lines[line][0] for note, line in whole.by_row.values())
    assert whole.end == max(whole.by_row) + 1


def test_only_what_has_something_to_say_and_a_place_stands_in_the_margin():
    bare, said = noted(9, ""), noted(4, "said")
    lost = Placed(noted(1, "lost").annotation, Anchor(None, None, "orphan", 0.0))
    whole = Placed(new_annotation("a", None, note="all of it"))
    assert passages([bare, said, lost, whole]) == (whole, said)
