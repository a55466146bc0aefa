"""From what the tagger saw to clean mentions: exact bounds, and nothing that is no name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.names import gazetteer
from reader.analysis.names.bounds import EDGE, strip, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.tagging.tagger import TaggedSpan


@dataclass(frozen=True, slots=True)
class Named:
    """One place where something is named, and the kind of thing it was taken for there."""

    start: int
    end: int
    text: str
    type: str


_SCRIPT = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}|(?<!\S)[@#]\w+")
_OFFICE = re.compile(
    r"(?:Secretary|Secretaries|Minister|Ministry|Department|Head|Heads|Ministers|Under-?[Ss]ecretary)\s+of\s+(?:the\s+)?$"
)
_BOILERPLATE = re.compile(
    r"\s*(?:leave (?:a|your) (?:reply|comment)|post a comment|(?:add|write) a comment|(?:your )?comments?|"
    r"share(?: this)?(?: article| story| on .*)?|related (?:articles?|stories|posts?|content|news)|"
    r"read (?:more|next|also|the full story).*|sign up.*|subscribe(?: now)?|advertisement|follow us.*|click here.*|"
    r"more from .*|you (?:may|might) also like|print|email|e-mail|tweet|like this|most (?:read|popular))\s*[:.!»>]*\s*",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    """
    I He She It We They You Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December Mr Mrs Ms Dr Q A The An This
    That These Those My Our Your His Her Its Their In On At
    """.split()
)


def clean(text: str, tagged: Iterable[TaggedSpan]) -> list[Named]:
    """The tagged spans that are names, with exact bounds: no article, title, possessive, quotation mark or line end.

    A place within a place ("Lyon, France") is two names.
    """
    scripts = [match.span() for match in _SCRIPT.finditer(text)]
    spans = (
        part
        for span in tagged
        for column in _split_columns(text, Named(span.start, span.end, "", span.type))
        for sentence in _split_sentences(text, column)
        for part in _split_place(text, sentence)
    )
    found = (_clean_one(text, named, scripts) for named in spans)
    return _joined(text, (named for named in found if named is not None))


_MOST_JOINED = {"PERSON": 4, "ORG": 8}
"""Words that a name made of two may have."""


def _joined(text: str, found: Iterable[Named]) -> list[Named]:
    """The names, two people or two bodies that only a space parts being one, if either is but a word; so is "Per-Olof Lund".

    What two of them claim ("al" in "al al-Assad") is the first one's.
    """
    joined: list[Named] = []
    for named in found:
        if joined and named.start < joined[-1].end:
            start, end = strip(text, min(named.end, joined[-1].end), named.end)
            named = replace(named, start=start, end=end, text=text[start:end])
        if not named.text:
            continue
        if joined and _are_one(text, joined[-1], named):
            start, end = trim(text, joined.pop().start, named.end, named.type)
            joined.append(Named(start, end, text[start:end], named.type))
        else:
            joined.append(named)
    return joined


_BEFORE_NICKNAME = (" “", ' "', " ‘", " '", " (")
_AFTER_NICKNAME = re.compile(r"^[\w-]+[”\"’')] ")
"""Of a name taken apart: "Cleon" and "Bootsy” Marchand"."""


def _are_one(text: str, before: Named, after: Named) -> bool:
    gap = text[before.end : after.start]
    if gap in _BEFORE_NICKNAME and before.type == after.type == "PERSON":
        return _AFTER_NICKNAME.search(after.text) is not None
    if before.type != after.type or gap not in (" ", "-"):
        return False
    counts = len(before.text.split()), len(after.text.split())
    if gap == "-":
        return before.type in _MOST_JOINED and counts == (1, 2)
    return min(counts) == 1 and sum(counts) <= _MOST_JOINED.get(before.type, 0)


_COLUMN = re.compile(r"[ \xa0]*\t\s*|[ \xa0]{4,}")
"""Between the columns of a table that is set with blanks."""


def _split_columns(text: str, named: Named) -> Iterator[Named]:
    """The mention, or its parts in different columns."""
    start = named.start
    for gap in _COLUMN.finditer(text, named.start, named.end):
        yield replace(named, start=start, end=gap.start())
        start = gap.end()
    yield replace(named, start=start)


_STOP = re.compile(r"(?<=[^\W\d_])\.[ \t\xa0]+(?=[^\W\d_a-z])")
_LONGEST_ABBREVIATION = 3
"""Letters; longer ones are in the list."""


def _split_sentences(text: str, named: Named) -> Iterator[Named]:
    """The mention, or its parts where a name goes on behind the end of a sentence: "Apple. EU", "Sebastian Coe. Ann Fox"."""
    start = named.start
    if named.type in ("ORG", "LOC", "PERSON"):
        for stop in _STOP.finditer(text, named.start, named.end):
            before, _, word = text[start : stop.start()].rpartition(" ")
            is_full_name = bool(before) and _ends_full_name(word)
            if is_full_name if named.type == "PERSON" else _ends_sentence(word):
                yield replace(named, start=start, end=stop.start())
                start = stop.end()
    yield replace(named, start=start)


_SHORTENED = frozenset("wm ma ste sto mohd chas geo jos thos edw robt".split())


def _ends_full_name(word: str) -> bool:
    """Whether a full stop behind a person's last word ends the sentence: initials and shortened names go on."""
    return len(word) > 1 and word.isalpha() and word.lower() not in lexicon.ABBREVIATIONS | _SHORTENED


