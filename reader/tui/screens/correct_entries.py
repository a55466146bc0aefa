"""What can be corrected about a passage, as the entries of a menu. Pure."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library import correcting
from reader.tui.screens.correct import Choice, Entry
from reader.tui.widgets.entity_rows import TYPE_NAMES
from reader.tui.widgets.panel import speaker_label
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Entity, Mention, Quotation
    from reader.annotations.history import CorrectionChange
    from reader.text import Span

TYPE_CHOICES = (
    Choice("PERSON", "person"),
    Choice("ORG", "organisation", "a company, party, office, newspaper"),
    Choice("GPE", "country or city", "a place with a government"),
    Choice("LOC", "place", "a sea, mountain, region"),
    Choice("FAC", "building", "an airport, bridge, street"),
    Choice("NORP", "group", "a people, faith or party's followers"),
    Choice("PRODUCT", "product"),
    Choice("EVENT", "event"),
    Choice("MISC", "another name"),
)
_KIND_NAMES = {
    "direct": "a direct one",
    "partial": "a fragment",
    "block": "a block quote or a turn",
    "none": "said by nobody",
}
_NO_NAMES = {kind: TYPE_NAMES[kind] for kind in ("DATE", "MONEY")}
_MADE_NAMES = _KIND_NAMES | {"direct": "a direct quotation"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a passage may be corrected about."""

    span: Span
    quotation: Quotation | None
    mention: Mention | None
    entity: Entity | None
    names: tuple[tuple[Mention, Entity], ...]
    """Where the passage holds several names: all of them."""
    made: tuple[Correction, ...]
    """What the reader said here before, the last first."""
    is_selected: bool

    @property
    def is_name(self) -> bool:
        """Whether the passage is a name, no more and no less."""
        mention = self.mention
        return mention is not None and (self.span.start, self.span.end) == (mention.start, mention.end)


Action = Callable[[Subject], Awaitable[None] | None]
"""What a letter of the menu does about a subject."""


def menu_entries(subject: Subject) -> list[Entry]:
    """The lines of the menu for a passage: only what can be done there. A name that is meant comes before what it stands in."""
    sections = [_quotation_entries(subject), _entity_entries(subject)]
    if subject.is_name:
        sections.reverse()
    passage = _passage_entries(subject)
    sections = [passage, *sections] if subject.is_selected else [*sections, passage]
    entries = [entry for section in sections for entry in section]
    if subject.made:
        last = described(subject.made[0])
        entries += [Entry("", "You said"), Entry("x", "take back", last)]
    return entries


def _quotation_entries(subject: Subject) -> list[Entry]:
    quotation = subject.quotation
    if quotation is None:
        return []
    kind = quotation.kind
    said = "nobody" if kind == "none" else speaker_label(quotation)
    lines = [
        Entry("", f"The quotation “{cropped(quotation.text, 44)}”"),
        Entry("s", "who says it", said),
        Entry("d", "it is a direct quotation", f"now {_KIND_NAMES[kind]}"),
        Entry("p", "it is a fragment", f"now {_KIND_NAMES[kind]}"),
        Entry("n", "this is no quotation"),
        Entry("b", "change its bounds"),
    ]
    already = {"direct": "d", "partial": "p"}.get(kind)
    return [line for line in lines if line.letter != already]


def _entity_entries(subject: Subject) -> list[Entry]:
    entity, mention = subject.entity, subject.mention
    if entity is None or mention is None:
        if not subject.names:
            return []
        names = ", ".join(dict.fromkeys(mention.text for mention, _ in subject.names))
        return [Entry("", "Names"), Entry("g", "a name in it", names)]
    count = len(entity.mentions)
    return [
        Entry("", f"The {_NO_NAMES.get(entity.type, 'name')} “{cropped(mention.text, 48)}”"),
        Entry("r", "rename", entity.name),
        Entry("t", "change its type", TYPE_NAMES.get(entity.type, "another name")),
        Entry("m", "it is the same as …", f"all {count} mentions" if count > 1 else "this one mention"),
        Entry("o", "here it names another"),
        Entry("i", "this is no name"),
        Entry("e", "change its bounds"),
    ]


def type_choices(now: str) -> list[Choice]:
    """The types that something can be given: the one it has now first, and marked."""
    unlisted = Choice(now, TYPE_NAMES.get(now, "another name"))
    present = next((choice for choice in TYPE_CHOICES if choice.value == now), unlisted)
    others = (choice for choice in TYPE_CHOICES if choice.value != now)
    return [replace(present, detail="as it is"), *others]


def _passage_entries(subject: Subject) -> list[Entry]:
    if (subject.quotation or subject.mention) and not subject.is_selected:
        return []
    what = "The selection" if subject.is_selected else "The passage"
    return [Entry("", what), Entry("q", "make it a quotation"), Entry("a", "make it a name")]


def described(correction: Correction) -> str:
    """A correction in a few words, its type as the menus call it."""
    name = correction.name or correction.exact
    word = TYPE_NAMES.get(correction.type, "")
    if correction.kind == "entity":
        return f"{name} is a name ({word})" if word else f"{name} is a name"
    if correction.kind == "entity-type":
        word = word or "name of another kind"
        return f"{name} is {'an' if word[0] in 'aeiou' else 'a'} {word}"
    if correction.kind == "quotation":
        return _MADE_NAMES.get(correction.type, "a quotation")
    return correcting.described(correction)


def told_count(quotations: int) -> str:
    """Of how many quotations a correction tells, where that is more than one: what follows the rest of a message."""
    return f": {quotations} quotations" if quotations > 1 else ""


_WITH_BOUNDS = ("quotation", "entity")
"""Kinds of corrections that say where something begins and ends."""


def described_change(change: CorrectionChange, room: int) -> str:
    """A change of a correction, as undo and redo tell it; empty where another one of its group tells it.

    room: cells for what the correction says.
    """
    from reader.library.corrections import from_stored

    record = change.after or change.before or {}
    made = next(iter(from_stored([record])), None)
    if change.of_bounds:
        return f"bounds of “{cropped(made.exact, room)}”" if made and made.kind in _WITH_BOUNDS else ""
    words = f" “{cropped(described(made), room)}”" if made else ""
    return f"correction{words} {'gone' if change.after is None else 'back'}"


def are_only_bounds(analysis: Analysis, taken: Correction) -> bool:
    """Whether what a correction that was taken back had bounded is still there, with other bounds."""
    from reader.analysis.corrections import overlaps

    found: Iterable[Quotation | Mention] = (
        [each for each in analysis.quotations if each.kind == taken.type]
        if taken.kind == "quotation"
        else [mention for entity in analysis.entities for mention in entity.mentions]
    )
    return taken.kind in _WITH_BOUNDS and any(
        overlaps(each, taken) and (each.start, each.end) != (taken.start, taken.end) for each in found
    )


def speakers_without_entity(analysis: Analysis) -> list[str]:
    """Who else speaks in an article, as it puts it, in its order: a description, or a name that was only given by hand.

    A pronoun alone is left out: as a choice it would tell nobody.
    """
    from reader.library.people import is_pronoun

    speakers = [each.speaker for each in analysis.quotations if each.speaker and not each.speaker.entity]
    names = {speaker.name.casefold(): speaker.name for speaker in reversed(speakers)}
    taken = {entity.name.casefold() for entity in analysis.entities}
    return [
        names[folded] for folded in reversed(names) if folded not in taken and not is_pronoun(names[folded])
    ]
