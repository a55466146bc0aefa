"""An annotation in the lines of a list. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.theme import letter_of
from reader.tui.widgets.row_list import Row, cropped

if TYPE_CHECKING:
    from reader.tui.screens.note_listing import Item


def note_row(
    item: Item, about: str, sign: str, width: int, *, is_marked: bool = False, has_draft: bool = False
) -> Row:
    """The passage, and below it the note and where it is from.

    about: what is said beside the note. sign: stands before the passage.
    """
    annotation = item.annotation
    passage = annotation.target.exact if annotation.target else "On the article as a whole"
    mark = "✓" if is_marked else " "
    note = " ".join(annotation.note.split())
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    draft = "draft" if has_draft else ""
    details = " · ".join(part for part in (draft, note, tags, cropped(item.title, 40), about) if part)
    first = (
        (mark, "accent"),
        (letter_of(annotation), f"letter:{annotation.color}"),
        (f" {sign}" + cropped(passage, width - 3 - len(sign)), "strong"),
    )
    return Row((first, ((f"   {cropped(details, width - 3)}", "dim"),)), annotation.id)
