"""Articles opened, previewed and annotated while their files change; requests for analyses that nobody waits for."""

import os
from concurrent.futures import CancelledError
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.model import ArticleRecord
from reader.errors import ArticleError
from reader.intake import clean_note, clean_tags
from reader.library import Article, Library, open_library
from reader.library.catalogue import hash_body
from reader.text import parse_markdown, parse_plain

LONG = parse_plain("“It works,” said Ada Lovelace of the Royal Society in London. " * 30_000)
SHORT = parse_plain("“It works,” said Ada Lovelace.")


def dropped(library: Library, name: str, content: str) -> Article:
    (library.articles_path / name).write_text(content, "utf-8")
    return library.open(name)


def test_the_newest_request_goes_before_a_long_one() -> None:
    library = open_library()
    long = library.request_analysis(LONG)
    assert library.request_analysis(SHORT).result(60).quotations
    assert not long.done()
    library.close()
    with pytest.raises(CancelledError):
        long.result(0)


def test_a_long_request_that_is_cancelled_makes_room() -> None:
    library = open_library()
    long, other = library.request_analysis(LONG), library.request_analysis(LONG)
    assert long.cancel()
    assert other.cancel()
    assert library.request_analysis(SHORT).result(60).quotations
    assert library.cached_analysis(LONG) is None
    library.close()


def test_a_short_request_that_is_cancelled_is_kept_all_the_same() -> None:
    library = open_library()
    texts = [parse_plain(f"“It works,” said Ada Lovelace, {number}.") for number in range(2)]
    assert library.request_analysis(SHORT).result(60)
    first = library.request_analysis(texts[0])
    first.cancel()
    assert library.request_analysis(texts[1]).result(60)
    assert library.cached_analysis(texts[0]) is not None
    library.close()


def test_requests_wait_their_turn_the_newest_first() -> None:
    library = open_library()
    texts = [parse_plain(f"“It works,” said Ada Lovelace, {number}.") for number in range(8)]
    futures = [library.request_analysis(text) for text in texts]
    assert all(future.result(60).quotations for future in futures)
    library.close()
    assert library.request_analysis(parse_plain("“Again,” said Ada.")).result(60)
    library.close()


def test_an_article_whose_file_changed_is_not_annotated() -> None:
    library = open_library()
    article = dropped(library, "a.md", "One two three.")
    assert library.is_current(article)
    (library.articles_path / "a.md").write_text("One and two and three.", "utf-8")
    assert not library.is_current(article)
    with pytest.raises(ArticleError, match="has changed since it was opened: open it again"):
        library.annotate(article, article.document, 0, 3)
    assert library.store.annotations() == []
    library.annotate_article(article, note="On all of it")
    assert library.index.body(hash_body("One and two and three.")) is None
    again = library.open("a.md")
    library.annotate(again, again.document, 0, 3)
    assert library.index.body(hash_body("One and two and three.")) == "One and two and three."


def test_a_touched_file_is_current_and_a_gone_one_is_not() -> None:
    library = open_library()
    article = dropped(library, "a.md", "One two three.")
    path = library.articles_path / "a.md"
    os.utime(path, ns=(1, 1))
    assert library.is_current(article)
    library.annotate(article, article.document, 0, 3)
    assert not library.is_current(replace(article, path=path.with_name("none.md")))
    assert library.is_current(library.open_bytes(b"Piped in."))


def test_a_preview_is_the_beginning_of_the_text() -> None:
    library = open_library()
    body = "# Head\n\n" + "Über *alles* und mehr.\n\n" * 10_000
    article = dropped(library, "a.md", f"---\ntitle: T\n---\n\n{body}")
    preview = library.preview(article.summary, 1000)
    assert 900 < len(preview.text) < 1000
    assert parse_markdown(body).text.startswith(preview.text)
    assert preview.text.endswith("mehr.")
    long = library.preview(article.summary, 10**9)
    assert article.document.text.startswith(long.text)
    assert 50_000 < len(long.text.encode()) < 65_536
    small = dropped(library, "b.txt", "Title\n\nÜber")
    assert library.preview(small.summary) == small.document


@given(st.integers(0, 40))
def test_a_character_cut_off_is_left_out(shift: int) -> None:
    library = open_library()
    article = dropped(library, "a.txt", "x" * shift + "€𝄞é" * 9000)
    assert set(library.preview(article.summary, 10**6).text) <= set("x€𝄞é")


def test_what_was_listed_is_opened_without_looking_at_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    library = open_library()
    summary = library.articles()[0]
    monkeypatch.setattr(library, "entries", None)
    monkeypatch.setattr(library, "articles", None)
    assert library.open_summary(summary).title == summary.title
    assert library.preview(summary).text


@given(st.text())
def test_a_note_is_saved_without_controls(text: str) -> None:
    cleaned = clean_note(text)
    assert not [character for character in cleaned if character < " " and character not in "\t\n"]
    assert not [character for character in cleaned if "\x7f" <= character < "\xa0"]
    assert clean_note(cleaned) == cleaned
    cleaned.encode()


def test_notes_and_tags_are_clean_when_they_are_saved() -> None:
    library = open_library()
    article = library.open("Correction")
    saved = library.annotate(
        article, article.document, 0, 5, note="a\r\nb\tc\x1b[1m\x9b", tags=["x\x1b", " ", "y\nz", "y z"]
    )
    assert (saved.note, saved.tags) == ("a\nb\tc\ufffd[1m\ufffd", ("x\ufffd", "y z"))
    assert library.annotate_article(article, note="\x00").note == "\ufffd"
    assert clean_tags(["a", "a ", ""]) == ("a",)


def test_what_others_put_into_the_store_is_listed_clean() -> None:
    library = open_library()
    article = library.open("Correction")
    record = library.store.article(article.id) or ArticleRecord(article.id)
    library.store.put_article(replace(record, tags=("a\x1b[1m\nb",), status="x\x07", updated="2999-01-01"))
    summary = library.find("Correction")
    assert "a\ufffd[1m b" in summary.tags
    assert summary.status == "x\ufffd"


def test_drafts_left_over_are_told() -> None:
    library = open_library()
    article = library.open("Correction")
    annotation = library.annotate(article, article.document, 0, 5)
    for key in (annotation.id, article.id, "a/b"):
        library.drafts.write(key, "Unfinished")
    assert library.drafts.kept() == sorted([annotation.id, article.id, "a_b"])
    told = [finding for finding in library.check() if finding.subject == "drafts"]
    assert all(finding.ok for finding in told)
    assert sorted("'Correction'" in finding.message for finding in told) == [False, True, True]
    assert all(str(library.drafts.folder) in finding.message for finding in told)


def test_drafts_of_what_was_never_saved_are_lost_and_no_others() -> None:
    library = open_library()
    article = library.open("Correction")
    annotation = library.annotate(article, article.document, 0, 5)
    assert library.lost_drafts() == []
    for key in (annotation.id, article.id, "2b1a9d5c-0000-4000-8000-000000000001"):
        library.drafts.write(key, "Unfinished")
    (lost,) = library.lost_drafts()
    assert lost.read_text("utf-8") == "Unfinished"
    assert lost.stem == "2b1a9d5c-0000-4000-8000-000000000001"
