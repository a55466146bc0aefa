"""The filter language of annotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.filtering import Subject, completions, parse_filter
from reader.annotations.model import Target, new_annotation

TARGET = Target("A tough  negotiation", "", "", 0, 20, "")
DEAL = Subject(
    new_annotation(
        "a", TARGET, color="green", note="Kerry said\nso too", tags=("syria", "talks"), speaker="Barack Obama"
    ),
    "changed",
    "Obama touts the deal",
)
BARE = Subject(new_annotation("b", TARGET, color="yellow"), "anchored", "Another")
WHOLE = Subject(new_annotation("b", None, note="All of it"), "anchored", "Another")


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("", [DEAL, BARE, WHOLE]),
        ("tough", [DEAL, BARE]),
        ("TOUGH kerry", [DEAL]),
        ('"tough negotiation"', [DEAL, BARE]),
        ('"kerry said so"', [DEAL]),
        ("green", [DEAL]),
        ("-tough", [WHOLE]),
        ("#syria", [DEAL]),
        ("#SYR", [DEAL]),
        ("#syria #talks", [DEAL]),
        ("#syria #other", []),
        ("-#syria", [BARE, WHOLE]),
        ("@obama", [DEAL]),
        ('@"barack o"', [DEAL]),
        ("c:g", [DEAL]),
        ("c:yellow c:green", [DEAL, BARE]),
        ("yellow", [BARE]),
        ("colour:gr", [DEAL]),
        ("c:doubt", [DEAL]),
        ("-c:green", [BARE, WHOLE]),
        ("has:note", [DEAL, WHOLE]),
        ("-has:note", [BARE]),
        ("has:tag has:speaker", [DEAL]),
        ("is:changed", [DEAL]),
        ("is:c", [DEAL]),
        ("is:orphan", []),
        ("is:changed is:article", [DEAL, WHOLE]),
        ("is:anchored", [BARE]),
        ("in:touts", [DEAL]),
        ('in:"the deal" c:g -is:orphan', [DEAL]),
        ("c:", [DEAL, BARE, WHOLE]),
        ("- #  ", [DEAL, BARE, WHOLE]),
    ],
)  # fmt: skip
def test_what_fits(text, fitting):
    asked = parse_filter(text, {"green": "Doubtful"})
    assert asked.problems == ()
    assert [each for each in (DEAL, BARE, WHOLE) if asked.matches(each)] == fitting


@pytest.mark.parametrize(
    ("text", "told"), [("c:red", "no colour 'red'"), ("has:x", "has:note"), ("is:lost", "is:orphan")]
)
def test_what_means_nothing_is_told_and_passed_over(text, told):
    asked = parse_filter(f"tough {text}")
    assert told in asked.problems[0]
    assert asked.matches(BARE)


def test_places_are_asked_for_only_where_they_matter():
    assert parse_filter("is:orphan").asks_for_status
    assert not parse_filter("is:article has:note word").asks_for_status


@given(st.text(alphabet=st.sampled_from('ab #@:-"cihas.n ')) | st.text())
def test_any_text_is_a_filter(text):
    asked = parse_filter(text)
    asked.matches(DEAL)
    assert all(term.value for term in asked.terms)


@given(st.text(alphabet="abc# @:-", max_size=30))
def test_more_words_never_fit_more_but_for_colours_and_statuses(text):
    before, after = parse_filter(text), parse_filter(f"{text} tough")
    assert all(
        before.matches(each) for each in (DEAL, BARE, WHOLE) if after.matches(each) and text.endswith(" ")
    )


def test_the_last_term_is_completed_from_what_there_is():
    tags, people = {"talks", "syria"}, {"Barack Obama", "Ann"}
    assert completions("deal #sy", tags, people) == "deal #syria"
    assert completions("-@bar", tags, people) == '-@"Barack Obama"'
    assert completions("c:gr", tags, people) == "c:green"
    assert completions("is:o", tags, people) == "is:orphan"
    assert completions("in:ta", tags, people) is None
    assert completions("#", tags, people) is None
    assert completions("tal", tags, people) is None
