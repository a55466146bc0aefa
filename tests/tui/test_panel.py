"""The side panel beside the text: its row under the cursor is that of what is in focus."""

from __future__ import annotations

from dataclasses import replace

from reader.analysis.model import LIKELY
from reader.text import Span, SpanGroup
from reader.tui.app import ReaderApp
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.bin import BinScreen
from reader.tui.screens.people import PeopleScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.entity_rows import Place
from reader.tui.widgets.panel import NAMES, OUTLINE, QUOTES
from reader.tui.widgets.status_line import StatusLine
from tests.tui.conftest import until
from tests.tui.test_reading import opened


def stretch(screen) -> Span:
    """What the row under the panel's cursor leads to."""
    return Span(screen.panel.list.key.start, screen.panel.list.key.end)


def in_sight(screen) -> bool:
    rows = screen.panel.list
    return rows.scroll_offset.y <= rows.cursor < rows.scroll_offset.y + rows.size.height


async def with_panel(pilot, part: str):
    """The reading screen with a part of the panel beside the text, where the keys go."""
    screen = await opened(pilot)
    await pilot.press("tab", part)
    await until(pilot, lambda: screen.panel.list.count > 1 and screen.panel.size.width > 0, "the panel")
    await pilot.press("tab")
    return screen


async def test_the_row_of_the_focused_quotation_is_marked_and_in_sight(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "2")
        await pilot.press(*"]q]q]q")
        assert stretch(screen) == screen.view.shown.quotations.items[2][0]
        assert not screen.in_panel
        await pilot.press(*"50]q")
        assert stretch(screen) == screen.view.shown.quotations.items[52][0]
        assert in_sight(screen)
        await pilot.press("right_curly_bracket")  # a heading: no quotation's row
        assert stretch(screen) == screen.view.shown.quotations.items[52][0]


SPEAKERS = "\n\n".join(
    f"{name} spoke. “We go on with a very long number {n}, as it has to be,” said {name}."
    for name in ("Ana Ruiz", "Bea Moss")
    for n in range(20)
)


async def test_the_heading_above_the_row_shown_is_in_sight(library):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Speakers\n---\n{SPEAKERS}\n", "utf-8")
    app = ReaderApp(library, library.open("Speakers"))
    async with app.run_test(size=(120, 16)) as pilot:
        screen = await with_panel(pilot, "2")
        rows, listed = screen.panel.list, screen.panel.rows[screen.panel.tab]
        await pilot.press(*"40]q")
        assert rows.scroll_offset.y + rows.size.height == len(listed)
        await pilot.press(*"19[q")
        assert listed[rows.cursor - 1].key is None
        assert rows.scroll_offset.y == rows.cursor - 1
        await pilot.press("tab", "G", *["k"] * 19)
        assert listed[rows.cursor - 1].key is None
        assert rows.scroll_offset.y == rows.cursor - 1


async def test_back_from_where_nothing_is_in_focus_begins_at_the_foot_of_the_screen(library):
    (library.articles_path / "c.md").write_text(f"---\ntitle: Speakers\n---\n{SPEAKERS}\n", "utf-8")
    app = ReaderApp(library, library.open("Speakers"))
    async with app.run_test(size=(80, 16)) as pilot:
        screen = await with_panel(pilot, "2")
        await pilot.press("G", *"[q")
        last = screen.analysis.quotations[-1]
        assert screen.view.shown.focus.start <= last.start < screen.view.shown.focus.end
        await pilot.press("escape", *"gg", "G", "left_parenthesis")
        assert screen.view.shown.focus.end >= last.start


async def test_the_status_line_tells_a_speaker_of_several_quotations_once_and_as_the_least_sure_has_it(
    library,
):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        items = screen.view.shown.quotations.items
        assert len({quotation.speaker.name for _, quotation in items[:3]}) == 1
        likely = replace(items[1][1], speaker=replace(items[1][1].speaker, confidence=LIKELY))
        nobody = replace(items[2][1], speaker=None)
        screen.view.show(quotations=SpanGroup([items[0], (items[1][0], likely), (items[2][0], nobody)]))
        said = screen.parts.status.describe(Span(items[0][0].start, items[2][0].end))
        assert said.startswith("“…” Ana Ruiz ?, speaker not known")


async def test_the_row_of_the_focused_name_is_marked_also_where_its_mentions_are_listed(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "3")
        screen.panel.list.move_to(screen.panel.list.count - 1)
        await pilot.press(*"3]e")
        focus, name = (
            screen.view.shown.focus,
            screen.view.shown.entities.at(screen.view.shown.focus.start)[0][1],
        )
        assert stretch(screen) == Span(name.mentions[0].start, name.mentions[0].end)
        await pilot.press("tab", "o", "tab", *"]e")
        assert screen.view.shown.focus.start > focus.start
        assert stretch(screen) == screen.view.shown.focus
        assert screen.panel.list.key.is_mention


async def test_the_row_of_the_focused_heading_is_marked(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "1")
        await pilot.press(*"9]h")
        assert stretch(screen) == screen.view.shown.focus
        await pilot.press("right_curly_bracket")
        assert screen.panel.list.key.end < screen.view.shown.focus.start  # the heading that it stands under


