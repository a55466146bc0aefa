"""In which order the names of an article are offered, without a terminal."""

from __future__ import annotations

import pytest

from reader.analysis.model import Analysis, Entity, Mention
from reader.tui.reading.name_choices import akin_choices


def named(name: str, count: int, kind: str = "PERSON", *aliases: str) -> Entity:
    """Somebody who is named so often, nowhere in particular."""
    mentions = tuple(Mention(0, len(name), name) for _ in range(count))
    return Entity(f"{kind}:{name}", name, kind, aliases, mentions)


TOM = named("Tom Whitlock", 3, "PERSON", "Whitlock")
PEOPLE = (
    named("Bea Moss", 9),
    named("Tom Ode", 8),
    TOM,
    named("Ana Whitlock Jr.", 2),
    named("Whitlock & Sons", 9, "ORG"),
    named("Cem Dal", 1, "PERSON", "Cem Whitlock"),
    named("Bank of Moss", 7, "ORG"),
    named("Port of Paris", 6, "ORG"),
    named("Bank of Dal", 5, "ORG"),
)


@pytest.mark.parametrize(
    ("entity", "name", "order"),
    [
        (TOM, "Whitlock", ["Ana Whitlock Jr.", "Cem Dal", "Bea Moss", "Tom Ode"]),
        (TOM, "WHITLOCK’S", ["Ana Whitlock Jr.", "Cem Dal", "Bea Moss", "Tom Ode"]),
        (TOM, "Tom Whitlock", ["Ana Whitlock Jr.", "Cem Dal", "Tom Ode", "Bea Moss"]),
        (TOM, "Tom", ["Tom Ode", "Bea Moss", "Ana Whitlock Jr.", "Cem Dal"]),
        (PEOPLE[8], "Bank of Dal", ["Bank of Moss", "Whitlock & Sons", "Port of Paris", "Bea Moss"]),
        (PEOPLE[0], "Bea Moss", ["Tom Ode", "Tom Whitlock", "Ana Whitlock Jr.", "Cem Dal"]),
    ],
)
def test_who_shares_a_word_of_the_name_and_its_type_comes_first_and_the_surname_counts_most(
    entity, name, order
):
    labels = [choice.label for choice in akin_choices(Analysis(entities=PEOPLE), entity, name)]
    assert labels[:4] == order
    assert len(labels) == len(PEOPLE) - 1
