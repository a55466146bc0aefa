"""The command palette of Textual, filled with the bindings in force."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import Hit, Provider

from reader.tui.keys import Command, shown_keys
from reader.tui.screens.base import KeyScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from reader.tui.keys import Binding


class BindingCommands(Provider):
    """The command palette: every binding of the screen by its description, or other words for it."""

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Bindings whose description, or another word for it, fits the query."""
        matcher = self.matcher(query)
        for binding, text in self._bindings():
            score = max(map(matcher.match, (text, *binding.also)))
            if score > 0:
                yield Hit(score, matcher.highlight(text), partial(self._run, binding), help=binding.section)

    async def discover(self) -> AsyncIterator[Hit]:
        """All of them."""
        for binding, text in self._bindings():
            yield Hit(1.0, text.replace("[", r"\["), partial(self._run, binding), help=binding.section)

    def _bindings(self) -> Iterable[tuple[Binding, str]]:
        if isinstance(self.screen, KeyScreen):
            for binding in self.screen.sequences.bindings:
                if "<char>" not in "".join(binding.keys):
                    keys = f"   {shown_keys(binding.keys[0])}" if binding.keys else ""
                    yield binding, f"{binding.description}{keys}"

    async def _run(self, binding: Binding) -> None:
        if isinstance(self.screen, KeyScreen):
            await self.screen.run_command(Command(binding))
