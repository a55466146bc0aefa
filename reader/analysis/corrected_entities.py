"""Entities while corrections are made to them, one after the other: each is found without going through all."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import count, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.analysis.corrected_places import Places
from reader.analysis.model import Entity, Mention
from reader.analysis.names.folding import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.corrections import Correction
    from reader.analysis.model import TextSpan

_PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Types of which a name may have now one, now another, and mean the same."""


@dataclass(eq=False, slots=True)
class DraftEntity:
    """An entity as it is so far."""

    id: str
    name: str
    type: str
    number: int
    """Of two whose first mentions start at one place the one with the lower number comes first."""
    aliases: dict[str, None] = field(default_factory=dict)
    """In order, as keys."""
    mentions: list[DraftMention] = field(default_factory=list)
    """In order of the text."""
    words: Counter[str] = field(default_factory=Counter)
    """What its mentions say."""

    @property
    def place(self) -> tuple[int, int]:
        """By which entities are in order."""
        return self.mentions[0].span.start, self.number

    def finished(self) -> Entity:
        """The entity as it is now."""
        mentions = tuple(each.span for each in self.mentions)
        return Entity(self.id, self.name, self.type, tuple(self.aliases), mentions)


@dataclass(eq=False, slots=True)
class DraftMention:
    """A mention and whose it is so far."""

    span: Mention
    entity: DraftEntity

    @property
    def start(self) -> int:
        """Where it starts."""
        return self.span.start


_place, _start = attrgetter("place"), attrgetter("start")


class _Typed(Protocol):
    @property
    def type(self) -> str: ...


E = TypeVar("E", bound=_Typed)


def choose_called(called: Iterable[E], aliased: Sequence[E], kind: str) -> E | None:
    """The first that is called so and of a type, or like it; else the only one with that alias. kind: empty for any."""
    chosen = next((each for each in called if is_like(each.type, kind)), None)
    if chosen is None and len(aliased) == 1 and is_like(aliased[0].type, kind):
        return aliased[0]
    return chosen


def is_like(one: str, kind: str) -> bool:
    """Whether what is of one type may be meant where another one, or none, is told."""
    return kind in ("", one) or {one, kind} <= _PLACES


