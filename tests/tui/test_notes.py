"""Notes beside the text: margin, panel, changed and lost ones, as a reader meets them in the running program."""

from __future__ import annotations

import sys
from threading import Event

import pytest
from textual.widgets import Input

from reader.annotations.model import touched
from reader.tui.app import ReaderApp
from reader.tui.screens.filtering import FilterScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.review import ReviewScreen
from tests.tui.conftest import until

FIRST, CHANGED, GONE, LAST = (
    "The mayor spoke for an hour.",
    "We will not raise taxes this year, she told the council.",
    "Nobody in the hall believed a word of it.",
    "Then all of them went home.",
)


@pytest.fixture
def noted(library):
    """A library with an article of which one passage was edited and another cut since they were marked."""
    path = library.articles_path / "budget.md"
    path.write_text(f"# Budget\n\n{FIRST}\n\n{CHANGED}\n\n{GONE}\n\n{LAST}\n", "utf-8")
    article = library.open("Budget")
    for words, note, color in (
        (FIRST, "A note on the first", "green"),
        (CHANGED, "Sure?", "yellow"),
        (GONE, "Mood", "blue"),
    ):
        start = article.document.text.index(words)
        library.annotate(
            article, article.document, start, start + len(words), note=note, color=color, tags=(color[0] * 3,)
        )
    library.annotate_article(article, note="On all of it")
    return library


def edit(library) -> None:
    path = library.articles_path / "budget.md"
    text = (
        path.read_text("utf-8")
        .replace("raise taxes this year", "raise any taxes next year")
        .replace(f"{GONE}\n\n", "")
    )
    path.write_text(text, "utf-8")


def painted(app) -> str:
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


async def shown(pilot, count=4) -> ReadingScreen:
    app = pilot.app
    await until(
        pilot, lambda: isinstance(app.screen, ReadingScreen) and len(app.screen.placed) == count, "the notes"
    )
    await pilot.pause()
    return app.screen


def statuses(screen) -> list[str]:
    return sorted(each.anchor.status for each in screen.placed if each.anchor)


def said_of(library, note: str) -> tuple[str | None, float | None]:
    """Who says what the note is on, and how sure that is."""
    (found,) = (each for each in library.store.annotations() if each.note == note)
    return found.speaker, found.speaker_confidence


async def test_notes_stand_beside_their_passages_where_there_is_room(noted):
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await shown(pilot)
        view = screen.view
        lines = painted(app).split("\n")
        (row,) = [number for number, line in enumerate(lines) if FIRST in line]
        assert any("g A note on the first" in line for line in lines[row - 1 : row + 2])
        assert any("On all of it" in line for line in lines)
        before = view.margin
        await pilot.press("M")
        assert "A note on the first" not in painted(app)
        assert view.margin > before
        await pilot.pause()
        await until(pilot, lambda: noted.settings.layers.get("margin") is False, "remembered")
        await pilot.press("M")
        assert "A note on the first" in painted(app)
        row = next(
            number for number, line in enumerate(painted(app).split("\n")) if "A note on the first" in line
        )
        await pilot.click(offset=(view.notes_from + 4, row))
        assert view.shown.focus.of(screen.document.text) == FIRST
        await pilot.press("tab")
        await until(pilot, lambda: screen.panel.size.width > 0)
        assert view.room.notes == 0
        await pilot.resize_terminal(80, 24)
        await pilot.press("escape", "M", "M")
        assert screen.view.room.notes == 0


async def test_the_panel_filters_notes_and_says_how_many_fit(noted):
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await shown(pilot)
        await pilot.press("tab", "slash")
        assert not isinstance(app.screen, FilterScreen)
        await pilot.press("4", "slash")
        await until(pilot, lambda: isinstance(app.screen, FilterScreen))
        await pilot.press(*"#g")
        assert "1 of 4 notes" in painted(app)
        await until(pilot, lambda: app.screen.query_one(Input)._suggestion == "#ggg", "a suggestion")
        await pilot.press(*" c:red")
        assert "no colour 'red'" in painted(app)
        await pilot.press(*["backspace"] * 6, "enter")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: "1 of 4: #g" in painted(app))
        assert [each.annotation.note for each in [screen.parts.note_rows.under_cursor()]] == [
            "A note on the first"
        ]
        await pilot.press("escape")
        await until(pilot, lambda: "On all of it" in painted(app), "all of them")
        assert screen.in_panel
        await pilot.press("slash", *"nothing like it", "enter")
        await until(pilot, lambda: "No note here has" in painted(app))
        assert "filter notes" in painted(app)
        await pilot.press("3")
        assert "filter notes" not in painted(app)
        await pilot.press("t")
        assert "t means nothing here: ? shows all keys." in painted(app)
        await pilot.press("escape")
        assert not screen.in_panel


