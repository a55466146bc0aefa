"""`reader bin`: what was deleted, brought back or deleted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.annotations.model import Placed
from reader.cli.context import JSON_OPTION, LIBRARY_OPTION, Program, pass_program
from reader.cli.output import Styled, write_json, write_lines
from reader.errors import UsageError
from reader.intake.clean import clean_line, clean_note, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.notebook import BinItem


@click.command("bin")
@click.option(
    "--restore", multiple=True, metavar="ID", help="Bring this one back; may be given more than once."
)
@click.option("--forget", multiple=True, metavar="ID", help="Delete this one for good; needs --yes.")
@click.option("--forget-all", is_flag=True, help="Delete all of the bin for good; needs --yes.")
@click.option("--yes", is_flag=True, help="Really delete for good.")
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def bin_command(
    program: Program,
    restore: tuple[str, ...],
    forget: tuple[str, ...],
    forget_all: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """List deleted annotations, the last one first, or bring them back.

    ID is an annotation's id or the beginning of one. Nothing leaves the bin by itself.

    \b
      reader bin
      reader bin --restore 3f2a91c0
      reader bin --forget 3f2a91c0 --yes
    """
    from reader.library.notebook import delete_for_good, find_deleted, list_bin

    library = program.library
    if restore and (forget or forget_all):
        raise UsageError("--restore and --forget exclude each other: do one after the other")
    if restore:
        found = find_deleted(library, restore)
        library.store.restore(*(each.id for each in found))
        write_lines(f"{each.id} is back" for each in found)
    elif forget or forget_all:
        found = library.store.tombstones() if forget_all else find_deleted(library, forget)
        if not yes:
            raise UsageError(f"this deletes {len(found)} for good, which nothing takes back: --yes does it")
        delete_for_good(library, [each.id for each in found])
        write_lines(f"{each.id} is deleted for good" for each in found)
    elif as_json:
        write_json(_object(item) for item in list_bin(library))
    else:
        write_lines(_lines(list_bin(library)))


def _object(item: BinItem) -> dict[str, object]:
    from reader.export import note_object

    note = note_object(Placed(item.deleted.annotation))
    unplaced = {name: value for name, value in note.items() if name not in {"start", "end", "status"}}
    draft = {"draft": item.draft} if item.draft else {}
    return {**unplaced, "deleted": item.deleted.at, "title": item.title, **draft}


def _lines(items: list[BinItem]) -> Iterator[str | Styled]:
    from reader.cli.notes import SHORT_ID, note_lines

    for item in items:
        annotation, day = item.deleted.annotation, item.deleted.at[:16].replace("T", " ")
        yield Styled(clean_line(f"{annotation.id[:SHORT_ID]}  deleted {day} UTC  {item.title}"), "1")
        yield from note_lines(Placed(annotation))
        if item.draft:
            yield "    draft of the note, kept:"
            yield from (f"    {clean_text(line)}" for line in clean_note(item.draft).splitlines())
