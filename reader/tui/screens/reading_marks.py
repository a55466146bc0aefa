"""Marking in an article: highlights, their colours, undo. Every save is done when it is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reader.annotations.history import Change, apply_changes
from reader.annotations.model import COLORS, touched
from reader.tui.screens.reading_parts import ReadingParts
from reader.tui.told import told_act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.screen import Screen

    from reader.annotations.history import CorrectionChange, Group
    from reader.annotations.model import Annotation
    from reader.text import Span

    _Base = Screen[None]
else:
    _Base = object


class Marking(ReadingParts, _Base):
    """What is done to passages."""

    if TYPE_CHECKING:

        async def follow_changes(self, changes: Sequence[Change | CorrectionChange]) -> None: ...
        def fill_panel(self) -> None: ...
        async def guarded(self, function: Callable[..., Any], *arguments: Any) -> None: ...

    # -- making and changing

    async def action_highlight(self) -> None:
        """Highlight the passage."""
        span = self.selecting.passage()
        if span is None:
            return
        if any(each == span for each, _ in self.view.shown.highlights.overlapping(span.start, span.end)):
            self.reader_app.say(
                "This is highlighted already; c1 to c5 change the colour, a writes a note, dd deletes."
            )
            return
        await self.make_highlight(span)
        self.reader_app.say(f"Highlighted in {self.reader_app.color_name(self.reader_app.color)}.")

    async def make_highlight(self, span: Span) -> Annotation:
        """Save a new highlight and show it in focus, where the reader has not gone on meanwhile."""
        meant = self.selecting.selection, self.view.shown.focus
        annotation = await self.new_highlight(span)
        await self.save_highlight(annotation)
        if meant == (self.selecting.selection, self.view.shown.focus):
            self.focus_made(span)
        return annotation

    async def new_highlight(self, span: Span) -> Annotation:
        """A highlight that is not saved yet: no other program is waited for."""
        fields: dict[str, Any] = {"color": self.reader_app.color}
        said = self.page.said_at(span)
        if said["speaker"]:
            fields |= said
        make = partial(
            self.library.new_highlight, self.article, self.document, span.start, span.end, **fields
        )
        return await self.reader_app.aside(make)

    async def save_highlight(self, annotation: Annotation) -> None:
        """Save what `new_highlight` made."""
        await self.reader_app.in_background(self.library.save_new, self.article, annotation)
        await self.remember_made(annotation)

    def focus_made(self, span: Span) -> None:
        """Leave the selection; what was made of it is in focus."""
        self.selecting.drop()
        self.places.focus_on(span)

    async def remember_made(self, annotation: Annotation) -> None:
        """Take a new annotation into the history, and its article into the library."""
        self.reader_app.history.record(Change(None, annotation))
        if not self.article.kept:
            self.page.article = await self.reader_app.in_background(self.library.open, annotation.article)
            self.reader_app.say("The article is kept in the library now, since it has notes.")
        await self._refresh("saved")

    async def _refresh(self, saved: str) -> None:
        self.page.saved = saved
        self.page.show_placed(
            await self.reader_app.in_background(self.library.placed, self.article, self.document)
        )

    async def change(self, before: Annotation | None, after: Annotation | None, saved: str = "saved") -> None:
        """Save an annotation that was made, changed or deleted; where that fails, the status says no more "saved"."""
        await self.change_all((Change(before, after),), saved)

    async def change_all(self, changes: Sequence[Change], saved: str = "saved") -> None:
        """Save several changes with one write, to be undone as one."""
        self.page.saved = ""
        await self.reader_app.in_background(apply_changes, self.library.store, tuple(changes))
        self.reader_app.history.record(*changes)
        await self._refresh(saved)

    async def action_color(self, number: str) -> None:
        """Highlight in a colour, or give the highlight in focus another."""
        color = COLORS[int(number) - 1]
        same = self.reader_app.color == color
        self.reader_app.color = color
        placed = None if self.selecting.selection else self.page.highlight_at(self.view.shown.focus)
        if placed and placed.annotation.color != color:
            await self.change(placed.annotation, touched(placed.annotation, color=color))
            self.reader_app.say(f"The highlight is {self.reader_app.color_name(color)} now.")
        elif placed:
            self.reader_app.say(f"The highlight is {self.reader_app.color_name(color)} already.")
        elif self.selecting.selection or self.view.shown.focus:
            await self.action_highlight()
        else:
            self.reader_app.say(
                f"Highlights {'are' if same else 'will be'} {self.reader_app.color_name(color)}."
            )

    def action_color_name(self) -> None:
        """Ask for the names of the colours, that of the highlight in focus first, else that of the next one."""
        from reader.tui.screens.color_names import ColorNamesScreen

        placed = None if self.selecting.selection else self.page.highlight_at(self.view.shown.focus)
        color = placed.annotation.color if placed else self.reader_app.color

        async def written(names: dict[str, str] | None) -> None:
            if names is not None:
                await self._name_colors(names)

        names = self.reader_app.settings.colors
        self.app.push_screen(ColorNamesScreen(names, color), partial(self.guarded, written))

    async def _name_colors(self, names: Mapping[str, str]) -> None:
        """Keep the names, those that are given up first: another colour may have been given one of these."""
        for color, name in sorted(names.items(), key=lambda each: bool(each[1].strip())):
            await self.reader_app.in_background(self.library.name_color, color, name)
        self.reader_app.settings = await self.reader_app.aside(lambda: self.library.settings)
        self.fill_panel()
        self.update_status()
        told = [f"{color} is called {self.reader_app.color_name(color)}" for color in names]
        line = f"{', '.join(told)} now." if told else "The names are as they were."
        self.reader_app.say(f"{line[0].upper()}{line[1:]}")

    async def action_delete(self) -> None:
        """Delete the highlight in focus; undo brings it back."""
        placed = self.page.highlight_at(self.view.shown.focus)
        if placed is None:
            self.reader_app.say("No highlight is in focus: ]a and [a step through them.")
            return
        await self.change(placed.annotation, None, "deleted")
        self.reader_app.say("Deleted. u brings it back.")

    # -- undo

    async def action_undo(self) -> None:
        """Take the last change back."""
        await self._tell(await self.reader_app.take_back(), "Undone", "There is nothing to undo.")

    async def action_redo(self) -> None:
        """Do what was undone again."""
        await self._tell(await self.reader_app.do_again(), "Redone", "There is nothing to redo.")

    async def _tell(self, changes: Group, what: str, nothing: str) -> None:
        if not changes:
            self.reader_app.say(nothing)
            return
        await self._refresh("saved")
        await self.follow_changes(changes)
        told = partial(told_act, what, changes, self.article.id, self.library.title_of)
        self.reader_app.say(await self.reader_app.aside(told))
