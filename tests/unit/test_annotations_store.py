"""The store of annotations on one file, seen through its methods and through plain TinyDB."""

import json
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from reader.annotations import AnnotationStore, Target, describe
from reader.annotations.backups import backup_path
from reader.annotations.fileformat import SCHEMA, DamageError, compact, from_tables, parse
from reader.annotations.lines import CHECKSUM
from reader.annotations.mending import mend
from reader.annotations.model import ArticleRecord, new_annotation, touched
from reader.annotations.storage import LOCK_SECONDS, restore_backup
from reader.errors import StoreError

TEXT = "One swallow does not make a summer, nor does one day; and so too one day does not make a man blessed."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "annotations.json"


def highlight(start=0, end=11, article="a1", **fields):
    return new_annotation(article, describe(TEXT, start, end), **fields)


def content(path):
    return json.loads(path.read_text("utf-8"))


def records_of(path):
    return list(content(path)["_default"].values())


def edit(path, change):
    tables = content(path)
    change(tables)
    path.write_text(json.dumps(tables), "utf-8")


def refused(path):
    """The line with which a store refuses to read and to write; the file is left alone."""
    before = path.read_bytes()
    with pytest.raises(StoreError) as reading:
        AnnotationStore(path).annotations()
    with pytest.raises(StoreError) as writing:
        AnnotationStore(path).put(highlight())
    assert path.read_bytes() == before
    assert str(reading.value) == str(writing.value) == AnnotationStore(path).damage()
    assert AnnotationStore(path).check() == [str(reading.value)]
    assert "\n" not in str(reading.value)
    return str(reading.value)


def saved(path, number=3):
    """A file with annotations and a backup copy of all but the last."""
    annotations = [highlight(each, each + 5) for each in range(number)]
    AnnotationStore(path).put(*annotations[:-1])
    AnnotationStore(path).put(annotations[-1])
    return annotations


def test_opening_touches_nothing_and_a_new_store_is_empty(path):
    store = AnnotationStore(path)
    assert (store.annotations(), store.counts(), store.articles(), store.check()) == ([], {}, [], [])
    assert list(path.parent.iterdir()) == []


def test_what_is_put_is_there_again_after_opening(path):
    mine = highlight(
        4,
        11,
        note="**so** true\n\n🜁 \x1b[31m\u2028",
        color="green",
        tags=("Aristotle", "é"),
        speaker="Aristotle",
    )
    on_article = new_annotation("a1", None, note="read twice")
    AnnotationStore(path).put(mine, on_article)
    store = AnnotationStore(path)
    assert store.annotations("a1") == [on_article, mine]
    assert store.annotation(mine.id) == mine
    assert store.annotation("unknown") is None
    assert store.annotations("a2") == []
    assert store.counts() == {"a1": 2}


def test_annotations_come_in_order_of_the_text(path):
    store = AnnotationStore(path)
    second, first, other = highlight(20, 30), highlight(3, 9), highlight(0, 3, article="a0")
    store.put(second, first, other)
    assert store.annotations() == [other, first, second]


def test_plain_tinydb_shows_one_record_a_line(path):
    mine = highlight(note="n")
    AnnotationStore(path).put(mine, highlight(3, 5))
    with TinyDB(path, encoding="utf-8") as database:
        assert [record["id"] for record in database][:1] == [mine.id]
        assert database.all()[0]["exact"] == "One swallow"
        assert database.table("meta").all() == [{"schema": SCHEMA, "records": 2, "lines": 2}]
    assert [line for line in path.read_text("utf-8").splitlines() if mine.id in line] != []
    assert len(path.read_text("utf-8").splitlines()) == 2 + 3 + 4


def test_a_record_keeps_everything_the_design_asks_for(path):
    AnnotationStore(path).put(highlight())
    assert set(records_of(path)[0]) == {
        "kind", "id", "article", "exact", "prefix", "suffix", "start", "end", "text_hash", "color", "note", "tags",
        "speaker", "created", "updated", CHECKSUM,
    }  # fmt: skip


def test_putting_again_replaces_and_the_same_again_writes_nothing(path):
    store = AnnotationStore(path)
    mine = highlight()
    store.put(mine)
    store.put(touched(mine, note="second thoughts"))
    before = path.stat()
    store.put(*store.annotations())
    assert path.stat() == before
    assert [record["note"] for record in records_of(path)] == ["second thoughts"]


