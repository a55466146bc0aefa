"""Keys one at a time, each to the screen that the keys before it led to.

Textual gives all keys to whatever has the focus when they arrive, runs priority bindings before the keys typed ahead
of them are taken, and other bindings after the keys typed behind them. Somebody who types fast, or over a slow line,
would lose words: the first ones of a note whose editor is not ready yet, all that Ctrl+s overtook.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.app import App
    from textual.events import Event
    from textual.message_pump import MessagePump
    from textual.screen import Screen

    from reader.tui.patience import Patience

_LOOK_SECONDS = 0.1
"""How often it is looked whether somebody who is waited for is still there."""


class KeyOrder:
    """Holds what is typed until everything typed before has been dealt with."""

    def __init__(self, app: App[int], patience: Patience, give: Callable[[Event], Awaitable[None]]) -> None:
        """patience: knows the commands that keys wait for. give: hands keys and pastes to Textual."""
        self._app, self._patience, self._give = app, patience, give
        self._waiting: deque[Event] = deque()
        self._wake = asyncio.Event()
        self._ready: Screen[object] | None = None
        """The screen that is known to wait for keys; None while something typed is being dealt with."""

    async def take(self, event: Event) -> None:
        """Give a key or paste at once where nothing stands before it, else in its turn."""
        if not self._app.screen_stack:  # the app ends
            return
        at_once = self._ready is self._app.screen and not self._patience.holds_keys
        self._ready = None
        if at_once:
            await self._give(event)
        else:
            self._waiting.append(event)
        self._wake.set()

    async def run(self) -> None:
        """Give what waits, for as long as the app runs."""
        while self._app.screen_stack:
            await self._wake.wait()
            self._wake.clear()
            screen = await self._settled()
            if screen and self._waiting:
                self._wake.set()
                await self._give(self._waiting.popleft())
            elif not self._wake.is_set():
                self._ready = screen

    async def _settled(self) -> Screen[object] | None:
        """The screen that comes of what was given, once that has been taken and done and the screen is set up.

        None where the app ends.
        """
        while True:
            await self._patience.until_keys_may_come()
            stack = self._app.screen_stack
            if not stack:
                return None
            keys_go_up = (self._app.focused or stack[-1]).ancestors_with_self
            # Twice: a key that goes up to the app may be a binding of the widget, which then tells its screen.
            await _all_have_handled((*keys_go_up, *keys_go_up))
            if self._app.screen_stack[-1:] == stack[-1:] and not self._patience.holds_keys:
                return stack[-1]


async def _all_have_handled(pumps: Iterable[MessagePump]) -> None:
    """Wait until each in turn has handled the messages it has now: keys go up from one to the next."""
    for pump in pumps:
        handled = asyncio.Event()
        is_told = pump.call_later(handled.set)
        while (
            is_told and pump.is_attached and not handled.is_set()
        ):  # one that is removed handles nothing more
            with suppress(TimeoutError):
                await asyncio.wait_for(handled.wait(), _LOOK_SECONDS)
