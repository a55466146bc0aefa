"""`reader annotate`, `notes` and `export`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reader.annotations.filtering import HINT, Subject, parse_filter
from reader.annotations.model import COLORS
from reader.annotations.placing import status_of, words_now
from reader.cli.context import (
    FORCE_OPTION,
    JSON_OPTION,
    LIBRARY_OPTION,
    NO_ANALYSIS_OPTION,
    Program,
    pass_program,
)
from reader.cli.output import Styled, tell_nothing, write, write_json, write_lines
from reader.cli.sources import open_article
from reader.errors import UsageError
from reader.intake.clean import clean_line, clean_note, clean_text
from reader.library.passages import the_passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.annotations.filtering import NoteFilter
    from reader.annotations.model import Annotation, Placed
    from reader.library.exporting import NotedArticle

SHORT_ID = 8
"""Characters of an id that are shown: enough to name it by."""


@click.command("annotate")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--exact", metavar="TEXT", help="The passage, as it stands in the text; any white space matches any."
)
@click.option(
    "--prefix",
    default="",
    metavar="TEXT",
    help="What stands right before it, where it stands more than once.",
)
@click.option("--suffix", default="", metavar="TEXT", help="What stands right after it.")
@click.option(
    "--note", default="", metavar="TEXT", help="A note in Markdown; - reads it from standard input."
)
@click.option("--color", metavar="NAME", help="yellow (as without it), green, blue, pink, purple.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given more than once.")
@NO_ANALYSIS_OPTION
@LIBRARY_OPTION
@pass_program
def annotate_command(
    program: Program,
    article: str,
    exact: str | None,
    prefix: str,
    suffix: str,
    note: str,
    color: str | None,
    tags: tuple[str, ...],
) -> None:
    """Highlight a passage and print the annotation's id.

    A note may come with it. Without --exact it is a note on the article as a whole, which has no colour.

    \b
      reader annotate Obama --exact "a tough negotiation" --note "Kerry too"
    """
    opened = open_article(program, article)
    if exact is None and not note:
        raise UsageError("nothing to annotate with: give --exact TEXT for a passage, or --note TEXT")
    if exact is None and color is not None:
        raise UsageError("a note on the article as a whole has no colour")
    fields = {"color": COLORS[0] if color is None else color, "note": _note(note), "tags": tags}
    if exact is None:
        annotation = program.library.annotate_article(opened, **fields)
    else:
        span = the_passage(opened.document, exact, prefix, suffix)
        if program.analysis:
            program.library.analysis(opened.document, opened.id)
        annotation = program.library.annotate(opened, opened.document, span.start, span.end, **fields)
    write_lines([annotation.id])


@click.command("notes")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--color", metavar="NAME", help="Only highlights of this colour.")
@click.option("--tag", metavar="TAG", help="Only annotations with this tag.")
@click.option("--person", metavar="NAME", help="Only passages said by a person of this name (or part of it).")
@click.option(
    "--status",
    type=click.Choice(["anchored", "changed", "orphan"]),
    help="Only those whose passage stands there, reads otherwise now, or was not found.",
)
@click.option("--filter", "wanted", default="", metavar="FILTER", help=f"As typed in the program: {HINT}")
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def notes_command(
    program: Program,
    articles: tuple[str, ...],
    color: str | None,
    tag: str | None,
    person: str | None,
    status: str | None,
    wanted: str,
    as_json: bool,
) -> None:
    """List your annotations.

    Of the articles named, or of all; those whose article is gone are listed too. `reader place` decides about those whose
    passage has changed or is gone.

    \b
      reader notes Obama
      reader notes --tag syria --json
      reader notes --status changed
      reader notes --filter '#talks @kerry has:note -c:yellow deal'
    """
    asked = _asked(program, wanted)

    def fits(title: str, each: Placed) -> bool:
        is_here = status is None or (each.anchor is not None and each.anchor.status == status)
        subject = Subject(each.annotation, status_of(each), title)
        return is_here and _is_wanted(each, color, tag, person) and asked.matches(subject)

    chosen = [
        (noted, kept)
        for noted in program.library.notes(articles)
        if (kept := [each for each in noted.placed if fits(noted.title, each)])
    ]
    if as_json:
        from reader.export import note_object

        write_json(note_object(each) for _, placed in chosen for each in placed)
    elif chosen:
        write_lines(_note_lines(chosen))
    else:
        tell_nothing("annotations", color=color, tag=tag, person=person, status=status, filter=wanted)


@click.command("export")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option(
    "--format",
    "kind",
    metavar="F",
    help="md or json; else what PATH ends in (.md, .markdown, .json), else md.",
)
@click.option(
    "-o", "--output", metavar="PATH", help="Write to this file or folder; a / at its end means a folder."
)
@click.option("--filter", "wanted", default="", metavar="FILTER", help=f"Only those that fit: {HINT}")
@FORCE_OPTION
@LIBRARY_OPTION
@pass_program
def export_command(
    program: Program,
    articles: tuple[str, ...],
    kind: str | None,
    output: str | None,
    wanted: str,
    is_forced: bool,
) -> None:
    """Give your annotations back as a file.

    Of the articles named, or of all that have any. A file that is there already and holds something else is left, unless
    you say --force: an export to a file fails then, one to a folder takes a new name.

    \b
      reader export Obama > obama.md
      reader export -o ~/notes/            one file an article
      reader export --filter '#talks c:green' -o talks.md
    """
    from reader.library.files import is_stream

    asked = _asked(program, wanted)
    if output is None:
        write(program.library.export(articles, kind or "md", asked))
    else:
        written = program.library.export_to(articles, kind, output, asked, is_forced=is_forced)
        # Nothing may be added to what went into a pipe: standard output may be the same one.
        write_lines(clean_line(str(path)) for path in written if not is_stream(path))


def _asked(program: Program, wanted: str) -> NoteFilter:
    """The filter that was typed. Raises UsageError for what means nothing."""
    asked = parse_filter(wanted, program.library.settings.colors)
    if asked.problems:
        raise UsageError(asked.problems[0])
    return asked


def _note(note: str) -> str:
    if note != "-":
        return note
    from reader.intake import decode, read_stream

    content = read_stream(sys.stdin.buffer, "the note")
    return decode(content, "the note").rstrip("\n")


def _is_wanted(placed: Placed, color: str | None, tag: str | None, person: str | None) -> bool:
    annotation = placed.annotation
    return (
        (color is None or annotation.shown_color == color)
        and (tag is None or tag in annotation.tags)
        and (person is None or person.casefold() in (annotation.speaker or "").casefold())
    )


def _note_lines(chosen: list[tuple[NotedArticle, list[Placed]]]) -> Iterator[str | Styled]:
    for number, (noted, placed) in enumerate(chosen):
        if number:
            yield ""
        yield Styled(clean_line(noted.title), "1")
        for each in placed:
            yield from note_lines(each, noted.text)


def _said(annotation: Annotation) -> str:
    from reader.export.citation import shown_speaker

    if not annotation.speaker:
        return ""
    shown = shown_speaker(annotation.speaker, annotation.speaker_confidence)
    return f" — {shown or 'speaker not sure'}"


def note_lines(placed: Placed, text: str = "") -> Iterator[str]:
    """An annotation for people; text: its article's, for what stands at the place of a changed one today."""
    from reader.export.citation import in_marks

    annotation = placed.annotation
    status = status_of(placed)
    marks = [
        *filter(None, (annotation.shown_color,)),
        *(f"#{tag}" for tag in annotation.tags),
        *([status] if status != "anchored" else []),
        annotation.id[:SHORT_ID],
    ]
    passage = (
        f"{in_marks(annotation.target.exact)}{_said(annotation)}" if annotation.target else "On the article"
    )
    yield f"  {clean_line(passage)} [{clean_line(', '.join(marks))}]"
    if status == "changed":
        yield f"    now: {in_marks(clean_line(words_now(text, placed) or ''))}"
    if annotation.captured:
        yield f"    as first captured: {in_marks(clean_line(annotation.captured))}"
    if status == "orphan" and annotation.target:
        before, after = clean_line(annotation.target.prefix), clean_line(annotation.target.suffix)
        yield f"    stood at {annotation.target.start}: …{before} [] {after}…"
    yield from (f"    {clean_text(line)}" for line in clean_note(annotation.note).splitlines())
