"""Text from outside made safe to show: no character that a terminal could take for a command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# C0 and C1 controls with DEL, and the invisible characters that reverse or isolate the direction of a line.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CONTROLS_IN_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What no note is meant to hold. Marks of direction stay: they belong to how Arabic and Hebrew are written.
_CONTROLS_IN_NOTE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")


def clean_line(text: str) -> str:
    """One line: white space runs to one blank each, controls and lone surrogates to U+FFFD."""
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))


def clean_text(text: str) -> str:
    """Several lines: controls other than tab and line feed, and lone surrogates, to U+FFFD one for one."""
    return _CONTROLS_IN_TEXT.sub("\ufffd", text)


def clean_note(text: str) -> str:
    """A note as it is saved: line ends as LF, C0 and C1 controls, DEL and lone surrogates to U+FFFD; all else stays."""
    return _CONTROLS_IN_NOTE.sub("\ufffd", _LINE_END.sub("\n", text))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are saved: clean lines, none of them empty, each once, in the order given."""
    return tuple(dict.fromkeys(line for tag in tags if (line := clean_line(tag))))
