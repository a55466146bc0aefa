"""Faults at single system calls, seen and set by strace: a kill on entry to one, and what a power failure leaves."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.documents import Document, document, lines
from tests.faults.harness import SECONDS, Harness, NotPossibleError, Verdict, acknowledged, last_line

CHANGES = (
    "write pwrite64 writev pwritev fsync fdatasync ftruncate truncate "
    "rename renameat renameat2 unlink unlinkat link linkat"
).split()
_SEEN = ["openat", "open", "creat", "close", "lseek", "read", *CHANGES]
REWRITTEN = [document("again", revision) for revision in range(125)]
"""So many states of one document that the store writes its file anew without the earlier ones."""
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)", re.DOTALL)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def crashpoint(harness: Harness) -> Verdict:
    """SIGKILL on entry to the first, second, ... call of each kind that changes something."""
    _needs_strace()
    verdict, documents = Verdict(), [*harness.work(12, 5), *REWRITTEN]
    for call in CHANGES:
        for number in range(1, harness.options.points + 1):
            folder = harness.fresh()
            inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}"]
            written = harness.write(folder, documents, ["strace", "-f", "-qq", "-o", "/dev/null", *inject])
            if written.status == 0:
                break  # there are no more calls of this kind
            if written.status != -signal.SIGKILL:
                verdict.faults.append(f"{call} {number}: status {written.status}: {written.error}")
            harness.judge(verdict, folder, documents[: len(written.ids)], f"{call} {number}")
        reached = number if written.status else number - 1
        verdict.notes += [f"{call}: killed on the first {reached}"] if reached else []
    if not verdict.trials:
        verdict.faults.append("the writer was never killed")
    return verdict


class Op(NamedTuple):
    """What a program did to a file in its folder; `ack` for a line on its standard output."""

    kind: str
    path: str = ""
    other: str = ""
    """Where a file was renamed to."""
    offset: int = 0
    """Where bytes were written, or the length a file was cut to."""
    data: bytes = b""
    is_new: bool = False
    """Opened so that it is made or emptied."""


def trace(harness: Harness) -> Verdict:
    """Nothing that was written may be waiting to be synced when a save is acknowledged."""
    verdict = Verdict(trials=1)
    for number, op, dirty in _with_dirty(_traced(harness, [*harness.work(12, 9), *REWRITTEN])[0]):
        if op.kind == "ack":
            verdict.acknowledged += 1
            if dirty:
                verdict.faults.append(f"call {number}: acknowledged with {sorted(dirty)} not synced")
    return verdict


def _with_dirty(ops: list[Op]) -> Iterator[tuple[int, Op, set[str]]]:
    """Each call with the files and folders that were changed and not synced until then."""
    dirty: set[str] = set()
    for number, op in enumerate(ops):
        if op.kind in ("write", "cut"):
            dirty.add(op.path)
        elif op.kind == "rename":
            dirty.discard(op.path)
            dirty.add(os.path.dirname(op.other))  # noqa: PTH120 (a name in a trace)
        elif op.kind == "sync":
            dirty.discard(op.path)
        yield number, op, dirty


def powerloss(harness: Harness) -> Verdict:
    """The power fails: what was synced survives; of what was not, each write may, or not, or a part of it."""
    verdict, documents, chance = (
        Verdict(),
        [*harness.work(15, 13), *REWRITTEN],
        random.Random(harness.options.seed),
    )
    ops, folder, before = _traced(harness, documents)
    changing = [number for number, op in enumerate(ops) if op.kind != "open"]
    ends = {number + each for number, op in enumerate(ops) if op.kind == "rename" for each in (-1, 0, 1)}
    ends.update(chance.sample(changing, min(len(changing), harness.options.states)))
    for end in sorted(ends):
        past = ops[: end + 1]
        files = dict(before)
        how = chance.choice(["nothing", "all", "some", "some"])
        for number, op in enumerate(past):
            _survive(files, op, how if not _is_durable(op, past[number + 1 :], folder) else "all", chance)
        state = harness.root / "state"
        shutil.rmtree(state, ignore_errors=True)
        for path, content in files.items():
            copy = state / Path(path).relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)
        count = sum(op.kind == "ack" for op in past)
        harness.judge(
            verdict, state, documents[:count], f"after call {end}, {how} of what was not synced kept"
        )
    return verdict


def _is_durable(op: Op, later: list[Op], folder: str) -> bool:
    """Whether a later sync covers the call: of the file under its name of then, or of the folder for a name."""
    name = op.other or op.path
    for each in later:
        if each.kind == "rename" and each.path == name:
            name = each.other
        names_count = op.kind in ("rename", "unlink") or op.is_new
        if each.kind == "sync" and (each.path == name or (names_count and each.path == folder)):
            return True
    return False


def _survive(files: dict[str, bytes], op: Op, how: str, chance: random.Random) -> None:
    if how == "nothing" or (how == "some" and chance.random() < 0.5):
        return
    if how == "some" and op.kind == "write" and chance.random() < 0.5:
        op = op._replace(data=op.data[: chance.randrange(len(op.data) + 1) // 512 * 512])
    _apply(files, op)


def _apply(files: dict[str, bytes], op: Op) -> None:
    content = files.get(op.path, b"")
    if op.kind == "open" and op.is_new:
        files[op.path] = b""
    elif op.kind == "write":
        start = content[: op.offset].ljust(op.offset, b"\0")
        files[op.path] = start + op.data + content[op.offset + len(op.data) :]
    elif op.kind == "cut":
        files[op.path] = content[: op.offset].ljust(op.offset, b"\0")
    elif op.kind == "rename" and op.path in files:
        files[op.other] = files.pop(op.path)
    elif op.kind == "unlink":
        files.pop(op.path, None)


def _traced(harness: Harness, documents: list[Document]) -> tuple[list[Op], str, dict[str, bytes]]:
    """What a writer does, in which folder, and the files that were there before."""
    _needs_strace()
    folder = harness.fresh().resolve()
    before = {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    log = harness.root / "trace"
    flags = ["-f", "-qq", "-xx", "-s", "100000000", "-o", str(log), "-e", f"trace={','.join(_SEEN)}"]
    done = subprocess.run(
        ["strace", *flags, *harness.writer(folder)],
        input=lines(documents),
        capture_output=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, last_line(done.stderr)
    ops = list(Trace(str(folder)).ops(log.read_text(errors="replace")))
    assert sum(op.kind == "ack" for op in ops) == len(acknowledged(done.stdout)) == len(documents)
    return ops, str(folder), before


class Trace:
    """Reads what strace wrote, keeping which file each descriptor is and where in it."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._files: dict[int, tuple[str, int]] = {}

    def ops(self, log: str) -> Iterator[Op]:
        begun: dict[str, str] = {}
        for line in log.splitlines():
            process, _, call = line.partition(" ")
            call = call.strip()
            if "<unfinished ...>" in call:
                begun[process] = call.partition("<unfinished")[0]
                continue
            resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", call)
            found = _CALL.match(begun.pop(process, "") + resumed[1] if resumed else call)
            if found and int(found[3]) >= 0:
                yield from self._ops_of(found[1], found[2], int(found[3]))

    def _ops_of(self, call: str, arguments: str, result: int) -> Iterator[Op]:
        if call in ("openat", "open", "creat"):
            yield from self._open(call, arguments, result)
        elif call.startswith(("rename", "unlink", "link")):
            paths = _texts(arguments)
            if paths[0].startswith(self._folder):
                assert not call.startswith("link"), "links are not modelled"
                yield Op("rename", *paths) if call.startswith("rename") else Op("unlink", paths[0])
        else:
            descriptor = re.match(r"\d+", arguments)
            if descriptor:
                yield from self._on_open_file(call, int(descriptor[0]), arguments, result)

    def _open(self, call: str, arguments: str, result: int) -> Iterator[Op]:
        path = os.path.realpath(_texts(arguments)[0])
        if not path.startswith(self._folder):
            self._files.pop(result, None)
            return
        assert "O_APPEND" not in arguments, "appending is not modelled"
        self._files[result] = path, 0
        is_made = "O_CREAT" in arguments and "O_EXCL" in arguments
        yield Op("open", path, is_new=is_made or "O_TRUNC" in arguments or call == "creat")

    def _on_open_file(self, call: str, descriptor: int, arguments: str, result: int) -> Iterator[Op]:
        if descriptor == 1 and call == "write":
            for _ in range(_texts(arguments)[0][:result].count("\n")):
                yield Op("ack")
        if descriptor not in self._files:
            return
        path, position = self._files[descriptor]
        if call == "close":
            del self._files[descriptor]
        elif call == "write":
            self._files[descriptor] = path, position + result
            yield Op("write", path, offset=position, data=_bytes(arguments)[:result])
        elif call in ("read", "lseek"):
            self._files[descriptor] = path, result if call == "lseek" else position + result
        elif call in ("fsync", "fdatasync"):
            yield Op("sync", path)
        elif call == "ftruncate":
            yield Op("cut", path, offset=int(arguments.split(",")[1]))
        else:
            raise AssertionError(f"{call} is not modelled")


def _bytes(arguments: str) -> bytes:
    found = _TEXT.search(arguments)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _texts(arguments: str) -> list[str]:
    return [os.fsdecode(bytes.fromhex(each.replace("\\x", ""))) for each in _TEXT.findall(arguments)]


def _needs_strace() -> None:
    if shutil.which("strace") is None:
        raise NotPossibleError("there is no strace")
    done = subprocess.run(["strace", "-qq", "-o", os.devnull, sys.executable, "-c", ""], capture_output=True)
    if done.returncode:
        raise NotPossibleError(f"strace cannot trace here ({last_line(done.stderr)})")
