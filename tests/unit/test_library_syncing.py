"""Libraries on several devices: conflict copies, git's merges with the real git, and copies to go back to."""

import json
import os
import shlex
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from reader.annotations import AnnotationStore
from reader.annotations.model import new_annotation, touched
from reader.cli.main import run
from reader.library import open_library
from reader.library.copies import Copy
from tests.unit.test_library_unmerged import stand_in_for_git


def store_in(folder):
    folder.mkdir(exist_ok=True)
    return AnnotationStore(folder / "annotations.json")


def written(store):
    return {each.id: each.note for each in store.annotations()}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    library = tmp_path / "library"
    monkeypatch.setenv("READER_LIBRARY", str(library))
    monkeypatch.setenv("READER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "config.toml"))
    library.mkdir()
    return library


@pytest.mark.parametrize(
    "name",
    [
        "annotations.sync-conflict-20261125-101500-ABCDEFG.json",
        "annotations (conflicted copy 2026-11-25).json",
        "annotations (Ada's conflicted copy 2026-11-25).json",
        "annotations (Ada's conflicted copy 2026-11-25) (1).json",
    ],
)
def test_a_conflict_copy_is_merged_told_and_kept(folder, name):
    store, both = store_in(folder), new_annotation("x", None, note="First.")
    store.put(both)
    shutil.copy(store.path, folder / name)
    mine, theirs = touched(both, note="Mine."), new_annotation("x", None, note="Only there.")
    store.put(mine)
    AnnotationStore(folder / name).put(touched(both, note="Theirs."), theirs)
    content = (folder / name).read_bytes()
    (folder / f"{name}.lock").unlink(missing_ok=True)
    library = open_library(folder)
    assert written(library.store) == {both.id: "Theirs.\n\n---\n\nMine.", theirs.id: "Only there."}
    assert any(name in line and "1 note holds two versions" in line for line in library.warnings)
    findings = [each for each in library.check() if "conflict copy" in each.message]
    assert [(each.subject, each.ok) for each in findings] == [("copies", True)] * 2
    assert (folder / "conflicts" / name).read_bytes() == content
    assert not (folder / name).exists()
    again = open_library(folder)
    assert written(again.store) == written(library.store)
    assert not any("conflict copy" in line for line in again.warnings)


def test_what_only_one_side_changed_is_known_from_lines_that_both_have(folder):
    store = store_in(folder)
    mine, theirs, gone, both = (new_annotation("x", None, note=each) for each in ("A", "B", "C", "D"))
    store.put(mine, theirs, gone, both)
    copy = folder / "annotations.sync-conflict-20261125-101500-ABCDEFG.json"
    shutil.copy(store.path, copy)
    store.put(touched(mine, note="Changed here."), touched(theirs, color="green"))
    store.put(touched(both, note="Both."))
    other = AnnotationStore(copy)
    other.put(touched(theirs, note="Changed there."), touched(mine, tags=("seen",)))
    other.put(touched(both, note="Twice."))
    other.delete(gone.id)
    copy.with_name(f"{copy.name}.lock").unlink(missing_ok=True)
    merged = open_library(folder).store
    assert written(merged) == {
        mine.id: "Changed here.", theirs.id: "Changed there.", both.id: "Twice.\n\n---\n\nBoth.",
    }  # fmt: skip
    assert merged.annotation(mine.id).tags == ("seen",)
    assert merged.annotation(theirs.id).color == "green"
    assert [each.id for each in merged.tombstones()] == [gone.id]


def test_a_conflict_copy_that_cannot_be_read_stays_and_is_told(folder):
    store_in(folder).put(new_annotation("x", None, note="Mine."))
    before = (folder / "annotations.json").read_bytes()
    copy = folder / "annotations.sync-conflict-20261125-101500-ABCDEFG.json"
    copy.write_bytes(before[:90])
    library = open_library(folder)
    assert copy.exists()
    assert [each.note for each in library.store.annotations()] == ["Mine."]
    assert any("was not merged" in line for line in library.warnings)
    found = library.check()
    told = [each.message for each in found if each.subject == "copies" and not each.ok]
    assert ["was not merged" in told[0], str(copy) in told[1], len(told)] == [True, True, 2]
    assert not any("conflict copy" in each.message for each in found if each.subject != "copies")
    copy.unlink()
    assert [each.ok for each in open_library(folder).check() if each.subject == "copies"] == [True]


def git(folder, *arguments):
    person = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", *person, "-C", folder, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_two_clones_that_both_edit_are_merged_by_git(tmp_path, folder, capsys, monkeypatch):
    git(folder, "init", "-q", "-b", "main")
    store, both = store_in(folder), new_annotation("x", None, note="First.")
    store.put(both)
    assert run(["merge", "--install"]) == 0
    assert "gitattributes" in capsys.readouterr().out
    assert run(["merge", "--install"]) == 0
    assert "nothing was changed" in capsys.readouterr().out
    git(folder, "add", "annotations.json", ".gitattributes")
    git(folder, "commit", "-qm", "one")
    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", str(folder), str(other))
    monkeypatch.setenv("READER_LIBRARY", str(other))
    assert run(["merge", "--install"]) == 0
    here, there = new_annotation("x", None, note="Here."), new_annotation("x", None, note="There.")
    store.put(touched(both, color="green"), here)
    git(folder, "commit", "-qam", "two")
    AnnotationStore(other / "annotations.json").put(touched(both, note="Changed there."), there)
    git(other, "commit", "-qam", "three")
    git(other, "pull", "-q", "--no-rebase", "--no-edit")
    merged = AnnotationStore(other / "annotations.json")
    assert written(merged) == {both.id: "Changed there.", here.id: "Here.", there.id: "There."}
    assert merged.annotation(both.id).color == "green"
    assert merged.check() == []


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_the_driver_runs_no_module_that_the_repository_holds(tmp_path, folder):
    git(folder, "init", "-q", "-b", "main")
    assert run(["merge", "--install"]) == 0
    store_in(folder).put(new_annotation("x", None, note="Here."))
    base = tmp_path / "base.json"
    base.write_bytes(b"")
    trap = folder / "reader"
    trap.mkdir()
    (trap / "__init__.py").write_text("")
    (trap / "__main__.py").write_text(f"open({str(tmp_path / 'sprung')!r}, 'w')")
    driver = git(folder, "config", "merge.reader.driver").strip()
    for name, path in (
        ("%O", base),
        ("%A", folder / "annotations.json"),
        ("%B", folder / "annotations.json"),
    ):
        driver = driver.replace(name, shlex.quote(str(path)))
    subprocess.run(driver, shell=True, cwd=folder, check=True)
    assert not (tmp_path / "sprung").exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_installing_keeps_what_the_attributes_hold(folder, capsys):
    git(folder, "init", "-q", "-b", "main")
    attributes = folder / ".gitattributes"
    attributes.write_bytes(b"caf\xe9 text")
    assert run(["merge", "--install"]) == 0
    assert attributes.read_bytes() == b"caf\xe9 text\nannotations.json merge=reader\n"
    attributes.unlink()
    attributes.mkdir()
    assert run(["merge", "--install"]) == 1
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_installing_keeps_copies_and_locks_out_of_git_and_an_own_list_as_it_is(folder, capsys):
    git(folder, "init", "-q", "-b", "main")
    assert run(["merge", "--install"]) == 0
    store_in(folder).put(new_annotation("x", None, note="n"))
    for name in ("annotations.json.bak", "annotations.json.damaged-1", "conflicts/a.json", "backups/b.json"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("{}")
    git(folder, "add", "-A")
    tracked = git(folder, "ls-files").split()
    assert "annotations.json" in tracked
    assert not [
        name for name in tracked if "bak" in name or "lock" in name or "/" in name or "damaged" in name
    ]
    (folder / ".gitignore").write_text("mine\n")
    assert run(["merge", "--install"]) == 0
    assert (folder / ".gitignore").read_text() == "mine\n"


def test_installing_outside_of_git_says_so(folder, capsys):
    assert run(["merge", "--install"]) == 1
    told = capsys.readouterr().err
    assert f"the library {folder} is not in a git repository, or git failed (" in told
    assert "): run `git init` there first" in told


def test_installing_without_git_tells_what_is_missing_and_not_to_begin_a_repository(
    folder, monkeypatch, capsys
):
    monkeypatch.setenv("PATH", str(folder))
    assert run(["merge", "--install"]) == 1
    told = capsys.readouterr().err
    assert "the program git was not found; install it" in told
    assert "git init" not in told


@pytest.mark.skipif(os.name == "nt", reason="a script in the place of git is Unix's")
@pytest.mark.parametrize(
    ("does", "why"),
    [("exec sleep 60", "git did not answer"), ("echo locked >&2; exit 3", "git failed (locked)")],
)
def test_installing_in_a_repository_where_git_hangs_or_fails_says_so(
    folder, tmp_path, monkeypatch, capsys, does, why
):
    (folder / ".git").mkdir()
    stand_in_for_git(tmp_path, monkeypatch, does)
    monkeypatch.setattr("reader.library.git.SECONDS", 0.5)
    assert run(["merge", "--install"]) == 1
    told = capsys.readouterr().err
    assert why in told
    assert "git init" not in told


def test_a_merge_that_cannot_be_made_changes_nothing(tmp_path, capsys):
    store_in(tmp_path).put(new_annotation("x", None, note="Mine."))
    ours, theirs, base = (tmp_path / name for name in ("annotations.json", "theirs.json", "base.json"))
    before = ours.read_bytes()
    theirs.write_text("<<<<<<< ours\n")
    base.write_text("")
    assert run(["merge", str(base), str(ours), str(theirs)]) == 1
    assert "cannot be merged" in capsys.readouterr().err
    assert ours.read_bytes() == before
    assert run(["merge", str(base), str(ours)]) == 2


def test_what_a_copy_holds_is_told():
    when = datetime(2026, 11, 20)
    assert Copy(Path("a"), when, None).holds == "cannot be read"
    assert Copy(Path("a"), when, 1_200).holds == "1,200 annotations"
    assert Copy(Path("a"), when, 1, 2).holds == "1 annotation, 2 corrections"


def test_backups_are_listed_and_restored(folder, capsys):
    store = store_in(folder)
    store.put(new_annotation("x", None, note="Then."))
    (folder / "backups").mkdir()
    shutil.copy(store.path, folder / "backups" / "annotations-2026-11-20.json")
    store.put(new_annotation("x", None, note="Now."))
    assert run(["backups", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert 1 in [each["notes"] for each in listed if each["path"].endswith("annotations-2026-11-20.json")]
    assert run(["backups"]) == 0
    assert "1 annotation " in capsys.readouterr().out
    assert run(["backups", "--restore", "2026-11-20"]) == 0
    assert [each.note for each in AnnotationStore(store.path).annotations()] == ["Then."]
    kept = next(folder.glob("annotations.json.replaced-*"))
    assert sorted(each.note for each in AnnotationStore(kept).annotations()) == ["Now.", "Then."]
    assert run(["backups", "--restore", "2020-01-01"]) == 2
