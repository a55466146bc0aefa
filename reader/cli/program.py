"""The options in force, and the library that a command works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library


@dataclass
class Program:
    """What was said before and after the command that is for all of them."""

    library_path: Path | None = None
    mouse: bool = True
    analysis: bool = True
    tells_all: bool = False
    """Whether the command is there to tell of everything in the library; others tell of what was asked for."""
    _library: Library | None = None

    @property
    def library(self) -> Library:
        """The library, opened at the first use."""
        if self._library is None:
            from reader.library import open_library

            self._library = open_library(self.library_path)
        return self._library

    def close(self) -> None:
        """Close the library where it was opened; its warnings go to stderr now."""
        from reader.cli.output import warn

        if self._library:
            library = self._library
            for warning in library.warnings if self.tells_all else library.asked_warnings:
                warn(warning)
            self._library.close()
