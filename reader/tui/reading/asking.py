"""Menus and questions about the text shown, which is the one they are about until they are answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.tui.screens.correct import ChooseScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from reader.tui.app import ReaderApp
    from reader.tui.screens.correct import Choice, MenuScreen


class Asking:
    """Asks, and knows whether an answer is waited for."""

    def __init__(self, app: ReaderApp) -> None:
        self._app = app
        self.questions = 0
        """How many menus and questions wait for an answer, or are just being answered."""

    def ask(self, screen: MenuScreen | ChooseScreen, then: Callable[[str], Awaitable[None] | None]) -> None:
        """Show a menu or a question and go on with the answer."""
        self.questions += 1

        async def answered(answer: str | None) -> None:
            try:
                result = None if answer is None else then(answer)
                if result is not None:
                    await result
            finally:
                self.questions -= 1

        self._app.push_screen(screen, partial(self._app.guarded, answered))

    def ask_choice(
        self,
        question: str,
        choices: Sequence[Choice],
        then: Callable[[str], Awaitable[None] | None],
        *,
        new: str | Callable[[str], str] = "",
        value: str = "",
        others: Sequence[Choice] = (),
    ) -> None:
        """Ask for one of several, as `ChooseScreen` does."""
        self.ask(ChooseScreen(question, choices, new=new, value=value, others=others), then)
