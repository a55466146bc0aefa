"""Kinds of case of gold quotations, told from the text and the gold alone: where the speaker stands, what makes it hard.

An item is one of the gold's quotations (FOLDER/eval/README.md). Every direct quotation with a speaker has one place at
most and any number of difficulties; all rules are general and look at nothing that a system answered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reader.analysis.lexicon import ABBREVIATIONS, JUDGING, LIGHT, SAYING

Item = dict[str, Any]

_FAR = 4
"""Words between a subject and its participle from which the participle is far."""
_LONG = 8
"""Words between a name and its verb that make an apposition long."""
_VERBS = SAYING | JUDGING | LIGHT
_WORD = re.compile(r"[^\W_][\w'’.\-]*")
_BREAK = re.compile(r"\s*\n\s*")
_MARKS = "\"“”„«»‘’'`"
_SENTENCE_END = re.compile(rf"(\S*?)[.!?…]+[{_MARKS})\]]*\s+(?=[{_MARKS}(\[]*[A-Z0-9]|[{_MARKS}(\[]+$)")
_SIGNATURE = re.compile(rf"[\s{_MARKS}.,!?…)\]]*(?:[-–—―]|--)\s*")
_DASH = re.compile(r"\s*(?:[-–—―]|--)\s*")
_NESTED = re.compile(r"‘[^‘’]+’|(?<![\w'])'(?!')[^'\n]+'(?![\w'])")


@dataclass(frozen=True)
class Case:
    """A gold quotation among the others of its article."""

    text: str
    item: Item
    all_items: list[Item]

    @property
    def start(self) -> int:
        """Where the quotation begins, after its mark."""
        return int(self.item["start"])

    @property
    def end(self) -> int:
        """Where the quotation ends, before its mark."""
        return int(self.item["end"])


def _is_after(case: Case) -> bool:
    """Whether the speaker stands after the quotation."""
    return bool(case.item["source_start"] >= case.end)


def _between(case: Case) -> str | None:
    """The text from the speaker to the quotation or the other way, other quotations hidden; None if they overlap."""
    item = case.item
    if _is_after(case):
        closing = case.text[case.end - 1]
        start = case.end if closing in "!?…" else case.end - 1  # “Why?” he asked
        return _hidden(case, start, item["source_start"] + 1)
    if item["source_end"] <= case.start:
        return _hidden(case, item["source_end"], case.start)
    return None


def _hidden(case: Case, start: int, end: int) -> str:
    """The text between two places with what others are quoted as saying blotted out, all but its last character."""
    made = list(case.text[start:end])
    for other in case.all_items:
        if other is not case.item:
            low, high = max(other["start"], start), min(other["end"] - 1, end)
            made[low - start : max(low, high) - start] = "_" * max(0, high - low)
    return "".join(made)


def _ends_sentence(passage: str) -> bool:
    return any(not _is_abbreviated(match[1]) for match in _SENTENCE_END.finditer(passage))


def _is_abbreviated(word: str) -> bool:
    bare = word.strip(_MARKS + "([,").lower()
    return bare in ABBREVIATIONS or bool(re.fullmatch(r"(?:\w\.)*[^\W\d_]", bare))


def place_of(case: Case) -> str | None:
    """Where the speaker stands, seen from the quotation; None where it stands within."""
    between = _between(case)
    if between is None:
        return None
    after = _is_after(case)
    breaks = len(_BREAK.findall(between))
    if breaks:
        return PLACES[6] if after else PLACES[4 if breaks == 1 else 5]
    apart = _ends_sentence(between)
    return PLACES[(3 if after else 2) if apart else (1 if after else 0)]


PLACES = (
    "speaker before, same sentence",
    "speaker after, same sentence",
    "speaker in a sentence before, same paragraph",
    "speaker in a sentence after, same paragraph",
    "speaker in the paragraph before",
    "speaker two or more paragraphs before",
    "speaker in a paragraph after",
)


def _words(passage: str) -> list[str]:
    return _WORD.findall(passage)


def _cue_words(case: Case) -> list[str]:
    return [word.strip(".").lower() for word in _words(case.item["cue_text"] or "")]


def _has_far_participle(case: Case) -> bool:
    """`Miller left the room on Monday, saying “...`."""
    item = case.item
    if item["cue_start"] is None or item["cue_start"] < item["source_end"]:
        return False
    participle = re.search(r"\b[^\W\d_]+ing\b", case.text[item["cue_start"] : item["cue_end"]])
    if not participle:
        return False
    between = case.text[item["source_end"] : item["cue_start"] + participle.start()]
    return len(_words(between)) >= _FAR and not _ends_sentence(between)


def _has_unlisted_cue(case: Case) -> bool:
    """No word of the cue is a form of a verb in the program's lists."""
    words = _cue_words(case)
    return bool(words) and "according" not in words and not _VERBS.intersection(words)


