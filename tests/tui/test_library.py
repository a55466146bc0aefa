"""The list: preview, filter, and the cursor staying where the reader put it."""

from __future__ import annotations

from threading import Event

import pytest
from textual.color import Color
from textual.widgets import Static

from reader.tui.app import ReaderApp
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.theme import THEMES
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.status_line import StatusLine
from tests.tui.conftest import until


async def listed(pilot) -> LibraryScreen:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen, "the list")
    return app.screen


async def test_a_library_that_takes_long_to_read_says_so_and_takes_keys(samples, monkeypatch):
    may_go_on = Event()
    articles = samples.articles

    def slowly():
        may_go_on.wait()
        return articles()

    monkeypatch.setattr(samples, "articles", slowly)
    app = ReaderApp(samples, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(
            pilot, lambda: "Reading the articles" in str(app.screen.query_one("#list-empty").render())
        )
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("escape")
        may_go_on.set()
        assert len((await listed(pilot)).chosen) == len(articles())


async def test_files_added_and_removed_by_others_are_listed_as_they_are_now(samples):
    app = ReaderApp(samples, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await listed(pilot)
        await pilot.press("j")
        chosen, count = screen.current, len(screen.chosen)
        place = samples.articles_path / "more" / "deep"
        place.mkdir(parents=True)
        await until(pilot, lambda: samples.is_listed_as_now(), "the new folders")
        (place / "otter.md").write_text("# Otters are back\n\nThey are.\n", "utf-8")
        await until(pilot, lambda: len(screen.chosen) == count + 1, "the new article")
        assert screen.current == chosen
        (place / "otter.md").unlink()
        await until(pilot, lambda: len(screen.chosen) == count, "the old ones")


async def test_the_preview_follows_the_cursor(samples):
    app = ReaderApp(samples, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await listed(pilot)
        view = screen.query_one("#preview", ArticleView)
        await until(pilot, lambda: "Vladimir Putin" in view.document.text, "the first preview")
        await pilot.press("j")
        await until(pilot, lambda: "ferry" in view.document.text, "the second")
        await pilot.press("G")
        await until(
            pilot,
            lambda: "lamp" in view.document.text.lower() and "ferry" not in view.document.text,
            "the last",
        )


async def test_the_cursor_stays_when_a_dialogue_closes_and_comes_back_to_what_was_read(samples):
    samples.set_last_opened(samples.find("The Moon").id)
    app = ReaderApp(samples, analysis=False)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await listed(pilot)
        assert screen.current.title.startswith("The Moon")
        await pilot.press("g", "g", "j", "d", "d")
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press("n")
        await until(pilot, lambda: app.screen is screen)
        assert screen.current.title.startswith("Island ferry")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
        assert screen.current.title.startswith("Island ferry")


async def test_removing_takes_the_neighbour_and_undo_brings_it_back(samples):
    app = ReaderApp(samples, analysis=False)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await listed(pilot)
        await pilot.press("j", "d", "d")
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press("y")
        await until(pilot, lambda: app.screen is screen and len(screen.articles) == 10)
        assert "Island" not in screen.current.title
        assert screen.list.cursor == 1
        await pilot.press("u")
        await until(pilot, lambda: len(screen.articles) == 11)
        assert screen.current.title.startswith("Island ferry")


async def test_filtering_by_words_and_tags(samples):
    app = ReaderApp(samples, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await listed(pilot)
        await pilot.press("slash", *"#interview", "enter")
        assert screen.chosen
        assert all(any(tag.startswith("interview") for tag in article.tags) for article in screen.chosen)
        await pilot.press("slash", *"zzz")
        assert not screen.chosen
        assert "Nothing here" in str(screen.query_one("#list-empty", Static).render())
        await pilot.press("escape")
        assert len(screen.chosen) == 11


async def test_a_filter_that_is_asked_for_again_is_replaced_by_what_is_typed(samples):
    app = ReaderApp(samples, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await listed(pilot)
        await pilot.press("slash", *"#interview", "enter", "slash", *"lake")
        assert screen.words == "lake"
        assert screen.chosen
        await pilot.press("enter", "slash", "right", *" dark")
        assert screen.words == "lake dark"


@pytest.mark.parametrize("sign", ["]", "[", "m", "'"])
async def test_a_sequence_of_the_reading_view_does_nothing_in_lists(library, sign):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys, mode in (("", "library"), ("gp", "people"), ("qgn", "notes"), ("gb", "bin")):
            await pilot.press(*keys)
            await until(pilot, lambda mode=mode: app.screen.key_mode == mode, mode)
            screen = app.screen
            await pilot.press(sign, "q")
            assert app.screen is screen
            assert app.is_running
            assert screen.query_one(StatusLine).message == f"{sign}q means nothing here: ? shows all keys."


async def test_a_keymap_changes_keys_and_says_what_cannot_work(library, home):
    (home / "config.toml").write_text(
        '[keymap]\n"library.open" = "y"\n"no.such" = "z"\n"confirm.yes" = "o"\n', "utf-8"
    )
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await listed(pilot)
        assert any("no.such" in notice.message for notice in app._notifications)
        await pilot.press("d", "d")
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press("o")
        await until(pilot, lambda: app.screen is screen and len(screen.articles) == 1)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_the_theme_of_the_settings_is_in_force_from_the_first_frame(samples, theme):
    samples.remember(theme=theme.name)
    app = ReaderApp(samples, analysis=False)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await listed(pilot)
        assert app.theme == theme.name
        assert screen.styles.background == Color.parse(theme.background)
        assert screen.list.styles.scrollbar_color == Color.parse(app.theme_variables["border"])
        assert app.has_class("-dark-mode") == theme.dark


async def test_the_status_begins_with_the_key_that_goes_on_with_the_article_read_last(library):
    library.set_last_opened(library.open("Long").id)
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        await pilot.press("g", "g")
        assert app.screen.query_one(StatusLine).left == "c goes on with Long"
