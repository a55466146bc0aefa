"""The side panel: outline, quotations by speaker, people and places, notes. Its rows are made by pure functions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from reader.analysis.model import Own
from reader.tui.widgets.note_rows import Wanted, note_rows
from reader.tui.widgets.row_list import Row, RowList, cropped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult

    from reader.analysis.model import Analysis, Entity, Quotation
    from reader.annotations.model import Placed
    from reader.text import Document

TABS = ("Outline", "Quotes", "People", "Notes")
NOTES = 3
"""Number of the part with the notes."""
TYPE_NAMES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country or city",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "product",
    "EVENT": "event",
}
"""Types of entities as the status line says them; any other is a name."""
_TYPES = {
    "PERSON": "People",
    "ORG": "Organisations",
    "GPE": "Countries and cities",
    "LOC": "Places",
    "FAC": "Places",
    "NORP": "Groups",
}
_TYPE_ORDER = ("People", "Organisations", "Countries and cities", "Places", "Groups", "Other")


@dataclass(frozen=True, slots=True)
class Place:
    """What a row of the panel leads to: a stretch of the text, or an annotation that has none."""

    start: int
    end: int
    annotation: str = ""


def speaker_label(quotation: Quotation) -> str:
    """The speaker as shown: plainly from 0.9, with "?" from 0.6, else that it is unsure or not known."""
    speaker = quotation.speaker
    if speaker is None:
        return "speaker not known"
    if speaker.confidence >= 0.9:
        return speaker.name
    return f"{speaker.name} ?" if speaker.confidence >= 0.6 else f"{speaker.name}, speaker unsure"


def outline_rows(document: Document, width: int) -> list[Row]:
    """A row for each heading, set in by its level."""
    headings = document.headings()
    top = min((heading.level for heading in headings), default=1)
    return [
        Row(
            (((cropped("  " * (block.level - top) + document.text[block.start : block.end], width), ""),),),
            Place(block.start, block.end),
        )
        for block in headings
    ]


def quotation_rows(quotations: Iterable[Quotation], width: int) -> list[Row]:
    """Quotations under their speakers, who said most first."""
    said = [quotation for quotation in quotations if quotation.kind != "none"]
    words = Counter[str]()
    for quotation in said:
        words[_name(quotation)] += len(quotation.text.split())
    total = sum(words.values()) or 1
    rows: list[Row] = []
    for name, count in words.most_common():
        own = [quotation for quotation in said if _name(quotation) == name]
        share = f" {len(own)} · {round(100 * count / total)} % of words"
        rows.append(Row((((cropped(name, width - len(share)), "heading"), (share, "dim")),)))
        for quotation in own:
            unsure = "" if not quotation.speaker or quotation.speaker.confidence >= 0.9 else "? "
            line = cropped(f"{unsure}“{quotation.text}”", width - 2)
            rows.append(Row(((("  " + line, "quotation"),),), Place(quotation.start, quotation.end)))
    return rows


def _name(quotation: Quotation) -> str:
    return quotation.speaker.name if quotation.speaker else "Speaker not known"


def entity_rows(entities: Iterable[Entity], width: int) -> list[Row]:
    """Entities by type, most often named first, each with its first mention to go to."""
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.type not in ("DATE", "MONEY") and entity.mentions:
            groups.setdefault(_TYPES.get(entity.type, "Other"), []).append(entity)
    rows: list[Row] = []
    for group in _TYPE_ORDER:
        if group in groups:
            rows.append(Row((((group, "heading"),),)))
            rows += [
                _entity_row(entity, width)
                for entity in sorted(groups[group], key=lambda e: (-len(e.mentions), e.name))
            ]
    return rows


def _entity_row(entity: Entity, width: int) -> Row:
    count = f" {len(entity.mentions)}"
    others = [alias for alias in entity.aliases if alias != entity.name]
    name = cropped(f"  {entity.name}", width - len(count) - 1)
    room = width - len(name) - len(count) - 3
    also = cropped(", ".join(others), room) if others and room > 8 else ""
    first = entity.mentions[0]
    return Row(
        (((f"  {name.strip()}", ""), (f" {also}" if also else "", "dim"), (count, "dim")),),
        Place(first.start, first.end),
    )


def place_of(placed: Placed) -> Place:
    """What a note's row leads to."""
    start, end = (placed.anchor.start, placed.anchor.end) if placed.anchor else (None, None)
    return Place(start or 0, end or 0, placed.annotation.id)


_EMPTY = (
    "No headings in this article.",
    "No quotations found.",
    "Nobody and nothing found.",
    "No notes yet. In the text, ) focuses a sentence, H highlights it and a writes a note on it.",
)


class Panel(Vertical):
    """Four lists, one of them visible."""

    class Resized(Message):
        """The panel has another width."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.tab = 1
        self.rows: list[list[Row]] = [[], [], [], []]
        self.own = Own()
        """What the reader corrected."""
        self.wanted = Wanted()
        """What is shown of the notes."""
        self.message = ""
        """Why quotations and entities are not there (yet)."""

    def compose(self) -> ComposeResult:
        """Names of the parts, the list, and what stands there when it is empty."""
        yield Static(id="panel-tabs")
        yield RowList(id="panel-rows")
        yield Static(id="panel-empty")

    @property
    def list(self) -> RowList:
        """The visible list."""
        return self.query_one(RowList)

    def fill(
        self, document: Document, analysis: Analysis | None, placed: Sequence[Placed], message: str
    ) -> None:
        """Make all rows anew for the width at hand."""
        width = max(10, self.size.width - 4)
        self.message = message
        self.rows = [
            outline_rows(document, width),
            quotation_rows(analysis.quotations if analysis else (), width),
            entity_rows(analysis.entities if analysis else (), width),
            note_rows(placed, document.text, width, self.wanted, place_of),
        ]
        self.show_tab(self.tab)

    def move_near(self, offset: int) -> None:
        """Put the cursor on the last row that leads to a place at or before an offset."""
        places = [
            (row.key.start, index)
            for index, row in enumerate(self.rows[self.tab])
            if isinstance(row.key, Place)
        ]
        before = [place for place in places if place[0] <= offset]
        if before and self.tab != 1:
            self.list.move_to(max(before)[1])

    def show_tab(self, number: int) -> None:
        """Show a part, counted from 0."""
        changed, self.tab = number != self.tab, number % len(TABS)
        tabs = Text(no_wrap=True)
        for index, name in enumerate(TABS):
            tabs.append(f" {index + 1} {name}", style="bold underline" if index == self.tab else "")
            tabs.append(" ")
        self.query_one("#panel-tabs", Static).update(tabs)
        rows = self.rows[self.tab]
        empty = self.query_one("#panel-empty", Static)
        self.list.display, empty.display = bool(rows), not rows
        reason = self.message if self.tab in (1, 2) and self.message else _EMPTY[self.tab]
        if self.tab == NOTES and self.wanted.typed:
            reason = f"No note here has “{self.wanted.typed}”. / changes the filter; an empty one shows all."
        empty.update(Text(reason))
        if changed:
            self.list.cursor = 0
        self.list.show_rows(rows)

    def on_resize(self) -> None:
        """Rows are made for a width: ask for them anew."""
        self.post_message(self.Resized())
