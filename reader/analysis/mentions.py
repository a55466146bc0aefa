"""From what the tagger saw to clean mentions: exact bounds, nothing that is no name, and the well-known names it missed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.analysis import gazetteer, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.tagger import TaggedSpan
    from reader.text.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """One place where something is named, and the kind of thing it was taken for there."""

    start: int
    end: int
    text: str
    type: str


_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’][sS]$|(?<=[sS])['’]$")
_EDGE = " \t\xa0\x85\u2028\u2029\"“”„«»‹›‘’'`(),;:!?*_[]{}<>|/\\–—-"
_AL = re.compile(r"(?:^|(?<=[\s(“\"‘]))(?:[aA]l|[eE]l|[aA]n|[aA]s|[aA]r)-$")
_SCRIPT = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}|(?<!\S)[@#]\w+")
_RANK_WORDS = (
    "Former|Acting|Deputy|Vice|Chief|Foreign|Prime|First|Attorney|House|Senate|Assistant|Defen[cs]e|Finance|"
    "Interior|Secretary of State|Press|Majority|Minority"
)
_OFFICES = (
    "Secretary of (?:State|Defense|the Treasury|Commerce|Energy|Education|Labor)|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|"
    "Dame|Uncle|Aunt|Shri|Prof|Professor|Presidents?|Ministers?|Chancellor|Premier|Senators?|Sens?|Representative|Reps?|"
    "Congressman|Congresswoman|Governor|Gov|Mayor|Secretary|Speaker|Leader|Judge|Justice|General|Gen|Colonel|Col|"
    "Captain|Capt|Major|Maj|Lieutenant|Lt|Sergeant|Sgt|Admiral|Adm|King|Queen|Prince|Princess|Pope|Bishop|"
    "Archbishop|Cardinal|Rev|Reverend|Father|Rabbi|Sheikh|Ayatollah|Ambassador|Director|Chairman|Chairwoman|Chief|"
    "Sheriff|Officer|Detective|Inspector|Coach|Pastor|Commissioner|Attorney|Counsel|Superintendent"
)
TITLES = rf"(?:(?:{_RANK_WORDS})\s+)*(?:{_OFFICES})\.?\s+"
"""Pattern of an office before a name, with the space after it."""
_LEADING_TITLE = re.compile(rf"(?:{TITLES})+(?=\S)")
_DIRECTION = re.compile(
    r"(?:north|south|east|west|central|mid)(?:-?(?:east|west|central))?(?:ern)?\s+(?=[A-Z])"
)
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
        for sentence in _split_sentences(text, Named(span.start, span.end, "", span.type))
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
            start, end = _strip(text, min(named.end, joined[-1].end), named.end)
            named = replace(named, start=start, end=end, text=text[start:end])
        if not named.text:
            continue
        if joined and _are_one(text, joined[-1], named):
            start = joined.pop().start
            joined.append(Named(start, named.end, text[start : named.end], named.type))
        else:
            joined.append(named)
    return joined


def _are_one(text: str, before: Named, after: Named) -> bool:
    gap = text[before.end : after.start]
    if before.type != after.type or gap not in (" ", "-"):
        return False
    counts = len(before.text.split()), len(after.text.split())
    if gap == "-":
        return before.type == "PERSON" and counts == (1, 2)
    return min(counts) == 1 and sum(counts) <= _MOST_JOINED.get(before.type, 0)


_STOP = re.compile(r"(?<=[^\W\d_])\.[ \t\xa0]+(?=[^\W\d_a-z])")
_LONGEST_ABBREVIATION = 3
"""Letters; longer ones are in the list."""


def _split_sentences(text: str, named: Named) -> Iterator[Named]:
    """The mention, or its parts where a body's or place's name goes on behind the end of a sentence: "Apple. EU"."""
    start = named.start
    if named.type in ("ORG", "LOC"):
        for stop in _STOP.finditer(text, named.start, named.end):
            if _ends_sentence(text[start : stop.start()].rpartition(" ")[2]):
                yield replace(named, start=start, end=stop.start())
                start = stop.end()
    yield replace(named, start=start)


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
    if named.type == "LOC" and _ends_in_known_place(words.strip(_EDGE)):
        for comma in _COMMA.finditer(words):
            yield replace(named, start=start, end=named.end - len(words) + comma.start())
            start = named.end - len(words) + comma.end()
    yield replace(named, start=start)


def _ends_in_known_place(words: str) -> bool:
    return words not in gazetteer.TYPES and words.rpartition(", ")[2] in gazetteer.TYPES


def _clean_one(text: str, named: Named, scripts: Sequence[tuple[int, int]]) -> Named | None:
    start, end = _trim(text, named.start, named.end, named.type)
    words = text[start:end]
    if not any(char.isalpha() for char in words) and named.type not in ("DATE", "MONEY"):
        return None
    if not words or (_is_no_name(words) and named.type not in ("DATE", "NORP")) or "\n" in words:
        return None
    if (
        _inside(scripts, start)
        or _BOILERPLATE.fullmatch(_line_of(text, start))
        or _is_part_of_office(text, start, words)
        or (named.type in _CAPITALISED and _is_odd_one_out(text, start, end))
    ):
        return None
    return Named(start, end, words, named.type)


_GOES_NO_FURTHER = re.compile(r"(?<=\S)(?:\s+(?:is|was|are|were|has|had|have)(?=\s|$)|,\s+(?=[a-z]))")
"""What no person's name goes on after."""
_DANGLING = re.compile(r"(?<=\S)(?:\s+(?:in|of|and|at|the|for|to|on|from|by|with|or))+$")
"""What no name ends in."""
_LONGEST_DANGLING = 30
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]")
_SENTENCE_START = re.compile(r"(?:^|\n|[.?!:…][\"'”’)]*)\s*$")
_FIRST_WORD = re.compile(r"([A-Z][a-z]+)(?:[ \t\xa0]+|$)")


