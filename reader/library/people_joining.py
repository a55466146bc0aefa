"""Who of one article is who of another. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

Key = tuple[str, str]
"""Type of an entity, and its name folded: no case, accents, full stops, article or possessive."""

_LEAST_SURNAME = 3
"""Letters of a surname that alone may stand for a full name."""


@dataclass(frozen=True, slots=True)
class Named:
    """How often an entity is named under one name, in all articles together."""

    type: str
    key: str
    name: str
    articles: int
    """That name it so; an article with two such entities counts twice."""
    mentions: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person, body or place of the whole library."""

    name: str
    type: str
    aliases: tuple[str, ...]
    """Other names that articles give it."""
    articles: int
    mentions: int
    quotations: int
    """One that its attribution interrupts counts once."""
    words: int
    """Words of the quotations."""
    keys: tuple[Key, ...] = field(repr=False)
    """The entities joined."""

    @property
    def told(self) -> str:
        """How often and where the person is named, in words; of one whom no article names, that it is quoted."""
        times = f"named {self.mentions} time{'s' * (self.mentions != 1)}" if self.mentions else "quoted"
        return f"{times} in {self.articles} article{'s' * (self.articles != 1)}"


def join_people(
    named: Iterable[Named],
    articles: Mapping[Key, int],
    said: Mapping[Key, tuple[int, int]],
    are_told_apart: Callable[[Key, Key], bool] = lambda _short, _full: False,
    taken: Container[str] = frozenset(),
) -> list[Person]:
    """The people, bodies and places of a library, who is named most first.

    Within an article, analysis (and the reader's corrections) have joined surnames and full names already. Across
    articles, entities of one type are the same where their names are, but for case, accents and full stops. A person
    called by one word alone throughout an article ("Kerry") is the one with the full name that ends in it ("John
    Kerry") only where that is safe: just one full name of the whole library does, no full name begins with that word,
    nothing of another type has it for a name, no article names both as two people, and they are not "he" and "she".
    Nobody else is joined: a middle name may be what tells father and son apart, and the reader's “the harbour pilot”
    has no surname.

    named: each name of each entity; articles: how many have it; said: its (quotations, words); are_told_apart:
    whether something tells that two are not one; taken: keys of one word that things of other types have, where those
    are not among named.
    """
    groups: dict[Key, list[Named]] = defaultdict(list)
    for each in named:
        groups[each.type, each.key].append(each)
    homes = _homes(groups, are_told_apart, taken)
    joined: dict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        joined[homes.get(key, key)].append(key)
    people = [_person(home, keys, groups, articles, said) for home, keys in joined.items()]
    return sorted(people, key=lambda each: (-each.quotations - each.mentions, each.name))


def _homes(
    groups: Mapping[Key, list[Named]], are_told_apart: Callable[[Key, Key], bool], taken: Container[str]
) -> dict[Key, Key]:
    """The full name that each surname alone stands for."""
    by_surname: dict[str, list[Key]] = defaultdict(list)
    first_names: set[str] = set()
    others: set[str] = set()
    for kind, key in groups:
        words = key.split()
        if kind != "PERSON":
            others.add(key)
        elif len(words) > 1 and _ends_in_surname(groups[kind, key]):
            by_surname[words[-1]].append((kind, key))
            first_names.add(words[0])
    homes = {}
    for kind, key in groups:
        full = by_surname.get(key, [])
        if kind == "PERSON" and len(full) == 1 and len(key) >= _LEAST_SURNAME:
            is_safe = key not in first_names and key not in others and key not in taken
            is_safe = is_safe and _ends_in_surname(groups[kind, key])
            if is_safe and not are_told_apart((kind, key), full[0]):
                homes[kind, key] = full[0]
    return homes


def _ends_in_surname(names: list[Named]) -> bool:
    """Whether a name's last word has a capital, as in “al-Assad”, in any of its spellings; a letter may know no case."""
    return any(not each.name.split()[-1].islower() for each in names if each.name.strip())


def _person(
    home: Key,
    keys: list[Key],
    groups: Mapping[Key, list[Named]],
    articles: Mapping[Key, int],
    said: Mapping[Key, tuple[int, int]],
) -> Person:
    if len(keys) == 1 and len(groups[home]) == 1:  # most are: a library has a hundred thousand of them
        (only,) = groups[home]
        return Person(
            only.name, only.type, (), articles.get(home, 0), only.mentions, *said.get(home, (0, 0)), (home,)
        )
    own = sorted(groups[home], key=lambda each: (-each.articles, -each.mentions, each.name))
    names = Counter(each.name for key in keys for each in groups[key])
    counts = [said.get(key, (0, 0)) for key in keys]
    return Person(
        name=own[0].name,
        type=home[0],
        aliases=tuple(name for name in sorted(names) if name != own[0].name),
        articles=sum(articles.get(key, 0) for key in keys),
        mentions=sum(each.mentions for key in keys for each in groups[key]),
        quotations=sum(count for count, _ in counts),
        words=sum(words for _, words in counts),
        keys=tuple(sorted(keys, key=lambda key: key != home)),
    )
