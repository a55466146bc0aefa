"""Undo and redo on a library: no word of a note is lost by them."""

import pytest

from reader.annotations.history import Change, History, apply_changes
from reader.annotations.model import touched
from reader.errors import ChangedElsewhereError, LibraryError
from reader.library import open_library
from reader.library.drafts import Draft
from reader.library.notebook import delete_for_good, list_bin
from reader.library.undoing import UndoRedo


class Session:
    """A library with a highlight that had several notes, one after the other."""

    def __init__(self, *notes):
        self.library = open_library()
        self.history, self.redoing = History(), UndoRedo(self.library.store, self.library.drafts)
        article = self.library.open("Correction")
        made = self.library.annotate(article, article.document, 0, 5)
        self.history.record(Change(None, made))
        self.key = made.id
        for note in notes:
            self.write(note)

    def write(self, note):
        now = self.library.store.annotation(self.key)
        change = Change(now, touched(now, note=note))
        apply_changes(self.library.store, (change,))
        self.history.record(change)

    def undo(self):
        self.redoing.undo(self.history.undo())

    def redo(self):
        self.redoing.redo(self.history.redo())

    @property
    def note(self):
        return self.library.store.annotation(self.key).note

    @property
    def draft(self):
        return self.library.drafts.draft(self.key)


def test_the_text_of_a_note_that_undo_takes_away_is_a_draft_of_it():
    session = Session("A thought")
    session.undo()
    assert (session.note, session.draft) == ("", Draft("A thought", ""))
    session.redo()
    assert (session.note, session.draft) == ("A thought", None)
    assert list(session.library.drafts.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("notes", "drafts"),
    [
        (("one", "two"), (Draft("two", "one"), Draft("two\n\none", ""))),
        (("one", "one, and more"), (Draft("one, and more", "one"), Draft("one, and more", ""))),
        (("one", "x\n\none"), (Draft("x\n\none", "one"), Draft("x\n\none", ""))),
        (("one", ""), (None, Draft("one", ""))),
        (("one", "", "two"), (Draft("two", ""), Draft("two", ""), Draft("two\n\none", ""))),
    ],
)
def test_all_that_was_written_on_one_passage_is_in_its_draft_and_redo_takes_it_out_again(notes, drafts):
    session = Session(*notes)
    before = [None]
    for draft in drafts:
        session.undo()
        assert session.draft == draft
        before.append(draft)
    for note, draft in zip(notes, reversed(before[:-1]), strict=True):
        session.redo()
        assert (session.note, session.draft) == (note, draft)


def test_a_draft_that_is_there_keeps_its_words():
    session = Session("one")
    session.library.drafts.write(session.key, "mine", "one")
    session.undo()
    assert session.draft == Draft("mine\n\none", "")
    session.redo()
    assert session.draft == Draft("mine", "one")


def test_a_draft_of_a_note_from_before_still_tells_that_it_is_older():
    session = Session("one")
    session.library.drafts.write(session.key, "mine", "older")
    session.undo()
    assert session.draft == Draft("mine\n\none", "older")


def test_what_was_written_on_the_draft_since_stays_when_the_note_is_redone():
    session = Session("one")
    session.undo()
    session.library.drafts.write(session.key, "one more")
    session.redo()
    assert (session.note, session.draft) == ("one", Draft("one more", ""))


def test_the_highlight_in_the_bin_has_the_draft_with_it():
    session = Session("one")
    session.undo()
    session.undo()
    (item,) = list_bin(session.library)
    assert (item.annotation.id, item.annotation.note, item.draft) == (session.key, "", "one")
    assert session.library.lost_drafts() == []
    delete_for_good(session.library, [session.key])
    assert list_bin(session.library) == []
    assert session.library.drafts.kept() == []


def test_nothing_but_what_is_in_the_bin_is_forgotten():
    session = Session("one")
    session.undo()
    delete_for_good(session.library, [session.key, "nothing-like-it"])
    assert (session.note, session.draft) == ("", Draft("one", ""))


def test_a_step_that_is_left_out_leaves_no_draft():
    session = Session("one")
    other = open_library(session.library.path)
    other.store.put(touched(other.store.annotation(session.key), note="elsewhere"))
    other.close()
    with pytest.raises(ChangedElsewhereError):
        session.undo()
    assert (session.note, session.draft) == ("elsewhere", None)


def test_nothing_is_undone_where_the_words_cannot_be_kept(monkeypatch):
    def no_space(path, content):
        raise LibraryError(f"cannot write {path}: {len(content)} bytes are too many")

    session = Session("one")
    monkeypatch.setattr("reader.library.drafts.write_whole", no_space)
    with pytest.raises(LibraryError):
        session.undo()
    assert session.note == "one"


def test_a_draft_that_cannot_be_removed_stops_no_redo(monkeypatch):
    def refuse(_self, _key):
        raise LibraryError("the draft cannot be removed")

    session = Session("one")
    session.undo()
    monkeypatch.setattr("reader.library.drafts.Drafts.drop", refuse)
    session.redo()
    assert session.note == "one"
