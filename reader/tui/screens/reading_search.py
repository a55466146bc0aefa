"""Searching in an article: matches while typing, n and N with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from reader.text import Span, SpanGroup
from reader.text.search import find_all
from reader.tui.screens.reading_parts import ReadingParts
from reader.tui.widgets.status_line import HintLine

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

    from reader.tui.screens.reading_selecting import Selection

    _Base = Screen[None]
else:
    _Base = object

LIVE = 1_000_000
"""Characters up to which matches are shown while typing."""


class Searching(ReadingParts, _Base):
    """`/ n N` and Esc."""

    if TYPE_CHECKING:
        selection: Selection | None

        def extend_to(self, offset: int) -> None: ...
        def give_up_selection(self) -> None: ...
        def stop_placing(self) -> bool: ...

    def __init__(self) -> None:
        super().__init__()
        self.query_text = ""
        self.matches: list[Span] = []
        self.match = -1
        """Number of the match in force; -1: none."""
        self.left_match: Span | None = None
        """The match that the last search was left at."""
        self._match_before: Span | None = None
        """The match in force when other words were asked for."""

    @property
    def search_status(self) -> str:
        """The count of matches, while there is a search."""
        if not self.query_text:
            return ""
        where = f"{self.match + 1} of " if self.match >= 0 else ""
        return f"“{self.query_text}”: {where}{len(self.matches)} match{'es' * (len(self.matches) != 1)}"

    def action_search(self) -> None:
        """Ask for words."""
        self._match_before = self.view.shown.match
        entry = self.query_one("#entry", Input)
        entry.placeholder = "search in the text; Enter goes to the first match, then n N"
        entry.value = self.query_text
        entry.display = True
        self.set_focus(entry)
        entry.action_select_all()
        self.query_one(HintLine).show_keys((("Enter", "first match"), ("Esc", "no search")))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show matches while typing."""
        if event.input.id == "entry" and event.input.display and len(self.document.text) <= LIVE:
            self._find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the first match from here on."""
        if event.input.id != "entry":
            return
        self._close_entry()
        self._find(event.value)
        if self.matches:
            self.places.remember()
            start = self.view.on_screen.start
            following = [number for number, span in enumerate(self.matches) if span.start >= start]
            self._go_to(following[0] if following else 0)
        elif self.query_text:
            self.reader_app.say(f"“{self.query_text}” is not in this article.")
        self.update_status()

    def _find(self, words: str) -> None:
        self.query_text = words.strip()
        self.matches = find_all(self.document.text, words)
        self.match = -1
        self.view.show(
            matches=SpanGroup((span, number) for number, span in enumerate(self.matches)), match=None
        )
        self.update_status()

    def _go_to(self, number: int) -> None:
        self.match = number % len(self.matches)
        span = self.matches[self.match]
        self.view.show(match=span)
        if self.selection:
            self.extend_to(span.end - 1)
        else:
            self.view.show(focus=None)
            self.view.scroll_to_span(span)
        self.update_status()

    def _step_match(self, step: int) -> None:
        if not self.matches:
            self.reader_app.say("There is nothing to step to: / searches.")
            return
        if self.match < 0:
            start = self.view.on_screen.start
            before = sum(span.start < start for span in self.matches)
            self._go_to(before if step > 0 else before - 1)
        else:
            self._go_to(self.match + step)

    def action_next_match(self, count: int | None = None) -> None:
        """Go to the next match; after the last comes the first."""
        self._step_match(count or 1)

    def action_previous_match(self, count: int | None = None) -> None:
        """Go to the match before."""
        self._step_match(-(count or 1))

    async def on_key(self, event: events.Key) -> None:
        """Esc leaves the entry, and only that: Textual would give the key to KeyScreen's `on_key`, too."""
        if isinstance(self.focused, Input) and event.key == "escape":
            event.stop()
            event.prevent_default()
            self._close_entry()
            self._leave_search(self._match_before)

    def _close_entry(self) -> None:
        self.query_one("#entry", Input).display = False
        self.set_focus(None)
        self.update_status()

    def action_escape(self) -> None:
        """Leave the selection; else placing a note; else the search; else the focus."""
        if self.selection:
            self.give_up_selection()
        elif self.stop_placing():
            self.reader_app.say("Not placed: it is where it was.")
        elif self.query_text:
            self._leave_search(self.view.shown.match)
        elif self.view.shown.focus:
            self.places.focus_on(None)
        else:
            self.reader_app.say("Nothing to leave here. q goes back to the library.")

    def _leave_search(self, reached: Span | None) -> None:
        """Search no more, and stay at the match reached, where it is in sight and nothing was focused since."""
        self._find("")
        is_elsewhere = self.selection or self.view.shown.focus not in (None, reached)
        if reached and not is_elsewhere and reached.overlaps(self.view.on_screen):
            self.left_match = reached
            self.places.focus_on(reached, scroll=False)
