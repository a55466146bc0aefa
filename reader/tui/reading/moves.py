"""Scrolling through an article, its marks, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places


class Moves:
    """Keys that move the text and leave the focus where it is."""

    def __init__(self, app: ReaderApp, page: Page, places: Places) -> None:
        self._app, self._page, self._places = app, page, places

    # -- scrolling

    def _scroll(self, rows: int) -> None:
        if not self._page.view.scroll_rows(rows):
            self._app.say("This is the end." if rows > 0 else "This is the beginning.")

    @property
    def _screenful(self) -> int:
        """Rows on a screen, two of them kept from the one before."""
        return max(1, self._page.view.size.height - 2)

    def action_move_down(self, count: int | None) -> None:
        """Down by lines."""
        self._scroll(count or 1)

    def action_move_up(self, count: int | None) -> None:
        """Up by lines."""
        self._scroll(-(count or 1))

    def action_half_down(self, count: int | None) -> None:
        """Down by half screens."""
        self._scroll((count or 1) * max(1, self._screenful // 2))

    def action_half_up(self, count: int | None) -> None:
        """Up by half screens."""
        self._scroll(-(count or 1) * max(1, self._screenful // 2))

    def action_screen_down(self, count: int | None) -> None:
        """Down by screens."""
        self._scroll((count or 1) * self._screenful)

    def action_screen_up(self, count: int | None) -> None:
        """Up by screens."""
        self._scroll(-(count or 1) * self._screenful)

    def action_go_top(self) -> None:
        """To the beginning."""
        self._places.remember()
        if self._page.view.is_at_start:
            self._app.say("This is the beginning.")
        self._page.view.scroll_to_start()

    def action_go_bottom(self) -> None:
        """To the end."""
        self._places.remember()
        if self._page.view.is_at_end:
            self._app.say("This is the end.")
        self._page.view.scroll_to_end()

    def action_go_percent(self, count: int | None) -> None:
        """To a part of the text in hundredths."""
        if count is None:
            self._app.say("A number before it says where to: 50% is the middle.")
            return
        self._places.jump_to(len(self._page.document.text) * min(100, count) // 100)

    # -- the way back

    def jump_back(self) -> None:
        """Back to where the last jump began."""
        if not self._places.jump_back():
            self._app.say("There was no jump to go back from.")

    def action_set_mark(self, letter: str) -> None:
        """Remember this place under a letter."""
        self._places.marks[letter] = self._page.view.top_offset
        self._app.say(f"This place is mark {letter}; ' {letter} comes back to it.")

    def action_go_mark(self, letter: str) -> None:
        """Go to the place under a letter."""
        if letter not in self._places.marks:
            self._app.say(f"There is no mark {letter}; m {letter} sets one.")
            return
        self._places.jump_to(self._places.marks[letter])
        self._app.say(f"At mark {letter}; Ctrl+o goes back.")
