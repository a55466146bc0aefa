"""How many terminal cells text takes. Agrees with Rich, which measures what Textual paints."""

from __future__ import annotations

import re

TAB_CELLS = 4
"""A tab outside of a table."""

NARROW = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\ufffd"
)
"""The inside of a character class: characters that are surely one cell wide and stand alone."""

_SPECIAL = re.compile(f"[^{NARROW}\n]")


def is_narrow(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character is one cell wide (LF aside), so that columns and cells are the same."""
    return _SPECIAL.search(text, start, len(text) if end is None else end) is None


def graphemes(text: str) -> list[tuple[int, int, int]]:
    """(start, end, cells) of the clusters that text is drawn as; they cover it without gaps.

    LF is drawn as a space, a tab as TAB_CELLS of them. A control or lone surrogate, drawn as U+FFFD, takes one cell.
    """
    from rich.cells import split_graphemes

    # Rich gives a tab or LF no cell of its own and would join it to the character before.
    spans, _ = split_graphemes(drawable(text).replace("\t", " ").replace("\n", " "))
    if "\t" not in text:
        return spans
    return [part for start, end, cells in spans for part in _with_tab(text, start, end, cells)]


def _with_tab(text: str, start: int, end: int, cells: int) -> list[tuple[int, int, int]]:
    """The cluster, a tab made a cluster of its own even where a combining character follows."""
    if text[start] != "\t":
        return [(start, end, cells)]
    rest = [(start + 1, end, 0)] if end > start + 1 else []
    return [(start, start + 1, TAB_CELLS), *rest]


_UNDRAWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def drawable(text: str) -> str:
    """The text with what a terminal must never get, one for one as U+FFFD.

    That is: control characters (tab and LF stay), bidirectional overrides, lone surrogates.
    """
    return _UNDRAWABLE.sub("�", text)


def cell_width(text: str) -> int:
    """Cells that text takes when drawn."""
    return len(text) if is_narrow(text) else sum(cells for *_, cells in graphemes(text))


def cell_starts(text: str) -> list[int]:
    """The cell at which each code point of text is drawn, and the end: len(text) + 1 numbers that never fall.

    An LF at the end takes no cell.
    """
    if is_narrow(text):
        starts = list(range(len(text) + 1))
    else:
        starts, cell = [], 0
        for start, end, cells in graphemes(text):
            starts += [cell] * (end - start)
            cell += cells
        starts.append(cell)
    if text.endswith("\n"):
        starts[-1] = starts[-2]
    return starts
