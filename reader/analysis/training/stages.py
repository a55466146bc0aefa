"""What each stage of a long recipe has made, kept in files: a run that was cut off goes on with the stage that it was in."""

from __future__ import annotations

import hashlib
import json
import sys
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from reader.analysis.training.augmentation import Article, Labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Made = TypeVar("Made")


class Stages:
    """The stages of one recipe with one set of texts and settings."""

    def __init__(self, folder: Path, *settings: object) -> None:
        """folder: made where it is missing; settings: all that decides what the stages make, each with a full `repr`."""
        digest = hashlib.sha256("\n".join(map(repr, settings)).encode("utf-8", "surrogatepass")).hexdigest()
        self._folder, self._of = folder, digest[:12]

    def get(
        self,
        name: str,
        make: Callable[[], Made],
        write: Callable[[Made, Path], None],
        read: Callable[[Path], Made],
    ) -> Made:
        """What was written under this name with these settings, else what is made now; it is written whole or not at all."""
        file = self._folder / f"{name}-{self._of}"
        if file.is_file():
            sys.stderr.write(f"{name}: from {file}\n")
            return read(file)
        made = make()
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f"{file.name}.unfinished")
        write(made, unfinished)
        unfinished.replace(file)
        return made


def write_articles(articles: Sequence[Article], file: Path) -> None:
    """Articles with labels and opinions, all opinions having as many chances."""
    told = [
        {
            "text": article.text,
            "entities": [[label.start, label.end, label.type] for label in article.entities],
            "starts": list(article.opinions),
        }
        for article in articles
    ]
    chances = [chances for article in articles for chances in article.opinions.values()]
    with file.open("wb") as stream:
        np.savez(stream, articles=np.array(json.dumps(told)), chances=np.array(chances, np.float16))


def read_articles(file: Path) -> list[Article]:
    """What `write_articles` wrote."""
    with np.load(file) as arrays:
        told, chances = json.loads(str(arrays["articles"])), iter(arrays["chances"])
    return [
        Article(
            article["text"],
            tuple(Labelled(*label) for label in article["entities"]),
            {start: next(chances) for start in article["starts"]},
        )
        for article in told
    ]
