"""Quotation marks -> the stretches between them. Who speaks is none of this module's business.

Marks of all usual kinds, mixed and unbalanced ones too. Whether a mark opens or closes follows from its kind and
its neighbours. A stretch never runs over a paragraph's end: a quotation of several paragraphs, with an opening mark
on each, is several stretches that share a group.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.span import Span

Role = Literal["open", "close", "neither"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks: [start, end), and the marks around it [outer_start, outer_end)."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_closed: bool = True
    """False where the paragraph ended first."""
    continues: bool = False
    """Whether it goes on a quotation that the paragraph before it left open."""


_DOUBLE = '“”"„‟″＂'
_FAMILY = {
    **dict.fromkeys([*_DOUBLE, "''", "``"], "double"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
    **dict.fromkeys("‹›", "single angle"),
}
_SURE: dict[str, Role] = {"「": "open", "」": "close", "『": "open", "』": "close", "„": "open", "``": "open"}
_USUAL: dict[str, Role] = {
    "“": "open",
    "‟": "open",
    "”": "close",
    "«": "open",
    "»": "close",
    "‹": "open",
    "›": "close",
}
# Two apostrophes are a mark; a tag's attributes are not quotations.
_MARK = re.compile(rf"<[A-Za-z/!][^<>\n]{{0,300}}>|''|``|[{_DOUBLE}«»‹›「」『』]")
_OPENERS = "([{<—–-/…*_>:;,‘'“\"«"
_TRAILERS = ".,;:!?)]}—–-/…’'”\"»*_<"


def find_quoted(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """The outermost quoted stretches of all paragraphs, in order, none overlapping another.

    Time is linear in the text. Empty pairs are left out.
    """
    found: list[Quoted] = []
    left_open = False
    for paragraph in paragraphs:
        quoted = _find_double(text, paragraph)
        quoted = _add_single(text, paragraph, quoted)
        if left_open and quoted and quoted[0].outer_start == _first_word(text, paragraph):
            quoted[0] = replace(quoted[0], continues=True)
        found += quoted
        left_open = bool(quoted) and not quoted[-1].is_closed
    return found


def _first_word(text: str, paragraph: Span) -> int:
    start = paragraph.start
    while start < paragraph.end and text[start].isspace():
        start += 1
    return start


def _find_double(text: str, paragraph: Span) -> list[Quoted]:
    found: list[Quoted] = []
    opened: re.Match[str] | None = None
    depth = 0
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        family = _FAMILY.get(mark.group())
        if family is None or (opened is not None and family != _FAMILY[opened.group()]):
            continue
        role = _role(text, paragraph, mark, opened is not None)
        if opened is None:
            if role == "open":
                opened, depth = mark, 1
        elif role == "open":
            if _nests(opened.group(), mark.group()):
                depth += 1
            else:
                _append(found, text, opened, mark.start(), mark.start())
                opened, depth = mark, 1
        elif role == "close":
            depth -= 1
            if depth == 0:
                _append(found, text, opened, mark.start(), mark.end())
                opened = None
    if opened is not None:
        _append(found, text, opened, paragraph.end, paragraph.end, is_closed=False)
    return found


def _nests(outer: str, inner: str) -> bool:
    """Only marks that tell opening from closing can nest in themselves."""
    return outer == inner and outer in "「『«"


def _append(
    found: list[Quoted], text: str, opened: re.Match[str], end: int, outer_end: int, *, is_closed: bool = True
) -> None:
    start = opened.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        found.append(Quoted(start, end, opened.start(), outer_end, is_closed))


def _role(text: str, paragraph: Span, mark: re.Match[str], is_open: bool) -> Role:
    """Whether a mark opens or closes, by its kind, its neighbours and whether one is open."""
    char = mark.group()
    if char in _SURE:
        return _SURE[char]
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    looks = _looks(before, after)
    if char in _USUAL:
        return _usual_role(_USUAL[char], looks, is_open)
    return _straight_role(before, looks, is_open)


def _looks(before: str, after: str) -> Role:
    """What the neighbours of a mark say alone."""
    is_after_gap = before.isspace() or before in _OPENERS
    is_before_gap = after.isspace() or after in _TRAILERS
    if is_after_gap == is_before_gap:
        return "neither"
    return "open" if is_after_gap else "close"


def _usual_role(usual: Role, looks: Role, is_open: bool) -> Role:
    """“ and ” mean what they say, unless the neighbours and what is open both say the contrary."""
    if usual == "open" and looks == "close" and is_open:
        return "close"
    if usual == "close" and looks == "open" and not is_open:
        return "open"
    if usual == "close" and not is_open:
        return "neither"
    return usual


def _straight_role(before: str, looks: Role, is_open: bool) -> Role:
    if is_open:
        return "open" if looks == "open" and before.isspace() else "close"
    if before.isdigit() or before == "=":  # inches and attributes
        return "neither"
    return "neither" if looks == "close" else "open"


_SINGLE_OPEN = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[—–/]))[‘'’‚](?=[^\W_])|(?:(?<=^)|(?<=[\s(\[—–/]))‘(?=[$£€¿¡…])"
)
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'‘](?![\w])")
_ELIDED = re.compile(
    r"[’'‘](?:\d\ds?\b|(?:tis|twas|twere|twill|til|till|em|cause|bout|round|n|er|im|gainst|neath|nuff|kay|cuz|cos|ello|ere|un|s)\b)",
    re.IGNORECASE,
)
_STOPS = frozenset(".,;:!?…—-)")


def _add_single(text: str, paragraph: Span, found: list[Quoted]) -> list[Quoted]:
    """Adds what stands in single marks outside of found.

    An apostrophe is no mark, and a single mark without its partner is an apostrophe.
    """
    extra = [single for gap in _gaps(paragraph, found) for single in _find_single(text, *gap)]
    return sorted([*found, *extra], key=lambda quoted: quoted.start) if extra else found


def _gaps(paragraph: Span, found: Sequence[Quoted]) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for quoted in found:
        yield start, quoted.outer_start
        start = quoted.outer_end
    yield start, paragraph.end


def _find_single(text: str, start: int, end: int) -> Iterator[Quoted]:
    closings = [match.start() for match in _SINGLE_CLOSE.finditer(text, start, end)]
    if not closings:
        return
    openings = [
        match.start()
        for match in _SINGLE_OPEN.finditer(text, start, end)
        if not _ELIDED.match(text, match.start())
    ]
    reached = start
    for number, opening in enumerate(openings):
        if opening >= reached:
            limit = openings[number + 1] if number + 1 < len(openings) else end
            closing = _single_partner(text, opening, closings, limit)
            if closing >= 0:
                reached = closing + 1
                yield Quoted(opening + 1, closing, opening, closing + 1)


def _single_partner(text: str, opening: int, closings: Sequence[int], limit: int) -> int:
    """The mark that closes: the first that is no plural's apostrophe, else the first; -1 for none."""
    first = bisect_left(closings, opening + 2)
    candidates = [closing for closing in closings[first : first + 8] if closing <= limit]
    for closing in candidates:
        if text[closing - 1] in _STOPS or text[closing - 1] != "s":
            return closing
    return candidates[0] if candidates else -1
