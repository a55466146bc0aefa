"""Putting a note on another passage by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.model import touched
from reader.annotations.placing import moved, status_of
from reader.library.annotating import following
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from reader.annotations.model import Annotation
    from reader.tui.app import ReaderApp
    from reader.tui.reading.note_rows import NoteRows
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.selecting import Selecting
    from reader.tui.reading.side_panel import SidePanel


class Placing:
    """`P`: an annotation is chosen, then the passage that it is put on."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        places: Places,
        selecting: Selecting,
        saving: Saving,
        side: SidePanel,
        rows: NoteRows,
    ) -> None:
        self._app, self._page, self._places = app, page, places
        self._selecting, self._saving, self._side, self._rows = selecting, saving, side, rows
        self.chosen: Annotation | None = None
        """What is put on another passage by the next P."""

    def begin(self, annotation: Annotation) -> None:
        """The next P puts this annotation on the passage in focus then."""
        self.chosen = annotation
        self._side.leave()
        self._page.frame.update_status()
        self._app.say("Focus or select where it belongs, then P. Esc gives it up.")

    def stop(self) -> bool:
        """Give up placing; False where nothing was being placed."""
        was = self.chosen is not None
        self.chosen = None
        self._page.frame.update_status()
        return was

    async def action_place(self) -> None:
        """Put the annotation chosen on the passage in focus or selected."""
        annotation = self.chosen or self._orphan_chosen()
        if annotation is None:
            self._app.say("Nothing was chosen to be placed: Tab, 4, then P on the note.")
            return
        span = self._selecting.passage()
        if span is None:
            return
        await self._saving.require_current()
        after = moved(annotation, self._page.document.text, span.start, span.end)
        await self._saving.change(annotation, touched(following(after, self._page.said_at(span))))
        self.chosen = None
        if self._selecting.selection:
            self._selecting.leave()
        self._places.focus_on(span)
        self._app.say("Placed here; the words captured first are kept. u undoes.")

    def _orphan_chosen(self) -> Annotation | None:
        """The orphan that the panel's cursor stands on."""
        found = self._rows.under_cursor() if self._side.is_shown else None
        return found.annotation if found and status_of(found) == "orphan" else None

    @property
    def status(self) -> str:
        """What the status line says while something is being placed."""
        if self.chosen is None:
            return ""
        return f"PLACE  focus or select, then P: “{cropped(self.chosen.first_words, 40)}”"
