"""Whether the whole analysis takes time in proportion to a text, however odd: CPU time of 2n beside n characters.

    python -m tests.bench scaling

Every row is a process of its own. The budget is a ratio of 2.5; "MB" is the most memory that the process had
with 2n. Run as a script with a name and a number it measures one text and prints JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

BUDGET = 2.5
_REPEATS = 2


def _one_of_each_category():
    found = {}
    for code in range(sys.maxunicode + 1):
        found.setdefault(unicodedata.category(chr(code)), chr(code))
    return "".join(found.values())


PATTERNS = {
    "no space": ("x", 500_000),
    "no space, full stops": ("x.x.x.", 500_000),
    "nothing but space": (" ", 40_000),
    "unbalanced “": ("“", 5_000),
    "unbalanced straight": ('"a ', 15_000),
    "unbalanced ( and '": ("('b ", 20_000),
    "lone surrogates": ("\ud800\udfff ", 20_000),
    "prose": ("Anna Lee of Siemens said “we will go” in Paris. ", 20_000),
}
"""What is repeated, and n in characters."""
NUMBERED = {
    "people of one surname": ("{} Keller met others. “We will go on,” {} Keller said.\n", 30_000),
    "people of one first name": ("Anna {} met others. “We will go on,” Anna {} said.\n", 30_000),
    "thousands of mayors": ("Mayor Anna {} came.\n“We will go on with this,” the mayor said.\n", 30_000),
    "bodies that begin alike": ("Northern {} Group rose. “We go on,” Northern {} Group said.\n", 30_000),
    "an interview of two": ("KELLER: We will go on to {}.\nHOLM: Will you?\n", 30_000),
    "one paragraph of pronouns": ("The mayor {} came, and he said that she left. ", 30_000),
    "a gap within a name": ("World Bank{:9999}Group", 10_000),
}
"""What is repeated with another word each time, and n in characters."""


def _word(number):
    """Another capitalised word for every number."""
    letters = []
    while number or len(letters) < 2:
        number, digit = divmod(number, 100)
        letters.append("bcdfghklmnprstvwxyzj"[digit % 20] + "aeiou"[digit // 20])
    return "".join(letters).capitalize()


def make_text(name, length):
    """A text of that many characters."""
    if name in NUMBERED:
        return _numbered(NUMBERED[name][0], length)
    unit = _one_of_each_category() if name == "every category" else PATTERNS[name][0]
    return (unit * (length // len(unit) + 1))[:length]


def _numbered(pattern, length):
    if ":" in pattern.partition("{")[2][:2]:
        return pattern.replace(":9999", f":{length}").format("")
    parts, size = [], 0
    while size < length:
        word = _word(len(parts))
        parts.append(pattern.format(word, word))
        size += len(parts[-1])
    return "".join(parts)


def measure(name, length):
    """Least CPU seconds of some analyses, and the peak of the process's memory in MB."""
    from reader.analysis import analyze

    analyze("Anna Lee said so.")
    text = make_text(name, length)
    seconds = []
    for _ in range(_REPEATS):
        begun = time.process_time()
        analyze(text)
        seconds.append(time.process_time() - begun)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return {"seconds": min(seconds), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit}


def _in_a_process(name, length):
    command = [sys.executable, "-m", "tests.bench.scaling", name, str(length)]
    root = Path(__file__).parents[2]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=root).stdout)


def main(argv):
    """Prints the table. Returns 1 where a ratio is over the budget."""
    if len(argv) == 2:
        print(json.dumps(measure(argv[0], int(argv[1]))))
        return 0
    every = {**PATTERNS, **NUMBERED, "every category": ("", 20_000)}
    lengths = {name: length for name, (_, length) in every.items()}
    print(f"{'text':24s} {'n':>8s} {'n s':>7s} {'2n s':>7s} {'ratio':>6s} {'MB':>5s}")
    over = 0
    for name, length in lengths.items():
        small, large = _in_a_process(name, length), _in_a_process(name, 2 * length)
        ratio = large["seconds"] / small["seconds"]
        over += ratio > BUDGET
        print(
            f"{name:24s} {length:8d} {small['seconds']:7.3f} {large['seconds']:7.3f} {ratio:6.2f} {large['peak']:5.0f}"
        )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
