"""Every theme that can be chosen shows every screen; one that cannot be shown is told of and ends nothing."""

import pytest

from reader.tui.app import ReaderApp
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.note import NoteScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.theme import DEFAULT_THEME, THEME_NAMES, palette_of, usable_themes
from tests.tui.conftest import until


async def shown_in_all(pilot) -> None:
    """Show the screen at hand in each theme that settings may name."""
    app = pilot.app
    for name in sorted(usable_themes(app)):
        app.theme = name
        await pilot.pause()
        assert any(
            "".join(part.text for part in row).strip() for row in app.screen._compositor.render_strips()
        )
    app.theme = DEFAULT_THEME


async def test_every_theme_shows_list_article_panel_note_editor_and_help(library):
    article = library.open("Long")
    library.annotate(article, article.document, 20, 50, note="One.", tags=("a",))
    app = ReaderApp(library)
    async with app.run_test(size=(120, 30)) as pilot:
        assert usable_themes(app) >= {*THEME_NAMES}
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        await pilot.press("G")
        await shown_in_all(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.analysis)
        await pilot.press("right_square_bracket", "a")
        await shown_in_all(pilot)
        await pilot.press("tab", "4")
        await shown_in_all(pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await shown_in_all(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await shown_in_all(pilot)


async def test_a_key_steps_through_all_themes_and_another_back(library):
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole)
        seen = [app.theme]
        for _ in THEME_NAMES:
            await pilot.press("T")
            await pilot.pause()
            seen.append(app.theme)
        assert seen == [*THEME_NAMES, DEFAULT_THEME]
        await pilot.press("g", "T")
        assert app.theme == THEME_NAMES[-1]
        await until(pilot, lambda: library.settings.theme == THEME_NAMES[-1], "remembered")


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light", "no-such-theme"])
async def test_a_theme_that_cannot_be_shown_gives_way_to_the_default_and_is_told_of(library, name):
    library.remember(theme=name)
    app = ReaderApp(library, library.open("Long"), analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.is_whole)
        assert app.theme == DEFAULT_THEME
        (notice,) = app._notifications
        assert notice.message.startswith(f"the theme '{name}' cannot be shown: use one of reader-dark, ")


def contrast(style) -> float:
    """How well letters stand out from what is behind them, as WCAG has it: 1 is not at all."""
    brightest, darkest = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (brightest + 0.05) / (darkest + 0.05)


def luminance(color) -> float:
    parts = [value / 255 for value in color.get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_all_of_the_row_under_the_cursor_can_be_read_in_every_theme_of_the_cycle(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        rows, low = app.screen.list, []
        for name in THEME_NAMES:
            app.theme = name
            await pilot.pause()
            assert rows.palette == palette_of(app)
            for line in (0, 1):
                parts = [part for part in rows.render_line(line) if part.text.strip(" ▎")]
                least = min(contrast(part.style) for part in parts)
                low += [(name, line, least)] if least < 4.5 else []
        assert low == []


async def test_the_keys_hinted_at_and_what_was_just_said_can_be_read_in_every_theme_of_the_cycle(library):
    app = ReaderApp(library, analysis=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen)
        low = []
        for name in THEME_NAMES:
            app.theme = name
            app.screen.say("Just said")
            await pilot.pause()
            lines = app.screen._compositor.render_strips()
            for line, words in ((-1, "Enter"), (-2, "Just said")):
                (style,) = [part.style for part in lines[line] if words in part.text]
                low += [(name, words, contrast(style))] if contrast(style) < 4.5 else []
        assert low == []
