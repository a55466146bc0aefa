"""Copies of the annotations: which there are, and putting one in the place of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.widgets import Static

from reader.errors import ReaderError
from reader.library.copies import Copy, list_copies
from reader.tui.screens.dialogue import Dialogue, KeyHints
from reader.tui.widgets.row_list import Row, RowList, cropped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.library import Library


class BackupsScreen(Dialogue[None]):
    """The copies by date with the number of annotations in each; Enter puts one back, once that was asked."""

    AUTO_FOCUS = ""
    BINDINGS = [  # noqa: RUF012 (Textual's way)
        TextualBinding("j,down", "move(1)", "Down", id="backups.down"),
        TextualBinding("k,up", "move(-1)", "Up", id="backups.up"),
        TextualBinding("enter", "restore", "Put back", id="backups.restore"),
        TextualBinding("escape,q", "leave", "Leave", id="backups.leave"),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.copies: list[Copy] = []

    def compose(self) -> ComposeResult:
        """The copies, what was said, keys."""
        with Vertical(classes="dialog"):
            yield Static(Text("Copies of your annotations"), classes="title")
            yield RowList(id="backup-rows")
            yield Static(Text("Looking …"), id="backup-message")
            yield KeyHints("Enter  put back   j k  move   Esc  leave")

    def on_mount(self) -> None:
        """Look for them aside."""
        self.run_worker(self._list())

    async def _list(self) -> None:
        try:
            self.copies = await self.reader_app.aside(list_copies, self.library.store)
        except ReaderError as error:
            self._say(str(error))
            return
        rows = self.query_one(RowList)
        rows.show_rows([self._row(copy) for copy in self.copies])
        self._say(
            ""
            if self.copies
            else "There are none yet: one is made on each day of use, before the first save."
        )

    def _row(self, copy: Copy) -> Row:
        return Row(
            (
                (
                    (f"{copy.at:%Y-%m-%d %H:%M}", "strong"),
                    (f"   {copy.holds}   ", ""),
                    (cropped(copy.path.name, 30), "dim"),
                ),
            ),
            copy,
        )

    def _say(self, message: str) -> None:
        self.query_one("#backup-message", Static).update(Text(message))

    def action_move(self, rows: int) -> None:
        """Up and down."""
        self.query_one(RowList).move(rows)

    def action_restore(self) -> None:
        """Put the copy under the cursor back, once the reader has said yes."""
        from reader.tui.screens.prompt import ConfirmScreen

        chosen = self.query_one(RowList).key
        if not isinstance(chosen, Copy):
            self._say("There is none to put back.")
            return
        copy = chosen

        async def answered(answer: bool | None) -> None:
            if answer:
                await self._restore(copy)

        detail = "The file as it is now is kept beside it under another name."
        question = (
            f"Put the copy of {copy.at:%Y-%m-%d %H:%M} ({copy.holds}) in the place of the present file?"
        )
        self.app.push_screen(ConfirmScreen(question, detail), answered)

    async def _restore(self, copy: Copy) -> None:
        from reader.tui.screens.base import KeyScreen

        app = self.reader_app
        try:
            kept = await app.in_background(self.library.store.restore_backup, copy.path)
        except ReaderError as error:
            self._say(str(error))
            return
        self.dismiss(None)
        for screen in app.screen_stack:
            if isinstance(screen, KeyScreen):
                screen.annotations_changed()
        app.say(f"In place. The file before: {kept.name}" if kept else "The copy is in place.")

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
