"""Learns the weights of `speakers.ranker` from articles with gold quotations.

    python -m reader.analysis.training.speakers GOLD_DIR OUT_FILE [--without NAMES_FILE]

GOLD_DIR holds NAME.txt and NAME.json: {"quotes": [{"start", "end", "kind", "source_spans": [[start, end], ...],
"source_head": [start, end]}]}, kind being direct, partial, none or (left out) another, and source_head the bounds of the
noun or name to which the rest of source_spans belongs, if that is known. NAMES_FILE lists names, one a line, that are kept aside.
Needs numpy (a dependency of the program) and two minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.names.entities import resolve_entities
from reader.analysis.quotations import find_quoted
from reader.analysis.segments import find_paragraphs
from reader.analysis.speakers.attribution import Option, Stage, remember
from reader.analysis.speakers.ranker import Ranker, shares
from reader.analysis.speakers.scene import NOBODY, Place
from reader.analysis.tagging.tagger import load_tagger
from reader.analysis.training.log_linear import Table, choosing, descend
from reader.analysis.training.made_up_cases import made_up_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from reader.analysis.tagging.tagger import Tagging


@dataclass(frozen=True)
class Example:
    """A quotation with its candidates, and which of them are right (none: not known or not among them)."""

    place: Place
    stage: Stage
    options: Sequence[Option]
    right: frozenset[int]
    spoken: bool
    told: bool
    """Whether the gold names a speaker, among them or not."""
    fold: int
    """A number made of its article's name, to tell examples that must not learn from each other."""
    tagging: Tagging
    """Of its article."""
    is_made_up: bool = False
    """Speakers are learned from it, but how far to trust that, and what is spoken, goes by articles alone."""


def read_examples(folder: Path, names: Sequence[str], projection: Any = None) -> list[Example]:
    """The examples of the named articles, each quotation being told the right speaker of the one before.

    projection: as `Tagger.tag` takes it.
    """
    return [example for name in names for example in _article_examples(folder, name, projection)]


def _article_examples(folder: Path, name: str, projection: Any) -> Iterator[Example]:
    text = (folder / f"{name}.txt").read_bytes().decode()
    gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["quotes"]
    return _examples(text, gold, zlib.crc32(name.encode()), projection)


def made_up_examples(projection: Any = None) -> list[Example]:
    """Examples of rare ways of telling who speaks; only those whose speaker is among the candidates."""
    found = (
        replace(example, is_made_up=True)
        for text, gold in made_up_cases()
        for example in _examples(text, gold, zlib.crc32(text.encode()), projection)
    )
    return [example for example in found if example.right]


def _examples(text: str, gold: Sequence[dict[str, Any]], fold: int, projection: Any) -> Iterator[Example]:
    paragraphs = find_paragraphs(text)
    tagging = load_tagger().tag(text, paragraphs, projection)
    entities = resolve_entities(text, paragraphs, tagging)
    stage = Stage(text, paragraphs, find_quoted(text, paragraphs), entities)
    memory = NOBODY
    for place in stage.places:
        match = _match(place, gold)
        options = stage.options(place, memory)
        if match is None:
            continue
        spans = match["source_spans"]
        right = _right(options, spans, match.get("source_head"))
        spoken = match["kind"] != "none"
        yield Example(place, stage, options, right, spoken, bool(spans), fold, tagging)
        if right:
            memory = remember(options[min(right)], memory)


