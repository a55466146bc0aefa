"""Annotated articles whose files are gone, and the files that may be theirs: for the reader to decide.

An article that names no id in its file and was edited and renamed at once is known neither by its place nor by its
text. Its old text is kept in the index, so a file that is much like it can be shown.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.intake import read_source
from reader.library.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.annotations.model import ArticleRecord
    from reader.library.index import FileEntry
    from reader.library.library import Library

LIKE_ENOUGH = 0.9


def likeness(first: str, second: str) -> float:
    """0 to 1: how many of the pairs of neighbouring words two texts share."""
    pairs, others = _pairs(first), _pairs(second)
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else float(first.split() == second.split())


def find_candidates(library: Library) -> list[Candidate]:
    """For each annotated article without a file, the files of no annotated article that are like it, the likest first."""
    entries, ids = library.entries()
    counts = library.store.counts()
    present = set(ids.values())
    lost = [
        record
        for record in library.store.articles()
        if record.id not in present and not record.removed and counts.get(record.id)
    ]
    unmarked = [entry for entry in entries if not entry.given_id and not counts.get(ids[entry.path])]
    found = [
        Candidate(record.id, record.title, ids[entry.path], entry.path, round(score, 3))
        for record in lost
        for entry, score in _alike(library, record, unmarked)
    ]
    return sorted(found, key=lambda candidate: -candidate.likeness)


def rejoin(library: Library, candidate: Candidate) -> None:
    """Give a gone article's id to the file: its annotations and status stand in it from now on."""
    old, new = library.store.article(candidate.article), library.store.article(candidate.found)
    if old and new:
        moved = {"path": new.path, "text_hash": new.text_hash, "title": new.title}
        # The id that the file had for a while stands for nothing any more.
        empty = {"path": "", "text_hash": "", "removed": True}
        library.store.change_articles({old.id: moved, new.id: empty})


def rejoin_all(library: Library) -> list[Candidate]:
    """Rejoin each gone article with the file that is likest to it, no file twice; returns what was joined."""
    joined: list[Candidate] = []
    done: set[str] = set()
    for candidate in find_candidates(library):
        if done.isdisjoint({candidate.article, candidate.found}):
            rejoin(library, candidate)
            done |= {candidate.article, candidate.found}
            joined.append(candidate)
    return joined


def _alike(
    library: Library, record: ArticleRecord, entries: Sequence[FileEntry]
) -> Iterator[tuple[FileEntry, float]]:
    body = library.index.body(record.text_hash) if entries else None
    if body is None:
        return
    for entry in entries:
        other = library.index.body(entry.text_hash) or read_source(library.path / entry.path).body
        score = likeness(body, other)
        if score >= LIKE_ENOUGH:
            yield entry, score


def _pairs(text: str) -> Counter[tuple[str, str]]:
    words = text.split()
    return Counter(zip(words, words[1:], strict=False))
