"""One name for somebody, or something, in all articles of a library: a correction in each that names the one meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.model import SURE
from reader.annotations.history import apply_changes
from reader.errors import ArticleError, ReaderError, UsageError
from reader.intake import clean_line
from reader.library.correcting import new_correction, prepare
from reader.library.people import articles_of, key_of, said_by

if TYPE_CHECKING:
    from collections.abc import Container

    from reader.analysis.corrections import Correction, CorrectionKind
    from reader.analysis.model import Analysis, Mention, Quotation, Speaker, TextSpan
    from reader.annotations.history import Change, CorrectionChange
    from reader.library.library import Library
    from reader.library.model import Article
    from reader.library.people_joining import Person


@dataclass(frozen=True, slots=True)
class Renamed:
    """What giving somebody another name came to."""

    articles: tuple[str, ...]
    """Ids of those in which the one is called so now."""
    changes: tuple[Change | CorrectionChange, ...]
    """For the history: one act."""
    problems: tuple[str, ...]
    """A line for each article that was left as it is, and why."""

    def told(self, name: str) -> str:
        """In words, after whose old name it was."""
        count = len(self.articles)
        if not count:
            return "is left as before" if self.problems else "is called so already"
        return f"is called {clean_line(name)} in {count} article{'s' * (count > 1)} now"


def rename_everywhere(library: Library, person: Person, name: str) -> Renamed:
    """Give a person another name in every article that names or quotes them, with one write.

    Where an article has somebody of that name already, the two are one there from now on. Articles that come later are not
    meant. Raises UsageError for no name, StoreError, nothing being done.
    """
    wanted = clean_line(name)
    if not wanted:
        raise UsageError("that is no name: say what the one is to be called")
    changes: list[Change | CorrectionChange] = []
    articles, problems = [], []
    said = {(each.article.id, each.start, each.end) for each in said_by(library, person)}
    naming = articles_of(library, person)
    for summary in (each for each in library.articles() if each.id in naming):
        try:
            article = library.open_summary(summary)
            analysis = library.request_analysis(article.document, article.id).result()
            made = renaming(article, analysis, person, wanted, said)
            changes += prepare(library, article, made, analysis) if made else ()
        except ReaderError as error:
            problems.append(str(error))
        else:
            articles += [article.id] if made else []
    if changes:
        apply_changes(library.store, changes)
    return Renamed(tuple(articles), tuple(changes), tuple(problems))


def renaming(
    article: Article, analysis: Analysis, person: Person, name: str, said: Container[tuple[str, int, int]]
) -> list[Correction]:
    """Corrections by which a person is called so in an article; none where it calls them so already.

    said: (article, start, end) of the person's quotations. Raises ArticleError where an article tells several apart who
    are called as the person is.
    """
    meant = [entity for entity in analysis.entities if key_of(entity) in person.keys]
    if len(meant) > 1:
        raise ArticleError(
            f"“{article.title}” tells several apart who are called {person.name}: there they are left"
        )
    named = [
        _correction(article, "merge-entities", entity.mentions[0], name=entity.name, other=name)
        for entity in meant
        if entity.name != name
    ]
    known = {entity.id for entity in meant}
    speaking = (
        (quotation, quotation.speaker)
        for quotation in analysis.quotations
        if quotation.speaker and (article.id, quotation.start, quotation.end) in said
    )
    given = (
        _given(article, quotation, speaker, name)
        for quotation, speaker in speaking
        if speaker.entity not in known and speaker.name != name
    )
    return [*named, *(each for each in given if each)]


def _given(article: Article, quotation: Quotation, speaker: Speaker, name: str) -> Correction | None:
    """What gives a name to a speaker who is no entity of the article: to the words that are the name, else to what is said.

    None where it is not sure that this one says it.
    """
    if speaker.mention.text == speaker.name:
        return _correction(article, "entity", speaker.mention, name=name, type="PERSON")
    if speaker.confidence < SURE:
        return None
    return _correction(article, "set-speaker", quotation, name=name, type=quotation.kind)


def _correction(
    article: Article, kind: CorrectionKind, place: Mention | TextSpan | Quotation, **fields: str
) -> Correction:
    return new_correction(article.id, article.document, kind, place.start, place.end, **fields)
