"""Sentences, words and searching."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import Span, SpanGroup, parse_markdown, parse_plain
from reader.text.motions import next_word, previous_word, word_at, word_end
from reader.text.search import find_all
from reader.text.sentences import sentences

TEXT = st.text(st.sampled_from("ab .!?”“\n,'’-Å日。1"), max_size=80)


def split(source):
    document = parse_plain(source)
    return [span.of(document.text) for block in document.blocks for span in sentences(document, block)]


@given(TEXT)
def test_sentences_miss_no_word_and_do_not_overlap(source):
    document = parse_plain(source)
    spans = [span for block in document.blocks for span in sentences(document, block)]
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert "".join("".join(span.of(document.text).split()) for span in spans) == "".join(
        document.text.split()
    )


@pytest.mark.parametrize(
    "source",
    [
        ["“I left.", "I came back,” he said.", "So it was."],
        ["Dr. Ana Ruiz met Gov. J. B. Lee at 5 p.m. on Friday.", "They spoke."],
        ["The U.S. economy grew 2.5 percent.", "See fig. 3 for more, i.e. the chart."],
        ["What?", "No!", "“Yes!” she cried.", "Well…", "Then it ended."],
        [
            "He left (she said.)",
            "Then he came.",
            "(She stayed.)",
            "He left (in May).",
            "“(I see.)”",
            "They went.",
        ],
        ["He left (she said.), then he came.", "“Go (now.)” was all.", "He said (“I go.”) so."],
        [
            "“No.”",
            "He shook his head.",
            "(No.)",
            "“Yes.”",
            "He said no.",
            "Then he left.",
            "See no. 5 or no. B12.",
        ],
        ["“Ja.“", "Er ging.", "»Ja.«", "Er ging.", "‹Ja.›", "Er ging.", "‚Ja.‘", "Er ging."],
        ["It was good.[1]", "It was bad.[2][13]", "It was so.¹", "See also [3]."],
    ],
)
def test_sentences_end_where_a_reader_hears_it(source):
    assert split("x y\n\n" + " ".join(source))[1:] == source


def test_chinese_sentences_need_no_space():
    assert split("一。二！三") == ["一。", "二！", "三"]


def test_a_heading_and_a_row_are_one_each():
    document = parse_markdown("# One. Two. Three\n\n| a. B | c |\n|---|---|")
    assert [len(sentences(document, block)) for block in document.blocks] == [1, 1]


@given(TEXT, st.integers(0, 80))
def test_words_are_reached_from_everywhere_and_motions_end(text, offset):
    offset = min(offset, len(text))
    assert offset < next_word(text, offset) or offset == len(text) == next_word(text, offset)
    assert previous_word(text, offset) < offset or previous_word(text, offset) == 0
    assert word_end(text, offset) > offset or word_end(text, offset) == max(0, len(text) - 1)
    word = word_at(text, offset)
    assert word is None or (offset in word and not any(c.isspace() for c in word.of(text)))


def test_motions_step_as_in_vim():
    text = "one two-three, four"
    assert [next_word(text, o) for o in (0, 4, 13, 15)] == [4, 13, 15, 19]
    assert [previous_word(text, o) for o in (19, 15, 13, 4)] == [15, 13, 4, 0]
    assert [word_end(text, o) for o in (0, 2, 12, 13)] == [2, 12, 13, 18]


def test_searching_folds_case_until_a_capital_is_asked_for():
    text = "Tax tax TAX “tax”"
    assert len(find_all(text, "tax")) == 4
    assert len(find_all(text, "Tax")) == 1
    assert find_all(text, '"tax"') == [Span(12, 17)]
    assert find_all(text, "  ") == []
    assert find_all("a.b axb", "a.b") == [Span(0, 3)]


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 20)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=20
)


@given(SPANS, st.integers(0, 60), st.integers(0, 20))
def test_overlapping_finds_what_a_plain_loop_finds(spans, start, length):
    group = SpanGroup((span, index) for index, span in enumerate(spans))
    wanted = {i for i, span in enumerate(spans) if span.overlaps(Span(start, start + length))}
    assert {index for _, index in group.overlapping(start, start + length)} == wanted


@given(SPANS, st.integers(0, 60))
def test_after_and_before_are_the_nearest(spans, offset):
    group = SpanGroup((span, None) for span in spans)
    later = sorted(span.start for span in spans if span.start > offset)
    earlier = sorted(span.start for span in spans if span.start < offset)
    assert (group.after(offset) or (Span(0, 0),))[0].start == (later[0] if later else 0)
    assert (group.before(offset) or (Span(0, 0),))[0].start == (earlier[-1] if earlier else 0)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)
