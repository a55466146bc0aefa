"""The store of annotations: what the reader made, in one TinyDB file."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from reader.annotations.model import ArticleRecord, Deleted, now_after
from reader.annotations.records import (
    ANNOTATION,
    ARTICLE,
    CORRECTION,
    FORGOTTEN,
    RESTORED,
    Record,
    annotation_record,
    article_record,
    correction_record,
    forgotten,
    read_annotation,
    restoration,
    revived,
    tombstone_of,
)
from reader.annotations.refusals import changed_elsewhere
from reader.errors import StoreError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.annotations.database import RecordDatabase
    from reader.annotations.index import Index
    from reader.annotations.mending import Mended
    from reader.annotations.model import Annotation

    Write = tuple[int | None, Record]
    """A record to save, with the document id it replaces or None."""


T = TypeVar("T")


class AnnotationStore:
    """Annotations, articles' records and corrections of one library.

    The file is first read when something is asked for. Any thread may call any method; several programs may use one
    file: each change is made to the file as it is at that moment, and is on disk when the method returns. All methods
    raise StoreError (one line: what, why, what to do) where the file cannot be read or written; nothing is changed
    then, neither on disk nor in memory.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._mutex = RLock()
        """Guards what is in memory. It is not held while another program is waited for."""
        self._changing = RLock()
        """Taken before the file's lock, so that threads of this program do not poll for each other."""
        self._open_database: RecordDatabase | None = None
        self._open_index: Index | None = None
        self._has_news = False
        """Whether another program's writes were taken in that `refresh` has not told of."""

    def annotations(self, article: str | None = None) -> list[Annotation]:
        """The annotations of an article, or all, by article and start; notes on an article as a whole come first."""
        with self._mutex:
            return sorted(self._index.annotations(article), key=_place)

    def annotation(self, identifier: str) -> Annotation | None:
        """The annotation with that id; None where there is none or it was deleted."""
        with self._mutex:
            return cast("Annotation | None", self._index.get(ANNOTATION, identifier))

    def tombstones(self) -> list[Annotation]:
        """The deleted annotations, by article and start; not those that were forgotten."""
        return sorted((each.annotation for each in self.deleted()), key=_place)

    def deleted(self) -> list[Deleted]:
        """The deleted annotations with when, the last one first; not those that were forgotten."""
        with self._mutex:
            index = self._index
            records = [index.record(ANNOTATION, each.id)[1] for each in index.annotations(is_deleted=True)]
        kept = [record for record in records if record and not record.get(FORGOTTEN)]
        values = [Deleted(read_annotation(each), str(each.get("deleted", ""))) for each in kept]
        return sorted(values, key=lambda each: (each.at, each.annotation.id), reverse=True)

    def counts(self) -> dict[str, int]:
        """Number of annotations by article id; articles without any are left out."""
        with self._mutex:
            return self._index.counts()

    def put(self, *annotations: Annotation) -> None:
        """Save annotations, each new or in the place of the one with its id, with one write for all.

        Raises ValueError, nothing being done, where a field has a wrong type.
        """
        self.change(put=annotations)

    def delete(self, *identifiers: str) -> None:
        """Delete annotations. Everything of them is kept as tombstones; an unknown id is passed over."""
        self.change(delete=identifiers)

    def restore(self, *identifiers: str) -> None:
        """Bring deleted annotations back. An id that is not among the tombstones is passed over."""

        def decide(index: Index) -> list[Write]:
            chosen = [
                index.record(ANNOTATION, each)
                for each in dict.fromkeys(identifiers)
                if index.get(ANNOTATION, each, is_deleted=True)
            ]
            return [
                (document_id, revived(record))
                for document_id, record in chosen
                if record and not record.get(FORGOTTEN)
            ]

        self._change(decide)

    def forget(self, *identifiers: str) -> None:
        """Empty tombstones for good: what was written and marked goes, that it was deleted stays.

        An id that is not among the tombstones is passed over. Copies of the file still hold the words until they are
        replaced by later ones.
        """

        def decide(index: Index) -> list[Write]:
            chosen = [
                index.record(ANNOTATION, each)
                for each in dict.fromkeys(identifiers)
                if index.get(ANNOTATION, each, is_deleted=True)
            ]
            return [(document_id, forgotten(record)) for document_id, record in chosen if record]

        self._change(decide)

    def change(
        self,
        *,
        put: Iterable[Annotation] = (),
        delete: Iterable[str] = (),
        expected: Mapping[str, Annotation | None] | None = None,
        corrections: Mapping[str, Record | None] | None = None,
        expected_corrections: Mapping[str, Record | None] | None = None,
    ) -> None:
        """Save and delete annotations and corrections with one write for all.

        corrections: by id, None to delete one. expected, expected_corrections: what must stand in the store now, by id
        (None: nothing); where something else does, because another program changed it, ChangedElsewhereError is raised
        and nothing is done.
        """
        saved, deleted = {each.id: each for each in put}, dict.fromkeys(delete)
        corrected = {
            name: correction_record(deepcopy(each)) for name, each in (corrections or {}).items() if each
        }
        uncorrected = [name for name, each in (corrections or {}).items() if each is None]

        def decide(index: Index) -> list[Write]:
            _compare(index, expected or {})
            _compare_corrections(index, expected_corrections or {})
            writes = [_put(index, ANNOTATION, each.id, annotation_record, each) for each in saved.values()]
            writes += [_put_correction(index, each) for each in corrected.values()]
            writes += _deletions(index, CORRECTION, uncorrected)
            return [*writes, *_deletions(index, ANNOTATION, deleted)]

        self._change(decide)

    def articles(self) -> list[ArticleRecord]:
        """What is kept of articles, by id."""
        with self._mutex:
            return sorted(self._index.articles(), key=lambda each: each.id)

    def article(self, identifier: str) -> ArticleRecord | None:
        """What is kept of the article with that id."""
        with self._mutex:
            return cast("ArticleRecord | None", self._index.get(ARTICLE, identifier))

    def put_article(self, *articles: ArticleRecord) -> None:
        """Save what is kept of articles, each new or in the place of the one with its id, with one write for all."""
        saved = {each.id: each for each in articles}
        self._change(
            lambda index: [_put(index, ARTICLE, each.id, article_record, each) for each in saved.values()],
        )

    def change_articles(self, changes: Mapping[str, Mapping[str, Any]]) -> None:
        """Change fields of what is kept of articles, by id; what another program changed of the others meanwhile stays."""

        def decide(index: Index) -> list[Write]:
            old = {name: index.get(ARTICLE, name) or ArticleRecord(name) for name in changes}
            new = [
                replace(old[name], **values, updated=now_after(old[name].updated))
                for name, values in changes.items()
                if any(getattr(old[name], field) != value for field, value in values.items())
            ]
            return [_put(index, ARTICLE, each.id, article_record, each) for each in new]

        self._change(decide)

    def corrections(self, article: str | None = None) -> list[Record]:
        """The corrections of an article, or all, in the order they were made: plain records with id and article."""
        with self._mutex:
            records = deepcopy(self._index.corrections(article))
        return [_as_made(record) for record in records]

    def deleted_corrections(self, article: str | None = None) -> list[Record]:
        """The corrections of an article, or of all, that were taken back: their tombstones, with all that they said."""
        with self._mutex:
            return deepcopy(self._index.corrections(article, is_deleted=True))

    def put_correction(self, *corrections: Record) -> None:
        """Save corrections, each new or in the place of the one with its id. Raises ValueError without id or article.

        What is in them must be what JSON can hold.
        """
        saved = {each["id"]: each for each in map(correction_record, deepcopy(corrections))}
        self._change(lambda index: [_put_correction(index, each) for each in saved.values()])

    def delete_correction(self, *identifiers: str) -> None:
        """Delete corrections, leaving tombstones. An unknown id is passed over."""
        self._change(lambda index: _deletions(index, CORRECTION, identifiers))

    def refresh(self) -> bool:
        """Read what another program wrote. True where that changed anything since the last look.

        Where nothing was written this costs one look at the file's size and time: it may be called every second.
        """
        with self._mutex:
            self.catch_up()
            told, self._has_news = self._has_news, False
            return told

    def catch_up(self) -> None:
        """Read what another program wrote; `refresh` still tells of it."""
        with self._mutex:
            if self._open_index is not None:
                self._take_in(self._open_index)

    def damage(self) -> str | None:
        """One line on why the file as it is on disk now cannot be used; None where it can."""
        from reader.annotations.database import RecordDatabase

        try:
            RecordDatabase(self.path).file.read()
        except StoreError as error:
            return str(error)
        return None

    def check(self) -> list[str]:
        """One line on each thing that is wrong: the file's damage, or records that are kept but cannot be used."""
        damage = self.damage()
        if damage is not None:
            return [damage]
        with self._mutex:
            self.refresh()
            self._index.read_all()
            unkept = self._database.file.unkept
            return [*self.warnings(), *([f"{self.path.name}: {unkept}"] if unkept else [])]

    def warnings(self) -> list[str]:
        """One line on each record that was found damaged, changed by another program or unusable so far."""
        with self._mutex:
            problems = self._index.problems.items()
            return [f"{self.path.name}: record {key}: {problem}" for key, problem in sorted(problems)]

    def backups(self) -> list[Path]:
        """The copies of the file, the newest first: the last good one, then how it was left on each of ten days."""
        from reader.annotations.storage import list_backups

        return list_backups(self.path)

    def restore_backup(self, which: Path) -> Path | None:
        """Put a copy, one of `backups()`, in the place of the file.

        Returns where the file as it was is kept (`annotations.json.damaged-<time>`, or `replaced` where it was good),
        None where there was none.
        """
        from reader.annotations.storage import restore_backup

        with self._changing:
            kept = restore_backup(self.path, which)
            self._begin_anew()
        return kept

    def mend(self) -> Mended | None:
        """Put in the place of a damaged file what can be read of it and of its newest good copy; None: it is not damaged."""
        from reader.annotations.mending import mend

        with self._changing:
            mended = mend(self.path)
            self._begin_anew()
        return mended

    def _begin_anew(self) -> None:
        with self._mutex:
            self._open_database = self._open_index = None

    @property
    def _database(self) -> RecordDatabase:
        if self._open_database is None:
            # TinyDB is loaded only by who opens a store.
            from reader.annotations.database import RecordDatabase

            self._open_database = RecordDatabase(self.path)
        return self._open_database

    @property
    def _index(self) -> Index:
        if self._open_index is None:
            from reader.annotations.index import Index

            index = Index()
            index.update(self._database.file.catch_up())
            self._open_index = index
        return self._open_index

    def _take_in(self, index: Index) -> None:
        changes = self._database.file.catch_up()
        index.update(changes)
        self._has_news = self._has_news or bool(changes)

    def _change(self, decide: Callable[[Index], Sequence[Write]]) -> None:
        """Save what decide makes of the file as it is now. Memory follows only when it is on disk."""
        with self._mutex:
            file = self._database.file
        with self._changing, file.locked(), self._mutex:
            index = self._index
            self._take_in(index)
            writes = [
                (document_id, record)
                for document_id, record in decide(index)
                if document_id is None or index.record_at(document_id) != record
            ]
            if writes:
                index.update(self._database.records.write_records(writes))


