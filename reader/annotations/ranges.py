"""Annotations whose range the reader changes: joined into one, split into several. Pure.

No word that the reader wrote is dropped: joined notes stand one below the other, tags come together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from reader.annotations import describe
from reader.annotations.model import touched
from reader.annotations.placing import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.annotations.model import Annotation, Placed


def places(placed: Iterable[Placed]) -> list[tuple[int, int, Annotation]]:
    """(start, end, annotation) of those that stand in the text, in its order."""
    found = [
        (each.anchor.start, each.anchor.end, each.annotation)
        for each in placed
        if each.anchor and each.anchor.start is not None and each.anchor.end is not None
    ]
    return sorted(found, key=lambda item: (item[0], item[1], item[2].created, item[2].id))


def touching(text: str, placed: Iterable[Placed], identifier: str) -> list[Annotation]:
    """The annotation and those that it overlaps or touches (nothing but white space between), in the text's order.

    [] where the annotation has no place in the text.
    """
    found = places(placed)
    own = next((item for item in found if item[2].id == identifier), None)
    if own is None:
        return []
    return [each for start, end, each in found if not text[min(own[1], end) : max(own[0], start)].strip()]


def joined(text: str, placed: Sequence[Placed], parts: Sequence[Annotation]) -> Annotation:
    """One annotation over all of the parts, with the id and colour of the first: `parts` in the text's order."""
    wanted = {each.id for each in parts}
    spans = [(start, end) for start, end, each in places(placed) if each.id in wanted]
    first = parts[0]
    whole = moved(first, text, min(start for start, _ in spans), max(end for _, end in spans))
    notes = dict.fromkeys(each.note.strip() for each in parts if each.note.strip())
    speakers = {each.speaker for each in parts}
    return touched(
        whole,
        note=first.note if len(notes) <= 1 and first.note.strip() else "\n\n".join(notes),
        tags=tuple(dict.fromkeys(tag for each in parts for tag in each.tags)),
        speaker=first.speaker if len(speakers) == 1 else None,
        speaker_confidence=_least_sure(parts) if len(speakers) == 1 else None,
    )


def _least_sure(parts: Sequence[Annotation]) -> float | None:
    known = [each.speaker_confidence for each in parts if each.speaker_confidence is not None]
    return min(known, default=None)


def split(
    text: str, annotation: Annotation, span: tuple[int, int], part: tuple[int, int]
) -> list[Annotation]:
    """The annotation on `span` cut where `part` of it begins and ends; one item where that cuts off no word.

    The first keeps id and note; the others have ids of their own, with its colour, tags and speaker.
    """
    edges = [span[0], max(part[0], span[0]), min(part[1], span[1]), span[1]]
    pieces = [
        piece
        for start, end in zip(edges, edges[1:], strict=False)
        if (piece := _stripped(text, start, end)) is not None
    ]
    if len(pieces) < 2:
        return [annotation]
    first, *rest = pieces
    kept = moved(annotation, text, *first)
    return [
        kept,
        *(
            touched(
                annotation,
                id=str(uuid4()),
                target=describe(text, *piece),
                note="",
                captured="",
                created=kept.updated,
            )
            for piece in rest
        ),
    ]


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without the white space at its ends; None where nothing else is in it."""
    words = text[start:end]
    length = len(words.strip())
    begin = start + len(words) - len(words.lstrip())
    return (begin, begin + length) if length else None
