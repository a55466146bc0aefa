"""What all dialogues share: they give way on a short terminal, and on one too small for any they say so."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, TypeVar, cast

from rich.text import Text
from textual import events
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from reader.text.cells import cell_width
from reader.text.wrap import line_starts
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from textual.geometry import Size

    from reader.tui.app import ReaderApp

T = TypeVar("T")

_BETWEEN = "   "
SHORT = 20
"""Rows below which frame and empty lines give way."""
LEAST_COLUMNS, LEAST_ROWS = 30, 8
MOST_OF_PASSAGE = 1000
"""Characters of a passage that a dialogue looks at: more has no room in any."""
_LEAVES = frozenset({"leave", "close", "answer(False)", "quit"})
"""Actions of keys that work though nothing of the dialogue is seen."""


def is_too_small(size: Size) -> bool:
    """Whether a terminal has no room for a dialogue."""
    return size.width < LEAST_COLUMNS or size.height < LEAST_ROWS


class Dialogue(ModalScreen[T]):
    """A screen that asks something above another. What stands in it stays while there is no room to show it."""

    @property
    def reader_app(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    def on_mount(self) -> None:
        """Have at hand what covers it."""
        text = f"Too small: {LEAST_COLUMNS}x{LEAST_ROWS} needed. Esc leaves."
        self.mount(Static(Text(text), id="too-small"))
        self._limit(self.app.size.height)

    def _limit(self, height: int) -> None:
        """Let what may be long have half the rows. In rows: by a share of them, Textual makes the box as high as all of it."""
        for part in self.query(".half"):
            part.styles.max_height = max(1, height // 2)

    def on_resize(self, event: events.Resize) -> None:
        """Give way, or be covered."""
        self._limit(event.size.height)
        self.set_class(event.size.height < SHORT, "short")
        self.set_class(is_too_small(event.size), "too-small")

    def takes(self, event: events.Event) -> bool:
        """Whether something typed is to be taken: unseen, only what leaves the dialogue."""
        if not is_too_small(self.app.size):
            return True
        active = self.active_bindings.get(event.key) if isinstance(event, events.Key) else None
        return active is not None and active.binding.action in _LEAVES


class KeyHints(Widget, can_focus=False):
    """Keys and what they do, three spaces between one and the next: a line breaks only there, where it can."""

    def __init__(self, hints: str) -> None:
        super().__init__(classes="hint")
        self.hints = hints

    def show(self, hints: str) -> None:
        """Say something else."""
        self.hints = hints
        self.refresh(layout=True)

    def render(self) -> Text:
        """As many on a line as there is room for."""
        return Text("\n".join(hint_lines(self.hints, self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that are needed."""
        del container, viewport
        return len(hint_lines(self.hints, width))


class Passage(Widget, can_focus=False):
    """Words in running text, on as many lines as there is room for: where they are cut, an ellipsis says so."""

    def __init__(self, words: str, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self.words = cropped(words[:MOST_OF_PASSAGE], MOST_OF_PASSAGE - 1)

    def render(self) -> Text:
        """As many lines as there are rows."""
        width, height = self.content_size
        return Text("\n".join(first_lines(self.words, width, height)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that are needed; the style sheet says how many there may be."""
        del container, viewport
        return len(_lines(self.words, width))


def first_lines(words: str, width: int, count: int) -> list[str]:
    """The first lines of some words, the last of them with an ellipsis where it is not the end."""
    lines = _lines(words, width)
    if len(lines) <= count or count < 1:
        return lines[: max(0, count)]
    return [
        *lines[: count - 1],
        cropped(f"{lines[count - 1]} {lines[count]}", max(1, width - 1)).rstrip(" …") + "…",
    ]


def _lines(words: str, width: int) -> list[str]:
    starts = line_starts(words, 0, len(words), max(2, width), "flowed")
    return [words[start:end].rstrip() for start, end in pairwise([*starts, len(words)])]


def hint_lines(hints: str, width: int) -> list[str]:
    """The lines of some hints; a single one that is too long is broken at its spaces."""
    lines: list[str] = []
    for given in hints.split("\n"):
        line = ""
        for part in given.split(_BETWEEN):
            joined = f"{line}{_BETWEEN}{part}" if line else part
            if line and cell_width(joined) > width:
                lines += _broken(line, width)
                line = part
            else:
                line = joined
        lines += _broken(line, width)
    return lines


def _broken(line: str, width: int) -> list[str]:
    return [line] if cell_width(line) <= width else wrap(line, max(1, width))
