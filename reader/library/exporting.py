"""Annotations listed and exported, over several articles."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.filtering import Subject
from reader.annotations.model import ArticleRecord, Placed, now
from reader.annotations.placing import NOWHERE, status_of
from reader.errors import ArticleError, UsageError
from reader.intake import clean_line, is_folder
from reader.library.annotating import placed, with_certainty
from reader.library.files import make_folder, write_beside, write_unless_other, write_whole
from reader.library.model import ArticleSummary
from reader.text import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from reader.annotations.filtering import NoteFilter
    from reader.annotations.model import Annotation
    from reader.export import ExportItem
    from reader.library.library import Library
    from reader.library.model import Article

_LONG_ENDINGS = {"markdown": "md"}


@dataclass(frozen=True, slots=True)
class NotedArticle:
    """An article with its annotations as they stand in it today."""

    title: str
    placed: list[Placed]
    text: str
    """Empty where its file is gone."""


def notes(library: Library, refs: Sequence[str]) -> list[NotedArticle]:
    """Each article chosen that has annotations, then those whose files are gone."""
    found = []
    for article in _chosen(library, refs):
        if article.notes:
            document = _opened(library, article, refs).document
            marks = placed(library.store, article.id, document)
            if any(each.annotation.speaker for each in marks):
                marks = with_certainty(marks, library.cached_analysis(document, article.id))
            found.append(NotedArticle(article.title, marks, document.text))
    return found if refs else [*found, *_gone(library, {article.id for article in library.articles()})]


def export(library: Library, refs: Sequence[str], kind: str, wanted: NoteFilter | None = None) -> str:
    """One text for all articles chosen; wanted: of the annotations that fit alone."""
    return _format(kind)(_items(library, refs, wanted), now(), not refs)


def export_notes(
    library: Library, identifiers: Collection[str], path: str | Path, *, is_forced: bool = False
) -> list[Path]:
    """Write the annotations with these ids as `export_to` does, whatever article they are on. Returns what was written."""
    chosen = set(identifiers)
    items = [
        replace(item, placed=wanted)
        for item in _items(library, [])
        if (wanted := [each for each in item.placed if each.annotation.id in chosen])
    ]
    return _write(library, items, None, path, is_forced=is_forced)


def kind_for(path: str | Path, default: str = "md") -> str:
    """The format that a file's ending asks for; default for a folder and a name without an ending.

    Raises UsageError for an ending that no format has.
    """
    from reader.export import FORMATS

    ending = Path(path).suffix.lower().removeprefix(".")
    if not ending or _is_meant_as_folder(path):
        return default
    kind = _LONG_ENDINGS.get(ending, ending)
    if kind not in FORMATS:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise UsageError(
            f"no format ends in .{clean_line(ending)}: name the file {known}, or on the command line give --format"
        )
    return kind


def export_to(
    library: Library,
    refs: Sequence[str],
    kind: str | None,
    path: str | Path,
    wanted: NoteFilter | None = None,
    *,
    is_forced: bool = False,
) -> list[Path]:
    """A file, or in a folder one file an article. Without force no file that holds something else is written over.

    In a folder a name that is not taken yet is made then; where the same stands there already, maybe of another day, that
    is told as a warning.
    kind None: as the path's ending says. path: as the user wrote it; ~ is the home folder, a / at its end means a folder.
    """
    items = _items(library, refs, wanted)
    return _write(library, items, kind, path, is_of_all=not refs, is_forced=is_forced)


def _write(
    library: Library,
    items: list[ExportItem],
    kind: str | None,
    path: str | Path,
    *,
    is_of_all: bool = False,
    is_forced: bool = False,
) -> list[Path]:
    from reader.export import is_same_export

    place = place_of(path)
    kind = kind or kind_for(path)
    write = _format(kind)
    if not _is_meant_as_folder(path) and not is_folder(place):
        content = write(items, now(), is_of_all).encode("utf-8", "replace")
        is_new = write_unless_other(place, content, is_forced=is_forced, is_same=is_same_export)
        _tell(library, place, is_new=is_new)
        return [place]
    make_folder(place)
    written: list[Path] = []
    for item in items:
        content = write([item], now(), False).encode("utf-8", "replace")
        name = Path(_suggested(item, kind))
        if is_forced and place / name not in written:
            write_whole(place / name, content)
            written.append(place / name)
            continue
        made, is_new = write_beside(place, name.stem, name.suffix, content, is_same=is_same_export)
        _tell(library, made, is_new=is_new)
        written.append(made)
    return written


def _tell(library: Library, path: Path, *, is_new: bool) -> None:
    if not is_new:
        library.warn(f"{clean_line(str(path))} holds the same already: it was left as it is", is_asked=True)


def _suggested(item: ExportItem, kind: str) -> str:
    from reader.export import suggested_name

    return suggested_name(item.metadata, f".{kind}")


def place_of(path: str | Path) -> Path:
    """The path that a user wrote, ~ followed. Raises UsageError for what can be no path."""
    if not str(path).strip():
        raise UsageError("no path is given: name the file or folder to write to")
    if "\0" in str(path):
        raise UsageError(f"{clean_line(str(path))} is no path: it holds a NUL")
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise UsageError(f"{clean_line(str(path))}: there is no such home folder") from error


def _is_meant_as_folder(path: str | Path) -> bool:
    written = str(path)
    return written.endswith(("/", os.sep)) or is_folder(Path(os.path.expanduser(written)))  # noqa: PTH111 (never raises)


def _format(kind: str) -> Callable[[Sequence[ExportItem], str, bool], str]:
    from reader.export import FORMATS

    if kind not in FORMATS:
        raise UsageError(f"there is no format {kind!r}: one of {', '.join(FORMATS)}")
    return FORMATS[kind]


def _items(library: Library, refs: Sequence[str], wanted: NoteFilter | None = None) -> list[ExportItem]:
    """Articles with the annotations to export; with a filter, only those of which any fits. Raises ArticleError for none."""
    items = _all_items(library, refs)
    if wanted:
        items = [
            replace(item, placed=fitting)
            for item in items
            if (fitting := [each for each in item.placed if _fits(wanted, item, each)])
        ]
    if not items:
        raise ArticleError(
            "there are no annotations that fit: `reader notes --filter` lists those that do"
            if wanted
            else "there are no annotations to export: `reader annotate` or H in the program makes some"
        )
    return items


def _fits(wanted: NoteFilter, item: ExportItem, placed: Placed) -> bool:
    return wanted.matches(Subject(placed.annotation, status_of(placed), item.metadata.title))


def _all_items(library: Library, refs: Sequence[str]) -> list[ExportItem]:
    from reader.export import ExportItem

    items = []
    for article in _chosen(library, refs):
        if refs or article.notes:
            document = _opened(library, article, refs).document
            analysis = library.cached_analysis(document, article.id)
            marks = with_certainty(placed(library.store, article.id, document), analysis)
            items.append(ExportItem(article, document, marks, analysis.quotations if analysis else ()))
    if not refs:
        items += _gone_items(library, {article.id for article in library.articles()})
    return items


def _chosen(library: Library, refs: Sequence[str]) -> list[ArticleSummary]:
    return [library.find(ref) for ref in refs] if refs else library.articles()


def _opened(library: Library, article: ArticleSummary, refs: Sequence[str]) -> Article:
    return library.open_summary(article, is_asked=bool(refs))


def _gone(library: Library, present: set[str]) -> Iterator[NotedArticle]:
    for record, orphans in _lost(library, present):
        yield NotedArticle(f"{record.title} (its file is gone)", orphans, "")


def _gone_items(library: Library, present: set[str]) -> Iterator[ExportItem]:
    from reader.export import ExportItem

    for record, orphans in _lost(library, present):
        summary = ArticleSummary(record.id, clean_line(record.title), tags=record.tags)
        yield ExportItem(summary, Document(""), orphans)


def _lost(library: Library, present: set[str]) -> Iterator[tuple[ArticleRecord, list[Placed]]]:
    """Articles whose files are gone, with their annotations."""
    records = {record.id: record for record in library.store.articles()}
    lost: dict[str, list[Annotation]] = {}
    for annotation in library.store.annotations():
        if annotation.article not in present:
            lost.setdefault(annotation.article, []).append(annotation)
    for article, orphans in lost.items():
        record = records.get(article) or ArticleRecord(article, title=article)
        placed = [Placed(each, NOWHERE if each.target else None) for each in orphans]
        yield record if record.title else replace(record, title=article), placed
