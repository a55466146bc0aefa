"""The side panel: outline, quotations by speaker, people and places, notes. Its rows are made by pure functions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from reader.analysis.model import LIKELY, SURE, Own
from reader.tui.widgets.correction_rows import Lost, lost_rows
from reader.tui.widgets.entity_rows import Place, entity_rows
from reader.tui.widgets.note_rows import Wanted, note_rows
from reader.tui.widgets.row_list import Row, RowList, cropped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from textual.app import ComposeResult

    from reader.analysis.model import Analysis, Entity, Quotation
    from reader.annotations.model import Placed
    from reader.text import Document, Span

TABS = ("Outline", "Quotes", "People", "Notes")
OUTLINE, QUOTES, NAMES = 0, 1, 2
"""Which of them list headings, quotations, and people and places."""
NOTES = 3
"""Number of the part with the notes."""

_NOTHING = Own()


def speaker_label(quotation: Quotation) -> str:
    """The speaker as shown: plainly where sure, with "?" where likely, else that it is unsure or not known."""
    speaker = quotation.speaker
    if speaker is None:
        return "speaker not known"
    if speaker.confidence >= SURE:
        return speaker.name
    return f"{speaker.name} ?" if speaker.confidence >= LIKELY else f"{speaker.name}, speaker unsure"


def speaker_labels(quotations: Iterable[Quotation]) -> list[str]:
    """The speakers of several quotations as shown, in their order: each once, as the least sure of theirs has it."""
    theirs: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        theirs.setdefault(quotation.speaker.name if quotation.speaker else "", []).append(quotation)
    return [speaker_label(min(said, key=_confidence)) for said in theirs.values()]


def _confidence(quotation: Quotation) -> float:
    return quotation.speaker.confidence if quotation.speaker else 0.0


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


def quotation_rows(quotations: Iterable[Quotation], width: int, own: Own = _NOTHING) -> list[Row]:
    """Quotations under their speakers, who said most first; last, those whose speaker is unsure or not known."""
    said = [quotation for quotation in quotations if quotation.kind != "none"]
    words = Counter[str]()
    for quotation in said:
        words[_name(quotation)] += len(quotation.text.split())
    total = sum(words.values()) or 1
    rows: list[Row] = []
    for name, count in sorted(words.items(), key=lambda item: (item[0] in _NOBODY, -item[1])):
        theirs = [quotation for quotation in said if _name(quotation) == name]
        share = f" {len({quotation.group for quotation in theirs})} · {round(100 * count / total)} % of words"
        rows.append(Row((((cropped(name, width - len(share)), "heading"), (share, "dim")),)))
        for quotation in theirs:
            unsure = "" if not quotation.speaker or quotation.speaker.confidence >= SURE else "? "
            yours = " · yours" if (quotation.start, quotation.end) in own.quotations else ""
            line = cropped(f"{unsure}“{quotation.text}”", width - 2 - len(yours))
            parts = ((f"  {line}", "quotation"), (yours, "dim"))
            rows.append(Row((parts,), Place(quotation.start, quotation.end)))
    return rows


_UNSURE, _UNKNOWN = _NOBODY = ("Speaker unsure", "Speaker not known")


def _name(quotation: Quotation) -> str:
    if quotation.speaker is None:
        return _UNKNOWN
    return quotation.speaker.name if quotation.speaker.confidence >= LIKELY else _UNSURE


def place_of(placed: Placed) -> Place:
    """What a note's row leads to."""
    start, end = (placed.anchor.start, placed.anchor.end) if placed.anchor else (None, None)
    return Place(start or 0, end or 0, placed.annotation.id)


def nearest(places: Iterable[Place], focus: Span) -> Place | None:
    """Of the places that share words with the focus, the one that begins nearest to where it begins."""
    shared = (place for place in places if place.start < focus.end and focus.start < place.end)
    return min(
        shared, key=lambda place: (abs(place.start - focus.start), abs(place.end - focus.end)), default=None
    )


