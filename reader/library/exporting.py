"""Annotations listed and exported, over several articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.model import Anchor, Placed, now
from reader.errors import ArticleError, UsageError
from reader.library.annotating import placed
from reader.library.files import write_new, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.annotations.model import Annotation
    from reader.export import ExportItem
    from reader.library.library import Library
    from reader.library.model import ArticleSummary

_GONE = Anchor(None, None, "orphan", 0.0)


def notes(library: Library, refs: Sequence[str]) -> list[tuple[str, list[Placed]]]:
    """(title, annotations) of each article chosen that has any, then of those whose files are gone."""
    chosen = _chosen(library, refs)
    found = [(article.title, _placed(library, article)) for article in chosen if article.notes]
    return found if refs else [*found, *_gone(library, {article.id for article in library.articles()})]


def export(library: Library, refs: Sequence[str], kind: str) -> str:
    """One text for all articles chosen."""
    return _format(kind)(_items(library, refs), now())


def export_to(library: Library, refs: Sequence[str], kind: str, path: Path) -> list[Path]:
    """A file, or in a folder one file an article under a name that is not taken yet."""
    write = _format(kind)
    items = _items(library, refs)
    if not path.is_dir():
        write_whole(path, write(items, now()).encode("utf-8", "replace"))
        return [path]
    return [_write_into(path, item, kind, write([item], now())) for item in items]


def _write_into(folder: Path, item: ExportItem, kind: str, text: str) -> Path:
    from reader.export import suggested_name

    name = Path(suggested_name(item.metadata, f".{kind}"))
    return write_new(folder, name.stem, name.suffix, text.encode("utf-8", "replace"))


def _format(kind: str) -> Callable[[Sequence[ExportItem], str], str]:
    from reader.export import FORMATS

    if kind not in FORMATS:
        raise UsageError(f"there is no format {kind!r}: one of {', '.join(FORMATS)}")
    return FORMATS[kind]


def _items(library: Library, refs: Sequence[str]) -> list[ExportItem]:
    from reader.export import ExportItem

    items = []
    for article in _chosen(library, refs):
        if refs or article.notes:
            document = library.open(article.id).document
            analysis = library.cached_analysis(document, article.id)
            marks = placed(library.store, article.id, document)
            items.append(ExportItem(article, document, marks, analysis.quotations if analysis else ()))
    if not items:
        raise ArticleError(
            "there are no annotations to export: `reader annotate` or H in the program makes some"
        )
    return items


def _chosen(library: Library, refs: Sequence[str]) -> list[ArticleSummary]:
    return [library.find(ref) for ref in refs] if refs else library.articles()


def _placed(library: Library, article: ArticleSummary) -> list[Placed]:
    return placed(library.store, article.id, library.open(article.id).document)


def _gone(library: Library, present: set[str]) -> Iterator[tuple[str, list[Placed]]]:
    titles = {record.id: record.title for record in library.store.articles()}
    lost: dict[str, list[Annotation]] = {}
    for annotation in library.store.annotations():
        if annotation.article not in present:
            lost.setdefault(annotation.article, []).append(annotation)
    for article, orphans in lost.items():
        title = f"{titles.get(article) or article} (its file is gone)"
        yield title, [Placed(each, _GONE if each.target else None) for each in orphans]
