"""`reader annotate`, `notes` and `export`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reader.cli.context import JSON_OPTION, LIBRARY_OPTION, NO_ANALYSIS_OPTION, Program, pass_program
from reader.cli.output import Styled, write, write_json, write_lines
from reader.cli.sources import open_article
from reader.errors import ArticleError, UsageError
from reader.intake.clean import clean_line, clean_note, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.annotations.model import Placed
    from reader.text import Document, Span

_CONTEXT = 20
_LISTED = 10


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
@click.option(
    "--color", default="yellow", show_default=True, metavar="NAME", help="yellow, green, blue, pink, purple."
)
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
    color: str,
    tags: tuple[str, ...],
) -> None:
    r"""Highlight a passage and print the annotation's id.

    A note may come with it. Without --exact it is a note on the article as a whole.

    \b
      reader annotate Obama --exact "a tough negotiation" --note "Kerry said the same" --tag syria
    """
    opened = open_article(program, article)
    fields = {"color": color, "note": _note(note), "tags": tags}
    if exact is None:
        if not note:
            raise UsageError("nothing to annotate with: give --exact TEXT for a passage, or --note TEXT")
        annotation = program.library.annotate_article(opened, **fields)
    else:
        span = _passage(opened.document, exact, prefix, suffix)
        if program.analysis:
            program.library.analysis(opened.document, opened.id)
        annotation = program.library.annotate(opened, opened.document, span.start, span.end, **fields)
    write_lines([annotation.id])


@click.command("notes")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--color", metavar="NAME", help="Only highlights of this colour.")
@click.option("--tag", metavar="TAG", help="Only annotations with this tag.")
@click.option("--person", metavar="NAME", help="Only passages said by a person of this name (or part of it).")
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def notes_command(
    program: Program,
    articles: tuple[str, ...],
    color: str | None,
    tag: str | None,
    person: str | None,
    as_json: bool,
) -> None:
    r"""List your annotations.

    Of the articles named, or of all; those whose article is gone are listed too.

    \b
      reader notes Obama
      reader notes --tag syria --json
    """
    chosen = [
        (title, wanted)
        for title, placed in program.library.notes(articles)
        if (wanted := [each for each in placed if _is_wanted(each, color, tag, person)])
    ]
    if as_json:
        from reader.export import note_object

        write_json(note_object(each) for _, placed in chosen for each in placed)
    else:
        write_lines(_note_lines(chosen))


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
@LIBRARY_OPTION
@pass_program
def export_command(program: Program, articles: tuple[str, ...], kind: str | None, output: str | None) -> None:
    r"""Give your annotations back as a file.

    Of the articles named, or of all that have any.

    \b
      reader export Obama > obama.md
      reader export -o ~/notes/            one file an article
    """
    from reader.library.files import is_stream

    if output is None:
        write(program.library.export(articles, kind or "md"))
    else:
        written = program.library.export_to(articles, kind, output)
        # Nothing may be added to what went into a pipe: standard output may be the same one.
        write_lines(clean_line(str(path)) for path in written if not is_stream(path))


def _note(note: str) -> str:
    if note != "-":
        return note
    from reader.intake import decode, read_stream

    content = read_stream(sys.stdin.buffer, "the note")
    return decode(content, "the note").rstrip("\n")


def _passage(document: Document, exact: str, prefix: str, suffix: str) -> Span:
    from reader.library import find_passage

    spans = find_passage(document, exact, prefix, suffix)
    if not spans:
        around = " with what should stand around it" if prefix or suffix else ""
        raise ArticleError(
            f"“{clean_line(exact)}” is not in the text{around}: `reader text` prints it as it is searched"
        )
    if len(spans) > 1:
        places = "; ".join(_place(document, span) for span in spans[:_LISTED])
        more = f"; and {len(spans) - _LISTED} more" if len(spans) > _LISTED else ""
        raise ArticleError(
            f"“{clean_line(exact)}” stands {len(spans)} times: {places}{more}. Say which with --prefix or --suffix"
        )
    return spans[0]


def _place(document: Document, span: Span) -> str:
    before = clean_line(document.text[max(0, span.start - _CONTEXT) : span.start])
    after = clean_line(document.text[span.end : span.end + _CONTEXT])
    return f"at {span.start} (…{before} [] {after}…)"


def _is_wanted(placed: Placed, color: str | None, tag: str | None, person: str | None) -> bool:
    annotation = placed.annotation
    return (
        (color is None or annotation.color == color)
        and (tag is None or tag in annotation.tags)
        and (person is None or person.casefold() in (annotation.speaker or "").casefold())
    )


def _note_lines(chosen: list[tuple[str, list[Placed]]]) -> Iterator[str | Styled]:
    for number, (title, placed) in enumerate(chosen):
        if number:
            yield ""
        yield Styled(clean_line(title), "1")
        for each in placed:
            yield from _one_note(each)


def _one_note(placed: Placed) -> Iterator[str | Styled]:
    annotation = placed.annotation
    status = placed.anchor.status if placed.anchor else "anchored"
    marks = [
        annotation.color,
        *(f"#{tag}" for tag in annotation.tags),
        *([status] if status != "anchored" else []),
    ]
    said = f" — {annotation.speaker}" if annotation.speaker else ""
    passage = f"“{annotation.target.exact}”{said}" if annotation.target else "On the article"
    yield f"  {clean_line(passage)} [{clean_line(', '.join(marks))}]"
    yield from (f"    {clean_text(line)}" for line in clean_note(annotation.note).splitlines())
