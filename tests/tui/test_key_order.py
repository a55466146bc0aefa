"""What is typed faster than the program goes: every key reaches the screen that the keys before it led to, in order."""

from __future__ import annotations

import threading

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, TextArea

from reader.errors import StoreError
from reader.tui.app import ReaderApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import until
from tests.tui.test_waiting import held

NAMES = {")": "right_parenthesis", " ": "space", ".": "full_stop", "/": "slash", "\n": "enter"}


def typed(app, *given):
    """Send keys at once, as a terminal does: printable ones by their characters, others by their names in a tuple."""
    for each in given:
        for key in (each,) if isinstance(each, tuple) else each:
            name, character = (key[0], None) if isinstance(key, tuple) else (NAMES.get(key, key), key)
            event = Key(name, character)
            event.set_sender(app)
            app.post_message(event)


def pasted(app, text):
    event = Paste(text)
    event.set_sender(app)
    app.post_message(event)


async def opened(pilot):
    """The reading screen, painted."""
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.size.width)
    return app.screen


async def test_a_note_typed_at_once_is_saved_whole(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        reading = await opened(pilot)
        typed(app, ")aA tough one. Jj 12/", ("enter",), "x", ("backspace",), "q")
        pasted(app, "pasted\nlines")
        typed(app, "!", ("ctrl+s",), ")")
        await until(pilot, lambda: reading.placed and reading.placed[0].annotation.note)
        await until(pilot, lambda: app.screen is reading)
        assert [each.annotation.note for each in reading.placed] == ["A tough one. Jj 12/\nqpasted\nlines!"]
        await until(
            pilot, lambda: reading.view.shown.focus.start > reading.placed[0].anchor.start, "the last key"
        )


async def test_keys_for_a_highlight_wait_until_it_is_placed(library, monkeypatch):
    article = library.open("Long")
    library.annotate(article, article.document, 0, 4, note="here")
    placed, may_go_on = library.placed, threading.Event()
    monkeypatch.setattr(library, "placed", lambda *given: may_go_on.wait(60) and placed(*given))
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        reading = await opened(pilot)
        typed(app, "gg]a", ("enter",), " there", ("ctrl+s",))
        for _ in range(20):
            await pilot.pause()
        assert not reading.placed
        may_go_on.set()
        await until(pilot, lambda: reading.placed and reading.placed[0].annotation.note == "here there")


async def test_keys_do_not_wait_where_notes_cannot_be_read(library, monkeypatch):
    def damaged(*_):
        raise StoreError("the file is damaged")

    article = library.open("Long")
    library.annotate(article, article.document, 0, 4)
    monkeypatch.setattr(library, "placed", damaged)
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        reading = await opened(pilot)
        typed(app, ")")
        await until(pilot, lambda: reading.view.shown.focus is not None)


async def test_a_note_typed_while_its_highlight_waits_for_another_program_is_saved_whole(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        reading = await opened(pilot)
        with held(library):
            await pilot.press("right_parenthesis", "a")
            top = reading.view.top_offset
            await pilot.press("j", "space", "3", "q", "x", "H")
            pasted(app, "pasted")
            typed(app, ("ctrl+s",))
            await pilot.pause()
            assert isinstance(app.screen, NoteScreen)
            assert reading.view.top_offset == top
            assert not reading.placed
        await until(pilot, lambda: reading.placed and reading.placed[0].annotation.note)
        assert [each.annotation.note for each in reading.placed] == ["j 3qxHpasted"]
        await until(pilot, lambda: app.screen is reading)


async def test_a_note_on_a_highlight_that_cannot_be_saved_is_written_and_saved_when_it_can(
    library, monkeypatch
):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        reading = await opened(pilot)
        put = library.store.put

        def refuse(*annotations):
            raise StoreError("no room")

        monkeypatch.setattr(library.store, "put", refuse)
        typed(app, ")aq dd", ("ctrl+s",))
        await until(pilot, lambda: isinstance(app.screen, NoteScreen) and app.screen.is_mounted)
        editor = app.screen
        await until(pilot, lambda: "Not saved" in str(editor.query_one("#note-state").render()), "why")
        assert editor.text == "q dd"
        assert library.store.annotations() == []
        monkeypatch.setattr(library.store, "put", put)
        typed(app, ("ctrl+s",))
        await until(pilot, lambda: app.screen is reading)
        assert [each.note for each in library.store.annotations()] == ["q dd"]
        typed(app, "u")
        await until(pilot, lambda: not library.store.annotations(), "undone")


async def test_keys_that_edit_a_line_are_taken_in_their_place(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        typed(app, ")t", ("ctrl+u",), "abcd", ("backspace",), ("backspace",), "e", ("left",), "f")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen) and app.screen.is_mounted)
        line = app.screen.query_one(Input)
        await until(pilot, lambda: line.value == "abfe", line.value)


async def test_a_filter_and_the_article_it_finds_are_typed_at_once(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_listed)
        typed(
            app,
            "/Lomg",
            ("backspace",),
            ("backspace",),
            "ng",
            ("enter",),
            ("enter",),
            ")a?",
            ("ctrl+s",),
            "q",
        )
        await until(pilot, lambda: library.store.annotations() and isinstance(app.screen, LibraryScreen))
        assert [each.note for each in library.store.annotations()] == ["?"]


@pytest.mark.parametrize("times", [2, 3])
async def test_leaving_twice_leaves_the_program(library, times):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        typed(app, "q" * times)
        await until(pilot, lambda: not app.is_running or app.return_code == 0)


async def test_words_typed_before_a_screen_that_something_else_opened_is_set_up_reach_it(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        reading = await opened(pilot)
        reading.parts.writing.action_article_note()
        typed(app, "at once")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await until(pilot, lambda: app.screen.is_mounted and app.screen.query_one(TextArea).text == "at once")


@pytest.mark.parametrize("key", ["j", "a", "?"])
async def test_keys_typed_while_the_program_ends_harm_nothing(library, key):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        typed(app, ")" + key * 3)
        app.exit(0)
        typed(app, key)
    assert app.return_code == 0
