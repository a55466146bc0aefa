"""Two real programs on one library, and the reader's own editor at work beside one; each on a pseudo-terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import open_library
from tests.terminal.program import command, run_reader
from tests.terminal.screen import Screen

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")

TEXT = (
    "# Budget\n\nThe mayor spoke for an hour.\n\nWe will not raise taxes this year, she told the council.\n\n"
    "Then all of them went home.\n"
)
EDITOR = """
import sys
from pathlib import Path
path = Path(sys.argv[-1])
old, new = sys.argv[1:3]
text = path.read_text("utf-8")
print("In the editor:", repr(text), flush=True)
path.write_text(text.replace(old, new) if old else text + new, "utf-8")
"""


@pytest.fixture
def article(tmp_path) -> Path:
    source = tmp_path / "budget.md"
    source.write_text(TEXT, "utf-8")
    run_reader("add", str(source))
    (listed,) = [
        each for each in json.loads(run_reader("list", "--json").stdout) if each["title"] == "Budget"
    ]
    return Path(listed["path"])


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Sets $EDITOR to a program that puts words in the place of others; of nothing: at the end."""
    script = tmp_path / "an editor.py"
    script.write_text(EDITOR, "utf-8")

    def use(old: str, new: str) -> str:
        given = " ".join(f"'{each}'" for each in (sys.executable, str(script), old, new))
        monkeypatch.setenv("EDITOR", given)
        return given

    return use


def opened() -> Screen:
    screen = Screen(command("--no-analysis", "Budget"), columns=120)
    screen.until("The mayor spoke")
    return screen


def notes() -> list[dict[str, object]]:
    return json.loads(run_reader("notes", "--json").stdout)


def write_note(screen: Screen, words: str) -> None:
    screen.press("a")
    screen.until("Ctrl+s")
    screen.press(f"{words}\x13")
    screen.until("The note is saved")


def typed_into_a_note(keys: str) -> Screen:
    """The program with a note open in which the keys were typed."""
    screen = opened()
    screen.press("))a")
    screen.until("Ctrl+s")
    screen.press(keys)
    return screen


def leave(*screens: Screen) -> None:
    for screen in screens:
        screen.press("\x11")
        assert screen.wait() == 0
        assert b"Traceback" not in screen.output


def test_a_note_made_in_one_program_comes_to_the_other_without_a_key_and_back(article):
    one, other = opened(), opened()
    one.press(")")
    write_note(one, "Written in one.")
    other.until("Written in one.")
    other.press("))")
    write_note(other, "Answered in the other.")
    one.until("Answered in the other.")
    leave(one, other)
    assert sorted(str(note["note"]) for note in notes()) == ["Answered in the other.", "Written in one."]


def test_an_editor_on_the_articles_file_leaves_the_notes_on_their_words(article, editor):
    """The editor runs beside the program, which is not told; the text and its notes follow without a key."""
    screen = opened()
    screen.press(")))")
    write_note(screen, "Sure of that?")
    (before,) = notes()
    assert before["exact"] == "We will not raise taxes this year, she told the council."
    editor(
        "The mayor spoke for an hour.", "A new lead.\n\nThe mayor, it is said, spoke for an hour or for two."
    )
    run_editor(article)
    screen.until("A new lead.")
    screen.until(lambda: is_beside(screen, "We will not raise", "Sure of that?"))
    (after,) = notes()
    assert (after["status"], after["exact"]) == ("anchored", before["exact"])
    assert int(str(after["start"])) > int(str(before["start"]))
    editor("not raise taxes this year", "not raise any taxes next year")
    run_editor(article)
    screen.until("any taxes next year")
    screen.until(lambda: is_beside(screen, "We will not raise", "Sure of that?"))
    assert [note["status"] for note in notes()] == ["changed"]
    leave(screen)


def run_editor(path: Path) -> None:
    """As a shell runs $EDITOR."""
    script = 'eval "$EDITOR \\"\\$1\\""'
    subprocess.run(["sh", "-c", script, "sh", str(path)], check=True, stdout=subprocess.DEVNULL)


