"""Where the rows of an article are, and where to scroll to among them."""

import pytest

from reader.text import Span, parse_plain
from reader.text.layout import Layout, part_around
from reader.tui.article_rows import ArticleRows, lines_above

TEXT = "\n\n".join(f"Line number {number}." for number in range(100))
DOCUMENT = parse_plain(TEXT)
ROWS = ArticleRows(Layout(DOCUMENT, 40), lines_above([("A title", "title")], 40))


def start(number: int) -> int:
    return TEXT.index(f"Line number {number}.")


def test_rows_are_counted_from_the_lines_above():
    assert [text for text, _ in ROWS.above] == ["", "A title", ""]
    assert ROWS.row_of(start(0)) == 3
    assert ROWS.in_layout(3) == 0
    assert (ROWS.offset_at_top(0), ROWS.offset_at_top(5)) == (0, start(1))
    assert ROWS.on_screen(0, 6) == Span(0, start(1) + len("Line number 1.\n"))


def test_without_a_header_one_empty_row_is_above():
    assert lines_above([], 40) == (("", "byline"),)


def test_the_beginning_is_shown_with_the_title():
    assert ROWS.top_for(0) == 0
    assert ROWS.top_for(start(1)) == 5


@pytest.mark.parametrize(("number", "is_moved"), [(11, False), (20, True), (5, True), (90, True)])
def test_what_is_led_to_is_seen_with_rows_around_it(number, is_moved):
    top, height = ROWS.row_of(start(8)), 12
    moved = ROWS.top_to_see(start(number), top, height)
    row = ROWS.row_of(start(number))
    assert (moved != top) == is_moved
    assert moved + 3 <= row <= moved + height - 1 - 3


def test_a_part_says_what_is_laid_out_around_a_place():
    middle = start(50)
    part = part_around(DOCUMENT, middle, 300)
    rows = ArticleRows(Layout(DOCUMENT, 40, part))
    assert not rows.is_start_laid_out
    assert not rows.is_end_laid_out
    assert not rows.has_edge(1)
    assert rows.is_amid(middle, 3)
    assert not rows.is_amid(start(99), 3)
    assert ROWS.is_amid(start(99), 30)
