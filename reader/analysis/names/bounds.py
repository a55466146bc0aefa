"""Where a name begins and ends: no article, title, possessive, quotation mark or verb; its own full stop and its al-."""

from __future__ import annotations

import re

from reader.analysis import lexicon
from reader.analysis.names import gazetteer

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’][sS]$|(?<=[sS])['’]$")
EDGE = " \t\xa0\x85\u2028\u2029\"“”„«»‹›‘’'`(),;:!?*_[]{}<>|/\\–—-"
"""What no name begins or ends with."""
_AL = re.compile(r"(?:^|(?<=[\s(“\"‘]))(?:[aA]l|[eE]l|[aA]n|[aA]s|[aA]r)-$")
_RANK_WORDS = (
    "Former|Acting|Deputy|Vice|Chief|Foreign|Prime|First|Attorney|House|Senate|Assistant|Defen[cs]e|Finance|"
    "Interior|Secretary of State|Press|Majority|Minority"
)
_OFFICES = (
    "Secretary of (?:State|Defense|the Treasury|Commerce|Energy|Education|Labor)|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|"
    "Dame|Uncle|Aunt|Shri|Mallam|Alhaji|Hajia|Prof|Professor|Presidents?|Ministers?|Cllr|Coun|Councillor|Alderman|Ald|Chancellor|Premier|Senators?|Sens?|Representative|Reps?|"
    "Congressman|Congresswoman|Governor|Gov|Mayor|Secretary|Speaker|Leader|Judge|Justice|General|Gen|Colonel|Col|"
    "Captain|Capt|Major|Maj|Lieutenant|Lt|Sergeant|Sgt|Brigadier|Corporal|Cpl|Commander|Cmdr|Coxswain|Admiral|Adm|King|Queen|Prince|Princess|Pope|Bishop|"
    "Archbishop|Cardinal|Rev|Reverend|Father|Rabbi|Sheikh|Ayatollah|Ambassador|Director|Chairman|Chairwoman|Chief|"
    "Sheriff|Officer|Detective|Inspector|Constable|Det|DC|DS|DI|DCI|DCS|PC|Supt|Insp|Coach|Pastor|Commissioner|Attorney|Counsel|Superintendent"
)
TITLES = rf"(?:(?:{_RANK_WORDS})\s+)*(?:{_OFFICES})\.?\s+"
"""Pattern of an office before a name, with the space after it."""
_TRADE = re.compile(r"(?:[a-z]+\s+)?(?:[a-z]{3,}er|airline|company|firm|giant|startup)\s+(?=[A-Z])")
"""What a body is called before its name: "grocer Basketful"."""
_LEADING_TITLE = re.compile(rf"(?:{TITLES})+(?=\S)")
_DIRECTION = re.compile(
    r"(?:north|south|east|west|central|mid)(?:-?(?:east|west|central))?(?:ern)?\s+(?=[A-Z])"
)
_GOES_NO_FURTHER = re.compile(r"(?<=\S)(?:\s+(?:is|was|are|were|has|had|have)(?=\s|$)|,\s+(?=[a-z]))")
"""What no person's name goes on after."""
_DANGLING = re.compile(r"(?<=\S)(?:\s+(?:in|of|and|at|the|for|to|on|from|by|with|or))+$")
"""What no name ends in."""
_LONGEST_DANGLING = 30
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]")
_SENTENCE_START = re.compile(r"(?:^|\n|[.?!:…][\"'”’)]*)\s*$")
_NEAR = 8
"""Characters before a sentence in which the end of the one before is looked for."""
_FIRST_WORD = re.compile(r"([A-Z][a-z]+)(?:[ \t\xa0]+|$)")


def _after_saying(text: str, start: int, end: int) -> int:
    """Where a name begins that was taken together with a verb before it, as in "Adds Hart: ..."; end where none is left."""
    word = _FIRST_WORD.match(text, start, end)
    is_verb = word and word[1].lower() in lexicon.SAYING and word[1].endswith(("s", "d"))
    return word.end() if word and is_verb and opens_sentence(text, start) else start


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at an offset."""
    return _SENTENCE_START.search(text, max(0, start - _NEAR), start) is not None


_SAINT = re.compile(r"(?:St\.?|Saint) [A-Z][\w-]+'s")


def without_possessive(words: str) -> str:
    """Words without the sign of a possessive at their end."""
    return _POSSESSIVE.sub("", words) or words


def has_own_possessive(name: str) -> bool:
    """Whether a name ends in a possessive of its own: "Moody's", "St. Luke's"."""
    plain = name.replace("’", "'")
    is_saint = _SAINT.fullmatch(plain) is not None and plain.removesuffix("'s") not in gazetteer.TYPES
    return is_saint or plain.casefold() in gazetteer.OWN_POSSESSIVE


_LEGAL_FORM = re.compile(
    r"(?<=\S)(?:\s+&)?,?\s+(?:inc|corp|corporation|co|ltd|limited|plc|llc|llp|lp|ag|sa|nv|bv|spa|gmbh|ab|asa|oyj|kk|bhd|pty)\.?$",
    re.IGNORECASE,
)


def without_legal_form(name: str) -> str:
    """A body's name without the legal form of a firm: "Veltron" of "Veltron AG"."""
    return _LEGAL_FORM.sub("", name) or name


def trim(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """Where the name in text[start:end] begins and ends; kind: the tagger's type. Empty where nothing is left."""
    start, end = strip(text, start, end)
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
    if kind == "ORG":
        trade = _TRADE.match(text, start, end)
        start = trade.end() if trade else start
    start, end = strip(text, start, end)
    return start, _with_full_stop(text, start, end, kind)


def _with_full_stop(text: str, start: int, end: int, kind: str) -> int:
    """Where a name ends; the full stop of initials or of a state is its own, one that ends the sentence, too.

    "U.S.", "Albany, N.Y.", "Olympia, Wash."; but Del may be a person.
    """
    comma = text.rfind(", ", start, end)
    last = start if comma < 0 else comma + 2
    is_state = kind == "LOC" and text[last : last + 1].isupper() and text[last:end].lower() in lexicon.STATES
    is_abbreviation = is_state or _INITIALS.fullmatch(text, last, end) is not None
    return end + (is_abbreviation and text.startswith(".", end))


_HONOURS = re.compile(rf"(?<=\S)(?:,?\s+(?:{'|'.join(sorted(lexicon.HONOURS))}|Ph\.D|M\.D)\.?)+$")


_GENERATION = re.compile(r",?[ \t\xa0](?:(?:Jr|Sr)\b\.?|[IVX]{2,4}\b)")
"""What tells a son from his father, a part of the name: "Martin Keller Jr."."""


def _trim_person(text: str, start: int, end: int) -> tuple[int, int]:
    honours = _HONOURS.search(text, start, end)
    end = honours.start() if honours and honours.start() > start else end
    border = _GOES_NO_FURTHER.search(text, start, end)
    end = border.start() if border else end
    start = _after_saying(text, start, end)
    title = _LEADING_TITLE.match(text, start, end)
    start = title.end() if title and title.end() < end else start
    start, end = strip(text, start, end)
    end = _with_full_stop(text, start, end, "PERSON")
    generation = _GENERATION.match(text, end)
    end = generation.end() if generation else end
    particle = _AL.search(text[max(0, start - 4) : start])
    return start - (len(particle.group()) if particle else 0), end


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of text[start:end] without white space, quotation marks and other punctuation at its ends."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end
