"""Corrections of an article's analysis: made on a passage, listed with their place today, exported as training data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, get_args
from uuid import uuid4

from reader.annotations import describe
from reader.annotations.history import Change, CorrectionChange, apply_changes
from reader.annotations.model import now, now_after
from reader.annotations.ranges import places
from reader.errors import AnalysisError, ArticleError, UsageError
from reader.intake import clean_line
from reader.library.annotating import following, is_given, said_at
from reader.library.corrections import from_stored, placed, placed_in, to_stored
from reader.library.replacing import act_of, brought_back, taking_place

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence

    from reader.analysis.corrections import Correction, CorrectionKind
    from reader.analysis.model import Analysis, Own, Quotation
    from reader.annotations.records import Record
    from reader.library.library import Library
    from reader.library.model import Article
    from reader.text import Document

ENTITY_TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "MISC", "DATE", "MONEY")
"""The types that the reader can give an entity."""


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """A correction together with where it stands in its article as it is today."""

    correction: Correction
    title: str
    status: str
    """"anchored"; "changed": some of its words are others now; "everywhere": it is on a name, wherever that stands;
    "orphan": its words are gone from the text, or the article is gone; then it changes nothing."""


def new_correction(
    article_id: str, document: Document, kind: CorrectionKind, start: int = 0, end: int = 0, **fields: Any
) -> Correction:
    """A correction on `[start, end)`, described as annotations are, so that it is found again in an edited text.

    start = end: it has no place. fields: name, type, other, everywhere. Raises UsageError for what cannot be meant.
    """
    from reader.analysis.corrections import Correction

    values = {key: clean_line(value) if isinstance(value, str) else value for key, value in fields.items()}
    _check(kind, values)
    place: dict[str, Any] = {}
    if start != end or kind not in ("entity-type", "merge-entities", "split-entity"):
        if not 0 <= start < end <= len(document.text):
            raise UsageError(
                f"[{start}, {end}) is no passage of this text: it has {len(document.text)} characters"
            )
        if not document.text[start:end].strip():
            raise UsageError("that passage is empty: there is nothing but space")
        place = asdict(describe(document.text, start, end, document.text_hash))
        del place["text_hash"]
    return Correction(str(uuid4()), article_id, kind, now(), **place | values)


def carried(document: Document, made: Iterable[Correction]) -> list[Correction]:
    """Corrections made on a text that has changed since, as they are made on this one; where their words are gone, none."""
    return [_described_in(document, each) for each in placed_in(document.text, made)]


def _described_in(document: Document, correction: Correction) -> Correction:
    if not correction.is_placed:
        return correction
    place = asdict(describe(document.text, correction.start, correction.end, document.text_hash))
    del place["text_hash"]
    return replace(correction, **place)


def _check(kind: CorrectionKind, values: dict[str, Any]) -> None:
    from reader.analysis.model import QuotationKind

    given = values.get("type", "")
    if kind == "quotation" and given not in get_args(QuotationKind):
        raise UsageError(
            f"there is no kind {given!r} of quotation: one of {', '.join(get_args(QuotationKind))}"
        )
    if kind in ("entity", "entity-type") and given not in ENTITY_TYPES:
        raise UsageError(f"there is no type {given!r}: one of {', '.join(ENTITY_TYPES)}")
    if kind in ("merge-entities", "split-entity") and not (values.get("name") and values.get("other")):
        raise UsageError("two names are needed: the one it has now and the one that is right")


def new_speakers(
    library: Library, article: Article, analysis: Analysis, quotation: Quotation, name: str
) -> list[Correction]:
    """Corrections by which a quotation, and all that is told alike, is said by somebody else (empty: by nobody known).

    What the reader said of another one before, in whatever program, stays, unless it was said together with this. No
    corrections where all of it was said before. analysis: for where the cache has none.
    """
    from reader.analysis.corrected import apply
    from reader.analysis.corrections import are_made_together
    from reader.analysis.effects import speakers_given
    from reader.analysis.pointing import told_alike

    library.store.catch_up()
    document = article.document
    here = corrections_here(library, document, article.id)
    plain = library.cached_analysis(document) or analysis
    corrected = apply(plain, here, document.text)
    given = speakers_given(corrected, here)
    own = given.get((quotation.start, quotation.end))
    kept = {place for place, each in given.items() if own is None or not are_made_together(own, each)}
    found = apply(plain, _without_speakers(here), document.text)
    made = [
        new_correction(article.id, document, "set-speaker", each.start, each.end, name=name, type=each.kind)
        for each in told_alike(found, document.text, quotation, kept)
    ]
    return [] if _are_given(corrected, given, made) else made


def _without_speakers(corrections: Iterable[Correction]) -> list[Correction]:
    """Only what corrections say of where quotations are, and of which kind."""
    return [replace(each, name="") for each in corrections if each.kind in ("quotation", "not-quotation")]


def _at_once(made: Iterable[Correction], stored: Iterable[Record]) -> list[Correction]:
    """Corrections as one act of the reader's: made at one moment, after all that are stored."""
    moment = now_after(*(each.get("created") for each in stored))
    return [replace(each, created=moment) for each in made]


