"""Looking through the articles of the library that were not yet, for who is in them and what they said."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.library import people

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reader.tui.app import ReaderApp
    from reader.tui.screens.base import KeyScreen

LIST_SECONDS = 2.0
"""How often the list is made anew while articles are looked through."""


class Gathering:
    """Goes through the articles one after the other, aside."""

    def __init__(
        self, screen: KeyScreen, list_anew: Callable[[], Awaitable[None]], tell: Callable[[], None]
    ) -> None:
        """list_anew: shows who is known now. tell: says how far it is, after `progress` has changed."""
        self._screen, self._list_anew, self._tell = screen, list_anew, tell
        self.progress = ""
        """How far articles were looked through; empty when all are."""
        self.is_complete = False
        """Whether all articles were looked through."""

    @property
    def _app(self) -> ReaderApp:
        return self._screen.reader_app

    async def run(self) -> None:
        """List the people, then look through what was not yet."""
        self.is_complete = False
        await self._app.guarded(self._list_anew)
        try:
            stale = await self._app.aside(people.find_stale, self._app.library)
        except ReaderError as error:
            self._app.warn(str(error))
            return
        if stale and not self._app.with_analysis:
            self._say(f"{len(stale)} articles are not in it: analysis is switched off (--no-analysis)")
            return
        listed = time.monotonic()
        for done, each in enumerate(stale):
            self._say(f"looking through article {done + 1} of {len(stale)} …")
            await self._app.guarded(self._take_in, each)
            if time.monotonic() - listed > LIST_SECONDS:
                await self._app.guarded(self._list_anew)
                listed = time.monotonic()
        if stale:
            await self._app.guarded(self._list_anew)
        self.is_complete = True
        self._say("")

    async def _take_in(self, stale: people.Stale) -> None:
        app = self._app
        article = await app.aside(people.open_stale, app.library, stale)
        future = await app.aside(app.library.request_analysis, article.document, article.id)
        analysis = await asyncio.wrap_future(future)
        await app.aside(people.take_in, app.library, stale, article.document, analysis)

    def _say(self, progress: str) -> None:
        self.progress = progress
        self._tell()
