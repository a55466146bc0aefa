"""What the reader made, given back: pure functions from an article and its annotations to a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.citation import citation, cited_passage
from reader.export.front_matter import is_same_export
from reader.export.markdown import export_markdown
from reader.export.model import ArticleMetadata, ExportItem
from reader.export.names import suggested_name
from reader.export.notes_json import NoteObject, export_json, note_object, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "FORMATS",
    "ArticleMetadata",
    "ExportItem",
    "NoteObject",
    "citation",
    "cited_passage",
    "export_json",
    "export_markdown",
    "is_same_export",
    "note_object",
    "suggested_name",
    "to_json",
]

FORMATS: Mapping[str, Callable[[Sequence[ExportItem], str, bool], str]] = {
    "md": export_markdown,
    "json": export_json,
}
"""Format, which is also the suffix of its files, to function of (items, moment in ISO 8601, whether of all articles)."""
