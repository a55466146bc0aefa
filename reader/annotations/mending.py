"""A damaged annotations.json put right: from what can be read of it and of its newest good copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.annotations import backups
from reader.annotations.fileformat import DamageError, NewerSchemaError, parse
from reader.annotations.files import read_whole, replace_file
from reader.annotations.refusals import cannot_save, named
from reader.annotations.salvage import salvage
from reader.annotations.storage import changing, load_file, refused
from reader.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.salvage import Salvaged


class Mended(NamedTuple):
    """What was put in the place of a damaged file, and from where."""

    salvaged: Salvaged
    copy: Path | None
    """The good copy that was used, too."""
    kept: Path | None
    """Where the damaged file is kept; None where there was none."""


def mend(path: Path) -> Mended | None:
    """Put in the place of a damaged file all that can be read of it and of its newest good copy; None: it is not damaged.

    Raises StoreError where nothing can be read anywhere, or a newer version wrote the file; nothing is changed then.
    """
    path = path.resolve()
    with changing(path):
        try:
            return _mend(path) if _is_damaged(path) else None
        except OSError as error:
            raise cannot_save(path, error) from error


def _is_damaged(path: Path) -> bool:
    try:
        load_file(path, is_expected=False)
    except NewerSchemaError as error:
        raise refused(path, error) from error
    except DamageError:
        return True
    return False


def _mend(path: Path) -> Mended:
    whole = read_whole(path)
    damaged = whole[0] if whole else b""
    copy, content, why = _newest_good(path)
    try:
        salvaged = salvage(damaged, content)
    except NewerSchemaError as error:
        raise refused(path, error) from error
    if salvaged is None:
        raise StoreError(
            f"nothing in {named(path)} can be read, and {'; '.join(why) or 'there is no backup copy of it'}; "
            "nothing was changed"
        )
    kept = None if whole is None else backups.put_aside(path, damaged, "damaged")
    replace_file(path, salvaged.content)
    return Mended(salvaged, copy, kept)


def _newest_good(path: Path) -> tuple[Path | None, bytes | None, list[str]]:
    """The newest good copy with its bytes, and why newer ones are not."""
    why: list[str] = []
    for copy in backups.backups(path):
        whole = read_whole(copy)
        if whole is None:
            continue
        try:
            parse(whole[0])
        except DamageError as error:
            why.append(f"the backup copy {named(copy)} cannot be used either: {error}")
            continue
        return copy, whole[0], why
    return None, None, why
