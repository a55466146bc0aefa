"""What all commands share: the options before the command, and the library they open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reader.library import Library


@dataclass
class Program:
    """The options in force."""

    library_path: Path | None = None
    mouse: bool = True
    analysis: bool = True
    tells_all: bool = False
    """Whether the command is there to tell of everything in the library; others tell of what was asked for."""
    _library: Library | None = None

    @property
    def library(self) -> Library:
        """The library, opened at the first use and closed with the command; its warnings go to stderr then."""
        if self._library is None:
            from reader.library import open_library

            self._library = open_library(self.library_path)
            click.get_current_context().call_on_close(self._close)
        return self._library

    def _close(self) -> None:
        from reader.cli.output import warn

        if self._library:
            library = self._library
            for warning in library.warnings if self.tells_all else library.asked_warnings:
                warn(warning)
            self._library.close()


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
