"""Who of those named in an article probably says a quotation, the likeliest first."""

from __future__ import annotations

import re

import pytest

from reader.analysis.likely import likely_speakers
from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker, TextSpan

BEGUN = (
    "Mr. Bo Ode came. Bo Ode sat. Bo Ode ate. Bo Ode slept. Mrs. Eva Stern came. Eva Stern sat. Kim Dal came.\n"
    "Xi Orr came with the widow Ana Ruiz, and Cem Bay, her brother. "
)
ENDED = " Then the day ended, and Zu Moss came. Zu Moss sat."
PEOPLE = ("Bo Ode", "Eva Stern", "Kim Dal", "Xi Orr", "Ana Ruiz", "Cem Bay", "Zu Moss")


def found(text: str, pronoun: str, *, first: str = "“") -> tuple[Analysis, Quotation]:
    """An analysis of a text: of the words in marks, the last ones are said by whom a pronoun tells, and are asked about."""
    entities = tuple(
        Entity(
            f"person:{name}",
            name,
            "PERSON",
            (),
            tuple(Mention(*m.span(), name) for m in re.finditer(name, text)),
        )
        for name in PEOPLE
    )
    body = Entity("org:body", "Ruiz", "ORG", (), (Mention(0, 1, "x"),))
    place = text.rindex(pronoun) if pronoun else 0
    speaker = Speaker(pronoun, None, TextSpan(place, place + len(pronoun), pronoun), 0.3) if pronoun else None
    quotations = [
        Quotation(m.start(1), m.end(1), m[1], "direct", number, speaker)
        for number, m in enumerate(re.finditer("“([^”]*)”", text))
    ]
    return Analysis(tuple(quotations), (*entities, body)), quotations[-1]


def order(text: str, pronoun: str) -> list[str]:
    return [each.name for each in likely_speakers(found(text, pronoun)[0], text, found(text, pronoun)[1])]


@pytest.mark.parametrize(
    ("pronoun", "names"),
    [
        ("she", ["Ana Ruiz", "Xi Orr", "Kim Dal", "Eva Stern", "Zu Moss", "Cem Bay", "Bo Ode"]),
        ("She", ["Ana Ruiz", "Xi Orr", "Kim Dal", "Eva Stern", "Zu Moss", "Cem Bay", "Bo Ode"]),
        ("he", ["Cem Bay", "Xi Orr", "Kim Dal", "Bo Ode", "Zu Moss", "Ana Ruiz", "Eva Stern"]),
        ("they", ["Cem Bay", "Ana Ruiz", "Xi Orr", "Kim Dal", "Eva Stern", "Bo Ode", "Zu Moss"]),
        ("", ["Cem Bay", "Ana Ruiz", "Xi Orr", "Kim Dal", "Eva Stern", "Bo Ode", "Zu Moss"]),
    ],
)
def test_who_is_of_the_other_sex_comes_last_and_who_was_named_last_before_it_first(pronoun, names):
    assert order(f"{BEGUN}“A day is long,” {pronoun} said.{ENDED}", pronoun) == names


def test_who_is_named_within_what_is_said_is_seldom_the_one_who_says_it():
    text = f"{BEGUN}“I saw Eva Stern,” she said. “Eva Stern was there,” she said.{ENDED}"
    assert order(text, "she")[0] == "Ana Ruiz"


def test_those_named_later_only_come_after_the_others_by_how_often():
    text = "Kim Dal came. “It is late,” they said. Xi Orr came. Zu Moss came, and Zu Moss left."
    assert order(text, "they")[:3] == ["Kim Dal", "Zu Moss", "Xi Orr"]


def test_of_words_that_are_interrupted_the_beginning_counts():
    text = "Kim Dal came. “It is late,” they told Xi Orr, “and cold.”"
    analysis, last = found(text, "they")
    first = analysis.quotations[0]
    parts = tuple(
        Quotation(each.start, each.end, each.text, each.kind, 0, each.speaker) for each in (first, last)
    )
    whole = Analysis(parts, analysis.entities)
    assert [each.name for each in likely_speakers(whole, text, parts[1])][:2] == ["Kim Dal", "Xi Orr"]