def _are_given(corrected: Analysis, given: Container[tuple[int, int]], made: Sequence[Correction]) -> bool:
    """Whether the reader has said already what corrections of speakers say, maybe by another name of the same person."""
    from reader.analysis.corrected_names import find_called

    names = {
        (each.start, each.end): each.speaker.name if each.speaker else "" for each in corrected.quotations
    }
    wanted = made[0].name
    entity = find_called(corrected, wanted) if wanted else None
    name = entity.name if entity else wanted
    places = [(each.start, each.end) for each in made]
    return all(place in given and names[place] == name for place in places)


def count_quotations(analysis: Analysis, made: Iterable[Correction]) -> int:
    """How many quotations corrections are on; one that its attribution interrupts counts once."""
    from reader.analysis.corrections import is_same
    from reader.analysis.effects import meeting

    return len({each.group for each, one in meeting(analysis, made) if is_same(each, one)})


def _following(library: Library, article: Article, before: Analysis, after: Analysis) -> list[Change]:
    """The changes by which annotations tell who says their passage after a correction, where they told it before.

    One whose speaker was given by hand keeps that, where it was not by an earlier correction.
    """
    changes = []
    told = _speakers_told(library, article.id, before)
    for start, end, annotation in places(library.placed(article)):
        said, says = said_at(before.quotations, start, end), said_at(after.quotations, start, end)
        is_kept = is_given(annotation, said) and annotation.speaker not in told
        follower = annotation if said == says or is_kept else following(annotation, says)
        if follower != annotation:
            changes.append(Change(annotation, follower))
    return changes


def _speakers_told(library: Library, article_id: str, analysis: Analysis) -> set[str]:
    """Who corrections of an article say that speaks, also those whose words are gone from it."""
    from reader.analysis.corrected_names import find_called
    from reader.analysis.corrections import ON_QUOTATIONS

    names = {
        each.name if each.kind in ON_QUOTATIONS else each.other for each in library.corrections(article_id)
    }
    called = (find_called(analysis, name) for name in names if name)
    return names | {entity.name for entity in called if entity}


def save(
    library: Library, article: Article, made: Sequence[Correction], analysis: Analysis | None = None
) -> list[Change | CorrectionChange]:
    """Save new corrections with one write, as one act, and return the changes for the history. An article is kept first.

    Earlier ones of which they leave nothing, as another speaker of the same words, are taken back.
    Annotations on quotations whose speaker is another one by them tell that one. analysis: as it was corrected before,
    for where the cache has none.

    Raises ArticleError where the article's file has changed since it was opened, StoreError.
    """
    changes = prepare(library, article, made, analysis)
    apply_changes(library.store, changes)
    return changes


def prepare(
    library: Library, article: Article, made: Sequence[Correction], analysis: Analysis | None = None
) -> list[Change | CorrectionChange]:
    """The changes that `save` makes; they are not made yet."""
    from reader.analysis.corrected import apply

    if article.kept and not library.is_current(article):
        raise ArticleError(
            f"the file of {article.title!r} has changed since it was opened: open it again, then correct it"
        )
    document = article.document
    if not article.kept:
        library.keep(article)
    library.remember_article(article)
    library.store.catch_up()  # another program may have corrected it since the analysis was asked for
    before = library.cached_analysis(document, article.id) or analysis
    stored, here = library.store.corrections(article.id), corrections_here(library, document, article.id)
    made = _at_once(made, stored)
    changes: list[Change | CorrectionChange] = [
        change for each in made for change in taking_place(stored, [*here, *made], each, to_stored(each))
    ]
    if before:
        changes += _following(library, article, before, apply(before, made, document.text))
    return changes


def delete(library: Library, identifiers: Sequence[str]) -> list[Change | CorrectionChange]:
    """Take corrections back, each with those made together with it; what is returned undoes it.

    What they had taken the place of holds again. Raises UsageError for an unknown id.

    Annotations on quotations whose speaker is another one without them tell that one.
    """
    library.store.catch_up()
    stored = {record["id"]: record for record in library.store.corrections()}
    dropped: dict[str, Record] = {}
    for given in dict.fromkeys(identifiers):
        fitting = [name for name in stored if name == given or (len(given) >= 4 and name.startswith(given))]
        if len(fitting) != 1:
            what = "no correction" if not fitting else "more than one correction"
            raise UsageError(f"there is {what} with the id {given!r}: `reader correct list` shows them")
        act = act_of(stored[fitting[0]])
        dropped |= {name: record for name, record in stored.items() if act_of(record) == act}
    changes: list[Change | CorrectionChange] = [CorrectionChange(each, None) for each in dropped.values()]
    back = brought_back(library.store, dropped.values())
    changes += [CorrectionChange(None, each) for each in back]
    for article_id in dict.fromkeys(each["article"] for each in dropped.values()):
        changes += _following_deleted(library, article_id, dropped, back)
    apply_changes(library.store, changes)
    return changes


