"""Writing a note: a proper editor, a draft that survives everything, and the reader's own $EDITOR by a key."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import SuspendNotSupported
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.errors import LibraryError, ReaderError
from reader.tui.delay import Delay
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.library.drafts import Drafts

DRAFT_DELAY = 0.5
"""Seconds without a key after which the draft is written."""


class NoteScreen(ModalScreen[str | None]):
    """The note's new text; None where the reader left (the draft is kept then)."""

    BINDINGS = [  # noqa: RUF012 (Textual's way)
        TextualBinding("ctrl+s", "save", "Save", id="note.save", priority=True),
        TextualBinding("ctrl+g", "external", "Open in $EDITOR", id="note.external", priority=True),
        TextualBinding("escape", "leave", "Keep as a draft", id="note.leave", priority=True),
    ]

    def __init__(
        self, title: str, passage: str, note: str, key: str, drafts: Drafts, editor: str | None
    ) -> None:
        super().__init__()
        self.note_title, self.passage, self.note = title, passage, note
        self.key, self.drafts, self.editor = key, drafts, editor
        self.draft = drafts.read(key)
        self._later = Delay(self, DRAFT_DELAY, self._keep_draft)

    def compose(self) -> ComposeResult:
        """The passage, the editor, the keys."""
        with Vertical(classes="dialog editor"):
            yield Static(Text(self.note_title), classes="title")
            yield Static(Text(cropped(self.passage, 400)), id="note-passage")
            yield TextArea(
                self.draft if self.draft is not None else self.note, id="note-text", soft_wrap=True
            )
            yield Static("", id="note-state")
            yield Static(Text("Ctrl+s  save   Ctrl+g  in $EDITOR   Esc  keep as a draft"), classes="hint")

    def on_mount(self) -> None:
        """Go on at the end of what is there."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)
        if self.draft is not None and self.draft != self.note:
            self._say("Going on with the draft kept last time.")

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.query_one(TextArea).text

    def on_text_area_changed(self) -> None:
        """Write the draft soon."""
        self._later.restart()

    def _keep_draft(self) -> bool:
        """Write the draft; False where that failed, which is told and stops nothing."""
        try:
            if self.text != self.note:
                self.drafts.write(self.key, self.text)
            else:
                self.drafts.drop(self.key)
        except LibraryError as error:
            self._say(str(error))
            return False
        return True

    def _say(self, message: str) -> None:
        self.query_one("#note-state", Static).update(Text(message))

    def action_save(self) -> None:
        """Give the text back to be saved; the draft goes when that is done."""
        self._later.cancel()
        self._keep_draft()
        self.dismiss(self.text)

    def action_leave(self) -> None:
        """Leave; what was written is kept as a draft and stands here next time."""
        self._later.cancel()
        changed = self.text != self.note
        if self._keep_draft():
            if changed:
                self.app.notify("The draft is kept: open the note again to go on.", timeout=5)
            self.dismiss(None)

    def action_external(self) -> None:
        """Edit in the reader's own editor, and come back with what it saved."""
        try:
            with self.app.suspend():
                edited = edit_outside(self.text, self.editor)
        except SuspendNotSupported:
            self._say("this terminal cannot be handed over to an editor; write here")
            return
        except ReaderError as error:
            self._say(str(error))
            return
        area = self.query_one(TextArea)
        area.load_text(edited)
        area.move_cursor(area.document.end)
        self._keep_draft()


def edit_outside(text: str, editor: str | None = None) -> str:
    """Open text in an editor (given, else $VISUAL, $EDITOR, vi) and return what was saved.

    Raises LibraryError where the editor cannot be run, fails, or saves something that is not UTF-8.
    """
    command = shlex.split(editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    descriptor, name = tempfile.mkstemp(suffix=".md", prefix="reader-note-")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
        result = subprocess.run([*command, name], check=False)  # noqa: S603 (the reader's own editor)
        if result.returncode:
            raise LibraryError(
                f"the editor {command[0]} ended with status {result.returncode}: the note is as it was"
            )
        return path.read_text("utf-8").removesuffix("\n")
    except FileNotFoundError as error:
        raise LibraryError(
            f"the editor {command[0]} is not there: set $EDITOR, or `editor` in config.toml"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(
            f"the editor {command[0]} gave nothing usable back ({error}): the note is as it was"
        ) from error
    finally:
        with suppress(OSError):
            path.unlink()
