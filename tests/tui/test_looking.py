"""What lists lead to is looked at; what counts as read is what the reader moved through in the text."""

from __future__ import annotations

import pytest

from reader.text import Span
from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.widgets.status_line import StatusLine
from tests.tui.conftest import until
from tests.tui.test_reading import opened

TO_LAST = ["tab", "2", "G"]
"""Into the panel, to the last quotation."""


def told_right(app) -> str:
    """The right of the status line."""
    return app.screen.query_one(StatusLine).right


async def left(pilot) -> None:
    """Back in the list, the place being kept."""
    await pilot.press("q")
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen), "the list")


@pytest.mark.parametrize("size", [(120, 30), (60, 20)])
@pytest.mark.parametrize("leave", [["q"], ["tab"], ["enter"], ["enter", "p", "p"]])
async def test_moving_through_the_panel_is_not_reading(size, leave, library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        await pilot.press("3", "space")
        at, progress = screen.view.top_offset, screen.page.progress
        await pilot.press(*TO_LAST)
        await pilot.pause()
        await pilot.press(*leave)
        await until(pilot, lambda: not screen.in_panel)
        await until(pilot, lambda: screen.view.progress > 0.9, "the last quotation")
        await left(pilot)
        position = library.position(screen.article.id)
        assert (position.offset, position.progress) == (at, pytest.approx(progress))


async def test_stepping_in_the_panel_is_not_reading(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab", "5", "0", "right_square_bracket", "q", "tab")
        await until(pilot, lambda: screen.view.progress > 0.7, "the quotation")
        await left(pilot)
        assert library.position(screen.article.id).progress == 0


@pytest.mark.parametrize(
    "move", [["k"], ["b"], ["right_parenthesis"] * 9 + ["left_curly_bracket"] * 40, ["5", "0", "%"]]
)
async def test_reading_goes_on_where_the_text_is_moved(move, library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*TO_LAST, "enter")
        await until(pilot, lambda: screen.view.progress > 0.9, "the last quotation")
        await pilot.press(*move)
        at = screen.view.top_offset
        await left(pilot)
        position = library.position(screen.article.id)
        assert position.offset == at
        assert position.progress > 0.3


@pytest.mark.parametrize("key", ["k", ""])
async def test_an_article_opened_at_a_place_is_read_from_where_the_text_is_moved(key, library):
    article = library.open("Long")
    last = library.analysis(article.document, article.id).quotations[-1]
    app = ReaderApp(library)
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        app.read(article, Span(last.start, last.end))
        screen = await opened(pilot)
        await until(pilot, lambda: screen.view.shown.focus, "the goal")
        await pilot.press(*key)
        await left(pilot)
        assert (library.position(article.id) is not None) is bool(key)


async def test_an_article_that_is_all_on_the_screen_is_read_also_where_a_list_led_to_it(library):
    article = library.open("One line")
    app = ReaderApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        app.read(article, Span(1, 11))
        screen = await opened(pilot)
        await until(pilot, lambda: screen.view.shown.focus, "the goal")
        await left(pilot)
        assert library.position(article.id).progress == 1


@pytest.mark.parametrize("size", [(120, 40), (90, 24), (79, 24)])
@pytest.mark.parametrize(
    "keys", [["minus", "plus", "minus"], ["p"], ["tab"], ["p", "p"], ["minus"] * 9, ["resize"]]
)
async def test_what_was_read_to_the_end_stays_so_in_another_width(keys, size, library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        view = screen.view
        await pilot.press("G")
        for key in keys:
            width = view.column_width, view.room
            await (pilot.resize_terminal(60, 18) if key == "resize" else pilot.press(key))
            await until(pilot, lambda width=width: (view.column_width, view.room) != width, "the other width")
        await until(pilot, lambda: told_right(app).endswith("at 100 %"), "the end")
        assert screen.page.progress == 1
        assert view.is_at_end or keys == ["resize"] or not view.size.height
        if screen.in_panel:
            await pilot.press("tab")
        await left(pilot)
        assert library.position(screen.article.id).progress == 1


async def test_the_beginning_stays_where_it_was_on_the_screen_with_the_end(library):
    app = ReaderApp(library, library.open("One line"))
    async with app.run_test(size=(120, 9)) as pilot:
        screen = await opened(pilot)
        assert screen.view.progress == 1
        await pilot.resize_terminal(24, 5)
        await until(pilot, lambda: screen.view.size.width <= 24, "the other width")
        await until(pilot, lambda: screen.view.progress < 1, "the rows below")
        assert screen.view.is_at_start


@pytest.mark.parametrize("keys", [["minus"] * 2, ["minus"] * 8, ["minus", "plus"] * 3, ["p", "p"]])
async def test_a_look_at_the_end_lasts_where_the_end_is_kept_on_the_screen(keys, library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*TO_LAST, "tab")
        assert screen.view.progress == 1
        await pilot.press(*keys)
        await pilot.pause()
        assert screen.view.progress == 1
        await left(pilot)
        assert library.position(screen.article.id).progress == 0


async def test_a_look_at_the_end_lasts_where_the_column_gets_wider(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        for _ in range(6):
            await pilot.press("minus")
        await pilot.press(*TO_LAST, "tab")
        top = screen.view.top_offset
        for _ in range(8):
            await pilot.press("plus")
        await pilot.pause()
        assert screen.view.top_offset < top
        await left(pilot)
        assert library.position(screen.article.id).progress == 0
