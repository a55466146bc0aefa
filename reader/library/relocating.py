"""Where the reader says that a correction belongs whose words have changed or are gone: each one save."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from reader.annotations import Target, anchor, describe
from reader.annotations.model import now
from reader.errors import ArticleError, UsageError
from reader.library.corrections import from_stored, placed, to_stored
from reader.library.following import follow_article
from reader.library.passages import the_passage

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.library.library import Library
    from reader.library.model import Article
    from reader.text import Span


def find_correction(library: Library, ref: str) -> Correction | None:
    """The correction with that id, or the only one whose id begins so. Raises UsageError where several do."""
    found = [each for each in from_stored(library.store.corrections()) if ref and each.id.startswith(ref)]
    exact = [each for each in found if each.id == ref]
    if len(exact or found) > 1:
        raise UsageError(f"{len(found)} corrections have an id that begins with {ref!r}: give more of it")
    return next(iter(exact or found), None)


def accept(library: Library, correction: Correction) -> Correction:
    """Take the words that stand at a correction's place today for its own. Raises ArticleError where that is not known."""
    article = library.open(correction.article)
    text = article.document.text
    if not correction.is_placed:
        raise ArticleError("this correction is on a name wherever it stands: it has no place")
    here = placed(text, correction)
    if here and here.exact == correction.exact:
        raise ArticleError("there is nothing to accept: it is on its words; --exact TEXT places it elsewhere")
    target = Target(
        correction.exact, correction.prefix, correction.suffix, correction.start, correction.end, ""
    )
    found = anchor(text, target)
    if found.start is None or found.end is None:
        raise ArticleError("there is nothing to accept: its words were not found; --exact TEXT places it")
    return _save(library, article, correction, found.start, found.end)


def place_on(
    library: Library, correction: Correction, exact: str, prefix: str = "", suffix: str = ""
) -> Correction:
    """Put a correction on a passage, or on the quotation that this means. Raises ArticleError as `the_passage` does."""
    article = library.open(correction.article)
    span = _meant(library, article, correction, the_passage(article.document, exact, prefix, suffix))
    return _save(library, article, correction, span.start, span.end)


def _meant(library: Library, article: Article, correction: Correction, span: Span) -> Span:
    from reader.analysis.pointing import quotation_at
    from reader.text import Span

    if correction.kind not in ("set-speaker", "not-quotation"):
        return span
    # Without what it was said of: that may have made a quotation of the wrong words.
    quotation = quotation_at(library.analysis(article.document), span.start, span.end)
    return Span(quotation.start, quotation.end) if quotation else span


def _save(library: Library, article: Article, correction: Correction, start: int, end: int) -> Correction:
    """When it was made stays: of two on one passage the later one counts. So does all else that its record holds."""
    text = article.document.text
    place = asdict(describe(text, start, end, article.document.text_hash))
    del place["text_hash"]
    after, before = replace(correction, **place), placed(text, correction)
    records = library.store.corrections(article.id)
    record = next((each for each in records if each["id"] == correction.id), {})
    library.store.put_correction({**record, **to_stored(after), "updated": now()})
    library.remember_article(article)
    follow_article(library, article, [before] if before else [])
    return after
