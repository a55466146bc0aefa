"""Whether a text is an obituary: of whom it goes on about then, whoever else is named."""

from __future__ import annotations

import re

_DIED = re.compile(
    r"[^\n“\"]{0,200}?(?:\bwho (?:has )?died\b|\b(?:has|have) died,? (?:aged|at)\b|\bdies (?:at|aged)\b|"
    r"\bdied\b[^.\n]{0,80}\. (?:He|She) was \d)"
)
"""Behind the name: "who has died aged 90", "died at home on Monday. She was 90"."""


def is_mourned(text: str, end: int) -> bool:
    """Whether the person whose name ends at an offset is told there to have died, as an obituary begins."""
    return _DIED.match(text, end) is not None
