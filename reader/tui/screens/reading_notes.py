"""Notes beside the text: in the margin, filtered in the panel, and what becomes of those whose passage has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.annotations.filtering import parse_filter
from reader.annotations.model import touched
from reader.annotations.placing import accepted, detached, moved, status_of, words_now
from reader.tui.reading.page import span_of
from reader.tui.reading.side_panel import LOST
from reader.tui.screens.base import ACCEPTED
from reader.tui.screens.reading_parts import ReadingParts
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.note_rows import Wanted, chosen_notes
from reader.tui.widgets.panel import NOTES
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from reader.annotations.model import Annotation, Placed
    from reader.tui.widgets.article_view import ArticleView
    from reader.tui.widgets.panel import Panel

    _Base = Screen[None]
else:
    _Base = object


class Noting(ReadingParts, _Base):
    """Looking at notes, and deciding about them."""

    if TYPE_CHECKING:
        panel: Panel

        def fill_panel(self) -> None: ...
        async def guarded(self, function: Callable[..., Any], *arguments: Any) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.wanted_notes = Wanted()
        """What the panel shows of the notes."""
        self.placing: Annotation | None = None
        """What is put on another passage by the next P."""

    # -- the margin

    def action_margin(self) -> None:
        """Notes in the margin, or only in the panel."""
        self.column.action_layer("margin")
        if "margin" in self.view.shown.layers and not self.view.room.notes and self.view.shown.notes:
            self.reader_app.say(
                "There is no room for notes beside the text here: Tab shows them in the panel."
            )

    def on_article_view_note_pointed(self, event: ArticleView.NotePointed) -> None:
        """A click on a note focuses its passage."""
        found = self.page.placed_with(event.annotation)
        span = span_of(found) if found else None
        if span is not None:
            self.places.focus_on(span)

    # -- the panel

    def action_panel_filter(self) -> None:
        """Ask which notes to show."""
        from reader.tui.screens.filtering import FilterScreen, FilterSuggester

        if self._is_elsewhere():
            return
        names = self.reader_app.settings.colors
        annotations = [each.annotation for each in self.page.placed]
        suggester = FilterSuggester(
            {tag for each in annotations for tag in each.tags},
            {each.speaker for each in annotations if each.speaker},
        )

        def count(typed: str) -> str:
            fitting = chosen_notes(self.page.placed, parse_filter(typed, names), self.article.title)
            return f"{len(fitting)} of {len(self.page.placed)} notes"

        self.app.push_screen(
            FilterScreen(self.wanted_notes.typed, suggester, names, count), self._show_filtered
        )

    def _show_filtered(self, typed: str | None) -> None:
        if typed is not None:
            asked = parse_filter(typed, self.reader_app.settings.colors)
            self.wanted_notes = Wanted(asked, typed, self.wanted_notes.drafts)
            self.fill_panel()
            self.panel.list.move_to(0)

    def action_panel_escape(self) -> None:
        """Show all notes again; where all are shown, back into the text."""
        if self.panel.tab == NOTES and self.wanted_notes.typed:
            self._show_filtered("")
            self.reader_app.say("All notes are shown.")
        else:
            self.side.action_panel()

    def _is_elsewhere(self) -> bool:
        """Whether another part of the panel is shown: then that is told."""
        if self.panel.tab != NOTES:
            self.reader_app.say("This is for notes: 4 shows them.")
        return self.panel.tab != NOTES

    def _chosen(self) -> Placed | None:
        """The annotation under the panel's cursor; None (and told) where there is none."""
        if self._is_elsewhere():
            return None
        found = self._under_cursor()
        if found is None:
            self.reader_app.say(LOST if self._lost_under_cursor() else "There is no note here.")
        return found

    def _under_cursor(self) -> Placed | None:
        key = self._key_of_notes()
        return self.page.placed_with(key.annotation if key else "")

    def _lost_under_cursor(self) -> str:
        """Id of the correction under the panel's cursor, among the notes; empty where there is none."""
        key = self._key_of_notes()
        return key.correction if key else ""

    def _key_of_notes(self) -> Place | None:
        rows = self.panel.list
        key = rows.key if self.panel.tab == NOTES and rows.display else None
        return key if isinstance(key, Place) else None

    def action_panel_note(self) -> None:
        """Write the note of the annotation under the cursor."""
        found = self._chosen()
        if found:
            self.writing.write_note(found.annotation)

    async def action_panel_delete(self) -> None:
        """Delete the annotation under the cursor, or take the correction there back."""
        lost = self._lost_under_cursor()
        if lost:
            await self.corrected.take_back_lost(lost)
            return
        found = self._chosen()
        if found:
            await self.saving.change(found.annotation, None, "deleted")
            self.reader_app.say("Deleted. u brings it back.")

    # -- changed ones

    def action_review(self) -> None:
        """Decide about the changed highlight in focus, or step to the next one."""
        placed = self._chosen() if self.side.is_entered else self.page.highlight_at(self.view.shown.focus)
        if placed and status_of(placed) == "changed":
            self._review(placed)
        elif placed and status_of(placed) == "orphan":
            self.reader_app.say("Its passage was not found: P, then focus or select where it belongs.")
        elif not self.side.is_entered:
            self._step_to_changed()
        elif placed:
            self.reader_app.say("The text of this one has not changed.")

    def _step_to_changed(self) -> None:
        focus = self.view.shown.focus
        start = focus.start if focus else -1
        spans = [span for span, each in self.view.shown.highlights if status_of(each) == "changed"]
        if not spans:
            self.reader_app.say("No highlight's text has changed here.")
            return
        self.places.focus_on(next((span for span in spans if span.start > start), spans[0]))
        self.reader_app.say("The text of this highlight has changed: = shows what, and asks what to do.")

    def _review(self, placed: Placed) -> None:
        from reader.tui.screens.review import ReviewScreen

        now = words_now(self.document.text, placed) or ""

        async def decided(answer: str | None) -> None:
            if answer == "accept":
                await self.saving.change(placed.annotation, self._accepted(placed))
                self.reader_app.say(ACCEPTED)
            elif answer == "detach":
                await self.saving.change(placed.annotation, detached(placed.annotation))
                self.reader_app.say("Taken off the text; the panel's notes list it. u undoes.")
            elif answer == "move":
                self._begin_placing(placed.annotation)

        async def answered(answer: str | None) -> None:
            await self.guarded(decided, answer)

        self.app.push_screen(ReviewScreen(placed.annotation, now), answered)

    def _accepted(self, placed: Placed) -> Annotation:
        """The annotation with the words at its place now, and who says them, where analysis can tell."""
        from reader.library.deciding import with_speaker

        return with_speaker(accepted(placed, self.document.text), self.analysis)

    # -- placing by hand

    def _begin_placing(self, annotation: Annotation) -> None:
        self.placing = annotation
        if self.side.is_entered:
            self.side.action_panel()
        self.update_status()
        self.reader_app.say("Focus or select where it belongs, then P. Esc gives it up.")

    def stop_placing(self) -> bool:
        """Give up placing; False where nothing was being placed."""
        was = self.placing is not None
        self.placing = None
        self.update_status()
        return was

    def action_panel_place(self) -> None:
        """Choose the annotation under the cursor to be put on another passage."""
        found = self._chosen()
        if found and found.annotation.target is None:
            self.reader_app.say("This is a note on the article as a whole: it has no passage.")
        elif found:
            self._begin_placing(found.annotation)

    async def action_place(self) -> None:
        """Put the annotation chosen on the passage in focus or selected."""
        annotation = self.placing or self._orphan_chosen()
        if annotation is None:
            self.reader_app.say("Nothing was chosen to be placed: Tab, 4, then P on the note.")
            return
        span = self.selecting.passage()
        if span is None:
            return
        await self.saving.require_current()
        after = moved(annotation, self.document.text, span.start, span.end)
        await self.saving.change(annotation, touched(after, **self.page.said_at(span)))
        self.placing = None
        if self.selecting.selection:
            self.selecting.leave()
        self.places.focus_on(span)
        self.reader_app.say("Placed here; the words captured first are kept. u undoes.")

    def _orphan_chosen(self) -> Annotation | None:
        """The orphan that the panel's cursor stands on."""
        found = self._under_cursor() if self.side.is_shown else None
        return found.annotation if found and status_of(found) == "orphan" else None

    def placing_status(self) -> str:
        """For the status line: what is being placed."""
        if self.placing is None:
            return ""
        return f"PLACE  “{cropped(self.placing.first_words, 40)}”: focus or select, then P"

    # -- at the beginning

    def show_annotation(self, identifier: str, *, is_to_be_placed: bool = False) -> None:
        """Put the focus on an annotation; one without a place is shown in the panel."""
        found = self.page.placed_with(identifier)
        if found is None:
            return
        span = span_of(found)
        if span is not None:
            self.places.focus_on(span)
            if is_to_be_placed:
                self._begin_placing(found.annotation)
            return
        self.panel.tab = NOTES
        self.side.action_panel()
        self.call_after_refresh(self._move_in_panel_to, identifier)

    def _move_in_panel_to(self, identifier: str) -> None:
        self.fill_panel()
        keys = [row.key for row in self.panel.rows[NOTES]]
        wanted = [
            at for at, key in enumerate(keys) if isinstance(key, Place) and key.annotation == identifier
        ]
        if wanted:
            self.panel.list.move_to(wanted[0])
