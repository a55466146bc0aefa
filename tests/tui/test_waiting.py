"""While another program holds the store: saves wait for it, keys do not."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from filelock import FileLock
from textual.widgets import TextArea

from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.widgets.status_line import StatusLine
from tests.tui.conftest import until
from tests.tui.test_reading import opened


@contextmanager
def held(library):
    """The lock that another program holds while it saves."""
    lock = FileLock(library.path / "annotations.json.lock", thread_local=False)
    with lock:
        yield lock


async def test_moves_are_taken_while_a_save_waits_and_the_focus_stays_where_the_reader_went(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_parenthesis")
        first = screen.view.shown.focus
        with held(library):
            await pilot.press("H")
            await pilot.press("right_parenthesis", "right_parenthesis")
            third = screen.view.shown.focus
            await pilot.press("G")
            assert third.start > first.end
            assert screen.view.progress == 1
            assert not screen.placed
        await until(pilot, lambda: screen.placed, "the highlight")
        assert (screen.placed[0].anchor.start, screen.placed[0].anchor.end) == (first.start, first.end)
        assert screen.view.shown.focus == third


async def test_commands_after_a_save_that_waits_are_done_after_it(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_parenthesis")
        with held(library):
            await pilot.press("H")
            assert "waiting" in screen.query_one(StatusLine).message
            later = app.run_worker(pilot.press("c", "3"))
            assert not screen.placed
        await later.wait()
        await until(pilot, lambda: screen.placed and screen.placed[0].annotation.color == "blue")
        assert len(screen.placed) == 1


@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_a_note_that_is_being_saved_is_neither_left_nor_saved_twice(library, key):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"slowly")
        with held(library):
            await pilot.press("ctrl+s")
            await pilot.press(key, "G")
            assert isinstance(app.screen, NoteScreen)
            assert app.screen.query_one(TextArea).text == "slowly"
            assert screen.view.progress < 1
        await until(pilot, lambda: app.screen is screen, "the note's end")
        assert [placed.annotation.note for placed in screen.placed] == ["slowly"]
        await until(pilot, lambda: screen.view.progress == 1, "the key typed after saving")


async def test_leaving_waits_for_what_is_being_saved(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("right_parenthesis")
        with held(library):
            await pilot.press("H")
            leaving = app.run_worker(pilot.press("q"))
            await pilot.pause()
            assert not isinstance(app.screen, LibraryScreen)
        await leaving.wait()
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert len(library.store.annotations()) == 1
