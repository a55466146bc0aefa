"""Puts the reading screen together: makes its parts, and gives each those that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.reading.arriving import Arriving
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
from reader.tui.reading.labels import Labels
from reader.tui.reading.looks import Looks
from reader.tui.reading.losses import Losses
from reader.tui.reading.marking import Marking
from reader.tui.reading.mouse import Mouse
from reader.tui.reading.moves import Moves
from reader.tui.reading.note_rows import NoteRows
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

    from reader.text import Span
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.widgets.panel import Panel


class Parts:
    """All parts of one screen, in an order in which each needs earlier ones only."""

    def __init__(self, app: ReaderApp, screen: Screen[None], page: Page, panel: Panel) -> None:
        self._page = page
        # where the reader is, and looks
        self.places = Places(page, self._focus_moved)
        self.looks = Looks(page)
        self.side = SidePanel(app, screen, panel, page, self.places, self.looks)
        self.moves = Moves(app, page, self.places)
        self.steps = Steps(app, page, self.places)
        self.column = Column(app, page)
        # what is meant
        self.search = Search(page)
        self.selecting = Selecting(app, page, self.places, self.search)
        self.searching = Searching(app, page, self.places, self.search, self.selecting)
        self.bounding = Bounding(app, page, self.selecting, self.side.leave)
        # what is done to it
        self.saving = Saving(app, page)
        self.marking = Marking(app, page, self.selecting, self.saving)
        self.color_naming = ColorNaming(app, page, self.selecting)
        self.ranging = Ranging(app, page, self.places, self.selecting, self.saving, self.bounding)
        self.giving = Giving(app, page, self.places, self.selecting)
        # notes, wherever they stand
        self.note_rows = NoteRows(app, page, panel)
        self.placing = Placing(app, page, self.places, self.selecting, self.saving, self.side, self.note_rows)
        self.writing = Writing(app, page, self.selecting, self.saving, self.placing)
        self.reviewing = Reviewing(
            app, page, self.places, self.side, self.note_rows, self.saving, self.placing
        )
        # what was found, and what the reader says of it
        self.corrected = Corrected(app, page)
        self.losses = Losses(app, page, self.corrected)
        self.fetching = Fetching(
            app, screen, page, self.places, self.looks, self.search, self.corrected, self.losses
        )
        self.asking = Asking(app)
        self.corrections = CorrectionSaving(
            app, page, self.places, self.selecting, self.side, self.saving, self.corrected, self.fetching
        )
        self.correcting = Correcting(
            app,
            page,
            self.places,
            self.selecting,
            self.saving,
            self.asking,
            self.corrected,
            CorrectingQuotations(app, page, self.bounding, self.asking, self.corrected, self.corrections),
            CorrectingNames(app, page, self.bounding, self.asking, self.corrections),
        )
        self.undoing = Undoing(app, page, self.saving, self.corrected)
        # other ways to all that
        self.labels = Labels(app, page, self.places, self.marking.action_highlight)
        self.mouse = Mouse(app, page, self.places, self.selecting, self.labels, self.writing.action_open_note)
        self.panel_findings = PanelFindings(
            app,
            panel,
            page,
            self.places,
            self.looks,
            self.side,
            self.steps,
            correct=self.correcting.action_correct,
            highlight=self.marking.action_highlight,
        )
        self.panel_notes = PanelNotes(
            app,
            screen,
            panel,
            page,
            self.side,
            self.note_rows,
            self.saving,
            self.writing,
            self.corrected,
            self.placing,
        )
        self.arriving = Arriving(
            app,
            page,
            self.places,
            self.looks,
            self.fetching,
            self.losses,
            self.panel_notes,
            self.placing,
            self.correcting,
        )
        self.status = Status(
            app, page, self.selecting, self.search, self.labels, self.placing, self.corrected
        )

    def _focus_moved(self, focus: Span | None) -> None:
        self.side.follow_in_text(focus)
        self._page.frame.update_status()

    @property
    def acting(self) -> Sequence[object]:
        """Those that have actions of keys."""
        return (
            self.moves,
            self.steps,
            self.column,
            self.side,
            self.panel_findings,
            self.panel_notes,
            self.selecting,
            self.searching,
            self.bounding,
            self.labels,
            self.marking,
            self.color_naming,
            self.ranging,
            self.writing,
            self.giving,
            self.placing,
            self.reviewing,
            self.correcting,
            self.undoing,
        )
