"""How the panel lists quotations: under who said them, and apart where that is not sure."""

import pytest

from reader.analysis.model import Entity, Mention, Own, Quotation, Speaker, TextSpan
from reader.text.cells import cell_width
from reader.tui.widgets.entity_rows import entity_rows
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


@pytest.mark.parametrize("first", [0, 1, 2, 3, 4, 6, 9])
@pytest.mark.parametrize(
    "rest", ["o" * 11, "日本語で話すこと", "ne\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", "", "."]
)
def test_a_mention_whose_line_does_not_fit_ends_with_an_ellipsis(first, rest):
    text = f"Before it.\n{'a' * first}Ann Lee{rest}\nAfter it."
    mention = Mention(11 + first, 18 + first, "Ann Lee")
    entity = Entity("person:ann", "Ann Lee", "PERSON", (), (mention,))
    for width in range(11, 40):
        row = entity_rows([entity], width, text, Own(), entity.id)[-1]
        (before, _), (name, _), (after, _) = row.lines[0]
        assert cell_width(before + name + after) <= width
        assert name == "Ann Lee"
        assert width == 11 or after == rest or after.endswith("…")
        assert width < 15 or before.strip() == "a" * first or before.strip().startswith("…")
