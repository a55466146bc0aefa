"""Articles of which only the part around the place is laid out at once: nothing of them is out of reach meanwhile."""

from __future__ import annotations

from random import Random
from threading import Event

import pytest
from textual.app import App

from reader.text import parse_markdown, parse_plain
from reader.text.layout import Layout
from reader.tui.app import ReaderApp
from reader.tui.widgets.article_view import FIRST_CHARACTERS, ArticleView
from tests.tui.conftest import until
from tests.tui.test_small import begun, painted

SENTENCE = "The harbour was closed at noon, she said, and {} boats went home without a word about it."
PARTS = [f"## Part {n}\n\n{' '.join(SENTENCE.format(n + each) for each in range(9))}" for n in range(400)]
LONG = "# A harbour\n\n" + "\n\n".join(PARTS) + "\n\nThe very end."
TEXTS = {
    "parts": parse_markdown(LONG),
    "one paragraph": parse_plain(" ".join(SENTENCE.format(n) for n in range(3600))),
    "short rows": parse_plain("\n".join(f"row {n}" for n in range(30_000))),
}


class ViewApp(App[None]):
    """Nothing but a text, whose whole layout nobody makes."""

    def compose(self):
        yield ArticleView(72, id="text")


def first_row(view: ArticleView):
    return view.layout_.line(max(0, view.top_row))


def assert_full(view: ArticleView) -> None:
    """Every row on the screen is one of the text, but below its end."""
    rows = len(view.layout_) - view.top_row
    assert rows >= view.size.height or view.layout_.end == len(view.document.text)
    assert view.layout_.start == 0 or view.top_row >= 0


