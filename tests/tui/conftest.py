"""Libraries to walk through, and waiting for conditions instead of time."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from reader.library import open_library

LONG = "\n\n".join(
    [
        "# A long one",
        *(
            f"## Part {n}\n\nDr. Ana Ruiz said, “We will go on with number {n}.” She left at noon. Then more was said about it."
            for n in range(60)
        ),
    ]
)


@pytest.fixture
def empty_library(tmp_path: Path):
    """A library from which every article was removed."""
    library = open_library(tmp_path / "empty")
    for article in library.articles():
        Path(article.path).unlink()
    yield library
    library.close()


@pytest.fixture
def library(empty_library):
    """Two articles: one line, and a long one."""
    folder = empty_library.articles_path
    (folder / "a-line.md").write_text(
        "---\ntitle: One line\n---\n“It is done,” said Mayor Ines Roy.\n", "utf-8"
    )
    (folder / "b-long.md").write_text(
        f"---\ntitle: Long\nauthor: A. Writer\nsite: The Site\nurl: https://example.org/x\n---\n{LONG}\n",
        "utf-8",
    )
    return empty_library


@pytest.fixture
def samples(tmp_path: Path):
    """A new library with the articles that come with the program."""
    library = open_library(tmp_path / "samples")
    yield library
    library.close()


async def until(pilot, condition, what=""):
    """Wait until condition() holds; it is asked each time the app has nothing to do."""
    for _ in range(1000):
        if condition():
            return
        await pilot.pause()
        await asyncio.sleep(0.01)
    raise AssertionError(f"never came: {what or condition}")
