"""Whom of the library's people a name means. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ArticleError
from reader.intake import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.people_joining import Person

_LISTED = 10
"""Names that a message gives."""


def called(people: Sequence[Person], name: str) -> list[Person]:
    """Those with a name, else with an alias: first the people among them, then who is quoted most."""
    from reader.analysis.names.folding import fold

    wanted = fold(name)
    exact = [each for each in people if wanted in {fold(each.name), *(key for _, key in each.keys)}]
    exact = exact or [each for each in people if wanted in map(fold, each.aliases)]
    return sorted(exact, key=lambda each: (each.type != "PERSON", -each.quotations))


def find_person(people: Sequence[Person], name: str) -> Person:
    """The one whom a name means: a whole name or alias, else the only one with all its words. Raises ArticleError."""
    from reader.analysis.names.folding import fold

    found = called(people, name)[:1] or _with_all_words(people, fold(name).split())
    if not found:
        # What begins with a small letter may well speak in an article without being anybody here.
        told = " (people known by a description only are not listed)" if name[:1].islower() else ""
        raise ArticleError(
            f"nobody called “{clean_line(name)}” is in the library{told}: `reader people` lists who is"
        )
    if len(found) > 1:
        raise ArticleError(f"“{clean_line(name)}” may be {listed_names(found)}: give the whole name")
    return found[0]


def also_called(people: Sequence[Person], person: Person, name: str) -> list[Person]:
    """Other people whose names have all words of the name that found a person: Ann Dolan beside Dolan.

    Of bodies and places such are no namesakes: the Senate Finance Committee is no other Senate.
    """
    from reader.analysis.names.folding import fold

    found = _with_all_words(people, fold(name).split()) if person.type == "PERSON" else []
    return [each for each in found if each != person and each.type == person.type]


def _with_all_words(people: Sequence[Person], words: Sequence[str]) -> list[Person]:
    from reader.analysis.names.folding import fold

    return [each for each in people if words and set(words) <= set(fold(each.name).split())]


def listed_names(people: Sequence[Person]) -> str:
    """Their names for a message, the first ones where they are many."""
    more = f"; and {len(people) - _LISTED} more" if len(people) > _LISTED else ""
    return "; ".join(clean_line(each.name) for each in people[:_LISTED]) + more
