"""Parts of the reading screen by themselves, on a page that no terminal shows."""

import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest

from reader.text import Span
from reader.tui.bindings import ARTICLE, PANEL
from reader.tui.reading.hinted import hint_in_panel, hint_in_text
from reader.tui.reading.labels import Labels
from reader.tui.reading.looks import Looks
from reader.tui.reading.page import Page
from reader.tui.reading.places import Places
from reader.tui.reading.search import Search
from reader.tui.reading.searching import Searching
from reader.tui.reading.selecting import Selecting, Selection
from reader.tui.shown import Shown
from reader.tui.widgets.entity_rows import Place

TEXT = "\n\n".join(f"Part {number} begins. It is about roads. Then it ends." for number in range(50))
HEIGHT = 200
"""Characters on a screen."""


class View:
    """What the parts ask of the article's view, one character a row."""

    def __init__(self) -> None:
        self.shown = Shown()
        self.top_offset = 0
        self.size = SimpleNamespace(width=1, height=HEIGHT)

    def show(self, **changes) -> None:
        self.shown = replace(self.shown, **changes)

    @property
    def document(self) -> str:
        return TEXT

    @property
    def scroll_offset(self) -> int:
        return self.top_offset

    @property
    def on_screen(self) -> Span:
        return Span(self.top_offset, min(len(TEXT), self.top_offset + HEIGHT))

    @property
    def is_at_start(self) -> bool:
        return self.top_offset == 0

    @property
    def progress(self) -> float:
        return self.on_screen.end / len(TEXT)

    def is_on_first_row(self, offset: int) -> bool:
        return offset == self.top_offset

    def scroll_to_offset(self, offset: int, *, at_top: bool = False) -> None:
        if at_top or not self.on_screen.start <= offset < self.on_screen.end:
            self.top_offset = offset

    def scroll_to_span(self, span: Span) -> None:
        self.scroll_to_offset(span.start)


class App:
    """Hears what is said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, message: str) -> None:
        self.said.append(message)


@pytest.fixture
def app():
    return App()


@pytest.fixture
def page(app):
    article = SimpleNamespace(source=TEXT, markdown=False, summary=SimpleNamespace(language="en"))
    frame = SimpleNamespace(is_gone=False, update_status=lambda: None, fill_panel=lambda: None)
    return Page(app, article, View(), frame)


@pytest.fixture
def places(page):
    return Places(page, lambda focus: None)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


# -- places


def test_from_a_move_across_screens_one_goes_back_and_from_a_short_one_not(page, places):
    places.focus_on(at("Part 1 begins."))
    assert places.jumps == []
    places.focus_on(at("Part 40 begins."))
    assert page.view.top_offset == at("Part 40").start
    assert places.jump_back()
    assert page.view.top_offset == 0
    assert not places.jump_back()


def test_a_focus_off_the_screen_is_not_where_the_reader_stands(page, places):
    places.focus_on(at("Part 1 begins."))
    assert places.here == at("Part 1 begins.")
    page.view.top_offset = at("Part 30").start
    assert places.here is None


# -- search


def test_matches_are_stepped_through_from_the_screen_on_and_around(page):
    search = Search(page)
    search.find("Part 4")
    assert len(search.matches) == 11
    page.view.top_offset = at("Part 45").start
    assert search.first_from_here().start == at("Part 45").start
    assert search.status == "“Part 4”: 7 of 11 matches"
    assert search.step(5) == at("Part 4")
    assert search.step(-1).start == at("Part 49").start
    search.find("")
    assert (search.status, page.shown.match) == ("", None)


# -- selecting


@pytest.fixture
def search(page):
    return Search(page)


@pytest.fixture
def selecting(app, page, places, search):
    return Selecting(app, page, places, search)


def test_a_selection_that_is_given_up_brings_the_focus_back(page, places, selecting):
    places.focus_on(at("It is about roads."))
    selecting.action_visual()
    selecting.extend_to(selecting.selection.cursor + 4)
    assert (selecting.selected.of(TEXT), page.focus) == ("It is", None)
    selecting.give_up()
    assert (selecting.selection, page.focus) == (None, at("It is about roads."))


@pytest.mark.parametrize("end", ["leave", "drop"])
def test_bounds_end_with_the_selection_they_are_for(end, selecting):
    async def keep(span: Span) -> None: ...

    selecting.select_for(at("about"), keep)
    assert selecting.selected.of(TEXT) == "about"
    getattr(selecting, end)()
    selecting.select(Selection(0, 3))
    assert selecting.keep is None


def test_nothing_to_do_something_with_is_told(app, selecting):
    assert selecting.passage() is None
    assert app.said == ["Nothing is in focus: ) focuses a sentence, v selects."]


def test_a_selection_grows_to_a_match(app, page, places, search, selecting):
    searching = Searching(app, page, places, search, selecting)
    selecting.select(Selection(0, 3))
    searching.submit("roads")
    assert selecting.selected.of(TEXT).endswith("about roads")
    assert page.focus is None


# -- looks


def test_what_a_list_leads_to_is_not_read(page):
    looks = Looks(page)
    page.view.top_offset = 100
    with looks.looking():
        page.view.top_offset = 1500
    assert looks.place_read[0] == 100
    page.view.top_offset = 1510  # the reader moves on from there
    assert looks.place_read[0] == 1510


# -- labels


async def test_the_letters_of_a_label_focus_or_highlight(app, page, places):
    made = []

    async def highlight() -> None:
        made.append(page.focus)

    labels = Labels(app, page, places, highlight)
    labels.action_hints_highlight()
    assert labels.status == "HIGHLIGHT  type a label of one letter"
    chosen = labels.labelled.hints[1]
    for letter in chosen.label:
        await labels.action_hint_letter(letter)
    assert made == [chosen.span]
    assert labels.labelled is None


def test_labels_end_where_other_text_is_on_the_screen(app, page, places):
    labels = Labels(app, page, places, asyncio.sleep)
    labels.action_hints()
    labels.end_elsewhere()
    assert labels.labelled
    page.view.top_offset = 40
    labels.end_elsewhere()
    assert labels.labelled is None
    assert page.shown.hints == ()


# -- hints of keys


def test_keys_are_hinted_at_where_they_do_something():
    correct = next(each for each in ARTICLE if each.id == "article.correct")
    unfold = next(each for each in PANEL if each.id == "panel.unfold")
    assert not hint_in_text(correct, Shown())
    row = Place(0, 4)
    assert [tab for tab in range(4) if hint_in_panel(unfold, tab, row, None)] == [2]
    assert not hint_in_panel(unfold, 2, None, None)
