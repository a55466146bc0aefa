"""Annotations edited, deleted and their colours named from a script."""

import json

import pytest

from reader.annotations.model import Placed
from reader.cli.main import run
from reader.cli.notes import note_lines
from reader.errors import ArticleError, LibraryError, UsageError
from reader.export.notes_json import note_object
from reader.library import editing, open_library
from reader.library.color_names import read_color_names, set_color_name


@pytest.fixture
def library(tmp_path):
    library = open_library(tmp_path / "lib")
    yield library
    library.close()


@pytest.fixture
def noted(library):
    article = library.open("Obama")
    start = article.document.text.index("reach a deal soon")
    return library.annotate(article, article.document, start, start + 17, tags=("old",))


def test_note_colour_and_tags_are_changed_by_the_beginning_of_the_id(library, noted):
    editing.edit(library, noted.id[:8], note="Did they?", color="green", tag=["talks"], untag=["old"])
    (now,) = library.store.annotations()
    assert (now.id, now.note, now.color, now.tags) == (noted.id, "Did they?", "green", ("talks",))
    assert now.target == noted.target


def test_a_colour_is_known_by_the_readers_name_for_it(library, noted):
    library.name_color("pink", "Doubt")
    assert editing.edit(library, noted.id, color="doubt").color == "pink"
    with pytest.raises(UsageError, match="Doubt"):
        editing.edit(library, noted.id, color="mauve")


def test_a_note_on_the_article_as_a_whole_has_no_colour(library, noted):
    whole = library.annotate_article(library.open("Obama"), note="On all of it")
    with pytest.raises(UsageError, match="has no colour"):
        editing.edit(library, whole.id, color="green")
    assert (whole.shown_color, noted.shown_color) == ("", "yellow")
    assert note_object(Placed(whole))["color"] is None
    assert "yellow" not in "".join(note_lines(Placed(whole)))


def test_deleting_is_all_or_none(library, noted):
    with pytest.raises(ArticleError):
        editing.delete(library, [noted.id, "zzz"])
    assert len(library.store.annotations()) == 1
    editing.delete(library, [noted.id])
    assert library.store.annotations() == []
    assert [each.id for each in library.store.tombstones()] == [noted.id]


def test_names_are_kept_in_a_plain_file_of_the_library(library, tmp_path):
    set_color_name(library.path, "yellow", " claim\x1b ")
    assert json.loads((library.path / "colors.json").read_text("utf-8"))["yellow"].startswith("claim")
    assert "\x1b" not in (library.path / "colors.json").read_text("utf-8")
    set_color_name(library.path, "green", "fact")
    set_color_name(library.path, "yellow", "")
    assert read_color_names(library.path) == ({"green": "fact"}, "")
    assert open_library(library.path).settings.colors == {"green": "fact"}


def test_one_name_means_one_colour(library):
    set_color_name(library.path, "yellow", "claim")
    for name in ("Claim", "green"):
        with pytest.raises(UsageError, match="already"):
            set_color_name(library.path, "blue", name)
    with pytest.raises(UsageError):
        set_color_name(library.path, "mauve", "x")


@pytest.mark.parametrize("content", ["[1]", "{", '"x"'])
def test_a_file_of_names_that_cannot_be_read_is_told_and_never_overwritten(library, content):
    (library.path / "colors.json").write_text(content, "utf-8")
    assert library.settings.colors == {}
    assert any("colors.json" in warning for warning in library.warnings)
    with pytest.raises(LibraryError):
        set_color_name(library.path, "yellow", "claim")
    assert (library.path / "colors.json").read_text("utf-8") == content


def test_config_toml_wins(library, tmp_path, monkeypatch):
    config = tmp_path / "config.toml"
    config.write_text('[colors]\nyellow = "from config"\n', "utf-8")
    monkeypatch.setenv("READER_CONFIG", str(config))
    library = open_library(library.path)
    assert library.settings.colors["yellow"] == "from config"
    with pytest.raises(UsageError, match=r"config\.toml"):
        library.name_color("yellow", "claim")


def test_the_commands(library, noted, capsys, monkeypatch):
    monkeypatch.setenv("READER_LIBRARY", str(library.path))
    assert run(["edit", noted.id[:8], "--note", "N", "--tag", "t"]) == 0
    assert run(["edit", noted.id[:8]]) == 2
    assert run(["colors", "blue", "question"]) == 0
    assert run(["colors", "blue"]) == 2
    capsys.readouterr()
    assert run(["colors", "--json"]) == 0
    assert {"color": "blue", "name": "question"} in json.loads(capsys.readouterr().out)
    assert run(["delete", "nope"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert run(["delete", noted.id[:8]]) == 0
    assert library.store.refresh() is True
    assert library.store.annotations() == []
