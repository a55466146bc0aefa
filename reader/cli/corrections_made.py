"""`reader correct list`, `delete` and `export`: the corrections that were made."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from reader.cli.context import FORCE_OPTION, JSON_OPTION, LIBRARY_OPTION, Program, pass_program
from reader.cli.output import Styled, warn, write, write_json, write_lines
from reader.intake.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.correcting import ListedCorrection


@click.command("list")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def list_command(program: Program, articles: tuple[str, ...], as_json: bool) -> None:
    """List your corrections, of the articles named or of all, with where they stand today."""
    from reader.library.correcting import listed

    found = listed(program.library, articles)
    if as_json:
        write_json({**asdict(each.correction), "title": each.title, "status": each.status} for each in found)
    else:
        write_lines(_lines(found))


@click.command("delete")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@LIBRARY_OPTION
@pass_program
def delete_command(program: Program, ids: tuple[str, ...]) -> None:
    """Take corrections back, by their ids or the beginnings of them, each with those made together with it.

    What you had said of the same before, and one of them took the place of, holds again.
    """
    from reader.annotations.history import CorrectionChange
    from reader.library.correcting import delete, described
    from reader.library.corrections import from_stored

    changes = delete(program.library, ids)
    corrections = [change for change in changes if isinstance(change, CorrectionChange)]
    count = sum(change.after is None for change in corrections)
    if count > len(ids):
        warn(f"{count} corrections taken back: they were made together")
    for made in from_stored(change.after for change in corrections if change.after):
        warn(f"“{clean_line(made.exact or made.name)}”: {clean_line(described(made))}, as you said before")


@click.command("export")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="PATH", help="Write to this file.")
@FORCE_OPTION
@LIBRARY_OPTION
@pass_program
def export_command(program: Program, articles: tuple[str, ...], output: str | None, is_forced: bool) -> None:
    """Give your corrections as training data: a JSON object a line, with what was found before and what is so after.

    Offsets count in the text that `reader text ARTICLE` prints, whose SHA-256 is text_hash. Those whose words are gone
    are left out, and how many they are is told on stderr; `reader correct list` shows them.
    """
    from reader.library.correcting import listed, training_lines

    text = "".join(f"{line}\n" for line in training_lines(program.library, articles))
    if output is None:
        write(text)
    else:
        from pathlib import Path

        from reader.library.files import is_stream, write_unless_other

        write_unless_other(Path(output), text.encode(), is_forced=is_forced)
        if not is_stream(Path(output)):
            write_lines([clean_line(output)])
    left_out = sum(each.status == "orphan" for each in listed(program.library, articles))
    if left_out == 1:
        warn("1 correction is left out, as its words are gone: `reader correct list` shows it")
    elif left_out:
        warn(
            f"{left_out} corrections are left out, as their words are gone: `reader correct list` shows them"
        )


def _lines(found: Sequence[ListedCorrection]) -> Iterator[str | Styled]:
    from reader.library.correcting import described

    title = None
    for each in found:
        if each.title != title:
            if title is not None:
                yield ""
            title = each.title
            yield Styled(clean_line(title), "1")
        made = each.correction
        words = f"“{clean_line(made.exact)}”: " if made.exact else ""
        gone = f" [{each.status}]" if each.status in ("orphan", "changed") else ""
        yield f"  {made.id[:8]}  {words}{clean_line(described(made))}{gone}"
