"""Every key of every screen does something that can be seen, and none crashes: in all sizes, in all kinds of library."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from reader.text import Span
from reader.tui.app import ReaderApp
from reader.tui.binding_commands import BindingCommands
from reader.tui.bindings import ARTICLE, BOUNDS, HINTS, LIBRARY, PANEL, PEOPLE, TABLES, VISUAL
from reader.tui.screens.base import KeyScreen
from reader.tui.screens.correct import ChooseScreen, MenuScreen
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.screens.people import PeopleScreen
from reader.tui.screens.prompt import ConfirmScreen, PromptScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import until

SIZES = [(40, 12), (80, 24), (200, 60)]
TEXTUAL_NAMES = {
    ")": "right_parenthesis", "(": "left_parenthesis", "}": "right_curly_bracket", "{": "left_curly_bracket",
    "]": "right_square_bracket", "[": "left_square_bracket", "%": "percent_sign", "/": "slash", "?": "question_mark",
    "'": "apostrophe", "+": "plus", "-": "minus", "$": "dollar_sign", ":": "colon",
}  # fmt: skip
LEAVES = {"suspend", "quit", "leave", "external"}
"""Actions that end the walk; they have tests of their own."""


def painted(app: ReaderApp) -> str:
    """What stands on the screen."""
    return "\n".join("".join(s.text for s in line) for line in app.screen._compositor.render_strips())


def picture(app: ReaderApp):
    """All that a person can see or that was said, and the state behind it."""
    screen = app.screen
    lines = [
        [(segment.text, segment.style) for segment in line] for line in screen._compositor.render_strips()
    ]
    notices = len(app._notifications)
    state = ()
    if isinstance(screen, ReadingScreen):
        state = (
            screen.parts.selecting.selection,
            screen.in_panel,
            screen.view.shown,
            dict(screen.parts.places.marks),
            tuple(screen.parts.places.jumps),
            screen.view.scroll_offset,
        )
    return type(screen), lines, notices, state


async def press(pilot, keys: str) -> None:
    for key in keys.replace("<char>", "a").split(" "):
        await pilot.press(TEXTUAL_NAMES.get(key, key))


async def back_to(pilot, screen) -> None:
    """Close dialogues and entries that a key opened."""
    app = pilot.app
    for _ in range(6):
        if app.screen is screen and not isinstance(screen.focused, Input):
            return
        await pilot.press("escape")
        await pilot.pause()
    raise AssertionError(f"{app.screen} does not close")


async def comes(pilot, condition) -> bool:
    """Whether something comes to be so while the app goes on with what it has to do."""
    for _ in range(5):
        if condition():
            return True
        await pilot.pause()
    return False


async def walk(pilot, screen: KeyScreen, bindings, prepare) -> list[str]:
    """Press every binding's keys; returns the ids of those that changed nothing."""
    app, silent = pilot.app, []
    for binding in bindings:
        if binding.action in LEAVES:
            continue
        for keys in binding.keys:
            await prepare()
            app.clear_notifications()
            screen.say("")
            await pilot.pause()
            before = picture(app)
            await press(pilot, keys)
            if not await comes(pilot, lambda before=before: picture(app) != before):
                silent.append(f"{binding.id} {keys}")
            if not isinstance(app.screen, KeyScreen) or app.screen is screen:
                await back_to(pilot, screen)
    return silent


async def nothing() -> None:
    """No preparation."""


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["empty", "filled"])
async def test_every_key_of_the_library_is_answered(size, kind, request, empty_library):
    library = empty_library if kind == "empty" else request.getfixturevalue("library")
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_mounted)
        screen = app.screen

        async def prepare():
            while app.screen is not screen:
                await app.screen.action_leave() if isinstance(app.screen, ReadingScreen) else app.pop_screen()
                await pilot.pause()

        assert await walk(pilot, screen, LIBRARY, prepare) == []


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["empty", "filled"])
async def test_every_key_of_the_people_is_answered(size, kind, request, empty_library):
    library = empty_library if kind == "empty" else request.getfixturevalue("library")
    app = ReaderApp(library)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_mounted)
        await press(pilot, "g p")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen) and app.screen.is_listed)
        screen = app.screen
        await until(
            pilot, lambda: screen.is_complete and (screen.said_side.said or kind == "empty"), "what they said"
        )

        async def prepare():
            while app.screen is not screen:
                await app.screen.action_leave() if isinstance(app.screen, ReadingScreen) else app.pop_screen()
                await pilot.pause()

        assert await walk(pilot, screen, PEOPLE, prepare) == []


@pytest.mark.long
@pytest.mark.parametrize(("title", "size"), [*(("Long", size) for size in SIZES), ("One line", (80, 24))])
async def test_every_key_of_an_article_is_answered(size, title, library):
    app = ReaderApp(library, library.open(title))
    async with app.run_test(size=size) as pilot:
        await until(
            pilot,
            lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis is not None,
            "analysis",
        )
        screen = app.screen

        async def in_article():
            while app.screen is not screen:
                app.pop_screen()
                await pilot.pause()

        async def in_text():
            await in_article()
            if screen.in_panel:
                screen.parts.side.action_close_panel()
            screen.parts.selecting.leave()
            screen.parts.labels.leave()

        async def pointing():
            await in_text()
            screen.parts.labels.action_hints()

        async def selecting():
            await in_text()
            screen.parts.selecting.action_visual()

        async def in_bounds():
            await in_text()
            quotation = screen.analysis.quotations[0]
            screen.parts.places.focus_on(Span(quotation.start, quotation.end))
            await press(pilot, "C b")
            await until(pilot, lambda: screen.parts.selecting.keep, "bounds")

        async def in_panel():
            await in_article()
            screen.parts.selecting.leave()
            if not screen.in_panel:
                screen.parts.side.action_panel()
                await pilot.pause()

        assert await walk(pilot, screen, ARTICLE, in_text) == []
        assert await walk(pilot, screen, VISUAL, selecting) == []
        assert await walk(pilot, screen, HINTS, pointing) == []
        assert await walk(pilot, screen, BOUNDS, in_bounds) == []
        assert await walk(pilot, screen, PANEL, in_panel) == []


