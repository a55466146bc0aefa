"""Articles into the library and out of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.model import now
from reader.errors import ArticleError, LibraryError
from reader.intake import (
    add_to_front_matter,
    clean_line,
    full_path,
    is_article_name,
    is_folder,
    read_source,
    with_metadata,
)
from reader.library.catalogue import hash_body
from reader.library.files import move_into, write_new
from reader.library.opening import Known, unkept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.library.library import Library
    from reader.library.model import Article, ArticleSummary

REMOVED = "removed"
"""The folder in a library that the files of removed articles are moved to."""


def keep(library: Library, article: Article) -> ArticleSummary:
    """Store a copy of an article, with its id and metadata as front matter."""
    listed = {each.id: each for each in library.articles()}
    if article.id in listed:
        return listed[article.id]
    path = _store(library.articles_path, article)
    return next(each for each in library.articles() if each.path == str(path))


def add(
    library: Library, paths: Sequence[Path], given: Mapping[str, str]
) -> tuple[list[ArticleSummary], list[str]]:
    """Copy files, and the articles in folders, into the library; one that cannot be added does not stop the others."""
    entries, ids = library.entries()
    known = Known.of(entries, ids, library.store.articles())
    stored: list[str] = []
    problems: list[str] = []
    for path in paths:
        files = list(_files_in(full_path(path)))
        if not files:
            problems.append(f"{clean_line(str(path))} holds no articles (*.md, *.markdown, *.txt)")
        for file in files:
            try:
                stored.append(str(_add_file(library, file, known, given)))
            except (ArticleError, LibraryError) as error:
                problems.append(str(error))
    by_path = {article.path: article for article in library.articles()} if stored else {}
    return [by_path[path] for path in stored if path in by_path], problems


def namesakes(
    library: Library, added: Sequence[ArticleSummary]
) -> list[tuple[ArticleSummary, list[ArticleSummary]]]:
    """Articles that were added under a title that others have, with those others; each title once."""
    titled: dict[str, list[ArticleSummary]] = {}
    for article in library.articles():
        titled.setdefault(article.title.casefold(), []).append(article)
    first = {article.title.casefold(): article for article in reversed(added)}
    return [
        (article, others)
        for title, article in first.items()
        if (others := [each for each in titled.get(title, ()) if each.id != article.id])
    ]


def remove(library: Library, article: ArticleSummary) -> ArticleSummary:
    """Move an article's file away; its record remembers that it was removed."""
    library.put_record(article, removed=True)
    try:
        move_into(Path(article.path), library.path / REMOVED)
    except LibraryError:
        with suppress(LibraryError):
            library.put_record(article, removed=False)
        raise
    return article


def bring_back(library: Library, article_id: str) -> ArticleSummary:
    """Move a removed article's file back, under the name it had; its record forgets that it was removed."""
    record = library.store.article(article_id)
    if record is None or not record.removed:
        raise ArticleError(f"no removed article has the id {article_id!r}: `reader list` shows what there is")
    path = library.path / record.path
    move_into(library.path / REMOVED / path.name, path.parent)
    library.store.change_articles({article_id: {"removed": False}})
    return library.find(article_id)


def _add_file(library: Library, file: Path, known: Known, given: Mapping[str, str]) -> Path:
    """Copy one file into the folder of articles. Raises ArticleError where its text stands there already."""
    source = with_metadata(read_source(file), **given)
    text_hash = hash_body(source.body)
    twin = known.listed.get(text_hash)
    if twin:
        raise ArticleError(
            f"{clean_line(str(file))} stands in the library already ({twin}): nothing was added"
        )
    article = unkept(source, file, known.id_for(source.metadata.id, text_hash))
    for warning in source.warnings:
        library.warn(warning, is_asked=True)
    path = _store(library.articles_path, article)
    known.listed[text_hash] = article.id
    known.taken.add(article.id)
    return path


def _store(folder: Path, article: Article) -> Path:
    from reader.export import suggested_name

    name = Path(suggested_name(article.summary, ".md" if article.markdown else ".txt"))
    text = add_to_front_matter(article.head + article.source, _front_matter(article.summary))
    return write_new(folder, name.stem, name.suffix, text.encode("utf-8", "replace"))


def _front_matter(article: ArticleSummary) -> dict[str, str | tuple[str, ...]]:
    values = {
        name: getattr(article, name)
        for name in ("title", "author", "site", "url", "published", "language", "tags")
    }
    added = now().partition(".")[0] + "Z"
    return {"id": article.id, **{name: value for name, value in values.items() if value}, "added": added}


def _files_in(path: Path) -> Iterator[Path]:
    """The file itself, or all article files in a folder and those below it, by name.

    Hidden ones, pipes and devices are passed over.
    """
    if not is_folder(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = (Path(folder, name) for name in sorted(names) if is_article_name(name))
        yield from (file for file in files if not _is_stream(file))


def _is_stream(path: Path) -> bool:
    try:
        return path.exists() and not path.is_file()
    except OSError:
        return False