def delete_lost(library: Library, identifiers: Collection[str]) -> list[CorrectionChange]:
    """Take back corrections whose words are gone, which changes nothing else; what is returned undoes it.

    Those made together with them whose words are still there stay.
    """
    library.store.catch_up()
    changes = [
        CorrectionChange(record, None)
        for record in library.store.corrections()
        if record["id"] in identifiers
    ]
    apply_changes(library.store, changes)
    return changes


def _following_deleted(
    library: Library, article_id: str, dropped: Collection[str], back: Iterable[Record]
) -> list[Change]:
    from reader.analysis.corrected import apply

    if not library.store.annotations(article_id):
        return []
    try:
        article = library.open(article_id)
        document = article.document
        plain = library.analysis(document)
    except (ArticleError, AnalysisError):
        return []
    made = corrections_here(library, document, article_id)
    again = placed_in(document.text, from_stored(each for each in back if each["article"] == article_id))
    left = [*(each for each in made if each.id not in dropped), *again]
    return _following(library, article, apply(plain, made, document.text), apply(plain, left, document.text))


def corrections_here(library: Library, document: Document, article_id: str) -> list[Correction]:
    """The corrections that hold in a document, with their places in it."""
    return placed_in(document.text, from_stored(library.store.corrections(article_id)))


def own_findings(library: Library, analysis: Analysis, document: Document, article_id: str) -> Own:
    """What of an analysis is the reader's own."""
    from reader.analysis.effects import own_findings
    from reader.analysis.model import Own

    made = corrections_here(library, document, article_id)
    return own_findings(analysis, made) if made else Own()


def listed(library: Library, refs: Sequence[str] = ()) -> list[ListedCorrection]:
    """The corrections of articles, or all, by article in the order of the library, then as they were made."""
    titles = {
        record.id: f"{record.title or record.id} (its file is gone)" for record in library.store.articles()
    }
    summaries = {summary.id: summary for summary in library.articles()}
    wanted = [library.find(ref).id for ref in refs] if refs else [*summaries]
    by_article: dict[str, list[Record]] = {}
    for record in library.store.corrections():
        by_article.setdefault(record["article"], []).append(record)
    if not refs:
        wanted += [name for name in by_article if name not in summaries]
    found = []
    for name in (name for name in wanted if name in by_article):
        summary = summaries.get(name)
        text = library.open_summary(summary).document.text if summary else ""
        for correction in from_stored(by_article[name]):
            here = placed(text, correction) if summary else None
            title = summary.title if summary else titles.get(name, name)
            found.append(ListedCorrection(here or correction, title, _status(correction, here)))
    return found


def _status(correction: Correction, here: Correction | None) -> str:
    if here is None:
        return "orphan"
    if not here.is_placed:
        return "everywhere"
    return "anchored" if here.exact == correction.exact else "changed"


def training_lines(library: Library, refs: Sequence[str] = ()) -> Iterator[str]:
    """Corrections as JSON lines to train with: place, words, and what analysis said before and says after each.

    Each line: id, article, text_hash (of the text that the offsets count in, `reader text`), engine, kind, start, end,
    exact, prefix, suffix, before, after (a quotation as `reader quotes --json`, an entity as `reader entities --json`
    has it, or null), created. Those whose words are gone are left out.
    """
    from reader.analysis.effects import effects

    summaries = [library.find(ref) for ref in refs] if refs else library.articles()
    corrected = {record["article"] for record in library.store.corrections()}
    for summary in summaries:
        if summary.id not in corrected:
            continue
        document = library.open_summary(summary).document
        analysis = library.analysis(document)
        for effect in effects(analysis, corrections_here(library, document, summary.id), document.text):
            made = effect.correction
            line = {
                "id": made.id,
                "article": made.article,
                "text_hash": document.text_hash,
                "engine": analysis.engine,
                **{
                    name: getattr(made, name)
                    for name in ("kind", "start", "end", "exact", "prefix", "suffix")
                },
                "before": effect.before,
                "after": effect.after,
                "created": made.created,
            }
            yield json.dumps(line)


_SAID = {
    "set-speaker": "said by {name}",
    "quotation": "a quotation ({type})",
    "not-quotation": "no quotation",
    "entity": "{name} is a name ({type})",
    "not-entity": "no name",
    "entity-type": "{name} is {type}",
    "merge-entities": "{name} is {other}",
    "split-entity": "{other}, not {name}",
}


def described(correction: Correction) -> str:
    """A correction in a few words."""
    if correction.kind == "set-speaker" and not correction.name:
        return "said by nobody known"
    values = asdict(correction)
    return _SAID[correction.kind].format(**values | {"name": correction.name or correction.exact})
