"""Unfinished notes, kept on disk while they are written, so that neither Esc nor a crash loses a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.files import make_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished note."""

    text: str
    base: str | None
    """The note that it was begun on; None: not known."""


class Drafts:
    """One file a draft, named by what it is a note on (an annotation's or article's id).

    Beside it stands the note that it was begun on, so that what was written elsewhere meanwhile is not overwritten.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def kept(self) -> list[str]:
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

    def replace(self, key: str, draft: Draft) -> None:
        """Keep a draft in the place of the one that is there. Raises LibraryError where it cannot be written."""
        make_folder(self.folder)
        write_whole(self.path(key), draft.text.encode("utf-8", "replace"))
        # Last: with the old one, saving keeps both versions.
        if draft.base is not None:
            write_whole(self._base_path(key), draft.base.encode("utf-8", "replace"))

    def draft(self, key: str) -> Draft | None:
        """The draft with what it was begun on, None where there is none or it cannot be read."""
        text = self.read(key)
        return None if text is None else Draft(text, self.base(key))

    def drop(self, key: str) -> None:
        """Forget a draft: its note was saved. Raises LibraryError."""
        try:
            self.path(key).unlink(missing_ok=True)
            self._base_path(key).unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(f"the draft {self.path(key)} cannot be removed: {error.strerror}") from error
