"""Where to export to. Says where the file went, or why it did not."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.export import FORMATS
from reader.tui.screens.dialogue import Dialogue, KeyHints, Passage
from reader.tui.widgets.row_list import cropped_before

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from reader.library import Library


class ExportScreen(Dialogue[None]):
    """A path to write to; the ending chooses the format."""

    BINDINGS = [TextualBinding("escape", "leave", "Leave", id="export.leave")]  # noqa: RUF012 (Textual's way)

    def __init__(self, library: Library, refs: Sequence[str], subject: str, name: str) -> None:
        super().__init__()
        self.library, self.refs, self.subject = library, list(refs), subject
        self.proposed = _in_working_folder(name)
        self.replacing = ""
        """A path that exists and that the reader was asked about."""

    @property
    def heading(self) -> str:
        """What is exported."""
        return f"Export the notes of {self.subject}"

    @property
    def formats(self) -> str:
        """Which formats there are, and how one is chosen."""
        return f"Format by ending: .{', .'.join(FORMATS)}"

    def write(self, path: str) -> list[Path]:
        """Write the file; returns what was written. Raises ReaderError."""
        return self.library.export_to(self.refs, None, path, is_forced=path == self.replacing)

    def compose(self) -> ComposeResult:
        """What is exported, where to, and how it went."""
        with Vertical(classes="dialog wide"):
            yield Passage(self.heading, classes="title")
            yield Input(self.proposed, compact=True, select_on_focus=False, id="export-path")
            yield Static("", id="export-result")
            yield KeyHints(f"{self.formats}   Enter  export   Esc  leave")

    def on_mount(self) -> None:
        """Start at the end of the path, where its name and ending are."""
        self.set_focus(self.query_one(Input))
        self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        """Scroll the path to the cursor at its end: an entry does that only when its cursor moves."""
        entry = self.query_one(Input)
        if entry.cursor_at_end:
            entry.cursor_position = 0
            entry.cursor_position = len(entry.value)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file; ask once more before one is replaced."""
        wanted = event.value
        if self.replacing != wanted and os.path.isfile(os.path.expanduser(wanted)):  # noqa: PTH111, PTH113 (never raise)
            self.replacing = wanted
            self._say("There is such a file already. Enter again replaces it.", "warning")
            return
        try:
            written = await asyncio.to_thread(self.write, wanted)
        except ReaderError as error:
            self._say(str(error), "error")
            return
        where = str(written[0]) if len(written) == 1 else f"{len(written)} files in {written[0].parent}"
        self.dismiss(None)
        self.reader_app.say(_told(where, self.app.size.width))

    def _say(self, message: str, kind: str) -> None:
        result = self.query_one("#export-result", Static)
        result.set_classes(kind)
        result.update(Text(message))

    def on_input_changed(self) -> None:
        """Another path: nothing was asked about it yet."""
        self._say("", "")

    def action_leave(self) -> None:
        """Leave without exporting."""
        self.dismiss(None)


def _told(where: str, width: int) -> str:
    """Where the export went, on a status line of that width: of a path too long for it, the end."""
    before = "Exported to "
    return before + cropped_before(where, width - len(before) - 4)


def _in_working_folder(name: str) -> str:
    """The whole path of a file in the folder the program was started in; the name alone where that folder is gone."""
    try:
        return os.path.join(os.getcwd(), name)  # noqa: PTH109, PTH118 (pathlib raises the same, and more)
    except OSError:
        return name
