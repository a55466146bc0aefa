"""The text that is read: spans, documents and their layout. Pure: no input, no output."""

from reader.text.document import Block, Document, Mark
from reader.text.markdown import parse_markdown
from reader.text.plain import parse_plain
from reader.text.span import Span, SpanGroup

__all__ = ["Block", "Document", "Mark", "Span", "SpanGroup", "parse_markdown", "parse_plain"]
