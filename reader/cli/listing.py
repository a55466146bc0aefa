"""`reader list`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import click

from reader.cli.context import JSON_OPTION, LIBRARY_OPTION, Program, pass_program
from reader.cli.output import Styled, fit, tell_nothing, width, write_json, write_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library import ArticleSummary

_GAP = 2
_LEAST_TITLE = 24


@dataclass(frozen=True)
class _Column:
    name: str
    cells: int
    """0: what the others leave."""
    value: Callable[[ArticleSummary], str]
    is_number: bool = False


_ID = _Column("id", 8, lambda article: article.id[:8])
_TITLE = _Column("title", 0, lambda article: article.title)
_SOURCE = _Column("source", 20, lambda article: article.site or article.author)
_DATE = _Column("date", 10, lambda article: article.published[:10])
_MINUTES = _Column("min", 4, lambda article: str(article.minutes), is_number=True)
_READ = _Column(
    "read", 4, lambda article: f"{article.progress:.0%}" if article.progress else "", is_number=True
)
_NOTES = _Column("notes", 5, lambda article: str(article.notes or ""), is_number=True)
_IN_ORDER = (_ID, _TITLE, _SOURCE, _DATE, _MINUTES, _READ, _NOTES)
_BY_WORTH = (_ID, _NOTES, _MINUTES, _READ, _DATE, _SOURCE)


@click.command("list")
@click.option(
    "--status",
    type=click.Choice(["later", "reading", "done", "archived", "none"]),
    help="Only articles of this status.",
)
@click.option("--tag", help="Only articles with this tag.")
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def list_command(program: Program, status: str | None, tag: str | None, as_json: bool) -> None:
    """List the articles of the library, the last added first.

    \b
      reader list
      reader list --status later
      reader list --json | jq -r '.[].title'
    """
    program.tells_all = True
    articles = [
        article
        for article in program.library.articles()
        if status in (None, article.status or "none") and (tag is None or tag in article.tags)
    ]
    if as_json:
        write_json(map(asdict, articles))
    elif articles:
        print_list(articles)
    else:
        tell_nothing("articles", status=status, tag=tag)


def print_list(articles: Sequence[ArticleSummary]) -> None:
    """A table for people; what a narrow terminal has no room for is left out."""
    columns = _columns(width())
    write_lines([Styled(_row(columns, [column.name for column in columns]), "2")])
    write_lines(_row(columns, [column.value(article) for column in columns]) for article in articles)


def _columns(room: int) -> list[_Column]:
    """The columns that fit beside a title of some length, in the order they are shown in."""
    chosen = [_TITLE]
    left = room - _LEAST_TITLE
    for column in _BY_WORTH:
        if column.cells + _GAP <= left:
            chosen.append(column)
            left -= column.cells + _GAP
    title = max(1, _LEAST_TITLE + left)
    return [replace(column, cells=column.cells or title) for column in _IN_ORDER if column in chosen]


def _row(columns: Sequence[_Column], values: Sequence[str]) -> str:
    cells = [
        value.rjust(column.cells) if column.is_number else fit(value, column.cells)
        for column, value in zip(columns, values, strict=True)
    ]
    return (" " * _GAP).join(cells).rstrip()
