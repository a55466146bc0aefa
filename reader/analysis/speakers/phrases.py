"""Descriptions found by where they stand, whatever their noun: "the lamplighter pointed out", "says a puppeteer"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.speakers.descriptions import calls_by_place, names_people, names_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.speakers.tokens import Token

_OPENERS = frozenset("and but or as that when while because then what how".split())
_AFTER = frozenset("who which of from at for with in on near behind".split())
_BEFORE_MARKS = frozenset(",;:—–-(―")
_LONGEST = 8
_OFFICES_OF = frozenset(
    """
    ambassador archbishop bishop chair chairman chairwoman chancellor chief commissioner director duchess duke earl governor
    head king leader mayor minister president prince princess queen secretary speaker undersecretary
    """.split()
)
"""Titles that go on with "of" or "for" before a name: "Minister for Housing Ann Fox"."""
_MODIFIER = re.compile(
    r"[a-z-]{3,}(?:al|an|ant|ar|ary|ate|ent|ic|ing|ior|ish|ive|ous)|.*-.*|baseball|basketball|business|campaign|chief|city|county|"
    r"cricket|energy|fellow|film|fire|football|former|golf|health|hockey|house|late|lead|movie|music|news|party|police|pop|press|rap|rights|rock|school|"
    r"science|security|soccer|sports|state|tennis|top|trade|union|world"
)
"""Words that may stand before what somebody is, and are no verbs: "political" scientist, "state" representative."""
_BEFORE_NOUNS = frozenset("fellow former longtime retired".split())
"""Words behind which even a noun in no list tells what somebody is: "fellow umpire" Jim Hart."""
_NO_HEADS = lexicon.CALENDAR | lexicon.TIMES


def subject_phrases(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of every phrase with a determiner that stands where a subject or a source stands."""
    for first, token in enumerate(tokens):
        if token.kind == "word" and token.low in lexicon.DETERMINERS | lexicon.QUANTIFIERS:
            is_source = _follows_verb(tokens, first)
            if is_source or _opens(tokens, first):
                last = _phrase_end(tokens, first)
                if _is_phrase(tokens, first, last) and (is_source or _goes_on(tokens, first, last)):
                    yield first, last


def _follows_verb(tokens: Sequence[Token], first: int) -> bool:
    """Whether "according to", or a verb of saying after a quotation, stands before."""
    if first >= 2 and tokens[first - 1].low == "to":
        return tokens[first - 2].low == "according"
    return first >= 2 and tokens[first - 1].low in lexicon.SAYING and tokens[first - 2].kind == "quotation"


def _opens(tokens: Sequence[Token], first: int) -> bool:
    if tokens[first].low == "that" and first and tokens[first - 1].kind == "word":
        return False
    before = tokens[first - 1] if first else None
    if before is None or before.sentence != tokens[first].sentence or before.kind == "quotation":
        return True
    return before.low in _OPENERS if before.kind == "word" else before.text in _BEFORE_MARKS


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    last = first
    while last + 1 < len(tokens) and last - first < _LONGEST and _continues(tokens, last + 1):
        last += 1
    return last


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word belongs to the phrase that began before it."""
    token = tokens[at]
    if token.kind != "word" or token.sentence != tokens[at - 1].sentence or _is_border(token.low):
        return False
    kind = lexicon.verb_class(token.low)
    if kind in ("say", "judge", "light"):
        return False
    if kind in ("ed", "ing"):  # an adjective before its noun, or the verb
        return at + 1 < len(tokens) and tokens[at + 1].kind == "word" and not _is_border(tokens[at + 1].low)
    return True


def _is_border(word: str) -> bool:
    return word in lexicon.FUNCTION_WORDS or word in lexicon.AUXILIARIES or word in lexicon.SUBJECT_PRONOUNS


def _is_phrase(tokens: Sequence[Token], first: int, last: int) -> bool:
    if last == first:
        return tokens[first].low in lexicon.QUANTIFIERS and _says(tokens, first)
    head = tokens[last]
    return head.low not in _NO_HEADS and (not head.text[0].isupper() or calls_by_place(head.text))


def _says(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands right beside."""
    after = at + 1 < len(tokens) and tokens[at + 1].low in lexicon.SAYING
    return after or (at > 0 and tokens[at - 1].low in lexicon.SAYING)


