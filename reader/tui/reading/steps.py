"""Moving the focus: to the next sentence, quotation, name, highlight or heading, or the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.text import SpanGroup
from reader.tui.navigation import Unit, step_unit, unit_at, unsure_quotations, whole_quotations

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places

MOST_STEPS = 2000
"""Steps that one count may take; more would keep the screen waiting."""
_NONE = {
    "quotation": "No quotations were found here.",
    "unsure speaker": "Nothing here has an unsure speaker.",
    "name": "No people or places were found here.",
    "highlight": "There are no highlights yet; ) focuses a sentence and H highlights it.",
    "heading": "This article has no headings.",
}


class Steps:
    """Keys that step from one thing in the text to the next."""

    def __init__(self, app: ReaderApp, page: Page, places: Places) -> None:
        self._app, self._page, self._places = app, page, places

    def _step(self, unit: Unit, direction: int, count: int | None) -> None:
        here, found = self._places.here, None
        start = here.start if here else None
        visible = self._page.view.on_screen
        for _ in range(min(count or 1, MOST_STEPS)):
            if start is None:
                begin = visible.start if direction > 0 else max(visible.start, visible.end - 1)
                span = unit_at(self._page.document, begin, unit)
            else:
                span = step_unit(self._page.document, start, unit, direction)
            if span is None:
                break
            found, start = span, span.start
        if found:
            self._places.focus_on(found)
        else:
            self._app.say(f"There is no {unit} {'after' if direction > 0 else 'before'} this.")

    def action_next_sentence(self, count: int | None) -> None:
        """Focus the next sentence."""
        self._step("sentence", 1, count)

    def action_previous_sentence(self, count: int | None) -> None:
        """Focus the sentence before."""
        self._step("sentence", -1, count)

    def action_next_paragraph(self, count: int | None) -> None:
        """Focus the next paragraph."""
        self._step("paragraph", 1, count)

    def action_previous_paragraph(self, count: int | None) -> None:
        """Focus the paragraph before."""
        self._step("paragraph", -1, count)

    def _step_group(self, group: SpanGroup[Any], what: str, direction: int, count: int | None) -> None:
        """Focus the next or last span of a group, from the focus or else the first, or last, that begins on the screen."""
        place, found = self._places.here, None
        visible = self._page.view.on_screen
        begin = visible.start - 1 if direction > 0 else visible.end
        start = place.start if place else begin
        for _ in range(min(count or 1, MOST_STEPS)):
            item = group.after(start) if direction > 0 else group.before(start)
            if item is None:
                break
            found, start = item[0], item[0].start
        if found:
            self._places.focus_on(found)
        elif len(group):
            self._app.say(f"There is no {what} {'after' if direction > 0 else 'before'} this.")
        else:
            self._app.say(self._why_none(what))

    def _why_none(self, what: str) -> str:
        if what in ("quotation", "unsure speaker", "name") and self._page.analysis is None:
            return self._page.analysis_message
        return _NONE[what]

    def _quotations(self) -> SpanGroup[Any]:
        return SpanGroup(
            (span, None) for span in whole_quotations(self._page.document, self._page.shown.quotations)
        )

    def action_next_quotation(self, count: int | None) -> None:
        """Focus the next quotation."""
        self._step_group(self._quotations(), "quotation", 1, count)

    def action_previous_quotation(self, count: int | None) -> None:
        """Focus the quotation before."""
        self._step_group(self._quotations(), "quotation", -1, count)

    def _unsure(self) -> SpanGroup[Any]:
        spans = unsure_quotations(self._page.document, self._page.shown.quotations)
        return SpanGroup((span, None) for span in spans)

    def action_next_unsure(self, count: int | None) -> None:
        """Focus the next quotation whose speaker is not sure."""
        self._step_group(self._unsure(), "unsure speaker", 1, count)

    def action_previous_unsure(self, count: int | None) -> None:
        """Focus the one before whose speaker is not sure."""
        self._step_group(self._unsure(), "unsure speaker", -1, count)

    def action_next_entity(self, count: int | None) -> None:
        """Focus the next mention of an entity."""
        self._step_group(self._page.shown.entities, "name", 1, count)

    def action_previous_entity(self, count: int | None) -> None:
        """Focus the mention before."""
        self._step_group(self._page.shown.entities, "name", -1, count)

    def action_next_annotation(self, count: int | None) -> None:
        """Focus the next highlight."""
        self._step_group(self._page.shown.highlights, "highlight", 1, count)

    def action_previous_annotation(self, count: int | None) -> None:
        """Focus the highlight before."""
        self._step_group(self._page.shown.highlights, "highlight", -1, count)

    def _headings(self) -> SpanGroup[Any]:
        return SpanGroup((block.span, block) for block in self._page.document.headings())

    def action_next_heading(self, count: int | None) -> None:
        """Focus the next heading."""
        self._step_group(self._headings(), "heading", 1, count)

    def action_previous_heading(self, count: int | None) -> None:
        """Focus the heading before."""
        self._step_group(self._headings(), "heading", -1, count)
