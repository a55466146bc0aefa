"""The article as the reader has corrected it: what is the reader's own, the questions asked for more, and saving."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.analysis.model import Own
from reader.analysis.pointing import named_often
from reader.annotations.history import Change, CorrectionChange
from reader.library import correcting
from reader.text import Span
from reader.tui.screens.correct import Choice, ChooseScreen, MenuScreen
from reader.tui.screens.correct_entries import described
from reader.tui.screens.reading_parts import ReadingParts
from reader.tui.widgets.correction_rows import Lost
from reader.tui.widgets.entity_rows import TYPE_NAMES
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.screen import Screen

    from reader.analysis.corrections import Correction, CorrectionKind
    from reader.analysis.model import Analysis, Entity, Quotation
    from reader.library import Article

    _Base = Screen[None]
else:
    _Base = object

_SAID = 24
"""Cells of what a correction says, in a message."""


class Corrected(ReadingParts, _Base):
    """What all corrections share, whatever they are about."""

    if TYPE_CHECKING:

        async def guarded(self, function: Callable[..., Any], *arguments: Any) -> None: ...
        async def newer_article(self) -> Article | None: ...
        def show_newer(self, article: Article) -> None: ...
        def load_rest(self) -> object: ...

    def __init__(self) -> None:
        super().__init__()
        self.corrections: list[Correction] = []
        """Those that hold in the text shown, with their places in it."""
        self.lost_corrections: list[Correction] = []
        """Those whose words are gone from it."""
        self.own = Own()
        self.questions = 0
        """How many menus and questions wait for an answer, or are just being answered."""

    # -- what is shown

    async def load_corrections(self, analysis: Analysis) -> None:
        """Know which findings are the reader's own."""
        here = partial(correcting.corrections_here, self.library, self.document, self.article.id)
        self.corrections = await self.reader_app.aside(here)
        made = await self.reader_app.aside(self.library.corrections, self.article.id)
        held = {each.id for each in self.corrections}
        self.lost_corrections = [each for each in made if each.id not in held]
        self.own = Own()
        if self.corrections:
            from reader.analysis.effects import own_findings

            self.own = own_findings(analysis, self.corrections)

    def listed_lost(self) -> list[Lost]:
        """Those whose words are gone, as the panel lists them."""
        return [Lost(each.id, each.exact, described(each)) for each in self.lost_corrections]

    async def take_back_lost(self, identifier: str) -> None:
        """Take a correction back whose words are gone, with those that went with it and were made together with it."""
        from reader.analysis.corrections import are_made_together

        taken = next((each for each in self.lost_corrections if each.id == identifier), None)
        if taken is None:
            return
        gone = {each.id for each in self.lost_corrections if are_made_together(each, taken)}
        changes = await self.reader_app.in_background(correcting.delete_lost, self.library, gone)
        self.reader_app.history.record(*changes)
        await self.show_corrected()
        self.reader_app.say(f"No more “{described(taken)}”. u undoes.")

    async def show_corrected(self) -> None:
        """Show the analysis as it is corrected now."""
        if self.analysis is None:
            return
        future = await self.reader_app.aside(self.library.request_analysis, self.document, self.article.id)
        analysis = await asyncio.wrap_future(future)
        await self.load_corrections(analysis)
        self.page.show_analysis(analysis)

    def say_own(self, quotations: Sequence[Quotation], entities: Sequence[Entity]) -> str:
        """What the status line adds where a finding is the reader's own."""
        own = any((q.start, q.end) in self.own.quotations for q in quotations) or any(
            entity.id in self.own.entities for entity in entities
        )
        return "as you corrected it" if own else ""

    async def follow_changes(self, changes: Sequence[Change | CorrectionChange]) -> None:
        """Show what undo or redo did to corrections."""
        if any(isinstance(change, CorrectionChange) for change in changes):
            await self.show_corrected()

    # -- asking

    def ask(self, screen: MenuScreen | ChooseScreen, then: Callable[[str], Awaitable[None] | None]) -> None:
        """Show a menu or a question and go on with the answer. Until then the text shown is the one asked about."""
        self.questions += 1

        async def answered(answer: str | None) -> None:
            try:
                result = None if answer is None else then(answer)
                if result is not None:
                    await result
            finally:
                self.questions -= 1

        self.app.push_screen(screen, partial(self.guarded, answered))

    def ask_choice(
        self,
        question: str,
        choices: Sequence[Choice],
        then: Callable[[str], Awaitable[None] | None],
        *,
        new: str | Callable[[str], str] = "",
        value: str = "",
        others: Sequence[Choice] = (),
    ) -> None:
        """Ask for one of several, as `ChooseScreen` does."""
        self.ask(ChooseScreen(question, choices, new=new, value=value, others=others), then)

    def listed_entities(self) -> list[Entity]:
        """Those of the article, in the order in which they are offered."""
        return named_often(self.analysis.entities if self.analysis else ())

    def entity_choices(self, but: Entity | None = None) -> list[Choice]:
        """All that is named in the article but one, as choices that give an id: two may have one name."""
        return [
            Choice(entity.id, entity.name, TYPE_NAMES.get(entity.type, "name"), entity.aliases)
            for entity in self.listed_entities()
            if entity is not but and is_offered(entity)
        ]

    def akin_choices(self, entity: Entity) -> list[Choice]:
        """The same for what one may be as well: of its type first."""
        kinds = {each.id: each.type for each in self.listed_entities()}
        return sorted(self.entity_choices(entity), key=lambda choice: kinds[choice.value] != entity.type)

    def name_choices(self, but: Entity | None = None) -> list[Choice]:
        """The same as choices that give a name."""
        return [replace(choice, value=choice.label) for choice in self.entity_choices(but)]

    def entity_called(self, name: str) -> Entity | None:
        """Whom or what a name stands for once it is given: its own, or an alias."""
        from reader.analysis.corrected_names import find_called

        return find_called(self.analysis, name) if self.analysis else None

    def told_new(self, name: str) -> str:
        """What a typed name is told to be: a new one, and nothing where it stands for one that is offered already."""
        entity = self.entity_called(name)
        return "" if entity and is_offered(entity) else "a new name"

    # -- saving

    def new_correction(self, kind: Any, start: int, end: int, **fields: Any) -> Correction:
        """A correction made on a stretch of the text shown."""
        return correcting.new_correction(self.article.id, self.document, kind, start, end, **fields)

    async def save_corrections(
        self, made: Sequence[Correction], told: str, *, of_bounds: bool = False
    ) -> None:
        """Save what the reader said at once, show what comes of it and tell it. of_bounds: as undo tells it, too.

        Where the article's file has changed meanwhile, it is said of the same words in the text of now.
        """
        newer = await self.newer_article()
        if newer is None:
            await self._save_corrections(made, told, of_bounds=of_bounds)
            return
        if self.selecting.selection:
            self.selecting.leave()
        self.show_newer(newer)
        try:
            await self._save_carried(made, told, of_bounds=of_bounds)
        finally:
            self.load_rest()

    async def save_bounds(self, made: Sequence[Correction], old: Span, gone: CorrectionKind) -> None:
        """Save what gives something new bounds; where they share no word with the old ones, there is nothing any more."""
        if not old.overlaps(Span(made[0].start, made[0].end)):
            made = [self.new_correction(gone, old.start, old.end), *made]
        document = self.document
        await self.save_corrections(made, "Its bounds are changed", of_bounds=True)
        if self.document is document:
            self.places.focus_on(Span(made[-1].start, made[-1].end), scroll=False)

    async def _save_carried(self, made: Sequence[Correction], told: str, *, of_bounds: bool) -> None:
        carried = await self.reader_app.aside(correcting.carried, self.document, made)
        if not carried:
            words = cropped(described(made[0]), _SAID)
            self.reader_app.say(f"“{words}” is not saved: its words are gone from the changed file.")
            return
        await self._save_corrections(carried, f"{told}, in the changed file", of_bounds=of_bounds)
        if carried[0].is_placed:
            self.places.focus_on(Span(carried[0].start, carried[0].end))

    async def _save_corrections(self, made: Sequence[Correction], told: str, *, of_bounds: bool) -> None:
        self.page.saved = ""
        save = partial(correcting.save, self.library, self.article, made, self.analysis)
        changes = await self.reader_app.in_background(save)
        self.reader_app.history.record(
            *(
                replace(each, of_bounds=of_bounds) if isinstance(each, CorrectionChange) else each
                for each in changes
            )
        )
        if not self.article.kept:
            self.page.article = await self.reader_app.in_background(self.library.open, made[0].article)
        self.page.saved = "saved"
        if self.selecting.selection:
            self.selecting.leave()
            self.places.focus_on(Span(made[0].start, made[0].end), scroll=False)
        await self.show_corrected()
        self.side.follow_focus()
        if any(isinstance(change, Change) for change in changes):
            await self.saving.refresh()
        self.reader_app.say(f"{told}. u undoes.")


def is_offered(entity: Entity) -> bool:
    """Whether an entity is one that anything else may be said to be."""
    return entity.type not in ("DATE", "MONEY")
