import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from reader.analysis.corrections import Correction
from reader.library import open_library, preparing
from reader.library.catalogue import read_entry
from reader.library.model import ReadingPosition
from reader.library.positions import position_in
from reader.library.state import DeviceState
from reader.library.words import count_words, estimate_words
from reader.text import Document, parse_markdown, parse_plain


def index_path(home: Path) -> Path:
    (path,) = (home / "reader-cache").glob("*/index.sqlite")
    return path


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be one" * 200, None])
def test_a_damaged_or_missing_index_is_made_anew(home: Path, content: bytes | None) -> None:
    library = open_library()
    expected = library.articles()
    library.close()
    path = index_path(home)
    path.unlink() if content is None else path.write_bytes(content)
    library = open_library()
    assert library.articles() == expected
    assert library.warnings == []
    library.close()
    assert sqlite3.connect(path).execute("SELECT count(*) FROM files").fetchone()[0] == len(expected)


def test_an_index_damaged_in_the_middle_is_made_anew(home: Path) -> None:
    library = open_library()
    expected = library.articles()
    library.close()
    path = index_path(home)
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    assert open_library().articles() == expected


def test_an_index_of_another_version_is_made_anew(home: Path) -> None:
    library = open_library()
    expected = library.articles()
    library.close()
    with sqlite3.connect(index_path(home)) as db:
        db.execute("PRAGMA user_version = 999")
        db.execute("DROP TABLE files")
    db.close()
    assert open_library().articles() == expected


def test_deleting_the_cache_under_a_running_program_is_harmless(home: Path) -> None:
    library = open_library()
    expected = library.articles()
    index_path(home).unlink()
    (library.articles_path / "new.md").write_text("New", "utf-8")
    assert len(library.articles()) == len(expected) + 1


