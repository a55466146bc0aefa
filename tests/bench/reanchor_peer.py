"""Run in an environment that has reanchor: JSON lines {"old", "new", "start", "end"} on stdin -> where it finds each."""

import json
import sys
import time
from pathlib import Path

from reanchor import describe_quote, resolve_quote


def answer(case):
    """What reanchor says of one case, and how many milliseconds that took."""
    old, new = (Path(case[name]).read_bytes().decode("utf-8") for name in ("old", "new"))
    selector = describe_quote(old, case["start"], case["end"])
    began = time.process_time()
    found = resolve_quote(new, selector)
    taken = (time.process_time() - began) * 1000
    return {"start": found.start, "end": found.end, "ms": taken} if found else {"start": None, "ms": taken}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
