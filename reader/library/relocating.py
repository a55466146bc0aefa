"""Where the reader says that a correction belongs whose words have changed or are gone: each one save."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations import Target, anchor, describe
from reader.annotations.history import apply_changes
from reader.annotations.model import now_after
from reader.annotations.refusals import changed_elsewhere
from reader.errors import ArticleError, UsageError
from reader.library.correcting import corrections_here
from reader.library.corrections import from_stored, placed, to_stored
from reader.library.following import follow_article
from reader.library.passages import the_passage
from reader.library.replacing import taking_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.corrections import Correction
    from reader.library.library import Library
    from reader.library.model import Article
    from reader.text import Span


class Placing(NamedTuple):
    """A correction as it was placed, and those whose place it took."""

    correction: Correction
    replaced: list[Correction]


def find_correction(library: Library, ref: str) -> Correction | None:
    """The correction with that id, or the only one whose id begins so. Raises UsageError where several do."""
    found = [each for each in from_stored(library.store.corrections()) if ref and each.id.startswith(ref)]
    exact = [each for each in found if each.id == ref]
    if len(exact or found) > 1:
        raise UsageError(f"{len(found)} corrections have an id that begins with {ref!r}: give more of it")
    return next(iter(exact or found), None)


def accept(library: Library, correction: Correction) -> Placing:
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
) -> Placing:
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


def _save(library: Library, article: Article, correction: Correction, start: int, end: int) -> Placing:
    """When it was made stays, and all else that its record holds: but over a later one it counts as said now."""
    document, store = article.document, library.store
    place = asdict(describe(document.text, start, end, document.text_hash))
    del place["text_hash"]
    before = placed(document.text, correction)
    store.catch_up()
    stored = store.corrections(article.id)
    others = [each for each in corrections_here(library, document, article.id) if each.id != correction.id]
    after = _made_last(replace(correction, **place), others)
    record = next((each for each in stored if each["id"] == correction.id), None)
    if record is None:
        raise changed_elsewhere("correction")
    saved = {**record, **to_stored(after), "updated": now_after(record.get("updated"))}
    changes = [*taking_place(stored, [*others, after], after, saved)]
    apply_changes(store, changes)
    library.remember_article(article)
    follow_article(library, article, [before] if before else [])
    gone = {change.id for change in changes if change.after is None}
    return Placing(after, [each for each in others if each.id in gone])


def _made_last(correction: Correction, others: Sequence[Correction]) -> Correction:
    """The correction as it is to stand in the place of all others that say the same of the same words."""
    from reader.analysis.corrections import replaced

    is_replaced = any(old.id == correction.id for old, _ in replaced([*others, correction]))
    if not is_replaced:
        return correction
    return replace(correction, created=now_after(*(each.created for each in others)))
