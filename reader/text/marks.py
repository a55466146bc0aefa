"""Quotation marks, and how quotations are set in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QUOTATION_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』`´")
"""Single characters that open or close a quotation in some language; some of them are apostrophes, too."""


class Said(Protocol):
    """A quotation, or a part of one: a stretch of a text and its words."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


_WIDEST_BREAK = 6
"""Characters of marks and line ends between the parts of a quotation that goes on in the next paragraph."""


def in_marks(parts: Sequence[Said], clean: Callable[[str], str] = str.strip, paragraph: str = " ") -> str:
    """A quotation with its marks, as it may be printed.

    Three dots stand where the words between two parts are left out. Where nothing is, as the quotation goes on in the next
    paragraph, it has an opening mark there and no closing one before. clean: what is done to the words of a part;
    paragraph: what stands between two paragraphs.
    """
    words = ""
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        words += f"“{clean(part.text)}"
        if following is None:
            words += "”"
        else:
            words += paragraph if following.start - part.end <= _WIDEST_BREAK else "” … "
    return words
