"""Plain Textual showing a file, to compare with: `python plain.py static|log FILE`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Plain(App[None]):
    """One widget with the text."""

    BINDINGS = [("j", "down", "down")]  # noqa: RUF012 (Textual reads it as it is)

    def __init__(self, kind: str, text: str) -> None:
        super().__init__()
        self.kind, self.text = kind, text

    def compose(self) -> ComposeResult:
        """A Static, or a Log with the lines written to it."""
        if self.kind == "static":
            from textual.widgets import Static

            yield Static(self.text[:4000], markup=False)
        else:
            from textual.widgets import Log

            yield Log(auto_scroll=False)

    def on_mount(self) -> None:
        """Fill the Log."""
        if self.kind == "log":
            from textual.widgets import Log

            self.query_one(Log).write(self.text)

    def action_down(self) -> None:
        """A line down."""
        from textual.widgets import Log

        self.query_one(Log).scroll_down(animate=False, immediate=True)


if __name__ == "__main__":
    Plain(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8")).run()
