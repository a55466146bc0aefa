"""What the status line says: what is in focus and who speaks there, where the reader is, what was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.navigation import counted
from reader.tui.widgets.entity_rows import TYPE_NAMES
from reader.tui.widgets.panel import speaker_labels

if TYPE_CHECKING:
    from reader.text import Span
    from reader.tui.app import ReaderApp
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.labels import Labels
    from reader.tui.reading.page import Page
    from reader.tui.reading.placing import Placing
    from reader.tui.reading.search import Search
    from reader.tui.reading.selecting import Selecting


class Status:
    """The words of the status line."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        selecting: Selecting,
        search: Search,
        labels: Labels,
        placing: Placing,
        corrected: Corrected,
    ) -> None:
        self._app, self._page, self._selecting, self._search = app, page, selecting, search
        self._labels, self._placing, self._corrected = labels, placing, corrected

    def left(self) -> str:
        """What the keys do just now, else what is in focus, else what is searched for, else what is read."""
        return (
            self._labels.status
            or self._told_selection()
            or self._placing.status
            or self._told_focus()
            or self._search.status
            or self._page.article.title
        )

    def right(self, typed: str) -> str:
        """What was typed of a command, what was saved, how far the reader is."""
        progress = self._page.progress
        left = round((1 - progress) * self._page.article.summary.minutes)
        awaited = "analysing …" if self._page.is_analysed_now else ""
        parts = [typed, self._page.saved, awaited, f"at {round(100 * progress)} %"]
        if left:
            parts.append(f"{left} min left")
        return " · ".join(part for part in parts if part)

    def _told_selection(self) -> str:
        if not self._selecting.selection:
            return ""
        mode = "BOUNDS" if self._selecting.keep else "SELECT"
        return f"{mode}  {counted(self._page.document.text, self._selecting.selected)}"

    def _told_focus(self) -> str:
        focus = self._page.focus
        return self.describe(focus) if focus else ""

    def describe(self, focus: Span) -> str:
        """What is known of the passage in focus: who speaks, whom it names, what was noted."""
        shown = self._page.shown
        parts = []
        quotations = [q for _, q in shown.quotations.overlapping(focus.start, focus.end) if q.kind != "none"]
        if quotations:
            names = speaker_labels(quotations)
            cues = [quotation.cue.text for quotation in quotations if quotation.cue]
            parts.append(f"“…” {', '.join(names)}" + (f" ({cues[0]})" if cues and len(names) == 1 else ""))
        entities = [
            (span, entity)
            for span, entity in shown.entities.overlapping(focus.start, focus.end)
            if span.covers(focus)
        ]
        parts += [f"{entity.name}, {TYPE_NAMES.get(entity.type, 'name')}" for _, entity in entities[:1]]
        own = self._corrected.told_own(quotations, [entity for _, entity in entities[:1]])
        parts += [own] if own else []
        parts += self._describe_highlights(focus)
        return " · ".join(parts)

    def _describe_highlights(self, focus: Span) -> list[str]:
        """What the highlight in focus says, and that it is not the only one there."""
        placed = self._page.highlight_at(focus)
        if placed is None:
            return []
        annotation = placed.annotation
        here = [each.annotation.id for _, each in self._page.highlights_around(focus)]
        several = [f"{here.index(annotation.id) + 1} of {len(here)} here, z next"] if len(here) > 1 else []
        tags = "".join(f" #{tag}" for tag in annotation.tags)
        changed = ["text has changed"] if placed.anchor and placed.anchor.status == "changed" else []
        name = f"{self._app.color_name(annotation.color)}{tags}"
        return [*changed, name, *several, *([annotation.note] if annotation.note else [])]
