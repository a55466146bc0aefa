"""Where annotations stand, and what the reader decides about those whose passage has changed or is gone. Pure.

The words that were marked first are kept through every decision, in `Annotation.captured`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations import anchor, describe
from reader.annotations.model import Anchor, Placed, touched

if TYPE_CHECKING:
    from reader.annotations.model import Annotation, Status

NOWHERE = Anchor(None, None, "orphan", 0.0)


def place(text: str, annotation: Annotation) -> Placed:
    """The annotation with its place in a text: a detached one has none, a note on the whole article needs none."""
    if annotation.target is None:
        return Placed(annotation)
    return Placed(annotation, NOWHERE if annotation.detached else anchor(text, annotation.target))


def status_of(placed: Placed) -> Status:
    """The status as it is shown; a note on the whole article is always where it belongs."""
    return placed.anchor.status if placed.anchor else "anchored"


def words_now(text: str, placed: Placed) -> str | None:
    """What stands in the text where the passage was found; None where it was not."""
    found = placed.anchor
    return (
        None if found is None or found.start is None or found.end is None else text[found.start : found.end]
    )


def moved(annotation: Annotation, text: str, start: int, end: int) -> Annotation:
    """The annotation on `[start, end)` of the text from now on."""
    target = describe(text, start, end)
    first = annotation.first_words
    captured = first if annotation.captured or first != target.exact else ""
    return touched(annotation, target=target, captured=captured, detached=False)


def accepted(placed: Placed, text: str) -> Annotation:
    """The annotation with the words that stand at its place now as its own. Raises ValueError where it has no place."""
    found = placed.anchor
    if found is None or found.start is None or found.end is None:
        raise ValueError("an annotation without a place has no new words")
    return moved(placed.annotation, text, found.start, found.end)


def detached(annotation: Annotation) -> Annotation:
    """The annotation taken off the text: listed with its words and old place until it is placed by hand."""
    return touched(annotation, detached=True)
