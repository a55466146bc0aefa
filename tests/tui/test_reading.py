"""Reading, marking and finding again, as a reader does it with the keyboard and the mouse."""

from __future__ import annotations

import json
import unicodedata
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input, TextArea

from reader.analysis.model import LIKELY, SURE
from reader.errors import LibraryError, StoreError
from reader.library import open_library
from reader.library.model import Article
from reader.text import Span
from reader.tui.app import ReaderApp
from reader.tui.editor import edit_outside
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.screens.prompt import PromptScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.panel import Panel
from reader.tui.widgets.status_line import HintLine, StatusLine
from tests.tui.conftest import until
from tests.tui.test_small import painted


async def opened(pilot) -> ReadingScreen:
    app = pilot.app
    await until(
        pilot,
        lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis is not None,
        "the article",
    )
    return app.screen


async def whole(pilot) -> ReadingScreen:
    """The reading screen as soon as it has all of the text."""
    app = pilot.app
    await until(
        pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole, "all of the text"
    )
    return app.screen


def status(app) -> str:
    return app.screen.query_one(StatusLine).left


async def test_the_path_of_a_new_reader(samples):
    app = ReaderApp(samples)
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        assert app.screen.current.title.startswith("Obama touts")
        await pilot.press("enter")
        screen = await opened(pilot)
        await pilot.press(*["right_parenthesis"] * 3)
        assert screen.view.shown.focus.of(screen.document.text).startswith("“Given the gaps")
        assert "Barack Obama (said)" in status(app)
        await pilot.press("H")
        await until(pilot, lambda: len(screen.placed) == 1, "the highlight")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"tough talk", "ctrl+s")
        await until(pilot, lambda: screen.placed[0].annotation.note == "tough talk", "the note")
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert app.screen.current.notes == 1
    stored = json.loads((samples.path / "annotations.json").read_text("utf-8"))
    assert [r["note"] for r in stored["_default"].values() if r["kind"] == "annotation"] == ["tough talk"]

    again = ReaderApp(open_library(samples.path))
    async with again.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: isinstance(again.screen, LibraryScreen) and again.screen.chosen)
        await pilot.press("c")
        screen = await opened(pilot)
        await until(pilot, lambda: len(screen.placed) == 1)
        await pilot.press("right_square_bracket", "a")
        assert "tough talk" in status(again)
    again.library.close()


async def test_a_phrase_selected_by_keys_is_highlighted_recoloured_undone_and_redone(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"went", "escape")
        await pilot.press("slash", *"on with", "enter", "v")
        assert screen.parts.selecting.selected.of(screen.document.text) == "on with"
        await pilot.press("e")
        assert screen.parts.selecting.selected.of(screen.document.text) == "on with number"
        await pilot.press("c", "3")
        await until(pilot, lambda: len(screen.placed) == 1)
        assert screen.placed[0].annotation.color == "blue"
        assert screen.placed[0].annotation.target.exact == "on with number"
        assert screen.placed[0].annotation.speaker == "Ana Ruiz"
        await pilot.press("c", "5")
        await until(pilot, lambda: screen.placed[0].annotation.color == "purple")
        await pilot.press("u", "u")
        await until(pilot, lambda: not screen.placed)
        await pilot.press("ctrl+r", "ctrl+r")
        await until(pilot, lambda: len(screen.placed) == 1 and screen.placed[0].annotation.color == "purple")
        await pilot.press("d", "d")
        await until(pilot, lambda: not screen.placed)
        await pilot.press("u")
        await until(pilot, lambda: len(screen.placed) == 1)


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        ("]q", "“We will go on with number 0.” — Ana Ruiz, “Long”, The Site, https://example.org/x"),
        ("]q)", "“She left at noon.” — “Long”, The Site, https://example.org/x"),
    ],
)
async def test_a_passage_is_copied_with_its_citation(keys, copied, library, monkeypatch):
    monkeypatch.setattr("reader.tui.clipboard.copy_with_program", lambda text: None)
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press(*keys, "y")
        await until(pilot, lambda: app.clipboard == copied, "the copy")


