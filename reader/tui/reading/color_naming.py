"""Naming the colours of highlights: each is a category of the reader's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.selecting import Selecting


class ColorNaming:
    """Asks for the names, and keeps them in the library."""

    def __init__(self, app: ReaderApp, page: Page, selecting: Selecting) -> None:
        self._app, self._page, self._selecting = app, page, selecting

    def action_color_name(self) -> None:
        """Ask for the names of the colours, that of the highlight in focus first, else that of the next one."""
        from reader.tui.screens.color_names import ColorNamesScreen

        placed = self._selecting.highlight_meant
        color = placed.annotation.color if placed else self._app.color

        async def written(names: dict[str, str] | None) -> None:
            if names is not None:
                await self._name_colors(names)

        names = self._app.settings.colors
        self._app.push_screen(ColorNamesScreen(names, color), partial(self._app.guarded, written))

    async def _name_colors(self, names: Mapping[str, str]) -> None:
        """Keep the names, those that are given up first: another colour may have been given one of these."""
        for color, name in sorted(names.items(), key=lambda each: bool(each[1].strip())):
            await self._app.in_background(self._app.library.name_color, color, name)
        self._app.settings = await self._app.aside(lambda: self._app.library.settings)
        self._page.frame.fill_panel()
        self._page.frame.update_status()
        told = [f"{color} is called {self._app.color_name(color)}" for color in names]
        line = f"{', '.join(told)} now." if told else "The names are as they were."
        self._app.say(f"{line[0].upper()}{line[1:]}")
