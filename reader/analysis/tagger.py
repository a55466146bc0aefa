"""The tagger: which words name a person, a place, a body ... A small neural model, run by ONNX Runtime on the CPU.

Importing this module is cheap; numpy and onnxruntime are imported when the model is loaded.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.wordpiece import Piece, WordPiece
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.text.span import Span

WEIGHTS = Path(__file__).parent / "weights"
_BATCH = 8
_PUNCTUATION = 5
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A stretch that the model takes for a name, and for what kind of name."""

    start: int
    end: int
    type: str
    """PERSON, LOC, FAC, ORG, NORP, MISC, PRODUCT, DATE or MONEY."""


class Tagger:
    """The loaded model. `tag` may be called from several threads.

    Raises AnalysisError when it is made and the engine or the model cannot be used.
    """

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._session = _open_session(folder / "tagger.onnx")
        try:
            self._words = WordPiece.from_file(folder / "vocab.txt")
            card = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise AnalysisError(_broken_install(error)) from error
        self._labels: list[str] = card["labels"]
        self._window: int = card["max_pieces"]

    def tag(self, text: str, parts: Iterable[Span]) -> list[TaggedSpan]:
        """The names in the given parts of text, in order. No name runs over a line's end or a part's."""
        windows = [window for part in parts for window in self._windows(text, part)]
        found: list[TaggedSpan] = []
        for window, labels in zip(windows, self._label(windows), strict=True):
            found += _join(window, labels)
        return found

    def _windows(self, text: str, part: Span) -> Iterator[list[Piece]]:
        for line in _LINE.finditer(text, part.start, part.end):
            pieces = self._words.cut(text, line.start(), line.end())
            yield from _cut_windows(pieces, self._window)

    def _label(self, windows: Sequence[list[Piece]]) -> list[list[str]]:
        """The label of every piece. Windows of like length go together, so that little is padding."""
        order = sorted(range(len(windows)), key=lambda number: len(windows[number]))
        labels: list[list[str]] = [[] for _ in windows]
        for first in range(0, len(order), _BATCH):
            numbers = order[first : first + _BATCH]
            for number, row in zip(numbers, self._run([windows[number] for number in numbers]), strict=True):
                labels[number] = [self._labels[tag] for tag in row[: len(windows[number])]]
        return labels

    def _run(self, rows: Sequence[list[Piece]]) -> list[list[int]]:
        import numpy as np

        width = max(map(len, rows)) + 2
        ids = np.zeros((len(rows), width), np.int64)
        shapes = np.full((len(rows), width), _PUNCTUATION, np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        for row, pieces in enumerate(rows):
            last = len(pieces) + 1
            ids[row, 0], ids[row, last] = self._words.first, self._words.last
            ids[row, 1:last] = [piece.id for piece in pieces]
            shapes[row, 1:last] = [piece.shape for piece in pieces]
            mask[row, : last + 1] = 1
        (logits,) = self._session.run(None, {"ids": ids, "shape": shapes, "mask": mask})
        best: list[list[int]] = logits.argmax(-1)[:, 1:].tolist()
        return best


def _cut_windows(pieces: list[Piece], size: int) -> Iterator[list[Piece]]:
    """Windows of at most size pieces, cut where a sentence ends if one does, else between two words."""
    start = 0
    while start < len(pieces):
        end = start + size
        if end < len(pieces):
            end = _best_cut(pieces, start + size // 2, end)
        yield pieces[start:end]
        start = end


def _best_cut(pieces: list[Piece], first: int, last: int) -> int:
    def gap(cut: int) -> bool:
        return pieces[cut].start > pieces[cut - 1].end

    cuts = range(last, first, -1)
    after_sentence = (
        cut for cut in cuts if gap(cut) and pieces[cut].shape == 1 and pieces[cut - 1].shape == _PUNCTUATION
    )
    return next(after_sentence, None) or next((cut for cut in cuts if gap(cut)), last)


def _join(pieces: list[Piece], labels: list[str]) -> list[TaggedSpan]:
    """Spans out of BIO labels; a piece that continues a word follows the word's first piece."""
    found: list[TaggedSpan] = []
    inside = False
    for piece, label in zip(pieces, labels, strict=True):
        joins = label[0] == "I" and inside and found[-1].type == label[2:]
        if inside and (piece.continues or joins):
            found[-1] = TaggedSpan(found[-1].start, piece.end, found[-1].type)
        elif not piece.continues:
            inside = label != "O"
            if inside:
                found.append(TaggedSpan(piece.start, piece.end, label[2:]))
    return found


def _open_session(path: Path) -> Any:
    try:
        import onnxruntime  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        raise AnalysisError(
            f"entities are missing: ONNX Runtime cannot be imported ({_one_line(error)}); "
            "install it with: pip install onnxruntime numpy"
        ) from error
    if not path.is_file():
        raise AnalysisError(_broken_install(FileNotFoundError(f"no file {path.name}")))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Errors come as exceptions; warnings about the machine are nobody's business here.
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (RuntimeError, OSError, ValueError) as error:
        raise AnalysisError(_broken_install(error)) from error


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]


def _broken_install(error: BaseException) -> str:
    return f"entities are missing: the language model cannot be read ({_one_line(error)}); install reader-tui again"


_loading = threading.Lock()


def load_tagger() -> Tagger:
    """The model, loaded once a process. Raises AnalysisError where it cannot be."""
    with _loading:
        return _load()


@cache
def _load() -> Tagger:
    return Tagger()
