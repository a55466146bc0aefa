"""Analysis in a process of its own: `python -m reader.analysis.worker`, JSON lines on stdin and stdout.

A request is {"id", "text", "blocks": [...], "language": "", "models": {}}, its answer
{"id", "analysis": {...}} or {"id", "error": "one line"}.
Lone surrogates travel as JSON escapes. The process ends when its stdin closes, which also happens when its parent
is killed; it ignores SIGINT, which the terminal sends to the whole group.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from reader.analysis.engine import analyze
from reader.analysis.serialise import blocks_from_list, to_dict
from reader.errors import AnalysisError, ReaderError

if TYPE_CHECKING:
    from typing import BinaryIO

    from reader.text.document import Block

_NICENESS = 5


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to one request. An error that is expected is told; a bug ends the process, its traceback in the log."""
    try:
        text, blocks = _read_request(request)
        language, models = request.get("language", ""), request.get("models", {})
        return {
            "id": request["id"],
            "analysis": to_dict(analyze(text, blocks, language=language, models=models)),
        }
    except ReaderError as error:
        return {"id": request["id"], "error": str(error)}


def _read_request(request: dict[str, Any]) -> tuple[str, tuple[Block, ...]]:
    text, blocks = request.get("text"), request.get("blocks", [])
    if not isinstance(text, str) or not isinstance(blocks, list):
        raise AnalysisError('not a request: it needs "text", a string, and may have "blocks", a list')
    try:
        return text, blocks_from_list(blocks)
    except TypeError as error:
        raise AnalysisError(f"not a request: a block is not understood ({error})") from error


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers every line of requests until they end."""
    for line in requests:
        answers.write(json.dumps(answer(json.loads(line))).encode("ascii") + b"\n")
        answers.flush()


def main() -> None:
    """Runs on the standard streams. Whatever else writes to stdout ends up on stderr."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        # The parent is gone; there is nobody to tell.
        os._exit(0)


if __name__ == "__main__":
    main()
