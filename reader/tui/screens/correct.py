"""Menus of corrections: one letter each, with what is so now; and a choice among names, which may also be typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.tui.screens.dialogue import Dialogue, KeyHints
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu. Without a letter it is a heading."""

    letter: str
    label: str
    state: str = ""
    """How it is now."""


class MenuScreen(Dialogue[str | None]):
    """A menu; gives the letter that was chosen back, None where the reader left."""

    AUTO_FOCUS = "#menu"
    BINDINGS = [  # noqa: RUF012 (Textual's way)
        TextualBinding("escape", "leave", "Leave", id="menu.leave"),
    ]

    def __init__(self, title: str, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.menu_title, self.entries = title, tuple(entries)

    def compose(self) -> ComposeResult:
        """What it is about, and the lines."""
        options = [
            Option(_line(entry), id=entry.letter or None, disabled=not entry.letter) for entry in self.entries
        ]
        with Vertical(classes="dialog"):
            yield Static(Text(cropped(self.menu_title, _WIDTH)), classes="title")
            yield OptionList(*options, id="menu", classes="half", compact=True)
            yield KeyHints("A letter, or ↑ ↓ and Enter   Esc  leave")

    def on_key(self, event: events.Key) -> None:
        """Choose by letter."""
        if event.character and any(entry.letter == event.character for entry in self.entries):
            event.stop()
            self.dismiss(event.character)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the line under the cursor."""
        event.stop()
        self.dismiss(event.option.id)

    def action_leave(self) -> None:
        """Leave as it is."""
        self.dismiss(None)


def _line(entry: Entry) -> Text:
    if not entry.letter:
        return Text(cropped(entry.label, _WIDTH), style="dim")
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f" {entry.letter} ", style="bold")
    text.append(f" {entry.label}")
    if entry.state:
        text.append(f"   {cropped(entry.state, max(8, _WIDTH - len(entry.label) - 8))}", style="dim italic")
    return text


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    value: str
    label: str
    detail: str = ""
    also: tuple[str, ...] = ()
    """Other words for it, by which it is found as well, and told then."""


class ChooseScreen(Dialogue[str | None]):
    """Choose one, narrowed by what is typed; where it may be, what was typed itself. None where the reader left."""

    BINDINGS: ClassVar = [
        TextualBinding("escape", "leave", "Leave", id="choose.leave", priority=True),
        TextualBinding("down", "move(1)", "Next", id="choose.down", priority=True),
        TextualBinding("up", "move(-1)", "Before", id="choose.up", priority=True),
    ]

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice],
        *,
        new: str | Callable[[str], str] = "",
        value: str = "",
        others: Sequence[Choice] = (),
    ) -> None:
        """new: what a typed value that is no choice is called ("a new name"); empty: only choices may be chosen.

        value: what stands in the entry, and is so now; what is typed over it comes first. others: choices that are
        offered only once something is typed that fits them, and after it: whoever types a new name does not take one of
        these by Enter.
        """
        super().__init__()
        self.question, self.choices, self.new, self.value = question, tuple(choices), new, value
        self.others = tuple(others)
        self.shown: list[Choice] = []

    def compose(self) -> ComposeResult:
        """Question, entry, choices."""
        typed = "type to narrow, or a new name" if self.new else "type to narrow"
        with Vertical(classes="dialog"):
            yield Static(Text(cropped(self.question, _WIDTH)), classes="title")
            yield Input(self.value, placeholder=typed, compact=True, select_on_focus=True, id="choose-input")
            yield OptionList(id="choices", classes="half", compact=True)
            yield KeyHints("↑ ↓  choose   Enter  take it   Esc  leave")

    def on_mount(self) -> None:
        """Start with all of them."""
        self.query_one("#choices", OptionList).can_focus = False
        self.set_focus(self.query_one(Input))
        self._narrow(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Fewer choices with every letter."""
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        wanted = " ".join(typed.split())
        new = self.new if isinstance(self.new, str) else self.new(wanted)
        if self.value and wanted not in ("", self.value):
            self.shown = replacing(self.choices, self.others, wanted, new)
        else:
            self.shown = fitting(self.choices, wanted, new)
        rows = self.query_one("#choices", OptionList)
        rows.clear_options()
        rows.add_options([choice_line(choice) for choice in self.shown])
        rows.highlighted = 0 if self.shown else None

    def action_move(self, step: int) -> None:
        """Another choice."""
        rows = self.query_one("#choices", OptionList)
        rows.action_cursor_down() if step > 0 else rows.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the choice under the cursor."""
        event.stop()
        self._take(self.query_one("#choices", OptionList).highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Clicked on."""
        event.stop()
        self._take(event.option_index)

    def _take(self, index: int | None) -> None:
        if index is not None and index < len(self.shown):
            self.dismiss(self.shown[index].value)

    def action_leave(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)


def fitting(choices: Sequence[Choice], typed: str, new: str = "") -> list[Choice]:
    """The choices that have what was typed at the beginning of a word, those that it fits best first; then the typed itself.

    Of those that it fits alike, as a surname and a city that begin with it, the one listed before comes first.
    """
    wanted = " ".join(typed.split())
    if not wanted:
        return list(choices)
    found = _found(choices, wanted) or _found(choices, _without_title(wanted))
    own = [] if not new or any(choice.label == wanted for choice in found) else [Choice(wanted, wanted, new)]
    return [*found, *own]


def _found(choices: Sequence[Choice], wanted: str) -> list[Choice]:
    fits = [fit for fit in (_fit(choice, wanted.casefold()) for choice in choices) if fit] if wanted else []
    return [choice for _, choice in sorted(fits, key=lambda fit: fit[0])]


def _without_title(wanted: str) -> str:
    """What was typed without a title as "Mrs.", with which names are not listed; empty where there is none."""
    from reader.analysis.lexicon import TITLE_ABBREVIATIONS

    title, _, name = wanted.partition(" ")
    return name if title.rstrip(".").casefold() in TITLE_ABBREVIATIONS else ""


def _fit(choice: Choice, folded: str) -> tuple[int, Choice] | None:
    """How well a choice fits what was typed, 0 best, and the choice as it is told then; None where it does not fit."""
    label = choice.label.casefold()
    others = {" ".join(words.casefold().split()): words for words in choice.also}
    if label == folded:
        return 0, choice
    if folded in others:
        return 1, _told_by(choice, others[folded])
    if f" {folded}" in f" {label}":
        return 2, choice
    begun = next((words for other, words in others.items() if f" {folded}" in f" {other}"), None)
    return (3, _told_by(choice, begun)) if begun else None


def _told_by(choice: Choice, words: str) -> Choice:
    """A choice that says by which other words for it it was found."""
    also = f"also “{' '.join(words.split())}”"
    return replace(choice, detail=f"{choice.detail}, {also}" if choice.detail else also)


def replacing(choices: Sequence[Choice], others: Sequence[Choice], typed: str, new: str) -> list[Choice]:
    """What was typed over a name, first, as Enter alone is to take it; then what fits it and does not come to the same."""
    wanted = " ".join(typed.split())
    first = next((choice for choice in choices if choice.label == wanted), Choice(wanted, wanted, new))
    rest = dict.fromkeys([*fitting(choices, wanted), *fitting(others, wanted)])
    return [first, *(choice for choice in rest if choice != first and choice.detail != new)]


def choice_line(choice: Choice) -> Text:
    """One choice, as far as it fits: its name first, then what is told of it."""
    room = max(_WIDTH // 2, _WIDTH - len(choice.detail) - 4)
    text = Text(" " + cropped(choice.label, room), no_wrap=True, overflow="ellipsis")
    if choice.detail:
        text.append(f"  {choice.detail}", style="dim italic")
    return text
