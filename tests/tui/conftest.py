"""Libraries to walk through, and waiting for conditions instead of time."""

from __future__ import annotations

import asyncio
import json
import os
from concurrent.futures import Future
from pathlib import Path

import pytest
from filelock import FileLock

from reader.analysis import analyze
from reader.analysis.serialise import to_dict
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


@pytest.fixture(scope="session")
def analysed(tmp_path_factory):
    """A folder for analyses made in this run, shared by all processes of it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "analysed"
    folder.mkdir(exist_ok=True)
    return folder


def analysis_of(document, folder: Path) -> str:
    """The analysis of a document as it is kept, computed once."""
    path = folder / f"{document.structure_hash}.json"
    with FileLock(folder / "lock"):
        if not path.exists():
            path.write_text(json.dumps(to_dict(analyze(document.text, document.blocks))), "utf-8")
        return path.read_text("utf-8")


@pytest.fixture
def library(new_library, analysed):
    """Two articles, one line and a long one, that were read before: opening them starts no process."""
    before = open_library(new_library.path)
    for article in before.articles():
        document = before.open(article.id).document
        engine = before.analyses.engine(document.language)
        before.index.keep_analysis(document.structure_hash, engine, analysis_of(document, analysed))
    before.close()
    new_library.store.refresh()  # what `before` wrote is no news to a test
    return new_library


@pytest.fixture
def new_library(empty_library):
    """The same two articles, never read."""
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
    for _ in range(3000):
        if condition():
            return
        await pilot.pause()
        await asyncio.sleep(0.01)
    raise AssertionError(f"never came: {what or condition}")


@pytest.fixture
def waiting(library, monkeypatch):
    """The library, and the requests for analyses of texts that are not in the cache: nobody answers them."""
    request, asked = library.analyses.request, []

    def ask(document, article_id=""):
        if library.analyses.cached(document) is not None:
            return request(document, article_id)
        asked.append((document, article_id, Future()))
        return asked[-1][2]

    monkeypatch.setattr(library.analyses, "request", ask)
    return library, asked
