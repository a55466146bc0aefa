"""Dialogues on small terminals: usable where there is room, covered where there is none, with nothing lost."""

import pytest
from textual import events
from textual.widgets import Input, Static, TextArea

from reader.tui.app import ReaderApp
from reader.tui.screens.correct import Choice, ChooseScreen
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.filtering import FilterScreen
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.screens.prompt import ConfirmScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import until


def painted(app) -> str:
    return "\n".join("".join(part.text for part in row) for row in app.screen._compositor.render_strips())


async def begun(pilot) -> ReadingScreen:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole)
    return app.screen


@pytest.mark.parametrize("size", [(40, 12), (30, 8)])
async def test_a_note_can_be_written_and_help_read_where_there_is_little_room(size, library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=size) as pilot:
        screen = await begun(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"seen")
        await until(pilot, lambda: "seen" in painted(app))
        assert "Ctrl+s  save" in painted(app)
        assert app.screen.query_one(TextArea).size.height >= 2
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen) and "one down" in painted(app))


async def test_a_note_whose_terminal_is_made_too_small_takes_nothing_unseen_and_loses_nothing(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begun(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"kept")
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: "Too small" in painted(app))
        assert "kept" not in painted(app)
        await pilot.press("x", "enter", "ctrl+s")
        app.post_message(events.Paste("y"))
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "kept" in painted(app) and "Too small" not in painted(app))
        await pilot.press(*"!")
        assert app.screen.text == "kept!"
        await pilot.resize_terminal(20, 5)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        (key,) = library.drafts.kept()
        assert library.drafts.read(key) == "kept!"


async def test_a_question_that_cannot_be_seen_is_answered_only_by_no(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(20, 5)) as pilot:
        screen, answers = await begun(pilot), []
        app.push_screen(ConfirmScreen("Remove?"), answers.append)
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen) and app.screen.query(Static))
        await until(pilot, lambda: "Too small" in painted(app))
        await pilot.press("y")
        await pilot.pause()
        assert answers == []
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
        assert answers == [False]


async def test_keys_of_the_filter_and_of_the_export_are_seen_where_there_is_little_room(library):
    path = library.articles_path / "b-long.md"
    title = "A title that is much longer than one line of a narrow terminal and longer than two of them"
    path.write_text(path.read_text("utf-8").replace("title: Long", f"title: {title}"), "utf-8")
    article = library.open(title)
    library.annotate(article, article.document, 20, 50)
    app = ReaderApp(library, article, analysis=False)
    async with app.run_test(size=(30, 8)) as pilot:
        screen = await begun(pilot)
        await until(pilot, lambda: screen.placed)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen) and "Esc  leave" in painted(app))
        assert "ending: .md, .json" in painted(app)
        assert "Enter  export" in painted(app)
        target = library.path / "here.md"
        target.write_text("before", "utf-8")
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, lambda: "Enter again" in painted(app))
        assert "Esc  leave" in painted(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("tab", "4", "slash")
        await until(pilot, lambda: isinstance(app.screen, FilterScreen) and "Esc  leave" in painted(app))
        assert "1 of 1 notes" in painted(app)
        for words in ("words", "in:title  -not", "Enter  show them", "complete"):
            assert words in painted(app)


async def test_a_box_is_as_high_as_what_stands_in_it_where_a_list_is_longer_than_half_the_screen(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.app.push_screen(ChooseScreen("Who?", [Choice(str(n), f"name {n}") for n in range(60)]))
        for rows in (40, 30, 24):
            await pilot.resize_terminal(120, rows)
            await until(pilot, lambda rows=rows: app.screen.query_one("#choices").size.height == rows // 2)
            box, hint = app.screen.query_one(".dialog").region, app.screen.query_one(".hint").region
            assert box.bottom - hint.bottom == 2  # its padding and border
