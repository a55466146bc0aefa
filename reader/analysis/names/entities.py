"""The document pass: which mentions mean the same person, place or body, and what it is called."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.model import Entity, Mention
from reader.analysis.names import gazetteer
from reader.analysis.names.bounds import has_own_possessive, without_legal_form
from reader.analysis.names.clubs import with_clubs
from reader.analysis.names.datelines import with_datelines
from reader.analysis.names.firms import with_firms
from reader.analysis.names.folding import fold, slug
from reader.analysis.names.given_names import sex_of
from reader.analysis.names.known import add_repeats, add_well_known, with_known_types
from reader.analysis.names.mentions import Named, clean
from reader.analysis.names.parts import generation_of, surname, words_of
from reader.analysis.names.persons import PersonNames

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence

    from reader.analysis.tagging.tagger import Tagging
    from reader.text.span import Span

    Chances = Callable[[Named], Mapping[str, float]]


def resolve_entities(text: str, parts: Sequence[Span], tagging: Tagging) -> tuple[Entity, ...]:
    """The entities of a text, in order of their first mention.

    parts: where the text may be analysed; tagging: what the tagger found there. Every mention lies in one line,
    belongs to one entity and overlaps no other.
    """

    def chances(named: Named) -> Mapping[str, float]:
        return tagging.chances(named.start, named.end)

    found = with_known_types(_voted(clean(text, tagging), chances))
    found = _voted(add_well_known(text, parts, found))
    found = with_firms(text, with_clubs(text, _voted(add_repeats(text, parts, found)), chances))
    found = with_datelines(text, found, chances)
    people = PersonNames(text, [named for named in found if named.type == "PERSON"])
    groups = _merge_acronyms(_group(found, people), text)
    return _name_all(sorted(groups, key=lambda group: group[0].start), people.born)


def _voted(found: Sequence[Named], chances: Chances = lambda _: {}) -> list[Named]:
    """Every name with the type that its mentions speak for most: each by its chances, else for its own type."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for named in found:
        votes[_vote_key(named.text)].update(chances(named) or {named.type: 1.0})
    surnames = {surname(named.text) for named in found if named.type == "PERSON" and " " in named.text}
    firms = {
        _vote_key(bare)
        for named in found
        if named.type == "ORG" and (bare := without_legal_form(named.text)) != named.text
    }
    bodies = _bodies_begun(found)
    winner = {key: _elect(key, counts, surnames, firms, bodies) for key, counts in votes.items()}
    return [replace(named, type=winner[_vote_key(named.text)]) for named in found]


def _vote_key(name: str) -> str:
    """The form in which a name votes: "UN" is not the "Un" of Kim Jong Un, nor "Lloyd's" Harold Lloyd."""
    if has_own_possessive(name):
        return name.casefold()
    letters = name.replace(".", "")
    return letters if len(letters) == 2 and letters.isupper() else fold(name)


def _bodies_begun(found: Iterable[Named]) -> set[str]:
    """The first words, folded, of bodies' names that nobody's name has: "amberley" of Amberley Senior Living."""
    words = {
        word
        for named in found
        if named.type == "PERSON" and " " in named.text
        for word in words_of(named.text)
    }
    begun = {
        words_of(named.text)[0] for named in found if named.type == "ORG" and len(words_of(named.text)) > 1
    }
    return {word for word in begun - words if not sex_of(word)}


_LEAST_CHANCE = 0.2
_SURELY_PERSON = 0.85
"""The share of votes from which a body's first word names a person all the same."""


def _elect(key: str, votes: Counter[str], surnames: set[str], firms: set[str], bodies: set[str]) -> str:
    # A full name with this surname says more than the words around the surname alone; its particle proves it.
    is_word = " " not in key and not key.isupper() and not has_own_possessive(key)
    if is_word and surname(key) in surnames:
        has_particle = surname(key) != key
        if has_particle or votes["PERSON"] >= _LEAST_CHANCE * votes.total():
            return "PERSON"
    best = max(votes, key=lambda kind: (votes[kind], kind))
    # "Veltron AG" tells what "Veltron" is, and "Amberley Senior Living" most likely what "Amberley" is.
    is_doubtful = votes["PERSON"] < _SURELY_PERSON * votes.total()
    is_body = key in firms or (key in bodies and is_doubtful)
    return "ORG" if best == "PERSON" and is_body else best


