"""What belongs to one device and changes often: where reading stopped, the last article, the view's last settings.

Losing it costs a reader a page of scrolling, so damage is set aside with a warning and never stops anything.
"""

from __future__ import annotations

import json
import platform
import re
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from threading import RLock
from types import NoneType
from typing import TYPE_CHECKING, Any

from reader.annotations.model import now
from reader.library.files import write_whole
from reader.library.model import PlaceWords, ReadingPosition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LOCK_SECONDS = 2.0
_LONGEST_NAME = 60
_MOST_WORDS = 1000
"""Characters kept of a place: more were written by no version of this program, and cost time to be looked for."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the program remembers of its last use; None or empty: nothing."""

    theme: str | None = None
    measure: int | None = None
    layers: Mapping[str, bool] = field(default_factory=dict)
    at: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """All of it, at one moment."""

    positions: Mapping[str, ReadingPosition] = field(default_factory=dict)
    """By article id."""
    last: str = ""
    """Id of the article opened last."""
    last_at: str = ""
    preferences: Preferences = field(default_factory=Preferences)


def merged(ours: State, theirs: State) -> State:
    """Both together; of two values for one thing, the newer."""
    positions = dict(theirs.positions)
    for article, position in ours.positions.items():
        if article not in positions or position.at >= positions[article].at:
            positions[article] = position
    newest = max(theirs, ours, key=lambda state: state.last_at)
    preferences = max(theirs.preferences, ours.preferences, key=lambda each: each.at)
    return State(positions, newest.last, newest.last_at, preferences)


class DeviceState:
    """The state file of this device. Any thread may call any method."""

    def __init__(self, folder: Path, device: str = "") -> None:
        name = re.sub(r"[^\w-]+", "-", device or platform.node()).strip("-")[:_LONGEST_NAME]
        self.path = folder / f"{name or 'this-device'}.json"
        self.warnings: list[str] = []
        self._mutex = RLock()
        self._state: State | None = None
        self._seen: tuple[int, int] | None = None

    def current(self) -> State:
        """The state, with what another program wrote meanwhile."""
        with self._mutex:
            sign = self._sign()
            if self._state is None or sign != self._seen:
                self._state = merged(self._state or State(), self._read())
                self._seen = sign
            return self._state

    def set_position(self, article: str, position: ReadingPosition) -> None:
        """Remember where reading stopped. Raises LibraryError."""
        self._save(State({article: position}))

    def set_last(self, article: str) -> None:
        """Remember the article opened last. Raises LibraryError."""
        self._save(State(last=article, last_at=now()))

    def set_preferences(self, **values: Any) -> None:
        """Remember theme, measure or layers; others stay. Raises LibraryError."""
        with self._mutex:
            old = asdict(self.current().preferences)
            self._save(State(preferences=Preferences(**{**old, **values, "at": now()})))

    def _save(self, change: State) -> None:
        with self._mutex, _locked(self.path):
            state = merged(change, self.current())
            table = json.dumps(asdict(state), ensure_ascii=False, indent=1) + "\n"
            write_whole(self.path, table.encode("utf-8", "replace"))
            self._state, self._seen = state, self._sign()

    def _sign(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size

    def _read(self) -> State:
        try:
            return _state(json.loads(self.path.read_bytes()))
        except FileNotFoundError:
            return State()
        except (OSError, ValueError, OverflowError, RecursionError) as error:
            self._set_aside(error)
            return State()

    def _set_aside(self, error: Exception) -> None:
        aside = self.path.with_name(f"{self.path.name}.damaged")
        kept = f"it was kept as {aside.name}"
        try:
            self.path.replace(aside)
        except OSError:
            kept = "it stays where it is"
        self.warnings.append(f"{self.path} could not be read ({error}): reading positions start anew; {kept}")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other programs from writing; where no lock can be had, go on without: the last writer wins then."""
    import filelock

    with ExitStack() as held:
        with suppress(OSError, filelock.Timeout):
            path.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=_LOCK_SECONDS))
        yield


def _state(table: object) -> State:
    """State from JSON. Raises ValueError where a value has the wrong shape."""
    given = _object(table)
    positions = {key: _position(_object(value)) for key, value in _object(given.get("positions", {})).items()}
    last, last_at = (_of(given, name, str, "") for name in ("last", "last_at"))
    return State(positions, last, last_at, _preferences(_object(given.get("preferences", {}))))


def _position(given: Mapping[str, Any]) -> ReadingPosition:
    offset = max(0, _of(given, "offset", int, 0))
    return ReadingPosition(
        offset,
        _of(given, "text_hash", str, ""),
        min(1.0, max(0.0, float(_of(given, "progress", (int, float), 0.0)))),
        _of(given, "at", str, ""),
        _words(given.get("words"), offset),
    )


def _words(given: object, offset: int) -> PlaceWords | None:
    """Words at an offset, from JSON. Raises ValueError where they have the wrong shape, or stand elsewhere."""
    if given is None:
        return None
    table = _object(given)
    exact, prefix, suffix = (_of(table, name, str, "") for name in ("exact", "prefix", "suffix"))
    start = _of(table, "start", int, 0)
    is_there = 0 <= start <= offset <= start + len(exact)
    if not is_there or len(exact) + len(prefix) + len(suffix) > _MOST_WORDS:
        raise ValueError("the words of a place do not stand there")
    return PlaceWords(exact, prefix, suffix, start)


def _preferences(given: Mapping[str, Any]) -> Preferences:
    layers = {name: bool(shown) for name, shown in _object(given.get("layers", {})).items()}
    theme, measure = _of(given, "theme", (str, NoneType), None), _of(given, "measure", (int, NoneType), None)
    return Preferences(theme, measure, layers, _of(given, "at", str, ""))


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("an object is missing")  # noqa: TRY004 (damage, not a caller's mistake)
    return value


def _of(given: Mapping[str, Any], name: str, kind: type | tuple[type, ...], default: Any) -> Any:
    value = given.get(name, default)
    if not isinstance(value, kind):
        raise ValueError(f"{name} has a wrong value")  # noqa: TRY004 (damage, not a caller's mistake)
    return value
