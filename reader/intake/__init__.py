"""Bytes -> source text with metadata. Each format's module ends in a `Source`."""

from reader.intake.clean import clean_line, clean_note, clean_tags, clean_text
from reader.intake.decoding import decode
from reader.intake.files import (
    MAX_BYTES,
    full_path,
    is_article_name,
    is_folder,
    is_markdown_name,
    read_bytes,
    read_source,
    read_start,
    read_stream,
    source_from_bytes,
    with_metadata,
)
from reader.intake.front_matter import add_to_front_matter, join_front_matter, split_front_matter
from reader.intake.model import Metadata, Source

__all__ = [
    "MAX_BYTES",
    "Metadata",
    "Source",
    "add_to_front_matter",
    "clean_line",
    "clean_note",
    "clean_tags",
    "clean_text",
    "decode",
    "full_path",
    "is_article_name",
    "is_folder",
    "is_markdown_name",
    "join_front_matter",
    "read_bytes",
    "read_source",
    "read_start",
    "read_stream",
    "source_from_bytes",
    "split_front_matter",
    "with_metadata",
]
