"""How words that may name a speaker stand to the verb, or other cue, beside them."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING, Literal

from reader.analysis import lexicon
from reader.analysis.speakers.phrases import opens_by_saying, phrase_start, title_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.speakers.tokens import Token

Relation = Literal[
    "subject",
    "passive",
    "hearer",
    "agent",
    "apposed",
    "inverted",
    "inserted",
    "quoted",
    "put",
    "within",
    "according",
    "owner",
    "colon",
    "dash",
    "signature",
    "none",
]
Cue = tuple[Relation, int, int]
"""A relation, and the first and last token of the cue; -1 for none."""
_AS_SAYING = frozenset("saying telling writing asking warning".split())
_WHEN = lexicon.CALENDAR | lexicon.TIMES


def find_cue(
    tokens: Sequence[Token], first: int, last: int, *, is_pronoun: bool = False, is_person: bool = False
) -> Cue:
    """How the words at tokens [first, last] of a paragraph stand to what is beside them."""
    phrase = phrase_start(tokens, first)
    phrase = min(phrase, title_start(tokens, first)) if is_person else phrase
    subject = phrase if not is_pronoun or first == phrase else -1
    owns = _owns(tokens, last)
    return (
        _find_source(tokens, first, phrase)
        or _find_clause(tokens, phrase, last)
        or _find_possession(tokens, last, reach=1)  # "claim" in "Hart's claim that" is no verb
        or (None if owns else _find_verb(tokens, subject, last))
        or _find_possession(tokens, last, reach=2)
        or _find_mark(tokens, first, last)
    )


def _find_source(tokens: Sequence[Token], first: int, phrase: int) -> Cue | None:
    """Whose words they are by a preposition: "according to", "a claim by", "told by"."""
    for at in (first, phrase):
        if _low(tokens, at - 1) == "to" and _low(tokens, at - 2) == "according":
            return "according", at - 2, at - 1
    if _low(tokens, phrase - 1) in ("by", "from") and _is_speech_noun(_low(tokens, phrase - 2)):
        return "owner", phrase - 2, phrase - 2
    if _low(tokens, phrase - 1) == "by" and _is_telling(_low(tokens, phrase - 2)):
        return "agent", phrase - 2, phrase - 2
    return None


def _find_clause(tokens: Sequence[Token], phrase: int, last: int) -> Cue | None:
    """What makes more, or less, of the words than a subject: "X as saying", "X was told", "as X put it", "a lawyer for X"."""
    if _low(tokens, last + 1) == "as" and _low(tokens, last + 2) in _AS_SAYING:
        return "quoted", last + 2, last + 2
    after, before = verb_after(tokens, last + 1), _low(tokens, phrase - 1)
    if after >= 0 and _hears(tokens, last + 1, after):
        return "hearer", after, after
    heard = _heard_after(tokens, last)
    if heard >= 0:
        return "hearer", heard, heard
    if after > last + 1 and _is_passive(tokens, last + 1, after):
        return "passive", after, after
    if after >= 0 and (before == "what" or (before == "as" and _is_put(tokens, after))):
        return "put", after, after
    if before in ("for", "of", "from") and lexicon.is_role_noun(_low(tokens, phrase - 2)):
        return "within", -1, -1
    is_led = before == "by" and _low(tokens, phrase - 2) in _LED
    if is_led and _low(tokens, last + 1) == "," and _low(tokens, last + 2) not in ("who", "which"):
        return "within", -1, -1  # "the board, chaired by Hart, said"
    return None


_LED = frozenset("backed chaired controlled edited founded funded headed led owned published run".split())


def _find_verb(tokens: Sequence[Token], subject: int, last: int) -> Cue | None:
    """The verb whose subject the words are. subject: where that begins if it may follow its verb, else -1."""
    after = verb_after(tokens, last + 1)
    if after >= 0 and _is_telling(tokens[after].low):
        return "subject", after, after
    before = _verb_before(tokens, subject)
    if before >= 0:
        return "inserted" if _is_inserted(tokens, before, last) else "inverted", before, before
    apposed = _verb_after_apposition(tokens, last + 1)
    if apposed >= 0:
        return "apposed", apposed, apposed
    return ("subject", after, after) if after >= 0 else None


_POSSESSIVE = ("'s", "’s", "s'", "s’")


def _owns(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name only tells whose somebody is who may speak: "Hart's lawyer"."""
    if not tokens[last].low.endswith(_POSSESSIVE) or last + 1 == len(tokens):
        return False
    verb = verb_after(tokens, last + 1)
    return tokens[last + 1].kind == "word" and not (verb >= 0 and _is_telling(tokens[verb].low))


