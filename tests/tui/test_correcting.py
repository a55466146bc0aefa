"""Correcting what analysis found, with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.fuzzy import Matcher
from textual.widgets import OptionList

from reader.analysis.corrections import Correction
from reader.annotations.model import now
from reader.library import correcting, open_library, relocating
from reader.text import Span
from reader.tui.app import ReaderApp
from reader.tui.bindings import ARTICLE, VISUAL
from reader.tui.reading.selecting import Selection
from reader.tui.screens.correct import Choice, ChooseScreen, MenuScreen, fitting, replacing
from reader.tui.screens.correct_entries import described
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.panel import NOTES
from reader.tui.widgets.status_line import HintLine, StatusLine
from tests.tui.conftest import until


async def opened(pilot) -> ReadingScreen:
    app = pilot.app
    await until(
        pilot,
        lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis is not None,
        "the article",
    )
    return app.screen


async def menu(pilot, screen) -> None:
    await pilot.press("C")
    await until(pilot, lambda: isinstance(pilot.app.screen, MenuScreen), "the menu")


async def asked(pilot, screen, letter) -> None:
    """The question that a letter of the menu asks, with its choices in sight."""
    await menu(pilot, screen)
    await pilot.press(letter)
    await until(
        pilot, lambda: isinstance(pilot.app.screen, ChooseScreen) and pilot.app.screen.shown, "the choice"
    )


async def answer(pilot, screen, *keys) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ChooseScreen), "the choice")
    await pilot.press(*keys)
    await until(pilot, lambda: pilot.app.screen is screen, "the article again")


async def give_speaker(pilot, screen) -> None:
    """Say that Bea Moss says the quotation in focus."""
    await menu(pilot, screen)
    await pilot.press("s")
    await answer(pilot, screen, *"Bea Moss", "enter")


def left(app) -> str:
    return app.screen.query_one(StatusLine).left


def message(app) -> str:
    return app.screen.query_one(StatusLine).message


def speaker(screen, number=0):
    found = screen.analysis.quotations[number].speaker
    return found and found.name


def entity(screen, name):
    return next((each for each in screen.analysis.entities if each.name == name), None)


async def test_the_speaker_is_chosen_typed_undone_and_redone(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert speaker(screen) == "Ana Ruiz"
        await pilot.press("right_square_bracket", "q")
        await give_speaker(pilot, screen)
        await until(pilot, lambda: speaker(screen) == "Bea Moss", "the speaker")
        assert "Bea Moss" in left(app)
        assert "as you corrected it" in left(app)
        await pilot.press("u")
        await until(pilot, lambda: speaker(screen) == "Ana Ruiz")
        assert "corrected" not in left(app)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: speaker(screen) == "Bea Moss")
        await menu(pilot, screen)
        await pilot.press("s")
        await answer(pilot, screen, *"nobody", "enter")
        await until(pilot, lambda: speaker(screen) is None)
        await menu(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: speaker(screen) == "Bea Moss", "the correction before")
    assert len(library.corrections(screen.article.id)) == 1


async def test_a_highlight_in_the_quotation_follows_its_speaker(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "q", "H")
        await until(pilot, lambda: len(screen.placed) == 1)
        assert screen.placed[0].annotation.speaker == "Ana Ruiz"
        await give_speaker(pilot, screen)
        await until(pilot, lambda: screen.placed[0].annotation.speaker == "Bea Moss", "the highlight")
        await pilot.press("u")
        await until(pilot, lambda: screen.placed[0].annotation.speaker == "Ana Ruiz")
        assert speaker(screen) == "Ana Ruiz"
        await pilot.press("tab", "2")
        await until(pilot, lambda: screen.panel.list.key is not None, "the panel")
        assert screen.panel.list.key.start == screen.analysis.quotations[0].start


async def test_a_highlight_follows_a_speaker_who_is_renamed(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "q", "H")
        await until(pilot, lambda: len(screen.placed) == 1)
        await pilot.press("right_square_bracket", "e")
        await menu(pilot, screen)
        await pilot.press("r")
        await answer(pilot, screen, *"Anna Ruiz", "enter")
        await until(pilot, lambda: screen.placed[0].annotation.speaker == "Anna Ruiz", "the highlight")
        await until(pilot, lambda: speaker(screen) == "Anna Ruiz", "the quotation")
        await pilot.press("u")
        await until(pilot, lambda: screen.placed[0].annotation.speaker == "Ana Ruiz")
        await until(pilot, lambda: speaker(screen) == "Ana Ruiz")
    assert library.corrections(screen.article.id) == []


async def test_a_quotation_is_made_none_a_fragment_and_one_again(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        first = screen.analysis.quotations[0]
        await pilot.press("right_square_bracket", "q")
        await menu(pilot, screen)
        await pilot.press("p")
        await until(pilot, lambda: screen.analysis.quotations[0].kind == "partial")
        await menu(pilot, screen)
        await pilot.press("n")
        await until(pilot, lambda: screen.analysis.quotations[0].start != first.start)
        await menu(pilot, screen)
        await pilot.press("q")
        await until(pilot, lambda: screen.analysis.quotations[0].start == first.start)
        assert screen.analysis.quotations[0].text == first.text
        await pilot.press("u")
        await until(pilot, lambda: screen.analysis.quotations[0].start != first.start)


async def test_bounds_are_moved_in_visual_mode(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        first = screen.analysis.quotations[0]
        await pilot.press("right_square_bracket", "q")
        await menu(pilot, screen)
        await pilot.press("b")
        await until(pilot, lambda: screen.key_mode == "bounds")
        assert left(app).startswith("BOUNDS")
        await pilot.press("escape")
        assert screen.key_mode == "article"
        await pilot.press("right_square_bracket", "q")
        screen.parts.places.focus_on(Span(first.start, first.end))
        await menu(pilot, screen)
        await pilot.press("b")
        await until(pilot, lambda: screen.key_mode == "bounds")
        await pilot.press("b", "h", "enter")
        await until(pilot, lambda: screen.analysis.quotations[0].end < first.end, "new bounds")
        changed = screen.analysis.quotations[0]
        assert changed.text == "We will go on with number"
        assert changed.speaker == first.speaker
        assert not screen.placed
        await until(
            pilot, lambda: screen.view.shown.focus == Span(changed.start, changed.end), "its new place"
        )
        await pilot.press("u")
        await until(pilot, lambda: screen.analysis.quotations[0] == first)


async def test_a_correction_that_another_program_placed_elsewhere_is_not_undone(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "q")
        await give_speaker(pilot, screen)
        await until(pilot, lambda: speaker(screen) == "Bea Moss", "the speaker")
        other = open_library(library.path)
        (made,) = other.store.corrections()
        relocating.place_on(
            other, relocating.find_correction(other, made["id"]), "We will go on with number 7."
        )
        other.close()
        await pilot.press("u")
        await until(
            pilot,
            lambda: any(
                "another program has changed it since" in each.message for each in app._notifications
            ),
            "the notice",
        )
        (left,) = library.store.corrections()
        assert left["exact"] == "We will go on with number 7."
        await pilot.press("u")
        await until(pilot, lambda: "nothing to undo" in message(app), "the message")


async def test_undo_names_the_article_where_that_is_another_one(library):
    app = ReaderApp(library, library.open("One line"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "q")
        await give_speaker(pilot, screen)
        await until(pilot, lambda: speaker(screen) == "Bea Moss", "the speaker")
        app.read(library.open("Long"))
        await until(pilot, lambda: app.screen is not screen)
        await opened(pilot)
        await pilot.press("u")
        told = "in “One line”: correction “said by Bea Moss”"
        await until(pilot, lambda: message(app) == f"Undone {told} gone.", "the message")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: message(app) == f"Redone {told} back.", "the message")
        app.pop_screen()
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("u")
        await until(
            pilot, lambda: message(app) == "Undone: correction “said by Bea Moss” gone.", "the message"
        )


async def test_undoing_other_bounds_tells_of_the_bounds(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        start = screen.document.text.index("She left at noon")
        screen.parts.selecting.select(Selection(start, start + len("She left at noon") - 1))
        await menu(pilot, screen)
        await pilot.press("q")
        await until(pilot, lambda: any(q.start == start for q in screen.analysis.quotations), "a quotation")

        def words():
            return next(q.text for q in screen.analysis.quotations if q.start == start)

        async def shorten():
            await menu(pilot, screen)
            await pilot.press("b")
            await until(pilot, lambda: screen.key_mode == "bounds")
            await pilot.press("b", "h", "enter")
            await until(pilot, lambda: words() == "She left at", "new bounds")

        await shorten()
        told = "bounds of “She left at”."
        await pilot.press("u")
        await until(pilot, lambda: message(app) == f"Undone: {told}", "the message")
        assert words() == "She left at noon"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: message(app) == f"Redone: {told}", "the message")
        await menu(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: message(app) == "Its bounds are as they were. u undoes.", "the message")
        assert words() == "She left at noon"
        await menu(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: "No more “a direct quotation”" in message(app), "the message")


async def test_a_name_is_renamed_retyped_split_off_merged_and_taken_away(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        count = len(entity(screen, "Ana Ruiz").mentions)
        await pilot.press("right_square_bracket", "e")
        await menu(pilot, screen)
        await pilot.press("r")
        await answer(pilot, screen, *"Anna Ruiz", "enter")
        await until(pilot, lambda: entity(screen, "Anna Ruiz"), "the new name")
        assert speaker(screen) == "Anna Ruiz"
        assert "Anna Ruiz, person" in left(app)
        await menu(pilot, screen)
        await pilot.press("t")
        await answer(pilot, screen, *"organ", "enter")
        await until(pilot, lambda: entity(screen, "Anna Ruiz").type == "ORG")
        await menu(pilot, screen)
        await pilot.press("o")
        await answer(pilot, screen, *"Another Ruiz", "enter")
        await until(pilot, lambda: entity(screen, "Another Ruiz"), "the one split off")
        assert len(entity(screen, "Another Ruiz").mentions) == 1
        assert len(entity(screen, "Anna Ruiz").mentions) == count - 1
        await menu(pilot, screen)
        await pilot.press("m")
        await answer(pilot, screen, *"Anna", "enter")
        await until(pilot, lambda: not entity(screen, "Another Ruiz"), "merged")
        assert len(entity(screen, "Anna Ruiz").mentions) == count
        await menu(pilot, screen)
        await pilot.press("i")
        await until(pilot, lambda: len(entity(screen, "Anna Ruiz").mentions) == count - 1)
        for _ in range(5):
            await pilot.press("u")
        await until(pilot, lambda: entity(screen, "Ana Ruiz"), "all as it was")
        assert len(entity(screen, "Ana Ruiz").mentions) == count
    assert library.corrections(screen.article.id) == []


SHARED = (
    "Bea Moss met Cem Dal. Bea Moss met Cem Dal again. Bea Moss stayed. Ana Ruiz left with Eva Ruiz. It was late. Then "
    "Ana Ruiz came again, and Ana Ruiz left.\n"
)


@pytest.mark.parametrize("letter", ["m", "o"])
async def test_who_shares_the_surname_is_the_first_whom_a_name_may_mean_as_well(library, letter):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Shared\n---\n{SHARED}", "utf-8")
    app = ReaderApp(library, library.open("Shared"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        while screen.view.shown.focus is None or screen.view.shown.focus.start != SHARED.index("Ana"):
            await pilot.press(*"]e")
        await asked(pilot, screen, letter)
        assert [choice.label for choice in app.screen.shown] == ["Eva Ruiz", "Bea Moss", "Cem Dal"]
        await answer(pilot, screen, "enter")
        await until(pilot, lambda: "Eva Ruiz. u undoes." in message(app), "the correction")


async def test_the_key_that_corrects_is_hinted_at_where_there_is_something_to_correct(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(HintLine)
        assert "C correct" not in line.render().plain
        await pilot.press("right_square_bracket", "q")
        await until(pilot, lambda: "C correct" in line.render().plain, "the hint")
        await pilot.press("escape")
        await until(pilot, lambda: "C correct" not in line.render().plain, "no hint")


async def test_what_stands_in_the_panel_is_corrected_there(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab", "1", "C")
        await until(pilot, lambda: "go to one of them" in message(app))
        await pilot.press("2", "j", "j")
        focus = screen.view.shown.focus
        await give_speaker(pilot, screen)
        here = [q for q in screen.analysis.quotations if (q.start, q.end) == (focus.start, focus.end)]
        await until(pilot, lambda: speakers_of(screen, here) == {"Bea Moss"}, "the new speaker")
        assert screen.key_mode == "panel"
        assert screen.panel.list.key.start == focus.start
        await menu(pilot, screen)
        await pilot.press("b")
        await until(pilot, lambda: screen.key_mode == "bounds")


def speakers_of(screen, places):
    starts = {each.start for each in places}
    return {q.speaker.name for q in screen.analysis.quotations if q.start in starts}


async def test_a_name_with_other_bounds_is_called_as_it_reads_then(library):
    app = ReaderApp(library, library.open("One line"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "e")
        await menu(pilot, screen)
        await pilot.press("e")
        await until(pilot, lambda: screen.key_mode == "bounds")
        await pilot.press("o", "b", "enter")
        await until(pilot, lambda: entity(screen, "Mayor Ines Roy"), "the whole name")
        assert entity(screen, "Ines Roy") is None
        assert speaker(screen) == "Mayor Ines Roy"
        await pilot.press("u")
        await until(pilot, lambda: entity(screen, "Ines Roy"), "as it was")
        assert entity(screen, "Mayor Ines Roy") is None


async def test_a_selection_becomes_a_name_and_a_quotation(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"Then more", "enter", "v", "C")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen) and "What is" in app.screen.question)
        await pilot.press(*"event", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen) and "Whom" in app.screen.question)
        await pilot.press("enter")
        await until(pilot, lambda: entity(screen, "Then more"), "the name")
        assert entity(screen, "Then more").type == "EVENT"
        await pilot.press("slash", *"She left", "enter", "v", "C")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await pilot.press("q")
        await until(pilot, lambda: any(q.text == "She left" for q in screen.analysis.quotations))
        assert screen.parts.selecting.selection is None


async def test_all_mentions_split_off_are_taken_back_at_one_of_them(library):
    article = library.open("Long")
    made = Correction(
        "everywhere", article.id, "split-entity", now(), exact="Ana Ruiz", name="Ana Ruiz", other="Eva Ruiz"
    )
    correcting.save(library, article, [made])
    app = ReaderApp(library, article)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: entity(screen, "Eva Ruiz"))
        mention = entity(screen, "Eva Ruiz").mentions[-1]
        screen.parts.places.focus_on(Span(mention.start, mention.end))
        await menu(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: entity(screen, "Eva Ruiz") is None)
    assert library.corrections(article.id) == []


@pytest.mark.parametrize("where", ["text", "panel"])
async def test_what_was_joined_is_taken_back_wherever_it_is_told_to_be_corrected(where, library):
    path = library.articles_path / "c.md"
    path.write_text(
        "---\ntitle: Two\n---\nMargaret Moss left Berlin. Eva Ruiz came. Margaret Moss was glad.\n", "utf-8"
    )
    article = library.open("Two")
    library.keep(article)
    at = article.document.text.index("Eva Ruiz")
    made = correcting.new_correction(
        article.id, article.document, "merge-entities", at, at + 8, name="Eva Ruiz", other="Margaret Moss"
    )
    correcting.save(library, article, [made])
    app = ReaderApp(library, library.open("Two"))
    async with app.run_test(size=(120, 24)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.parts.corrected.own.entities, "the correction")
        screen.parts.places.focus_on(Span(0, len("Margaret Moss")))
        assert "as you corrected it" in left(app)
        if where == "panel":
            await pilot.press("tab", "3")
            await until(pilot, lambda: screen.panel.list.key == Place(0, 13), "the row")
        await menu(pilot, screen)
        assert [entry.state for entry in app.screen.entries if entry.letter == "x"] == [
            "Eva Ruiz is Margaret Moss"
        ]
        await pilot.press("x")
        await until(pilot, lambda: entity(screen, "Eva Ruiz"), "two again")
    assert library.corrections(article.id) == []


async def test_a_correction_whose_words_are_gone_is_told_when_the_article_is_opened(library):
    article = library.open("Long")
    said = library.analysis(article.document, article.id).quotations[0]
    made = correcting.new_correction(
        article.id, article.document, "set-speaker", said.start, said.end, name="Bea Moss", type=said.kind
    )
    correcting.save(library, article, [made])
    path = Path(article.path)
    path.write_text(path.read_text("utf-8").replace(said.text, "Xyzzy"), "utf-8")
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: "The words of a correction are gone (Tab, 4 lists)" in message(app))


def on_lines(panel) -> list[str]:
    return ["".join(words for line in row.lines for words, _ in line).strip() for row in panel.rows[NOTES]]


async def test_corrections_whose_words_are_gone_are_listed_taken_back_and_brought_back(library):
    """Of those made together, only what is gone goes: the rest is still said of words that stand there."""
    path = library.articles_path / "c.md"
    path.write_text(f"---\ntitle: Statement\n---\n{STATEMENT}\n\nEva Ruiz left.\n", "utf-8")
    article = library.open("Statement")
    library.keep(article)
    said = library.analysis(article.document, article.id).quotations[0]
    make = partial(correcting.new_correction, article.id, article.document)
    name = article.document.text.index("Eva Ruiz")
    made = [
        make("set-speaker", said.start, said.end, name="Bea Moss", type=said.kind),
        make("not-entity", name, name + 8),
    ]
    correcting.save(library, article, made)
    path.write_text(path.read_text("utf-8").replace("Eva Ruiz left.", "All is quiet."), "utf-8")
    app = ReaderApp(library, library.open("Statement"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.parts.corrected.lost, "the correction")
        await pilot.press("tab", "4")
        await until(pilot, lambda: screen.panel.rows[NOTES], "the row")
        rows = ["Corrections whose words are gone", "“Eva Ruiz”", "you said: no name"]
        assert on_lines(screen.panel) == rows
        for key in ("a", "enter"):
            await pilot.press(key)
            assert "dd takes it back" in message(app)
            assert screen.in_panel
        await pilot.press("d", "d")
        await until(pilot, lambda: not screen.parts.corrected.lost, "no correction")
        assert message(app) == "No more “no name”. u undoes."
        assert [each.kind for each in library.corrections(article.id)] == ["set-speaker"]
        await until(pilot, lambda: not on_lines(screen.panel), "no row")
        await pilot.press("u")
        await until(pilot, lambda: on_lines(screen.panel) == rows, "the row again")
        assert len(library.corrections(article.id)) == 2


async def test_a_filter_of_the_notes_shows_no_corrections(library):
    article = library.open("Long")
    start = article.document.text.index("Dr. Ana Ruiz")
    made = correcting.new_correction(article.id, article.document, "not-entity", start, start + 12)
    correcting.save(library, article, [replace(made, exact="Eva Moss", prefix="Mrs. ", suffix=" left")])
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab", "4")
        await until(pilot, lambda: on_lines(screen.panel), "the row")
        await pilot.press("slash", *"tags", "enter")
        await until(pilot, lambda: not on_lines(screen.panel), "no row")
        await pilot.press("escape")
        await until(pilot, lambda: on_lines(screen.panel), "the row again")


async def test_a_quotation_that_takes_the_place_of_a_longer_one_tells_so(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(100, 24)) as pilot:
        screen = await opened(pilot)
        words = screen.analysis.quotations[0].text
        start = screen.analysis.quotations[0].start
        screen.parts.selecting.select(Selection(start, start + len(words.split()[0]) - 1))
        await menu(pilot, screen)
        await pilot.press("q")
        await until(pilot, lambda: screen.analysis.quotations[0].text == words.split()[0])
        assert f"in place of “{words[:10]}" in message(app)


async def test_the_question_who_says_an_interrupted_quotation_has_all_its_parts(library):
    text = "“It was a day,” said Ana Ruiz, “that was very long for us.”\n"
    (library.articles_path / "c.md").write_text(f"---\ntitle: Parts\n---\n{text}", "utf-8")
    app = ReaderApp(library, library.open("Parts"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert len({quotation.group for quotation in screen.analysis.quotations}) == 1
        for step in (")", "]q", "]q"):
            await pilot.press(*step)
            await asked(pilot, screen, "s")
            assert app.screen.question == "Who says “It was a day,” … “that was very long for us.”?"
            await answer(pilot, screen, "escape")


async def test_both_parts_of_an_interrupted_quotation_are_corrected_and_taken_back(samples):
    app = ReaderApp(samples, samples.open("Obama"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["right_parenthesis"] * 3)

        def said():
            return [q.speaker and q.speaker.name for q in screen.analysis.quotations[1:3]]

        await give_speaker(pilot, screen)
        await until(pilot, lambda: said() == ["Bea Moss"] * 2, "both parts")
        await menu(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: said() == ["Barack Obama"] * 2, "both parts as before")
        await pilot.press("u")
        await until(pilot, lambda: said() == ["Bea Moss"] * 2)
        count = len(screen.analysis.quotations)
        await menu(pilot, screen)
        await pilot.press("n")
        await until(
            pilot, lambda: len(screen.analysis.quotations) == count - 2, "neither part is a quotation"
        )
        await menu(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: said() == ["Bea Moss"] * 2, "both parts are quotations again")


STATEMENT = "Bea Moss was there. “A day is long enough for it,” said Ana Ruiz. “Another day would be too much.” Then it ended."


async def test_quotations_that_one_statement_tells_are_corrected_undone_and_taken_back_together(library):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Statement\n---\n{STATEMENT}\n", "utf-8")
    app = ReaderApp(library, library.open("Statement"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)

        def said(*names):
            return [q.speaker and q.speaker.name for q in screen.analysis.quotations] == list(names)

        async def say(*keys):
            await menu(pilot, screen)
            await pilot.press("s")
            await answer(pilot, screen, *keys, "enter")

        await pilot.press("right_square_bracket", "q")
        await say(*"Bea Moss")
        await until(pilot, lambda: said("Bea Moss", "Bea Moss"), "both")
        await until(pilot, lambda: "Said by Bea Moss: 2 quotations. u undoes." in message(app), "the message")
        await pilot.press("u")
        await until(pilot, lambda: said("Ana Ruiz", "Ana Ruiz"), "both undone")
        told = "Undone: correction “said by Bea Moss” gone (2 quotations)."
        await until(pilot, lambda: told in message(app), "the message")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: said("Bea Moss", "Bea Moss"), "both again")
        told = "Redone: correction “said by Bea Moss” back (2 quotations)."
        await until(pilot, lambda: told in message(app), "the message")
        await pilot.press("right_square_bracket", "q")
        await say(*"Cy Ott")
        await until(pilot, lambda: said("Bea Moss", "Cy Ott"), "the second alone")
        await until(pilot, lambda: "Said by Cy Ott. u undoes." in message(app), "the message")
        await menu(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: said("Bea Moss", "Bea Moss"), "the second taken back alone")
        await menu(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: said("Ana Ruiz", "Ana Ruiz"), "both taken back")
        await until(pilot, lambda: "No more “said by Bea Moss”: 2 quotations." in message(app), "the message")
    assert library.corrections(screen.article.id) == []


async def test_what_another_program_said_while_the_question_was_open_stays(library):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Statement\n---\n{STATEMENT}\n", "utf-8")
    app = ReaderApp(library, library.open("Statement"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "q")
        await menu(pilot, screen)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen), "the question")
        other = open_library(library.path)
        article = other.open("Statement")
        second = other.analysis(article.document).quotations[1]
        made = correcting.new_correction(
            article.id, article.document, "set-speaker", second.start, second.end, name="Cy Ott"
        )
        correcting.save(other, article, [made])
        other.close()
        await answer(pilot, screen, *"Bea Moss", "enter")
        await until(pilot, lambda: "Said by Bea Moss. u undoes." in message(app), "the message")
        assert [each.speaker.name for each in screen.analysis.quotations] == ["Bea Moss", "Cy Ott"]


PROPOSED = "Bea Moss was there, and Bea Moss stayed. “A day is long enough for it,” said {}. Then it ended.\n"


@pytest.mark.parametrize("name", ["a lawyer", "Ana Ruiz"])
async def test_the_speaker_who_is_proposed_is_the_first_choice_and_said_by_enter(library, name):
    (library.articles_path / "c.md").write_text(
        f"---\ntitle: Proposed\n---\n{PROPOSED.format(name)}", "utf-8"
    )
    app = ReaderApp(library, library.open("Proposed"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert screen.analysis.quotations[0].speaker.confidence < 1

        async def choices():
            await asked(pilot, screen, "s")
            rows = app.screen.query_one("#choices", OptionList)
            assert rows.highlighted == 0
            return [(choice.label, choice.detail) for choice in app.screen.shown]

        await pilot.press("right_square_bracket", "q")
        shown = await choices()
        assert shown[0] == (name, "as proposed")
        assert [label for label, _ in shown].count(name) == 1
        assert ("Bea Moss", "person") in shown[1:]
        assert shown[-1] == ("nobody known", "")
        await answer(pilot, screen, "enter")
        await until(pilot, lambda: screen.analysis.quotations[0].speaker.confidence == 1, "the correction")
        await until(pilot, lambda: message(app) == f"Said by {name}. u undoes.", "the message")
        assert speaker(screen) == name
        assert (await choices())[0] == (name, "as you said")
        await answer(pilot, screen, "enter")
        await until(pilot, lambda: message(app) == f"Said by {name}, as you said before.", "the message")
        assert [each.name for each in library.corrections(screen.article.id)] == [name]
        await pilot.press("u")
        await until(pilot, lambda: screen.analysis.quotations[0].speaker.confidence < 1, "undone")


ALONE = "It rained in Paris. “We saw nothing at all of it,” {} said. Then it ended. “A day is a long day,” a clerk said.\n"


@pytest.mark.parametrize(
    ("name", "proposed"), [("she", []), ("they", []), ("who", []), ("WHO", [("WHO", "as proposed")])]
)
async def test_a_pronoun_is_never_offered_as_a_speaker(library, name, proposed):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Pronoun\n---\n{ALONE.format(name)}", "utf-8")
    app = ReaderApp(library, library.open("Pronoun"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert speaker(screen) == name
        await pilot.press(*"]q")
        await asked(pilot, screen, "s")
        assert [(choice.label, choice.detail) for choice in app.screen.shown] == [
            *proposed,
            ("a clerk", "speaks here"),
            ("Paris", "country or city"),
            ("nobody known", ""),
        ]


UNSURE = (
    "Robert Ode came. Robert Ode sat, and Robert Ode ate. Kim Dal came with Ana Ruiz, the widow, and with Robert Ode.\n\n"
    "“It was a very long day,” she said. Then Kim Dal left Paris.\n"
)


async def test_whom_a_pronoun_may_mean_and_who_was_named_last_comes_first(library):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Unsure\n---\n{UNSURE}", "utf-8")
    app = ReaderApp(library, library.open("Unsure"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        said = screen.analysis.quotations[0]
        # Analysis may well find out who it is: here it has not.
        unsure = replace(said, speaker=replace(said.speaker, name="she", entity=None, confidence=0.3))
        screen.page.analysis = replace(screen.analysis, quotations=(unsure,))
        await pilot.press(*"]q")
        await asked(pilot, screen, "s")
        assert [(choice.label, choice.detail) for choice in app.screen.shown] == [
            ("Ana Ruiz", "person"),
            ("Kim Dal", "person"),
            ("Robert Ode", "person"),
            ("Paris", "country or city"),
            ("nobody known", ""),
        ]
        await answer(pilot, screen, "enter")
        await until(pilot, lambda: speaker(screen) == "Ana Ruiz", "the speaker")


JOINS = "joins Ana Ruiz, person"
SEVERAL = (
    "Bea Moss met Ana Ruiz in Paris on Monday. “It was a very long day,” said Bea Moss. “We saw nothing at all,” a lawyer said. "
    "“Nothing was to be seen,” said Ana Ruiz. “They did not even look,” a driver said.\n"
)


async def test_speakers_who_are_no_entities_stand_after_people_and_before_places(library):
    heading = "title: Several\nauthor: Eva Stern"
    (library.articles_path / "c.md").write_text(f"---\n{heading}\n---\n{SEVERAL}", "utf-8")
    app = ReaderApp(library, library.open("Several"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "q")

        async def choices():
            await asked(pilot, screen, "s")
            return [(choice.label, choice.detail) for choice in app.screen.shown]

        assert await choices() == [
            ("Bea Moss", "as proposed"),
            ("Ana Ruiz", "person"),
            ("a lawyer", "speaks here"),
            ("a driver", "speaks here"),
            ("Eva Stern", "wrote this"),
            ("Paris", "country or city"),
            ("nobody known", ""),
        ]
        assert app.screen.question == "Who says “It was a very long day,”?"
        await answer(pilot, screen, *"a law", "enter")
        await until(pilot, lambda: speaker(screen) == "a lawyer", "the speaker")
        assert [label for label, _ in await choices()].count("a lawyer") == 1


SURNAME = (
    "Ana Ruiz met Bea Moss in Paris on Monday. Later, Ruiz left. “It was a very long day,” said Bea Moss. "
    "“We saw nothing at all,” Ruiz said.\n"
)


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("Ruiz", [("Ana Ruiz", "person, also “Ruiz”")]),
        ("ruiz", [("Ana Ruiz", "person, also “Ruiz”"), ("ruiz", "a new name")]),
        ("Ana Ruiz", [("Ana Ruiz", "person")]),
        ("ana ruiz", [("Ana Ruiz", "person")]),
        ("Moss", [("Bea Moss", "as proposed"), ("Moss", "a new name")]),
        ("Monday", [("Monday", "a new name")]),
        ("Rui", [("Ana Ruiz", "person"), ("Rui", "a new name")]),
    ],
)
async def test_a_speaker_is_known_by_another_name_of_the_text(library, typed, rows):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Surname\n---\n{SURNAME}", "utf-8")
    app = ReaderApp(library, library.open("Surname"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert entity(screen, "Ana Ruiz").aliases == ("Ruiz",)
        await pilot.press("right_square_bracket", "q")
        await asked(pilot, screen, "s")
        await pilot.press(*typed)
        assert [(choice.label, choice.detail) for choice in app.screen.shown] == rows
        await answer(pilot, screen, "enter")
        await until(pilot, lambda: message(app) == f"Said by {rows[0][0]}. u undoes.", "the message")
        assert speaker(screen) == rows[0][0]


async def test_the_speaker_proposed_is_found_by_another_name_too(library):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Surname\n---\n{SURNAME}", "utf-8")
    app = ReaderApp(library, library.open("Surname"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*"]q]q")
        await asked(pilot, screen, "s")
        await pilot.press(*"Ruiz")
        assert [choice.detail for choice in app.screen.shown] == ["as proposed, also “Ruiz”"]


async def ask_name(pilot, screen):
    """The question what the first name of the text is called."""
    await pilot.press("right_square_bracket", "e")
    await asked(pilot, screen, "r")


@pytest.mark.parametrize(
    ("typed", "rows", "keys"),
    [
        ("Ana Ruiz", [("Ana Ruiz", JOINS)], ["enter"]),
        ("ana ruiz", [("ana ruiz", JOINS)], ["enter"]),
        ("ana", [("ana", "a new name"), ("Ana Ruiz", JOINS)], ["down", "enter"]),
    ],
)
async def test_a_name_that_another_has_says_that_it_joins_the_two(library, typed, rows, keys):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Several\n---\n{SEVERAL}", "utf-8")
    app = ReaderApp(library, library.open("Several"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await ask_name(pilot, screen)
        assert [choice.label for choice in app.screen.shown] == ["Bea Moss"]
        await pilot.press(*typed)
        assert [(choice.label, choice.detail) for choice in app.screen.shown] == rows
        await answer(pilot, screen, *keys)
        await until(
            pilot, lambda: message(app) == "Bea Moss is Ana Ruiz now: joined. u undoes.", "the message"
        )
        assert not entity(screen, "Bea Moss")


async def test_a_name_that_no_other_has_is_new(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await ask_name(pilot, screen)
        await pilot.press(*"Zoe Orr")
        assert [(choice.label, choice.detail) for choice in app.screen.shown] == [("Zoe Orr", "a new name")]
        await answer(pilot, screen, "enter")
        await until(pilot, lambda: message(app) == "Called Zoe Orr. u undoes.", "the message")


@pytest.mark.parametrize(
    ("typed", "rows", "told"),
    [
        ("", [("Bea Moss", "as it is")], "Called Bea Moss, as before."),
        ("Bea Moss", [("Bea Moss", "as it is")], "Called Bea Moss, as before."),
        ("Moss", [("Moss", "a new name"), ("Bea Moss", "as it is")], "Called Moss. u undoes."),
        ("BEA MOSS", [("BEA MOSS", "a new name"), ("Bea Moss", "as it is")], "Called BEA MOSS. u undoes."),
    ],
)
async def test_a_name_typed_over_the_present_one_is_the_first_choice(library, typed, rows, told):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Several\n---\n{SEVERAL}", "utf-8")
    app = ReaderApp(library, library.open("Several"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await ask_name(pilot, screen)
        await pilot.press(*typed)
        assert [(choice.label, choice.detail) for choice in app.screen.shown] == rows
        await answer(pilot, screen, "enter")
        await until(pilot, lambda: message(app) == told, "the message")
        assert entity(screen, typed or "Bea Moss")


def test_what_is_typed_over_a_name_comes_first_and_each_join_once():
    now, alias, taken = Choice("Ana Ruiz", "Ana Ruiz", "as it is"), Choice("Ruiz", "Ruiz"), "joins Leo Ruiz"
    other, namesake = Choice("Leo Ruiz", "Leo Ruiz", taken), Choice("Ruiz Ltd", "Ruiz Ltd", "joins Ruiz Ltd")

    def shown(typed, new):
        return replacing([now, alias], [other, namesake], typed, new)

    assert shown("Ruiz", "a new name") == [alias, now, other, namesake]
    assert shown("ruiz", "a new name") == [Choice("ruiz", "ruiz", "a new name"), alias, now, other, namesake]
    assert shown("leo  ruiz", taken) == [Choice("leo ruiz", "leo ruiz", taken)]


SUMS = "Ana Ruiz paid £38 million to the city on Monday.\n"


@pytest.mark.parametrize(
    ("words", "heading", "label"),
    [
        ("Ana Ruiz", "The name “Ana Ruiz”", "person"),
        ("£38 million", "The sum of money “£38 million”", "sum of money"),
        ("Monday", "The date “Monday”", "date"),
    ],
)
async def test_the_present_type_is_called_by_its_name_and_marked_in_the_choice(
    library, words, heading, label
):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Sums\n---\n{SUMS}", "utf-8")
    app = ReaderApp(library, library.open("Sums"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        mention = entity(screen, words).mentions[0]
        screen.parts.places.focus_on(Span(mention.start, mention.end))
        await menu(pilot, screen)
        entries = {entry.letter: entry for entry in app.screen.entries}
        assert (entries[""].label, entries["t"].state) == (heading, label)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen) and app.screen.shown, "the choice")
        assert (app.screen.shown[0].label, app.screen.shown[0].detail) == (label, "as it is")
        labels = [choice.label for choice in app.screen.shown]
        assert labels.count(label) == 1
        assert {"organisation", "country or city", "another name"} < set(labels)
        await answer(pilot, screen, "enter")
        await until(pilot, lambda: message(app) == f"{words}: {label}, as before.", "the message")
    assert library.corrections(screen.article.id) == []


async def test_a_name_in_a_sentence_is_chosen_first(samples):
    app = ReaderApp(samples, samples.open("Obama"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["right_parenthesis"] * 2)
        await menu(pilot, screen)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen), "the menu of the name")
        letters = [entry.letter for entry in app.screen.entries]
        assert "r" in letters
        rows = app.screen.query_one(OptionList)
        assert rows.option_count == len(letters)
        await pilot.press("escape")
        assert app.screen is screen


async def test_the_names_in_a_sentence_say_whom_they_name_where_that_is_another_name(library):
    (library.articles_path / "c.md").write_text(
        "---\ntitle: Several\n---\nAna Ruiz met Bea Moss. Later, Ruiz met Bea\nMoss in Paris.\n", "utf-8"
    )
    app = ReaderApp(library, library.open("Several"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*"))")
        await asked(pilot, screen, "g")
        assert [choice.detail for choice in app.screen.shown] == [
            "Ana Ruiz, person",
            "person",
            "country or city",
        ]


async def test_a_correction_by_another_program_is_seen(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        first = screen.analysis.quotations[0]
        made = correcting.new_correction(
            screen.article.id, screen.document, "set-speaker", first.start, first.end, name="From Outside"
        )
        correcting.save(library, screen.article, [made])
        screen.annotations_changed()
        await until(pilot, lambda: speaker(screen) == "From Outside")


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("entity", {"name": "Then more", "type": "EVENT"}, "Then more is a name (event)"),
        ("entity-type", {"name": "Ana Ruiz", "type": "GPE"}, "Ana Ruiz is a country or city"),
        ("entity-type", {"name": "Ana Ruiz", "type": "MISC"}, "Ana Ruiz is a name of another kind"),
        ("quotation", {"type": "partial"}, "a fragment"),
        ("not-entity", {}, "no name"),
    ],
)
def test_corrections_are_described_by_words_not_by_types(kind, fields, words):
    assert described(Correction("c", "a", kind, "2026-01-01", 0, 6, "Keller", "", "", **fields)) == words


@pytest.mark.parametrize("table", [ARTICLE, VISUAL])
@pytest.mark.parametrize("query", ["mark as quotation", "mark quotation", "not a quotation", "fragment"])
def test_the_words_for_marking_quotations_lead_to_correcting(table, query):
    matcher = Matcher(query)
    scores = {each.id: max(map(matcher.match, (each.description, *each.also))) for each in table}
    assert max(scores, key=scores.__getitem__).endswith(".correct")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["Ann Lee", "Bob Ray"]),
        ("ray", ["Bob Ray", "ray"]),
        ("bob  ray", ["Bob Ray", "bob ray"]),
        ("Bob Ray", ["Bob Ray"]),
        ("zoe", ["zoe"]),
        ("ob", ["ob"]),
    ],
)
def test_what_is_typed_narrows_the_choice(typed, expected):
    choices = [Choice(name, name) for name in ("Ann Lee", "Bob Ray")]
    assert [choice.label for choice in fitting(choices, typed, "new")] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", [("Ann Lee", "person"), ("Leeds", "city"), ("The Leader", "")]),
        ("lee", [("Ann Lee", "person, also “Lee”"), ("Leeds", "city")]),
        ("Lea", [("The Leader", "")]),
        ("Mrs", [("Ann Lee", "person, also “Mrs. Lee”")]),
        ("mag", [("The Leader", "also “the magazine”")]),
        ("Ms. le", [("Ann Lee", "person"), ("Leeds", "city"), ("The Leader", "")]),
        ("Ms.", []),
        ("eeds", []),
    ],
)
def test_a_choice_is_found_by_other_words_for_it_and_tells_them(typed, expected):
    choices = [
        Choice("ann", "Ann Lee", "person", ("Mrs. Lee", "Lee")),
        Choice("leeds", "Leeds", "city"),
        Choice("leader", "The Leader", "", ("the magazine",)),
    ]
    assert [(choice.label, choice.detail) for choice in fitting(choices, typed)] == expected


async def test_a_name_in_the_panel_is_unfolded_into_its_mentions(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab", "3")
        await until(pilot, lambda: screen.panel.list.count > 1, "names")
        before = screen.panel.list.count
        mentions = len(entity(screen, "Ana Ruiz").mentions)
        await pilot.press("g", "g", "o")
        assert screen.panel.list.count >= before + mentions
        await pilot.press("j", "j")
        key = screen.panel.list.key
        assert key.is_mention
        assert screen.view.shown.focus == Span(key.start, key.end)
        await pilot.press("o")
        assert screen.panel.list.count == before
        assert screen.panel.list.key.start == entity(screen, "Ana Ruiz").mentions[0].start


async def test_without_a_model_for_the_language_the_panel_says_why(library):
    text = "„Wir werden noch lange weitermachen“, sagte sie am Montag, und es war nicht das erste Mal, dass sie so etwas von sich aus zu den Leuten auf der Straße gesagt hat."
    (library.articles_path / "c.md").write_text(f"---\ntitle: Deutsch\n---\n{text}\n", "utf-8")
    app = ReaderApp(library, library.open("Deutsch"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        assert len(screen.analysis.quotations) == 1
        await pilot.press("tab", "3")
        await until(pilot, lambda: "in German" in str(screen.panel.query_one("#panel-empty").render()), "why")
        assert not app._notifications


def rewrite(library, text: str) -> None:
    (library.articles_path / "c.md").write_text(f"---\ntitle: Statement\n---\n{text}\n", "utf-8")


@pytest.fixture
def statement(library):
    """The library with a statement that is in it for good."""
    rewrite(library, STATEMENT)
    library.keep(library.open("Statement"))
    return library


async def test_what_is_chosen_of_a_text_that_has_changed_meanwhile_is_said_of_its_words_there(statement):
    app = ReaderApp(statement, statement.open("Statement"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "q")
        await asked(pilot, screen, "s")
        rewrite(statement, f"New words first.\n\n{STATEMENT}")
        await screen.look_at_files()
        assert screen.document.text == STATEMENT, "another text under the question"
        await answer(pilot, screen, *"Zoe Hart", "enter")
        await until(pilot, lambda: screen.parts.corrected.own.quotations, "the corrected text")
        assert screen.document.text.startswith("New words")
        assert speaker(screen) == "Zoe Hart"
        assert screen.view.shown.focus.of(screen.document.text).startswith("A day is")
    told = statement.corrections(screen.article.id)
    assert [screen.document.text[each.start : each.end] == each.exact for each in told] == [True, True]


async def test_a_selection_of_a_text_that_has_changed_meanwhile_is_a_name_there(statement):
    app = ReaderApp(statement, statement.open("Statement"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"Another day", "enter", "v", "C")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        rewrite(statement, f"New words first.\n\n{STATEMENT}")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen) and "What is" in app.screen.question)
        await pilot.press(*"event", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChooseScreen) and "Whom" in app.screen.question)
        await pilot.press("enter")
        await until(pilot, lambda: screen.analysis and entity(screen, "Another day"), "the name")
        assert screen.parts.selecting.selection is None
        assert screen.document.text.startswith("New words")


async def test_what_is_chosen_of_words_that_are_gone_meanwhile_is_told(statement):
    app = ReaderApp(statement, statement.open("Statement"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right_square_bracket", "q")
        await asked(pilot, screen, "s")
        rewrite(statement, "Nothing of it was true.")
        await answer(pilot, screen, *"Zoe Hart", "enter")
        await until(pilot, lambda: "“said by Zoe Hart” is not saved" in message(app), "the message")
        assert len(message(app)) <= 78
        await until(pilot, lambda: screen.analysis, "the new text")
        assert screen.document.text.startswith("Nothing")
    assert statement.store.corrections() == []


async def test_what_is_gone_from_a_text_is_told_once(statement):
    article = statement.open("Statement")
    start = article.document.text.index("Then it ended")
    statement.annotate(article, article.document, start, start + 13)
    rewrite(statement, STATEMENT.replace("Then it ended", "All was well"))
    app = ReaderApp(statement, statement.open("Statement"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: "1 is no longer in the text" in message(app), "the message")
        rewrite(statement, f"New words first.\n\n{STATEMENT.replace('Then it ended', 'All was well')}")
        await until(pilot, lambda: screen.document.text.startswith("New words"), "the new text")
        await until(pilot, lambda: screen.analysis and screen.placed, "its notes")
        assert "file has changed" in message(app)
