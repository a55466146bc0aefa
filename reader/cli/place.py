"""`reader place`: what to do about an annotation whose passage has changed or is gone."""

from __future__ import annotations

import click

from reader.cli.context import LIBRARY_OPTION, Program, pass_program
from reader.cli.output import write_lines
from reader.errors import UsageError
from reader.intake.clean import clean_line


@click.command("place")
@click.argument("annotation", metavar="ID")
@click.option("--accept", is_flag=True, help="The words that stand there now are its passage from now on.")
@click.option(
    "--exact", metavar="TEXT", help="Put it on this passage of its article; any white space matches any."
)
@click.option("--prefix", default="", metavar="TEXT", help="What stands right before the passage.")
@click.option("--suffix", default="", metavar="TEXT", help="What stands right after it.")
@click.option(
    "--detach", is_flag=True, help="Take it off the text: it is listed with its text and old place."
)
@LIBRARY_OPTION
@pass_program
def place_command(
    program: Program,
    annotation: str,
    accept: bool,
    exact: str | None,
    prefix: str,
    suffix: str,
    detach: bool,
) -> None:
    """Say where an annotation belongs.

    ID is an annotation's id or the beginning of one. The words that were marked first are kept whatever you do.

    \b
      reader notes --status changed
      reader place 3f2a91c0 --accept
      reader notes --status orphan
      reader place 3f2a91c0 --exact "the new wording"
    """
    from reader.export.citation import in_marks
    from reader.library import deciding

    if (accept, exact is not None, detach).count(True) != 1:
        raise UsageError("one of --accept, --exact TEXT and --detach says what to do")
    if exact is not None:
        changed = deciding.place_on(program.library, annotation, exact, prefix, suffix)
    else:
        changed = (deciding.accept if accept else deciding.detach)(program.library, annotation)
    words = changed.target.exact if changed.target else ""
    where = "is off the text; it was on" if detach else "is on"
    write_lines([clean_line(f"{changed.id} {where} {in_marks(words)}")])
