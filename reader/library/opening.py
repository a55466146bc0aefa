"""Articles opened to be read: from the library, from a file outside of it, from a pipe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ArticleError
from reader.intake import (
    clean_line,
    full_path,
    is_article_name,
    read_source,
    read_start,
    source_from_bytes,
    with_metadata,
)
from reader.library.catalogue import hash_body, iso_time, title_of
from reader.library.identity import new_id
from reader.library.model import Article, ArticleSummary, minutes_for
from reader.library.words import estimate_words
from reader.text import parse_markdown, parse_plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.annotations.model import ArticleRecord
    from reader.intake import Source
    from reader.library.index import FileEntry
    from reader.library.library import Library
    from reader.text import Document

_PREVIEW_BYTES = 65536
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n")


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
    path = full_path(ref)
    if any(article.id == ref for article in articles) or not _is_meant(path, ref):
        if _names_a_file(ref) and not any(_ends_with(article.path, str(ref)) for article in articles):
            missing = f"{clean_line(str(ref))} does not exist: check the path, or see `reader list`"
            raise ArticleError(library.problem_of(str(ref)) or missing)
        return open_kept(library.find(str(ref)))
    inside = next((article for article in articles if article.path == str(path)), None)
    return (
        open_kept(inside)
        if inside
        else _open_unkept(library, read_source(path, streams=True), path, articles)
    )


def open_bytes(library: Library, content: bytes, name: str, given: Mapping[str, str]) -> Article:
    """Open an article that has no file."""
    source = with_metadata(source_from_bytes(content, name), **given)
    return _open_unkept(library, source, None, library.articles())


def open_kept(summary: ArticleSummary) -> Article:
    """Open an article of the library."""
    path = Path(summary.path)
    sign = sign_of(path)  # before it is read: what is written meanwhile counts as a change
    source = read_source(path)
    return Article(summary, source.body, source.markdown, True, path, source.head, source.warnings, sign)


def sign_of(path: Path) -> tuple[int, int] | None:
    """Modification time (ns) and size of a file: where they are the same, so is the file. None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def is_current(article: Article) -> bool:
    """Whether an article's file holds the text that was opened; what has no file in the library cannot change in it."""
    if not article.kept or article.path is None:
        return True
    sign = sign_of(article.path)
    if sign is None:
        return False
    return sign == article.sign or hash_body(read_source(article.path).body) == hash_body(article.source)


def preview(summary: ArticleSummary, characters: int) -> Document:
    """The beginning of an article, up to the end of a paragraph where one ends. Raises ArticleError."""
    source, is_whole = read_start(Path(summary.path), _PREVIEW_BYTES)
    body = source.body[:characters]
    if not is_whole or len(body) < len(source.body):
        body = body[: _last_break(body)]
    return parse_markdown(body) if source.markdown else parse_plain(body)


def unkept(source: Source, path: Path | None, identifier: str) -> Article:
    """An article outside of the library."""
    metadata = source.metadata
    words = estimate_words(source.body, markdown=source.markdown)
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


def _last_break(text: str) -> int:
    """Where the last paragraph, else line, else word ends; the whole length where there is but one word."""
    paragraphs = list(_BLANK_LINES.finditer(text))
    if paragraphs and paragraphs[-1].start():
        return paragraphs[-1].start()
    return max(text.rfind("\n"), 0) or max(text.rfind(" "), 0) or len(text)


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
