"""Selecting exactly, by keys."""

from __future__ import annotations

from textual.widgets import Input

from reader.tui.app import ReaderApp
from reader.tui.screens.note import NoteScreen
from tests.tui.conftest import until
from tests.tui.test_reading import opened, status


def chosen(screen) -> str:
    return screen.selected.of(screen.document.text)


async def test_text_objects_grow_a_selection_and_a_note_has_a_key_of_its_own(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["right_parenthesis"] * 4, "v", "w", "i", "s")
        assert chosen(screen) == "She left at noon."
        assert "4 words" in status(app)
        await pilot.press("a", "s")
        assert chosen(screen) == "She left at noon. Then more was said about it."
        await pilot.press("i", "p")
        assert chosen(screen).startswith("Dr. Ana Ruiz said")
        await pilot.press("escape", *["right_curly_bracket"] * 3, "v", "a", "q")
        assert chosen(screen) == "“We will go on with number 0.”"
        await pilot.press("i", "q")
        assert chosen(screen) == "We will go on with number 0."
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen), "the note")
        assert screen.placed[0].annotation.target.exact == "We will go on with number 0."


async def test_matches_are_stepped_to_with_counts_both_ways_and_the_view_follows(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"noon", "enter", "v", "3", "n")
        await until(pilot, lambda: not isinstance(screen.focused, Input))
        assert chosen(screen).count("noon") == 4
        await pilot.press("2", "N")
        assert chosen(screen).count("noon") == 2
        await pilot.press("G")
        assert screen.selection.cursor in range(screen.view.on_screen.start, screen.view.on_screen.end)
        await pilot.press("o")
        assert screen.selection.cursor in range(screen.view.on_screen.start, screen.view.on_screen.end)
