"""What the screens of all annotations and of the bin share: a list that is filtered and marked, and a look at one of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from rich.text import Text
from textual import work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from reader.annotations.filtering import HINT, NoteFilter, parse_filter
from reader.annotations.history import Change, apply_changes
from reader.errors import ReaderError
from reader.tui.delay import Delay
from reader.tui.screens.base import SHORT, KeyScreen
from reader.tui.screens.filtering import FilterSuggester
from reader.tui.screens.library import WIDE
from reader.tui.screens.list_keys import FilterEntry, ListKeys
from reader.tui.screens.note_list_rows import note_row
from reader.tui.screens.note_listing import Listing, Numbers, T, fitting
from reader.tui.told import REDONE, UNDONE, told_act
from reader.tui.widgets.row_list import Row, RowList
from reader.tui.widgets.status_line import HintLine, StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, MutableSequence, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.annotations.history import Group
    from reader.annotations.model import Annotation
    from reader.tui.keys import Binding

FILTER_DELAY = 0.1
"""Seconds without a key after which what was typed is looked for."""


class NoteListScreen(ListKeys, FilterEntry, Generic[T]):
    """Annotations in a list, filtered by `/`, marked by Space; a preview beside it where there is room."""

    TABLE: tuple[Binding, ...] = ()
    NAME = "notes"
    PARTS = ("#list", "#list-title", "#list-empty", "#note-preview-text", "StatusLine")

    def __init__(self) -> None:
        super().__init__()
        self.listing = Listing[T]()
        self.typed = ""
        self.asked = NoteFilter()
        self.is_listed = False
        self.problem = ""
        self._was_away = False
        self._later = Delay(self, FILTER_DELAY, self._filter_again)
        self._suggester = FilterSuggester()

    # -- to be given by each list: without one of these it is none

    def read_items(self) -> list[T]:
        """All items; run on a thread. Raises ReaderError."""
        raise NotImplementedError

    def described(self, item: T) -> tuple[str, str]:
        """What the second line of a row says beside the note, and the mark before the passage."""
        raise NotImplementedError

    def preview(self, item: T) -> list[tuple[str, str]]:
        """Paragraphs of the preview: (text, style)."""
        raise NotImplementedError

    def empty_message(self) -> str:
        """What stands where there is nothing at all."""
        raise NotImplementedError

    def has_draft(self, item: T) -> bool:
        """Whether an unfinished note on an item is kept."""
        del item
        return False

    def listed(self) -> None:
        """Called when the items were read."""

    def more_title(self) -> str:
        """What the title says at its end."""
        return ""

    # -- what is shown

    def compose(self) -> ComposeResult:
        """List and preview, the filter's entry, status and hints."""
        with Horizontal(id="body"):
            with Vertical(id="list-side"):
                yield Static(id="list-title")
                yield RowList(height=3, id="list")
                yield Static(id="list-empty")
            with VerticalScroll(id="note-preview", can_focus=False):
                yield Static(id="note-preview-text")
        entry = Input(placeholder=HINT, id="entry", compact=True, suggester=self._suggester)
        entry.display = False
        yield entry
        yield StatusLine()
        yield HintLine()

    @property
    def key_mode(self) -> str:
        """There is one table."""
        return self.NAME

    def bindings_of(self, mode: str) -> tuple[Binding, ...]:
        """Its keys."""
        del mode
        return self.TABLE

    @property
    def list(self) -> RowList:
        """The list."""
        return self.query_one("#list", RowList)

    @property
    def items(self) -> MutableSequence[T]:
        """All that there are."""
        return self.listing.items

    @property
    def chosen(self) -> Sequence[int]:
        """Numbers of the items that are shown."""
        return self.listing.chosen

    @property
    def marked(self) -> set[str]:
        """Ids of those that are marked."""
        return self.listing.marked

    @property
    def current(self) -> T | None:
        """The item under the cursor."""
        return self.listing.at(self.list.cursor)

    def on_mount(self) -> None:
        """List everything; the screen is there before."""
        self.query_one(HintLine).show(self.sequences.bindings)
        self._show()
        self.reload()

    def on_screen_suspend(self) -> None:
        """Another screen is shown: what is done there may concern these notes."""
        self._was_away = isinstance(self.app.screen, KeyScreen)

    def on_screen_resume(self) -> None:
        """Show what was done elsewhere; a dialogue is not elsewhere."""
        if self.is_listed and self._was_away:
            self.reload()
        self._was_away = False

    def annotations_changed(self) -> None:
        """Somebody wrote to the annotations."""
        self.reload()

    @work(exclusive=True, group="list")
    async def reload(self) -> None:
        """Read everything anew; the cursor stays on its annotation."""
        await self.read_again()

    async def read_again(self) -> None:
        """Read everything anew and show it; a key meanwhile is for what is shown."""
        app, items = self.reader_app, self.listing.items
        try:
            items = await app.aside(self.read_items)
            self.problem = ""
        except ReaderError as error:
            self.problem = str(error)
            app.warn(self.problem)
        chosen, asked = await self._fitting(items)
        while asked is not self.asked:  # another filter was typed
            chosen, asked = await self._fitting(items)
        if self.is_gone:  # left while it was read
            return
        self.is_listed = True
        current = self.current
        self.listing.show(items, chosen)
        annotations = [item.annotation for item in items]
        self._suggester.tags = {tag for each in annotations for tag in each.tags}
        self._suggester.people = {each.speaker for each in annotations if each.speaker}
        is_shown = current is not None and current.annotation.id in self.listing.shown
        self._show(current.annotation.id if current and is_shown else "")
        self.listed()

    async def _fitting(self, items: Sequence[T]) -> tuple[Numbers, NoteFilter]:
        """Numbers of the items that fit the filter in force, and that filter."""
        asked = self.asked
        return await self.reader_app.aside(fitting, items, asked), asked

    @work(exclusive=True, group="filter")
    async def _filter_again(self) -> None:
        await self.filter_now()

    async def filter_now(self) -> None:
        """Find what fits, aside; what was typed meanwhile is looked for next."""
        items = self.listing.items
        chosen, asked = await self._fitting(items)
        if items is self.listing.items and asked is self.asked and not self.is_gone:
            current = self.current
            self.listing.show(items, chosen)
            self._show(current.annotation.id if current else "")

    def _show(self, wanted: str = "") -> None:
        """Show the rows, with the cursor on the annotation wanted, else where it was."""
        rows, empty = self.list, self.query_one("#list-empty", Static)
        rows.display, empty.display = bool(self.chosen), not self.chosen
        empty.update(Text(self._empty_text()))
        rows.show_rows(count=len(self.chosen), make=self._row)
        if wanted:
            rows.move_to(self.listing.row_of(wanted) or 0)
        self.show_title()
        self.show_current()

    def _empty_text(self) -> str:
        if not self.is_listed:
            return "Reading the notes …"
        if self.problem:
            return self.problem
        return (
            f"Nothing here has “{self.typed}”. Esc shows all again." if self.items else self.empty_message()
        )

    def show_title(self) -> None:
        """How many there are, are shown and are marked."""
        total, shown = len(self.items), len(self.chosen)
        count = f"{total:,}" if shown == total else f"{shown:,} of {total:,}"
        typed = f" · {self.typed}" if self.typed else ""
        marked = f" · {len(self.marked):,} marked" if self.marked else ""
        title = Text.assemble((f" {self.NAME}", "bold"), f"   {count}{typed}{marked}{self.more_title()}")
        title.no_wrap = True
        self.query_one("#list-title", Static).update(title)

    def _row(self, number: int) -> Row:
        item = self.items[self.chosen[number]]
        about, sign = self.described(item)
        return note_row(
            item,
            about,
            sign,
            max(8, self.list.size.width - 3),
            is_marked=item.annotation.id in self.marked,
            has_draft=self.has_draft(item),
        )

    def refresh_rows(self) -> None:
        """Paint the rows anew."""
        if self.is_gone:
            return
        self.list.show_rows(count=len(self.chosen), make=self._row)
        self.show_title()

    def show_current(self) -> None:
        """Show all of the item under the cursor beside the list."""
        if self.is_gone:
            return
        item = self.current
        text = Text()
        for words, style in self.preview(item) if item else ():
            text.append(f"{words}\n\n", style=style)
        self.query_one("#note-preview-text", Static).update(text)
        left = f"{self.list.cursor + 1:,} of {len(self.chosen):,}" if item else ""
        self.query_one(StatusLine).show(left, self.sequences.typed)

    def on_row_list_moved(self) -> None:
        """Another row is under the cursor."""
        self.show_current()

    def keys_changed(self) -> None:
        """Show what was typed of a command."""
        self.query_one(StatusLine).show(self.query_one(StatusLine).left, self.sequences.typed)

    def on_resize(self, event: events.Resize) -> None:
        """Preview and hints where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.set_class(event.size.height < SHORT, "short")
        self.call_after_refresh(self.refresh_rows)

    # -- filter

    def action_filter(self) -> None:
        """Ask for a filter."""
        entry = self.query_one("#entry", Input)
        entry.value = self.typed
        entry.display = True
        self.set_focus(entry)
        self.query_one(HintLine).show_keys(
            (("Enter", "to the list"), ("Esc", "all"), ("→", "complete"), ("", HINT))
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while typing; say what means nothing."""
        if event.input.display:
            self._ask(event.value)

    def _ask(self, typed: str) -> None:
        self.typed = typed.strip()
        self.asked = parse_filter(typed, self.reader_app.settings.colors)
        self.say(self.asked.problems[0] if self.asked.problems else "")
        self._later.restart()

    def leave_filter(self) -> None:
        """Show all notes again."""
        self._ask("")

    def action_clear(self) -> None:
        """Take marks away, then the filter."""
        if self.marked:
            self.marked.clear()
            self.refresh_rows()
        elif self.typed:
            self._ask("")
        else:
            self.say("All are shown. q goes back.")

    # -- marking and acting on many

    def action_mark(self, count: int | None) -> None:
        """Mark the row and those after it, or take the marks away."""
        if not self.chosen:
            self.say("There is nothing here.")
            return
        self.listing.turn_marks(self.list.cursor, count or 1)
        self.list.move(count or 1)
        self.refresh_rows()

    def action_mark_all(self) -> None:
        """Mark all that are shown, or take all marks away."""
        if not self.chosen:
            self.say("There is nothing here.")
            return
        self.listing.mark_all()
        self.refresh_rows()

    def targets(self) -> Sequence[Annotation]:
        """The marked annotations, else the one under the cursor; none (and told) in an empty list."""
        targets = self.listing.targets(self.list.cursor)
        if not targets:
            self.say("There is nothing here.")
        return targets

    async def do(self, changes: Group, message: str) -> None:
        """Do changes as one act, which one undo takes back."""
        if not changes:
            self.say("Nothing is to be changed.")
            return
        await self.reader_app.in_background(apply_changes, self.library.store, changes)
        self.reader_app.history.record(*changes)
        await self._done(message)

    async def _done(self, message: str) -> None:
        self.marked.clear()
        await self.read_again()
        for screen in self.app.screen_stack:
            if isinstance(screen, KeyScreen) and screen is not self:
                screen.annotations_changed()
        self.say(message)

    async def action_undo(self) -> None:
        """Take the last act back."""
        changes = await self.reader_app.take_back()
        if changes:
            await self._done(await self._told(UNDONE, changes))
        else:
            self.say("There is nothing to undo.")

    async def action_redo(self) -> None:
        """Do again what was undone."""
        changes = await self.reader_app.do_again()
        if changes:
            await self._done(await self._told(REDONE, changes))
        else:
            self.say("There is nothing to redo.")

    async def _told(self, done: str, changes: Group) -> str:
        return await self.reader_app.aside(told_act, done, changes, "", self.library.title_of)

    # -- leaving

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.app.action_quit()


def changes_of(before: Sequence[Annotation], change: Callable[[Annotation], Annotation | None]) -> Group:
    """Changes of annotations; those that stay as they are are left out."""
    return tuple(Change(each, after) for each in before if (after := change(each)) != each)
