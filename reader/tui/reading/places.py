"""The focus, and the places in the text that one comes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text import Span
    from reader.tui.reading.page import Page

FAR = 2
"""Screens that a move must cross to be a jump that one can go back from."""


class Places:
    """Where the reader is in the text, was before, and set marks."""

    def __init__(self, page: Page, follow: Callable[[Span | None], None]) -> None:
        """follow: is told where the focus is now."""
        self._page, self._follow = page, follow
        self.marks: dict[str, int] = {}
        """Offset of each mark by its letter."""
        self.jumps: list[int] = []
        """Where the jumps began that one can go back from, the last one last."""

    # -- focus

    def focus_on(self, span: Span | None, *, scroll: bool = True) -> None:
        """Put the focus on a stretch, scroll to it and say what is known of it."""
        view = self._page.view
        if span and scroll and abs(span.start - view.top_offset) > FAR * max(1, len(view.on_screen)):
            self.remember()
        view.show(focus=span)
        if span and scroll:
            view.scroll_to_span(span)
        self._follow(span)

    @property
    def here(self) -> Span | None:
        """What the reader stands at: the focus, else the match stepped to, where it is visible or the panel hides the text."""
        view = self._page.view
        shown, visible, is_hidden = view.shown, view.on_screen, not view.size.height
        places = (span for span in (shown.focus, shown.match) if span)
        return next((span for span in places if is_hidden or span.overlaps(visible)), None)

    def carry(self, place: Callable[[int], int]) -> None:
        """The text was edited: keep what was marked and left. place: where an offset of the text before is."""
        self.marks = {letter: place(offset) for letter, offset in self.marks.items()}
        self.jumps = [place(offset) for offset in self.jumps]

    # -- the way back

    def remember(self) -> None:
        """Keep this place for the way back."""
        offset = self._page.view.top_offset
        if not self.jumps or self.jumps[-1] != offset:
            self.jumps.append(offset)

    def jump_to(self, offset: int) -> None:
        """Go to a place far away."""
        self.remember()
        self._page.view.scroll_to_offset(offset, at_top=True)

    def jump_back(self) -> bool:
        """Go to where the last jump began; False where there was none."""
        if not self.jumps:
            return False
        self._page.view.scroll_to_offset(self.jumps.pop(), at_top=True)
        return True
