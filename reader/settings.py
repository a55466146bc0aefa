"""What the user set in config.toml: typed, checked, never written by the program.

What the program itself remembers (the last theme, the last measure) is state and belongs to the library.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DEFAULT_MEASURE = 72
MEASURE_RANGE = (20, 200)
LAYERS = ("quotations", "entities", "highlights", "margin")
"""The layers of the reading view that can be switched."""
_CODE, _MODEL = re.compile("[a-z]{2}"), re.compile("[A-Za-z0-9_]+")
COLOR_KEYS = ("yellow", "green", "blue", "pink", "purple")
"""The highlight colours whose names a user can change."""


@dataclass(frozen=True)
class Settings:
    """The settings in force. Values that the file does not give are None or empty: the caller's default holds."""

    theme: str | None = None
    measure: int | None = None
    """Width of the text column in cells, 20 to 200."""
    editor: str | None = None
    """The command that edits a note; None: $VISUAL, then $EDITOR."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """Binding id -> keys, separated by commas."""
    colors: Mapping[str, str] = field(default_factory=dict)
    """Highlight colour -> the user's name for it."""
    layers: Mapping[str, bool] = field(default_factory=dict)
    """Layer -> shown at the start."""
    spacy: Mapping[str, str] = field(default_factory=dict)
    """Code of a language (ISO 639-1) -> the spaCy model that finds the names in texts of it."""


def config_path() -> Path:
    """Where config.toml is looked for: READER_CONFIG (the file, or its folder), else the user's configuration folder."""
    given = os.environ.get("READER_CONFIG")
    if given:
        path = Path(given)
        with suppress(RuntimeError):  # no such home
            path = path.expanduser()
        return path / "config.toml" if path.is_dir() else path
    from platformdirs import user_config_path

    return user_config_path("reader", appauthor=False) / "config.toml"


def read_settings(path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Read the configuration file (default: `config_path()`).

    Returns the settings and one line for each thing that was wrong and left at its default. Raises nothing that a
    file's content or absence can cause.
    """
    import tomllib

    path = path or config_path()
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return Settings(), (f"{path}: settings not used: {_line(reason)}",)
    return _checked(table, path)


def _checked(table: dict[str, Any], path: Path) -> tuple[Settings, tuple[str, ...]]:
    settings, warnings = Settings(), []
    known = {item.name for item in fields(Settings)}
    for name, value in table.items():
        if name not in known:
            warnings.append(f"{path}: unknown setting {name!r}; known are {', '.join(sorted(known))}")
            continue
        try:
            settings = replace(settings, **{name: _CHECKS[name](value)})
        except ValueError as error:
            warnings.append(f"{path}: {name}: {_line(str(error))}; the default is used")
    return settings, tuple(warnings)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError(f"a line of text is expected, not {value!r}")
    return value.strip()


def _measure(value: object) -> int:
    low, high = MEASURE_RANGE
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError(f"a whole number from {low} to {high} is expected, not {value!r}")
    return value


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"a table is expected, not {value!r}")  # noqa: TRY004 (one error for all bad values)
    return value


def _keymap(value: object) -> Mapping[str, str]:
    return MappingProxyType({key: _text(keys) for key, keys in _table(value).items()})


def _named(value: object, names: tuple[str, ...], check: Callable[[object], Any]) -> Mapping[str, Any]:
    table = _table(value)
    unknown = sorted(set(table) - set(names))
    if unknown:
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(names)}")
    return MappingProxyType({name: _item(name, item, check) for name, item in table.items()})


def _item(name: str, value: object, check: Callable[[object], Any]) -> Any:
    try:
        return check(value)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def _spacy(value: object) -> Mapping[str, str]:
    table = {code: _text(name) for code, name in _table(value).items()}
    for code, name in table.items():
        if not _CODE.fullmatch(code) or not _MODEL.fullmatch(name):
            raise ValueError(f'{code} = "{name}" is no language and model, as in de = "de_core_news_sm"')
    return MappingProxyType(table)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is expected, not {value!r}")  # noqa: TRY004 (one error for all bad values)
    return value


_CHECKS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "theme": _text,
        "measure": _measure,
        "editor": _text,
        "keymap": _keymap,
        "colors": lambda value: _named(value, COLOR_KEYS, _text),
        "spacy": _spacy,
        "layers": lambda value: _named(value, LAYERS, _switch),
    }
)


def _line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