def test_without_a_cache_folder_it_works_in_memory(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    (home / "a-file").write_text("x")
    monkeypatch.setenv("READER_CACHE", str(home / "a-file"))
    library = open_library()
    assert len(library.articles()) >= 9
    article = library.open("Correction")
    assert library.cached_analysis(article.document) is None
    assert library.analysis(article.document) == library.cached_analysis(article.document)
    assert len(library.warnings) == 1


def test_only_changed_files_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(library: Path, path: str, modified: int, size: int) -> object:
        read.append(path)
        return read_entry(library, path, modified, size)

    monkeypatch.setattr("reader.library.catalogue.read_entry", reading)
    library = open_library()
    count = len(library.articles())
    assert len(read) == count
    library.articles()
    open_library().articles()
    assert len(read) == count
    path = library.articles_path / "070_correction.md"
    path.write_text(path.read_text("utf-8").replace("Correction", "Correction 2"), "utf-8")
    assert "Correction 2" in {article.title for article in open_library().articles()}
    assert read[count:] == ["articles/070_correction.md"]


def test_threads_share_a_library() -> None:
    library = open_library()
    found: list[int] = []
    threads = [Thread(target=lambda: found.append(len(library.articles()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_two_programs_start_at_once() -> None:
    program = "from reader.library import open_library as o; print(*[a.id for a in o().articles()])"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = [each.communicate(timeout=60) for each in running]
    assert [(each.returncode, errors) for each, (_, errors) in zip(running, said, strict=True)] == [
        (0, "")
    ] * 4
    listed = [sorted(output.split()) for output, _ in said]
    assert listed == [listed[0]] * 4
    assert len(listed[0]) >= 9


def test_a_folder_that_another_program_makes_meanwhile_is_no_file(home: Path, monkeypatch) -> None:
    def seen_late(path: Path) -> bool:
        is_there = os.path.lexists(path)
        Path(path).mkdir(parents=True, exist_ok=True)
        return is_there

    monkeypatch.setattr(preparing, "is_folder", lambda path: seen_late(path) and Path(path).is_dir())
    assert len(open_library().articles()) >= 9


def test_an_analysis_is_kept_and_the_worker_gives_the_same(home: Path) -> None:
    library = open_library()
    article = library.open("Obama")
    assert library.cached_analysis(article.document, article.id) is None
    requested = library.request_analysis(article.document, article.id).result(timeout=60)
    assert requested.quotations
    library.close()
    again = open_library()
    assert again.cached_analysis(article.document, article.id) == requested
    assert again.request_analysis(article.document, article.id).result(timeout=0) == requested
    index_path(home).unlink()
    assert open_library().analysis(article.document, article.id) == requested


def test_state_survives_and_the_newest_wins(tmp_path: Path) -> None:
    first, second = DeviceState(tmp_path, "d"), DeviceState(tmp_path, "d")
    first.set_position("a", ReadingPosition(1, "h", 0.1, "2026-01-01"))
    second.set_position("b", ReadingPosition(2, "h", 0.2, "2026-01-02"))
    first.set_position("a", ReadingPosition(9, "h", 0.1, "2020-01-01"))
    first.set_last("a")
    second.set_last("b")
    second.set_preferences(theme="nord")
    first.set_preferences(measure=80)
    state = DeviceState(tmp_path, "d").current()
    assert state.positions == {
        "a": ReadingPosition(1, "h", 0.1, "2026-01-01"),
        "b": ReadingPosition(2, "h", 0.2, "2026-01-02"),
    }
    assert state.last == "b"
    assert (state.preferences.theme, state.preferences.measure) == ("nord", 80)
    assert first.current() == state


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"positions": 1}',
        '{"positions": {"a": {"offset": "x"}}}',
        '{"last": 3}',
        "[" * 100000,
        '{"preferences": {"measure": "x"}}',
        '{"positions": {"a": {"progress": 1' + 400 * "0" + "}}}",
        '{"positions": {"a": {"words": "x"}}}',
        '{"positions": {"a": {"words": {"exact": 1}}}}',
        '{"positions": {"a": {"offset": 5, "words": {"exact": "four", "start": 0}}}}',
        '{"positions": {"a": {"offset": 5, "words": {"exact": "four", "start": 6}}}}',
        '{"positions": {"a": {"offset": 5, "words": {"exact": "four", "start": -1}}}}',
        '{"positions": {"a": {"words": {"exact": "' + 1001 * "x" + '"}}}}',
    ],
)
def test_damaged_state_is_set_aside(tmp_path: Path, content: str) -> None:
    state = DeviceState(tmp_path, "d")
    state.path.write_text(content, "utf-8")
    assert state.current().positions == {}
    assert len(state.warnings) == 1
    assert state.path.with_name("d.json.damaged").read_text("utf-8") == content
    state.set_last("a")
    assert json.loads(state.path.read_text("utf-8"))["last"] == "a"


def test_a_position_is_the_same_when_it_was_read_from_the_disk(tmp_path: Path) -> None:
    position = position_in(Document("One. " * 90), 200, 0.5)
    DeviceState(tmp_path, "d").set_position("a", position)
    assert position.words
    assert DeviceState(tmp_path, "d").current().positions == {"a": position}


def test_what_no_file_can_hold_is_replaced_in_the_state(tmp_path: Path) -> None:
    state = DeviceState(tmp_path, "d")
    state.path.write_text('{"positions": {"a": {"at": "\\ud800"}}}', "utf-8")
    state.set_last("b")
    assert set(DeviceState(tmp_path, "d").current().positions) == {"a"}


def test_positions_are_the_progress_of_the_list() -> None:
    library = open_library()
    article = library.articles()[0]
    library.set_position(article.id, library.open(article.id).document, 40, 0.25)
    library.set_last_opened(article.id)
    library.remember(theme="nord", layers={"entities": False})
    again = open_library()
    assert again.articles()[0].progress == 0.25
    assert again.position(article.id).offset == 40  # type: ignore[union-attr]
    assert again.last_opened() == article.id
    assert again.settings.theme == "nord"
    assert again.settings.layers == {"entities": False}


def test_config_goes_before_what_was_remembered(home: Path) -> None:
    (home / "config.toml").write_text('theme = "gruvbox"\nmeasure = 7\n', "utf-8")
    library = open_library()
    library.remember(theme="nord", measure=60)
    assert (library.settings.theme, library.settings.measure) == ("gruvbox", 60)
    assert len(library.warnings) == 1


def test_words_of_markdown_are_those_of_its_text() -> None:
    source = (
        '# A heading\n\n> Some *quoted* words [here](https://e.org/a_(b) "A title") <br> now.\n\n1. one\n2. two - three\n\n'
        "| a | b |\n|---|---|\n| c | d |\n\n```python\nx = 1\n```\n\nEnd[^1].\n\n[^1]: A note.\n\n[ref]: https://e.org/x\n"
    )
    words = [word for word in parse_markdown(source).text.split() if any(letter.isalnum() for letter in word)]
    assert count_words(source, markdown=True) == len(words)
    assert count_words("Ein — zwei, drei!\n* * *", markdown=False) == 3
    assert count_words("読書の時間 and more", markdown=False) == 7


@pytest.mark.parametrize("number", [10, 100_000, 300_000])
def test_words_of_very_long_texts_are_estimated_well(number: int) -> None:
    body = "some words here. " * number
    assert estimate_words(body, markdown=True) == pytest.approx(3 * number, rel=0.001)


def test_the_reader_s_corrections_are_on_top_of_every_analysis() -> None:
    library = open_library()
    article = library.open("Obama")
    plain = library.analysis(article.document, article.id)
    said = next(each for each in plain.quotations if each.text.startswith("Given the gaps"))
    correction = Correction(
        "c1", article.id, "set-speaker", "2026-01-01", said.start, said.end, said.text, name="Somebody"
    )
    library.correct(correction)
    library.store.put_correction({"id": "c2", "article": article.id, "correction": "of the future"})
    assert open_library().corrections(article.id) == [correction]
    for analysis in (
        library.cached_analysis(article.document, article.id),
        library.analysis(article.document, article.id),
        library.request_analysis(article.document, article.id).result(timeout=60),
    ):
        assert analysis is not None
        (corrected,) = [each for each in analysis.quotations if each.start == said.start]
        assert corrected.speaker is not None
        assert corrected.speaker.name == "Somebody"
    assert library.analysis(article.document) == plain
    edited = parse_plain("A line before it.\n\n" + article.source)
    (moved,) = [each for each in library.analysis(edited, article.id).quotations if each.text == said.text]
    assert moved.speaker is not None
    assert moved.speaker.name == "Somebody"