async def test_a_changed_one_is_reviewed_and_accepted_and_undone(noted):
    edit(noted)
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await shown(pilot)
        assert statuses(screen) == ["anchored", "changed", "orphan"]
        assert "Gone: 1 note (Tab 4); 1 changed (=)." in painted(app)
        await pilot.press("equals_sign")
        assert "next year" in screen.view.shown.focus.of(screen.document.text)
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        text = painted(app)
        assert CHANGED in text
        assert "raise {+any+} taxes [-this-] {+next+} year" in text
        assert "a, Enter  accept the new words" in text
        await pilot.press("j", "k", "a")
        await until(pilot, lambda: statuses(screen) == ["anchored", "anchored", "orphan"])
        (accepted,) = [each for each in noted.store.annotations() if each.captured]
        assert (accepted.captured, "any taxes next year" in accepted.target.exact) == (CHANGED, True)
        await pilot.press("u")
        await until(pilot, lambda: statuses(screen) == ["anchored", "changed", "orphan"])
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("d")
        await until(pilot, lambda: statuses(screen) == ["anchored", "orphan", "orphan"])
        await pilot.press("u")
        await until(pilot, lambda: statuses(screen) == ["anchored", "changed", "orphan"])
        await pilot.press("equals_sign", "equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("m")
        await until(pilot, lambda: screen.parts.placing.chosen is not None)
        await pilot.press("escape")
        assert screen.parts.placing.chosen is None
        assert statuses(screen) == ["anchored", "changed", "orphan"]


def push_down(library) -> None:
    """Put words before all others of the file."""
    path = library.articles_path / "budget.md"
    path.write_text(
        path.read_text("utf-8").replace(FIRST, f"Nothing was said before noon.\n\n{FIRST}"), "utf-8"
    )


async def test_what_is_accepted_are_the_words_that_were_shown_though_the_file_changes_meanwhile(
    noted, monkeypatch
):
    edit(noted)
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await shown(pilot)
        open_again, begun, goes_on = noted.open_again, Event(), Event()

        def open_late(article):
            begun.set()
            goes_on.wait(10)
            return open_again(article)

        monkeypatch.setattr(noted, "open_again", open_late)
        await pilot.press("equals_sign")
        before = screen.document
        push_down(noted)
        await until(pilot, begun.is_set, "the look at the file")
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        goes_on.set()
        await until(pilot, lambda: screen.document is not before, "the text of now")
        await pilot.press("a")
        await until(pilot, lambda: statuses(screen) == ["anchored", "anchored", "orphan"])
        (accepted,) = [each for each in noted.store.annotations() if each.captured]
        assert accepted.target.exact == "We will not raise any taxes next year, she told the council."


async def test_no_note_is_listed_at_its_place_in_the_text_before(noted, monkeypatch):
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await shown(pilot)
        placed, before, goes_on = noted.placed, screen.document, Event()

        def place_late(article, document=None):
            goes_on.wait(10)
            return placed(article, document)

        monkeypatch.setattr(noted, "placed", place_late)
        push_down(noted)
        await until(pilot, lambda: screen.document is not before, "the text of now")
        assert [each.annotation.note for each in screen.placed] == ["On all of it"]
        goes_on.set()
        await until(pilot, lambda: len(screen.placed) == 4, "the notes in it")


async def test_an_orphan_is_listed_and_placed_by_hand(noted):
    edit(noted)
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot)
        await pilot.press("P")
        assert screen.parts.placing.chosen is None
        await pilot.press("tab", "4")
        await until(pilot, lambda: GONE[:20] in painted(app))
        assert "stood after" in painted(app)
        await pilot.press("G", "P")
        assert screen.parts.placing.chosen.target.exact == GONE
        assert not screen.in_panel
        await pilot.press("G", *["right_parenthesis"] * 2)
        while screen.view.shown.focus.of(screen.document.text) != LAST:
            await pilot.press("right_parenthesis")
        await pilot.press("P")
        await until(pilot, lambda: statuses(screen) == ["anchored", "anchored", "changed"])
        (placed,) = [each for each in noted.store.annotations() if each.target and each.target.exact == LAST]
        assert (placed.captured, placed.note) == (GONE, "Mood")
        await pilot.press("u")
        await until(pilot, lambda: statuses(screen) == ["anchored", "changed", "orphan"])
        assert [each.target.exact for each in noted.store.annotations() if each.note == "Mood"] == [GONE]


