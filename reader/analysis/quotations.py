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
_MANY_PARAGRAPHS = "“\"«'`„"
"""What stands at the head of each paragraph of a quotation of several."""
_OPENERS = "([{<—–-/…*_>:;,‘'“\"«"
_TRAILERS = ".,;:!?)]}—–-/…’'”\"»*_<"


def find_quoted(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """The outermost quoted stretches of all paragraphs, in order, none overlapping another.

    Time is linear in the text. Empty pairs are left out.
    """
    found: list[Quoted] = []
    left_open = False
    is_single_first = _uses_single_marks(text)
    heads = [text[_first_word(text, paragraph)] for paragraph in paragraphs]
    for number, paragraph in enumerate(paragraphs):
        following = heads[number + 1] if number + 1 < len(paragraphs) else ""
        goes_on = heads[number] in _MANY_PARAGRAPHS and following != "" and following in _MANY_PARAGRAPHS
        if is_single_first:
            single_goes_on = heads[number] in "‘'" and following != "" and following in "‘'"
            quoted = _outermost(text, paragraph, goes_on=goes_on, single_goes_on=single_goes_on)
        else:
            quoted = _add_single(text, paragraph, _find_double(text, paragraph, goes_on=goes_on))
        if left_open and quoted and quoted[0].outer_start == _first_word(text, paragraph):
            quoted[0] = replace(quoted[0], continues=True)
        found += quoted
        left_open = bool(quoted) and not quoted[-1].is_closed
    return found


_END = re.compile(r"\n|[,.?!…](?P<single>[’'])(?!\w)|(?P<double>[“”\"])")


def _uses_single_marks(text: str) -> bool:
    """Whether single marks are the outer ones, as in British print: as many sentences end in them as in double ones.

    What ends within double ones is quoted within a quotation.
    """
    singles = doubles = 0
    is_within = False
    for match in _END.finditer(text):
        if match["double"]:
            is_within = match["double"] == "“" or (match["double"] == '"' and not is_within)
            doubles += not is_within and text[match.start() - 1 : match.start()] in _STOPS
        elif match["single"]:
            singles += not is_within
        else:
            is_within = False
    return 0 < singles >= doubles


def _outermost(text: str, paragraph: Span, *, goes_on: bool, single_goes_on: bool) -> list[Quoted]:
    """The stretches of a paragraph in marks of either kind that lie in no other.

    goes_on: as in `_find_double`; single_goes_on: the same for single marks.
    """
    singles = list(_find_single(text, paragraph.start, paragraph.end))
    if single_goes_on:
        singles = _with_one_left_open(text, paragraph, singles)
    both = [*singles, *_find_double(text, paragraph, goes_on=goes_on)]
    found: list[Quoted] = []
    for quoted in sorted(both, key=lambda each: (each.outer_start, -each.outer_end)):
        if not found or quoted.outer_start >= found[-1].outer_end:
            found.append(quoted)
    return found


_PLURAL_AFTER = re.compile(r"[sS][’'] [a-z]")
"""The apostrophe of a plural that may have been taken for the mark that closes: "the Joneses’ piano"."""


_BEGINS = re.compile(r"(?:\A\s*\Z|\n|[.,:;?!—–-])\s*\Z")
"""What stands before a mark that opens somebody's words."""
_LEAD = 4


def _with_one_left_open(text: str, paragraph: Span, singles: list[Quoted]) -> list[Quoted]:
    """The stretches in single marks, the last one running to the paragraph's end where a mark opens it that nothing closes."""
    openings = [
        match.start()
        for match in _SINGLE_OPEN.finditer(text, paragraph.start, paragraph.end)
        if not _ELIDED.match(text, match.start())
    ]
    if not openings or not _BEGINS.search(text[max(0, openings[-1] - _LEAD) : openings[-1]]):
        return singles
    last = singles[-1] if singles else None
    is_matched = last is not None and last.outer_start == openings[-1]
    if last and is_matched and not _PLURAL_AFTER.match(text, last.end - 1):
        return singles
    kept = [each for each in singles if each.outer_end <= openings[-1]]
    end = paragraph.end
    while end > openings[-1] + 1 and text[end - 1].isspace():
        end -= 1
    return [*kept, Quoted(openings[-1] + 1, end, openings[-1], paragraph.end, is_closed=False)]


def _first_word(text: str, paragraph: Span) -> int:
    start = paragraph.start
    while start < paragraph.end - 1 and text[start].isspace():
        start += 1
    return start


class _Nesting:
    """Which stretch is open, and how deep, while the marks of a paragraph are read."""

    def __init__(self, text: str, found: list[Quoted]) -> None:
        self._text, self._found = text, found
        self.opened: re.Match[str] | None = None
        self._depth = 0

    def open(self, mark: re.Match[str], spare: int) -> None:
        """A mark that opens inside a stretch nests if enough marks follow to close both; else a closing one is missing."""
        if self.opened is not None and (spare > self._depth or _nests(self.opened.group(), mark.group())):
            self._depth += 1
            return
        if self.opened is not None:
            _append(self._found, self._text, self.opened, mark.start(), mark.start())
        self.opened, self._depth = mark, 1

    def close(self, mark: re.Match[str]) -> None:
        self._depth -= 1
        if self.opened is not None and self._depth == 0:
            _append(self._found, self._text, self.opened, mark.start(), mark.end())
            self.opened = None


def _find_double(text: str, paragraph: Span, *, goes_on: bool) -> list[Quoted]:
    """The quoted stretches of a paragraph. goes_on: whether the next one may continue its last."""
    found: list[Quoted] = []
    marks = [mark for mark in _MARK.finditer(text, paragraph.start, paragraph.end) if mark.group() in _FAMILY]
    spare = _spare_closings(text, paragraph, marks, int(goes_on))
    nesting = _Nesting(text, found)
    for mark, left in zip(marks, spare, strict=True):
        opened = nesting.opened
        if opened is not None and _FAMILY[mark.group()] != _FAMILY[opened.group()]:
            continue
        role = _role(text, paragraph, mark, opened is not None)
        if role == "open":
            nesting.open(mark, left)
        elif role == "close":
            nesting.close(mark)
    if nesting.opened is not None:
        _append(found, text, nesting.opened, paragraph.end, paragraph.end, is_closed=False)
    return found


def _spare_closings(text: str, paragraph: Span, marks: Sequence[re.Match[str]], at_end: int) -> list[int]:
    """For each mark, how many of those after it close what was opened before. at_end: such closings past the end."""
    spare, surplus = [], at_end
    for mark in reversed(marks):
        spare.append(surplus)
        closes = _role(text, paragraph, mark, is_open=True) == "close"
        surplus = surplus + 1 if closes else max(0, surplus - 1)
    return spare[::-1]


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
    if is_open and before in ",;:" and after.isspace():
        return "close"
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
    r"[’'‘](?:\d\ds?\b|(?:tis|twas|twere|twill|til|till|em|cause|bout|round|n|er|im|gainst|neath|nuff|kay|cuz|cos|ello|ere|un)\b|s\b(?![’'‘]))",
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
