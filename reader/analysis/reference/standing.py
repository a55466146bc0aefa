"""How a name or pronoun stands in its sentence: what opens one, is its subject, or stands before somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.reference.discourse import PRONOUNS, bare
from reader.analysis.speakers.phrases import title_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.speakers.candidates import Candidate
    from reader.analysis.speakers.tokens import Token


STANDINGS = ("told", "opens as subject", "opens", "subject", "other", "object", "owner", "any")
"""How people stand in a sentence, those first who are gone on about most."""


def standing(tokens: Sequence[Token], person: Candidate) -> str:
    """Which of STANDINGS a name, pronoun or description has in its sentence.

    "owner" ("Keller's"), "object" (behind a preposition), "any" ("there was a Penhallow": nobody in particular), "told"
    (as somebody's own name).
    """
    before = tokens[person.first - 1].low if person.first else ""
    if tokens[person.last].low.endswith(("'s", "’s", "s’", "s'")):
        return "owner"
    if before in lexicon.PREPOSITIONS:
        return "object"
    if before in ("a", "an"):
        return "any"
    if _tells_name(tokens, person.first):
        return "told"
    if _is_apposed_subject(tokens, person.first):
        return "opens as subject"
    opens = opens_sentence(tokens, person.first, person.last)
    is_subject = person.relation in ("subject", "apposed", "inverted", "inserted", "according")
    is_subject = is_subject or _has_verb(tokens, person.last)
    if opens:
        return "opens as subject" if is_subject else "opens"
    return "subject" if is_subject else "other"


def _has_verb(tokens: Sequence[Token], last: int) -> bool:
    """Whether a verb stands right behind a name or pronoun: "He's", "Keller married", "Keller is", "Keller, 77, is"."""
    if bare(tokens[last].text) in PRONOUNS and bare(tokens[last].text) != tokens[last].low:
        return True
    following = _after_apposition(tokens, last + 1)
    after = tokens[following].low if following < len(tokens) else ""
    kind = lexicon.verb_class(after)
    is_verb = after in lexicon.AUXILIARIES or after in lexicon.IRREGULAR
    return is_verb or (bool(kind) and kind not in ("ing", "s"))


_LONGEST_APPOSITION = 12


def _after_apposition(tokens: Sequence[Token], at: int) -> int:
    """The token behind what is told of a name between commas, from the one at on: "is" of "Keller, 77, is"."""
    if at >= len(tokens) or not tokens[at].is_mark(","):
        return at
    sentence = tokens[at].sentence
    for ahead in range(at + 1, min(len(tokens), at + 1 + _LONGEST_APPOSITION)):
        if tokens[ahead].sentence != sentence or tokens[ahead].kind == "quotation":
            return at
        if tokens[ahead].is_mark(","):
            return ahead + 1
    return at


_LONGEST_DESCRIPTION = 7


def _is_apposed_subject(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name stands behind a description that opens the sentence: "One of them, Ann Fox, had waited"."""
    if first < 2 or not tokens[first - 1].is_mark(","):
        return False
    start = first - 1
    while (
        start
        and tokens[start - 1].sentence == tokens[first].sentence
        and first - start <= _LONGEST_DESCRIPTION
    ):
        start -= 1
    opening = tokens[start : first - 1]
    is_whole = not start or tokens[start - 1].sentence != tokens[first].sentence
    return (
        is_whole
        and opening[0].low in lexicon.DETERMINERS | lexicon.QUANTIFIERS
        and all(token.kind == "word" and token.low not in _NO_DESCRIPTION for token in opening)
    )


_NO_DESCRIPTION = lexicon.AUXILIARIES | lexicon.SAYING | lexicon.SUBJECT_PRONOUNS | lexicon.TIMES
_TELLS_NAME = frozenset("name names himself herself themselves identified known".split())
_LONGEST_PREAMBLE = 12
_CONJUNCTIONS = frozenset("when while as after once".split())


def _tells_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name is told as somebody's own: "One resident, who gave her name only as Mrs. Dunmore"."""
    while (
        first > 1 and tokens[first - 1].text == "." and tokens[first - 2].low in lexicon.TITLE_ABBREVIATIONS
    ):
        first -= 2
    is_told = first > 0 and tokens[first - 1].low == "as"
    return is_told and any(token.low in _TELLS_NAME for token in tokens[max(0, first - 4) : first])


_LEADING = lexicon.TIMES | frozenset(
    "but and so yet then still instead meanwhile however outside inside now ,".split()
)
"""What may stand before the subject that opens a sentence."""


def opens_sentence(tokens: Sequence[Token], first: int, last: int = -1) -> bool:
    """Whether a name opens its sentence, be it behind an office ("Outside, trader Tom Brown").

    last: its last token, where a verb behind it may tell so, too: "For 30 years Tom Brown has sold shoes".
    """
    at, sentence = title_start(tokens, first), tokens[first].sentence
    at -= at > 0 and tokens[at - 1].low in lexicon.DETERMINERS and tokens[at - 1].sentence == sentence
    while at and tokens[at - 1].sentence == sentence and tokens[at - 1].low in _LEADING:
        at -= 1
    is_first = not at or tokens[at - 1].sentence != sentence
    if is_first or (at < first and _is_preamble(tokens, at)):
        return True
    return last >= 0 and _has_verb(tokens, last) and _is_preamble(tokens, at)


def _is_preamble(tokens: Sequence[Token], end: int) -> bool:
    """Whether a sentence has nothing before end but a phrase of place or time: "At a house in Oslo", "When she called".

    Or one of what the subject does: "Reached by phone,".
    """
    sentence = tokens[end - 1].sentence
    start = end
    while start and end - start < _LONGEST_PREAMBLE and tokens[start - 1].sentence == sentence:
        if tokens[start - 1].kind != "word" and not tokens[start - 1].is_mark("%", "$", "£", "€"):
            return False
        start -= 1
    opens = not start or tokens[start - 1].sentence != sentence
    if not opens or start == end:
        return False
    opening = tokens[start].low
    is_participle = tokens[end].is_mark(",") and lexicon.verb_class(opening) in ("ed", "ing", "say")
    return opening in lexicon.PREPOSITIONS or opening in _CONJUNCTIONS or is_participle


_FURTHEST = 300
"""Tokens back that are looked through."""


def since_quotation(tokens: Sequence[Token], pronoun: int) -> tuple[int, int]:
    """[first, last) of the tokens before the words that a pronoun tells of, since other words were quoted."""
    last = pronoun
    beside = next(
        (at for at in range(pronoun - 1, max(-1, pronoun - 3), -1) if tokens[at].kind == "quotation"), -1
    )
    if beside >= 0:
        last = beside
    furthest = max(0, last - _FURTHEST)
    first = next(
        (at + 1 for at in range(last - 1, furthest - 1, -1) if tokens[at].kind == "quotation"), furthest
    )
    return first, last
