"""Analyses: from the cache, computed here, or by the worker process; the reader's corrections on top of each."""

from __future__ import annotations

import json
import os
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from reader.analysis.client import AnalysisWorker
    from reader.analysis.model import Analysis
    from reader.annotations import AnnotationStore
    from reader.library.index import ArticleIndex
    from reader.text import Document


class Analyses:
    """Analyses of documents by their text and blocks. Any thread may call any method."""

    def __init__(self, index: ArticleIndex, store: AnnotationStore) -> None:
        self._index = index
        self._store = store
        self._mutex = RLock()
        self._worker: AnalysisWorker | None = None

    def cached(self, document: Document, article_id: str = "") -> Analysis | None:
        """The corrected analysis of a document analysed before by this engine."""
        plain = self._cached(document)
        return None if plain is None else self._corrected(plain, document, article_id)

    def get(self, document: Document, article_id: str = "") -> Analysis:
        """The corrected analysis, computed in this process where the cache has none."""
        from reader.analysis import analyze

        plain = self._cached(document)
        if plain is None:
            plain = analyze(document.text, document.blocks)
            self._keep(document, plain)
        return self._corrected(plain, document, article_id)

    def request(self, document: Document, article_id: str = "") -> Future[Analysis]:
        """The corrected analysis, computed by the worker process where the cache has none.

        The future raises AnalysisError where the process fails twice.
        """
        from concurrent.futures import Future

        result: Future[Analysis] = Future()
        cached = self.cached(document, article_id)
        if cached is not None:
            result.set_result(cached)
            return result
        inner = self._started().submit(document.text, document.blocks)
        inner.add_done_callback(lambda done: self._finish(done, result, document, article_id))
        result.add_done_callback(lambda outer: inner.cancel() if outer.cancelled() else None)
        return result

    def close(self) -> None:
        """End the worker process."""
        with self._mutex:
            if self._worker:
                self._worker.close()
            self._worker = None

    def _finish(
        self, done: Future[Analysis], result: Future[Analysis], document: Document, article_id: str
    ) -> None:
        if done.cancelled() or not result.set_running_or_notify_cancel():
            result.cancel()
            return
        error = done.exception()
        if error:
            result.set_exception(error)
            return
        self._keep(document, done.result())
        result.set_result(self._corrected(done.result(), document, article_id))

    def _started(self) -> AnalysisWorker:
        from reader.analysis.client import AnalysisWorker

        with self._mutex:
            if self._worker is None:
                folder = self._index.path.parent
                log = folder / "analysis.log" if os.access(folder, os.W_OK) else Path(os.devnull)
                self._worker = AnalysisWorker(log)
            return self._worker

    def _cached(self, document: Document) -> Analysis | None:
        from reader.analysis import ENGINE
        from reader.analysis.serialise import from_dict

        kept = self._index.analysis(document.structure_hash, ENGINE)
        return None if kept is None else from_dict(json.loads(kept))

    def _keep(self, document: Document, analysis: Analysis) -> None:
        from reader.analysis import ENGINE
        from reader.analysis.serialise import to_dict

        # What lacks a part (no model, say) is made anew when the part is there.
        if not analysis.missing:
            self._index.keep_analysis(document.structure_hash, ENGINE, json.dumps(to_dict(analysis)))

    def _corrected(self, analysis: Analysis, document: Document, article_id: str) -> Analysis:
        records = self._store.corrections(article_id) if article_id else []
        if not records:
            return analysis
        from reader.analysis.corrections import apply
        from reader.library.corrections import from_stored, placed_in

        return apply(analysis, placed_in(document.text, from_stored(records)), document.text)
