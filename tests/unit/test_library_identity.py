import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.model import ArticleRecord
from reader.library import Library, open_library
from reader.library.identity import identify
from reader.library.rejoining import likeness


@dataclass(frozen=True)
class File:
    path: str
    text_hash: str = "h"
    given_id: str = ""
    title: str = "T"


FILES = st.lists(
    st.builds(
        File,
        st.sampled_from("abcdef"),
        st.sampled_from("123"),
        st.sampled_from(["", "", "id1", "id2"]),
        st.just("T"),
    ),
    unique_by=lambda file: file.path,
)
RECORDS = st.lists(
    st.builds(
        ArticleRecord,
        st.sampled_from(["id1", "id2", "id3", "id4"]),
        st.sampled_from("abcdef"),
        st.sampled_from("123"),
        removed=st.booleans(),
    ),
    unique_by=lambda record: record.id,
)


@given(FILES, RECORDS)
def test_each_file_has_an_id_of_its_own_and_keeps_it(files: list[File], records: list[ArticleRecord]) -> None:
    first = identify(files, records)
    assert set(first.ids) == {file.path for file in files}
    assert len(set(first.ids.values())) == len(files)
    after = {record.id: record for record in [*records, *first.changed]}
    second = identify(files, after.values())
    assert second.ids == first.ids
    assert second.changed == ()


@given(FILES, RECORDS)
def test_no_record_is_forgotten_and_no_id_in_a_file_is_lost(
    files: list[File], records: list[ArticleRecord]
) -> None:
    outcome = identify(files, records)
    for identifier in {file.given_id for file in files if file.given_id}:
        assert identifier in outcome.ids.values()
    assert len({record.id for record in outcome.changed}) == len(outcome.changed)


def test_of_two_records_of_one_file_the_same_one_keeps_it() -> None:
    records = [ArticleRecord("1", "a", "x"), ArticleRecord("2", "a", "x"), ArticleRecord("3", "a", "y")]
    files = [File("a", "x"), File("b", "y")]
    first = identify(files, records)
    after = {record.id: record for record in [*records, *first.changed]}
    assert identify(files, after.values()).ids == first.ids == {"a": "1", "b": "3"}


def test_a_swap_of_names_follows_the_texts() -> None:
    records = [ArticleRecord("1", "a", "x"), ArticleRecord("2", "b", "y")]
    assert identify([File("a", "y"), File("b", "x")], records).ids == {"a": "2", "b": "1"}


def test_a_removed_article_comes_back_by_its_text_not_by_its_name() -> None:
    records = [ArticleRecord("1", "a", "x", removed=True)]
    assert identify([File("b", "x")], records).ids == {"b": "1"}
    assert identify([File("a", "z")], records).ids != {"a": "1"}


def test_the_known_path_keeps_a_shared_id() -> None:
    files = [File("a", "x", "same"), File("b", "y", "same")]
    outcome = identify(files, [ArticleRecord("same", "b", "y")])
    assert outcome.ids["b"] == "same"
    assert outcome.ids["a"] != "same"
    assert len(outcome.warnings) == 1


