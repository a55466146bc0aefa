"""The screen of people: from the library and from an article, into articles and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.library import correcting
from reader.library.people_joining import Person
from reader.tui.app import ReaderApp
from reader.tui.screens.correct import ChooseScreen, MenuScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.people import PeopleScreen
from reader.tui.screens.people_rows import summary
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.said import SaidExportScreen
from reader.tui.widgets.said_rows import _wrapped
from tests.tui.conftest import until
from tests.tui.test_small import painted


async def to_people(pilot) -> PeopleScreen:
    app = pilot.app
    await until(
        pilot, lambda: app.screen.is_mounted and isinstance(app.screen, (LibraryScreen, ReadingScreen))
    )
    await pilot.press("g", "p")
    await until(
        pilot,
        lambda: isinstance(app.screen, PeopleScreen) and app.screen.is_complete,
        "the people",
    )
    return app.screen


async def test_from_the_library_to_a_quotation_and_back(new_library):
    app = ReaderApp(new_library)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: any(each.quotations == 60 for each in screen.people), "all articles")
        await until(pilot, lambda: len(screen.said_side.said) == 60, "what Ana Ruiz said")
        assert screen.current.name == "Ana Ruiz"
        await pilot.press("l", "j", "j", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.shown.focus)
        reading = app.screen
        assert reading.view.shown.focus.of(reading.document.text) == "We will go on with number 2."
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.screen is screen)
        assert screen.said_rows.key == 2
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_a_quotation_is_corrected_from_the_list_of_what_was_said(library):
    app = ReaderApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: len(screen.said_side.said) == 60, "what Ana Ruiz said")
        await pilot.press("tab", "j", "C")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen), "the menu")
        assert "We will go on with number 1." in app.screen.entries[0].label
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen), "the choice")
        await pilot.press(*"Zoe Hart", "enter")
        await until(
            pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.parts.corrected.own.quotations
        )
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.screen is screen and screen.is_complete)
        await until(pilot, lambda: "Zoe Hart" in {each.name for each in screen.people}, "the new speaker")


async def test_the_day_an_article_was_added_is_not_told_as_its_date(new_library):
    app = ReaderApp(new_library)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: len(screen.said_side.said) == 60, "what Ana Ruiz said")
        assert screen.said_side.said[0][0].article.added
        heads = ["".join(words for words, _ in row.lines[0]) for row in screen.said_side.lines()]
        assert heads[0] == "Long · The Site"


async def test_back_from_the_people_is_the_article_that_one_came_from(library):
    app = ReaderApp(library, library.open("One line"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: len(screen.said_side.said) == 60, "what Ana Ruiz said")
        await pilot.press("l", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.shown.focus)
        focus = app.screen.view.shown.focus
        await pilot.press("g", "p")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.shown.focus)
        assert (app.screen.article.title, app.screen.view.shown.focus) == ("Long", focus)
        await pilot.press("g", "p")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.shown.focus)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        assert app.screen.article.title == "One line"


async def test_on_a_narrow_terminal_quotations_have_its_whole_width(new_library):
    app = ReaderApp(new_library)
    async with app.run_test(size=(40, 12)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: len(screen.said_side.said) == 60, "what Ana Ruiz said")
        await pilot.press("tab")
        await until(
            pilot, lambda: "“We will go on with number 1.”" in painted(app), "a quotation on one line"
        )


async def test_a_filter_a_type_and_an_export(new_library, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = ReaderApp(new_library)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_people(pilot)
        assert {each.name for each in screen.chosen} == {"Ana Ruiz", "Ines Roy"}
        await pilot.press("slash", *"ines")
        await until(pilot, lambda: [each.name for each in screen.chosen] == ["Ines Roy"])
        assert isinstance(screen.focused, Input)
        await pilot.press("enter")
        await until(pilot, lambda: len(screen.said_side.said) == 1)
        await pilot.press("slash", *"roy", "enter")
        assert screen.words == "roy"
        assert screen.current.name == "Ines Roy"
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, SaidExportScreen))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert "“It is done,”" in Path("ines-roy.md").read_text("utf-8")
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.chosen) == 2)
        await pilot.press("t")
        assert screen.kind == "bodies"
        await until(pilot, lambda: screen.chosen == [])


async def test_from_an_article_and_back_to_it_and_a_correction_made_there_counts(library):
    app = ReaderApp(library, library.open("One line"))
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis is not None)
        reading = app.screen
        screen = await to_people(pilot)
        said = reading.analysis.quotations[0]
        made = correcting.new_correction(
            reading.article.id, reading.document, "set-speaker", said.start, said.end, name="Bea Moss"
        )
        correcting.save(library, reading.article, [made])
        screen.annotations_changed()
        await until(pilot, lambda: any(each.name == "Bea Moss" for each in screen.people), "the new speaker")
        await pilot.press("q")
        await until(pilot, lambda: app.screen is reading)


async def test_without_analysis_it_says_so(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_mounted)
        await pilot.press("g", "p")
        await until(
            pilot,
            lambda: isinstance(app.screen, PeopleScreen) and "--no-analysis" in app.screen.gathering.progress,
        )


async def test_the_columns_have_their_heads_as_soon_as_there_are_rows(new_library):
    app = ReaderApp(new_library)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: screen.chosen, "people")
        await until(pilot, lambda: "said named" in painted(app), "the heads of the columns")
        assert f"{len(screen.chosen)} people" in painted(app)


@pytest.mark.parametrize("width", [30, 40, 60, 72, 80, 99, 100, 140])
async def test_title_and_heads_stay_on_one_line_over_their_columns_at_any_width(library, width):
    app = ReaderApp(library)
    async with app.run_test(size=(width, 24)) as pilot:
        screen = await to_people(pilot)
        for words in ("", "ana", "ana ruiz", "ana ruiz ana", "ana ruiz " * 6, "nobody of this name"):
            screen.words = words
            screen._filter()
            await pilot.pause()
            await until(pilot, lambda: not screen.chosen or "said named" in painted(app), "the heads")
            title, order, *rows = (line.partition("│")[0] for line in painted(app).splitlines())
            assert order.strip() == "most quoted and named first"
            assert title.strip().startswith(f"{len(screen.chosen)} p")
            assert not words or "…" in title or f"with “{words}”" in title
            counts = [rows[number].rstrip() for number in range(len(screen.chosen))]
            assert all(len(each) == len(title.rstrip()) for each in counts)


@pytest.mark.parametrize(
    ("mentions", "quotations", "told"),
    [
        (0, 2, "A lawyer: quoted in 1 article · 2 quotations, 9 words"),
        (1, 0, "A lawyer: named 1 time in 1 article"),
        (2, 1, "A lawyer: named 2 times in 1 article · 1 quotation, 9 words"),
    ],
)
def test_one_who_is_only_quoted_is_not_told_to_be_named(mentions, quotations, told):
    assert summary(Person("A lawyer", "PERSON", (), 1, mentions, quotations, 9, ())) == told


async def test_the_screen_tells_the_order_of_its_list_and_the_ways_back(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("g", "p")
        await until(pilot, lambda: "most quoted and named first" in painted(app))
        assert "t type   ? help   q Ctrl+o back" in painted(app)
        await pilot.press("escape")
        await until(pilot, lambda: "q or Ctrl+o goes back to where you were." in painted(app))


def test_a_quotation_is_laid_on_two_lines():
    assert _wrapped("one two three four five", 9, 2) == ["one two", "three fo…"]
    assert _wrapped("one", 9, 2) == ["one"]
    assert _wrapped("", 9, 2) == []
    assert _wrapped("onetwothreefour", 9, 2) == ["onetwothr", "eefour"]
