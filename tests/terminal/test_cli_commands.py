"""What the commands print and how they end; in this process, as nothing of it needs another."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader import __version__
from reader.cli.main import run
from reader.library import open_library


class Program:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.errors = ""

    def __call__(self, *arguments: str, code: int = 0) -> str:
        self._capsys.readouterr()
        assert run(arguments) == code
        output, self.errors = self._capsys.readouterr()
        return output

    def fails(self, *arguments: str, code: int = 1) -> str:
        """The one line that a failure is told in."""
        assert self(*arguments, code=code) == ""
        assert self.errors.startswith("reader: ")
        assert self.errors.count("\n") == 1
        return self.errors

    def rows(self, *arguments: str) -> list[dict[str, Any]]:
        rows = json.loads(self(*arguments, "--json"))
        assert isinstance(rows, list)
        return rows


@pytest.fixture
def reader(capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(capsys)


def test_version_help_and_wrong_usage(reader: Program) -> None:
    assert reader("--version") == f"reader {__version__}\n"
    assert "annotate" in reader("--help")
    for name in (
        "add annotate completion doctor entities export list notes open quotes remove show status tag text"
    ).split():
        assert "Usage: reader" in reader(name, "--help")
    assert reader("--nonsense", code=2) == ""
    assert "No such option" in reader.errors
    reader("list", "--nonsense", code=2)
    reader("annotate", code=2)
    reader("text", code=2)


def test_without_a_terminal_reader_lists_and_prints(reader: Program) -> None:
    assert "Obama touts" in reader().splitlines()[1]
    assert "has asked us" in reader("Correction")
    assert reader("open", "Correction") == reader("show", "Correction")


def test_list(reader: Program) -> None:
    rows = reader.rows("list")
    keys = "id title author site url published added language tags status progress words minutes notes path"
    assert list(rows[0]) == keys.split()
    table = reader("list").splitlines()
    assert len(table) == len(rows) + 1
    assert max(map(len, table)) <= 80
    reader("status", "Correction", "later")
    assert [row["title"] for row in reader.rows("list", "--status", "later")] == ["Correction"]
    assert reader("list", "--tag", "no such") == ""
    assert reader.rows("list", "--tag", "no such") == []


def test_text_is_the_canonical_text_and_nothing_else(reader: Program, home: Path) -> None:
    (home / "library" / "articles").mkdir(parents=True)
    (home / "library" / "articles" / "a.txt").write_bytes("T\r\n\r\ncafe\u0301 \x1b[31m\x9bred".encode())
    assert reader("text", "a.txt") == "T\n\ncafé \ufffd[31m\ufffdred"
    assert reader("text", "a.txt") == open_library().open("a.txt").document.text


def test_quotes_and_entities(reader: Program) -> None:
    (row,) = (row for row in reader.rows("quotes", "Obama") if str(row["text"]).startswith("Given the gaps"))
    assert list(row) == ["article", "start", "end", "text", "kind", "group", "speaker", "cue"]
    assert row["speaker"]["name"] == "Barack Obama"
    assert reader("text", "Obama")[row["start"] : row["end"]] == row["text"]
    assert {row["speaker"]["name"] for row in reader.rows("quotes", "--speaker", "putin")} == {
        "Vladimir Putin"
    }
    assert "Barack Obama: “Given the gaps" in reader("quotes", "Obama")
    people = reader.rows("entities", "Obama", "--type", "person")
    assert {"Barack Obama", "Vladimir Putin"} <= {person["name"] for person in people}
    assert list(people[0]) == ["id", "name", "type", "aliases", "mentions"]
    assert list(people[0]["mentions"][0]) == ["article", "start", "end", "text"]
    assert "Barack Obama (" in reader("entities", "Obama")


def test_notes_and_exports_say_how_sure_a_speaker_is(reader: Program) -> None:
    reader("annotate", "Obama", "--exact", "narrowing back")
    (note,) = reader.rows("notes")
    assert 0.6 <= note["speaker_confidence"] < 0.9
    assert json.loads(reader("export", "--format", "json")) == [note]
    assert "“narrowing back” — A senior State Department official (?) [yellow" in reader("notes")
    assert "— A senior State Department official (?), *Obama" in reader("export")


def test_a_passage_with_quotation_marks_of_its_own_gets_no_others(reader: Program, tmp_path: Path) -> None:
    (tmp_path / "marks.txt").write_text("“I will not sign,” she said. “It is not done.”\n\nOut.\n", "utf-8")
    reader("add", str(tmp_path / "marks.txt"))
    reader("annotate", "marks", "--exact", "“I will not sign,” she said.", "--no-analysis")
    reader("annotate", "marks", "--exact", "Out.", "--no-analysis")
    printed = reader("notes", "marks")
    assert "  “I will not sign,” she said. [" in printed
    assert "  “Out.” [" in printed


@pytest.mark.parametrize(
    "arguments",
    [
        ("quotes", "Obama", "--speaker", "Zed"),
        ("entities", "Obama", "--type", "ZED"),
        ("notes", "--tag", "nope"),
        ("notes", "--filter", "#nope -c:yellow"),
        ("list", "--status", "later"),
    ],
)
def test_a_filter_that_nothing_fits_is_told_in_one_line(reader: Program, arguments: tuple[str, ...]) -> None:
    told = f"reader: nothing fits {arguments[-2]} {arguments[-1]}\n"
    assert (reader(*arguments), reader.errors) == ("", told)
    assert reader.rows(*arguments) == []
    assert reader.errors == ""


def test_annotate_notes_and_export(reader: Program) -> None:
    identifier = reader(
        "annotate",
        "Obama",
        "--exact",
        "a tough  negotiation",
        "--note",
        "Mine",
        "--color",
        "green",
        "--tag",
        "x",
    ).strip()
    (note,) = reader.rows("notes")
    assert list(note) == (
        "id article start end exact prefix suffix color note tags speaker speaker_confidence "
        "created updated status on captured".split()
    )
    assert (note["id"], note["exact"], note["color"], note["tags"]) == (
        identifier,
        "a tough negotiation",
        "green",
        ["x"],
    )
    assert (note["speaker"], note["status"], note["on"]) == ("Barack Obama", "anchored", "passage")
    assert reader.rows("list")[0]["notes"] == 1
    whole = reader("annotate", "Obama", "--note", "On all of it").strip()
    assert [row["id"] for row in reader.rows("notes", "Obama")] == [whole, identifier]
    assert [row["id"] for row in reader.rows("notes", "--tag", "x")] == [identifier]
    assert [row["id"] for row in reader.rows("notes", "--person", "obama", "--color", "green")] == [
        identifier
    ]
    assert reader.rows("notes", "--color", "pink") == []
    assert f"“a tough negotiation” — Barack Obama [green, #x, {identifier[:8]}]\n    Mine" in reader("notes")
    exported = reader("export", "Obama")
    assert "> a tough negotiation" in exported
    assert "Mine" in exported
    assert [row["id"] for row in json.loads(reader("export", "--format", "json"))] == [whole, identifier]


def test_a_passage_that_is_not_there_or_there_twice(reader: Program) -> None:
    line = reader.fails("annotate", "Obama", "--note", "On all of it", "--color", "green", code=2)
    assert line == "reader: a note on the article as a whole has no colour\n"
    line = reader.fails("annotate", "Obama", "--exact", "Obama")
    assert "8 times: at 0 " in line
    assert "--prefix" in line
    assert "not in the text" in reader.fails("annotate", "Obama", "--exact", "Ogama")
    assert "not in the text" in reader.fails("annotate", "Obama", "--exact", "Obama", "--prefix", "Ogama")
    assert reader("annotate", "Obama", "--exact", "Obama", "--suffix", "touts")
    assert "nothing to annotate" in reader.fails("annotate", "Obama", code=2)
    assert "no colour" in reader.fails("annotate", "Obama", "--exact", "touts", "--color", "red", code=2)
    assert len(reader.rows("notes")) == 1


def test_export_to_files(reader: Program, tmp_path: Path) -> None:
    assert "no annotations" in reader.fails("export")
    assert "no format" in reader.fails("export", "--format", "doc", code=2)
    reader("annotate", "Obama", "--exact", "a tough negotiation")
    reader("annotate", "Correction", "--note", "n")
    assert reader("export", "-o", str(tmp_path / "all.md")) == f"{tmp_path / 'all.md'}\n"
    assert (tmp_path / "all.md").read_text("utf-8").count("a tough negotiation") == 1
    reader("annotate", "Correction", "--note", "another", "--tag", "talks")
    assert "--force" in reader.fails("export", "-o", str(tmp_path / "all.md"))
    assert "another" not in (tmp_path / "all.md").read_text("utf-8")
    assert reader("export", "-o", str(tmp_path / "all.md"), "--force") == f"{tmp_path / 'all.md'}\n"
    chosen = json.loads(reader("export", "--format", "json", "--filter", "#talks"))
    assert [each["note"] for each in chosen] == ["another"]
    assert "fit" in reader.fails("export", "--filter", "#none")
    assert "there is no" in reader.fails("export", "--filter", "c:beige", code=2)
    (tmp_path / "folder").mkdir()
    assert len(reader("export", "-o", str(tmp_path / "folder")).splitlines()) == 2
    assert len(list((tmp_path / "folder").iterdir())) == 2
    assert "cannot write" in reader.fails("export", "-o", str(tmp_path / "all.md" / "below"))


def test_add_remove_and_tag(reader: Program, tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    path.write_text("# New one\n\nWords.", "utf-8")
    identifier = reader("add", str(path), "--author", "A").split()[0]
    assert reader("add", str(path), code=1) == ""
    assert "already" in reader.errors
    assert reader("add", str(tmp_path / "none.md"), code=1) == ""
    for day in ("2026-99-99", "yesterday", "2026-13"):
        assert "is no day" in reader.fails("add", str(path), "--published", day, code=2)
    reader("list", "--status", "nonsense", code=2)
    assert "not one of 'later', 'reading', 'done', 'archived', 'none'" in reader.errors
    assert [row["title"] for row in reader.rows("list", "--status", "none")] == [
        row["title"] for row in reader.rows("list")
    ]
    assert reader("tag", "New one", "a", "b") == "a\nb\n"
    assert reader("tag", "New one", "--remove", "a") == "b\n"
    assert reader("tag", "Correction", "--remove", "correction") == "correction\n"
    assert "in the article's own file" in reader.errors
    assert reader("status", "New one") == "none\n"
    assert reader("status", "New one", "done") == "done\n"
    assert "no status" in reader.fails("status", "New one", "x", code=2)
    assert reader("remove", identifier).startswith(identifier)
    assert "reader list" in reader.fails("show", identifier)


def test_a_title_that_another_article_has_is_told_and_the_article_added(
    reader: Program, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text("# Cup final\n\nFirst words.", "utf-8")
    second.write_text("# CUP  final\n\nOther words.", "utf-8")
    identifier = reader("add", str(first)).split()[0]
    assert reader.errors == ""
    assert reader("add", str(second)).count("\n") == 1
    assert (
        reader.errors == f"reader: “CUP final” is also the title of {identifier}: both are in the library\n"
    )
    assert len({row["id"] for row in reader.rows("list") if row["title"].casefold() == "cup final"}) == 2
    third = tmp_path / "third.md"
    third.write_text("# Cup final\n\nStill other words.", "utf-8")
    reader("add", str(third))
    assert (
        reader.errors == "reader: “Cup final” is also the title of 2 other articles: all are in the library\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("John Kerry", "--json", "--format", "md"), "--json and --format md exclude each other"),
        (("--json", "--format", "md"), "--json and --format md exclude each other"),
        (("--format", "md"), "reader people NAME --format md"),
        (("John Kerry", "--format", "html"), "no format 'html'"),
    ],
)
def test_why_people_are_not_given_in_a_format_is_told(
    reader: Program, arguments: tuple[str, ...], told: str
) -> None:
    assert told in reader.fails("people", *arguments, code=2)


def test_a_command_s_name_wins_over_a_file_s(
    reader: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").write_text("I am a file.", "utf-8")
    assert "I am a file." not in reader("list")
    assert "I am a file." in reader("./list")
    assert "I am a file." in reader("show", "list")


def test_the_library_option_stands_before_or_after(reader: Program, tmp_path: Path) -> None:
    for arguments in (("--library", str(tmp_path / "a"), "list"), ("list", "--library", str(tmp_path / "b"))):
        assert "Obama" in reader(*arguments)
    assert (tmp_path / "a" / "articles").is_dir()
    assert (tmp_path / "b" / "articles").is_dir()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.md", None, "does not exist"),
        ("binary.md", b"\x89PNG\0\0", "binary"),
        ("empty.md", b"", "is empty"),
        ("latin.md", b"caf\xe9 noir", "offset 3"),
        ("cut.md", b"caf\xc3", "starts at byte 3"),
        ("folder", "folder", "is a folder"),
    ],
)
@pytest.mark.parametrize("command", [(), ("show",), ("text",), ("open",), ("annotate", "--note", "n")])
def test_bad_files(
    reader: Program,
    tmp_path: Path,
    name: str,
    content: bytes | str | None,
    words: str,
    command: tuple[str, ...],
) -> None:
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.mkdir()
    assert words in reader.fails(*command, str(path))


def test_broken_front_matter_is_shown_with_a_warning(reader: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\n- a\n---\nBody text", "utf-8")
    for arguments in (("show", str(path)), ("text", str(path)), (str(path),), ("add", str(path))):
        assert reader(*arguments)
        assert "not a YAML mapping" in reader.errors
        assert reader.errors.count("\n") == 1
    (library,) = [row["path"] for row in reader.rows("list") if Path(str(row["path"])).stem == "a"]
    assert Path(str(library)).read_text("utf-8").endswith("---\n- a\n---\nBody text")


def test_escapes_never_reach_the_terminal(reader: Program, tmp_path: Path) -> None:
    path = tmp_path / "bad\x1b[31m.md"
    path.write_text(
        '---\ntitle: "a\x1b]0;owned\x07 \\e[31m b"\nauthor: "\\x9b31m"\n---\nText \x1b[2J\x9b2J end, “quoted \x1b[5m words here”, he said.\n',
        "utf-8",
    )
    reader("add", str(path))
    reader("annotate", "a\ufffd", "--exact", "Text", "--note", "n\x1b[31m\x07\x9b", "--tag", "t\x1b[1m")
    for command in (
        "list",
        "show a\ufffd",
        "text a\ufffd",
        "notes",
        "quotes a\ufffd",
        "entities a\ufffd",
        "export",
        "tag a\ufffd",
    ):
        for arguments in (command.split(), [*command.split(), "--json"]):
            if "--json" in arguments and arguments[0] not in {"list", "notes", "quotes", "entities"}:
                continue
            output = reader(*arguments) + reader.errors
            assert not {"\x1b", "\x07", "\x9b"} & set(output), arguments
    assert "\x1b" not in reader.fails("show", "no\x1b[31mthing")
    assert "\x1b" not in reader.fails(str(tmp_path / "x\x1b[31m.md"))


def test_doctor(reader: Program, home: Path) -> None:
    findings = reader.rows("doctor")
    assert {"library", "annotations", "copies", "articles", "analysis", "settings", "terminal"} == {
        row["subject"] for row in findings
    }
    assert all(row["ok"] for row in findings)
    (home / "config.toml").write_text("measure = 1", "utf-8")
    assert "!!  settings" in reader("doctor", code=1)
    (home / "config.toml").write_text('theme = "nosuch"\n[colors]\nyellow = 3', "utf-8")
    told = reader("doctor", code=1)
    assert "there is no theme 'nosuch'" in told
    assert "colors: yellow: a line of text is expected, not 3" in told
    (home / "config.toml").unlink()
    reader("annotate", "Correction", "--note", "n")
    store = home / "library" / "annotations.json"
    store.write_bytes(b"")
    assert "doctor --restore" in reader.fails("list")
    told = reader("doctor", code=1)
    assert "!!  annotations" in told
    assert (told.count("doctor --restore"), told.count("not looked at")) == (1, 1)
    assert "restored" in reader("doctor", "--restore")
    assert "Obama" in reader("list")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(reader: Program, shell: str) -> None:
    assert "_READER_COMPLETE" in reader("completion", shell)


def test_the_bin_shows_the_draft_of_a_note(reader: Program) -> None:
    library = open_library()
    article = library.open("Correction")
    for start, draft in ((0, "not\x1b[1m saved\nyet"), (6, "")):
        made = library.annotate(article, article.document, start, start + 5, note="saved")
        if draft:
            library.drafts.write(made.id, draft)
        library.store.delete(made.id)
    told = reader("bin")
    assert told.count("draft of the note, kept:") == 1
    assert "\x1b[1m" not in told
    assert "yet" in told
    assert sorted(row.get("draft", "") for row in reader.rows("bin")) == ["", "not\x1b[1m saved\nyet"]
