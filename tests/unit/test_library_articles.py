import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from reader.errors import ArticleError, LibraryError, UsageError
from reader.library import Library, find_passage, library_path, open_library
from reader.library.samples import packaged_samples
from reader.text import parse_plain

LIST_KEYS = (
    "id title author site url published added language tags status progress words minutes notes path".split()
)


def names(library: Library) -> list[str]:
    return [Path(article.path).name for article in library.articles()]


def test_a_new_library_starts_with_the_samples_in_order() -> None:
    samples = [path.name for path in packaged_samples()]
    assert len(samples) >= 9
    assert samples[0] == "000_cd7448a7fc42770f.txt"
    assert names(open_library()) == samples
    assert names(open_library()) == samples


def test_list_has_the_keys_other_programs_rely_on() -> None:
    first = open_library().articles()[0]
    assert list(asdict(first)) == LIST_KEYS
    assert first.title == "Obama touts USA cybersecurity strength after meeting with Putin"
    assert Path(first.path).read_bytes() == packaged_samples()[0].read_bytes()


def test_removed_samples_are_not_brought_back() -> None:
    library = open_library()
    gone = library.remove("Correction")
    by_hand = Path(library.articles()[0].path)
    by_hand.unlink()
    left = names(open_library())
    assert Path(gone.path).name not in left
    assert by_hand.name not in left
    assert len(left) == len(packaged_samples()) - 2
    assert (library.path / "removed" / Path(gone.path).name).exists()
    for path in library.articles_path.iterdir():
        path.unlink()
    assert names(open_library()) == []


def test_an_interrupted_start_goes_on_and_a_later_sample_is_added() -> None:
    library = open_library()
    library.articles()
    first, second = packaged_samples()[:2]
    (library.articles_path / second.name).unlink()
    (library.path / ".samples").write_text("", "utf-8")
    assert len(names(open_library())) == len(packaged_samples())
    (library.path / ".samples").write_text(f"{first.name}\n", "utf-8")
    (library.articles_path / second.name).unlink()
    assert second.name in names(open_library())


def test_a_folder_of_articles_made_by_hand_gets_no_samples(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "mine.md").write_text("# Mine\n\nText", "utf-8")
    assert names(open_library(tmp_path)) == ["mine.md"]
    (tmp_path / "articles" / "mine.md").unlink()
    assert names(open_library(tmp_path)) == []


def test_where_the_library_is(monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path: Path) -> None:
    assert library_path(tmp_path) == tmp_path
    assert library_path() == home / "library"
    monkeypatch.delenv("READER_LIBRARY")
    assert library_path().name == "reader"
    assert home in library_path().parents


def test_a_file_in_the_library_s_place(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    with pytest.raises(LibraryError, match="is a file"):
        open_library(path)
    with pytest.raises(LibraryError, match="cannot write"):
        open_library(path / "below")


def test_dropped_files_are_articles_and_bad_ones_are_told() -> None:
    library = open_library()
    folder = library.articles_path
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "new.md").write_text("Only text here", "utf-8")
    (folder / "bad.txt").write_bytes(b"caf\xe9 au lait")
    (folder / "empty.md").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\0")
    (folder / ".hidden.md").write_text("x")
    (folder / "broken.md").write_text("---\n- a\n---\nBody", "utf-8")
    (folder / "dead.md").symlink_to(folder / "nowhere.md")
    found = {article.title for article in library.articles()}
    assert {"new", "broken"} <= found
    assert not {"bad", "empty", "picture", "x", "dead"} & found
    assert [
        any(word in line for line in library.warnings)
        for word in ("offset 3", "is empty", "not a YAML mapping")
    ] == [True] * 3
    assert len(library.warnings) == 3
    assert open_library().articles() == library.articles()


def test_last_added_first() -> None:
    library = open_library()
    (library.articles_path / "z.md").write_text("---\nadded: 2099-01-01\n---\nFuture", "utf-8")
    (library.articles_path / "a.md").write_text("---\nadded: 1999-01-01\n---\nPast", "utf-8")
    listed = names(library)
    assert (listed[0], listed[-1]) == ("z.md", "a.md")


def test_find_by_id_part_title_prefix_and_path() -> None:
    library = open_library()
    article = library.articles()[1]
    for ref in (
        article.id,
        article.id[:8],
        article.title,
        article.title[:20].upper(),
        article.path,
        Path(article.path).name,
    ):
        assert library.find(ref) == article
    assert library.find("Correction").title == "Correction"
    (library.articles_path / "c.md").write_text("---\ntitle: Correction of it\nid: x9\n---\nB", "utf-8")
    assert library.find("correction").title == "Correction"
    assert library.find("correction of").id == "x9"
    with pytest.raises(ArticleError, match=r"fits 2 articles.*x9"):
        library.find("correctio")
    assert library.find("of it").id == "x9"
    assert library.find("correction OF").id == "x9"
    with pytest.raises(
        ArticleError, match=r"no article 'corection of'; did you mean .*Correction of it \(x9\)"
    ):
        library.find("corection of")
    for ref in ("no such thing", "", "\x1b[31m"):
        with pytest.raises(ArticleError, match="reader list") as caught:
            library.find(ref)
        assert str(caught.value).isprintable()


