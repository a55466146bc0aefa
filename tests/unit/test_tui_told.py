"""What undo and redo say that they took back or did again."""

from dataclasses import replace

import pytest

from reader.analysis.corrections import Correction
from reader.annotations import describe
from reader.annotations.history import Change, CorrectionChange
from reader.annotations.model import new_annotation
from reader.annotations.placing import detached, moved
from reader.library.corrections import to_stored
from reader.tui.told import told_changes

TEXT = "The mayor spoke for an hour. Then she left."
MADE = new_annotation("a", describe(TEXT, 0, 15), note="Did she?")
EDITED = TEXT.replace("mayor", "new mayor")
WHOLE = new_annotation("a", None, note="On all of it")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (replace(MADE, note="No."), "note on “The mayor spoke”"),
        (replace(MADE, tags=("council",)), "tags of “The mayor spoke”"),
        (replace(MADE, color="blue"), "colour of “The mayor spoke”"),
        (replace(MADE, speaker="Ana Ruiz", speaker_confidence=0.8), "speaker of “The mayor spoke”"),
        (replace(MADE, speaker_confidence=0.8), "speaker of “The mayor spoke”"),
        (moved(MADE, TEXT, 0, 9), "range of “The mayor”"),
        (moved(MADE, TEXT, 29, 42), "place of “Then she left”"),
        (moved(MADE, EDITED, 0, 19), "place of “The new mayor spoke”"),
        (detached(MADE), "place of “The mayor spoke”"),
        (replace(MADE, note="No.", tags=("a",), color="blue"), "note, tags and colour of “The mayor spoke”"),
        (replace(MADE, updated="later"), "highlight “The mayor spoke”"),
        (None, "highlight “The mayor spoke” gone"),
    ],
)
def test_what_was_changed_is_told(after, told):
    assert told_changes([Change(MADE, after)]) == told


def test_what_comes_back_and_notes_on_the_article_are_told():
    assert told_changes([Change(None, MADE)]) == "highlight “The mayor spoke” back"
    assert told_changes([Change(None, WHOLE)]) == "note on the article back"
    assert told_changes([Change(WHOLE, None)]) == "note on the article gone"
    assert told_changes([Change(WHOLE, replace(WHOLE, note="No."))]) == "note on the article"
    assert told_changes([Change(WHOLE, replace(WHOLE, tags=("a",)))]) == "tags of the note on the article"


def test_many_changes_of_a_kind_are_counted_and_kinds_told_one_after_the_other():
    others = [replace(MADE, id=str(number)) for number in range(3)]
    tagged = [Change(each, replace(each, tags=("a",))) for each in others]
    assert told_changes(tagged) == "tags of 3 annotations"
    assert told_changes([Change(each, None) for each in others]) == "3 annotations gone"
    assert told_changes([tagged[0], Change(None, others[1])]) == (
        "tags of “The mayor spoke”, highlight “The mayor spoke” back"
    )


def test_a_correction_taken_back_or_made_again_is_told_without_another_colon():
    def stored(kind, **fields):
        return to_stored(Correction("c", "a", kind, "2026-01-01", 0, 6, "Keller", "", "", **fields))

    name, speaker = stored("entity", type="PERSON"), stored("set-speaker", name="Ana Ruiz")
    assert told_changes([CorrectionChange(name, None)]) == "correction “Keller is a name (person)” gone"
    assert told_changes([CorrectionChange(None, speaker)]) == "correction “said by Ana Ruiz” back"
