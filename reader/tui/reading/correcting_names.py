"""Correcting names: what one is called and is, with which others it is one, that it is one or none, its bounds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reader.text import Span
from reader.tui.navigation import without_stray_letters
from reader.tui.reading.name_choices import (
    akin_choices,
    entity_called,
    entity_with_id,
    name_choices,
    told_new,
)
from reader.tui.screens.correct import Choice
from reader.tui.screens.correct_entries import TYPE_CHOICES, Action, Subject, type_choices
from reader.tui.widgets.entity_rows import TYPE_NAMES
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Entity, Mention
    from reader.tui.app import ReaderApp
    from reader.tui.reading.asking import Asking
    from reader.tui.reading.bounds import Bounding
    from reader.tui.reading.correction_saving import CorrectionSaving
    from reader.tui.reading.page import Page


class CorrectingNames:
    """Whom or what a passage is said to name."""

    def __init__(
        self, app: ReaderApp, page: Page, bounding: Bounding, asking: Asking, corrections: CorrectionSaving
    ) -> None:
        self._app, self._page, self._bounding, self._asking, self._corrections = (
            app,
            page,
            bounding,
            asking,
            corrections,
        )

    def actions(self) -> dict[str, Action]:
        """What the letters of the menu do that are about names."""
        return {
            "r": self._ask_name,
            "t": self._ask_type,
            "m": self._ask_merge,
            "o": self._ask_split,
            "i": self._no_name,
            "e": self._mention_bounds,
            "a": self._ask_new_name,
        }

    def _ask_name(self, subject: Subject) -> None:
        mention, entity = subject.mention, subject.entity
        if mention is None or entity is None:
            return
        joins = partial(self._joins, entity)

        def told(name: str, otherwise: str = "a new name") -> str:
            other = joins(name)
            return f"joins {other.name}, {TYPE_NAMES.get(other.type, 'name')}" if other else otherwise

        async def chosen(name: str) -> None:
            if name == entity.name:
                self._app.say(f"Called {name}, as before.")
                return
            other = joins(name)
            message = f"{entity.name} is {other.name} now: joined" if other else f"Called {name}"
            made = self._on_entity("merge-entities", mention, entity, other=name)
            await self._corrections.save([made], message)

        aliases = [Choice(name, name, told(name, "as it stands in the text")) for name in entity.aliases]
        others = [choice.value for choice in name_choices(self._page.analysis, entity)]
        self._asking.ask_choice(
            f"What is {entity.name} called?",
            [Choice(entity.name, entity.name, "as it is"), *aliases],
            chosen,
            new=told,
            value=entity.name,
            others=[Choice(name, name, told(name)) for name in others if joins(name)],
        )

    def _joins(self, entity: Entity, name: str) -> Entity | None:
        """The other entity that one becomes part of when it is called so."""
        from reader.analysis.corrected_names import find_joined

        analysis = self._page.analysis
        return find_joined(analysis, entity, name) if analysis else None

    def _ask_type(self, subject: Subject) -> None:
        mention, entity = subject.mention, subject.entity
        if mention is None or entity is None:
            return

        choices = type_choices(entity.type)

        async def chosen(kind: str) -> None:
            if kind == entity.type:
                self._app.say(f"{entity.name}: {choices[0].label}, as before.")
                return
            made = self._on_entity("entity-type", mention, entity, type=kind)
            await self._corrections.save([made], f"{entity.name}: {TYPE_NAMES.get(kind, 'another name')}")

        self._asking.ask_choice(f"What is {entity.name}?", choices, chosen)

    def _ask_merge(self, subject: Subject) -> None:
        mention, entity = subject.mention, subject.entity
        if mention is None or entity is None:
            return

        async def chosen(identity: str) -> None:
            other = entity_with_id(self._page.analysis, identity)
            if other:
                made = self._on_entity("merge-entities", mention, entity, other=other.name, type=other.type)
                await self._corrections.save([made], f"{entity.name} is {other.name}")

        self._asking.ask_choice(
            f"Who or what is {entity.name} as well?",
            akin_choices(self._page.analysis, entity, entity.name),
            chosen,
        )

    def _ask_split(self, subject: Subject) -> None:
        mention, entity = subject.mention, subject.entity
        if mention is None or entity is None:
            return
        if len(entity.mentions) == 1:
            self._app.say(f"{entity.name} is named only here: C r gives another name.")
            return

        async def chosen(answer: str) -> None:
            other = entity_with_id(self._page.analysis, answer)
            name, kind = (other.name, other.type) if other else (answer, entity.type)
            if name and (other or name != entity.name):
                made = self._on_entity("split-entity", mention, entity, other=name, type=kind)
                await self._corrections.save([made], f"Here it is {name}")

        self._asking.ask_choice(
            f"Whom or what does “{mention.text}” name here, if not {entity.name}?",
            akin_choices(self._page.analysis, entity, mention.text),
            chosen,
            new="a new name",
        )

    async def _no_name(self, subject: Subject) -> None:
        if subject.mention:
            made = self._corrections.new_correction("not-entity", subject.mention.start, subject.mention.end)
            await self._corrections.save([made], "No name any more")

    def _mention_bounds(self, subject: Subject) -> None:
        mention, entity = subject.mention, subject.entity
        if mention and entity:
            self._bounding.begin(
                Span(mention.start, mention.end), partial(self._keep_mention, mention, entity)
            )

    async def _keep_mention(self, mention: Mention, entity: Entity, span: Span) -> None:
        span = without_stray_letters(self._page.document.text, span.start, span.end)
        made = [
            self._corrections.new_correction(
                "entity", span.start, span.end, type=entity.type, name=entity.name
            ),
            *self._renamed(mention, entity, span),
        ]
        await self._corrections.save_bounds(made, Span(mention.start, mention.end), "not-entity")

    def _renamed(self, mention: Mention, entity: Entity, span: Span) -> list[Correction]:
        """What calls a name as it reads now, where it was called by these words and they stand nowhere else."""
        words = " ".join(span.of(self._page.document.text).split())
        alike = [each for each in entity.mentions if each.text == entity.name]
        if alike != [mention] or words == entity.name or entity_called(self._page.analysis, words):
            return []
        return [
            self._corrections.new_correction(
                "merge-entities", span.start, span.end, name=entity.name, type=entity.type, other=words
            )
        ]

    def _ask_new_name(self, subject: Subject) -> None:
        words = subject.span.of(self._page.document.text)
        start, end = subject.span.start, subject.span.end

        own = Choice(" ".join(words.split()), " ".join(words.split()), "as it stands here")

        def typed(kind: str) -> None:
            async def named(name: str) -> None:
                from reader.analysis.corrected_names import is_another

                apart = (
                    name == own.value
                    and self._page.analysis is not None
                    and is_another(self._page.analysis, name, kind)
                )
                made = self._corrections.new_correction(
                    "entity", start, end, type=kind, name=name, apart=apart
                )
                await self._corrections.save([made], f"{name}: {TYPE_NAMES.get(kind, 'another name')}")

            same = [
                choice
                for choice in name_choices(self._page.analysis)
                if choice.label.casefold() != words.casefold()
            ]
            self._asking.ask_choice(
                "Whom or what does it name?", [own, *same], named, new=partial(told_new, self._page.analysis)
            )

        self._asking.ask_choice(f"What is “{cropped(words, 40)}”?", TYPE_CHOICES, typed)

    def _on_entity(self, kind: Any, mention: Mention, entity: Entity, **fields: Any) -> Correction:
        return self._corrections.new_correction(kind, mention.start, mention.end, name=entity.name, **fields)
