"""All annotations of the library, the bin and the copies: found, changed many at a time, brought back."""

from __future__ import annotations

import os
import threading

import pytest
from textual.widgets import Input

from reader.annotations import AnnotationStore
from reader.tui.app import ReaderApp
from reader.tui.bindings import ANNOTATIONS, BIN
from reader.tui.screens import note_list
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.backups import BackupsScreen
from reader.tui.screens.bin import BinScreen
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.screens.note_listing import fitting
from reader.tui.screens.people import PeopleScreen
from reader.tui.screens.prompt import ConfirmScreen, PromptScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.review import ReviewScreen
from reader.tui.widgets.status_line import StatusLine
from tests.tui.conftest import until
from tests.tui.test_notes import painted
from tests.tui.test_walk import SIZES, press, walk


@pytest.fixture
def marked(library):
    """Six highlights in the long article, one in the other, a note on the whole of it; one passage changed since."""
    article = library.open("Long")
    for number in range(6):
        start = article.document.text.index(f"We will go on with number {number}.")
        note = f"Note {number}" if number % 2 else ""
        library.annotate(
            article, article.document, start, start + 28, note=note, tags=("old",), color="green"
        )
    line = library.open("One line")
    library.annotate(line, line.document, 1, 11, note="Is it?", speaker="Ines Roy")
    library.annotate_article(line, note="On all of it")
    path = library.articles_path / "b-long.md"
    path.write_text(
        path.read_text("utf-8").replace("go on with number 3.", "go on now with number 3."),
        "utf-8",
    )
    return library


async def all_notes(pilot, count=8) -> AnnotationsScreen:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
    await press(pilot, "g n")
    await until(
        pilot,
        lambda: isinstance(app.screen, AnnotationsScreen) and len(app.screen.items) == count,
        "the notes",
    )
    screen = app.screen
    await until(pilot, lambda: all(item.placed for item in screen.items), "the places")
    return screen


async def ask(pilot, screen, typed: str, count: int) -> None:
    await pilot.press("slash", *typed, "enter")
    await until(pilot, lambda: len(screen.chosen) == count, f"{count} for {typed}: {len(screen.chosen)}")


async def test_notes_are_filtered_marked_tagged_and_undone_in_one_step(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await all_notes(pilot)
        assert sorted(item.status for item in screen.items).count("changed") == 1
        await ask(pilot, screen, "is:changed", 1)
        assert "Now: We will go on now with number 3." in " ".join(
            text for text, _ in screen.preview(screen.current)
        )
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.chosen) == 8)
        await ask(pilot, screen, "#old has:note", 3)
        await pilot.press("V")
        assert len(screen.marked) == 3
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PromptScreen))
        await pilot.press(*"new -old", "enter")
        await until(pilot, lambda: sum("new" in each.tags for each in marked.store.annotations()) == 3)
        assert not any({"old", "new"} <= set(each.tags) for each in marked.store.annotations())
        await until(pilot, lambda: not screen.chosen)
        await pilot.press("u")
        await until(pilot, lambda: all("new" not in each.tags for each in marked.store.annotations()))
        await until(pilot, lambda: len(screen.chosen) == 3)
        told = "Undone in “Long”: tags of 3 annotations."
        await until(pilot, lambda: screen.query_one(StatusLine).message == told, "told")
        await press(pilot, "* c 4")
        await until(pilot, lambda: sum(each.color == "pink" for each in marked.store.annotations()) == 3)
        await press(pilot, "space d d")
        await until(pilot, lambda: len(marked.store.annotations()) == 7)
        await pilot.press("u", "u")
        await until(pilot, lambda: not any(each.color == "pink" for each in marked.store.annotations()))
        assert len(marked.store.annotations()) == 8


async def test_the_cursor_stays_on_its_note_while_another_program_changes_the_list(marked, monkeypatch):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await all_notes(pilot)
        await press(pilot, "G")
        meant = screen.current.annotation
        is_filtering, go_on = threading.Event(), threading.Event()

        def slowly(items, asked):
            is_filtering.set()
            assert go_on.wait(20)
            return fitting(items, asked)

        monkeypatch.setattr(note_list, "fitting", slowly)
        others = [each.id for each in marked.store.annotations() if each.id != meant.id]
        AnnotationStore(marked.path / "annotations.json").delete(*others[:3])
        marked.store.refresh()
        screen.reload()
        await until(pilot, is_filtering.is_set, "the filter")
        assert screen.current.annotation == meant  # what d d would delete now
        go_on.set()
        await until(pilot, lambda: len(screen.items) == 5 and len(screen.chosen) == 5, "the list")
        assert screen.current.annotation == meant
        AnnotationStore(marked.path / "annotations.json").delete(others[3])
        await until(pilot, lambda: len(screen.chosen) == 4, "the list anew")
        assert screen.current.annotation == meant