def test_deleting_leaves_a_tombstone_with_everything(path):
    store = AnnotationStore(path)
    mine = highlight(note="n", tags=("t",))
    store.put(mine)
    store.delete(mine.id, "unknown")
    assert (store.annotations(), store.counts(), store.tombstones()) == ([], {}, [mine])
    record = records_of(path)[0]
    assert (record["kind"], record["was"], record["note"]) == ("tombstone", "annotation", "n")
    assert record["deleted"] >= mine.updated
    store.restore(mine.id, mine.id, "unknown")
    assert (AnnotationStore(path).annotations(), AnnotationStore(path).tombstones()) == ([mine], [])
    assert "deleted" not in records_of(path)[0]


def test_putting_a_deleted_annotation_brings_it_back(path):
    store = AnnotationStore(path)
    mine = highlight()
    store.put(mine)
    store.delete(mine.id)
    store.put(mine)
    assert (store.annotations(), store.tombstones(), len(records_of(path))) == ([mine], [], 1)


def test_a_note_on_the_article_can_become_a_highlight_and_back(path):
    store = AnnotationStore(path)
    note = new_annotation("a1", None)
    store.put(note)
    store.put(replace(note, target=describe(TEXT, 1, 4)))
    store.put(note)
    assert AnnotationStore(path).annotations() == [note]
    assert "exact" not in records_of(path)[0]


def test_articles_and_corrections_are_kept_beside(path):
    store = AnnotationStore(path)
    article = ArticleRecord("a1", "articles/x.md", "00", "X", "done", ("t",), removed=True, updated="2026")
    store.put_article(article, ArticleRecord("a0"))
    correction = {"id": "c1", "article": "a1", "speaker": {"name": "N"}, "list": [1, None]}
    store.put_correction(correction, {"id": "c2", "article": "a2"})
    store.put_correction({**correction, "speaker": None})
    again = AnnotationStore(path)
    assert again.article("a1") == article
    assert [each.id for each in again.articles()] == ["a0", "a1"]
    assert again.corrections("a1") == [{**correction, "speaker": None, "kind": "correction"}]
    again.delete_correction("c1", "unknown")
    assert [each["id"] for each in AnnotationStore(path).corrections()] == ["c2"]
    assert again.tombstones() == []
    with pytest.raises(ValueError, match="article is missing"):
        store.put_correction({"id": "c3"})


@pytest.mark.parametrize(
    "wrong", [{"note": None}, {"tags": ["list"]}, {"target": Target("x", "", "", 3, 1, "")}, {"id": 7}]
)
def test_what_could_not_be_read_again_is_not_saved(path, wrong):
    store = AnnotationStore(path)
    with pytest.raises(ValueError, match=r"not|no passage"):
        store.put(highlight(), replace(highlight(), **wrong))
    with pytest.raises(ValueError, match="tuple"):
        store.put_article(ArticleRecord("a", tags=["list"]))
    assert store.annotations() == []
    assert not path.exists()


def test_a_line_about_a_strangely_named_file_is_still_one_line(tmp_path):
    path = tmp_path / "a\n\x1b[31mb.json"
    path.write_bytes(b"")
    line = refused(path)
    assert line.isprintable()


def test_one_id_may_belong_to_an_article_and_an_annotation(path):
    store = AnnotationStore(path)
    mine = replace(highlight(), id="same")
    store.put(mine)
    store.put_article(ArticleRecord("same"))
    assert (store.annotation("same"), store.article("same")) == (mine, ArticleRecord("same"))


@pytest.mark.parametrize("article", ['a"1', "a\\1", "é\n", "", "}"])
def test_any_string_can_be_an_id(path, article):
    mine = replace(highlight(article=article), id=article)
    correction = {"id": article, "article": article, "kind": "correction"}
    store = AnnotationStore(path)
    store.put(mine)
    store.put_article(ArticleRecord(article))
    store.put_correction(correction)
    for each in (store, AnnotationStore(path)):
        assert each.annotations(article) == [mine]
        assert each.counts() == {article: 1}
        assert each.article(article) == ArticleRecord(article)
        assert each.corrections(article) == [correction]
        assert each.check() == []


def test_corrections_handed_out_are_copies(path):
    store = AnnotationStore(path)
    store.put_correction({"id": "c", "article": "a", "deep": [1]})
    store.corrections()[0]["deep"].append(2)
    assert store.corrections()[0]["deep"] == [1]