def _group(found: Sequence[Named], people: PersonNames) -> list[list[Named]]:
    """Mentions of one thing together. People by full name, then surname or first name where only one has it."""
    firms = _firm_keys({_usual_name(named) or named.text for named in found if named.type == "ORG"})
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for named in found:
        key = people.key(named) if named.type == "PERSON" else _thing_key(named, firms)
        groups[named.type, key].append(named)
    return list(groups.values())


def _firm_keys(names: Collection[str]) -> dict[str, str]:
    """The key of the body that each name means: a firm's without the legal form, unless the text has two that differ by it."""
    forms: dict[str, set[str]] = defaultdict(set)
    for name in names:
        bare = fold(without_legal_form(name))
        forms[bare].add(_same_forms(fold(name).removeprefix(bare)))
    keys = {
        name: bare
        if len(forms[bare := fold(without_legal_form(name))] - {""}) < 2
        else _same_forms(fold(name))
        for name in names
    }
    shorter = _without_trades(set(keys.values()))
    clubs = _nicknamed(set(keys.values()))
    whole = {name: clubs.get(key, key) for name, key in keys.items()}
    return {name: shorter.get(key, key) for name, key in whole.items()}


_TRADES = frozenset(
    """
    academy aerospace airlines airways analytics apparel bakery bancorp bank biosciences biotech brands breweries
    brewery brewing broadband capital care cement chemicals clinic college committee communications construction
    cosmetics cruises dynamics electronics energy engineering entertainment ferries financial foods foundation
    freight genomics group health healthcare holding holdings hospital hotels industries institute insurance international
    laboratories labs living logistics media metals mining motor motors mutual networks oil paper partners party
    petroleum pharma pharmaceuticals pictures polling power properties rail railways realty records research resorts
    resources retail robotics school semiconductor services shipping software solar solutions steel stores studios
    systems technologies technology telecom textiles therapeutics transit trust university ventures wireless
    """.split()
)
"""Words at the end of a body's name that are often left out after it was told."""
_NICKNAMES = frozenset(
    "albion athletic city county hotspur rangers rovers town united wanderers wednesday".split()
)
"""What clubs are called for short."""
_SHORTENED = _TRADES | _NICKNAMES
_OF_STATES = frozenset(
    "assembly cabinet congress council government house parliament senate state treasury".split()
)
"""Bodies whose names those of their parts begin with: "Senate Banking Committee"."""
_BETWEEN = _SHORTENED | frozenset(
    "community financial global law medical national public regional senior state".split()
)
"""What may stand before a trade: "Amberley Senior Living"."""


def _without_trades(keys: Collection[str]) -> dict[str, str]:
    """Keys that end in trades, or as clubs do -> the one word before, where that stands alone, too, and is none other's.

    "Veltron", "Veltron Group" and "Veltron Group Holdings" are one; "Delta Media" and "Delta Steel" are two.
    """
    longer: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        short, *rest = key.split() or [""]
        is_trade = rest[-1:] != [] and rest[-1] in _SHORTENED and all(word in _BETWEEN for word in rest)
        if is_trade and short in keys and short not in _OF_STATES:
            longer[short].append(key)
    return {
        key: short
        for short, every in longer.items()
        if all(max(every, key=len).startswith(key) for key in every)
        for key in every
    }


def _nicknamed(keys: Collection[str]) -> dict[str, str]:
    """What a club is called for short -> its whole name, where only one ends so and none begins so: "Rovers", "United"."""
    longer: dict[str, list[str]] = defaultdict(list)
    opening = {key.split()[0] for key in keys if " " in key}
    for key in keys:
        rest, _, last = key.rpartition(" ")
        if rest and last in _NICKNAMES and last in keys and last not in opening:
            longer[last].append(key)
    return {short: every[0] for short, every in longer.items() if len(every) == 1}


def _same_forms(folded: str) -> str:
    return re.sub(r"\blimited$", "ltd", re.sub(r"\bcorporation$", "corp", folded))


