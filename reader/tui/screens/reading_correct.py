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
from reader.tui.screens.reading_correct_names import CorrectingNames
from reader.tui.screens.reading_correct_quotations import CorrectingQuotations
from reader.tui.widgets.entity_rows import TYPE_NAMES

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Entity, Mention


class Correcting(CorrectingQuotations, CorrectingNames):
    """The menu of corrections, and taking one back."""

    def action_correct(self) -> None:
        """Correct what analysis says of the passage."""
        if self.analysis is None:
            self.reader_app.say(self.page.analysis_message or "There is no analysis to correct yet.")
            return
        span = self.selecting.passage()
        if span:
            self._show_menu(self._subject(self.analysis, span))

    def _subject(self, analysis: Analysis, span: Span) -> Subject:
        from reader.analysis.effects import made_on

        meant = mention_at(analysis, span.start, span.end)
        mention, entity = meant or (None, None)
        names = () if meant else tuple(mentions_in(analysis, span.start, span.end))
        made = made_on(analysis, self.corrections, span, entity, self.document.text)
        return Subject(
            span,
            quotation_at(analysis, span.start, span.end),
            mention,
            entity,
            names,
            tuple(sorted(made, key=lambda each: each.created, reverse=True)),
            self.selecting.selection is not None,
        )

    def _show_menu(self, subject: Subject) -> None:
        menu = MenuScreen("Correct what was found", menu_entries(subject))
        self.ask(menu, partial(self._do, subject))

    async def _do(self, subject: Subject, letter: str) -> None:
        actions: dict[str, Action] = {
            **self.quotation_actions(),
            **self.name_actions(),
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
            self.selecting.leave()
            span = Span(mention.start, mention.end)
            self.places.focus_on(span)
            if self.analysis:
                self._show_menu(replace(self._subject(self.analysis, span), mention=mention, entity=entity))

        self.ask_choice("Which name?", choices, chosen)

    async def _take_back(self, subject: Subject) -> None:
        """Delete what the reader said last here, with what was said together with it."""
        if self.analysis is None:
            return
        last = subject.made[0]
        changes = await self.reader_app.in_background(correcting.delete, self.library, [last.id])
        taken = {
            change.before["id"]
            for change in changes
            if isinstance(change, CorrectionChange) and change.before
        }
        count = correcting.count_quotations(
            self.analysis, (each for each in self.corrections if each.id in taken)
        )
        self.reader_app.history.record(*changes)
        await self.show_corrected()
        await self.saving.refresh()
        self.reader_app.say(f"{self._told_taken(last)}{told_count(count)}. u undoes.")

    def _told_taken(self, taken: Correction) -> str:
        if self.analysis and are_only_bounds(self.analysis, taken):
            return "Its bounds are as they were"
        return f"No more “{described(taken)}”"


def _told_name(mention: Mention, entity: Entity) -> str:
    """Of what kind a name is, after whom or what it names where its words do not say that already."""
    kind = TYPE_NAMES.get(entity.type, "name")
    return kind if " ".join(mention.text.split()) == entity.name else f"{entity.name}, {kind}"
