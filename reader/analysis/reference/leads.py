"""Of whom a lead tells without a name, who is named below: "A farmer fought off a crocodile. … Tom Holm, 63, was checking"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.analysis.reference.discourse import NOBODY
from reader.analysis.reference.standing import opens_sentence
from reader.analysis.speakers.descriptions import sex_of

if TYPE_CHECKING:
    from reader.analysis.reference.discourse import Discourse
    from reader.analysis.speakers.attribution import Stage
    from reader.analysis.speakers.candidates import Candidate

_BELOW = 3
"""Paragraphs below in which who is meant is named."""
_AGE = re.compile(r", (?:aged )?\d{1,3}(?=[,.])|,? \(\d{1,3}\)")


def named_below(stage: Stage, discourse: Discourse, paragraph: int, description: Candidate) -> int:
    """Number of the person whom the subject of a lead is: the first one named, with an age, at the opening of a paragraph below.

    NOBODY where somebody is named in the lead, and for one of several: "A nurse and a doctor were jailed".
    """
    tokens = stage.scenes[paragraph].tokens
    is_one = all(token.low != "and" for token in tokens[description.last + 1 : description.last + 2])
    if tokens[description.first].sentence or not is_one or not opens_sentence(tokens, description.first):
        return NOBODY
    person = _first_named(stage, discourse, tokens[-1].end, paragraph)
    sex = discourse.genders.get(person, "")
    return person if not sex or sex_of(description.words) in ("", sex) else NOBODY


def _first_named(stage: Stage, discourse: Discourse, end: int, lead: int) -> int:
    """Number of the first person of an article, if named behind an offset as who opens a paragraph, with an age."""
    start, stop, number = next(iter(discourse.mentions), (-1, -1, NOBODY))
    is_full = " " in stage.text[max(0, start) : stop]
    if start < end or not is_full or not _AGE.match(stage.text, stop):
        return NOBODY
    for scene in stage.scenes[lead + 1 : lead + 1 + _BELOW]:
        tokens = scene.tokens
        if tokens and tokens[0].start <= start <= tokens[-1].end:
            first = bisect_left(tokens, start, key=lambda token: token.start)
            is_subject = tokens[first].sentence == 0 and opens_sentence(tokens, first)
            return number if is_subject else NOBODY
    return NOBODY
