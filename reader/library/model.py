"""The library's currency: what is listed, what is opened, what was found to be wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.text import Document, parse_markdown, parse_plain

if TYPE_CHECKING:
    from pathlib import Path


WORDS_A_MINUTE = 230
STATUSES = ("", "later", "reading", "done", "archived")
"""What a reader can set an article to."""


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as it is listed: `dataclasses.asdict` is the JSON of `reader list`.

    All strings are single lines without control characters; empty: not known.
    """

    id: str
    title: str
    author: str = ""
    site: str = ""
    url: str = ""
    published: str = ""
    added: str = ""
    """ISO 8601: when it came into the library, else when its file was last changed."""
    language: str = ""
    tags: tuple[str, ...] = ()
    status: str = ""
    """One of STATUSES."""
    progress: float = 0.0
    """0 to 1: how far this device's reader has come."""
    words: int = 0
    minutes: int = 1
    """At 230 words a minute, at least 1."""
    notes: int = 0
    """Number of annotations."""
    path: str = ""
    """The file, absolute; empty for what came from standard input."""


@dataclass(frozen=True)
class Article:
    """An article opened to be read."""

    summary: ArticleSummary
    source: str
    """Markdown or plain text as it stands in the file, below the front matter."""
    markdown: bool
    kept: bool
    """Whether it stands in the library; an article that is annotated is kept first."""
    path: Path | None
    head: str = ""
    """The front matter as written."""
    warnings: tuple[str, ...] = ()
    sign: tuple[int, int] | None = None
    """Modification time (ns) and size of the file when it was read; None: not known."""

    @property
    def id(self) -> str:
        """The article's id."""
        return self.summary.id

    @property
    def title(self) -> str:
        """The article's title."""
        return self.summary.title

    @cached_property
    def document(self) -> Document:
        """The whole text, parsed at the first use."""
        parsed = parse_markdown(self.source) if self.markdown else parse_plain(self.source)
        return replace(parsed, language=self.summary.language)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words at a place of a text."""

    exact: str
    """The place is in or right after them."""
    prefix: str
    suffix: str
    start: int
    """Offset of the first one."""


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """Where reading stopped."""

    offset: int
    """Into the Document's text whose hash is text_hash."""
    text_hash: str = ""
    progress: float = 0.0
    at: str = ""
    """UTC, ISO 8601."""
    words: PlaceWords | None = None
    """Words at the offset, by which it is found in an edited text (see `positions.offset_in`); None: not known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be the one of an annotated article whose own file is gone."""

    article: str
    """Id of the article whose file is gone."""
    title: str
    found: str
    """Id that the file is listed under now."""
    path: str
    likeness: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `reader doctor` looked at."""

    subject: str
    """library, annotations, copies, articles, drafts, analysis, settings or terminal."""
    ok: bool
    message: str
    """One line: what is so; where it is wrong, what to do."""


def minutes_for(words: int) -> int:
    """Reading time in minutes, at least 1."""
    return max(1, round(words / WORDS_A_MINUTE))
