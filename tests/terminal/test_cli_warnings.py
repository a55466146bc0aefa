"""Which command tells of what in the library, and where an export on the command line goes."""

import os
from pathlib import Path

import pytest

from reader.library import open_library
from tests.terminal.program import run_reader

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


@pytest.fixture
def articles(home: Path) -> Path:
    library = open_library()
    folder = library.articles_path
    (folder / "bad.md").write_bytes(b"\0")
    (folder / "latin.md").write_bytes(b"caf\xe9 noir")
    (folder / "odd.md").write_text("---\n- a\n---\nOdd body", "utf-8")
    library.close()
    return folder


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("list",), 3),
        ((), 3),
        (("show", "Correction"), 0),
        (("show", "odd.md"), 1),
        (("text", "odd.md"), 1),
        (("status", "Correction", "later"), 0),
        (("tag", "Correction", "x"), 0),
        (("notes", "--json"), 0),
        (("quotes", "--speaker", "nobody at all", "--json"), 0),
    ],
)
def test_warnings_are_of_what_was_asked_for(articles: Path, arguments: tuple[str, ...], lines: int) -> None:
    done = run_reader(*arguments)
    assert done.returncode == 0
    assert done.stderr.count(b"\n") == lines, done.stderr


def test_a_file_that_is_no_article_is_told_where_it_is_asked_for(articles: Path) -> None:
    for arguments in (("show", "bad.md"), ("tag", "bad.md"), ("show", str(articles / "bad.md"))):
        done = run_reader(*arguments)
        assert done.returncode == 1
        assert done.stderr.count(b"\n") == 1
        assert b"binary" in done.stderr


@POSIX
def test_every_command_goes_on_beside_a_name_that_is_not_utf8(articles: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(articles) + b"/caf\xe9.md")).write_text("A text.", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    for arguments in (("list",), ("list", "--json"), ("show", "Correction"), ("notes",), ("doctor",)):
        done = run_reader(*arguments)
        assert b"Traceback" not in done.stderr
        assert done.returncode == (1 if arguments == ("doctor",) else 0)
    assert "caf\ufffd.md".encode() in run_reader("list").stderr


@POSIX
def test_export_into_standard_output_by_name(home: Path, tmp_path: Path) -> None:
    run_reader("annotate", "Correction", "--note", "Mine")
    expected = run_reader("export").stdout
    for name in ("/dev/stdout", "/dev/fd/1"):
        assert run_reader("export", "-o", name).stdout.count(b"Mine") == expected.count(b"Mine")
        path = tmp_path / "out.md"
        path.write_bytes(b"before\n")
        with path.open("ab") as file:
            assert run_reader("export", "-o", name, stdout=file).returncode == 0
        assert path.read_bytes().startswith(b"before\n")
        assert path.read_bytes().endswith(expected[-20:])
    assert Path("/dev/stdout").exists()


@pytest.mark.parametrize(
    ("path", "words"), [("notes.html", b"--format"), ("", b"no path"), ("~nosuchuser/x", b"home")]
)
def test_a_wrong_path_is_wrong_usage(tmp_path: Path, path: str, words: bytes) -> None:
    run_reader("annotate", "Correction", "--note", "Mine", cwd=tmp_path)
    done = run_reader("export", "-o", path, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert words in done.stderr
    assert list(tmp_path.iterdir()) == []
