"""A question with one line for the answer, or with a yes and a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from reader.tui.screens.dialogue import Dialogue, KeyHints

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult


class WordSuggester(Suggester):
    """Completes the last word that is typed by known ones, the first that fits."""

    def __init__(self, words: Collection[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.words = words

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last word completed; a word that stands there already is not proposed."""
        *before, last = value.split(" ")
        wanted = last.casefold()
        found = (word for word in self.words if word.casefold().startswith(wanted) and word not in before)
        word = next(found, None) if wanted else None
        return None if word is None or len(word) <= len(last) else f"{value}{word[len(last) :]}"


class PromptScreen(Dialogue[str | None]):
    """Asks for a line; None where the reader left without one."""

    BINDINGS = [  # noqa: RUF012 (Textual's way)
        TextualBinding("escape", "leave", "Leave", id="prompt.leave"),
        TextualBinding("tab", "complete", "Complete", id="prompt.complete", priority=True),
    ]

    def __init__(
        self, question: str, value: str = "", hint: str = "", suggestions: Collection[str] = ()
    ) -> None:
        """suggestions: words to complete by, the likeliest first; without any, typing replaces the value."""
        super().__init__()
        self.question, self.value, self.hint = question, value, hint
        self.suggestions = suggestions

    def compose(self) -> ComposeResult:
        """Question, line, hint."""
        suggester = WordSuggester(self.suggestions) if self.suggestions else None
        complete = "Tab  complete   " if self.suggestions else ""
        with Vertical(classes="dialog"):
            yield Static(Text(self.question), classes="title")
            yield Input(
                self.value,
                suggester=suggester,
                compact=True,
                select_on_focus=not self.suggestions,
                id="prompt-input",
            )
            yield KeyHints(f"{self.hint + '   ' if self.hint else ''}{complete}Enter  done   Esc  leave")

    def on_mount(self) -> None:
        """Start typing at once."""
        self.set_focus(self.query_one(Input))

    def action_complete(self) -> None:
        """Take what is proposed, as → does, and go on with another word."""
        entry = self.query_one(Input)
        before = entry.value
        entry.action_end()
        entry.action_cursor_right()
        if entry.value == before:
            self.query_one(KeyHints).show("Nothing is proposed.   Enter  done   Esc  leave")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer back."""
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class ConfirmScreen(Dialogue[bool]):
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
            yield KeyHints("y  yes   n  no")

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)
