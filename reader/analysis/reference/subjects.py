"""Who is gone on about: the subject of the last sentence before somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.reference.bodies import names_body
from reader.analysis.reference.standing import opens_sentence, since_quotation

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
    if option.candidate.form == "pronoun" and option.candidate.words.lower() not in ("he", "she", "it"):
        return None
    scene = stage.scenes[option.paragraph]
    low, high = since_quotation(scene.tokens, option.candidate.first)
    said = scene.tokens[high]
    if option.candidate.form == "nominal" and option.paragraph and high == 0:
        scene = stage.scenes[option.paragraph - 1]
        low, high = since_quotation(scene.tokens, len(scene.tokens))
    opening = (
        each
        for each in reversed(scene.candidates)
        if low <= each.first < high and opens_sentence(scene.tokens, each.first)
    )
    subject = next(opening, None)
    if subject is None or _is_first_part(scene.tokens, subject):
        return None
    told = scene.tokens[subject.last : high]
    is_spoken_of = said.kind == "quotation" and told[0].low in stage.text[said.start : said.end].lower()
    return None if is_spoken_of or _tells_of_another(told) else subject


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
