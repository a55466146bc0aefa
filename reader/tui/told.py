"""What undo and redo did, in words: what of which annotations, and which corrections. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotations.history import CorrectionChange, notes_taken
from reader.text import Span
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reader.annotations.history import Change
    from reader.annotations.model import Annotation

_WORDS = 40
"""Cells of a passage's words."""
_TITLE, _WORDS_ELSEWHERE = 20, 22
"""Cells of another article's title, and of words told beside it: together they leave room for the rest in 80 columns."""
_WORDS_KEPT, _WORDS_KEPT_ELSEWHERE = 26, 16
"""Cells of words told before a number of quotations or what becomes of a note's text: they leave room for that."""
UNDONE, REDONE = "Undone", "Redone"


def counted(count: int) -> str:
    """A number of annotations in words."""
    return "1 annotation" if count == 1 else f"{count:,} annotations"


def told_lost(changed: int, gone: int, corrections: int) -> str:
    """Of how many notes of an article the text has changed or is gone, and of how many corrections: for 80 columns."""
    if [changed, gone, corrections].count(0) < 2:
        return _told_several(changed, gone, corrections)
    if changed:
        return f"The text of {changed} highlight{'s' * (changed > 1)} has changed (= steps to it)."
    if gone:
        return f"{gone} {'are' if gone > 1 else 'is'} no longer in the text (Tab, 4 lists)."
    words = f"{corrections} corrections" if corrections > 1 else "a correction"
    return f"The words of {words} are gone (Tab, 4 lists)." if corrections else ""


def _told_several(changed: int, gone: int, corrections: int) -> str:
    counts = ((gone, "note"), (corrections, "correction"))
    parts = [f"{count} {what}{'s' * (count > 1)}" for count, what in counts if count]
    what = "" if gone else " notes" if changed > 1 else " note"
    return f"Gone: {', '.join(parts)} (Tab 4){f'; {changed}{what} changed (=)' if changed else ''}."


def told_act(
    done: str,
    changes: Collection[Change | CorrectionChange],
    here: str,
    title_of: Callable[[str], str],
    quotations: int = 0,
) -> str:
    """What undo or redo did, with the article where that is another one than the one shown.

    done: UNDONE, which keeps the text of notes that it takes away as drafts, or REDONE. here: id of the article shown;
    empty where none is. title_of: gives the title for an id. quotations: how many corrections of that article are on.
    """
    kept = notes_taken(changes) if done == UNDONE else []
    articles = {change.article for change in changes}
    if articles <= {here}:
        room = _WORDS_KEPT if kept or quotations > 1 else _WORDS
        return f"{done}: {told_changes(changes, room, quotations)}{_told_kept(kept)}."
    one = next(iter(articles)) if len(articles) == 1 else ""
    where = f"“{cropped(title_of(one), _TITLE)}”" if one else f"{len(articles)} articles"
    told = told_changes(changes, _WORDS_KEPT_ELSEWHERE if kept else _WORDS_ELSEWHERE)
    return f"{done} in {where}: {told}{_told_kept(kept, is_here=False)}."


def _told_kept(kept: Sequence[Change], *, is_here: bool = True) -> str:
    """Where the text of notes that undo took away is; is_here: in the article shown, by a key."""
    if not kept:
        return ""
    if len(kept) > 1:
        return "; kept as drafts"
    is_whole = kept[0].after is not None and kept[0].after.target is None
    return f"; its text is kept as a draft ({'A' if is_whole else 'a'})" if is_here else "; kept as a draft"


def told_changes(
    changes: Iterable[Change | CorrectionChange], room: int = _WORDS, quotations: int = 0
) -> str:
    """What some changes did, those of one kind together.

    room: cells for the words of a passage. quotations: how many the corrections are on; 0: not known.
    """
    on_quotations = f" ({quotations} quotations)" if quotations > 1 else ""
    parts: list[str] = []
    kinds: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        if isinstance(change, CorrectionChange):
            told_correction = _told_correction(change, room)
            parts.append(told_correction and told_correction + on_quotations)
            continue
        what, became = _kind(change)
        kinds.setdefault((what, became), []).append(_told(change, what, became, room))
    for (what, became), told in kinds.items():
        of = f"{what} of " if what else ""
        parts.append(told[0] if len(told) == 1 else f"{of}{counted(len(told))}{became}")
    return ", ".join(filter(None, dict.fromkeys(parts)))


def _kind(change: Change) -> tuple[str, str]:
    """What of an annotation was changed, and what became of it as a whole."""
    before, after = change.before, change.after
    if before is None or after is None:
        return "", " gone" if after is None else " back"
    parts = {
        "note": before.note != after.note,
        "tags": before.tags != after.tags,
        "colour": before.color != after.color,
        _place_kind(before, after): (before.target, before.detached) != (after.target, after.detached),
    }
    told = [name for name, is_changed in parts.items() if is_changed]
    said = [(each.speaker, each.speaker_confidence) for each in (before, after)]
    if not told and said[0] != said[1]:
        told = ["speaker"]
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:]))), ""


def _place_kind(before: Annotation, after: Annotation) -> str:
    """A range is changed by hand, in one text and around the same words; a place, where the text has changed or is gone."""
    old, new = before.target, after.target
    if old is None or new is None or before.detached or after.detached or old.text_hash != new.text_hash:
        return "place"
    return "range" if Span(old.start, old.end).overlaps(Span(new.start, new.end)) else "place"


def _told(change: Change, what: str, became: str, room: int) -> str:
    annotation = change.after or change.before
    if annotation is None or annotation.target is None:
        whole = "note on the article"
        return f"{what} of the {whole}" if what not in ("", "note") else f"{whole}{became}"
    words = f"“{cropped(annotation.target.exact.strip('“”'), room)}”"
    if not what:
        return f"highlight {words}{became}"
    return f"{what} {'on' if what == 'note' else 'of'} {words}"


def _told_correction(change: CorrectionChange, room: int) -> str:
    from reader.tui.screens.correct_entries import described_change

    return described_change(change, room)
