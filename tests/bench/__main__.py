"""Measures the program: `python -m tests.bench quotes entities anchoring store`, with options that all of them get.

Each name is a module of this package with `main(arguments)`. What needs data that is not in the repository looks for it
in the folder that READER_SHARED names.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path


def _available() -> list[str]:
    return sorted(
        path.stem
        for path in Path(__file__).parent.glob("[a-z]*.py")
        if "def main(" in path.read_text(encoding="utf-8") and path.stem not in ("peers", "__main__")
    )


def main(arguments: list[str]) -> int:
    """Runs the benches named, all without a name; says in one line each which were skipped and why. 0, or 1 if one was."""
    options = [argument for argument in arguments if argument.startswith("-")]
    names = [argument for argument in arguments if not argument.startswith("-")] or _available()
    skipped = []
    for name in names:
        if name not in _available():
            skipped.append(f"{name}: there is no tests/bench/{name}.py")
            continue
        print(f"## {name}\n", flush=True)
        try:
            importlib.import_module(f"tests.bench.{name}").main(options)
        except FileNotFoundError as error:
            skipped.append(f"{name}: {error}")
        print(flush=True)
    for line in skipped:
        print(f"skipped: {line}")
    return 1 if skipped else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