def scroll_by_one(view: ArticleView, direction: int) -> None:
    before, row = view.on_screen, first_row(view)
    moved = view.scroll_rows(direction)
    after, to = view.on_screen, first_row(view)
    if direction > 0:
        assert moved or before.end == len(view.document.text)
        assert before.start <= after.start <= row.end
        assert after.end >= before.end
    else:
        assert moved or (view.layout_.start == 0 and view.scroll_offset.y == 0)
        assert before.start >= after.start
        assert to.end >= before.start


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", TEXTS)
async def test_no_text_is_skipped_or_out_of_reach_where_a_part_is_laid_out(name, seed):
    document, chance = TEXTS[name], Random(seed)
    length = len(document.text)
    assert length > 4 * FIRST_CHARACTERS
    app = ViewApp()
    async with app.run_test(size=(130, 40)) as pilot:
        view = app.query_one(ArticleView)
        view.show_document(document, (("A title", "title"),), length // 2)
        for _ in range(60):
            match chance.choice(["one", "one", "rows", "measure", "size", "offset", "start", "end"]):
                case "one":
                    scroll_by_one(view, chance.choice([-1, 1]))
                case "rows":
                    view.scroll_rows(chance.choice([-1, 1]) * chance.choice([5, 40, 700, 9000]))
                case "measure":
                    top = view.top_offset
                    view.set_measure(chance.randrange(24, 160))
                    assert first_row(view).start <= top or view.on_screen.end == length
                case "size":
                    await pilot.resize_terminal(chance.randrange(30, 200), chance.randrange(8, 60))
                case "offset":
                    offset = chance.randrange(length)
                    view.scroll_to_offset(offset, at_top=chance.random() < 0.5)
                    assert view.on_screen.start <= offset < view.on_screen.end
                case "start":
                    view.scroll_to_start()
                    assert view.layout_.start == 0
                    assert view.scroll_offset.y == 0
                    assert view.progress < 0.1
                case "end":
                    view.scroll_to_end()
                    assert view.on_screen.end == length
            assert_full(view)


async def test_rows_are_scrolled_through_from_one_part_to_the_next():
    """All of a text by screens, down and up again, as by single rows."""
    document = TEXTS["parts"]
    app = ViewApp()
    async with app.run_test(size=(160, 50)):
        view = app.query_one(ArticleView)
        view.show_document(document, ())
        view.set_measure(150)
        seen = view.on_screen.end
        while view.scroll_rows(view.size.height):
            assert view.on_screen.start <= seen
            seen = view.on_screen.end
            assert_full(view)
        assert seen == len(document.text)
        seen = view.on_screen.start
        while view.scroll_rows(-view.size.height):
            assert view.on_screen.end >= seen
            seen = view.on_screen.start
        assert seen == 0
        assert view.layout_.start == 0


async def test_the_whole_layout_does_not_take_the_reader_back_to_the_lines_above_the_text():
    document = TEXTS["parts"]
    app = ViewApp()
    async with app.run_test(size=(130, 40)):
        view = app.query_one(ArticleView)
        view.show_document(document, (("A title", "title"),))
        view.scroll_rows(2)
        view.take_layout(Layout(document, view.column_width))
        assert view.layout_.is_whole
        assert view.scroll_offset.y == 2


@pytest.fixture
def long_library(empty_library):
    (empty_library.articles_path / "harbour.md").write_text(f"---\ntitle: Harbour\n---\n{LONG}\n", "utf-8")
    return empty_library


@pytest.fixture(params=["at once", "late"])
def whole_layout(request, monkeypatch):
    """Layouts of a whole text come when they are ready, or not before the test is done."""
    may_end = Event()

    def slow(*arguments):
        may_end.wait(60)
        return Layout(*arguments)

    if request.param == "late":
        monkeypatch.setattr("reader.tui.reading.fetching.Layout", slow)
    else:
        may_end.set()
    yield request.param
    may_end.set()


async def change_width(pilot, key: str) -> None:
    if key == "resize":
        await pilot.resize_terminal(100, 30)
    else:
        await pilot.press(key)
    await pilot.pause()


@pytest.mark.parametrize("key", ["plus", "minus", "p", "resize"])
async def test_beginning_and_end_are_reached_after_any_change_of_width(key, long_library, whole_layout):
    app = ReaderApp(long_library, long_library.open("Harbour"), analysis=False)
    async with app.run_test(size=(130, 40)) as pilot:
        screen = await begun(pilot)
        view, length = screen.view, len(screen.document.text)
        for there in (["5", "0", "%"], ["G"]):
            await pilot.press(*there)
            await change_width(pilot, key)
            assert screen.page.progress > 0.4
            top = view.top_offset
            await pilot.press("k")
            assert view.top_offset < top
            await pilot.press("g", "g")
            assert "A harbour" in painted(app)
            assert screen.page.progress == 0
            await pilot.press("G")
            assert view.on_screen.end == length
            assert "The very end." in painted(app)
        if whole_layout == "at once":
            await until(pilot, lambda: view.layout_.is_whole, "the whole layout")
            assert "The very end." in painted(app)


@pytest.mark.parametrize("key", ["plus", "p", "resize"])
async def test_the_whole_is_laid_out_after_a_change_of_width(key, long_library):
    app = ReaderApp(long_library, long_library.open("Harbour"), analysis=False)
    async with app.run_test(size=(130, 40)) as pilot:
        screen = await begun(pilot)
        await until(pilot, lambda: screen.view.layout_.is_whole, "the first layout")
        await pilot.press("5", "0", "%")
        top = screen.view.top_offset
        await change_width(pilot, key)
        await until(pilot, lambda: screen.view.layout_.is_whole, "the layout for the new width")
        assert first_row(screen.view).start <= top < first_row(screen.view).end


@pytest.mark.parametrize("seed", range(3))
async def test_keys_in_any_order_leave_all_of_a_long_article_in_reach(seed, long_library):
    chance = Random(seed)
    keys = [
        "plus",
        "minus",
        "p",
        "resize",
        "space",
        "b",
        "k",
        "j",
        "G",
        "}",
        "{",
        "]h",
        "[h",
        "50%",
        "93%",
        "ctrl+o",
    ]
    app = ReaderApp(long_library, long_library.open("Harbour"), analysis=False)
    async with app.run_test(size=(130, 40)) as pilot:
        screen = await begun(pilot)
        for _ in range(6):
            for key in chance.choices(keys, k=6):
                if key == "resize":
                    await pilot.resize_terminal(chance.randrange(90, 140), chance.randrange(12, 45))
                else:
                    await pilot.press(*([key] if len(key) > 3 or key.isalpha() else key))
            if screen.in_panel:
                await pilot.press("escape")
            await pilot.press("G")
            assert screen.view.on_screen.end == len(screen.document.text)
            await pilot.press("g", "g")
            assert "A harbour" in painted(app)
            await pilot.press("k")
            assert screen.view.layout_.start == 0
