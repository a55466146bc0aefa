"""Who of the people named in an article probably says a quotation, where the reader is asked. Pure.

It orders choices; what analysis itself proposes is decided elsewhere, by more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.names.gender import find_gender
from reader.analysis.pointing import named_often, parts_of
from reader.text.span import Span, SpanGroup

if TYPE_CHECKING:
    from reader.analysis.model import Analysis, Entity, Quotation

_WITH_SEX = ("he", "she")
_LOOKED_AT = 100
"""How many people's sex is looked at: more than anybody looks through for a name, and quick also among a thousand."""


def likely_speakers(analysis: Analysis, text: str, quotation: Quotation) -> list[Entity]:
    """All people of an article, the likeliest to say a quotation first.

    Who was named last before it comes first, then who was not named before, by how often; after all those, who is told
    to be a man where the words beside it have "she", and a woman where they have "he".
    """
    before = min(each.start for each in parts_of(analysis, quotation))
    said = SpanGroup(
        (Span(each.start, each.end), None) for each in analysis.quotations if each.kind != "none"
    )
    people = named_often(each for each in analysis.entities if each.type == "PERSON")
    people.sort(key=lambda each: -_named_last(each, before, said))
    contrary = _contrary(quotation, text, people[:_LOOKED_AT])
    return sorted(people, key=lambda each: each.id in contrary)


def _named_last(entity: Entity, before: int, said: SpanGroup[None]) -> int:
    """Where somebody is named last before an offset, -1 for nowhere; who is named by a speaker is seldom the next."""
    places = (
        mention.start
        for mention in reversed(entity.mentions)
        if mention.start < before and not said.overlapping(mention.start, mention.end)
    )
    return next(places, -1)


def _contrary(quotation: Quotation, text: str, people: list[Entity]) -> set[str]:
    """The ids of those whom the pronoun that tells the speaker cannot mean, by what is told of them."""
    pronoun = quotation.speaker.mention.text.casefold() if quotation.speaker else ""
    if pronoun not in _WITH_SEX:
        return set()
    return {each.id for each in people if find_gender(text, each) not in ("", pronoun)}
