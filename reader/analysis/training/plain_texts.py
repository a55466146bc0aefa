"""Articles without labels, for the large network to label when it teaches the small one (`teaching`)."""

from __future__ import annotations

import csv
import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FEWEST_WORDS, _MOST_WORDS = 100, 900
_BEGINNING = 80
"""Characters by which an article is known that stands there twice."""
_LEFT_OUT = frozenset({"1161"})
"""Quotes at length what an article quotes, too, on which speakers are measured (tests/bench/keep_aside.txt)."""
_BROKEN_DASH = ' "?'
_SENTENCE_END = re.compile(r'(?<=[a-z]{3}[.!?]|[a-z]{2}[.!?]["”]) (?=[A-Z"“])')


def read_folder(folder: Path, without: Path | None) -> list[str]:
    """The articles (NAME.txt) of a folder, but those whose names stand in a file."""
    names = set(without.read_text(encoding="utf-8").split()) if without else set()
    paths = (path for path in sorted(folder.glob("*.txt")) if path.stem not in names)
    return [path.read_bytes().decode("utf-8") for path in paths]


def read_news(path: Path) -> list[str]:
    """The articles of NewsArticles.csv (Dai, "News Articles", Harvard Dataverse, 2017, doi:10.7910/DVN/GMFCTR), in its order.

    Its texts have lost their paragraphs: half of the sentences, by chance, begin a new one.
    """
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return list(_read_rows(csv.DictReader(file)))


def _read_rows(rows: csv.DictReader[str]) -> Iterator[str]:
    seen = set()
    for row in rows:
        text = row["text"].strip().replace(_BROKEN_DASH, " — ")
        beginning = text[:_BEGINNING]
        is_fair = _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS and row["article_id"] not in _LEFT_OUT
        if is_fair and beginning not in seen:
            seen.add(beginning)
            lines = (line.strip() for line in (row["title"], row["subtitle"], *text.splitlines()))
            yield _with_paragraphs("\n\n".join(line for line in lines if line), row["article_id"])


def _with_paragraphs(text: str, seed: str) -> str:
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    return _SENTENCE_END.sub(lambda _: "\n\n" if chance.random() < 0.5 else " ", text)
