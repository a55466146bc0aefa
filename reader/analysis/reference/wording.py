"""A speaker's words as a name to show: "a lawyer for Mina Soto", "Soto's campaign", "the ministry" of "the ministry's"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.names.bounds import without_possessive
from reader.analysis.speakers.descriptions import BODIES

if TYPE_CHECKING:
    from reader.analysis.reference.mentions import Mentions
    from reader.analysis.speakers.candidates import Candidate

_BELONGS = re.compile(r" (?:of|for|at) (?:the )?")
"""Between a description and the name that tells which one is meant."""
_OWNS = re.compile(r"(?:['’]s|(?<=s)['’]) \Z")
_LONGEST_SIGN = 4
_LONGEST_NOUN = 20
_KNOWS = re.compile(
    r"(?:(?:(?<=familiar)| familiar) with| with (?:direct |first-hand |close )?knowledge of|(?:(?<=close)| close) to|"
    r" briefed on| involved in)"
    r" (?:the|his|her|its|their) [a-z-]+"
)
"""What a source is said to know: "a person familiar with the matter"."""
_FOR_BODY = re.compile(r"(?<=[a-z]) for (?:the|his|her|its|their) ([a-z-]+)")
_SPEAKERS = re.compile(r"\b(?:spokes\w+|lawyers?|attorneys?)$")
_WORD_AFTER = re.compile(r"[ \t\xa0]+([a-z][\w'’-]*)")


def words_of(text: str, mentions: Mentions, candidate: Candidate) -> str:
    """A candidate's words; those of a description with whom it belongs to."""
    start, end = candidate.start, candidate.end
    if candidate.form == "nominal":
        start, end = _owner_start(text, mentions, start), _owner_end(text, mentions, end)
    return without_possessive(text[start:end])


def _owner_start(text: str, mentions: Mentions, start: int) -> int:
    """Where the name begins whose possessive stands right before a description; start, if there is none."""
    sign = _OWNS.search(text, max(0, start - _LONGEST_SIGN), start)
    owner = mentions.start_of(sign.start()) if sign else -1
    return owner if owner >= 0 else start


def _owner_end(text: str, mentions: Mentions, start: int) -> int:
    """Where the name or noun ends to which a description that ends at start belongs; start, if there is none."""
    knows = _KNOWS.match(text, start)
    if knows:
        return knows.end()
    body = _FOR_BODY.match(text, start)
    is_for = body is not None and _SPEAKERS.search(text[max(0, start - _LONGEST_NOUN) : start])
    if body and is_for and (body[1] in BODIES or lexicon.is_role_noun(body[1])):
        return body.end()
    link = _BELONGS.match(text, start)
    end, number = mentions.at(link.end()) if link else (0, -1)
    if not mentions.is_a(number, "PERSON", "ORG", "GPE", "FAC"):
        return start
    after = _WORD_AFTER.match(text, end)
    # "for the Keller campaign" is not for Keller.
    is_noun = after is not None and not (
        lexicon.verb_class(after[1]) or after[1] in lexicon.FUNCTION_WORDS | lexicon.AUXILIARIES
    )
    return start if is_noun else end
