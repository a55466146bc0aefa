"""One name for somebody in all articles of a library."""

from __future__ import annotations

import pytest

from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker, TextSpan
from reader.annotations.history import CorrectionChange, apply_changes
from reader.cli.main import run
from reader.errors import ArticleError, UsageError
from reader.library import Library, correcting, open_library, people
from reader.library import renaming as renaming_module
from reader.library.people_called import find_person
from reader.library.renaming import Renamed, rename_everywhere, renaming

ARTICLES = {
    "a": "Barak Obama arrived. “It was tough,” said Barak Obama. Obama left.",
    "b": "Barack Obama spoke. “It is over,” Barack Obama said.",
    "c": "Barak Obama met Barack Obama's aides. “No,” Barak Obama said.",
    "d": "Zoe Hart stayed. “Yes,” said Zoe Hart.",
}


@pytest.fixture
def library(tmp_path):
    library = open_library(tmp_path / "library")
    for article in library.articles():
        library.articles_path.joinpath(article.path).unlink()
    for name, text in ARTICLES.items():
        (library.articles_path / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n{text}\n", "utf-8")
    people.catch_up(library)
    yield library
    library.close()


def person(library: Library, name: str):
    people.catch_up(library)
    return find_person(people.list_people(library), name)


def names(library: Library, title: str) -> set[str]:
    article = library.open(title)
    analysis = library.analysis(article.document, article.id)
    return {each.name for each in analysis.entities if each.type == "PERSON"} | {
        each.speaker.name for each in analysis.quotations if each.speaker
    }


def test_a_person_is_called_so_in_every_article_and_undone_at_once(library):
    before = {title: names(library, title) for title in ARTICLES}
    renamed = rename_everywhere(library, person(library, "Barak Obama"), "Barry Obama")
    assert len(renamed.articles) == 2
    assert not renamed.problems
    assert names(library, "a") == {"Barry Obama"}
    assert names(library, "b") == before["b"]
    assert "Barry Obama" in names(library, "c")
    assert "Barak Obama" not in names(library, "c")
    one = person(library, "Barry Obama")
    assert (one.articles, one.quotations) == (2, 2)
    apply_changes(library.store, [each.reversed() for each in reversed(renamed.changes)])
    assert {title: names(library, title) for title in ARTICLES} == before
    assert library.store.corrections() == []


def test_who_gets_the_name_of_somebody_else_is_that_one_where_both_are_named_and_everywhere(library):
    renamed = rename_everywhere(library, person(library, "Barak Obama"), "Barack Obama")
    assert len(renamed.articles) == 2
    assert names(library, "c") == {"Barack Obama"}
    assert person(library, "Barack Obama").articles == 3
    with pytest.raises(ArticleError):
        person(library, "Barak Obama")


def test_notes_tell_the_new_name(library):
    article = library.open("a")
    start = article.document.text.index("It was tough")
    library.annotate(article, article.document, start, start + 12)
    assert library.store.annotations(article.id)[0].speaker == "Barak Obama"
    rename_everywhere(library, person(library, "Barak Obama"), "Barry Obama")
    assert library.store.annotations(article.id)[0].speaker == "Barry Obama"


def test_a_speaker_whom_only_the_reader_named_is_called_so_too(library):
    article = library.open("d")
    (said,) = library.analysis(article.document, article.id).quotations
    make = correcting.new_correction
    made = make(article.id, article.document, "set-speaker", said.start, said.end, name="The pilot")
    correcting.save(library, article, [made])
    renamed = rename_everywhere(library, person(library, "The pilot"), "Eva Moss")
    assert len(renamed.articles) == 1
    (said,) = library.analysis(article.document, article.id).quotations
    assert said.speaker.name == "Eva Moss"
    assert [each.kind for each in library.corrections(article.id)] == ["set-speaker"]
    assert sum(isinstance(each, CorrectionChange) for each in renamed.changes) == 2


def found_in(article, *speakers: Speaker, entities: int = 0) -> Analysis:
    """An analysis in which “Yes,” is said by each of these, and so many are called as the last of them."""
    text = article.document.text
    start = text.index("Yes,")
    quotations = tuple(
        Quotation(start, start + 4, "Yes,", "direct", n, each) for n, each in enumerate(speakers)
    )
    mention = Mention(0, 8, text[:8])
    return Analysis(
        quotations,
        tuple(Entity(f"person:{n}", "Zoe Hart", "PERSON", (), (mention,)) for n in range(entities)),
    )


def made_of(library, *speakers: Speaker, entities: int = 0):
    article, zoe = library.open("d"), person(library, "Zoe Hart")
    said = {(each.article.id, each.start, each.end) for each in people.said_by(library, zoe)}
    return renaming(article, found_in(article, *speakers, entities=entities), zoe, "Eva Moss", said)


def test_two_who_are_called_alike_in_an_article_are_left_there(library):
    assert len(made_of(library, entities=1)) == 1
    with pytest.raises(ArticleError, match="tells several apart who are called Zoe Hart"):
        made_of(library, entities=2)


def test_a_speaker_whom_the_names_lack_is_named_by_the_words_or_where_that_is_sure(library):
    at = library.open("d").document.text.rindex("Zoe Hart")
    words = Speaker("Zoe Hart", None, TextSpan(at, at + 8, "Zoe Hart"), 0.7)
    (made,) = made_of(library, words)
    assert (made.kind, made.exact, made.name, made.type) == ("entity", "Zoe Hart", "Eva Moss", "PERSON")
    she = TextSpan(at, at + 3, "She")
    (made,) = made_of(library, Speaker("Zoe Hart", None, she, 1.0))
    assert (made.kind, made.exact, made.name) == ("set-speaker", "Yes,", "Eva Moss")
    assert made_of(library, Speaker("Zoe Hart", None, she, 0.7)) == []


def test_the_same_name_again_changes_nothing_and_none_is_refused(library):
    assert rename_everywhere(library, person(library, "Zoe Hart"), "Zoe Hart").articles == ()
    with pytest.raises(UsageError, match="no name"):
        rename_everywhere(library, person(library, "Zoe Hart"), " \n")
    assert library.store.corrections() == []


def test_a_script_is_told_by_the_exit_code_that_an_article_was_left(library, monkeypatch, capsys):
    monkeypatch.setattr(renaming_module, "rename_everywhere", lambda *_: Renamed((), (), ("“a” is left",)))
    assert run(["correct", "rename-all", "Zoe Hart", "Eva Moss", "--library", str(library.path)]) == 1
    assert "“a” is left" in capsys.readouterr().err
