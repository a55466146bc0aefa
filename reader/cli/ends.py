"""How every end of the program is told: by exit code and at most one line on stderr."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

from reader.errors import ReaderError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

DONE, COULD_NOT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# What writing to standard output can fail with: full disk, quota, input/output error, file size limit.
_OUTPUT_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG}


def told(work: Callable[[], int]) -> int:
    """Do the work; its exit code, or that of the expected error it ended with."""
    try:
        code = _done(work)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has had enough, as `head` has. Whether that is noticed depends on how much a pipe holds: it is no failure.
        _give_up_output()
        return DONE
    except OSError as error:
        if error.errno not in _OUTPUT_ERRORS or error.filename is not None:
            raise
        _give_up_output()
        return _say(f"the output cannot be written: {error.strerror}", COULD_NOT)
    return code


def _done(work: Callable[[], int]) -> int:
    try:
        return work()
    except UsageError as error:
        return _say(str(error), WRONG_USAGE)
    except ReaderError as error:
        return _say(str(error), COULD_NOT)
    except KeyboardInterrupt:
        return INTERRUPTED


def _say(message: str, code: int) -> int:
    from reader.cli.output import warn

    warn(message)
    return code


def _give_up_output() -> None:
    """Let what is still buffered go nowhere, or Python would complain of it once more when it ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
