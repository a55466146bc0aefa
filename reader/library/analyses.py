"""Analyses: from the cache, computed here, or by the worker process; the reader's corrections on top of each."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.errors import AnalysisError, ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future

    from reader.analysis.client import AnalysisWorker
    from reader.analysis.model import Analysis
    from reader.annotations import AnnotationStore
    from reader.library.index import ArticleIndex
    from reader.text import Document

_NO_MODELS: Mapping[str, str] = MappingProxyType({})
_LONG = 50_000
"""Characters that take some seconds: a longer text is not waited for when another one is asked for or nobody waits."""


@dataclass(frozen=True, eq=False)
class _Request:
    document: Document
    article_id: str
    future: Future[Analysis]

    @property
    def is_long(self) -> bool:
        return len(self.document.text) > _LONG


class Analyses:
    """Analyses of documents by their text and blocks. Any thread may call any method."""

    def __init__(
        self,
        index: ArticleIndex,
        store: AnnotationStore,
        models: Callable[[], Mapping[str, str]] = lambda: _NO_MODELS,
    ) -> None:
        """models: the user's spaCy models by language, asked for when an analysis is."""
        self._index = index
        self._models = models
        self._store = store
        self._mutex = RLock()
        self._worker: AnalysisWorker | None = None
        self._running: _Request | None = None
        self._waiting: list[_Request] = []
        """The newest last: it is the one that is looked at."""

    def cached(self, document: Document, article_id: str = "") -> Analysis | None:
        """The corrected analysis of a document analysed before by this engine."""
        plain = self._cached(document)
        return None if plain is None else self._corrected(plain, document, article_id)

    def get(self, document: Document, article_id: str = "") -> Analysis:
        """The corrected analysis, computed in this process where the cache has none."""
        from reader.analysis import analyze

        plain = self._cached(document)
        if plain is None:
            plain = analyze(document.text, document.blocks, language=document.language, models=self._models())
            self._keep(document, plain)
        return self._corrected(plain, document, article_id)

    def request(self, document: Document, article_id: str = "") -> Future[Analysis]:
        """The corrected analysis, computed by the worker process where the cache has none.

        The newest request goes first; a long one that is running then begins again after it, and ends when its future
        is cancelled. The future raises AnalysisError where the process fails twice.
        """
        from concurrent.futures import Future

        request = _Request(document, article_id, Future())
        cached = self.cached(document, article_id)
        if cached is not None:
            request.future.set_result(cached)
            return request.future
        with self._mutex:
            self._waiting.append(request)
            interrupted = self._running if self._running and self._running.is_long else None
            if interrupted:
                self._waiting.insert(0, interrupted)
            stopped = self._stop() if interrupted else None
        request.future.add_done_callback(lambda outer: self._drop(request) if outer.cancelled() else None)
        if stopped:
            stopped.close()
        self._go_on()
        return request.future

    def close(self) -> None:
        """End the worker process. What was not analysed yet is cancelled."""
        with self._mutex:
            left = [*self._waiting, *([self._running] if self._running else [])]
            self._waiting.clear()
            stopped = self._stop()
        for request in left:
            request.future.cancel()
        if stopped:
            stopped.close()

    def _stop(self) -> AnalysisWorker | None:
        """Let go of the worker, which the caller closes when it holds the mutex no more: the worker's thread takes it."""
        with self._mutex:
            stopped, self._worker, self._running = self._worker, None, None
            return stopped

    def _drop(self, request: _Request) -> None:
        """Nobody waits for it any more. A short one that is running goes on: its analysis is kept."""
        with self._mutex:
            if request in self._waiting:
                self._waiting.remove(request)
            stopped = self._stop() if request is self._running and request.is_long else None
        if stopped:
            stopped.close()
            self._go_on()

    def _go_on(self) -> None:
        """Give the worker the newest request, where it has none."""
        while request := self._begun():
            try:
                plain = self._cached(request.document)  # analysed while it waited
                if plain is not None:
                    self._settle(request, plain)
                elif self._submit(request):
                    return
            except AnalysisError as error:
                self._fail(request, error)
            with self._mutex:
                self._running = None if self._running is request else self._running

    def _begun(self) -> _Request | None:
        with self._mutex:
            if self._running or not self._waiting:
                return None
            self._running = self._waiting.pop()
            return self._running

    def _submit(self, request: _Request) -> bool:
        """Hand it to the worker; False where it was dropped or put back meanwhile."""
        with self._mutex:
            if self._running is not request:
                return False
            worker = self._started()
            document = request.document
            inner = worker.submit(
                document.text, document.blocks, language=document.language, models=self._models()
            )
        inner.add_done_callback(lambda done: self._finish(worker, request, done))
        return True

    def _finish(self, worker: AnalysisWorker, request: _Request, done: Future[Analysis]) -> None:
        """Called in the worker's thread."""
        error = None if done.cancelled() else done.exception()
        is_done = not (done.cancelled() or error)
        if is_done:
            self._keep(request.document, done.result())
        with self._mutex:
            if self._worker is not worker:
                return  # it was stopped: who stopped it has seen to the request
            self._running = None
        if is_done:
            self._settle(request, done.result())
        elif error:
            self._fail(request, error)
        self._go_on()

    def _settle(self, request: _Request, plain: Analysis) -> None:
        if not request.future.set_running_or_notify_cancel():
            return
        try:
            request.future.set_result(self._corrected(plain, request.document, request.article_id))
        except ReaderError as error:
            request.future.set_exception(error)

    def _fail(self, request: _Request, error: BaseException) -> None:
        if request.future.set_running_or_notify_cancel():
            request.future.set_exception(error)

    def _started(self) -> AnalysisWorker:
        from reader.analysis.client import AnalysisWorker

        with self._mutex:
            if self._worker is None:
                folder = self._index.path.parent
                log = folder / "analysis.log" if os.access(folder, os.W_OK) else Path(os.devnull)
                self._worker = AnalysisWorker(log)
            return self._worker

    def _cached(self, document: Document) -> Analysis | None:
        from reader.analysis.serialise import from_dict

        kept = self._index.analysis(document.structure_hash, self.engine(document.language))
        return None if kept is None else from_dict(json.loads(kept))

    def _keep(self, document: Document, analysis: Analysis) -> None:
        from reader.analysis.serialise import to_dict

        # What lacks a part (no model, say) is made anew when the part is there.
        if analysis.is_complete:
            engine = self.engine(document.language)
            self._index.keep_analysis(document.structure_hash, engine, json.dumps(to_dict(analysis)))

    def engine(self, language: str) -> str:
        """What an analysis depends on besides text and blocks: our engine, the language told, the user's models."""
        from reader.analysis import ENGINE

        models = ",".join(f"{code}={name}" for code, name in sorted(self._models().items()))
        return "/".join(filter(None, (ENGINE, language, models)))

    def _corrected(self, analysis: Analysis, document: Document, article_id: str) -> Analysis:
        records = self._store.corrections(article_id) if article_id else []
        if not records:
            return analysis
        from reader.analysis.corrected import apply
        from reader.library.corrections import from_stored, placed_in

        return apply(analysis, placed_in(document.text, from_stored(records)), document.text)
