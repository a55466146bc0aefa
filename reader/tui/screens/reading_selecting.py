"""Selecting in an article: visual mode by keys, and the mouse that selects as it does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.text import Span
from reader.text.motions import word_at
from reader.tui.navigation import Unit, move_cursor, quotation_around, selected, unit_at, units_around
from reader.tui.reading.steps import MOST_STEPS
from reader.tui.screens.reading_parts import ReadingParts

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from reader.tui.screens.reading_bounds import Bounds
    from reader.tui.widgets.article_view import ArticleView

    _Base = Screen[None]
else:
    _Base = object


@dataclass(frozen=True, slots=True)
class Selection:
    """Characters from one to another, both included; `cursor` is the end that moves."""

    anchor: int
    cursor: int
    by_paragraphs: bool = False


_ALREADY = "This is selected already."
DOUBLE_CLICK_SECONDS = 0.4
"""How long a click waits for another."""


class Selecting(ReadingParts, _Base):
    """`v`, `V` and what moves in them."""

    if TYPE_CHECKING:
        bounds: Bounds | None
        left_match: Span | None

        def action_open_note(self) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.selection: Selection | None = None
        self._before: Span | None = None
        """The focus that the selection began at, which comes back when it is left."""
        self._is_before_seen = False
        """Whether that was on the screen: then Esc goes back to it."""
        self._opening: Timer | None = None
        """Opens a note unless the click proves to be the first of two."""

    # -- selecting

    @property
    def selected(self) -> Span:
        """What the selection covers."""
        chosen = self.selection
        if chosen is None:
            return Span(0, 0)
        return selected(self.document, chosen.anchor, chosen.cursor, by_paragraphs=chosen.by_paragraphs)

    def _select(self, selection: Selection | None) -> None:
        if self.selection is None:
            self._before = self.view.shown.focus
            self._is_before_seen = bool(self._before and self._before.overlaps(self.view.on_screen))
        self.selection = selection
        if selection is None:
            self.view.show(selection=None, cursor=None, focus=self._before)
        else:
            span = self.selected
            self.view.show(selection=span if len(span) else None, cursor=selection.cursor, focus=None)
            self.view.scroll_to_offset(selection.cursor)
        self.update_status()

    def action_visual(self) -> None:
        """Begin to select by characters, or leave."""
        self._visual(by_paragraphs=False)

    def action_visual_lines(self) -> None:
        """Begin to select by paragraphs, or leave."""
        self._visual(by_paragraphs=True)

    def _visual(self, *, by_paragraphs: bool) -> None:
        if not self.document.text.strip():
            self.reader_app.say("There is no text to select.")
        elif self.selection is None:
            first = self._first_selected()
            self._select(Selection(first.start, first.end - 1, by_paragraphs))
        elif self.selection.by_paragraphs == by_paragraphs:
            self.give_up_selection()
        else:
            self._select(replace(self.selection, by_paragraphs=by_paragraphs))

    def _first_selected(self) -> Span:
        """The match stepped to, else the first character of the focus, else of the first word on the screen."""
        shown, visible = self.view.shown, self.view.on_screen
        place = self.places.here
        if place and place in (self.left_match, shown.match):
            return place
        if place:
            return Span(place.start, place.start + 1)
        sentence = unit_at(self.document, visible.start, "sentence")
        start = max(visible.start, sentence.start) if sentence else visible.start
        return Span(start, start + 1)

    def leave_selection(self) -> None:
        """Select nothing; the focus is what it was before."""
        self.bounds = None
        self._select(None)

    def give_up_selection(self) -> None:
        """Leave the selection with nothing done: back to where it began."""
        self.leave_selection()
        self.places.focus_on(self._before, scroll=self._is_before_seen)

    def extend_to(self, offset: int) -> None:
        """Move the selection's end to an offset."""
        if self.selection:
            self._select(replace(self.selection, cursor=offset))

    def action_extend(self, motion: str, count: int | None = None) -> None:
        """Move the selection's end by a motion."""
        if not self.selection:
            return
        offset = self.selection.cursor
        for _ in range(min(count or 1, MOST_STEPS)):
            moved = move_cursor(self.document, self.view.layout_, offset, motion)
            if moved == offset:
                break
            offset = moved
        if offset == self.selection.cursor:
            self.reader_app.say("The selection cannot go further this way.")
        self.extend_to(offset)

    def action_extend_around(self, unit: Unit, count: int | None = None) -> None:
        """Select whole sentences or paragraphs."""
        around = units_around(self.document, self.selected, unit, min(count or 1, MOST_STEPS))
        if around == self.selected:
            around = None
        self._select_object(around, f"There is no {unit} after this.")

    def action_extend_quotation(self, part: str) -> None:
        """Select the quotation around the cursor, or the next one in its paragraph."""
        cursor = self.selection.cursor if self.selection else 0
        quotations = self.view.shown.quotations
        around = quotation_around(
            self.document, quotations, self.selected, cursor, with_marks=part == "whole"
        )
        already = self._told_whole() if part == "whole" else _ALREADY
        self._select_object(around, "There is no quotation in this paragraph.", already)

    def _told_whole(self) -> str:
        """That no more of a quotation can be selected; one that goes on in another paragraph is not called whole."""
        quotations, chosen = self.view.shown.quotations, self.selected
        groups = {quotation.group for _, quotation in quotations.overlapping(chosen.start, chosen.end)}
        elsewhere = [span for span, each in quotations if each.group in groups and not span.overlaps(chosen)]
        return f"This is the whole quotation{' in this paragraph' if elsewhere else ''} already."

    def _select_object(self, span: Span | None, none: str, already: str = _ALREADY) -> None:
        if self.selection is None:
            return
        if span is None or not len(span):
            self.reader_app.say(none)
        elif span == self.selected:
            self.reader_app.say(already)
        else:
            self._select(Selection(span.start, span.end - 1))

    def action_swap_ends(self) -> None:
        """Let the other end move."""
        if self.selection:
            self._select(replace(self.selection, anchor=self.selection.cursor, cursor=self.selection.anchor))
            if self.selection.anchor == self.selection.cursor:
                self.reader_app.say("Both ends are on one character.")

    def on_article_view_dragged(self, event: ArticleView.Dragged) -> None:
        """The mouse selects as `v` does."""
        self.labels.leave()
        first, last = min(event.start, event.end), max(event.start, event.end)
        anchor, cursor = (
            (first, max(first, last - 1)) if event.end >= event.start else (max(first, last - 1), first)
        )
        self._select(Selection(anchor, cursor))

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """One click focuses a sentence or highlight (another opens its note), two select a word, three the sentence."""
        self.reader_app.say("")
        self.labels.leave()
        if self._opening:
            self._opening.stop()
        if event.times == 1:
            self.selection = None
            self.view.show(selection=None, cursor=None)
            found = min(
                self.view.shown.highlights.at(event.offset), key=lambda item: len(item[0]), default=None
            )
            if found and found[0] == self.view.shown.focus:
                self._opening = self.set_timer(DOUBLE_CLICK_SECONDS, self.action_open_note)
                return
            span = found[0] if found else unit_at(self.document, event.offset, "sentence")
            self.places.focus_on(span, scroll=False)
            return
        word = word_at(self.document.text, event.offset)
        span = word if event.times == 2 else unit_at(self.document, event.offset, "sentence")
        if span:
            self._select(Selection(span.start, span.end - 1))