def _after_saying(text: str, start: int, end: int) -> int:
    """Where a name begins that was taken together with a verb before it, as in "Adds Hart: ..."; end where none is left."""
    word = _FIRST_WORD.match(text, start, end)
    is_verb = word and word[1].lower() in lexicon.SAYING and word[1].endswith(("s", "d"))
    if word and is_verb and _SENTENCE_START.search(text, max(0, start - 8), start):
        return word.end()
    return start


def without_possessive(words: str) -> str:
    """Words without the sign of a possessive at their end."""
    return _POSSESSIVE.sub("", words) or words


def has_own_possessive(name: str) -> bool:
    """Whether a name ends in a possessive of its own: "Moody's"."""
    return name.replace("’", "'").casefold() in gazetteer.OWN_POSSESSIVE


_LEGAL_FORM = re.compile(
    r"(?:\s+&)?,?\s+(?:inc|corp|corporation|co|ltd|limited|plc|llc|llp|lp|ag|sa|nv|bv|spa|gmbh|ab|asa|oyj|kk|bhd|pty)\.?$",
    re.IGNORECASE,
)


def without_legal_form(name: str) -> str:
    """A body's name without the legal form of a firm: "Veltron" of "Veltron AG"."""
    return _LEGAL_FORM.sub("", name) or name


