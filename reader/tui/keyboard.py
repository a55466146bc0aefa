"""A Textual driver that survives bytes from the terminal that are not UTF-8: each is shown as U+FFFD, the rest is kept."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser  # what Textual's own drivers read with; it has no public name
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 4096
_TICK_SECONDS = 0.1
"""How long to wait for more before a lone Esc is the Esc key."""


class ForgivingDriver(LinuxDriver):
    """Textual's driver for Unix, whose own loop ends the program with a traceback at the first such byte."""

    def run_input_thread(self) -> None:
        """Turn bytes into keys, pastes and the like until the app leaves the terminal."""
        parser = XTermParser()
        with selectors.SelectSelector() as selector:  # macOS' kqueue knows no terminals
            selector.register(self.fileno, selectors.EVENT_READ)
            for text in self._typed(selector):
                events = (*(parser.feed(text) if text else ()), *parser.tick())
                for event in events:
                    self.process_message(event)

    def _typed(self, selector: selectors.BaseSelector) -> Iterator[str]:
        """What comes, or an empty text each time that nothing came, until the app leaves the terminal."""
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        is_last = False
        while not is_last:
            is_last = self.exit_event.is_set()  # what was typed until then is taken
            yield decode(os.read(self.fileno, _CHUNK) if selector.select(_TICK_SECONDS) else b"", is_last)
