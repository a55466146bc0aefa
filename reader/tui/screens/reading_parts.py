"""What the parts of the reading screen expect of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.analysis.model import Analysis
    from reader.library import Article, Library
    from reader.text import Document
    from reader.tui.app import ReaderApp
    from reader.tui.keys import KeySequences
    from reader.tui.reading.bounds import Bounding
    from reader.tui.reading.column import Column
    from reader.tui.reading.corrected import Corrected
    from reader.tui.reading.labels import Labels
    from reader.tui.reading.looks import Looks
    from reader.tui.reading.page import Page
    from reader.tui.reading.places import Places
    from reader.tui.reading.saving import Saving
    from reader.tui.reading.search import Search
    from reader.tui.reading.selecting import Selecting
    from reader.tui.reading.side_panel import SidePanel
    from reader.tui.reading.writing import Writing
    from reader.tui.widgets.article_view import ArticleView


class ReadingParts:
    """What the parts of the reading screen expect of the whole."""

    if TYPE_CHECKING:
        page: Page
        view: ArticleView
        places: Places
        column: Column
        labels: Labels
        search: Search
        corrected: Corrected
        saving: Saving
        writing: Writing
        side: SidePanel
        looks: Looks
        selecting: Selecting
        bounding: Bounding

        @property
        def article(self) -> Article: ...
        @property
        def document(self) -> Document: ...
        @property
        def analysis(self) -> Analysis | None: ...
        @property
        def reader_app(self) -> ReaderApp: ...
        @property
        def library(self) -> Library: ...
        @property
        def sequences(self) -> KeySequences: ...

        def update_status(self) -> None: ...