def _goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what follows a phrase may be its verb, or more about it."""
    if last + 1 == len(tokens):
        return first == 0
    after = tokens[last + 1]
    if after.kind != "word":
        return after.is_mark(",")
    return after.low in _AFTER or after.low in lexicon.AUXILIARIES or bool(lexicon.verb_class(after.low))


def phrase_start(tokens: Sequence[Token], head: int) -> int:
    """Where the noun phrase that ends at head begins: at its determiner or after what cannot be in it."""
    first = head
    while first > 0 and head - first < 6:
        before = tokens[first - 1]
        passed = _mark_within(tokens, first)
        if passed:
            first -= passed
            continue
        if before.kind != "word" or before.sentence != tokens[head].sentence:
            break
        if before.low in lexicon.DETERMINERS:
            return _with_quantity(tokens, first - 1)
        if (
            before.low in lexicon.FUNCTION_WORDS
            or before.low in _NO_HEADS
            or before.text in lexicon.SAYING
            or opens_by_saying(tokens, first - 1)
            or before.low in lexicon.SUBJECT_PRONOUNS
        ):
            break
        first -= 1
    return first


def _mark_within(tokens: Sequence[Token], at: int) -> int:
    """How many tokens before at a phrase goes on over: "visitors' coach", "Wichita, Kansas-based company"; 0 for none."""
    if at < 2:
        return 0
    word, mark = tokens[at - 2], tokens[at - 1]
    is_owner = mark.is_mark("'", "’") and mark.start == word.end and word.low.endswith("s")
    is_place = mark.is_mark(",") and tokens[at].low.endswith("-based") and word.text[0].isupper()
    return 2 if is_place else int(is_owner)


def title_start(tokens: Sequence[Token], name: int) -> int:
    """Where what somebody is called right before their name begins: "RNC spokesman" Sam Fox; name, if nothing does."""
    first = name
    if _is_office_of(tokens, name - 4):  # "Chair of the bench" Ann Fox
        first = name - 4
    while first > 0 and name - first < _LONGEST and _is_of_title(tokens, first - 1, name):
        first -= 1
    return first


def _is_office_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office stands there of a body in lower case: "Chair of the bench"."""
    if at < 0 or tokens[at].sentence != tokens[at + 3].sentence:
        return False
    office, of, article, noun = tokens[at : at + 4]
    is_of = of.low in ("of", "for") and article.low in lexicon.DETERMINERS
    return is_of and office.low in _OFFICES_OF and noun.kind == "word" and noun.text.islower()


def _is_of_title(tokens: Sequence[Token], at: int, name: int) -> bool:
    token = tokens[at]
    if token.sentence != tokens[name].sentence:
        return False
    if token.kind != "word":  # the full stop of "Ohio Gov."
        return token.text == "." and at > 0 and tokens[at - 1].low in lexicon.TITLE_ABBREVIATIONS
    if token.low in ("of", "for", "the"):
        return at + 1 < name and _is_office(tokens, at)
    if token.low == "and":
        return at > 0 and at + 1 < name and _are_one(tokens[at - 1], tokens[at + 1])
    if _is_border(token.low) or token.low in _NO_HEADS:
        return False
    if token.text[0].isupper() or lexicon.is_role_noun(token.low):
        return not opens_by_saying(tokens, at)
    if at + 1 == name:
        return names_people(token.low) or (at > 0 and tokens[at - 1].low in _BEFORE_NOUNS)
    return is_modifier(token.low)


def is_modifier(word: str) -> bool:
    """Whether a word in lower case may stand before what somebody is: "political" scientist."""
    return _MODIFIER.fullmatch(word) is not None and lexicon.verb_class(word) in ("", "ing")


def _are_one(noun: Token, after: Token) -> bool:
    """Whether what stands before and after an "and" are both what one is called: "his friend and fellow umpire" Jim Hart."""
    return noun.text.islower() and names_person(noun.low) and after.text.islower()


def _is_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "of", "for" or "the" goes on with an office with a capital: "Secretary of State for the Colonies"."""
    last = max(0, at - _LONGEST)
    while at > last and (tokens[at].low in ("of", "for", "the") or tokens[at].text[0].isupper()):
        if tokens[at].low in ("of", "for") and tokens[at - 1].low in _OFFICES_OF:
            return tokens[at - 1].text[0].isupper()
        at -= 1
    return False


def origin_end(tokens: Sequence[Token], first: int) -> int:
    """Where the phrase ends that begins at first: "the Royal Bank" of "Ann Fox of the Royal Bank said"."""
    last = first + (first < len(tokens) and tokens[first].low in lexicon.DETERMINERS)
    while last < len(tokens) and last - first < _LONGEST and _is_of_origin(tokens[last]):
        last += 1
    return last


def _is_of_origin(token: Token) -> bool:
    if token.kind != "word" or _is_border(token.low) or token.low in _NO_HEADS:
        return False
    return token.text[0].isupper() or not lexicon.verb_class(token.low)


def _with_quantity(tokens: Sequence[Token], first: int) -> int:
    """Where a phrase begins with the quantity before it: "one of" the nurses."""
    is_part = first > 1 and tokens[first - 1].low == "of" and tokens[first - 2].low in lexicon.QUANTIFIERS
    return first - 2 if is_part else first


def opens_by_saying(tokens: Sequence[Token], number: int) -> bool:
    """Whether a sentence begins with a verb of saying: "Adds Hart:"."""
    opens = number == 0 or tokens[number - 1].sentence != tokens[number].sentence
    return opens and tokens[number].low in lexicon.SAYING
