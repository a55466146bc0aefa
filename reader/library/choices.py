"""What the reader chose: in config.toml, in this library, on this device."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.library.color_names import read_color_names, set_color_name
from reader.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.noticed import Noticed
    from reader.library.state import DeviceState


class Choices:
    """The settings in force; config.toml is read once."""

    def __init__(self, path: Path, state: DeviceState, noticed: Noticed) -> None:
        """path: the library's folder."""
        self._path, self._state, self._noticed = path, state, noticed
        self._given: Settings | None = None

    def settings(self) -> Settings:
        """The user's config.toml, and where it is silent what was remembered on this device."""
        if self._given is None:
            self._given, warnings = read_settings()
            for warning in warnings:
                self._noticed.add(warning)
        given, remembered = self._given, self._state.current().preferences
        names, problem = read_color_names(self._path)
        if problem:
            self._noticed.add(problem)
        return replace(
            given,
            colors={**names, **given.colors},
            theme=given.theme or remembered.theme,
            measure=given.measure or remembered.measure,
            layers={**remembered.layers, **given.layers},
        )

    def name_color(self, color: str, name: str) -> None:
        """Name a colour in this library; an empty name: its own again. Raises UsageError, LibraryError."""
        if self._given and color in self._given.colors:
            raise UsageError(f"config.toml names {color}: change it there")
        set_color_name(self._path, color, name)
