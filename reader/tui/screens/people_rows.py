"""People and what is named as the lines of a list, its title and the status line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.cells import cell_width
from reader.tui.widgets.row_list import Row, cropped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.people_joining import Person

TYPES = {
    "people": ("PERSON",),
    "bodies": ("ORG",),
    "places": ("GPE", "LOC", "FAC"),
    "all": (),
}
"""What can be listed: name -> types of entities; empty: all."""
_ONE = {"people": "person", "bodies": "body", "places": "place", "names": "name"}
_COUNT = 6
"""Cells of a column of counts."""


def called(people: Iterable[Person], words: str) -> list[Person]:
    """Those whose names have all the words, or what was typed of them."""
    wanted = words.casefold().split()
    return [
        each
        for each in people
        if all(word in " ".join((each.name, *each.aliases)).casefold() for word in wanted)
    ]


def person_row(person: Person, width: int) -> Row:
    """A name with its counts."""
    counts = f"{person.quotations or '·':>{_COUNT}}{person.mentions or '·':>{_COUNT}}"
    room = max(4, width - len(counts) - 2)
    name = cropped(person.name, room)
    gap = " " * (room - cell_width(name))
    return Row((((name, "strong" if person.quotations else ""), (gap + counts, "dim")),), person.keys[0])


def told_list(kind: str, count: int | None, words: str) -> str:
    """What is listed, how many there are and with which words; count None: nothing was listed yet."""
    name = "names" if kind == "all" else kind
    one_or_many = _ONE[name] if count == 1 else name
    number = "" if count is None else f"{count} "
    return f"{number}{one_or_many}{f' · with “{words}”' if words else ''}"


def titled(title: str, rows: int, width: int) -> str:
    """A title on one line, with the heads of the columns over them where there is room.

    rows: how wide the rows below are, maybe beside a scroll bar; 0: there are none. width: cells for the line.
    """
    if rows < 4 * _COUNT:
        return cropped(title, width)
    room = rows - 2 * _COUNT - 2
    shown = cropped(title, room - 1)
    return f"{shown}{' ' * (room - cell_width(shown))}{'said':>{_COUNT}}{'named':>{_COUNT}}"


def summary(person: Person) -> str:
    """All that is known of somebody, on one line."""
    said = f" · {person.quotations} quotation{'s' * (person.quotations != 1)}, {person.words} words"
    also = f" · also {', '.join(person.aliases[:3])}" if person.aliases else ""
    return f"{person.name}: {person.told}{said if person.quotations else ''}{also}"
