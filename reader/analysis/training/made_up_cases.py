"""Made-up sentences for the recipe `speakers`: ways of telling who speaks that are rare in the articles learned from.

In a pattern, square brackets stand around who says the last quotation, or those whose numbers stand behind a colon; {a}, {b}
and {c} are people, {thing} is what is spoken of, {words} is what is said, and | ends a paragraph. For each rare way there is one
that looks like it and is told of the other person, so that the words themselves, and not the place of a name, are learned.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATTERNS = """
{a} knows the plan. {a}, {says} [{b}], is “{words}.”
{a} spoke first. But the {thing}, {says} [{b}], is “{words}.”
{a} disagreed. Still, {says} [{b}], the {thing} is “{words}.”
The {thing}, {says} [{b}], a friend of {a}, was always “{words}.”
{a}, [{b}] {said}, is “{words}.”
{a} denied that the {thing} was “{words},” as [{b}] had put it.
{a} would not say whether the {thing} was “{words},” as [{b}] {called} it on Monday.
{a} rejected what [{b}] {called} “{words}.”
{a} voted against what [{b}] has described as “{words}.”
{a} paid for what [she] {called} “{words}.”
As [{b}] put it after {a} had left, the {thing} is “{words}.”
{a} quoted [{b}] as saying the {thing} was “{words}.”
The newspaper of {a} quoted [{b}] as saying “{words}.”
[{a}] was quoted by the Gazette as saying the {thing} was “{words}.”
{a} received an email from [{b}] that read: “{words}.”
{a}, described by [{b}] as “{words},” left the room.
{a}, once {called} “{words}” by [{b}], left the room.
{a}, whom [{b}] {called} “{words},” left the room.
{a} disputed a claim by [{b}] that the {thing} is “{words}.”
{a} was asked about a remark by [{b}] that the {thing} is “{words}.”
{a} received a letter from [{b}] that {called} the {thing} “{words}.”
{a} answered a warning from [{b}] that the {thing} was “{words}.”
[A lawyer] for {a} {said} the {thing} was “{words}.”
[A friend] of {a} {called} the {thing} “{words}.”
[An aide] to {a} {said} the {thing} had been “{words}.”
Police {said} [the man] had {called} the {thing} “{words}.”
{a} {said} [a neighbor] had told him the {thing} was “{words}.”
The {thing} is, to quote [{b}], “{words}.” {a} did not comment.
{a} declined to comment, but [a person] close to the talks {said} the {thing} was “{words}.”
“That is so,” {said} {a}, but [{b}] {said} that the {thing} was “{words}.”
“That is so,” {a} {said}. [{b}] {called} the {thing} “{words}.”
“That is so,” {said} [{a}], who added that {b} had been told of “{words}.”
[{a}] left the room with two aides, muttering that the {thing} was “{words}.”
A smiling [{a}], flanked by {b}, {called} the {thing} “{words}.”
[{a}] {said} the {thing} was “{words}” as {b} nodded.
[{a}] {said} of {b}: “{words}.”
[{a}], a critic of {b}, {called} the {thing} “{words}.”
[{a}] told {b} that the {thing} was “{words}.”
[{a}] {called} {b} “{words}.”
[{a}], who has worked for {b}, {called} the {thing} “{words}.”
[{a}], after {b} had left the room, {said} the {thing} was “{words}.”
[{a}] received {b} on Friday and {called} the {thing} “{words}.”
[{a}] answered a letter from {b} and {called} the {thing} “{words}.”
[{a}], according to a report that {b} wrote, {called} the {thing} “{words}.”
[{a}] praised what {b} had built, but {called} the {thing} “{words}.”
[{a}], as {b} did last year, {called} the {thing} “{words}.”
[{a}] quoted no one and {called} the {thing} “{words}.”
{a} read out a letter from [{b}].|“Dear {title} {a_last}, the {thing} is {words}.”
{a} opened a letter from [{b}], who had left the town.|“Dear {title} {a_last}, the {thing} is {words}.”
{a} turned the page. [{b}] had written below: “{a_last} thinks the {thing} is {words}.”
[{a}] wrote to {b}.|“Dear {title} {b_last}, the {thing} is {words}.”
[{a}] was angry with {b}.|“{b_last} may believe that the {thing} is {words}.”
[{b}:2] met {a} at the gate.|“Is the {thing} open?” asked [{a}:1].|“It is {words}.”
[{b}:2] met {a} at the gate.|“Is the {thing} open?” [{a}:1] {said}.|“It is {words}.”
“Is it {words}?” [{a}:1] asked [{b}:2].|“It is {words}.”
{b} met {a} at the gate.|“The {thing} is open,” {said} [{a}:1,2].|“It is {words}.”
{b} met {a} at the gate.|“Is the {thing} open?” [{a}:1,2] {said}. “It is {words}.”
“Is the {thing} open?” [{b}:1,3] asked.|“It is not,” [{a}:2] {said}.|“And is it {words}?”
“Is the {thing} open?” [a reporter:1,3] asked him.|“It is not,” [{a}:2] {said}.|“And is it {words}?”
“Is the {thing} open?” [{b}:1,3] asked.|“It is not,” [{a}:2,4] {said}.|“And is it {words}?”|“It is.”
“Is the {thing} open?” [{b}:1,3] {said}.|“It is not,” [{a}:2,4] {said}.|“But is it {words}?”|“It is {words}.”
“Is the {thing} open?” [{b}:1,4] asked.|“It is not,” [{a}:2,3] {said}. “It never was.”|“And is it {words}?”
“Is the {thing} open?” [{b}:1,4] asked.|“It is not,” [{a}:2,3,5] {said}. “It never was.”|\
“And is it {words}?”|“I think so.”|“I doubt that,” {said} [{c}].
“Is the {thing} open?” [a reporter:1,3] asked.|“It is not,” [{a}:2,4] {said}.|“Was it {words}?”|\
“We thought so.”|It was late. “I doubt that,” {said} [{c}].
“Is the {thing} open?” [{b}:1,3] asked him.|“It is not,” [{a}:2,4] {said}.|“Was it ever?”|\
“It was {words}.”|{c} left. “I doubt that,” [{c_last}] {said}.
“Is the {thing} open?” [{b}:1] asked.|“It is not,” [{a}:2,3] {said}.|“It is {words}.”
“The {thing} is open,” [{b}:1] {said}.|“It is not,” [{a}:2,3] {said}.|“Is it {words}?”
"""
_GIVEN = (
    "Alice Brian Clara David Emma Frank Grace Henry Julia Karl Laura Martin Nora Oscar Paula Simon".split()
)
_SURNAMES = (
    "Abbott Becker Carver Dalton Ellis Fischer Gardner Hale Ingram Jensen Kessler Lowell Morton Novak".split()
)
_ADDRESSES = "Mr. Mrs. Ms. Dr.".split()
_THINGS = "bridge budget deal harbor law library museum plan report road school tax".split()
_SAYS = "says said argued insisted".split()
_SAID = "said says insisted argued".split()
_CALLED = "called labeled dubbed termed".split()
_WORDS = """
a gift to people who have enough
the worst idea in a long year
not what anybody had asked for
far too late and far too small
older than most of the town
a fine thing for those who can pay
nothing but a very long promise
the best news of the whole spring
too dear by half for us
what we should have done years ago
""".strip().splitlines()
_TIMES = 6
"""Sentences that are made of a pattern."""
_SEED = 1
_MARKED = re.compile(r"\[(?P<name>[^\]:]+)(?::(?P<numbers>[\d,]+))?\]")
_SAID_WORDS = re.compile(r"“(.+?)”")


def made_up_cases() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(text, quotations) of each case, quotations as in the gold of the recipe `speakers`. The same every time."""
    chance = random.Random(_SEED)  # noqa: S311 - reproducible, not secret
    for pattern in _PATTERNS.strip().splitlines():
        for _ in range(_TIMES):
            yield _case(_filled(pattern, chance))


