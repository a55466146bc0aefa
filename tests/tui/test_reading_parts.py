"""The parts that the reading screen is put together from."""

from collections import Counter

from reader.tui.app import ReaderApp
from reader.tui.bindings import ARTICLE, BOUNDS, HINTS, PANEL, VISUAL
from reader.tui.screens.reading import ReadingScreen
from tests.tui.conftest import until


async def test_each_key_has_the_action_of_one_part_only(library):
    app = ReaderApp(library, library.open("One line"), analysis=False)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        screen = app.screen
        names = Counter(name for part in screen.acting for name in dir(part) if name.startswith("action_"))
        assert [name for name, count in names.items() if count > 1 or hasattr(screen, name)] == []
        bindings = [each for table in (ARTICLE, VISUAL, PANEL, BOUNDS, HINTS) for each in table]
        called = {binding.action.partition("(")[0] for binding in bindings}
        assert [name for name in called if not callable(screen.action_called(name))] == []
        steps = {
            each.action[len("panel_step(") : -1] for each in PANEL if each.action.startswith("panel_step")
        }
        own = called | steps
        assert [name for name in names if name.removeprefix("action_") not in own] == []
