"""What all screens with keys of their own share: sequences of keys run actions, and errors become notices."""

from __future__ import annotations

import inspect
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.screen import Screen
from textual.widgets import Input

from reader.tui.bindings import BEGIN_ELSEWHERE
from reader.tui.keys import Binding, KeySequences, name_of, shown_key, shown_keys, with_keymap
from reader.tui.widgets.status_line import HintLine, StatusLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual import events

    from reader.library import Library
    from reader.tui.app import ReaderApp
    from reader.tui.keys import Command


ACCEPTED = "The new words are its passage now; those captured first are kept."
NOTE_SAVED = "The note is saved."
BOTH_KEPT = "The note was changed elsewhere meanwhile: both versions are kept in it."
SHORT = 10
"""Rows below which the hints give way."""
_LOOKING = frozenset({"Moving", "Focus", "Searching", "Looking"})
"""Sections of bindings that need not wait until what was asked for before is done."""


class KeyScreen(Screen[None]):
    """A screen whose keys come from a table of bindings; the table in force may change with what it does."""

    PARTS: ClassVar[tuple[str, ...]] = ()
    """What the screen shows things in, as selectors: without one of these it shows nothing."""

    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._sequences: dict[str, KeySequences] = {}

    @property
    def reader_app(self) -> ReaderApp:
        """The app, by its own type."""
        from reader.tui.app import ReaderApp

        return cast("ReaderApp", self.app) if not isinstance(self.app, ReaderApp) else self.app

    @property
    def library(self) -> Library:
        """The library that is open."""
        return self.reader_app.library

    @property
    def is_gone(self) -> bool:
        """Whether the screen is not set up yet or is being taken down: what comes for it now has no place.

        Textual takes a screen's parts away before it ends the work that was begun for the screen.
        """
        return any(self.query_one_optional(part) is None for part in self.PARTS)

    def action_leave(self) -> Awaitable[None] | None:
        """Back to the screen below."""
        self.app.pop_screen()
        return None

    # -- to be given by each screen: without its keys a screen cannot take any

    @property
    def key_mode(self) -> str:
        """Name of the table in force."""
        raise NotImplementedError

    def bindings_of(self, mode: str) -> tuple[Binding, ...]:
        """The table of a mode, before the user's keymap."""
        raise NotImplementedError

    def hint_of(self, binding: Binding) -> str:
        """The word for a key in the line of hints, as things are now; empty: it is not worth a hint."""
        return binding.hint

    def show_hints(self) -> None:
        """Show the keys that matter now."""
        hinted = (binding for binding in self.sequences.bindings if binding.hint)
        self.query_one(HintLine).show(replace(each, hint=self.hint_of(each)) for each in hinted)

    def keys_changed(self) -> None:
        """Called when what was typed of a command has changed."""

    def annotations_changed(self) -> None:
        """Called when another program wrote to the annotations."""

    async def look_at_files(self) -> None:
        """Called now and then: what another program did to the files shown is to be shown."""

    # -- keys

    @property
    def acting(self) -> Sequence[object]:
        """Parts of the screen that have actions of their own."""
        return ()

    @property
    def sequences(self) -> KeySequences:
        """The keys in force now."""
        mode = self.key_mode
        if mode not in self._sequences:
            bindings = with_keymap(self.bindings_of(mode), self.reader_app.keymap)
            self._sequences[mode] = KeySequences(bindings, begin_elsewhere=BEGIN_ELSEWHERE)
        return self._sequences[mode]

    async def on_key(self, event: events.Key) -> None:
        """Take a key that no input wanted."""
        if isinstance(self.focused, Input):
            return
        self.say("")
        sequences = self.sequences
        waited, typed, name = sequences.waits, sequences.typed, name_of(event.key, event.character)
        if event.key == "escape" and waited:
            sequences.clear()
            command = None
        else:
            command = sequences.press(name)
            if not command and not sequences.waits and not name.startswith("ctrl+"):
                self._say_unknown(typed + shown_key(name))
        if command or sequences.waits or waited:
            event.stop()
            event.prevent_default()
        if command:
            await self.run_command(command)
        self.keys_changed()

    def _say_unknown(self, keys: str) -> None:
        """Say that keys have no meaning on this screen, and which key shows those that have."""
        helping = next((b.keys[0] for b in self.sequences.bindings if b.action == "help" and b.keys), None)
        rest = f": {shown_keys(helping)} shows all keys." if helping else "."
        self.say(f"{keys} means nothing here{rest}")

    def action_called(self, name: str) -> Callable[..., Any]:
        """What a binding's action calls: the method of the first of parts, screen and app that has it."""
        for each in (*self.acting, self, self.app):
            method = getattr(each, f"action_{name}", None)
            if method is not None:
                return cast("Callable[..., Any]", method)
        raise AttributeError(f"{type(self).__name__} has no action {name}")

    async def run_command(self, command: Command) -> None:
        """Run the action of a binding, after all that was asked for before; an expected error becomes a notice.

        What takes long, as a save does while another program holds the store, goes on by itself: the screen is
        painted meanwhile. Looking and moving waits for nothing.
        """
        name, _, argument = command.binding.action.partition("(")
        arguments: list[Any] = [argument.rstrip(")")] if argument else []
        if command.character:
            arguments.append(command.character)
        method = self.action_called(name)
        if command.binding.takes_count:
            arguments.append(command.count)
        patience, work = self.reader_app.patience, partial(self.guarded, method, *arguments)
        is_look = command.binding.section in _LOOKING
        if not inspect.iscoroutinefunction(method) and (is_look or not patience.waits):
            await work()
        elif not await patience.run(self.app, work(), holds_keys=not command.binding.lets_moves_on):
            self.say("Not done yet: waiting …")

    async def guarded(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Run something that a reader asked for; an expected error becomes a notice."""
        await self.reader_app.guarded(function, *arguments)

    def say(self, message: str) -> None:
        """Say what was done, in the status line, until the next key."""
        line = self.query_one_optional(StatusLine)
        if line is not None:
            line.flash(message)

    def action_how_to_quit(self) -> None:
        """What Ctrl+c does where there is nothing to copy or to interrupt."""
        self.say("q quits.")

    def action_help(self) -> None:
        """Show all keys in force on this screen."""
        from reader.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.sequences.bindings))

    def action_palette(self) -> None:
        """Find a command by its name."""
        self.app.action_command_palette()

    def action_suspend(self) -> None:
        """Give the terminal back to the shell."""
        self.app.action_suspend_process()
