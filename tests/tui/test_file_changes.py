"""An article whose file changes while it is read: what was found in it stays where its words do until it is analysed."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Event

from reader.library import correcting
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.panel import QUOTES
from reader.tui.widgets.status_line import StatusLine
from tests.tui.conftest import LONG, until
from tests.tui.test_panel_hints import hinted


def right(app) -> str:
    return app.screen.query_one(StatusLine).right


def rewrite(library, text: str) -> None:
    (library.articles_path / "b-long.md").write_text(f"---\ntitle: Long\n---\n{text}\n", "utf-8")


def marked(group, text: str) -> list[str]:
    return [span.of(text) for span, _ in group]


async def test_marks_stay_on_their_words_while_a_changed_file_is_analysed(waiting):
    library, asked = waiting
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis, "analysis")
        screen, shown = app.screen, app.screen.view.shown
        said, names = (marked(group, screen.document.text) for group in (shown.quotations, shown.entities))
        assert "analysing" not in right(app)
        await pilot.press("p")
        rewrite(library, f"A new beginning.\n\n{LONG.replace('number 3.”', 'number 333.”')}")
        await until(pilot, lambda: asked, "the request")
        shown, text = screen.view.shown, screen.document.text
        assert text.startswith("A new beginning")
        assert marked(shown.quotations, text) == [each for each in said if "number 3." not in each]
        assert marked(shown.entities, text) == names[1:]
        assert "analysing …" in right(app)
        assert len([row for row in screen.panel.rows[QUOTES] if row.key]) == 59
        await pilot.press("right_square_bracket", "q")
        assert "C correct" not in hinted(app)
        await pilot.press("C")
        assert "Still looking" in screen.query_one(StatusLine).message
        rewrite(library, f"Another beginning.\n\n{LONG.replace('number 3.”', 'number 333.”')}")
        await until(pilot, lambda: len(asked) == 2, "another request")
        assert len(screen.view.shown.quotations) == 59
        document, article_id, future = asked[1]
        future.set_result(library.analysis(document, article_id))
        await until(pilot, lambda: screen.analysis, "the analysis")
        assert "We will go on with number 333." in marked(screen.view.shown.quotations, screen.document.text)
        assert len(screen.view.shown.quotations) == 60
        await until(pilot, lambda: "analysing" not in right(app), "the end of it")


async def test_what_the_reader_corrected_is_not_told_of_other_words_meanwhile(waiting):
    library, asked = waiting
    article = library.open("Long")
    said = library.analysis(article.document, article.id).quotations[0]
    make = correcting.new_correction
    correcting.save(
        library,
        article,
        [make(article.id, article.document, "set-speaker", said.start, said.end, name="Zoe Hart")],
    )
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        await until(
            pilot,
            lambda: isinstance(app.screen, ReadingScreen) and app.screen.parts.corrected.own.quotations,
            "own",
        )
        screen = app.screen
        rewrite(library, LONG.partition("\n\n")[2].partition("\n\n")[2].partition("\n\n")[2])
        await until(pilot, lambda: asked, "the request")
        assert marked(screen.view.shown.quotations, screen.document.text)[0] == "We will go on with number 1."
        await pilot.press("right_square_bracket", "q")
        assert "as you corrected it" not in screen.query_one(StatusLine).left


async def test_the_status_line_tells_that_a_new_article_is_being_analysed(waiting):
    library, asked = waiting
    (library.articles_path / "d.md").write_text("---\ntitle: Fresh\n---\nNobody said it.\n", "utf-8")
    app = ReaderApp(library, library.open("Fresh"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: asked and "analysing …" in right(app), "the status line")
        asked[0][2].set_result(library.analysis(asked[0][0]))
        await until(pilot, lambda: "analysing" not in right(app), "the end of it")


async def test_what_was_found_in_the_text_before_is_not_shown_on_that_of_now(library, monkeypatch):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis, "analysis")
        screen, asked = app.screen, []

        def ask(document, article_id=""):
            asked.append((document, article_id, Future()))
            return asked[-1][2]

        monkeypatch.setattr(library.analyses, "request", ask)
        screen.annotations_changed()
        await until(pilot, lambda: asked, "a request for the text before")
        rewrite(library, f"A new beginning.\n\n{LONG}")
        await until(pilot, lambda: len(asked) == 2, "a request for the text of now")
        document, article_id, future = asked[0]
        future.set_result(library.analysis(document, article_id))
        await until(pilot, lambda: all(each.group != "marks" for each in app.workers), "the end of the first")
        assert screen.analysis is None
        wanted = [f"We will go on with number {number}." for number in range(3)]
        assert marked(screen.view.shown.quotations, screen.document.text)[:3] == wanted


async def test_notes_placed_in_the_text_before_are_not_shown_on_that_of_now(library, monkeypatch):
    article = library.open("Long")
    words = "number 3"
    start = article.document.text.index("number 3.")
    library.annotate(article, article.document, start, start + len(words), color="green")
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis, "analysis")
        screen, before, placed = app.screen, app.screen.document, library.placed
        begun, goes_on = Event(), Event()

        def place(article, document=None):
            found = placed(article, document)
            if document is before:
                begun.set()
                goes_on.wait(10)
            return found

        monkeypatch.setattr(library, "placed", place)
        screen.annotations_changed()
        await until(pilot, begun.is_set, "the placing in the text before")
        rewrite(library, f"A new beginning.\n\n{LONG}")
        await until(pilot, lambda: screen.document is not before and screen.analysis, "the text of now")
        goes_on.set()
        await until(pilot, lambda: all(each.group != "marks" for each in app.workers), "the end of the first")
        assert marked(screen.view.shown.highlights, screen.document.text) == [words]


async def test_a_correction_whose_words_are_back_is_not_listed_as_lost_meanwhile(waiting):
    library, asked = waiting
    article = library.open("Long")
    said = library.analysis(article.document, article.id).quotations[3]
    made = correcting.new_correction(
        article.id, article.document, "set-speaker", said.start, said.end, name="Zoe Hart"
    )
    correcting.save(library, article, [made])
    rewrite(library, "Nothing of all that is here.")
    library.analysis(library.open("Long").document)
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis, "analysis")
        screen = app.screen
        assert [each.id for each in screen.parts.corrected.lost] == [made.id]
        rewrite(library, f"A new beginning.\n\n{LONG}")
        await until(pilot, lambda: asked, "the request")
        assert screen.parts.corrected.listed_lost() == []


async def to_long(pilot) -> ReadingScreen:
    """The long article, analysed, with its second half on the screen."""
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis, "analysis")
    await pilot.press(*"50%")
    await until(pilot, lambda: app.screen.view.top_offset > len(app.screen.document.text) // 3, "the middle")
    return app.screen


def at_top(screen) -> str:
    """The words that the screen begins with."""
    start = screen.view.top_offset
    return screen.document.text[start : start + 40]


async def test_place_and_focus_stay_on_their_words_when_the_file_changes(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_long(pilot)
        await pilot.press("right_square_bracket", "q", "m", "a")
        top, said = at_top(screen), screen.page.focus.of(screen.document.text)
        left = LONG.split("\n\n")
        rewrite(library, "\n\n".join([*left[:3], *left[15:]]).replace(said, f"{said}” he said. “And"))
        await until(pilot, lambda: f"{said}” he said" in screen.document.text, "the new text")
        assert screen.page.focus.of(screen.document.text) == said
        assert at_top(screen) == top
        await until(pilot, lambda: screen.analysis, "the analysis")
        assert screen.page.focus.of(screen.document.text) == said
        await pilot.press("g", "g", "apostrophe", "a")
        await until(pilot, lambda: at_top(screen) == top, "the mark")


async def test_a_reader_at_the_beginning_sees_what_is_put_there(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis, "analysis")
        rewrite(library, f"A new beginning.\n\n{LONG}")
        await until(pilot, lambda: app.screen.document.text.startswith("A new beginning"), "the new text")
        await until(pilot, lambda: app.screen.analysis, "the analysis")
        assert app.screen.view.is_at_start


async def test_of_a_passage_that_is_gone_the_place_stays_and_the_focus_does_not(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_long(pilot)
        await pilot.press("right_square_bracket", "q")
        blocks = screen.document.blocks
        first = screen.document.block_index(screen.view.top_offset)
        gone = screen.document.block_index(screen.page.focus.start)
        after = blocks[gone + 1].span.of(screen.document.text)
        left = LONG.split("\n\n")
        del left[first : gone + 1]
        rewrite(library, "\n\n".join(left))
        await until(pilot, lambda: len(screen.document.blocks) < len(blocks), "the new text")
        assert screen.page.focus is None
        assert at_top(screen).strip().startswith(after)
