"""Whether highlights stay on their passage, on documents kept aside, beside exact search and reanchor 0.3.

    READER_SHARED=FOLDER python -m tests.bench anchoring [--part=tuning]

FOLDER/anchoring holds cases.jsonl with the documents' old and new texts; its README says what the fields mean. Kept aside
is the third of the documents whose new text's name has a SHA-256 divisible by three (`is_kept_aside`): nothing in
reader/annotations was tuned on them. Only cases from real edit histories count. reanchor runs in an environment that
peer_environment.py makes.

Right: at least 0.8 of both spans together is common to them, or an orphan where the passage is gone. Wrong place: no
character in common, or anything but an orphan where it is gone. Times are CPU times, the best of three (reanchor: of one).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from reader.annotations import anchor, describe
from tests.bench.peer_environment import find_python, last_line

Case = dict[str, Any]
LARGE = 5_000_000
REPEATS = 3


@dataclass(frozen=True)
class Answer:
    """Where a system says that the passage stands: start None for an orphan."""

    start: int | None
    end: int | None
    ms: float
    status: str = ""


def main(arguments: list[str]) -> None:
    """Prints the tables. FileNotFoundError: the data are not there."""
    folder = _data()
    is_tuning = "--part=tuning" in arguments
    real = [case for case in _cases(folder) if case["source"] == "real"]
    cases = [case for case in real if is_kept_aside(case) != is_tuning]
    part = "tuned on" if is_tuning else "kept aside"
    documents = len({case["new_file"] for case in cases})
    print(f"{len(cases)} real cases in {documents} documents {part}, {time.strftime('%Y-%m-%d')}\n")
    ours = [_ours(folder, case) for case in cases]
    systems = {"exact search nearest to the old place": [_exact(folder, case) for case in cases]}
    reanchor = _reanchor(folder, cases)
    if reanchor:
        systems["reanchor 0.3"] = reanchor
    systems["reader"] = ours
    _print_table(cases, systems)
    _print_classes(cases, ours)
    _print_large(folder, cases)


def is_kept_aside(case: Case) -> bool:
    """Whether the case belongs to the documents that nothing is tuned on."""
    return int(sha256(case["new_file"].encode()).hexdigest(), 16) % 3 == 0


def verdict(case: Case, answer: Answer) -> str:
    """ "right", "extent", "wrong place" or "lost"."""
    if case.get("deleted"):
        return "right" if answer.start is None else "wrong place"
    if answer.start is None or answer.end is None:
        return "lost"
    start, end = case["gold_start"], case["gold_end"]
    common = max(0, min(answer.end, end) - max(answer.start, start))
    if not common:
        return "wrong place"
    return "right" if common >= 0.8 * (answer.end - answer.start + end - start - common) else "extent"


def _data() -> Path:
    folder = Path(os.environ.get("READER_SHARED") or "shared") / "anchoring"
    if not folder.is_dir():
        raise FileNotFoundError(f"no {folder}; set READER_SHARED to the folder with the evaluation data")
    return folder


def _cases(folder: Path) -> list[Case]:
    return [json.loads(line) for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()]


@lru_cache(maxsize=8)
def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _timed(action: Any) -> tuple[Any, float]:
    best = float("inf")
    for _ in range(REPEATS):
        began = time.process_time()
        made = action()
        best = min(best, time.process_time() - began)
    return made, best * 1000


def _ours(folder: Path, case: Case) -> Answer:
    from reader.annotations.alignment import fold

    new = _text(folder / case["new_file"])
    target = describe(_text(folder / case["old_file"]), case["start"], case["end"])

    def place() -> Any:
        fold.cache_clear()  # as if the article had just been opened
        return anchor(new, target)

    found, ms = _timed(place)
    return Answer(found.start, found.end, ms, found.status)


def _exact(folder: Path, case: Case) -> Answer:
    text, words, old = _text(folder / case["new_file"]), case["exact"], case["start"]

    def nearest() -> int | None:
        hits = []
        at = text.find(words)
        while at >= 0:
            hits.append(at)
            at = text.find(words, at + 1)
        return min(hits, key=lambda hit: abs(hit - old), default=None)

    start, ms = _timed(nearest)
    return Answer(start, None if start is None else start + len(words), ms)


def _reanchor(folder: Path, cases: list[Case]) -> list[Answer]:
    """What reanchor finds; nothing, with a line that says why, where it cannot be run."""
    asked = "".join(
        json.dumps(
            {
                "old": str(folder / case["old_file"]),
                "new": str(folder / case["new_file"]),
                "start": case["start"],
                "end": case["end"],
            }
        )
        + "\n"
        for case in cases
    )
    try:
        python = find_python("reanchor", ("reanchor==0.3.0",), ())
        script = Path(__file__).with_name("reanchor_peer.py")
        done = subprocess.run([python, str(script)], input=asked, capture_output=True, text=True, check=True)
    except subprocess.CalledProcessError as error:
        print(f"reanchor was left out: {last_line(error)}\n")
        return []
    found = map(json.loads, done.stdout.splitlines())
    return [Answer(each["start"], each.get("end"), each["ms"]) for each in found]


def _print_table(cases: list[Case], systems: dict[str, list[Answer]]) -> None:
    print("| | right | on a wrong place | lost though present | median ms | p99 ms |")
    print("|---|---|---|---|---|---|")
    for name, answers in systems.items():
        counted = Counter(map(verdict, cases, answers))
        median, high = _times([answer.ms for answer in answers])
        right = 100 * counted["right"] / len(cases)
        print(
            f"| {name} | {right:.1f} % | {counted['wrong place']} | {counted['lost']} | {median} | {high} |"
        )
    print()


def _print_classes(cases: list[Case], answers: list[Answer]) -> None:
    print(
        "| reader, class | cases | right | other extent | wrong place, anchored | wrong place, changed | lost |"
    )
    print("|---|---|---|---|---|---|---|")
    for kind in sorted({case["class"] for case in cases}):
        counted = Counter(
            (told, answer.status if told == "wrong place" else "")
            for case, answer in zip(cases, answers, strict=True)
            if case["class"] == kind
            for told in [verdict(case, answer)]
        )
        whole = counted.total()
        right = 100 * counted["right", ""] / whole
        wrong = f"{counted['wrong place', 'anchored']} | {counted['wrong place', 'changed']}"
        print(
            f"| {kind} | {whole} | {right:.1f} % | {counted['extent', '']} | {wrong} | {counted['lost', '']} |"
        )
    print()


def _print_large(folder: Path, cases: list[Case]) -> None:
    """The same passages in articles of 5 MB: their new text in the middle of all the others, over and over."""
    filler = "\n\n".join(_text(folder / name) for name in sorted({case["new_file"] for case in cases}))
    filler = filler * (LARGE // len(filler) + 1)
    times = []
    for case in cases[:: max(1, len(cases) // 100)]:
        new = _text(folder / case["new_file"])
        text = filler[: LARGE // 2] + new + filler[LARGE // 2 : LARGE - len(new)]
        target = describe(_text(folder / case["old_file"]), case["start"], case["end"])
        times.append(_timed(lambda target=target, text=text: anchor(text, target))[1])
    median, high = _times(times)
    print(f"reader, {len(times)} of them in texts of {LARGE:,} characters: median {median} ms, p99 {high} ms")


def _times(times: list[float]) -> tuple[str, str]:
    ordered = sorted(times)
    median, high = statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"{median:.2f}", f"{high:.1f}" if high >= 1 else f"{high:.2f}"