def place_of_name(entities: Iterable[Entity], places: Collection[Place], focus: Span) -> Place | None:
    """Of the places listed, that of the name in focus: this mention of it where all are listed, else the first."""
    firsts: dict[Place, Place] = {}
    for entity in entities:
        found = [Place(mention.start, mention.end, is_mention=True) for mention in entity.mentions]
        if found and (first := Place(found[0].start, found[0].end)) in places:
            firsts |= dict.fromkeys(found, first)
    meant = nearest(firsts, focus)
    return meant if meant is None or meant in places else firsts[meant]


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
        self.entities: Sequence[Entity] = ()
        self.unfolded = ""
        """Id of the entity whose mentions are listed."""
        self.own = Own()
        """What the reader corrected."""
        self.lost: Sequence[Lost] = ()
        """Corrections whose words are gone."""
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
        self.entities = analysis.entities if analysis else ()
        self.rows = [
            outline_rows(document, width),
            quotation_rows(analysis.quotations if analysis else (), width, self.own),
            entity_rows(self.entities, width, document.text, self.own, self.unfolded),
            [
                *note_rows(placed, document.text, width, self.wanted, place_of),
                *lost_rows(() if self.wanted.typed else self.lost, width),
            ],
        ]
        self.show_tab(self.tab)

    def unfold(self) -> bool:
        """Choose the entity under the cursor to have its mentions listed, or no more; False where there is none."""
        key = self.list.key
        if self.tab != NAMES or not isinstance(key, Place) or not self.list.display:
            return False
        entity = next(e for e in self.entities if any(m.start == key.start for m in e.mentions))
        self.unfolded = "" if self.unfolded == entity.id else entity.id
        return True

    def stand_on_unfolded(self, before: object) -> None:
        """Put the cursor on the entity that was unfolded or folded."""
        place = before.start if isinstance(before, Place) else -1
        entity = next((e for e in self.entities if any(m.start == place for m in e.mentions)), None)
        if entity:
            first = Place(entity.mentions[0].start, entity.mentions[0].end)
            keys = [row.key for row in self.rows[NAMES]]
            self.list.move_to(keys.index(first) if first in keys else 0)

    def move_near(self, offset: int) -> None:
        """Put the cursor on the last row that leads to a place at or before an offset; of quotations, on the nearest."""
        places = [
            (row.key.start, index)
            for index, row in enumerate(self.rows[self.tab])
            if isinstance(row.key, Place)
        ]
        if self.tab == QUOTES and places:  # by speaker, not in the order of the text
            self.list.move_to(min(places, key=lambda place: abs(place[0] - offset))[1])
            return
        before = [place for place in places if place[0] <= offset]
        if before:
            self.list.move_to(max(before)[1])

    def follow(self, focus: Span, annotation: str = "") -> bool:
        """Put the cursor on the row of what is in focus, or of the heading above it; False where no row is.

        annotation: id of the highlight in focus. The cursor stays where its row leads there already.
        """
        key = self.list.key
        if self.tab != NOTES and isinstance(key, Place) and (key.start, key.end) == (focus.start, focus.end):
            return True
        keys = [row.key for row in self.rows[self.tab]]
        place = self._place_in_focus([key for key in keys if isinstance(key, Place)], focus, annotation)
        if place is not None:
            self.list.move_to(keys.index(place))
        return place is not None

    def _place_in_focus(self, places: Sequence[Place], focus: Span, annotation: str) -> Place | None:
        if self.tab == OUTLINE:
            above = [place for place in places if place.start <= focus.start]
            return max(above, key=lambda place: place.start, default=None)
        if self.tab == QUOTES:
            return nearest(places, focus)
        if self.tab == NAMES:
            return place_of_name(self.entities, frozenset(places), focus)
        return next((place for place in places if annotation and place.annotation == annotation), None)

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
