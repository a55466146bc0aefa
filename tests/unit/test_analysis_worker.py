"""The worker with real processes."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import CancelledError

import pytest

from reader.analysis import ENGINE, analyze
from reader.analysis.client import AnalysisWorker
from reader.analysis.serialise import from_dict
from reader.errors import AnalysisError
from reader.text.document import Block

TEXT = "“We will go,” Maria Keller said.\n\n“Then go,” she said. A lone \ud800 half."


@pytest.fixture
def log(tmp_path):
    return tmp_path / "state" / "log"


def test_the_worker_finds_what_analyze_finds(log):
    worker = AnalysisWorker(log)
    future = worker.submit(TEXT)
    assert future.result() == analyze(TEXT)
    blocks = (Block("paragraph", 0, len(TEXT), quote=1),)
    assert worker.submit(TEXT, blocks).result() == analyze(TEXT, blocks)
    worker.close()
    worker.close()


def test_a_module_in_the_folder_one_stands_in_is_not_run(log, tmp_path, monkeypatch):
    for name in ("reader", "json"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    worker = AnalysisWorker(log)
    try:
        assert worker.submit(TEXT).result() == analyze(TEXT)
    finally:
        worker.close()


def test_after_close_nothing_is_taken(log):
    worker = AnalysisWorker(log)
    worker.close()
    with pytest.raises(AnalysisError, match="shut down"):
        worker.submit("x")


def test_cancelled_requests_are_skipped_and_close_leaves_none_waiting(log):
    echo = _program("import time\nfor line in sys.stdin: time.sleep(60)")
    worker = AnalysisWorker(log, echo)
    first, second, third = (worker.submit(str(number)) for number in range(3))
    assert second.cancel()
    worker.close()
    assert second.cancelled()
    for future in (first, third):
        with pytest.raises((AnalysisError, CancelledError)):
            future.result()


def test_a_worker_that_died_once_is_started_again(log, tmp_path):
    marker = tmp_path / "died"
    command = _program(f"""
        import pathlib
        marker = pathlib.Path({str(marker)!r})
        if not marker.exists():
            marker.touch()
            sys.stdin.readline()
            sys.exit(3)
        from reader.analysis.worker import main
        main()
        """)
    worker = AnalysisWorker(log, command)
    assert worker.submit("Nobody spoke.").result().engine == ENGINE
    worker.close()


def test_a_worker_that_always_dies_gives_one_clear_line_and_its_stderr_is_logged(log):
    worker = AnalysisWorker(log, _program("sys.stderr.write('out of luck'); sys.exit(3)"))
    with pytest.raises(AnalysisError, match="without an answer") as caught:
        worker.submit("x").result()
    assert "\n" not in str(caught.value)
    worker.close()
    assert "out of luck" in log.read_text()


def test_a_program_that_cannot_be_started_gives_one_clear_line(log, tmp_path):
    worker = AnalysisWorker(log, [str(tmp_path / "nothing")])
    with pytest.raises(AnalysisError, match="cannot be started"):
        worker.submit("x").result()
    worker.close()


def test_a_failed_request_is_answered_with_one_line_and_the_next_one_still_works():
    requests = [
        {"id": 1, "text": 5, "blocks": []},
        {"id": 3, "text": "", "blocks": [{"nothing": 1}]},
        {"id": 2, "text": "Hello", "blocks": []},
    ]
    done = subprocess.run(
        [sys.executable, "-m", "reader.analysis.worker"],
        input="".join(json.dumps(request) + "\n" for request in requests),
        capture_output=True,
        text=True,
        check=True,
    )
    failed, strange, right = (json.loads(line) for line in done.stdout.splitlines())
    assert (failed["id"], strange["id"]) == (1, 3)
    assert all(
        line["error"].startswith("not a request") and "\n" not in line["error"] for line in (failed, strange)
    )
    assert right["id"] == 2
    assert from_dict(right["analysis"]) == analyze("Hello")
    assert done.stderr == ""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_kill_9_of_the_program_ends_its_worker_and_sigint_does_not(tmp_path):
    program = subprocess.Popen(
        _program(f"""
            import pathlib
            from reader.analysis.client import AnalysisWorker
            worker = AnalysisWorker(pathlib.Path({str(tmp_path / "log")!r}))
            worker.submit("One.").result()
            print(worker._process.pid, flush=True)
            sys.stdin.readline()
            worker.submit("Two.").result()
            print("still there", flush=True)
            sys.stdin.readline()
            """),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    pid = int(program.stdout.readline())
    os.kill(pid, signal.SIGINT)
    program.stdin.write("\n")
    program.stdin.flush()
    assert program.stdout.readline() == "still there\n"
    program.kill()
    program.wait()
    _wait_until_gone(pid)
    program.stdin.close()
    program.stdout.close()


def _wait_until_gone(pid):
    """Returns when no process has this id any more (an orphan's status is taken by the system)."""
    for _ in range(2_000_000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if _is_zombie(pid):
            return
    raise AssertionError(f"{pid} still runs")


def _is_zombie(pid):
    """Where nothing adopts orphans (a bare container), one stays listed as dead."""
    status = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return status.stdout.strip().startswith("Z")


def _program(source):
    return [sys.executable, "-c", "import sys\n" + textwrap.dedent(source)]
