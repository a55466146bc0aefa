"""What is painted is what the text says, in as many cells as the layout promised."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.text import parse_markdown, parse_plain
from reader.text.cells import drawable
from reader.text.layout import Layout
from reader.tui.painting import Layer, paint_line
from reader.tui.theme import palette

COLORS = palette("#ffffff", "#000000", "#ff0000", dark=True)
SOURCE = st.text(st.sampled_from("ab 日e\u0301\t“”👨\u200d👩\u202e.\n"), max_size=80)
LAYERS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 30)), max_size=6)


def painted(layout, row, layers=(), marks=()):
    return paint_line(layout, row, list(layers), list(marks), COLORS)


@given(SOURCE, LAYERS, st.integers(8, 40))
def test_segments_have_the_words_of_the_row_whatever_lies_on_them(source, spans, width):
    document = parse_plain(source)
    layout = Layout(document, width)
    layers = [Layer(start, start + length, Style(bold=True)) for start, length in spans]
    for row in range(len(layout)):
        line = layout.line(row)
        text = "".join(segment.text for segment in painted(layout, row, layers))
        words = drawable(document.text[line.start : line.end].rstrip()).replace("\n", " ")
        assert text.replace(" ", "") == words.replace("\t", "").replace(" ", "")
        # Rich measures a joiner at the beginning or end of a line in two ways; real text has it between two signs.
        if line.kind == "text" and "\u200d" not in document.text:
            assert cell_len(text) == layout.cells(row)[len(document.text[line.start : line.end].rstrip())]


def test_layers_style_just_their_stretch_and_the_later_wins():
    document = parse_plain("one two three")
    red, blue = Style(bgcolor="red"), Style(bgcolor="blue")
    segments = painted(Layout(document, 40), 0, [Layer(4, 13, red), Layer(4, 7, blue)])
    assert [(s.text, s.style.bgcolor.name) for s in segments if s.text] == [
        ("one ", "#000000"),
        ("two", "blue"),
        (" three", "red"),
    ]


def test_escapes_and_overrides_never_reach_the_terminal():
    document = parse_markdown("a &#x202e; b \x1b[31m c")
    text = "".join(segment.text for segment in painted(Layout(document, 40), 0))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_markers_references_and_rules_are_drawn():
    document = parse_markdown("- [ ] task\n\nword[^1] more\n\n---\n\n> q\n\n[^1]: foot")
    layout = Layout(document, 40)
    rows = [
        "".join(s.text for s in paint_line(layout, row, [], document.marks, COLORS))
        for row in range(len(layout))
    ]
    assert any("☐ task" in row for row in rows)
    assert any("word¹ more" in row for row in rows)
    assert any(row.startswith("────") for row in rows)
    assert any("▌ q" in row for row in rows)
    assert any("1 foot" in row for row in rows)