async def test_enter_leads_into_the_article_and_q_comes_back(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await all_notes(pilot)
        await ask(pilot, screen, '"note 5"', 1)
        await pilot.press("enter")
        await until(
            pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.shown.focus is not None
        )
        reading = app.screen
        assert reading.view.shown.focus.of(reading.document.text) == "We will go on with number 5."
        await press(pilot, "g n")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("enter")
        await until(
            pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.view.shown.focus is not None
        )
        await press(pilot, "d d")
        await until(pilot, lambda: len(marked.store.annotations()) == 7)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen and not screen.chosen)
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.chosen) == 7)
        await ask(pilot, screen, "is:article", 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.in_panel)
        await until(pilot, lambda: app.screen.parts.note_rows.under_cursor() is not None)
        assert app.screen.parts.note_rows.under_cursor().annotation.note == "On all of it"
        await pilot.press("escape", "q")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_a_note_on_the_article_as_a_whole_has_no_colour(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await all_notes(pilot)
        await ask(pilot, screen, "is:article", 1)
        lines = [line for line in painted(app).split("\n") if "On the article as a whole" in line]
        assert lines
        assert "Y" not in lines[0]
        assert "yellow" not in painted(app)
        await press(pilot, "c 2")
        told = "A note on the article as a whole has no colour."
        await until(pilot, lambda: screen.query_one(StatusLine).message == told)


async def test_those_marked_are_exported_and_the_file_is_told(marked, tmp_path):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await all_notes(pilot)
        await ask(pilot, screen, "has:note", 5)
        await press(pilot, "space space x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        app.screen.query_one(Input).value = str(tmp_path / "out.md")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        exported = (tmp_path / "out.md").read_text("utf-8")
        assert sum(each.note in exported for each in marked.store.annotations() if each.note) == 2
        told = screen.query_one(StatusLine).message
        assert told.startswith("Exported to ")
        assert told.endswith("/out.md")


async def test_notes_of_an_article_that_is_gone_are_listed_and_exported(marked, tmp_path):
    (marked.articles_path / "a-line.md").unlink()
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await all_notes(pilot)
        await ask(pilot, screen, "is:orphan", 1)
        await pilot.press("enter")
        assert "is gone" in painted(app)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        app.screen.query_one(Input).value = str(tmp_path / "out.md")
        await pilot.press("enter")
        await until(pilot, lambda: (tmp_path / "out.md").exists())
    assert "> It is done" in (tmp_path / "out.md").read_text("utf-8")


async def test_the_bin_brings_back_and_deletes_for_good_when_that_was_said(marked):
    marked.store.delete(*(each.id for each in marked.store.annotations() if each.tags))
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        await press(pilot, "g b")
        await until(pilot, lambda: isinstance(app.screen, BinScreen) and len(app.screen.items) == 6)
        screen = app.screen
        assert "deleted 20" in painted(app)
        await press(pilot, "space space enter")
        await until(pilot, lambda: len(screen.items) == 4)
        assert len(marked.store.annotations()) == 4
        await pilot.press("u")
        await until(pilot, lambda: len(screen.items) == 6)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: len(screen.items) == 4)
        await press(pilot, "* D")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: app.screen is screen)
        assert len(marked.store.tombstones()) == 4
        await press(pilot, "D")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: app.screen is screen and not screen.items)
        assert marked.store.tombstones() == []
        assert "The bin is empty" in painted(app)


async def test_the_bin_shows_the_draft_that_a_highlight_takes_along(marked):
    gone = marked.store.annotations()[0].id
    marked.drafts.write(gone, "Words not to be lost")
    marked.store.delete(gone)
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        await press(pilot, "g b")
        await until(pilot, lambda: isinstance(app.screen, BinScreen) and app.screen.items)
        await until(pilot, lambda: "Draft of the note, kept: Words not to be lost" in painted(app))
        assert " draft · " in painted(app)
        await pilot.press("D")
        await until(
            pilot, lambda: "and drafts of their notes not even those" in " ".join(painted(app).split())
        )
        await pilot.press("y")
        await until(pilot, lambda: not app.screen.items if isinstance(app.screen, BinScreen) else False)
    assert marked.drafts.kept() == []


