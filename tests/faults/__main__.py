"""Puts the annotation store under faults: `python -m tests.faults`, all kinds in short form; more with the options.

Exit status 1 where anything acknowledged was lost, became unreadable, or was left out without a word. What cannot be
tried on this machine is named, with the reason.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import fields
from pathlib import Path

from tests.faults import kinds, tracing
from tests.faults.harness import Harness, NotPossibleError, Options

KINDS = {
    each.__name__: each
    for each in (
        kinds.kill,
        tracing.crashpoint,
        kinds.fsize,
        kinds.diskfull,
        kinds.concurrent,
        kinds.readonly,
        kinds.damage,
        kinds.mending,
        tracing.trace,
        tracing.powerloss,
    )
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)} (default: all)")
    for option in fields(Options):
        parser.add_argument(f"--{option.name}", type=int, default=option.default)
    given = vars(parser.parse_args(arguments))
    names = given.pop("kinds") or list(KINDS)
    unknown = [name for name in names if name not in KINDS]
    if unknown:
        parser.error(f"there is no kind {unknown[0]}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        harness = Harness(root, Options(**given))
        return max([_try(name, harness) for name in names])


def _try(name: str, harness: Harness) -> int:
    began = time.monotonic()
    try:
        verdict = KINDS[name](harness)
    except NotPossibleError as error:
        print(f"{name:<11} skipped: {error}", flush=True)
        return 0
    said = f"{verdict.trials} trials, {verdict.acknowledged} saves acknowledged, {len(verdict.faults)} faults"
    print(f"{name:<11} {said} ({time.monotonic() - began:.0f} s)", flush=True)
    for note in verdict.notes:
        print(f"            {note}")
    for fault in verdict.faults:
        print(f"            FAULT {fault}")
    return 1 if verdict.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
