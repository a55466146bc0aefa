"""Giving a person another name in all articles, from the screen of people."""

from __future__ import annotations

from reader.library import people
from reader.library.renaming import Renamed
from reader.tui.app import ReaderApp
from reader.tui.screens import people_naming
from reader.tui.screens.correct import ChooseScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.people import PeopleScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.status_line import StatusLine
from tests.tui.conftest import until
from tests.tui.test_panel_hints import hinted
from tests.tui.test_people import to_people


def names(screen) -> set[str]:
    return {each.name for each in screen.people}


def message(app) -> str:
    return app.screen.query_one(StatusLine).message


async def ask(pilot) -> ChooseScreen:
    await pilot.press("C")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChooseScreen), "the question")
    return pilot.app.screen


async def test_a_person_gets_another_name_undone_and_redone(library):
    (library.articles_path / "c.md").write_text(
        "---\ntitle: Third\n---\nAna Ruiz came. “Well,” Ana Ruiz said.\n", "utf-8"
    )
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis, "analysis")
        reading = app.screen
        screen = await to_people(pilot)
        await until(pilot, lambda: len(screen.said_side.said) == 61, "what Ana Ruiz said")
        assert "C rename" in hinted(app)
        asked = await ask(pilot)
        assert asked.question == "In 2 articles: what is Ana Ruiz called?"
        await pilot.press(*"Anna Ruiz")
        assert asked.shown[0].detail == "a new name"
        await pilot.press("enter")
        await until(pilot, lambda: screen.is_complete and "Anna Ruiz" in names(screen), "the new name")
        assert "Ana Ruiz" not in names(screen)
        assert message(app) == "Ana Ruiz is called Anna Ruiz in 2 articles now. u undoes."
        assert screen.current.name == "Anna Ruiz"
        await until(pilot, lambda: reading.parts.corrected.own.entities, "the article below")
        await pilot.press("u")
        await until(pilot, lambda: screen.is_complete and "Ana Ruiz" in names(screen), "the old name")
        assert message(app).startswith("Undone in 2 articles: ")
        await pilot.press("u")
        await until(pilot, lambda: message(app) == "There is nothing to undo.")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: screen.is_complete and "Anna Ruiz" in names(screen), "redone")
        assert len(library.store.corrections()) == 2


async def test_whom_a_name_joins_is_told_before_and_leaving_changes_nothing(library):
    app = ReaderApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: len(screen.said_side.said) == 60, "what Ana Ruiz said")
        asked = await ask(pilot)
        await pilot.press(*"Ines Roy")
        assert asked.shown[0].detail == "joins Ines Roy, named 1 time in 1 article"
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen, "the people")
        await ask(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: message(app) == "Called Ana Ruiz, as before.")
        assert library.store.corrections() == []
        await pilot.press("slash", *"nobody", "enter", "C")
        await until(pilot, lambda: message(app) == "There is nobody here to rename.")


async def test_that_not_all_articles_are_looked_through_yet_is_told(waiting):
    library, asked = waiting
    people.catch_up(library)
    (library.articles_path / "d.md").write_text("---\ntitle: Late\n---\nAna Ruiz came late.\n", "utf-8")
    app = ReaderApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_mounted)
        await pilot.press("g", "p")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen) and app.screen.people and asked)
        await ask(pilot)
        await pilot.press(*"Anna Ruiz", "enter")
        told = "Ana Ruiz is called Anna Ruiz in 1 article now, not in those not looked through yet. u undoes."
        await until(pilot, lambda: message(app) == told, told)


async def test_the_cursor_stays_where_nobody_could_be_renamed(library, monkeypatch):
    def refuse(*_):
        return Renamed((), (), ("“Long” could not be read",))

    monkeypatch.setattr(people_naming, "rename_everywhere", refuse)
    app = ReaderApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await to_people(pilot)
        await ask(pilot)
        await pilot.press(*"Zoe", "enter")
        await until(pilot, lambda: message(app) == "Ana Ruiz is left as before.")
        assert screen.naming.renamed_to is None


async def test_the_cursor_stays_with_who_was_renamed_also_by_undo_and_redo(library):
    app = ReaderApp(library)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: screen.is_complete and len(screen.chosen) > 1, "the people")
        await pilot.press("j")
        name = screen.current.name
        await ask(pilot)
        await pilot.press(*"Zora Quinn", "enter")
        await until(pilot, lambda: screen.is_complete and screen.current.name == "Zora Quinn", "the new name")
        await pilot.press("u")
        await until(pilot, lambda: screen.is_complete and name in names(screen), "the old name")
        assert screen.current.name == name
        await pilot.press("ctrl+r")
        await until(pilot, lambda: screen.is_complete and "Zora Quinn" in names(screen), "redone")
        assert screen.current.name == "Zora Quinn"
