"""What is painted anew in part looks as if all of it had been painted anew."""

import pytest

from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import until


def cells(widget):
    """All that stands on the rows of the screen that a widget has."""
    rows = widget.screen._compositor.render_strips()[widget.region.y : widget.region.bottom]
    return [[(part.text, part.style) for part in row] for row in rows]


async def looks_whole(pilot, widget, keys: str) -> None:
    """Press keys one by one; after each, paint the widget from nothing and compare."""
    for key in keys.split(" "):
        await pilot.press(key)
        await pilot.pause()
        shown = cells(widget)
        widget._strips.clear()
        widget.refresh()
        await pilot.pause()
        assert cells(widget) == shown, key


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_an_article_by_focus_selection_match_and_chosen_highlight(size, library):
    article = library.open("Long")
    for start, note in ((20, "One."), (24, "Two."), (60, "")):
        library.annotate(article, article.document, start, start + 30, note=note)
    app = ReaderApp(library, article, analysis=False)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and len(app.screen.placed) == 3)
        view = app.screen.view
        moves = ") ) ) ( } } { right_square_bracket a z z left_square_bracket a escape"
        await looks_whole(pilot, view, moves)
        await looks_whole(pilot, view, "v w w j j } o b b V escape v G escape g g")
        await looks_whole(pilot, view, "slash g o enter n n N escape j ctrl+d ) ctrl+u (")


async def test_an_article_of_which_only_the_focus_changes_is_not_painted_as_a_whole(library, monkeypatch):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole)
        view, painted = app.screen.view, []
        await pilot.press(")", ")")
        paint = view._paint
        monkeypatch.setattr(view, "_paint", lambda row: painted.append(row) or paint(row))
        await pilot.press(")")
        await until(pilot, lambda: painted)
        assert len(set(painted)) < view.size.height // 2


async def test_a_list_by_its_cursor(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        await looks_whole(pilot, app.screen.list, "j j k G g g")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))


async def test_a_long_list_with_headings_by_its_cursor(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole)
        await pilot.press("tab", "1")
        await until(pilot, lambda: app.screen.in_panel and app.screen.panel.list.count > 24)
        rows = app.screen.panel.list
        await looks_whole(pilot, rows, "j j k ctrl+d j ctrl+d ctrl+u k G k g g")
