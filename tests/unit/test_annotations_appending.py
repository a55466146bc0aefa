"""How annotations.json grows: what a save writes, what is left of one that was broken off, damage, copies."""

import json
import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from reader.annotations import Annotation, AnnotationStore, Target
from reader.annotations.backups import DAYS, backup_path
from reader.annotations.database import RecordDatabase
from reader.annotations.fileformat import COUNTS_LENGTH, COUNTS_OFFSET
from reader.annotations.files import Part, extend_file, signature
from reader.annotations.mending import mend
from reader.annotations.storage import DEAD_LINES
from reader.errors import StoreError

DAY = 24 * 60 * 60


def numbered(number, note="n", article="a"):
    target = Target(f"exact {number}", "before ", " after", number, number + 7, "0" * 64)
    return Annotation(f"id-{number}", article, target, note=note, created="2026", updated="2026")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "annotations.json"


def filled(path, number=3):
    annotations = [numbered(each) for each in range(number)]
    AnnotationStore(path).put(*annotations)
    return annotations


def counts(content):
    return [int(each) for each in re.findall(rb": +([0-9]+)", content[COUNTS_OFFSET:][:COUNTS_LENGTH])]


def plain(path):
    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        return {record["id"]: record for record in database}


def age(path, days):
    """Let the file have been written days ago."""
    seconds = path.stat().st_mtime - days * DAY
    os.utime(path, (seconds, seconds))


def usable(path, expected):
    """Everything expected is there, and can be saved to."""
    assert AnnotationStore(path).annotations() == expected
    added = numbered(99, "added")
    AnnotationStore(path).put(added)
    store = AnnotationStore(path)
    assert store.annotations() == [*expected, added]
    assert store.check() == []
    assert plain(path).keys() == {each.id for each in [*expected, added]}


@pytest.mark.parametrize("stored", [1, 500])
def test_a_save_writes_one_line_at_the_end_and_the_counts(path, stored):
    filled(path, stored)
    before = path.read_bytes()
    inode = path.stat().st_ino
    AnnotationStore(path).put(numbered(0, "later"), numbered(stored))
    after = path.read_bytes()
    assert path.stat().st_ino == inode
    assert counts(before) == [stored, stored]
    assert counts(after) == [stored + 1, stored + 2]
    kept = COUNTS_OFFSET + COUNTS_LENGTH
    assert after[kept:].startswith(before[kept:].removesuffix(b"\n}\n}\n"))
    assert len(after.splitlines()) == len(before.splitlines()) + 2
    assert plain(path)["id-0"]["note"] == "later"


