"""Marking in an article: selections, highlights, notes, tags, copying, undo. Every save is done when it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.annotations.history import Change, CorrectionChange, apply_changes
from reader.annotations.model import COLORS, touched
from reader.errors import ReaderError
from reader.text import Span
from reader.text.motions import word_at
from reader.text.plain import without_controls
from reader.tui.navigation import move_cursor, selected, trimmed, unit_at
from reader.tui.screens.reading_moves import MOST_STEPS, ReadingParts
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.screen import Screen

    from reader.annotations.history import Group
    from reader.annotations.model import Annotation, Placed
    from reader.tui.screens.reading_correct import Bounds
    from reader.tui.widgets.article_view import ArticleView

    _Base = Screen[None]
else:
    _Base = object

_TAG = re.compile(r"[^\s,#]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """Characters from one to another, both included; `cursor` is the end that moves."""

    anchor: int
    cursor: int
    by_paragraphs: bool = False


class Marking(ReadingParts, _Base):
    """What is done to passages."""

    if TYPE_CHECKING:
        placed: Sequence[Placed]
        bounds: Bounds | None

        async def follow_changes(self, changes: Sequence[Change | CorrectionChange]) -> None: ...
        def show_placed(self, placed: Sequence[Placed]) -> None: ...
        def speaker_of(self, span: Span) -> str | None: ...
        async def guarded(self, function: Callable[..., Any], *arguments: Any) -> None: ...
        def focus_on(self, span: Span | None, *, scroll: bool = True) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.selection: Selection | None = None

    # -- selecting

    @property
    def selected(self) -> Span:
        """What the selection covers."""
        chosen = self.selection
        if chosen is None:
            return Span(0, 0)
        return selected(self.document, chosen.anchor, chosen.cursor, by_paragraphs=chosen.by_paragraphs)

    def _select(self, selection: Selection | None) -> None:
        self.selection = selection
        if selection is None:
            self.view.show(selection=None, cursor=None)
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
            start = self._start_of_selection()
            self._select(Selection(start, start, by_paragraphs))
        elif self.selection.by_paragraphs == by_paragraphs:
            self.leave_selection()
        else:
            self._select(replace(self.selection, by_paragraphs=by_paragraphs))

    def _start_of_selection(self) -> int:
        """The match in force, the focus, else the first word on the screen."""
        shown, visible = self.view.shown, self.view.on_screen
        for span in (shown.match, shown.focus):
            if span and span.overlaps(visible):
                return span.start
        first = unit_at(self.document, visible.start, "sentence")
        return max(visible.start, first.start) if first else visible.start

    def leave_selection(self) -> None:
        """Select nothing."""
        self.bounds = None
        self._select(None)

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

    def action_swap_ends(self) -> None:
        """Let the other end move."""
        if self.selection:
            self._select(replace(self.selection, anchor=self.selection.cursor, cursor=self.selection.anchor))
            if self.selection.anchor == self.selection.cursor:
                self.reader_app.say("Both ends are on one character.")

    def on_article_view_dragged(self, event: ArticleView.Dragged) -> None:
        """The mouse selects as `v` does."""
        first, last = min(event.start, event.end), max(event.start, event.end)
        anchor, cursor = (
            (first, max(first, last - 1)) if event.end >= event.start else (max(first, last - 1), first)
        )
        self._select(Selection(anchor, cursor))

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """One click focuses a highlight or sentence, two select a word, three the sentence."""
        self.reader_app.say("")
        if event.times == 1:
            self.selection = None
            self.view.show(selection=None, cursor=None)
            found = self.view.shown.highlights.at(event.offset)
            span = found[-1][0] if found else unit_at(self.document, event.offset, "sentence")
            self.focus_on(span, scroll=False)
            return
        word = word_at(self.document.text, event.offset)
        span = word if event.times == 2 else unit_at(self.document, event.offset, "sentence")
        if span:
            self._select(Selection(span.start, span.end - 1))

    # -- the passage meant

    def passage(self) -> Span | None:
        """The selection, else the focus, else the match in force; None (and told) where there is neither."""
        span = self.selected if self.selection else self.view.shown.focus or self.view.shown.match
        span = trimmed(self.document.text, span.start, span.end) if span else None
        if not span or not len(span):
            self.reader_app.say("Nothing is in focus: ) focuses a sentence, v selects.")
            return None
        return span

    def _highlight_at(self, span: Span | None) -> Placed | None:
        """The highlight meant by a focus: the same stretch, else the innermost of those it shares words with."""
        if span is None:
            return None
        found = self.view.shown.highlights.overlapping(span.start, span.end)
        same = [placed for each, placed in found if each == span]
        if same:
            return same[-1]
        return min(found, key=lambda item: len(item[0]))[1] if found else None

    # -- making and changing

    async def action_highlight(self) -> None:
        """Highlight the passage."""
        span = self.passage()
        if span is None:
            return
        if any(each == span for each, _ in self.view.shown.highlights.overlapping(span.start, span.end)):
            self.reader_app.say(
                "This is highlighted already; c1 to c5 change the colour, a writes a note, dd deletes."
            )
            return
        await self._make(span)
        self.reader_app.say(f"Highlighted in {self._color_name(self.reader_app.color)}.")

    async def _make(self, span: Span) -> Annotation:
        """Save a new highlight and show it in focus, where the reader has not gone on meanwhile."""
        meant = self.selection, self.view.shown.focus
        fields: dict[str, Any] = {"color": self.reader_app.color}
        speaker = self.speaker_of(span)
        if speaker:
            fields["speaker"] = speaker
        save = partial(self.library.annotate, self.article, self.document, span.start, span.end, **fields)
        annotation = await self.reader_app.in_background(save)
        await self._made(annotation)
        if meant == (self.selection, self.view.shown.focus):
            self.selection = None
            self.view.show(selection=None, cursor=None)
            self.focus_on(span)
        return annotation

    async def _made(self, annotation: Annotation) -> None:
        self.reader_app.history.record(Change(None, annotation))
        if not self.article.kept:
            self.article = await self.reader_app.in_background(self.library.open, annotation.article)
            self.reader_app.say("The article is kept in the library now, since it has notes.")
        await self._refresh("saved")

    async def _refresh(self, saved: str) -> None:
        self.saved = saved
        self.show_placed(
            await self.reader_app.in_background(self.library.placed, self.article, self.document)
        )

    async def _change(
        self, before: Annotation | None, after: Annotation | None, saved: str = "saved"
    ) -> None:
        """Save an annotation that was made, changed or deleted; where that fails, the status says no more "saved"."""
        self.saved = ""
        change = Change(before, after)
        await self.reader_app.in_background(apply_changes, self.library.store, (change,))
        self.reader_app.history.record(change)
        await self._refresh(saved)

    def _color_name(self, color: str) -> str:
        return str(self.reader_app.settings.colors.get(color, color))

    async def action_color(self, number: str) -> None:
        """Highlight in a colour, or give the highlight in focus another."""
        color = COLORS[int(number) - 1]
        same = self.reader_app.color == color
        self.reader_app.color = color
        placed = None if self.selection else self._highlight_at(self.view.shown.focus)
        if placed and placed.annotation.color != color:
            await self._change(placed.annotation, touched(placed.annotation, color=color))
            self.reader_app.say(f"The highlight is {self._color_name(color)} now.")
        elif placed:
            self.reader_app.say(f"The highlight is {self._color_name(color)} already.")
        elif self.selection or self.view.shown.focus:
            await self.action_highlight()
        else:
            self.reader_app.say(f"Highlights {'are' if same else 'will be'} {self._color_name(color)}.")

    async def action_note(self) -> None:
        """Write a note on the highlight in focus, or on a new one."""
        placed = None if self.selection else self._highlight_at(self.view.shown.focus)
        if placed:
            self._write_note(placed.annotation)
            return
        span = self.passage()
        if span:
            self._write_note(await self._make(span))

    def action_article_note(self) -> None:
        """Write a note on the article as a whole."""
        whole = [placed.annotation for placed in self.placed if placed.annotation.target is None]
        if whole:
            self._write_note(whole[0])
            return

        async def save(note: str) -> None:
            if note.strip():
                make = partial(self.library.annotate_article, self.article, note=note)
                await self._made(await self.reader_app.in_background(make))
                self.reader_app.say("The note on the article is saved.")

        self._ask_note("Note on the whole article", self.article.title, "", self.article.id, save)

    def _write_note(self, annotation: Annotation) -> None:
        async def save(note: str) -> None:
            await self.reader_app.aside(self.library.store.refresh)
            current = await self.reader_app.aside(self.library.store.annotation, annotation.id)
            if current is None:  # deleted meanwhile by another program: the note brings its highlight back
                await self._change(None, touched(annotation, note=note))
            elif current.note != annotation.note and note != current.note:
                both = f"{note}\n\n(Written elsewhere meanwhile:)\n\n{current.note}"
                await self._change(current, touched(current, note=both))
            elif note != current.note:
                await self._change(current, touched(current, note=note))
            self.reader_app.say("The note is saved." if note.strip() else "The note is empty now.")

        passage = annotation.target.exact if annotation.target else self.article.title
        self._ask_note("Note", passage, annotation.note, annotation.id, save)

    def _ask_note(
        self, title: str, passage: str, note: str, key: str, save: Callable[[str], Awaitable[None]]
    ) -> None:
        from reader.tui.screens.note import NoteScreen, NoteSubject

        subject = NoteSubject(title, passage, note, key, self.reader_app.settings.editor)
        self.app.push_screen(NoteScreen(subject, self.library.drafts, save))

    async def action_tags(self) -> None:
        """Change the tags of the highlight in focus, or of a new one."""
        from reader.tui.screens.prompt import PromptScreen

        placed = None if self.selection else self._highlight_at(self.view.shown.focus)
        span = None if placed else self.passage()
        if placed is None and span is None:
            return
        annotation = placed.annotation if placed else await self._make(span or Span(0, 0))

        async def written(answer: str | None) -> None:
            tags = tuple(dict.fromkeys(_TAG.findall(without_controls(answer or ""))))
            if answer is not None and tags != annotation.tags:
                current = self.library.store.annotation(annotation.id) or annotation
                await self._change(current, touched(current, tags=tags))
                self.reader_app.say(
                    f"Tagged {' '.join('#' + tag for tag in tags)}." if tags else "No tags now."
                )

        known = {tag for each in self.library.store.annotations() for tag in each.tags}
        question = PromptScreen("Tags", " ".join(annotation.tags), "words apart by spaces", known)
        self.app.push_screen(question, partial(self.guarded, written))

    async def action_delete(self) -> None:
        """Delete the highlight in focus; undo brings it back."""
        placed = self._highlight_at(self.view.shown.focus)
        if placed is None:
            self.reader_app.say("No highlight is in focus: ]a and [a step through them.")
            return
        await self._change(placed.annotation, None, "deleted")
        self.reader_app.say("Deleted. u brings it back.")

    # -- undo

    async def action_undo(self) -> None:
        """Take the last change back."""
        history = self.reader_app.history
        if not history.can_undo:
            self.reader_app.say("There is nothing to undo.")
            return
        await self._apply(history.undo(), history.redo, "Undone")

    async def action_redo(self) -> None:
        """Do what was undone again."""
        history = self.reader_app.history
        if not history.can_redo:
            self.reader_app.say("There is nothing to redo.")
            return
        await self._apply(history.redo(), history.undo, "Redone")

    async def _apply(self, changes: Group, revert: Callable[[], Group], what: str) -> None:
        try:
            await self.reader_app.in_background(apply_changes, self.library.store, changes)
        except ReaderError:
            revert()
            raise
        await self._refresh("saved")
        await self.follow_changes(changes)
        self.reader_app.say(f"{what}: {', '.join(dict.fromkeys(map(_described, changes)))}.")


def _described(change: Change | CorrectionChange) -> str:
    if isinstance(change, CorrectionChange):
        from reader.tui.screens.reading_correct import described_change

        return described_change(change)
    annotation = change.after or change.before
    exact = annotation.target.exact if annotation and annotation.target else "the note on the article"
    what = "gone" if change.after is None else "back" if change.before is None else "changed"
    return f"“{cropped(exact.strip('“”'), 40)}” {what}"