def _place(annotation: Annotation) -> tuple[str, int, int, str, str]:
    target = annotation.target
    start, end = (-1, -1) if target is None else (target.start, target.end)
    return annotation.article, start, end, annotation.created, annotation.id


def _put(
    index: Index, kind: str, identifier: str, record_of: Callable[[T, Record | None], Record], value: T
) -> Write:
    document_id, old = index.record(kind, identifier)
    return document_id, record_of(value, old)


def _put_correction(index: Index, record: Record) -> Write:
    document_id, old = index.record(CORRECTION, record["id"])
    return document_id, {**record, **restoration(old)}


def _deletions(index: Index, kind: str, identifiers: Iterable[str]) -> list[Write]:
    chosen = [index.record(kind, each) for each in identifiers if index.get(kind, each)]
    return [(document_id, tombstone_of(record)) for document_id, record in chosen if record]


def _as_made(record: Record) -> Record:
    """A correction's record without what only merging goes by."""
    return {name: value for name, value in record.items() if name != RESTORED}


def _compare(index: Index, expected: Mapping[str, Annotation | None]) -> None:
    for identifier, annotation in expected.items():
        if index.get(ANNOTATION, identifier) != annotation:
            raise changed_elsewhere("annotation")


def _compare_corrections(index: Index, expected: Mapping[str, Record | None]) -> None:
    for identifier, correction in expected.items():
        found = index.get(CORRECTION, identifier)
        wanted = None if correction is None else _as_made(correction_record(correction))
        if (None if found is None else _as_made(found)) != wanted:
            raise changed_elsewhere("correction")