def _match(place: Place, gold: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    for item in gold:
        shared = min(place.quoted.end, item["end"]) - max(place.quoted.start, item["start"])
        whole = max(place.quoted.end, item["end"]) - min(place.quoted.start, item["start"])
        if shared > 0.7 * whole and item["kind"] in ("direct", "partial", "none"):
            return item
    return None


def _right(
    options: Sequence[Option], spans: Sequence[Sequence[int]], head: Sequence[int] | None
) -> frozenset[int]:
    """The options that name the speaker: not whoever else the words name, as "Hart" in "a lawyer for Hart".

    head: the bounds of the word that all others of the speaker's belong to.
    """
    inside = [n for n, option in enumerate(options) if _overlaps(option, spans)]
    heads = {n for n in inside if head and _overlaps(options[n], [head])}
    if heads:
        return frozenset(n for n in inside if n in heads or options[n].candidate.form == "nominal")
    return frozenset(inside)


def _overlaps(option: Option, spans: Sequence[Sequence[int]]) -> bool:
    return any(option.candidate.start < end and start < option.candidate.end for start, end in spans)


def learn_candidates(examples: Sequence[Example], penalty: float = 8.0) -> dict[str, float]:
    """Weights under which the right candidates have the highest share."""
    told = [example for example in examples if example.right]
    rows = [option.features for example in told for option in example.options]
    groups = [number for number, example in enumerate(told) for _ in example.options]
    right = [[n in example.right for n in range(len(example.options))] for example in told]
    return descend(Table(rows, groups), choosing(right), penalty)


def learn(examples: Sequence[Example], unseen: Sequence[Sequence[float]]) -> Ranker:
    """Both models, and how far to trust the first. unseen: as `unseen_fits` gives them."""
    real = [(example, own) for example, own in zip(examples, unseen, strict=True) if not example.is_made_up]
    articles = [example for example, _ in real]
    spoken = _learn_spoken(articles, [_spoken_row(example, own) for example, own in real])
    return Ranker(learn_candidates(examples), spoken, learn_steps(examples, unseen))


def unseen_fits(examples: Sequence[Example]) -> list[list[float]]:
    """The fits of each example's options by a model of the first kind that had not seen its article."""

    def learn_from(seen: Sequence[int]) -> Callable[[int], list[float]]:
        ranker = Ranker(learn_candidates([examples[number] for number in seen]), {})
        return lambda number: [ranker.fit(option.features) for option in examples[number].options]

    return by_folds(examples, learn_from)


def by_folds(
    examples: Sequence[Example],
    learn_from: Callable[[Sequence[int]], Callable[[int], list[float]]],
    folds: int = 3,
) -> list[list[float]]:
    """The fits of each example's options by a model learned from other articles than its own.

    learn_from: numbers of the examples to learn from -> number of an example -> fits of its options.
    """
    fits: dict[int, list[float]] = {}
    for fold in range(folds):
        fits_of = learn_from([number for number, each in enumerate(examples) if each.fold % folds != fold])
        fits |= {number: fits_of(number) for number, each in enumerate(examples) if each.fold % folds == fold}
    return [fits[number] for number in range(len(examples))]


_FEWEST_IN_STEP = 60


def learn_steps(examples: Sequence[Example], fits: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """How often the best candidate is right by its share: averages over neighbours, pooled until they rise."""
    judged = sorted(
        (shares(own)[best], best in example.right)
        for example, own in zip(examples, fits, strict=True)
        if example.told and own and not example.is_made_up
        for best in [max(range(len(own)), key=own.__getitem__)]
    )
    pools: list[list[tuple[float, bool]]] = []
    for first in range(0, len(judged), _FEWEST_IN_STEP):
        pools.append(judged[first : first + _FEWEST_IN_STEP])
        while len(pools) > 1 and _rate(pools[-2]) >= _rate(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    steps = [(round(sum(share for share, _ in pool) / len(pool), 3), round(_rate(pool), 3)) for pool in pools]
    return [(0.0, 0.0), *steps, (1.001, steps[-1][1])] if steps else [(0.0, 0.0), (1.0, 1.0)]


def _rate(pool: Sequence[tuple[float, bool]]) -> float:
    """The share of right ones, as if one more of each kind had been seen."""
    return (1 + sum(hit for _, hit in pool)) / (2 + len(pool))


def _learn_spoken(
    examples: Sequence[Example], rows: Sequence[Sequence[str]], penalty: float = 10.0
) -> dict[str, float]:
    """Weights that tell what somebody says from titles, names and scare quotes."""
    import numpy as np

    spoken = np.array([example.spoken for example in examples], dtype=float)

    def gradient(fits: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(1 / (1 + np.exp(-np.clip(fits, -30, 30))) - spoken)

    return descend(Table(rows, range(len(rows))), gradient, penalty)


def _spoken_row(example: Example, fits: Sequence[float]) -> list[str]:
    best = max(range(len(fits)), key=fits.__getitem__, default=-1)
    option = example.options[best] if best >= 0 else None
    return example.stage.spoken_features(example.place, option, fits[best] if option else -4.0)


def read_names(arguments: argparse.Namespace) -> list[str]:
    """The names of the articles in GOLD_DIR that are not left out."""
    without = set(arguments.without.read_text(encoding="utf-8").split()) if arguments.without else set()
    return [path.stem for path in sorted(arguments.gold.glob("*.txt")) if path.stem not in without]


def parse(description: str | None, arguments: Sequence[str]) -> argparse.Namespace:
    """What both recipes take on the command line: gold, out and without."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", type=Path, help="file with the names of articles to leave out")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> None:
    """Reads, learns and writes; tells how many examples there were on stderr."""
    options = parse(__doc__, arguments)
    names = read_names(options)
    examples = read_examples(options.gold, names) + made_up_examples()
    ranker = learn(examples, unseen_fits(examples))
    card = {"candidate": ranker.candidate, "spoken": ranker.spoken, "steps": ranker.steps}
    options.out.write_text(json.dumps(card, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    sys.stderr.write(
        f"{len(names)} articles, {len(examples)} quotations, {sum(bool(e.right) for e in examples)} with a speaker\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
