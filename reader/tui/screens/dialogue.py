"""What all dialogues share: they give way on a short terminal, and on one too small for any they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rich.text import Text
from textual import events
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.geometry import Size

T = TypeVar("T")

SHORT = 20
"""Rows below which frame and empty lines give way."""
LEAST_COLUMNS, LEAST_ROWS = 30, 8
_LEAVES = frozenset({"leave", "close", "answer(False)", "quit"})
"""Actions of keys that work though nothing of the dialogue is seen."""


def is_too_small(size: Size) -> bool:
    """Whether a terminal has no room for a dialogue."""
    return size.width < LEAST_COLUMNS or size.height < LEAST_ROWS


class Dialogue(ModalScreen[T]):
    """A screen that asks something above another. What stands in it stays while there is no room to show it."""

    def on_mount(self) -> None:
        """Have at hand what covers it."""
        text = f"Too small: {LEAST_COLUMNS}x{LEAST_ROWS} needed. Esc leaves."
        self.mount(Static(Text(text), id="too-small"))

    def on_resize(self, event: events.Resize) -> None:
        """Give way, or be covered."""
        self.set_class(event.size.height < SHORT, "short")
        self.set_class(is_too_small(event.size), "too-small")

    def takes(self, event: events.Event) -> bool:
        """Whether something typed is to be taken: unseen, only what leaves the dialogue."""
        if not is_too_small(self.app.size):
            return True
        active = self.active_bindings.get(event.key) if isinstance(event, events.Key) else None
        return active is not None and active.binding.action in _LEAVES
