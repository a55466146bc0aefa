"""Undo and redo on a library: words of a note that undo takes away stay, as a draft of that note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.history import Change, apply_changes, notes_taken, stands_in
from reader.errors import LibraryError, ReaderError
from reader.library.drafts import Draft

if TYPE_CHECKING:
    from reader.annotations.history import Group
    from reader.annotations.store import AnnotationStore
    from reader.library.drafts import Drafts


class UndoRedo:
    """Takes changes back and does them again.

    What is undone can be redone only until the next change, and only by this program: the draft outlives both.
    """

    def __init__(self, store: AnnotationStore, drafts: Drafts) -> None:
        self._store, self._drafts = store, drafts
        self._kept: dict[tuple[str, str], tuple[Draft | None, Draft]] = {}
        """By annotation and the note taken from it: its draft before that, and with the words of the note."""

    def undo(self, changes: Group) -> None:
        """Do changes that take an act of the reader back; what notes lose by it is in their drafts first.

        Raises LibraryError where a draft cannot be written, StoreError and ChangedElsewhereError as `apply_changes`;
        notes and drafts are as before then.
        """
        taken = notes_taken(changes)
        try:
            for change in taken:
                self._keep(change)
            apply_changes(self._store, changes)
        except ReaderError:
            for change in reversed(taken):
                self._give_back(change.reversed())
            raise

    def redo(self, changes: Group) -> None:
        """Do changes again; drafts with words that are in the notes now are as before these were taken away.

        Raises StoreError and ChangedElsewhereError, nothing being done, as `apply_changes`.
        """
        apply_changes(self._store, changes)
        for change in changes:
            if isinstance(change, Change):
                self._give_back(change)

    def _keep(self, change: Change) -> None:
        if change.before is None or change.after is None:
            return
        old = self._drafts.draft(change.id)
        new = _with_words(old, change.before.note, change.after.note)
        self._kept[change.id, change.before.note] = old, new
        if new != old:
            self._drafts.replace(change.id, new)

    def _give_back(self, change: Change) -> None:
        """Let the draft be as it was before the note was taken, unless the reader wrote on it since."""
        note = change.after.note if change.after else ""
        old, new = self._kept.pop((change.id, note), (None, None))
        if new is None or self._drafts.draft(change.id) != new:
            return
        try:
            if old is None:
                self._drafts.drop(change.id)
            elif old != new:
                self._drafts.replace(change.id, old)
        except LibraryError:
            return  # a draft too many loses nothing: the editor shows it


def _with_words(draft: Draft | None, taken: str, left: str) -> Draft:
    """The draft with a note that is taken away; left: the note that stands then."""
    if draft is None:
        return Draft(taken, left)
    text = draft.text if stands_in(taken, (draft.text,)) else f"{draft.text}\n\n{taken}"
    # Begun on the note taken, which is in the draft whole: nobody wrote what stands now meanwhile.
    return Draft(text, left if draft.base == taken else draft.base)
