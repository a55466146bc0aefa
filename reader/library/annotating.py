"""Annotations made on an article, and found again in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.annotations import describe
from reader.annotations.model import COLORS, new_annotation
from reader.annotations.placing import place
from reader.errors import ArticleError, UsageError
from reader.intake import clean_line, clean_note, clean_tags
from reader.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.analysis.model import Analysis
    from reader.annotations import AnnotationStore
    from reader.annotations.model import Annotation, Placed
    from reader.library.library import Library
    from reader.library.model import Article
    from reader.text import Document


_CLEANED: Mapping[str, Callable[[Any], Any]] = {
    "note": clean_note,
    "tags": clean_tags,
    "speaker": lambda name: clean_line(name) if name else None,
}


def placed(store: AnnotationStore, article_id: str, document: Document) -> list[Placed]:
    """The article's annotations, each with its place in the document; notes on the whole article first, orphans last."""
    return sorted((place(document.text, each) for each in store.annotations(article_id)), key=_order)


def annotate(
    library: Library, article: Article, document: Document, start: int, end: int, fields: Mapping[str, Any]
) -> Annotation:
    """Describe the passage, name its speaker and save it."""
    return save_new(library, article, new_highlight(library, article, document, start, end, fields))


def new_highlight(
    library: Library, article: Article, document: Document, start: int, end: int, fields: Mapping[str, Any]
) -> Annotation:
    """Describe the passage and name its speaker; nothing is written."""
    if not 0 <= start < end <= len(document.text):
        raise UsageError(
            f"[{start}, {end}) is no passage of this text: it has {len(document.text)} characters"
        )
    values = _checked(fields)
    if article.kept and not library.is_current(article):
        raise ArticleError(
            f"the file of {article.title!r} has changed since it was opened: open it again, then annotate it"
        )
    if "speaker" not in values:
        analysis = library.cached_analysis(document, article.id)
        values["speaker"] = speaker_of(analysis, Span(start, end)) if analysis else None
    return new_annotation(article.id, describe(document.text, start, end), **values)


def annotate_article(library: Library, article: Article, fields: Mapping[str, Any]) -> Annotation:
    """Save a note on the whole article."""
    return save_new(library, article, new_annotation(article.id, None, **_checked(fields)))


def speaker_of(analysis: Analysis, span: Span) -> str | None:
    """Who says the passage: the speaker of the innermost quotation that it lies in or, with its marks, covers."""
    for quotation in sorted(analysis.quotations, key=lambda each: each.end - each.start):
        marked = Span(max(0, quotation.start - 1), quotation.end + 1)
        if quotation.speaker and marked.covers(span):
            return quotation.speaker.name
    return None


def save_new(library: Library, article: Article, annotation: Annotation) -> Annotation:
    """Save an annotation, and its article where that is not in the library yet."""
    if not article.kept:
        library.keep(article)
    library.remember_article(article)
    library.store.put(annotation)
    return annotation


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    if fields.get("color", COLORS[0]) not in COLORS:
        raise UsageError(f"there is no colour {fields['color']!r}: one of {', '.join(COLORS)}")
    return {name: _CLEANED[name](value) if name in _CLEANED else value for name, value in fields.items()}


def _order(item: Placed) -> tuple[int, int, str]:
    if item.anchor is None:
        return 0, 0, item.annotation.created
    if item.anchor.start is None:
        return 2, item.annotation.target.start if item.annotation.target else 0, item.annotation.created
    return 1, item.anchor.start, item.annotation.created
