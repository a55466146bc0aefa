"""An annotations.json that holds a conflict of git's: both sides made one, and the file with the markers kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.annotations.copies import KEPT, Outcome, holding_both
from reader.annotations.fileformat import DamageError, NewerSchemaError, parse
from reader.annotations.files import read_whole, replace_file
from reader.annotations.markers import Versions, between_markers, has_markers
from reader.annotations.merging import Merged, merge_files
from reader.annotations.refusals import cannot_save, named
from reader.annotations.storage import changing

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.fileformat import Contents


def merge_unmerged(path: Path, conflicted: bytes, staged: Versions | None) -> Outcome | None:
    """Merge the versions in git's stages, or where there are none those between the markers, into the file at path.

    conflicted: what stood there when the stages were read; None is returned where something else does now. Where a side
    cannot be read nothing is changed, and that is said. Raises StoreError where the file cannot be locked or written.
    """
    try:
        merged = _merge(_sides(conflicted) if staged is None else staged)
    except DamageError as error:
        return refusal(path, str(error), _advice(error, is_staged=staged is not None))
    with changing(path):
        try:
            if (read_whole(path) or (None,))[0] != conflicted:
                return None
            kept = _keep(path, conflicted)
            replace_file(path, merged.content)
        except OSError as error:
            raise cannot_save(path, error) from error
    return Outcome(_told(path, kept, merged, staged), is_merged=True)


def refusal(path: Path, why: str, advice: str) -> Outcome:
    """That the conflict in the file at path was left as it is."""
    message = f"{named(path)} holds a conflict that git left, and it was not merged: {why}. Nothing was changed; {advice}"
    return Outcome(message, is_merged=False)


def _sides(conflicted: bytes) -> Versions:
    """Both sides between the markers. Raises DamageError where one of them is no whole file."""
    found = between_markers(conflicted)
    if found is None:
        raise DamageError("its conflict markers are not whole")
    for name, side in (("first", found.ours), ("second", found.theirs)):
        if _parsed(side, f"the {name} side between its markers").broken_off:
            raise DamageError(f"the {name} side between its markers is cut off")
    try:
        is_known = bool(found.base) and not parse(found.base or b"").broken_off
    except DamageError:  # lines that both sides have may stand outside of the markers
        is_known = False
    return found if is_known else found._replace(base=None)


def _merge(versions: Versions) -> Merged:
    """Both sides made one; where one deleted the file, the other. Raises DamageError."""
    base, ours, theirs = versions
    if base and has_markers(base):  # git merged several states that both came of, and failed
        base = None
    for name, side in (("what both came of", base), ("the first side", ours), ("the second side", theirs)):
        if side is not None:
            _parsed(side, name)
    if ours is None or theirs is None:
        return Merged(ours or theirs or b"", [])
    return merge_files(base, ours, theirs)


def _parsed(side: bytes | None, name: str) -> Contents:
    """What a side holds. Raises DamageError, which names it."""
    try:
        return parse(side or b"")
    except DamageError as error:
        raise type(error)(f"{name} cannot be used: {error}") from error


def _keep(path: Path, conflicted: bytes) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    kept = path.parent / KEPT / f"{path.stem}-{moment}.git-conflict{path.suffix}"
    kept.parent.mkdir(exist_ok=True)
    replace_file(kept, conflicted)
    return kept


def _told(path: Path, kept: Path, merged: Merged, staged: Versions | None) -> str:
    is_one_sided = staged is not None and None in (staged.ours, staged.theirs)
    done = "took the only side there is" if is_one_sided else "merged both sides"
    ending = f"; `git add {path.name}` there tells git that it is solved" if staged else ""
    return (
        f"{done} of the conflict that git left in {named(path)}{holding_both(merged)}; "
        f"the file with the markers is kept as {named(kept)}{ending}"
    )


def _advice(error: DamageError, *, is_staged: bool) -> str:
    if isinstance(error, NewerSchemaError):
        return "update reader"
    if is_staged:
        return "`git checkout --ours annotations.json` or `--theirs` there takes one side as it is"
    return "mend the file, or `reader doctor --restore` puts together what can be read of it and of the last good copy"
