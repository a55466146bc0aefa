"""Whether what is done to a text before it is shown takes time in proportion to it, however odd: 2n beside n characters.

    python -m tests.bench parsing

CPU time of reading Markdown, of laying it out, of finding its sentences, and of finding its lines again in an edited
text, for texts that once took square time or more, or that cost most for each character; without the
garbage collector, whose share depends on what else is alive. The budget is a ratio of 2.5; where even 2n takes less than
50 ms, a ratio says nothing and is not told.
"""

from __future__ import annotations

import gc
import time
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.text import parse_markdown
from reader.text.layout import Layout
from reader.text.same_lines import SameLines
from reader.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

BUDGET = 2.5
_REPEATS = 5
_LEAST = 0.05
_WIDTH = 80
STEPS = ("parse", "layout", "sentences", "lines")
"""What is measured, in the order of `measure`."""


def _repeated(unit: str, length: int) -> str:
    return unit * (length // len(unit))


def _numbered(template: str, length: int) -> str:
    """As many copies as fit, with the number of each for "#"."""
    unit = template.replace("#", "1000")
    return "".join(template.replace("#", str(number)) for number in range(length // len(unit)))


def _table(row: str, length: int) -> str:
    return "| a | b |\n|---|---|\n" + _numbered(row, length)


CASES: dict[str, tuple[Callable[[int], str], int]] = {
    "tags without an end": (lambda n: "<div>\n" + _repeated("<a x=y\n", n), 100_000),
    "tags ending in a value": (lambda n: "<div>\n" + _repeated("<a x='>' ", n), 100_000),
    "values without an end": (lambda n: "<div>\n" + _repeated("<a x='\"", n), 100_000),
    "comments without an end": (lambda n: "<div>\n" + _repeated("<!-- ", n), 200_000),
    "CDATA without an end": (lambda n: "<div>\n" + _repeated("<![CDATA[", n), 200_000),
    "closing tags without an end": (lambda n: "<div>\n" + _repeated("</a ", n), 100_000),
    "<": (lambda n: "<div>\n" + _repeated("<", n), 100_000),
    "scripts without an end": (lambda n: _repeated("<script>a ", n), 50_000),
    "scripts in a list": (lambda n: _repeated("- <script>\n", n), 50_000),
    "scripts in paragraphs": (lambda n: _repeated("<script>\n\n", n), 50_000),
    "full stops": (lambda n: _repeated(".", n // 2) + _repeated("”", n // 2) + "x", 400_000),
    "full stops with marks": (lambda n: _repeated(".”", n) + _repeated("”", n // 2) + "x", 200_000),
    "full stops with notes": (lambda n: _repeated("[1].", n) + _repeated("”", n // 4) + "x", 100_000),
    "short sentences": (lambda n: _repeated("Go on. ", n) + _repeated("”", n // 8) + "x", 100_000),
    "lines all alike": (lambda n: _repeated("“Yes,” said Ann.\n", n), 100_000),
    "entities": (lambda n: "<div>\n" + _repeated("&#9", n), 200_000),
    "references without an end": (lambda n: "[^a]: b\n\n" + _repeated("[^a", n), 20_000),
    "lazy lines of a footnote": (lambda n: "[^a]: b\n" + _repeated("[^a", n), 20_000),
    "footnotes": (lambda n: _numbered("We left.[^#]\n\n[^#]: See.\n\n", n), 100_000),
    "inline footnotes": (lambda n: _repeated("We left^[See.] home. ", n), 100_000),
    "table of notes": (
        lambda n: _table("| we[^#] | b |\n", n // 2) + "\n" + _numbered("[^#]: See.\n\n", n // 2),
        100_000,
    ),
    "table, notes elsewhere": (
        lambda n: _table("| we | b |\n", n // 2) + "\n" + _numbered("we[^#]\n\n[^#]: See.\n\n", n // 2),
        100_000,
    ),
    "many tables": (lambda n: _repeated("| a | b |\n|---|---|\n| c | d |\n\n", n), 100_000),
    "deep quotes": (lambda n: _repeated(">" * 60 + " a\n", n), 100_000),
    "lazy lines of deep quotes": (lambda n: ">" * 60 + " a\n" + _repeated("b\n", n), 5_000),
    "deep lists": (lambda n: _repeated("- ", n) + "a", 100_000),
    "marks and combining": (lambda n: "a" + _repeated("*\u0301*\u0302", n), 50_000),
    "open brackets": (lambda n: _repeated("[", n), 20_000),
    "prose": (lambda n: _repeated("We *left* with [her](u) at **noon**. ", n), 50_000),
}
"""What makes a text of about n characters, and n."""


def measure(source: str) -> tuple[float, ...]:
    """CPU seconds of each step."""
    seconds = [time.process_time()]
    document = parse_markdown(source)
    seconds.append(time.process_time())
    Layout(document, _WIDTH)
    seconds.append(time.process_time())
    for block in document.blocks:
        sentences(document, block)
    seconds.append(time.process_time())
    SameLines(source, f"New.\n{source}")
    seconds.append(time.process_time())
    return tuple(after - before for before, after in pairwise(seconds))


def _measure_both(*sources: str) -> list[tuple[float, ...]]:
    """The least of some measures of each, taken by turns, as other programs slow a machine down for a while.

    Each time at another offset: the sentences of a block are kept.
    """
    leads = [f"{'x' * length}\n\n" for length in range(1, _REPEATS + 1)]
    rounds = [[measure(lead + source) for source in sources] for lead in leads]
    return [tuple(map(min, *measures)) for measures in zip(*rounds, strict=True)]


def _cells(small: float, large: float) -> tuple[str, bool]:
    """The columns of one measure, and whether it is over the budget."""
    ratio = large / small if large >= _LEAST else 0.0
    told = f"{ratio:6.2f}" if ratio else "     -"
    return f"{small:11.3f} {large:8.3f} {told}", ratio > BUDGET


def main(arguments: list[str]) -> int:
    """Print the table. Returns 1 where a ratio is over the budget."""
    del arguments
    gc.disable()
    try:
        return _print_table()
    finally:
        gc.enable()


def _print_table() -> int:
    parse_markdown("a")
    steps = " ".join(f"{f'{step} n':>11s} {'2n s':>8s} {'ratio':>6s}" for step in STEPS)
    print(f"{'':28s} {'n':>7s} {steps}")
    over = 0
    for name, (make, length) in CASES.items():
        small, large = _measure_both(make(length), make(2 * length))
        columns = [_cells(*pair) for pair in zip(small, large, strict=True)]
        over += any(exceeds for _, exceeds in columns)
        print(f"{name:28s} {length:7d} {' '.join(cells for cells, _ in columns)}", flush=True)
    return 1 if over else 0
