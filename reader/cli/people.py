"""`reader people`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reader.analysis.model import SURE
from reader.cli.context import JSON_OPTION, LIBRARY_OPTION, Program, pass_program
from reader.cli.output import Styled, warn, write, write_json, write_lines
from reader.errors import UsageError
from reader.intake.clean import clean_line
from reader.text.marks import in_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library import Library
    from reader.library.people import Said
    from reader.library.people_joining import Person


@click.command("people")
@click.argument("name", metavar="[NAME]", default="")
@click.option(
    "--type",
    "kind",
    default=None,
    metavar="T",
    help="PERSON (what is listed without it), ORG, GPE, LOC, ..., or all.",
)
@click.option("--format", "output", default="text", metavar="F", help="With NAME: md for Markdown.")
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def people_command(program: Program, name: str, kind: str | None, output: str, as_json: bool) -> None:
    """List who is in the library, or what somebody said.

    Without NAME: the people of all articles, how often each is named and quoted. With NAME: everything that person or
    body said, in order of date. Articles not analysed yet are analysed first; your corrections count.

    \b
      reader people --json
      reader people "John Kerry" --format md > kerry.md
      reader people --type ORG
    """
    from reader.library import people
    from reader.library.people_called import find_person

    _check(name, output, as_json=as_json)
    look_through(program.library)
    if not name:
        _list(
            program.library, people.list_people(program.library, *types_of(kind or "PERSON")), as_json=as_json
        )
        return
    listed = people.list_people(program.library, *types_of(kind or "all"))
    person = find_person(listed, name)
    tell_others(listed, person, name)
    if output == "md":
        write(people.export_said(program.library, person))
        return
    said = people.said_by(program.library, person)
    if as_json:
        write_json(_said_object(person, each) for each in said)
    else:
        write_lines(_said_lines(person, people.joined(said)))


def tell_others(listed: Sequence[Person], person: Person, name: str) -> None:
    """Tell who else a name may mean."""
    from reader.library.people_called import also_called, called, listed_names

    for other in called(listed, name):
        if other.type != person.type:
            warn(f"{clean_line(other.name)} is a {other.type}, too, as which --type {other.type} finds it")
    if others := also_called(listed, person, name):
        warn(f"this is {clean_line(person.name)}; others with that name: {listed_names(others)}")


def look_through(library: Library) -> None:
    """Take all articles in that are not among the people yet; what could not be read is told."""
    from reader.library import people

    for problem in people.catch_up(library, _tell if sys.stderr.isatty() else lambda _done, _all: None):
        warn(problem)


def _check(name: str, output: str, *, as_json: bool) -> None:
    if output not in ("text", "md"):
        raise UsageError(f"there is no format {output!r}: text or md, or --json")
    if output == "md" and as_json:
        raise UsageError("--json and --format md exclude each other: give one of them")
    if output == "md" and not name:
        raise UsageError("--format md gives what one person said: reader people NAME --format md")


def types_of(kind: str) -> tuple[str, ...]:
    """The types of entities that --type means; none: all."""
    return () if kind.upper() == "ALL" else (kind.upper(),)


def _tell(done: int, count: int) -> None:
    end = "\n" if done + 1 == count else ""
    sys.stderr.write(f"\rreader: looking through article {done + 1} of {count} …{end}")
    sys.stderr.flush()


def _list(library: Library, found: Sequence[Person], *, as_json: bool) -> None:
    from reader.library.people import articles_of

    if as_json:
        write_json(_person_object(each, articles_of(library, each)) for each in found)
        return
    room = max((len(str(each.mentions)) for each in found), default=1)
    write_lines(
        f"{each.mentions:>{room}} × in {each.articles:>3} · {each.quotations:>3} said  {clean_line(each.name)}"
        for each in found
    )


def _person_object(person: Person, articles: dict[str, int]) -> dict[str, Any]:
    return {
        "name": person.name,
        "type": person.type,
        "aliases": list(person.aliases),
        "mentions": person.mentions,
        "quotations": person.quotations,
        "words": person.words,
        "articles": [{"article": article, "mentions": count} for article, count in articles.items()],
    }


def _said_object(person: Person, said: Said) -> dict[str, Any]:
    article = said.article
    return {
        "person": person.name,
        "article": article.id,
        "title": article.title,
        "site": article.site,
        "url": article.url,
        "published": article.published,
        **{
            name: getattr(said, name)
            for name in ("start", "end", "text", "kind", "group", "name", "confidence", "cue")
        },
    }


def _said_lines(person: Person, said: Sequence[tuple[Said, ...]]) -> Iterator[str | Styled]:
    aliases = f" ({clean_line(', '.join(person.aliases))})" if person.aliases else ""
    yield Styled(f"{clean_line(person.name)}{aliases}", "1")
    yield f"{person.told}, {len(said)} quotation{'s' * (len(said) != 1)}"
    last = ""
    for parts in said:
        each = parts[0]
        if each.article.id != last:
            last = each.article.id
            known = [
                each.article.published[:10],
                clean_line(each.article.title),
                clean_line(each.article.site),
            ]
            yield ""
            yield Styled(", ".join(filter(None, known)), "1")
        unsure = "" if min(part.confidence for part in parts) >= SURE else "? "
        yield f"  {unsure}{in_marks(parts, clean_line)}"