@settings(deadline=None)
@given(st.data())
def test_a_save_that_was_broken_off_anywhere_is_all_there_or_not_at_all(data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "annotations.json"
        old = filled(path)
        before = path.read_bytes()
        new = [numbered(3), numbered(4, "x" * 600)]
        AnnotationStore(path).put(*new)
        after = path.read_bytes()
        end = len(before) - len(b"\n}\n}\n")
        written = after[end:]
        cut = data.draw(st.integers(0, len(written)), "cut")
        rest = data.draw(st.sampled_from([before[end:][cut:], b"", bytes(700), b"\xff" * 9]), "rest")
        path.write_bytes(before[:end] + written[:cut] + rest)
        found = AnnotationStore(path).annotations()
        assert found in ([old, [*old, *new]] if cut >= len(written) - 5 else [old])
        assert found != old or cut < len(written) or rest
        usable(path, found)
        kept = [each.read_bytes() for each in Path(name).glob("annotations.json.cut-*")]
        assert len(kept) <= 1
        assert all((written[:cut] + rest).startswith(each) for each in kept)


@settings(deadline=None)
@given(st.data())
def test_a_file_cut_off_anywhere_is_refused_or_has_everything(data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "annotations.json"
        annotations = filled(path)
        content = path.read_bytes()
        cut = data.draw(st.integers(0, len(content)), "cut")
        damaged = content[:cut] + data.draw(st.sampled_from([b"", bytes(40), b"garbage"]), "garbage")
        path.write_bytes(damaged)
        try:
            found = AnnotationStore(path).annotations()
        except StoreError:
            with pytest.raises(StoreError):
                AnnotationStore(path).put(numbered(5))
            assert path.read_bytes() == damaged
        else:
            assert found == annotations


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_flipped_bit_is_refused_reported_or_changes_nothing(data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "annotations.json"
        annotations = filled(path)
        content = bytearray(path.read_bytes())
        bit = data.draw(st.integers(0, len(content) * 8 - 1), "bit")
        content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        store = AnnotationStore(path)
        try:
            found = store.annotations()
        except StoreError:
            return
        assert found == annotations or store.warnings()
        store.put(numbered(7))
        assert store.check() == AnnotationStore(path).check()
        assert found == annotations or store.check()


def test_a_record_acknowledged_but_not_there_is_refused(path):
    filled(path)
    before = path.read_bytes()
    AnnotationStore(path).put(numbered(1, "later"))
    after = path.read_bytes()
    kept = COUNTS_OFFSET + COUNTS_LENGTH
    path.write_bytes(after[:kept] + before[kept:])
    with pytest.raises(StoreError, match="1 of its 4 saved lines are missing"):
        AnnotationStore(path).put(numbered(8))
    mended = mend(path)
    assert mended.kept.name.startswith("annotations.json.damaged-")
    assert (mended.salvaged.lines, mended.salvaged.missing) == (3, 1)
    assert len(AnnotationStore(path).annotations()) == 3


def test_a_line_changed_by_hand_counts_and_is_told(path):
    filled(path)
    path.write_bytes(path.read_bytes().replace(b"exact 1", b"other 1"))
    store = AnnotationStore(path)
    assert [each.target.exact for each in store.annotations()] == ["exact 0", "other 1", "exact 2"]
    assert store.warnings() == store.check()
    assert "record 2: its checksum does not fit" in store.check()[0]
    for number in range(2 * DEAD_LINES + 9):
        store.put(numbered(0, str(number)))
    assert counts(path.read_bytes())[1] < 2 * DEAD_LINES
    assert len(AnnotationStore(path).check()) == 1
    store.put(replace(store.annotation("id-1"), note="looked at"))
    assert AnnotationStore(path).check() == []


@pytest.mark.parametrize("ending", [b"\n}\n}\n", b"\n}\n}", b"\n}\n}\n\n"])
def test_a_line_added_by_hand_counts(path, ending):
    annotations = filled(path)
    line = b',\n"9": {"kind": "annotation", "id": "id-9", "article": "a"}'
    path.write_bytes(path.read_bytes().removesuffix(b"\n}\n}\n") + line + ending)
    usable(path, [Annotation("id-9", "a", None), *annotations])
    assert list(path.parent.glob("*.cut-*")) == []


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: json.dumps(json.loads(content), indent=2).encode(),
        lambda content: json.dumps(json.loads(content), sort_keys=True).encode(),
    ],
)
def test_a_file_in_another_layout_is_adopted_whole(path, rewrite):
    annotations = filled(path, 40)
    AnnotationStore(path).put(numbered(0, "later"))
    annotations[0] = numbered(0, "later")
    path.write_bytes(rewrite(path.read_bytes()))
    before = path.read_bytes()
    AnnotationStore(path).annotations()
    assert path.read_bytes() == before
    AnnotationStore(path).put(numbered(99, "added"))
    assert AnnotationStore(path).annotations() == [*annotations, numbered(99, "added")]
    assert counts(path.read_bytes()) == [41, 41]


def test_what_plain_tinydb_leaves_alone_keeps_its_checksum(path):
    filled(path)
    with TinyDB(path, encoding="utf-8", ensure_ascii=False) as database:
        database.update({"note": "by TinyDB"}, doc_ids=[2])
    store = AnnotationStore(path)
    assert [each.note for each in store.annotations()] == ["n", "by TinyDB", "n"]
    assert [line.split(":")[1] for line in store.check()] == [" record 2"]


def test_lines_of_earlier_states_go_when_they_outnumber_the_others(path):
    annotations = filled(path, 2)
    store, other = AnnotationStore(path), AnnotationStore(path)
    other.annotations()
    size = path.stat().st_size
    for number in range(5 * DEAD_LINES):
        store.put(numbered(0, str(number)))
        assert counts(path.read_bytes())[1] <= DEAD_LINES + 4
    assert path.stat().st_size < size * DEAD_LINES
    assert other.refresh()
    expected = [numbered(0, str(5 * DEAD_LINES - 1)), annotations[1]]
    assert other.annotations() == AnnotationStore(path).annotations() == expected


def test_what_another_program_saved_is_told_though_a_save_or_a_look_took_it_in_before(path):
    filled(path, 2)
    ours, theirs = AnnotationStore(path), AnnotationStore(path)
    assert ours.counts() == theirs.counts()
    theirs.put(numbered(2))
    ours.put(numbered(3))
    assert ours.refresh()
    assert not ours.refresh()
    theirs.put(numbered(4))
    ours.catch_up()
    assert ours.annotation(numbered(4).id) == numbered(4)
    assert ours.refresh()
    ours.put(numbered(5))
    assert not ours.refresh()


def test_what_another_program_saved_is_read_without_the_rest(path, monkeypatch):
    filled(path, 50)
    ours, theirs = AnnotationStore(path), AnnotationStore(path)
    assert not ours.refresh()
    assert ours.counts() == theirs.counts() == {"a": 50}
    theirs.put(numbered(50))

    def refuse(path):
        raise AssertionError(path)

    with monkeypatch.context() as patch:
        patch.setattr("reader.annotations.storage.read_whole", refuse)
        for number in range(51, 60):
            assert ours.refresh()
            assert not ours.refresh()
            theirs.put(numbered(number), numbered(1, str(number)))
        ours.put(numbered(60))
    assert ours.counts() == {"a": 61}
    assert ours.annotation("id-1").note == "59"
    assert AnnotationStore(path).annotations() == ours.annotations()


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.replace(b"exact 1", b"other 1"),
        lambda content: content.replace(b"exact 1", b"a longer one"),
        lambda content: json.dumps(json.loads(content.replace(b"exact 1", b"other 1"))).encode(),
    ],
)
def test_a_change_in_the_middle_of_an_open_file_is_noticed(path, change):
    filled(path)
    store = AnnotationStore(path)
    store.annotations()
    path.write_bytes(change(path.read_bytes()))
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))
    assert store.refresh()
    assert store.annotation("id-1").target.exact != "exact 1"
    store.put(numbered(5))
    assert "exact 1" not in path.read_text()