def _has_no_cue(case: Case) -> bool:
    return not _cue_words(case)


def _says_according(case: Case) -> bool:
    return "according" in _cue_words(case)


def _has_long_apposition(case: Case) -> bool:
    """`Keller, who has run the harbour of the town for nine years, said: “...`."""
    item = case.item
    if item["cue_start"] is None or not item["source_head"] or _has_far_participle(case):
        return False
    head, cue = item["source_head"], (item["cue_start"], item["cue_end"])
    start, end = min(head[1], cue[1]), max(head[0], cue[0])
    between = case.text[start:end]
    apart = start < case.end and case.start < end
    return not apart and len(_words(between)) >= _LONG and "\n" not in between and not _ends_sentence(between)


def _has_signature(case: Case) -> bool:
    """The speaker follows the quotation after a dash, with no word between."""
    if not _is_after(case):
        return False
    signed = _SIGNATURE.fullmatch(case.text[case.end : case.item["source_start"]])
    return bool(signed or _DASH.fullmatch(case.item["cue_text"] or ""))


def _has_company(case: Case) -> bool:
    """Quotations in the same paragraph have other heads for speakers, pronouns left out."""
    start = case.text.rfind("\n", 0, case.start) + 1
    end = case.text.find("\n", case.end)
    end = len(case.text) if end < 0 else end
    told = [
        item
        for item in case.all_items
        if start <= item["start"] < end and item["source_head"] and item["source_type"] != "pronoun"
    ]
    return len({case.text[slice(*item["source_head"])].lower() for item in told}) >= 2


def _has_nested_marks(case: Case) -> bool:
    return bool(_NESTED.search(case.text, case.start, case.end))


def _has_doubled_marks(case: Case) -> bool:
    return mark_of(case) in ("''", "``")


def _is_continued(case: Case) -> bool:
    """This piece, or the one before it, stays open at the end of its paragraph."""
    place = case.all_items.index(case.item)
    before = case.all_items[place - 1]["flag"] if place else None
    return "multi" in (case.item["flag"], before)


DIFFICULTIES = {
    "participle far from its subject (..., saying)": _has_far_participle,
    "no word for a cue (colon, dash, nothing)": _has_no_cue,
    "cue has no verb of the lists": _has_unlisted_cue,
    "according to": _says_according,
    f"{_LONG} words or more between name and cue": _has_long_apposition,
    "signature after a dash": _has_signature,
    "two or more speakers in the paragraph": _has_company,
    "single marks within": _has_nested_marks,
    "'' for marks": _has_doubled_marks,
    "continued over paragraphs": _is_continued,
}


def kinds_of(case: Case) -> list[str]:
    """All kinds that a quotation with a speaker is of, in the order of KINDS."""
    place = place_of(case)
    return [*([place] if place else []), *(kind for kind, holds in DIFFICULTIES.items() if holds(case))]


KINDS = (*PLACES, *DIFFICULTIES)


def mark_of(case: Case) -> str:
    """The mark that opens the quotation."""
    two = case.text[max(0, case.start - 2) : case.start]
    if two in ("''", "``"):
        return two
    return two[-1:] if two[-1:] and two[-1:] in _MARKS else "other"


LENGTHS = ("to 9 words", "10 to 24 words", "25 to 49 words", "50 words and more")


def length_of(case: Case) -> str:
    """The class of length."""
    words = len(case.text[case.start : case.end].split())
    return LENGTHS[sum(words >= least for least in (10, 25, 50))]
