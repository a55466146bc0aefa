"""`reader doctor`."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from reader.cli.context import JSON_OPTION, LIBRARY_OPTION, Program
from reader.cli.output import width, write_json, write_lines
from reader.intake.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Finding, Library


@click.command("doctor")
@click.option(
    "--restore",
    is_flag=True,
    help="Put damaged annotations right from what can be read of them and of their last good copy.",
)
@click.option(
    "--rejoin", is_flag=True, help="Give articles that were edited and renamed at once their notes back."
)
@JSON_OPTION
@LIBRARY_OPTION
@click.pass_context
def doctor_command(ctx: click.Context, restore: bool, rejoin: bool, as_json: bool) -> None:
    """Check library, annotations, model and terminal.

    Where something is wrong it says what to do, and the exit code is 1.
    """
    from reader.library import open_library

    library = open_library(ctx.ensure_object(Program).library_path)
    ctx.call_on_close(library.close)
    if restore:
        write_lines(map(clean_line, library.restore_annotations()))
    if rejoin:
        write_lines(clean_line(f"{each.path} is {each.title} again") for each in library.rejoin_all())
    findings = [*library.check(), *_theme(library), _terminal()]
    if as_json:
        write_json(map(asdict, findings))
    else:
        write_lines(_line(finding) for finding in findings)
    ctx.exit(0 if all(finding.ok for finding in findings) else 1)


def _theme(library: Library) -> Iterator[Finding]:
    """The theme that is asked for, where it cannot be shown."""
    wanted = library.settings.theme
    if not wanted:
        return
    from reader.library import Finding
    from reader.tui.theme import THEME_NAMES, is_known_theme

    if not is_known_theme(wanted):
        known = ", ".join(THEME_NAMES)
        yield Finding(
            "settings", False, f"there is no theme {wanted!r} that can be shown: use one of {known}"
        )


def _terminal() -> Finding:
    from reader.library import Finding

    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if not sys.stdout.isatty():
        return Finding("terminal", True, "none: output is printed")
    if encoding != "utf8":
        return Finding(
            "terminal", False, f"its encoding is {sys.stdout.encoding}: set a UTF-8 locale (LANG=C.UTF-8)"
        )
    colors = "no colours (NO_COLOR)" if "NO_COLOR" in os.environ else os.environ.get("COLORTERM") or "colours"
    return Finding("terminal", True, f"{os.environ.get('TERM', 'unknown')}, {width()} columns, {colors}")


def _line(finding: Finding) -> str:
    mark = "ok " if finding.ok else "!! "
    return f"{mark} {finding.subject:<12} {clean_line(finding.message)}"
