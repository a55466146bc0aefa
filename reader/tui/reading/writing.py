"""Writing in an article: notes on highlights and on the whole, and tags."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.model import joined_note, touched
from reader.text import Span
from reader.text.plain import without_controls
from reader.tui.screens.base import BOTH_KEPT, NOTE_SAVED

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable

    from reader.annotations.model import Annotation
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page
    from reader.tui.reading.placing import Placing
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.selecting import Selecting

_TAG = re.compile(r"[^\s,#]+")


class Writing:
    """Notes and tags."""

    def __init__(
        self, app: ReaderApp, page: Page, selecting: Selecting, saving: Saving, placing: Placing
    ) -> None:
        self._app, self._page, self._selecting, self._saving = app, page, selecting, saving
        self._placing = placing

    async def action_note(self) -> None:
        """Write a note on the highlight in focus, or on a new one."""
        placed = self._selecting.highlight_meant
        if placed:
            self.write_note(placed.annotation)
            return
        span = self._selecting.passage()
        if span is None:
            return
        annotation = await self._saving.new_highlight(span)
        self._selecting.end_on(span)
        # What is typed next is the note: it waits neither for the disk nor for another program.
        saving = self._app.patience.begin(
            self._app, self._app.guarded(self._saving.save_highlight, annotation), holds_keys=False
        )
        self.write_note(annotation, saving)

    def action_open_note(self) -> None:
        """Write the note of the highlight in focus; while another one is placed, say how."""
        placed = self._page.highlight_at(self._page.focus)
        if self._placing.chosen:
            self._app.say("P puts the note on the passage in focus, selected or found.")
        elif placed:
            self.write_note(placed.annotation)
        else:
            self._app.say("No highlight is in focus: H makes one, a makes one with a note.")

    def action_article_note(self) -> None:
        """Write a note on the article as a whole."""
        whole = [placed.annotation for placed in self._page.placed if placed.annotation.target is None]
        if whole:
            self.write_note(whole[0])
            return

        async def save(note: str, _base: str | None) -> None:
            if note.strip():
                make = partial(self._app.library.annotate_article, self._page.article, note=note)
                await self._saving.remember_made(await self._app.in_background(make))
                self._app.say("The note on the article is saved.")

        self._ask_note("Note on the whole article", self._page.article.title, "", self._page.article.id, save)

    def write_note(self, annotation: Annotation, saving: asyncio.Event | None = None) -> None:
        """Open the editor on an annotation's note; saving: set when the annotation itself was tried to be saved."""

        async def save(note: str, base: str | None) -> None:
            if saving:
                await saving.wait()
            await self._app.aside(self._app.library.store.catch_up)
            current = await self._app.aside(self._app.library.store.annotation, annotation.id)
            if (
                current is None
            ):  # it could not be saved, or another program deleted it: the note brings it (back)
                await self._saving.save_highlight(touched(annotation, note=note))
            elif note != current.note:
                joined = joined_note(note, base, current.note)
                await self._saving.change(current, touched(current, note=joined))
                if joined != note:
                    self._app.say(BOTH_KEPT)
                    return
            self._app.say(NOTE_SAVED if note.strip() else "The note is empty now.")

        passage = annotation.target.exact if annotation.target else self._page.article.title
        self._ask_note("Note", passage, annotation.note, annotation.id, save, saving)

    def _ask_note(
        self,
        title: str,
        passage: str,
        note: str,
        key: str,
        save: Callable[[str, str | None], Awaitable[None]],
        saving: asyncio.Event | None = None,
    ) -> None:
        from reader.tui.screens.note import NoteScreen, NoteSubject

        subject = NoteSubject(title, passage, note, key, self._app.settings.editor)
        screen = NoteScreen(subject, self._app.library.drafts, save, saving)

        def left(has_words: bool | None) -> None:
            self._page.show_drafts()
            if saving and not has_words:
                self._app.patience.begin(self._app, self._tell_bare(key), holds_keys=False)

        self._app.push_screen(screen, left)

    async def _tell_bare(self, identifier: str) -> None:
        """Say that a highlight made for a note stands without one, once it does."""
        made = self._app.library.store.annotation(identifier)
        if made:
            self._app.say(
                f"Highlighted in {self._app.color_name(made.color)}, without a note. u takes it back."
            )

    async def action_tags(self) -> None:
        """Change the tags of the highlight in focus, or of a new one."""
        from reader.tui.screens.prompt import PromptScreen

        placed = self._selecting.highlight_meant
        span = None if placed else self._selecting.passage()
        if placed is None and span is None:
            return
        annotation = placed.annotation if placed else await self._saving.new_highlight(span or Span(0, 0))

        async def written(answer: str | None) -> None:
            tags = tuple(dict.fromkeys(_TAG.findall(without_controls(answer or ""))))
            if answer is not None and span:
                await self._saving.save_highlight(touched(annotation, tags=tags))
                self._selecting.end_on(span)
            elif answer is not None and tags != annotation.tags:
                current = self._app.library.store.annotation(annotation.id) or annotation
                await self._saving.change(current, touched(current, tags=tags))
            else:
                return
            self._app.say(f"Tagged {' '.join('#' + tag for tag in tags)}." if tags else "No tags now.")

        used = Counter(tag for each in self._app.library.store.annotations() for tag in each.tags)
        known = sorted(used, key=lambda tag: (-used[tag], tag))
        given = "".join(f"{tag} " for tag in annotation.tags)  # what is typed behind is another one
        question = PromptScreen("Tags", given, "words apart by spaces", known)
        self._app.push_screen(question, partial(self._app.guarded, written))