def test_a_record_that_is_gone_from_an_open_file_is_gone(path):
    filled(path)
    store = AnnotationStore(path)
    assert len(store.annotations()) == 3
    tables = json.loads(path.read_bytes())
    del tables["_default"]["2"], tables["meta"]
    path.write_text(json.dumps(tables))
    assert store.refresh()
    assert [each.id for each in store.annotations()] == ["id-0", "id-2"]
    assert store.annotation("id-1") is None


def test_each_day_of_use_is_kept_for_ten_days(path):
    filled(path, 1)
    assert AnnotationStore(path).backups() == []
    for number in range(1, DAYS + 4):
        age(path, 30 - number)
        AnnotationStore(path).put(numbered(number))
    AnnotationStore(path).put(numbered(50))
    copies = AnnotationStore(path).backups()
    assert copies[0] == backup_path(path)
    assert [each.parent for each in copies[1:]] == [path.parent / "backups"] * DAYS
    assert all(re.fullmatch(r"annotations-\d{4}-\d\d-\d\d\.json", each.name) for each in copies[1:])
    assert [len(plain(each)) for each in copies[1:]] == list(range(DAYS + 3, 3, -1))


def test_any_day_can_be_had_back(path):
    annotations = filled(path, 2)
    age(path, 3)
    store = AnnotationStore(path)
    store.put(numbered(2))
    now = path.read_bytes()
    kept = store.restore_backup(store.backups()[-1])
    assert store.annotations() == annotations
    assert kept.read_bytes() == now
    assert kept.name.startswith("annotations.json.replaced-")
    with pytest.raises(StoreError, match="no backup copy"):
        store.restore_backup(path.parent / "backups" / "annotations-1999-01-01.json")
    assert store.annotations() == annotations


def test_the_newest_copy_that_is_good_is_put_back(path):
    annotations = filled(path, 2)
    age(path, 3)
    AnnotationStore(path).put(numbered(2))
    backup_path(path).write_bytes(b"{")
    path.write_bytes(b"")
    assert AnnotationStore(path).mend().kept.read_bytes() == b""
    assert AnnotationStore(path).annotations() == annotations


def test_damage_that_came_later_is_not_copied_over_the_good_copy(path):
    annotations = filled(path, 3)
    store = AnnotationStore(path)
    store.put(numbered(3))
    good = backup_path(path).read_bytes()
    age(backup_path(path), 1)
    content = path.read_bytes()
    path.write_bytes(content.replace(b'"id-1"', b'"id-1\xff'))
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))
    with pytest.raises(StoreError, match="only the first 1 can be read"):
        store.put(numbered(4))
    assert backup_path(path).read_bytes() == good
    assert store.annotations() == [*annotations, numbered(3)]


def test_a_save_is_done_where_no_copy_can_be_made(path):
    filled(path)
    age(path, 2)
    (path.parent / "backups").write_text("in the way")
    store = AnnotationStore(path)
    store.put(numbered(3))
    assert len(AnnotationStore(path).annotations()) == 4
    assert ["no backup copy could be made" in line for line in store.check()] == [True]


def test_tinydb_itself_can_be_used_on_the_same_storage(path):
    annotations = filled(path)
    with RecordDatabase(path) as database:
        assert len(database) == 3
        assert database.get(doc_id=2)["id"] == "id-1"
        database.insert({"by": "hand"})
        assert database.table("mine").insert({"x": 1}) == 1
    assert AnnotationStore(path).annotations() == annotations
    with TinyDB(path, encoding="utf-8") as database:
        assert database.get(doc_id=4) == {"by": "hand"}
        assert database.table("mine").all() == [{"x": 1}]


def test_a_file_written_by_a_program_without_the_lock_is_not_touched(path):
    filled(path)
    seen = signature(path)
    path.write_bytes(b"theirs")
    with pytest.raises(OSError, match="another program has just written"):
        extend_file(path, seen, Part(3, b"ours"), Part(0, b"mark"))
    assert path.read_bytes() == b"theirs"
