"""Which keys are worth a hint just now, and by which word. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.placing import status_of
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.panel import NAMES, NOTES, QUOTES

if TYPE_CHECKING:
    from reader.annotations.model import Placed
    from reader.tui.keys import Binding
    from reader.tui.shown import Shown

CORRECTED = (QUOTES, NAMES)
"""The parts of the panel in which something can be corrected."""
_ON_ROWS = {f"panel.{name}" for name in "open unfold correct highlight note review place delete".split()}
"""Keys that do something with the row under the cursor."""


def hint_in_text(binding: Binding, shown: Shown) -> str:
    """The word for a key while the keys go to the text: none where it does nothing with what is in focus."""
    return "" if binding.id == "article.correct" and not _is_on_finding(shown) else binding.hint


def hint_in_panel(binding: Binding, tab: int, row: object, placed: Placed | None) -> str:
    """The word for a key of the panel: none where it does nothing with the row under the cursor.

    tab: the part that is shown; row: what the row leads to; placed: the annotation that it lists.
    """
    if binding.id == "panel.filter":
        return binding.hint if tab == NOTES else ""
    if binding.id not in _ON_ROWS:
        return binding.hint
    if binding.id not in uses_of_row(tab, row, placed):
        return ""
    return "take back" if isinstance(row, Place) and row.correction else binding.hint


def uses_of_row(tab: int, key: object, placed: Placed | None) -> set[str]:
    """Which of these do something with a row. tab: the part it is in; placed: the annotation that it lists."""
    if not isinstance(key, Place):
        return set()
    if key.correction:
        return {"panel.delete"}
    uses = {"panel.open"} if key.end else set()
    if tab in CORRECTED:
        uses |= {"panel.correct", "panel.unfold" if tab == NAMES else "panel.highlight"}
    if placed:
        by_status = {"changed": {"panel.review"}, "orphan": {"panel.place"}}
        uses |= {"panel.note", "panel.delete"} | by_status.get(status_of(placed), set())
    return uses


def _is_on_finding(shown: Shown) -> bool:
    """Whether a quotation or a name is in focus."""
    focus = shown.focus
    return focus is not None and (
        any(said.kind != "none" for _, said in shown.quotations.overlapping(focus.start, focus.end))
        or any(span.covers(focus) for span, _ in shown.entities.overlapping(focus.start, focus.end))
    )
