"""Every offset has one place and back, nothing is lost by wrapping, and a line never takes more cells than it may."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from reader.text import parse_markdown, parse_plain
from reader.text.cells import NARROW, cell_starts, drawable
from reader.text.layout import Layout, part_around
from reader.text.search import find_all

WORDS = [
    "a",
    "word",
    "hyphen-ated",
    "“quoted”",
    "日本語の文章",
    "e\u0301",
    "👨‍👩‍👧‍👦",
    "🇫🇷",
    "שלום",
    "x" * 50,
    "tab\there",
    "—",
    "naïve",
    "ﷺ",
    "\u200d",
    "\ufe0f",
]
PROSE = st.lists(st.sampled_from([*WORDS, " ", "  ", "\n", "\n\n"]), max_size=60).map(" ".join) | st.text(
    max_size=200
)
MARKDOWN = st.lists(
    st.sampled_from(
        ["# Head", "para *em* text", "- item", "  - nested", "3. third", "> quote", "> > deep", "---", "```", "code  line", "| a | b |", "|---|---|", "| 日本 | c |",
         "note[^1]", "[^1]: foot", "", "", "<b>x</b>", "<div>y</div>", "![alt](u)", "- [ ] task", "    indented", "word " * 30]
    ),
    max_size=25,
).map("\n".join)  # fmt: skip
WIDTHS = st.integers(20, 100)


def documents():
    return st.one_of(PROSE.map(parse_plain), MARKDOWN.map(parse_markdown), PROSE.map(parse_markdown))


@given(documents(), WIDTHS)
def test_rows_cover_the_text_without_gap_or_overlap(document, width):
    layout = Layout(document, width)
    lines = [layout.line(row) for row in range(len(layout))]
    assert "".join(document.text[line.start : line.end] for line in lines) == document.text
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]


@given(documents(), WIDTHS)
def test_every_offset_has_one_place_and_back(document, width):
    layout = Layout(document, width)
    places = [layout.place_of(offset) for offset in range(len(document.text) + 1)]
    assert len(set(places)) == len(places)
    assert places == sorted(places)
    assert [layout.offset_of(*place) for place in places] == list(range(len(document.text) + 1))


@given(documents(), WIDTHS)
@example(parse_markdown("| a | b |\nnote[^1]\nnote[^1]\n[^1]: foot"), 20)
@example(parse_markdown("a word and a note[^1] more\n\n[^1]: foot"), 17)
@example(parse_markdown("| a | b |\n|---|---|\n" + "word " * 16), 20)
def test_no_line_takes_more_cells_than_the_width(document, width):
    layout = Layout(document, width)
    for row in range(len(layout)):
        line = layout.line(row)
        visible = document.text[line.start : line.end].rstrip(" \n\t\u200d\ufe0f")
        cells = layout.cells(row)
        assert cells == sorted(cells)
        assert cells[len(visible)] <= layout.width or len(visible) == 1


@given(documents(), WIDTHS, st.integers(8, 400), st.data())
def test_a_part_covers_its_text_and_has_the_lines_of_the_whole_where_it_begins_with_a_block(
    document, width, characters, data
):
    offset = data.draw(st.integers(0, len(document.text)))
    part = part_around(document, offset, characters)
    assert part.start <= offset <= part.end
    whole, layout = Layout(document, width), Layout(document, width, part)
    assert (layout.start, layout.end) == (part.start, part.end)
    lines = [layout.line(row) for row in range(len(layout))]
    assert lines[0].start == part.start
    assert all(line.end == following.start for line, following in pairwise(lines))
    assert lines[-1].end == part.end
    if part.start in (0, *document.starts):
        same = [whole.line(row) for row in range(len(whole)) if whole.line(row).start >= part.start]
        until = part.end if part.end in (*document.starts, len(document.text)) else part.end - width
        assert [line for line in lines if line.end < until] == [line for line in same if line.end < until]


@given(st.sampled_from(["word ", "日本", "x", "e\u0301 "]), WIDTHS, st.floats(0, 1))
def test_a_part_of_one_endless_line_stays_short(piece, width, where):
    document = parse_plain(piece * 5000)
    part = part_around(document, round(where * len(document.text)), 500)
    assert len(part) <= 1500
    layout = Layout(document, width, part)
    assert layout.line(0).start == part.start and layout.line(len(layout) - 1).end == part.end


@given(
    st.lists(st.sampled_from(["one", "two", "three", "日本", "fo’ur"]), min_size=3, max_size=30),
    WIDTHS,
    st.data(),
)
def test_a_phrase_is_found_wherever_lines_break(words, width, data):
    first = data.draw(st.integers(0, len(words) - 2))
    last = data.draw(st.integers(first + 1, len(words) - 1))
    joints = [data.draw(st.sampled_from([" ", "\n", "  ", " \n "])) for _ in words]
    text = "".join(word + joint for word, joint in zip(words, joints, strict=True))
    start = sum(len(words[i] + joints[i]) for i in range(first))
    phrase = " ".join(words[first : last + 1]).replace("’", "'")
    assert start in [span.start for span in find_all(text, phrase)] or any(
        span.start < start < span.end for span in find_all(text, phrase)
    )


def test_characters_taken_for_narrow_are_one_cell_wide():
    narrow = re.compile(f"[{NARROW}]")
    wrong = [c for c in map(chr, range(0x10000)) if narrow.match(c) and get_character_cell_size(c) != 1]
    assert wrong == []


@given(st.text(st.characters(exclude_characters="\n\t"), max_size=40))
def test_cells_agree_with_what_rich_paints(text):
    assert cell_starts(text)[-1] == cell_len(drawable(text))


@given(st.text(st.sampled_from("a日\t\n\u202e\u0301 "), max_size=20))
def test_a_line_end_is_a_space_but_for_the_last(text):
    starts = cell_starts(text + "\n")
    assert starts[:-1] == cell_starts(text + " ")[:-1]
    assert starts[-1] == starts[-2]


def test_a_part_of_nothing_but_white_space_is_found():
    assert part_around(parse_plain(" " * 50), 25, 8).end == 50


def test_long_words_are_broken_and_spaces_hang():
    layout = Layout(parse_plain("aaaa " + "b" * 25 + "   cc"), 10)
    rows = [layout.line(row) for row in range(len(layout))]
    text = layout.document.text
    assert [text[r.start : r.end] for r in rows] == ["aaaa ", "bbbbbbbbbb", "bbbbbbbbbb", "bbbbb   cc"]


def test_wide_characters_break_between_each_other_but_not_before_a_full_stop():
    text = "国境の長いトンネルを抜けると雪国であった。"
    layout = Layout(parse_plain(text), 20)
    rows = [text[layout.line(r).start : layout.line(r).end] for r in range(len(layout))]
    assert all(cell_len(row) <= 20 for row in rows)
    assert not any(row.startswith("。") for row in rows)


def test_a_table_that_fits_is_aligned_and_one_that_does_not_is_stacked():
    document = parse_markdown("| name | n |\n|---|---|\n| long name here | 12 |")
    wide = Layout(document, 40)
    assert len(wide) == 2
    assert {wide.line(0).stops, wide.line(1).stops} == {(0, 16)}
    assert wide.cells(0)[document.text.index("n\nlong")] == 16
    narrow = Layout(parse_markdown("| name | n |\n|---|---|\n| " + "long " * 10 + "| 12 |"), 20)
    assert all(not narrow.line(row).stops for row in range(len(narrow)))
    assert len(narrow) > 4


def test_a_table_with_a_footnote_reference_is_stacked_and_its_neighbours_are_not():
    tables = ["| a | b |\n|---|---|\n| c | d |"] * 3
    tables[1] = tables[1].replace("c", "c[^1]")
    layout = Layout(parse_markdown("x[^1]\n\n" + "\n\n".join(tables) + "\n\ny[^1]\n\n[^1]: z"), 40)
    rows = [layout.line(row) for row in range(len(layout))]
    aligned = [bool(row.stops) for row in rows if layout.document.blocks[row.block].kind == "row"]
    assert aligned == [True] * 2 + [False] * 4 + [True] * 2


def test_markers_and_quotes_set_the_text_in():
    document = parse_markdown("- a\n  - b\n\n> q\n>\n> > r\n\n```\nx\n```")
    layout = Layout(document, 60)
    indents = {
        document.text[line.start]: line.indent
        for line in map(layout.line, range(len(layout)))
        if line.kind == "text"
    }
    assert indents == {"a": 4, "b": 8, "q": 2, "r": 4, "x": 2}


def test_a_footnote_reference_takes_cells_but_no_characters():
    document = parse_markdown("word[^1] more\n\n[^1]: foot")
    layout = Layout(document, 40)
    assert document.text.startswith("word more")
    assert layout.cells(0)[:6] == [0, 1, 2, 3, 5, 6]


def test_a_rule_is_a_row_without_text():
    layout = Layout(parse_markdown("a\n\n---\n\nb"), 40)
    kinds = [layout.line(row).kind for row in range(len(layout))]
    assert kinds == ["text", "blank", "rule", "blank", "text"]
    assert layout.place_of(layout.document.text.index("b")) == (4, 0)


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " ", "\ufeff", "\u200d"])
def test_next_to_nothing_has_a_layout(text):
    for document in (parse_plain(text), parse_markdown(text)):
        layout = Layout(document, 20)
        assert len(layout) >= 1
        assert layout.place_of(0)[1] == 0


def test_a_hard_wrapped_paragraph_flows():
    text = "The first line of this paragraph was wrapped by hand at about\nsixty columns and goes on here as if nobody had cared to keep\nit in one piece."
    document = parse_plain("Title here\n\n" + text)
    layout = Layout(document, 90)
    lines = [document.text[layout.line(r).start : layout.line(r).end] for r in range(2, len(layout))]
    assert len(lines) == 2
    assert len(lines[0]) > 70
