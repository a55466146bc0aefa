import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ArticleError
from reader.intake import (
    add_to_front_matter,
    join_front_matter,
    read_source,
    source_from_bytes,
    split_front_matter,
)

ODD = st.sampled_from(["null", "~", "no", "2024", "1.5", "- a", "a: b", "#", "[x]", "&a", "*a", "0x1", '"'])
LINES = ODD | st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])).map(
    lambda text: " ".join(text.split())
)
CLEAN = LINES.filter(
    lambda text: (
        not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")
    )
)


def test_values_are_strings_whatever_they_look_like() -> None:
    values, body, warning = split_front_matter(
        "---\ntitle: 2024\nauthor: no\npublished: 2024-02-31\nurl: null\ntags: [1, yes, ~]\n---\n\nBody\n"
    )
    assert values == {
        "title": "2024",
        "author": "no",
        "published": "2024-02-31",
        "url": "",
        "tags": ("1", "yes"),
    }
    assert (body, warning) == ("Body\n", "")


@pytest.mark.parametrize(
    "front", ["- a\n- b\n", "just words\n", "title: [unclosed\n", "a: b: c\n", "\tx: y\n", "a: 1\n--- b\n"]
)
def test_broken_front_matter_is_text_with_one_warning(front: str) -> None:
    text = f"---\n{front}---\nBody\n"
    values, body, warning = split_front_matter(text)
    assert (values, body) == ({}, text)
    assert "shown as text" in warning
    assert len(source_from_bytes(text.encode(), "a.md").warnings) == 1


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: “I should…”: ferry boss\nauthor: A\n", ("line 2", 'title: "…"')),
        ("author: A\ntitle: Bridge: a story\n", ("line 3", 'title: "…"')),
        ("author: A\n\ntitle: Who said: “No”:\n", ("line 4", 'title: "…"')),
        ('author: A\ntitle: "Never": ferry boss\nsite: B\n', ("line 3", "title: '…'")),
        ('author: A\ntitle: The "best": ferry boss\n', ("line 3", "title: '…'")),
        ('author: A\ntitle: "Never" says boss\nsite: B\n', ("line 3", "title: '…'")),
        ("author: @home\nsite: B\n", ("line 2", 'author: "…"')),
        ("author: A\ntitle: [unclosed\nsite: B\n", ("line 3", "")),
        ("author: A\ntitle: - B\n", ("line 3", 'title: "…"')),
        ("author: A\n\ttitle\n", ("line 3", "")),
    ],
)
def test_where_front_matter_is_no_yaml_and_what_mends_it_is_told(front: str, told: tuple[str, str]) -> None:
    text = f"---\n{front}---\nBody\n"
    values, body, warning = split_front_matter(text)
    assert (values, body) == ({}, text)
    line, cure = told
    assert f"in {line}" in warning
    assert "shown as text" in warning
    assert cure in warning
    assert ("put the value in quotes" in warning) == bool(cure)
    if cure:
        key, quote = cure[:-3], cure[-1]
        mended = re.sub(rf"(?m)^{key}(.*)$", rf"{key}{quote}\1{quote}", text)
        assert split_front_matter(mended)[2] == ""


def test_rules_and_unclosed_front_matter() -> None:
    assert split_front_matter("---\n\nA paragraph after a rule.") == (
        {},
        "---\n\nA paragraph after a rule.",
        "",
    )
    assert "no end" in split_front_matter("---\ntitle: A\n\nBody")[2]
    assert split_front_matter("----\ntitle: A\n----\n") == ({}, "----\ntitle: A\n----\n", "")


def test_empty_front_matter_and_front_matter_alone() -> None:
    assert split_front_matter("---\n---\nBody") == ({}, "Body", "")
    with pytest.raises(ArticleError, match="no text below"):
        source_from_bytes(b"---\ntitle: A\n---\n", "a.md")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_bom_and_document_end(end: str) -> None:
    text = end.join(["\ufeff---", "title: A", "...", "", "Body", ""])
    assert split_front_matter(text) == ({"title": "A"}, f"Body{end}", "")


def test_escapes_in_values_never_come_through() -> None:
    source = source_from_bytes(
        b'---\ntitle: "a\\e[31mb\\nc"\nauthor: x\x1b]0;y\x07z\ntags: ["\\u202Eabc"]\n---\nBody', "a.md"
    )
    assert source.metadata.title == "a\ufffd[31mb c"
    assert source.metadata.author == "x\ufffd]0;y\ufffdz"
    assert source.metadata.tags == ("\ufffdabc",)


def test_aliases_and_nesting_are_passed_over_quickly() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
    )
    deep = "a: " + "[" * 30000 + "\n"
    wide = "".join(f"key{n}: value\n" for n in range(20000))
    nested = "a: {b: {c: [d, {e: f}]}}\ntitle: T\n"
    started = time.process_time()
    assert split_front_matter(f"---\n{bomb}---\nBody")[1] == "Body"
    assert split_front_matter(f"---\n{deep}---\nBody")[2]
    assert split_front_matter(f"---\n{wide}---\nBody")[0] == {}
    assert split_front_matter(f"---\n{nested}---\nBody")[0] == {"title": "T"}
    assert time.process_time() - started < 20  # seconds; an exponential one takes for ever


@given(
    st.dictionaries(st.sampled_from(["id", "title", "author", "x-y"]), CLEAN),
    st.lists(CLEAN.filter(bool)),
    st.text(),
)
def test_joined_front_matter_splits_again(values: dict[str, str], tags: list[str], body: str) -> None:
    given_values = {**values, "tags": tuple(tags)}
    text = join_front_matter(given_values, body)
    kept = {key: value for key, value in given_values.items() if value}
    assert split_front_matter(text) == (kept, body, "")
    if kept:
        front = text.removeprefix("---\n").partition("\n---\n")[0]
        expected = {key: list(value) if key == "tags" else value for key, value in kept.items()}
        assert yaml.load(front, Loader=yaml.BaseLoader) == expected


def test_adding_keeps_what_else_is_there() -> None:
    text = "---\ntitle: Old\n# a comment\nnested:\n  a: {b: c}\ntags:\n- x\n- y\n---\n\nBody"
    added = add_to_front_matter(text, {"id": "1", "title": "New: one", "tags": ("z",)})
    assert "# a comment\nnested:\n  a: {b: c}\n" in added
    assert split_front_matter(added) == ({"id": "1", "title": "New: one", "tags": ("z",)}, "Body", "")


@pytest.mark.parametrize(
    "text", ["{title: Old, x: y}", "title: >\n  folded\n  lines\nx: y", '"title": Old\nx: y']
)
def test_adding_to_odd_mappings(text: str) -> None:
    added = add_to_front_matter(f"---\n{text}\n---\nBody", {"title": "New"})
    values, body, warning = split_front_matter(added)
    assert (values["title"], values["x"], body, warning) == ("New", "y", "Body", "")


def test_metadata_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('---\ntitle: T\nauthor: [A, B]\ntags: "one, #two, one"\n---\n\nBody\n', "utf-8")
    source = read_source(path)
    assert (source.metadata.author, source.metadata.tags) == ("A, B", ("one", "two"))
    assert source.head + source.body == path.read_text("utf-8")
