"""Changed and lost passages: what differs, what the reader decides, and that the first words stay for ever."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import AnnotationStore, describe
from reader.annotations.difference import word_difference
from reader.annotations.model import new_annotation
from reader.annotations.placing import accepted, detached, moved, place, status_of, words_now

OLD = "Before it all began. We will not raise taxes this year, she said. After that it went on for long."
NEW = "Before it all began. We will not raise any taxes this year, he said. After that it went on for long."
PASSAGE = "We will not raise taxes this year, she said."


def captured():
    start = OLD.index(PASSAGE)
    return new_annotation("a", describe(OLD, start, start + len(PASSAGE)))


def test_the_difference_is_told_word_by_word():
    pieces = [
        (each.kind, each.text) for each in word_difference("We will raise taxes.", "We must raise no taxes!")
    ]
    assert pieces == [
        ("same", "We "), ("removed", "will"), ("added", "must"), ("same", " raise "), ("added", "no "), ("same", "taxes"),
        ("removed", "."), ("added", "!"),
    ]  # fmt: skip


@given(st.text(alphabet="ab ,\n", max_size=60), st.text(alphabet="ab ,\n", max_size=60))
def test_the_pieces_make_both_versions(old, new):
    pieces = word_difference(old, new)
    assert "".join(each.text for each in pieces if each.kind != "added") == old
    assert "".join(each.text for each in pieces if each.kind != "removed") == new


def test_very_long_versions_are_compared_as_wholes():
    old, new = "a " * 15_000, "b " * 15_000
    assert [each.kind for each in word_difference(old, new)] == ["removed", "added"]


def test_accepting_takes_the_new_words_and_keeps_the_first():
    placed = place(NEW, captured())
    assert (status_of(placed), words_now(NEW, placed)) == (
        "changed",
        "We will not raise any taxes this year, he said.",
    )
    once = accepted(placed, NEW)
    assert once.target.exact == "We will not raise any taxes this year, he said."
    assert once.captured == once.first_words == PASSAGE
    assert status_of(place(NEW, once)) == "anchored"
    other = NEW.index("After")
    twice = moved(once, NEW, other, other + 5)
    assert (twice.target.exact, twice.captured) == ("After", PASSAGE)
    back = moved(twice, OLD, OLD.index(PASSAGE), OLD.index(PASSAGE) + len(PASSAGE))
    assert (back.target.exact, back.first_words) == (PASSAGE, PASSAGE)


def test_a_detached_one_is_not_looked_for_until_it_is_placed():
    off = detached(captured())
    assert status_of(place(OLD, off)) == "orphan"
    assert (off.target.exact, off.target.start) == (PASSAGE, OLD.index(PASSAGE))
    again = moved(off, OLD, off.target.start, off.target.end)
    assert (again.detached, again.captured, status_of(place(OLD, again))) == (False, "", "anchored")


def test_the_first_words_survive_the_store_and_others_are_not_written(tmp_path):
    path = tmp_path / "annotations.json"
    store, mine = AnnotationStore(path), captured()
    store.put(mine)
    assert not re.search(rb"captured|detached", path.read_bytes())
    changed = detached(accepted(place(NEW, mine), NEW))
    store.put(changed)
    assert AnnotationStore(path).annotations() == [changed]
    store.put(mine)
    assert AnnotationStore(path).annotations() == [mine]


def test_the_bin_lists_brings_back_and_forgets(tmp_path):
    path = tmp_path / "annotations.json"
    store, first, second = AnnotationStore(path), captured(), captured()
    store.put(first, second)
    store.delete(first.id)
    store.delete(second.id)
    assert [each.annotation for each in store.deleted()] == [second, first]
    assert all(each.at for each in store.deleted())
    store.forget(second.id, "unknown")
    assert store.tombstones() == [first]
    store.restore(first.id, second.id)
    assert AnnotationStore(path).annotations() == [first]
    lines = [line for line in path.read_bytes().split(b"\n") if second.id.encode() in line]
    assert PASSAGE.encode() not in lines[-1]
    store.forget(first.id)
    assert store.annotations() == [first]
    store.put(second)
    assert set(AnnotationStore(path).annotations()) == {first, second}
    assert b"forgotten" not in path.read_bytes().split(b"\n")[-2]
