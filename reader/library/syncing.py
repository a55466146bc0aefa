"""A library that several devices have: conflict copies, git's merges, and copies to go back to."""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import TYPE_CHECKING

from reader.annotations.markers import have_markers
from reader.errors import LibraryError, StoreError, UsageError
from reader.library.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations import AnnotationStore
    from reader.annotations.copies import Outcome

_ATTRIBUTE = "annotations.json merge=reader"
_IGNORED = b"""# What each device makes for itself, and copies of what git keeps anyway.
annotations.json.*
annotations.sync-conflict-*.json
backups/
conflicts/
.reader-*.tmp
"""
_PIECE = 1 << 20
"""Bytes that are looked through at once."""


def merge_conflict_copies(path: Path) -> list[Outcome]:
    """Merge the conflict copies beside the annotations at path: lines that say what was done or could not be."""
    if not any(
        "conflict" in each.name.casefold() for each in path.parent.glob(f"{path.stem}[. ]*{path.suffix}")
    ):
        return []
    from reader.annotations.copies import Outcome, merge_copies

    try:
        return merge_copies(path)
    except StoreError as error:
        return [Outcome(str(error), is_merged=False)]


def merge_git_conflict(path: Path) -> list[Outcome]:
    """Merge the two sides of a conflict that git left in the annotations at path: lines that say what came of it.

    git is asked only where the file holds conflict markers, which no file of reader's does.
    """
    try:
        path = path.resolve()  # git knows the file itself, not a link to it
        if not _holds_markers(path):
            return []
        content = path.read_bytes()
    except (OSError, RuntimeError):  # not there, or not to be read: the store says so where it is needed
        return []
    from reader.annotations.copies import Outcome
    from reader.annotations.unmerged import merge_unmerged, refusal
    from reader.library.git import staged_versions

    try:
        outcome = merge_unmerged(path, content, staged_versions(path))
    except LibraryError as error:
        outcome = refusal(path, str(error), "start reader again when git can be run there")
    except StoreError as error:
        outcome = Outcome(str(error), is_merged=False)
    return [outcome] if outcome else []


def _holds_markers(path: Path) -> bool:
    """Whether a line of the file begins a conflict; it may be large, and is not held whole for this."""
    with path.open("rb") as file:
        return have_markers(iter(lambda: file.read(_PIECE), b""))


def merge_versions(base: Path, ours: Path, theirs: Path) -> int:
    """Merge what git calls `theirs` into `ours`; an empty base is none. Returns how many notes hold two versions.

    Raises StoreError, nothing being changed, where one of them cannot be read.
    """
    from reader.annotations.copies import merge_into

    is_known = base.is_file() and base.stat().st_size > 0
    return merge_into(ours, base if is_known else None, theirs)


def install_merging(folder: Path) -> list[str]:
    """Let git merge the annotations of the library in folder with `reader merge`: lines that say what was done.

    Raises LibraryError where the library is no git repository.
    """
    from reader.library.git import run_git

    run_git(folder, "rev-parse", "--show-toplevel")
    done = []
    attributes = folder / ".gitattributes"
    try:
        present = attributes.read_bytes() if attributes.exists() else b""
    except OSError as error:
        raise LibraryError(f"{attributes} cannot be read ({error.strerror}): nothing was changed") from error
    if _ATTRIBUTE.encode() not in present.splitlines():
        separator = b"" if not present or present.endswith(b"\n") else b"\n"
        write_whole(attributes, b"%b%b%b\n" % (present, separator, _ATTRIBUTE.encode()))
        done.append(f"wrote {attributes}: commit it, so that other clones have it too")
    if not os.path.lexists(folder / ".gitignore"):
        write_whole(folder / ".gitignore", _IGNORED)
        done.append(f"wrote {folder / '.gitignore'}: copies and locks stay out of git")
    # git runs it in the repository: -P, or a module that lies there would be run in the place of this one.
    driver = f"{shlex.quote(sys.executable)} -P -m reader merge %O %A %B"
    for name, value in (("merge.reader.name", "annotations of reader"), ("merge.reader.driver", driver)):
        if run_git(folder, "config", "--local", "--default", "", "--get", name) != value:
            run_git(folder, "config", "--local", name, value)
            done.append(f"set {name} in this clone's git configuration; do the same in every other clone")
    return done or ["git merges the annotations with reader already: nothing was changed"]


def restore(store: AnnotationStore, which: str) -> Path | None:
    """Put the copy of a day (YYYY-MM-DD) or at a path in the place of the annotations; returns where they are kept.

    Raises UsageError where there is no such copy, StoreError where it cannot be used.
    """
    copies = store.backups()
    chosen = [copy for copy in copies if which in (str(copy), copy.name)]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", which):
        chosen = [copy for copy in copies if copy.stem.endswith(which)]
    if not chosen:
        raise UsageError(f"there is no copy {which}: `reader backups` lists them")
    return store.restore_backup(chosen[0])
