"""Files and streams -> Source, with every way in which a file can be no article."""

from __future__ import annotations

import os
import re
import stat
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import ArticleError
from reader.intake.clean import clean_line
from reader.intake.decoding import decode
from reader.intake.front_matter import split_front_matter
from reader.intake.model import Metadata, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 64 * 1024 * 1024
"""The longest article that is read."""
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
TEXT_SUFFIXES = (".txt", ".text")

_MARKDOWN_SIGNS = re.compile(
    r"^(#{1,6} \S|```|~~~|(?:=|-){3,}\s*$|\|?\s*:?-{3,}:?\s*\|)|\[[^\]\n]+\]\([^)\s]+\)|\*\*\S[^*\n]*\*\*",
    re.MULTILINE,
)
_SIGNS_IN = 200_000


def is_markdown_name(name: str) -> bool:
    """Whether a file of this name is read as Markdown; any other is plain text."""
    return name.lower().endswith(MARKDOWN_SUFFIXES)


def is_article_name(name: str) -> bool:
    """Whether a file of this name is taken for an article when a folder is searched."""
    return name.lower().endswith(MARKDOWN_SUFFIXES + TEXT_SUFFIXES) and not name.startswith(".")


def is_folder(path: Path) -> bool:
    """Whether there is a folder at path; a name that cannot be is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def full_path(path: str | Path) -> Path:
    """The path with the home folder in the place of ~, and absolute; as written where there is no such home or cwd."""
    given = Path(path)
    with suppress(RuntimeError):
        given = given.expanduser()
    with suppress(OSError):
        given = given.absolute()
    return given


def read_source(path: Path, *, streams: bool = False) -> Source:
    """Read an article's file; streams: a pipe or device, too.

    Raises ArticleError where it is missing, unreadable, a folder, binary, empty, wrongly encoded or too long.
    """
    content = read_bytes(path, streams=streams)
    return source_from_bytes(content, clean_line(str(path)), markdown=is_markdown_name(path.name))


def read_start(path: Path, size: int) -> tuple[Source, bool]:
    """The beginning of an article's file: what its first `size` bytes hold, and whether that is all of it.

    A character cut off at the end is left out.

    Raises ArticleError as `read_source`.
    """
    name = clean_line(str(path))
    with _opened(path, name, streams=False) as stream:
        content = stream.read(size + 1)
    is_whole = len(content) <= size
    text = decode(content[:size], name, is_whole=is_whole)
    values, body, _ = split_front_matter(text)
    head = text[: len(text) - len(body)]
    return Source(body, Metadata.from_mapping(values), is_markdown_name(path.name), head), is_whole


def source_from_bytes(data: bytes, name: str, *, markdown: bool | None = None) -> Source:
    """Decode data and split its front matter; markdown None: told from the text.

    `name` is what messages call it. Raises ArticleError as `read_source`.
    """
    text = decode(data, name)
    values, body, warning = split_front_matter(text)
    if not body.strip():
        raise ArticleError(f"{name} has no text below its front matter: there is nothing to read in it")
    metadata = Metadata.from_mapping(values)
    if markdown is None:
        markdown = bool(_MARKDOWN_SIGNS.search(body[:_SIGNS_IN]))
    head = text[: len(text) - len(body)]
    return Source(body, metadata, markdown, head, (f"{name}: {warning}",) if warning else ())


def read_bytes(path: Path, *, streams: bool = False) -> bytes:
    """All bytes of a file, at most MAX_BYTES; streams: of a pipe or device, too. Raises ArticleError."""
    name = clean_line(str(path))
    with _opened(path, name, streams=streams) as stream:
        status = os.fstat(stream.fileno())
        if stat.S_ISREG(status.st_mode) and status.st_size > MAX_BYTES:
            raise _too_long(name)
        return read_stream(stream, name)


@contextmanager
def _opened(path: Path, name: str, *, streams: bool) -> Iterator[BinaryIO]:
    """The file, open to be read. What goes wrong until it is closed is an ArticleError."""
    try:
        with open(path, "rb", opener=None if streams else _open_at_once) as stream:
            if not (streams or stat.S_ISREG(os.fstat(stream.fileno()).st_mode)):
                raise ArticleError(
                    f"{name} is a pipe or device, not a file: pipe it in (reader add - < {clean_line(path.name)})"
                )
            yield stream
    except ValueError as error:  # a NUL in the name
        raise ArticleError(f"{name} is no file name") from error
    except OSError as error:
        raise ArticleError(_reason(error, path, name)) from error


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for somebody who writes into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a stream to its end. Raises ArticleError where there are more than MAX_BYTES."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_long(name)
    return data


def with_metadata(source: Source, **given: str) -> Source:
    """The source with the metadata that was given (title, author, ...) in place of its own; empty ones change nothing."""
    values = {key: clean_line(value) for key, value in given.items() if value}
    return replace(source, metadata=replace(source.metadata, **values))  # type: ignore[arg-type]  # names checked there


def _too_long(name: str) -> ArticleError:
    return ArticleError(f"{name} is over {MAX_BYTES // 1024 // 1024} MB, more than is read at once: split it")


def _reason(error: OSError, path: Path, name: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{name} does not exist: check the path"
    if is_folder(path):
        return f"{name} is a folder: `reader add` takes the articles in it into the library"
    if isinstance(error, PermissionError):
        return f"{name} may not be read: check its permissions"
    return f"{name} cannot be read: {error.strerror or error}"
