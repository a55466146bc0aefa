"""The reader's own names for the five colours, in a plain file of the library: `colors.json`.

A colour is a category, and the names are part of what the reader wrote: they belong to the library and go where it
goes, not to a device. `[colors]` in config.toml wins, so that one set of names can hold for several libraries.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.annotations.model import COLORS
from reader.errors import LibraryError, UsageError
from reader.intake.clean import clean_line
from reader.library.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "colors.json"
LONGEST = 40
"""Characters of a name."""


def read_color_names(library: Path) -> tuple[dict[str, str], str]:
    """The names by colour, and one line on what is wrong with the file (empty: nothing; no names are used then)."""
    path = library / NAME
    try:
        table = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, RecursionError) as error:
        return {}, f"{path}: colour names not used ({clean_line(str(error))}): mend the file or remove it"
    if not isinstance(table, dict):
        return {}, f"{path}: colour names not used: a table of colours and names is expected"
    names = {
        color: clean_line(table[color])[:LONGEST] for color in COLORS if isinstance(table.get(color), str)
    }
    return {color: name for color, name in names.items() if name}, ""


def set_color_name(library: Path, color: str, name: str) -> dict[str, str]:
    """Name a colour, or with an empty name take its name away; returns all names.

    Raises UsageError for no colour or a name that another colour has, LibraryError where the file cannot be read or written.
    """
    if color not in COLORS:
        raise UsageError(f"there is no colour {color!r}: one of {', '.join(COLORS)}")
    names, problem = read_color_names(library)
    if problem:
        raise LibraryError(problem)
    wanted = clean_line(name)[:LONGEST].strip()
    _require_distinct(names, color, wanted)
    names = {**names, color: wanted}
    names = {each: names[each] for each in COLORS if names.get(each)}
    write_whole(library / NAME, (json.dumps(names, ensure_ascii=False, indent=1) + "\n").encode())
    return names


def _require_distinct(names: Mapping[str, str], color: str, wanted: str) -> None:
    """A name means one colour, or a filter could not tell them apart."""
    for other in COLORS:
        taken = {other.casefold(), names.get(other, other).casefold()}
        if other != color and wanted.casefold() in taken:
            raise UsageError(f"{other} is called {names.get(other, other)!r} already: choose another name")
