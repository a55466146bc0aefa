"""What the scorer says of every single quotation, for tables by kind; the judging is the scorer's own, loaded by its path."""

from __future__ import annotations

import importlib.util
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.quote_cases import Case

if TYPE_CHECKING:
    from types import ModuleType

_RIGHT = ("hit", "name", "resolved_ok")
_UNJUDGED = "resolved"
_SAME = 0.8
"""The scorer's bound for two spans to be the same, intersection by union."""


@dataclass(frozen=True)
class Outcome:
    """What became of a gold direct quotation."""

    case: Case
    is_found: bool
    verdict: str | None
    """The scorer's word for the speaker; None where the quotation was not found or has no speaker in the gold."""

    @property
    def is_judged(self) -> bool:
        """Whether the scorer counts the speaker as right or wrong."""
        return self.verdict is not None and self.verdict != _UNJUDGED

    @property
    def is_right(self) -> bool:
        """Whether the scorer counts the speaker as right."""
        return self.verdict in _RIGHT


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_quotes", path)
    if not spec or not spec.loader:
        raise FileNotFoundError(f"no {path}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def judge(gold: Path, found: dict[str, list[dict[str, Any]]]) -> list[Outcome]:
    """The outcome of every gold direct quotation of the articles named."""
    scorer = load_scorer(gold.parent / "score_quotes.py")
    names = gold.parent / "quotes_gold_resolved.json"
    resolved = json.loads(names.read_text(encoding="utf-8")) if names.exists() else {}
    return [
        outcome
        for name, predictions in found.items()
        for outcome in _judge_article(scorer, gold / name, predictions, resolved.get(name, {}))
    ]


def _judge_article(
    scorer: ModuleType, article: Path, predictions: list[dict[str, Any]], resolved: dict[str, Any]
) -> list[Outcome]:
    text = Path(f"{article}.txt").read_bytes().decode("utf-8")
    items = json.loads(Path(f"{article}.json").read_text(encoding="utf-8"))["quotes"]
    given = _loaded(scorer, text, predictions)
    partner = _match([scorer.trim(text, item["start"], item["end"]) for item in items], given)
    outcomes = []
    for place, item in enumerate(items):
        if item["kind"] == "direct":
            verdict = None
            if place in partner and item["source_spans"]:
                names = resolved.get(str(item["start"]))
                verdict, _ = scorer.judge(item, given[partner[place]], text, names)
            outcomes.append(Outcome(Case(text, item, items), place in partner, verdict))
    return outcomes


def _loaded(scorer: ModuleType, text: str, predictions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The predictions split and trimmed, as the scorer reads them from a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "predictions.json")
        path.write_text(json.dumps(predictions), encoding="utf-8")
        loaded: list[dict[str, Any]] = scorer.load_pred(str(path), text)
    return loaded


def _match(gold: list[tuple[int, int]], given: list[dict[str, Any]]) -> dict[int, int]:
    """The prediction for each gold span that has one: one to one, the likest first, as the scorer's docstring says."""
    alike = sorted(
        (-likeness, i, j)
        for i, (start, end) in enumerate(gold)
        for j, item in enumerate(given)
        if (likeness := _likeness(start, end, item["s"], item["e"])) >= _SAME
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in alike:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _likeness(start: int, end: int, left: int, right: int) -> float:
    shared = min(end, right) - max(start, left)
    return max(0, shared) / max(1, max(end, right) - min(start, left))
