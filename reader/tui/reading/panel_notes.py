"""The notes in the side panel: filtered, written, deleted, chosen to be put elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.filtering import parse_filter
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.note_rows import Wanted, chosen_notes
from reader.tui.widgets.panel import NOTES

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.tui.app import ReaderApp
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.note_rows import NoteRows
    from reader.tui.reading.page import Page
    from reader.tui.reading.placing import Placing
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.side_panel import SidePanel
    from reader.tui.reading.writing import Writing
    from reader.tui.widgets.panel import Panel


class PanelNotes:
    """Keys of the panel that are for notes."""

    def __init__(
        self,
        app: ReaderApp,
        screen: Screen[None],
        panel: Panel,
        page: Page,
        side: SidePanel,
        rows: NoteRows,
        saving: Saving,
        writing: Writing,
        corrected: Corrected,
        placing: Placing,
    ) -> None:
        """screen: its next refresh is waited for where rows are only then there."""
        self._app, self._screen, self._panel, self._page = app, screen, panel, page
        self._side, self._rows, self._saving, self._writing = side, rows, saving, writing
        self._corrected, self._placing = corrected, placing
        self.wanted = Wanted()
        """What is shown of the notes."""

    def action_panel_filter(self) -> None:
        """Ask which notes to show."""
        from reader.tui.screens.filtering import FilterScreen, FilterSuggester

        if self._rows.is_elsewhere():
            return
        names = self._app.settings.colors
        annotations = [each.annotation for each in self._page.placed]
        suggester = FilterSuggester(
            {tag for each in annotations for tag in each.tags},
            {each.speaker for each in annotations if each.speaker},
        )

        def count(typed: str) -> str:
            fitting = chosen_notes(self._page.placed, parse_filter(typed, names), self._page.article.title)
            return f"{len(fitting)} of {len(self._page.placed)} notes"

        self._app.push_screen(FilterScreen(self.wanted.typed, suggester, names, count), self._show_filtered)

    def _show_filtered(self, typed: str | None) -> None:
        if typed is not None:
            asked = parse_filter(typed, self._app.settings.colors)
            self.wanted = Wanted(asked, typed, self.wanted.drafts)
            self._page.frame.fill_panel()
            self._panel.list.move_to(0)

    def action_panel_escape(self) -> None:
        """Show all notes again; where all are shown, back into the text."""
        if self._panel.tab == NOTES and self.wanted.typed:
            self._show_filtered("")
            self._app.say("All notes are shown.")
        else:
            self._side.action_panel()

    def action_panel_note(self) -> None:
        """Write the note of the annotation under the cursor."""
        found = self._rows.chosen()
        if found:
            self._writing.write_note(found.annotation)

    async def action_panel_delete(self) -> None:
        """Delete the annotation under the cursor, or take the correction there back."""
        lost = self._rows.lost_under_cursor()
        if lost:
            await self._corrected.take_back_lost(lost)
            return
        found = self._rows.chosen()
        if found:
            await self._saving.change(found.annotation, None, "deleted")
            self._app.say("Deleted. u brings it back.")

    def action_panel_place(self) -> None:
        """Choose the annotation under the cursor to be put on another passage."""
        found = self._rows.chosen()
        if found and found.annotation.target is None:
            self._app.say("This is a note on the article as a whole: it has no passage.")
        elif found:
            self._placing.begin(found.annotation)

    def show(self, identifier: str) -> None:
        """Show an annotation, which may have no place in the text, in the panel."""
        self._panel.tab = NOTES
        self._side.action_panel()
        self._screen.call_after_refresh(self._move_to, identifier)

    def _move_to(self, identifier: str) -> None:
        self._page.frame.fill_panel()
        keys = [row.key for row in self._panel.rows[NOTES]]
        wanted = [
            at for at, key in enumerate(keys) if isinstance(key, Place) and key.annotation == identifier
        ]
        if wanted:
            self._panel.list.move_to(wanted[0])
