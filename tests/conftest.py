"""Keeps the user's machine out of every test: no library, settings, cache or editor of theirs is seen or touched."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


WORKERS = 4
"""As many as pyproject.toml starts."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put an equal part of the long tests at the beginning of each worker's share, so that none ends with them."""
    long = [item for item in items if item.get_closest_marker("long")]
    short = [item for item in items if not item.get_closest_marker("long")]
    share = -(-len(short) // WORKERS)
    items[:] = [
        item
        for worker in range(WORKERS)
        for item in (*long[worker::WORKERS], *short[worker * share : (worker + 1) * share])
    ]


def pytest_collection_finish() -> None:
    """Look for garbage no more among what was imported: the program itself does not when its first frame is there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # what is painted makes much that is new and hardly any cycles


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; the library is in READER_LIBRARY below it."""
    folder = tmp_path_factory.mktemp("home")
    for name, value in {
        "HOME": folder,
        "USERPROFILE": folder,
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_DATA_HOME": folder / "data",
        "XDG_CACHE_HOME": folder / "cache",
        "XDG_STATE_HOME": folder / "state",
        "READER_LIBRARY": folder / "library",
        "READER_CACHE": folder / "reader-cache",
        "READER_CONFIG": folder / "config.toml",
    }.items():
        monkeypatch.setenv(name, str(value))
    for name in (
        "NO_COLOR",
        "COLUMNS",
        "LINES",
        "EDITOR",
        "VISUAL",
        "BROWSER",
        "PYTHONIOENCODING",
        "PYTHONDONTWRITEBYTECODE",  # the program would be compiled anew each time it is run
        "_READER_COMPLETE",
    ):
        monkeypatch.delenv(name, raising=False)
    return folder