DIALOGUES_OPENED_BY = {"?": HelpScreen, "a": NoteScreen, "t": PromptScreen, "x": ExportScreen}


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("opener", DIALOGUES_OPENED_BY)
async def test_every_key_of_a_dialogue_is_answered(size, opener, library, tmp_path, monkeypatch):
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.chdir(tmp_path)
    kind = DIALOGUES_OPENED_BY[opener]
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole)
        screen = app.screen
        await press(pilot, ")")
        await press(pilot, "H")
        await until(pilot, lambda: len(screen.placed) == 1)
        silent = []
        for key in [keys for binding in kind.BINDINGS for keys in binding.key.split(",")]:
            await press(pilot, opener)
            await until(pilot, lambda: isinstance(app.screen, kind), "the dialogue")
            if key in ("k", "up", "b", "ctrl+u", "pageup", "g", "home"):
                await pilot.press("G")
            before = picture(app)
            await pilot.press(key)
            await pilot.pause()
            if picture(app) == before:
                silent.append(key)
            await back_to(pilot, screen)
        assert silent == []


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
async def test_every_letter_of_the_menu_of_corrections_is_answered(size, library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=size) as pilot:
        await until(
            pilot,
            lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis is not None,
            "analysis",
        )
        screen = app.screen
        silent = []
        for focus, letters in ((("] q"), "sdpnbx"), (("] e"), "rtmoie")):
            for letter in letters:
                screen.parts.selecting.leave()
                screen.parts.places.focus_on(None)
                screen.view.scroll_to_offset(0)
                await press(pilot, focus)
                await press(pilot, "C")
                await until(pilot, lambda: isinstance(app.screen, MenuScreen), "the menu")
                before = picture(app)
                await pilot.press("down")
                assert picture(app) != before
                await pilot.press(letter)
                await pilot.pause()
                if picture(app) == before:
                    silent.append(letter)
                if isinstance(app.screen, ChooseScreen):
                    for key in ("down", "up"):
                        before = picture(app)
                        await pilot.press(key)
                        if picture(app) == before and len(app.screen.shown) > 1:
                            silent.append(f"{letter} {key}")
                await back_to(pilot, screen)
        assert set(silent) <= {"d", "x"}  # it is direct already; nothing was said before


async def test_a_question_is_answered_by_its_keys_only(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        screen = app.screen
        for key, left in (("n", 2), ("q", 2), ("escape", 2), ("y", 1)):
            await press(pilot, "d d")
            await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
            await pilot.press("enter")
            assert isinstance(app.screen, ConfirmScreen)
            await pilot.press(key)
            await until(pilot, lambda left=left: app.screen is screen and len(screen.articles) == left)


async def test_the_palette_runs_a_command_by_its_name(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole)
        screen = app.screen
        await pilot.press("colon")
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press(*"wider column")
        await until(
            pilot,
            lambda: "wider" in painted(app),
        )
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen and screen.view.measure == 76)


async def test_palette_and_help_find_a_command_by_words_for_it_that_they_do_not_show(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole)
        screen = app.screen

        async def best(query: str) -> str:
            hits = [hit async for hit in BindingCommands(screen).search(query)]
            return str(max(hits, key=lambda hit: hit.score).match_display) if hits else ""

        for query in ("speaker", "rename", "who said", "merge", "Wrong", "not a quotation"):
            assert (await best(query)).startswith("correct speaker, name, type"), query
        assert (await best("comment")).startswith("write a note on the highlight")
        assert (await best("wider column")).startswith("wider column")
        await pilot.press("question_mark", "slash", *"rename")
        help_screen = app.screen
        assert isinstance(help_screen, HelpScreen)
        await until(pilot, lambda: "one down" not in painted(app))
        assert "correct speaker, name, type" in painted(app)


@pytest.mark.parametrize("size", [(10, 3), (1, 1), (20, 5)])
async def test_a_tiny_terminal_crashes_nothing(size, library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        for keys in [
            "j",
            ")",
            "H",
            "tab",
            "tab",
            "v",
            "escape",
            "/",
            "escape",
            "question_mark",
            "escape",
            "q",
            "j",
            "enter",
        ]:
            await pilot.press(keys)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)


async def test_ids_and_keys_are_unique(library):
    for table in TABLES:
        ids = [binding.id for binding in table]
        keys = [keys for binding in table for keys in binding.keys]
        assert len(set(ids)) == len(ids)
        assert sorted({k for k in keys if keys.count(k) > 1}) == []
        prefixes = {" ".join(k.split(" ")[:n]) for k in keys for n in range(1, len(k.split(" ")))}
        assert prefixes & set(keys) == set()
