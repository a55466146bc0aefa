"""Markdown exports: what stands where, and that text from outside shows as it is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.analysis.model import Quotation, Speaker, TextSpan
from reader.annotations.model import Anchor, Annotation, Placed, Target
from reader.export import ExportItem, export_markdown
from reader.export.escape import block_quote, code_quote, escape_inline, link, without_controls
from reader.export.front_matter import is_same_export, tag_names
from reader.export.note_text import note_markdown
from reader.intake.clean import clean_line
from reader.intake.model import Metadata
from reader.text import parse_markdown, parse_plain
from reader.text.document import Document

VIEWER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
MARKUP = st.text(alphabet=st.sampled_from("\\`*_~[](){}<>#+-=.!|&;:^$%/'\"1a é\n\t\u2028\u0301"), max_size=40)
ANY_TEXT = MARKUP | st.text(max_size=60)


METADATA = Metadata(
    id="a1",
    title="Talks in Hangzhou",
    author="Ann Author",
    site="example.org",
    url="https://example.org/talks",
    published="2016-09-05T10:00:00Z",
)


def annotation(exact: str | None, start: int = 0, **fields: object) -> Annotation:
    target = None if exact is None else Target(exact, "", "", start, start + len(exact), "")
    made = Annotation("n1", "a1", target, created="2026-11-24T01:02:03+00:00")
    return replace(made, **fields)  # type: ignore[arg-type]


def placed(document: Document, exact: str, status: str = "anchored", **fields: object) -> Placed:
    start = document.text.find(exact)
    anchor = (
        Anchor(start, start + len(exact), status, 1.0) if start >= 0 else Anchor(None, None, "orphan", 0.0)
    )  # type: ignore[arg-type]
    return Placed(annotation(exact, max(start, 0), **fields), anchor)


def shown(markdown: str) -> str:
    """The words of the first block quote as a viewer shows them; fails where anything else than paragraphs is in it."""
    tokens = VIEWER.parse(markdown)
    assert tokens[0].type == "blockquote_open"
    end = next(i for i, token in enumerate(tokens) if token.type == "blockquote_close")
    texts = []
    for token in tokens[1:end]:
        assert token.type in ("paragraph_open", "inline", "paragraph_close"), token.type
        for child in token.children or ():
            assert child.type in ("text", "softbreak", "hardbreak"), child.type
            texts.append(child.content if child.type == "text" else "\n")
        texts.append("\n")
    return words("".join(texts))


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(ANY_TEXT)
@example("* * *")
@example("_ _ _")
@example("a | b\n--|--\n1 | 2")
@example("~~gone~~ and ~~~\n~~~")
@example("a\\\nb\\")
@example("[x]: /url\n[x][x] [^1] ![y](z)")
@example("&amp; &#35; <b>x</b> <!-- x")
@example("1) one\n2. two\n# three\n> four\n===")
@example("***a***b_c_ __d__")
def test_a_passage_shows_as_it_is(text: str) -> None:
    assert shown(block_quote(text) + "\n\nnext") == words(without_controls(text))


@given(ANY_TEXT, ANY_TEXT)
def test_fields_within_one_sentence_show_as_they_are(first: str, second: str) -> None:
    line = f"— {escape_inline(first)}, *{escape_inline(second) or 'x'}* (y) z"
    tokens = VIEWER.parse(line)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert [child.type for child in children if child.type != "text"] == ["em_open", "em_close"]
    expected = f"— {first}, {second if second.split() else 'x'} (y) z"
    assert words("".join(child.content for child in children)) == words(clean_line(expected))


@given(ANY_TEXT)
@example("#")
@example("C #")
def test_a_title_is_one_heading(title: str) -> None:
    tokens = VIEWER.parse(export_markdown([ExportItem(replace(METADATA, title=title), parse_plain("x"))] * 2))
    assert tokens[0].type == "heading_open"
    assert tokens[0].tag == "h1"
    assert words("".join(child.content for child in tokens[1].children or ())) == words(
        clean_line(title) or "Untitled"
    )


@pytest.mark.parametrize(
    "text",
    [
        "“Given the gaps of trust that exist”, Obama said, “that’s a tough negotiation”.",
        "US-backed rebels (290,000 dead) – 5 * 3 = 15; a < b > c & d",
        "He [the president] said: “it's 5°”, see snake_case_name and https://a.b/c_d?e=f&g=h#i",
        "It cost $5 and US$10 million; ~5 % more. Q&A! #1 -- e-mail me@example.org",
        "-5 degrees, 1.5 metres, #1, 3) yes? — no",
    ],
)
def test_plain_prose_needs_no_backslash(text: str) -> None:
    assert block_quote(text) == f"> {text}"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("all #MeToo said", "all \\#MeToo said"),
        ("%%hidden%%", "\\%\\%hidden\\%\\%"),
        ("x ==marked==", "x \\=\\=marked=="),
        ("$$x$$ and a$", "$\\$x\\$\\$ and a\\$"),
        ("the end ^abc", "the end \\^abc"),
        ("so ~gone~ it is", "so ~gone\\~ it is"),
        ("[!note] this", "\\[!note] this"),
    ],
)
def test_what_only_some_viewers_know_is_escaped_too(text: str, escaped: str) -> None:
    assert block_quote(text) == f"> {escaped}"


def test_paragraphs_and_lines_of_a_passage_stay_apart() -> None:
    assert block_quote("one\ntwo\n\n\nthree") == "> one  \n> two\n>\n>\n> three"


@given(st.text(alphabet=st.sampled_from("`~ \n\tab>"), max_size=30))
def test_code_stays_verbatim(text: str) -> None:
    code = without_controls(text).strip("\n")
    tokens = VIEWER.parse(code_quote(text, "py"))
    assert [token.type for token in tokens] == ["blockquote_open", "fence", "blockquote_close"]
    shown_lines = [line.rstrip(" ") for line in tokens[1].content.split("\n")[:-1]]
    assert shown_lines == [line.rstrip(" ") for line in code.split("\n")]


def test_a_passage_in_a_code_block_is_exported_as_code() -> None:
    document = parse_markdown("Intro.\n\n```python\ndef f():\n    return 1\n```\n")
    passage = placed(document, "def f():\n    return 1")
    assert "> ```python\n> def f():\n>     return 1\n> ```\n" in export_markdown(
        [ExportItem(METADATA, document, [passage])]
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://en.example.org/wiki/Foo_(bar)", "<https://en.example.org/wiki/Foo_(bar)>"),
        ("https://a.b/c d\n<e>", "<https://a.b/c%20d%0A%3Ce%3E>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("<script>", "\\<script>"),
        ("", ""),
    ],
)
def test_addresses(url: str, expected: str) -> None:
    assert link(url) == expected


@given(st.text(max_size=30))
def test_a_web_address_is_one_link(rest: str) -> None:
    tokens = VIEWER.parse(link("https://example.org/" + rest))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert [child.type for child in tokens[1].children or ()] == ["link_open", "text", "link_close"]


@given(
    st.builds(
        Metadata,
        title=ANY_TEXT,
        author=ANY_TEXT,
        site=ANY_TEXT,
        url=ANY_TEXT,
        published=ANY_TEXT,
        tags=st.tuples(ANY_TEXT),
    )
)
@example(
    Metadata(
        title='He said: "no" # not', author="2024", site="no", published="2016-02-30", tags=("2024", "a b")
    )
)
def test_front_matter_gives_back_what_went_in(metadata: Metadata) -> None:
    text = export_markdown([ExportItem(metadata, parse_plain("x"))], "2026-11-24T01:02:03+00:00")
    head, closing, _ = text.removeprefix("---\n").partition("\n---\n")
    assert closing
    values = yaml.safe_load(head)
    for name in ("title", "author", "site", "url"):
        assert values.get(name, "") == clean_line(getattr(metadata, name))
    assert values["exported"].isoformat() == "2026-11-24"
    assert values.get("tags", []) == tag_names(metadata.tags)
    later = export_markdown([ExportItem(metadata, parse_plain("x"))], "2031-01-02T03:04:05+00:00")
    other = export_markdown([ExportItem(replace(metadata, title=metadata.title + "x"), parse_plain("x"))])
    assert later != text
    assert is_same_export(later.encode("utf-8", "replace"), text.encode("utf-8", "replace"))
    assert not is_same_export(other.encode("utf-8", "replace"), text.encode("utf-8", "replace"))


@given(st.lists(ANY_TEXT))
def test_tags_can_be_used_in_text(tags: list[str]) -> None:
    names = tag_names(tags)
    assert len(names) == len(set(names))
    for name in names:
        assert not name.isdecimal()
        assert shown(f"> x #{name} y") == f"x#{name}y"


def test_tags_read_naturally() -> None:
    assert tag_names(["climate change", "#news", "2024", "a/b", "été", "!", "news"]) == [
        "climate-change",
        "news",
        "2024-",
        "a/b",
        "été",
    ]


def test_one_article_whole() -> None:
    document = parse_plain("Talks\n\n“Given the gaps”, Obama said. More was said.\n\nThe end.")
    item = ExportItem(
        replace(METADATA, tags=("diplomacy",)),
        document,
        [
            placed(document, "The end.", color="green", tags=("last words",)),
            placed(document, "“Given the gaps”, Obama said.", note="Why *now*?", speaker="Barack Obama"),
            placed(document, "Nowhere to be found.", note="Lost."),
            Placed(annotation(None, note="A good article.")),
        ],
    )
    assert (
        export_markdown([item], "2026-11-24T01:02:03+00:00")
        == """\
