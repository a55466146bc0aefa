"""Articles opened to be read: from the library, from a file outside of it, from a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ArticleError
from reader.intake import clean_line, is_article_name, read_source, source_from_bytes, with_metadata
from reader.library.catalogue import hash_body, iso_time, title_of
from reader.library.identity import new_id
from reader.library.lookup import find_article
from reader.library.model import Article, ArticleSummary, minutes_for
from reader.library.words import count_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.annotations.model import ArticleRecord
    from reader.intake import Source
    from reader.library.index import FileEntry
    from reader.library.library import Library


@dataclass(frozen=True)
class Known:
    """The ids that stand for texts already, and those that are taken."""

    listed: dict[str, str]
    """Text hash -> id of an article of the library."""
    remembered: dict[str, str]
    """Text hash -> id of an article that is gone from it."""
    taken: set[str]

    @classmethod
    def of(
        cls, entries: Sequence[FileEntry], ids: Mapping[str, str], records: Sequence[ArticleRecord]
    ) -> Known:
        """From a library's files, their ids and the records of its store."""
        listed = {entry.text_hash: ids[entry.path] for entry in reversed(entries)}
        present = set(ids.values())
        gone = [record for record in records if record.id not in present]
        return cls(listed, {record.text_hash: record.id for record in gone}, present)

    def id_for(self, given: str, text_hash: str) -> str:
        """The id of a text that is not listed: its own unless that is taken, a gone article's of the same text, a new one."""
        if given and given not in self.taken:
            return given
        old = self.remembered.get(text_hash)
        return old or new_id(text_hash, (self.taken | set(self.remembered.values())).__contains__)


def open_article(library: Library, ref: str | Path) -> Article:
    """Open what ref means: an exact id, else a file, else what `find_article` makes of it."""
    articles = library.articles()
    path = Path(ref).expanduser().absolute()
    if any(article.id == ref for article in articles) or not _is_meant(path, ref):
        if _names_a_file(ref) and not any(_ends_with(article.path, str(ref)) for article in articles):
            raise ArticleError(f"{clean_line(str(ref))} does not exist: check the path, or see `reader list`")
        return open_kept(find_article(articles, str(ref)))
    inside = next((article for article in articles if article.path == str(path)), None)
    return open_kept(inside) if inside else _open_unkept(library, read_source(path), path, articles)


def open_bytes(library: Library, content: bytes, name: str, given: Mapping[str, str]) -> Article:
    """Open an article that has no file."""
    source = with_metadata(source_from_bytes(content, name), **given)
    return _open_unkept(library, source, None, library.articles())


def open_kept(summary: ArticleSummary) -> Article:
    """Open an article of the library."""
    path = Path(summary.path)
    source = read_source(path)
    return Article(summary, source.body, source.markdown, True, path, source.head, source.warnings)


def unkept(source: Source, path: Path | None, identifier: str) -> Article:
    """An article outside of the library."""
    metadata = source.metadata
    words = count_words(source.body, markdown=source.markdown)
    summary = ArticleSummary(
        identifier,
        title_of(source, path.stem if path else "Untitled"),
        metadata.author,
        metadata.site,
        metadata.url,
        metadata.published,
        metadata.added or (iso_time(path.stat().st_mtime_ns) if path else ""),
        metadata.language,
        metadata.tags,
        words=words,
        minutes=minutes_for(words),
        path=str(path) if path else "",
    )
    return Article(summary, source.body, source.markdown, False, path, source.head, source.warnings)


def _open_unkept(
    library: Library, source: Source, path: Path | None, articles: list[ArticleSummary]
) -> Article:
    """An article outside of the library; where the same text stands in it, that one."""
    entries, ids = library.entries()
    known = Known.of(entries, ids, library.store.articles())
    text_hash = hash_body(source.body)
    twin = known.listed.get(text_hash)
    if twin:
        return open_kept(next(article for article in articles if article.id == twin))
    return unkept(source, path, known.id_for(source.metadata.id, text_hash))


def _is_meant(path: Path, ref: str | Path) -> bool:
    """Whether there is such a file; a folder is meant only where ref is clearly a path."""
    try:
        return path.exists() and (_names_a_file(ref) or not path.is_dir())
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


def _names_a_file(ref: str | Path) -> bool:
    return isinstance(ref, Path) or "/" in ref or ref.startswith(("~", ".")) or is_article_name(ref)


def _ends_with(path: str, ref: str) -> bool:
    return path == ref or path.endswith(f"/{ref}")
