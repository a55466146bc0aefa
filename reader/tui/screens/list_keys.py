"""Moving in a list: the keys that every screen with one list has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.widgets.row_list import RowList


class ListKeys:
    """Moves the cursor of `list`, and says where it ends."""

    if TYPE_CHECKING:

        @property
        def list(self) -> RowList: ...
        def say(self, message: str) -> None: ...

    def _move(self, count: int) -> None:
        before = self.list.cursor
        self.list.move(count)
        if not self.list.count:
            self.say("There is nothing here.")
        elif self.list.cursor == before:
            self.say(f"This is the {'last' if count > 0 else 'first'} one.")

    def action_move_down(self, count: int | None) -> None:
        """Down by rows."""
        self._move(count or 1)

    def action_move_up(self, count: int | None) -> None:
        """Up by rows."""
        self._move(-(count or 1))

    def action_half_down(self, count: int | None) -> None:
        """Down by half screens."""
        self._move((count or 1) * max(1, self.list.page // 2))

    def action_half_up(self, count: int | None) -> None:
        """Up by half screens."""
        self._move(-(count or 1) * max(1, self.list.page // 2))

    def action_screen_down(self, count: int | None) -> None:
        """Down by screens."""
        self._move((count or 1) * self.list.page)

    def action_screen_up(self, count: int | None) -> None:
        """Up by screens."""
        self._move(-(count or 1) * self.list.page)

    def action_go_top(self) -> None:
        """To the first row."""
        self._move(-self.list.count or -1)

    def action_go_bottom(self) -> None:
        """To the last row."""
        self._move(self.list.count or 1)
