"""What bad input gets in the real program on a terminal: one clear line, the right exit code, nothing lost, no traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from reader.library import open_library
from tests.terminal.program import command, run_reader
from tests.terminal.screen import Screen

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
ALTERNATE_SCREEN = b"\x1b[?1049h"
TOO_LARGE = 65 << 20

BAD_FILES = [
    ("missing.md", None, "does not exist"),
    ("binary.md", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
    ("empty.md", b"", "is empty"),
    ("latin.md", "café noir".encode("latin-1"), "offset 3"),
    ("cut.md", b"caf\xc3", "starts at byte 3"),
]


def library_folder() -> Path:
    """The library of this test, with the samples in it."""
    open_library().close()
    return Path(os.environ["READER_LIBRARY"])


def restricted(*arguments: str) -> list[str]:
    """The program as somebody whom permission bits stop."""
    if os.geteuid() != 0:
        return command(*arguments)
    if shutil.which("setpriv") is None:
        pytest.skip("root without setpriv cannot be stopped by permission bits")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command(*arguments)]


def one_line(screen: Screen) -> str:
    """What a program that could not begin said: one line, in the right terms, without ever taking the screen."""
    assert screen.wait() == 1
    assert ALTERNATE_SCREEN not in screen.output
    assert b"Traceback" not in screen.output
    (line,) = screen.output.decode().strip().splitlines()
    return line


def leaves_well(screen: Screen) -> None:
    screen.press("\x11")
    assert screen.wait() == 0
    assert b"Traceback" not in screen.output


@pytest.mark.parametrize(("name", "content", "words"), BAD_FILES)
def test_a_bad_file_is_one_line_and_no_screen(tmp_path, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    line = one_line(Screen(command(str(path)), columns=250))
    assert words in line
    assert name in line


def test_a_file_that_may_not_be_read_is_one_line(tmp_path):
    path = tmp_path / "secret.md"
    path.write_text("Not for you.", "utf-8")
    path.chmod(0)
    assert "may not be read" in one_line(Screen(restricted(str(path)), columns=250))


def test_a_file_that_is_too_large_is_one_line(tmp_path):
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(TOO_LARGE)
    assert "64 MB" in one_line(Screen(command(str(path)), columns=250))


def test_standard_input_that_ends_within_a_character_names_its_place():
    assert "byte 3" in one_line(Screen(command("-"), columns=250, stdin=b"caf\xe2\x82"))


@pytest.mark.parametrize(("name", "content", "words"), BAD_FILES[1:])
def test_a_bad_file_in_the_library_is_told_and_the_rest_is_there(name, content, words):
    folder = library_folder()
    (folder / "articles" / f"aaa-{name}").write_bytes(content)
    screen = Screen(command(), columns=160, lines=40)
    screen.until("Obama touts")
    screen.until_told(words)
    assert f"aaa-{name}" in screen.notices
    leaves_well(screen)
    assert (folder / "articles" / f"aaa-{name}").read_bytes() == content


def test_a_file_that_goes_bad_while_the_list_stands_is_told_and_the_list_stays():
    folder = library_folder()
    (folder / "articles" / "000.md").write_text("---\ntitle: '! First of all'\n---\nWords here.\n", "utf-8")
    screen = Screen(command("--no-analysis"), columns=120, lines=30)
    screen.until("! First of all")
    screen.press("G")
    (folder / "articles" / "000.md").write_bytes(b"\x89PNG\0\0")
    screen.press("gg/First\r\r")
    screen.until_told("binary")
    assert "! First of all" in screen.text
    leaves_well(screen)


def test_broken_front_matter_is_text_with_a_warning():
    (library_folder() / "articles" / "000.md").write_text("---\n- a\n---\nBody text.\n", "utf-8")
    screen = Screen(command("--no-analysis", "000"), columns=120, lines=30)
    screen.until("Body text.")
    screen.until_told("not a YAML mapping")
    leaves_well(screen)


def test_two_files_with_one_id_are_both_there_with_one_warning():
    folder = library_folder()
    for name in ("one", "two"):
        text = f"---\nid: 3f0c9d0e-0000-4000-8000-000000000001\ntitle: '!{name}'\n---\nText of {name}.\n"
        (folder / "articles" / f"{name}.md").write_text(text, "utf-8")
    screen = Screen(command("--no-analysis"), columns=200, lines=60)
    screen.until("!one")
    screen.until("!two")
    screen.until_told("the same id")
    leaves_well(screen)


def test_a_library_that_may_not_be_written_can_be_read_and_says_so():
    folder = library_folder()
    for each in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        each.chmod(0o555)
    screen = Screen(restricted("--no-analysis", "Obama"), columns=120, lines=30)
    screen.until("alignment")
    screen.press(")H")
    screen.until_told("cannot save to")
    screen.press(")")
    leaves_well(screen)
    for each in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        each.chmod(0o755)
    assert json.loads(run_reader("notes", "--json").stdout) == []


@pytest.fixture
def full_disk(tmp_path):
    """A library on a disk with nothing left on it but one note's room already used."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if (
        os.geteuid() != 0
        or shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("needs root and mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_told_and_keeps_what_was_there(full_disk, monkeypatch):
    monkeypatch.setenv("READER_LIBRARY", str(full_disk))
    library_folder()
    run_reader("annotate", "Obama", "--exact", "could reach a deal soon", "--note", "kept")
    with (
        (full_disk / "ballast").open("wb", buffering=0) as file,
        pytest.raises(OSError, match="No space left"),
    ):
        while True:
            file.write(b"\0" * 512)
    screen = Screen(command("--no-analysis", "Obama"), columns=120, lines=30)
    screen.until("alignment")
    # The last page of the notes' file has room for some when there is none for the place in the article.
    while not refused(screen):
        before = len(stored(full_disk))
        screen.press(")H")
        screen.until(lambda before=before: refused(screen) or len(stored(full_disk)) > before)
    screen.until_told("No space")
    saved = len(stored(full_disk))
    leaves_well(screen)
    notes = json.loads(run_reader("notes", "--json").stdout)
    assert [note["note"] for note in notes if note["note"]] == ["kept"]
    assert len(notes) == saved


def refused(screen: Screen) -> bool:
    """Whether a note could not be saved."""
    return "cannotsaveto" in screen.notices


def stored(folder: Path) -> list[object]:
    """The annotations in a library's file, as anybody may read it who does not look while it is written."""
    for _ in range(1000):
        try:
            records = json.loads((folder / "annotations.json").read_text("utf-8"))["_default"]
        except ValueError:  # a line is being written, or what a full disk took of one is being cut off
            time.sleep(0.01)
        else:
            return [record for record in records.values() if record["kind"] == "annotation"]
    raise AssertionError("the file stays unreadable")


def test_escapes_of_an_article_and_of_a_note_never_reach_the_terminal():
    path = library_folder() / "articles" / "000.md"
    path.write_text(
        '---\ntitle: "!a\x1b]0;owned\x07 \\e[31m b"\nauthor: "\\x9b31m"\n---\nText \x1b]0;owned\x07\x9b2J end.\n',
        "utf-8",
    )
    run_reader("annotate", "000", "--exact", "Text", "--note", "n\x1b]0;owned\x07", "--tag", "t\x1b]0;owned")
    screen = Screen(command("--no-analysis"), columns=120, lines=30)
    screen.until("!a")
    screen.press("gg/!a\r\r")
    screen.until("Text")
    screen.press("]a")
    screen.until("owned")
    screen.press("\t")
    leaves_well(screen)
    assert b"\x1b]0;owned" not in screen.output
    assert b"\x9b" not in screen.output.replace("\u9b00".encode(), b"")


def test_bytes_from_the_keyboard_that_are_not_utf8_cost_nothing_but_themselves():
    library_folder()
    screen = Screen(command("--no-analysis", "Obama"), columns=120, lines=30)
    screen.until("alignment")
    screen.press(b"\xe9\xff\xc3))a")
    screen.until("Ctrl+s")
    screen.press("né".encode() + b"\xe9 " + b"\x1b[200~pasted \xe9 q text\x1b[201~" + b" end\x13")
    screen.until("The note is saved")
    leaves_well(screen)
    assert [note["note"] for note in json.loads(run_reader("notes", "--json").stdout)] == [
        "né\ufffd pasted \ufffd q text end"
    ]
