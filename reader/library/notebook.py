"""All annotations of the library: listed at once, their places looked up article by article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations.filtering import Subject
from reader.annotations.model import Placed
from reader.annotations.placing import NOWHERE, place, status_of, words_now
from reader.errors import ArticleError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.annotations.model import Annotation, Deleted, Status
    from reader.library.library import Library
    from reader.library.model import ArticleSummary
    from reader.text import Document


@dataclass(frozen=True, slots=True)
class ListedNote:
    """An annotation with the article it is on and, once it was looked up, its place there."""

    annotation: Annotation
    title: str
    """Of the article."""
    article: ArticleSummary | None
    """None: its file is gone."""
    placed: Placed | None = None
    """None: not looked up yet."""
    now: str = ""
    """What stands at the place of a changed one today."""

    @property
    def status(self) -> Status | None:
        """None: not looked up yet."""
        return status_of(self.placed) if self.placed else None

    @property
    def subject(self) -> Subject:
        """What a filter looks at."""
        return Subject(self.annotation, self.status, self.title)


def list_notes(library: Library) -> list[ListedNote]:
    """All annotations, by article as the library lists them, those whose article is gone last. No article is opened."""
    articles = {article.id: article for article in library.articles()}
    by_article: dict[str, list[Annotation]] = {}
    for annotation in library.store.annotations():
        by_article.setdefault(annotation.article, []).append(annotation)
    titles = {record.id: record.title for record in library.store.articles()}
    present = [
        ListedNote(annotation, article.title, article, None if annotation.target else Placed(annotation))
        for article in articles.values()
        for annotation in by_article.get(article.id, ())
    ]
    gone = [
        ListedNote(annotation, titles.get(identifier) or identifier, None, _lost(annotation))
        for identifier, own in by_article.items()
        if identifier not in articles
        for annotation in own
    ]
    return [*present, *gone]


def _lost(annotation: Annotation) -> Placed:
    return Placed(annotation, NOWHERE if annotation.target else None)


def looked_up(library: Library, notes: Sequence[ListedNote]) -> list[ListedNote]:
    """The notes, all on one article that is there, with their places. Raises ArticleError where it cannot be read."""
    article = notes[0].article if notes else None
    if article is None:
        return list(notes)
    text = library.open_summary(article).document.text
    found = [(note, place(text, note.annotation)) for note in notes]
    return [
        ListedNote(note.annotation, note.title, article, placed, _now(text, placed)) for note, placed in found
    ]


def _now(text: str, placed: Placed) -> str:
    return (words_now(text, placed) or "") if status_of(placed) == "changed" else ""


def find_annotation(library: Library, ref: str) -> Annotation:
    """The annotation with that id, or the only one whose id begins so. Raises ArticleError."""
    return _the_one((each for each in library.store.annotations()), ref, "`reader notes --json` lists them")


def find_deleted(library: Library, refs: Sequence[str]) -> list[Annotation]:
    """The deleted annotations with those ids or beginnings of ids. Raises ArticleError."""
    deleted = library.store.tombstones()
    return [_the_one(deleted, ref, "`reader bin` lists them") for ref in refs]


def _the_one(annotations: Iterable[Annotation], ref: str, advice: str) -> Annotation:
    if not ref:
        raise UsageError(f"an id is empty: {advice}")
    found = [each for each in annotations if each.id.startswith(ref)]
    exact = [each for each in found if each.id == ref]
    if len(exact or found) != 1:
        what = f"{len(found)} annotations have an id" if found else "no annotation has an id"
        raise ArticleError(f"{what} that begins with {ref!r}: {advice}")
    return (exact or found)[0]


def article_of(library: Library, annotation: Annotation) -> ArticleSummary:
    """The article that an annotation is on. Raises ArticleError where its file is gone."""
    found = next((each for each in library.articles() if each.id == annotation.article), None)
    if found is None:
        raise ArticleError("the file of this annotation's article is gone: put it back, then try again")
    return found


def with_document(library: Library, annotation: Annotation) -> tuple[Document, Placed]:
    """The text that an annotation is on, and its place there. Raises ArticleError."""
    document = library.open_summary(article_of(library, annotation)).document
    return document, place(document.text, annotation)


@dataclass(frozen=True, slots=True)
class BinItem:
    """A deleted annotation with when, the title of its article and, where one is kept, the draft of its note."""

    deleted: Deleted
    title: str
    draft: str = ""

    @property
    def annotation(self) -> Annotation:
        """What was deleted."""
        return self.deleted.annotation

    @property
    def subject(self) -> Subject:
        """What a filter looks at."""
        return Subject(self.annotation, None, self.title)


def list_bin(library: Library) -> list[BinItem]:
    """What is in the bin, the last deleted first."""
    titles = {record.id: record.title for record in library.store.articles()}
    titles.update({article.id: article.title for article in library.articles()})
    drafts = {key: library.drafts.read(key) or "" for key in library.drafts.kept()}
    return [
        BinItem(
            each,
            titles.get(each.annotation.article) or each.annotation.article,
            drafts.get(each.annotation.id, ""),
        )
        for each in library.store.deleted()
    ]


def delete_for_good(library: Library, identifiers: Iterable[str]) -> None:
    """Delete what is in the bin for good, with the drafts of its notes; other ids are passed over.

    Raises StoreError, nothing being done, and LibraryError where a draft cannot be removed.
    """
    deleted = {each.id for each in library.store.tombstones()}
    chosen = [each for each in identifiers if each in deleted]
    library.store.forget(*chosen)
    for each in chosen:
        library.drafts.drop(each)
