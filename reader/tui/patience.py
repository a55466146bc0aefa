"""Waiting for what was asked for, but not for long: a save that another program keeps waiting does not stop the keys."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from textual.app import App

SECONDS = 0.1
"""How long keys wait for what was asked for last; a save takes a few thousandths of a second."""


class Patience:
    """Runs work one would rather wait for, and knows what of it is not done yet."""

    def __init__(self) -> None:
        self._unfinished: set[asyncio.Event] = set()

    async def run(self, app: App[Any], work: Coroutine[Any, Any, None]) -> bool:
        """Begin the work at once. True when it was done soon; else it goes on by itself."""
        done = asyncio.Event()
        self._unfinished.add(done)

        async def run() -> None:
            try:
                await work
            finally:
                self._unfinished.discard(done)
                done.set()

        app.run_worker(run(), group="commands")  # the app's: a screen that is left cancels its own
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), SECONDS)
        return done.is_set()

    async def until_done(self) -> None:
        """Wait for all of it."""
        for event in tuple(self._unfinished):
            await event.wait()
