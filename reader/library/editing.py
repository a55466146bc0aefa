"""Annotations changed from a script, each by one save: note, colour, tags, deletion. Refused if another program was quicker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.annotations.model import COLORS, touched
from reader.errors import UsageError
from reader.intake import clean_note, clean_tags
from reader.library.notebook import find_annotation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.annotations.model import Annotation
    from reader.library.library import Library


def edit(
    library: Library,
    ref: str,
    *,
    note: str | None = None,
    color: str | None = None,
    tag: Sequence[str] = (),
    untag: Sequence[str] = (),
) -> Annotation:
    """Change what is given of an annotation; ref: its id or the beginning of one. Returns it as it is now.

    Raises ArticleError where ref names none or several, UsageError for no such colour or where nothing is coloured,
    StoreError where it was not saved.
    """
    before = find_annotation(library, ref)
    changes: dict[str, Any] = {}
    if note is not None:
        changes["note"] = clean_note(note)
    if color is not None:
        if before.target is None:
            raise UsageError("a note on the article as a whole has no colour")
        changes["color"] = color_meant(color, library.settings.colors)
    if tag or untag:
        gone = set(clean_tags(untag))
        changes["tags"] = tuple(
            each for each in dict.fromkeys([*before.tags, *clean_tags(tag)]) if each not in gone
        )
    after = touched(before, **changes)
    library.store.change(put=[after], expected={before.id: before})
    return after


def color_meant(given: str, names: Mapping[str, str]) -> str:
    """The colour of that name, its own or the reader's. Raises UsageError where there is none."""
    wanted = given.casefold()
    for color in COLORS:
        if wanted in (color, names.get(color, color).casefold()):
            return color
    raise UsageError(
        f"there is no colour {given!r}: one of {', '.join(names.get(each, each) for each in COLORS)}"
    )


def delete(library: Library, refs: Sequence[str]) -> list[Annotation]:
    """Move annotations to the bin, all or none. Raises ArticleError where one of the refs names none or several."""
    found = [find_annotation(library, ref) for ref in refs]
    library.store.change(delete=[each.id for each in found], expected={each.id: each for each in found})
    return found
