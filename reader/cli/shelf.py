"""`reader add`, `remove`, `tag` and `status`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.context import LIBRARY_OPTION, Program, pass_program
from reader.cli.output import warn, write_lines
from reader.cli.sources import METADATA_OPTIONS, given_metadata, open_stdin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.library import ArticleSummary


@click.command("add")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@METADATA_OPTIONS
@LIBRARY_OPTION
@click.pass_context
def add_command(ctx: click.Context, /, sources: tuple[str, ...], **metadata: str | None) -> None:
    """Copy articles into the library.

    SOURCE is a file, a folder (all *.md, *.markdown and *.txt in it) or - for what is piped in. A title that another
    article has is told; the article is added all the same.

    \b
      reader add report.md notes/
      curl -s https://example.org/a.md | reader add - --title "A"
    """
    from reader.library.shelf import namesakes

    program = ctx.ensure_object(Program)
    given = given_metadata(metadata)
    added, refused = _add_stdin(program, given) if "-" in sources else ([], [])
    copied, problems = program.library.add([Path(source) for source in sources if source != "-"], **given)
    write_lines(f"{article.id}  {article.title}" for article in [*added, *copied])
    for article, others in namesakes(program.library, [*added, *copied]):
        warn(_told_namesakes(article, others))
    for problem in [*refused, *problems]:
        warn(problem)
    ctx.exit(1 if refused or problems else 0)


def _add_stdin(program: Program, given: Mapping[str, str]) -> tuple[list[ArticleSummary], list[str]]:
    """The article that was piped in, or why it was not added: as it is of a file."""
    article = open_stdin(program, given)
    if article.kept:
        return [], [f"standard input stands in the library already ({article.id}): nothing was added"]
    return [program.library.keep(article)], []


def _told_namesakes(article: ArticleSummary, others: Sequence[ArticleSummary]) -> str:
    if len(others) == 1:
        return f"“{article.title}” is also the title of {others[0].id}: both are in the library"
    return f"“{article.title}” is also the title of {len(others)} other articles: all are in the library"


@click.command("remove")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@LIBRARY_OPTION
@pass_program
def remove_command(program: Program, articles: tuple[str, ...]) -> None:
    """Take articles out of the library.

    The file goes to the library's folder `removed`; its notes are kept, and are there again when it is added again.
    """
    for ref in articles:
        article = program.library.remove(ref)
        write_lines([f"{article.id}  {article.title}"])


@click.command("tag")
@click.argument("article", metavar="ARTICLE")
@click.argument("tags", metavar="[TAG...]", nargs=-1)
@click.option(
    "--remove", multiple=True, metavar="TAG", help="Take this tag off; may be given more than once."
)
@LIBRARY_OPTION
@pass_program
def tag_command(program: Program, article: str, tags: tuple[str, ...], remove: tuple[str, ...]) -> None:
    """Put tags on an article, or show those it has.

    \b
      reader tag Obama asia trade
      reader tag Obama --remove trade
    """
    summary = program.library.find(article)
    if tags or remove:
        wanted = [tag for tag in (*summary.tags, *tags) if tag not in remove]
        summary = program.library.set_tags(summary.id, wanted)
        for tag in sorted(set(remove) & set(summary.tags)):
            warn(f"{tag} stands in the article's own file: take it out of {summary.path}")
    write_lines(summary.tags)


@click.command("status")
@click.argument("article", metavar="ARTICLE")
@click.argument("status", required=False)
@LIBRARY_OPTION
@pass_program
def status_command(program: Program, article: str, status: str | None) -> None:
    """Set or show what an article is to you.

    STATUS is later, reading, done, archived or none.
    """
    summary = program.library.find(article)
    if status is not None:
        summary = program.library.set_status(summary.id, "" if status == "none" else status)
    write_lines([summary.status or "none"])
