"""A note written while another program changed it: no version is lost."""

from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.model import joined_note

notes = st.sampled_from(["", " ", "one", "two", "one\n\ntwo", "three"])


@given(notes, st.none() | notes, notes)
def test_nothing_written_is_lost(written, base, current):
    saved = joined_note(written, base, current)
    assert saved.startswith(written)
    if current != base:
        assert current.strip() in saved


def test_what_nobody_changed_is_replaced():
    assert joined_note("new", "old", "old") == "new"
    assert joined_note("", "old", "old") == ""


def test_where_the_beginning_is_not_known_both_are_kept():
    assert "old" in joined_note("new", None, "old")
    assert joined_note("old, and new", None, "old") == "old, and new"
