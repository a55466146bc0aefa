"""Moving through an article: scrolling, the focus and its steps, marks and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.settings import LAYERS
from reader.tui.navigation import Unit, step_unit, unit_at, unsure_quotations, whole_quotations

if TYPE_CHECKING:
    from reader.analysis.model import Analysis
    from reader.library import Article, Library
    from reader.text import Document, Span, SpanGroup
    from reader.tui.app import ReaderApp
    from reader.tui.keys import KeySequences
    from reader.tui.reading.page import Page
    from reader.tui.widgets.article_view import ArticleView

MOST_STEPS = 2000
"""Steps that one count may take; more would keep the screen waiting."""
_LAYER_NAMES = {"margin": "Notes in the margin are"}
FAR = 2
"""Screens that a move must cross to be a jump that one can go back from."""


class ReadingParts:
    """What the parts of the reading screen expect of the whole."""

    if TYPE_CHECKING:
        page: Page
        view: ArticleView

        @property
        def article(self) -> Article: ...
        @property
        def document(self) -> Document: ...
        @property
        def analysis(self) -> Analysis | None: ...
        @property
        def reader_app(self) -> ReaderApp: ...
        @property
        def library(self) -> Library: ...
        @property
        def sequences(self) -> KeySequences: ...

        def update_status(self) -> None: ...
        def follow_in_panel(self, focus: Span | None) -> None: ...


class Moving(ReadingParts):
    """Scrolling and focusing."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: dict[str, int] = {}
        self.jumps: list[int] = []

    # -- scrolling

    def _scroll(self, rows: int) -> None:
        if not self.view.scroll_rows(rows):
            self.reader_app.say("This is the end." if rows > 0 else "This is the beginning.")

    @property
    def _page(self) -> int:
        """Rows on a screen, two of them kept from the one before."""
        return max(1, self.view.size.height - 2)

    def action_move_down(self, count: int | None) -> None:
        """Down by lines."""
        self._scroll(count or 1)

    def action_move_up(self, count: int | None) -> None:
        """Up by lines."""
        self._scroll(-(count or 1))

    def action_half_down(self, count: int | None) -> None:
        """Down by half screens."""
        self._scroll((count or 1) * max(1, self._page // 2))

    def action_half_up(self, count: int | None) -> None:
        """Up by half screens."""
        self._scroll(-(count or 1) * max(1, self._page // 2))

    def action_screen_down(self, count: int | None) -> None:
        """Down by screens."""
        self._scroll((count or 1) * self._page)

    def action_screen_up(self, count: int | None) -> None:
        """Up by screens."""
        self._scroll(-(count or 1) * self._page)

    def action_go_top(self) -> None:
        """To the beginning."""
        self.remember_place()
        if self.view.is_at_start:
            self.reader_app.say("This is the beginning.")
        self.view.scroll_to_start()

    def action_go_bottom(self) -> None:
        """To the end."""
        self.remember_place()
        if self.view.is_at_end:
            self.reader_app.say("This is the end.")
        self.view.scroll_to_end()

    def action_go_percent(self, count: int | None) -> None:
        """To a part of the text in hundredths."""
        if count is None:
            self.reader_app.say("A number before it says where to: 50% is the middle.")
            return
        self.jump_to(len(self.document.text) * min(100, count) // 100)

    # -- the way back

    def remember_place(self) -> None:
        """Keep this place for the way back."""
        offset = self.view.top_offset
        if not self.jumps or self.jumps[-1] != offset:
            self.jumps.append(offset)

    def jump_to(self, offset: int) -> None:
        """Go to a place far away."""
        self.remember_place()
        self.view.scroll_to_offset(offset, at_top=True)

    def action_jump_back(self) -> None:
        """Back to where the last jump began."""
        if not self.jumps:
            self.reader_app.say("There was no jump to go back from.")
            return
        self.view.scroll_to_offset(self.jumps.pop(), at_top=True)

    def action_set_mark(self, letter: str) -> None:
        """Remember this place under a letter."""
        self.marks[letter] = self.view.top_offset
        self.reader_app.say(f"This place is mark {letter}; ' {letter} comes back to it.")

    def action_go_mark(self, letter: str) -> None:
        """Go to the place under a letter."""
        if letter not in self.marks:
            self.reader_app.say(f"There is no mark {letter}; m {letter} sets one.")
            return
        self.jump_to(self.marks[letter])
        self.reader_app.say(f"At mark {letter}; Ctrl+o goes back.")

    # -- focus

    def focus_on(self, span: Span | None, *, scroll: bool = True) -> None:
        """Put the focus on a stretch, scroll to it and say what is known of it."""
        if (
            span
            and scroll
            and abs(span.start - self.view.top_offset) > FAR * max(1, len(self.view.on_screen))
        ):
            self.remember_place()
        self.view.show(focus=span)
        if span and scroll:
            self.view.scroll_to_span(span)
        self.follow_in_panel(span)
        self.update_status()

    @property
    def _place(self) -> Span | None:
        """What the reader stands at: the focus, else the match stepped to, where it is visible or the panel hides the text."""
        shown, visible, is_hidden = self.view.shown, self.view.on_screen, not self.view.size.height
        places = (span for span in (shown.focus, shown.match) if span)
        return next((span for span in places if is_hidden or span.overlaps(visible)), None)

    def _step(self, unit: Unit, direction: int, count: int | None) -> None:
        start, found = self._place.start if self._place else None, None
        visible = self.view.on_screen
        for _ in range(min(count or 1, MOST_STEPS)):
            if start is None:
                begin = visible.start if direction > 0 else max(visible.start, visible.end - 1)
                span = unit_at(self.document, begin, unit)
            else:
                span = step_unit(self.document, start, unit, direction)
            if span is None:
                break
            found, start = span, span.start
        if found:
            self.focus_on(found)
        else:
            self.reader_app.say(f"There is no {unit} {'after' if direction > 0 else 'before'} this.")

    def action_next_sentence(self, count: int | None) -> None:
        """Focus the next sentence."""
        self._step("sentence", 1, count)

    def action_previous_sentence(self, count: int | None) -> None:
        """Focus the sentence before."""
        self._step("sentence", -1, count)

    def action_next_paragraph(self, count: int | None) -> None:
        """Focus the next paragraph."""
        self._step("paragraph", 1, count)

    def action_previous_paragraph(self, count: int | None) -> None:
        """Focus the paragraph before."""
        self._step("paragraph", -1, count)

    def _step_group(self, group: SpanGroup[object], what: str, direction: int, count: int | None) -> None:
        """Focus the next or last span of a group, from the focus or else the first, or last, that begins on the screen."""
        place, found = self._place, None
        visible = self.view.on_screen
        begin = visible.start - 1 if direction > 0 else visible.end
        start = place.start if place else begin
        for _ in range(min(count or 1, MOST_STEPS)):
            item = group.after(start) if direction > 0 else group.before(start)
            if item is None:
                break
            found, start = item[0], item[0].start
        if found:
            self.focus_on(found)
        elif len(group):
            self.reader_app.say(f"There is no {what} {'after' if direction > 0 else 'before'} this.")
        else:
            self.reader_app.say(self._why_none(what))

    _NONE: ClassVar[dict[str, str]] = {
        "quotation": "No quotations were found here.",
        "unsure speaker": "Nothing here has an unsure speaker.",
        "name": "No people or places were found here.",
        "highlight": "There are no highlights yet; ) focuses a sentence and H highlights it.",
        "heading": "This article has no headings.",
    }

    def _why_none(self, what: str) -> str:
        if what in ("quotation", "unsure speaker", "name") and self.analysis is None:
            return self.page.analysis_message
        return self._NONE[what]

    def _quotations(self) -> SpanGroup[object]:
        from reader.text import SpanGroup

        return SpanGroup((span, None) for span in whole_quotations(self.document, self.view.shown.quotations))

    def action_next_quotation(self, count: int | None) -> None:
        """Focus the next quotation."""
        self._step_group(self._quotations(), "quotation", 1, count)

    def action_previous_quotation(self, count: int | None) -> None:
        """Focus the quotation before."""
        self._step_group(self._quotations(), "quotation", -1, count)

    def _unsure(self) -> SpanGroup[object]:
        from reader.text import SpanGroup

        spans = unsure_quotations(self.document, self.view.shown.quotations)
        return SpanGroup((span, None) for span in spans)

    def action_next_unsure(self, count: int | None) -> None:
        """Focus the next quotation whose speaker is not sure."""
        self._step_group(self._unsure(), "unsure speaker", 1, count)

    def action_previous_unsure(self, count: int | None) -> None:
        """Focus the one before whose speaker is not sure."""
        self._step_group(self._unsure(), "unsure speaker", -1, count)

    def action_next_entity(self, count: int | None) -> None:
        """Focus the next mention of an entity."""
        self._step_group(self.view.shown.entities, "name", 1, count)  # type: ignore[arg-type]  # values are not used

    def action_previous_entity(self, count: int | None) -> None:
        """Focus the mention before."""
        self._step_group(self.view.shown.entities, "name", -1, count)  # type: ignore[arg-type]  # values are not used

    def action_next_annotation(self, count: int | None) -> None:
        """Focus the next highlight."""
        self._step_group(self.view.shown.highlights, "highlight", 1, count)  # type: ignore[arg-type]  # not used

    def action_previous_annotation(self, count: int | None) -> None:
        """Focus the highlight before."""
        self._step_group(self.view.shown.highlights, "highlight", -1, count)  # type: ignore[arg-type]  # not used

    def _headings(self) -> SpanGroup[object]:
        from reader.text import SpanGroup

        return SpanGroup((block.span, block) for block in self.document.headings())

    def action_next_heading(self, count: int | None) -> None:
        """Focus the next heading."""
        self._step_group(self._headings(), "heading", 1, count)

    def action_previous_heading(self, count: int | None) -> None:
        """Focus the heading before."""
        self._step_group(self._headings(), "heading", -1, count)

    # -- the column

    def action_wider(self) -> None:
        """A wider column."""
        self._set_measure(4)

    def action_narrower(self) -> None:
        """A narrower column."""
        self._set_measure(-4)

    def _set_measure(self, change: int) -> None:
        measure = max(24, min(160, self.view.measure + change))
        self.view.set_measure(measure)
        self.reader_app.say(
            f"Column of {measure}"
            + (
                f", as far as there is room ({self.view.column_width})"
                if self.view.column_width < measure
                else ""
            )
        )
        self.reader_app.remember(measure=measure)

    def action_layer(self, name: str) -> None:
        """Show a layer or not."""
        layers = self.view.shown.layers ^ {name}
        self.view.show(layers=layers)
        self.reader_app.say(
            f"{_LAYER_NAMES.get(name, f'{name.capitalize()} are')} {'shown' if name in layers else 'hidden'}."
        )
        self.reader_app.remember(layers={each: each in layers for each in LAYERS})
