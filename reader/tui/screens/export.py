"""Where to export to. Says where the file went, or why it did not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.export import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.library import Library


class ExportScreen(ModalScreen[None]):
    """A path to write to; the ending chooses the format."""

    BINDINGS = [TextualBinding("escape", "leave", "Leave", id="export.leave")]  # noqa: RUF012 (Textual's way)

    def __init__(self, library: Library, refs: Sequence[str], subject: str, name: str) -> None:
        super().__init__()
        self.library, self.refs, self.subject = library, list(refs), subject
        self.proposed = str(Path.cwd() / name)
        self.replacing = ""
        """A path that exists and that the reader was asked about."""

    def compose(self) -> ComposeResult:
        """What is exported, where to, and how it went."""
        with Vertical(classes="dialog wide"):
            yield Static(Text(f"Export the notes of {self.subject}"), classes="title")
            yield Input(self.proposed, compact=True, id="export-path")
            yield Static("", id="export-result")
            yield Static(
                Text(f"Formats by ending: .{', .'.join(FORMATS)}   Enter  export   Esc  leave"),
                classes="hint",
            )

    def on_mount(self) -> None:
        """Start with the path."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file; ask once more before one is replaced."""
        path = Path(event.value).expanduser()
        if path.is_file() and self.replacing != str(path):
            self.replacing = str(path)
            self._say("There is such a file already. Enter again replaces it.", "warning")
            return
        kind = path.suffix.removeprefix(".").lower()
        try:
            written = self.library.export_to(self.refs, kind if kind in FORMATS else "md", path)
        except ReaderError as error:
            self._say(str(error), "error")
            return
        where = (
            str(written[0].absolute()) if len(written) == 1 else f"{len(written)} files in {path.absolute()}"
        )
        self.dismiss(None)
        self.app.notify(where, title="Exported to", timeout=10, markup=False)

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
