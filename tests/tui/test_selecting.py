"""Selecting exactly, by keys."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Input

from reader.tui.app import ReaderApp
from reader.tui.screens.note import NoteScreen
from tests.tui.conftest import until
from tests.tui.test_correcting import message
from tests.tui.test_reading import opened, status


def chosen(screen) -> str:
    return screen.parts.selecting.selected.of(screen.document.text)


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
        await pilot.press("escape", *["right_curly_bracket"] * 2, "v", "a", "q")
        assert chosen(screen) == "“We will go on with number 1.”"
        await pilot.press("i", "q")
        assert chosen(screen) == "We will go on with number 1."
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen), "the note")
        assert screen.placed[0].annotation.target.exact == "We will go on with number 1."


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
        assert screen.parts.selecting.selection.cursor in range(
            screen.view.on_screen.start, screen.view.on_screen.end
        )
        await pilot.press("o")
        assert screen.parts.selecting.selection.cursor in range(
            screen.view.on_screen.start, screen.view.on_screen.end
        )


def focused(screen) -> str:
    focus = screen.view.shown.focus
    return focus.of(screen.document.text) if focus else ""


QUOTED = "“We will go on with number {}.”"


async def test_after_copying_a_selection_one_steps_on_from_what_was_copied(library, monkeypatch):
    monkeypatch.setattr("reader.tui.clipboard.copy_with_program", lambda text: "a program")
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*"]q]q]q", *"vaqy")
        await until(pilot, lambda: screen.parts.selecting.selection is None, "the copy")
        assert focused(screen) == QUOTED.format(2)
        await pilot.press(*"]q")
        assert focused(screen) == QUOTED.format(3)


async def test_esc_in_a_selection_brings_the_focus_back_that_was_there_before(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*"]q]q]q", "v", "escape")
        assert focused(screen) == QUOTED.format(2)
        await pilot.press("v", *"20}", "v")
        assert focused(screen) == QUOTED.format(2)
        assert screen.view.shown.focus.overlaps(screen.view.on_screen)
        await pilot.press(*"20", "space")
        await pilot.press("v", "escape")
        assert not screen.view.shown.focus.overlaps(screen.view.on_screen)  # it was out of sight before
        await pilot.press("escape", "v", "escape")
        assert not focused(screen)


async def test_after_a_search_one_steps_on_from_the_match(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"noon", "enter", *"nn", "escape")
        assert focused(screen) == "noon"
        await pilot.press(*"]q")
        assert focused(screen) == QUOTED.format(3)
        await pilot.press("slash", *"more was", "enter", *"nnn]q")
        assert focused(screen) == QUOTED.format(4)
        await pilot.press("v", *"aq")
        assert chosen(screen) == QUOTED.format(4)
        await pilot.press("escape", "n", "slash")
        await pilot.press("escape")
        assert focused(screen) == "more was"
        await pilot.press("right_parenthesis", *"]q", "slash", *"noon", "enter", "space", "space", "escape")
        assert not focused(screen)  # it is out of sight


async def test_v_selects_a_match_also_one_that_a_search_was_left_at(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"left at", "enter", "v")
        assert chosen(screen) == "left at"
        assert status(app) == "SELECT  2 words"
        await pilot.press("e")
        assert chosen(screen) == "left at noon"
        await pilot.press("escape", "escape", "v")
        assert chosen(screen) == "left at"
        await pilot.press("escape", "slash", *"ef", "enter", "v")
        assert status(app) == "SELECT  2 letters"


async def test_v_selects_a_match_that_was_highlighted_before_the_search_was_left(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"left at", "enter", "H")
        await until(pilot, lambda: focused(screen) == "left at", "the highlight")
        await pilot.press("escape", "v")
        assert chosen(screen) == "left at"


async def test_aq_again_says_where_the_whole_quotation_is_selected(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*"]qvaqaq")
        assert message(app) == "This is the whole quotation already."
        await pilot.press(*"iqiq")
        assert message(app) == "This is selected already."
        one = [replace(quotation, group=1) for quotation in screen.analysis.quotations]
        screen.page.show_analysis(replace(screen.analysis, quotations=tuple(one)))
        await pilot.press(*"aqaq")
        assert message(app) == "This is the whole quotation in this paragraph already."


async def test_words_in_marks_that_nobody_says_are_selected(library):
    app = ReaderApp(library, library.open("One line"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        unsaid = [replace(quotation, kind="none") for quotation in screen.analysis.quotations]
        screen.page.show_analysis(replace(screen.analysis, quotations=tuple(unsaid)))
        await pilot.press(*"vaq")
        assert chosen(screen) == "“It is done,”"
        await pilot.press(*"iq")
        assert chosen(screen) == "It is done,"
