"""All annotations of the library: found by a filter, looked at, and changed many at a time."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from time import monotonic
from typing import TYPE_CHECKING

from textual import work

from reader.annotations.history import Change
from reader.annotations.model import COLORS, joined_note, touched
from reader.annotations.placing import detached
from reader.errors import ArticleError, ReaderError
from reader.export.citation import shown_speaker
from reader.library.deciding import accepting
from reader.library.exporting import export_notes
from reader.library.notebook import ListedNote, list_notes, looked_up
from reader.text.plain import without_controls
from reader.tui.bindings import ANNOTATIONS
from reader.tui.screens.base import ACCEPTED, BOTH_KEPT, NOTE_SAVED
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.note_list import NoteListScreen, changes_of
from reader.tui.told import counted
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.model import Annotation
    from reader.library import Library

_TAG = re.compile(r"(-?)#?([^\s,#]+)")
REFRESH_SECONDS = 0.5
"""How often what was looked up meanwhile is shown."""


class AnnotationsScreen(NoteListScreen[ListedNote]):
    """Every annotation, with what became of its passage; the places are looked up after the list is shown."""

    TABLE = ANNOTATIONS
    NAME = "notes"

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, ListedNote] = {}
        """What was looked up, by id."""
        self._left = 0
        """Articles still to be looked into."""
        self._drafts: frozenset[str] = frozenset()
        """Ids of annotations with an unfinished note."""

    def read_items(self) -> list[ListedNote]:
        """All of them, with the places found before."""
        self._drafts = frozenset(self.library.drafts.kept())
        notes = list_notes(self.library)
        return [self._as_known(note) for note in notes] if self._known else notes

    def _as_known(self, note: ListedNote) -> ListedNote:
        known = self._known.get(note.annotation.id)
        is_same = known and known.annotation == note.annotation and known.article == note.article
        return known if known and is_same else note

    def listed(self) -> None:
        """Look up the places."""
        self._look_up()

    @work(exclusive=True, group="places")
    async def _look_up(self) -> None:
        """Article by article, aside; shown every now and then."""
        items = self.items
        waiting = [(number, note) for number, note in enumerate(items) if note.placed is None]
        groups = [list(group) for _, group in groupby(waiting, key=lambda each: each[1].annotation.article)]
        shown = monotonic()
        for done, group in enumerate(groups):
            self._left = len(groups) - done
            try:
                notes = await self.reader_app.aside(looked_up, self.library, [note for _, note in group])
            except ReaderError as error:
                self.reader_app.warn_once(str(error))
                continue
            if items is not self.items:  # listed anew: these numbers are of other notes there
                return
            for (number, _), note in zip(group, notes, strict=True):
                items[number] = self._known[note.annotation.id] = note
            if monotonic() - shown > REFRESH_SECONDS:
                shown = monotonic()
                await self._show_places()
        self._left = 0
        if groups:
            await self._show_places()

    async def _show_places(self) -> None:
        if self.asked.asks_for_status:
            await self.filter_now()
        else:
            self.refresh_rows()
            self.show_current()

    def has_draft(self, item: ListedNote) -> bool:
        """Whether an unfinished note on it is kept."""
        return item.annotation.id in self._drafts

    def _show_drafts(self) -> None:
        """Mark those whose note was left unfinished, now that one may have been written or saved."""
        self._drafts = frozenset(self.library.drafts.kept())
        self.refresh_rows()
        self.show_current()

    def more_title(self) -> str:
        """How many articles are still looked into."""
        return f" · looking into {self._left:,} articles" if self._left > 1 else ""

    def described(self, item: ListedNote) -> tuple[str, str]:
        """Day and status."""
        status = item.status if item.annotation.target else None
        sign = {"changed": "≠ ", "orphan": "∅ "}.get(status or "", "")
        words = {"changed": "changed", "orphan": "not in the text"}.get(status or "", "")
        return " · ".join(part for part in (item.annotation.created[:10], words) if part), sign

    def preview(self, item: ListedNote) -> list[tuple[str, str]]:
        """All of it."""
        annotation = item.annotation
        passage = annotation.target.exact if annotation.target else ""
        speaker = shown_speaker(annotation.speaker, annotation.speaker_confidence)
        who = f"— {speaker}" if speaker else ""
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        color = self.reader_app.color_name(annotation.shown_color)
        parts = [
            (item.title + ("" if item.article else " (its file is gone)"), "bold"),
            (f"{passage}\n{who}".strip(), ""),
            (f"Now: {item.now}" if item.now else "", "italic"),
            (f"As first captured: {annotation.captured}" if annotation.captured else "", "italic"),
            (annotation.note, ""),
            ("a draft of the note is kept: a goes on with it" if self.has_draft(item) else "", "dim"),
            (
                " · ".join(
                    part for part in (color, tags, annotation.created[:10], self._status(item)) if part
                ),
                "dim",
            ),
        ]
        return [(without_controls(text), style) for text, style in parts if text]

    def _status(self, item: ListedNote) -> str:
        if item.annotation.target is None:
            return "on the article as a whole"
        return {"changed": "its text has changed: = decides", "orphan": "no longer in the text"}.get(
            item.status or "", ""
        )

    def empty_message(self) -> str:
        """How notes come about."""
        return "There are no notes yet.\n\nIn an article, ) focuses a sentence, H highlights it and a writes a note on it."

    # -- acting

    async def action_color(self, number: str) -> None:
        """Give them a colour."""
        color = COLORS[int(number) - 1]
        targets = self.targets()
        chosen = [each for each in targets if each.target]
        name = self.reader_app.color_name(color)
        if targets and not chosen:
            self.say("A note on the article as a whole has no colour.")
        elif chosen:
            changes = changes_of(
                chosen, lambda each: each if each.color == color else touched(each, color=color)
            )
            await self.do(
                changes, f"{counted(len(changes))} {'is' if len(changes) == 1 else 'are'} {name} now."
            )

    def action_tags(self) -> None:
        """Ask for tags to add and to take away."""
        from reader.tui.screens.prompt import PromptScreen

        chosen = self.targets()
        if not chosen:
            return

        async def written(answer: str | None) -> None:
            given = _TAG.findall(without_controls(answer or ""))
            added = [tag for minus, tag in given if not minus]
            removed = {tag for minus, tag in given if minus}
            changes = changes_of(chosen, lambda each: _tagged(each, added, removed))
            await self.guarded(self.do, changes, f"{counted(len(changes))} tagged anew. u undoes.")

        async def answered(answer: str | None) -> None:
            if answer and answer.strip():
                await written(answer)

        question = f"Tags for {counted(len(chosen))}"
        hint = "words are added, -word is taken away"
        self.app.push_screen(PromptScreen(question, "", hint, self._suggester.tags), answered)

    async def action_delete(self) -> None:
        """Delete them; the bin keeps them."""
        chosen = self.targets()
        if chosen:
            changes = changes_of(chosen, lambda _: None)
            target = chosen[0].target
            one = f"“{cropped(target.exact, 40)}”" if target and len(chosen) == 1 else counted(len(changes))
            await self.do(changes, f"{one} deleted. u undoes; g b is the bin.")

    def action_export(self) -> None:
        """Export those marked, else all that are shown."""
        if not self.chosen:
            self.say("There is nothing here.")
            return
        ids = self.marked or {self.items[number].annotation.id for number in self.chosen}
        self.app.push_screen(ChosenExportScreen(self.library, frozenset(ids)))

    def action_note(self) -> None:
        """Write the note of the annotation under the cursor."""
        from reader.tui.screens.note import NoteScreen, NoteSubject

        item = self.current
        if item is None:
            self.say("There is nothing here.")
            return
        annotation = item.annotation
        passage = annotation.target.exact if annotation.target else item.title

        async def save(note: str, base: str | None) -> None:
            await self.reader_app.aside(self.library.store.catch_up)
            current = await self.reader_app.aside(self.library.store.annotation, annotation.id)
            if current is None:  # deleted meanwhile by another program: the note brings its highlight back
                await self.do((Change(None, touched(annotation, note=note)),), NOTE_SAVED)
                return
            wanted = joined_note(note, base, current.note)
            changes = changes_of(
                [current], lambda each: each if each.note == wanted else touched(each, note=wanted)
            )
            await self.do(changes, NOTE_SAVED if wanted == note else BOTH_KEPT)

        editor = self.reader_app.settings.editor
        subject = NoteSubject("Note", passage, annotation.note, annotation.id, editor)
        self.app.push_screen(NoteScreen(subject, self.library.drafts, save), lambda _: self._show_drafts())

    def action_review(self) -> None:
        """Decide about a highlight whose text has changed."""
        item = self.current
        if item is None:
            self.say("There is nothing here.")
        elif item.placed is None:
            self.say("Its passage is still being looked for.")
        elif item.status == "changed":
            self._review(item)
        elif item.status == "orphan" and item.article:
            self.say("Its passage was not found: Enter opens the article, P there places it.")
        elif item.status == "orphan":
            self.say(f"The file of “{cropped(item.title, 60)}” is gone.")
        else:
            self.say("Its text has not changed; / is:changed lists those whose text has.")

    def _review(self, item: ListedNote) -> None:
        from reader.tui.screens.review import ReviewScreen

        async def decided(answer: str | None) -> None:
            if answer == "accept":
                await self._accept(item)
            elif answer == "detach":
                change = Change(item.annotation, detached(item.annotation))
                await self.do((change,), "Taken off the text; / is:orphan lists it. u undoes.")
            elif answer == "move":
                await self._read(item, is_to_be_placed=True)

        self.app.push_screen(ReviewScreen(item.annotation, item.now), partial(self.guarded, decided))

    async def _accept(self, item: ListedNote) -> None:
        """Take the words that were shown for its own: not others that stand there by now."""
        library = self.library
        try:
            after = await self.reader_app.aside(accepting, library, item.annotation, library.cached_analysis)
        except ArticleError:  # the file, or what was shown of it, is not there any more
            after = item.annotation
        if after.target is None or after.target.exact != item.now:
            self._known.pop(item.annotation.id, None)
            await self.read_again()
            self.say("It has changed again meanwhile: = shows what stands there now.")
            return
        await self.do((Change(item.annotation, after),), ACCEPTED)

    async def action_open(self) -> None:
        """Read the article at the annotation."""
        item = self.current
        if item is None:
            self.say("There is nothing here.")
        elif item.article is None:
            self.say(f"The file of “{cropped(item.title, 60)}” is gone: put it back to read it.")
        else:
            await self._read(item)

    async def _read(self, item: ListedNote, *, is_to_be_placed: bool = False) -> None:
        """Read at an annotation, which stands elsewhere afterwards where the text is edited or it is placed anew."""
        if item.article:
            article = await self.reader_app.aside(self.library.open_summary, item.article)
            self._known = {
                key: note for key, note in self._known.items() if note.annotation.article != article.id
            }
            self.reader_app.read(article, annotation=item.annotation.id, is_to_be_placed=is_to_be_placed)

    async def on_row_list_chosen(self) -> None:
        """Clicked on: read there."""
        await self.guarded(self.action_open)


def _tagged(annotation: Annotation, added: list[str], removed: set[str]) -> Annotation:
    tags = tuple(dict.fromkeys(tag for tag in (*annotation.tags, *added) if tag not in removed))
    return annotation if tags == annotation.tags else touched(annotation, tags=tags)


class ChosenExportScreen(ExportScreen):
    """Exports annotations of any articles."""

    def __init__(self, library: Library, identifiers: frozenset[str]) -> None:
        super().__init__(library, [], "", "notes.md")
        self.identifiers = identifiers

    @property
    def heading(self) -> str:
        """What is exported."""
        return f"Export {counted(len(self.identifiers))}"

    def write(self, path: str) -> list[Path]:
        """Write the file; returns what was written. Raises ReaderError."""
        return export_notes(self.library, self.identifiers, path, is_forced=path == self.replacing)
