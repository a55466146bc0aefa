"""`reader edit`, `reader delete` and `reader colors`: annotations changed from a script."""

from __future__ import annotations

import click

from reader.cli.context import JSON_OPTION, LIBRARY_OPTION, Program, pass_program
from reader.cli.output import write_json, write_lines
from reader.errors import UsageError
from reader.intake.clean import clean_line


@click.command("edit")
@click.argument("annotation", metavar="ID")
@click.option("--note", metavar="TEXT", help="The note from now on (Markdown); empty: none.")
@click.option("--color", metavar="NAME", help="yellow, green, blue, pink, purple, or your name for one.")
@click.option("--tag", multiple=True, metavar="TAG", help="Add a tag; may be given more than once.")
@click.option("--untag", multiple=True, metavar="TAG", help="Take a tag away; may be given more than once.")
@LIBRARY_OPTION
@pass_program
def edit_command(
    program: Program,
    annotation: str,
    note: str | None,
    color: str | None,
    tag: tuple[str, ...],
    untag: tuple[str, ...],
) -> None:
    """Change an annotation's note, colour or tags.

    ID is an annotation's id or the beginning of one, as `reader notes` prints them.

    \b
      reader edit 3f2a91c0 --note "Did they?" --tag talks
      reader edit 3f2a91c0 --color green --untag talks
    """
    from reader.library import editing

    if note is None and color is None and not tag and not untag:
        raise UsageError("nothing to change: give --note, --color, --tag or --untag")
    changed = editing.edit(program.library, annotation, note=note, color=color, tag=tag, untag=untag)
    write_lines([changed.id])


@click.command("delete")
@click.argument("annotations", metavar="ID...", nargs=-1, required=True)
@LIBRARY_OPTION
@pass_program
def delete_command(program: Program, annotations: tuple[str, ...]) -> None:
    """Delete annotations; `reader bin` lists them and brings them back.

    \b
      reader delete 3f2a91c0 77b0
    """
    from reader.library import editing

    found = editing.delete(program.library, annotations)
    write_lines(f"{each.id} is in the bin" for each in found)


@click.command("colors")
@click.argument("color", required=False)
@click.argument("name", required=False)
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def colors_command(program: Program, color: str | None, name: str | None, as_json: bool) -> None:
    """List the five colours and what each stands for, or give one a name.

    \b
      reader colors
      reader colors yellow claim
      reader colors yellow ""        its own name again
    """
    from reader.annotations.model import COLORS

    if color is not None and name is None:
        raise UsageError(f"what is {clean_line(color)} to be called? reader colors {clean_line(color)} NAME")
    if color is not None:
        program.library.name_color(color, name or "")
    names = program.library.settings.colors
    if as_json:
        write_json([{"color": each, "name": names.get(each, each)} for each in COLORS])
    else:
        write_lines(f"{each}\t{names.get(each, each)}" for each in COLORS)
