"""Folders that cannot be written and disks that are full, with the real thing where this machine allows it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.annotations import AnnotationStore
from reader.errors import LibraryError
from reader.library import open_library
from reader.library.files import write_new, write_whole

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions and limits of POSIX")


def run_restricted(program: str) -> subprocess.CompletedProcess[str]:
    """Run Python as somebody whom permission bits stop: root gives up the right to pass them by."""
    command = [sys.executable, "-c", program]
    if IS_ROOT:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root without setpriv cannot be stopped by permission bits")
        command = [setpriv, "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


READ_ONLY = """
from reader.library import open_library
from reader.errors import ReaderError
library = open_library()
article = library.open("Correction")
print(len(library.articles()))
document = article.document
for action in (
    lambda: library.annotate(article, document, 0, 5, note="x"),
    lambda: library.add([__file__] if "__file__" in globals() else ["/etc/hostname"]),
    lambda: library.set_status("Correction", "done"),
    lambda: library.remove("Correction"),
    lambda: library.set_position(article.id, document, 3),
):
    try:
        result = action()
        print("done", result[1])
    except ReaderError as error:
        print(type(error).__name__, str(error).isprintable())
print(len(library.articles()))
"""


@POSIX
def test_a_read_only_library_is_read_and_refuses_changes_in_one_line(home: Path) -> None:
    library = open_library()
    count = len(library.articles())
    before = {path: path.read_bytes() for path in sorted(library.path.rglob("*")) if path.is_file()}
    folders = [path for path in [library.path, *library.path.rglob("*")] if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    try:
        done = run_restricted(READ_ONLY)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0] == lines[-1] == str(count)
    assert [line for line in lines[1:-1] if not line.endswith("Error True")] == [
        line for line in lines[1:-1] if line.startswith("done [")
    ]
    assert len(lines) == 7
    assert {path: path.read_bytes() for path in sorted(library.path.rglob("*")) if path.is_file()} == before


@POSIX
def test_a_library_that_cannot_be_made_is_one_line(home: Path) -> None:
    (home / "closed").mkdir(mode=0o555)
    program = (
        "from pathlib import Path; from reader.library import open_library; from reader.errors import LibraryError\n"
        f"try: open_library(Path({str(home / 'closed' / 'library')!r}))\n"
        "except LibraryError as error: print(error)"
    )
    done = run_restricted(program)
    assert done.stderr == ""
    assert "cannot write" in done.stdout
    assert len(done.stdout.splitlines()) == 1


FULL = """
import resource, signal
from reader.library import open_library
from reader.errors import ReaderError
library = open_library()
article = library.open_bytes(b"Some words of a text. " * 4000, title="Long")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
for action in (lambda: library.keep(article), lambda: library.annotate(article, article.document, 0, 4)):
    try:
        print("done", action())
    except ReaderError as error:
        print(type(error).__name__, error)
"""


@POSIX
def test_a_full_disk_leaves_nothing_half_written(home: Path) -> None:
    library = open_library()
    library.articles()
    before = {path: path.read_bytes() for path in sorted(library.path.rglob("*")) if path.is_file()}
    done = subprocess.run([sys.executable, "-c", FULL], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2
    assert all(line.split()[0] in {"LibraryError", "StoreError"} for line in done.stdout.splitlines())
    after = {path: path.read_bytes() for path in sorted(library.path.rglob("*")) if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert not [path for path in set(after) - set(before) if path.suffix in {".md", ".txt", ".tmp"}]


def test_write_whole_and_write_new(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_whole(path, b"1")
    write_whole(path, b"2")
    assert path.read_bytes() == b"2"
    names = [write_new(tmp_path / "a", "b", ".txt", b"3").name for _ in range(3)]
    assert names == ["b-2.txt", "b-3.txt", "b-4.txt"]
    assert sorted(each.name for each in path.parent.iterdir()) == ["b-2.txt", "b-3.txt", "b-4.txt", "b.txt"]
    with pytest.raises(LibraryError, match="cannot write"):
        write_whole(path / "below", b"x")


def test_of_a_store_that_lost_its_beginning_nothing_is_called_complete() -> None:
    library = open_library()
    article = library.open("Correction")
    for start in (0, 10, 20):
        library.annotate(article, article.document, start, start + 5)
    path = library.store.path
    lines = path.read_bytes().split(b"\n")
    records = next(number for number, line in enumerate(lines) if b'"_default"' in line) + 1
    for cut, told in ((records + 1, "at least 1 saved line of"), (records - 1, "its first lines are gone")):
        path.write_bytes(b"\n".join(lines[cut:]))
        assert any(line.startswith(told) for line in open_library().restore_annotations())


def test_a_damaged_store_is_told_and_can_be_restored() -> None:
    library = open_library()
    article = library.open("Correction")
    library.annotate(article, article.document, 0, 5)
    library.store.path.write_bytes(library.store.path.read_bytes()[:-40])
    findings = open_library().check()
    assert "annotations" in {finding.subject for finding in findings if not finding.ok}
    damaged = library.store.path.read_bytes()
    lines = open_library().restore_annotations()
    assert Path(lines[-1].rpartition(" ")[2]).read_bytes() == damaged
    assert AnnotationStore(library.store.path).damage() is None
    assert len(open_library().articles()) > 0
    assert open_library().restore_annotations() == ["the annotations are not damaged: nothing was restored"]
