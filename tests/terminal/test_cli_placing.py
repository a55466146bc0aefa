"""Notes on a changing article, and the bin, by the command line: an editor at work, an article fetched again, renamed, moved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.program import run_reader

TEXT = (
    "# Budget\n\nThe mayor spoke for an hour.\n\nWe will not raise taxes this year, she told the council on Monday.\n\n"
    "Nobody in the hall believed a word of it.\n\nThen all of them went home.\n"
)
EDITOR = """
import sys
from pathlib import Path
path = Path(sys.argv[1])
text = path.read_text("utf-8")
text = text.replace("not raise taxes this year", "not raise any taxes next year").replace("Nobody in the hall believed a word of it.\\n\\n", "")
path.write_text(text, "utf-8")
"""


@pytest.fixture
def article(tmp_path) -> Path:
    source = tmp_path / "budget.md"
    source.write_text(TEXT, "utf-8")
    run_reader("add", str(source))
    (listed,) = [each for each in listing() if each["title"] == "Budget"]
    return Path(listed["path"])


def listing() -> list[dict[str, object]]:
    return json.loads(run_reader("list", "--json").stdout)


def notes(*arguments: str) -> list[dict[str, object]]:
    return json.loads(run_reader("notes", "--json", *arguments).stdout)


def annotate(exact: str | None, *arguments: str) -> str:
    passage = () if exact is None else ("--exact", exact)
    return run_reader("annotate", "Budget", *passage, "--no-analysis", *arguments).stdout.decode().strip()


def edit(path: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR, "utf-8")
    subprocess.run([sys.executable, str(script), str(path)], check=True)


def test_an_edited_article_changes_statuses_and_the_reader_decides(article, tmp_path):
    same = annotate("The mayor spoke for an hour.")
    changed = annotate("We will not raise taxes this year", "--note", "Sure?")
    gone = annotate("Nobody in the hall believed a word of it.", "--tag", "mood")
    whole = annotate(None, "--note", "On all of it")
    edit(article, tmp_path)
    assert {each["id"]: each["status"] for each in notes()} == {
        same: "anchored", changed: "changed", gone: "orphan", whole: "anchored",
    }  # fmt: skip
    assert [each["id"] for each in notes("--status", "changed")] == [changed]
    assert [each["id"] for each in notes("--filter", "is:orphan #mood")] == [gone]
    shown = run_reader("notes", "--filter", "is:changed is:orphan").stdout.decode()
    assert "now: “We will not raise any taxes next year”" in shown
    assert f"changed, {changed[:8]}" in shown
    assert "stood at" in shown

    assert run_reader("place", same, "--accept").returncode == 1
    assert run_reader("place", changed).returncode == 2
    assert run_reader("place", changed[:8], "--accept").returncode == 0
    (accepted,) = notes("--filter", "sure?")
    assert (accepted["status"], accepted["exact"], accepted["captured"]) == (
        "anchored", "We will not raise any taxes next year", "We will not raise taxes this year",
    )  # fmt: skip
    refused = run_reader("place", gone, "--exact", "not there at all")
    assert (refused.returncode, refused.stderr.count(b"\n")) == (1, 1)
    assert run_reader("place", gone, "--exact", "all of them went home").returncode == 0
    assert [each["captured"] for each in notes("--filter", "#mood is:anchored")] == [
        "Nobody in the hall believed a word of it."
    ]
    assert run_reader("place", same, "--detach").returncode == 0
    assert [each["id"] for each in notes("--status", "orphan")] == [same]
    assert run_reader("place", whole, "--detach").returncode == 1
    exported = run_reader("export", "Budget").stdout.decode()
    assert "*As first captured:*" in exported
    assert "No longer in the text" in exported


def test_an_article_renamed_moved_and_fetched_again_keeps_its_notes_where_they_belong(article, tmp_path):
    changed = annotate("We will not raise taxes this year")
    whole = annotate(None, "--note", "On all of it")
    moved = article.with_name("sub") / "other-name.md"
    moved.parent.mkdir()
    article.rename(moved)
    assert {each["id"]: each["status"] for each in notes()} == {changed: "anchored", whole: "anchored"}
    moved.unlink()
    assert {each["id"]: each["status"] for each in notes()} == {changed: "orphan", whole: "anchored"}
    assert "file is gone" in run_reader("notes").stdout.decode()
    assert "We will not raise taxes this year" in run_reader("export").stdout.decode()
    refused = run_reader("place", changed, "--exact", "taxes")
    assert (refused.returncode, b"is gone" in refused.stderr) == (1, True)
    fetched = TEXT.replace("this year", "in this year").replace(
        "The mayor spoke for an hour.", "A new lead. " * 20
    )
    moved.write_text(fetched, "utf-8")
    assert {each["id"]: each["status"] for each in notes()} == {changed: "changed", whole: "anchored"}


def test_the_bin(article):
    first, second = annotate("The mayor", "--note", "One"), annotate("the council", "--note", "Two")
    from reader.annotations import AnnotationStore

    AnnotationStore(Path(os.environ["READER_LIBRARY"]) / "annotations.json").delete(first, second)
    listed = json.loads(run_reader("bin", "--json").stdout)
    assert {each["id"] for each in listed} == {first, second}
    assert {each["title"] for each in listed} == {"Budget"}
    assert "“the council”" in run_reader("bin").stdout.decode()
    assert run_reader("bin", "--restore", "nothing-like-it").returncode == 1
    assert run_reader("bin", "--restore", first[:8]).returncode == 0
    assert [each["note"] for each in notes()] == ["One"]
    refused = run_reader("bin", "--forget", second)
    assert (refused.returncode, b"--yes" in refused.stderr) == (2, True)
    assert run_reader("bin", "--forget-all", "--yes").returncode == 0
    assert json.loads(run_reader("bin", "--json").stdout) == []
    assert [each["note"] for each in notes()] == ["One"]
