"""Pointing at a sentence or quotation by the letters of a label: `f` focuses, `F` highlights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.tui.hints import Hint, hints
from reader.tui.navigation import sentences_in, whole_quotations
from reader.tui.screens.reading_parts import ReadingParts


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labels on the screen, while one is being typed."""

    hints: tuple[Hint, ...]
    highlights: bool
    """Whether what is chosen is highlighted, not only focused."""
    place: tuple[object, ...]
    """Where the view was; the labels end when it is elsewhere."""
    typed: str = ""


class Hinting(ReadingParts):
    """`f`, `F` and the letters after them."""

    if TYPE_CHECKING:

        async def action_highlight(self) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.labelled: Labelled | None = None

    def action_hints(self) -> None:
        """Label what is on the screen, to focus it."""
        self._label(highlights=False)

    def action_hints_highlight(self) -> None:
        """Label what is on the screen, to highlight it."""
        self._label(highlights=True)

    def _label(self, *, highlights: bool) -> None:
        visible = self.view.on_screen
        quotations = whole_quotations(self.document, self.view.shown.quotations)
        found = hints(visible, sentences_in(self.document, visible), quotations)
        if not found:
            self.reader_app.say("There is no sentence on the screen.")
            return
        self._show_labels(Labelled(tuple(found), highlights, self._view_place))

    @property
    def _view_place(self) -> tuple[object, ...]:
        return self.view.scroll_offset, self.view.size, self.view.document

    def _show_labels(self, labelled: Labelled | None) -> None:
        self.labelled = labelled
        self.view.show(hints=labelled.hints if labelled else (), typed=labelled.typed if labelled else "")
        self.update_status()

    def leave_hints(self) -> None:
        """Take the labels away."""
        if self.labelled:
            self._show_labels(None)

    def end_hints_elsewhere(self) -> None:
        """Take the labels away where other text is on the screen than was labelled."""
        if self.labelled and self.labelled.place != self._view_place:
            self.leave_hints()

    def action_leave_hints(self) -> None:
        """Esc: no label after all."""
        self.leave_hints()

    def action_unhint(self) -> None:
        """Take the first letter of a label back."""
        labelled = self.labelled
        if labelled and labelled.typed:
            self._show_labels(replace(labelled, typed=""))
        else:
            self.leave_hints()

    async def action_hint_letter(self, letter: str) -> None:
        """Take a letter of a label; the last one focuses or highlights what it stands at."""
        labelled = self.labelled
        if labelled is None:
            return
        typed = labelled.typed + letter.lower()
        left = [hint for hint in labelled.hints if hint.label.startswith(typed)]
        if not left:
            self.reader_app.say(f"No label {typed} here. Esc leaves.")
        elif left[0].label != typed:
            self._show_labels(replace(labelled, typed=typed))
        else:
            self.leave_hints()
            self.places.focus_on(left[0].span, scroll=False)
            if labelled.highlights:
                await self.action_highlight()

    def hint_status(self, labelled: Labelled) -> str:
        """What the status line says while labels are shown."""
        return f"{'HIGHLIGHT' if labelled.highlights else 'FOCUS'}  type a label {labelled.typed}".rstrip()
