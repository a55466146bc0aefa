"""Learns what each sign weighs for whom pronouns mean, from articles where that is told.

    python -m reader.analysis.training.reference GOLD_DIR OUT_FILE

GOLD_DIR holds NAME.txt and NAME.json: {"meant": [{"start", "names": [...]}]}: the offset of a pronoun, and the
names of whom it means, "@a lawyer" for somebody who is described and has no name. Each pronoun is told the right
persons of those before it. Needs numpy and a minute.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis.names.entities import resolve_entities
from reader.analysis.quotations import find_quoted
from reader.analysis.reference.cast import Cast
from reader.analysis.reference.discourse import NOBODY
from reader.analysis.reference.pronouns import Pronouns
from reader.analysis.segments import find_paragraphs
from reader.analysis.speakers.attribution import Stage
from reader.analysis.speakers.contexts import load_scorer
from reader.analysis.speakers.descriptions import noun_of
from reader.analysis.tagging.tagger import load_tagger
from reader.analysis.telling import tell_speakers
from reader.analysis.training.log_linear import Table, choosing, descend

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.analysis.model import Entity
    from reader.analysis.reference.signs import Around, Signs
    from reader.analysis.speakers.attribution import Option

_PENALTY = 3.0
_TOLD = 0.95
_NEARNESS = [f"{number} sentences" for number in range(4)] + [
    f"{number} paragraphs" for number in range(1, 5)
]
_EXPECTED = {
    "spoken of": -6.9,
    "named inside": -1.0,
    "says so": 5.0,
    "spoke 0 before": 1.0,
    "fresh": 1.5,
    "mourned": 1.5,
} | {f"any, {near}": -2.0 for near in _NEARNESS}
"""Weights from which those learned are drawn away by examples only."""
_JUNIOR = re.compile(r",?\s+(?:Jr|Sr|II|III)\.?$")


@dataclass(frozen=True)
class Example:
    """A pronoun: the signs of each who may be meant, and who is."""

    signs: Signs
    right: frozenset[int]


def read_examples(folder: Path) -> list[Example]:
    """The examples of all articles in a folder."""
    return [example for path in sorted(folder.glob("*.txt")) for example in _article_examples(path)]


def _article_examples(path: Path) -> Iterator[Example]:
    text = path.read_bytes().decode()
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["meant"]
    told = {item["start"]: item["names"] for item in gold}
    paragraphs = find_paragraphs(text)
    tagging = load_tagger().tag(text, paragraphs, load_scorer().projection)
    entities = resolve_entities(text, paragraphs, tagging)
    stage = Stage(text, paragraphs, find_quoted(text, paragraphs), entities)
    found: dict[int, Example] = {}
    tell_speakers(stage, tagging, Cast(stage, entities, _taught(told, entities, found)))
    yield from found.values()


def _taught(
    told: Mapping[int, Sequence[str]], entities: Sequence[Entity], found: dict[int, Example]
) -> type[Pronouns]:
    """What tells whom words mean as `told` has it, and puts an example of each place into `found`."""

    class Taught(Pronouns):
        def best(self, option: Option, around: Around) -> tuple[int, float]:
            candidate = option.candidate
            names = next((told[n] for n in range(candidate.start, candidate.end) if n in told), None)
            if not names or candidate.form != "pronoun":
                return super().best(option, around)
            signs = self.watch.signs(option, around)
            right = frozenset(number for number in signs if self._is_one_of(number, names))
            right = right or frozenset({NOBODY})
            found.setdefault(candidate.start, Example(signs, right))
            return (min(right, key=abs), _TOLD) if len(right) == 1 else super().best(option, around)

        def _is_one_of(self, number: int, names: Sequence[str]) -> bool:
            if number >= 0:
                return any(_names_same(entities[number].name, name) for name in names)
            described = noun_of(self.discourse.described(number).words) if number < NOBODY else ""
            return any(name[0] == "@" and described in name[1:].lower().split() for name in names)

    return Taught


def _names_same(name: str, other: str) -> bool:
    """Whether two names may be of one person: by their last words, or one holding the other."""
    if other[0] == "@":
        return False
    last = (_JUNIOR.sub("", words).rsplit(None, 1)[-1].lower() for words in (name, other))
    return next(last) == next(last) or name.lower() in other.lower() or other.lower() in name.lower()


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Weights under which those who are meant have the highest share, drawn from those expected by examples."""
    rows = [own for example in examples for own in example.signs.values()]
    right = [[number in example.right for number in example.signs] for example in examples]
    table = Table(rows, range(len(rows)), _EXPECTED.keys())
    return descend(table, choosing(right), _PENALTY, _EXPECTED)


def main(arguments: Sequence[str]) -> None:
    """Reads, learns and writes; tells how many examples there were on stderr."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    examples = read_examples(options.gold)
    options.out.write_text(json.dumps(learn(examples), indent=0, sort_keys=True) + "\n", encoding="utf-8")
    sys.stderr.write(f"{len(examples)} pronouns\n")


if __name__ == "__main__":
    main(sys.argv[1:])
