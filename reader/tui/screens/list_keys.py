"""What every screen with lists does by keys: moving in them, and typing a filter in the entry above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from reader.tui.screens.base import KeyScreen

if TYPE_CHECKING:
    from textual import events

    from reader.tui.widgets.row_list import RowList


class ListKeys(KeyScreen):
    """Moves the cursor of the list in use, and says where it ends."""

    ROW_NAME = ""
    """What a row of the list is, in what is said; empty: nothing in particular."""

    if TYPE_CHECKING:

        @property
        def list(self) -> RowList: ...

    @property
    def list_in_use(self) -> RowList:
        """The list that the keys move in."""
        return self.list

    def _move(self, count: int) -> None:
        rows = self.list_in_use
        before = rows.cursor
        rows.move(count)
        if not rows.count:
            self.say(f"There is no {self.ROW_NAME} here." if self.ROW_NAME else "There is nothing here.")
        elif rows.cursor == before:
            self.say(f"This is the {'last' if count > 0 else 'first'} {self.ROW_NAME or 'one'}.")

    def action_move_down(self, count: int | None) -> None:
        """Down by rows."""
        self._move(count or 1)

    def action_move_up(self, count: int | None) -> None:
        """Up by rows."""
        self._move(-(count or 1))

    def action_half_down(self, count: int | None) -> None:
        """Down by half screens."""
        self._move((count or 1) * max(1, self.list_in_use.page // 2))

    def action_half_up(self, count: int | None) -> None:
        """Up by half screens."""
        self._move(-(count or 1) * max(1, self.list_in_use.page // 2))

    def action_screen_down(self, count: int | None) -> None:
        """Down by screens."""
        self._move((count or 1) * self.list_in_use.page)

    def action_screen_up(self, count: int | None) -> None:
        """Up by screens."""
        self._move(-(count or 1) * self.list_in_use.page)

    def action_go_top(self) -> None:
        """To the first row."""
        self._move(-self.list_in_use.count or -1)

    def action_go_bottom(self) -> None:
        """To the last row."""
        self._move(self.list_in_use.count or 1)


class FilterEntry(KeyScreen):
    """The entry that a filter is typed in."""

    if TYPE_CHECKING:

        def leave_filter(self) -> None:
            """Show everything again."""

    def on_input_submitted(self) -> None:
        """Keep the filter and give the keys back to the list."""
        self.close_entry()

    async def on_key(self, event: events.Key) -> None:
        """Esc leaves the entry and its filter; ↓ goes to the list; else as on every screen."""
        if isinstance(self.focused, Input):
            if event.key == "escape":
                self.close_entry()
                self.leave_filter()
                event.stop()
            elif event.key in ("down", "tab"):
                self.close_entry()
                event.stop()
            return
        await super().on_key(event)

    def close_entry(self) -> None:
        """Give the keys back to the list."""
        self.query_one("#entry", Input).display = False
        self.set_focus(None)
        self.show_hints()
