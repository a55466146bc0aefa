"""Notes that tell who says their passage, worked out again where corrections and notes came together from two devices.

A correction sees to the notes that its own device has. A merge brings others, and takes corrections away: then a note may tell
a speaker whom nobody says any more. What each article's notes were last worked out from is kept in the cache.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations.ranges import places
from reader.errors import ReaderError
from reader.intake import clean_line
from reader.library.annotating import following, is_given, said_at
from reader.library.corrections import from_stored, placed, placed_in
from reader.library.replacing import with_replaced

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis
    from reader.annotations.model import Annotation
    from reader.annotations.records import Record
    from reader.library.library import Library
    from reader.library.model import Article, ArticleSummary

_SHOWN = 40
"""Characters of the words that a line tells of."""
_TABLE = "CREATE TABLE IF NOT EXISTS followed (article TEXT PRIMARY KEY, sign TEXT NOT NULL) WITHOUT ROWID"


def follow_corrections(library: Library) -> list[str]:
    """Let all notes tell who says their passage by the corrections in force, as far as that is known here.

    Of two that contradict each other the later counts, and the other is taken back: a line for each. Where an article's
    analysis is not at hand only what the reader said counts, and it is looked at again. What cannot be read or written is
    left for the next time.
    """
    told: list[str] = []
    present: dict[str, ArticleSummary] = {}
    waiting: list[str] = []
    with suppress(ReaderError):  # who asks for what it is about is told
        waiting = _waiting(library)
        present = {each.id: each for each in library.articles()} if waiting else {}
    for article_id in waiting:
        with suppress(ReaderError):
            if article_id not in present:
                continue
            article = library.open_summary(present[article_id])
            told += _taken_back(library, article)
            if follow_article(library, article):
                _remember(library, article_id, _sign(library, article_id))
    return told


def _taken_back(library: Library, article: Article) -> list[str]:
    """Take the earlier of two corrections back that contradict each other, as two devices may have made them."""
    from reader.analysis.corrections import replaced
    from reader.library.correcting import described

    stored = {each["id"]: each for each in library.store.corrections(article.id)}
    found = replaced(placed_in(article.document.text, from_stored(stored.values())))
    if found:
        _let_replace(library, stored, found)
    return [
        f"two corrections of “{_cropped(old.exact or old.name)}” in {article.title!r}: the later counts ({described(last)}), "
        f"the other is taken back ({described(old)})"
        for old, last in found
        if described(old) != described(last)
    ]


def _let_replace(
    library: Library, stored: Mapping[str, Record], found: Sequence[tuple[Correction, Correction]]
) -> None:
    """Take corrections back whose place others take, which keep whose that was: taking them back brings these again."""
    names: dict[str, list[str]] = {}
    for old, last in found:
        names.setdefault(last.id, []).append(old.id)
    changed = {name: with_replaced(stored[name], old) for name, old in names.items()}
    gone = dict.fromkeys(old.id for old, _ in found)
    library.store.change(
        corrections={**changed, **gone},
        expected_corrections={name: stored[name] for name in [*changed, *gone]},
    )


def _cropped(words: str) -> str:
    words = clean_line(words)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"


class _Said(NamedTuple):
    """What is known of an article's quotations."""

    found: Analysis
    """Without the reader's corrections."""
    corrected: Analysis
    made: list[Correction]
    """All corrections there are or once were, with their places in the text; none for those whose words are gone."""

    def on(self, start: int, end: int) -> list[Correction]:
        """What was said of quotations there."""
        from reader.analysis.corrections import ON_QUOTATIONS

        return [
            each for each in self.made if each.kind in ON_QUOTATIONS and each.start < end and start < each.end
        ]

    def names(self, start: int, end: int) -> set[str]:
        """Who may have been said to speak there, by their full names, too."""
        from reader.analysis.corrected_names import find_called
        from reader.analysis.corrections import ON_QUOTATIONS

        anywhere = [each for each in self.made if not each.is_placed or each.kind not in ON_QUOTATIONS]
        names = {
            each.name if each.kind in ON_QUOTATIONS else each.other
            for each in [*anywhere, *self.on(start, end)]
        } - {""}
        return names | {entity.name for name in names if (entity := find_called(self.corrected, name))}


