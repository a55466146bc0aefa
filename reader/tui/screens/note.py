"""Writing a note: a proper editor, a draft that survives everything, and the reader's own $EDITOR by a key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import SuspendNotSupported
from textual.binding import Binding as TextualBinding
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from reader.errors import LibraryError, ReaderError
from reader.text.plain import without_controls
from reader.tui.delay import Delay
from reader.tui.editor import edit_outside, interrupts_left_to_others
from reader.tui.patience import Patience
from reader.tui.screens.dialogue import Dialogue, KeyHints, Passage

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from reader.library.drafts import Drafts

DRAFT_DELAY = 0.5
"""Seconds without a key after which the draft is written."""


@dataclass(frozen=True, slots=True)
class NoteSubject:
    """What a note is on."""

    title: str
    passage: str
    note: str
    """As it is saved now."""
    key: str
    """Names its draft: the id of the annotation or article."""
    editor: str | None = None
    """The command for Ctrl+g; None: $VISUAL, then $EDITOR."""


class NoteScreen(Dialogue[bool]):
    """Edits a note. It closes when the note is saved, or kept as a draft: never with words that are nowhere.

    The result tells whether there are words, saved or in a draft.
    """

    BINDINGS = [  # noqa: RUF012 (Textual's way)
        TextualBinding("ctrl+s", "save", "Save", id="note.save", priority=True),
        TextualBinding("ctrl+g", "external", "Open in $EDITOR", id="note.external", priority=True),
        TextualBinding("escape", "leave", "Keep as a draft", id="note.leave", priority=True),
    ]

    def __init__(
        self,
        subject: NoteSubject,
        drafts: Drafts,
        save: Callable[[str, str | None], Awaitable[None]],
        saving: asyncio.Event | None = None,
    ) -> None:
        """save: keeps a text, written on a note (None: not known), for good, or raises ReaderError.

        saving: set when what the note is on was tried to be saved; None: it stands already.
        """
        super().__init__()
        self._saving = saving
        self.subject, self.drafts, self.save = subject, drafts, save
        self.note = without_controls(subject.note)
        self.draft = drafts.read(subject.key)
        self.base = subject.note if self.draft is None else drafts.base(subject.key)
        """The note that the writing began with; None: not known."""
        self._is_saving = False
        self._later = Delay(self, DRAFT_DELAY, self.keep_draft, at_most=4 * DRAFT_DELAY)

    def compose(self) -> ComposeResult:
        """The passage, the editor, the keys."""
        text = self.note if self.draft is None else without_controls(self.draft)
        with Vertical(classes="dialog editor"):
            yield Static(Text(self.subject.title), classes="title")
            yield Passage(self.subject.passage, id="note-passage")
            yield TextArea(text, id="note-text", soft_wrap=True)
            yield Static("", id="note-state")
            yield KeyHints("Ctrl+s  save   Ctrl+g  in $EDITOR   Esc  keep as a draft")

    def on_mount(self) -> None:
        """Go on at the end of what is there."""
        area = self.query_one(TextArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)
        if self.draft is not None and self.draft != self.note:
            elsewhere = self.base != self.subject.note
            self._say(
                "The note was changed elsewhere since this draft: saving keeps both."
                if elsewhere
                else "Going on with the draft kept last time."
            )

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.query_one(TextArea).text

    def on_text_area_changed(self) -> None:
        """Write the draft soon."""
        self._later.restart()

    async def keep_draft(self) -> bool:
        """Write the draft; False where that failed, which is told and stops nothing."""
        changed, text = self.text != self.note, self.text
        try:
            if changed:
                await self._in_background(partial(self.drafts.write, self.subject.key, text, self.base or ""))
            else:
                await self._in_background(partial(self.drafts.drop, self.subject.key))
        except LibraryError as error:
            self._say(str(error))
            return False
        return True

    async def keep_before_quitting(self) -> None:
        """The program ends: what was written stays as a draft."""
        await self.keep_draft()

    async def _in_background(self, function: Callable[[], None]) -> None:
        from reader.tui.app import ReaderApp

        if isinstance(self.app, ReaderApp):
            await self.app.in_background(function)

    def _say(self, message: str) -> None:
        self.query_one("#note-state", Static).update(Text(message))

    async def action_save(self) -> None:
        """Save and close; where that fails, say why and stay, with every word in place."""
        if self._is_saving:
            return
        from reader.tui.app import ReaderApp

        self._later.cancel()
        self._is_saving = self.query_one(TextArea).read_only = True
        app = self.app
        patience = app.patience if isinstance(app, ReaderApp) else Patience()
        if not await patience.run(app, self._save()):
            self._say("Saving …")

    async def _save(self) -> None:
        await self.keep_draft()
        try:
            await self.save(without_controls(self.text), self.base)
            await self._in_background(partial(self.drafts.drop, self.subject.key))
        except ReaderError as error:
            self._is_saving = self.query_one(TextArea).read_only = False
            self._say(f"Not saved: {error}")
            return
        self.dismiss(bool(self.text.strip()))

    async def action_leave(self) -> None:
        """Leave; what was written is kept as a draft and stands here next time."""
        if self._is_saving:
            return
        self._later.cancel()
        changed = self.text != self.note
        if await self.keep_draft():
            if changed:
                self.reader_app.say("The draft is kept: open the note again to go on.")
            self.dismiss(bool(self.text.strip()))

    async def action_external(self) -> None:
        """Edit in the reader's own editor, and come back with what it saved."""
        if self._is_saving:
            return
        self._later.cancel()
        # The terminal, and this program with it, may end before the editor does: nothing waits for that one's end.
        await self.keep_draft()
        if self._saving:
            self._say("Saving the highlight …")
            await self._saving.wait()
            self._say("")
        try:
            with self.app.suspend(), interrupts_left_to_others():
                edited, problem = self._edited_outside()
        except SuspendNotSupported:
            self._say("This terminal cannot be handed over to an editor; write here.")
            return
        if problem:
            self._say(problem)
            return
        area = self.query_one(TextArea)
        area.load_text(without_controls(edited))
        area.move_cursor(area.document.end)
        await self.keep_draft()

    def _edited_outside(self) -> tuple[str, str]:
        """The text as the editor left it, and what went wrong: an error would leave the terminal handed over."""
        try:
            return edit_outside(self.text, self.subject.editor), ""
        except ReaderError as error:
            return "", str(error)
