"""Saving annotations: what is written is remembered for undo and shown. Every save is done when it is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reader.annotations.history import Change, apply_changes
from reader.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.annotations.model import Annotation
    from reader.text import Span
    from reader.tui.app import ReaderApp
    from reader.tui.reading.page import Page


class Saving:
    """Writes what the reader does to the article's annotations."""

    def __init__(self, app: ReaderApp, page: Page) -> None:
        self._app, self._page = app, page

    async def new_highlight(self, span: Span) -> Annotation:
        """A highlight that is not saved yet: no other program is waited for."""
        fields: dict[str, Any] = {"color": self._app.color}
        said = self._page.said_at(span)
        if said["speaker"]:
            fields |= said
        make = partial(
            self._app.library.new_highlight,
            self._page.article,
            self._page.document,
            span.start,
            span.end,
            **fields,
        )
        return await self._app.aside(make)

    async def save_highlight(self, annotation: Annotation) -> None:
        """Save what `new_highlight` made."""
        await self._app.in_background(self._app.library.save_new, self._page.article, annotation)
        await self.remember_made(annotation)

    async def remember_made(self, annotation: Annotation) -> None:
        """Take a new annotation into the history, and its article into the library."""
        self._app.history.record(Change(None, annotation))
        if not self._page.article.kept:
            self._page.article = await self._app.in_background(self._app.library.open, annotation.article)
            self._app.say("The article is kept in the library now, since it has notes.")
        await self.refresh()

    async def refresh(self, saved: str = "saved") -> None:
        """Show the annotations as they are now; saved: what the status line says of it."""
        self._page.saved = saved
        document = self._page.document
        placed = await self._app.in_background(self._app.library.placed, self._page.article, document)
        self._page.show_placed(placed, document)

    async def change(self, before: Annotation | None, after: Annotation | None, saved: str = "saved") -> None:
        """Save an annotation that was made, changed or deleted; where that fails, the status says no more "saved"."""
        await self.change_all((Change(before, after),), saved)

    async def change_all(self, changes: Sequence[Change], saved: str = "saved") -> None:
        """Save several changes with one write, to be undone as one."""
        self._page.saved = ""
        await self._app.in_background(apply_changes, self._app.library.store, tuple(changes))
        self._app.history.record(*changes)
        await self.refresh(saved)

    async def require_current(self) -> None:
        """Raises ArticleError where the text shown is not that of the file: nothing can be said of its offsets then."""
        is_whole = self._page.is_whole
        if not is_whole or not await self._app.aside(self._app.library.is_current, self._page.article):
            raise ArticleError("the article's text is just being read: try again in a moment")
