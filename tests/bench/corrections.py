"""Whether corrections take time in proportion to their number, however long the article is: CPU time of 2n beside n.

    python -m tests.bench corrections

An article of n people, each named and quoted once, gets n corrections of one kind; in the last rows one person is named
and quoted n times. "own" is the search for what is the reader's own then. The budget is a ratio of 2.5.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from dataclasses import replace

from reader.analysis.corrected import apply
from reader.analysis.corrections import Correction
from reader.analysis.effects import own_findings
from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker, TextSpan
from reader.analysis.names.folding import slug

BUDGET = 2.5
_NUMBER = 1000
_REPEATS = 3
_WORDS = "We will go on with the work"
_ONE = "Anna Lee"

ON_QUOTATIONS = {
    "speaker": {"kind": "set-speaker", "name": "{name}"},
    "speaker, new name": {"kind": "set-speaker", "name": "{new}"},
    "speaker, nobody": {"kind": "set-speaker"},
    "quotation": {"kind": "quotation", "type": "partial", "name": "{name}"},
    "no quotation": {"kind": "not-quotation"},
}
ON_NAMES = {
    "name": {"kind": "entity", "name": "{new}", "type": "ORG"},
    "name, apart": {"kind": "entity", "name": "Peter Falk", "type": "ORG", "apart": True},
    "no name": {"kind": "not-entity"},
    "no name everywhere": {"kind": "not-entity", "everywhere": True},
    "type": {"kind": "entity-type", "name": "{name}", "type": "ORG"},
    "rename": {"kind": "merge-entities", "name": "{name}", "other": "{new}"},
    "merge": {"kind": "merge-entities", "name": "{name}", "other": "Peter Falk"},
    "split": {"kind": "split-entity", "name": "{name}", "other": "{new}", "type": "PERSON"},
}
OF_ONE = {
    "one: name": ON_NAMES["name"],
    "one: split": ON_NAMES["split"],
    "one: split by words": {"kind": "split-entity", "name": _ONE, "exact": _ONE, "other": "Peter Falk"},
}
"""What is corrected, by the name of the row. {name}: whose mention it is; {new}: a name that nobody has."""


def name_of(number, first="Anna"):
    """A name that no other number has, all of letters."""
    return f"{first} {''.join('bcdfglmnpr'[int(digit)] + 'a' for digit in f'{number:05}').capitalize()}"


def make_article(names):
    """A text in which each name says something, and what is found there."""
    parts, quotations, mentions = [], [], defaultdict(list)
    start = 0
    for number, name in enumerate(names):
        parts.append(f"“{_WORDS},” {name} said.\n\n")
        place = start + len(f"“{_WORDS},” ")
        mentions[name].append(Mention(place, place + len(name), name))
        told = Speaker(name, f"person:{slug(name)}", TextSpan(place, place + len(name), name), 0.9)
        quotations.append(Quotation(start + 1, start + 1 + len(_WORDS), _WORDS, "direct", number, told))
        start += len(parts[-1])
    entities = [
        Entity(f"person:{slug(name)}", name, "PERSON", (), tuple(each)) for name, each in mentions.items()
    ]
    return "".join(parts), Analysis(tuple(quotations), tuple(entities))


def make_corrections(analysis, pattern, spans):
    """A correction on each span; where the pattern has words of its own, one on all of those."""
    made = []
    for number, (span, said) in enumerate(zip(spans, analysis.quotations, strict=True)):
        words = {"name": said.speaker.name, "new": name_of(number, "Peter")}
        fields = {
            key: value.format(**words) if isinstance(value, str) else value for key, value in pattern.items()
        }
        one = Correction(id=f"{number:06}", article="a", created=f"{number:06}", **fields)
        if one.exact:
            return [one]
        made.append(replace(one, start=span.start, end=span.end, exact=span.text))
    return made


def measure(row, number):
    """Least CPU seconds to apply n corrections, and to tell what is the reader's own then."""
    names = [_ONE if row in OF_ONE else name_of(each) for each in range(number)]
    text, analysis = make_article(names)
    mentions = [mention for entity in analysis.entities for mention in entity.mentions]
    spans = analysis.quotations if row in ON_QUOTATIONS else mentions
    made = make_corrections(analysis, (ON_QUOTATIONS | ON_NAMES | OF_ONE)[row], spans)
    applying, telling = [], []
    for _ in range(_REPEATS):
        begun = time.process_time()
        corrected = apply(analysis, made, text)
        applied = time.process_time()
        own_findings(corrected, made)
        applying.append(applied - begun)
        telling.append(time.process_time() - applied)
    return min(applying), min(telling)


def main(argv):
    """Prints the table. Returns 1 where a ratio of applying is over the budget."""
    del argv
    print(f"{'n = ' + str(_NUMBER):22s} {'n s':>7s} {'2n s':>7s} {'ratio':>6s} {'own':>6s}")
    over = 0
    for row in (*ON_QUOTATIONS, *ON_NAMES, *OF_ONE):
        small, large = measure(row, _NUMBER), measure(row, 2 * _NUMBER)
        ratio, own = (many / few for many, few in zip(large, small, strict=True))
        over += ratio > BUDGET
        print(f"{row:22s} {small[0]:7.3f} {large[0]:7.3f} {ratio:6.2f} {own:6.2f}", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
