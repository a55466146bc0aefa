"""Who wrote what is quoted: in "“A,” Keller said in a statement. “B,” the statement said" Keller says both."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.reference.standing import standing
from reader.analysis.speakers.attribution import Option
from reader.analysis.speakers.descriptions import noun_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.speakers.attribution import Stage
    from reader.analysis.speakers.candidates import Candidate
    from reader.analysis.speakers.tokens import Token

_WRITINGS = frozenset("email e-mail letter memo message note post reply response statement tweet".split())
_REACH = 3
"""Paragraphs back in which somebody may have said something in the writing."""
_FURTHEST = 300
"""Tokens of a paragraph that are looked through."""
_LONGEST = 4
"""Tokens between "in" and the noun: "in a strongly worded statement"."""


def find_author(stage: Stage, option: Option) -> Option | None:
    """Who said something in the writing that a description means ("the statement"), or "it" right after, where that is told."""
    words = option.candidate.words.lower().split()
    is_it = words == ["it"]
    nouns = _WRITINGS if is_it else {noun_of(option.candidate.words)} & _WRITINGS
    if not nouns or len(words) > 2:
        return None
    reach = 0 if is_it else _REACH
    for paragraph in range(option.paragraph, max(-1, option.paragraph - reach - 1), -1):
        tokens = stage.scenes[paragraph].tokens
        end = option.candidate.first if paragraph == option.paragraph else len(tokens)
        for at in range(end - 1, max(-1, end - _FURTHEST), -1):
            if tokens[at].low not in nouns:
                continue
            candidates = _before(stage.scenes[paragraph].candidates, option)
            sender = _sender(candidates, tokens, at)
            if sender is not None or _is_medium(tokens, at):
                found = sender or _speaker(candidates, tokens, at)
                return Option(paragraph, found, ()) if found else None
    return None


def _sender(candidates: Sequence[Candidate], tokens: Sequence[Token], at: int) -> Candidate | None:
    """Who is told behind the noun to have written it: "a letter from Keller"."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in ("from", "by"):
        return None
    behind = (each for each in candidates if at + 1 < each.first <= at + _LONGEST)
    return next((each for each in behind if each.form != "pronoun"), None)


def _before(candidates: Sequence[Candidate], option: Option) -> Sequence[Candidate]:
    """Those that stand before the option's words: a statement that says something itself is no author's."""
    return candidates[: bisect_left(candidates, option.candidate.start, key=lambda each: each.start)]


def _is_medium(tokens: Sequence[Token], at: int) -> bool:
    """Whether something is said in it: "in a statement"."""
    before = [token.low for token in tokens[max(0, at - _LONGEST) : at]]
    return "in" in before and any(word in lexicon.DETERMINERS for word in before)


def _speaker(candidates: Sequence[Candidate], tokens: Sequence[Token], at: int) -> Candidate | None:
    """Who says or does something in the sentence of the token at: somebody named before somebody described."""
    told = [each for each in _in_sentence(candidates, tokens, at) if each.form != "pronoun"]
    doing = [each for each in told if each.verb and standing(tokens, each) != "object"]
    doing = doing or [each for each in told if _acts(tokens, each)]
    saying = [each for each in doing if each.verb == "say"] or doing
    return next((each for each in saying if each.entity >= 0), saying[0] if saying else None)


def _acts(tokens: Sequence[Token], candidate: Candidate) -> bool:
    return standing(tokens, candidate) in ("subject", "opens as subject")


def _in_sentence(candidates: Sequence[Candidate], tokens: Sequence[Token], at: int) -> Iterator[Candidate]:
    sentence = tokens[at].sentence
    return (
        each
        for each in candidates
        if tokens[each.first].sentence == sentence and not each.first <= at <= each.last
    )
