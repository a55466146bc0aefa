"""Doing something once, a while after the last of many events."""

from __future__ import annotations

import inspect
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode
    from textual.timer import Timer


class Delay:
    """Calls a function some seconds after the last `restart`. A Textual timer that has run cannot be run again."""

    def __init__(
        self,
        owner: DOMNode,
        seconds: float,
        function: Callable[[], Any],
        at_most: float = inf,
    ) -> None:
        self._owner, self._seconds, self._function, self._at_most = owner, seconds, function, at_most
        self._timer: Timer | None = None
        self._since = 0.0

    def restart(self) -> None:
        """Begin to wait, anew where it was waiting; but never longer than at_most after the first event."""
        moment = monotonic()
        if self._timer is None:
            self._since = moment
        elif moment - self._since > self._at_most:
            return
        else:
            self._timer.stop()
        self._timer = self._owner.set_timer(self._seconds, self._run)

    def _run(self) -> None:
        self._timer = None
        result = self._function()
        if inspect.iscoroutine(result):  # not awaited here: the owner's other messages would wait for it
            self._owner.app.run_worker(result, group="delayed")

    def cancel(self) -> None:
        """Wait no more."""
        if self._timer:
            self._timer.stop()
            self._timer = None
