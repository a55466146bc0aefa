"""Who is in the whole library, and what they said: kept in the index as far as it can be worked out again.

For each article the index holds who is named how often and who says what, with the sign of what that was made from
(text, engine, the reader's corrections); an article whose sign has changed is taken in anew.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.library.people_joining import Key, Named, Person, join_people
from reader.text import Span, SpanGroup

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.analysis.model import Analysis, Entity, Quotation
    from reader.library.library import Library
    from reader.library.model import Article, ArticleSummary
    from reader.text import Document

_UNNAMED = frozenset({"DATE", "MONEY"})
_PRONOUNS = frozenset("he she they it we i you who him her them us me whom".split())
_BODIES = frozenset({"WHO", "US"})
"""That are written as pronouns in capitals."""
_NO_NAMES = _PRONOUNS | {"the", "a", "an"}
"""First words of speakers that are no proper names."""
_TAKEN_IN = "5"
"""Raised whenever more or less is taken in from an article with corrections: those are taken in anew then."""


def is_pronoun(name: str) -> bool:
    """Whether a speaker is called by a pronoun alone, which tells nobody who it is."""
    return name not in _BODIES and name.casefold() in _PRONOUNS


@dataclass(frozen=True, slots=True)
class Stale:
    """An article that the index of people does not hold as it is now."""

    article: ArticleSummary
    sign: str


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation of a person, with the article that has it."""

    article: ArticleSummary
    start: int
    end: int
    text: str
    kind: str
    group: int
    """Parts of one interrupted quotation of an article share a number."""
    name: str
    """The speaker's name as the article has it."""
    confidence: float
    cue: str


def find_stale(library: Library) -> list[Stale]:
    """The articles to be taken in, in the order of the library; those that are gone from it are dropped from the index."""
    entries, ids = library.entries()
    made: dict[str, list[Any]] = defaultdict(list)
    for record in library.store.corrections():
        made[record["article"]].append(record)
    signs = {
        ids[entry.path]: _sign(
            entry.text_hash, entry.path, library.analyses.engine(entry.language), made.get(ids[entry.path])
        )
        for entry in entries
    }
    known = dict(_rows(library, "SELECT article, sign FROM indexed"))
    gone = [article for article in known if article not in signs]
    if gone:
        library.index.run(lambda db: _drop(db, gone))
    if all(known.get(article) == sign for article, sign in signs.items()):
        return []
    return [
        Stale(summary, signs[summary.id])
        for summary in library.articles()
        if summary.id in signs and known.get(summary.id) != signs[summary.id]
    ]


def _sign(text_hash: str, path: str, engine: str, made: list[Any] | None) -> str:
    ending = path.rpartition(".")[2]
    corrections = _TAKEN_IN + json.dumps(made, sort_keys=True) if made else ""
    whole = "\0".join((text_hash, ending, engine, corrections))
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()


def key_of(entity: Entity) -> Key:
    """Whom the index has for an entity of an article."""
    return key_of_name(entity.type, entity.name)


def key_of_name(kind: str, name: str) -> Key:
    """Whom the index has for a name. kind: type of the entity."""
    from reader.analysis.names.folding import fold

    return kind, fold(name) or name


def take_in(library: Library, stale: Stale, document: Document, analysis: Analysis) -> None:
    """Put an article's people into the index, from its corrected analysis.

    A speaker whom the reader gave instead of the one proposed is somebody under any name but a pronoun. What was found, be it
    confirmed or not, is somebody where it is a proper name: two articles' “a lawyer” are not one.

    Where a part of the analysis is missing that may be there next time, it is taken in, and again then.
    """
    from reader.analysis.names.folding import fold
    from reader.analysis.names.gender import find_gender

    given = _given_anew(library, stale.article.id, document, analysis)
    keys: dict[str, Key] = {}
    pronouns: dict[Key, str] = {}
    named: Counter[tuple[Key, str]] = Counter()
    for entity in analysis.entities:
        if entity.type not in _UNNAMED:
            keys[entity.id] = key_of(entity)
            named[keys[entity.id], entity.name] += len(entity.mentions)
            if entity.type == "PERSON":
                pronouns[keys[entity.id]] = find_gender(document.text, entity)
    listed, said, begun = {key for key, _ in named}, [], set()
    for quotation in analysis.quotations:
        is_given = (quotation.start, quotation.end) in given
        key = _speaker_key(quotation, keys, fold, is_given=is_given)
        if key and quotation.speaker:
            if key not in listed:
                listed.add(key)
                named[key, quotation.speaker.name] += 0
            # Parts of one interrupted quotation count once.
            is_first = (key, quotation.group) not in begun
            begun.add((key, quotation.group))
            words = len(quotation.text.split())
            said.append((stale.article.id, *key, words, is_first, json.dumps(asdict(quotation))))
    rows = [
        (stale.article.id, *key, name, count, pronouns.get(key, "")) for (key, name), count in named.items()
    ]
    sign = stale.sign if analysis.is_complete else ""

    def write(db: sqlite3.Connection) -> None:
        with db:
            _drop_rows(db, [stale.article.id])
            db.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?, ?)", rows)
            db.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)", said)
            db.execute("INSERT OR REPLACE INTO indexed VALUES (?, ?)", (stale.article.id, sign))

    library.index.run(write)


