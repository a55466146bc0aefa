"""Selecting in an article by keys: visual mode."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.text import Span
from reader.tui.navigation import (
    Unit,
    move_cursor,
    quotation_around,
    selected,
    trimmed,
    unit_at,
    units_around,
)
from reader.tui.reading.steps import MOST_STEPS

if TYPE_CHECKING:
    from reader.annotations.model import Placed
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.search import Search

_ALREADY = "This is selected already."

Keep = Callable[[Span], Awaitable[None]]
"""Does something with a stretch that was selected for it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Characters from one to another, both included; `cursor` is the end that moves."""

    anchor: int
    cursor: int
    by_paragraphs: bool = False


class Selecting:
    """`v`, `V` and what moves in them."""

    def __init__(self, app: ReaderApp, page: Page, places: Places, search: Search) -> None:
        self._app, self._page, self._places, self._search = app, page, places, search
        self.selection: Selection | None = None
        self.keep: Keep | None = None
        """What the selection is the bounds of takes them; None: it is there for anything."""
        self._before: Span | None = None
        """The focus that the selection began at, which comes back when it is left."""
        self._is_before_seen = False
        """Whether that was on the screen: then Esc goes back to it."""

    # -- selecting

    @property
    def selected(self) -> Span:
        """What the selection covers."""
        chosen = self.selection
        if chosen is None:
            return Span(0, 0)
        return selected(self._page.document, chosen.anchor, chosen.cursor, by_paragraphs=chosen.by_paragraphs)

    def passage(self) -> Span | None:
        """The selection, else the focus, else the match in force; None (and told) where there is neither."""
        shown = self._page.shown
        span = self.selected if self.selection else shown.focus or shown.match
        span = trimmed(self._page.document.text, span.start, span.end) if span else None
        if not span or not len(span):
            self._app.say("Nothing is in focus: ) focuses a sentence, v selects.")
            return None
        return span

    @property
    def highlight_meant(self) -> Placed | None:
        """The highlight in focus; None while something else is selected."""
        return None if self.selection else self._page.highlight_at(self._page.focus)

    def select(self, selection: Selection | None) -> None:
        """Select this, or nothing; the focus gives way meanwhile."""
        if self.selection is None:
            self._before = self._page.shown.focus
            self._is_before_seen = bool(self._before and self._before.overlaps(self._page.view.on_screen))
        self.selection = selection
        if selection is None:
            self._page.view.show(selection=None, cursor=None, focus=self._before)
        else:
            span = self.selected
            self._page.view.show(selection=span if len(span) else None, cursor=selection.cursor, focus=None)
            self._page.view.scroll_to_offset(selection.cursor)
        self._page.frame.update_status()

    def action_visual(self) -> None:
        """Begin to select by characters, or leave."""
        self._visual(by_paragraphs=False)

    def action_visual_lines(self) -> None:
        """Begin to select by paragraphs, or leave."""
        self._visual(by_paragraphs=True)

    def _visual(self, *, by_paragraphs: bool) -> None:
        if not self._page.document.text.strip():
            self._app.say("There is no text to select.")
        elif self.selection is None:
            first = self._first_selected()
            self.select(Selection(first.start, first.end - 1, by_paragraphs))
        elif self.selection.by_paragraphs == by_paragraphs:
            self.give_up()
        else:
            self.select(replace(self.selection, by_paragraphs=by_paragraphs))

    def _first_selected(self) -> Span:
        """The match stepped to, else the first character of the focus, else of the first word on the screen."""
        place, visible = self._places.here, self._page.view.on_screen
        if place and self._search.is_match(place):
            return place
        if place:
            return Span(place.start, place.start + 1)
        sentence = unit_at(self._page.document, visible.start, "sentence")
        start = max(visible.start, sentence.start) if sentence else visible.start
        return Span(start, start + 1)

    def select_for(self, span: Span, keep: Keep) -> None:
        """Select a stretch whose bounds are to be changed; keep: is to be given those that are chosen."""
        self.keep = keep
        self.select(Selection(span.start, max(span.start, span.end - 1)))

    def drop(self) -> None:
        """Select nothing, wherever the focus is put then."""
        self.selection = self.keep = None
        self._page.view.show(selection=None, cursor=None)

    def end_on(self, span: Span) -> None:
        """Leave the selection; what was made of it is in focus."""
        self.drop()
        self._places.focus_on(span)

    def leave(self) -> None:
        """Select nothing; the focus is what it was before."""
        self.keep = None
        self.select(None)

    def give_up(self) -> None:
        """Leave the selection with nothing done: back to where it began."""
        self.leave()
        self._places.focus_on(self._before, scroll=self._is_before_seen)

    def extend_to(self, offset: int) -> None:
        """Move the selection's end to an offset."""
        if self.selection:
            self.select(replace(self.selection, cursor=offset))

    def action_extend(self, motion: str, count: int | None = None) -> None:
        """Move the selection's end by a motion."""
        if not self.selection:
            return
        offset = self.selection.cursor
        for _ in range(min(count or 1, MOST_STEPS)):
            moved = move_cursor(self._page.document, self._page.view.layout_, offset, motion)
            if moved == offset:
                break
            offset = moved
        if offset == self.selection.cursor:
            self._app.say("The selection cannot go further this way.")
        self.extend_to(offset)

    def action_extend_around(self, unit: Unit, count: int | None = None) -> None:
        """Select whole sentences or paragraphs."""
        around = units_around(self._page.document, self.selected, unit, min(count or 1, MOST_STEPS))
        if around == self.selected:
            around = None
        self._select_object(around, f"There is no {unit} after this.")

    def action_extend_quotation(self, part: str) -> None:
        """Select the quotation around the cursor, or the next one in its paragraph."""
        cursor = self.selection.cursor if self.selection else 0
        quotations = self._page.shown.quotations
        around = quotation_around(
            self._page.document, quotations, self.selected, cursor, with_marks=part == "whole"
        )
        already = self._told_whole() if part == "whole" else _ALREADY
        self._select_object(around, "There is no quotation in this paragraph.", already)

    def _told_whole(self) -> str:
        """That no more of a quotation can be selected; one that goes on in another paragraph is not called whole."""
        quotations, chosen = self._page.shown.quotations, self.selected
        groups = {quotation.group for _, quotation in quotations.overlapping(chosen.start, chosen.end)}
        elsewhere = [span for span, each in quotations if each.group in groups and not span.overlaps(chosen)]
        return f"This is the whole quotation{' in this paragraph' if elsewhere else ''} already."

    def _select_object(self, span: Span | None, none: str, already: str = _ALREADY) -> None:
        if self.selection is None:
            return
        if span is None or not len(span):
            self._app.say(none)
        elif span == self.selected:
            self._app.say(already)
        else:
            self.select(Selection(span.start, span.end - 1))

    def action_swap_ends(self) -> None:
        """Let the other end move."""
        if self.selection:
            self.select(replace(self.selection, anchor=self.selection.cursor, cursor=self.selection.anchor))
            if self.selection.anchor == self.selection.cursor:
                self._app.say("Both ends are on one character.")
