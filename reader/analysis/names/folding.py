"""Names in the form in which their spellings are alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_REMEMBERED = 4096
"""How many names are kept with their forms: more than an article has, as a rule."""


@lru_cache(_REMEMBERED)
def fold(name: str) -> str:
    """The form in which two spellings of one name are alike: no case, full stops, accents, article or possessive."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = re.sub(r"^the\s+", "", re.sub(r"['’]s?$", "", plain))
    return " ".join(re.sub(r"[.,]", "", plain).split())


@lru_cache(_REMEMBERED)
def slug(name: str) -> str:
    """A name as the second half of an id: lower case, words joined by hyphens; never empty."""
    return re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "unnamed"
