"""What undo and redo say that they took back or did again."""

from dataclasses import replace
from itertools import product

import pytest

from reader.analysis.corrections import Correction
from reader.annotations import describe
from reader.annotations.history import Change, CorrectionChange
from reader.annotations.model import new_annotation
from reader.annotations.placing import detached, moved
from reader.library.corrections import to_stored
from reader.tui.told import told_act, told_changes, told_lost

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


def corrected(kind, article="a", **fields):
    exact = "We will go on with the long number 3, as it has to be"
    made = Correction("c", article, kind, "2026-01-01", 0, len(exact), exact, "", "", **fields)
    return CorrectionChange(to_stored(made), None)


def test_of_other_bounds_only_the_bounds_are_told():
    changes = (
        replace(corrected("not-quotation"), of_bounds=True),
        replace(corrected("quotation", type="direct"), of_bounds=True),
    )
    told = "bounds of “We will go on with the long number 3, a…”"
    assert told_changes(changes) == told
    assert told_changes([change.reversed() for change in changes]) == told
    name = [
        replace(corrected("merge-entities", name="A", other="B"), of_bounds=True),
        replace(corrected("entity", type="PERSON", name="B"), of_bounds=True),
    ]
    assert told_changes(name).startswith("bounds of “We will")


@pytest.mark.parametrize(("quotations", "counted"), [(0, ""), (1, ""), (12, " (12 quotations)")])
def test_of_how_many_quotations_a_correction_tells_is_told(quotations, counted):
    made = [corrected("set-speaker", name="The spokesman of the governor of the whole state")] * 2
    follower = Change(MADE, replace(MADE, speaker="Ana Ruiz"))
    told = told_act("Undone", made, "a", TITLES.__getitem__, quotations)
    assert told.endswith(f"…” gone{counted}.")
    assert len(told) <= 78
    told = told_act("Undone", [*made, follower], "a", TITLES.__getitem__, quotations)
    assert told.endswith(f"…” gone{counted}, speaker of “The mayor spoke”.")


NOTED = new_annotation(
    "a", describe("The mayor spoke for an hour, and then for another one.", 0, 50), note="Did she?"
)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            [Change(NOTED, replace(NOTED, note=""))],
            "Undone: note on “The mayor spoke for an ho…”; its text is kept as a draft (a).",
        ),
        (
            [Change(WHOLE, replace(WHOLE, note="On it"))],
            "Undone: note on the article; its text is kept as a draft (A).",
        ),
        (
            [Change(replace(NOTED, id=name), replace(NOTED, id=name, note="")) for name in "ab"],
            "Undone: note of 2 annotations; kept as drafts.",
        ),
        (
            [Change(replace(NOTED, article="b"), replace(NOTED, article="b", note=""))],
            "Undone in “A ferry that came t…”: note on “The mayor spoke…”; kept as a draft.",
        ),
        (
            [Change(replace(NOTED, note=""), NOTED)],
            "Undone: note on “The mayor spoke for an hour, and then f…”.",
        ),
    ],
)
def test_undo_tells_where_the_text_of_a_note_is_kept(changes, told):
    assert told_act("Undone", changes, "a", TITLES.__getitem__) == told
    assert len(told) <= 78
    assert "draft" not in told_act("Redone", changes, "a", TITLES.__getitem__)


TITLES = {"b": "A ferry that came to stay for ever", "c": "Short"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([Change(MADE, None)], "Undone: highlight “The mayor spoke” gone."),
        (
            [corrected("set-speaker", "b", name="Fergus MacLeod")],
            "Undone in “A ferry that came t…”: correction “said by Fergus MacLeod” gone.",
        ),
        (
            [Change(replace(MADE, article="c"), replace(MADE, article="c", note="No."))],
            "Undone in “Short”: note on “The mayor spoke”; kept as a draft.",
        ),
        ([Change(replace(WHOLE, article="c"), None)], "Undone in “Short”: note on the article gone."),
        (
            [Change(replace(MADE, id=name, article=name), None) for name in "abc"],
            "Undone in 3 articles: 3 annotations gone.",
        ),
    ],
)
def test_another_article_than_the_one_shown_is_told(changes, told):
    assert told_act("Undone", changes, "a", TITLES.__getitem__) == told


@pytest.mark.parametrize(
    "change",
    [
        corrected("set-speaker", "b", name="The spokesman of the governor of the whole state"),
        replace(corrected("quotation", "b", type="direct"), of_bounds=True),
        corrected("entity", "b", type="GPE", name="The long name of a country that is far away"),
        Change(new_annotation("b", describe("word " * 30, 0, 140)), None),
    ],
)
def test_what_was_done_elsewhere_fits_80_columns(change):
    assert len(told_act("Undone", [change], "a", TITLES.__getitem__)) <= 78
    assert len(told_act("Redone", [change.reversed()], "a", TITLES.__getitem__)) <= 78


@pytest.mark.parametrize(
    ("changed", "gone", "corrections", "told"),
    [
        (0, 0, 0, ""),
        (1, 0, 0, "The text of 1 highlight has changed (= steps to it)."),
        (0, 2, 0, "2 are no longer in the text (Tab, 4 lists)."),
        (0, 0, 1, "The words of a correction are gone (Tab, 4 lists)."),
        (0, 0, 5, "The words of 5 corrections are gone (Tab, 4 lists)."),
        (2, 1, 0, "Gone: 1 note (Tab 4); 2 changed (=)."),
        (2, 0, 5, "Gone: 5 corrections (Tab 4); 2 notes changed (=)."),
        (0, 3, 1, "Gone: 3 notes, 1 correction (Tab 4)."),
        (2, 3, 5, "Gone: 3 notes, 5 corrections (Tab 4); 2 changed (=)."),
    ],
)
def test_what_is_gone_from_a_text_is_told(changed, gone, corrections, told):
    assert told_lost(changed, gone, corrections) == told


@pytest.mark.parametrize("counts", [*product((0, 1, 99), repeat=3)])
def test_what_is_gone_from_a_text_fits_80_columns(counts):
    assert len(told_lost(*counts)) <= 78
