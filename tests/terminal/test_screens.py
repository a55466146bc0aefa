"""The main paths in the real program, on a pseudo-terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.program import command, run_reader
from tests.terminal.screen import Screen

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")


def notes() -> list[dict[str, object]]:
    return json.loads(run_reader("notes", "--json").stdout)


def test_a_new_reader_highlights_notes_leaves_comes_back_and_exports(tmp_path):
    screen = Screen(command())
    screen.until("Obama touts")
    screen.press("\r")
    screen.until("alignment")
    screen.press(")))")
    screen.until("Barack Obama (said)")
    screen.press("H")
    screen.until("Highlighted in yellow")
    screen.press("a")
    screen.until("Ctrl+s")
    screen.press("A tough one, 日本語.\x13")
    screen.until("The note is saved")
    screen.press("q")
    screen.until("1 note")
    screen.press("q")
    assert screen.wait() == 0
    assert [note["note"] for note in notes()] == ["A tough one, 日本語."]

    screen = Screen(command())
    screen.until("1 note")
    screen.press("c")
    screen.until("alignment")
    screen.press("]a")
    screen.until("A tough one")
    screen.press("x")
    screen.until("Export the notes")
    target = tmp_path / "out.md"
    screen.press("\x15")
    screen.until(lambda: "obama-touts" not in screen.text)
    screen.press(str(target))
    screen.until("out.md")
    screen.press("\r")
    screen.until(target.exists)
    screen.until("Exported to")
    screen.press("\x11")
    assert screen.wait() == 0
    exported = target.read_text("utf-8")
    assert "> “Given the gaps of trust that exist”, Obama said, “that’s a tough negotiation”." in exported
    assert "— Barack Obama, *Obama touts" in exported
    assert "A tough one, 日本語." in exported


def test_an_article_from_a_pipe_is_read_with_keys_from_the_terminal_and_kept_by_one():
    screen = Screen(
        command("-", "--title", "From a pipe", "--url", "https://example.org/p"),
        stdin=b"Words that came through.\n",
    )
    screen.until("Words that came through")
    screen.until("K keeps it")
    screen.press("K")
    screen.until("Kept in the library")
    screen.press("q")
    screen.until("Obama touts")
    screen.press("q")
    assert screen.wait() == 0
    listed = json.loads(run_reader("list", "--json").stdout)
    assert [(a["title"], a["url"]) for a in listed if a["title"] == "From a pipe"] == [
        ("From a pipe", "https://example.org/p")
    ]


def test_killing_the_program_keeps_what_was_said_to_be_saved_and_ends_its_worker():
    screen = Screen(command("Obama"))
    screen.until("alignment")
    screen.until("Barack")
    screen.press(")))H")
    screen.until("Highlighted")
    children = Path(f"/proc/{screen.pid}/task/{screen.pid}/children")
    workers = children.read_text().split() if children.exists() else []
    screen.kill()
    assert len(notes()) == 1
    for worker in workers:
        subprocess.run([sys.executable, "-c", _WAIT, worker], check=True, timeout=30)


_WAIT = """
import os, sys, time
while True:
    try:
        os.kill(int(sys.argv[1]), 0)
        with open(f"/proc/{sys.argv[1]}/stat") as file:
            if file.read().rsplit(")", 1)[1].split()[0] == "Z":
                break
    except (ProcessLookupError, FileNotFoundError):
        break
    time.sleep(0.05)
"""


@pytest.mark.parametrize(("columns", "lines"), [(10, 3), (40, 12), (200, 60)])
def test_any_terminal_will_do(columns, lines):
    screen = Screen(command("--no-analysis", "Obama"), columns, lines)
    screen.until(lambda: "Obama" in screen.text.replace("\n", " "))
    screen.press("jj)H")
    screen.resize(80, 24)
    screen.until("alignment")
    screen.press("\x11")
    assert screen.wait() == 0
    assert b"Traceback" not in screen.output


def test_a_damaged_store_is_told_and_left_alone():
    run_reader("annotate", "Obama", "--exact", "could reach a deal soon")
    path = Path(os.environ["READER_LIBRARY"]) / "annotations.json"
    path.write_bytes(path.read_bytes()[:50])
    damaged = path.read_bytes()
    screen = Screen(command())
    screen.until("reader doctor --restore")
    screen.press("jx?")
    screen.press("\x11")
    assert screen.wait() == 0
    assert b"Traceback" not in screen.output
    refused = run_reader("show", "Obama")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.count(b"\n") == 1
    assert path.read_bytes() == damaged
