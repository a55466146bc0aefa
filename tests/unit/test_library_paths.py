"""Names, pipes, links and devices: what stands in a library's folder and where an export is written to."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from reader.errors import LibraryError, ReaderError, UsageError
from reader.intake import read_source
from reader.library import Library, exporting, kind_for, open_library
from reader.library.files import write_out

POSIX = pytest.mark.skipif(os.name == "nt", reason="files of POSIX")


@pytest.fixture
def library() -> Library:
    library = open_library()
    article = library.open("Correction")
    library.annotate(article, article.document, 0, 5, note="Mine")
    return library


@POSIX
def test_a_name_that_is_not_utf8_is_told(library: Library) -> None:
    count = len(library.articles())
    path = os.fsencode(library.articles_path) + b"/caf\xe9.md"
    try:
        Path(os.fsdecode(path)).write_text("A text.", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    for each in (library, open_library(), open_library()):
        assert len(each.articles()) == count
        assert [line for line in each.warnings if "caf\ufffd.md has a name that is not UTF-8" in line]
        each.close()
    Path(os.fsdecode(path)).unlink()
    assert len(library.articles()) == count
    again = open_library()
    again.articles()
    assert again.warnings == []


@POSIX
def test_pipes_in_the_folder_are_no_articles(library: Library, tmp_path: Path) -> None:
    count = len(library.articles())
    os.mkfifo(library.articles_path / "pipe.md")
    (library.articles_path / "link.md").symlink_to(library.articles_path / "pipe.md")
    (library.articles_path / "device.md").symlink_to("/dev/zero")
    assert len(library.articles()) == count
    os.mkfifo(tmp_path / "pipe.md")
    for added in (tmp_path / "pipe.md", tmp_path):
        articles, problems = library.add([added])
        assert (articles, len(problems)) == ([], 1)
    with pytest.raises(ReaderError, match="pipe or device"):
        read_source(tmp_path / "pipe.md")


@POSIX
def test_an_export_goes_through_links(library: Library, tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target.name)
    assert library.export_to([], "md", link, is_forced=True) == [link]
    assert link.is_symlink()
    assert "Mine" in target.read_text("utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    dangling = tmp_path / "new.md"
    dangling.symlink_to("made.md")
    library.export_to([], "md", str(dangling))
    assert dangling.is_symlink()
    assert "Mine" in (tmp_path / "made.md").read_text("utf-8")
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    with pytest.raises(LibraryError, match="cannot write"):
        library.export_to([], "md", loop)


@POSIX
def test_a_pipe_or_device_is_written_into(library: Library, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with pytest.raises(LibraryError, match="cannot write"):
        library.export_to([], "md", pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    library.export_to([], "md", pipe)
    assert b"Mine" in os.read(reading, 65536)
    os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    write_out(Path("/dev/null"), b"x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    first, second = os.pipe()
    write_out(Path(f"/dev/fd/{second}"), b"through")
    assert os.read(first, 100) == b"through"
    os.close(first)
    os.close(second)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_is_one_line_and_stays(library: Library) -> None:
    with pytest.raises(LibraryError, match="cannot write /dev/full"):
        library.export_to([], "md", "/dev/full")
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_file_that_holds_something_else_is_not_written_over(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", "utf-8")
    with pytest.raises(LibraryError, match="--force replaces it"):
        library.export_to([], None, path)
    assert path.read_text("utf-8") == "mine"
    library.export_to([], None, path, is_forced=True)
    written = path.read_bytes()
    assert b"Mine" in written
    library.export_to([], None, path)
    assert path.read_bytes() == written
    assert "holds the same already" in library.warnings[-1]


def test_in_a_folder_no_file_is_written_over_nor_made_twice(library: Library, tmp_path: Path) -> None:
    (first,) = library.export_to([], None, f"{tmp_path}/notes/")
    assert library.export_to([], None, f"{tmp_path}/notes/") == [first]
    assert "holds the same already" in library.warnings[-1]
    first.write_text("mine", "utf-8")
    (second,) = library.export_to([], None, f"{tmp_path}/notes/")
    assert second.stem == f"{first.stem}-2"
    assert library.export_to([], None, f"{tmp_path}/notes/") == [second]
    assert first.read_text("utf-8") == "mine"
    assert library.export_to([], None, f"{tmp_path}/notes/", is_forced=True) == [first]
    assert first.read_bytes() == second.read_bytes()


def test_the_day_of_an_export_alone_makes_no_other_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = tmp_path / "report.md", f"{tmp_path}/notes/"
    (first,) = library.export_to([], None, folder)
    library.export_to(["Correction"], None, path)
    written = path.read_bytes()
    monkeypatch.setattr(exporting, "now", lambda: "2031-01-02T03:04:05+00:00")
    library.export_to(["Correction"], None, path)
    assert library.export_to([], None, folder) == [first]
    assert path.read_bytes() == written == first.read_bytes()
    assert [line for line in library.warnings if "holds the same already" in line]
    path.write_bytes(written.replace(b"Mine", b"Mine\nexported: 2030-01-02"))
    with pytest.raises(LibraryError, match="--force replaces it"):
        library.export_to(["Correction"], None, path)
    library.export_to(["Correction"], None, path, is_forced=True)
    assert b"exported: 2031-01-02" in path.read_bytes()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.md", "md"),
        ("a.MARKDOWN", "md"),
        ("a.json", "json"),
        ("a", "json"),
        (".json", "json"),
        ("a.x/", "json"),
    ],
)
def test_the_ending_is_the_format(path: str, kind: str) -> None:
    assert kind_for(path, "json") == kind


def test_an_ending_of_no_format_is_refused(library: Library, tmp_path: Path) -> None:
    (tmp_path / "folder.v2").mkdir()
    assert kind_for(tmp_path / "folder.v2") == "md"
    for path in ("notes.html", tmp_path / "a.pdf"):
        with pytest.raises(UsageError, match="--format"):
            kind_for(path)
        with pytest.raises(UsageError, match="--format"):
            library.export_to([], None, path)
    library.export_to([], "json", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_text("utf-8").startswith("[")


def test_a_slash_at_the_end_means_a_folder(library: Library, tmp_path: Path) -> None:
    (written,) = library.export_to([], None, f"{tmp_path}/new/notes/")
    assert written.parent == tmp_path / "new" / "notes"


@pytest.mark.parametrize(
    "path", ["", "  ", "~nosuchuser/x.md", "x" * 300, "a\0b.md", "a\0b/", "Correction.md/x" * 2]
)
def test_what_can_be_no_path_is_one_line(
    library: Library, tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Correction.md").write_text("x")
    with pytest.raises((LibraryError, UsageError)) as caught:
        library.export_to([], "md", path)
    assert str(caught.value).isprintable()
    assert [each.name for each in tmp_path.iterdir()] == ["Correction.md"]


def test_a_name_as_long_as_a_name_can_be(library: Library, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 252 + ".md")
    assert library.export_to([], None, path) == [path]
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@POSIX
def test_in_a_folder_that_was_deleted(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    shutil.rmtree(gone)
    with pytest.raises(LibraryError, match="cannot write"):
        library.export_to([], None, "notes.md")
    assert library.open("Correction").title == "Correction"
    with pytest.raises(ReaderError, match="does not exist"):
        library.open("./none.md")
    with pytest.raises(LibraryError, match="cannot be found"):
        open_library(Path("relative"))


def test_a_library_in_no_one_s_home_or_under_too_long_a_name(tmp_path: Path) -> None:
    for path in (Path("~nosuchuser/library"), tmp_path / ("x" * 300)):
        with pytest.raises(LibraryError) as caught:
            open_library(path)
        assert str(caught.value).isprintable()
