"""Sentences, for stepping through a text. Rules, not a model: quick, the same every time, and good enough to point with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.text.span import Span

if TYPE_CHECKING:
    from reader.text.document import Block, Document

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon gen col maj capt lt sgt cmdr adm gov sen rep st sr jr fr br messrs mme mlle "
    "no vs etc cf al fig eq vol ed eds pp p ch sec art approx dept est inc ltd co corp bros ave blvd rd mt "
    "e.g i.e a.m p.m u.s u.k u.n e.u d.c jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu "
    "fri sat sun hr hrs min ft lb oz km kg bzw z.b d.h usw ca nr".split()
)
_CLOSERS = r"[”’“‘\"'»«›‹)\]}」』]*"
"""What may close behind a sentence: right before a space every quotation mark does, whichever way it bends."""
_REFERENCES = r"(?:\[\d{1,3}\]|[¹²³⁴-⁹⁰])*"
"""Numbers of footnotes, as they are copied from the web."""
_END = re.compile(rf"(?:(?<![.!?…])[.!?…]++{_CLOSERS}{_REFERENCES}(?=\s)|[。！？]+{_CLOSERS})\s*")
"""A row of marks is looked at once: thousands of dots would be read again from each of them."""
_NEVER_BEFORE_NAME = frozenset(
    "mr mrs ms dr prof rev hon gen col maj capt lt sgt cmdr adm gov sen rep st messrs mme mlle vs cf".split()
)
_BEFORE_CAPITAL = frozenset(["no", "fig", "vol", "p", "pp", "eq", "ca", "approx", "e.g", "i.e"])
_LAST_WORD = re.compile(r"([\w.'’-]+?)\.$")
_OPENERS = "“‘\"'«»„‚‹›(「["
_WORD = re.compile(r"\w+")


def sentences(document: Document, block: Block) -> list[Span]:
    """The sentences of a block, without the white space between them; they do not overlap and miss no word.

    A heading and a table row are one; code and text set in lines of its own break at line ends.
    """
    return list(_sentences(document.text[block.start : block.end], block.start, block.kind, block.flowed))


@lru_cache(maxsize=512)
def _sentences(text: str, start: int, kind: str, flowed: bool) -> tuple[Span, ...]:
    if kind in ("heading", "row"):
        return (Span(start, start + len(text)),) if text.strip() else ()
    pieces = [text] if flowed else text.split("\n")
    spans: list[Span] = []
    for piece in pieces:
        edges = [0, *(_edges(piece) if kind != "code" else ()), len(piece)]
        for first, last in zip(edges, edges[1:], strict=False):
            words = piece[first:last]
            if words.strip():
                lead = len(words) - len(words.lstrip())
                spans.append(Span(start + first + lead, start + first + len(words.rstrip())))
        start += len(piece) + 1
    return tuple(spans)


def _edges(piece: str) -> list[int]:
    """Offsets at which a new sentence begins, the first one aside."""
    return [
        match.end() for match in _END.finditer(piece) if match.end() < len(piece) and _is_end(piece, match)
    ]


def _is_end(piece: str, match: re.Match[str]) -> bool:
    """Whether a full stop, question or exclamation mark at match really ends a sentence."""
    mark = match.group().rstrip()
    following = piece[match.end() : match.end() + 2].lstrip(_OPENERS)[:1]
    if following.islower():
        return False
    if mark[0] in "!?。！？…" or mark.startswith(".."):
        return True
    before = _LAST_WORD.search(piece, max(0, match.start() - 20), match.start() + 1)
    word = before[1].lower() if before else ""
    if word in _NEVER_BEFORE_NAME or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word not in _ABBREVIATIONS or not following.isupper():
        return word not in _ABBREVIATIONS
    is_answer = word == "no" and _is_of_a_sentence(piece, match.end())
    return is_answer or mark[-1] != "." or word not in _BEFORE_CAPITAL


def _is_of_a_sentence(piece: str, start: int) -> bool:
    """Whether a word with a capital is one that begins a sentence, not the name of a number as in “no. B12”."""
    found = _WORD.search(piece, start)
    word = found[0] if found else ""
    return word == "I" or word[1:].islower()
