"""Arguments that name articles, and the article that is piped in."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader.errors import UsageError
from reader.intake.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.cli.program import Program
    from reader.library import Article

F = TypeVar("F", bound="Callable[..., Any]")


def METADATA_OPTIONS(command: F) -> F:  # noqa: N802 (stands where click's options stand)
    """Adds --title, --author, --site, --url and --published."""
    for name, help_text in (
        ("published", "When it was published (2026-11-24)."),
        ("url", "Its address."),
        ("site", "Who published it."),
        ("author", "Who wrote it."),
        ("title", "Its title."),
    ):
        command = click.option(f"--{name}", help=help_text)(command)
    return command


def given_metadata(metadata: Mapping[str, str | None]) -> dict[str, str]:
    """The options that were given. Raises UsageError for a day that there is not."""
    given = {name: value for name, value in metadata.items() if value}
    if "published" in given and not _is_day(given["published"]):
        raise UsageError(
            f"--published {clean_line(given['published'])} is no day: write it as 2026-11-24, 2026-11 or 2026"
        )
    return given


def _is_day(text: str) -> bool:
    """Whether it is a day, month or year, maybe with a time of day behind it, that there is."""
    if re.fullmatch(r"\d{4}(-\d\d)?", text):
        text += "-01-01"[len(text) - 4 :]
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def open_article(program: Program, ref: str, metadata: Mapping[str, str] | None = None) -> Article:
    """The article that an argument names; `-` is standard input. Raises ArticleError, UsageError."""
    if ref == "-":
        return open_stdin(program, metadata or {})
    if metadata:
        raise UsageError("--title and the like are for what is piped in (reader -) and for reader add")
    return program.library.open(ref)


def open_articles(program: Program, refs: tuple[str, ...]) -> list[Article]:
    """The articles that arguments name, or all of the library where there are none."""
    if refs:
        return [open_article(program, ref) for ref in refs]
    return [program.library.open_summary(article) for article in program.library.articles()]


def open_stdin(program: Program, metadata: Mapping[str, str]) -> Article:
    """What is piped in, read to its end. Raises ArticleError, UsageError."""
    from reader.intake import read_stream

    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("nothing is piped in: use it as in `curl -s URL | reader -`")
    content = read_stream(sys.stdin.buffer, "standard input")
    return program.library.open_bytes(content, name="standard input", **metadata)
