"""`reader open`, `show` and `text`."""

from __future__ import annotations

import click

from reader.cli.context import LIBRARY_OPTION, NO_ANALYSIS_OPTION, NO_MOUSE_OPTION, Program, pass_program
from reader.cli.output import write, write_lines
from reader.cli.sources import METADATA_OPTIONS, given_metadata, open_article


@click.command("open")
@click.argument("article", metavar="ARTICLE")
@METADATA_OPTIONS
@NO_MOUSE_OPTION
@NO_ANALYSIS_OPTION
@LIBRARY_OPTION
@click.pass_context
def open_command(ctx: click.Context, /, article: str, **metadata: str | None) -> None:
    """Open an article to read it.

    `reader ARTICLE` is the same. Without a terminal the article is printed.

    \b
      reader open report.md
      curl -s https://example.org/a.md | reader - --title "A"
    """
    from reader.cli.start import open_reading_screen

    program = ctx.ensure_object(Program)
    ctx.exit(open_reading_screen(program, open_article(program, article, given_metadata(metadata))))


@click.command("show")
@click.argument("article", metavar="ARTICLE")
@LIBRARY_OPTION
@pass_program
def show_command(program: Program, article: str) -> None:
    """Print an article to be read.

    Wrapped at the terminal's width, at most 72.

    \b
      reader show Obama | less
    """
    from reader.cli.render import render

    write_lines(render(open_article(program, article)))


@click.command("text")
@click.argument("article", metavar="ARTICLE")
@LIBRARY_OPTION
@pass_program
def text_command(program: Program, article: str) -> None:
    """Print an article's canonical text, and nothing else.

    To the character: not even a line end is added.

    Every start and end that the program gives counts code points in this text.
    """
    write(open_article(program, article).document.text)
