"""The real store in processes of its own: killed, racing, and on disks that are full or read-only."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, uuid5

import pytest

from reader.annotations import AnnotationStore
from reader.annotations.model import new_annotation
from reader.errors import StoreError

FAULTS = Path(__file__).parents[1] / "faults"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and resource limits are POSIX")


def lines(prefix, number, words="w " * 200):
    for each in range(number):
        line = {
            "id": f"{prefix}{each:04d}", "rev": 0, "article": "a", "exact": "x", "prefix": "", "suffix": "", "start": 0,
            "end": 1, "color": "pink", "note": words, "tags": ["t"], "created": "2026", "updated": "2026",
        }  # fmt: skip
        yield json.dumps(line) + "\n"


def start_writer(path, *, before=None, wrap=()):
    return subprocess.Popen(
        [*wrap, sys.executable, FAULTS / "writer.py", path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
    )


def read_ids(path):
    run = subprocess.run(
        [sys.executable, FAULTS / "reader.py", path], capture_output=True, text=True, check=True
    )
    return {line.split("\t")[0] for line in run.stdout.splitlines()}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "annotations.json"


def test_two_programs_at_once_lose_nothing(path):
    writers = [start_writer(path) for _ in range(2)]
    for writer, prefix in zip(writers, "mn", strict=True):
        writer.stdin.writelines(lines(prefix, 100, "short"))
        writer.stdin.close()
    acknowledged = {line.strip() for writer in writers for line in writer.stdout}
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        writer.stdout.close()
        assert writer.stderr.read() == ""
        writer.stderr.close()
    assert len(acknowledged) == 200
    assert read_ids(path) == acknowledged


@pytest.mark.parametrize("acknowledged_before", [1, 7, 20, 43])
def test_a_killed_program_leaves_a_file_with_all_it_acknowledged(path, acknowledged_before):
    writer = start_writer(path)
    writer.stdin.writelines(lines("k", 60))
    writer.stdin.flush()
    acknowledged = [writer.stdout.readline().strip() for _ in range(acknowledged_before)]
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    acknowledged += rest.split()
    assert set(acknowledged) <= read_ids(path)
    store = AnnotationStore(path)
    store.put(new_annotation("a", None))
    assert len(store.annotations()) >= len(acknowledged) + 1
    assert store.check() == []


def test_a_file_size_limit_leaves_the_old_file(path):
    resource = pytest.importorskip("resource")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    out, error = start_writer(path, before=limit).communicate("".join(lines("s", 80)))
    assert "cannot save to" in error
    assert error.count("\n") == 1
    assert 0 < len(out.split()) < 80
    assert read_ids(path) == set(out.split())


@pytest.fixture
def small_disk(tmp_path):
    mount = shutil.which("mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]
    if (
        mount is None
        or os.geteuid() != 0
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("needs root and mount")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_the_old_file_and_memory(small_disk):
    path = small_disk / "annotations.json"
    store = AnnotationStore(path)
    kept = []
    with pytest.raises(StoreError, match="No space left on device"):
        for number in range(200):
            annotation = new_annotation("a", None, note=f"{number} " * 300)
            store.put(annotation)
            kept.append(annotation)
    assert kept
    assert (
        store.annotations()
        == AnnotationStore(path).annotations()
        == sorted(kept, key=lambda each: each.created)
    )
    assert not (small_disk / "annotations.json.tmp").exists()


def test_a_read_only_folder_can_be_read_and_refuses_a_change():
    wrap = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("as root this needs setpriv")
        wrap = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "annotations.json"
        AnnotationStore(path).put(new_annotation("a", None))
        before = path.read_bytes()
        folder.chmod(0o555)
        out, error = start_writer(path, wrap=wrap).communicate("".join(lines("r", 1)))
        folder.chmod(0o755)
        assert (out, path.read_bytes()) == ("", before)
        assert error.startswith(f"cannot save to {path.resolve()}: Permission denied.")
        assert error.count("\n") == 1


def test_ids_are_those_of_the_writer(path):
    start_writer(path).communicate("".join(lines("i", 1)))
    assert AnnotationStore(path).annotation(str(uuid5(NAMESPACE_URL, "i0000"))).color == "pink"
