"""The program's end of the worker process: texts in, futures of analyses out."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.analysis.serialise import blocks_to_list, from_dict
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.analysis.model import Analysis
    from reader.text.document import Block

COMMAND = (sys.executable, "-P", "-m", "reader.analysis.worker")
"""-P: a module that lies in the folder one stands in is not run in the place of this one."""
_ATTEMPTS = 2
_GRACE = 2.0
"""Seconds that a worker has to end by itself."""


@dataclass(frozen=True, slots=True)
class _Request:
    line: bytes
    future: Future[Analysis]


class AnalysisWorker:
    """Analyses texts in another process, one at a time, in the order in which they were submitted.

    The process starts with the first request. A request on which it dies is tried once more in a new one; then
    its future has an AnalysisError. All methods may be called from any thread.
    """

    def __init__(self, log: Path, command: Sequence[str] = COMMAND) -> None:
        """log: the file to which the process's stderr is added; command: what to run."""
        self._log, self._command = log, tuple(command)
        self._requests: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def submit(
        self,
        text: str,
        blocks: Sequence[Block] = (),
        *,
        language: str = "",
        models: Mapping[str, str] | None = None,
    ) -> Future[Analysis]:
        """The analysis to come, see `analyze`.

        Cancelling the future before its turn skips it. Raises AnalysisError after `close`.
        """
        request = _Request(_request_line(text, blocks, language, models or {}), Future())
        with self._lock:
            if self._is_closed:
                raise AnalysisError("the analysis has been shut down; start the program again")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)
                self._thread.start()
            self._requests.put(request)
        return request.future

    def close(self) -> None:
        """Ends the process and waits for it. What has not been answered is cancelled or fails. May be called twice."""
        with self._lock:
            self._is_closed = True
            thread, process = self._thread, self._process
        self._requests.put(None)
        if process is not None:
            process.kill()
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        try:
            while (request := self._requests.get()) is not None and not self._is_closed:
                if request.future.set_running_or_notify_cancel():
                    self._settle(request)
            self._refuse(request)
        finally:
            self._stop_process()

    def _refuse(self, request: _Request | None) -> None:
        """Cancels what was still waiting when the worker was closed."""
        while request is not None or not self._requests.empty():
            if request is not None:
                request.future.cancel()
            request = None if self._requests.empty() else self._requests.get()

    def _settle(self, request: _Request) -> None:
        try:
            analysis = self._ask(request.line)
        except AnalysisError as error:
            request.future.set_exception(error)
        else:
            request.future.set_result(analysis)

    def _ask(self, line: bytes) -> Analysis:
        for _ in range(_ATTEMPTS):
            reply = self._exchange(line)
            if reply:
                return _read_reply(reply)
            self._stop_process()
            if self._is_closed:
                break
        raise AnalysisError(f"the analysis process ended without an answer; {self._log} may say why")

    def _exchange(self, line: bytes) -> bytes:
        """The answer to a request; nothing where the process died."""
        process = self._running_process()
        if process is None or process.stdin is None or process.stdout is None:
            return b""
        try:
            process.stdin.write(line)
            process.stdin.flush()
            reply = process.stdout.readline()
        except (BrokenPipeError, ConnectionError):
            return b""
        return reply if reply.endswith(b"\n") else b""

    def _running_process(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._is_closed:
                return None
            if self._process is None:
                self._process = self._start()
            return self._process

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("ab") as log:
                return subprocess.Popen(  # noqa: S603 - our own command, no shell
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
                )
        except OSError as error:
            raise AnalysisError(
                f"the analysis process cannot be started ({error}); `reader doctor` checks the set-up"
            ) from error

    def _stop_process(self) -> None:
        """Closes the pipes, so that the process ends, and takes its exit status, so that no zombie stays."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close_quietly(pipe)
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _close_quietly(pipe: Any) -> None:
    # What was still to be written has no reader any more.
    with suppress(BrokenPipeError):
        pipe.close()


def _request_line(text: str, blocks: Sequence[Block], language: str, models: Mapping[str, str]) -> bytes:
    request = {
        "id": 0,
        "text": text,
        "blocks": blocks_to_list(tuple(blocks)),
        "language": language,
        "models": dict(models),
    }
    return json.dumps(request).encode("ascii") + b"\n"


def _read_reply(reply: bytes) -> Analysis:
    plain = json.loads(reply)
    if "error" in plain:
        raise AnalysisError(plain["error"])
    return from_dict(plain["analysis"])
