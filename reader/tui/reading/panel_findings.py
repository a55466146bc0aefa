"""Acting from the side panel on what its rows lead to in the text: correcting, highlighting, stepping on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import Span
from reader.tui.navigation import whole_quotations
from reader.tui.reading.hinted import CORRECTED
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.panel import QUOTES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reader.tui.app import ReaderApp
    from reader.tui.reading.looks import Looks
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.side_panel import SidePanel
    from reader.tui.reading.steps import Steps
    from reader.tui.widgets.panel import Panel


class PanelFindings:
    """Keys of the panel that do what others do in the text; one stays in the panel."""

    def __init__(
        self,
        app: ReaderApp,
        panel: Panel,
        page: Page,
        places: Places,
        looks: Looks,
        side: SidePanel,
        steps: Steps,
        *,
        correct: Callable[[], None],
        highlight: Callable[[], Awaitable[None]],
    ) -> None:
        """Both functions do what their names say with what is in focus."""
        self._app, self._panel, self._page, self._places = app, panel, page, places
        self._looks, self._side, self._steps = looks, side, steps
        self._correct, self._highlight = correct, highlight

    def action_panel_correct(self) -> None:
        """Correct what the row under the cursor leads to, and stay in the panel."""
        place = self._side.row
        if self._panel.tab not in CORRECTED or not isinstance(place, Place) or not place.end:
            self._app.say("Corrected are quotations (2) and names (3): go to one of them.")
            return
        self._side.focus_row(place)
        self._correct()

    async def action_panel_highlight(self) -> None:
        """Highlight the quotation of the row under the cursor, with its marks as in the text, and stay in the panel."""
        quotation = self._quotation_of_row()
        if quotation is None:
            self._app.say("Highlighted are quotations (2): go to one of them.")
            return
        self._places.focus_on(quotation)
        await self._highlight()

    def _quotation_of_row(self) -> Span | None:
        place = self._side.row
        if self._panel.tab != QUOTES or not isinstance(place, Place):
            return None
        row = Span(place.start, place.end)
        quotations = whole_quotations(self._page.document, self._page.shown.quotations)
        return next((span for span in quotations if span.covers(row)), None)

    def action_panel_step(self, step: str, count: int | None) -> None:
        """Step in the text as its keys do there, and to the row of what is in focus then."""
        with self._looks.looking():
            getattr(self._steps, f"action_{step}")(count)
        self._side.follow_focus()
