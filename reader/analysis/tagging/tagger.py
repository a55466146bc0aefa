"""The tagger: which words name a person, a place, a body ... A small neural model, run by ONNX Runtime on the CPU.

Importing this module is cheap; numpy and onnxruntime are imported when the model is loaded.
"""

from __future__ import annotations

import json
import re
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.tagging.decoding import Decoder
from reader.analysis.tagging.windows import PUNCTUATION, Strip, flatten, pack
from reader.analysis.tagging.wordpiece import WordPiece
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.text.span import Span

WEIGHTS = Path(__file__).parents[1] / "weights"
STATES = 384
"""Size of the model's states."""
_BATCH_PIECES = 512
_GROUP_WINDOWS = 256
"""Windows that are read before their pieces are forgotten, so that memory does not grow with what the model reads."""
LONGEST_CHUNK = 300
"""Characters without a space; a longer run is no prose (data, a long address, another script) and is not read."""
Row = tuple[tuple[int, ...], tuple[int, ...]]
"""The ids and shapes of a window's pieces."""
Network = Callable[[Any, Any, Any, Any], tuple[Any, Any]]
"""From ids, shapes, mask (arrays, rows x pieces) and projection (STATES x columns) to the logits of the labels (rows x
pieces x labels) and the vectors (rows x pieces x columns)."""
_LINE = re.compile(r"[^\n]+")
_ENDLESS = re.compile(rf"(?<!\S)\S{{{LONGEST_CHUNK + 1},}}")


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A stretch that the model takes for a name, and for what kind of name."""

    start: int
    end: int
    type: str
    """PERSON, LOC, FAC, ORG, NORP, MISC, PRODUCT, DATE or MONEY."""


class Tagging:
    """What the model sees in a text: the names, in order, and how likely any other stretch is one."""

    def __init__(
        self,
        spans: Sequence[TaggedSpan] = (),
        kinds: Sequence[str] = (),
        words: Sequence[tuple[int, int]] = (),
        chances: Any = None,
        vectors: Any = None,
    ) -> None:
        """kinds: of names; words: (start, end) of each, in order; chances: an array, words x kinds.

        vectors: an array, words x the projection's columns; None where none were asked for.
        """
        self.spans = spans
        self._kinds = kinds
        self._starts = [start for start, _ in words]
        self._ends = [end for _, end in words]
        self._chances = chances
        self._vectors = vectors

    def __iter__(self) -> Iterator[TaggedSpan]:
        return iter(self.spans)

    def chances(self, start: int, end: int) -> dict[str, float]:
        """How likely text[start:end] is in a name of each kind: 0 to 1, the mean over its words.

        Empty where the model has read nothing.
        """
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return {}
        return dict(zip(self._kinds, self._chances[first:last].mean(0).tolist(), strict=True))

    @property
    def has_vectors(self) -> bool:
        """Whether `vectors` may be asked."""
        return self._vectors is not None

    def vectors(self, offsets: Sequence[int]) -> Any:
        """The vectors of the words at these offsets: an array, a row each; zeros where the model has read no word."""
        import numpy as np

        rows = np.zeros((len(offsets), self._vectors.shape[1]), self._vectors.dtype)
        for row, offset in enumerate(offsets):
            number = bisect_right(self._starts, offset) - 1
            if number >= 0 and offset < self._ends[number]:
                rows[row] = self._vectors[number]
        return rows


class Tagger:
    """The loaded model. `tag` and `scores` may be called from several threads.

    Raises AnalysisError when it is made and the engine or the model cannot be used.
    """

    def __init__(self, folder: Path = WEIGHTS, network: Network | None = None, window: int = 0) -> None:
        """network: what reads instead of the folder's tagger.onnx; window: pieces that it reads at once."""
        self._network = network or _open_network(folder / "tagger.onnx")
        try:
            self._words = WordPiece.from_file(folder / "vocab.txt")
            card = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise AnalysisError(_broken_install(error)) from error
        self._decoder = Decoder(card["labels"])
        self._window: int = window or card["max_pieces"]

    def tag(self, text: str, parts: Iterable[Span], projection: Any = None) -> Tagging:
        """The names in the given parts of text. No name runs over a line's end or a part's.

        A run of more than LONGEST_CHUNK characters without a space is skipped: it would cost a hundred times what
        prose of its length costs, for nothing.
        projection: an array, STATES x columns: each word gets the vector which that makes of its
        state in the model's fourth layer (states know most about syntax in the middle: Tenney and others, "BERT
        Rediscovers the Classical NLP Pipeline", ACL 2019). The states themselves would be too large to keep.
        """
        import numpy as np

        spans: list[TaggedSpan] = []
        words: list[tuple[int, int]] = []
        chances, vectors = [], []
        for read, borders, scores, rows in self._read(text, parts, projection):
            numbers = self._decoder.best(scores, borders)
            spans += (
                TaggedSpan(read[first][0], read[end - 1][1], kind)
                for first, end, kind in self._decoder.spans(numbers, borders)
            )
            words += read
            chances.append(self._decoder.chances(scores))
            vectors.append(rows)
        if not words:
            return Tagging()
        kept = None if projection is None else np.concatenate(vectors)
        return Tagging(spans, self._decoder.kinds, words, np.concatenate(chances), kept)

    def scores(self, text: str, parts: Iterable[Span]) -> Iterator[tuple[int, Any]]:
        """Where each word of the parts begins, and the logs of the chances of all labels there: for training."""
        for read, _, scores, _ in self._read(text, parts):
            yield from zip((start for start, _ in read), scores, strict=True)

    def _read(
        self, text: str, parts: Iterable[Span], projection: Any = None
    ) -> Iterator[tuple[list[tuple[int, int]], list[int], Any, Any]]:
        """Words, borders (see `_find_words`), scores and vectors (see `_score`) of some windows at a time."""
        import numpy as np

        given = np.zeros((STATES, 0), np.float32) if projection is None else projection
        for windows in _grouped(pack(self._lines(text, parts), self._window)):
            read, borders = _find_words(strip for window in windows for strip in window)
            if read:
                yield read, borders, *self._score(windows, given)

    def _lines(self, text: str, parts: Iterable[Span]) -> Iterator[Strip]:
        for part in parts:
            for line in _LINE.finditer(text, part.start, part.end):
                for start, end in _readable(text, *line.span()):
                    yield self._words.cut(text, start, end)

    def _score(self, windows: Sequence[Sequence[Strip]], projection: Any) -> tuple[Any, Any]:
        """Logs of the chances of all labels, words x labels, in the order of the text; and the words' vectors.

        What recurs is read once.
        """
        import numpy as np

        rows = [self._row(window) for window in windows]
        different = list(dict.fromkeys(rows))
        outputs: dict[Row, tuple[Any, Any]] = {}
        for numbers in _batches([len(ids) for ids, _ in different]):
            some = [different[number] for number in numbers]
            logits, vectors = self._run(some, projection)
            outputs.update(zip(some, zip(logits, vectors, strict=True), strict=True))
        found = [(outputs[row], _head_places(window)) for row, window in zip(rows, windows, strict=True)]
        scores = np.concatenate([logits[heads] for (logits, _), heads in found])
        scores -= scores.max(1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(1, keepdims=True))
        return scores, np.concatenate([vectors[heads].astype(np.float16) for (_, vectors), heads in found])

    def _row(self, window: Sequence[Strip]) -> Row:
        ids, shapes = flatten(window, self._words.first, self._words.last)
        return tuple(ids), tuple(shapes)

    def _run(self, rows: Sequence[Row], projection: Any) -> tuple[Any, Any]:
        import numpy as np

        width = max(len(ids) for ids, _ in rows)
        ids = np.zeros((len(rows), width), np.int64)
        shapes = np.full((len(rows), width), PUNCTUATION, np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        for number, (row_ids, row_shapes) in enumerate(rows):
            ids[number, : len(row_ids)] = row_ids
            shapes[number, : len(row_ids)] = row_shapes
            mask[number, : len(row_ids)] = 1
        return self._network(ids, shapes, mask, projection)


def _grouped(windows: Iterator[list[Strip]]) -> Iterator[list[list[Strip]]]:
    while group := list(islice(windows, _GROUP_WINDOWS)):
        yield group


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line around its endless runs of characters without a space."""
    for endless in _ENDLESS.finditer(text, start, end):
        if endless.start() > start:
            yield start, endless.start()
        start = endless.end()
    if start < end:
        yield start, end


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of rows that go together: of like length, so that little is padding, and not too many pieces."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[number] > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _find_words(strips: Iterable[Strip]) -> tuple[list[tuple[int, int]], list[int]]:
    """(start, end) of each word, and the numbers of the words that begin a strip, with the number of words.

    A word is a piece and those that continue it; a strip that begins within a word leaves out the rest of it.
    """
    words: list[tuple[int, int]] = []
    borders: list[int] = []
    for strip in strips:
        first = len(words)
        for piece in strip:
            if not piece.continues:
                words.append((piece.start, piece.end))
            elif len(words) > first:
                words[-1] = (words[-1][0], piece.end)
        if len(words) > first:
            borders.append(first)
    return words, [*borders, len(words)]


def _head_places(window: Iterable[Strip]) -> list[int]:
    """Where in the window's row the first pieces of words stand."""
    places, place = [], 1
    for strip in window:
        places += [place + number for number, piece in enumerate(strip) if not piece.continues]
        place += len(strip) + 1
    return places


def _open_network(path: Path) -> Network:
    session = _open_session(path)

    def run(ids: Any, shapes: Any, mask: Any, projection: Any) -> tuple[Any, Any]:
        given = {"ids": ids, "shape": shapes, "mask": mask, "projection": projection}
        logits, vectors = session.run(["logits", "vectors"], given)
        return logits, vectors

    return run


def _open_session(path: Path) -> Any:
    try:
        import onnxruntime
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
