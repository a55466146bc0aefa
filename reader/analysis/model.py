"""What analysis finds in a text. `dataclasses.asdict` of these is the JSON of the command line (without "article").

All offsets are half-open and count code points of the text analysed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuotationKind = Literal["direct", "partial", "block", "none"]

SURE = 0.9
"""The confidence from which a speaker is given plainly."""
LIKELY = 0.6
"""The confidence from which a speaker is given with a question mark; below it, not at all or as unsure."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch with its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it."""

    name: str
    """The person or body meant, as far as it is known: the full name where the article gives one."""
    entity: str | None
    """Id of the entity it was resolved to."""
    mention: TextSpan
    """The words at that place that name the speaker, maybe a pronoun or a description."""
    confidence: float
    """0 to 1: how likely mention and name are right."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks (without them), or a block quote."""

    start: int
    end: int
    text: str
    kind: QuotationKind
    """direct: said by somebody; partial: a fragment in the reporter's sentence; none: marks that nobody speaks in."""
    group: int
    """Parts of one interrupted quotation share a number."""
    speaker: Speaker | None = None
    cue: TextSpan | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place, body ... of the article with all places where it is named."""

    id: str
    """`type:slug`, stable within an article."""
    name: str
    type: str
    """PERSON, ORG, GPE, LOC, NORP, FAC, PRODUCT, EVENT, MISC, DATE or MONEY."""
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one text."""

    quotations: tuple[Quotation, ...] = ()
    entities: tuple[Entity, ...] = ()
    engine: str = ""
    """Name and version of what made it; a cache entry of another engine is not used."""
    missing: str = ""
    """One line that says why a part is missing (no model, say); empty where all was done."""

    language: str = ""
    """Code of the text's language (ISO 639-1); empty where it is not known."""
    has_model: bool = True
    """Whether there is a model for names in that language; where there is none, `missing` says so."""

    @property
    def is_complete(self) -> bool:
        """Whether the same engine would find no more another time."""
        return not (self.missing and self.has_model)


@dataclass(frozen=True, slots=True)
class Own:
    """What of an analysis says what the reader said."""

    quotations: frozenset[tuple[int, int]] = frozenset()
    """(start, end) of each."""
    entities: frozenset[str] = frozenset()
    """The id of each."""
