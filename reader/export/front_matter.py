"""The YAML at the head of a Markdown export, as Obsidian and others read it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reader.export.citation import calendar_day
from reader.intake.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reader.export.model import ArticleMetadata


def front_matter(metadata: ArticleMetadata, moment: str = "") -> str:
    """What is known of the article between two lines of `---`, with an empty line after it; odd titles are quoted.

    moment: when the export is made, ISO 8601; its day stands there. Dates that exist are YAML dates.
    """
    import yaml

    values: dict[str, str | date | list[str]] = {
        "title": clean_line(metadata.title),
        "author": clean_line(metadata.author),
        "site": clean_line(metadata.site),
        "url": clean_line(metadata.url),
        "published": _date(metadata.published),
        "exported": _date(moment),
        "tags": tag_names(metadata.tags),
    }
    known = {key: value for key, value in values.items() if value}
    if not known:
        return ""
    body = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"---\n{body}---\n\n"


_MADE = re.compile(rb"(\A---\n(?:(?!---\n).*\n)*?exported: )\d{4}-\d\d-\d\d$", re.MULTILINE)
"""The head of an export up to the day when it was made."""


def is_same_export(one: bytes, other: bytes) -> bool:
    """Whether two exports differ in nothing but the day when they were made."""
    return one == other or _MADE.sub(rb"\1", one) == _MADE.sub(rb"\1", other)


def _date(text: str) -> str | date:
    return calendar_day(text) or clean_line(text)


def tag_names(tags: Iterable[str]) -> list[str]:
    """Tags as Obsidian takes them: no blanks, no punctuation but - _ /, not digits alone; each once."""
    names = (_tag_name(tag) for tag in tags)
    return list(dict.fromkeys(name for name in names if name))


def _tag_name(tag: str) -> str:
    kept = "".join(char if _may_stand_in_tag(char) else "-" for char in clean_line(tag))
    levels = (
        "-".join(part.strip("_") for part in level.split("-") if part.strip("_")) for level in kept.split("/")
    )
    name = "/".join(level for level in levels if level)
    return f"{name}-" if name.isdecimal() else name


def _may_stand_in_tag(char: str) -> bool:
    return char in "_/" or unicodedata.category(char)[0] in "LNM"
