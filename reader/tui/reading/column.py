"""How the text is shown: the width of its column, and the layers upon it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.settings import LAYERS

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page

_LAYER_NAMES = {"margin": "Notes in the margin are"}


class Column:
    """Keys that change how the text looks. What is chosen is remembered."""

    def __init__(self, app: ReaderApp, page: Page) -> None:
        self._app, self._page = app, page

    def action_wider(self) -> None:
        """A wider column."""
        self._set_measure(4)

    def action_narrower(self) -> None:
        """A narrower column."""
        self._set_measure(-4)

    def _set_measure(self, change: int) -> None:
        measure = max(24, min(160, self._page.view.measure + change))
        self._page.view.set_measure(measure)
        self._app.say(
            f"Column of {measure}"
            + (
                f", as far as there is room ({self._page.view.column_width})"
                if self._page.view.column_width < measure
                else ""
            )
        )
        self._app.remember(measure=measure)

    def action_layer(self, name: str) -> None:
        """Show a layer or not."""
        layers = self._page.shown.layers ^ {name}
        self._page.view.show(layers=layers)
        self._app.say(
            f"{_LAYER_NAMES.get(name, f'{name.capitalize()} are')} {'shown' if name in layers else 'hidden'}."
        )
        self._app.remember(layers={each: each in layers for each in LAYERS})

    def action_margin(self) -> None:
        """Notes in the margin, or only in the panel."""
        self.action_layer("margin")
        shown = self._page.shown
        if "margin" in shown.layers and not self._page.view.room.notes and shown.notes:
            self._app.say("There is no room for notes beside the text here: Tab shows them in the panel.")