async def test_a_copy_is_put_back_and_the_present_file_kept(marked):
    folder = marked.path / "backups"
    folder.mkdir(exist_ok=True)
    store_path = marked.path / "annotations.json"
    day = folder / "annotations-2026-01-02.json"
    day.write_bytes(store_path.read_bytes())
    os.utime(day, (1_767_348_000, 1_767_348_000))
    (folder / "annotations-2026-01-01.json").write_bytes(b"{ torn")
    before = len(marked.store.annotations())
    marked.store.delete(*(each.id for each in marked.store.annotations()))
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        await press(pilot, "g B")
        await until(pilot, lambda: isinstance(app.screen, BackupsScreen) and len(app.screen.copies) >= 2)
        text = painted(app)
        assert "2026-01-02" in text
        assert f"{before} annotations" in text
        assert "cannot be read" in text
        names = [copy.path.name for copy in app.screen.copies]
        await pilot.press(*["j"] * names.index(day.name), "enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: len(marked.store.annotations()) == before)
    assert len(AnnotationStore(store_path).annotations()) == before
    assert list(marked.path.glob("annotations.json.replaced-*"))


@pytest.mark.long
@pytest.mark.parametrize(("kind", "size"), [*(("filled", size) for size in SIZES), ("empty", (80, 24))])
async def test_every_key_is_answered(size, kind, request, empty_library):
    library = empty_library if kind == "empty" else request.getfixturevalue("marked")
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_listed)
        for keys, table in (("g n", ANNOTATIONS), ("g b", BIN)):
            if kind == "filled":
                ids = [each.id for each in library.store.annotations() if each.tags]
                library.store.delete(*ids[:3])
            await press(pilot, keys)
            await until(
                pilot,
                lambda: getattr(app.screen, "is_listed", False) and app.screen.key_mode in ("notes", "bin"),
            )
            screen = app.screen

            async def prepare(screen=screen):
                while app.screen is not screen:
                    await app.screen.action_leave() if isinstance(
                        app.screen, ReadingScreen
                    ) else app.pop_screen()
                    await pilot.pause()
                screen.marked.clear()
                screen._ask("")
                await screen.filter_now()

            assert await walk(pilot, screen, table, prepare) == []
            await prepare()
            await pilot.press("q")
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_places_that_are_found_when_the_screen_is_left_are_let_go(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.is_mounted, "the library")
        await pilot.press("g", "n")
        await until(
            pilot, lambda: isinstance(app.screen, AnnotationsScreen) and app.screen.is_listed, "the notes"
        )
        screen = app.screen
        await screen.query_one("#list-title").remove()
        assert screen.is_gone
        screen.refresh_rows()
        await screen.filter_now()
        await screen.read_again()


async def test_the_status_says_no_more_that_a_note_is_deleted_once_the_bin_gave_it_back(marked):
    app = ReaderApp(marked, marked.open("Long"), analysis=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and len(app.screen.placed) == 6)
        screen = app.screen
        await press(pilot, "] a")
        await press(pilot, "d d")
        await until(
            pilot, lambda: len(screen.placed) == 5 and "deleted" in screen.query_one(StatusLine).right
        )
        await press(pilot, "g b")
        await until(pilot, lambda: isinstance(app.screen, BinScreen) and app.screen.chosen)
        await pilot.press("enter")
        await until(pilot, lambda: not app.screen.chosen)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen and len(screen.placed) == 6)
        assert "deleted" not in screen.query_one(StatusLine).right


async def test_people_are_a_key_away_and_keys_without_meaning_are_answered(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await all_notes(pilot)
        await pilot.press("j")
        assert f"{screen.current.annotation.created[:10]} · …" not in painted(app)
        await pilot.press("X")
        assert screen.query_one(StatusLine).message == "X means nothing here: ? shows all keys."
        await press(pilot, "g X")
        assert screen.query_one(StatusLine).message == "gX means nothing here: ? shows all keys."
        await press(pilot, "g p")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))


