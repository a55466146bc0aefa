"""Pointing by letters."""

from __future__ import annotations

import pytest

from reader.tui.app import ReaderApp
from tests.tui.conftest import until
from tests.tui.test_reading import opened, status


def label_of(screen, words: str) -> str:
    """The label of what begins with some words."""
    text = screen.document.text
    return next(h.label for h in screen.view.shown.hints if h.span.of(text).startswith(words))


def rows(screen) -> list[str]:
    return ["".join(s.text for s in screen.view.render_line(y)) for y in range(screen.view.size.height)]


async def test_a_label_focuses_and_another_highlights_in_three_keys(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f")
        assert screen.key_mode == "hints"
        assert status(app).startswith("FOCUS")
        label = label_of(screen, "“We will go on with number 2")
        assert any(label in row for row in rows(screen))
        await pilot.press(*label)
        assert screen.view.shown.focus.of(screen.document.text) == "“We will go on with number 2.”"
        assert screen.key_mode == "article"
        assert not screen.view.shown.hints
        await pilot.press("F")
        label = label_of(screen, "She left at noon.")
        assert len(label) <= 2
        await pilot.press(*label)
        await until(pilot, lambda: len(screen.placed) == 1, "the highlight")
        assert screen.placed[0].annotation.target.exact == "She left at noon."


async def test_a_first_letter_leaves_the_labels_that_begin_with_it_and_is_taken_back(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 60)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f")
        assert status(app) == "FOCUS  type a label of two letters"
        assert {len(hint.label) for hint in screen.view.shown.hints} == {2}
        long = screen.view.shown.hints[-1]
        before = rows(screen)
        await pilot.press(long.label[0])
        assert status(app).endswith(long.label[0])
        assert screen.key_mode == "hints"
        assert rows(screen) != before
        await pilot.press("backspace")
        assert rows(screen) == before
        assert screen.parts.labels.labelled.typed == ""
        await pilot.press(*long.label)
        assert screen.view.shown.focus == long.span


async def test_esc_scrolling_resizing_and_the_mouse_end_the_labels(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await opened(pilot)
        before = rows(screen)
        await pilot.press("f")
        assert rows(screen) != before
        await pilot.press("escape")
        assert rows(screen) == before
        await pilot.press("j", "f")  # the scrolling is told of after the labels are there: they stay
        await pilot.pause()
        assert screen.key_mode == "hints"
        screen.view.scroll_rows(3)
        await until(pilot, lambda: screen.key_mode == "article", "the end by scrolling")
        await pilot.press("f")
        await pilot.resize_terminal(90, 30)
        await until(pilot, lambda: screen.key_mode == "article", "the end by resizing")
        await pilot.press("F")
        await pilot.click(screen.view, offset=(40, 10))
        await until(pilot, lambda: screen.key_mode == "article", "the end by the mouse")
        assert not screen.placed


async def test_a_sentence_that_begins_above_the_screen_has_its_label_on_the_screen(empty_library):
    folder = empty_library.articles_path
    (folder / "c.md").write_text(f"# T\n\n{'word ' * 400}end. Another one.\n", "utf-8")
    app = ReaderApp(empty_library, empty_library.open("T"))
    async with app.run_test(size=(60, 12)) as pilot:
        screen = await opened(pilot)
        await pilot.press("space", "f")
        assert [hint.at for hint in screen.view.shown.hints] == [screen.view.on_screen.start]
        await pilot.press(screen.view.shown.hints[0].label)
        assert screen.view.shown.focus.of(screen.document.text).endswith("end.")


OPENING = "“1000 boats were counted,” she said. “2000 are missing,” he said. "
"""Two sentences that begin with a quotation each, and with no letter that a label upon it may have."""


@pytest.mark.parametrize("sentences", [5, 20])
async def test_two_labels_never_look_like_one(sentences, empty_library):
    folder = empty_library.articles_path
    (folder / "c.md").write_text(f"# T\n\n{OPENING * sentences}\n", "utf-8")
    app = ReaderApp(empty_library, empty_library.open("T"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        before = rows(screen)
        await pilot.press("F")
        labels = [hint.label for hint in screen.view.shown.hints]
        (length,) = {len(label) for label in labels}
        assert length == (1 if sentences == 5 else 2)
        places = [place for y in range(len(before)) for place in changed(before[y], rows(screen)[y])]
        assert len(places) == len(labels)
        assert {len(place) for place in places} == {length}


def changed(before: str, after: str) -> list[range]:
    """The stretches in which two rows differ."""
    cells = [cell for cell, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    begins = [cell for cell in cells if cell - 1 not in cells]
    ends = [cell + 1 for cell in cells if cell + 1 not in cells]
    return [range(begin, end) for begin, end in zip(begins, ends, strict=True)]