def test_unknown_fields_kinds_and_tables_survive_a_rewrite(path):
    store = AnnotationStore(path)
    mine = highlight()
    store.put(mine)
    foreign = {"kind": "playlist", "id": "p", "x": 1.5}

    def change(tables):
        tables["_default"]["1"]["rating"] = [5]
        tables["_default"]["7"] = foreign
        tables["_default"]["8"] = {"by": "hand"}
        tables["mine"] = {"1": {"y": "z"}}
        tables["meta"]["1"]["device"] = "d"

    edit(path, change)
    store.put(touched(mine, note="x"), highlight(5, 9))
    tables = content(path)
    assert tables["_default"]["1"]["rating"] == [5]
    assert (tables["_default"]["7"], tables["_default"]["8"], tables["mine"]) == (
        foreign,
        {"by": "hand"},
        {"1": {"y": "z"}},
    )
    assert tables["meta"]["1"] == {"schema": SCHEMA, "records": 4, "lines": 4, "device": "d"}
    assert tables["_default"]["9"]["start"] == 5
    assert store.check() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "3"),
        ("start", True),
        ("end", -1),
        ("id", 5),
        ("tags", "t"),
        ("note", None),
        ("article", None),
    ],
)
def test_a_record_of_wrong_types_is_reported_and_kept(path, field, value):
    store = AnnotationStore(path)
    store.put(highlight(), highlight(5, 9))
    edit(path, lambda tables: tables["_default"]["1"].update({field: value}))
    again = AnnotationStore(path)
    assert [each.target.start for each in again.annotations()] == [5]
    assert len(again.check()) == 1
    assert "record 1: annotation: " in again.check()[0]
    again.put(highlight(7, 9))
    assert content(path)["_default"]["1"][field] == value


def test_a_record_that_is_no_object_and_two_with_one_id_are_reported(path):
    store = AnnotationStore(path)
    mine = highlight()
    store.put(mine)
    edit(
        path,
        lambda tables: tables["_default"].update(
            {"2": "hello", "3": {**tables["_default"]["1"], "note": "later"}}
        ),
    )
    assert [each.note for each in AnnotationStore(path).annotations()] == ["later"]
    assert AnnotationStore(path).counts() == {"a1": 1}
    assert [
        "record 2" in AnnotationStore(path).check()[0],
        "record 3" in AnnotationStore(path).check()[1],
    ] == [True, True]


def test_a_file_of_plain_tinydb_is_adopted(path):
    with TinyDB(path) as database:
        database.insert({"title": "not ours"})
    store = AnnotationStore(path)
    assert store.annotations() == []
    mine = highlight()
    store.put(mine)
    with TinyDB(path) as database:
        assert database.get(doc_id=1) == {"title": "not ours"}
        database.insert({"title": "another"})
    assert store.refresh()
    store.put(highlight(4, 5))
    assert [record.get("title") for record in records_of(path)] == ["not ours", None, "another", None]


def test_an_empty_tinydb_without_a_backup_is_a_new_store(path):
    path.write_text("{}")
    assert AnnotationStore(path).annotations() == []


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda content: b"", "empty (0 bytes)"),
        (lambda content: content[:-40], "of its 3 saved lines only the first 2 can be read"),
        (lambda content: content[: len(content) // 2], "saved lines only the first 1 can be read"),
        (lambda content: content[:90], "cut off in its first lines"),
        (lambda content: content[:40], "not JSON"),
        (
            lambda content: b"\n".join(content.split(b"\n")[:6])[:-1] + b"\n}\n}\n",
            "2 of its 3 saved lines are missing",
        ),
        (lambda content: bytes(len(content)), "not JSON"),
        (lambda content: b"\xff" + content, "not UTF-8"),
        (lambda content: b"[" * 100_000, "not JSON"),
        (lambda content: b"[]", "not a TinyDB file"),
        (lambda content: b"{}", "no records"),
        (lambda content: b'{"_default": []}', "not a TinyDB file"),
        (lambda content: b'{"_default": {"x": {}}}', "record number 'x'"),
        (lambda content: b'{"_default": {"01": {}}}', "record number '01'"),
        (lambda content: content.replace(b'"3": {', b'"2": {'), "1 of its 3 records are missing"),
        (lambda content: content.replace(b'"schema": 1', b'"schema": null'), "no valid schema"),
        (
            lambda content: b'{"meta": {"1": []}, "_default": {}}',
            "not an object",
        ),
    ],
)
def test_a_damaged_file_is_refused_and_can_be_had_back(path, damage, why):
    annotations = {each.id: each for each in saved(path)}
    damaged = damage(path.read_bytes())
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    line = refused(path)
    assert why in line
    assert "`reader doctor --restore`" in line
    assert str(backup_path(path)) in line
    mended = mend(path)
    assert mended.kept.name.startswith("annotations.json.damaged-")
    assert mended.kept.read_bytes() == damaged
    found = {each.id: each for each in AnnotationStore(path).annotations()}
    lines = [line for line in damaged.split(b"\n") if line.removesuffix(b",").endswith(b'"}')]
    readable = {each for each in annotations if any(f'"id": "{each}"'.encode() in line for line in lines)}
    assert found.keys() >= readable
    assert found == {each: annotations[each] for each in found}
    assert len(found) >= 2
    assert mended.salvaged.annotations == len(found)


