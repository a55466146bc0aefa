"""Where a library is."""

from __future__ import annotations

import os
from pathlib import Path

from reader.errors import LibraryError
from reader.intake import clean_line


def library_path(path: Path | None = None) -> Path:
    """The library's folder: the argument, else READER_LIBRARY, else the user's data folder."""
    given = path or os.environ.get("READER_LIBRARY")
    if given:
        return _absolute(Path(given))
    from platformdirs import user_data_path

    return user_data_path("reader", appauthor=False)


def _absolute(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except (RuntimeError, OSError) as error:  # no such home; a working folder that was deleted
        raise LibraryError(
            f"the library {clean_line(str(path))} cannot be found ({error}): give its whole path (--library DIR)"
        ) from error
