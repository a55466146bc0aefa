"""`reader quotes` and `entities`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from reader.analysis.model import LIKELY, SURE
from reader.cli.context import JSON_OPTION, LIBRARY_OPTION, Program, pass_program
from reader.cli.output import Styled, tell_nothing, warn, write_json, write_lines
from reader.cli.sources import open_articles
from reader.intake.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.model import Analysis, Entity, Quotation
    from reader.library import Article


@click.command("quotes")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--speaker", metavar="NAME", help="Only what a speaker of this name (or part of it) said.")
@click.option(
    "--all", "with_unspoken", is_flag=True, help="Also words in marks that nobody says: titles, scare quotes."
)
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def quotes_command(
    program: Program, articles: tuple[str, ...], speaker: str | None, with_unspoken: bool, as_json: bool
) -> None:
    """List who said what.

    The quotations of the articles named, or of the whole library.

    \b
      reader quotes Obama
      reader quotes --speaker Putin --json
    """
    chosen = [
        (article, quotations)
        for article, analysis in _analysed(program, articles)
        if (quotations := [each for each in analysis.quotations if _is_wanted(each, speaker, with_unspoken)])
    ]
    if as_json:
        write_json(_with_article(article, each) for article, quotations in chosen for each in quotations)
    elif chosen:
        write_lines(_quotation_lines(chosen))
    else:
        tell_nothing("quotations", speaker=speaker)


@click.command("entities")
@click.argument("articles", metavar="[ARTICLE...]", nargs=-1)
@click.option("--type", "kind", metavar="T", help="Only this type: PERSON, ORG, GPE, LOC, NORP, EVENT, ...")
@JSON_OPTION
@LIBRARY_OPTION
@pass_program
def entities_command(program: Program, articles: tuple[str, ...], kind: str | None, as_json: bool) -> None:
    """List who and what is named.

    The people, bodies and places of the articles named, or of the whole library.

    \b
      reader entities Obama --type PERSON
    """
    chosen = [
        (article, entities)
        for article, analysis in _analysed(program, articles)
        if (entities := [each for each in analysis.entities if kind is None or each.type == kind.upper()])
    ]
    if as_json:
        write_json(_entity_object(article, each) for article, entities in chosen for each in entities)
    elif chosen:
        write_lines(_entity_lines(chosen))
    else:
        tell_nothing("names", type=kind)


def _analysed(program: Program, refs: tuple[str, ...]) -> Iterator[tuple[Article, Analysis]]:
    missing: dict[str, None] = {}
    for article in open_articles(program, refs):
        analysis = program.library.analysis(article.document, article.id)
        missing.setdefault(analysis.missing)
        yield article, analysis
    for line in filter(None, missing):
        warn(line)


def _is_wanted(quotation: Quotation, speaker: str | None, with_unspoken: bool) -> bool:
    if quotation.kind == "none" and not with_unspoken:
        return False
    if speaker is None:
        return True
    return quotation.speaker is not None and speaker.casefold() in quotation.speaker.name.casefold()


def _with_article(article: Article, quotation: Quotation) -> dict[str, Any]:
    return {"article": article.id, **asdict(quotation)}


def _entity_object(article: Article, entity: Entity) -> dict[str, Any]:
    mentions = [{"article": article.id, **asdict(mention)} for mention in entity.mentions]
    return {**asdict(entity), "mentions": mentions}


def _quotation_lines(chosen: Sequence[tuple[Article, list[Quotation]]]) -> Iterator[str | Styled]:
    for number, (article, quotations) in enumerate(chosen):
        if number:
            yield ""
        yield Styled(clean_line(article.title), "1")
        for quotation in quotations:
            yield f"  {_speaker(quotation)}: “{clean_line(quotation.text)}”"


def _speaker(quotation: Quotation) -> str:
    speaker = quotation.speaker
    if speaker is None:
        return "nobody" if quotation.kind == "none" else "speaker unknown"
    if speaker.confidence >= SURE:
        return clean_line(speaker.name)
    return f"{clean_line(speaker.name)}?" if speaker.confidence >= LIKELY else "speaker unsure"


def _entity_lines(chosen: Sequence[tuple[Article, list[Entity]]]) -> Iterator[str | Styled]:
    for number, (article, entities) in enumerate(chosen):
        if number:
            yield ""
        yield Styled(clean_line(article.title), "1")
        for entity in sorted(entities, key=lambda each: -len(each.mentions)):
            aliases = [alias for alias in entity.aliases if alias != entity.name]
            also = f" ({clean_line(', '.join(aliases))})" if aliases else ""
            yield f"  {entity.type:<8} {len(entity.mentions):>3}  {clean_line(entity.name)}{also}"