def test_a_damaged_file_without_a_backup_says_so(path):
    path.write_bytes(b"nonsense")
    assert "there is no backup copy" in refused(path)
    with pytest.raises(StoreError, match="there is no backup copy"):
        mend(path)
    assert path.read_bytes() == b"nonsense"


def test_a_damaged_backup_is_not_put_in_place(path):
    saved(path)
    good = path.read_bytes()
    backup_path(path).write_bytes(b"{")
    with pytest.raises(StoreError, match="cannot be used"):
        restore_backup(path, backup_path(path))
    assert path.read_bytes() == good
    path.write_bytes(b"")
    with pytest.raises(StoreError, match="cannot be used either"):
        mend(path)
    assert path.read_bytes() == b""


def test_a_missing_file_beside_its_backup_is_refused(path):
    annotations = saved(path)
    path.unlink()
    with pytest.raises(StoreError, match="it is missing"):
        AnnotationStore(path).put(highlight())
    assert not path.exists()
    assert mend(path).kept is None
    assert AnnotationStore(path).annotations() == annotations[:-1]


def test_a_file_that_vanishes_under_an_open_store_is_not_made_anew(path):
    store = AnnotationStore(path)
    store.put(highlight())
    store.put(highlight(3, 5))
    path.unlink()
    with pytest.raises(StoreError, match="it is missing"):
        store.put(highlight())
    assert not path.exists()
    assert len(store.annotations()) == 2
    assert store.mend().kept is None
    assert len(store.annotations()) == 1


def test_a_file_from_a_newer_version_is_refused_without_offering_an_old_one(path):
    saved(path)
    edit(path, lambda tables: tables["meta"]["1"].update(schema=SCHEMA + 1))
    line = refused(path)
    assert "update reader" in line
    assert "--restore" not in line
    before = path.read_bytes()
    with pytest.raises(StoreError, match="update reader"):
        mend(path)
    path.write_bytes(before[:-40])
    with pytest.raises(StoreError, match="update reader"):
        mend(path)
    assert path.read_bytes() == before[:-40]


def test_a_folder_or_an_unreadable_name_in_the_place_of_the_file_is_one_line(path):
    path.mkdir()
    with pytest.raises(StoreError, match="not a regular file"):
        AnnotationStore(path).annotations()


def test_the_backup_is_made_before_the_first_change_and_not_at_each(path):
    store = AnnotationStore(path)
    store.put(highlight())
    assert not backup_path(path).exists()
    first = path.read_bytes()
    for start in range(1, 4):
        store.put(highlight(start, 20))
    assert backup_path(path).read_bytes() == first


def test_the_mode_of_the_file_is_kept_and_nothing_is_left_behind(path):
    store = AnnotationStore(path)
    store.put(highlight())
    path.chmod(0o640)
    (path.parent / "annotations.json.tmp").write_text("left by a killed program")
    mine = highlight()
    for number in range(150):
        store.put(replace(mine, note=str(number)))
    assert len(path.read_bytes().splitlines()) < 150
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert {each.name for each in path.parent.iterdir()} == {
        "annotations.json" + end for end in ("", ".bak", ".lock")
    }