async def test_a_filter_of_notes_that_is_asked_for_again_is_replaced(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await all_notes(pilot)
        await press(pilot, "/ c : r e d enter / h a s : n o t e")
        assert screen.typed == "has:note"


async def test_a_note_of_which_a_draft_is_kept_is_marked(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await all_notes(pilot)
        assert "draft" not in painted(app)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*" more", "escape")
        await until(
            pilot, lambda: app.screen is screen and painted(app).count("draft") == 3, "row, preview, told"
        )
        assert "a draft of the note is kept: a goes on" in painted(app)
        await pilot.press("j")
        await until(pilot, lambda: painted(app).count("draft") == 1, "the row only")
        await pilot.press("k", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is screen and "draft" not in painted(app))


async def reviewed(pilot, screen) -> None:
    await pilot.press("equals_sign")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen) and "{+now+}" in painted(pilot.app))


async def test_a_changed_one_is_reviewed_accepted_detached_and_undone_from_the_list(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await all_notes(pilot)
        await pilot.press("equals_sign")
        assert "has not changed" in screen.query_one(StatusLine).message
        await ask(pilot, screen, "is:changed", 1)
        meant = screen.current.annotation
        await reviewed(pilot, screen)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await reviewed(pilot, screen)
        await pilot.press("a")
        await until(pilot, lambda: app.screen is screen and not screen.chosen, "accepted")
        now = marked.store.annotation(meant.id)
        assert now.target.exact == "We will go on now with number 3."
        assert now.captured == meant.target.exact
        await pilot.press("u")
        await until(pilot, lambda: len(screen.chosen) == 1, "undone")
        assert screen.query_one(StatusLine).message == "Undone in “Long”: place of “We will go on with nu…”."
        assert marked.store.annotation(meant.id).target == meant.target
        await reviewed(pilot, screen)
        await pilot.press("d")
        await until(pilot, lambda: marked.store.annotation(meant.id).detached, "detached")
        await until(pilot, lambda: app.screen is screen and not screen.chosen)
        await pilot.press("escape")
        await ask(pilot, screen, "is:orphan", 1)
        await pilot.press("equals_sign")
        assert "P there places it" in screen.query_one(StatusLine).message


async def test_a_changed_one_is_moved_from_the_list_by_placing_it_in_its_article(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await all_notes(pilot)
        await ask(pilot, screen, "is:changed", 1)
        meant = screen.current.annotation
        await reviewed(pilot, screen)
        await pilot.press("m")
        await until(
            pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.parts.placing.chosen == meant
        )
        await pilot.press("right_parenthesis", "P")
        await until(pilot, lambda: marked.store.annotation(meant.id).target != meant.target, "placed")
        assert marked.store.annotation(meant.id).captured == meant.target.exact
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen and not screen.chosen)


async def test_words_that_changed_again_since_they_were_shown_are_not_accepted(marked):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await all_notes(pilot)
        await ask(pilot, screen, "is:changed", 1)
        meant = screen.current.annotation
        await reviewed(pilot, screen)
        path = marked.articles_path / "b-long.md"
        path.write_text(
            path.read_text("utf-8").replace("on now with number 3.", "on soon with number 3."), "utf-8"
        )
        await pilot.press("a")
        await until(pilot, lambda: screen.query_one(StatusLine).message.startswith("It has changed again"))
        await until(pilot, lambda: screen.current and "on soon with" in screen.current.now, "shown anew")
        assert marked.store.annotation(meant.id) == meant


@pytest.mark.parametrize("gone", [False, True])
async def test_one_that_is_changed_no_more_is_not_accepted_but_shown_as_it_is(marked, gone):
    app = ReaderApp(marked, analysis=False)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await all_notes(pilot)
        await ask(pilot, screen, "is:changed", 1)
        meant = screen.current.annotation
        await reviewed(pilot, screen)
        path = marked.articles_path / "b-long.md"
        text = path.read_text("utf-8")
        if gone:
            path.unlink()
        else:
            path.write_text(text.replace("on now with number 3.", "on with number 3."), "utf-8")
        await pilot.press("a")
        await until(pilot, lambda: screen.query_one(StatusLine).message.startswith("It has changed again"))
        await until(pilot, lambda: not screen.chosen, "changed no more")
        assert marked.store.annotation(meant.id) == meant
