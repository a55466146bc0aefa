"""What intake gives: the text of an article as written, and what its file says about it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says about itself. Single lines without control characters; empty: not said."""

    id: str = ""
    title: str = ""
    author: str = ""
    site: str = ""
    url: str = ""
    published: str = ""
    """As written: a date may be impossible."""
    added: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()

    @classmethod
    def from_mapping(cls, values: Mapping[str, str | tuple[str, ...]]) -> Metadata:
        """Take the known keys; a list of authors is joined, a line of tags is split at commas. The rest is ignored."""
        known = {item.name for item in fields(cls)} - {"tags"}
        lines = {key: _line(value) for key, value in values.items() if key in known}
        return cls(**lines, tags=_tags(values.get("tags", ())))


def _line(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _tags(value: str | tuple[str, ...]) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(dict.fromkeys(tag for part in parts if (tag := part.strip().removeprefix("#"))))


@dataclass(frozen=True, slots=True)
class Source:
    """An article's text as it stands in its file (below the front matter), not yet canonical."""

    body: str
    metadata: Metadata
    markdown: bool
    head: str = ""
    """The front matter as written, with its fences and the blank line below; the file's text is head + body."""
    warnings: tuple[str, ...] = ()
    """One line for each thing that was passed over."""
