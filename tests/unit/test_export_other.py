"""Exports other than Markdown: JSON, citations and file names."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.annotations.model import Anchor, Annotation, Placed, Target
from reader.export import (
    FORMATS,
    ExportItem,
    citation,
    cited_passage,
    export_json,
    note_object,
    suggested_name,
    to_json,
)
from reader.intake.model import Metadata
from reader.text import parse_plain

METADATA = Metadata(
    title="Talks in Hangzhou", site="example.org", url="https://example.org/talks", published="2016-09-05"
)
DOCUMENT = parse_plain("One two three.")
MADE = "2026-11-24T01:02:03+00:00"


def annotation(target: Target | None, note: str = "", **fields: object) -> Annotation:
    return Annotation("n1", "a1", target, "green", note, ("t",), "Ann", MADE, MADE, **fields)  # type: ignore[arg-type]


TARGET = Target("two", "One ", " three.", 4, 7, "hash")


def test_a_note_on_a_passage() -> None:
    assert note_object(Placed(annotation(TARGET, "why"), Anchor(5, 8, "changed", 0.9))) == {
        "id": "n1",
        "article": "a1",
        "start": 5,
        "end": 8,
        "exact": "two",
        "prefix": "One ",
        "suffix": " three.",
        "color": "green",
        "note": "why",
        "tags": ["t"],
        "speaker": "Ann",
        "speaker_confidence": None,
        "created": MADE,
        "updated": MADE,
        "status": "changed",
        "on": "passage",
        "captured": None,
    }


def test_how_sure_a_speaker_is_stands_beside_the_name() -> None:
    note = note_object(Placed(annotation(TARGET, speaker_confidence=0.76), Anchor(4, 7, "anchored", 1.0)))
    assert (note["speaker"], note["speaker_confidence"]) == ("Ann", 0.76)


def test_an_orphan_keeps_its_words_but_has_no_place() -> None:
    note = note_object(Placed(annotation(TARGET), Anchor(None, None, "orphan", 0.0)))
    assert (note["start"], note["end"], note["exact"], note["status"]) == (None, None, "two", "orphan")


def test_a_note_on_the_article_has_no_passage() -> None:
    note = note_object(Placed(annotation(None, "all of it")))
    assert (note["start"], note["end"], note["exact"], note["prefix"], note["suffix"]) == (None,) * 5
    assert (note["on"], note["status"]) == ("article", "anchored")


def test_order_is_article_then_text_then_orphans() -> None:
    items = [
        Placed(annotation(TARGET), Anchor(None, None, "orphan", 0.0)),
        Placed(annotation(TARGET), Anchor(9, 12, "anchored", 1.0)),
        Placed(annotation(TARGET), Anchor(4, 7, "anchored", 1.0)),
        Placed(annotation(None)),
    ]
    exported = json.loads(export_json([ExportItem(METADATA, DOCUMENT, items)]))
    assert [note["start"] for note in exported] == [None, 4, 9, None]
    assert [note["on"] for note in exported] == ["article", "passage", "passage", "passage"]
    assert json.loads(export_json([])) == []


@given(st.text(), st.text())
def test_json_round_trips_and_is_safe_to_print(exact: str, note: str) -> None:
    item = Placed(
        annotation(Target(exact, "", "", 0, len(exact), ""), note), Anchor(0, len(exact), "anchored", 1.0)
    )
    text = export_json([ExportItem(METADATA, DOCUMENT, [item])])
    text.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    assert json.loads(text) == [note_object(item)]


def test_json_reads_well() -> None:
    assert to_json(["“é”"]) == '[\n  "“é”"\n]'


def test_every_format_takes_items_and_a_moment() -> None:
    items = [ExportItem(METADATA, DOCUMENT, [Placed(annotation(TARGET), Anchor(4, 7, "anchored", 1.0))])]
    for name, render in FORMATS.items():
        assert "two" in render(items, MADE), name


def test_citation_names_what_is_known() -> None:
    assert citation(METADATA, "Barack Obama") == (
        "Barack Obama, “Talks in Hangzhou”, example.org, 2016-09-05, https://example.org/talks"
    )
    assert citation(Metadata()) == ""
    assert citation(replace(METADATA, title="A\x1b[1m\nB", published="in May")) == (
        "“A�[1m B”, example.org, in May, https://example.org/talks"
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("one two", "“one two”"),
        ("“One,” he said.", "“One,” he said."),
        ('a "b"', 'a "b"'),
        ("it’s", "“it’s”"),
    ],
)
def test_a_copied_passage_has_one_pair_of_marks(text: str, quoted: str) -> None:
    assert cited_passage(text, Metadata(title="T")) == f"{quoted} — “T”"


@given(st.text(max_size=200))
@example("../../etc/passwd")
@example("CON")
@example("lpt1")
@example("𠀀" * 200)
@example(".hidden")
def test_a_file_name_is_safe(title: str) -> None:
    name = suggested_name(Metadata(title=title))
    stem = name.removesuffix(".md")
    assert 0 < len(stem) < len(name) <= 80
    assert len(name.encode()) <= 255
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f\x7f\s]', name)
    assert not name.startswith((".", "-"))
    assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9¹²³]", stem)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Obama touts USA cybersecurity", "obama-touts-usa-cybersecurity.md"),
        ("Don’t: a/b?", "dont-a-b.md"),
        ("Été à Łódź", "été-à-łódź.md"),
        ("con", "article-con.md"),
        ("…", "article.md"),
        ("word " * 40, "-".join(["word"] * 15) + ".md"),
    ],
)
def test_file_names_read_well(title: str, name: str) -> None:
    assert suggested_name(Metadata(title=title)) == name
