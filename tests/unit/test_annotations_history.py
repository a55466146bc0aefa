"""Undo and redo, alone and on a store."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import AnnotationStore, describe
from reader.annotations.history import (
    Change,
    CorrectionChange,
    History,
    apply_changes,
    notes_taken,
    stands_in,
)
from reader.annotations.model import new_annotation, touched
from reader.errors import StoreError


def note(text=""):
    return new_annotation("a", describe("some words to mark", 0, 4), note=text)


def test_a_change_is_of_one_annotation():
    with pytest.raises(ValueError, match="change of nothing"):
        Change(None, None)
    with pytest.raises(ValueError, match="not one annotation"):
        Change(note(), note())


def test_an_empty_history_has_nothing_to_give():
    history = History()
    assert (history.undo(), history.redo(), history.can_undo, history.can_redo) == ((), (), False, False)
    history.record()
    assert not history.can_undo


def test_groups_come_back_in_reverse_and_forward_again():
    history = History()
    first, second = note("1"), note("2")
    group = (Change(None, first), Change(None, second))
    history.record(*group)
    assert history.undo() == (Change(second, None), Change(first, None))
    assert history.can_redo
    assert history.redo() == group


def test_a_new_change_ends_what_could_be_redone():
    history = History()
    history.record(Change(None, note()))
    history.undo()
    history.record(Change(None, note()))
    assert not history.can_redo


def test_undo_brings_a_deleted_annotation_back_as_it_was(tmp_path):
    store, history = AnnotationStore(tmp_path / "annotations.json"), History()
    mine = note("dear")
    store.put(mine)
    change = Change(mine, None)
    apply_changes(store, (change,))
    history.record(change)
    assert store.annotations() == []
    apply_changes(store, history.undo())
    assert store.annotations() == [mine]
    apply_changes(store, history.redo())
    assert store.annotations() == []


def test_several_changes_of_one_annotation_in_a_group_end_in_the_last(tmp_path):
    store = AnnotationStore(tmp_path / "annotations.json")
    one = note("1")
    two, three = touched(one, note="2"), touched(one, note="3")
    group = (Change(None, one), Change(one, two), Change(two, three))
    apply_changes(store, group)
    assert store.annotations() == [three]
    apply_changes(store, tuple(change.reversed() for change in reversed(group)))
    assert store.annotations() == []


def test_what_another_program_changed_is_not_undone_over_it(tmp_path):
    ours, theirs = (AnnotationStore(tmp_path / "annotations.json") for _ in range(2))
    mine, other = note("ours"), note("other")
    apply_changes(ours, (Change(None, mine), Change(None, other)))
    theirs.put(touched(mine, note="theirs"))
    with pytest.raises(StoreError, match="another program"):
        apply_changes(ours, (Change(other, None), Change(mine, None)))
    assert {each.note for each in ours.annotations()} == {"theirs", "other"}


def said(name="Ann", **fields):
    return {
        "id": "c", "article": "a", "correction": "set-speaker", "name": name, "start": 0, "end": 4, **fields
    }  # fmt: skip


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda store: store.put_correction(said(start=7, end=11)),
        lambda store: store.put_correction(said(replaces=["other"])),
        lambda store: store.delete_correction("c"),
    ],
)
def test_a_correction_that_another_program_changed_is_not_undone_over_it(tmp_path, meanwhile):
    ours, theirs = (AnnotationStore(tmp_path / "annotations.json") for _ in range(2))
    history, other = History(), note("other")
    group = (CorrectionChange(None, said()), Change(None, other))
    apply_changes(ours, group)
    history.record(*group)
    meanwhile(theirs)
    with pytest.raises(StoreError, match="another program has changed this correction"):
        apply_changes(ours, history.undo())
    assert ours.corrections() == theirs.corrections()
    assert ours.annotations() == [other]


def test_a_correction_that_another_program_brought_back_is_not_taken_back_again(tmp_path):
    ours, theirs = (AnnotationStore(tmp_path / "annotations.json") for _ in range(2))
    history, made = History(), CorrectionChange(None, said())
    apply_changes(ours, [made])
    history.record(made)
    apply_changes(ours, history.undo())
    theirs.put_correction(said("Bea"))
    with pytest.raises(StoreError, match="another program"):
        apply_changes(ours, history.redo())
    assert [each["name"] for each in ours.corrections()] == ["Bea"]


def test_corrections_are_undone_and_redone_again_and_again(tmp_path):
    store, history = AnnotationStore(tmp_path / "annotations.json"), History()
    first, second = said(), said("Bea") | {"id": "d", "replaces": ["c"]}
    for group in (
        [CorrectionChange(None, first)],
        [CorrectionChange(None, second), CorrectionChange(first, None)],
    ):
        apply_changes(store, group)
        history.record(*group)
    for _ in range(3):
        apply_changes(store, history.undo())
        assert [each["id"] for each in store.corrections()] == ["c"]
        apply_changes(store, history.undo())
        assert store.corrections() == []
        apply_changes(store, history.redo())
        apply_changes(store, history.redo())
        assert [each["id"] for each in store.corrections()] == ["d"]


def test_a_group_that_cannot_be_taken_back_is_left_out():
    history, (first, second) = History(), (Change(None, note("1")), Change(None, note("2")))
    history.record(first)
    history.record(second)
    assert history.undo() == (second.reversed(),)
    history.forget_undone()
    assert history.undo() == (first.reversed(),)
    assert history.redo() == (first,)
    history.forget_done()
    assert not history.can_undo
    assert not history.can_redo


@given(st.lists(st.tuples(st.integers(0, 3), st.text(max_size=3)), max_size=12), st.integers(0, 12))
def test_undoing_and_redoing_visits_the_same_states(edits, steps):
    state: dict[str, object] = {}
    drafts = [note(str(number)) for number in range(4)]
    history, states = History(), [{}]

    def do(group):
        for change in group:
            assert state.get(change.id) == change.before
            if change.after is None:
                state.pop(change.id)
            else:
                state[change.id] = change.after

    for number, text in edits:
        before = state.get(drafts[number].id)
        after = None if before and not text else touched(before or drafts[number], note=text)
        history.record(Change(before, after))
        do((Change(before, after),))
        states.append(dict(state))
    taken = min(steps, len(edits))
    for step in range(taken):
        do(history.undo())
        assert state == states[-2 - step]
    for _ in range(taken):
        do(history.redo())
    assert state == states[-1]


@pytest.mark.parametrize(
    ("taken", "left", "is_left"),
    [
        ("", "", True),
        ("yes", "", False),
        ("yes", "yes", True),
        ("yes", "yesterday", False),
        ("yes", "yes, of course", True),
        ("yes", "She said yes", False),
        ("one\n\ntwo", "two\n \nthree\n\none", True),
        ("one\n\ntwo", "one", False),
    ],
)
def test_words_stand_in_a_note_that_goes_on_from_them_or_has_their_paragraphs(taken, left, is_left):
    assert stands_in(taken, [left]) == is_left


def test_changes_that_take_words_of_a_note_away_are_known():
    mine, other = note("one"), note("two")
    emptied = Change(mine, touched(mine, note=""))
    assert notes_taken([emptied, CorrectionChange(None, {"id": "c", "article": "a"})]) == [emptied]
    assert (
        notes_taken([emptied.reversed(), Change(other, None), Change(mine, touched(mine, tags=("a",)))]) == []
    )
    joined = touched(mine, note="one\n\ntwo")
    assert notes_taken([Change(joined, mine), Change(None, other)]) == [], "each has its own again"
