"""A question with one line for the answer, or with a yes and a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult


class PromptScreen(ModalScreen[str | None]):
    """Asks for a line; None where the reader left without one."""

    BINDINGS = [TextualBinding("escape", "leave", "Leave", id="prompt.leave")]  # noqa: RUF012 (Textual's way)

    def __init__(
        self, question: str, value: str = "", hint: str = "", suggestions: Iterable[str] = ()
    ) -> None:
        super().__init__()
        self.question, self.value, self.hint = question, value, hint
        self.suggestions = sorted(suggestions)

    def compose(self) -> ComposeResult:
        """Question, line, hint."""
        suggester = SuggestFromList(self.suggestions, case_sensitive=False) if self.suggestions else None
        with Vertical(classes="dialog"):
            yield Static(Text(self.question), classes="title")
            yield Input(
                self.value, suggester=suggester, compact=True, select_on_focus=False, id="prompt-input"
            )
            yield Static(
                Text(f"{self.hint + '   ' if self.hint else ''}Enter  done   Esc  leave"), classes="hint"
            )

    def on_mount(self) -> None:
        """Start typing at once."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer back."""
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class ConfirmScreen(ModalScreen[bool]):
    """Asks whether to go on."""

    AUTO_FOCUS = ""
    BINDINGS = [  # noqa: RUF012 (Textual's way)
        TextualBinding("y", "answer(True)", "Yes", id="confirm.yes"),
        TextualBinding("n,escape,q", "answer(False)", "No", id="confirm.no"),
    ]

    def __init__(self, question: str, detail: str = "") -> None:
        super().__init__()
        self.question, self.detail = question, detail

    def compose(self) -> ComposeResult:
        """Question, what it means, keys."""
        with Vertical(classes="dialog"):
            yield Static(Text(self.question), classes="title")
            yield Static(Text(self.detail))
            yield Static(Text("y  yes   n  no"), classes="hint")

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)