def is_beside(screen: Screen, words: str, note: str) -> bool:
    """Whether the note stands in the margin on the line of the words."""
    return any(words in line and note in line for line in screen.text.splitlines())


def test_the_readers_editor_writes_a_note_and_the_program_is_there_again(article, editor):
    editor("", " From the editor, 日本語.\n")
    screen = typed_into_a_note("Begun here.")
    screen.until("Begun here.")
    screen.press("\x07")
    screen.until(lambda: b"In the editor: 'Begun here.'" in screen.output)
    screen.until("Begun here. From the editor, 日本語.")
    screen.press(" And more.\x13")
    screen.until("The note is saved")
    assert [note["note"] for note in notes()] == ["Begun here. From the editor, 日本語. And more."]
    leave(screen)


@pytest.mark.parametrize(
    ("command_line", "told"),
    [
        ("false", "ended with status 1"),
        ("no-such-editor-anywhere", "is not there"),
        ('sh -c \'printf "\\377" >"$1"\' sh', "gave nothing usable back"),
    ],
)
def test_an_editor_that_fails_leaves_the_note_as_it_was(article, monkeypatch, tmp_path, command_line, told):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("EDITOR", command_line)
    screen = typed_into_a_note("Only here.\x07")
    screen.until(told)
    screen.press("\x13")
    screen.until("The note is saved")
    assert [note["note"] for note in notes()] == ["Only here."]
    leave(screen)


def test_an_interrupt_in_the_editor_is_the_editors(article, monkeypatch):
    """Ctrl+c in an editor goes to every program of the terminal."""
    monkeypatch.setenv("EDITOR", 'sh -c \'trap "echo Caught." INT; kill -INT 0; echo Afterwards. >"$1"\' sh')
    screen = typed_into_a_note("\x07")
    screen.until("Afterwards.")
    assert b"Caught." in screen.output
    screen.press("\x13")
    screen.until("The note is saved")
    assert [note["note"] for note in notes()] == ["Afterwards."]
    leave(screen)


@pytest.mark.parametrize("arguments", [(), ("Budget",)])
def test_a_conflict_in_the_file_is_merged_at_the_start_and_told(article, arguments):
    path = Path(os.environ["READER_LIBRARY"]) / "annotations.json"
    begun = path.read_bytes()
    versions = []
    for words in ("Of one.", "Of another."):
        path.write_bytes(begun)
        run_reader("annotate", "Budget", "--exact", "The mayor", "--note", words, "--no-analysis")
        versions.append(path.read_bytes())
    path.write_bytes(b"<<<<<<< HEAD\n%b=======\n%b>>>>>>> other\n" % (versions[0], versions[1]))
    screen = Screen(command("--no-analysis", *arguments), columns=120)
    screen.until_told("merged both sides of the conflict that git left")
    leave(screen)
    assert sorted(str(note["note"]) for note in notes()) == ["Of another.", "Of one."]


def test_what_was_typed_before_the_editor_is_a_draft_when_the_program_ends_in_it(article, monkeypatch):
    monkeypatch.setenv("EDITOR", "sh -c 'echo In it.; exec sleep 5' sh")
    screen = typed_into_a_note("Typed just before.\x07")
    screen.until(lambda: b"In it." in screen.output)
    screen.kill()
    assert len(notes()) == 1
    again = opened()
    again.press("gg]a\r")
    again.until("Typed just before.")
    again.press("\x13")
    again.until("The note is saved")
    leave(again)
    assert [note["note"] for note in notes()] == ["Typed just before."]


def test_a_draft_of_a_highlight_that_was_never_saved_is_told_at_the_start(article):
    library = open_library()
    library.drafts.write("2b1a9d5c-0000-4000-8000-000000000001", "Written before the power went.")
    screen = opened()
    screen.until_told("the highlight of an unfinished note is not there")
    leave(screen)
