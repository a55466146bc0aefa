"""A conflict that git left in annotations.json, made by the real git, and markers that somebody else wrote."""

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import AnnotationStore
from reader.annotations.markers import have_markers
from reader.annotations.model import new_annotation, touched
from reader.cli.main import run
from reader.library import open_library
from reader.library.syncing import merge_git_conflict
from tests.terminal.program import run_reader

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

MARKER = b"<<<<<<< "


def stand_in_for_git(tmp_path, monkeypatch, does):
    """Put a shell script before git on the PATH."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "git").write_text(f"#!/bin/sh\n{does}\n")
    (programs / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


def git(folder, *arguments, fails=False):
    settings = ("user.name=A", "user.email=a@example.org", "commit.gpgsign=false", "init.defaultBranch=main")
    given = [part for each in settings for part in ("-c", each)]
    done = subprocess.run(["git", *given, "-C", folder, *arguments], capture_output=True, text=True)
    assert bool(done.returncode) == fails, done.stdout + done.stderr
    return done.stdout


def commit(folder, message="more"):
    git(folder, "add", "annotations.json")
    git(folder, "commit", "-qm", message)


def noted(store):
    return {each.id: each.note for each in store.annotations()}


class Repository:
    """A library in git with two branches that both changed it, and what is to come of that."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "annotations.json"
        folder.mkdir()
        git(folder, "init", "-q")
        git(folder, "commit", "-q", "--allow-empty", "-m", "empty")
        git(folder, "branch", "empty")
        self.store = AnnotationStore(self.path)
        self.both, self.changed, self.deleted = (new_annotation("x", None, note=each) for each in "ABC")
        self.mine, self.theirs = (new_annotation("x", None, note=each) for each in ("Mine.", "Theirs."))

    @property
    def merged(self) -> dict[str, str]:
        """Notes by id, when nothing was lost."""
        return {
            self.both.id: "Then there.\n\n---\n\nFirst here.",
            self.changed.id: "Changed here.",
            self.mine.id: "Mine.",
            self.theirs.id: "Theirs.",
        }

    def fresh(self) -> AnnotationStore:
        return AnnotationStore(self.path)

    def begin(self) -> None:
        self.store.put(self.both, self.changed, self.deleted)
        commit(self.folder)
        git(self.folder, "branch", "other")

    def edit_here(self) -> None:
        here = touched(self.both, note="First here.")
        self.fresh().put(here, touched(self.changed, note="Changed here.", color="green"))
        self.fresh().put(self.mine)

    def edit_there(self) -> None:
        there = touched(self.both, note="Then there.")
        self.fresh().put(there, touched(self.changed, tags=("seen",)))
        self.fresh().delete(self.deleted.id)
        self.fresh().put(self.theirs)

    def diverge(self) -> None:
        """Stand on main, `other` having changed as well."""
        self.begin()
        self.edit_here()
        commit(self.folder, "here")
        git(self.folder, "checkout", "-q", "other")
        self.edit_there()
        commit(self.folder, "there")
        git(self.folder, "checkout", "-q", "main")

    def unmerged(self) -> str:
        return git(self.folder, "ls-files", "-u")


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Repository:
    folder = tmp_path / "a library"
    monkeypatch.setenv("READER_LIBRARY", str(folder))
    return Repository(folder)


def merge(repository):
    git(repository.folder, "merge", "other", fails=True)


def rebase(repository):
    git(repository.folder, "rebase", "other", fails=True)


def pick(repository):
    git(repository.folder, "cherry-pick", "other", fails=True)


def pop(repository):
    git(repository.folder, "checkout", "-q", "--detach", "main~")
    git(repository.folder, "checkout", "-q", "main", "--", "annotations.json")
    git(repository.folder, "stash", "-q")
    git(repository.folder, "checkout", "-q", "other")
    git(repository.folder, "stash", "pop", fails=True)


def pull(repository):
    other = repository.folder.with_name("clone")
    git(repository.folder.parent, "clone", "-q", str(repository.folder), str(other))
    git(repository.folder, "reset", "-q", "--hard", "other")
    git(repository.folder, "pull", "-q", "--no-rebase", "--no-edit", str(other), "main", fails=True)


