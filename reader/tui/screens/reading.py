"""The reading screen: text, side panel, status. What keys, mouse and widgets tell goes to the parts in `reader.tui.reading`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Input

from reader.errors import ReaderError
from reader.settings import LAYERS
from reader.tui.bindings import ARTICLE, BOUNDS, HINTS, PANEL, VISUAL
from reader.tui.delay import Delay
from reader.tui.reading.hinted import hint_in_panel, hint_in_text
from reader.tui.reading.page import Page
from reader.tui.reading.parts import Parts
from reader.tui.screens.base import SHORT, KeyScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.panel import Panel
from reader.tui.widgets.status_line import HintLine, StatusLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.analysis.model import Analysis
    from reader.annotations.model import Placed
    from reader.library import Article
    from reader.text import Document
    from reader.tui.app import ReaderApp
    from reader.tui.keys import Binding
    from reader.tui.reading.arriving import Purpose
    from reader.tui.widgets.row_list import RowList

_SHORT = 200_000
"""Characters of a text that is laid out, and its notes placed, before anybody minds that keys wait for that."""
FIRST_PAGE_SECONDS = 0.05
"""For the first page to reach the terminal: parsing megabytes in a thread would keep even a finished one from it."""
POSITION_DELAY = 1.0
"""Seconds without scrolling after which the position is remembered."""
NARROW = 80
"""Columns up to which the panel takes the whole screen."""
_TABLES: Mapping[str, tuple[Binding, ...]] = {
    "article": ARTICLE,
    "visual": VISUAL,
    "panel": PANEL,
    "bounds": BOUNDS,
    "hints": HINTS,
}


class ReadingScreen(KeyScreen):
    """One article."""

    PARTS = ("#text", "#panel", "StatusLine", "HintLine")

    def __init__(self, app: ReaderApp, article: Article, purpose: Purpose) -> None:
        super().__init__()
        self._purpose = purpose
        self.view = ArticleView(app.settings.measure or 72, id="text")
        self.panel = Panel(id="panel")
        self.page = Page(app, article, self.view, self)
        self.parts = Parts(app, self, self.page, self.panel)
        self._position = Delay(self, POSITION_DELAY, self.save_position)

    def compose(self) -> ComposeResult:
        """Text and panel side by side, the entry for searches, status and hints."""
        with Horizontal(id="body"):
            yield self.view
            yield self.panel
        entry = Input(id="entry", compact=True, select_on_focus=False)
        entry.display = False
        yield entry
        yield StatusLine()
        yield HintLine()

    # -- parts

    @property
    def article(self) -> Article:
        """The article that is read."""
        return self.page.article

    @property
    def document(self) -> Document:
        """Its text: of a long one, the beginning is shown first (see `is_whole`)."""
        return self.page.document

    @property
    def is_whole(self) -> bool:
        """Whether `document` is all of the article."""
        return self.page.is_whole

    @property
    def analysis(self) -> Analysis | None:
        """What was found in it, once it is known."""
        return self.page.analysis

    @property
    def placed(self) -> Sequence[Placed]:
        """Its annotations with their places."""
        return self.page.placed

    @property
    def acting(self) -> Sequence[object]:
        """What has actions besides the screen."""
        return self.parts.acting

    @property
    def in_panel(self) -> bool:
        """Whether the keys go to the side panel."""
        return self.parts.side.is_entered

    @property
    def key_mode(self) -> str:
        """The panel's keys while it is entered, those of labels or a selection while there are some, else the article's."""
        if self.parts.side.is_entered:
            return "panel"
        if self.parts.labels.labelled:
            return "hints"
        if self.parts.selecting.selection and self.parts.selecting.keep:
            return "bounds"
        return "visual" if self.parts.selecting.selection else "article"

    def bindings_of(self, mode: str) -> tuple[Binding, ...]:
        """The table of a mode."""
        return _TABLES[mode]

    # -- loading

    def on_mount(self) -> None:
        """Show the beginning at once; the rest, the notes and the analysis come when they are ready."""
        layers = self.reader_app.settings.layers
        self.view.expects_notes = self.article.summary.notes > 0
        self.view.show(layers=frozenset(name for name in LAYERS if layers.get(name, True)))
        offset = self.parts.arriving.show_beginning(self._purpose)
        self.update_status()
        for warning in self.article.warnings:
            self.reader_app.warn(warning)
        self.set_timer(FIRST_PAGE_SECONDS, partial(self._bring_in, offset))
        if self.view.expects_notes and len(self.document.text) < _SHORT:
            # What is typed at once may be meant for a highlight.
            self.reader_app.patience.begin(self.app, self.parts.fetching.are_marks_placed.wait())

    def on_unmount(self) -> None:
        """Nobody needs to wait any more."""
        self.parts.fetching.are_marks_placed.set()

    def _bring_in(self, offset: int) -> None:
        self.run_worker(self.parts.arriving.bring_in(self._purpose, offset), group="load", exclusive=True)

    def on_article_view_part_laid_out(self) -> None:
        """The rest is to be laid out, too."""
        self.parts.fetching.lay_out_again()

    def annotations_changed(self) -> None:
        """Another screen or program wrote to the annotations: show them as they are now."""
        self.parts.fetching.load_marks_again()

    async def look_at_files(self) -> None:
        """Where the article's file was changed by somebody: show what it says now, at the same place.

        Not while the reader speaks of the text as it is: it is looked at again soon.
        """
        if self._is_spoken_of:
            return
        try:
            newer = await self.parts.fetching.newer_article()
        except ReaderError as error:
            self.reader_app.warn_once(str(error))
            return
        if newer and not self._is_spoken_of:
            self.parts.fetching.show_newer(newer)
            self.parts.fetching.load_rest()

    @property
    def _is_spoken_of(self) -> bool:
        return bool(
            self.parts.selecting.selection or self.parts.labels.labelled or self.parts.asking.questions
        )

    def fill_panel(self) -> None:
        """Make the panel's rows anew, where it is visible."""
        if self.is_gone:
            return
        if self.parts.side.is_shown:
            self.panel.own, self.panel.lost = self.parts.corrected.own, self.parts.corrected.listed_lost()
            self.panel.wanted = replace(self.parts.panel_notes.wanted, drafts=self.page.drafts)
            self.panel.fill(self.document, self.page.found, self.placed, self.page.analysis_message)
            self.parts.side.follow_in_text(self.page.focus)

    # -- search

    @property
    def _entry(self) -> Input:
        """Where the words of a search are typed."""
        return self.query_one("#entry", Input)

    def action_search(self) -> None:
        """Ask for words."""
        entry = self._entry
        entry.placeholder = "search in the text; Enter goes to the first match, then n N"
        entry.value = self.parts.searching.begin()
        entry.display = True
        self.set_focus(entry)
        entry.action_select_all()
        self.query_one(HintLine).show_keys((("Enter", "first match"), ("Esc", "no search")))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show matches while typing."""
        if event.input.display:
            self.parts.searching.typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the first match from here on."""
        self._close_entry()
        self.parts.searching.submit(event.value)

    async def on_key(self, event: events.Key) -> None:
        """Esc leaves the entry, and only that: Textual would give the key to KeyScreen's `on_key`, too."""
        if isinstance(self.focused, Input) and event.key == "escape":
            event.stop()
            event.prevent_default()
            self._close_entry()
            self.parts.searching.give_up()

    def _close_entry(self) -> None:
        self._entry.display = False
        self.set_focus(None)
        self.update_status()

    def action_escape(self) -> None:
        """Leave the selection; else the search; else placing a note, which both may be for; else the focus."""
        if self.parts.selecting.selection:
            self.parts.selecting.give_up()
        elif self.parts.search.words:
            self.parts.searching.leave(self.page.shown.match)
        elif self.parts.placing.stop():
            self.reader_app.say("Not placed: it is where it was.")
        elif self.page.focus:
            self.parts.places.focus_on(None)
        else:
            self.reader_app.say("Nothing to leave here. q goes back to the library.")

    # -- panel

    def on_panel_resized(self) -> None:
        """The panel came up, or has another width."""
        self.parts.side.refit()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Moving in the panel moves the text."""
        self.parts.side.row_moved(event.key)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A click on the row under the cursor goes there."""
        self.parts.side.go(event.key)

    # -- mouse

    def on_article_view_dragged(self, event: ArticleView.Dragged) -> None:
        """The mouse selects."""
        self.parts.mouse.drag(event.start, event.end)

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """The mouse focuses or selects."""
        self.parts.mouse.point(event.offset, event.times)

    def on_article_view_note_pointed(self, event: ArticleView.NotePointed) -> None:
        """The mouse focuses the passage of a note."""
        self.parts.mouse.point_note(event.annotation)

    # -- position

    async def save_position(self) -> None:
        """Remember where reading stopped."""
        place = self.parts.looks.place_read
        if not self.article.kept or not self.is_whole or place is None:
            return
        await self.reader_app.in_background_quietly(
            self.library.set_position, self.article.id, self.document, *place
        )

    async def keep_before_quitting(self) -> None:
        """The program ends."""
        await self.save_position()

    def on_article_view_scrolled(self) -> None:
        """Another part is visible: say where, and remember it soon."""
        self.parts.labels.end_elsewhere()
        self.parts.looks.follow()
        self._position.restart()
        self.update_status()

    async def action_leave(self) -> None:
        """Back to the library."""
        await self.save_position()
        if self.app.screen is self:  # a second q may have come while the first was saving
            self.reader_app.show_library()

    async def action_people(self) -> None:
        """Show the people of all articles: go back to them where the article was opened from there, and from them here again."""
        from reader.tui.screens.people import PeopleScreen

        below = self.reader_app.screen_below
        if isinstance(below, PeopleScreen):
            below.returns_to = self.article, self.page.focus
            await self.action_leave()
        else:
            self.reader_app.push_screen(PeopleScreen())

    async def action_go_back(self) -> None:
        """Back to where the last jump began, at last to the people."""
        from reader.tui.screens.people import PeopleScreen

        if not self.parts.places.jumps and isinstance(self.reader_app.screen_below, PeopleScreen):
            await self.action_leave()
        else:
            self.parts.moves.jump_back()

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.app.action_quit()

    # -- status

    def update_status(self) -> None:
        """Say what is in focus and where the reader is."""
        if not self.is_mounted or self.is_gone:
            return
        self.query_one(StatusLine).show(
            self.parts.status.left(), self.parts.status.right(self.sequences.typed)
        )
        self.show_hints()

    def hint_of(self, binding: Binding) -> str:
        """The word for a key, on the row of the panel or what is in focus in the text; nothing is corrected unanalysed."""
        if binding.id in ("article.correct", "panel.correct") and self.analysis is None:
            return ""
        if self.key_mode != "panel":
            return hint_in_text(binding, self.page.shown)
        row = self.parts.side.row
        return hint_in_panel(binding, self.panel.tab, row, self.parts.note_rows.under_cursor())

    def keys_changed(self) -> None:
        """Show what was typed of a command, and the hints of the mode."""
        self.update_status()

    # -- events

    def on_resize(self, event: events.Resize) -> None:
        """The panel beside the text where there is room, over it where there is not."""
        self.set_class(event.size.width < NARROW, "narrow")
        self.set_class(event.size.height < SHORT, "short")
