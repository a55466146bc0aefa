"""`reader correct`, as scripts call it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.terminal.program import run_reader


def rows(*arguments):
    result = run_reader(*arguments, "--json")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def made(*arguments):
    result = run_reader("correct", *arguments)
    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout.decode().split()


def test_corrections_are_made_listed_exported_and_deleted_by_a_script(tmp_path):
    first = next(row for row in rows("quotes", "Obama") if row["text"].startswith("Given the gaps"))
    ids = made("speaker", "Obama", "John Kerry", "--exact", "gaps of trust")
    said = [row for row in rows("quotes", "Obama") if row["group"] == first["group"]]
    assert {row["speaker"]["name"] for row in said} == {"John Kerry"}
    assert len(ids) == len(said) == 2
    made("not-quotation", "Obama", "--at", str(first["start"]), str(first["end"]))
    assert first["start"] not in [row["start"] for row in rows("quotes", "Obama")]
    made("quotation", "Obama", "--at", str(first["start"]), str(first["end"]), "--speaker", "Barack Obama")
    again = next(row for row in rows("quotes", "Obama") if row["start"] == first["start"])
    assert (again["text"], again["speaker"]["name"]) == (first["text"], "Barack Obama")

    made("rename", "Obama", "Vladimir Putin", "V. V. Putin")
    made("type", "Obama", "V. V. Putin", "org")
    made("merge", "Obama", "John Kerry", "Barack Obama")
    entities = {row["name"]: row for row in rows("entities", "Obama")}
    assert entities["V. V. Putin"]["type"] == "ORG"
    assert "John Kerry" in entities["Barack Obama"]["aliases"]
    mention = entities["Barack Obama"]["mentions"][-1]
    made("split", "Obama", "Somebody Else", "--at", str(mention["start"]), str(mention["end"]))
    made("not-entity", "Obama", "--exact", "Syria", "--suffix", "after", "--everywhere")
    made("entity", "Obama", "event", "--exact", "tough negotiation")
    entities = {row["name"]: row for row in rows("entities", "Obama")}
    assert [m["start"] for m in entities["Somebody Else"]["mentions"]] == [mention["start"]]
    assert all(m["text"] != "Syria" for row in entities.values() for m in row["mentions"])
    assert entities["tough negotiation"]["type"] == "EVENT"

    listed = rows("correct", "list", "Obama")
    assert len(listed) == 10
    assert {row["status"] for row in listed} == {"anchored"}
    text = run_reader("text", "Obama").stdout.decode()
    assert all(text[row["start"] : row["end"]] == row["exact"] for row in listed)
    assert b"said by John Kerry" in run_reader("correct", "list").stdout
    target = tmp_path / "made.jsonl"
    assert run_reader("correct", "export", "-o", str(target)).returncode == 0
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    target.write_text("mine", "utf-8")
    refused = run_reader("correct", "export", "-o", str(target))
    assert (refused.returncode, target.read_text("utf-8")) == (1, "mine")
    assert b"--force" in refused.stderr
    assert run_reader("correct", "export", "-o", str(target), "--force").returncode == 0
    assert len(target.read_text("utf-8").splitlines()) == len(lines)
    assert run_reader("correct", "export", "-o", "/dev/stdout").stdout == target.read_bytes()
    assert [line["kind"] for line in lines] == [row["kind"] for row in listed]
    assert all(line["before"] != line["after"] for line in lines if line["kind"] != "set-speaker")

    assert run_reader("correct", "delete", *(row["id"] for row in listed)).returncode == 0
    assert rows("correct", "list") == []
    assert next(row for row in rows("quotes", "Obama") if row["start"] == first["start"]) == first


def test_the_first_of_two_names_that_no_one_has_is_told():
    for names, missing in ((("Foo", "Bar"), "Foo"), (("John Kerry", "Bar"), "Bar")):
        refused = run_reader("correct", "merge", "Obama", *names)
        assert refused.returncode == 1
        assert f"there is no name “{missing}”" in refused.stderr.decode()


def test_of_two_with_one_name_the_one_that_is_said_is_corrected():
    run_reader("list")
    (Path(os.environ["READER_LIBRARY"]) / "articles" / "scores.md").write_text(
        "# Scores\n\nNHL results:\n\nChicago 5 Boston 3\n\nDetroit 2 Calgary 1\n\nThe teams flew to Chicago, to see its mayor.\n",
        "utf-8",
    )

    def kinds():
        return sorted(row["type"] for row in rows("entities", "Scores") if row["name"] == "Chicago")

    assert kinds() == ["GPE", "ORG"]
    refused = run_reader("correct", "type", "Scores", "Chicago", "person")
    assert refused.returncode == 2
    assert b"org:chicago or gpe:chicago" in refused.stderr
    made("type", "Scores", "org:chicago", "fac")
    assert kinds() == ["FAC", "GPE"]
    made("merge", "Scores", "fac:chicago", "gpe:chicago")
    assert kinds() == ["GPE"]


def test_a_correction_that_changes_nothing_says_so():
    result = run_reader("correct", "type", "Obama", "Barack Obama", "person")
    assert result.returncode == 0
    assert b"nothing is changed" in result.stderr


def test_notes_follow_the_speaker_of_a_quotation_told_anew_and_of_one_renamed():
    run_reader("annotate", "Obama", "--exact", "gaps of trust")
    first = next(row for row in rows("quotes", "Obama") if row["text"].startswith("Given the gaps"))
    place = ("--at", str(first["start"]), str(first["end"]))
    (quotation,) = made("quotation", "Obama", *place, "--speaker", "John Kerry")
    assert [row["speaker"] for row in rows("notes")] == ["John Kerry"]
    (renamed,) = made("rename", "Obama", "John Kerry", "J. Kerry")
    assert [row["speaker"] for row in rows("notes")] == ["J. Kerry"]
    made("delete", renamed, quotation)
    assert [row["speaker"] for row in rows("notes")] == ["Barack Obama"]


def test_the_quotations_that_one_statement_tells_are_corrected_together(tmp_path):
    path = tmp_path / "statement.md"
    path.write_text(
        "“A day is long enough for it,” said Ana Ruiz. “Another day would be too much.”\n", "utf-8"
    )
    assert run_reader("add", str(path)).returncode == 0
    result = run_reader("correct", "speaker", "statement", "Bea Moss", "--exact", "long enough")
    assert len(result.stdout.split()) == 2
    assert result.stderr == b"reader: said by Bea Moss: 2 quotations\n"
    assert [row["speaker"]["name"] for row in rows("quotes", "statement")] == ["Bea Moss"] * 2
    again = run_reader("correct", "speaker", "statement", "Bea Moss", "--exact", "long enough")
    assert (again.returncode, again.stdout) == (0, b"")
    assert again.stderr == b"reader: said by Bea Moss, as you said before\n"
    back = run_reader("correct", "delete", result.stdout.decode().split()[1])
    assert back.stderr == b"reader: 2 corrections taken back: they were made together\n"
    assert rows("correct", "list") == []
    run_reader("correct", "speaker", "statement", "Bea Moss", "--exact", "long enough")
    made("speaker", "statement", "Cy Ott", "--exact", "Another day")
    made("speaker", "statement", "", "--exact", "long enough")
    assert [row["speaker"] and row["speaker"]["name"] for row in rows("quotes", "statement")] == [
        None,
        "Cy Ott",
    ]


def test_what_cannot_be_corrected_gets_one_line():
    for arguments, code in (
        (("speaker", "Obama", "X"), 2),
        (("speaker", "Obama", "X", "--exact", "no such words anywhere"), 1),
        (("speaker", "Obama", "X", "--exact", "Hangzhou"), 1),
        (("rename", "Obama", "Nobody Here", "X"), 1),
        (("type", "Obama", "Vladimir Putin", "dog"), 2),
        (("quotation", "Obama", "--at", "5", "2"), 2),
        (("quotation", "Obama", "--at", "0", "9", "--kind", "spoken"), 2),
        (("entity", "Obama", "PERSON", "--exact", "Obama"), 1),
        (("not-entity", "Obama", "--exact", "festering"), 1),
        (("delete", "none"), 2),
    ):
        result = run_reader("correct", *arguments)
        assert (result.returncode, result.stdout) == (code, b""), arguments
        assert result.stderr.count(b"\n") == 1, result.stderr
    assert rows("correct", "list") == []


def test_a_name_that_nobody_has_is_told_with_those_like_it():
    told = run_reader("correct", "merge", "Obama", "Jon Kery", "Barack Obama")
    assert told.returncode == 1
    assert "there is no name “Jon Kery” in this article; did you mean “John Kerry”" in told.stderr.decode()
    told = run_reader("correct", "type", "Obama", "Xyzzyx", "ORG")
    assert "there is no name “Xyzzyx” in this article: `reader entities` lists all" in told.stderr.decode()


def test_a_name_for_short_is_told_whose_it_is_and_makes_no_other_of_another_type(tmp_path):
    source = tmp_path / "player.md"
    source.write_text(
        "# Player\n\nMichael Jordan retired. Jordan, he said, went to Amman. He loves Jordan.\n", "utf-8"
    )
    run_reader("add", str(source))
    told = run_reader("correct", "type", "Player", "Jordan", "org")
    assert "“Jordan” is Michael Jordan here" in told.stderr.decode()
    run_reader("correct", "delete", *told.stdout.decode().split())
    before = {row["name"]: row["type"] for row in rows("entities", "Player")}
    made("entity", "Player", "gpe", "--exact", "Jordan", "--prefix", "loves ")
    after = {row["name"]: row["type"] for row in rows("entities", "Player")}
    assert after == before | {"Jordan": "GPE"}


def test_a_person_gets_another_name_in_all_articles_and_the_old_one_back():
    before = {row["name"]: len(row["articles"]) for row in rows("people")}
    result = run_reader("correct", "rename-all", "Vladimir Putin", "V. V. Putin")
    assert result.returncode == 0
    ids, count = result.stdout.decode().split(), before["Vladimir Putin"]
    assert len(ids) == count
    told = f"Vladimir Putin is called V. V. Putin in {count} article{'s' * (count > 1)} now"
    assert told in result.stderr.decode()
    after = {row["name"]: len(row["articles"]) for row in rows("people")}
    assert after["V. V. Putin"] == count
    assert "Vladimir Putin" not in after
    again = run_reader("correct", "rename-all", "V. V. Putin", "V. V. Putin")
    assert (again.returncode, again.stdout) == (0, b"")
    assert b"called so already" in again.stderr
    assert run_reader("correct", "delete", *ids).returncode == 0
    assert {row["name"]: len(row["articles"]) for row in rows("people")} == before
    nobody = run_reader("correct", "rename-all", "Nobody Atall", "Somebody")
    assert nobody.returncode == 1
    assert b"nobody called" in nobody.stderr
    assert run_reader("correct", "rename-all", "Vladimir Putin", "").returncode == 2
