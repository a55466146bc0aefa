"""Quotation marks."""

from __future__ import annotations

QUOTATION_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』`´")
"""Single characters that open or close a quotation in some language; some of them are apostrophes, too."""
