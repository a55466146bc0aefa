"""What the reader made: annotations, what is kept of an article, and where an annotation stands today."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import uuid4

COLORS = ("yellow", "green", "blue", "pink", "purple")
"""The five colours a highlight can have; a colour is a category."""

Status = Literal["anchored", "changed", "orphan"]


@dataclass(frozen=True, slots=True)
class Target:
    """A passage described so that it can be found again (W3C TextQuoteSelector and TextPositionSelector).

    Offsets are half-open and count code points of the text described.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    text_hash: str
    """SHA-256 (hexadecimal) of the whole text in UTF-8, lone surrogates as U+FFFD."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a target stands in a text. An orphan has no start and end."""

    start: int | None
    end: int | None
    status: Status
    score: float
    """0 to 1: how much of the passage and its surroundings was found again."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, with or without a note, or (target None) a note on the article as a whole."""

    id: str
    article: str
    target: Target | None
    color: str = COLORS[0]
    note: str = ""
    """Markdown, exactly as the reader wrote it."""
    tags: tuple[str, ...] = ()
    speaker: str | None = None
    created: str = ""
    """UTC, ISO 8601, as `updated`."""
    updated: str = ""
    captured: str = ""
    """The passage as it was first marked, where the target was changed since; kept for ever. Empty: it is the target's."""
    detached: bool = False
    """The reader took it off its passage: it is not looked for in the text until it is placed again."""
    speaker_confidence: float | None = None
    """How sure it is that the speaker said it, 0 to 1. None: the reader told who, or it is not known."""
    followed: str | None = None
    """The speaker that corrections gave it, empty for nobody: one that is another was given since, by hand."""

    @property
    def first_words(self) -> str:
        """The passage as it was first marked; empty for a note on the article as a whole."""
        return self.captured or (self.target.exact if self.target else "")

    @property
    def shown_color(self) -> str:
        """The colour of a highlight; empty for a note on the article as a whole, of which nothing is coloured."""
        return self.color if self.target else ""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What the store keeps of an article, so that its annotations survive edit, rename and move of its file."""

    id: str
    path: str = ""
    """Relative to the library, with `/`; absolute for a file outside of it."""
    text_hash: str = ""
    title: str = ""
    status: str = ""
    """"", "later", "reading", "done" or "archived"."""
    tags: tuple[str, ...] = ()
    removed: bool = False
    """The reader removed it: a sample or a file of this id is not brought back."""
    updated: str = ""


def now() -> str:
    """The present moment in UTC as ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def now_after(*moments: object) -> str:
    """The present moment, or the one right after the latest of others: what is done last is the latest, whatever the clock.

    A clock, of this device or another, may have been ahead. What is no moment is passed over.
    """
    return max([now(), *(following for each in moments if (following := _following(each)))])


def _following(moment: object) -> str:
    try:
        following = datetime.fromisoformat(str(moment)) + timedelta(microseconds=1)
        return following.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return ""


def new_annotation(
    article: str,
    target: Target | None,
    *,
    color: str = COLORS[0],
    note: str = "",
    tags: tuple[str, ...] = (),
    speaker: str | None = None,
    speaker_confidence: float | None = None,
) -> Annotation:
    """A new annotation with an id and times of its own."""
    moment = now()
    return Annotation(
        str(uuid4()),
        article,
        target,
        color,
        note,
        tags,
        speaker,
        moment,
        moment,
        speaker_confidence=speaker_confidence,
    )


def touched(annotation: Annotation, **changes: object) -> Annotation:
    """The annotation with changes and a new `updated`."""
    return replace(annotation, **changes, updated=now_after(annotation.updated))  # type: ignore[arg-type]  # field names are checked by replace


def joined_note(written: str, base: str | None, current: str) -> str:
    """What is to be saved of a note that was written on `base` while another program left `current` in its place.

    No version is overwritten: where the other one is not what the writing began with, both are kept. base None: not known.
    """
    is_known = current in (base, written) or (current.strip() and current.strip() in written)
    if is_known or not current.strip():
        return written
    return f"{written}\n\n(Written elsewhere meanwhile:)\n\n{current}"


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation together with where it stands in the article as it is today."""

    annotation: Annotation
    anchor: Anchor | None = field(default=None)
    """None for a note on the article as a whole."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """An annotation in the bin."""

    annotation: Annotation
    at: str
    """When it was deleted, UTC, ISO 8601."""
