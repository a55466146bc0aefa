"""Notes in the right margin: where there is room for them, and from annotations to lines laid out without overlap. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment

from reader.text import parse_plain
from reader.text.cells import cell_width, drawable
from reader.text.layout import Layout
from reader.tui.margin_layout import place_notes
from reader.tui.shown import noted_focus
from reader.tui.theme import COLOR_LETTERS
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from reader.annotations.model import Placed
    from reader.tui.article_rows import ArticleRows
    from reader.tui.shown import Shown
    from reader.tui.theme import Palette

LEAST = 28
"""Cells from which on there is room for notes beside the text."""
MOST = 44
SPACE = 3
"""Cells between text and notes."""
MOST_LINES = 6
"""Lines of a note that is not in focus."""
_BAR = 2
"""Cells of the letter and the bar before a note's words."""


@dataclass(frozen=True, slots=True)
class Room:
    """How a screen's width is shared."""

    left: int
    """Cells left of the text column."""
    notes: int = 0
    """Cells of the notes; 0: there is no room for them."""


def share(width: int, column: int, gutter: int, *, with_notes: bool) -> Room:
    """The text in the middle; where notes are wanted and would have no room there, as far to the left as they need."""
    centred = max(gutter, (width - 1 - column) // 2)
    if not with_notes:
        return Room(centred)
    beside = width - 1 - column - centred - SPACE
    if beside >= LEAST:
        return Room(centred, min(MOST, beside))
    most = width - 1 - column - gutter - 1 - SPACE
    notes = min(LEAST + 4, most)
    return Room(width - 1 - column - SPACE - notes, notes) if most >= LEAST else Room(centred)


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note as it is shown."""

    id: str
    color: str
    lines: tuple[tuple[str, str], ...]
    """(text, style name of the palette)."""
    is_focused: bool
    is_changed: bool = False


@dataclass(frozen=True)
class Inputs:
    """Everything that notes in the margin depend on: where it is equal, so are they."""

    placed: tuple[Placed, ...]
    rows: tuple[int, ...]
    """The row that each passage begins on, in order."""
    width: int
    height: int
    """Rows that there are."""
    focused: str = ""
    """Id of the annotation in focus, which is shown whole."""


@dataclass(frozen=True)
class MarginLayout:
    """Notes by the rows they stand on."""

    width: int
    by_row: dict[int, tuple[MarginNote, int]]
    """Row -> (note, number of its line)."""
    end: int = 0
    """The first row below all notes."""


EMPTY = MarginLayout(0, {})


def has_margin_note(placed: Placed) -> bool:
    """Whether there is something to say beside its passage."""
    annotation = placed.annotation
    stands = placed.anchor is None or placed.anchor.start is not None
    return stands and bool(annotation.note.strip() or annotation.tags)


def inputs_for(shown: Shown, rows: ArticleRows, width: int, height: int) -> Inputs:
    """What the notes beside an article depend on, of those whose passages are laid out; width 0: of none."""
    layout = rows.layout
    here = [
        (each, rows.row_of(start) if start >= 0 else 0)
        for each in (shown.notes if width else ())
        if (start := start_of(each)) < 0 or layout.start <= start <= layout.end
    ]
    places = tuple(row for _, row in here)
    return Inputs(tuple(each for each, _ in here), places, width, height, noted_focus(shown))


def lay_out_margin(inputs: Inputs) -> MarginLayout:
    """The notes in lines of the width at hand, placed by `place_notes`."""
    if not inputs.placed:
        return EMPTY
    notes = [_note(placed, inputs.width, inputs.focused) for placed in inputs.placed]
    numbers = [number for number, note in enumerate(notes) if note.is_focused]
    heights = [len(note.lines) for note in notes]
    focused = numbers[0] if numbers else None
    places = place_notes(inputs.rows, heights, rows=inputs.height, focused=focused)
    by_row = {
        place + line: (note, line)
        for place, note in zip(places, notes, strict=True)
        for line in range(len(note.lines))
    }
    return MarginLayout(inputs.width, by_row, max(by_row, default=-1) + 1)


def _note(placed: Placed, width: int, focused: str) -> MarginNote:
    annotation = placed.annotation
    is_focused = annotation.id == focused
    room = width - _BAR
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    words = (
        [(line, "") for line in _wrapped(annotation.note.strip(), room)] if annotation.note.strip() else []
    )
    lines = [*words, *([(cropped(tags, room), "dim")] if tags else [])]
    if len(lines) > MOST_LINES and not is_focused:
        last = cropped(f"{lines[MOST_LINES - 1][0]} …", room)
        lines = [*lines[: MOST_LINES - 1], (last if last.endswith("…") else f"{last[: room - 1]}…", "")]
    is_changed = placed.anchor is not None and placed.anchor.status == "changed"
    return MarginNote(annotation.id, annotation.color, tuple(lines), is_focused, is_changed)


@lru_cache(maxsize=4096)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """Markdown as it was written, in lines; an empty line between its paragraphs."""
    document = parse_plain(text)
    layout = Layout(document, max(4, width))
    rows = (layout.line(row) for row in range(len(layout)))
    return tuple(
        " " * row.indent + drawable(document.text[row.start : row.end].rstrip()).replace("\t", " ")
        for row in rows
    )


def margin_segments(layout: MarginLayout, row: int, palette: Palette) -> list[Segment]:
    """What stands in the margin on a row."""
    found = layout.by_row.get(row)
    if found is None:
        return []
    note, number = found
    text, name = note.lines[number]
    base = palette.text + palette.focus if note.is_focused else palette.text
    letter: Style = base + palette.letters.get(note.color, palette.letters["yellow"])
    sign = ("≠" if note.is_changed else COLOR_LETTERS.get(note.color, "y")) if number == 0 else "│"
    words = Segment(text, base + getattr(palette, name) if name else base)
    rest = " " * max(0, layout.width - _BAR - cell_width(text))
    return [Segment(f"{sign} ", letter), words, Segment(rest, base)]


def passages(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Those with something to say, in the order of the text; notes on the article as a whole first."""
    chosen = [each for each in placed if has_margin_note(each)]
    return tuple(sorted(chosen, key=start_of))


def start_of(placed: Placed) -> int:
    """Where its passage begins; -1 for a note on the article as a whole."""
    return placed.anchor.start if placed.anchor and placed.anchor.start is not None else -1
