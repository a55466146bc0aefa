"""Waiting for what was asked for, but not for long: a save that another program keeps waiting does not stop the keys."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from textual.app import App

SECONDS = 0.1
"""How long a screen waits for what was asked for last; a save takes a few thousandths of a second."""


class Patience:
    """Runs work one would rather wait for, and knows what of it is not done yet."""

    def __init__(self) -> None:
        self._unfinished: dict[asyncio.Event, bool] = {}
        """Set when it is done; and whether keys wait for it."""

    @property
    def waits(self) -> bool:
        """Whether anything is not done yet."""
        return bool(self._unfinished)

    @property
    def holds_keys(self) -> bool:
        """Whether keys wait for something that is not done yet."""
        return any(self._unfinished.values())

    async def run(self, app: App[Any], work: Coroutine[Any, Any, object], *, holds_keys: bool = True) -> bool:
        """Begin the work and wait a moment. True when it was done soon; else it goes on by itself. See `begin`."""
        done = self.begin(app, work, holds_keys=holds_keys)
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), SECONDS)
        return done.is_set()

    def begin(
        self, app: App[Any], work: Coroutine[Any, Any, object], *, holds_keys: bool = True
    ) -> asyncio.Event:
        """Begin the work once all before it is done, and go on; what is returned is set when it is done.

        holds_keys: what is typed meanwhile is kept for afterwards, as it may be meant for another screen.
        """
        earlier = tuple(self._unfinished)
        done = asyncio.Event()
        self._unfinished[done] = holds_keys

        async def run() -> None:
            try:
                for event in earlier:
                    await event.wait()
                await work
            finally:
                del self._unfinished[done]
                done.set()

        app.run_worker(run(), group="commands")  # the app's: a screen that is left cancels its own
        return done

    async def until_keys_may_come(self) -> None:
        """Wait for all that keys wait for."""
        for event, holds_keys in tuple(self._unfinished.items()):
            if holds_keys:
                await event.wait()