def _waiting(library: Library) -> list[str]:
    """The articles that have corrections, or had some, whose notes were not worked out from these."""
    articles = {
        each["article"] for each in [*library.store.corrections(), *library.store.deleted_corrections()]
    }
    if not articles:
        return []
    known = library.index.run(_known)
    return [each for each in sorted(articles) if known.get(each) != _sign(library, each)]


def _known(db: sqlite3.Connection) -> dict[str, str]:
    db.execute(_TABLE)
    return dict(db.execute("SELECT article, sign FROM followed"))


def _remember(library: Library, article_id: str, sign: str) -> None:
    def write(db: sqlite3.Connection) -> None:
        with db:
            db.execute(_TABLE)
            db.execute("INSERT OR REPLACE INTO followed VALUES (?, ?)", (article_id, sign))

    library.index.run(write)


def _sign(library: Library, article_id: str) -> str:
    """What changes with an article's corrections, and with the passages and speakers of its notes."""
    store = library.store
    corrections = [[each["id"] for each in found] for found in _records(library, article_id)]
    notes = [
        (each.id, each.speaker, each.speaker_confidence, each.target and (each.target.start, each.target.end))
        for each in store.annotations(article_id)
    ]
    return hashlib.sha256(json.dumps([corrections, sorted(notes, key=str)]).encode()).hexdigest()


def _records(library: Library, article_id: str) -> tuple[list[Record], list[Record]]:
    """The corrections of an article, and those that were taken back."""
    return library.store.corrections(article_id), library.store.deleted_corrections(article_id)


def follow_article(library: Library, article: Article, left: Sequence[Correction] = ()) -> bool:
    """Give the article's notes their speakers; whether its analysis was at hand. Raises ReaderError.

    left: corrections as they stood in this text before they were put elsewhere.
    """
    plain = library.cached_analysis(article.document)
    said = _said(library, article, plain)
    said = said._replace(made=[*said.made, *left])
    changed = {
        annotation: after
        for start, end, annotation in places(library.placed(article))
        if (after := _told(annotation, said, start, end)) != annotation
    }
    # Not touched: an edit made elsewhere is later than what follows from the corrections anywhere.
    library.store.change(put=changed.values(), expected={each.id: each for each in changed})
    return plain is not None


def _said(library: Library, article: Article, plain: Analysis | None) -> _Said:
    from reader.analysis.corrected import apply

    text = article.document.text
    every = from_stored(each for records in _records(library, article.id) for each in records)
    here = placed_in(text, from_stored(library.store.corrections(article.id)))
    found = plain or _only_asked(here)
    made = [placed(text, each) or replace(each, start=0, end=0) for each in every]
    return _Said(found, apply(found, here, text), made)


def _only_asked(made: Sequence[Correction]) -> Analysis:
    """The quotations that the reader spoke of, for where no analysis is at hand: nobody else is known to say them."""
    from reader.analysis.model import Analysis, Quotation

    placed = [each for each in made if each.kind == "set-speaker" and each.is_placed]
    return Analysis(
        tuple(
            Quotation(each.start, each.end, each.exact, "direct", number)
            for number, each in enumerate(placed)
        )
    )


def _told(annotation: Annotation, said: _Said, start: int, end: int) -> Annotation:
    """The annotation with who says its passage, where corrections decide that or once did; one given by hand stays."""
    found, says = (said_at(each.quotations, start, end) for each in (said.found, said.corrected))
    is_from_correction = annotation.speaker in said.names(start, end)
    if is_given(annotation, found) and not is_from_correction:
        return annotation
    is_decided = is_from_correction or says != found or bool(said.on(start, end))
    return following(annotation, says) if is_decided else annotation