def _trim(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    start, end = _strip(text, start, end)
    match = _ARTICLE.match(text, start, end)
    if match and match.end() < end and text[start:end] not in gazetteer.TYPES:
        start = match.end()
    if kind == "PERSON" or not has_own_possessive(text[start:end]):
        end = start + len(without_possessive(text[start:end]))
    dangling = _DANGLING.search(text, max(start, end - _LONGEST_DANGLING), end)
    end = dangling.start() if dangling else end
    if kind == "LOC":
        direction = _DIRECTION.match(text, start, end)
        start = direction.end() if direction else start
    if kind == "PERSON":
        return _trim_person(text, start, end)
    start, end = _strip(text, start, end)
    return start, _with_full_stop(text, start, end)


def _with_full_stop(text: str, start: int, end: int) -> int:
    """Where a name ends; the full stop of initials or of a state is its own, one that ends the sentence, too.

    "U.S.", "Albany, N.Y.", "Olympia, Wash."
    """
    comma = text.rfind(", ", start, end)
    last = start if comma < 0 else comma + 2
    is_abbreviation = text[last:end].lower() in lexicon.STATES and text[last : last + 1].isupper()
    is_abbreviation = is_abbreviation or _INITIALS.fullmatch(text, last, end) is not None
    return end + (is_abbreviation and text.startswith(".", end))


def _trim_person(text: str, start: int, end: int) -> tuple[int, int]:
    border = _GOES_NO_FURTHER.search(text, start, end)
    end = border.start() if border else end
    start = _after_saying(text, start, end)
    title = _LEADING_TITLE.match(text, start, end)
    start = title.end() if title and title.end() < end else start
    start, end = _strip(text, start, end)
    end = _with_full_stop(text, start, end)
    particle = _AL.search(text[max(0, start - 4) : start])
    return start - (len(particle.group()) if particle else 0), end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


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


_WORD_START = re.compile(r"(?<![\w@#/&.])\w[\w.]*")


class NameFinder:
    """Finds given names in a text, each as whole words, the longest first. Time is linear in the text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names), key=len, reverse=True):
            match = _WORD_START.match(name)
            if match:
                self._by_word[match.group()].append(name)
                self._by_word[match.group() + "."].append(name)

    def find(self, text: str, parts: Iterable[Span]) -> Iterator[tuple[int, int]]:
        """(start, end) of every name in the parts, in order, none overlapping another."""
        for part in parts:
            reached = part.start
            for match in _WORD_START.finditer(text, part.start, part.end):
                if match.start() >= reached:
                    name = self._at(text, match)
                    if name:
                        reached = match.start() + len(name)
                        yield match.start(), reached

    def _at(self, text: str, match: re.Match[str]) -> str:
        for name in self._by_word.get(match.group(), ()):
            end = match.start() + len(name)
            if text.startswith(name, match.start()) and not text[end : end + 1].isalnum():
                return name
        return ""


_SURE_PLACES = NameFinder(name for name in gazetteer.TYPES if name not in gazetteer.AMBIGUOUS)


def add_well_known(text: str, parts: Sequence[Span], found: Sequence[Named]) -> list[Named]:
    """The mentions, with the well-known places and peoples that are not yet among them; all in order.

    One of several words ("Russian Federation") wins over a mention of a part of it.
    """
    places = _SURE_PLACES.find(text, parts)
    extra = [Named(start, end, text[start:end], gazetteer.TYPES[text[start:end]]) for start, end in places]
    extra = [named for named in extra if not _is_in_name(text, named)]
    return merge(_without_parts(found, [named for named in extra if " " in named.text]), extra)


def _without_parts(found: Sequence[Named], longer: Sequence[Named]) -> list[Named]:
    """The mentions that do not lie in a longer one."""
    starts = [named.start for named in longer]

    def is_part(named: Named) -> bool:
        index = bisect_right(starts, named.start) - 1
        return index >= 0 and named.end <= longer[index].end and len(named.text) < len(longer[index].text)

    return [named for named in found if not is_part(named)]


def add_repeats(text: str, parts: Sequence[Span], found: Sequence[Named]) -> list[Named]:
    """The mentions, with every further place where one of their names stands; all in order.

    A name that is an everyday word in this text, too, is not looked for. A name of several words that was seen whole once
    ("European Union Parliament") wins wherever it stands over mentions of its parts.
    """
    types = {named.text: named.type for named in found if named.type not in ("DATE", "MONEY")}
    for name in [name for name, kind in types.items() if kind == "ORG"]:
        types.setdefault(without_legal_form(name), "ORG")
    everyday = set(_EVERYDAY.findall(text))
    names = [name for name in types if len(name) > 2 and name[0].isupper() and name.lower() not in everyday]
    repeats = NameFinder(names).find(text, parts)
    extra = [Named(start, end, text[start:end], types[text[start:end]]) for start, end in repeats]
    extra = [named for named in extra if not _is_in_name(text, named)]
    return merge(_without_parts(found, [named for named in extra if " " in named.text]), extra)


_EVERYDAY = re.compile(r"\b[^\W\d_A-Z]\w*")
_NEXT_CAPITAL = re.compile(r"[ -](?:[A-Z][a-z]|DIVISION|CONFERENCE|LEAGUE)")
_LAST_CAPITAL = re.compile(r"\b([A-Z][\w'’]*)[ -]$")


def _is_in_name(text: str, named: Named) -> bool:
    """Whether the words are a part of a longer name that nobody has seen as a name."""
    if named.type == "NORP":
        return False
    before = _LAST_CAPITAL.search(text[max(0, named.start - 30) : named.start])
    joined = before is not None and text[named.start - 1] == "-"
    return joined or (
        _NEXT_CAPITAL.match(text, named.end) is not None and named.type in ("PERSON", "GPE", "LOC", "ORG")
    )


def merge(first: Sequence[Named], more: Sequence[Named]) -> list[Named]:
    """first, and those of more that overlap none of first; in order."""
    taken = sorted(first, key=lambda named: named.start)
    starts = [named.start for named in taken]
    extra = []
    for named in more:
        index = bisect_right(starts, named.start) - 1
        after = index + 1 < len(taken) and taken[index + 1].start < named.end
        if not after and (index < 0 or taken[index].end <= named.start):
            extra.append(named)
    return sorted([*taken, *extra], key=lambda named: named.start)


def with_known_types(found: Iterable[Named]) -> list[Named]:
    """The mentions, each of a well-known place or people being of its type, and other places of the likelier one."""
    return [replace(named, type=_known_type(named)) for named in found]


_NATURE = re.compile(
    r"\b(?:Rivers?|Mountains?|Mount|Mt|Sea|Ocean|Lakes?|Valley|Desert|Islands?|Bay|Gulf|Coast|Peninsula|Hills?|Forest|Canyon|Basin|Strait|"
    r"Cape|Beach|Creek|Falls|Plateau|Region)\b"
)


def _may_be(named: Named) -> bool:
    """Whether a well-known name may be of this other type: a city stands for its club, a country or people hardly does."""
    is_club = (
        named.type == "ORG"
        and gazetteer.TYPES[named.text] != "NORP"
        and named.text not in gazetteer.COUNTRIES
    )
    return is_club or named.text in gazetteer.AMBIGUOUS


def _known_type(named: Named) -> str:
    known = gazetteer.TYPES.get(named.text)
    if known and (named.type in ("LOC", "GPE", "NORP", "MISC") or not _may_be(named)):
        return known
    if named.type == "LOC":
        return "LOC" if _NATURE.search(named.text) else "GPE"
    return named.type
