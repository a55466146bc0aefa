"""The side panel's keys: into it, through its rows and out of it. Moving in it moves the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import Span
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.panel import TABS

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.tui.app import ReaderApp
    from reader.tui.reading.looks import Looks
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.widgets.panel import Panel

LOST = "The words of this correction are gone: dd takes it back."
"""Told where a key is for notes."""


class SidePanel:
    """The panel beside the text, or over it where there is no room."""

    def __init__(
        self, app: ReaderApp, screen: Screen[None], panel: Panel, page: Page, places: Places, looks: Looks
    ) -> None:
        """screen: its classes say whether the panel is shown, and how."""
        self._app, self._screen, self._panel = app, screen, panel
        self._page, self._places, self._looks = page, places, looks
        self._to_be_seen: Span | None = None
        """What was in focus and on the screen when the panel took room from the text."""

    @property
    def is_entered(self) -> bool:
        """Whether the keys go to the panel."""
        return self._looks.is_in_list

    @property
    def is_shown(self) -> bool:
        """Whether the panel can be seen."""
        return self._screen.has_class("with-panel")

    @property
    def row(self) -> object:
        """What the row under the cursor leads to; None where there is no row."""
        return self._panel.list.key if self._panel.list.display else None

    def action_panel(self) -> None:
        """Into the panel, or back into the text."""
        if self.is_entered and self._screen.has_class("narrow"):
            self.action_close_panel()
        elif self.is_entered:
            self._enter(False)
        else:
            self._looks.keep_place()
            self._show(True)
            self._enter(True)

    def action_close_panel(self) -> None:
        """Show or hide the panel."""
        shown = not self.is_shown
        self._looks.keep_place()
        self._show(shown)
        if not shown or self._screen.has_class("narrow"):
            self._enter(shown)

    def _show(self, shown: bool) -> None:
        focus = self._page.focus
        opens = shown and not self.is_shown
        self._to_be_seen = focus if opens and focus and focus.overlaps(self._page.view.on_screen) else None
        self._screen.set_class(shown, "with-panel")
        self._panel.list.set_active(self.is_entered)

    def refit(self) -> None:
        """The panel came up, or has another width."""
        self._page.frame.fill_panel()
        self._find_place()
        self._screen.call_after_refresh(self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """What was in focus and on the screen stays there where the text has less room now."""
        wanted, self._to_be_seen = self._to_be_seen, None
        view = self._page.view
        if wanted and wanted == self._page.focus and not wanted.overlaps(view.on_screen):
            with self._looks.looking():
                view.scroll_to_offset(wanted.start)

    def _find_place(self) -> None:
        focus = self._page.shown.focus
        if not focus or not self._follow(focus):
            self._panel.move_near(focus.start if focus else self._page.view.on_screen.start)

    def follow_in_text(self, focus: Span | None) -> None:
        """Mark the row of what is in focus, while the keys go to the text: in the panel the focus follows its rows."""
        if focus and self.is_shown and not self.is_entered:
            self._follow(focus)

    def _follow(self, focus: Span) -> bool:
        placed = self._page.highlight_at(focus)
        return self._panel.follow(focus, placed.annotation.id if placed else "")

    def _enter(self, entered: bool) -> None:
        self._looks.is_in_list = entered
        self._panel.list.set_active(entered)
        self._page.frame.update_status()

    def leave(self) -> None:
        """Give the keys back to the text, and the text its room."""
        if self.is_entered:
            self.action_panel()

    def follow_focus(self) -> None:
        """In the panel: go to the row of what is in focus, which may have been corrected and stand elsewhere now."""
        focus = self._page.shown.focus
        if self.is_entered and focus:
            self._follow(focus)

    # -- parts

    def action_panel_next(self) -> None:
        """Next part."""
        self._panel.show_tab(self._panel.tab + 1)
        self._find_place()

    def action_panel_previous(self) -> None:
        """Part before."""
        self._panel.show_tab(self._panel.tab - 1)
        self._find_place()

    def action_panel_tab(self, number: str) -> None:
        """A part by its number."""
        if self._panel.tab == int(number) - 1:
            self._app.say(f"{TABS[self._panel.tab]}: shown already.")
        self._panel.show_tab(int(number) - 1)
        self._find_place()

    def action_panel_unfold(self) -> None:
        """List all mentions of the name under the cursor, or no more."""
        before = self._panel.list.key
        if not self._panel.unfold():
            self._app.say("People and places (3) have mentions to list.")
            return
        self._page.frame.fill_panel()
        self._panel.stand_on_unfolded(before)

    # -- moving

    def _move(self, count: int) -> None:
        rows = self._panel.list
        before = rows.cursor
        if not rows.display:
            self._app.say("There is nothing in this part.")
            return
        rows.move(count)
        if rows.cursor == before:
            self._app.say("This is the last one." if count > 0 else "This is the first one.")

    def action_panel_move_down(self, count: int | None) -> None:
        """Down by rows."""
        self._move(count or 1)

    def action_panel_move_up(self, count: int | None) -> None:
        """Up by rows."""
        self._move(-(count or 1))

    def action_panel_half_down(self, count: int | None) -> None:
        """Down by half screens."""
        self._move((count or 1) * max(1, self._panel.list.page // 2))

    def action_panel_half_up(self, count: int | None) -> None:
        """Up by half screens."""
        self._move(-(count or 1) * max(1, self._panel.list.page // 2))

    def action_panel_screen_down(self, count: int | None) -> None:
        """Down by screens."""
        self._move((count or 1) * self._panel.list.page)

    def action_panel_screen_up(self, count: int | None) -> None:
        """Up by screens."""
        self._move(-(count or 1) * self._panel.list.page)

    def action_panel_go_top(self) -> None:
        """To the first row."""
        self._move(-self._panel.list.count or -1)

    def action_panel_go_bottom(self) -> None:
        """To the last row."""
        self._move(self._panel.list.count or 1)

    def row_moved(self, key: object) -> None:
        """Moving in the panel moves the text."""
        if self.is_entered and isinstance(key, Place) and key.end:
            self.focus_row(key)
        self._page.frame.update_status()

    def focus_row(self, place: Place) -> None:
        """Focus what a row leads to; of several highlights there, its own is meant."""
        if place.annotation:
            self._page.view.show(chosen=place.annotation)
        with self._looks.looking():
            self._places.focus_on(Span(place.start, place.end))

    def action_panel_open(self) -> None:
        """Go to the place and back into the text."""
        self.go(self.row)

    def go(self, key: object) -> None:
        """Go to what a row leads to, and back into the text."""
        if not isinstance(key, Place):
            self._app.say("There is nothing to go to here.")
            return
        if key.correction:  # what is told is for the panel's keys
            self._app.say(LOST)
            return
        if self._screen.has_class("narrow"):
            self._show(False)
        self._enter(False)
        if key.end:
            self._screen.call_after_refresh(self.focus_row, key)
        else:
            self._app.say("This one has no place in the text.")
