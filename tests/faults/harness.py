"""Stores in folders of their own, programs that write and read them, and the verdict after a fault."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.documents import Document, document, lines, stored_before, work

HERE = Path(__file__).parent
NAME = "annotations.json"
SECONDS = 120


@dataclass
class Options:
    """How much of each kind is tried."""

    kills: int = 8
    preload: int = 30
    points: int = 10
    """Calls of each kind at which the writer is killed."""
    states: int = 12
    """States of the disk that are looked at after the power failed."""
    rounds: int = 2
    seed: int = 1


@dataclass
class Verdict:
    """What a kind of fault did to the store."""

    trials: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class NotPossibleError(Exception):
    """This kind cannot be tried here. The message says why."""


@dataclass
class Written:
    """What a writer said: the ids it acknowledged, its exit status and its last line of errors."""

    ids: list[str]
    status: int
    error: str


class Harness:
    """Stores with `options.preload` documents, to put under faults."""

    def __init__(self, root: Path, options: Options) -> None:
        self.root, self.options = root, options
        self._base = root / "base"
        self._base.mkdir()
        filled = self.write(self._base, stored_before(options.preload))
        assert (filled.status, len(filled.ids)) == (0, options.preload), filled

    def fresh(self, folder: Path | None = None) -> Path:
        """A folder with a store in it as it was before any fault."""
        folder = folder or self.root / "trial"
        shutil.rmtree(folder, ignore_errors=True)
        return shutil.copytree(self._base, folder)

    def work(self, count: int, seed: int) -> list[Document]:
        return work(self.options.preload, count, seed)

    def writer(self, folder: Path) -> list[str]:
        return [sys.executable, str(HERE / "writer.py"), str(folder / NAME)]

    def write(
        self, folder: Path, documents: list[Document], wrap: Sequence[str] = (), before=None
    ) -> Written:
        """Let a writer save documents; wrap: a command to run it with, before: called in the new process."""
        done = subprocess.run(
            [*wrap, *self.writer(folder)],
            input=lines(documents),
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=before,
        )
        return Written(acknowledged(done.stdout), done.returncode, last_line(done.stderr))

    def read(self, folder: Path, wrap: Sequence[str] = ()) -> tuple[dict[str, int] | None, str]:
        """Revisions by id, None where the store refuses, and what the reader complained of."""
        command = [*wrap, sys.executable, str(HERE / "reader.py"), str(folder / NAME)]
        done = subprocess.run(command, capture_output=True, timeout=SECONDS)
        if done.returncode:
            return None, last_line(done.stderr)
        rows = (line.split("\t") for line in done.stdout.decode().splitlines())
        return {identifier: int(revision) for identifier, revision in rows}, last_line(done.stderr)

    def judge(
        self, verdict: Verdict, folder: Path, saved: list[Document], where: str, wrap: Sequence[str] = ()
    ) -> None:
        """Is the store readable, is all there that was acknowledged, and does the next save work and lose nothing?"""
        verdict.trials += 1
        verdict.acknowledged += len(saved)
        expected = {each["id"]: each["rev"] for each in [*stored_before(self.options.preload), *saved]}
        found, error = self.read(folder, wrap)
        if found is None:
            verdict.faults.append(f"{where}: unreadable: {error}")
            return
        lost = [key for key, revision in expected.items() if found.get(key, -1) < revision]
        if lost:
            verdict.faults.append(f"{where}: {len(lost)} acknowledged lost, the first {lost[0]}")
        after = self.write(folder, [document("after")], wrap)
        later, _ = self.read(folder, wrap)
        if after.ids != ["after"] or later is None or not {"after", *found} <= later.keys():
            verdict.faults.append(f"{where}: the next save failed or lost something: {after.error}")


def acknowledged(output: bytes) -> list[str]:
    """Only whole lines count."""
    return output.decode().split("\n")[:-1]


def last_line(output: bytes) -> str:
    return output.decode(errors="replace").strip().split("\n")[-1][-160:]
