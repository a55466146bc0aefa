"""How well entities are found, and at what cost: Wikigold and the newswire articles kept aside from training.

    READER_SHARED=FOLDER python -m tests.bench entities [--peers] [--limit=N]

FOLDER holds eval/ner_wikigold and tagger/newswire: NAME.txt, NAME.json [{"start", "end", "type"}]. Scored: exact
span and type over persons, places and organisations; an article before a name and a possessive after it do not
count. With --peers spaCy's small model is measured beside, in the environment that peer_environment.py makes.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from reader.analysis.training.rows import is_kept_aside
from tests.bench.peer_environment import find_python, last_line

RUNNER = Path(__file__).with_name("entity_runner.py")
KINDS = {
    "PERSON": "PER",
    "PER": "PER",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
}
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")


@dataclass(frozen=True)
class Corpus:
    """Texts with the names in them as (start, end, type)."""

    name: str
    texts: list[str]
    gold: list[list[tuple[int, int, str]]]

    @property
    def words(self):
        """How many words the texts have together."""
        return sum(len(text.split()) for text in self.texts)


def read_corpus(name, paths):
    """The articles of the given JSON files."""
    texts, gold = [], []
    for path in paths:
        texts.append(path.with_suffix(".txt").read_bytes().decode("utf-8"))
        items = json.loads(path.read_text(encoding="utf-8"))
        gold.append([(item["start"], item["end"], item["type"]) for item in items])
    return Corpus(name, texts, gold)


def trim(text, start, end):
    """The bounds of a name without its article and possessive."""
    article = _ARTICLE.match(text, start, end)
    if article and article.end() < end:
        start = article.end()
    possessive = _POSSESSIVE.search(text[start:end])
    if possessive and possessive.start() > 0:
        end = start + possessive.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def score(corpus, found):
    """F1 in per cent, of all kinds ("all") and of each."""
    right, given, wanted = Counter(), Counter(), Counter()
    for text, gold, names in zip(corpus.texts, corpus.gold, found, strict=True):
        expected, seen = _keyed(text, gold), _keyed(text, names)
        for counts, items in ((right, expected & seen), (given, seen), (wanted, expected)):
            counts.update(kind for _, _, kind in items)
    figures = {kind: _f1(right[kind], given[kind], wanted[kind]) for kind in ("PER", "LOC", "ORG")}
    return {"all": _f1(right.total(), given.total(), wanted.total()), **figures}


def _keyed(text, names):
    return {(*trim(text, start, end), KINDS[kind]) for start, end, kind in names if kind in KINDS}


def _f1(right, given, wanted):
    return 200 * right / (given + wanted) if given + wanted else 0.0


def run(python, program, texts):
    """What entity_runner.py answers, from a process of its own."""
    done = subprocess.run(
        [python, RUNNER, program], input=json.dumps(texts).encode(), stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


def ask_peer(corpus):
    """What spaCy's small model finds, in the peers' environment; None, with a line that says why, if it can't be asked."""
    try:
        return run(find_python(), "spacy", corpus.texts)
    except subprocess.CalledProcessError as error:
        print(f"spaCy was left out: {last_line(error)}")
        return None


def measure(corpus, peers):
    """What each system found in a corpus: (corpus, system, answer, names)."""
    answer = run(sys.executable, "reader", corpus.texts)
    measured = [
        (corpus, answer["system"], answer, answer["found"]),
        (corpus, f"{answer['system']}, its tagger alone", answer, answer["tagged"]),
    ]
    answer = ask_peer(corpus) if peers else None
    if answer:
        measured.append((corpus, answer["system"], answer, answer["found"]))
    return measured


def print_table(measured):
    """One row for every corpus and system: quality by type, then cost."""
    print(
        "\n| corpus | system | F1 | persons | places | organisations"
        " | words per CPU second | load, s | first text, s | MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for entry in measured:
        print(make_row(*entry))


def make_row(corpus, system, answer, names):
    """One row of the table."""
    figures = score(corpus, names)
    quality = [f"{figures[kind]:.1f}" for kind in ("all", "PER", "LOC", "ORG")]
    cost = [f"{corpus.words / answer['seconds']:,.0f}", f"{answer['load']:.2f}", f"{answer['first']:.2f}"]
    cells = [corpus.name, system, *quality, *cost, f"{answer['peak']:.0f}"]
    return f"| {' | '.join(cells)} |"


def find_corpora(shared, limit=None):
    """The two corpora, those that are there; of each the first articles up to the limit."""
    wikigold = sorted((shared / "eval" / "ner_wikigold").glob("*.json"))
    newswire = sorted((shared / "tagger" / "newswire").glob("*.json"))
    aside = [path for path in newswire if is_kept_aside(path.stem)]
    found = {"Wikigold": wikigold, "newswire kept aside": aside}
    return [read_corpus(name, paths[:limit]) for name, paths in found.items() if paths]


def main(argv):
    """Prints the table. FileNotFoundError: there is nothing to measure on."""
    parser = argparse.ArgumentParser(
        prog="entities", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", action="store_true", help="measure spaCy's small model, too")
    parser.add_argument("--limit", type=int, help="the first so many articles of each corpus only")
    options, _ = parser.parse_known_args(argv)  # the others are for other benches
    corpora = find_corpora(Path(os.environ.get("READER_SHARED") or "shared"), options.limit)
    if not corpora:
        raise FileNotFoundError("no data; set READER_SHARED to the folder with eval and tagger")
    sizes = [f"{len(corpus.texts)} articles of {corpus.name} ({corpus.words:,} words)" for corpus in corpora]
    print(f"{', '.join(sizes)}, {time.strftime('%Y-%m-%d')}", flush=True)
    print_table([entry for corpus in corpora for entry in measure(corpus, options.peers)])


if __name__ == "__main__":
    main(sys.argv[1:])
