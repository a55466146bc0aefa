"""Running the user's $EDITOR on a note."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTE_FILE = "note.md"


@contextmanager
def interrupts_left_to_others() -> Iterator[None]:
    """While another program has the terminal, Ctrl+c is for that one, though this one is told of it as well."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # ignored, it would be so in the other one, too
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def edit_outside(text: str, editor: str | None = None) -> str:
    """Open text in an editor (given, else $VISUAL, $EDITOR, vi) and return what was saved.

    Raises LibraryError where the editor cannot be run, fails, or saves something that is not UTF-8; what it wrote is
    kept then, and the error says where.
    """
    command = _command(editor)
    given = text.encode("utf-8", "replace")
    try:
        folder = Path(tempfile.mkdtemp(prefix="reader-note-"))
    except OSError as error:
        raise LibraryError(f"there is no folder to edit the note in ({error}): it is as it was") from error
    try:
        edited = _edit(command, folder / _NOTE_FILE, given)
    except LibraryError as error:
        raise LibraryError(f"{error}{_kept(folder, given)}") from error
    shutil.rmtree(folder, ignore_errors=True)
    return edited


def _edit(command: list[str], path: Path, given: bytes) -> str:
    """What the command makes of a file at path with what is given. Raises LibraryError, a clause that says why not."""
    name = command[0]
    try:
        path.write_bytes(given)
        status = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 (the user's own editor)
        if not status:
            return path.read_text("utf-8").removesuffix("\n")
    except (OSError, ValueError) as error:  # ValueError: not UTF-8, or a command with a NUL in it
        if isinstance(error, FileNotFoundError) and path.exists():
            raise LibraryError(
                f"the editor {name} is not there: set $EDITOR, or `editor` in config.toml"
            ) from error
        raise LibraryError(
            f"the editor {name} gave nothing usable back ({error}): the note is as it was"
        ) from error
    raise LibraryError(f"the editor {name} ended with status {status}: the note is as it was")


def _kept(folder: Path, given: bytes) -> str:
    """Where to find what an editor that failed wrote, or left to recover; a folder with nothing new in it is removed."""
    try:
        left = {each.name: each.read_bytes().strip() for each in folder.iterdir() if each.is_file()}
    except OSError:
        left = {"": b""}
    if left.pop(_NOTE_FILE, b"") not in (b"", given.strip()) or left:
        return f"; what the editor left is kept in {folder}"
    shutil.rmtree(folder, ignore_errors=True)
    return ""


def _command(editor: str | None) -> list[str]:
    for given in (editor, os.environ.get("VISUAL"), os.environ.get("EDITOR")):
        if given and given.strip():
            try:
                return shlex.split(given)
            except ValueError as error:
                raise LibraryError(f"the editor {given!r} is no command ({error}): set $EDITOR") from error
    return ["vi"]
