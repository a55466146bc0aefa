"""Rows of the panel for people and places: by type, one unfolded into all its mentions. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.cells import cell_width
from reader.tui.widgets.row_list import Row, cropped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.analysis.model import Entity, Mention, Own

TYPE_NAMES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country or city",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "product",
    "EVENT": "event",
    "DATE": "date",
    "MONEY": "sum of money",
}
"""Types of entities as status line and menus say them; any other is a name."""
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
    """What a row of the panel leads to: a stretch of the text, or an annotation or correction that has none."""

    start: int
    end: int
    annotation: str = ""
    is_mention: bool = False
    """One of the mentions that an entity is unfolded into."""
    correction: str = ""


def entity_rows(entities: Iterable[Entity], width: int, text: str, own: Own, unfolded: str = "") -> list[Row]:
    """Entities by type, most often named first, each with its first mention to go to.

    unfolded: id of the one whose aliases and mentions follow, each mention on a line of the text around it.
    """
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.type not in ("DATE", "MONEY") and entity.mentions:
            groups.setdefault(_TYPES.get(entity.type, "Other"), []).append(entity)
    rows: list[Row] = []
    for group in (group for group in _TYPE_ORDER if group in groups):
        rows.append(Row((((group, "heading"),),)))
        for entity in sorted(groups[group], key=lambda each: (-len(each.mentions), each.name)):
            rows.append(_entity_row(entity, width, is_own=entity.id in own.entities))
            if entity.id == unfolded:
                rows += _unfolded(entity, width, text)
    return rows


def _entity_row(entity: Entity, width: int, *, is_own: bool) -> Row:
    count = (" · yours ·" if is_own else "") + f" {len(entity.mentions)}"
    others = [alias for alias in entity.aliases if alias != entity.name]
    name = cropped(f"  {entity.name}", width - len(count) - 1)
    room = width - cell_width(name) - len(count) - 5
    also = cropped(", ".join(others), room) if others and room > 8 else ""
    first = entity.mentions[0]
    return Row(
        (((f"  {name.strip()}", ""), (f" · {also}" if also else "", "dim"), (count, "dim")),),
        Place(first.start, first.end),
    )


def _unfolded(entity: Entity, width: int, text: str) -> list[Row]:
    others = [alias for alias in entity.aliases if alias != entity.name]
    rows = [Row(((("    " + cropped(f"also {', '.join(others)}", width - 4), "dim"),),))] if others else []
    return [*rows, *(_mention_row(mention, width, text) for mention in entity.mentions)]


def _mention_row(mention: Mention, width: int, text: str) -> Row:
    """The mention with the words of its line around it, a third of the room before it."""
    room = max(0, width - 4 - min(cell_width(mention.text), width))
    first = text.rfind("\n", 0, mention.start) + 1
    last = text.find("\n", mention.end)
    before = _words(text[first : mention.start], room // 3, is_end=True)
    name = cropped(mention.text, max(4, width - 4 - cell_width(before)))
    after = _words(
        text[mention.end : last if last >= 0 else len(text)], room - cell_width(before), is_end=False
    )
    return Row(
        ((("    " + before, "dim"), (name, ""), (after, "dim")),),
        Place(mention.start, mention.end, is_mention=True),
    )


def _words(text: str, room: int, *, is_end: bool) -> str:
    """As much of a text of one line as there is room for: its end, or its beginning; an ellipsis where it was cut."""
    if room <= 0:
        return ""
    # One letter more than may fit is looked at, of a whole paragraph.
    line = (text[-room - 1 :] if is_end else text[: room + 1]).replace("\t", " ")
    if len(line) == len(text) and cell_width(line) <= room:
        return line
    while line and cell_width(line) > room - 1:
        line = line[1:] if is_end else line[:-1]
    return f"…{line}" if is_end else f"{line}…"