def _thing_key(named: Named, firms: Mapping[str, str]) -> str:
    name = _usual_name(named) or named.text
    key = firms[name] if named.type == "ORG" else fold(name)
    if named.type == "NORP" and len(key) > 4 and not key.endswith("ss"):
        return key.removesuffix("s")
    return key


def _usual_name(named: Named) -> str:
    """What a well-known place or body is mostly called; nothing for other names, and for a club called like a place."""
    is_place = named.type in ("GPE", "LOC")
    is_body = named.type == "ORG" == gazetteer.TYPES.get(named.text)
    return gazetteer.CANONICAL.get(named.text, "") if is_place or is_body else ""


_SMALL_WORDS = frozenset("of the and for in on to de du des la le a an &".split())


def _initials(name: str) -> str:
    words = [word for word in re.split(r"[\s\-–]+", name) if word and word.lower() not in _SMALL_WORDS]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def _merge_acronyms(groups: list[list[Named]], text: str) -> list[list[Named]]:
    """A body's acronym joins its long form: told in parentheses, or having the same initials."""
    long_forms: dict[str, list[list[Named]]] = defaultdict(list)
    for group in groups:
        if group[0].type in ("ORG", "MISC", "FAC", "EVENT", "PRODUCT", "GPE", "LOC"):
            told = {_told_acronym(text, named) for named in group if named.type not in ("GPE", "LOC")}
            for acronym in {_initials(named.text) for named in group} | told:
                long_forms[acronym].append(group)
    merged: set[int] = set()
    for group in groups:
        acronym = group[0].text.replace(".", "")
        if acronym.isupper() and 2 < len(acronym) < 8 and group[0].type in ("ORG", "MISC", "LOC", "GPE"):
            homes = [
                home for home in long_forms.get(acronym, ()) if home is not group and id(home) not in merged
            ]
            if len(homes) == 1:
                homes[0] += group
                homes[0].sort(key=lambda named: named.start)
                merged.add(id(group))
    return [group for group in groups if id(group) not in merged]


_TOLD = re.compile(r"\s\(([A-Z][A-Za-z.]{1,8})\)")


def _told_acronym(text: str, named: Named) -> str:
    match = _TOLD.match(text, named.end)
    return match[1].replace(".", "") if match else ""


def _name_all(groups: Iterable[Sequence[Named]], born: Container[str]) -> tuple[Entity, ...]:
    """The entities. born: names that nobody is called by any more."""
    taken: Counter[str] = Counter()
    entities = []
    for group in groups:
        current = [each for each in group if each.text not in born] or group
        name = _name(current)
        kind = Counter(named.type for named in group).most_common(1)[0][0]
        base = f"{kind.lower()}:{slug(name)}"
        taken[base] += 1
        identity = base if taken[base] == 1 else f"{base}-{taken[base]}"
        aliases = tuple(dict.fromkeys(named.text for named in group if named.text != name))
        mentions = tuple(Mention(named.start, named.end, named.text) for named in group)
        entities.append(Entity(identity, name, kind, aliases, mentions))
    return tuple(entities)


_LONGEST_ACRONYM = 5
_SMALL = re.compile(r"(?<=[ -])(?:And|At|By|De|Du|In|La|Le|Of|On|The|Under|Upon)(?=[ -])")


def _name(group: Sequence[Named]) -> str:
    """The usual name of a well-known place or body, the fullest one of a body, the commonest full one of a person.

    Of other things the commonest. A place that only a dateline names in capitals is written like any other.
    """
    counts = Counter(named.text for named in group)
    usual = next(filter(None, map(_usual_name, group)), "")
    if usual:
        return usual
    if group[0].type == "PERSON":
        return max(
            counts,
            key=lambda name: (" " in name, generation_of(name) != "", not name.isupper(), counts[name]),
        )
    if group[0].type == "ORG":
        return max(counts, key=lambda name: (len(name.split()), not name.isupper(), counts[name], name))
    often = max(counts, key=lambda name: (counts[name], -len(name), name))
    is_dateline = often.isupper() and len(often) > _LONGEST_ACRONYM and group[0].type in ("GPE", "LOC")
    return _SMALL.sub(lambda word: word[0].lower(), often.title()) if is_dateline else often
