"""Running the user's git in a library's folder."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from reader.annotations.markers import Versions
from reader.errors import LibraryError
from reader.intake import clean_line

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 10.0
"""For git to answer."""
_QUIET = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "--literal-pathspecs")
"""Run nothing that the repository names."""


class _GitFailedError(LibraryError):
    """git ran, and said no."""


def run_git(folder: Path, *arguments: str) -> str:
    """What git says in folder. Raises LibraryError where it cannot be asked, fails, or folder is in no repository."""
    try:
        return os.fsdecode(_ask(folder, *arguments)).strip()
    except _GitFailedError as error:
        if _is_in_work_tree(folder.resolve()):
            raise
        raise LibraryError(
            f"the library {folder} is not in a git repository, or {error}: run `git init` there first"
        ) from error


def staged_versions(path: Path) -> Versions | None:
    """What git's index holds of a file in conflict; None where git knows of no conflict there.

    Raises LibraryError, a clause that says why, where the file lies in a work tree and git cannot be asked.
    """
    if not _is_in_work_tree(path.parent):
        return None
    listed = _ask(path.parent, "ls-files", "-u", "-z", "--", path.name).split(b"\0")
    names = {
        entry[2]: entry[1].decode() for line in listed if len(entry := line.partition(b"\t")[0].split()) == 3
    }
    base, ours, theirs = (_blob(path.parent, names.get(stage)) for stage in (b"1", b"2", b"3"))
    return None if ours is None and theirs is None else Versions(base, ours, theirs)


def _is_in_work_tree(folder: Path) -> bool:
    return any(os.path.lexists(each / ".git") for each in (folder, *folder.parents))


def _blob(folder: Path, name: str | None) -> bytes | None:
    return None if name is None else _ask(folder, "cat-file", "blob", name)


def _ask(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 (nothing in it comes from outside)
            ["git", *_QUIET, "-C", str(folder), *arguments],  # noqa: S607 (the user's git)
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=SECONDS,
            env=_environment(),
        )
    except FileNotFoundError as error:
        raise LibraryError(
            "the program git was not found; install it, or put its folder into PATH"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise LibraryError(f"git did not answer within {SECONDS:g} seconds") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _GitFailedError(f"git failed ({clean_line(said[-1]) if said else error.returncode})") from error
    except OSError as error:
        raise LibraryError(f"git cannot be run ({error.strerror or error})") from error
    return done.stdout


def _environment() -> dict[str, str]:
    """The user's, without what names another repository, locks the index or fetches over the network."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(("GIT_CONFIG", "GIT_EXEC"))
    }
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