async def test_of_several_highlights_on_one_place_the_row_of_the_one_meant_is_marked(library):
    article = library.open("Long")
    for color in ("yellow", "green", "blue"):
        library.annotate(article, article.document, 30, 60, color=color)
    library.annotate(article, article.document, 200, 230)
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "4")
        await until(pilot, lambda: len(screen.placed) == 4)
        await pilot.press(*"]a]a")
        assert stretch(screen) == Span(200, 230)
        await pilot.press(*"[a")
        seen = set()
        for _ in range(3):
            await pilot.press("z")
            assert screen.panel.list.key.annotation == screen.view.shown.chosen
            seen.add(screen.view.shown.chosen)
        assert len(seen) == 3
        await pilot.press("tab", "k", "enter")
        await until(pilot, lambda: not screen.in_panel)
        assert isinstance(screen.panel.list.key, Place)
        assert screen.view.shown.chosen == screen.panel.list.key.annotation


async def test_an_interrupted_quotation_is_found_by_its_first_part(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "2")
        first, second, *others = screen.analysis.quotations
        between = replace(first, group=second.group)
        screen.page.show_analysis(replace(screen.analysis, quotations=(between, second, *others)))
        screen.parts.places.focus_on(Span(first.start - 1, second.end + 1))
        assert stretch(screen) == Span(first.start, first.end)


async def test_a_panel_that_the_keys_do_not_go_to_marks_its_row_faintly(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("p")
        assert not screen.panel.list.active
        await pilot.press("tab")
        assert screen.panel.list.active


async def test_sequences_of_the_text_step_in_the_panel_too_and_never_hide_it(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "2")
        quotations = screen.view.shown.quotations.items
        await pilot.press("tab", "g", "g", *"]q]q")
        assert stretch(screen) == quotations[1][0]
        assert screen.view.shown.focus.covers(quotations[1][0])
        await pilot.press(*"[q")
        assert stretch(screen) == quotations[0][0]
        await pilot.press(*"9]q")
        assert stretch(screen) == quotations[9][0]
        await pilot.press(*"]e]h[a]x[q")
        assert screen.in_panel
        assert screen.has_class("with-panel")
        assert screen.panel.tab == QUOTES


async def test_a_panel_that_hides_the_text_is_stepped_through_both_ways(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(40, 12)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab", "2")
        await until(pilot, lambda: screen.panel.list.count > 1 and not screen.view.size.height, "the panel")
        names = [span for span, _ in screen.view.shown.entities.items]
        for keys, number in (("]e", 0), ("]e", 1), ("]e", 2), ("[e", 1), ("[e", 0)):
            await pilot.press(*keys)
            await until(pilot, lambda number=number: screen.view.shown.focus == names[number], keys)


async def test_doubled_brackets_change_the_part_of_the_panel(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "2")
        await pilot.press("tab", *"]]")
        assert screen.panel.tab == NAMES
        await pilot.press(*"[[[[")
        assert screen.panel.tab == OUTLINE


async def test_the_quotation_of_the_row_is_highlighted_as_in_the_text_undone_and_redone(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "2")
        await pilot.press("tab", "g", "g", "j", "H")
        await until(pilot, lambda: len(screen.placed) == 1, "the highlight")
        marked = screen.placed[0].annotation
        assert marked.target.exact == "“We will go on with number 1.”"
        assert marked.speaker == "Ana Ruiz"
        assert screen.in_panel
        assert stretch(screen) == screen.view.shown.quotations.items[1][0]
        await pilot.press("u")
        await until(pilot, lambda: not screen.placed, "undone")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: len(screen.placed) == 1, "redone")
        assert screen.in_panel
        await pilot.press("3", "H")
        line = screen.query_one(StatusLine)
        await until(pilot, lambda: line.message == "Highlighted are quotations (2): go to one of them.")


async def test_the_ways_to_other_screens_are_open_in_the_panel(library):
    app = ReaderApp(library, library.open("Long"))
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await with_panel(pilot, "2")
        await pilot.press("tab")
        for keys, kind in (("gp", PeopleScreen), ("gn", AnnotationsScreen), ("gb", BinScreen)):
            await pilot.press(*keys)
            await until(pilot, lambda kind=kind: isinstance(app.screen, kind), keys)
            await pilot.press("q")
            await until(pilot, lambda: app.screen is screen, "the panel again")
            assert screen.in_panel


async def test_what_is_in_focus_stays_in_sight_when_the_panel_takes_room_from_the_text(library):
    words = (
        "The boats went home at noon, one after the other, and nobody said a word about it or about the crack. "
        * 3
    )
    text = "\n\n".join(f"Paragraph {n} it is. {words}" for n in range(40))
    (library.articles_path / "c.md").write_text(f"---\ntitle: Paragraphs\n---\n{text}\n", "utf-8")
    app = ReaderApp(library, library.open("Paragraphs"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(
            pilot,
            lambda: isinstance(app.screen, ReadingScreen) and app.screen.page.analysis_message,
            "the article",
        )
        screen = app.screen
        focus, top, wide = (
            Span(screen.view.on_screen.end - 80, screen.view.on_screen.end - 70),
            0,
            screen.view.size.width,
        )
        screen.parts.places.focus_on(focus, scroll=False)
        await pilot.press("tab", "4")
        await until(pilot, lambda: 0 < screen.view.size.width < wide, "the panel")
        await until(pilot, lambda: focus.overlaps(screen.view.on_screen), "the focus in sight")
        assert screen.parts.looks.place_read[0] == top
        await pilot.press("tab", "p", "G", "p")
        await until(pilot, lambda: 0 < screen.view.size.width < wide, "the panel again")
        await pilot.pause()
        assert not focus.overlaps(screen.view.on_screen)
