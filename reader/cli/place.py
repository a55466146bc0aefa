"""`reader place`: what to do about an annotation or correction whose passage has changed or is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.context import LIBRARY_OPTION, Program, pass_program
from reader.cli.output import warn, write_lines
from reader.errors import UsageError
from reader.intake.clean import clean_line

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.library import Library


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
    """Say where an annotation, or a correction, belongs.

    ID is an annotation's or a correction's id or the beginning of one. An annotation's words that were marked first are kept
    whatever you do. A correction takes the place of what you said there before.

    \b
      reader notes --status changed
      reader place 3f2a91c0 --accept
      reader notes --status orphan
      reader place 3f2a91c0 --exact "the new wording"
      reader correct list
    """
    from reader.export.citation import in_marks

    if (accept, exact is not None, detach).count(True) != 1:
        raise UsageError("one of --accept, --exact TEXT and --detach says what to do")
    library = program.library
    correction = _correction(library, annotation)
    if correction and detach:
        raise UsageError(
            f"a correction is taken back, not taken off: reader correct delete {correction.id[:8]}"
        )
    if correction:
        changed_id, words = _place_correction(library, correction, exact, prefix, suffix)
    else:
        changed_id, words = _place_annotation(library, annotation, exact, prefix, suffix, is_accepted=accept)
    where = "is off the text; it was on" if detach else "is on"
    write_lines([clean_line(f"{changed_id} {where} {in_marks(words)}")])


def _correction(library: Library, ref: str) -> Correction | None:
    """The correction that ref means, where no annotation has such an id."""
    from reader.library.relocating import find_correction

    is_note = any(ref and each.id.startswith(ref) for each in library.store.annotations())
    correction = find_correction(library, ref)
    if is_note and correction:
        raise UsageError(
            f"an annotation and a correction have an id that begins with {ref!r}: give more of it"
        )
    return correction


def _place_annotation(
    library: Library, ref: str, exact: str | None, prefix: str, suffix: str, *, is_accepted: bool
) -> tuple[str, str]:
    from reader.library import deciding

    if exact is not None:
        changed = deciding.place_on(library, ref, exact, prefix, suffix)
    else:
        changed = (deciding.accept if is_accepted else deciding.detach)(library, ref)
    return changed.id, changed.target.exact if changed.target else ""


def _place_correction(
    library: Library, correction: Correction, exact: str | None, prefix: str, suffix: str
) -> tuple[str, str]:
    from reader.library import relocating
    from reader.library.correcting import described

    if exact is not None:
        changed, replaced = relocating.place_on(library, correction, exact, prefix, suffix)
    else:
        changed, replaced = relocating.accept(library, correction)
    for old in replaced:
        warn(
            f"it takes the place of what you said there before: {clean_line(described(old))}; "
            f"`reader correct delete {changed.id[:8]}` brings that back"
        )
    return changed.id, changed.exact