def _given_anew(
    library: Library, article_id: str, document: Document, analysis: Analysis
) -> set[tuple[int, int]]:
    """(start, end) of the quotations whose speaker the reader gave: another than was proposed there, and no pronoun."""
    from reader.analysis.effects import speakers_given
    from reader.analysis.names.folding import fold
    from reader.library.correcting import corrections_here

    given = speakers_given(analysis, corrections_here(library, document, article_id))
    plain = library.cached_analysis(document) if given else None
    proposed = SpanGroup(
        (Span(each.start, each.end), fold(each.speaker.name))
        for each in (plain.quotations if plain else ())
        if each.speaker
    )
    return {
        (each.start, each.end)
        for each in analysis.quotations
        if each.speaker
        and (each.start, each.end) in given
        and not is_pronoun(each.speaker.name)
        and fold(each.speaker.name) not in (name for _, name in proposed.overlapping(each.start, each.end))
    }


def _speaker_key(
    quotation: Quotation, keys: Mapping[str, Key], fold: Callable[[str], str], *, is_given: bool
) -> Key | None:
    """Whom the index has for a speaker: an entity, or somebody who is none of the article's, with a proper name or given.

    A speaker who is not even likely is nobody.
    """
    from reader.analysis.model import LIKELY

    speaker = quotation.speaker
    if speaker is None or quotation.kind == "none" or speaker.confidence < LIKELY:
        return None
    if speaker.entity is not None and (speaker.entity in keys or not is_given):
        return keys.get(speaker.entity)
    is_somebody = is_given or _is_proper(speaker.name)
    return ("PERSON", fold(speaker.name) or speaker.name) if is_somebody else None


def _is_proper(name: str) -> bool:
    words = name.split()
    return len(name) > 1 and all(word[0].isupper() for word in words) and words[0].casefold() not in _NO_NAMES


def _drop(db: sqlite3.Connection, articles: Sequence[str]) -> None:
    with db:
        _drop_rows(db, articles)


def _drop_rows(db: sqlite3.Connection, articles: Sequence[str]) -> None:
    for table in ("named", "said", "indexed"):
        db.executemany(f"DELETE FROM {table} WHERE article = ?", [(article,) for article in articles])  # noqa: S608 (our own names)


def catch_up(library: Library, tell: Callable[[int, int], None] = lambda _done, _all: None) -> list[str]:
    """Take in all articles that are stale, analysing them in this process; returns a line for each that could not be.

    tell: called with how many are done, and of how many, before each.
    """
    stale, problems = find_stale(library), []
    for done, each in enumerate(stale):
        tell(done, len(stale))
        try:
            article = library.open_summary(each.article)
            take_in(library, each, article.document, library.analysis(article.document, article.id))
        except ReaderError as error:
            problems.append(str(error))
    return problems


def list_people(library: Library, *types: str) -> list[Person]:
    """Who and what is named or quoted in the articles taken in; types: only entities of these. See `join_people`."""
    where = f"WHERE type IN ({','.join('?' * len(types))})" if types else ""
    named = f"SELECT type, key, name, count(*), sum(mentions) FROM named {where} GROUP BY type, key, name"  # noqa: S608 (marks only)
    articles = f"SELECT type, key, count(DISTINCT article) FROM named {where} GROUP BY type, key"  # noqa: S608 (marks only)
    said = f"SELECT type, key, sum(is_first), sum(words) FROM said {where} GROUP BY type, key"  # noqa: S608 (marks only)
    taken = "SELECT DISTINCT key FROM named WHERE type != 'PERSON' AND instr(key, ' ') = 0"
    return join_people(
        (Named(*row) for row in _rows(library, named, *types)),
        {(row[0], row[1]): row[2] for row in _rows(library, articles, *types)},
        {(row[0], row[1]): (row[2], row[3]) for row in _rows(library, said, *types)},
        lambda short, full: _are_told_apart(library, short, full),
        {row[0] for row in _rows(library, taken)},
    )