@needs_git
@pytest.mark.parametrize("conflict", [merge, rebase, pick, pop, pull])
def test_both_sides_of_a_conflict_are_merged_when_the_library_is_opened(repository, conflict):
    repository.diverge()
    conflict(repository)
    conflicted, stages = repository.path.read_bytes(), repository.unmerged()
    assert MARKER in conflicted
    assert stages.count("annotations.json") == 3
    library = open_library(repository.folder)
    assert noted(library.store) == repository.merged
    changed = library.store.annotation(repository.changed.id)
    assert (changed.color, changed.tags) == ("green", ("seen",))
    assert [each.id for each in library.store.tombstones()] == [repository.deleted.id]
    assert library.store.check() == []
    (kept,) = (repository.folder / "conflicts").iterdir()
    assert kept.read_bytes() == conflicted
    (told,) = [line for line in library.asked_warnings if "git" in line]
    assert "1 note holds two versions" in told
    assert str(kept) in told
    assert "git add annotations.json" in told
    assert repository.unmerged() == stages
    before = repository.path.read_bytes()
    again = open_library(repository.folder)
    assert noted(again.store) == repository.merged
    assert again.merges == []
    assert repository.path.read_bytes() == before
    commit(repository.folder)
    assert repository.unmerged() == ""


@needs_git
def test_the_sides_of_a_merge_may_be_swapped_without_another_outcome(repository):
    repository.diverge()
    git(repository.folder, "checkout", "-q", "other")
    git(repository.folder, "merge", "main", fails=True)
    assert noted(open_library(repository.folder).store) == repository.merged


@needs_git
def test_two_libraries_begun_apart_have_no_state_both_came_of(repository):
    git(repository.folder, "checkout", "-qb", "other", "empty")
    repository.store.put(repository.theirs, repository.both)
    commit(repository.folder)
    git(repository.folder, "checkout", "-q", "main")
    repository.fresh().put(repository.mine, touched(repository.both, note="Newer."))
    commit(repository.folder)
    merge(repository)
    assert repository.unmerged().count("annotations.json") == 2
    store = open_library(repository.folder).store
    assert noted(store)[repository.mine.id] == "Mine."
    assert noted(store)[repository.theirs.id] == "Theirs."
    assert noted(store)[repository.both.id] == "Newer.\n\n---\n\nA"


@needs_git
@pytest.mark.parametrize("is_deleted_here", [True, False])
def test_a_file_that_one_side_deleted_keeps_what_the_other_has(repository, is_deleted_here):
    repository.begin()
    (repository.folder / "more").write_text("more")
    git(repository.folder, "rm", "-q", "annotations.json")
    git(repository.folder, "add", "more")
    git(repository.folder, "commit", "-qm", "gone")
    git(repository.folder, "checkout", "-q", "other")
    repository.edit_here()
    commit(repository.folder)
    if is_deleted_here:
        git(repository.folder, "checkout", "-q", "main")
    git(repository.folder, "merge", "other" if is_deleted_here else "main", fails=True)
    assert repository.unmerged().count("annotations.json") == 2
    expected = noted(repository.fresh())
    assert noted(open_library(repository.folder).store) == expected
    repository.path.write_bytes(b"<<<<<<< one\n=======\n>>>>>>> another\n")
    library = open_library(repository.folder)
    assert noted(library.store) == expected
    assert len(expected) == 4
    assert any("only" in line for line in library.asked_warnings)


@needs_git
@pytest.mark.parametrize("side", [1, 2, 3])
def test_a_side_that_cannot_be_read_is_told_and_nothing_is_changed(repository, side):
    repository.diverge()
    merge(repository)
    replace_stage(repository, side, b'{"meta": {}')
    conflicted = repository.path.read_bytes()
    library = open_library(repository.folder)
    assert [each.is_merged for each in library.merges] == [False]
    assert "git checkout --" in library.merges[0].message
    assert "not JSON" in library.merges[0].message
    assert repository.path.read_bytes() == conflicted
    assert not (repository.folder / "conflicts").exists()
    findings = [each for each in library.check() if not each.ok]
    assert {each.subject for each in findings} >= {"annotations", "copies"}


