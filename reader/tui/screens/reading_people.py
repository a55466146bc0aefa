"""From the article to the people of the library, and back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.screens.reading_moves import Moving


class ToPeople(Moving):
    """The way to the people and back."""

    if TYPE_CHECKING:

        async def action_leave(self) -> None: ...

    async def action_people(self) -> None:
        """Show the people of all articles: go back to them where the article was opened from there, and from them here again."""
        from reader.tui.screens.people import PeopleScreen

        below = self.reader_app.screen_below
        if isinstance(below, PeopleScreen):
            below.returns_to = self.article, self.view.shown.focus
            await self.action_leave()
        else:
            self.reader_app.push_screen(PeopleScreen())

    async def action_go_back(self) -> None:
        """Back to where the last jump began, at last to the people."""
        from reader.tui.screens.people import PeopleScreen

        if not self.jumps and isinstance(self.reader_app.screen_below, PeopleScreen):
            await self.action_leave()
        else:
            self.action_jump_back()
