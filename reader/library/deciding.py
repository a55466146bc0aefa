"""What the reader decides about an annotation whose passage has changed or is gone: each one save, told by its new state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.model import touched
from reader.annotations.placing import accepted, detached, moved, status_of
from reader.errors import ArticleError
from reader.library.annotating import following, is_given, said_at
from reader.library.notebook import article_of, find_annotation, with_document
from reader.library.passages import the_passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.analysis.model import Analysis
    from reader.annotations.model import Annotation
    from reader.library.library import Library
    from reader.text import Document


def accept(library: Library, ref: str) -> Annotation:
    """Take the words that stand at a changed annotation's place today for its own. Raises ArticleError for any other."""
    before = find_annotation(library, ref)
    return _save(library, before, accepting(library, before, library.analysis))


def accepting(
    library: Library, before: Annotation, analysis_of: Callable[[Document, str], Analysis | None]
) -> Annotation:
    """What `accept` saves of a changed annotation. Raises ArticleError for any other.

    analysis_of: gives the analysis of a document by the id of its article; where it has none, the speaker stays, as
    does one that was given by hand.
    """
    document, placed = with_document(library, before)
    status = status_of(placed)
    if status != "changed":
        why = "it is on its passage" if status == "anchored" else "its passage was not found"
        raise ArticleError(f"there is nothing to accept: {why}; --exact TEXT places it elsewhere")
    return with_speaker(accepted(placed, document.text), analysis_of(document, before.article))


def with_speaker(annotation: Annotation, analysis: Analysis | None) -> Annotation:
    """The annotation with who says its passage by the words that it has now; a speaker given by hand stays."""
    told = _said(analysis, annotation)
    return annotation if is_given(annotation, {"speaker": told.speaker}) else told


def place_on(library: Library, ref: str, exact: str, prefix: str = "", suffix: str = "") -> Annotation:
    """Put an annotation on a passage. Raises ArticleError where that is not in the text, or several times."""
    before = find_annotation(library, ref)
    if before.target is None:
        raise ArticleError("this is a note on the article as a whole: it has no passage")
    document, _ = with_document(library, before)
    span = the_passage(document, exact, prefix, suffix)
    after = moved(before, document.text, span.start, span.end)
    return _save(library, before, _said(library.analysis(document, before.article), after))


def detach(library: Library, ref: str) -> Annotation:
    """Take an annotation off its passage: it is listed with its text and old place from now on."""
    before = find_annotation(library, ref)
    if before.target is None:
        raise ArticleError("this is a note on the article as a whole: it has no passage")
    return _save(library, before, detached(before))


def _said(analysis: Analysis | None, annotation: Annotation) -> Annotation:
    """The annotation with the speaker of its new passage."""
    target = annotation.target
    if target is None or analysis is None:
        return annotation
    return touched(following(annotation, said_at(analysis.quotations, target.start, target.end)))


def _save(library: Library, before: Annotation, after: Annotation) -> Annotation:
    library.store.change(put=[after], expected={before.id: before})
    if not after.detached:
        library.remember_article(library.open_summary(article_of(library, after)))
    return after