async def test_a_step_that_another_program_overtook_does_not_stand_in_the_way_of_those_before(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(120, 24)) as pilot:
        screen = await whole(pilot)
        await pilot.press("right_parenthesis", "H", "right_parenthesis", "H")
        await until(pilot, lambda: len(screen.placed) == 2, "the highlights")
        other = open_library(library.path)
        other.store.put(replace(screen.placed[1].annotation, note="ELSEWHERE"))
        other.close()
        await until(pilot, lambda: screen.placed[1].annotation.note == "ELSEWHERE", "the other's note")
        await pilot.press("u")
        await until(pilot, lambda: any("left as it is" in note.message for note in app._notifications))
        assert [each.annotation.note for each in screen.placed] == ["", "ELSEWHERE"]
        await pilot.press("u")
        await until(pilot, lambda: len(screen.placed) == 1, "the step before")
        assert screen.placed[0].annotation.note == "ELSEWHERE"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: len(screen.placed) == 2, "that again")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "nothing to redo" in app.screen.query_one(StatusLine).message)


async def test_the_mouse_marks_what_it_drags_over(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        view = screen.view
        start = screen.document.text.index("Dr. Ana")
        row, cell = view.layout_.cell_of(start)
        y, x = row - view.top_row, cell + view.margin
        await pilot.mouse_down(view, offset=(x, y))
        await pilot.hover(view, offset=(x + 12, y))
        await pilot.mouse_up(view, offset=(x + 12, y))
        await pilot.pause()
        assert screen.parts.selecting.selected.of(screen.document.text) == "Dr. Ana Ruiz"
        await pilot.press("H")
        await until(pilot, lambda: len(screen.placed) == 1)
        await pilot.click(view, offset=(x + 4, y), times=2)
        assert screen.parts.selecting.selected.of(screen.document.text) == "Ana"
        await pilot.click(view, offset=(x + 30, y), times=1)
        assert screen.parts.selecting.selection is None


async def test_search_counts_steps_and_wraps(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await whole(pilot)
        await pilot.press("slash", *"left at noon", "enter")
        assert "1 of 60" in status(app)
        await pilot.press("N")
        assert "60 of 60" in status(app)
        assert screen.parts.search.matches[59].overlaps(screen.view.on_screen)
        await pilot.press("3", "n")
        assert "3 of 60" in status(app)
        await pilot.press("escape")
        assert not screen.parts.search.matches


async def test_the_position_is_there_again_at_another_width(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await pilot.press("5", "0", "%")
        await pilot.pause()
        top = app.screen.view.top_offset
        await pilot.resize_terminal(60, 30)
        await pilot.pause()
        view = app.screen.view
        assert Span(top, top + 1).overlaps(
            Span(view.layout_.line(view.top_row).start, view.layout_.line(view.top_row).end)
        )
        await app.action_quit()
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await until(pilot, lambda: top in app.screen.view.on_screen, "the position")


async def test_a_note_left_unfinished_is_there_again(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"half a th", "escape")
        await until(pilot, lambda: app.screen is screen)
        assert screen.placed[0].annotation.note == ""
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        assert app.screen.query_one(TextArea).text == "half a th"
        await pilot.press(*"ought", "ctrl+s")
        await until(
            pilot, lambda: app.screen is screen and screen.placed[0].annotation.note == "half a thought"
        )
        assert library.drafts.read(screen.placed[0].annotation.id) is None


async def test_the_text_of_a_note_that_was_undone_is_there_again_whatever_is_done_next(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)
        await pilot.press("right_parenthesis", "H")
        await until(pilot, lambda: screen.placed, "the highlight")
        key = screen.placed[0].annotation.id
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"dear", "ctrl+s")
        await until(pilot, lambda: app.screen is screen and screen.placed[0].annotation.note == "dear")
        for _ in range(2):
            await pilot.press("u")
            await until(
                pilot,
                lambda: screen.query_one(StatusLine).message.endswith("its text is kept as a draft (a)."),
            )
            assert (screen.placed[0].annotation.note, screen.page.drafts) == ("", {key})
            await pilot.press("ctrl+r")
            await until(pilot, lambda: screen.query_one(StatusLine).message.startswith("Redone: note"))
            assert (screen.placed[0].annotation.note, screen.page.drafts) == ("dear", frozenset())
        await pilot.press("u")
        await until(pilot, lambda: screen.page.drafts)
        await pilot.press("right_parenthesis", "H")
        await until(pilot, lambda: len(screen.placed) == 2, "another highlight: nothing can be redone")
        assert not app.history.can_redo
        await pilot.press("left_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        assert app.screen.query_one(TextArea).text == "dear"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is screen and screen.placed[0].annotation.note == "dear")
        assert library.drafts.kept() == []


async def test_a_highlight_made_for_a_note_that_was_not_written_is_told_and_can_be_taken_back(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)
        told = "Highlighted in yellow, without a note. u takes it back."
        for leaving in ("escape", "ctrl+s"):
            await pilot.press("right_parenthesis", "left_parenthesis", "a")
            await until(pilot, lambda: isinstance(app.screen, NoteScreen))
            await pilot.press(leaving)
            await until(pilot, lambda: screen.query_one(StatusLine).message == told, leaving)
            assert app.screen is screen
            await pilot.press("a")
            await until(pilot, lambda: isinstance(app.screen, NoteScreen))
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen)
            assert screen.query_one(StatusLine).message == "", "it stood before"
            await pilot.press("u")
            await until(pilot, lambda: not screen.placed)


async def test_what_was_done_is_told_in_the_status_line_and_no_notice_covers_it(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await whole(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"half", "escape")
        await until(pilot, lambda: screen.query_one(StatusLine).message.startswith("The draft is kept"))
        assert not app._notifications
        app.warn("what went wrong is told so. " * 4)
        await until(pilot, lambda: app.screen.query("Toast"))
        await until(pilot, lambda: app.screen.query_one("Toast").region.height)
        assert app.screen.query_one("Toast").region.bottom <= screen.query_one(StatusLine).region.y


async def test_what_was_done_is_told_whole_where_it_is_as_long_as_the_line(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        line = app.screen.query_one(StatusLine)
        for told in ("x" * 74 + " end", "x" * 75 + " end"):
            line.flash(told)
            shown = line.render().plain[:80].strip()
            assert shown == (told if len(told) == 78 else told[:77] + "…")


async def test_a_store_that_cannot_be_written_loses_no_word_of_a_note(library, monkeypatch):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        note = app.screen

        def full(*_args: object, **_kwargs: object) -> None:
            raise StoreError("the disk is full")

        with monkeypatch.context() as broken:
            broken.setattr(library.store, "change", full)
            broken.setattr("reader.library.drafts.write_whole", _no_space)
            await pilot.press(*"precious", "ctrl+s")
            await until(pilot, lambda: "disk is full" in str(note.query_one("#note-state").render()))
            assert app.screen is note
            assert note.text == "precious"
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is note
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is screen and screen.placed[0].annotation.note == "precious")


def _no_space(*_args: object, **_kwargs: object) -> None:
    raise LibraryError("cannot write the draft: the disk is full")


async def test_drafts_are_written_again_and_again_and_when_the_program_ends(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        key = screen.placed[0].annotation.id
        await pilot.press(*"one")
        await until(pilot, lambda: library.drafts.read(key) == "one")
        await pilot.press(*"two")
        await until(pilot, lambda: library.drafts.read(key) == "onetwo")
        await pilot.press(*"three")
        await app.action_quit()
        assert library.drafts.read(key) == "onetwothree"


async def test_a_note_on_a_highlight_deleted_elsewhere_brings_it_back(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        key = screen.placed[0].annotation.id
        other = open_library(library.path)
        other.store.delete(key)
        other.close()
        await pilot.press(*"still mine", "ctrl+s")
        await until(
            pilot,
            lambda: app.screen is screen and [p.annotation.note for p in screen.placed] == ["still mine"],
        )


async def test_an_article_that_became_shorter_opens_at_its_end(library):
    article = library.open("Long")
    library.set_position(article.id, article.document, len(article.document.text) - 5, 1.0)
    article.path.write_text("---\ntitle: Long\n---\nShort now.\n", "utf-8")
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        await pilot.press("right_parenthesis")
        assert app.screen.view.shown.focus.of(app.screen.document.text) == "Short now."


@pytest.mark.parametrize("lines", [1, 9_000])
@pytest.mark.parametrize("change", [40, -40])
async def test_an_article_edited_while_it_was_closed_opens_where_reading_stopped(change, lines, library):
    said = [f"Number {each} was said in the town hall on a long day.\n\n" for each in range(200)]
    more = "And so on and so forth.\n\n" * lines
    path = library.articles_path / "edited.md"
    path.write_text("".join(said) + more, "utf-8")
    app = ReaderApp(library, library.open("edited"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        place = app.screen.document.text.index("Number 100 ")
        await until(pilot, lambda: app.screen.view.layout_.is_whole)
        app.screen.view.scroll_to_offset(place, at_top=True)
        await until(pilot, lambda: place in app.screen.view.on_screen)
        await app.action_quit()
    path.write_text("".join(["New words first.\n\n" * change, *said[max(0, -change) :], more]), "utf-8")
    again = open_library(library.path)
    app = ReaderApp(again, again.open("edited"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        place = app.screen.document.text.index("Number 100 ")
        await until(pilot, lambda: place in app.screen.view.on_screen, "the place")
        assert app.screen.view.is_on_first_row(place)
    again.close()


async def test_a_long_article_opened_for_a_passage_keeps_where_reading_stopped(library):
    path = library.articles_path / "rows.md"
    path.write_text("".join(f"Row {each} of very many rows here.\n\n" for each in range(4000)), "utf-8")
    article = library.open("rows")
    place = article.document.text.index("Row 3900 ")
    library.set_position(article.id, article.document, place, 0.9)
    path.write_text("New first.\n\n" + path.read_text("utf-8"), "utf-8")
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen_stack)
        app.read(library.open("rows"), Span(2000, 2010))
        await whole(pilot)
        await until(pilot, lambda: app.screen.view.shown.focus == Span(2000, 2010), "the passage")
        assert 2000 in app.screen.view.on_screen
        await app.action_quit()
    assert library.position(article.id).offset == place


async def test_what_is_scrolled_while_a_long_edited_article_is_parsed_stays_so(library, monkeypatch):
    path, rows = library.articles_path / "rows.md", [f"Row {each} of many.\n\n" for each in range(9000)]
    path.write_text("".join(rows), "utf-8")
    article = library.open("rows")
    place = article.document.text.index("Row 500 ")
    library.set_position(article.id, article.document, place, 0.1)
    path.write_text("New first.\n\n" + "".join(rows), "utf-8")
    may_go_on = Event()
    parse = Article.document.func
    slowly = cached_property(lambda self: (may_go_on.wait(), parse(self))[1])
    slowly.__set_name__(Article, "document")
    article = library.open("rows")
    monkeypatch.setattr(Article, "document", slowly)
    app = ReaderApp(library, article, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.top_offset)
        await until(pilot, lambda: any(each.group == "load" for each in app.screen.workers))
        await pilot.press("space", "space")
        moved_to = app.screen.view.top_offset
        assert moved_to > place + 40
        may_go_on.set()
        await until(pilot, lambda: app.screen.is_whole)
        assert app.screen.view.is_on_first_row(moved_to)


async def test_a_file_that_is_edited_while_it_is_read_is_shown_as_it_is_now(library):
    article = library.open("One line")
    library.annotate(article, article.document, 1, 11)
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.placed)
        screen = app.screen
        article.path.write_text(
            "---\ntitle: One line\n---\nNew words first. “It is done,” said Mayor Ines Roy.\n", "utf-8"
        )
        await until(pilot, lambda: screen.document.text.startswith("New words"), "the new text")
        await until(
            pilot, lambda: screen.placed and screen.placed[0].anchor.start == 18, "the highlight in its place"
        )
        await pilot.press("right_parenthesis", "H")
        await until(pilot, lambda: len(screen.placed) == 2)
        assert screen.view.shown.highlights.items[0][0].of(screen.document.text) == "New words first."


async def test_controls_in_a_note_never_reach_the_terminal(library):
    article = library.open("One line")
    made = library.annotate(article, article.document, 1, 6, note="x")
    library.store.put(replace(made, note="n \x1b]0;PWN\x07 \x9b31m"))
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.placed)
        await pilot.press("right_square_bracket", "a", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.pause()
        lines = "".join(s.text for line in app.screen._compositor.render_strips() for s in line)
        assert not any(unicodedata.category(c) == "Cc" for c in lines)


async def test_what_another_program_writes_is_seen(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        other = open_library(library.path)
        article = other.open("One line")
        other.annotate(article, article.document, 1, 6, note="from elsewhere")
        await until(pilot, lambda: len(app.screen.placed) == 1, "the other program's note")
        other.close()


async def test_an_article_from_outside_is_kept_when_it_is_annotated(library, tmp_path):
    path = tmp_path / "outside.md"
    path.write_text("# Outside\n\nA sentence from outside.\n", "utf-8")
    app = ReaderApp(library, library.open(path), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        assert all(a.title != "Outside" for a in library.articles())
        await pilot.press("right_parenthesis", "right_parenthesis", "H")
        await until(pilot, lambda: len(app.screen.placed) == 1)
        assert app.screen.article.kept
        assert [a.notes for a in library.articles() if a.title == "Outside"] == [1]
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_the_panel_moves_the_text(samples):
    app = ReaderApp(samples, samples.open("The Moon"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab", "1")
        await until(pilot, lambda: len(screen.query_one(Panel).rows[0]) > 5)
        await pilot.press("j", "j", "j")
        await until(pilot, lambda: screen.view.shown.focus is not None)
        heading = screen.view.shown.focus
        assert heading in [block.span for block in screen.document.headings()]
        assert heading.overlaps(screen.view.on_screen)
        await pilot.press("enter")
        assert not screen.in_panel


async def test_export_says_where_the_file_went(library, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        await pilot.press("right_parenthesis", "H")
        await until(pilot, lambda: len(app.screen.placed) == 1)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen.focused, Input))
        target = tmp_path / "out.md"
        (tmp_path / "a-file").write_text("")
        app.screen.focused.value = str(tmp_path / "a-file" / "y.md")
        await pilot.press("enter")
        await until(pilot, lambda: "cannot" in str(app.screen.query_one("#export-result").render()))
        app.screen.focused.value = str(target)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        assert app.screen.query_one(StatusLine).message.startswith("Exported to ")
        assert app.screen.query_one(StatusLine).message.endswith("/out.md")
        assert "> “It is done,” said Mayor Ines Roy." in target.read_text("utf-8")


async def test_of_a_long_path_to_export_to_the_end_is_seen(library, tmp_path, monkeypatch):
    folder = tmp_path / ("a-long-name-" * 8)
    folder.mkdir()
    monkeypatch.chdir(folder)
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        await pilot.press("right_parenthesis", "H", "x")
        await until(pilot, lambda: isinstance(app.screen.focused, Input))
        await until(pilot, lambda: "one-line.md" in painted(app))


def test_an_outside_editor_gets_the_note_and_gives_it_back(tmp_path: Path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "%s, edited\\n" "$(cat "$1")" > "$1"\n')
    editor.chmod(0o755)
    assert edit_outside("ein Wörtchen", str(editor)) == "ein Wörtchen, edited"


@pytest.mark.parametrize("editor", ["/nowhere/editor", "false", 'vim "', "vi\0m"])
def test_an_editor_that_fails_leaves_the_note_as_it_is(editor):
    with pytest.raises(LibraryError, match="editor"):
        edit_outside("text", editor)


@pytest.mark.parametrize("command", ["rm", """sh -c 'mv "$1" "$1.old"' sh"""])
def test_an_editor_that_took_the_file_away_is_not_said_to_be_missing(command, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(LibraryError, match="gave nothing usable back"):
        edit_outside("text", command)


@pytest.mark.parametrize(
    ("script", "name", "left"),
    [
        ('printf "Written here." > "$1"; kill -9 $$', "note.md", b"Written here."),
        ('printf "W\\366rter" > "$1"', "note.md", b"W\xf6rter"),
        (
            'printf "Not saved yet." > "$(dirname "$1")/.note.md.swp"; exit 1',
            ".note.md.swp",
            b"Not saved yet.",
        ),
    ],
)
def test_what_a_failing_editor_wrote_is_kept(script, name, left, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(LibraryError) as raised:
        edit_outside("text", f"sh -c '{script}' sh")
    (folder,) = tmp_path.glob("reader-note-*")
    assert str(raised.value).endswith(f"is kept in {folder}")
    assert (folder / name).read_bytes() == left


def test_an_editor_that_fails_and_wrote_nothing_leaves_no_file(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for editor in ("false", "/nowhere/editor", "true"):
        with suppress(LibraryError):
            edit_outside("text", editor)
    assert not [*tmp_path.iterdir()]


async def test_markup_and_escapes_in_titles_and_notes_are_only_text(empty_library):
    title = "[bold red]x[/] \x1b[31m [link=file:///etc/passwd]y"
    (empty_library.articles_path / "e.md").write_text(
        f"---\ntitle: {json.dumps(title)}\n---\nA sentence here.\n", "utf-8"
    )
    app = ReaderApp(empty_library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        await pilot.press("d", "d")
        await pilot.pause()
        await pilot.press("n", "enter")
        await whole(pilot)
        await pilot.press("right_parenthesis", "H")
        await until(pilot, lambda: len(app.screen.placed) == 1)
        await pilot.press("t")
        await pilot.press(*"[b]x", "enter")
        await until(
            pilot,
            lambda: (
                app.screen.placed[0].annotation.tags == ("[b]x",)
                if isinstance(app.screen, ReadingScreen)
                else False
            ),
        )
        await pilot.press("tab", "4", "x")
        await pilot.pause()
        lines = "\n".join("".join(s.text for s in line) for line in app.screen._compositor.render_strips())
        assert "\x1b" not in lines


async def test_a_draft_is_not_saved_over_what_was_written_elsewhere_since(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("A", "ctrl+s")
        await until(pilot, lambda: screen.placed and screen.placed[0].annotation.note == "A", "the note")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("x", "escape")
        await until(pilot, lambda: app.screen is screen, "the article")
        other = open_library(library.path)
        other.store.put(replace(other.store.annotations()[0], note="ELSEWHERE"))
        other.close()
        await until(pilot, lambda: screen.placed[0].annotation.note == "ELSEWHERE", "the other's note")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Ax" in screen.placed[0].annotation.note, "both")
        assert "ELSEWHERE" in screen.placed[0].annotation.note
        await until(pilot, lambda: "both versions" in app.screen.query_one(StatusLine).message)
        assert library.drafts.kept() == []
        assert list(library.drafts.folder.iterdir()) == []


async def test_what_comes_when_the_program_ends_is_let_go(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)
        await screen.query_one(StatusLine).remove()
        screen.page.show_placed((), screen.document)
        screen.update_status()
    await app._take_in_changes()


async def test_on_a_narrow_terminal_the_first_keys_and_all_of_what_was_said_are_there(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await whole(pilot)
        hints = app.screen.query_one(HintLine).render().plain
        assert [word for word in ("highlight", "note", "undo", "help", "back") if word not in hints] == []
        line = app.screen.query_one(StatusLine)
        line.show("left", "at 45 % · 12 min left")
        long = "The text of this highlight has changed: = shows what, and asks what to do."
        line.flash(long)
        assert line.render().plain.strip() == long
        line.flash("Saved.")
        assert "12 min left" in line.render().plain


async def test_undo_and_redo_say_what_they_took_back(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await whole(pilot)

        async def says(words: str) -> None:
            await until(pilot, lambda: words in screen.query_one(StatusLine).message, words)

        await pilot.press("right_parenthesis", "H")
        await until(pilot, lambda: len(screen.placed) == 1)
        await pilot.press("c", "2")
        await until(pilot, lambda: screen.placed[0].annotation.color == "green")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        await pilot.press(*"roads", "enter")
        await until(pilot, lambda: app.screen is screen and screen.placed[0].annotation.tags == ("roads",))
        await pilot.press("u")
        await says("Undone: tags of “It is done,” said Mayor")
        await pilot.press("u")
        await says("Undone: colour of “It is done,”")
        await pilot.press("u")
        await says("Undone: highlight “It is done,”")
        await pilot.press("ctrl+r")
        await says("Redone: highlight “It is done,”")
        await pilot.press("ctrl+r")
        await says("Redone: colour of “It is done,”")


def told(screen) -> str:
    return screen.query_one(StatusLine).message


def sure_of(screen, certainty: dict[int, float]) -> None:
    """Shows the article's quotations with speakers as sure as told by number, 0 being nobody; all others are sure."""
    told = []
    for number, quotation in enumerate(screen.analysis.quotations):
        confidence = certainty.get(number, SURE)
        speaker = replace(quotation.speaker, confidence=confidence) if confidence else None
        told.append(replace(quotation, speaker=speaker))
    screen.page.show_analysis(replace(screen.analysis, quotations=tuple(told)))


async def test_the_focus_goes_from_one_unsure_speaker_to_the_next(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        sure_of(screen, {1: LIKELY, 3: 0})
        first, second = (screen.view.shown.quotations.items[number][0] for number in (1, 3))
        for keys, reached in (("]u", first), ("]u", second), ("]u", second), ("[u", first)):
            await pilot.press(*keys)
            assert screen.view.shown.focus.covers(reached), keys
        await pilot.press(*"]u]u")
        assert told(screen) == "There is no unsure speaker after this."


async def test_where_all_speakers_are_sure_that_is_said(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        sure_of(screen, {})
        await pilot.press(*"]u")
        assert told(screen) == "Nothing here has an unsure speaker."


async def test_a_note_that_a_synchroniser_put_into_a_conflict_copy_comes_back_at_once(library):
    article = library.open("Long")
    library.annotate(article, article.document, 0, 6)
    path = library.store.path
    theirs = path.read_bytes()
    app = ReaderApp(library, article)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and len(app.screen.placed) == 1)
        other = open_library(library.path)
        other.annotate(article, article.document, 12, 18, note="Mine")
        other.close()
        await until(pilot, lambda: len(app.screen.placed) == 2)
        path.rename(path.with_name("annotations.sync-conflict-20261129-174000-ABCDEFG.json"))
        path.write_bytes(theirs)
        await until(
            pilot, lambda: any("merged the conflict copy" in each.message for each in app._notifications)
        )
        await until(pilot, lambda: [each.annotation.note for each in app.screen.placed] == ["", "Mine"])
        assert len(app._notifications) == 1