def test_many_files_with_one_text_cost_one_try_each(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def counted(*arguments: object) -> object:
        tried.append(arguments)
        return uuid5(*arguments)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr("reader.library.identity.uuid5", counted)
    found = identify([File(str(number)) for number in range(500)], [])
    assert len(set(found.ids.values())) == 500
    assert len(tried) == 500


def test_new_ids_are_the_same_on_every_device() -> None:
    assert identify([File("a", "x")], []).ids["a"] == identify([File("other", "x")], []).ids["other"]


# With real files and annotations on them.

BODY = "\n\n".join(
    f"Paragraph {number} of a text that is long enough to be told from others." for number in range(30)
)
PASSAGE = "Paragraph 7 of a text"


@pytest.fixture
def library(home: Path) -> Library:
    articles = home / "library" / "articles"
    articles.mkdir(parents=True)
    (articles / "plain.txt").write_text(BODY, "utf-8")
    (articles / "named.md").write_text(f"---\nid: named-1\ntitle: Named\n---\n\n{BODY} And more.", "utf-8")
    (articles / "other.md").write_text("# Something else\n\nShort.", "utf-8")
    return open_library()


def annotated(library: Library, ref: str) -> str:
    article = library.open(ref)
    start = article.document.text.index(PASSAGE)
    library.annotate(article, article.document, start, start + len(PASSAGE), note="mine")
    return article.id


def check_note(identifier: str, path: Path) -> None:
    """A program started anew finds the note on its passage, in the file at path."""
    library = open_library()
    article = library.open(identifier)
    assert article.path == path
    assert article.summary.notes == 1
    (placed,) = library.placed(article)
    assert placed.anchor is not None
    assert placed.anchor.status == "anchored"
    assert article.document.text[placed.anchor.start : placed.anchor.end] == PASSAGE
    assert library.warnings == []


@pytest.mark.parametrize("name", ["plain.txt", "named.md"])
@pytest.mark.parametrize("cold", [False, True])
def test_identity_survives_edit_rename_and_move(library: Library, home: Path, name: str, cold: bool) -> None:
    articles = library.articles_path
    identifier = annotated(library, name)
    path = articles / name

    def changed() -> None:
        if cold:
            shutil.rmtree(home / "reader-cache")
        check_note(identifier, path)

    path.write_text(path.read_text("utf-8").replace("Paragraph 3", "A third paragraph"), "utf-8")
    changed()
    path = path.rename(articles / f"renamed-{name}")
    changed()
    (articles / "folder").mkdir()
    path = path.rename(articles / "folder" / path.name)
    changed()
    # As an editor saves: a new file in the place of the old one.
    copy = path.with_name("copy.tmp")
    copy.write_text(
        "---\ntitle: Given later\n---\n\n" + BODY if name == "plain.txt" else path.read_text("utf-8"), "utf-8"
    )
    copy.replace(path)
    changed()


def test_edited_and_renamed_at_once_is_asked(library: Library) -> None:
    identifier = annotated(library, "plain.txt")
    path = library.articles_path / "plain.txt"
    path.write_text(BODY.replace("Paragraph 3 of", "The third of"), "utf-8")
    path.rename(library.articles_path / "elsewhere.txt")
    library = open_library()
    (candidate,) = library.candidates()
    assert candidate.article == identifier
    assert candidate.path == "articles/elsewhere.txt"
    assert 0.9 <= candidate.likeness < 1
    assert any("elsewhere.txt" in finding.message for finding in library.check() if not finding.ok)
    assert library.rejoin_all() == [candidate]
    check_note(identifier, library.articles_path / "elsewhere.txt")
    assert open_library().candidates() == []


def test_a_different_text_is_no_candidate(library: Library) -> None:
    annotated(library, "plain.txt")
    (library.articles_path / "plain.txt").unlink()
    assert open_library().candidates() == []


def test_two_files_with_one_id_are_both_listed(library: Library) -> None:
    identifier = annotated(library, "named.md")
    first, second = library.articles_path / "named.md", library.articles_path / "a-copy.md"
    shutil.copy(first, second)
    library = open_library()
    ids = {Path(article.path).name: article.id for article in library.articles()}
    assert ids["named.md"] == identifier
    assert ids["a-copy.md"] != identifier
    assert len(ids) == 4
    assert len(library.warnings) == 1
    again = {Path(article.path).name: article.id for article in open_library().articles()}
    assert again == ids


def test_files_are_never_written_to_unasked(library: Library) -> None:
    before = {path.name: path.read_bytes() for path in library.articles_path.iterdir()}
    annotated(library, "plain.txt")
    library.set_tags("Named", ["x"])
    library.set_status("Named", "done")
    assert {path.name: path.read_bytes() for path in library.articles_path.iterdir()} == before


@given(st.text(), st.text())
def test_likeness_is_a_share_and_alike_both_ways(first: str, second: str) -> None:
    assert 0 <= likeness(first, second) == likeness(second, first) <= 1
    assert likeness(first, first) == 1