def replace_stage(repository, side, content):
    broken = repository.folder.with_name("broken")
    broken.write_bytes(content)
    identifier = git(repository.folder, "hash-object", "-w", str(broken)).strip()
    lines = repository.unmerged().splitlines()
    stages = [f"{line.split()[0]} {line.split()[1]} {line.split()[2]}\tannotations.json" for line in lines]
    mode, _, _ = lines[side - 1].split()[:3]
    stages[side - 1] = f"{mode} {identifier} {side}\tannotations.json"
    entries = "\n".join([f"0 {'0' * 40}\tannotations.json", *stages]) + "\n"
    subprocess.run(
        ["git", "-C", repository.folder, "update-index", "--index-info"], input=entries.encode(), check=True
    )


@needs_git
def test_a_base_that_git_itself_made_with_markers_in_it_counts_as_none(repository):
    repository.diverge()
    merge(repository)
    replace_stage(repository, 1, repository.path.read_bytes())
    assert noted(open_library(repository.folder).store) == repository.merged


@needs_git
@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_markers_without_stages_are_read_from_the_file(repository, style, newline):
    git(repository.folder, "config", "merge.conflictStyle", style)
    repository.diverge()
    merge(repository)
    repository.path.write_bytes(repository.path.read_bytes().replace(b"\n", newline))
    git(repository.folder, "add", "annotations.json")
    assert repository.unmerged() == ""
    library = open_library(repository.folder)
    assert noted(library.store) == repository.merged
    assert len(list((repository.folder / "conflicts").iterdir())) == 1
    assert [each.is_merged for each in library.merges] == [True]


@needs_git
def test_markers_outside_of_git_are_read_from_the_file(repository, monkeypatch):
    repository.diverge()
    merge(repository)
    shutil.rmtree(repository.folder / ".git", onerror=make_writable)
    monkeypatch.setenv("PATH", str(repository.folder))
    assert noted(open_library(repository.folder).store) == repository.merged


def make_writable(function, path, _):
    Path(path).chmod(0o700)
    function(path)


@pytest.mark.parametrize(
    "spoilt",
    [
        b"%b<<<<<<< a\n",
        b'<<<<<<< a\n%b=======\n{"_default": 1}\n>>>>>>> b\n',
        b"<<<<<<< a\n%b=======\n%b",
        b"<<<<<<< a\n%b>>>>>>> b\n",
        b"%b<<<<<<< a\n=======\nwords\n>>>>>>> b\n",
    ],
)
def test_markers_that_hold_no_two_whole_files_are_told_and_left(tmp_path, spoilt):
    path = tmp_path / "annotations.json"
    store = AnnotationStore(path)
    store.put(new_annotation("x", None, note="Mine."))
    path.write_bytes(spoilt.replace(b"%b", path.read_bytes()))
    before = path.read_bytes()
    library = open_library(tmp_path)
    assert [each.is_merged for each in library.merges] == [False]
    assert "reader doctor --restore" in library.merges[0].message
    assert path.read_bytes() == before
    assert "conflict" in str(library.store.damage())


@needs_git
def test_without_the_git_program_the_conflict_is_told_and_left(repository, monkeypatch, capsys):
    repository.diverge()
    merge(repository)
    before = repository.path.read_bytes()
    monkeypatch.setenv("PATH", str(repository.folder))
    assert run(["notes"]) == 1
    told = capsys.readouterr().err
    assert "git" in told
    assert "PATH" in told
    assert repository.path.read_bytes() == before


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="a script in the place of git is Unix's")
@pytest.mark.parametrize(
    ("does", "told"), [("exec sleep 60", "did not answer"), ("echo no >&2; exit 3", "no")]
)
def test_a_git_that_hangs_or_fails_is_told(repository, monkeypatch, tmp_path, does, told):
    repository.diverge()
    merge(repository)
    before = repository.path.read_bytes()
    stand_in_for_git(tmp_path, monkeypatch, does)
    monkeypatch.setattr("reader.library.git.SECONDS", 0.5)
    (outcome,) = open_library(repository.folder).merges
    assert (outcome.is_merged, told in outcome.message) == (False, True)
    assert repository.path.read_bytes() == before


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="a script in the place of git is Unix's")
def test_git_is_not_run_where_the_file_can_be_read(repository, monkeypatch, tmp_path):
    repository.diverge()
    stand_in_for_git(tmp_path, monkeypatch, f"touch {tmp_path}/called")
    assert len(noted(open_library(repository.folder).store)) == 4
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize("content", [b"", b"{}\n", b"{}\n <<<<<<< a\n"])
def test_a_file_without_markers_holds_no_conflict(tmp_path, content):
    path = tmp_path / "annotations.json"
    path.write_bytes(content)
    assert merge_git_conflict(path) == []


