"""Which pronoun goes with a person of the article: by title, role, given name, and the pronouns that follow the name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.names import given_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.analysis.model import Entity, Mention
    from reader.analysis.names.given_names import Gender
    from reader.analysis.names.mentions import Named

_MALE = (
    "mr|sir|lord|king|prince|pope|father|congressman|chairman|spokesman|businessman|councilman|assemblyman|alderman|"
    "actor|son|brother|husband|uncle|nephew|grandfather|boyfriend|man|gentleman|mogul|tycoon"
)
_FEMALE = (
    "mrs|ms|miss|lady|dame|queen|princess|sister|congresswoman|chairwoman|spokeswoman|businesswoman|councilwoman|"
    "assemblywoman|actress|daughter|mother|wife|aunt|niece|grandmother|girlfriend|woman|widow|heiress|first lady"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<he>{_MALE})|(?P<she>{_FEMALE}))(?:[.,]?|,\s(?:the|an?)(?:\s[\w-]+){{1,3}})\s+$", re.IGNORECASE
)
_IN_OWN = re.compile(r"\b[Ii]n (?P<own>his|her) (?:[\w’'-]+ ){0,3}?[\w’'-]+, (?:the (?:[\w-]+ ){1,3})?\Z")
"""What is somebody's own, before the name: "In her memoir, the singer Lottie Brown"."""
_LEAD = 60
"""Characters before a name that are looked at."""
_AFTER = re.compile(
    rf",(?:\s+[\w’'-]+){{0,6}}?\s(?:(?P<he>{_MALE})|(?P<she>{_FEMALE}))\b(?=\s*(?:[,.]|of\b|for\b|from\b|and\b|who\b))",
    re.IGNORECASE,
)
_OTHER_WORDS = "|".join(sorted(lexicon.FUNCTION_WORDS))
_PRONOUN = re.compile(
    rf"\b(?:(?P<he>he|his|himself)|(?P<she>she|her(?= (?!(?:{_OTHER_WORDS})\b)[a-z])|hers|herself))\b"
)
"""Of the person named before; "him", and "her" where no noun follows, are somebody else: "Keller called her"."""
_TAG = re.compile(rf"(?<=, )s?he (?:{'|'.join(sorted(lexicon.SAYING))})\b")
"""Who says the words before: "If Brown comes, she said"."""
_PERSON_BETWEEN = re.compile(r"\b[A-Z][a-z]+|[.!?]\s|[“”\"\n]|''")
_ANOTHERS = re.compile(r",\s+(?:his|her)\s+(?P<phrase>[^,.;:“”\"\n]{1,60})")
_OWN = re.compile(
    r"\b(?:arms?|back|brows?|cheeks?|coat|eyes?|face|feet|fingers?|fists?|hair|hands?|hat|head|jaw|knees?|legs?|lips?|shoulders?|smile|"
    r"tears|tone|voice|wife|husband)\b"
)
"""What is one's own in "Keller, her voice breaking, said"; in "Keller, her lawyer, said" Keller is somebody else's."""
_MOST_MENTIONS = 20
_SURE, _HINT = 3, 1


def find_gender(text: str, entity: Entity) -> Gender:
    """The pronoun of a person; "" where nothing tells or what tells is at odds."""
    votes = Counter[str]()
    for mention in entity.mentions[:_MOST_MENTIONS]:
        votes.update(dict(_mention_votes(text, mention)))
    votes[_given_name(entity.name)] += _SURE
    if votes["he"] == votes["she"]:
        return ""
    return "he" if votes["he"] > votes["she"] else "she"


def sex_told_by(text: str, mention: Mention | Named) -> Gender:
    """The pronoun that the words around one mention tell of who is named there; "" where nothing does."""
    votes = Counter(dict(_mention_votes(text, mention)))
    return "" if votes["he"] == votes["she"] else "he" if votes["he"] > votes["she"] else "she"


def _given_name(name: str) -> Gender:
    words = name.lower().split()
    return given_names.sex_of(words[0]) if len(words) > 1 else ""


def _is_anothers(following: str) -> bool:
    """Whether a name is told by whose it is: ", her first deputy, left"."""
    found = _ANOTHERS.match(following)
    return found is not None and not _OWN.search(found["phrase"])


def _mention_votes(text: str, mention: Mention | Named) -> Iterator[tuple[str, int]]:
    before = _BEFORE.search(text[max(0, mention.start - _LEAD) : mention.start])
    after = _AFTER.match(text[mention.end : mention.end + 80])
    for match in (before, after):
        if match:
            yield str(match.lastgroup), _SURE
    own = _IN_OWN.search(text[max(0, mention.start - _LEAD) : mention.start])
    if own:
        yield ("he" if own["own"] == "his" else "she"), _SURE
    following = text[mention.end : mention.end + 120]
    pronoun = _PRONOUN.search(following)
    if (
        pronoun
        and not _is_anothers(following)
        and not _PERSON_BETWEEN.search(following[: pronoun.start()])
        and not _TAG.match(following, pronoun.start())
    ):
        yield str(pronoun.lastgroup), _HINT