async def search_while_placing(pilot, *keys: str) -> None:
    """Begin to place the lost note, search the words that it is to be on, and press keys."""
    await pilot.press("tab", "4")
    await until(pilot, lambda: GONE[:20] in painted(pilot.app))
    await pilot.press("G", "P", "slash", *LAST[:11], "enter", *keys)


@pytest.mark.parametrize("keys", [[], ["escape"]])
async def test_an_orphan_is_placed_on_a_match_before_and_after_the_search_is_left(keys, noted):
    edit(noted)
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot)
        await search_while_placing(pilot, *keys)
        await until(pilot, lambda: (screen.page.focus is not None) is bool(keys), "the match")
        assert screen.parts.placing.chosen.target.exact == GONE
        assert (screen.parts.search.words == "") is bool(keys)
        await pilot.press("enter")
        assert "P puts the note" in painted(app)
        assert statuses(screen) == ["anchored", "changed", "orphan"]
        await pilot.press("P")
        await until(pilot, lambda: statuses(screen) == ["anchored", "anchored", "changed"])
        assert LAST[:11] in [each.target.exact for each in noted.store.annotations() if each.target]


async def test_placing_is_given_up_after_the_search_in_it(noted):
    edit(noted)
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot)
        await search_while_placing(pilot, "escape")
        focus = screen.page.focus
        assert focus.of(screen.document.text) == LAST[:11]
        await pilot.press("escape")
        assert screen.parts.placing.chosen is None
        assert "Not placed" in painted(app)
        assert screen.page.focus == focus


async def test_a_note_placed_elsewhere_loses_the_speaker_of_its_old_passage(noted):
    gone = next(each for each in noted.store.annotations() if each.note == "Mood")
    noted.store.put(touched(gone, speaker="Ana Ruiz", speaker_confidence=0.7))
    edit(noted)
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot)
        await pilot.press("tab", "4")
        await until(pilot, lambda: GONE[:20] in painted(app))
        await pilot.press("G", "P", "G", "right_parenthesis", "P")
        await until(pilot, lambda: statuses(screen) == ["anchored", "anchored", "changed"])
        assert said_of(noted, "Mood") == (None, None)
        await pilot.press("u")
        await until(pilot, lambda: statuses(screen) == ["anchored", "changed", "orphan"])
        assert said_of(noted, "Mood") == ("Ana Ruiz", 0.7)


async def test_notes_are_written_and_deleted_from_the_panel(noted):
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot)
        await pilot.press("tab", "4", "g", "g")
        assert screen.parts.note_rows.under_cursor().annotation.note == "On all of it"
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*", really", "escape")
        await until(pilot, lambda: app.screen is screen and "draft kept" in painted(app))
        await pilot.press("d", "d")
        await until(pilot, lambda: len(screen.placed) == 3)
        await pilot.press("u")
        await until(pilot, lambda: len(screen.placed) == 4)


async def test_an_article_edited_renamed_and_fetched_again_while_it_is_read(noted, tmp_path, monkeypatch):
    import subprocess

    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; from pathlib import Path; p = Path(sys.argv[1]); t = p.read_text('utf-8');"
        f"p.write_text(t.replace({GONE + chr(10) * 2!r}, '').replace('taxes this', 'any taxes this'), 'utf-8')",
        "utf-8",
    )
    path = noted.articles_path / "budget.md"
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await shown(pilot)
        assert statuses(screen) == ["anchored"] * 3
        subprocess.run([sys.executable, str(script), str(path)], check=True)
        await until(pilot, lambda: statuses(screen) == ["anchored", "changed", "orphan"], "the edit")
        (article,) = {each.article for each in noted.store.annotations()}
        path.rename(path.with_name("renamed.md"))
        await pilot.press("q")
        await until(pilot, lambda: not isinstance(app.screen, ReadingScreen) and app.screen.chosen)
        assert noted.open("Budget").id == article
        renamed = path.with_name("renamed.md")
        renamed.write_text(
            f"# Budget\n\nA new lead stands here.\n\n{FIRST}\n\n{CHANGED}\n\n{GONE}\n\n{LAST}\n", "utf-8"
        )
        await pilot.press("R", "c")
        again = await shown(pilot)
        assert statuses(again) == ["anchored"] * 3
        assert {again.document.text[e.anchor.start : e.anchor.end] for e in again.placed if e.anchor} == {
            FIRST,
            CHANGED,
            GONE,
        }


