"""Correcting, and the people of the library, in the real program on a pseudo-terminal."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.terminal.program import command, run_reader
from tests.terminal.screen import Screen

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")


def test_a_speaker_is_corrected_and_found_among_the_people(tmp_path):
    screen = Screen(command("Obama"))
    screen.until("alignment")
    screen.press(")))")
    screen.until("Barack Obama (said)")
    screen.press("C")
    screen.until("who says it")
    screen.press("s")
    screen.until("type to narrow")
    screen.press("Bea Moss")
    screen.until("a new name")
    screen.press("\r")
    screen.until("Said by Bea Moss")
    screen.press("gp")
    screen.until("people")
    screen.press("/Bea")
    screen.until("1 person")
    screen.press("\r")
    screen.until("gaps of trust")
    screen.press("l\r")
    screen.until("as you corrected it")
    screen.press("\x0f")
    screen.until("1 person")
    screen.press("q")
    screen.until("alignment")
    screen.press("\x11")
    assert screen.wait() == 0
    said = json.loads(run_reader("people", "Bea Moss", "--json").stdout)
    assert {row["title"] for row in said} == {
        "Obama touts USA cybersecurity strength after meeting with Putin"
    }
    assert b", 1 quotation\n" in run_reader("people", "Bea Moss").stdout
    assert b"\n1 quotation\n" in run_reader("people", "Bea Moss", "--format", "md").stdout
    assert b"# Bea Moss" in run_reader("people", "Bea Moss", "--format", "md").stdout
    listed = json.loads(run_reader("people", "--json").stdout)
    assert next(row for row in listed if row["name"] == "Bea Moss")["quotations"] == 1
    assert len(said) == 2  # its two parts
    library = Path(os.environ["READER_LIBRARY"]) / "articles"
    for name, speaker in (("a", "Dolan"), ("b", "Ann Dolan, a teacher"), ("c", "Bill Dolan, a cook")):
        (library / f"{name}.md").write_text(
            f"“We knew nothing of this plan at all,” said {speaker}.\n", "utf-8"
        )
    assert b"others with that name: Ann Dolan; Bill Dolan\n" in run_reader("people", "Dolan").stderr
    assert run_reader("people", "Ann Dolan").stderr == b""
    assert (
        b"others with that name: Ann Dolan; Bill Dolan\n"
        in run_reader("correct", "rename-all", "Dolan", "Bob").stderr
    )
    for arguments, code in ((("Nobody At All",), 1), (("--format", "md"), 2), (("X", "--format", "pdf"), 2)):
        result = run_reader("people", *arguments)
        assert (result.returncode, result.stdout, result.stderr.count(b"\n")) == (code, b"", 1)
