"""Pointing at a sentence or quotation by the letters of a label: `f` focuses, `F` highlights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.tui.hints import Hint, hints
from reader.tui.navigation import sentences_in, whole_quotations

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labels on the screen, while one is being typed."""

    hints: tuple[Hint, ...]
    highlights: bool
    """Whether what is chosen is highlighted, not only focused."""
    place: tuple[object, ...]
    """Where the view was; the labels end when it is elsewhere."""
    typed: str = ""


class Labels:
    """`f`, `F` and the letters after them."""

    def __init__(
        self, app: ReaderApp, page: Page, places: Places, highlight: Callable[[], Awaitable[None]]
    ) -> None:
        """highlight: highlights what is in focus."""
        self._app, self._page, self._places, self._highlight = app, page, places, highlight
        self.labelled: Labelled | None = None

    def action_hints(self) -> None:
        """Label what is on the screen, to focus it."""
        self._label(highlights=False)

    def action_hints_highlight(self) -> None:
        """Label what is on the screen, to highlight it."""
        self._label(highlights=True)

    def _label(self, *, highlights: bool) -> None:
        visible = self._page.view.on_screen
        quotations = whole_quotations(self._page.document, self._page.shown.quotations)
        found = hints(visible, sentences_in(self._page.document, visible), quotations)
        if not found:
            self._app.say("There is no sentence on the screen.")
            return
        self._show_labels(Labelled(tuple(found), highlights, self._where))

    @property
    def _where(self) -> tuple[object, ...]:
        return self._page.view.scroll_offset, self._page.view.size, self._page.view.document

    def _show_labels(self, labelled: Labelled | None) -> None:
        self.labelled = labelled
        self._page.view.show(
            hints=labelled.hints if labelled else (), typed=labelled.typed if labelled else ""
        )
        self._page.frame.update_status()

    def leave(self) -> None:
        """Take the labels away."""
        if self.labelled:
            self._show_labels(None)

    def end_elsewhere(self) -> None:
        """Take the labels away where other text is on the screen than was labelled."""
        if self.labelled and self.labelled.place != self._where:
            self.leave()

    def action_leave_hints(self) -> None:
        """Esc: no label after all."""
        self.leave()

    def action_unhint(self) -> None:
        """Take the first letter of a label back."""
        labelled = self.labelled
        if labelled and labelled.typed:
            self._show_labels(replace(labelled, typed=""))
        else:
            self.leave()

    async def action_hint_letter(self, letter: str) -> None:
        """Take a letter of a label; the last one focuses or highlights what it stands at."""
        labelled = self.labelled
        if labelled is None:
            return
        typed = labelled.typed + letter.lower()
        left = [hint for hint in labelled.hints if hint.label.startswith(typed)]
        if not left:
            self._app.say(f"No label {typed} here. Esc leaves.")
        elif left[0].label != typed:
            self._show_labels(replace(labelled, typed=typed))
        else:
            self.leave()
            self._places.focus_on(left[0].span, scroll=False)
            if labelled.highlights:
                await self._highlight()

    @property
    def status(self) -> str:
        """What the status line says while labels are shown."""
        if self.labelled is None:
            return ""
        does = "HIGHLIGHT" if self.labelled.highlights else "FOCUS"
        letters = "one letter" if len(self.labelled.hints[0].label) == 1 else "two letters"
        return f"{does}  type a label of {letters} {self.labelled.typed}".rstrip()
