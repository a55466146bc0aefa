"""Which keys are worth a hint just now. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.widgets.panel import NAMES, NOTES, QUOTES

if TYPE_CHECKING:
    from reader.tui.keys import Binding
    from reader.tui.shown import Shown

_PARTS = {"panel.filter": (NOTES,), "panel.unfold": (NAMES,), "panel.correct": (QUOTES, NAMES)}
"""Keys that do something in some parts of the panel only."""


def has_use(binding: Binding, shown: Shown, tab: int) -> bool:
    """Whether a key does anything: in the part of the panel that is shown, or with what was found in focus."""
    if binding.id == "article.correct":
        return _is_on_finding(shown)
    parts = _PARTS.get(binding.id)
    return parts is None or tab in parts


def _is_on_finding(shown: Shown) -> bool:
    """Whether a quotation or a name is in focus."""
    focus = shown.focus
    return focus is not None and (
        any(said.kind != "none" for _, said in shown.quotations.overlapping(focus.start, focus.end))
        or any(span.covers(focus) for span, _ in shown.entities.overlapping(focus.start, focus.end))
    )
