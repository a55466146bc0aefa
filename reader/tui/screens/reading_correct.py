"""Correcting what analysis found: a menu on the passage in focus. What the reader says is stored, shown at once, undone by u."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.analysis.model import Own
from reader.analysis.pointing import (
    mention_at,
    mentions_in,
    named_often,
    parts_of,
    quotation_at,
    without_marks,
)
from reader.annotations.history import Change, CorrectionChange
from reader.library import correcting
from reader.text import Span
from reader.tui.navigation import trimmed
from reader.tui.screens.correct import Choice, ChooseScreen, MenuScreen
from reader.tui.screens.correct_entries import (
    TYPE_CHOICES,
    Subject,
    described,
    menu_entries,
    speakers_without_entity,
)
from reader.tui.screens.reading_moves import ReadingParts
from reader.tui.screens.reading_selecting import Selection
from reader.tui.widgets.entity_rows import TYPE_NAMES
from reader.tui.widgets.row_list import cropped

_QUOTED = 52
"""Cells of a quotation's words in a question."""

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.screen import Screen

    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Entity, Mention, Quotation
    from reader.annotations.model import Annotation
    from reader.text import Document

    _Base = Screen[None]
else:
    _Base = object


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the selection is to be the bounds of."""

    quotation: Quotation | None
    mention: Mention | None = None
    entity: Entity | None = None
    annotation: Annotation | None = None
    """A highlight instead."""


class Correcting(ReadingParts, _Base):
    """Corrections of the article's analysis."""

    if TYPE_CHECKING:
        selection: Selection | None

        @property
        def selected(self) -> Span: ...
        def passage(self) -> Span | None: ...
        def leave_selection(self) -> None: ...
        def focus_on(self, span: Span | None, *, scroll: bool = True) -> None: ...
        def show_analysis(self, analysis: Analysis) -> None: ...
        async def guarded(self, function: Callable[..., Any], *arguments: Any) -> None: ...
        def _select(self, selection: Selection | None) -> None: ...
        async def _refresh(self, saved: str) -> None: ...
        async def keep_range(self, annotation: Annotation, span: Span) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self.corrections: list[Correction] = []
        """Those that hold in the text shown, with their places in it."""
        self.own = Own()
        self.bounds: Bounds | None = None

    # -- what is shown

    async def load_corrections(self, analysis: Analysis) -> None:
        """Know which findings are the reader's own."""
        here = partial(correcting.corrections_here, self.library, self.document, self.article.id)
        self.corrections = await self.reader_app.aside(here)
        self.own = Own()
        if self.corrections:
            from reader.analysis.effects import own_findings

            self.own = own_findings(analysis, self.corrections)

    async def show_corrected(self) -> None:
        """Show the analysis as it is corrected now."""
        if self.analysis is None:
            return
        future = await self.reader_app.aside(self.library.request_analysis, self.document, self.article.id)
        analysis = await asyncio.wrap_future(future)
        await self.load_corrections(analysis)
        self.show_analysis(analysis)

    def say_own(self, quotations: Sequence[Quotation], entities: Sequence[Entity]) -> str:
        """What the status line adds where a finding is the reader's own."""
        own = any((q.start, q.end) in self.own.quotations for q in quotations) or any(
            entity.id in self.own.entities for entity in entities
        )
        return "as you corrected it" if own else ""

    # -- the menu

    def action_correct(self) -> None:
        """Correct what analysis says of the passage."""
        if self.analysis is None:
            self.reader_app.say(self.analysis_message or "There is no analysis to correct yet.")
            return
        span = self.passage()
        if span:
            self._show_menu(self._subject(self.analysis, span))

    def _subject(self, analysis: Analysis, span: Span) -> Subject:
        meant = mention_at(analysis, span.start, span.end)
        mention, entity = meant or (None, None)
        names = () if meant else tuple(mentions_in(analysis, span.start, span.end))
        made = [each for each in self.corrections if each.start < span.end and span.start < each.end]
        return Subject(
            span,
            quotation_at(analysis, span.start, span.end),
            mention,
            entity,
            names,
            tuple(sorted(made, key=lambda each: each.created, reverse=True)),
            self.selection is not None,
        )

    def _is_shown(self, document: Document) -> bool:
        """Whether the text is still the one that was asked about; says so where its file has changed meanwhile."""
        if self.document is not document:
            self.reader_app.say("The article has changed meanwhile: press C again.")
        return self.document is document

    def _show_menu(self, subject: Subject) -> None:
        document = self.document

        async def chosen(letter: str | None) -> None:
            if letter and self._is_shown(document):
                await self._do(letter, subject)

        menu = MenuScreen("Correct what was found", menu_entries(subject))
        self.app.push_screen(menu, partial(self.guarded, chosen))

    async def _do(self, letter: str, subject: Subject) -> None:
        actions: dict[str, Callable[[Subject], Awaitable[None] | None]] = {
            "s": self._ask_speaker,
            "d": partial(self._set_kind, "direct"),
            "p": partial(self._set_kind, "partial"),
            "n": self._no_quotation,
            "b": self._quotation_bounds,
            "r": self._ask_name,
            "t": self._ask_type,
            "m": self._ask_merge,
            "o": self._ask_split,
            "i": self._no_name,
            "e": self._mention_bounds,
            "g": self._ask_mention,
            "q": partial(self._set_kind, "direct"),
            "a": self._ask_new_name,
            "x": self._take_back,
        }
        result = actions[letter](subject)
        if result is not None:
            await result

    def _choose(
        self,
        question: str,
        choices: Sequence[Choice],
        then: Callable[[str], Awaitable[None] | None],
        *,
        new: str | Callable[[str], str] = "",
        value: str = "",
        others: Sequence[Choice] = (),
    ) -> None:
        document = self.document

        async def chosen(answer: str | None) -> None:
            if answer is not None and self._is_shown(document):
                result = then(answer)
                if result is not None:
                    await result

        screen = ChooseScreen(question, choices, new=new, value=value, others=others)
        self.app.push_screen(screen, partial(self.guarded, chosen))

    def _entities(self) -> list[Entity]:
        return named_often(self.analysis.entities if self.analysis else ())

    def _name_choices(self, but: Entity | None = None) -> list[Choice]:
        return [
            Choice(entity.name, entity.name, TYPE_NAMES.get(entity.type, "name"))
            for entity in self._entities()
            if entity is not but and entity.type not in ("DATE", "MONEY")
        ]

    # -- quotations

    def _ask_speaker(self, subject: Subject) -> None:
        quotation = subject.quotation
        if quotation is None or self.analysis is None:
            return
        make = partial(correcting.new_speakers, self.library, self.article, self.analysis, quotation)
        count = partial(correcting.count_quotations, self.analysis)

        async def chosen(name: str) -> None:
            made = await self.reader_app.in_background(make, name)
            if not made:
                self.reader_app.say(f"Said by {name or 'nobody known'}, as you said before.")
                return
            await self._save(made, f"Said by {name or 'nobody known'}{_told_count(count(made))}")

        choices = self._speaker_choices(self.analysis, quotation)
        words = cropped(quotation.text, _QUOTED)
        self._choose(f"Who says “{words}”?", choices, chosen, new="a new name")

    def _speaker_choices(self, analysis: Analysis, quotation: Quotation) -> list[Choice]:
        """Who says it now, to be said by Enter alone; then people, who else speaks here, bodies and places."""
        from reader.analysis.effects import speakers_given

        speaker = quotation.speaker
        named = self._name_choices()
        people = sum(entity.type == "PERSON" for entity in self._entities())
        unnamed = [Choice(name, name, "speaks here") for name in speakers_without_entity(analysis)]
        others = [*named[:people], *unnamed, *named[people:]]
        nobody = Choice("", "nobody known")
        if speaker is None:
            return [*others, nobody]
        others = [choice for choice in others if choice.value.casefold() != speaker.name.casefold()]
        is_given = (quotation.start, quotation.end) in speakers_given(analysis, self.corrections)
        now = Choice(speaker.name, speaker.name, "as you said" if is_given else "as proposed")
        return [now, *others, nobody]

    async def _set_kind(self, kind: str, subject: Subject) -> None:
        quotation = subject.quotation
        if quotation is None or subject.is_selected:
            start, end = without_marks(self.document.text, subject.span.start, subject.span.end)
            await self._save([self._new("quotation", start, end, type=kind)], "A quotation now")
            return
        name = {"direct": "a direct quotation", "partial": "a fragment"}[kind]
        await self._save(
            [self._new("quotation", quotation.start, quotation.end, type=kind)], f"It is {name} now"
        )

    async def _no_quotation(self, subject: Subject) -> None:
        if subject.quotation and self.analysis:
            span = subject.span
            parts = [
                part
                for part in parts_of(self.analysis, subject.quotation)
                if part is subject.quotation or (part.start < span.end and span.start < part.end)
            ]
            made = [self._new("not-quotation", part.start, part.end) for part in parts]
            await self._save(made, "No quotation any more")

    def _quotation_bounds(self, subject: Subject) -> None:
        if subject.quotation:
            self.begin_bounds(Bounds(subject.quotation), Span(subject.quotation.start, subject.quotation.end))

    # -- entities

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
                self.reader_app.say(f"Called {name}, as before.")
                return
            other = joins(name)
            message = f"{entity.name} is {other.name} now: joined" if other else f"Called {name}"
            made = self._on_entity("merge-entities", mention, entity, other=name)
            await self._save([made], message)

        aliases = [Choice(name, name, told(name, "as it stands in the text")) for name in entity.aliases]
        others = [choice.value for choice in self._name_choices(entity)]
        self._choose(
            f"What is {entity.name} called?",
            [Choice(entity.name, entity.name, "as it is"), *aliases],
            chosen,
            new=told,
            value=entity.name,
            others=[Choice(name, name, told(name)) for name in others if joins(name)],
        )

    def _joins(self, entity: Entity, name: str) -> Entity | None:
        """The other entity that one becomes part of when it is called so."""
        from reader.analysis.corrections import find_called

        other = find_called(self.analysis, name) if self.analysis else None
        return other if other and other.id != entity.id else None

    def _ask_type(self, subject: Subject) -> None:
        mention, entity = subject.mention, subject.entity
        if mention is None or entity is None:
            return

        async def chosen(kind: str) -> None:
            if kind != entity.type:
                made = self._on_entity("entity-type", mention, entity, type=kind)
                await self._save([made], f"{entity.name}: {TYPE_NAMES.get(kind, 'another name')}")

        self._choose(f"What is {entity.name}?", TYPE_CHOICES, chosen)

    def _ask_merge(self, subject: Subject) -> None:
        mention, entity = subject.mention, subject.entity
        if mention is None or entity is None:
            return

        async def chosen(name: str) -> None:
            made = self._on_entity("merge-entities", mention, entity, other=name)
            await self._save([made], f"{entity.name} is {name}")

        self._choose(f"Who or what is {entity.name} as well?", self._name_choices(entity), chosen)

    def _ask_split(self, subject: Subject) -> None:
        mention, entity = subject.mention, subject.entity
        if mention is None or entity is None:
            return
        if len(entity.mentions) == 1:
            self.reader_app.say(f"{entity.name} is named only here: C r gives another name.")
            return

        async def chosen(name: str) -> None:
            if name and name != entity.name:
                made = self._on_entity("split-entity", mention, entity, other=name)
                await self._save([made], f"Here it is {name}")

        self._choose(
            f"Whom or what does “{mention.text}” name here, if not {entity.name}?",
            self._name_choices(entity),
            chosen,
            new="a new name",
        )

    async def _no_name(self, subject: Subject) -> None:
        if subject.mention:
            made = self._new("not-entity", subject.mention.start, subject.mention.end)
            await self._save([made], "No name any more")

    def _mention_bounds(self, subject: Subject) -> None:
        mention = subject.mention
        if mention:
            self.begin_bounds(Bounds(None, mention, subject.entity), Span(mention.start, mention.end))

    def _ask_mention(self, subject: Subject) -> None:
        choices = [
            Choice(str(index), mention.text, f"{entity.name}, {TYPE_NAMES.get(entity.type, 'name')}")
            for index, (mention, entity) in enumerate(subject.names)
        ]

        def chosen(index: str) -> None:
            mention, entity = subject.names[int(index)]
            self.leave_selection()
            span = Span(mention.start, mention.end)
            self.focus_on(span)
            if self.analysis:  # None where the file has changed while the names were shown
                self._show_menu(replace(self._subject(self.analysis, span), mention=mention, entity=entity))

        self._choose("Which name?", choices, chosen)

    def _ask_new_name(self, subject: Subject) -> None:
        words = subject.span.of(self.document.text)
        start, end = subject.span.start, subject.span.end

        def typed(kind: str) -> None:
            async def named(name: str) -> None:
                made = self._new("entity", start, end, type=kind, name=name)
                await self._save([made], f"{name}: {TYPE_NAMES.get(kind, 'another name')}")

            same = [choice for choice in self._name_choices() if choice.label.casefold() != words.casefold()]
            own = Choice(" ".join(words.split()), " ".join(words.split()), "as it stands here")
            self._choose("Whom or what does it name?", [own, *same], named, new="a new name")

        self._choose(f"What is “{cropped(words, 40)}”?", TYPE_CHOICES, typed)

    # -- bounds

    def begin_bounds(self, bounds: Bounds, span: Span) -> None:
        """Select the span, to be changed until Enter keeps it."""
        self.bounds = bounds
        self._select(Selection(span.start, max(span.start, span.end - 1)))
        self.reader_app.say("Move its end, o swaps the ends; Enter keeps it, Esc leaves it.")

    async def action_keep_bounds(self) -> None:
        """Take the selection for the bounds."""
        bounds, span = self.bounds, self.selected
        if bounds is None:
            return
        span = trimmed(self.document.text, span.start, span.end)
        self.leave_selection()
        if not len(span):
            self.reader_app.say("Nothing is selected: the bounds are as they were.")
        elif bounds.annotation:
            await self.keep_range(bounds.annotation, span)
        else:
            made = self._within(bounds, span)
            if not made:
                return
            await self._save(made, "Its bounds are changed")
            self.focus_on(Span(made[-1].start, made[-1].end), scroll=False)

    def _within(self, bounds: Bounds, span: Span) -> list[Correction]:
        quotation, mention, entity = bounds.quotation, bounds.mention, bounds.entity
        if quotation:
            start, end = without_marks(self.document.text, span.start, span.end)
            old = Span(quotation.start, quotation.end)
            name = quotation.speaker.name if quotation.speaker and not old.overlaps(Span(start, end)) else ""
            made = [self._new("quotation", start, end, type=quotation.kind, name=name)]
            kind = "not-quotation"
        elif mention and entity:
            old = Span(mention.start, mention.end)
            made = [self._new("entity", span.start, span.end, type=entity.type, name=entity.name)]
            kind = "not-entity"
        else:
            return []
        if old.overlaps(Span(made[0].start, made[0].end)):
            return made
        return [self._new(kind, old.start, old.end), *made]

    # -- saving

    def _new(self, kind: Any, start: int, end: int, **fields: Any) -> Correction:
        return correcting.new_correction(self.article.id, self.document, kind, start, end, **fields)

    def _on_entity(self, kind: Any, mention: Mention, entity: Entity, **fields: Any) -> Correction:
        return self._new(kind, mention.start, mention.end, name=entity.name, **fields)

    async def _save(self, made: Sequence[Correction], told: str) -> None:
        self.saved = ""
        save = partial(correcting.save, self.library, self.article, made, self.analysis)
        changes = await self.reader_app.in_background(save)
        self.reader_app.history.record(*changes)
        if not self.article.kept:
            self.article = await self.reader_app.in_background(self.library.open, made[0].article)
        self.saved = "saved"
        if self.selection:
            self.leave_selection()
            self.focus_on(Span(made[0].start, made[0].end), scroll=False)
        await self.show_corrected()
        if any(isinstance(change, Change) for change in changes):
            await self._refresh("saved")
        self.reader_app.say(f"{told}. u undoes.")

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
        await self._refresh("saved")
        self.reader_app.say(f"No more “{described(last)}”{_told_count(count)}. u undoes.")

    async def follow_changes(self, changes: Sequence[Change | CorrectionChange]) -> None:
        """Show what undo or redo did to corrections."""
        if any(isinstance(change, CorrectionChange) for change in changes):
            await self.show_corrected()


def _told_count(quotations: int) -> str:
    return f": {quotations} quotations" if quotations > 1 else ""


def described_change(change: CorrectionChange) -> str:
    """A change of a correction, as undo and redo tell it."""
    from reader.library.corrections import from_stored

    record = change.after or change.before or {}
    corrections = from_stored([record])
    words = f" “{described(corrections[0])}”" if corrections else ""
    return f"correction{words} {'gone' if change.after is None else 'back'}"
