"""Quotations and speakers against gold, on the articles kept aside (keep_aside.txt), beside other programs.

    READER_SHARED=FOLDER python -m tests.bench quotes [--peers] [--names=FILE] [--limit=N]

FOLDER/eval/quotes_train holds NAME.txt with NAME.json, FOLDER/eval/score_quotes.py the scorer; what both mean is told in
FOLDER/eval/README.md. --peers also measures textacy, sayswho and a parse by bare spaCy, in the environment that
peer_environment.py makes. --names=FILE takes the articles named there, one a line, instead of those kept aside;
--limit=N the first N. quote_cases.py says what the kinds of case are.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.peer_environment import find_python, last_line
from tests.bench.quote_cases import KINDS, LENGTHS, kinds_of, length_of, mark_of
from tests.bench.quote_judging import Outcome, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KEEP_ASIDE = Path(__file__).with_name("keep_aside.txt")
PEERS = ("textacy", "sayswho", "spacy")
FEWEST = 5
"""Cases of a kind for which a share is printed."""
Prediction = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """What one system found, and how fast."""

    system: str
    found: dict[str, list[Prediction]]
    words_per_second: float
    """Of CPU time, models loaded."""


def main(arguments: list[str]) -> None:
    """Prints the table. FileNotFoundError: the data are not there."""
    gold = _data()
    names = _names(arguments)
    print(f"{len(names)} articles of {gold.name}, {time.strftime('%Y-%m-%d')}, one core\n")
    ours = _ours(gold, names)
    runs = [_marks_alone(gold, names), ours, _without_blocks(ours)]
    if "--peers" in arguments:
        runs += [run for peer in PEERS if (run := _peer(peer, gold, names))]
    scores = [(run, _score(gold, names, run)) for run in runs]
    _print_table(scores)
    _print_kinds(scores[1][1])
    outcomes = judge(gold, ours.found)
    _check(outcomes, scores[1][1])
    _print_cases(outcomes)
    _print_recall(outcomes)
    _print_reliability(gold, runs[1])


def _data() -> Path:
    shared = os.environ.get("READER_SHARED")
    gold = Path(shared or "shared") / "eval" / "quotes_train"
    if not gold.is_dir():
        raise FileNotFoundError(f"no {gold}; set READER_SHARED to the folder with the evaluation data")
    return gold


def _names(arguments: list[str]) -> list[str]:
    chosen = dict(argument.split("=", 1) for argument in arguments if "=" in argument)
    names = Path(chosen.get("--names", KEEP_ASIDE)).read_text(encoding="utf-8").split()
    return names[: int(chosen.get("--limit", len(names)))]


def _read(gold: Path, name: str) -> str:
    return (gold / f"{name}.txt").read_bytes().decode("utf-8")


def _ours(gold: Path, names: list[str]) -> Run:
    from reader.analysis import analyze

    analyze("Maria Keller said: “The harbour opens in spring.”")  # loads the models
    found, words, seconds = {}, 0, 0.0
    for name in names:
        text = _read(gold, name)
        start = time.process_time()
        analysis = analyze(text)
        seconds += time.process_time() - start
        words += len(text.split())
        found[name] = [_prediction(q) for q in analysis.quotations if q.kind != "none"]
    return Run("reader", found, words / seconds)


def _without_blocks(run: Run) -> Run:
    """Without interview turns, which the gold, made from quotation marks, does not have."""
    marked = {name: [item for item in found if item["kind"] != "block"] for name, found in run.found.items()}
    return Run(f"{run.system}, quotation marks only", marked, run.words_per_second)


def _prediction(quotation: Any) -> Prediction:
    made = {"start": quotation.start, "end": quotation.end, "kind": quotation.kind}
    if quotation.speaker:
        mention = quotation.speaker.mention
        made |= {
            "speaker": mention.text,
            "speaker_start": mention.start,
            "speaker_end": mention.end,
            "confidence": quotation.speaker.confidence,
        }
    return made


def _marks_alone(gold: Path, names: list[str]) -> Run:
    """Every stretch of four words or more between marks is a quotation; nobody is named."""
    from reader.analysis.quotations import find_quoted
    from reader.analysis.segments import find_paragraphs

    found, words = {}, 0
    start = time.process_time()
    for name in names:
        text = _read(gold, name)
        words += len(text.split())
        quoted = find_quoted(text, find_paragraphs(text))
        long = [item for item in quoted if len(text[item.start : item.end].split()) >= 4]
        found[name] = [{"start": item.start, "end": item.end} for item in long]
    return Run("quotation marks alone", found, words / (time.process_time() - start))


def _peer(peer: str, gold: Path, names: list[str]) -> Run | None:
    """What another program finds, run in an environment of its own; None, with a line that says why, if it can't be."""
    try:
        python = find_python()
        asked = json.dumps([{"name": name, "text": _read(gold, name)} for name in names])
        script = Path(__file__).with_name("peers.py")
        done = subprocess.run(
            [python, str(script), peer],
            input=asked,
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
    except subprocess.CalledProcessError as error:
        print(f"{peer} was left out: {last_line(error)}")
        return None
    answer = json.loads(done.stdout.splitlines()[-1])
    return Run(answer["system"], answer["found"], answer["words_per_second"])


def _score(gold: Path, names: list[str], run: Run) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "names")
        wanted.write_text("\n".join(names), encoding="utf-8")
        for name, predictions in run.found.items():
            Path(folder, f"{name}.json").write_text(json.dumps(predictions), encoding="utf-8")
        scorer = gold.parent / "score_quotes.py"
        command = [sys.executable, str(scorer), str(gold), folder, "--names", str(wanted), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def _print_table(scores: list[tuple[Run, dict[str, Any]]]) -> None:
    print(
        "| system | detect F1 | detect P | detect R | speaker right | end-to-end F1 | words per CPU second |"
    )
    print("|---|---|---|---|---|---|---|")
    for run, score in scores:
        p, r, f = (_percent(value) for value in score["detect_direct"])
        names_speakers = score["attr_all"]["hits"] > 0
        accuracy = _percent(score["attr_all"]["accuracy"]) if names_speakers else "-"
        whole = _percent(score["e2e"][2]) if names_speakers else "-"
        print(f"| {run.system} | {f} | {p} | {r} | {accuracy} | {whole} | {run.words_per_second:,.0f} |")
    print()


def _print_kinds(score: dict[str, Any]) -> None:
    print("| reader, kind of speaker | quotations | right |")
    print("|---|---|---|")
    for kind in ("named", "nominal", "pronoun", "all"):
        print(
            f"| {kind} | {score[f'attr_{kind}']['matched']} | {_percent(score[f'attr_{kind}']['accuracy'])} |"
        )
    counts = score["counts"]
    print(
        f"\nspeakers given to what nobody says: {counts.get('pred_sp_none', 0)}; "
        f"wrong bounds: {counts.get('pred_unmatched', 0)}; direct and partial together: detect F1 "
        f"{_percent(score['detect_all'][2])}\n"
    )


def _check(outcomes: list[Outcome], score: dict[str, Any]) -> None:
    """Says so if the quotations told apart do not add up to the scorer's own numbers."""
    scored = score["attr_all"]
    ours = sum(o.verdict is not None for o in outcomes), sum(o.is_right for o in outcomes)
    if ours != (scored["matched"], scored["hits"]):
        print(f"the next tables do not add up: {ours} matched and right, {scored} by the scorer\n")


def _print_cases(outcomes: list[Outcome]) -> None:
    """Speakers by kind of case, over the direct quotations found that have a speaker; one may be of several kinds."""
    told = [(set(kinds_of(outcome.case)), outcome) for outcome in outcomes if outcome.verdict is not None]
    print("| reader, kind of case | quotations | right |")
    print("|---|---|---|")
    for kind in KINDS:
        chosen = [outcome for kinds, outcome in told if kind in kinds]
        right = [outcome.is_right for outcome in chosen if outcome.is_judged]
        print(f"| {kind} | {len(chosen)} | {_share(right)} |")
    print()


def _print_recall(outcomes: list[Outcome]) -> None:
    """Direct quotations found, by the mark that opens them and by length."""
    marks = sorted({mark_of(outcome.case) for outcome in outcomes})
    print("| reader, direct quotations | in the gold | found |")
    print("|---|---|---|")
    _print_found(outcomes, marks, lambda outcome: mark_of(outcome.case))
    _print_found(outcomes, LENGTHS, lambda outcome: length_of(outcome.case))
    print()


def _print_found(outcomes: list[Outcome], classes: Iterable[str], class_of: Callable[[Outcome], str]) -> None:
    for name in classes:
        found = [outcome.is_found for outcome in outcomes if class_of(outcome) == name]
        print(f"| {name} | {len(found)} | {_share(found)} |")


def _share(right: list[bool]) -> str:
    """The share in per cent; a dash where there are too few to tell."""
    return _percent(sum(right) / len(right)) if len(right) >= FEWEST else "-"


def _print_reliability(gold: Path, run: Run) -> None:
    """How often the speaker is right, by tenths of the confidence, over direct quotations with a gold speaker."""
    judged = [pair for name, found in run.found.items() for pair in _judged(gold, name, found)]
    print("| confidence | quotations | speaker right |")
    print("|---|---|---|")
    for tenth in range(10):
        right = [hit for confidence, hit in judged if min(int(confidence * 10), 9) == tenth]
        if right:
            print(
                f"| {tenth / 10:.1f}-{(tenth + 1) / 10:.1f} | {len(right)} | {_percent(sum(right) / len(right))} |"
            )
    sure = [hit for confidence, hit in judged if confidence >= 0.9]
    share, right_share = len(sure) / max(1, len(judged)), sum(sure) / max(1, len(sure))
    print(f"\nat 0.9 or more: {_percent(right_share)} % right, {_percent(share)} % of all have it")


def _judged(gold: Path, name: str, found: list[Prediction]) -> list[tuple[float, bool]]:
    items = json.loads((gold / f"{name}.json").read_text(encoding="utf-8"))["quotes"]
    told = [item for item in items if item["kind"] == "direct" and item["source_spans"]]
    return [
        (prediction["confidence"], _is_right(prediction, item))
        for prediction in found
        if "confidence" in prediction
        for item in told
        if _is_same(prediction, item)
    ]


def _is_same(prediction: Prediction, item: Prediction) -> bool:
    shared = min(prediction["end"], item["end"]) - max(prediction["start"], item["start"])
    whole = max(prediction["end"], item["end"]) - min(prediction["start"], item["start"])
    return bool(shared >= 0.8 * whole)


def _is_right(prediction: Prediction, item: Prediction) -> bool:
    start, end = prediction["speaker_start"], prediction["speaker_end"]
    return any(start < right and left < end for left, right in item["source_spans"])
