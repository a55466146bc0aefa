"""Faults that need no look at system calls."""

import os
import random
import resource
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

from reader.annotations.backups import backup_path
from reader.annotations.mending import mend
from reader.errors import StoreError
from tests.faults.documents import document, lines
from tests.faults.harness import NAME, Harness, NotPossibleError, Verdict, acknowledged, last_line

# Root without its right to pass over permissions: another user might not be let to this Python and these modules.
AS_OTHERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def kill(harness: Harness) -> Verdict:
    """SIGKILL after a number of acknowledged saves, at any moment of the next."""
    verdict, chance = Verdict(), random.Random(harness.options.seed)
    for number in range(harness.options.kills):
        folder, documents = harness.fresh(), harness.work(2000, number)
        writer = subprocess.Popen(
            harness.writer(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        feeding = threading.Thread(target=_feed, args=(writer, lines(documents)), daemon=True)
        feeding.start()
        head = b"".join(writer.stdout.readline() for _ in range(chance.randrange(1, 40)))
        killing = threading.Timer(chance.random() * 0.01, writer.kill)  # somewhere within a save or two
        killing.start()
        count = len(acknowledged(head + writer.stdout.read()))
        if writer.wait() == 0:
            verdict.notes.append(f"kill {number}: the writer had ended already")
        killing.join()
        feeding.join()
        harness.judge(verdict, folder, documents[:count], f"kill {number}")
    return verdict


def _feed(process: subprocess.Popen, content: bytes) -> None:
    try:
        with process.stdin as stream:
            stream.write(content)
    except OSError:
        pass  # it was killed


def fsize(harness: Harness) -> Verdict:
    """The file may not grow beyond a limit."""
    verdict = Verdict()
    for factor in (1.002, 1.05, 1.5):
        folder, documents = harness.fresh(), harness.work(1000, 7)
        limit = int((folder / NAME).stat().st_size * factor)
        written = harness.write(
            folder,
            documents,
            before=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
        verdict.notes.append(f"limit {factor}: {written.error}")
        if written.status == 0:
            verdict.faults.append(f"limit {factor}: all was acknowledged, there was no fault")
        harness.judge(verdict, folder, documents[: len(written.ids)], f"limit {factor}")
    return verdict


def diskfull(harness: Harness) -> Verdict:
    """A disk that gets full; the store is judged when there is room again."""
    _needs_root()
    if shutil.which("mount") is None:
        raise NotPossibleError("there is no mount")
    verdict, disk = Verdict(), harness.root / "disk"
    disk.mkdir()
    size = sum(each.stat().st_size for each in harness.fresh().rglob("*") if each.is_file())
    for room in (64, 160):
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size // 1024 + room}k", "tmpfs", str(disk)]
        done = subprocess.run(mount, capture_output=True)
        if done.returncode:
            raise NotPossibleError(f"no file system can be mounted ({last_line(done.stderr)})")
        try:
            folder, documents = harness.fresh(disk / "store"), harness.work(1000, 11)
            written = harness.write(folder, documents)
            copy = harness.root / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(folder, copy)
        finally:
            subprocess.run(["umount", str(disk)], check=True)
        verdict.notes.append(f"{room} KiB left: {written.error}")
        if written.status == 0:
            verdict.faults.append(f"{room} KiB left: all was acknowledged, there was no fault")
        harness.judge(verdict, copy, documents[: len(written.ids)], f"{room} KiB left")
    return verdict


def concurrent(harness: Harness) -> Verdict:
    """Two programs save at once."""
    verdict = Verdict()
    for number in range(harness.options.rounds):
        folder, saved = harness.fresh(), []
        sets = [[document(f"w{each}{number:04d}") for number in range(40)] for each in range(2)]
        writers = [
            subprocess.Popen(harness.writer(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for _ in sets
        ]
        feeding = [
            threading.Thread(target=_feed, args=(writer, lines(each)))
            for writer, each in zip(writers, sets, strict=True)
        ]
        for each in feeding:
            each.start()
        for writer, documents in zip(writers, sets, strict=True):
            count = len(acknowledged(writer.stdout.read()))
            saved += documents[:count]
            if writer.wait() or count < len(documents):
                verdict.faults.append(f"round {number}: a writer stopped after {count} of {len(documents)}")
        for each in feeding:
            each.join()
        harness.judge(verdict, folder, saved, f"round {number}")
    return verdict


def readonly(harness: Harness) -> Verdict:
    """Neither file nor folder, or one of them, may be written."""
    _needs_root()
    if shutil.which("setpriv") is None:
        raise NotPossibleError("there is no setpriv")
    verdict = Verdict()
    for of_file, of_folder in ((0o644, 0o555), (0o444, 0o555), (0o444, 0o755)):
        folder, documents, where = (
            harness.fresh(),
            harness.work(5, 3),
            f"file {of_file:o}, folder {of_folder:o}",
        )
        _give(folder, of_file, of_folder)
        written = harness.write(folder, documents, AS_OTHERS)
        verdict.notes.append(f"{where}: {written.error}")
        if written.ids:
            verdict.faults.append(f"{where}: it saved what it may not write")
        _give(folder, 0o644, 0o755)
        harness.judge(verdict, folder, documents[: len(written.ids)], where, AS_OTHERS)
    return verdict


def _give(folder: Path, of_file: int, of_folder: int) -> None:
    for each in (path for path in folder.rglob("*") if path.is_file()):
        each.chmod(of_file)
    folder.chmod(of_folder)


def _needs_root() -> None:
    if os.geteuid():
        raise NotPossibleError("only root can do that")


def _damages(chance: random.Random) -> dict[str, Callable[[bytes], bytes]]:
    return {
        "zero length": lambda _: b"",
        "the second half gone": lambda content: content[: len(content) // 2],
        "last byte gone": lambda content: content[:-1],
        "last 600 bytes gone": lambda content: content[:-600],
        "garbage at the end": lambda content: content + chance.randbytes(64),
        "4096 bytes zeroed": lambda content: content[:-4096] + bytes(4096),
        "all zeroed": lambda content: bytes(len(content)),
        "one bit flipped": lambda content: _flip(content, len(content) // 2),
        "another object": lambda _: b"{}",
    }


def damage(harness: Harness) -> Verdict:
    """The file is damaged at rest: the store refuses and leaves it, or recovers all; it never goes on with less."""
    verdict = Verdict()
    for name, change in _damages(random.Random(harness.options.seed)).items():
        folder = harness.fresh()
        damaged = change((folder / NAME).read_bytes())
        (folder / NAME).write_bytes(damaged)
        written = harness.write(folder, [document("after")])
        verdict.trials += 1
        if not written.ids:
            if (folder / NAME).read_bytes() != damaged:
                verdict.faults.append(f"{name}: it refused, but changed the file")
            continue
        found, said = harness.read(folder)
        count = sum(each.startswith("p") for each in found or ())
        if count < harness.options.preload and not said:
            verdict.faults.append(
                f"{name}: it went on with {count} of {harness.options.preload} without a word"
            )
    return verdict


def mending(harness: Harness) -> Verdict:
    """The file is damaged long after its copy was made, and mended: lost are at most the lines that were touched."""
    verdict, documents = Verdict(), harness.work(40, 5)
    for name, change in _damages(random.Random(harness.options.seed)).items():
        folder = harness.fresh()
        shutil.copyfile(folder / NAME, backup_path(folder / NAME))
        saved = documents[: len(harness.write(folder, documents).ids)]
        content = (folder / NAME).read_bytes()
        damaged = change(content)
        (folder / NAME).write_bytes(damaged)
        try:
            mended = mend(folder / NAME)
        except StoreError as error:
            verdict.faults.append(f"{name}: it could not be mended: {error}")
            continue
        if mended and (mended.kept is None or mended.kept.read_bytes() != damaged):
            verdict.faults.append(f"{name}: the damaged file was not kept")
        left = set(damaged.split(b"\n"))
        whole = b"\n".join(line for line in content.split(b"\n") if line in left)
        untouched = [each for each in saved if f'"note": "{each["id"]}\\t{each["rev"]}\\n'.encode() in whole]
        verdict.notes.append(f"{name}: {len(saved) - len(untouched)} of {len(saved)} lines touched")
        harness.judge(verdict, folder, untouched, name)
    return verdict


def _flip(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
