"""The words of a block of HTML in Markdown, also where the HTML is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import parse_markdown

SOUP = st.lists(
    st.sampled_from(
        ["<", "</", "<!", "<!--", "-->", "<![", "<![CDATA[", "]]>", "]", "<?", "?>", "/>", ">", "div", "br", "script", "style",
         "a", " ", "\n", "=", "'", '"', "x", "&#", "&amp", ";", "9" * 5000, "-", "!", "é"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


def words(source):
    return parse_markdown("<div>" + source).text


@given(SOUP)
def test_any_soup_of_tags_is_read(source):
    parse_markdown("<div>" + source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<![foo[x]]>a", "a"),
        ("<![if !IE]>a<![endif]>b", "ab"),
        ("a<![>b", "ab"),
        ("a <![ x", "a <![ x"),
        ("a<![^[", "a<![^["),
        ("a<![CDATA[x > y]]>b", "ab"),
        ("a <!DOCTYPE html>b<?php x ?>c", "a bc"),
        ("a <!-- x > y --> b<!-->c<!--->d", "a bcd"),
    ],
)
def test_declarations_and_comments_of_all_kinds_are_left_out(source, text):
    assert words(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <b x=y c", "a <b x=y c"),
        ("a <b x='y c", "a <b x='y c"),
        ("a <!-- b <i>c</i>", "a <!-- b c"),
        ("a <![CDATA[ b", "a <![CDATA[ b"),
        ("a </b c", "a </b c"),
        ("a <? b", "a <? b"),
        ("a < b <", "a < b <"),
        ("a <b x='>' c", "a ' c"),
        ("a <b x='it>c", "a c"),
    ],
)
def test_what_is_never_closed_is_text(source, text):
    assert words(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<a title='x > y' href=\"a>b\" data=c>d</a>", "d"),
        ("<a title = 'x > y'>d</a>", "d"),
        ("<p don't>It's <a href=/?a='b>one</a>, it's", "It's one, it's"),
        ("a</>b</ i>c</b class='x'>d", "abcd"),
        ("<A HREF=x>a</A><BR/>b<P>c", "a\nb\nc"),
        ("<h2>a</h2> <ul><li>b</li><li>c</ul>", "a\nb\nc"),
    ],
)
def test_tags_end_behind_the_values_in_them(source, text):
    assert words(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<script>if (b < c && '</p>') x</SCRIPT >d", "ad"),
        ("a<style media='x'>b > c</style>d", "ad"),
        ("a<script src='x'/>b<script/>c", "abc"),
        ("a<script src=/x/>b</script>c", "ac"),
        ("a</script>b", "ab"),
    ],
)
def test_scripts_and_styles_are_left_out(source, text):
    assert words(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<script>b</style>c", "abc"),
        ("a<script>b <i>c</i><br>d", "ab c\nd"),
        ("a<style>b<script>c<style>d</script>e", "abe"),
        ("a<STYLE media=x>b { } ", "ab { }"),
    ],
)
def test_scripts_and_styles_that_nobody_closes_are_shown(source, text):
    assert words(source) == text


def test_entities_stand_for_their_characters():
    assert words("&lt;b&gt; &amp;amp; &eacute;&#233;&#xe9; &#0065; AT&T") == "<b> &amp; ééé A AT&T"
    assert words("&#" + "9" * 5000 + "; &#" + "0" * 5000 + "65;") == "\ufffd A"
