"""Annotations made on an article, and found again in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.analysis.pointing import speaker_at
from reader.annotations import describe
from reader.annotations.model import COLORS, new_annotation
from reader.annotations.placing import place
from reader.errors import ArticleError, UsageError
from reader.intake import clean_line, clean_note, clean_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.analysis.model import Analysis, Quotation
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
        values |= said_at(analysis.quotations if analysis else (), start, end)
    return new_annotation(article.id, describe(document.text, start, end), **values)


def annotate_article(library: Library, article: Article, fields: Mapping[str, Any]) -> Annotation:
    """Save a note on the whole article."""
    return save_new(library, article, new_annotation(article.id, None, **_checked(fields)))


def said_at(quotations: Iterable[Quotation], start: int, end: int) -> dict[str, Any]:
    """The fields of an annotation that tell who says its passage, and how sure that is."""
    found = speaker_at(quotations, start, end)
    return {
        "speaker": found.name if found else None,
        # What the reader told is certain.
        "speaker_confidence": found.confidence if found and found.confidence < 1 else None,
    }


def following(annotation: Annotation, says: Mapping[str, Any]) -> Annotation:
    """The annotation with who says its passage by the corrections of that: no edit of the reader's, and no later than one."""
    if all(getattr(annotation, name) == value for name, value in says.items()):
        return annotation
    return replace(annotation, **says, followed=says["speaker"] or "")


def is_given(annotation: Annotation, said: Mapping[str, Any]) -> bool:
    """Whether an annotation's speaker was given by hand: certain, and another one than `said_at` tells of its passage."""
    return annotation.speaker_confidence is None and annotation.speaker not in (None, said["speaker"])


def with_certainty(placed: Sequence[Placed], analysis: Analysis | None) -> list[Placed]:
    """The annotations, those that do not know how sure their speaker is taking it from the analysis that names the same."""
    return [_with_certainty(each, analysis.quotations) for each in placed] if analysis else list(placed)


def _with_certainty(placed: Placed, quotations: Sequence[Quotation]) -> Placed:
    kept, found = placed.annotation, placed.anchor
    if kept.speaker_confidence is not None or not found or found.start is None or found.end is None:
        return placed
    said = said_at(quotations, found.start, found.end)
    if not kept.speaker or said["speaker"] != kept.speaker:
        return placed
    return replace(placed, annotation=replace(kept, **said))


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
