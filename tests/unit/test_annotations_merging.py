"""Merging two states of annotations.json: nothing is lost, whichever comes first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import AnnotationStore
from reader.annotations.fileformat import compact, parse
from reader.annotations.history import Change, CorrectionChange, apply_changes
from reader.annotations.lines import read_line, write_stamped_line
from reader.annotations.merging import merge_files, merge_records
from reader.annotations.model import ArticleRecord, new_annotation, now, now_after, touched
from reader.annotations.records import annotation_record, forgotten, tombstone_of

moments = st.sampled_from([f"2026-11-2{day}T10:00:00.000000+00:00" for day in range(4)])
notes = st.sampled_from(["", "a", "b", "ab", "a longer note", "c\n\n---\n\na"])

speakers = st.fixed_dictionaries(
    {"speaker": st.sampled_from([None, "Ann", "Bob"])},
    optional={"speaker_confidence": st.just(0.7), "followed": st.sampled_from(["", "Ann"])},
)


@st.composite
def versions(draw):
    record = {
        "kind": "annotation",
        "id": "1",
        "article": "x",
        "note": draw(notes),
        "color": draw(st.sampled_from(["yellow", "green"])),
        "tags": draw(st.lists(st.sampled_from(["t", "u"]), unique=True)),
        "updated": draw(moments),
        **draw(speakers),
    }
    if draw(st.booleans()):
        record |= {
            "exact": "w",
            "prefix": "",
            "suffix": "",
            "start": draw(st.integers(0, 3)),
            "end": 9,
            "text_hash": "",
        }
    if draw(st.booleans()):
        record |= {"kind": "tombstone", "was": "annotation", "deleted": draw(moments)}
    return record


@given(st.none() | versions(), versions(), versions())
def test_it_does_not_matter_which_comes_first(base, ours, theirs):
    assert merge_records(base, ours, theirs) == merge_records(base, theirs, ours)


@given(versions(), versions())
def test_what_was_merged_once_changes_nothing_more(ours, theirs):
    merged = merge_records(None, ours, theirs)
    assert merge_records(None, merged, theirs) == merged
    assert merge_records(None, merged, ours) == merged


@given(versions(), versions())
def test_every_version_of_a_note_is_kept(ours, theirs):
    note = merge_records(None, ours, theirs)["note"]
    assert all(part in note for each in (ours, theirs) for part in each["note"].split("\n\n---\n\n"))


def stored(tmp_path, name, *annotations, articles=(), deleted=()):
    store = AnnotationStore(tmp_path / name)
    store.put(*annotations)
    store.put_article(*articles)
    store.put_correction({"id": f"c-{name}", "article": "x"})
    store.delete(*deleted)
    return store.path.read_bytes()


def records(content):
    return {r["id"]: r for r in map(read_line, parse(content).lines.values())}


def test_each_field_comes_from_who_changed_it_and_both_notes_are_kept(tmp_path):
    first = new_annotation("x", None, note="First thought.", tags=("one",))
    alone, gone = new_annotation("x", None, note="Only here."), new_annotation("x", None, note="Gone.")
    base = stored(tmp_path, "base.json", first, gone)
    left = touched(first, note="Mine.", color="green")
    ours = stored(tmp_path, "ours.json", left, alone, gone)
    right = touched(first, note="Theirs.", tags=("one", "two"))
    theirs = stored(
        tmp_path, "theirs.json", right, gone, articles=[ArticleRecord("x", title="T")], deleted=[gone.id]
    )
    merged = merge_files(base, ours, theirs)
    kept = records(merged.content)
    assert kept[first.id]["color"] == "green"
    assert kept[first.id]["tags"] == ["one", "two"]
    assert kept[first.id]["note"] == "Theirs.\n\n---\n\nMine."
    assert merged.doubled == [first.id]
    assert kept[alone.id]["note"] == "Only here."
    assert kept[gone.id]["kind"] == "tombstone"
    assert {"x", "c-ours.json", "c-theirs.json"} <= kept.keys()
    assert records(merge_files(base, theirs, ours).content) == kept
    assert records(merge_files(base, merged.content, theirs).content) == kept


def test_a_speaker_and_how_sure_that_is_are_of_one_version(tmp_path):
    first = new_annotation("x", None, speaker="Ann", speaker_confidence=0.7)
    base = stored(tmp_path, "base.json", first)
    told = stored(tmp_path, "told.json", touched(first, speaker="Bob", speaker_confidence=None))
    noted = stored(tmp_path, "noted.json", touched(first, note="Mine."))
    for ours, theirs in ((told, noted), (noted, told)):
        kept = records(merge_files(base, ours, theirs).content)[first.id]
        assert (kept["speaker"], kept.get("speaker_confidence"), kept["note"]) == ("Bob", None, "Mine.")


@given(st.none() | versions(), versions(), versions())
def test_a_speaker_given_by_hand_yields_to_no_other(base, ours, theirs):
    by_hand = {"speaker": "The pilot", "speaker_confidence": None, "followed": None}
    given = merge_records(base, ours | by_hand, theirs | {"speaker": "Ann", "followed": "Ann"})
    assert given["speaker"] == "The pilot"


def test_an_annotation_changed_after_it_was_deleted_elsewhere_lives(tmp_path):
    note = new_annotation("x", None, note="Old.")
    deleted = stored(tmp_path, "a.json", note, deleted=[note.id])
    changed = stored(tmp_path, "b.json", touched(note, note="New."))
    kept = records(merge_files(None, deleted, changed).content)[note.id]
    assert (kept["kind"], "New." in kept["note"]) == ("annotation", True)
    assert "deleted" not in kept


def test_the_merged_file_is_one_that_the_store_reads(tmp_path):
    one, two = (stored(tmp_path, name, new_annotation("x", None, note=name)) for name in ("a.json", "b.json"))
    path = tmp_path / "merged.json"
    path.write_bytes(merge_files(None, one, two).content)
    store = AnnotationStore(path)
    assert store.check() == []
    assert sorted(each.note for each in store.annotations()) == ["a.json", "b.json"]


@pytest.mark.parametrize("way", ["undo", "bin"])
def test_what_was_brought_back_is_not_deleted_again_by_a_copy_made_before(tmp_path, way):
    note = new_annotation("x", None, note="Precious.")
    correction = {"id": "c", "article": "x"}
    store = AnnotationStore(tmp_path / "a.json")
    deletion = [Change(note, None), CorrectionChange(correction, None)]
    store.put(note)
    store.put_correction(correction)
    apply_changes(store, deletion)
    copy = store.path.read_bytes()
    if way == "bin":
        store.restore(note.id)
        store.put_correction(correction)
    else:
        apply_changes(store, [each.reversed() for each in deletion])
    for merged in (
        merge_files(None, store.path.read_bytes(), copy),
        merge_files(None, copy, store.path.read_bytes()),
    ):
        path = tmp_path / "merged.json"
        path.write_bytes(merged.content)
        assert AnnotationStore(path).annotations() == [note]
        assert [each["id"] for each in AnnotationStore(path).corrections()] == ["c"]
    store.delete(note.id)
    path.write_bytes(merge_files(None, merged.content, store.path.read_bytes()).content)
    assert AnnotationStore(path).annotations() == []


def test_what_was_deleted_for_good_stays_so_unless_it_was_changed_later():
    old = annotation_record(new_annotation("x", None, note="Old."))
    gone = forgotten(tombstone_of(old))
    assert merge_records(None, gone, old) == merge_records(None, old, gone) == gone
    later = {**old, "note": "New.", "updated": "9"}
    alive = merge_records(None, gone, later)
    assert (alive["kind"], alive["note"], "forgotten" in alive) == ("annotation", "New.", False)


def test_two_records_with_one_id_in_a_file_are_both_kept():
    first = new_annotation("x", None, note="One.")
    both = [annotation_record(each) for each in (touched(first, note="Other."), first)]
    lines = {number: write_stamped_line(number, each) for number, each in enumerate(both, 1)}
    merged = merge_files(None, compact({}, lines)[0], compact({}, {})[0])
    assert records(merged.content)[first.id]["note"] == "Other.\n\n---\n\nOne."


@pytest.mark.parametrize("dropped", [0, 1])
def test_a_state_gone_back_to_is_no_state_that_both_came_of(tmp_path, dropped):
    first = new_annotation("x", None, note="First.")
    second, third = touched(first, note="Second."), touched(first, note="Third.")
    ours, theirs = AnnotationStore(tmp_path / "ours.json"), AnnotationStore(tmp_path / "theirs.json")
    for each in (first, second, first):
        ours.put(each)
    for each in (first, second, third)[dropped:]:
        theirs.put(each)
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge_files(None, one.path.read_bytes(), other.path.read_bytes())
        (tmp_path / "merged.json").write_bytes(merged.content)
        (kept,) = AnnotationStore(tmp_path / "merged.json").annotations()
        assert kept.note == "Third.\n\n---\n\nFirst."


def test_rows_that_other_programs_keep_in_tables_of_their_own_are_merged_too():
    def content(rows):
        return compact({"projects": rows}, {})[0]

    base = content({"1": {"a": 1}, "2": {"b": 1}, "3": {"c": 1}})
    ours = content({"1": {"a": 2}, "2": {"b": 1}, "4": {"ours": 1}})
    theirs = content({"1": {"a": 1}, "2": {"b": 2}, "3": {"c": 1}, "4": {"theirs": 1}, "5": {"theirs": 2}})
    merged = merge_files(base, ours, theirs).content
    assert parse(merged).others["projects"] == {
        "1": {"a": 2},
        "2": {"b": 2},
        "4": {"ours": 1},
        "5": {"theirs": 2},
        "6": {"theirs": 1},
    }


def test_rows_of_other_tables_are_kept_where_it_is_not_known_what_both_came_of():
    ours = compact({"projects": {"1": {"ours": 1}, "2": {"both": 1}}}, {})[0]
    theirs = compact({"projects": {"1": {"theirs": 1}, "2": {"both": 1}}}, {})[0]
    merged = merge_files(None, ours, theirs).content
    assert list(parse(merged).others["projects"].values()) == [{"ours": 1}, {"both": 1}, {"theirs": 1}]
    assert merge_files(None, merged, theirs).content == merged


def test_what_was_done_last_counts_also_where_the_clock_was_ahead_before(tmp_path):
    ahead = "2999-01-01T00:00:00.000000+00:00"
    first = replace(new_annotation("x", None, note="Mine."), updated=ahead)
    before = stored(tmp_path, "before.json", first)

    def merged(change):
        """After a merge with a copy from before of which no state is known that both came of."""
        store = AnnotationStore(tmp_path / "now.json")
        store.path.write_bytes(before)
        change(store)
        content = compact({}, parse(store.path.read_bytes()).lines)[0]
        store.path.unlink()
        return records(merge_files(None, content, before).content)[first.id]

    assert merged(lambda store: store.put(touched(first, tags=("t",))))["tags"] == ["t"]
    assert merged(lambda store: store.delete(first.id))["kind"] == "tombstone"

    def bring_back(store):
        store.delete(first.id)
        store.restore(first.id)

    back = merged(bring_back)
    assert back["kind"] == "annotation"
    assert (
        merge_records(None, tombstone_of(first_record := annotation_record(first)), first_record)["kind"]
        == "tombstone"
    )


@pytest.mark.parametrize("moment", ["", "soon", "9999-12-31T23:59:59.999999+00:00", "2026", "2999-01-01"])
def test_a_moment_that_is_none_stops_nothing(moment):
    assert now_after(moment) >= now()[:10]
