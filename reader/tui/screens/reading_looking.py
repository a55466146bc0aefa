"""Where reading stopped, while lists lead to other places in the text: what they lead to is looked at, not read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.tui.screens.reading_parts import ReadingParts

if TYPE_CHECKING:
    from collections.abc import Iterator


class Looking(ReadingParts):
    """Tells a look from reading: a look lasts until the reader moves on from it in the text."""

    if TYPE_CHECKING:
        in_panel: bool

    def __init__(self) -> None:
        super().__init__()
        self._looked_at: int | None = None
        """First visible character of what a list led to; None while the reader is reading."""
        self._stopped: tuple[int, float] | None = None
        """Where reading stopped and how much was read then; None: nowhere, the article was opened for a look."""

    @property
    def place_read(self) -> tuple[int, float] | None:
        """Where reading has come to, as offset and progress; None where nothing was read yet."""
        self.follow_look()
        if self._looked_at is None and self.view.size.height:
            return self._here
        return self._stopped

    @property
    def _here(self) -> tuple[int, float]:
        return self.view.top_offset, self.page.progress

    def open_for_look(self, offset: int) -> None:
        """The article is opened at a place that a list led to."""
        self._looked_at = offset

    def keep_place(self) -> None:
        """Remember where reading stopped, before a list leads away from there or hides the text."""
        self.follow_look()
        if self._looked_at is None and self.view.size.height:
            self._stopped = self._here

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Where the text is moved to within this is looked at, unless all of it is on the screen anyway."""
        self.keep_place()
        yield
        is_all_shown = self.view.is_at_start and self.view.progress >= 1
        self._looked_at = None if is_all_shown else self.view.top_offset

    def follow_look(self) -> None:
        """The text may stand elsewhere: the look is over where the reader moved it, not where its width is another."""
        if self._looked_at is None or not self.page.is_whole:
            return
        is_there = self.in_panel or self.view.is_on_first_row(self._looked_at)
        self._looked_at = self.view.top_offset if is_there else None
