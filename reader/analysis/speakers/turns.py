"""Interviews and transcripts: paragraphs that open with who speaks ("Q:", "NAME:")."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.model import Quotation, Speaker, TextSpan

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from reader.analysis.model import Entity
    from reader.text.span import Span

_LABEL = re.compile(
    r"\s*(?P<name>[QA]|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]*){0,3})"
    r"\s*(?::|(?<=[QA])\.)\s+(?=\S)"
)
_WORD = re.compile(r"[^\W\d_]{2}")
"""What is said has a word: "Keller: 2,316" is a result."""
_FEWEST_TURNS = 4
_CERTAINTY = 0.95
_ROLE_CERTAINTY = 0.85
_ROLE_LABELS = {"Q", "A"}
_TITLES = frozenset("mr mrs ms miss dr prof sen rep gov councilmember".split())
_TITLE = r"(?:[A-Za-z.’'-]+\s+){0,6}"
_ASKED = re.compile(
    rf"\b(?:interview(?:s|ed|ing)?|conversation|Q\s?(?:&|and|&amp;)\s?A|sat\s+down|sits\s+down|chat(?:s|ted)?|caught\s+up)\s+"
    rf"(?:with\s+|of\s+)?{_TITLE}$",
    re.IGNORECASE,
)
"""What stands before the name of who is interviewed."""
_ASKS = re.compile(
    r"\b(?:interviewed|conducted|questioned|asked|moderated|questions|hosted)\s+by\s+(?:[A-Za-z.’'-]+\s+){0,4}$|"
    r"(?:^|\n)\s*by:?\s+$",
    re.IGNORECASE,
)
"""What stands before the name of who asks."""
_ASKS_AFTER = re.compile(
    r"(?:,[^.\n]{0,80},)?\s+(?:recently\s+|then\s+)?(?:interview(?:s|ed)|sat\s+down|sits\s+down|chat(?:s|ted)|caught\s+up|"
    r"questioned|(?:spoke|speaks|talked|talks)\s+(?:to|with)\s+(?:her|him|them))\b(?!\s+by)",
    re.IGNORECASE,
)
"""What stands after that name."""


def find_turns(
    text: str, paragraphs: Sequence[Span], entities: Sequence[Entity], first_group: int
) -> list[Quotation]:
    """The turns of an interview as quotations, where the text is one.

    That takes four turns or more and two speakers at least who speak twice. Groups count from first_group.
    """
    labels = [(paragraph, _LABEL.match(text, paragraph.start, paragraph.end)) for paragraph in paragraphs]
    surnames = {entity.name.split()[-1] for entity in entities if entity.type == "PERSON"}
    asking = _asking([match["name"] if match else "" for _, match in labels], surnames)
    turns = [
        (paragraph, match)
        for paragraph, match in labels
        if match
        and (match["name"] in asking or _may_be_label(match["name"], surnames))
        and _WORD.search(text, match.end(), paragraph.end)
    ]
    counts = Counter(match["name"] for _, match in turns)
    often = {name for name, count in counts.items() if count > 1}
    # Who is "BEATRIZ LANZA" at first is "LANZA" from then on.
    turns = [
        (paragraph, match)
        for paragraph, match in turns
        if match["name"] in often or match["name"].split()[-1] in often
    ]
    if len(often) < 2 or len(turns) < _FEWEST_TURNS:
        return []
    begin = turns[0][0].start
    roles = find_roles(text, begin, entities) if often & _ROLE_LABELS else {}
    introduced = [entity for entity in entities if entity.mentions[0].start < begin]
    called = {name: _who(name, roles, introduced, entities) for name in {match["name"] for _, match in turns}}
    return [
        _turn(text, paragraph, match, called[match["name"]], roles, group)
        for group, (paragraph, match) in enumerate(turns, first_group)
    ]


def _may_be_label(name: str, surnames: Container[str]) -> bool:
    """Whether a word with a colon may name who speaks: "Note:" does not, "Keller:" does where somebody is called so."""
    return " " in name or name.isupper() or name in surnames


def _asking(names: Sequence[str], surnames: Container[str]) -> set[str]:
    """Words that nobody is called and that ask all the same, as a newspaper's name: somebody answers each time but the last.

    names: what each paragraph opens with, empty where that is no label. To be asked once is not enough.
    """
    answered: Counter[str] = Counter()
    for name, answers in pairwise(names):
        answered[name] += answers in surnames and answers != name
    asked = Counter(names)
    return {name for name, count in answered.items() if name and count >= max(2, asked[name] - 1)}


def _turn(
    text: str,
    paragraph: Span,
    match: re.Match[str],
    entity: Entity | None,
    roles: Mapping[str, Entity],
    group: int,
) -> Quotation:
    start, end = match.end(), paragraph.end
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    label = match["name"]
    mention = TextSpan(*match.span("name"), label)
    certainty = _ROLE_CERTAINTY if label in roles else _CERTAINTY
    speaker = Speaker(entity.name if entity else label, entity.id if entity else None, mention, certainty)
    return Quotation(start, end, text[start:end], "block", group, speaker)


def _who(
    label: str, roles: Mapping[str, Entity], introduced: Sequence[Entity], entities: Sequence[Entity]
) -> Entity | None:
    """The person whom a label means, if that is known. introduced: who is named before the interview."""
    known = roles.get(label) or _named(label, [*roles.values()])
    return known or _named(label, introduced) or _named(label, entities)


def _named(label: str, entities: Sequence[Entity]) -> Entity | None:
    """The one person whom a label names in full, by the surname, or by a title and the surname ("MR. DUNMORE")."""
    whole = label.casefold()
    *before, surname = whole.split()
    people = [(entity, entity.name.casefold()) for entity in entities if entity.type == "PERSON"]
    if not before or _is_title(before[-1]):  # a label alone may have been taken for a name of its own
        others = [each for each, name in people if name.split()[-1] == surname and name != whole]
        fitting = [each for each in others if " " in each.name] or others
        if len(fitting) == 1:
            return fitting[0]
    fitting = [each for each, name in people if name == whole]
    return fitting[0] if len(fitting) == 1 else None


def _is_title(word: str) -> bool:
    return word.strip(".") in _TITLES or lexicon.is_role_noun(word)


def find_roles(text: str, end: int, entities: Sequence[Entity]) -> dict[str, Entity]:
    """Who answers ("A") and who asks ("Q"), as far as the text before the interview, which begins at end, tells.

    Where it names one person only, and does not say that this one asks, that person answers.
    """
    people = [entity for entity in entities if entity.type == "PERSON" and entity.mentions[0].start < end]
    asks = next((person for person in people if _has_role(text, end, person, _ASKS, _ASKS_AFTER)), None)
    others = [person for person in people if person is not asks]
    answers = next((person for person in others if _has_role(text, end, person, _ASKED, None)), None)
    if answers is None and len(others) == 1:
        answers = others[0]
    return {label: person for label, person in (("Q", asks), ("A", answers)) if person}


def _has_role(
    text: str, end: int, person: Entity, before: re.Pattern[str], after: re.Pattern[str] | None
) -> bool:
    """Whether the words before or after one of a person's mentions before end tell the role."""
    return any(
        before.search(text[max(0, mention.start - 90) : mention.start])
        or (after and after.match(text, mention.end))
        for mention in person.mentions
        if mention.start < end
    )
