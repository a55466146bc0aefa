"""`reader merge` and `reader backups`."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.context import JSON_OPTION, LIBRARY_OPTION, Program
from reader.cli.output import write_json, write_lines
from reader.errors import UsageError
from reader.intake.clean import clean_line

if TYPE_CHECKING:
    from reader.library.copies import Copy

_FILE = click.Path(path_type=Path)


@click.command("merge")
@click.argument("base", type=_FILE, required=False)
@click.argument("ours", type=_FILE, required=False)
@click.argument("theirs", type=_FILE, required=False)
@click.option(
    "--install", is_flag=True, help="Set git up to merge the library's annotations with this command."
)
@LIBRARY_OPTION
@click.pass_context
def merge_command(
    ctx: click.Context, base: Path | None, ours: Path | None, theirs: Path | None, install: bool
) -> None:
    """Merge two versions of annotations.json into OURS, record by record: a merge driver for git.

    \b
      reader merge --install       in a library under git, once a clone
      reader merge base.json ours.json theirs.json

    What either side added, changed or deleted is kept; of a note changed on both sides, both versions. BASE may be an
    empty file.
    """
    from reader.library import library_path
    from reader.library.syncing import install_merging, merge_versions

    if install:
        write_lines(map(clean_line, install_merging(library_path(ctx.ensure_object(Program).library_path))))
        return
    if base is None or ours is None or theirs is None:
        raise UsageError("three files are needed: reader merge BASE OURS THEIRS, or --install")
    doubled = merge_versions(base, ours, theirs)
    if doubled:
        click.echo(f"reader: notes with two versions now: {doubled}", err=True)


@click.command("backups")
@click.option(
    "--restore", "which", metavar="DATE|PATH", help="Put this copy in the place of the annotations."
)
@JSON_OPTION
@LIBRARY_OPTION
@click.pass_context
def backups_command(ctx: click.Context, which: str | None, as_json: bool) -> None:
    """List the copies of the annotations: the last good one, and the last ten days of use.

    \b
      reader backups --json
      reader backups --restore 2026-11-23    what is there now is kept beside it
    """
    from reader.annotations import AnnotationStore
    from reader.library import library_path
    from reader.library.copies import list_copies
    from reader.library.syncing import restore

    store = AnnotationStore(library_path(ctx.ensure_object(Program).library_path) / "annotations.json")
    if which is not None:
        kept = restore(store, which)
        write_lines([f"restored {store.path}", *([f"what was there is kept as {kept}"] if kept else [])])
        return
    copies = list_copies(store)
    if as_json:
        write_json(
            {
                "date": _date(each),
                "notes": each.notes,
                "corrections": each.corrections,
                "path": str(each.path),
            }
            for each in copies
        )
    else:
        room = max((len(each.holds) for each in copies), default=0)
        write_lines(clean_line(f"{_date(each)}  {each.holds:>{room}}  {each.path}") for each in copies)


def _date(copy: Copy) -> str:
    return copy.at.astimezone(UTC).isoformat(timespec="seconds")
