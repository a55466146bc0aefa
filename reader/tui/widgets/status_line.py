"""The two lines at the bottom: what is going on, and which keys lead on from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widget import Widget

from reader.text.cells import cell_width, drawable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.tui.keys import Binding

from reader.tui.bindings import HINTED_FIRST
from reader.tui.keys import shown_keys
from reader.tui.theme import readable
from reader.tui.widgets.row_list import cropped


class StatusLine(Widget, can_focus=False):
    """Left: where the reader is and what is in focus. Right: what was typed of a command, what was saved."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.left = ""
        self.right = ""
        self.message = ""
        """What was just done; it stands in the left part until the next key."""

    def show(self, left: str, right: str = "") -> None:
        """Change the line."""
        left, right = drawable(left), drawable(right)
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def flash(self, message: str) -> None:
        """Say what was done, until the next key; empty: no more."""
        if message != self.message:
            self.message = drawable(message)
            self.refresh()

    def render(self) -> Text:
        """The line, the right part kept whole."""
        width = self.size.width - 2
        right = cropped(self.right, width // 2 if self.message else width)
        if self.message and cell_width(self.message) + cell_width(right) + 2 > width:
            right = ""  # what was just said ends with what to do about it
        taken = cell_width(right) + 2 if right else 0
        left = cropped(self.message or self.left, max(0, width - taken))
        gap = " " * max(1, width - cell_width(left) - cell_width(right))
        text = Text(" ", no_wrap=True, overflow="crop")
        colors = self.app.theme_variables
        said = f"bold {readable(colors['accent'], colors['panel'])}"
        text.append(left, style=said if self.message else "")
        text.append(f"{gap}{right} ")
        return text


_RANKS = {identifier: rank for rank, identifier in enumerate(HINTED_FIRST)}


class HintLine(Widget, can_focus=False):
    """The keys that matter most here; as many as there is room for."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.hints: tuple[tuple[str, str], ...] = ()

    def show(self, bindings: Iterable[Binding]) -> None:
        """Show the hints of bindings, in their order but for those that begin."""
        hinted = sorted(
            (b for b in bindings if b.hint and b.keys), key=lambda b: _RANKS.get(b.id, len(_RANKS))
        )
        self.show_keys(tuple((" ".join(map(shown_keys, b.keys[: b.hinted_keys])), b.hint) for b in hinted))

    def show_keys(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Show keys with what they do; the last two stay when there is little room."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def render(self) -> Text:
        """Key and word, key and word."""
        text = Text(" ", no_wrap=True, overflow="crop")
        colors = self.app.theme_variables
        # A theme's colour for this may be meant for a footer of another background.
        accent = readable(colors["accent"], colors["background"])
        # One cell stands before them; the three behind the last may be cut.
        for key, word in _fitting(self.hints, self.size.width + 2):
            text.append(key, style=f"bold {accent}")
            text.append(f" {word}   ")
        return text


def _fitting(hints: tuple[tuple[str, str], ...], width: int) -> tuple[tuple[str, str], ...]:
    """As many of the first hints as leave room for the last two."""
    first, last = hints[:-2], hints[-2:]
    while first and sum(len(key) + len(word) + 4 for key, word in (*first, *last)) > width:
        first = first[:-1]
    return (*first, *last)
