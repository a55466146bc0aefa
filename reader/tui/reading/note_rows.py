"""What the side panel's cursor stands on, among the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.reading.side_panel import LOST
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.panel import NOTES

if TYPE_CHECKING:
    from reader.annotations.model import Placed
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.widgets.panel import Panel


class NoteRows:
    """The rows of the notes, as what they stand for."""

    def __init__(self, app: ReaderApp, page: Page, panel: Panel) -> None:
        self._app, self._page, self._panel = app, page, panel

    def is_elsewhere(self) -> bool:
        """Whether another part of the panel is shown: then that is told."""
        if self._panel.tab != NOTES:
            self._app.say("This is for notes: 4 shows them.")
        return self._panel.tab != NOTES

    def chosen(self) -> Placed | None:
        """The annotation under the panel's cursor; None (and told) where there is none."""
        if self.is_elsewhere():
            return None
        found = self.under_cursor()
        if found is None:
            self._app.say(LOST if self.lost_under_cursor() else "There is no note here.")
        return found

    def under_cursor(self) -> Placed | None:
        """The annotation under the panel's cursor."""
        key = self._key_of_notes()
        return self._page.placed_with(key.annotation if key else "")

    def lost_under_cursor(self) -> str:
        """Id of the correction under the panel's cursor, among the notes; empty where there is none."""
        key = self._key_of_notes()
        return key.correction if key else ""

    def _key_of_notes(self) -> Place | None:
        rows = self._panel.list
        key = rows.key if self._panel.tab == NOTES and rows.display else None
        return key if isinstance(key, Place) else None
