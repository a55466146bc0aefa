"""Naming the colours: one line at a time, Tab to the next colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.annotations.model import COLORS
from reader.tui.screens.dialogue import Dialogue, KeyHints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult


class ColorNamesScreen(Dialogue[dict[str, str] | None]):
    """Asks what colours stand for; gives the names that were changed, None where the reader left."""

    BINDINGS = [  # noqa: RUF012 (Textual's way)
        TextualBinding("escape", "leave", "Leave", id="colors.leave"),
        TextualBinding("tab,down", "step(1)", "Next colour", id="colors.next", priority=True),
        TextualBinding("shift+tab,up", "step(-1)", "Colour before", id="colors.previous", priority=True),
    ]

    def __init__(self, names: Mapping[str, str], color: str) -> None:
        """names: those that colours have now; color: the one to begin with."""
        super().__init__()
        self.names = {each: names.get(each, "") for each in COLORS}
        self.color, self.typed = color, dict(self.names)

    def compose(self) -> ComposeResult:
        """The colour, its name, what the others are called, keys."""
        with Vertical(classes="dialog"):
            yield Static(classes="title", id="color-title")
            yield Input(compact=True, select_on_focus=False, id="prompt-input")
            yield Static(id="color-others")
            yield KeyHints("Tab  next colour   Enter  done   Esc  leave")

    def on_mount(self) -> None:
        """Start typing at once."""
        self.set_focus(self.query_one(Input))
        self._show()

    def _show(self) -> None:
        number = COLORS.index(self.color) + 1
        self.query_one("#color-title", Static).update(
            Text(f"What {self.color} stands for ({number} of {len(COLORS)})")
        )
        entry = self.query_one(Input)
        entry.value = self.typed[self.color]
        entry.action_end()
        others = [each for each in COLORS if each != self.color]
        named = ", ".join(f"{each}: {self.typed[each]}" if self.typed[each] else each for each in others)
        self.query_one("#color-others", Static).update(Text(f"One for the whole library. Others: {named}"))

    def _keep_typed(self) -> None:
        self.typed[self.color] = self.query_one(Input).value

    def action_step(self, step: int) -> None:
        """To another colour; what was typed for this one is kept."""
        self._keep_typed()
        self.color = COLORS[(COLORS.index(self.color) + step) % len(COLORS)]
        self._show()

    def on_input_submitted(self) -> None:
        """Give the names back."""
        self._keep_typed()
        self.dismiss({each: name for each, name in self.typed.items() if name != self.names[each]})

    def action_leave(self) -> None:
        """Leave the names as they were."""
        self.dismiss(None)
