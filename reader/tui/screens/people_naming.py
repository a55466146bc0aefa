"""Giving somebody another name in all articles, from the screen of people, and taking it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.library import people
from reader.library.people_called import called
from reader.library.renaming import rename_everywhere
from reader.tui.screens.base import KeyScreen
from reader.tui.screens.correct import Choice, ChooseScreen
from reader.tui.told import REDONE, UNDONE, told_act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.annotations.history import Group
    from reader.library.people_joining import Key, Person
    from reader.tui.app import ReaderApp


class PeopleNaming:
    """What the screen of people does to names."""

    def __init__(
        self, screen: KeyScreen, known: Callable[[], Sequence[Person]], are_all_known: Callable[[], bool]
    ) -> None:
        """known: those who are listed, or could be without a filter; are_all_known: whether all articles were looked through."""
        self._screen, self._known, self._are_all_known = screen, known, are_all_known
        self.renamed_to: Key | None = None
        """Who was renamed last, as the index has it now: the cursor goes there once it is listed."""
        self._names: dict[str, tuple[Key, Key]] = {}
        """Who was renamed, as the index had it before and after, by the id of each correction made for it."""

    @property
    def _app(self) -> ReaderApp:
        return self._screen.reader_app

    def ask(self, person: Person | None) -> None:
        """Ask what a person is called; None: nobody is under the cursor."""
        if person is None:
            self._app.say("There is nobody here to rename.")
            return
        told = partial(self._told_name, person)
        aliases = [Choice(name, name, told(name, "as some articles have it")) for name in person.aliases]
        others = [each.name for each in self._known() if each.type == person.type and each is not person]
        count = f"{person.articles} article{'s' * (person.articles != 1)}"
        question = ChooseScreen(
            f"In {count}: what is {person.name} called?",
            [Choice(person.name, person.name, "as it is"), *aliases],
            new=told,
            value=person.name,
            others=[Choice(name, name, told(name)) for name in others],
        )

        async def answered(name: str | None) -> None:
            if name is not None:
                await self._app.guarded(self._rename, person, name)

        self._app.push_screen(question, answered)

    def take_renamed(self, listed: Sequence[Person]) -> Key | None:
        """The key of who was renamed last, once that one is listed; asked for once."""
        keys = next((each.keys for each in listed if self.renamed_to in each.keys), None)
        if keys is None:
            return None
        self.renamed_to = None
        return keys[0]

    def _told_name(self, person: Person, name: str, otherwise: str = "a new name") -> str:
        """What giving a name comes to."""
        same: Sequence[Person] = called([each for each in self._known() if each is not person], name)
        other = next((each for each in same if each.type == person.type), None)
        return f"joins {other.name}, {other.told}" if other else otherwise

    async def _rename(self, person: Person, name: str) -> None:
        if name == person.name:
            self._app.say(f"Called {name}, as before.")
            return
        rest = "" if self._are_all_known() else ", not in those not looked through yet"
        renamed = await self._app.in_background(rename_everywhere, self._app.library, person, name)
        for problem in renamed.problems:
            self._app.warn(problem)
        self._app.history.record(*renamed.changes)
        after = people.key_of_name(person.type, name)
        self.renamed_to = after if renamed.changes else None
        self._names.update((change.id, (person.keys[0], after)) for change in renamed.changes)
        undone = f"{rest}. u undoes." if renamed.changes else "."
        self._show_changed(f"{person.name} {renamed.told(name)}{undone}")

    def _show_changed(self, told: str) -> None:
        """Let this screen and those below show what was changed, and tell it."""
        for screen in self._app.screen_stack:
            if isinstance(screen, KeyScreen):
                screen.annotations_changed()
        self._app.say(told)

    async def action_undo(self) -> None:
        """Take the last act back."""
        await self._tell_act(await self._app.take_back(), is_done=False)

    async def action_redo(self) -> None:
        """Do again what was undone."""
        await self._tell_act(await self._app.do_again(), is_done=True)

    async def _tell_act(self, changes: Group, *, is_done: bool) -> None:
        """is_done: again, not taken back."""
        if not changes:
            self._app.say(f"There is nothing to {'redo' if is_done else 'undo'}.")
            return
        done = REDONE if is_done else UNDONE
        before, after = next(filter(None, (self._names.get(each.id) for each in changes)), (None, None))
        self.renamed_to = after if is_done else before
        told = partial(told_act, done, changes, "", self._app.library.title_of)
        self._show_changed(await self._app.aside(told))
