"""Who said what, and who is who: quotations with their speakers, and entities, as pure functions of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker, TextSpan
from reader.analysis.version import ENGINE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.text.document import Block

__all__ = ["ENGINE", "Analysis", "Entity", "Mention", "Quotation", "Speaker", "TextSpan", "analyze"]


def analyze(
    text: str, blocks: Sequence[Block] = (), *, language: str = "", models: Mapping[str, str] | None = None
) -> Analysis:
    """Quotations with their speakers, and entities, of a text: `reader.analysis.engine.analyze`, loaded when called."""
    from reader.analysis.engine import analyze

    return analyze(text, blocks, language=language, models=models or {})