def _filled(pattern: str, chance: random.Random) -> str:
    given, other, third = chance.sample(_GIVEN, 3)
    surname, another, last = chance.sample(_SURNAMES, 3)
    return pattern.replace("|", "\n").format(
        a=f"{given} {surname}",
        b=f"{other} {another}",
        c=f"{third} {last}",
        a_last=surname,
        b_last=another,
        c_last=last,
        title=chance.choice(_ADDRESSES),
        thing=chance.choice(_THINGS),
        words=chance.choice(_WORDS),
        says=chance.choice(_SAYS),
        said=chance.choice(_SAID),
        called=chance.choice(_CALLED),
    )


def _case(marked: str) -> tuple[str, list[dict[str, Any]]]:
    text = _MARKED.sub(lambda match: match["name"], marked)
    said = list(_SAID_WORDS.finditer(text))
    found: dict[int, list[int]] = {}
    for match in _MARKED.finditer(marked):
        start = len(_MARKED.sub(lambda match: match["name"], marked[: match.start()]))
        for number in (match["numbers"] or str(len(said))).split(","):
            found[int(number)] = [start, start + len(match["name"])]
    return text, [
        {
            "start": words.start(1),
            "end": words.end(1),
            "kind": "direct",
            "source_spans": [found[number]],
        }
        for number, words in enumerate(said, 1)
        if number in found
    ]
