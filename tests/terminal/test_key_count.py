"""Marking takes few keys: counted in the real program, from the article's first screen on."""

from __future__ import annotations

import json
import os

import pytest

from tests.terminal.program import command, run_reader
from tests.terminal.screen import Screen

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")

MOST_KEYS = 40
ARTICLE = """---
title: Counted
---
The council met on Monday. It was a long and rather noisy evening for everybody.

“We will build the bridge,” said Mayor Ines Roy, “and it will be open in June.” Nobody asked who pays.
"""


def test_a_sentence_a_phrase_and_a_quotation_with_notes_and_tags_in_40_keys(tmp_path):
    file = tmp_path / "counted.md"
    file.write_text(ARTICLE, "utf-8")
    assert run_reader("add", str(file)).returncode == 0
    screen = Screen(command("Counted"), 80, 24)
    pressed: list[str] = []

    def press(*keys: str) -> None:
        pressed.extend(keys)
        screen.press("".join(keys))

    def note_and_tag(words: str, *tag: str) -> None:
        screen.until("Ctrl+s")
        screen.press(words)
        screen.until(words)
        press("\x13")
        screen.until("The note is saved")
        press("t")
        screen.until("words apart by spaces")
        press(*tag)
        screen.until("town")
        press("\r")
        screen.until("Tagged #town")

    screen.until("Ines Roy")
    press("f")
    screen.until("type a label")
    label = screen.text.split("he council")[0][-1]  # the letter drawn on the first of the sentence's
    press(label)
    screen.until(lambda: "type a label" not in screen.text)
    press("a")
    note_and_tag("Short.", *"town")

    press(")")
    press("v", "6", "e", "o", "3", "w")
    screen.until("SELECT 3 words")
    press("A")
    note_and_tag("Really?", "t", "\t")

    screen.until("“ “We will build")  # analysis is done
    press("]", "q")
    screen.until("Ines Roy (said)")
    press("a")
    note_and_tag("Who pays?", "t", "\t")
    press("q")  # keys of all: the letters of tags count, the words of notes do not
    screen.until("Obama")
    screen.press("q")
    assert screen.wait() == 0

    made = json.loads(run_reader("notes", "--json").stdout)
    assert [(each["exact"], each["note"], each["tags"]) for each in made] == [
        ("The council met on Monday.", "Short.", ["town"]),
        ("long and rather", "Really?", ["town"]),
        (
            "“We will build the bridge,” said Mayor Ines Roy, “and it will be open in June.”",
            "Who pays?",
            ["town"],
        ),
    ]
    assert len(pressed) <= MOST_KEYS, pressed