@needs_git
def test_a_note_that_speaks_of_markers_is_no_conflict(repository):
    note = "<<<<<<< ours\n=======\n>>>>>>> theirs\n"
    repository.store.put(new_annotation("x", None, note=note))
    library = open_library(repository.folder)
    assert library.merges == []
    assert list(noted(library.store).values()) == [note]


@needs_git
def test_nothing_that_the_repository_names_is_run(repository, tmp_path):
    repository.diverge()
    merge(repository)
    trap = f"touch {tmp_path.as_posix()}/sprung"
    hooks = repository.folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "filter.x.smudge"):
        git(repository.folder, "config", name, trap)
    (repository.folder / ".gitattributes").write_text("annotations.json filter=x diff=x\n")
    git(repository.folder, "config", "diff.x.textconv", trap)
    for name in ("post-index-change", "post-checkout", "fsmonitor-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\n{trap}\n")
        (hooks / name).chmod(0o755)
    (tmp_path / "sprung").unlink(missing_ok=True)
    assert noted(open_library(repository.folder).store) == repository.merged
    assert not (tmp_path / "sprung").exists()


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_another_repository_in_the_environment_and_a_link_to_the_file_do_not_mislead(
    repository, monkeypatch, tmp_path
):
    repository.diverge()
    merge(repository)
    (tmp_path / "elsewhere").mkdir()
    git(tmp_path / "elsewhere", "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere" / ".git"))
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / "annotations.json").symlink_to(repository.path)
    assert noted(open_library(linked).store) == repository.merged
    assert (linked / "annotations.json").is_symlink()
    assert MARKER not in repository.path.read_bytes()


@needs_git
def test_a_worktree_and_a_folder_below_the_repository_are_found(repository, tmp_path):
    repository.diverge()
    worktree = tmp_path / "worktree"
    git(repository.folder, "worktree", "add", "-q", "--detach", str(worktree), "main")
    git(worktree, "merge", "other", fails=True)
    assert noted(open_library(worktree).store) == repository.merged


@needs_git
def test_a_library_that_takes_no_copy_of_the_file_is_told_and_left(repository):
    repository.diverge()
    merge(repository)
    (repository.folder / "conflicts").write_text("a file")
    before = repository.path.read_bytes()
    (outcome,) = open_library(repository.folder).merges
    assert (outcome.is_merged, "cannot save" in outcome.message) == (False, True)
    assert repository.path.read_bytes() == before


@needs_git
def test_a_side_of_a_newer_version_asks_for_that_version(repository):
    repository.diverge()
    merge(repository)
    replace_stage(repository, 3, b'{"meta": {"1": {"schema": 99}}, "_default": {}}')
    (outcome,) = open_library(repository.folder).merges
    assert (outcome.is_merged, "update reader" in outcome.message) == (False, True)


@needs_git
def test_commands_go_on_after_a_conflict_and_say_so_once(repository):
    repository.diverge()
    merge(repository)
    first = run_reader("notes", "--filter", "mine")
    assert first.returncode == 0
    assert b"Mine." in first.stdout
    assert first.stderr.count(b"\n") == 1
    assert b"git add annotations.json" in first.stderr
    second = run_reader("notes", "--filter", "mine")
    assert (second.returncode, second.stderr) == (0, b"")


@needs_git
def test_programs_that_find_a_conflict_at_once_merge_it_once(repository):
    repository.diverge()
    merge(repository)
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", "reader", "notes", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    told = [program.communicate(timeout=60) for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0], told
    assert noted(repository.fresh()) == repository.merged
    assert len(list((repository.folder / "conflicts").iterdir())) == 1


@given(
    st.lists(st.sampled_from(["<", "<" * 6, "<" * 7, "\n", "x"]), max_size=12).map("".join),
    st.lists(st.integers(0, 90), max_size=5),
)
def test_markers_are_found_wherever_the_pieces_are_cut(text, cuts):
    content = text.encode()
    borders = [0, *sorted(cuts), len(content)]
    pieces = [content[start:end] for start, end in pairwise(borders)]
    assert have_markers(pieces) == any(line.startswith("<" * 7) for line in text.split("\n"))
