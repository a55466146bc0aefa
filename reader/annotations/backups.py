"""Copies of annotations.json: the last good state, made while it is worked on, and the last ten days of use.

`annotations.json.bak` is never older than `SECONDS` at a save. `backups/annotations-2026-11-23.json` is how the file
was left on that day, made at the first save of a later one. Only bytes that were found good are copied.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.annotations.files import replace_file, signature
from reader.annotations.refusals import named

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.files import Signature

SECONDS = 600.0
DAYS = 10


def backup_path(path: Path) -> Path:
    """Where the last good copy of the file at path is kept."""
    return path.with_name(f"{path.name}.bak")


def backups(path: Path) -> list[Path]:
    """The copies that there are of the file at path, the newest first. Raises OSError."""
    last = backup_path(path)
    return [*([last] if last.exists() else []), *_daily(path)]


def due(path: Path, current: Signature) -> list[Path]:
    """Which copies to make before the file, now with this signature, is changed. Raises OSError."""
    last, daily = backup_path(path), _daily_path(path, current)
    made = signature(last)
    is_fresh = made is not None and 0 <= time.time_ns() - made.modified < SECONDS * 1e9
    is_same_day = _day(current) == _day_of(time.time())
    return [*([] if is_fresh else [last]), *([] if is_same_day or daily.exists() else [daily])]


def make(path: Path, copies: list[Path], content: bytes) -> None:
    """Write copies of the file at path, and drop those of days long ago. Raises OSError."""
    for copy in copies:
        copy.parent.mkdir(exist_ok=True)
        replace_file(copy, content)
    for old in _daily(path)[DAYS:]:
        old.unlink(missing_ok=True)


def put_aside(path: Path, content: bytes, why: str) -> Path:
    """Keep content beside the file at path, as `annotations.json.<why>-<time>`. Raises OSError."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    kept = path.with_name(f"{path.name}.{why}-{moment}")
    replace_file(kept, content)
    return kept


def advice(path: Path) -> str:
    """What to do about a damaged file at path."""
    with suppress(OSError):
        for newest in backups(path):
            saved = datetime.fromtimestamp(newest.stat().st_mtime, UTC)
            return (
                f"the last good copy is {named(newest)} ({saved:%Y-%m-%d %H:%M} UTC): "
                "`reader doctor --restore` puts together what can be read of both"
            )
    return (
        "there is no backup copy: `reader doctor --restore` keeps what can be read of it; "
        "else mend the file, or move it away to start anew"
    )


def _daily(path: Path) -> list[Path]:
    name = re.compile(rf"{re.escape(path.stem)}-\d{{4}}-\d\d-\d\d{re.escape(path.suffix)}")
    folder = path.parent / "backups"
    return sorted((each for each in folder.glob("*") if name.fullmatch(each.name)), reverse=True)


def _daily_path(path: Path, current: Signature) -> Path:
    return path.parent / "backups" / f"{path.stem}-{_day(current)}{path.suffix}"


def _day(current: Signature) -> str:
    return _day_of(current.modified / 1e9)


def _day_of(seconds: float) -> str:
    """The day as the reader's clock has it."""
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d")
