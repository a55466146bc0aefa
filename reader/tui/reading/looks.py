"""Where reading stopped, while lists lead to other places in the text: what they lead to is looked at, not read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.tui.reading.page import Page


class Looks:
    """Tells a look from reading: a look lasts until the reader moves on from it in the text."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.is_in_list = False
        """Whether the keys move in a list, which moves the text."""
        self._looked_at: int | None = None
        """First visible character of what a list led to; None while the reader is reading."""
        self._stopped: tuple[int, float] | None = None
        """Where reading stopped and how much was read then; None: nowhere, the article was opened for a look."""

    @property
    def place_read(self) -> tuple[int, float] | None:
        """Where reading has come to, as offset and progress; None where nothing was read yet."""
        self.follow()
        if self._looked_at is None and self._page.view.size.height:
            return self._here
        return self._stopped

    @property
    def _here(self) -> tuple[int, float]:
        return self._page.view.top_offset, self._page.progress

    def begin_at(self, offset: int) -> None:
        """The article is opened at a place that a list led to."""
        self._looked_at = offset

    def keep_place(self) -> None:
        """Remember where reading stopped, before a list leads away from there or hides the text."""
        self.follow()
        if self._looked_at is None and self._page.view.size.height:
            self._stopped = self._here

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Where the text is moved to within this is looked at, unless all of it is on the screen anyway."""
        self.keep_place()
        yield
        is_all_shown = self._page.view.is_at_start and self._page.view.progress >= 1
        self._looked_at = None if is_all_shown else self._page.view.top_offset

    def carry(self, place: Callable[[int], int]) -> None:
        """The text was edited. place: where an offset of the text before is."""
        self.follow()
        if self._looked_at is not None:
            self._looked_at = place(self._looked_at)
        if self._stopped is not None:
            self._stopped = place(self._stopped[0]), self._stopped[1]

    def follow(self) -> None:
        """The text may stand elsewhere: the look is over where the reader moved it, not where its width is another."""
        if self._looked_at is None or not self._page.is_whole:
            return
        is_there = self.is_in_list or self._page.view.is_on_first_row(self._looked_at)
        self._looked_at = self._page.view.top_offset if is_there else None
