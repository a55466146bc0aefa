"""What `reader doctor --restore` makes of a damaged annotations.json: the best of what can be read of it and of its copy."""

import os
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import Annotation, AnnotationStore, Target
from reader.annotations.backups import backup_path
from reader.annotations.fileformat import COUNTS_LENGTH, COUNTS_OFFSET
from reader.annotations.mending import mend
from reader.annotations.salvage import salvage


def numbered(number, note="n", updated="2026-01-01"):
    target = Target(f"exact {number}", "before ", " after", number, number + 7, "0" * 64)
    return Annotation(f"id-{number:04}", "a", target, note=note, created="2026", updated=updated)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "annotations.json"


def worked_on(path, number=15, copied=5):
    """A file saved to `number` times, whose copy was made when it held `copied` annotations."""
    store = AnnotationStore(path)
    store.put(*(numbered(each) for each in range(copied)))
    store.put_correction({"id": "c", "article": "a", "correction": "set-speaker", "name": "N"})
    backup_path(path).write_bytes(path.read_bytes())
    for each in range(copied, number):
        store.put(numbered(each))
    store.put(numbered(0, "changed", "2026-01-02"))
    return {each.id: each for each in store.annotations()}


def found(path):
    store = AnnotationStore(path)
    assert store.check() == []
    store.put(numbered(9999))
    return {each.id: each for each in AnnotationStore(path).annotations() if each.id != "id-9999"}


def test_a_torn_last_line_loses_that_save_only(path):
    before = worked_on(path)
    os.truncate(path, path.stat().st_size - 100)
    mended = mend(path)
    assert found(path) == before | {"id-0000": numbered(0)}
    assert (mended.salvaged.annotations, mended.salvaged.corrections) == (15, 1)
    assert (mended.salvaged.lines, mended.salvaged.missing) == (16, 1)
    assert mended.salvaged.torn == ["annotation id-0000"]
    assert mended.copy == backup_path(path)


@pytest.mark.parametrize("has_copy", [True, False])
def test_damage_in_the_middle_keeps_what_stands_after_it(path, has_copy):
    before = worked_on(path)
    if not has_copy:
        backup_path(path).unlink()
    content = path.read_bytes()
    place = content.index(b"exact 8")
    path.write_bytes(content[: place - 150] + bytes(200) + content[place + 50 :])
    mended = mend(path)
    assert found(path) == {each: before[each] for each in before if each != "id-0008"}
    assert mended.salvaged.missing == 1
    assert bool(mended.copy) is has_copy


def test_a_line_of_the_copy_is_put_back_where_the_file_lost_it(path):
    before = worked_on(path)
    content = path.read_bytes()
    place = content.index(b"exact 3")
    path.write_bytes(content[: place - 150] + bytes(200) + content[place + 50 :])
    mend(path)
    assert found(path) == before
    assert AnnotationStore(path).corrections()[0]["name"] == "N"


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: bytes(200) + content[200:],
        lambda content: content[200:],
        lambda content: content.replace(b"schema", b"sch", 1),
        lambda content: content.replace(b"\n", b"\r\n")[:-6],
    ],
)
def test_a_damaged_head_loses_no_line_behind_it(path, damage):
    before = worked_on(path)
    path.write_bytes(damage(path.read_bytes()))
    mend(path)
    assert found(path) == before


@pytest.mark.parametrize("content", [b"", bytes(4000), b"{}", b"nonsense"])
def test_of_a_file_with_nothing_in_it_the_copy_is_all(path, content):
    before = worked_on(path)
    path.write_bytes(content)
    mended = mend(path)
    assert found(path) == {each: numbered(int(each[3:])) for each in list(before)[:5]}
    assert mended.salvaged.lines == 0
    assert mended.kept.read_bytes() == content


