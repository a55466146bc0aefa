"""The people of the whole library: on the left who is named and quoted, on the right what one of them said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.library import people
from reader.text import Span
from reader.tui.bindings import PEOPLE
from reader.tui.delay import Delay
from reader.tui.screens.gathering import Gathering
from reader.tui.screens.list_keys import FilterEntry, ListKeys
from reader.tui.screens.people_naming import PeopleNaming
from reader.tui.screens.people_rows import TYPES, called, person_row, summary, titled, told_list
from reader.tui.screens.said import SaidExportScreen
from reader.tui.widgets.row_list import Row, RowList, cropped
from reader.tui.widgets.said_side import SaidSide
from reader.tui.widgets.status_line import HintLine, StatusLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.library import Article, ArticleSummary
    from reader.library.people import Said
    from reader.library.people_joining import Person
    from reader.tui.keys import Binding

NARROW = 72
"""Columns below which one side is shown at a time."""
WIDE = 100
SHORT = 10
SAID_DELAY = 0.06
_ORDER = "most quoted and named first"


class PeopleScreen(ListKeys, FilterEntry):
    """People, and the quotations of the one under the cursor."""

    PARTS = (
        "#people-rows",
        "#people-title",
        "#people-empty",
        "#said-rows",
        "#said-title",
        "#said-empty",
        "StatusLine",
    )

    def __init__(self) -> None:
        super().__init__()
        self.people: list[Person] = []
        self.chosen: list[Person] = []
        self.articles: list[ArticleSummary] = []
        self.kind = "people"
        self.words = ""
        self.in_said = False
        self.is_listed = False
        self._has_chosen = False
        """Whether the reader went to somebody: the cursor stays there when the list grows."""
        self.gathering = Gathering(self, self._list, self._tell)
        self.naming = PeopleNaming(self, lambda: self.people, lambda: self.is_complete)
        self.returns_to: tuple[Article, Span | None] | None = None
        """The article opened from here that one came back from to look, and goes back to; what was in focus there."""
        self._said_later = Delay(self, SAID_DELAY, self._show_said)

    def compose(self) -> ComposeResult:
        """Two lists, the filter's entry, status and hints."""
        with Horizontal(id="body"):
            with Vertical(id="people-side"):
                yield Static(id="people-title")
                yield RowList(id="people-rows")
                yield Static(id="people-empty")
            yield SaidSide(id="said-side")
        entry = Input(placeholder="words of a name", id="entry", compact=True)
        entry.display = False
        yield entry
        yield StatusLine()
        yield HintLine()

    @property
    def key_mode(self) -> str:
        """There is one table."""
        return "people"

    def bindings_of(self, mode: str) -> tuple[Binding, ...]:
        """The keys of this screen."""
        del mode
        return PEOPLE

    @property
    def acting(self) -> Sequence[object]:
        """Parts that have actions of their own."""
        return (self.naming,)

    def hint_of(self, binding: Binding) -> str:
        """The word for a key on this side, of the person under the cursor."""
        is_quoted = self.current is not None and self.current.quotations > 0
        if binding.id == "people.open":
            return "read" if self.in_said else "said" if is_quoted else ""
        if binding.id == "people.correct":
            return binding.hint if self.in_said else "rename" if self.current else ""
        is_needless = binding.id in ("people.side", "people.export") and not is_quoted
        return "" if is_needless else binding.hint

    @property
    def rows(self) -> RowList:
        """The list of people."""
        return self.query_one("#people-rows", RowList)

    @property
    def said_side(self) -> SaidSide:
        """What the person under the cursor said."""
        return self.query_one(SaidSide)

    @property
    def said_rows(self) -> RowList:
        """The list of quotations."""
        return self.said_side.rows

    @property
    def is_complete(self) -> bool:
        """Whether all articles were looked through."""
        return self.gathering.is_complete

    @property
    def list_in_use(self) -> RowList:
        """The list that the keys move in."""
        return self.said_rows if self.in_said else self.rows

    @property
    def current(self) -> Person | None:
        """The person under the cursor."""
        if self.is_gone:
            return None
        return self.chosen[self.rows.cursor] if self.rows.cursor < len(self.chosen) else None

    # -- what is shown

    def on_mount(self) -> None:
        """Show what is known at once; articles not looked through yet are in the background."""
        self._enter(in_said=False)
        self._filter()

    def on_screen_resume(self) -> None:
        """Look whether reading has changed anything."""
        self._catch_up()

    def annotations_changed(self) -> None:
        """Another program wrote: its corrections count."""
        self._catch_up()

    @work(exclusive=True, group="people")
    async def _catch_up(self) -> None:
        await self.gathering.run()

    def _tell(self) -> None:
        if self.is_gone:
            return
        self._show_titles()
        self._filter_message()

    async def _list(self) -> None:
        wanted = self.current.keys[0] if self.current and self._has_chosen else None
        self.articles = await self.reader_app.aside(self.library.articles)
        self.people = await self.reader_app.aside(people.list_people, self.library, *TYPES[self.kind])
        self.is_listed = True
        wanted = self.naming.take_renamed(self.people) or wanted
        self._filter(wanted)

    def _filter(self, wanted: object = None) -> None:
        if self.is_gone:
            return
        self.chosen = called(self.people, self.words)
        rows = self.rows
        rows.show_rows(count=len(self.chosen), make=self._person_row)
        keys = [each.keys[0] for each in self.chosen] if wanted else []
        rows.move_to(keys.index(wanted) if wanted in keys else 0)
        self._filter_message()
        # Rows that were hidden until now get their width with the next layout.
        self.call_after_refresh(self._show_titles)
        self._said_later.restart()

    def _filter_message(self) -> None:
        empty = self.query_one("#people-empty", Static)
        self.rows.display, empty.display = bool(self.chosen), not self.chosen
        if self.words:
            message = f"Nobody here is called “{self.words}”. Esc shows all again."
        elif not self.is_listed or self.gathering.progress:
            message = "Looking for people …"
        else:
            message = "Nobody was found in the articles."
        empty.update(Text(message))

    def _show_titles(self) -> None:
        head = self.query_one("#people-title", Static)
        listed = told_list(self.kind, len(self.chosen) if self.is_listed else None, self.words)
        line = titled(listed, self.rows.size.width if self.chosen else 0, head.size.width)
        order = cropped(_ORDER, head.size.width)
        head.update(Text(f"{line}\n{order}", no_wrap=True, overflow="ellipsis"))
        self._show_status()

    def _show_status(self) -> None:
        person = self.current
        left = summary(person) if person else "Who is in the articles, and what they said"
        right = " · ".join(filter(None, (self.sequences.typed, self.gathering.progress)))
        self.query_one(StatusLine).show(left, right)
        if not isinstance(self.focused, Input):
            self.show_hints()

    def _person_row(self, index: int) -> Row:
        return person_row(self.chosen[index], self.rows.size.width)

    async def _show_said(self) -> None:
        """The quotations of the person under the cursor."""
        person = self.current
        said: list[Said] = []
        if person and person.quotations:
            try:
                said = await self.reader_app.aside(people.said_by, self.library, person, self.articles)
            except ReaderError as error:
                self.reader_app.warn(str(error))
        if self.is_gone or person != self.current:
            return
        self.said_side.show_said(person, people.joined(said))
        if not self.in_said:
            self.said_rows.move_to(0)
        elif not self.said_side.said:
            self._enter(in_said=False)

    def on_resize(self, event: events.Resize) -> None:
        """Two sides where there is room."""
        self.set_class(event.size.width < NARROW, "narrow")
        self.set_class(event.size.width >= WIDE, "wide")
        self.set_class(event.size.height < SHORT, "short")
        self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        self.rows.show_rows(count=len(self.chosen), make=self._person_row)
        self.said_side.refit()
        self._show_titles()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Another person: show what that one said."""
        if event.rows is self.rows:
            self._has_chosen = True
            self._show_status()
            self._said_later.restart()

    async def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Clicked on: go in."""
        self._enter(in_said=event.rows is self.said_rows)
        await self.guarded(self.action_open)

    def keys_changed(self) -> None:
        """Show what was typed of a command."""
        self._show_status()

    # -- filter

    def action_filter(self) -> None:
        """Ask for words of a name."""
        self._enter(in_said=False)
        entry = self.query_one("#entry", Input)
        entry.value = self.words
        entry.display = True
        self.set_focus(entry)
        self.query_one(HintLine).show_keys((("Enter", "to the list"), ("Esc", "all again")))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while typing."""
        if event.input.display:
            self.words = event.value
            self._filter()

    def leave_filter(self) -> None:
        """All people again."""
        self.words = ""
        self.query_one("#entry", Input).value = ""
        self._filter(self.current.keys[0] if self.current else None)

    async def action_cycle_type(self) -> None:
        """List people, bodies, places or all."""
        names = list(TYPES)
        self.kind = names[(names.index(self.kind) + 1) % len(names)]
        self._enter(in_said=False)
        await self._list()
        self.reader_app.say(f"Shown: {self.kind}")

    # -- moving

    def _enter(self, *, in_said: bool) -> None:
        self.in_said = in_said
        self._has_chosen = self._has_chosen or in_said
        self.set_class(in_said, "in-said")
        self.rows.set_active(not in_said)
        self.said_rows.set_active(in_said)
        self.show_hints()

    def action_other_side(self) -> None:
        """To the quotations or back."""
        if self.in_said:
            self._enter(in_said=False)
        elif self.said_side.said:
            self._enter(in_said=True)
            self.call_after_refresh(self._refit)
        else:
            self.reader_app.say("Nothing this one said was found.")

    def action_to_people(self) -> None:
        """Back to the people, then to all of them."""
        if self.in_said:
            self._enter(in_said=False)
        elif self.words:
            self.leave_filter()
        else:
            self.reader_app.say("q or Ctrl+o goes back to where you were.")

    def _move(self, count: int) -> None:
        self._has_chosen = True
        super()._move(count)

    # -- acting

    async def action_open(self) -> None:
        """To what the person said; there, read it in its article."""
        if not self.in_said:
            self.action_other_side()
            return
        await self._read()

    async def _read(self, *, is_to_be_corrected: bool = False) -> None:
        """Show the quotation under the cursor in its article."""
        parts = self.said_side.chosen
        if parts is None:
            return
        self.returns_to = None
        article = await self.reader_app.aside(self.library.open_summary, parts[0].article)
        goal = Span(parts[0].start, parts[-1].end)
        self.reader_app.read(article, goal, is_to_be_corrected=is_to_be_corrected)

    async def action_correct(self) -> None:
        """Correct the quotation under the cursor, in its article; among the people, what one is called in all articles."""
        if self.in_said:
            await self._read(is_to_be_corrected=True)
        else:
            self.naming.ask(self.current)

    def action_export(self) -> None:
        """Export what the person said."""
        person = self.current
        if person is None or not person.quotations:
            self.reader_app.say("There is nothing to export: no quotation of this one was found.")
            return
        self.app.push_screen(SaidExportScreen(self.library, person))

    def action_leave(self) -> Awaitable[None] | None:
        """Back to where one was: an article opened from here, or the screen below."""
        place, self.returns_to = self.returns_to, None
        if place is None:
            return super().action_leave()
        self.reader_app.read(*place)
        return None

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.app.action_quit()
