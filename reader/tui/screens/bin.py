"""The bin: what was deleted and when, brought back by a key; gone for good only when that was said twice."""

from __future__ import annotations

from datetime import datetime

from reader.annotations.history import Change
from reader.library.notebook import BinItem, delete_for_good, list_bin
from reader.text.plain import without_controls
from reader.tui.bindings import BIN
from reader.tui.screens.note_list import NoteListScreen
from reader.tui.told import counted


class BinScreen(NoteListScreen[BinItem]):
    """Deleted annotations, the last one first."""

    TABLE = BIN
    NAME = "bin"

    def read_items(self) -> list[BinItem]:
        """All of them."""
        return list_bin(self.library)

    def described(self, item: BinItem) -> tuple[str, str]:
        """When it was deleted."""
        return f"deleted {local_time(item.deleted.at)}", ""

    def has_draft(self, item: BinItem) -> bool:
        """Whether an unfinished note on it is kept."""
        return bool(item.draft)

    def preview(self, item: BinItem) -> list[tuple[str, str]]:
        """All of it."""
        annotation = item.annotation
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        parts = [
            (item.title, "bold"),
            (annotation.target.exact if annotation.target else "", ""),
            (annotation.note, ""),
            (f"Draft of the note, kept: {item.draft}" if item.draft else "", ""),
            (
                " · ".join(
                    part for part in (annotation.shown_color, tags, f"made {annotation.created[:10]}") if part
                ),
                "dim",
            ),
            (f"Deleted {local_time(item.deleted.at)}. Enter brings it back.", "dim"),
        ]
        return [(without_controls(text), style) for text, style in parts if text]

    def empty_message(self) -> str:
        """What comes here."""
        return "The bin is empty. Annotations that you delete are kept here."

    async def action_restore(self) -> None:
        """Bring them back."""
        chosen = self.targets()
        if chosen:
            changes = tuple(Change(None, each) for each in chosen)
            await self.do(changes, f"{counted(len(chosen))} {'is' if len(chosen) == 1 else 'are'} back.")

    def action_forget(self) -> None:
        """Delete them for good, once the reader has said yes."""
        from reader.tui.screens.prompt import ConfirmScreen

        chosen = self.targets()
        if not chosen:
            return

        async def forget() -> None:
            await self.reader_app.in_background(delete_for_good, self.library, [each.id for each in chosen])
            await self._done(f"{counted(len(chosen))} deleted for good.")

        async def answered(answer: bool | None) -> None:
            if answer:
                await self.guarded(forget)

        has_drafts = any(item.draft for item in self.items if item.annotation in chosen)
        detail = "Nothing brings them back but the copies of the last days of use"
        detail += ", and drafts of their notes not even those." if has_drafts else "."
        self.app.push_screen(ConfirmScreen(f"Delete {counted(len(chosen))} for good?", detail), answered)

    def on_row_list_chosen(self) -> None:
        """A click on the row under the cursor does nothing: bringing back is a key."""


def local_time(moment: str) -> str:
    """A moment in UTC, ISO 8601, as the reader's clock has it; as it is where it is none."""
    try:
        return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return moment[:16]