def test_open_outside_keep_and_annotate(tmp_path: Path) -> None:
    library = open_library()
    count = len(library.articles())
    path = tmp_path / "mine.txt"
    path.write_text("A title\n\nSome words to keep.\n", "utf-8")
    article = library.open(str(path))
    assert (article.kept, article.path, article.title) == (False, path, "A title")
    assert len(library.articles()) == count
    annotation = library.annotate(article, article.document, 9, 19, note="n")
    kept = library.open(annotation.article)
    assert kept.kept
    assert kept.document.text == article.document.text
    assert kept.summary.notes == 1
    assert path.read_text("utf-8") == "A title\n\nSome words to keep.\n"
    assert library.open(str(path)).id == kept.id
    assert library.keep(article).id == kept.id
    assert len(library.articles()) == count + 1


def test_open_bytes_with_metadata() -> None:
    library = open_library()
    article = library.open_bytes("# Head\n\nÜber **alles**".encode(), title="T\x1b[31m", url="https://e.org/")
    assert (article.markdown, article.title, article.summary.url) == (True, "T\ufffd[31m", "https://e.org/")
    kept = library.keep(article)
    assert Path(kept.path).parent == library.articles_path
    again = open_library().open(kept.id)
    assert (again.title, again.summary.url, again.source) == (article.title, "https://e.org/", article.source)


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "/abs", "..", "con", "a/b\\c:d", "x" * 500, "日本" * 200, "\x00"]
)
def test_nothing_in_metadata_leads_outside(title: str) -> None:
    library = open_library()
    kept = library.keep(library.open_bytes(b"Some text", title=title, site="../x"))
    path = Path(kept.path)
    assert path.parent == library.articles_path
    assert len(os.fsencode(path.name)) <= 255
    twin = library.keep(library.open_bytes(b"Another text", title=title))
    assert twin.path != kept.path


def test_add_files_and_folders(tmp_path: Path) -> None:
    library = open_library()
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.md").write_text("---\nauthor: A\nextra: kept # so\n---\n\n# Alpha\n\nText", "utf-8")
    (folder / "sub" / "b.txt").write_text("Beta text", "utf-8")
    (folder / "sub" / "twin.txt").write_text("Beta text", "utf-8")
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "c.py").write_text("print()", "utf-8")
    added, problems = library.add([folder, tmp_path / "missing.md", folder / "c.py"], site="S")
    assert [article.title for article in added] == ["Alpha", "b", "c"]
    assert all(article.site == "S" for article in added)
    assert added[0].author == "A"
    assert "extra: kept # so\n" in Path(added[0].path).read_text("utf-8")
    assert [any(word in line for line in problems) for word in ("bad.txt", "already", "missing.md")] == [
        True
    ] * 3
    assert len(problems) == 3
    assert library.add([folder / "a.md"])[0] == []
    assert library.add([library.articles_path / Path(added[0].path).name])[0] == []
    (tmp_path / "void").mkdir()
    assert "holds no articles" in library.add([tmp_path / "void"])[1][0]


def test_remove_and_add_again_brings_the_notes_back(tmp_path: Path) -> None:
    library = open_library()
    article = library.open("Obama")
    library.annotate(article, article.document, 0, 5)
    library.remove("Obama")
    assert article.id not in {each.id for each in library.articles()}
    assert [each.article for each in library.store.annotations()] == [article.id]
    (noted,) = library.notes()
    assert "file is gone" in noted.title
    assert noted.placed[0].anchor is not None
    assert noted.placed[0].anchor.status == "orphan"
    added, _ = library.add([packaged_samples()[0]])
    assert added[0].id == article.id
    assert added[0].notes == 1
    assert open_library().placed(library.open(article.id))[0].anchor.status == "anchored"  # type: ignore[union-attr]


def test_status_and_tags() -> None:
    library = open_library()
    library.set_status("Correction", "later")
    library.set_tags("Correction", ["b", " a ", "b", ""])
    article = open_library().find("Correction")
    assert article.status == "later"
    assert article.tags == ("correction", "b", "a")
    assert library.set_tags("Correction", []).tags == ("correction",)
    assert open_library().find("Correction").tags == ("correction",)
    with pytest.raises(UsageError, match="later"):
        library.set_status("Correction", "read")


def test_annotations_outside_of_the_text_are_refused() -> None:
    library = open_library()
    article = library.open("Correction")
    for start, end in ((5, 5), (-1, 4), (0, 10**6), (9, 3)):
        with pytest.raises(UsageError, match="is no passage"):
            library.annotate(article, article.document, start, end)
    with pytest.raises(UsageError, match="no colour"):
        library.annotate(article, article.document, 0, 5, color="red")
    assert library.store.annotations() == []


