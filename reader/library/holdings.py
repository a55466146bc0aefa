"""Which files of a library are articles, by which ids, and what is kept of each in the store."""

from __future__ import annotations

from dataclasses import replace
from threading import RLock
from typing import TYPE_CHECKING, Any

from reader.annotations.model import ArticleRecord
from reader.errors import ArticleError, StoreError
from reader.intake import clean_line
from reader.library.catalogue import Catalogue, hash_body
from reader.library.identity import identify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.annotations import AnnotationStore
    from reader.library.index import ArticleIndex, FileEntry
    from reader.library.model import Article, ArticleSummary
    from reader.library.noticed import Noticed


class Holdings:
    """The files and records as they are now. Any thread may call any method."""

    def __init__(self, path: Path, store: AnnotationStore, index: ArticleIndex, noticed: Noticed) -> None:
        """path: the library's folder."""
        self._path, self._store, self._index, self._noticed = path, store, index, noticed
        self._catalogue = Catalogue(path, index)
        self._mutex = RLock()
        self._identified: (
            tuple[Sequence[FileEntry], list[ArticleRecord], list[FileEntry], Mapping[str, str]] | None
        ) = None
        """The files found and the records read last, with what came of them."""

    def entries(self) -> tuple[Sequence[FileEntry], Mapping[str, str]]:
        """The readable files of the library, and the id of each by path."""
        with self._mutex:
            found = self._catalogue.refresh()
            for entry in found:
                for warning in (entry.problem, *entry.warnings):
                    if warning:
                        self._noticed.add(warning)
            records = self._store.articles()
            if self._identified is None or self._identified[0] is not found or self._identified[1] != records:
                self._identified = found, *self._identify(found, records)
            return self._identified[2:]

    def is_current(self) -> bool:
        """Whether no file was added, removed or renamed since `entries` looked for them."""
        return self._catalogue.is_current()

    def _identify(
        self, found: Sequence[FileEntry], records: Sequence[ArticleRecord]
    ) -> tuple[list[ArticleRecord], list[FileEntry], Mapping[str, str]]:
        """The records as they are afterwards, the readable files, and their ids by path."""
        entries = [entry for entry in found if not entry.problem]
        identities = identify(entries, records)
        for warning in identities.warnings:
            self._noticed.add(warning)
        self._save(identities.changed)
        return self._store.articles(), entries, identities.ids

    def _save(self, records: Sequence[ArticleRecord]) -> None:
        """Ids of new files are the same each time they are made, so that a library that cannot be written still works."""
        if not records:
            return
        try:
            self._store.change_articles({each.id: _known_by(each) | {"removed": False} for each in records})
        except StoreError as error:
            self._noticed.add(str(error))

    def problem_of(self, ref: str) -> str:
        """Why the file of the library that ref names is no article; empty where it is one or there is none."""
        path = ref.removeprefix(f"{self._path}/")
        with self._mutex:
            found = self._catalogue.refresh()
        return next((e.problem for e in found if e.problem and f"/{e.path}".endswith(f"/{path}")), "")

    def entry(self, article: ArticleSummary) -> FileEntry:
        """What the index knows of an article's file. Raises ArticleError where it is gone meanwhile."""
        entries, ids = self.entries()
        entry = next((entry for entry in entries if ids[entry.path] == article.id), None)
        if entry is None:
            raise ArticleError(told_gone(article.title))
        return entry

    def record(self, article: ArticleSummary) -> ArticleRecord:
        """The article's record as it stands in the store, or the one to begin with."""
        entry = self.entry(article)
        return self._store.article(article.id) or ArticleRecord(
            article.id, entry.path, entry.text_hash, entry.title
        )

    def change_record(self, article: ArticleSummary, **values: Any) -> None:
        """Save fields of an article's record; all others stay as they stand in the store."""
        begun = {} if self._store.article(article.id) else _known_by(self.record(article))
        self._store.change_articles({article.id: begun | values})

    def remember(self, article: Article) -> None:
        """Keep what an annotated article is known by: its place and, where its file names no id, its text."""
        entry = self.entry(article.summary)
        record = self.record(article.summary)
        is_known = (record.path, record.text_hash) == (entry.path, entry.text_hash)
        if not is_known or not self._store.article(record.id):
            known = replace(record, path=entry.path, text_hash=entry.text_hash)
            self._store.change_articles({record.id: _known_by(known)})
        if not entry.given_id and entry.text_hash == hash_body(article.source):
            self._index.keep_body(entry.text_hash, article.source)


def _known_by(record: ArticleRecord) -> dict[str, Any]:
    """The fields by which an article is found again."""
    return {"path": record.path, "text_hash": record.text_hash, "title": record.title}


def told_gone(title: str) -> str:
    """That an article's file is not there, and what to do."""
    return f"the file of {clean_line(title)!r} is gone: put it back, or see `reader list`"
