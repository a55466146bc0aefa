"""Ranges of highlights changed, joined and split by keys; several on one place; colours with names."""

from __future__ import annotations

from reader.tui.app import ReaderApp
from reader.tui.widgets.status_line import StatusLine
from tests.tui.conftest import until
from tests.tui.test_notes import painted
from tests.tui.test_reading import opened, status


async def started(pilot, *words):
    """The long article, with a highlight on each of some stretches of words."""
    screen = await opened(pilot)
    text = screen.document.text
    for exact in words:
        start = text.index(exact)
        screen.library.annotate(
            screen.article, screen.document, start, start + len(exact), note=f"on {exact}"
        )
    await screen.parts.fetching.load_marks()
    return screen


def message(app):
    return app.screen.query_one(StatusLine).message


def exacts(screen):
    return [each.annotation.target.exact for each in screen.placed]


async def test_a_range_is_changed_from_either_end_and_taken_back(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, "She left at noon.")
        before = screen.placed[0].annotation
        await pilot.press("right_square_bracket", "a", "r")
        assert screen.key_mode == "bounds"
        await pilot.press("w", "e", "enter")
        await until(pilot, lambda: exacts(screen) != ["She left at noon."], "the new range")
        after = screen.placed[0].annotation
        assert after.target.exact == "She left at noon. Then"
        assert (after.id, after.note, after.captured) == (before.id, before.note, "She left at noon.")
        await pilot.press("r", "o", "w", "enter")
        await until(pilot, lambda: exacts(screen)[0].startswith("left at noon."), "the other end")
        await pilot.press("u")
        await until(pilot, lambda: exacts(screen)[0].startswith("She left"), "undone")
        await pilot.press("u")
        await until(pilot, lambda: screen.placed[0].annotation.target == before.target, "as it was")
        await pilot.press("r", "w", "escape")
        assert not screen.parts.selecting.selection
        assert screen.placed[0].annotation.target == before.target


async def test_neighbours_are_joined_and_split_again(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, "She left at noon.", "Then more was said about it.")
        await pilot.press("right_square_bracket", "a", "J")
        await until(pilot, lambda: len(screen.placed) == 1, "one")
        whole = screen.placed[0].annotation
        assert whole.target.exact == "She left at noon. Then more was said about it."
        assert whole.note == "on She left at noon.\n\non Then more was said about it."
        await pilot.press("J")
        await until(pilot, lambda: "No other highlight" in message(app), "that there is none")
        await pilot.press("S")
        await until(pilot, lambda: "Select the words" in message(app), "what to do")
        await pilot.press("v", *["w"] * 4, "S")
        await until(pilot, lambda: len(screen.placed) == 2, "two")
        assert exacts(screen) == ["She left at noon.", "Then more was said about it."]
        await pilot.press("u", "u")
        await until(
            pilot, lambda: len(screen.placed) == 2 and "She left at noon." in exacts(screen), "both back"
        )


async def test_highlights_on_one_place_are_stepped_through(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, "She left at noon.", "left", "She left at noon.")
        await pilot.press("right_square_bracket", "a")
        seen = []
        for _ in range(3):
            assert "of 3 here" in status(app) or "of 2 here" in status(app)
            await pilot.press("z")
            seen.append(screen.page.highlight_at(screen.view.shown.focus).annotation.id)
        assert len(set(seen)) == 3
        await pilot.press("d", "d")
        await until(pilot, lambda: len(screen.placed) == 2, "the one in focus deleted")
        assert seen[-1] not in {each.annotation.id for each in screen.placed}


