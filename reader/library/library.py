"""The library as the command line and the terminal program use it: one object, many small modules behind it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.annotations import AnnotationStore
from reader.errors import ArticleError, UsageError
from reader.intake import clean_tags
from reader.library import annotating, opening, preparing, rejoining, shelf
from reader.library.analyses import Analyses
from reader.library.catalogue import ARTICLES
from reader.library.choices import Choices
from reader.library.drafts import Drafts
from reader.library.holdings import Holdings, told_gone
from reader.library.index import ArticleIndex, cache_folder
from reader.library.listing import in_order, summarise
from reader.library.lookup import find_article
from reader.library.model import STATUSES, Article, ArticleSummary, Candidate, Finding, ReadingPosition
from reader.library.noticed import Noticed
from reader.library.positions import position_in
from reader.library.state import DeviceState, Preferences
from reader.library.where import library_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future

    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis
    from reader.annotations.copies import Outcome
    from reader.annotations.filtering import NoteFilter
    from reader.annotations.model import Annotation, ArticleRecord, Placed
    from reader.library.exporting import NotedArticle
    from reader.library.index import FileEntry
    from reader.settings import Settings
    from reader.text import Document


def open_library(path: Path | None = None) -> Library:
    """Open the library at `library_path(path)`; a new one is made, with the sample articles in it.

    Raises LibraryError where the folder cannot be made, read or, being new, written.
    """
    library = Library(library_path(path))
    library.prepare()
    return library


class Library:
    """One folder of articles with everything the reader made of them.

    Any thread may call any method. Methods raise ArticleError (no such article, not readable), LibraryError (folder not
    to be read or written) and StoreError (annotations file not to be read or written); nothing is changed then.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.articles_path = path / ARTICLES
        self.store = AnnotationStore(path / "annotations.json")
        self.index = ArticleIndex(cache_folder(path))
        self.state = DeviceState(path / "state")
        self.drafts = Drafts(path / "state" / "drafts")
        self.analyses = Analyses(self.index, self.store, lambda: self.settings.spacy)
        self.merges: list[Outcome] = []
        """What became of the conflicts and conflict copies that were found; each is among the warnings, too."""
        self._noticed = Noticed()
        self._choices = Choices(path, self.state, self._noticed)
        self._holdings = Holdings(path, self.store, self.index, self._noticed)

    # The library as a whole

    @property
    def warnings(self) -> list[str]:
        """One line for each thing noticed so far that did not stop anything, in order, each once."""
        noticed = dict.fromkeys([*self._noticed.lines, *self.state.warnings, self.index.problem])
        return [warning for warning in noticed if warning]

    @property
    def asked_warnings(self) -> list[str]:
        """Those of the warnings that are about articles opened or added by name."""
        return self._noticed.asked

    def warn(self, message: str, *, is_asked: bool = False) -> None:
        """Add a line to the warnings; is_asked: it is about an article that was asked for."""
        self._noticed.add(message, is_asked=is_asked)

    def prepare(self) -> None:
        """Make the folder and its samples where they are missing, and merge what others left. Raises LibraryError."""
        self.merges += preparing.prepare(self)

    def merge_late(self) -> list[Outcome]:
        """Take in the conflict copies that came since the library was opened: what was done that was not said before."""
        late = preparing.merge_late(self)
        self.merges += late
        return late

    def lost_drafts(self) -> list[Path]:
        """The drafts of notes on what is not even in the bin: a highlight not saved before the program ended, say."""
        found = [self.drafts.path(key) for key in self.drafts.kept()]
        if not found:
            return []
        annotations = [*self.store.annotations(), *self.store.tombstones()]
        ids = [each.id for each in annotations] + [each.id for each in self.store.articles()]
        known = {self.drafts.path(identifier) for identifier in ids}
        return [path for path in found if path not in known]

    def close(self) -> None:
        """End the analysis process and close files. The library may be used again afterwards."""
        self.analyses.close()
        self.index.close()

    @property
    def settings(self) -> Settings:
        """The user's config.toml, and where it is silent what was remembered on this device."""
        return self._choices.settings()

    def name_color(self, color: str, name: str) -> None:
        """Name a colour in this library; an empty name: its own again. Raises UsageError, LibraryError."""
        self._choices.name_color(color, name)

    def remember(self, **preferences: Any) -> None:
        """Remember theme, measure or layers on this device. Raises LibraryError."""
        self.state.set_preferences(**preferences)

    def preferences(self) -> Preferences:
        """What was remembered on this device."""
        return self.state.current().preferences

    def check(self) -> list[Finding]:
        """What `reader doctor` says of library, store, index, state, settings and analysis. Raises nothing expected."""
        from reader.library import checks

        return checks.check(self)

    # Articles

    def articles(self) -> list[ArticleSummary]:
        """All articles, the last added first. Files that are none are named in `warnings`."""
        entries, ids = self.entries()
        records = {record.id: record for record in self.store.articles()}
        counts, positions = self.store.counts(), self.state.current().positions
        return in_order(
            summarise(self.path, entry, ids[entry.path], records, counts, positions) for entry in entries
        )

    def entries(self) -> tuple[Sequence[FileEntry], Mapping[str, str]]:
        """The readable files of the library, and the id of each by path."""
        return self._holdings.entries()

    def is_listed_as_now(self) -> bool:
        """Whether no file was added, removed or renamed since the articles were listed."""
        return self._holdings.is_current()

    def find(self, ref: str) -> ArticleSummary:
        """The article that ref means: an id, a unique part of one, a title's beginning or words, a path. Raises ArticleError."""
        try:
            return find_article(self.articles(), ref)
        except ArticleError:
            problem = self.problem_of(ref)
            if problem:
                raise ArticleError(problem) from None
            record = self.store.article(ref)
            if record and record.title and not record.removed:
                raise ArticleError(told_gone(record.title)) from None
            raise

    def title_of(self, article_id: str) -> str:
        """What an article that has annotations or corrections is called, also where its file is gone; else its id."""
        record = self.store.article(article_id)
        return (record.title if record else "") or article_id

    def problem_of(self, ref: str) -> str:
        """Why the file of the library that ref names is no article; empty where it is one or there is none."""
        return self._holdings.problem_of(ref)

    def open(self, ref: str | Path) -> Article:
        """Open an article of the library, or (kept False) a file outside of it. Raises ArticleError."""
        return self._told(opening.open_article(self, ref), is_asked=True)

    def open_again(self, article: Article) -> Article:
        """Open an article of the library as its file is now, wherever that was moved. Raises ArticleError."""
        if all(each.id != article.id for each in self.articles()):
            raise ArticleError(told_gone(article.title))
        return self.open(article.id)

    def open_summary(self, summary: ArticleSummary, *, is_asked: bool = False) -> Article:
        """Open an article of the library as it was listed; nothing but its file is looked at. Raises ArticleError."""
        return self._told(opening.open_kept(summary), is_asked=is_asked)

    def preview(self, article: ArticleSummary, characters: int = 16_384) -> Document:
        """The beginning of a listed article, cut at the end of a paragraph; at most 64 KB of its file are read.

        Raises ArticleError.
        """
        return opening.preview(article, characters)

    def is_current(self, article: Article) -> bool:
        """Whether the article's file still holds the text that was opened. Raises ArticleError where it cannot be read."""
        return opening.is_current(article)

    def open_bytes(self, content: bytes, *, name: str = "standard input", **metadata: str) -> Article:
        """Open what was piped in; metadata: title, author, site, url, published. Raises ArticleError."""
        return self._told(opening.open_bytes(self, content, name, metadata), is_asked=True)

    def _told(self, article: Article, *, is_asked: bool) -> Article:
        for warning in article.warnings:
            self.warn(warning, is_asked=is_asked)
        return article

    def keep(self, article: Article) -> ArticleSummary:
        """Store a copy of an article in the library; one that stands there already is left as it is."""
        return shelf.keep(self, article)

    def add(self, paths: Sequence[Path | str], **metadata: str) -> tuple[list[ArticleSummary], list[str]]:
        """Copy files, and the articles in folders, into the library: (what was added, one line for each that was not)."""
        return shelf.add(self, [Path(path) for path in paths], metadata)

    def remove(self, ref: str) -> ArticleSummary:
        """Move an article's file to the library's `removed` folder. Its annotations stay, and come back with it."""
        return shelf.remove(self, self.find(ref))

    def bring_back(self, article_id: str) -> ArticleSummary:
        """Put the file of a removed article back into its place. Raises ArticleError where there is none."""
        return shelf.bring_back(self, article_id)

    def set_status(self, ref: str, status: str) -> ArticleSummary:
        """Set an article's status, one of STATUSES. Raises UsageError for another one."""
        if status not in STATUSES:
            raise UsageError(
                f"there is no status {status!r}: one of {', '.join(filter(None, STATUSES))}, or none"
            )
        article = self.find(ref)
        self.put_record(article, status=status)
        return replace(article, status=status)

    def set_tags(self, ref: str, tags: Sequence[str]) -> ArticleSummary:
        """Set an article's tags. Those in the file itself stay: a file is not written to unasked."""
        article = self.find(ref)
        own = self.entry(article).tags
        wanted = clean_tags(tags)
        self.put_record(article, tags=tuple(tag for tag in wanted if tag not in own))
        return replace(article, tags=tuple(dict.fromkeys([*own, *wanted])))

    def put_record(self, article: ArticleSummary, **values: Any) -> None:
        """Save fields of the article's record; all others stay as they stand in the store."""
        self._holdings.change_record(article, **values)

    def entry(self, article: ArticleSummary) -> FileEntry:
        """What the index knows of an article's file. Raises ArticleError where it is gone meanwhile."""
        return self._holdings.entry(article)

    def record(self, article: ArticleSummary) -> ArticleRecord:
        """The article's record as it stands in the store, or the one to begin with."""
        return self._holdings.record(article)

    def remember_article(self, article: Article) -> None:
        """Keep what an annotated article is known by: its place and, where its file names no id, its text."""
        self._holdings.remember(article)

    def candidates(self) -> list[Candidate]:
        """Files that may be those of annotated articles whose own files are gone: for the reader to decide."""
        return rejoining.find_candidates(self)

    def rejoin(self, candidate: Candidate) -> None:
        """Take the file for the article it was likened to. Raises StoreError."""
        rejoining.rejoin(self, candidate)

    def rejoin_all(self) -> list[Candidate]:
        """Take each gone article's likest file for it; returns what was joined."""
        return rejoining.rejoin_all(self)

    # Reading

    def position(self, article_id: str) -> ReadingPosition | None:
        """Where reading stopped on this device."""
        return self.state.current().positions.get(article_id)

    def set_position(self, article_id: str, document: Document, offset: int, progress: float = 0.0) -> None:
        """Remember where reading stopped: offset into the document's text, progress 0 to 1. Raises LibraryError."""
        self.state.set_position(article_id, position_in(document, offset, progress))

    def last_opened(self) -> str | None:
        """Id of the article opened last on this device; it may be gone."""
        return self.state.current().last or None

    def set_last_opened(self, article_id: str) -> None:
        """Remember the article opened last. Raises LibraryError."""
        self.state.set_last(article_id)

    # Annotations

    def placed(self, article: Article, document: Document | None = None) -> list[Placed]:
        """The article's annotations with where they stand in it today (document: its parsed text, where at hand)."""
        return annotating.placed(self.store, article.id, document or article.document)

    def annotate(
        self, article: Article, document: Document, start: int, end: int, **fields: Any
    ) -> Annotation:
        """Save an annotation on `[start, end)`; fields: color, note, tags, speaker.

        An article outside of the library is kept first, under the same id. Speaker: that of the quotation the passage
        lies in, where the analysis is at hand. Raises UsageError for an empty passage or one outside of the text,
        ArticleError where the article's file has changed since it was opened.
        """
        return annotating.annotate(self, article, document, start, end, fields)

    def new_highlight(
        self, article: Article, document: Document, start: int, end: int, **fields: Any
    ) -> Annotation:
        """The annotation that `annotate` would save; nothing is written, so that no other program is waited for."""
        return annotating.new_highlight(self, article, document, start, end, fields)

    def save_new(self, article: Article, annotation: Annotation) -> Annotation:
        """Save what `new_highlight` made, as `annotate` does."""
        return annotating.save_new(self, article, annotation)

    def annotate_article(self, article: Article, **fields: Any) -> Annotation:
        """Save a note on the article as a whole; fields: color, note, tags."""
        return annotating.annotate_article(self, article, fields)

    def notes(self, refs: Sequence[str] = ()) -> list[NotedArticle]:
        """The annotations of articles, or of all that have any; those of articles that are gone are orphans."""
        from reader.library import exporting

        return exporting.notes(self, refs)

    def export(self, refs: Sequence[str] = (), kind: str = "md", wanted: NoteFilter | None = None) -> str:
        """The annotations of articles, or of all that have any, in one of export.FORMATS. Raises UsageError.

        wanted: only those that fit.
        """
        from reader.library import exporting

        return exporting.export(self, refs, kind, wanted)

    def export_to(
        self,
        refs: Sequence[str],
        kind: str | None,
        path: str | Path,
        wanted: NoteFilter | None = None,
        *,
        is_forced: bool = False,
    ) -> list[Path]:
        """Write an export to a file, or one file an article to a folder; returns what was written.

        path: as the user wrote it (~ and links are followed); kind None: as its ending says, see `kind_for`. is_forced: a
        file that holds something else is replaced. Raises UsageError for what can be no path or format, LibraryError where
        it cannot, or may not, be written.
        """
        from reader.library import exporting

        return exporting.export_to(self, refs, kind, path, wanted, is_forced=is_forced)

    def restore_annotations(self) -> list[str]:
        """Put damaged annotations right from what can be read of them and of their last good copy: what was done, by lines."""
        from reader.library import checks

        return checks.restore_annotations(self)

    # Analysis

    def cached_analysis(self, document: Document, article_id: str = "") -> Analysis | None:
        """The analysis of a document that was analysed before, the article's corrections applied."""
        return self.analyses.cached(document, article_id)

    def analysis(self, document: Document, article_id: str = "") -> Analysis:
        """The analysis, from the cache or computed in this process, the article's corrections applied."""
        return self.analyses.get(document, article_id)

    def request_analysis(self, document: Document, article_id: str = "") -> Future[Analysis]:
        """The analysis, from the cache or computed by the worker process, the article's corrections applied."""
        return self.analyses.request(document, article_id)

    def corrections(self, article_id: str) -> list[Correction]:
        """The reader's corrections of an article's analysis, in the order they were made."""
        from reader.library import corrections

        return corrections.from_stored(self.store.corrections(article_id))

    def correct(self, *made: Correction) -> None:
        """Save corrections, each new or in the place of the one with its id. Raises StoreError."""
        from reader.library import corrections

        self.store.put_correction(*map(corrections.to_stored, made))
