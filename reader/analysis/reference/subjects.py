"""Who is gone on about: the subject of the last sentence before somebody's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.reference.bodies import names_body
from reader.analysis.reference.standing import opens_sentence, since_quotation
from reader.analysis.speakers.descriptions import noun_of
from reader.analysis.speakers.phrases import title_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.speakers.attribution import Option, Stage
    from reader.analysis.speakers.candidates import Candidate
    from reader.analysis.speakers.tokens import Token

_OBJECTS = frozenset(("him", "her"))
_NOT_OWNED = (
    lexicon.FUNCTION_WORDS | lexicon.AUXILIARIES | lexicon.TIMES | lexicon.CALENDAR | lexicon.SUBJECT_PRONOUNS
)


def fresh_subject(stage: Stage, option: Option) -> Candidate | None:
    """Who is the subject of the last sentence before the words, since other words were quoted; None for nobody.

    For a description that opens its paragraph with the words, that of the paragraph before.
    """
    if option.candidate.form == "pronoun" and option.candidate.words.lower() not in (
        "he",
        "she",
        "it",
        "they",
    ):
        return None
    scene = stage.scenes[option.paragraph]
    low, high = since_quotation(scene.tokens, option.candidate.first)
    said = scene.tokens[high]
    if option.candidate.form == "nominal" and option.paragraph and high == 0:
        scene = stage.scenes[option.paragraph - 1]
        low, high = since_quotation(scene.tokens, len(scene.tokens))
    reached = [bisect_left(scene.candidates, at, key=lambda candidate: candidate.first) for at in (low, high)]
    subject = _last_told_of(scene.tokens, scene.candidates[slice(*reached)])
    if subject is None or _is_first_part(scene.tokens, subject):
        return None
    told = scene.tokens[subject.last : high]
    if option.candidate.form == "nominal" and _is_told(told, noun_of(option.candidate.words)):
        return None  # "Hart asked the witness. “No,” the witness said"
    words = stage.text[said.start : said.end] if said.kind == "quotation" else ""
    is_spoken_of = (
        subject.form != "pronoun" and re.search(rf"\b{re.escape(told[0].text)}\b", words) is not None
    )
    return None if is_spoken_of or _tells_of_another(told) else subject


def _last_told_of(tokens: Sequence[Token], before: Sequence[Candidate]) -> Candidate | None:
    """The subject of the last sentence that has one, or who is introduced in it instead; None for nobody.

    "Among them is Jim Hart", "Her view was echoed by Jim Hart", "It took Jim Hart a day".
    """
    subject = None
    for each in reversed(before):
        if subject and tokens[each.first].sentence != tokens[subject.first].sentence:
            return subject
        if each.form == "person" and _is_introduced(tokens, title_start(tokens, each.first)):
            return each
        if subject is None and opens_sentence(tokens, each.first, each.last):
            subject = each
    return subject


def _is_introduced(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words before a name or its title introduce who is gone on about then."""
    earlier = [""] * 3 + [token.low for token in tokens[max(0, first - 3) : first]]
    word, verb, auxiliary = earlier[-1], earlier[-2], earlier[-3]
    if word in ("is", "was"):
        return verb not in lexicon.SUBJECT_PRONOUNS or verb == "it"
    if word == "by":
        return auxiliary in lexicon.AUXILIARIES and lexicon.verb_class(verb) in ("say", "judge", "ed")
    return word == "took" and verb == "it"


def _is_told(told: Sequence[Token], noun: str) -> bool:
    """Whether a sentence tells of its subject speaking to who is called by a noun."""
    return any(
        token.low == noun and article.low == "the" and lexicon.verb_class(verb.low) == "say"
        for verb, article, token in zip(told, told[1:], told[2:], strict=False)
    )


def _tells_of_another(told: Sequence[Token]) -> bool:
    """Whether a sentence has a pronoun for somebody besides its subject; told: its tokens from the subject's last one on.

    "The judge jailed him. “I am sorry,” he said": not the judge. In "The mayor said he left" it is the mayor, in "The
    mayor, he said, left" somebody else.
    """
    for before, token, after in zip(told, told[1:], [*told[2:], None], strict=False):
        is_other = token.low in ("he", "she") and before.is_mark(",")
        if is_other or (token.low in _OBJECTS and not _is_owned(after)):
            return True
    return False


def _is_owned(token: Token | None) -> bool:
    """Whether a token after "her" is what she has: "her knees", not "jailed her for"."""
    if token is None or token.kind != "word":
        return False
    return token.low not in _NOT_OWNED and not token.low.endswith("ly")


def _is_first_part(tokens: Sequence[Token], subject: Candidate) -> bool:
    """Whether a name only opens what a body is called: "the U.N. agency" is not the U.N."""
    after = tokens[subject.last + 1] if subject.last + 1 < len(tokens) else None
    return subject.entity >= 0 and after is not None and after.kind == "word" and names_body(after.text)