def _find_possession(tokens: Sequence[Token], last: int, *, reach: int) -> Cue | None:
    owner = tokens[last].low
    if owner in lexicon.POSSESSIVE_PRONOUNS or owner.endswith(_POSSESSIVE):
        noun = speech_noun_after(tokens, last, reach)
        return ("owner", noun, noun) if noun >= 0 else None
    return None


def speech_noun_after(tokens: Sequence[Token], owner: int, reach: int = 2) -> int:
    """The noun for somebody's words that is one of the first words after the owner; -1 for none."""
    for number in range(owner + 1, min(len(tokens), owner + 1 + reach)):
        if tokens[number].kind != "word" or tokens[number].low in lexicon.FUNCTION_WORDS:
            return -1
        if _is_speech_noun(tokens[number].low):
            return number
    return -1


def _is_speech_noun(word: str) -> bool:
    return word.removesuffix("s") in lexicon.SPEECH_NOUNS


def _low(tokens: Sequence[Token], number: int) -> str:
    """The token at number in lower case; nothing where there is none."""
    return tokens[number].low if 0 <= number < len(tokens) else ""


def _is_put(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause after "as" tells whose words something is in: "as she put it", "as he described it"."""
    word = tokens[verb].low
    return _is_telling(word) or (word in _PUT and _low(tokens, verb + 1) in ("it", "this", "that", "them"))


_PUT = frozenset("put puts has had sees saw".split())


def _is_inserted(tokens: Sequence[Token], verb: int, last: int) -> bool:
    """Whether verb and name are set between commas, or begin the sentence: "the pier, said Hart, is"."""
    opens = verb == 0 or tokens[verb - 1].sentence != tokens[verb].sentence
    return (
        (opens or tokens[verb - 1].is_mark(",")) and last + 1 < len(tokens) and tokens[last + 1].is_mark(",")
    )


_BE = frozenset("is are was were be been being".split())


def _is_telling(word: str) -> bool:
    return lexicon.verb_class(word) in ("say", "judge")


def _is_passive(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether the verb is done to its subject: "was asked", "has been described"."""
    word = tokens[verb].low
    return (
        _is_telling(word)
        and not word.endswith(("ing", "s"))
        and any(token.low in _BE for token in tokens[first:verb])
    )


_FURTHER = 40
"""Tokens of a sentence behind a verb that are looked at."""
_HEARING = frozenset("told informed assured warned advised reminded".split())


def _hears(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether somebody is told the words: "the jury was told that", and a headline's "...’, jury told".

    Who says something then ("was told the news and said") is none.
    """
    word = tokens[verb].low
    if word == "told" and verb + 1 == len(tokens):
        mark = next((at for at in range(first, max(-1, first - 4), -1) if tokens[at].is_mark(",")), 0)
        return mark > 0 and tokens[mark - 1].kind == "quotation"
    if word not in _HEARING or not any(token.low in _BE for token in tokens[first:verb]):
        return False
    rest = takewhile(lambda token: token.sentence == tokens[verb].sentence, islice(tokens, verb + 1, None))
    return not any(token.kind == "word" and _is_telling(token.low) for token in islice(rest, _FURTHER))


_AUDIENCES = frozenset("committee court hearing inquest inquiry jury panel trial tribunal".split())
_LONGEST_TRIAL = 12
"""Tokens that tell whose trial it is."""


def _heard_after(tokens: Sequence[Token], last: int) -> int:
    """The verb by which a court only hears: "The trial of Sam Fox heard that he"; -1 for none."""
    if tokens[last].low not in _AUDIENCES:
        return -1
    for at in range(last + 1, min(len(tokens), last + _LONGEST_TRIAL)):
        if tokens[at].low in ("heard", "hears"):
            return at
        is_of_name = tokens[at].kind == "word" and not lexicon.verb_class(tokens[at].low)
        if tokens[at].sentence != tokens[last].sentence or not is_of_name:
            return -1
    return -1


def _find_mark(tokens: Sequence[Token], first: int, last: int) -> Cue:
    if last + 1 < len(tokens) and tokens[last + 1].is_mark(":"):
        return "colon", last + 1, last + 1
    if first > 0 and tokens[first - 1].is_mark(*_DASHES):
        return _dash_relation(tokens, first, last), first - 1, first - 1
    return "none", -1, -1


_DASHES = ("—", "–", "-", "--", "―", "~")


def _dash_relation(tokens: Sequence[Token], first: int, last: int) -> Relation:
    """A signature follows a quotation, or opens its paragraph, and nothing follows it that has to do with it."""
    opens = first == 1 or tokens[first - 2].kind == "quotation"
    ends = last + 1 == len(tokens) or tokens[last + 1].text in (",", ".", "(", "[")
    return "signature" if opens and ends else "dash"


def verb_after(tokens: Sequence[Token], number: int) -> int:
    """The verb whose subject ends right before number; -1 for none."""
    reach = min(len(tokens), number + 4)
    while number < reach and tokens[number].kind == "word" and _is_between(tokens, number):
        number += 1
    if number < reach and tokens[number].kind == "word" and lexicon.verb_class(tokens[number].text):
        return number
    return -1


_BEFORE_TIMES = frozenset("on late early last this in".split())


def _is_between(tokens: Sequence[Token], number: int) -> bool:
    """Whether a word may stand between a subject and its verb: "also", "on Monday", "last week"."""
    is_of_time = tokens[number].low in _BEFORE_TIMES and _low(tokens, number + 1) in _WHEN
    return is_of_time or _is_adverbial(tokens[number].low)


def _is_adverbial(word: str) -> bool:
    return (
        word in lexicon.AUXILIARIES or word in _WHEN or (word.endswith("ly") and word not in lexicon.SAYING)
    )


def _verb_before(tokens: Sequence[Token], number: int) -> int:
    """The verb right before number that an inverted subject follows; titles may stand between. -1 for none."""
    for back in range(number - 1, max(-1, number - 7), -1):
        token = tokens[back]
        if token.kind != "word":
            return -1
        if token.text in lexicon.SAYING or opens_by_saying(tokens, back):
            return back
        if token.low in lexicon.FUNCTION_WORDS and token.low not in (
            "of",
            "for",
            "the",
            "a",
            "an",
            "his",
            "her",
            "one",
        ):
            return -1
    return -1


_LONGEST_APPOSITION = 30


def _verb_after_apposition(tokens: Sequence[Token], number: int) -> int:
    """The verb of saying after ", a long apposition," or ", who ..."; -1 for none."""
    if (
        number >= len(tokens)
        or tokens[number].kind == "quotation"
        or tokens[number].text
        not in (
            ",",
            "(",
            "—",
            "–",
            "--",
            "of",
            "from",
            "with",
            "at",
            "for",
            "in",
            "who",
        )
    ):
        return -1
    sentence = tokens[number].sentence
    for ahead in range(number + 1, min(len(tokens), number + _LONGEST_APPOSITION)):
        token = tokens[ahead]
        if token.sentence != sentence or token.kind == "quotation" or token.text in (";", ":"):
            return -1
        if token.kind == "word" and token.text in lexicon.SAYING and not token.text.endswith("ing"):
            return ahead if _may_follow_apposition(tokens, number, ahead) else -1
        if token.text in lexicon.JUDGING and tokens[ahead - 1].is_mark(",") and ahead > number + 2:
            # "Hart, a surveyor, called it", not "accused of" it
            return -1 if _low(tokens, ahead + 1) in ("of", "by", "as") else ahead
    return -1


def _may_follow_apposition(tokens: Sequence[Token], number: int, verb: int) -> bool:
    """Whether the verb is not another one's: after ", who" or a preposition, or right after the apposition's end."""
    if tokens[number].kind == "word" or tokens[number + 1].low in ("who", "whose", "which"):
        return True
    before = verb - 1
    while before > number and tokens[before].kind == "word" and _is_adverbial(tokens[before].low):
        before -= 1
    return tokens[before].kind == "mark"
