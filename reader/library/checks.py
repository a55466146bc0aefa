"""What `reader doctor` looks at in a library: each thing in one line, and what to do where it is wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.library.copies import counted
from reader.library.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.annotations.mending import Mended
    from reader.library.library import Library

_NAMED = 5
"""Lost lines that are named."""


def check(library: Library) -> list[Finding]:
    """All findings, good and bad, in the order they are read best."""
    return [
        *_library(library),
        *_annotations(library),
        *_copies(library),
        *_articles(library),
        *_drafts(library),
        *_analysis(),
        *_settings(),
    ]


def restore_annotations(library: Library) -> list[str]:
    """Put damaged annotations right from what can be read of them and of their last good copy: what was done, by lines."""
    mended = library.store.mend()
    if mended is None:
        return ["the annotations are not damaged: nothing was restored"]
    return [*_told_mended(library.store.path, mended), *_told_missing(mended)]


def _told_mended(path: Path, mended: Mended) -> Iterator[str]:
    found, copy = mended.salvaged, mended.copy
    sources = [f"the {counted(found.lines, 'line')} of it that can be read"] if found.lines else []
    sources += [f"the copy {copy}"] if copy else []
    holds = f"{counted(found.annotations, 'annotation')} and {counted(found.corrections, 'correction')}"
    yield f"restored {path} from {' and '.join(sources) or 'what of it can be read'}: it has {holds}"
    if found.doubled:
        are_doubled = counted(len(found.doubled), "note")
        yield f"{are_doubled} of which both had another version: both are kept, one below the other"


def _told_missing(mended: Mended) -> Iterator[str]:
    found, kept = mended.salvaged, mended.kept
    if found.missing:
        what = f" ({', '.join(found.torn[:_NAMED])})" if found.torn else ""
        least = "" if found.is_counted else "at least "
        yield (
            f"{least}{counted(found.missing, 'saved line')} of the damaged file cannot be read{what}: "
            "what stood only there is missing"
        )
    elif found.lines and not found.is_counted:
        yield "its first lines are gone, which tell how much was saved: nothing else is seen to be missing"
    elif found.lines:
        yield "nothing that the damaged file holds is missing"
    elif kept:
        yield "nothing of the damaged file can be read: what was saved after that copy is missing"
    if kept:
        yield f"the damaged file was kept as {kept}"


def _library(library: Library) -> Iterator[Finding]:
    writable = os.access(library.path, os.W_OK) and os.access(library.articles_path, os.W_OK)
    advice = "" if writable else ": it may not be written; nothing can be added or annotated"
    yield Finding("library", writable, f"{library.path}{advice}")


def _annotations(library: Library) -> Iterator[Finding]:
    damage = library.store.damage()
    if damage:
        yield Finding("annotations", False, damage)
        return
    for line in library.store.check():
        yield Finding("annotations", False, line)
    count = sum(library.store.counts().values())
    yield Finding("annotations", True, f"{count} in {library.store.path}")


def _copies(library: Library) -> Iterator[Finding]:
    """What was merged, and each conflict copy that lies beside the annotations still."""
    from reader.annotations.copies import KEPT, conflict_copies

    for outcome in library.merges:
        yield Finding("copies", outcome.is_merged, outcome.message)
    try:
        left = conflict_copies(library.store.path)
    except OSError as error:
        yield Finding("copies", False, f"{library.path} cannot be read: {error.strerror or error}")
        return
    for copy in left:
        yield Finding(
            "copies",
            False,
            f"{copy} is a conflict copy that is not merged: mend it and start reader again, "
            "or move it out of the library if nothing in it is needed",
        )
    if not left:
        yield Finding(
            "copies",
            True,
            f"no conflict copy is left to merge; merged ones are kept in {library.path / KEPT}",
        )


def _articles(library: Library) -> Iterator[Finding]:
    try:
        articles = library.articles()
        candidates = library.candidates()
    except ReaderError as error:
        is_told = str(error) == library.store.damage()
        told = "not looked at, since the annotations cannot be used" if is_told else str(error)
        yield Finding("articles", False, told)
        return
    merges = {each.message for each in library.merges}
    for warning in library.warnings:
        if warning in merges:
            continue  # told where the copies are
        yield Finding("articles", False, warning)
    for candidate in candidates:
        yield Finding(
            "articles",
            False,
            f"{candidate.path} is like {candidate.title!r}, whose file is gone ({candidate.likeness:.0%}): "
            "if it is the same article, `reader doctor --rejoin` gives it its notes back",
        )
    yield Finding("articles", True, f"{len(articles)} in {library.articles_path}")


def _drafts(library: Library) -> Iterator[Finding]:
    for key in library.drafts.kept():
        where = f"its text is in {library.drafts.path(key)}"
        yield Finding("drafts", True, f"an unfinished note on {_subject(library, key)}: {where}")


def _subject(library: Library, key: str) -> str:
    """The title of the article that a draft belongs to; the key where it belongs to none any more."""
    try:
        annotation = library.store.annotation(key)
        article = annotation.article if annotation else key
        titles = {each.id: each.title for each in library.articles()}
        record = library.store.article(article)
    except ReaderError:
        return key
    return repr(titles.get(article) or (record.title if record else "") or key)


def _analysis() -> Iterator[Finding]:
    from reader.analysis import ENGINE, analyze

    missing = analyze("“It works,” she said.").missing
    yield Finding("analysis", not missing, missing or ENGINE)


def _settings() -> Iterator[Finding]:
    from reader.settings import config_path, read_settings

    _, warnings = read_settings()
    for warning in warnings:
        yield Finding("settings", False, warning)
    if not warnings:
        path = config_path()
        yield Finding(
            "settings", True, str(path) if path.exists() else f"{path} does not exist: defaults are used"
        )
