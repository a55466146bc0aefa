"""Searching in an article: the matches of what was asked for, and which of them one is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import Span, SpanGroup
from reader.text.search import find_all

if TYPE_CHECKING:
    from reader.tui.reading.page import Page

LIVE = 1_000_000
"""Characters up to which matches are shown while typing."""


class Search:
    """What is searched for, and the match in force."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.words = ""
        self.matches: list[Span] = []
        self.number = -1
        """Of the match in force; -1: none."""
        self.left: Span | None = None
        """The match that the last search was left at."""

    @property
    def status(self) -> str:
        """The count of matches, while there is a search."""
        if not self.words:
            return ""
        where = f"{self.number + 1} of " if self.number >= 0 else ""
        return f"“{self.words}”: {where}{len(self.matches)} match{'es' * (len(self.matches) != 1)}"

    @property
    def is_live(self) -> bool:
        """Whether matches can be shown while words are typed."""
        return len(self._page.document.text) <= LIVE

    def find(self, words: str) -> None:
        """Show the matches of words, none of them in force yet; no words: search no more."""
        self.words = words.strip()
        self.matches = find_all(self._page.document.text, words)
        self.number = -1
        self._page.view.show(
            matches=SpanGroup((span, number) for number, span in enumerate(self.matches)), match=None
        )
        self._page.frame.update_status()

    def first_from_here(self) -> Span:
        """The first match from the top of the screen on, else of all; it is in force then."""
        before = self._count_before_here()
        return self._choose(before if before < len(self.matches) else 0)

    def step(self, count: int) -> Span:
        """The match so many after the one in force, or after the top of the screen; after the last comes the first."""
        if self.number >= 0:
            return self._choose(self.number + count)
        before = self._count_before_here()
        return self._choose(before if count > 0 else before - 1)

    def _count_before_here(self) -> int:
        start = self._page.view.on_screen.start
        return sum(span.start < start for span in self.matches)

    def _choose(self, number: int) -> Span:
        self.number = number % len(self.matches)
        span = self.matches[self.number]
        self._page.view.show(match=span)
        return span

    def is_match(self, span: Span) -> bool:
        """Whether a stretch is the match in force, or the one that the last search was left at."""
        return span in (self.left, self._page.shown.match)
