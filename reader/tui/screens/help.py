"""All keys of a screen, made from the bindings in force; typing finds among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import VerticalScroll
from textual.widgets import Input, Label, Static

from reader.tui.keys import shown_keys
from reader.tui.screens.dialogue import Dialogue

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.tui.keys import Binding


class HelpScreen(Dialogue[None]):
    """Sections of keys and what they do."""

    AUTO_FOCUS = ""

    BINDINGS = [  # noqa: RUF012 (Textual reads it as it is)
        TextualBinding("escape", "leave", "Close", id="help.leave"),
        TextualBinding("q,question_mark", "close", "Close", id="help.close"),
        TextualBinding("slash", "filter", "Find a key", id="help.filter"),
        TextualBinding("j,down", "scroll(0.1)", "Down", id="help.down"),
        TextualBinding("k,up", "scroll(-0.1)", "Up", id="help.up"),
        TextualBinding("space,ctrl+d,pagedown", "scroll(0.5)", "Half a screen down", id="help.page_down"),
        TextualBinding("G,end", "scroll(100)", "To the end", id="help.end"),
        TextualBinding("g,home", "scroll(-100)", "To the beginning", id="help.home"),
        TextualBinding("b,ctrl+u,pageup", "scroll(-0.5)", "Half a screen up", id="help.page_up"),
    ]

    def __init__(self, bindings: tuple[Binding, ...]) -> None:
        super().__init__()
        self.bindings = bindings

    def compose(self) -> ComposeResult:
        """A filter above a table that scrolls."""
        with VerticalScroll(id="help", can_focus=False):
            yield Label("Keys   [dim]q closes, / finds, j k scroll[/dim]", classes="title")
            yield Input(
                placeholder="a word of what you want to do",
                id="help-filter",
                compact=True,
                select_on_focus=False,
            )
            yield Static(id="help-keys")

    def on_mount(self) -> None:
        """Show everything."""
        self._show("")
        self.query_one("#help-filter", Input).display = False

    def action_filter(self) -> None:
        """Ask for a word."""
        entry = self.query_one("#help-filter", Input)
        entry.display = True
        self.set_focus(entry)

    def on_input_submitted(self) -> None:
        """Give the keys back to scrolling; what was typed goes on to choose."""
        self.set_focus(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits the filter."""
        self._show(event.value)

    def _show(self, wanted: str) -> None:
        words = wanted.casefold().split()
        table = Table.grid(padding=(0, 2))
        section = None
        for binding in self.bindings:
            keys = "  ".join(map(shown_keys, binding.keys))
            others = " ".join(binding.also)
            line = f"{keys} {binding.description} {binding.section} {binding.id} {others}".casefold()
            if not binding.keys or not all(word in line for word in words):
                continue
            if binding.section != section:
                section = binding.section
                table.add_row(Text(), Text())
                table.add_row(Text(section, style="bold"), Text())
            table.add_row(Text(keys, style="bold"), Text(binding.description))
        table.add_row(Text(), Text())
        table.add_row(
            Text(),
            Text(
                "10j, 3): a number before a command repeats it. The keymap table of config.toml changes keys."
            ),
        )
        self.query_one("#help-keys", Static).update(table)

    def action_scroll(self, part: float) -> None:
        """Scroll by a part of the screen."""
        rows = round(part * self.size.height) or (1 if part > 0 else -1)
        self.query_one("#help", VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Close the filter, then the help."""
        entry = self.query_one("#help-filter", Input)
        if entry.display:
            entry.value, entry.display = "", False
            self.set_focus(None)
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
