"""The reading screen: text, side panel, status. What its keys do stands in the modules it is put together from."""

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
from reader.tui.reading.asking import Asking
from reader.tui.reading.bounds import Bounding
from reader.tui.reading.color_naming import ColorNaming
from reader.tui.reading.column import Column
from reader.tui.reading.corrected import Corrected
from reader.tui.reading.correcting import Correcting
from reader.tui.reading.correcting_names import CorrectingNames
from reader.tui.reading.correcting_quotations import CorrectingQuotations
from reader.tui.reading.correction_saving import CorrectionSaving
from reader.tui.reading.fetching import Fetching
from reader.tui.reading.giving import Giving
from reader.tui.reading.hinted import has_use
from reader.tui.reading.labels import Labels
from reader.tui.reading.looks import Looks
from reader.tui.reading.losses import Losses
from reader.tui.reading.marking import Marking
from reader.tui.reading.mouse import Mouse
from reader.tui.reading.moves import Moves
from reader.tui.reading.note_rows import NoteRows
from reader.tui.reading.page import Page, span_of
from reader.tui.reading.panel_findings import PanelFindings
from reader.tui.reading.panel_notes import PanelNotes
from reader.tui.reading.places import Places
from reader.tui.reading.placing import Placing
from reader.tui.reading.ranging import Ranging
from reader.tui.reading.reviewing import Reviewing
from reader.tui.reading.saving import Saving
from reader.tui.reading.search import Search
from reader.tui.reading.searching import Searching
from reader.tui.reading.selecting import Selecting
from reader.tui.reading.side_panel import SidePanel
from reader.tui.reading.status import Status
from reader.tui.reading.steps import Steps
from reader.tui.reading.undoing import Undoing
from reader.tui.reading.writing import Writing
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
    from reader.text import Document, Span
    from reader.tui.app import ReaderApp
    from reader.tui.keys import Binding
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

    def __init__(
        self,
        app: ReaderApp,
        article: Article,
        goal: Span | None = None,
        *,
        annotation: str = "",
        is_to_be_placed: bool = False,
        is_to_be_corrected: bool = False,
    ) -> None:
        """annotation: id of the one to show first; is_to_be_placed: it is to be put on another passage.

        is_to_be_corrected: what was found at the goal is, once it is known.
        """
        super().__init__()
        self._first_annotation, self._is_to_be_placed = annotation, is_to_be_placed
        self._is_to_be_corrected = is_to_be_corrected
        self.goal = goal
        """What is to be focused when the article is shown."""
        self.view = ArticleView(app.settings.measure or 72, id="text")
        self.panel = Panel(id="panel")
        self.page = Page(app, article, self.view, self)
        self.places = Places(self.page, self._focus_moved)
        self.looks = Looks(self.page)
        self.side = SidePanel(app, self, self.panel, self.page, self.places, self.looks)
        self.moves = Moves(app, self.page, self.places)
        self.steps = Steps(app, self.page, self.places)
        self.column = Column(app, self.page)
        self.search = Search(self.page)
        self.selecting = Selecting(app, self.page, self.places, self.search)
        self.searching = Searching(app, self.page, self.places, self.search, self.selecting)
        self.bounding = Bounding(app, self.page, self.selecting, self.side.leave)
        self.saving = Saving(app, self.page)
        self.marking = Marking(app, self.page, self.selecting, self.saving)
        self.color_naming = ColorNaming(app, self.page, self.selecting)
        self.ranging = Ranging(app, self.page, self.places, self.selecting, self.saving, self.bounding)
        self.writing = Writing(app, self.page, self.selecting, self.saving)
        self.giving = Giving(app, self.page, self.places, self.selecting)
        self.corrected = Corrected(app, self.page)
        self.losses = Losses(app, self.page, self.corrected)
        self.fetching = Fetching(app, self, self.page, self.search, self.corrected, self.losses)
        self.asking = Asking(app)
        corrections = CorrectionSaving(
            app,
            self.page,
            self.places,
            self.selecting,
            self.side,
            self.saving,
            self.corrected,
            self.fetching,
        )
        self.correcting = Correcting(
            app,
            self.page,
            self.places,
            self.selecting,
            self.saving,
            self.asking,
            self.corrected,
            CorrectingQuotations(app, self.page, self.bounding, self.asking, self.corrected, corrections),
            CorrectingNames(app, self.page, self.bounding, self.asking, corrections),
        )
        self.undoing = Undoing(app, self.page, self.saving, self.corrected)
        self.labels = Labels(app, self.page, self.places, self.marking.action_highlight)
        self.mouse = Mouse(
            app, self.page, self.places, self.selecting, self.labels, self.writing.action_open_note
        )
        self.panel_findings = PanelFindings(
            app,
            self.panel,
            self.page,
            self.places,
            self.looks,
            self.side,
            self.steps,
            correct=self.correcting.action_correct,
            highlight=self.marking.action_highlight,
        )
        self.note_rows = NoteRows(app, self.page, self.panel)
        self.placing = Placing(
            app, self.page, self.places, self.selecting, self.saving, self.side, self.note_rows
        )
        self.reviewing = Reviewing(
            app, self.page, self.places, self.side, self.note_rows, self.saving, self.placing
        )
        self.panel_notes = PanelNotes(
            app,
            self,
            self.panel,
            self.page,
            self.side,
            self.note_rows,
            self.saving,
            self.writing,
            self.corrected,
            self.placing,
        )
        self.status = Status(
            app, self.page, self.selecting, self.search, self.labels, self.placing, self.corrected
        )
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
        return (
            self.moves,
            self.steps,
            self.column,
            self.labels,
            self.selecting,
            self.searching,
            self.bounding,
            self.side,
            self.panel_findings,
            self.marking,
            self.color_naming,
            self.ranging,
            self.writing,
            self.giving,
            self.undoing,
            self.correcting,
            self.placing,
            self.reviewing,
            self.panel_notes,
        )

    @property
    def in_panel(self) -> bool:
        """Whether the keys go to the side panel."""
        return self.side.is_entered

    @property
    def key_mode(self) -> str:
        """The panel's keys while it is entered, those of labels or a selection while there are some, else the article's."""
        if self.side.is_entered:
            return "panel"
        if self.labels.labelled:
            return "hints"
        if self.selecting.selection and self.selecting.keep:
            return "bounds"
        return "visual" if self.selecting.selection else "article"

    def bindings_of(self, mode: str) -> tuple[Binding, ...]:
        """The table of a mode."""
        return _TABLES[mode]

    # -- loading

    def on_mount(self) -> None:
        """Show the beginning at once; the rest, the notes and the analysis come when they are ready."""
        layers = self.reader_app.settings.layers
        self.view.expects_notes = self.article.summary.notes > 0
        self.view.show(layers=frozenset(name for name in LAYERS if layers.get(name, True)))
        position = self.library.position(self.article.id)
        offset = self.goal.start if self.goal else position.offset if position else 0
        if self.goal:
            self.looks.begin_at(offset)
        self.page.show(offset)
        self.update_status()
        for warning in self.article.warnings:
            self.reader_app.warn(warning)
        self.set_timer(FIRST_PAGE_SECONDS, partial(self._begin_to_load, offset))
        if self.view.expects_notes and len(self.document.text) < _SHORT:
            # What is typed at once may be meant for a highlight.
            self.reader_app.patience.begin(self.app, self.fetching.are_marks_placed.wait())

    def on_unmount(self) -> None:
        """Nobody needs to wait any more."""
        self.fetching.are_marks_placed.set()

    def _begin_to_load(self, offset: int) -> None:
        self.run_worker(self._load(offset), group="load", exclusive=True)

    async def _load(self, offset: int) -> None:
        """Bring in what the first page did not wait for, and go to what the article was opened for."""
        await self.fetching.load_text(offset)
        if self.is_gone:
            return
        if self.goal:
            with self.looks.looking():
                self.places.focus_on(self.goal)
            self.places.jumps.clear()
        await self.fetching.load_marks()
        self.losses.tell()
        if self._first_annotation:
            with self.looks.looking():
                self._show_first(self._first_annotation)
        if self.article.kept:
            await self.reader_app.in_background_quietly(self.library.set_last_opened, self.article.id)
        await self.fetching.load_analysis()
        if self._is_to_be_corrected and self.reader_app.screen is self and self.page.focus == self.goal:
            self.correcting.action_correct()

    def _show_first(self, identifier: str) -> None:
        """Put the focus on an annotation; one without a place is shown in the panel."""
        found = self.page.placed_with(identifier)
        if found is None:
            return
        span = span_of(found)
        if span is None:
            self.panel_notes.show(identifier)
            return
        self.places.focus_on(span)
        if self._is_to_be_placed:
            self.placing.begin(found.annotation)

    def on_article_view_part_laid_out(self) -> None:
        """The rest is to be laid out, too."""
        self.fetching.lay_out_again()

    def annotations_changed(self) -> None:
        """Another screen or program wrote to the annotations: show them as they are now."""
        self.fetching.load_marks_again()

    async def look_at_file(self) -> None:
        """Where the article's file was changed by somebody: show what it says now, at the same place.

        Not while the reader speaks of the text as it is: it is looked at again soon.
        """
        if self._is_spoken_of:
            return
        try:
            newer = await self.fetching.newer_article()
        except ReaderError as error:
            self.reader_app.warn_once(str(error))
            return
        if newer and not self._is_spoken_of:
            self.fetching.show_newer(newer)
            self.fetching.load_rest()

    @property
    def _is_spoken_of(self) -> bool:
        return bool(self.selecting.selection or self.labels.labelled or self.asking.questions)

    def fill_panel(self) -> None:
        """Make the panel's rows anew, where it is visible."""
        if self.is_gone:
            return
        if self.side.is_shown:
            self.panel.own, self.panel.lost = self.corrected.own, self.corrected.listed_lost()
            self.panel.wanted = replace(self.panel_notes.wanted, drafts=self.page.drafts)
            self.panel.fill(self.document, self.analysis, self.placed, self.page.analysis_message)
            self.side.follow_in_text(self.view.shown.focus)

    # -- search

    @property
    def _entry(self) -> Input:
        """Where the words of a search are typed."""
        return self.query_one("#entry", Input)

    def action_search(self) -> None:
        """Ask for words."""
        entry = self._entry
        entry.placeholder = "search in the text; Enter goes to the first match, then n N"
        entry.value = self.searching.begin()
        entry.display = True
        self.set_focus(entry)
        entry.action_select_all()
        self.query_one(HintLine).show_keys((("Enter", "first match"), ("Esc", "no search")))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show matches while typing."""
        if event.input.display:
            self.searching.typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the first match from here on."""
        self._close_entry()
        self.searching.submit(event.value)

    async def on_key(self, event: events.Key) -> None:
        """Esc leaves the entry, and only that: Textual would give the key to KeyScreen's `on_key`, too."""
        if isinstance(self.focused, Input) and event.key == "escape":
            event.stop()
            event.prevent_default()
            self._close_entry()
            self.searching.give_up()

    def _close_entry(self) -> None:
        self._entry.display = False
        self.set_focus(None)
        self.update_status()

    def action_escape(self) -> None:
        """Leave the selection; else placing a note; else the search; else the focus."""
        if self.selecting.selection:
            self.selecting.give_up()
        elif self.placing.stop():
            self.reader_app.say("Not placed: it is where it was.")
        elif self.search.words:
            self.searching.leave(self.view.shown.match)
        elif self.view.shown.focus:
            self.places.focus_on(None)
        else:
            self.reader_app.say("Nothing to leave here. q goes back to the library.")

    # -- panel

    def on_panel_resized(self) -> None:
        """The panel came up, or has another width."""
        self.side.refit()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Moving in the panel moves the text."""
        self.side.row_moved(event.key)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A click on the row under the cursor goes there."""
        self.side.go(event.key)

    # -- mouse

    def on_article_view_dragged(self, event: ArticleView.Dragged) -> None:
        """The mouse selects."""
        self.mouse.drag(event.start, event.end)

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """The mouse focuses or selects."""
        self.mouse.point(event.offset, event.times)

    def on_article_view_note_pointed(self, event: ArticleView.NotePointed) -> None:
        """The mouse focuses the passage of a note."""
        self.mouse.point_note(event.annotation)

    # -- position

    async def save_position(self) -> None:
        """Remember where reading stopped."""
        place = self.looks.place_read
        if not self.article.kept or not self.is_whole or place is None:
            return
        await self.reader_app.in_background_quietly(
            self.library.set_position, self.article.id, *place, self.document.text_hash
        )

    async def keep_before_quitting(self) -> None:
        """The program ends."""
        await self.save_position()

    def on_article_view_scrolled(self) -> None:
        """Another part is visible: say where, and remember it soon."""
        self.labels.end_elsewhere()
        self.looks.follow()
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

        if not self.places.jumps and isinstance(self.reader_app.screen_below, PeopleScreen):
            await self.action_leave()
        else:
            self.moves.jump_back()

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.app.action_quit()

    # -- status

    def update_status(self) -> None:
        """Say what is in focus and where the reader is."""
        if not self.is_mounted or self.is_gone:
            return
        self.query_one(StatusLine).show(self.status.left(), self.status.right(self.sequences.typed))
        self.query_one(HintLine).show(
            binding
            for binding in self.sequences.bindings
            if has_use(binding, self.page.shown, self.panel.tab)
        )

    def keys_changed(self) -> None:
        """Show what was typed of a command, and the hints of the mode."""
        self.update_status()

    def _focus_moved(self, focus: Span | None) -> None:
        """The focus is elsewhere."""
        self.side.follow_in_text(focus)
        self.update_status()

    # -- events

    def on_resize(self, event: events.Resize) -> None:
        """The panel beside the text where there is room, over it where there is not."""
        self.set_class(event.size.width < NARROW, "narrow")
        self.set_class(event.size.height < SHORT, "short")
