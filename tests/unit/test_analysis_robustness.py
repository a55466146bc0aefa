"""analyze takes any str; importing it is cheap; what it gives survives JSON."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import ENGINE, Analysis, analyze
from reader.analysis.serialise import blocks_from_list, blocks_to_list, from_dict, to_dict
from reader.text.document import Block

PIECES = [
    "“",
    "”",
    '"',
    "'",
    "’",
    "‘",
    "«",
    "''",
    "\n",
    " ",
    ".",
    ",",
    "said",
    "Anna Lee",
    "he",
    "Q:",
    "BOB:",
    "\ud800",
    "\u0301",
    "中",
    "U.S.",
]


def check(analysis, text):
    groups = [q.group for q in analysis.quotations]
    assert sorted(set(groups)) == list(range(1, len(set(groups)) + 1))
    reached = 0
    for quotation in analysis.quotations:
        assert reached <= quotation.start < quotation.end
        assert text[quotation.start : quotation.end] == quotation.text
        reached = quotation.end
        for span in (quotation.cue, quotation.speaker and quotation.speaker.mention):
            assert span is None or text[span.start : span.end] == span.text
    ids = [entity.id for entity in analysis.entities]
    assert len(ids) == len(set(ids))
    mentions = sorted(
        (mention.start, mention.end, mention.text)
        for entity in analysis.entities
        for mention in entity.mentions
    )
    assert all(text[start:end] == words and "\n" not in words for start, end, words in mentions)
    assert all(first[1] <= second[0] for first, second in zip(mentions, mentions[1:], strict=False))
    speakers = {quotation.speaker.entity for quotation in analysis.quotations if quotation.speaker}
    assert speakers - {None} <= set(ids)


@settings(deadline=None, max_examples=60)
@given(
    st.one_of(
        st.text(st.characters(), max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
    )
)
def test_any_text_is_analysed_and_survives_json(text):
    analysis = analyze(text)
    check(analysis, text)
    assert analysis.engine == ENGINE
    assert from_dict(json.loads(json.dumps(to_dict(analysis)))) == analysis


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "“" * 10_000, '"a ' * 10_000, "'b" * 10_000, "‘c ” " * 5_000, "He said " * 3_000],
    ids=["no space", "open marks", "straight marks", "single marks", "mixed marks", "verbs"],
)
def test_extreme_texts(text):
    check(analyze(text), text)


def test_the_empty_text():
    assert analyze("") == Analysis(engine=ENGINE)


def test_every_unicode_category():
    check(analyze(text := "".join(chr(code) for code in range(0, 0x3000, 3))), text)


@given(
    st.lists(
        st.builds(Block, st.sampled_from(["paragraph", "code", "row"]), st.integers(0, 9), st.integers(0, 9)),
        max_size=4,
    )
)
def test_blocks_survive_json(blocks):
    assert blocks_from_list(json.loads(json.dumps(blocks_to_list(tuple(blocks))))) == tuple(blocks)


def test_importing_analysis_loads_no_engine():
    code = "import sys, reader.analysis, reader.analysis.client; print([m for m in ('numpy', 'onnxruntime', 'textual') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


def test_without_the_engine_quotations_work_and_one_line_says_why():
    code = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from reader.analysis import analyze\n"
        "found = analyze('“We will go,” Maria Keller said.')\n"
        "print(found.quotations[0].speaker.name, len(found.entities)); print(found.missing)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    first, missing = done.stdout.splitlines()
    assert first == "Maria Keller 0"
    assert "ONNX Runtime" in missing
