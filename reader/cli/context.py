"""What all commands share: the options before the command, and the library they open."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.program import Program as Program  # commands have it from here

pass_program = click.make_pass_decorator(Program, ensure=True)


def _take_library(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Program).library_path = value


def _drop_mouse(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Program).mouse = False


def _drop_analysis(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Program).analysis = False


LIBRARY_OPTION = click.option(
    "--library",
    type=click.Path(path_type=Path),
    metavar="DIR",
    expose_value=False,
    callback=_take_library,
    help="The library's folder (else READER_LIBRARY, else the user's data folder).",
)
NO_MOUSE_OPTION = click.option(
    "--no-mouse",
    is_flag=True,
    expose_value=False,
    callback=_drop_mouse,
    help="Leave the mouse to the terminal.",
)
NO_ANALYSIS_OPTION = click.option(
    "--no-analysis",
    is_flag=True,
    expose_value=False,
    callback=_drop_analysis,
    help="Do not look for quotations, speakers and entities.",
)
# These three stand before or after the command.

JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="A JSON array on standard output.")
FORCE_OPTION = click.option(
    "--force",
    "is_forced",
    is_flag=True,
    help="Replace a file that is there already and holds something else.",
)
