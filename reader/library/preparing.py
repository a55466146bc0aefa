"""What is done when a library is opened: its folder, its samples, and what other devices and programs left."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.intake import is_folder
from reader.library.files import make_folder
from reader.library.samples import lay_samples

if TYPE_CHECKING:
    from reader.annotations.copies import Outcome
    from reader.library.library import Library


def prepare(library: Library) -> list[Outcome]:
    """Make the folder where it is missing and lay down samples that it was never given; then merge what is to be merged.

    Returns what became of conflicts and of what came together by a merge. Raises LibraryError.
    """
    _make_folder(library)
    merged = _merge_conflicts(library)
    return [*merged, *_follow_corrections(library)]


def merge_late(library: Library) -> list[Outcome]:
    """Take in the conflict copies that came since the library was opened: what was done that was not said before."""
    from reader.library.syncing import merge_conflict_copies

    known = {each.message for each in library.merges}
    merged = [each for each in merge_conflict_copies(library.store.path) if each.message not in known]
    is_merged = any(each.is_merged for each in merged)
    return [*merged, *(_follow_corrections(library) if is_merged else ())]


def _make_folder(library: Library) -> None:
    # In this order: another program that starts now may make the folder in between.
    if os.path.lexists(library.path) and not is_folder(library.path):
        raise LibraryError(f"{library.path} is a file: choose a folder for the library (--library DIR)")
    is_new = not is_folder(library.articles_path)
    try:
        if is_new:
            make_folder(library.articles_path)
        lay_samples(library.path, library.articles_path)
    except LibraryError as error:
        if is_new:
            raise
        library.warn(str(error))


def _merge_conflicts(library: Library) -> list[Outcome]:
    """Take in what git or a file synchroniser left of two versions; what was done is said as a warning."""
    from reader.library.syncing import merge_conflict_copies, merge_git_conflict

    left_by_git = merge_git_conflict(library.store.path)
    merged = [*left_by_git, *merge_conflict_copies(library.store.path)]
    for each in merged:
        library.warn(each.message, is_asked=each in left_by_git)
    return merged


def _follow_corrections(library: Library) -> list[Outcome]:
    """See to notes and corrections that came together by a merge, here or by git."""
    if not os.path.lexists(library.store.path):
        return []
    from reader.annotations.copies import Outcome
    from reader.library.following import follow_corrections

    followed = [Outcome(line, is_merged=True) for line in follow_corrections(library)]
    for each in followed:
        library.warn(each.message, is_asked=True)
    return followed
