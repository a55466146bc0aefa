"""Keys of the side panel: moving in it moves the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.text import Span
from reader.tui.navigation import whole_quotations
from reader.tui.screens.reading_looking import Looking
from reader.tui.screens.reading_notes import LOST
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.panel import NAMES, NOTES, QUOTES, TABS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from reader.tui.keys import Binding
    from reader.tui.widgets.panel import Panel
    from reader.tui.widgets.row_list import RowList

    _Base = Screen[None]
else:
    _Base = object

_PARTS = {"panel.filter": (NOTES,), "panel.unfold": (NAMES,), "panel.correct": (QUOTES, NAMES)}
"""Keys that do something in some parts of the panel only."""


class PanelKeys(Looking, _Base):
    """Into the panel, through it and out of it."""

    if TYPE_CHECKING:
        panel: Panel

        def fill_panel(self) -> None: ...
        def action_called(self, name: str) -> Callable[..., Any]: ...
        def action_correct(self) -> None: ...
        async def action_highlight(self) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.in_panel = False

    def action_panel(self) -> None:
        """Into the panel, or back into the text."""
        if self.in_panel and self.has_class("narrow"):
            self.action_close_panel()
        elif self.in_panel:
            self._enter(False)
        else:
            self.keep_place()
            self._show(True)
            self._enter(True)

    def action_close_panel(self) -> None:
        """Show or hide the panel."""
        shown = not self.has_class("with-panel")
        self.keep_place()
        self._show(shown)
        if not shown or self.has_class("narrow"):
            self._enter(shown)

    def _show(self, shown: bool) -> None:
        self.set_class(shown, "with-panel")
        self.panel.list.set_active(self.in_panel)

    def on_panel_resized(self) -> None:
        """The panel came up, or has another width."""
        self.fill_panel()
        self._find_place()

    def _find_place(self) -> None:
        focus = self.view.shown.focus
        if not focus or not self._follow(focus):
            self.panel.move_near(focus.start if focus else self.view.on_screen.start)

    def follow_in_panel(self, focus: Span | None) -> None:
        """Mark the row of what is in focus, while the keys go to the text: in the panel the focus follows its rows."""
        if focus and self.has_class("with-panel") and not self.in_panel:
            self._follow(focus)

    def _follow(self, focus: Span) -> bool:
        placed = self.page.highlight_at(focus)
        return self.panel.follow(focus, placed.annotation.id if placed else "")

    def _enter(self, entered: bool) -> None:
        self.in_panel = entered
        self.panel.list.set_active(entered)
        self.update_status()

    def has_use(self, binding: Binding) -> bool:
        """Whether a key is worth a hint: in the part of the panel that is shown, or on what was found in the text."""
        if binding.id == "article.correct":
            return self._is_on_finding()
        parts = _PARTS.get(binding.id)
        return parts is None or self.panel.tab in parts

    def _is_on_finding(self) -> bool:
        """Whether a quotation or a name is in focus."""
        shown = self.view.shown
        focus = shown.focus
        return focus is not None and (
            any(said.kind != "none" for _, said in shown.quotations.overlapping(focus.start, focus.end))
            or any(span.covers(focus) for span, _ in shown.entities.overlapping(focus.start, focus.end))
        )

    def leave_panel(self) -> None:
        """Give the keys back to the text, and the text its room."""
        if self.in_panel:
            self.action_panel()

    def action_panel_correct(self) -> None:
        """Correct what the row under the cursor leads to, and stay in the panel."""
        place = self.panel.list.key if self.panel.list.display else None
        if self.panel.tab not in _PARTS["panel.correct"] or not isinstance(place, Place) or not place.end:
            self.reader_app.say("Corrected are quotations (2) and names (3): go to one of them.")
            return
        self._focus_row(place)
        self.action_correct()

    async def action_panel_highlight(self) -> None:
        """Highlight the quotation of the row under the cursor, with its marks as in the text, and stay in the panel."""
        quotation = self._quotation_of_row()
        if quotation is None:
            self.reader_app.say("Highlighted are quotations (2): go to one of them.")
            return
        self.places.focus_on(quotation)
        await self.action_highlight()

    def _quotation_of_row(self) -> Span | None:
        place = self.panel.list.key if self.panel.list.display else None
        if self.panel.tab != QUOTES or not isinstance(place, Place):
            return None
        row = Span(place.start, place.end)
        quotations = whole_quotations(self.document, self.view.shown.quotations)
        return next((span for span in quotations if span.covers(row)), None)

    def action_panel_step(self, step: str, count: int | None) -> None:
        """Step in the text as its keys do there, and to the row of what is in focus then."""
        with self.looking():
            self.action_called(step)(count)
        self.follow_focus()

    def follow_focus(self) -> None:
        """In the panel: go to the row of what is in focus, which may have been corrected and stand elsewhere now."""
        focus = self.view.shown.focus
        if self.in_panel and focus:
            self._follow(focus)

    # -- parts

    def action_panel_next(self) -> None:
        """Next part."""
        self.panel.show_tab(self.panel.tab + 1)
        self._find_place()

    def action_panel_previous(self) -> None:
        """Part before."""
        self.panel.show_tab(self.panel.tab - 1)
        self._find_place()

    def action_panel_tab(self, number: str) -> None:
        """A part by its number."""
        if self.panel.tab == int(number) - 1:
            self.reader_app.say(f"{TABS[self.panel.tab]}: shown already.")
        self.panel.show_tab(int(number) - 1)
        self._find_place()

    def action_panel_unfold(self) -> None:
        """List all mentions of the name under the cursor, or no more."""
        before = self.panel.list.key
        if not self.panel.unfold():
            self.reader_app.say("People and places (3) have mentions to list.")
            return
        self.fill_panel()
        self.panel.stand_on_unfolded(before)

    # -- moving

    def _move(self, count: int) -> None:
        rows = self.panel.list
        before = rows.cursor
        if not rows.display:
            self.reader_app.say("There is nothing in this part.")
            return
        rows.move(count)
        if rows.cursor == before:
            self.reader_app.say("This is the last one." if count > 0 else "This is the first one.")

    def action_panel_move_down(self, count: int | None) -> None:
        """Down by rows."""
        self._move(count or 1)

    def action_panel_move_up(self, count: int | None) -> None:
        """Up by rows."""
        self._move(-(count or 1))

    def action_panel_half_down(self, count: int | None) -> None:
        """Down by half screens."""
        self._move((count or 1) * max(1, self.panel.list.page // 2))

    def action_panel_half_up(self, count: int | None) -> None:
        """Up by half screens."""
        self._move(-(count or 1) * max(1, self.panel.list.page // 2))

    def action_panel_screen_down(self, count: int | None) -> None:
        """Down by screens."""
        self._move((count or 1) * self.panel.list.page)

    def action_panel_screen_up(self, count: int | None) -> None:
        """Up by screens."""
        self._move(-(count or 1) * self.panel.list.page)

    def action_panel_go_top(self) -> None:
        """To the first row."""
        self._move(-self.panel.list.count or -1)

    def action_panel_go_bottom(self) -> None:
        """To the last row."""
        self._move(self.panel.list.count or 1)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Moving in the panel moves the text."""
        if self.in_panel and isinstance(event.key, Place) and event.key.end:
            self._focus_row(event.key)

    def _focus_row(self, place: Place) -> None:
        """Focus what a row leads to; of several highlights there, its own is meant."""
        if place.annotation:
            self.view.show(chosen=place.annotation)
        with self.looking():
            self.places.focus_on(Span(place.start, place.end))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A click on the row under the cursor goes there."""
        self._go(event.key)

    def action_panel_open(self) -> None:
        """Go to the place and back into the text."""
        self._go(self.panel.list.key if self.panel.list.display else None)

    def _go(self, key: object) -> None:
        if not isinstance(key, Place):
            self.reader_app.say("There is nothing to go to here.")
            return
        if key.correction:  # what is told is for the panel's keys
            self.reader_app.say(LOST)
            return
        if self.has_class("narrow"):
            self._show(False)
        self._enter(False)
        if key.end:
            self.call_after_refresh(self._focus_row, key)
        else:
            self.reader_app.say("This one has no place in the text.")
