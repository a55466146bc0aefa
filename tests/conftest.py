"""Keeps the user's machine out of every test: no library, settings, cache or editor of theirs is seen or touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


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
        "_READER_COMPLETE",
    ):
        monkeypatch.delenv(name, raising=False)
    return folder
