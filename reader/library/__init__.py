"""The library: articles, who they are, what was read and noted in them. What the command line and the screens call."""

from reader.intake import clean_note, clean_tags
from reader.library.exporting import kind_for
from reader.library.library import Library, open_library
from reader.library.model import (
    STATUSES,
    Article,
    ArticleSummary,
    Candidate,
    Finding,
    ReadingPosition,
    minutes_for,
)
from reader.library.passages import find_passage
from reader.library.where import library_path

__all__ = [
    "STATUSES",
    "Article",
    "ArticleSummary",
    "Candidate",
    "Finding",
    "Library",
    "ReadingPosition",
    "clean_note",
    "clean_tags",
    "find_passage",
    "kind_for",
    "library_path",
    "minutes_for",
    "open_library",
]
