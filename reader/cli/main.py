"""The command group."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import click

from reader import __version__
from reader.cli.context import LIBRARY_OPTION, NO_ANALYSIS_OPTION, NO_MOUSE_OPTION, Program
from reader.cli.ends import DONE, INTERRUPTED, told

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "add": "shelf",
    "annotate": "notes",
    "bin": "bin",
    "colors": "edit",
    "backups": "syncing",
    "completion": "completion",
    "correct": "corrections",
    "delete": "edit",
    "doctor": "doctor",
    "edit": "edit",
    "entities": "findings",
    "export": "notes",
    "list": "listing",
    "merge": "syncing",
    "notes": "notes",
    "open": "reading",
    "people": "people",
    "place": "place",
    "quotes": "findings",
    "remove": "shelf",
    "show": "reading",
    "status": "shelf",
    "tag": "shelf",
    "text": "reading",
}
"""Name -> module of reader.cli that holds it: imported when it is called, so that each command starts quickly."""

_HELP = """Read articles in the terminal, mark and note passages, see who said what.

\b
  reader                         the library, where you left it
  reader FILE                    read a file at once
  curl -s URL | reader -         read what is piped in
  reader list --json             every listing command has --json

A command's name wins over a file's: write ./list for a file named list. ARTICLE is an id or a unique part of one, the
beginning of a title or words that no other title has, a path, or - for standard input.
"""


class _Group(click.Group):
    """Loads a command when it is called; what is no command is an article to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"reader.cli.{_COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in _COMMANDS or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        return "open", self.get_command(ctx, "open"), args


@click.group(
    cls=_Group,
    invoke_without_command=True,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@LIBRARY_OPTION
@NO_MOUSE_OPTION
@NO_ANALYSIS_OPTION
@click.version_option(__version__, "--version", prog_name="reader", message="%(prog)s %(version)s")
@click.pass_context
def reader(ctx: click.Context) -> None:
    """The program without a command: the library."""
    if ctx.invoked_subcommand is None:
        from reader.cli.start import open_library_screen

        ctx.exit(open_library_screen(ctx.ensure_object(Program)))


def run(arguments: Sequence[str]) -> int:
    """Run a command; returns its exit code. Every expected failure is one line on stderr."""
    return told(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    if "_READER_COMPLETE" in os.environ:
        reader.main(list(arguments), prog_name="reader")
    program = Program()
    try:
        # Not `main`, which turns a closed pipe into an exit code of its own.
        with reader.make_context("reader", list(arguments), obj=program) as ctx:
            ctx.call_on_close(program.close)
            reader.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    return DONE