async def test_a_colour_gets_a_name_that_status_and_library_know(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        await started(pilot, "She left at noon.")
        await pilot.press("right_square_bracket", "a", "c", "n")
        await until(pilot, lambda: app.screen.query("#prompt-input"), "the question")
        await pilot.press(*"claim", "enter")
        await until(pilot, lambda: library.settings.colors.get("yellow") == "claim", "the name")
        await until(pilot, lambda: "claim" in status(app), "the status")


async def test_all_colours_can_be_named_at_once(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("c", "n")
        await until(pilot, lambda: app.screen.query("#prompt-input"), "the question")
        await pilot.press(*"claim", "tab", *"fact", "shift+tab")
        assert app.screen.query_one("#prompt-input").value == "claim"
        assert "green: fact" in painted(app)
        await pilot.press("up", *"doubt", "enter")
        await until(pilot, lambda: app.screen is screen)
        wanted = {"yellow": "claim", "green": "fact", "purple": "doubt"}
        await until(pilot, lambda: library.settings.colors == wanted, "the names")
        await until(pilot, lambda: "Yellow is called claim, green is called fact" in painted(app))


async def test_tab_completes_the_tag_used_most(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        text = screen.document.text
        for exact, tags in (("noon", ("talks", "tax")), ("left", ("tax",))):
            start = text.index(exact)
            library.annotate(screen.article, screen.document, start, start + 4, tags=tags)
        await pilot.press("right_parenthesis", "t")
        await until(pilot, lambda: app.screen.query("#prompt-input"), "the question")
        entry = app.screen.query_one("#prompt-input")
        await pilot.press(*"new ta")
        await until(pilot, lambda: entry._suggestion == "new tax", "the proposal")
        await pilot.press("tab")
        assert entry.value == "new tax"
        await pilot.press("enter")
        await until(
            pilot, lambda: any(each.annotation.tags == ("new", "tax") for each in screen.placed), "the tags"
        )


async def test_a_tag_typed_behind_others_is_one_of_its_own(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        start = screen.document.text.index("She left at noon.")
        library.annotate(screen.article, screen.document, start, start + 17, tags=("ferry", "safety"))
        screen.annotations_changed()
        await until(pilot, lambda: screen.placed, "the highlight")
        await pilot.press("right_square_bracket", "a", "t")
        await until(pilot, lambda: app.screen.query("#prompt-input"), "the question")
        await pilot.press(*"urgent", "enter")
        await until(
            pilot, lambda: screen.placed[0].annotation.tags == ("ferry", "safety", "urgent"), "the tags"
        )


async def test_a_click_on_a_highlight_focuses_it_and_another_opens_its_note(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, "She left at noon.")
        view = screen.view
        row, cell = view.layout_.cell_of(screen.placed[0].anchor.start + 2)
        place = (view.margin + cell, row - view.top_row)
        await pilot.click("#text", offset=place)
        assert view.shown.focus.of(screen.document.text) == "She left at noon."
        view.post_message(view.Pointed(screen.placed[0].anchor.start + 2, 1))
        await until(pilot, lambda: app.screen.query("#note-text"), "the note")


async def test_a_drag_held_at_the_lower_edge_scrolls_on(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 20)) as pilot:
        screen = await opened(pilot)
        view = screen.view
        await pilot.mouse_down("#text", offset=(30, 5))
        await pilot.hover("#text", offset=(40, view.size.height - 1))
        await until(pilot, lambda: view.scroll_offset.y >= 5, "five rows")
        await pilot.mouse_up("#text", offset=(40, view.size.height - 1))
        assert len(screen.parts.selecting.selected) > 500


async def test_a_fragment_has_a_sign_in_the_margin_and_the_beginning_counts_as_not_read(samples):
    app = ReaderApp(samples, samples.open("Obama"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        view = screen.view
        for words, sign in (("alignment", "‘"), ("Given the gaps", "“")):
            row = view.layout_.row_of(screen.document.text.index(words)) - view.top_row
            assert view.render_line(row).text[: view.margin].strip() == sign
        right = app.screen.query_one(StatusLine).right
        assert "at 0 %" in right
        await pilot.press("j")
        await until(pilot, lambda: "at 0 %" not in app.screen.query_one(StatusLine).right, "how far one is")
        await pilot.press("G")
        await until(pilot, lambda: "at 100 %" in app.screen.query_one(StatusLine).right, "the end")


async def test_bounds_that_a_click_has_left_are_not_those_of_the_next_selection(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await started(pilot, "She left at noon.")
        await pilot.press("]", "a", "r")
        assert screen.key_mode == "bounds"
        screen.view.post_message(screen.view.Pointed(screen.view.on_screen.start, 1))
        await until(pilot, lambda: screen.key_mode == "article", "the click")
        await pilot.press("v")
        assert screen.key_mode == "visual"
