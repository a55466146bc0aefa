"""An article as it is shown: its text, what analysis found in it, and its notes. All parts of the screen look at this."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from reader.library.annotating import said_at
from reader.text import Span, SpanGroup, parse_markdown, parse_plain
from reader.tui.margin import passages
from reader.tui.reading.header import header_of
from reader.tui.shown import names_of, quotations_of
from reader.tui.widgets.article_view import FIRST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Analysis
    from reader.annotations.model import Placed
    from reader.library import Article
    from reader.text import Document
    from reader.text.same_lines import SameLines
    from reader.tui.app import ReaderApp
    from reader.tui.shown import Shown
    from reader.tui.widgets.article_view import ArticleView


class Frame(Protocol):
    """What stands around the text, and is told when it may have to say something else."""

    @property
    def is_gone(self) -> bool:
        """Whether nothing can be shown yet, or any more."""

    @property
    def is_active(self) -> bool:
        """Whether the keys go to it, not to another screen above."""

    def update_status(self) -> None:
        """Say anew where the reader is and what is in focus."""

    def fill_panel(self) -> None:
        """List anew what is in the text."""


class Page:
    """What is known of the article on the screen; the view paints it."""

    def __init__(self, app: ReaderApp, article: Article, view: ArticleView, frame: Frame) -> None:
        """Begin with the text's first characters: of a long one, the rest comes later (see `show_whole`)."""
        self._app = app
        self.article = article
        self.view = view
        self.frame = frame
        head = head_of(article.source, markdown=article.markdown, characters=FIRST_CHARACTERS)
        self.document: Document = replace(head, language=article.summary.language)
        self.is_whole = len(article.source) <= FIRST_CHARACTERS
        """Whether `document` is all of the article."""
        self.analysis: Analysis | None = None
        self.carried: Analysis | None = None
        """Until a text that has changed is analysed: what was found before and stands in it still."""
        self.is_analysed_now = False
        """Whether an analysis of the document is being made."""
        self.analysis_message = ""
        """Why there is no analysis (yet), or what is missing from it."""
        self.placed: Sequence[Placed] = ()
        """The article's annotations with their places."""
        self.drafts: frozenset[str] = frozenset()
        """What drafts of notes are kept for: ids of annotations and articles."""
        self.saved = ""
        """What the status line says of the last thing written."""

    # -- what is shown

    @property
    def shown(self) -> Shown:
        """What lies on the text: findings, highlights, focus."""
        return self.view.shown

    @property
    def focus(self) -> Span | None:
        """The stretch in focus."""
        return self.view.shown.focus

    @property
    def progress(self) -> float:
        """How much was read, 0 to 1: nothing while the beginning is shown, unless all of it is."""
        shown = self.view.progress
        return 0.0 if self.view.is_at_start and shown < 1 else shown

    def show(self, offset: int) -> None:
        """Show the document from an offset on, or from the nearest there is."""
        header = header_of(self.article, self.document.title, self.placed, self.drafts)
        self.view.show_document(self.document, header, min(offset, len(self.document.text)))

    def show_whole(self, document: Document, offset: int) -> None:
        """Show the whole document in the place of its beginning."""
        self.document, self.is_whole = document, True
        self.show(offset)

    @property
    def found(self) -> Analysis | None:
        """The analysis, or what stands still of the one before."""
        return self.analysis or self.carried

    def show_newer(self, article: Article, carried: Analysis | None, lines: SameLines) -> None:
        """Show what the article's file says now, at the same place; what is in focus stays so where its words do.

        Its notes are to be placed in it (see `show_placed`).

        carried: what was found before and stands still, which is marked until the text is analysed.
        lines: where the places of the text shown before are.
        """
        top = 0 if self.view.is_at_start else lines.nearest(self.view.top_offset)
        self.article, self.document = article, article.document
        self.analysis, self.carried = None, carried
        self.placed = tuple(each for each in self.placed if each.anchor is None)
        self.view.show(
            quotations=quotations_of(carried),
            entities=names_of(carried),
            highlights=SpanGroup(),
            notes=(),
            focus=lines.found(self.focus) if self.focus else None,
            match=None,
        )
        self.show(top)

    def show_analysis(self, analysis: Analysis) -> None:
        """Paint quotations and entities."""
        if self.frame.is_gone:
            return
        self.analysis, self.carried, self.analysis_message = analysis, None, analysis.missing
        self.view.show(quotations=quotations_of(analysis), entities=names_of(analysis))
        if analysis.missing and analysis.has_model:
            self._app.warn(analysis.missing)
        self.frame.fill_panel()
        self.frame.update_status()

    def show_analysis_message(self, message: str) -> None:
        """Say why there is no analysis (yet)."""
        self.analysis_message = message
        self.frame.fill_panel()

    def show_placed(self, placed: Sequence[Placed], document: Document) -> None:
        """Paint the annotations where they stand in a document, unless another one was shown while they were placed."""
        if self.frame.is_gone or document is not self.document:
            return
        self.placed = placed
        self.view.show(
            highlights=SpanGroup((span, each) for each in placed if (span := span_of(each)) is not None),
            notes=passages(placed),
        )
        self.show_drafts()
        self.frame.update_status()

    def show_drafts(self) -> None:
        """Say of which notes drafts are kept, now that one may have been written or saved."""
        self.drafts = frozenset(self._app.library.drafts.kept())
        if not self.frame.is_gone:
            self.view.show_header(header_of(self.article, self.document.title, self.placed, self.drafts))
            self.frame.fill_panel()

    # -- what is where

    def placed_with(self, identifier: str) -> Placed | None:
        """The annotation with an id."""
        return next((each for each in self.placed if each.annotation.id == identifier), None)

    def highlight_at(self, span: Span | None) -> Placed | None:
        """The highlight meant by a focus: the same stretch, else the innermost of those it shares words with."""
        if span is None:
            return None
        found = self.shown.highlights.overlapping(span.start, span.end)
        same = [placed for each, placed in found if each == span]
        if same:
            return next((each for each in same if each.annotation.id == self.shown.chosen), same[-1])
        return min(found, key=lambda item: len(item[0]))[1] if found else None

    def highlights_around(self, focus: Span) -> list[tuple[Span, Placed]]:
        """The highlights that share words with each other and with the focus, from the outermost inwards."""
        own = self.highlight_at(focus)
        place = span_of(own) if own else None
        around = place if place == focus else focus
        found = self.shown.highlights.overlapping(around.start, around.end) if around else []
        return sorted(found, key=lambda item: (-len(item[0]), item[0].start, item[1].annotation.id))

    def said_at(self, span: Span) -> dict[str, Any]:
        """The fields of an annotation on a passage that tell who says it, and how sure that is."""
        near = self.shown.quotations.overlapping(max(0, span.start - 1), span.end + 1)
        return said_at([quotation for _, quotation in near], span.start, span.end)


def span_of(placed: Placed) -> Span | None:
    """Where an annotation stands in the text; None where it has no place."""
    anchor = placed.anchor
    return (
        Span(anchor.start, anchor.end)
        if anchor and anchor.start is not None and anchor.end is not None
        else None
    )


def head_of(source: str, *, markdown: bool, characters: int) -> Document:
    """The Document of a text's beginning, cut where a paragraph ends."""
    end = len(source)
    if end > characters:
        cut = source.rfind("\n\n", 0, characters)
        end = cut if cut > 0 else characters
    return (parse_markdown if markdown else parse_plain)(source[:end])
