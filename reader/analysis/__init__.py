"""Who said what, and who is who: quotations with their speakers, and entities, as pure functions of a text."""

from reader.analysis.engine import ENGINE, analyze
from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker, TextSpan

__all__ = ["ENGINE", "Analysis", "Entity", "Mention", "Quotation", "Speaker", "TextSpan", "analyze"]
