"""What a Document holds for a given source, in plain text and in Markdown."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.text import parse_markdown, parse_plain

ANY = st.text(st.characters(exclude_categories=()), max_size=300) | st.text(
    "#>*_`[]()!|-~ \n\ta1é\u0301<&;^:.", max_size=200
)

NESTED = st.lists(
    st.tuples(
        st.sampled_from([">", "> ", "  ", "    ", "- ", "  - ", "1. ", "- > ", "* _", "**", "a ~~", "[", "![", "^[", "# "]),
        st.integers(0, 150),
        st.booleans(),
    ),
    max_size=12,
)  # fmt: skip
"""What words stand in, how often one within the other, and whether on a line of their own."""


def texts(document):
    return [document.text[block.start : block.end] for block in document.blocks]


@given(ANY)
def test_plain_text_keeps_every_character_of_its_canonical_form(source):
    document = parse_plain(source)
    expected = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    expected = "".join("�" if unicodedata.category(c) == "Cc" and c not in "\t\n" else c for c in expected)
    assert document.text == unicodedata.normalize("NFC", expected)
    covered = "".join(texts(document))
    assert "".join(covered.split()) == "".join(document.text.split())


@given(ANY)
def test_any_string_is_markdown_and_its_blocks_lie_in_order(source):
    document = parse_markdown(source)
    assert unicodedata.is_normalized("NFC", document.text)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in document.text)
    end = 0
    for block in document.blocks:
        assert end <= block.start <= block.end <= len(document.text)
        assert document.text[end : block.start].strip() == ""
        assert block.kind == "rule" or block.end > block.start
        end = block.end
    assert document.text[end:] == ""
    assert all(0 <= mark.start <= mark.end <= len(document.text) for mark in document.marks)


@settings(deadline=None)
@given(NESTED)
@example([(">", 20, True)])
@example([("> ", 99, True), ("- ", 120, False)])
@example([("  " * depth + "- ", 1, True) for depth in range(120)])
def test_no_word_is_lost_however_deep_it_stands(nested):
    source = "".join(
        f"{marker * depth}word{number}" + ("\n" if ends else " ")
        for number, (marker, depth, ends) in enumerate(nested)
    )
    words = re.findall(r"word\d+", parse_markdown(source).text)
    assert sorted(words) == sorted(f"word{number}" for number in range(len(nested)))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("*_", "_*"),
        ("**", "**"),
        ("~~", "~~"),
        ("[", "](u)"),
        ("![", "](u)"),
        ("^[", "]"),
        ("[![", "](u)](v)"),
    ],
)
@pytest.mark.parametrize("depth", [1, 10, 19, 20, 21, 200])
def test_no_word_is_lost_in_closed_pairs(opening, closing, depth):
    assert "word" in parse_markdown(f"a {opening * depth}word{closing * depth} b").text


def test_quotes_and_lists_deeper_than_anybody_means_are_text():
    assert parse_markdown(">" * 40 + " word").blocks[0].quote == 40
    assert parse_markdown(">" * 42 + " word").text == ">> word"
    items = parse_markdown("\n".join("  " * depth + "- word" for depth in range(22)))
    assert [block.depth for block in items.blocks] == [*range(1, 21), 20, 20]
    assert items.text.endswith("word\nword\n\n- word\n\n- word")


def test_blocks_items_rows_and_cells_are_joined_as_promised():
    source = "# T\n\npara\nsoft\n\n- a\n- b\n\n  more\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```py\nif x:\n\n    y\n```\n\n> q"
    document = parse_markdown(source)
    assert document.text == "T\n\npara soft\n\na\nb\n\nmore\n\nx\ty\n1\t2\n\nif x:\n\n    y\n\nq"
    assert [b.kind for b in document.blocks] == [
        "heading",
        "paragraph",
        "item",
        "item",
        "item",
        "row",
        "row",
        "code",
        "paragraph",
    ]
    assert document.blocks[-1].quote == 1
    assert document.title == "T"


def test_markers_targets_and_tags_are_not_in_the_text():
    document = parse_markdown(
        '3. [link](http://x "t") and <b>bold</b>\n4. ![a *picture*](u.png)\n\n- [x] done'
    )
    assert document.text == "link and bold\na picture\n\ndone"
    assert [block.marker for block in document.blocks] == ["3.", "4.", "☑"]
    assert {(m.kind, document.text[m.start : m.end], m.target) for m in document.marks} == {
        ("link", "link", "http://x"),
        ("image", "a picture", "u.png"),
    }


def test_footnotes_come_last_and_their_references_are_empty_marks():
    document = parse_markdown("one[^a] two\n\n[^a]: first\n\n    second\n\nthree")
    assert document.text == "one two\n\nthree\n\nfirst\n\nsecond"
    assert [(b.kind, b.marker) for b in document.blocks[2:]] == [("footnote", "1"), ("footnote", "")]
    assert [(m.kind, m.start, m.end, m.target) for m in document.marks] == [("note", 3, 3, "1")]


def test_no_footnote_is_lost_whether_referred_to_or_said_twice():
    said = "[^a]: first\n\n[^a]: again\n\n> [^c]: [^d]: deep\n>\n> after"
    document = parse_markdown("[^b]: unused\n\none[^a] two^[inline]\n\n" + said)
    notes = [(b.marker, b.span.of(document.text)) for b in document.blocks if b.kind == "footnote"]
    assert document.text.startswith("one two\n\nafter\n\nfirst")
    assert notes == [("1", "first"), ("", "again"), ("2", "inline"), ("3", "unused"), ("5", "deep")]
    assert parse_markdown("[^a]: b\n[^a").text == "b [^a"


def test_only_the_first_block_of_a_footnote_has_its_label():
    document = parse_markdown("a[^1] b[^2]\n\n[^1]: ![](u)\n\n    one\n\n    two\n\n[^2]: three")
    assert [(b.kind, b.marker) for b in document.blocks[1:]] == [
        ("footnote", "1"),
        ("footnote", ""),
        ("footnote", "2"),
    ]


def test_marks_stay_on_their_words_when_composing_shortens_the_text():
    document = parse_markdown("cafe\u0301 cafe\u0301 *u\u0308ber* x")
    (mark,) = document.marks
    assert document.text[mark.start : mark.end] == "über"


def test_a_line_break_takes_the_spaces_after_it():
    assert parse_markdown("a<br> *b* c\\\n   d").text == "a\nb c\nd"


def test_a_block_of_html_keeps_its_words():
    assert parse_markdown("<p align=center>Hello<br>there <script>x()</script></p>").text == "Hello\nthere"


@pytest.mark.parametrize("tag", ["script", "style", "STYLE media=x", "pre", "textarea"])
def test_an_element_that_nobody_closes_hides_nothing_and_ends_with_its_paragraph(tag):
    document = parse_markdown(
        f"One.\n\n<{tag}>\nvar a;\n\n# Two\n\n*Three*.<{tag}>\nFour.\n\n> <{tag}>\n> Five.\n\nSix."
    )
    assert document.text == "One.\n\nvar a;\n\nTwo\n\nThree. Four.\n\nFive.\n\nSix."
    assert [document.text[each.start : each.end] for each in document.headings()] == ["Two"]


def test_a_script_that_is_closed_is_left_out_with_its_empty_lines():
    assert parse_markdown("One.\n\n<script>\nvar a;\n\n# b\n</script>\n\nTwo.").text == "One.\n\nTwo."
    assert parse_markdown("> <script>\n> a\n>\n> b\n\nOne.\n\n<style>c</style>").text == "a\nb\n\nOne."


@pytest.mark.parametrize("source", ["a &#27;[31m b", "&#x9b;", "\x1b]0;title\x07", "&#0;"])
def test_no_entity_or_byte_brings_a_control_character_in(source):
    assert not any(unicodedata.category(c) == "Cc" for c in parse_markdown(source).text.replace("\n", ""))


def test_a_plain_first_line_that_stands_alone_is_the_title():
    assert parse_plain("Big news today\n\nIt happened.").title == "Big news today"
    assert parse_plain("It happened.\n\nThen more.").title == ""
    assert parse_plain("Only this").title == ""


def test_lists_in_quotes_and_quotes_in_lists():
    document = parse_markdown("> - a\n> - b\n\n- c\n\n  > d")
    assert document.text == "a\nb\n\nc\n\nd"
    assert [(b.quote, b.depth) for b in document.blocks] == [(1, 1), (1, 1), (0, 1), (1, 1)]