def test_find_passage_with_any_white_space() -> None:
    document = parse_plain("One two\nthree. One  two four. (One two)")
    assert [span.of(document.text) for span in find_passage(document, "One two")] == [
        "One two",
        "One  two",
        "One two",
    ]
    assert [span.start for span in find_passage(document, "One two", suffix="three")] == [0]
    assert [span.start for span in find_passage(document, "One two", prefix="three. ")] == [15]
    assert [span.start for span in find_passage(document, "One two", prefix="(", suffix=")")] == [31]
    assert find_passage(document, "  ") == []
    assert find_passage(document, "one two") == []


def test_how_sure_a_speaker_is_is_kept_and_told_in_every_export() -> None:
    library = open_library()
    article = library.open("Obama")
    said = library.analysis(article.document, article.id).quotations
    unsure = next(each for each in said if each.speaker and 0.6 <= each.speaker.confidence < 0.9)
    made = library.annotate(article, article.document, unsure.start, unsure.end)
    assert unsure.speaker
    assert (made.speaker, made.speaker_confidence) == (unsure.speaker.name, unsure.speaker.confidence)
    assert library.store.annotations(article.id) == [made]
    assert f"{made.speaker} (?)" in library.export(["Obama"])
    # Made before that was kept: the analysis tells it.
    library.store.put(replace(made, speaker_confidence=None))
    assert f"{made.speaker} (?)" in library.export(["Obama"])
    (noted,) = library.notes(["Obama"])
    assert noted.placed[0].annotation.speaker_confidence == unsure.speaker.confidence
    library.store.put(replace(made, speaker="Me", speaker_confidence=None))
    assert "— Me, " in library.export(["Obama"])


def test_an_export_of_all_has_no_front_matter_even_where_one_article_has_notes(tmp_path: Path) -> None:
    library = open_library()
    article = library.open("Obama")
    library.annotate(article, article.document, 0, 5)
    assert library.export(["Obama"]).startswith("---\n")
    assert library.export().startswith("# Obama touts")
    (path,) = library.export_to([], None, tmp_path / "all.md")
    assert path.read_text("utf-8").startswith("# Obama touts")
    (tmp_path / "notes").mkdir()
    (path,) = library.export_to([], None, tmp_path / "notes")
    assert path.read_text("utf-8").startswith("---\n")


def test_an_article_whose_file_vanished_is_named_by_its_title() -> None:
    library = open_library()
    article = library.open("Correction")
    Path(library.find("Correction").path).unlink()
    with pytest.raises(ArticleError, match="the file of 'Correction' is gone"):
        library.open_again(article)
    noted = library.open("Obama")
    library.annotate(noted, noted.document, 0, 5)
    Path(library.find("Obama").path).unlink()
    with pytest.raises(ArticleError, match=r"the file of 'Obama touts.*' is gone"):
        library.export([noted.id])


def test_speaker_of_a_quotation_is_kept() -> None:
    library = open_library()
    article = library.open("Obama")
    library.analysis(article.document, article.id)
    start = article.document.text.index("Given the gaps")
    assert library.annotate(article, article.document, start, start + 14).speaker == "Barack Obama"
    assert library.annotate(article, article.document, 0, 5).speaker is None
    assert library.annotate(article, article.document, start, start + 14, speaker="Me").speaker == "Me"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# One\n\nText", "One"),
        ("Text\n\nOne *of* two\n===\n\nText", "One of two"),
        ("```\n# comment\n```\n\n# Real\n", "Real"),
        ("## Second level\n\nText", "file"),
        ("Text #1\n=5", "file"),
    ],
)
def test_titles_of_markdown_without_front_matter(body: str, title: str) -> None:
    library = open_library()
    (library.articles_path / "file.md").write_text(body, "utf-8")
    assert library.find("file.md").title == title
    assert library.open("file.md").document.title in {title, ""}


def test_what_two_programs_say_of_one_article_is_both_kept() -> None:
    ours, theirs = open_library(), open_library()
    article = ours.open("Correction")
    ours.set_status(article.id, "later")
    theirs.articles()
    ours.set_tags(article.id, ["mine"])
    theirs.set_status(article.id, "done")  # theirs has not looked at the file since
    path = Path(article.path)
    path.write_text(path.read_text("utf-8") + "\nMore of it.\n", "utf-8")
    ours.set_tags(article.id, ["mine", "too"])
    theirs.annotate(theirs.open(article.id), theirs.open(article.id).document, 0, 5)
    ours.store.refresh()
    record = ours.store.article(article.id)
    assert (record.status, record.tags) == ("done", ("mine", "too"))
    ours.remove(article.id)
    assert ours.store.article(article.id).removed
    for each in (ours, theirs):
        each.close()
