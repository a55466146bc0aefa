"""Laying out 10 MB beside one `re.findall` over it: ratios in one run."""

from __future__ import annotations

import re
import statistics
import time
from typing import TYPE_CHECKING

from reader.text import parse_plain
from reader.text.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = "The council of Marlow Bend met on Tuesday, “in some haste”, as its clerk put it, to speak about the {} plane trees. "


def text_of(size: int) -> str:
    """Made-up prose of about size characters, in paragraphs."""
    paragraphs = []
    length = number = 0
    while length < size:
        paragraph = "".join(SENTENCE.format(number + part) for part in range(4)).rstrip()
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
        number += 4
    return "\n\n".join(paragraphs)


def seconds(function: Callable[[], object], runs: int = 5) -> float:
    """Median CPU seconds of one call."""
    times = []
    for _ in range(runs):
        before = time.process_time()
        function()
        times.append(time.process_time() - before)
    return statistics.median(times)


def main(arguments: list[str]) -> int:
    """Print the ratios; the budget is 2."""
    del arguments
    document = parse_plain(text_of(10_000_000))
    find = seconds(lambda: re.findall(r"\S+\s*", document.text))
    print(f"{'width':>6} {'layout s':>9} {'findall s':>9} {'ratio':>6}")
    for width in (40, 72, 100):
        lay = seconds(lambda width=width: Layout(document, width))
        print(f"{width:6} {lay:9.3f} {find:9.3f} {lay / find:6.2f}")
    return 0
