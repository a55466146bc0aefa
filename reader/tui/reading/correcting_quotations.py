"""Correcting quotations: who says one, of what kind it is, that it is one or none, its bounds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.analysis.pointing import parts_of, without_marks
from reader.library import correcting
from reader.text import Span
from reader.tui.navigation import without_stray_letters
from reader.tui.reading.name_choices import entity_called, speaker_choices, told_new
from reader.tui.screens.correct import Choice
from reader.tui.screens.correct_entries import Action, Subject, speakers_without_entity, told_count
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Analysis, Quotation
    from reader.tui.app import ReaderApp
    from reader.tui.reading.asking import Asking
    from reader.tui.reading.bounds import Bounding
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.correction_saving import CorrectionSaving
    from reader.tui.reading.page import Page

_QUOTED = 52
"""Cells of a quotation's words in a question."""


class CorrectingQuotations:
    """What a passage is said to be as a quotation."""

    def __init__(
        self,
        app: ReaderApp,
        page: Page,
        bounding: Bounding,
        asking: Asking,
        corrected: Corrected,
        corrections: CorrectionSaving,
    ) -> None:
        self._app, self._page, self._bounding, self._asking, self._corrected, self._corrections = (
            app,
            page,
            bounding,
            asking,
            corrected,
            corrections,
        )

    def actions(self) -> dict[str, Action]:
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
        if quotation is None or self._page.analysis is None:
            return
        make = partial(
            correcting.new_speakers, self._app.library, self._page.article, self._page.analysis, quotation
        )
        count = partial(correcting.count_quotations, self._page.analysis)

        async def chosen(name: str) -> None:
            made = await self._app.in_background(make, name)
            if not made:
                self._app.say(f"Said by {name or 'nobody known'}, as you said before.")
                return
            await self._corrections.save(made, f"Said by {name or 'nobody known'}{told_count(count(made))}")

        choices = self._speaker_choices(self._page.analysis, quotation)
        # All parts: the answer is for the whole quotation.
        words = cropped("” … “".join(part.text for part in parts_of(self._page.analysis, quotation)), _QUOTED)
        self._asking.ask_choice(
            f"Who says “{words}”?", choices, chosen, new=partial(told_new, self._page.analysis)
        )

    def _speaker_choices(self, analysis: Analysis, quotation: Quotation) -> list[Choice]:
        """Who says it now, to be said by Enter alone; then people, who else speaks here, the author, bodies and places.

        Of people, the likeliest come first. A pronoun that is proposed is left out: yes to it would tell nobody who speaks.
        """
        from reader.analysis.effects import speakers_given
        from reader.library.people import is_pronoun

        speaker = quotation.speaker
        people, named = speaker_choices(analysis, self._page.document.text, quotation)
        unnamed = [Choice(name, name, "speaks here") for name in speakers_without_entity(analysis)]
        author = " ".join(self._page.article.summary.author.split())
        if (
            author
            and entity_called(self._page.analysis, author) is None
            and author not in (each.value for each in unnamed)
        ):
            unnamed.append(Choice(author, author, "wrote this"))  # who asks in an interview
        others = [*people, *unnamed, *named]
        nobody = Choice("", "nobody known")
        is_given = (quotation.start, quotation.end) in speakers_given(analysis, self._corrected.corrections)
        if speaker is None or (is_pronoun(speaker.name) and not is_given):
            return [*others, nobody]
        same = [choice for choice in others if choice.value.casefold() == speaker.name.casefold()]
        also = same[0].also if same else ()
        now = Choice(speaker.name, speaker.name, "as you said" if is_given else "as proposed", also)
        return [now, *(choice for choice in others if choice not in same), nobody]

    async def _set_kind(self, kind: str, subject: Subject) -> None:
        quotation = subject.quotation
        if quotation is None or subject.is_selected:
            start, end = without_marks(self._page.document.text, subject.span.start, subject.span.end)
            made = self._corrections.new_correction("quotation", start, end, type=kind)
            await self._corrections.save([made], f"A quotation now{self._told_replaced(made)}")
            return
        name = {"direct": "a direct quotation", "partial": "a fragment"}[kind]
        await self._corrections.save(
            [self._corrections.new_correction("quotation", quotation.start, quotation.end, type=kind)],
            f"It is {name} now",
        )

    def _told_replaced(self, made: Correction) -> str:
        """What a new quotation takes the place of, other than the same words with other bounds."""
        from reader.analysis.corrected import replaced_by
        from reader.analysis.corrections import is_same

        if self._page.analysis is None:
            return ""
        gone = [
            each.text
            for each in replaced_by(self._page.analysis, made, self._page.document.text)
            if not is_same(each, made)
        ]
        return f", in place of “{cropped('” and “'.join(gone), _QUOTED)}”" if gone else ""

    async def _no_quotation(self, subject: Subject) -> None:
        if subject.quotation and self._page.analysis:
            span = subject.span
            parts = [
                part
                for part in parts_of(self._page.analysis, subject.quotation)
                if part is subject.quotation or (part.start < span.end and span.start < part.end)
            ]
            made = [self._corrections.new_correction("not-quotation", part.start, part.end) for part in parts]
            await self._corrections.save(made, "No quotation any more")

    def _quotation_bounds(self, subject: Subject) -> None:
        quotation = subject.quotation
        if quotation:
            self._bounding.begin(
                Span(quotation.start, quotation.end), partial(self._keep_quotation, quotation)
            )

    async def _keep_quotation(self, quotation: Quotation, span: Span) -> None:
        text = self._page.document.text
        span = without_stray_letters(text, span.start, span.end)
        start, end = without_marks(text, span.start, span.end)
        old = Span(quotation.start, quotation.end)
        name = quotation.speaker.name if quotation.speaker and not old.overlaps(Span(start, end)) else ""
        made = self._corrections.new_correction("quotation", start, end, type=quotation.kind, name=name)
        await self._corrections.save_bounds([made], old, "not-quotation")
