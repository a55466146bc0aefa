"""Telling what has changed or is gone of what the reader marked and said: never silently, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.placing import status_of
from reader.tui.told import told_lost

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.page import Page


class Losses:
    """Passages that have changed or are gone, and corrections whose words are."""

    def __init__(self, app: ReaderApp, page: Page, corrected: Corrected) -> None:
        self._app, self._page, self._corrected = app, page, corrected
        self._told: set[str] = set()
        """Ids of what was told."""

    def tell(self) -> None:
        """Say how many there are, where there are some that were not told yet."""
        placed = [each for each in self._page.placed if not each.annotation.detached]
        states = {each.annotation.id: status_of(each) for each in placed}
        lost = {name for name, status in states.items() if status in ("changed", "orphan")}
        lost |= {each.id for each in self._corrected.lost}
        if lost <= self._told:
            return
        self._told |= lost
        statuses = [*states.values()]
        line = told_lost(statuses.count("changed"), statuses.count("orphan"), len(self._corrected.lost))
        if line:
            self._app.say(line)
