"""File names for exports, from titles that may hold anything."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.export.model import ArticleMetadata

_LONGEST = 80
"""In code points, suffix included."""
_LONGEST_BYTES = 240
"""File systems allow 255 bytes."""
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")
_FALLBACK = "article"


def suggested_name(metadata: ArticleMetadata, suffix: str = ".md") -> str:
    """A file name made of the title, see `name_for`."""
    return name_for(metadata.title, suffix)


def name_for(title: str, suffix: str = ".md") -> str:
    """A file name made of a title: lower case, letters and digits joined by `-`, at most 80 characters.

    It is never empty, hidden, a path or a name that Windows keeps for itself.
    """
    words = "".join(char if _may_stand_in_name(char) else " " for char in _plain(title)).split()
    stem = _cut("-".join(words).lstrip("-"), suffix)
    if _RESERVED.fullmatch(stem):
        stem = f"{_FALLBACK}-{stem}"
    return (stem or _FALLBACK) + suffix


def _plain(title: str) -> str:
    return unicodedata.normalize("NFC", re.sub("['’]", "", title).lower())


def _may_stand_in_name(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def _cut(stem: str, suffix: str) -> str:
    """The stem cut to what fits, between two words where one ends not too far back."""
    room = _LONGEST - len(suffix)
    short = stem[:room].encode()[: _LONGEST_BYTES - len(suffix)].decode(errors="ignore")
    if len(short) < len(stem) and "-" in short[room // 2 :]:
        short = short[: short.rindex("-")]
    return short.strip("-")