async def test_the_panel_marks_a_note_of_which_a_draft_is_kept_as_soon_as_it_is_left(noted):
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await shown(pilot)
        await pilot.press("tab", "4")
        await until(pilot, lambda: "On all of it" in painted(app))
        assert "draft" not in painted(app)
        await pilot.press("j", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*" more", "escape")
        await until(pilot, lambda: app.screen is screen and "draft kept: a goes on with it" in painted(app))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is screen and "draft kept" not in painted(app))


async def test_a_passage_that_is_cut_above_the_editor_says_so(noted):
    words = " ".join(f"Word {number} of it" for number in range(40))
    path = noted.articles_path / "wordy.md"
    path.write_text(f"# Wordy\n\n{words}\n", "utf-8")
    article = noted.open("Wordy")
    start = article.document.text.index("Word 0")
    noted.annotate(article, article.document, start, start + len(words))
    app = ReaderApp(noted, article, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, 1)
        await pilot.press("right_square_bracket", "a", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen) and "Word 0 of it" in painted(app))

        def passage() -> list[str]:
            return app.screen.query_one("#note-passage").render().plain.split("\n")

        await until(pilot, lambda: len(passage()) == 3 and passage()[-1].endswith("…"), "three lines")
        await pilot.resize_terminal(60, 14)
        await until(pilot, lambda: len(passage()) == 1 and passage()[-1].endswith("…"), "one line")
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: len(passage()) == 3 and passage()[-1].endswith("…"), "three again")


async def test_a_short_passage_above_the_editor_is_shown_whole(noted):
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        await pilot.press("right_square_bracket", "a", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen) and FIRST in painted(app))
        assert "…" not in painted(app)


async def test_the_head_says_that_there_is_a_note_on_the_article(noted):
    sign = "note on the article “On all of it” (A opens it)"
    app = ReaderApp(noted, noted.open("Budget"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await shown(pilot)
        await until(pilot, lambda: sign in painted(app))
        whole = next(each.annotation for each in screen.placed if each.annotation.target is None)
        noted.store.delete(whole.id)
        screen.annotations_changed()
        await until(pilot, lambda: sign not in painted(app))
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"kept", "escape")
        await until(
            pilot,
            lambda: app.screen is screen and "draft of a note on the article (A opens it)" in painted(app),
        )
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("ctrl+s")
        saved = "note on the article “kept” (A opens it)"
        await until(pilot, lambda: app.screen is screen and saved in painted(app))
        assert "draft of" not in painted(app)
        await pilot.press("u")
        await until(pilot, lambda: saved not in painted(app))


async def test_the_head_has_only_the_first_words_of_a_long_note(library):
    library.annotate_article(
        library.open("One line"), note="# All of it\n\nand very much more than fits there"
    )
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, 1)
        sign = "note on the article “# All of it and very much more…” (A opens it)"
        await until(pilot, lambda: sign in painted(app))


async def test_the_text_stays_where_it_is_when_the_head_gets_another_line(library):
    path = library.articles_path / "lines.md"
    path.write_text("# Lines\n\n" + "\n\n".join(f"Line {number}." for number in range(100)), "utf-8")
    article = library.open("Lines")
    app = ReaderApp(library, article, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await shown(pilot, 0)
        await until(pilot, lambda: screen.is_whole)
        await pilot.press("G")
        await pilot.press("ctrl+u")
        top, lines = screen.view.top_offset, painted(app).split("\n")[:20]
        library.annotate_article(article, note="On all of it")
        screen.annotations_changed()
        await until(pilot, lambda: "note on the article" in str(screen.view.header))
        await pilot.pause()
        assert screen.view.top_offset == top
        assert [line.strip() for line in painted(app).split("\n")[:20]] == [line.strip() for line in lines]
