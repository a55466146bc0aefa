"""The reader's corrections between analysis, which knows what they mean, and the store, which keeps plain records.

Both call a field `kind`: in the store it is the record's own, and a correction's stands in `correction`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.annotations import Target, anchor
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.analysis.corrections import Correction

_BY_NAME = frozenset({"entity-type", "merge-entities"})
"""Kinds of corrections that know what they are about by its name."""


def to_stored(correction: Correction) -> dict[str, Any]:
    """The correction as the store keeps it."""
    record = correction.to_record()
    return {**record, "correction": record["kind"]}


def from_stored(records: Iterable[Mapping[str, Any]]) -> list[Correction]:
    """The corrections among records; one that a newer program made stays in the store and is passed over."""
    from reader.analysis.corrections import from_record

    corrections = []
    for record in records:
        try:
            corrections.append(from_record({**record, "kind": record.get("correction", "")}))
        except AnalysisError:
            continue
    return corrections


def placed_in(text: str, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections with their offsets in the text as it is today; those whose words are gone are left out."""
    return [moved for correction in corrections if (moved := placed(text, correction))]


def placed(text: str, correction: Correction) -> Correction | None:
    """A correction with its offsets in the text as it is today; None where its words are gone.

    What is said of a quotation holds where a few of its words have changed and all around is as it was; what is said of
    an entity by its name, or of all mentions of the same words, holds without a place, too.
    """
    exact, start, end = correction.exact, correction.start, correction.end
    if not exact or start == end:
        return correction
    place = anchor(text, Target(exact, correction.prefix, correction.suffix, start, end, ""))
    if place.start is not None and place.end is not None:
        found = text[place.start : place.end]
        moved = replace(correction, start=place.start, end=place.end, exact=found)
        if place.status == "anchored" or (place.status == "changed" and _is_same_quotation(text, moved)):
            return moved
    if correction.everywhere and correction.kind == "not-entity":
        return replace(correction, start=0, end=0)
    if correction.kind in _BY_NAME:
        return replace(correction, start=0, end=0, exact="")
    return None


_BESIDE = 32
"""Characters on either side."""
_OPENING = 8
"""So many characters of a paragraph are not found at another by chance, where all else fits as well."""


def _is_same_quotation(text: str, moved: Correction) -> bool:
    """Whether a correction is on a quotation, and its place has the same neighbours still.

    Two quotations may differ in one word only ("will hire", "will fire"): their neighbours tell them apart. All that stands
    beside it in its paragraph must be the same, and on one side also what stands beyond. A quotation that stood beside
    it before is another one.
    """
    from reader.analysis.corrections import ON_QUOTATIONS

    before, after = moved.prefix[-_BESIDE:], moved.suffix[:_BESIDE]
    has_before, has_after = text.endswith(before, 0, moved.start), text.startswith(after, moved.end)
    is_within = text.endswith(before.rpartition("\n")[2], 0, moved.start) and text.startswith(
        after.partition("\n")[0], moved.end
    )
    has_neighbours = is_within and (has_before or has_after) and not _stood_beside(text, moved)
    return moved.kind in ON_QUOTATIONS and has_neighbours


def _stood_beside(text: str, moved: Correction) -> bool:
    """Whether the paragraph of the place is the one that stood before or after that of the correction."""
    first = text.rfind("\n", 0, moved.start) + 1
    last = text.find("\n", moved.end) if "\n" in text[moved.end :] else len(text)
    above = moved.prefix.rpartition("\n")[0].rstrip("\n").rpartition("\n")[2]
    below = moved.suffix.partition("\n")[2].lstrip("\n").partition("\n")[0]
    followed = len(below) >= _OPENING and text.startswith(below, first)
    return followed or (len(above) >= _OPENING and text.endswith(above, first, last))
