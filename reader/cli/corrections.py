"""`reader correct`: what analysis got wrong, told from the command line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader.cli.context import LIBRARY_OPTION, Program, pass_program
from reader.cli.corrections_made import delete_command, export_command, list_command
from reader.cli.output import warn, write_lines
from reader.cli.sources import open_article
from reader.errors import ArticleError, UsageError
from reader.intake.clean import clean_line
from reader.library.passages import the_passage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Entity, Mention, Quotation
    from reader.library import Article
    from reader.text import Span

    F = TypeVar("F", bound=Callable[..., Any])


@click.group("correct")
def correct_command() -> None:
    """Tell what analysis got wrong.

    Your corrections win over analysis, today's and any newer one's, follow their words through edits of the article, and
    can be taken back. Each command prints the ids of the corrections it made.

    \b
      reader correct speaker Obama "John Kerry" --exact "a tough negotiation"
      reader correct rename Obama "Barak Obama" "Barack Obama"
      reader correct rename-all "Barak Obama" "Barack Obama"
      reader correct list --json
      reader correct export -o corrections.jsonl
    """


def _passage_options(command: F) -> F:
    """Adds --exact, --prefix, --suffix and --at: a passage of the text."""
    for option in (
        click.option(
            "--at", "place", nargs=2, type=int, metavar="START END", help="The passage by its offsets."
        ),
        click.option("--suffix", default="", metavar="TEXT", help="What stands right after it."),
        click.option("--prefix", default="", metavar="TEXT", help="What stands right before it."),
        click.option("--exact", metavar="TEXT", help="The passage, as it stands in the text."),
    ):
        command = option(command)
    return command


class _Corrected:
    """An article that is being corrected: its text, and what analysis (as corrected so far) says of it."""

    def __init__(self, program: Program, ref: str) -> None:
        self.library = program.library
        self.article: Article = open_article(program, ref)
        self.document = self.article.document
        self.analysis: Analysis = self.library.analysis(self.document, self.article.id)

    def span(self, exact: str | None, prefix: str, suffix: str, place: tuple[int, int] | None) -> Span:
        """The passage that options name. Raises UsageError, ArticleError."""
        from reader.text import Span

        if place and not exact:
            if not 0 <= place[0] < place[1] <= len(self.document.text):
                raise UsageError(f"[{place[0]}, {place[1]}) is no passage of this text")
            return Span(*place)
        if not exact or place:
            raise UsageError("say which passage: either --exact TEXT or --at START END")
        return the_passage(self.document, exact, prefix, suffix)

    def quotation(self, span: Span) -> Quotation:
        """The quotation that a passage means."""
        from reader.analysis.pointing import quotation_at

        found = quotation_at(self.analysis, span.start, span.end)
        if found is None:
            raise ArticleError(
                "no quotation was found there: `reader quotes --all` lists them, `reader correct quotation` makes one"
            )
        return found

    def mention(self, span: Span) -> tuple[Mention, Entity]:
        """The mention that a passage means."""
        from reader.analysis.pointing import mention_at

        found = mention_at(self.analysis, span.start, span.end)
        if found is None:
            raise ArticleError(
                "no single name was found there: `reader entities` lists them, `reader correct entity` makes one"
            )
        return found

    def entity(self, name: str) -> Entity:
        """The entity with that name, alias or id; one name of two means neither."""
        from reader.analysis.corrected_names import all_called, find_called

        same = all_called(self.analysis, name)
        found = find_called(self.analysis, name)
        if len(same) > 1:
            ids = " or ".join(each.id for each in same)
            raise UsageError(f"more than one is called “{clean_line(name)}” in this article: say {ids}")
        if found is None:
            raise ArticleError(self._told_missing(clean_line(name)))
        if not same:
            warn(f"“{clean_line(name)}” is {clean_line(found.name)} here")
        return found

    def _told_missing(self, name: str) -> str:
        """That no entity has a name, with those most like it, or that it may be meant for several."""
        known = {
            each.casefold(): entity.name
            for entity in self.analysis.entities
            for each in (entity.name, *entity.aliases)
        }
        if name.casefold() in known:
            return f"no one name is meant by “{name}” in this article: `reader entities` lists all"
        near = dict.fromkeys(known[each] for each in get_close_matches(name.casefold(), known, cutoff=0.5))
        asked = f"; did you mean {' or '.join(f'“{clean_line(each)}”' for each in near)}?" if near else ":"
        return f"there is no name “{name}” in this article{asked} `reader entities` lists all"

    def new(self, kind: Any, start: int, end: int, **fields: Any) -> Correction:
        """A correction on a stretch of the text."""
        from reader.library.correcting import new_correction

        return new_correction(self.article.id, self.document, kind, start, end, **fields)

    def on_entity(self, kind: Any, entity: Entity, **fields: Any) -> Correction:
        """A correction on an entity, placed on its first mention."""
        first = entity.mentions[0]
        return self.new(kind, first.start, first.end, name=entity.name, **fields)

    def save(self, made: Sequence[Correction]) -> None:
        """Save, and print the ids."""
        from reader.library import correcting

        correcting.save(self.library, self.article, made, self.analysis)
        write_lines(each.id for each in made)
        if self.library.analysis(self.document, made[0].article) == self.analysis:
            warn("nothing is changed by that: it was so before")


@correct_command.command("speaker")
@click.argument("article", metavar="ARTICLE")
@click.argument("name", metavar="NAME")
@_passage_options
@LIBRARY_OPTION
@pass_program
def speaker_command(program: Program, /, article: str, name: str, **passage: Any) -> None:
    """Say who says a quotation; an empty NAME ("") says that nobody known does.

    Where the same words tell who says those after it in a paragraph, as in “A,” she said. “B.”, these go along, but for those
    whose speaker you gave already; a later one of them goes alone. All turns of one label ("Q:") go together.
    """
    from reader.library import correcting

    at = _Corrected(program, article)
    made = correcting.new_speakers(
        at.library, at.article, at.analysis, at.quotation(at.span(**passage)), name
    )
    if not made:
        warn(f"said by {clean_line(name) or 'nobody known'}, as you said before")
        return
    at.save(made)
    count = correcting.count_quotations(at.analysis, made)
    if count > 1:
        warn(f"{correcting.described(made[0])}: {count} quotations")


@correct_command.command("quotation")
@click.argument("article", metavar="ARTICLE")
@click.option("--kind", default="direct", show_default=True, metavar="K", help="direct, partial or block.")
@click.option("--speaker", default="", metavar="NAME", help="Who says it.")
@_passage_options
@LIBRARY_OPTION
@pass_program
def quotation_command(program: Program, /, article: str, kind: str, speaker: str, **passage: Any) -> None:
    """Say that a passage is a quotation: one that was not found, or one with other bounds or of another kind."""
    from reader.analysis.pointing import without_marks

    at = _Corrected(program, article)
    span = at.span(**passage)
    start, end = without_marks(at.document.text, span.start, span.end)
    at.save([at.new("quotation", start, end, type=kind, name=speaker)])


@correct_command.command("not-quotation")
@click.argument("article", metavar="ARTICLE")
@_passage_options
@LIBRARY_OPTION
@pass_program
def not_quotation_command(program: Program, /, article: str, **passage: Any) -> None:
    """Say that what was taken for a quotation is none."""
    at = _Corrected(program, article)
    quotation = at.quotation(at.span(**passage))
    at.save([at.new("not-quotation", quotation.start, quotation.end)])


@correct_command.command("entity")
@click.argument("article", metavar="ARTICLE")
@click.argument("kind", metavar="TYPE")
@click.option(
    "--name", default="", metavar="NAME", help="Whom or what it names, where the words do not say it."
)
@_passage_options
@LIBRARY_OPTION
@pass_program
def entity_command(program: Program, /, article: str, kind: str, name: str, **passage: Any) -> None:
    """Say that a passage names a person, body, place ...: one that was not found, or one with other bounds.

    Where the name stands elsewhere, whole or for short, for one of another type, this is another one.
    """
    from reader.analysis.corrected_names import is_another

    at = _Corrected(program, article)
    span = at.span(**passage)
    words = name or span.of(at.document.text)
    apart = is_another(at.analysis, words, kind.upper())
    at.save([at.new("entity", span.start, span.end, type=kind.upper(), name=words, apart=apart)])


@correct_command.command("not-entity")
@click.argument("article", metavar="ARTICLE")
@click.option("--everywhere", is_flag=True, help="Wherever the same words stand in the article.")
@_passage_options
@LIBRARY_OPTION
@pass_program
def not_entity_command(program: Program, /, article: str, everywhere: bool, **passage: Any) -> None:
    """Say that what was taken for a name is none."""
    at = _Corrected(program, article)
    mention, _ = at.mention(at.span(**passage))
    at.save([at.new("not-entity", mention.start, mention.end, everywhere=everywhere)])


@correct_command.command("type")
@click.argument("article", metavar="ARTICLE")
@click.argument("name", metavar="NAME")
@click.argument("kind", metavar="TYPE")
@LIBRARY_OPTION
@pass_program
def type_command(program: Program, article: str, name: str, kind: str) -> None:
    """Give an entity another type: PERSON, ORG, GPE, LOC, FAC, NORP, PRODUCT, EVENT or MISC."""
    at = _Corrected(program, article)
    at.save([at.on_entity("entity-type", at.entity(name), type=kind.upper())])


@correct_command.command("rename")
@click.argument("article", metavar="ARTICLE")
@click.argument("name", metavar="NAME")
@click.argument("other", metavar="NEW")
@LIBRARY_OPTION
@pass_program
def rename_command(program: Program, article: str, name: str, other: str) -> None:
    """Give an entity another name; where one has that name already, the two are one from now on."""
    at = _Corrected(program, article)
    at.save([at.on_entity("merge-entities", at.entity(name), other=other)])


@correct_command.command("rename-all")
@click.argument("name", metavar="NAME")
@click.argument("other", metavar="NEW")
@click.option(
    "--type", "kind", default="all", metavar="T", help="PERSON, ORG, GPE, ...: where two are called so."
)
@LIBRARY_OPTION
@click.pass_context
def rename_all_command(ctx: click.Context, /, name: str, other: str, kind: str) -> None:
    """Give a person, body or place another name in all articles; `reader people` lists who there is.

    Where an article has one of that name already, the two are one there from now on. Articles added later are not meant.
    """
    from reader.cli.people import look_through, tell_others, types_of
    from reader.library import people
    from reader.library.people_called import find_person
    from reader.library.renaming import rename_everywhere

    library = ctx.ensure_object(Program).library
    look_through(library)
    listed = people.list_people(library, *types_of(kind))
    person = find_person(listed, name)
    tell_others(listed, person, name)
    renamed = rename_everywhere(library, person, other)
    for problem in renamed.problems:
        warn(problem)
    write_lines(change.id for change in renamed.changes if change.before is None)
    warn(f"{clean_line(person.name)} {renamed.told(other)}")
    ctx.exit(1 if renamed.problems else 0)


@correct_command.command("merge")
@click.argument("article", metavar="ARTICLE")
@click.argument("name", metavar="NAME")
@click.argument("other", metavar="INTO")
@LIBRARY_OPTION
@pass_program
def merge_command(program: Program, article: str, name: str, other: str) -> None:
    """Say that two entities of an article are one: the second."""
    at = _Corrected(program, article)
    entity, into = at.entity(name), at.entity(other)
    at.save([at.on_entity("merge-entities", entity, other=into.name, type=into.type)])


@correct_command.command("split")
@click.argument("article", metavar="ARTICLE")
@click.argument("other", metavar="NEW")
@click.option("--everywhere", is_flag=True, help="All mentions of that entity with the same words.")
@_passage_options
@LIBRARY_OPTION
@pass_program
def split_command(program: Program, /, article: str, other: str, everywhere: bool, **passage: Any) -> None:
    """Say that a mention names another one than was found."""
    from dataclasses import replace

    at = _Corrected(program, article)
    mention, entity = at.mention(at.span(**passage))
    made = at.new("split-entity", mention.start, mention.end, name=entity.name, other=other, type=entity.type)
    at.save([replace(made, start=0, end=0, prefix="", suffix="") if everywhere else made])


for _command in (list_command, delete_command, export_command):
    correct_command.add_command(_command)
