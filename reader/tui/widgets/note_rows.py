"""Annotations as rows of a list: their passage, note, tags, and what became of the passage. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.annotations.filtering import NoteFilter, Subject
from reader.annotations.placing import status_of, words_now
from reader.tui.theme import letter_of
from reader.tui.widgets.row_list import Row, cropped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from reader.annotations.model import Placed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the notes is shown, and how."""

    asked: NoteFilter = field(default_factory=NoteFilter)
    typed: str = ""
    """The filter as it was typed."""
    drafts: Collection[str] = ()
    """Ids of annotations with an unfinished note."""


def chosen_notes(placed: Sequence[Placed], asked: NoteFilter, title: str = "") -> list[Placed]:
    """Those that fit the filter."""
    return [each for each in placed if asked.matches(Subject(each.annotation, status_of(each), title))]


def note_rows(
    placed: Sequence[Placed], text: str, width: int, wanted: Wanted, key_of: Callable[[Placed], object]
) -> list[Row]:
    """In the order of the text: notes on the whole article first, those without a place last, under headings."""
    fitting = chosen_notes(placed, wanted.asked)
    groups = (
        ("On the article", [p for p in fitting if p.annotation.target is None]),
        ("", [p for p in fitting if p.anchor and p.anchor.start is not None]),
        (
            "Taken off the text, or no longer in it",
            [p for p in fitting if p.anchor and p.anchor.start is None],
        ),
    )
    rows: list[Row] = []
    if wanted.typed and fitting:
        rows.append(_heading(f"{len(fitting)} of {len(placed)}: {wanted.typed}", width, "dim"))
    for title, chosen in groups:
        if title and chosen:
            rows.append(_heading(title, width))
        for each in chosen:
            rows += _rows_of(each, text, width, wanted, key_of(each))
    return rows


def _heading(title: str, width: int, style: str = "heading") -> Row:
    return Row((((cropped(title, width), style),),))


def _rows_of(placed: Placed, text: str, width: int, wanted: Wanted, key: object) -> list[Row]:
    annotation = placed.annotation
    room = width - 2
    lines: list[tuple[tuple[str, str], ...]] = []
    if annotation.target:
        changed = "≠ " if status_of(placed) == "changed" else ""
        words = cropped(changed + annotation.target.exact, room)
        lines.append(((letter_of(annotation), f"letter:{annotation.color}"), (" " + words, "")))
    lines += [
        (("  " + cropped(line, room), style),) for line, style in _details(placed, text, wanted) if line
    ]
    if not lines:
        lines = [(("  (no words)", "dim"),)]
    return [Row((line,), key if not number else None) for number, line in enumerate(lines)]


def _details(placed: Placed, text: str, wanted: Wanted) -> list[tuple[str, str]]:
    """Lines under a passage: (words, style)."""
    annotation, target = placed.annotation, placed.annotation.target
    now = words_now(text, placed) if status_of(placed) == "changed" else None
    before = target.prefix[-40:] if target and status_of(placed) == "orphan" else ""
    return [
        (f"now: {now}" if now is not None else "", "dim"),
        (f"stood after: …{before}" if before else "", "dim"),
        (annotation.note.replace("\n", " "), "emphasis"),
        (" ".join(f"#{tag}" for tag in annotation.tags), "dim"),
        ("draft kept: a goes on with it" if annotation.id in wanted.drafts else "", "dim"),
    ]
