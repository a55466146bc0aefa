"""Typing a filter of annotations: what fits is shown while it is typed, and a line says what can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from reader.annotations.filtering import HINT, completions, parse_filter
from reader.tui.screens.dialogue import Dialogue, KeyHints

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from textual.app import ComposeResult


class FilterSuggester(Suggester):
    """Completes tags, people, colours and the words after has: and is:; → takes what is proposed."""

    def __init__(self, tags: Collection[str] = (), people: Collection[str] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.tags, self.people = tags, people

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last word completed."""
        return completions(value, self.tags, self.people)


class FilterScreen(Dialogue[str | None]):
    """Asks for a filter; None where the reader left without one."""

    BINDINGS = [TextualBinding("escape", "leave", "Leave", id="filter.leave")]  # noqa: RUF012 (Textual's way)

    def __init__(
        self,
        value: str,
        suggester: FilterSuggester,
        color_names: Mapping[str, str],
        count: Callable[[str], str],
    ) -> None:
        """count: says of a filter how many fit it."""
        super().__init__()
        self.value, self.suggester = value, suggester
        self.color_names, self.count = color_names, count

    def compose(self) -> ComposeResult:
        """Line, how many fit, what can be typed."""
        with Vertical(classes="dialog"):
            yield Static(Text("Show notes with"), classes="title", id="filter-title")
            yield Input(self.value, suggester=self.suggester, compact=True, id="filter-input")
            yield Static(id="filter-count")
            yield KeyHints(f"{HINT}\nEnter  show them   →  complete   Esc  leave")

    def on_mount(self) -> None:
        """Start typing at once."""
        self.set_focus(self.query_one(Input))
        self._say(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how many fit."""
        self._say(event.value)

    def _say(self, typed: str) -> None:
        problems = parse_filter(typed, self.color_names).problems
        self.query_one("#filter-count", Static).update(Text(problems[0] if problems else self.count(typed)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the filter back."""
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