def test_a_symbolic_link_stays_one(path, tmp_path):
    real = tmp_path / "elsewhere" / "mine.json"
    real.parent.mkdir()
    AnnotationStore(real).put(highlight())
    path.symlink_to(real)
    AnnotationStore(path).put(highlight(4, 9))
    assert path.is_symlink()
    assert len(AnnotationStore(real).annotations()) == 2


def test_another_program_s_changes_are_seen_and_kept(path):
    ours, theirs = AnnotationStore(path), AnnotationStore(path)
    mine, other = highlight(1, 5), highlight(6, 9)
    ours.put(mine)
    assert theirs.annotations() == [mine]
    ours.put(other)
    assert theirs.refresh()
    assert not theirs.refresh()
    assert theirs.annotations() == [mine, other]
    theirs.delete(mine.id)
    ours.put(touched(other, note="n"))
    assert [each.note for each in ours.annotations()] == ["n"]
    path.touch()
    assert not theirs.refresh() or theirs.annotations() == ours.annotations()


def test_a_change_that_expects_another_state_is_not_done(path):
    ours, theirs = AnnotationStore(path), AnnotationStore(path)
    mine = highlight()
    ours.put(mine)
    theirs.put(touched(mine, note="theirs"))
    with pytest.raises(StoreError, match="another program has changed"):
        ours.change(delete=[mine.id], expected={mine.id: mine})
    assert [each.note for each in ours.annotations()] == ["theirs"]


def test_two_threads_lose_nothing(path):
    store = AnnotationStore(path)
    batches = [[highlight(each, 40) for each in range(25)] for _ in range(2)]

    def work(batch):
        for each in batch:
            store.put(each)

    threads = [Thread(target=work, args=(batch,)) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.id for each in AnnotationStore(path).annotations()} == {
        each.id for batch in batches for each in batch
    }


def test_a_lock_that_is_never_freed_is_one_line(path, monkeypatch):
    monkeypatch.setattr("reader.annotations.storage.LOCK_SECONDS", 0.05)
    assert LOCK_SECONDS >= 5
    holder, waiter = AnnotationStore(path), AnnotationStore(path)
    with holder._database.file.locked(), pytest.raises(StoreError, match="by another program"):
        waiter.put(highlight())
    assert waiter.annotations() == []
    waiter.put(highlight())


def test_importing_annotations_loads_no_tinydb():
    code = "import sys, reader.annotations; print([m for m in ('tinydb', 'filelock', 'json', 'textual') if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.stdout.strip() == "[]"


plain_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
tables = st.dictionaries(
    st.integers(1, 99).map(str), st.dictionaries(st.text(), plain_json, max_size=4), max_size=5
)


@given(st.dictionaries(st.text().filter(lambda name: name not in {"meta"}), tables, max_size=3))
def test_what_is_written_is_parsed_again(names):
    written, contents = compact(*from_tables(names))
    again = json.loads(written)
    assert {name: table for name, table in again.items() if name not in {"meta", "_default"}} == {
        name: table for name, table in names.items() if name != "_default"
    }
    assert again["_default"] == names.get("_default", {})
    parsed = parse(written)
    assert (parsed.others.pop("meta")["1"]["lines"], parsed.others) == (
        len(again["_default"]),
        contents.others,
    )
    assert (parsed.head, parsed.lines, parsed.end, parsed.last, parsed.next_id, parsed.broken_off) == (
        contents.head, contents.lines, contents.end, contents.last, contents.next_id, False,
    )  # fmt: skip
    assert not set(written.decode()) & {
        chr(code) for code in (*range(10), *range(11, 32), *range(127, 160), 0x2028, 0x2029)
    }


def test_a_lone_surrogate_is_kept(path):
    target = Target("a\ud800", "\udfff", "", 1, 3, "0")
    AnnotationStore(path).put(new_annotation("a", target, note="\ud83d"))
    assert AnnotationStore(path).annotations()[0].target == target
    with TinyDB(path, encoding="utf-8") as database:
        assert database.all()[0]["note"] == "\ud83d"


@given(st.binary(max_size=200) | st.text(alphabet='{}[]":,1_defaultmeta \n', max_size=60).map(str.encode))
def test_any_bytes_are_contents_or_damage(content):
    try:
        parsed = parse(content)
    except DamageError as error:
        assert "\n" not in str(error)
    else:
        assert all(isinstance(table, dict) for table in parsed.others.values())
