"""What to do about a highlight whose text has changed: its words as captured, as they are now, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from reader.annotations.difference import word_difference
from reader.text.cells import drawable
from reader.tui.screens.dialogue import Dialogue, KeyHints

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.annotations.difference import Piece
    from reader.annotations.model import Annotation

_STYLES = {"removed": "strike dim", "added": "bold underline"}
_MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}


class ReviewScreen(Dialogue[str | None]):
    """Asks what becomes of a changed highlight: "accept", "move", "detach", or None."""

    AUTO_FOCUS = ""
    BINDINGS = [  # noqa: RUF012 (Textual's way)
        TextualBinding("a,enter", "decide('accept')", "Accept", id="review.accept"),
        TextualBinding("m", "decide('move')", "Move", id="review.move"),
        TextualBinding("d", "decide('detach')", "Detach", id="review.detach"),
        TextualBinding("j,down", "scroll(2)", "Down", id="review.down"),
        TextualBinding("k,up", "scroll(-2)", "Up", id="review.up"),
        TextualBinding("escape,q", "leave", "Leave", id="review.leave"),
    ]

    def __init__(self, annotation: Annotation, now: str) -> None:
        super().__init__()
        self.annotation, self.now = annotation, now

    def compose(self) -> ComposeResult:
        """The versions and their difference, the choices."""
        before = self.annotation.target.exact if self.annotation.target else ""
        with Vertical(classes="dialog wide"):
            yield Static(Text("The text of this highlight has changed"), classes="title")
            with VerticalScroll(id="review-versions", classes="half", can_focus=False):
                yield from _version("What differs", difference_text(word_difference(before, self.now)))
                yield from _version("As captured", Text(drawable(before)))
                yield from _version("Now", Text(drawable(self.now)))
                if self.annotation.captured:
                    yield from _version("As first captured", Text(drawable(self.annotation.captured)))
            yield KeyHints(
                "a, Enter  accept the new words   m  move it elsewhere   d  take it off the text   Esc  leave"
            )

    def action_decide(self, what: str) -> None:
        """Give the answer back."""
        self.dismiss(what)

    def action_scroll(self, rows: int) -> None:
        """Scroll long versions."""
        area = self.query_one("#review-versions", VerticalScroll)
        if area.max_scroll_y:
            area.scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)


def _version(title: str, words: Text) -> ComposeResult:
    yield Static(Text(title), classes="version-title")
    yield Static(words, classes="version")


def difference_text(pieces: tuple[Piece, ...]) -> Text:
    """What was removed as [-words-], what was added as {+words+}: told apart by whatever a terminal shows."""
    text = Text()
    before = ""
    for piece in pieces:
        if (before, piece.kind) == ("removed", "added") and not text.plain[-1:].isspace():
            text.append(" ")
        words = drawable(piece.text)
        _append_marked(text, words, piece.kind)
        before = piece.kind
    return text


def _append_marked(text: Text, words: str, kind: str) -> None:
    """Append words between the marks of a kind, spaces around them outside."""
    inner = words.strip()
    if kind == "same" or not inner:
        text.append(words)
        return
    opening, closing = _MARKS[kind]
    before, _, after = words.partition(inner)
    text.append(before)
    text.append(opening)
    text.append(inner, style=_STYLES[kind])
    text.append(closing)
    text.append(after)