@pytest.mark.parametrize("lines", [0, 3, 16, 18, 9_999_999_999])
def test_a_mark_that_lies_makes_nothing_unreadable(path, lines):
    before = worked_on(path)
    content = path.read_bytes()
    marked = re.sub(rb'"lines": +[0-9]+', b'"lines": %10d' % lines, content[: COUNTS_OFFSET + COUNTS_LENGTH])
    path.write_bytes((marked + content[COUNTS_OFFSET + COUNTS_LENGTH :])[:-60])
    assert AnnotationStore(path).damage() or lines < 18
    salvaged = salvage(path.read_bytes(), backup_path(path).read_bytes())
    path.write_bytes(salvaged.content)
    assert found(path).keys() == before.keys()


def test_a_later_state_in_the_copy_is_kept(path):
    worked_on(path)
    later = path.read_bytes()
    before = found(path)
    backup_path(path).write_bytes(later)
    place = later.rindex(b"changed")
    path.write_bytes(later[: place - 100] + bytes(120) + later[place + 20 :])
    mend(path)
    assert found(path) == before


def test_what_was_deleted_stays_deleted(path):
    worked_on(path)
    AnnotationStore(path).delete("id-0003")
    AnnotationStore(path).put(numbered(50))
    os.truncate(path, path.stat().st_size - 100)
    mend(path)
    assert "id-0003" not in found(path)
    assert [each.id for each in AnnotationStore(path).tombstones()] == ["id-0003"]


def test_one_line_as_another_program_writes_it_is_read_record_by_record(path):
    before = worked_on(path)
    plain = path.read_bytes().replace(b"\n", b"")
    backup_path(path).unlink()
    path.write_bytes(plain[:-60])
    mended = mend(path)
    assert found(path) == before | {"id-0000": numbered(0)}
    assert mended.salvaged.lines >= len(found(path))


@pytest.mark.parametrize("opening", [b"<<<<<<< a\n", b"<<<<<<< a\n<<<<<<< b\n"])
def test_the_sides_of_a_conflict_are_both_kept(path, opening):
    worked_on(path)
    base = path.read_bytes()
    AnnotationStore(path).put(replace(numbered(1), note="mine", updated="2026-02"))
    AnnotationStore(path).put(numbered(40))
    mine = path.read_bytes()
    path.write_bytes(base)
    AnnotationStore(path).put(replace(numbered(1), note="theirs", updated="2026-03"))
    path.write_bytes(opening + mine[:-30] + b"\n=======\n" + path.read_bytes() + b">>>>>>> b\n")
    mended = mend(path)
    assert found(path)["id-0001"].note.split() == ["theirs", "---", "mine"]
    assert mended.salvaged.annotations == 15
    assert mended.salvaged.doubled == []


def test_a_file_that_is_not_damaged_is_left(path):
    worked_on(path)
    before = path.read_bytes()
    assert mend(path) is None
    assert path.read_bytes() == before


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_takes_only_the_lines_that_it_touches(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("d") / "annotations.json"
    before = worked_on(path, 8, 3)
    content = path.read_bytes()
    start = data.draw(st.integers(0, len(content) - 1))
    length = data.draw(st.integers(1, 400))
    put = data.draw(st.sampled_from([b"", bytes(length), b"\xff" * length]))
    damaged = content[:start] + put + content[start + length :]
    path.write_bytes(damaged)
    if not AnnotationStore(path).damage():
        return
    mended = mend(path)
    left = set(damaged.split(b"\n"))
    whole = [line for line in content.split(b"\n") if line in left or line.removesuffix(b",") in left]
    named = {each for each in before if any(f'"id": "{each}"'.encode() in line for line in whole)}
    after = {each.id: each for each in AnnotationStore(path).annotations()}
    assert after.keys() >= named | {"id-0000", "id-0001", "id-0002"}
    doubtful = {each.partition(" ")[2] for each in mended.salvaged.torn}
    assert all(after[each] in (before[each], numbered(int(each[3:]))) for each in after.keys() - doubtful)
