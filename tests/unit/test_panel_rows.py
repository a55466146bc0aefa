"""How the panel lists quotations: under who said them, and apart where that is not sure."""

from reader.analysis.model import Own, Quotation, Speaker, TextSpan
from reader.tui.widgets.panel import quotation_rows
from reader.tui.widgets.row_list import cropped, cropped_before


def said(start, text, name, confidence):
    speaker = Speaker(name, None, TextSpan(0, 3, name), confidence) if name else None
    return Quotation(start, start + len(text), text, "direct", start, speaker)  # a group of its own


def lines(quotations):
    return ["".join(text for text, _ in line) for row in quotation_rows(quotations, 60) for line in row.lines]


def test_quotations_stand_under_their_speakers_and_unsure_ones_at_the_end():
    rows = lines(
        [
            said(0, "one two three four five six", "she", 0.5),
            said(50, "seven eight", "Anna Lee", 0.95),
            said(80, "nine ten eleven", "", 0.0),
            said(120, "twelve", "Anna Lee", 0.7),
        ]
    )
    assert rows == [
        "Anna Lee 2 · 25 % of words",
        "  “seven eight”",
        "  ? “twelve”",
        "Speaker unsure 1 · 50 % of words",
        "  ? “one two three four five six”",
        "Speaker not known 1 · 25 % of words",
        "  “nine ten eleven”",
    ]


def test_what_is_cut_twice_has_one_ellipsis():
    assert cropped("one two… three", 9) == "one two…"
    assert cropped("one two", 5) == "one…"
    assert cropped_before("/a/notes.md", 11) == "/a/notes.md"
    assert cropped_before("/a/notes.md", 9) == "…notes.md"
    assert cropped_before("/a/日本語.md", 8) == "…本語.md"
    assert cropped_before("/a/notes.md", 0) == ""


def test_what_is_the_readers_own_is_set_apart_from_the_words():
    quotation = said(0, "Yours sincerely,", "Anna Lee", 0.95)
    row = quotation_rows([quotation], 60, Own(quotations=frozenset({(0, 16)})))[1]
    assert row.lines == ((("  “Yours sincerely,”", "quotation"), (" · yours", "dim")),)
