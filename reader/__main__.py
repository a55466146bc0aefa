"""`reader` and `python -m reader`."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command line and leave with its exit code."""
    _fill_closed_streams()
    try:
        from reader.cli.direct import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _fill_closed_streams() -> None:
    """Open nothing in the place of a standard stream that was closed, or the next file opened would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (stays open)


if __name__ == "__main__":
    main()