class DraftEntities:
    """The entities of an analysis that is being corrected.

    found: in order of their first mentions, no two with one id, no mention overlapping another.
    """

    def __init__(self, found: Sequence[Entity]) -> None:
        self._found = found
        self.is_settled = False
        self._numbers = count()
        self._all: set[DraftEntity] = set()
        self._by_id: dict[str, DraftEntity] = {}
        self._by_name: defaultdict[str, set[DraftEntity]] = defaultdict(set)
        self._by_alias: defaultdict[str, set[DraftEntity]] = defaultdict(set)
        self._by_words: defaultdict[str, set[DraftMention]] = defaultdict(set)
        self._mentions: Places[DraftMention] = Places()
        for entity in found:
            self._read(entity)

    def _read(self, found: Entity) -> None:
        entity = self._new(found.id, found.name, found.type)
        self._by_id.setdefault(entity.id, entity)
        entity.aliases = dict.fromkeys(found.aliases)
        for alias in entity.aliases:
            self._by_alias[alias].add(entity)
        for mention in found.mentions:
            self._insert(entity, mention)

    def _new(self, identity: str, name: str, kind: str) -> DraftEntity:
        entity = DraftEntity(identity, name, kind, next(self._numbers))
        self._all.add(entity)
        self._by_name[fold(name)].add(entity)
        return entity

    # -- looking up

    def with_id(self, identity: str) -> DraftEntity | None:
        """The entity with this id."""
        return self._by_id.get(identity)

    def find_called(self, name: str, kind: str = "", but: DraftEntity | None = None) -> DraftEntity | None:
        """As `corrected_names.find_called`; but: one that is not meant."""
        aliased = (each for each in self._by_alias.get(name, ()) if each is not but)
        return choose_called(self.called(name, but), list(islice(aliased, 2)), kind)

    def called(self, name: str, but: DraftEntity | None = None) -> list[DraftEntity]:
        """The entity with this id, then those with this name, in order; but: one that is left out."""
        named = sorted(self._by_name.get(fold(name), ()), key=_place)
        by_id = self._by_id.get(name)
        return [each for each in ([by_id, *named] if by_id else named) if each is not but]

    def at(self, correction: Correction) -> DraftEntity | None:
        """The first entity that has a mention at a correction's place."""
        return min((each.entity for each in self._mentions.same(correction)), key=_place, default=None)

    def is_named_at(self, place: TextSpan, but: DraftEntity | None) -> bool:
        """Whether an entity, but for one, has a mention at a place."""
        return any(each.entity is not but for each in self._mentions.same(place))

    def mentions_over(self, correction: Correction) -> list[DraftMention]:
        """The mentions that share a character with a correction's place."""
        return self._mentions.overlapping(correction)

    def mentions_meant(self, correction: Correction) -> set[DraftMention]:
        """The mentions at a correction's place; everywhere: those of its words, too."""
        worded = self._by_words.get(correction.exact, set()) if correction.everywhere else set()
        return worded.union(self._mentions.same(correction))

    # -- changing

    def settle(self) -> None:
        """Bring ids and aliases in keeping with names and mentions, as they are after every change."""
        if self.is_settled:
            return
        self.is_settled = True
        self._by_id.clear()
        for entity in sorted(self._all, key=_place):
            self._set_aliases(entity, (*entity.aliases, *entity.words))
            self.identify(entity)

    def identify(self, entity: DraftEntity) -> None:
        """Give an entity the id of its type and name, which it keeps as long as those do not change.

        Of two with one name and type the first in the text has it; one that had it until now gets another.
        """
        if self._by_id.get(entity.id) is entity:
            del self._by_id[entity.id]
        late: DraftEntity | None = entity
        while late:
            late.id = next(each for each in _ids_for(late) if self._is_free(each, late))
            holder = self._by_id.get(late.id)
            self._by_id[late.id] = late
            late = holder

    def _is_free(self, identity: str, entity: DraftEntity) -> bool:
        holder = self._by_id.get(identity)
        return holder is None or entity.place < holder.place

    def add(self, name: str, kind: str) -> DraftEntity:
        """A new entity. It gets mentions and an id then."""
        return self._new("", name, kind)

    def remove(self, entity: DraftEntity) -> None:
        """Take an entity away whose mentions are gone."""
        self._all.remove(entity)
        if self._by_id.get(entity.id) is entity:
            del self._by_id[entity.id]
        self._by_name[fold(entity.name)].discard(entity)
        self._set_aliases(entity, ())

    def rename(self, entity: DraftEntity, name: str) -> None:
        """Call an entity otherwise; what it was called is its first alias."""
        aliases = (entity.name, *entity.aliases)
        self._by_name[fold(entity.name)].discard(entity)
        self._by_name[fold(name)].add(entity)
        entity.name = name
        self._set_aliases(entity, aliases)
        self.identify(entity)

    def join(self, source: DraftEntity, target: DraftEntity) -> None:
        """Put all of source in target."""
        for mention in source.mentions:
            mention.entity = target
        few, many = sorted((source.mentions, target.mentions), key=len)
        for mention in few:
            insort(many, mention, key=_start)
        target.mentions = many
        target.words.update(source.words)
        for alias in (source.name, *source.aliases):
            self._add_alias(target, alias)
        self.remove(source)

    def _set_aliases(self, entity: DraftEntity, aliases: Iterable[str]) -> None:
        for alias in entity.aliases:
            self._by_alias[alias].discard(entity)
        entity.aliases = {}
        for alias in aliases:
            self._add_alias(entity, alias)

    def _add_alias(self, entity: DraftEntity, alias: str) -> None:
        if alias != entity.name and alias in entity.words:
            entity.aliases.setdefault(alias)
            self._by_alias[alias].add(entity)

    def add_mention(self, entity: DraftEntity, span: Mention) -> None:
        """Let an entity be named at a place."""
        self._insert(entity, span)
        self._add_alias(entity, span.text)

    def _insert(self, entity: DraftEntity, span: Mention) -> None:
        mention = DraftMention(span, entity)
        insort(entity.mentions, mention, key=_start)
        entity.words[span.text] += 1
        self._by_words[span.text].add(mention)
        self._mentions.add(span, mention)

    def remove_mentions(self, mentions: Iterable[DraftMention]) -> list[DraftEntity]:
        """Take mentions away; the entities that have none then, which are to be removed, too."""
        touched: dict[DraftEntity, None] = {}
        for mention in mentions:
            touched[mention.entity] = None
            self._drop(mention)
        return [entity for entity in touched if not entity.mentions]

    def _drop(self, mention: DraftMention) -> None:
        entity, words = mention.entity, mention.span.text
        first = bisect_left(entity.mentions, mention.start, key=_start)
        del entity.mentions[entity.mentions.index(mention, first)]
        self._mentions.remove(mention.span, mention)
        self._by_words[words].discard(mention)
        entity.words[words] -= 1
        if not entity.words[words]:
            del entity.words[words]
            entity.aliases.pop(words, None)
            self._by_alias[words].discard(entity)

    # -- what came of it

    def finished(self) -> tuple[Entity, ...]:
        """The entities as they are now, in order of the text."""
        if not self.is_settled:
            return tuple(self._found)
        return tuple(entity.finished() for entity in sorted(self._all, key=_place))


def _ids_for(entity: DraftEntity) -> Iterator[str]:
    """The ids that an entity may have, the best first."""
    base = f"{entity.type.lower()}:{slug(entity.name)}"
    if entity.id == base or entity.id.removeprefix(base + "-").isdigit():
        yield entity.id
    yield base
    yield from (f"{base}-{number}" for number in count(2))
