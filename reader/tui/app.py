"""The terminal program: one app over one library. Starts screens; keeps what all of them share."""

from __future__ import annotations

import asyncio
import gc
import inspect
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from textual import events, work
from textual.app import App

from reader.annotations.history import History
from reader.annotations.model import COLORS
from reader.errors import ChangedElsewhereError, ReaderError, StoreError
from reader.library.undoing import UndoRedo
from reader.tui.binding_commands import BindingCommands
from reader.tui.key_order import KeyOrder
from reader.tui.keys import keymap_problems
from reader.tui.patience import Patience
from reader.tui.screens.base import KeyScreen
from reader.tui.screens.dialogue import Dialogue
from reader.tui.theme import DEFAULT_THEME, THEME_NAMES, THEMES, usable_themes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.app import SystemCommand
    from textual.driver import Driver
    from textual.screen import Screen

    from reader.annotations.history import Group
    from reader.library import Article, Library
    from reader.text import Span

P = ParamSpec("P")
T = TypeVar("T")

NOTICE_SECONDS = 4.0
WATCH_SECONDS = 0.5
"""How often the annotations file is looked at for what another program wrote."""


class ReaderApp(App[int]):
    """Holds the library, the thread that writes, and the history of what the reader did."""

    CSS_PATH = "reader.tcss"
    TITLE = "reader"
    COMMANDS = {BindingCommands}  # noqa: RUF012 (Textual reads it as it is)
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, library: Library, article: Article | None = None, *, analysis: bool = True) -> None:
        super().__init__()
        self.library = library
        self.first_article = article
        self.with_analysis = analysis
        self.settings = library.settings
        self.keymap = {
            name: tuple(keys.strip() for keys in given.split(",") if keys.strip())
            for name, given in self.settings.keymap.items()
        }
        self.history = History()
        self._undoing = UndoRedo(library.store, library.drafts)
        self.color = COLORS[0]
        """The colour of the next highlight."""
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="reader")
        self._warned: set[str] = set()
        self._is_looking = False
        self.patience = Patience()
        """Knows what was asked for and is not done yet."""
        for theme in THEMES:
            self.register_theme(theme)
        wanted = self.settings.theme or DEFAULT_THEME
        chosen = wanted if wanted in usable_themes(self) else DEFAULT_THEME
        # Now: later, all styles would be parsed anew before the first frame.
        self.set_reactive(App.theme, chosen)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")
        self._keys = KeyOrder(self, self.patience, self._give)

    # -- start and end

    def on_mount(self) -> None:
        """Show the article asked for, else the library."""
        self.call_after_refresh(_look_for_garbage)
        wanted = self.settings.theme
        if wanted and wanted != self.theme:
            self.warn(f"the theme {wanted!r} cannot be shown: use one of {', '.join(THEME_NAMES)}")
        self._check_keymap()
        if self.first_article:
            self.read(self.first_article)
            for merged in self.library.merges:  # the list of articles, which tells all warnings, is not shown
                self.warn(merged.message)
        else:
            self._list()
        self.run_worker(self._tell_lost_drafts(), group="drafts")
        self.set_interval(WATCH_SECONDS, self._look_for_changes)
        self.run_worker(self._keys.run(), group="keys")

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice for this terminal, but one that survives what is not UTF-8."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":  # another system's, or one that the environment names
            return chosen
        from reader.tui.keyboard import ForgivingDriver

        return ForgivingDriver

    async def on_event(self, event: events.Event) -> None:
        """Take what is typed in its order; everything else as Textual does."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._keys.take(event)
        else:
            await super().on_event(event)

    async def _give(self, event: events.Event) -> None:
        """Hand what was typed to Textual, unless it would go to a dialogue that cannot be seen."""
        if not isinstance(self.screen, Dialogue) or self.screen.takes(event):
            await super().on_event(event)

    def _check_keymap(self) -> None:
        """Give dialogues their keys of the user's keymap, and tell what in it cannot work."""
        if not self.keymap:
            return
        from reader.tui.bindings import DIALOGUES, TABLES

        for problem in keymap_problems(self.keymap, TABLES, DIALOGUES):
            self.warn(problem)
        self.set_keymap({name: ",".join(keys) for name, keys in self.keymap.items() if name in DIALOGUES})

    def read(
        self,
        article: Article,
        goal: Span | None = None,
        *,
        annotation: str = "",
        is_to_be_placed: bool = False,
        is_to_be_corrected: bool = False,
    ) -> None:
        """Show an article; goal: the stretch to go to and to focus; annotation: id of the one to show first.

        is_to_be_placed: that one is to be put on another passage. is_to_be_corrected: what was found at the goal is.
        """
        from reader.tui.reading.arriving import Purpose
        from reader.tui.screens.reading import ReadingScreen

        purpose = Purpose(goal, annotation, is_to_be_placed, is_to_be_corrected)
        self.push_screen(ReadingScreen(self, article, purpose))

    @property
    def screen_below(self) -> KeyScreen | None:
        """The screen that one goes back to from the one shown."""
        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        return below if isinstance(below, KeyScreen) else None

    def _list(self) -> None:
        from reader.tui.screens.library import LibraryScreen

        self.push_screen(LibraryScreen())

    def show_library(self) -> None:
        """Back to where the article was opened from, or to the library for the first time."""
        from reader.tui.screens.library import LibraryScreen

        if self.screen_below:
            self.pop_screen()
        else:
            self.switch_screen(LibraryScreen())

    async def action_quit(self) -> None:
        """Leave the program; what is being saved is finished first."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_before_quitting", None)
            if keep:
                await keep()
        self.exit(0)

    def finish(self) -> None:
        """Wait for what is being written."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._writer.shutdown(wait=True)

    # -- shared work

    def in_background(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Awaitable[T]:
        """Run what writes on the one writing thread; calls are done in order."""
        return asyncio.get_running_loop().run_in_executor(self._writer, partial(function, *args, **kwargs))

    def aside(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Awaitable[T]:
        """Run what only reads or computes on a thread of its own, so that no save waits for it."""
        return asyncio.get_running_loop().run_in_executor(self._readers, partial(function, *args, **kwargs))

    async def in_background_quietly(
        self, function: Callable[P, Any], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """As in_background, for what costs the reader nothing when it fails: the first failure is told, once."""
        await self._quietly(self.in_background(function, *args, **kwargs))

    async def _quietly(self, work: Awaitable[object]) -> None:
        try:
            await work
        except ReaderError as error:
            self.warn_once(str(error))

    async def take_back(self) -> Group:
        """Undo the last act of the reader's; what was changed, () where there is nothing to undo. Raises ReaderError."""
        history = self.history
        return await self._take(self._undoing.undo, history.undo(), history.redo, history.forget_undone)

    async def do_again(self) -> Group:
        """Redo what was undone last; what was changed, () where there is nothing to redo. Raises ReaderError."""
        history = self.history
        return await self._take(self._undoing.redo, history.redo(), history.undo, history.forget_done)

    async def _take(
        self,
        apply: Callable[[Group], None],
        changes: Group,
        revert: Callable[[], object],
        forget: Callable[[], object],
    ) -> Group:
        """apply: does the changes; revert: makes the history as it was before; forget: leaves these changes out of it."""
        if changes:
            try:
                await self.in_background(apply, changes)
            except ChangedElsewhereError as error:
                forget()  # else it would stand in the way of all that was done before
                raise ChangedElsewhereError(
                    "another program has changed it since: this step is left as it is; the same key goes on with the next"
                ) from error
            except ReaderError:
                revert()
                raise
        return changes

    def remember(self, **choices: Any) -> None:
        """Keep what the reader chose in the settings, without waiting for it."""
        self.run_worker(self._quietly(self.in_background(self.library.remember, **choices)), group="remember")

    async def guarded(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Run something that a reader asked for; an expected error becomes a notice."""
        try:
            result = function(*arguments)
            if inspect.isawaitable(result):
                await result
        except ReaderError as error:
            self.warn(str(error))

    def color_name(self, color: str) -> str:
        """What the reader calls a colour."""
        return str(self.settings.colors.get(color, color))

    def say(self, message: str, title: str = "") -> None:
        """Tell the reader what was done: in the status line of the screen that has the keys."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, KeyScreen):
                screen.say(f"{title}: {message}" if title else message)
                return

    def warn(self, message: str) -> None:
        """Tell the reader what could not be done; a notice that still stands is not said again."""
        if all(notice.message != message for notice in self._notifications):
            self.notify(message, severity="warning", timeout=2 * NOTICE_SECONDS, markup=False)

    def warn_once(self, message: str) -> None:
        """Tell the reader something that would come again and again."""
        if message not in self._warned:
            self._warned.add(message)
            self.warn(message)

    async def _tell_lost_drafts(self) -> None:
        with suppress(StoreError):  # told by who shows the notes
            for path in await self.aside(self.library.lost_drafts):
                self.warn(f"the highlight of an unfinished note is not there; the note is in {path}")

    @work(group="watch")
    async def _look_for_changes(self) -> None:
        """Take in what another program wrote to the annotations."""
        if self._is_looking:
            return
        self._is_looking = True
        try:
            await self._take_in_changes()
        finally:
            self._is_looking = False

    async def _take_in_changes(self) -> None:
        try:
            changed = await self.aside(self.library.store.refresh)
            if changed:
                await self._take_in_copies()
        except ReaderError as error:
            self.warn_once(str(error))
            return
        if not self.screen_stack:  # the program ended meanwhile
            return
        if isinstance(self.screen, KeyScreen):
            await self.screen.look_at_files()
        if changed:
            for screen in self.screen_stack:
                if isinstance(screen, KeyScreen):
                    screen.annotations_changed()

    async def _take_in_copies(self) -> None:
        """What a file synchroniser took out of the annotations lies beside them: it is shown again at once."""
        for merged in await self.aside(self.library.merge_late):
            self.warn(merged.message)
        await self.aside(self.library.store.catch_up)

    # -- actions on every screen

    async def action_annotations(self) -> None:
        """All annotations of the library."""
        from reader.tui.screens.annotations import AnnotationsScreen

        await self._go_to(AnnotationsScreen)

    async def action_people(self) -> None:
        """The people of all articles."""
        from reader.tui.screens.people import PeopleScreen

        await self._go_to(PeopleScreen)

    async def action_bin(self) -> None:
        """What was deleted."""
        from reader.tui.screens.bin import BinScreen

        await self._go_to(BinScreen)

    async def _go_to(self, kind: type[KeyScreen]) -> None:
        """To a screen of that kind: back to it where it is the one below, so that they do not pile up."""
        if isinstance(self.screen_below, kind):
            shown = cast("KeyScreen", self.screen)
            await shown.guarded(shown.action_leave)
        else:
            self.push_screen(kind())

    def action_backups(self) -> None:
        """Copies of the annotations."""
        from reader.tui.screens.backups import BackupsScreen

        self.push_screen(BackupsScreen(self.library))

    def action_next_theme(self) -> None:
        """Step through the themes, and remember the one chosen."""
        index = THEME_NAMES.index(self.theme) if self.theme in THEME_NAMES else -1
        self._choose_theme(index + 1)

    def action_previous_theme(self) -> None:
        """Step back through the themes, and remember the one chosen."""
        index = THEME_NAMES.index(self.theme) if self.theme in THEME_NAMES else 0
        self._choose_theme(index - 1)

    def _choose_theme(self, index: int) -> None:
        self.theme = THEME_NAMES[index % len(THEME_NAMES)]
        self.say(self.theme, title="Theme")
        self.remember(theme=self.theme)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: ours are the bindings."""
        del screen
        return ()


def _look_for_garbage() -> None:
    """Collect garbage from the first frame on, but not in what was imported: it takes a tenth of a second each time."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run(
    library: Library, article: Article | None = None, *, mouse: bool = True, analysis: bool = True
) -> int:
    """Run the program until the reader leaves; returns the exit code."""
    app = ReaderApp(library, article, analysis=analysis)
    try:
        result = app.run(mouse=mouse)
    finally:
        app.finish()
    return result if result is not None else app.return_code or 0
