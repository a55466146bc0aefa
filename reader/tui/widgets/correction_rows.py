"""Corrections whose words are gone from the article, as rows of the panel. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.row_list import Row, cropped

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Lost:
    """A correction that changes nothing any more."""

    id: str
    words: str
    """What it was made on."""
    said: str
    """What it said of them."""


def lost_rows(lost: Sequence[Lost], width: int) -> list[Row]:
    """Under a heading, two rows each: the words, which the cursor stands on, and what was said of them."""
    rows = [Row(((("Corrections whose words are gone", "heading"),),))] if lost else []
    for each in lost:
        words, said = cropped(f"“{each.words}”", width - 2), cropped(f"you said: {each.said}", width - 2)
        rows.append(Row((((f"  {words}", ""),),), Place(0, 0, correction=each.id)))
        rows.append(Row((((f"  {said}", "dim"),),)))
    return rows
