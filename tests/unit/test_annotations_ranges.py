"""Highlights joined and split: no word of the reader's is lost, and each part stands where it should."""

from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import describe
from reader.annotations.model import new_annotation
from reader.annotations.placing import place
from reader.annotations.ranges import joined, places, split, touching

TEXT = "The bridge is closed. Nobody wished to wait for another winter. A ferry carries forty people."


def on(words: str, **fields):
    start = TEXT.index(words)
    return new_annotation("a", describe(TEXT, start, start + len(words)), **fields)


def test_those_that_touch_or_overlap_are_found_in_the_order_of_the_text():
    first, second = on("The bridge is closed."), on("Nobody wished to wait")
    inner, far = on("wished"), on("forty people")
    placed = [place(TEXT, each) for each in (far, inner, second, first)]
    assert touching(TEXT, placed, second.id) == [first, second, inner]
    assert touching(TEXT, placed, far.id) == [far]
    assert touching(TEXT, placed, "unknown") == []


def test_joining_keeps_notes_tags_and_what_was_captured_first():
    first = on("The bridge is closed.", note="one", tags=("a", "b"), color="green", speaker="X")
    second = on("Nobody wished to wait", note="two", tags=("b", "c"), color="pink", speaker="Y")
    placed = [place(TEXT, each) for each in (second, first)]
    whole = joined(TEXT, placed, [first, second])
    assert whole.target.exact == "The bridge is closed. Nobody wished to wait"
    assert (whole.id, whole.color, whole.note, whole.tags, whole.speaker) == (
        first.id,
        "green",
        "one\n\ntwo",
        ("a", "b", "c"),
        None,
    )
    assert whole.captured == "The bridge is closed."


def test_a_note_alone_is_kept_as_it_was_written():
    first, second = on("The bridge is closed.", note=" one\n"), on("Nobody", note="")
    placed = [place(TEXT, each) for each in (first, second)]
    assert joined(TEXT, placed, [first, second]).note == " one\n"


def test_splitting_makes_three_and_leaves_the_note_with_the_first():
    whole = on(
        "Nobody wished to wait for another winter.", note="why", tags=("t",), color="blue", speaker="X"
    )
    target = whole.target
    start = TEXT.index("wait for")
    parts = split(TEXT, whole, (target.start, target.end), (start, start + len("wait for")))
    assert [each.target.exact for each in parts] == ["Nobody wished to", "wait for", "another winter."]
    assert [each.note for each in parts] == ["why", "", ""]
    assert parts[0].id == whole.id
    assert parts[0].captured == target.exact
    assert len({each.id for each in parts}) == 3
    assert {(each.color, each.tags, each.speaker) for each in parts} == {("blue", ("t",), "X")}


@given(st.data())
def test_splitting_and_joining_again_covers_the_same_words(data):
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    part = sorted(data.draw(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))))
    whole = new_annotation("a", describe(TEXT, start, end))
    parts = split(TEXT, whole, (start, end), tuple(part))
    if len(parts) == 1:
        assert parts == [whole]
        return
    placed = [place(TEXT, each) for each in parts]
    found = places(placed)
    assert all(first[1] <= second[0] for first, second in zip(found, found[1:], strict=False))
    again = joined(TEXT, placed, parts)
    assert again.target.exact == TEXT[start:end].strip()
    assert again.first_words == TEXT[start:end]
