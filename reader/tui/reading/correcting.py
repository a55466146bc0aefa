"""Correcting what analysis found: a menu on the passage in focus. What the reader says is stored, shown at once, undone by u."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.analysis.pointing import mention_at, mentions_in, quotation_at
from reader.annotations.history import CorrectionChange
from reader.library import correcting
from reader.text import Span
from reader.tui.screens.correct import Choice, MenuScreen
from reader.tui.screens.correct_entries import (
    Action,
    Subject,
    are_only_bounds,
    described,
    menu_entries,
    told_count,
)
from reader.tui.widgets.entity_rows import TYPE_NAMES

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Entity, Mention
    from reader.tui.app import ReaderApp
    from reader.tui.reading.asking import Asking
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.correcting_names import CorrectingNames
    from reader.tui.reading.correcting_quotations import CorrectingQuotations
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.selecting import Selecting


class Correcting:
    """The menu of corrections, and taking one back."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        places: Places,
        selecting: Selecting,
        saving: Saving,
        asking: Asking,
        corrected: Corrected,
        quotations: CorrectingQuotations,
        names: CorrectingNames,
    ) -> None:
        (
            self._app,
            self._page,
            self._places,
            self._selecting,
            self._saving,
            self._asking,
            self._corrected,
            self._quotations,
            self._names,
        ) = app, page, places, selecting, saving, asking, corrected, quotations, names

    def action_correct(self) -> None:
        """Correct what analysis says of the passage."""
        if self._page.analysis is None:
            self._app.say(self._page.analysis_message or "There is no analysis to correct yet.")
            return
        span = self._selecting.passage()
        if span:
            self._show_menu(self._subject(self._page.analysis, span))

    def _subject(self, analysis: Analysis, span: Span) -> Subject:
        from reader.analysis.effects import made_on

        meant = mention_at(analysis, span.start, span.end)
        mention, entity = meant or (None, None)
        names = () if meant else tuple(mentions_in(analysis, span.start, span.end))
        made = made_on(analysis, self._corrected.corrections, span, entity, self._page.document.text)
        return Subject(
            span,
            quotation_at(analysis, span.start, span.end),
            mention,
            entity,
            names,
            tuple(sorted(made, key=lambda each: each.created, reverse=True)),
            self._selecting.selection is not None,
        )

    def _show_menu(self, subject: Subject) -> None:
        menu = MenuScreen("Correct what was found", menu_entries(subject))
        self._asking.ask(menu, partial(self._do, subject))

    async def _do(self, subject: Subject, letter: str) -> None:
        actions: dict[str, Action] = {
            **self._quotations.actions(),
            **self._names.actions(),
            "g": self._ask_mention,
            "x": self._take_back,
        }
        result = actions[letter](subject)
        if result is not None:
            await result

    def _ask_mention(self, subject: Subject) -> None:
        choices = [
            Choice(str(index), mention.text, _told_name(mention, entity))
            for index, (mention, entity) in enumerate(subject.names)
        ]

        def chosen(index: str) -> None:
            mention, entity = subject.names[int(index)]
            self._selecting.leave()
            span = Span(mention.start, mention.end)
            self._places.focus_on(span)
            if self._page.analysis:
                self._show_menu(
                    replace(self._subject(self._page.analysis, span), mention=mention, entity=entity)
                )

        self._asking.ask_choice("Which name?", choices, chosen)

    async def _take_back(self, subject: Subject) -> None:
        """Delete what the reader said last here, with what was said together with it."""
        if self._page.analysis is None:
            return
        last = subject.made[0]
        changes = await self._app.in_background(correcting.delete, self._app.library, [last.id])
        taken = {
            change.before["id"]
            for change in changes
            if isinstance(change, CorrectionChange) and change.before
        }
        count = correcting.count_quotations(
            self._page.analysis, (each for each in self._corrected.corrections if each.id in taken)
        )
        self._app.history.record(*changes)
        await self._corrected.show()
        await self._saving.refresh()
        self._app.say(f"{self._told_taken(last)}{told_count(count)}. u undoes.")

    def _told_taken(self, taken: Correction) -> str:
        if self._page.analysis and are_only_bounds(self._page.analysis, taken):
            return "Its bounds are as they were"
        return f"No more “{described(taken)}”"


def _told_name(mention: Mention, entity: Entity) -> str:
    """Of what kind a name is, after whom or what it names where its words do not say that already."""
    kind = TYPE_NAMES.get(entity.type, "name")
    return kind if " ".join(mention.text.split()) == entity.name else f"{entity.name}, {kind}"