def _are_told_apart(library: Library, one: Key, other: Key) -> bool:
    """Whether an article names both, or one is "he" and the other "she" throughout: Mrs. Dunmore and Bill Dunmore."""
    pronouns = "SELECT DISTINCT pronoun FROM named WHERE type = ? AND key = ? AND pronoun != ''"
    first, second = ({row[0] for row in _rows(library, pronouns, *key)} for key in (one, other))
    if first and second and first.isdisjoint(second):
        return True
    query = (
        "SELECT 1 FROM named a JOIN named b USING (article) "
        "WHERE a.type = ? AND a.key = ? AND b.type = ? AND b.key = ? LIMIT 1"
    )
    return bool(_rows(library, query, *one, *other))


def _rows(library: Library, query: str, *values: str) -> list[Any]:
    return library.index.run(lambda db: db.execute(query, values).fetchall())


def articles_of(library: Library, person: Person) -> dict[str, int]:
    """In which articles a person is named or quoted: mentions by the article's id."""
    found: Counter[str] = Counter()
    query = "SELECT article, sum(mentions) FROM named WHERE type = ? AND key = ? GROUP BY article"
    for key in person.keys:
        found.update(dict(_rows(library, query, *key)))
    return dict(found)


def said_by(library: Library, person: Person, articles: Iterable[ArticleSummary] | None = None) -> list[Said]:
    """Everything a person said, in order of the articles' dates, then of the text.

    Articles that name no date come last, as they were added. articles: the library's, where at hand.
    """
    summaries = {each.id: each for each in (library.articles() if articles is None else articles)}
    query = "SELECT article, quotation FROM said WHERE type = ? AND key = ?"
    rows = [row for key in person.keys for row in _rows(library, query, *key)]
    found = [
        _said(summaries[article], json.loads(packed)) for article, packed in rows if article in summaries
    ]
    return sorted(found, key=lambda each: (*_dated(each.article), each.article.id, each.start))


def joined(said: Iterable[Said]) -> list[tuple[Said, ...]]:
    """Quotations, each with its parts where its attribution interrupts it: what is counted, and stands together."""
    groups: dict[tuple[str, int], list[Said]] = defaultdict(list)
    for each in said:
        groups[each.article.id, each.group].append(each)
    return [tuple(parts) for parts in groups.values()]


def _dated(article: ArticleSummary) -> tuple[bool, str]:
    """What orders articles by date. The day that one was added says nothing of when anything was said."""
    return not article.published, article.published or article.added


def _said(article: ArticleSummary, plain: Mapping[str, Any]) -> Said:
    speaker, cue = plain["speaker"], plain["cue"]
    return Said(
        article,
        plain["start"],
        plain["end"],
        plain["text"],
        plain["kind"],
        plain["group"],
        speaker["name"],
        speaker["confidence"],
        cue["text"] if cue else "",
    )


def open_stale(library: Library, stale: Stale) -> Article:
    """The article to be taken in, its text parsed. Raises ArticleError."""
    article = library.open_summary(stale.article)
    article.document  # noqa: B018 (parsed here, where nobody waits)
    return article


def export_said(library: Library, person: Person) -> str:
    """Everything a person said as Markdown."""
    from reader.export.said import Passage, export_said

    passages = [
        Passage(each.article, each.start, each.end, each.text, each.group, each.confidence)
        for parts in joined(said_by(library, person))
        for each in parts
    ]
    return export_said(person.name, passages)


def export_said_to(library: Library, person: Person, path: str) -> list[Path]:
    """Write everything a person said to a file; returns it. Raises UsageError, LibraryError."""
    from reader.library.exporting import place_of
    from reader.library.files import write_out

    place = place_of(path)
    write_out(place, export_said(library, person).encode("utf-8", "replace"))
    return [place]


def file_name(person: Person) -> str:
    """A file name for what a person said."""
    from reader.export.names import name_for

    return name_for(person.name)
