"""The line of hints tells what can be done with the row under the cursor: in the panel, and on the screen of people."""

from __future__ import annotations

from reader.library import correcting
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.status_line import HintLine
from tests.tui.conftest import until
from tests.tui.test_people import to_people

FIRST, CHANGED, GONE = (
    "The mayor spoke for an hour.",
    "We will not raise taxes this year, she told the council.",
    "Nobody in the hall believed a word of it.",
)


def hinted(app) -> list[str]:
    """Key and word of each hint."""
    return [f"{key} {word}" for key, word in app.screen.query_one(HintLine).hints]


def noted(library):
    """An article with a note on it, one on a passage, one on a changed passage, one on none, and a correction of no words."""
    path = library.articles_path / "budget.md"
    path.write_text(f"# Budget\n\n{FIRST}\n\n{CHANGED}\n\n{GONE}\n\nEva Ruiz left.\n", "utf-8")
    article = library.open("Budget")
    text = article.document.text
    library.annotate_article(article, note="On all of it")
    for words in (FIRST, CHANGED, GONE):
        start = text.index(words)
        library.annotate(article, article.document, start, start + len(words))
    name = text.index("Eva Ruiz")
    correcting.save(
        library,
        article,
        [correcting.new_correction(article.id, article.document, "not-entity", name, name + 8)],
    )
    edited = path.read_text("utf-8").replace("taxes this year", "any taxes next year").replace(GONE, "")
    path.write_text(edited.replace("Eva Ruiz left.", "All is quiet."), "utf-8")
    return library.open("Budget")


async def test_each_row_of_the_notes_has_its_own_keys(library):
    app = ReaderApp(library, noted(library))
    async with app.run_test(size=(140, 30)) as pilot:
        await until(
            pilot,
            lambda: isinstance(app.screen, ReadingScreen) and app.screen.parts.corrected.lost,
            "the correction",
        )
        await pilot.press("tab", "4", "g", "g")
        told = []
        for _ in range(5):
            told.append(
                [each for each in hinted(app) if each.split()[0] in ("Enter", "=", "P", "a", "dd", "C")]
            )
            await pilot.press("j")
        on_a_note = ["a note", "dd delete"]
        assert told == [
            on_a_note,
            ["Enter go", *on_a_note],
            ["Enter go", "= decide", *on_a_note],
            ["P place", *on_a_note],
            ["dd take back"],
        ]
        await pilot.press("d", "d")
        await until(pilot, lambda: not app.screen.parts.corrected.lost, "none")
        assert "dd take back" not in hinted(app)


async def test_quotations_and_names_have_theirs_and_headings_only_lead_on(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(140, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis, "analysis")
        await pilot.press("tab", "1")
        assert hinted(app)[:2] == ["Enter go", "]] part"]
        await pilot.press("2")
        assert hinted(app)[:4] == ["Enter go", "C correct", "H highlight", "]] part"]
        await pilot.press("3")
        assert hinted(app)[:4] == ["Enter go", "o mentions", "C correct", "]] part"]
        await pilot.press("4")
        assert hinted(app)[:2] == ["]] part", "/ filter notes"]


async def test_on_the_screen_of_people_what_was_said_is_read_and_corrected(library):
    app = ReaderApp(library)
    async with app.run_test(size=(140, 30)) as pilot:
        screen = await to_people(pilot)
        await until(pilot, lambda: len(screen.said_side.said) == 60, "what Ana Ruiz said")
        assert [each for each in hinted(app) if each in ("Enter said", "x export")] == [
            "Enter said",
            "x export",
        ]
        await pilot.press("tab")
        assert hinted(app)[:2] == ["Enter read", "C correct"]
        await pilot.press("escape")
        assert "C correct" not in hinted(app)
        await pilot.press("t", "t")
        await until(pilot, lambda: not screen.said_side.said, "what is quoted nowhere")
        assert "x export" not in hinted(app)