def _ends_sentence(word: str) -> bool:
    """Whether a full stop behind this word, with a capital to follow, is no abbreviation's."""
    is_long = len(word) > _LONGEST_ABBREVIATION or (len(word) > 1 and word.isupper())
    return is_long and "." not in word and word.lower() not in lexicon.ABBREVIATIONS


_COMMA = re.compile(r",[ \t\xa0]+(?=[^\W\d_a-z])")


def _split_place(text: str, named: Named) -> Iterator[Named]:
    words = text[named.start : named.end]
    start = named.start
    bracket = words.find("(")
    if bracket > 0 and ")" not in words:
        yield replace(named, end=start + bracket)
        start += bracket + 1
        words = words[bracket + 1 :]
    if named.type == "LOC" and _ends_in_known_place(words.strip(EDGE)):
        for comma in _COMMA.finditer(words):
            yield replace(named, start=start, end=named.end - len(words) + comma.start())
            start = named.end - len(words) + comma.end()
    yield replace(named, start=start)


def _ends_in_known_place(words: str) -> bool:
    return words not in gazetteer.TYPES and words.rpartition(", ")[2] in gazetteer.TYPES


def _clean_one(text: str, named: Named, scripts: Sequence[tuple[int, int]]) -> Named | None:
    start, end = trim(text, named.start, named.end, named.type)
    words = text[start:end]
    if not any(char.isalpha() for char in words) and named.type not in ("DATE", "MONEY"):
        return None
    if not words or (_is_no_name(words) and named.type not in ("DATE", "NORP")) or "\n" in words:
        return None
    if (
        _inside(scripts, start)
        or _BOILERPLATE.fullmatch(_line_of(text, start))
        or _is_part_of_office(text, start, words)
        or (len(words) == 1 and text[end : end + 1] == "-")  # "X-ray"
        or (named.type in _CAPITALISED and _is_odd_one_out(text, start, end))
    ):
        return None
    return Named(start, end, words, named.type)


def _inside(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(spans, (offset, len(spans) and spans[-1][1] + 1)) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]


_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:days?)?\.?"
_DAYS = re.compile(rf"{_DAY}(?:[\s/&–-]+{_DAY})+")


def _is_no_name(words: str) -> bool:
    return words in _NO_NAME or _DAYS.fullmatch(words) is not None


_CAPITALISED = frozenset({"PERSON", "ORG", "LOC", "FAC"})
"""Kinds of names that nobody writes without a capital who writes any."""
_AROUND = 200


def _is_odd_one_out(text: str, start: int, end: int) -> bool:
    """Whether a stretch has no capital although the text around has."""
    return text[start:end].islower() and not text[max(0, start - _AROUND) : end + _AROUND].islower()


_LONGEST_BOILERPLATE = 80


def _line_of(text: str, offset: int) -> str:
    """The line around offset, or nothing where it is too long to be boilerplate."""
    first = text.rfind("\n", max(0, offset - _LONGEST_BOILERPLATE), offset) + 1
    if not first and offset > _LONGEST_BOILERPLATE:
        return ""
    last = text.find("\n", offset, offset + _LONGEST_BOILERPLATE)
    if last < 0 and len(text) > offset + _LONGEST_BOILERPLATE:
        return ""
    return text[first : last if last >= 0 else len(text)]


def _is_part_of_office(text: str, start: int, words: str) -> bool:
    return words in ("State", "Treasury", "Defense", "Defence") and bool(
        _OFFICE.search(text[max(0, start - 30) : start])
    )
