"""Text from outside made safe to show: no character that a terminal could take for a command."""

from __future__ import annotations

import re

# C0 and C1 controls with DEL, and the invisible characters that reverse or isolate the direction of a line.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CONTROLS_IN_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean_line(text: str) -> str:
    """One line: white space runs to one blank each, controls and lone surrogates to U+FFFD."""
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))


def clean_text(text: str) -> str:
    """Several lines: controls other than tab and line feed, and lone surrogates, to U+FFFD one for one."""
    return _CONTROLS_IN_TEXT.sub("\ufffd", text)