---
title: Talks in Hangzhou
author: Ann Author
site: example.org
url: https://example.org/talks
published: 2016-09-05
exported: 2026-11-24
tags:
- diplomacy
---

# Talks in Hangzhou

Ann Author · example.org · 2016-09-05 · <https://example.org/talks>

A good article.

2026-11-24

---

> “Given the gaps”, Obama said.

— Barack Obama, *Talks in Hangzhou* (example.org, 2016-09-05) <https://example.org/talks>

Why *now*?

yellow · 2026-11-24

---

> The end.

— *Talks in Hangzhou* (example.org, 2016-09-05) <https://example.org/talks>

green · #last-words · 2026-11-24

## No longer in the text

*These passages could not be found in the article as it is today.*

> Nowhere to be found.

— *Talks in Hangzhou* (example.org, 2016-09-05) <https://example.org/talks>

Lost.

yellow · 2026-11-24
"""
    )


def test_a_changed_passage_shows_both_texts() -> None:
    document = parse_plain("We will have to raise taxes.")
    passage = Placed(annotation("We will not raise taxes."), Anchor(0, 28, "changed", 0.8))
    text = export_markdown([ExportItem(METADATA, document, [passage])])
    assert (
        text.index("> We will not raise taxes.")
        < text.index("changed")
        < text.index("> We will have to raise")
    )


def test_several_articles_have_a_heading_each_and_no_front_matter() -> None:
    document = parse_plain("x")
    text = export_markdown([ExportItem(replace(METADATA, title=title), document) for title in ("One", "Two")])
    assert text.startswith("# One\n")
    assert "\n\n# Two\n" in text
    assert export_markdown([]) == ""


def quotation(document: Document, text: str, name: str, confidence: float) -> Quotation:
    start = document.text.index(text)
    speaker = Speaker(name, None, TextSpan(0, 1, document.text[:1]), confidence)
    return Quotation(start, start + len(text), text, "direct", 0, speaker)


@pytest.mark.parametrize(
    ("confidence", "named"), [(0.95, "— Ann Lee, *"), (0.7, "— Ann Lee (?), *"), (0.5, "— *")]
)
def test_analysis_names_the_speaker_where_the_annotation_does_not(confidence: float, named: str) -> None:
    document = parse_plain("“We shall go there tomorrow,” she said.")
    said = quotation(document, "We shall go there tomorrow,", "Ann Lee", confidence)
    passage = placed(document, document.text)
    assert named in export_markdown([ExportItem(METADATA, document, [passage], [said])])


@pytest.mark.parametrize("exact", ["We shall go there", "not in the text"])
@pytest.mark.parametrize(
    ("confidence", "named"),
    [(None, "— Ann Lee, *"), (0.9, "— Ann Lee, *"), (0.76, "— Ann Lee (?), *"), (0.59, "— *")],
)
def test_a_speaker_kept_with_an_annotation_is_named_as_surely_as_is_known(
    exact: str, confidence: float | None, named: str
) -> None:
    document = parse_plain("“We shall go there tomorrow,” she said.")
    passage = placed(document, exact, speaker="Ann Lee", speaker_confidence=confidence)
    assert named in export_markdown([ExportItem(METADATA, document, [passage])])


def test_a_passage_with_two_speakers_or_mostly_narration_has_none() -> None:
    document = parse_plain(
        "“We go,” said one. “We stay here,” said the other one after a long and tiring silence."
    )
    both = [quotation(document, "We go,", "One", 1), quotation(document, "We stay here,", "Other", 1)]
    for exact, quotations in ((document.text[:33], both), (document.text, both[:1])):
        item = ExportItem(METADATA, document, [placed(document, exact)], quotations)
        assert "— *Talks" in export_markdown([item])


@pytest.mark.parametrize(
    "note",
    [
        "plain",
        "*a* **b** `c`",
        "- one\n- two",
        "# Heading\n\ntext",
        "`<div>` in code",
        "```html\n<div>\n```",
        "a < b <https://x.y>",
    ],
)
def test_a_note_stays_as_written(note: str) -> None:
    assert note_markdown(note) == note


@given(ANY_TEXT | st.text(alphabet=st.sampled_from("<>!-/?a`~\\ \n"), max_size=30))
@example("```\nopen")
@example("- x\n  ```\n  open")
@example("> ~~~~\n> open")
@example("<!-- open")
@example("`<b>` <b>`</b>")
@example("\\<b>")
@example("\\\\<b>")
def test_a_note_cannot_swallow_what_follows_or_bring_html(note: str) -> None:
    tokens = VIEWER.parse(f"{note_markdown(note)}\n\n> next")
    assert [token.type for token in tokens[-5:]] == [
        "blockquote_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "blockquote_close",
    ]
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }
    assert not kinds & {"html_block", "html_inline"}


@given(
    st.builds(Metadata, title=st.text(), author=st.text(), site=st.text(), url=st.text()),
    st.text(),
    st.text(),
)
def test_no_control_character_comes_through(metadata: Metadata, exact: str, note: str) -> None:
    passage = Placed(
        annotation(exact + "\x1b[31m", note=note, tags=(note,), speaker=exact), Anchor(0, 1, "changed", 0.5)
    )
    text = export_markdown([ExportItem(metadata, Document("\x9b\x07"), [passage])], "\x1b]0;x\x07")
    assert not FORBIDDEN.search(text)
    text.encode()
