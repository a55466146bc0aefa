"""Annotations as JSON: the shape that `reader notes --json` prints."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.model import Placed, Status
    from reader.export.model import ExportItem

# JSON allows these as they are, but a terminal would obey the controls and no encoder takes a lone surrogate.
_TO_ESCAPE = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class NoteObject(TypedDict):
    """One annotation. Offsets count code points of the article's text as it is today.

    captured: the words marked first, where the reader has taken others for them since; else null.
    color: null for a note on the article as a whole.
    speaker_confidence: how sure the speaker is, 0 to 1; null where the reader told who it is, or it is not known.
    """

    id: str
    article: str
    start: int | None
    end: int | None
    exact: str | None
    prefix: str | None
    suffix: str | None
    color: str | None
    note: str
    tags: list[str]
    speaker: str | None
    speaker_confidence: float | None
    created: str
    updated: str
    status: Status
    on: str
    captured: str | None


def note_object(placed: Placed) -> NoteObject:
    """An annotation for JSON. An orphan has no start and end; a note on the article has no passage either."""
    annotation, anchor, target = placed.annotation, placed.anchor, placed.annotation.target
    return {
        "id": annotation.id,
        "article": annotation.article,
        "start": anchor.start if anchor and target else None,
        "end": anchor.end if anchor and target else None,
        "exact": target.exact if target else None,
        "prefix": target.prefix if target else None,
        "suffix": target.suffix if target else None,
        "color": annotation.shown_color or None,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "speaker": annotation.speaker,
        "speaker_confidence": annotation.speaker_confidence,
        "created": annotation.created,
        "updated": annotation.updated,
        "status": _status(placed),
        "on": "passage" if target else "article",
        "captured": annotation.captured or None,
    }


def _status(placed: Placed) -> Status:
    if placed.annotation.target is None:
        return "anchored"
    return placed.anchor.status if placed.anchor else "orphan"


def export_json(items: Sequence[ExportItem], _moment: str = "", _is_of_all: bool = False) -> str:
    """A JSON array of all items' annotations, article by article, in the order of the text."""
    notes = [note for item in items for note in sorted(map(note_object, item.placed), key=_order)]
    return to_json(notes) + "\n"


def _order(note: NoteObject) -> tuple[bool, bool, int, str]:
    """Notes on the article first, orphans last."""
    return note["on"] == "passage", note["status"] == "orphan", note["start"] or 0, note["created"]


def to_json(value: object) -> str:
    """Indented JSON that reads well, can be encoded as UTF-8 and holds nothing that a terminal obeys."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
