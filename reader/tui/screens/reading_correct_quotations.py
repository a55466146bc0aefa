"""Correcting quotations: who says one, of what kind it is, that it is one or none, its bounds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.analysis.pointing import parts_of, without_marks
from reader.library import correcting
from reader.text import Span
from reader.tui.navigation import without_stray_letters
from reader.tui.screens.correct import Choice
from reader.tui.screens.correct_entries import Action, Subject, speakers_without_entity, told_count
from reader.tui.screens.reading_corrected import Corrected
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Quotation

_QUOTED = 52
"""Cells of a quotation's words in a question."""


class CorrectingQuotations(Corrected):
    """What a passage is said to be as a quotation."""

    def quotation_actions(self) -> dict[str, Action]:
        """What the letters of the menu do that are about quotations."""
        return {
            "s": self._ask_speaker,
            "d": partial(self._set_kind, "direct"),
            "p": partial(self._set_kind, "partial"),
            "n": self._no_quotation,
            "b": self._quotation_bounds,
            "q": partial(self._set_kind, "direct"),
        }

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
            await self.save_corrections(made, f"Said by {name or 'nobody known'}{told_count(count(made))}")

        choices = self._speaker_choices(self.analysis, quotation)
        # All parts: the answer is for the whole quotation.
        words = cropped("” … “".join(part.text for part in parts_of(self.analysis, quotation)), _QUOTED)
        self.ask_choice(f"Who says “{words}”?", choices, chosen, new=self.told_new)

    def _speaker_choices(self, analysis: Analysis, quotation: Quotation) -> list[Choice]:
        """Who says it now, to be said by Enter alone; then people, who else speaks here, the author, bodies and places.

        A pronoun that is proposed is left out: yes to it would tell nobody who speaks.
        """
        from reader.analysis.effects import speakers_given
        from reader.library.people import is_pronoun

        speaker = quotation.speaker
        named = self.name_choices()
        people = sum(entity.type == "PERSON" for entity in self.listed_entities())
        unnamed = [Choice(name, name, "speaks here") for name in speakers_without_entity(analysis)]
        author = " ".join(self.article.summary.author.split())
        if author and self.entity_called(author) is None and author not in (each.value for each in unnamed):
            unnamed.append(Choice(author, author, "wrote this"))  # who asks in an interview
        others = [*named[:people], *unnamed, *named[people:]]
        nobody = Choice("", "nobody known")
        is_given = (quotation.start, quotation.end) in speakers_given(analysis, self.corrections)
        if speaker is None or (is_pronoun(speaker.name) and not is_given):
            return [*others, nobody]
        same = [choice for choice in others if choice.value.casefold() == speaker.name.casefold()]
        also = same[0].also if same else ()
        now = Choice(speaker.name, speaker.name, "as you said" if is_given else "as proposed", also)
        return [now, *(choice for choice in others if choice not in same), nobody]

    async def _set_kind(self, kind: str, subject: Subject) -> None:
        quotation = subject.quotation
        if quotation is None or subject.is_selected:
            start, end = without_marks(self.document.text, subject.span.start, subject.span.end)
            made = self.new_correction("quotation", start, end, type=kind)
            await self.save_corrections([made], f"A quotation now{self._told_replaced(made)}")
            return
        name = {"direct": "a direct quotation", "partial": "a fragment"}[kind]
        await self.save_corrections(
            [self.new_correction("quotation", quotation.start, quotation.end, type=kind)], f"It is {name} now"
        )

    def _told_replaced(self, made: Correction) -> str:
        """What a new quotation takes the place of, other than the same words with other bounds."""
        from reader.analysis.corrected import replaced_by
        from reader.analysis.corrections import is_same

        if self.analysis is None:
            return ""
        gone = [
            each.text
            for each in replaced_by(self.analysis, made, self.document.text)
            if not is_same(each, made)
        ]
        return f", in place of “{cropped('” and “'.join(gone), _QUOTED)}”" if gone else ""

    async def _no_quotation(self, subject: Subject) -> None:
        if subject.quotation and self.analysis:
            span = subject.span
            parts = [
                part
                for part in parts_of(self.analysis, subject.quotation)
                if part is subject.quotation or (part.start < span.end and span.start < part.end)
            ]
            made = [self.new_correction("not-quotation", part.start, part.end) for part in parts]
            await self.save_corrections(made, "No quotation any more")

    def _quotation_bounds(self, subject: Subject) -> None:
        quotation = subject.quotation
        if quotation:
            self.bounding.begin(
                Span(quotation.start, quotation.end), partial(self._keep_quotation, quotation)
            )

    async def _keep_quotation(self, quotation: Quotation, span: Span) -> None:
        text = self.document.text
        span = without_stray_letters(text, span.start, span.end)
        start, end = without_marks(text, span.start, span.end)
        old = Span(quotation.start, quotation.end)
        name = quotation.speaker.name if quotation.speaker and not old.overlaps(Span(start, end)) else ""
        made = self.new_correction("quotation", start, end, type=quotation.kind, name=name)
        await self.save_bounds([made], old, "not-quotation")
