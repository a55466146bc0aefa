"""Unfinished notes, kept on disk while they are written, so that neither Esc nor a crash loses a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.files import make_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path


class Drafts:
    """One file a draft, named by what it is a note on (an annotation's or article's id).

    Beside it stands the note that it was begun on, so that what was written elsewhere meanwhile is not overwritten.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keys(self) -> list[str]:
        """What there are drafts for, in order; ids with other characters than letters, digits, _ and - stand changed."""
        try:
            return sorted(path.stem for path in self.folder.glob("*.md"))
        except OSError:
            return []

    def path(self, key: str) -> Path:
        """The file that holds the draft, whether there is one or not."""
        return self.folder / (re.sub(r"[^\w-]", "_", key, flags=re.ASCII)[:80] + ".md")

    def read(self, key: str) -> str | None:
        """The draft, None where there is none or it cannot be read."""
        try:
            return self.path(key).read_text("utf-8", "replace")
        except OSError:
            return None

    def base(self, key: str) -> str | None:
        """The note that the draft was begun on, None where that is not known."""
        try:
            return self._base_path(key).read_text("utf-8", "replace")
        except OSError:
            return None

    def _base_path(self, key: str) -> Path:
        return self.path(key).with_suffix(".base")

    def write(self, key: str, text: str, base: str = "") -> None:
        """Keep a draft and, with its first writing, the note it was begun on. Raises LibraryError where it cannot be written."""
        make_folder(self.folder)
        if not self.path(key).exists():
            write_whole(self._base_path(key), base.encode("utf-8", "replace"))
        write_whole(self.path(key), text.encode("utf-8", "replace"))

    def drop(self, key: str) -> None:
        """Forget a draft: its note was saved. Raises LibraryError."""
        try:
            self.path(key).unlink(missing_ok=True)
            self._base_path(key).unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(f"the draft {self.path(key)} cannot be removed: {error.strerror}") from error
