"""Everything that is printed: nothing in it can be taken for a command by the terminal."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.intake.clean import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEFAULT_SIZE = (80, 24)
# JSON leaves these as they are, but a terminal would obey them and UTF-8 cannot hold a lone surrogate.
_UNSAFE_IN_JSON = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BATCH = 200


def write(text: str) -> None:
    """Print text as it is, in UTF-8 whatever the locale. Only for text that is clean already."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


class Styled(NamedTuple):
    """A line in a style: an SGR code as in "1" for bold."""

    text: str
    style: str


def write_lines(lines: Iterable[str | Styled]) -> None:
    """Print lines with controls replaced, some at a time, so that a pipe's reader need not wait for all."""
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    batch: list[str] = []
    for line in lines:
        batch.append(_drawn(line, plain=plain))
        if len(batch) == _BATCH:
            write("\n".join([*batch, ""]))
            batch.clear()
    if batch:
        write("\n".join([*batch, ""]))


def _drawn(line: str | Styled, *, plain: bool) -> str:
    if isinstance(line, str):
        return clean_text(line)
    return clean_text(line.text) if plain else f"\x1b[{line.style}m{clean_text(line.text)}\x1b[0m"


def write_json(items: Iterable[Any]) -> None:
    """Print a JSON array, one item a line."""
    rows = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    array = f"[\n{rows}\n]\n" if rows else "[]\n"
    write(_UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", array))


def tell_nothing(what: str, **filters: str | None) -> None:
    """Print one line to stderr where a listing has nothing: which of the options given nothing fits, else what is not there."""
    given = " ".join(f"--{name} {value}" for name, value in filters.items() if value)
    warn(f"nothing fits {given}" if given else f"there are no {what}")


def warn(message: str) -> None:
    """Print one line to stderr."""
    line = f"reader: {clean_line(message)}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def width() -> int:
    """Cells of a line of the terminal, 80 where there is none."""
    return max(20, shutil.get_terminal_size(_DEFAULT_SIZE).columns)


def fit(text: str, cells: int) -> str:
    """One clean line cut or filled to exactly that many cells."""
    from rich.cells import cell_len, set_cell_size

    line = clean_line(text)
    if cell_len(line) > cells:
        return set_cell_size(line, cells - 1) + "…"
    return set_cell_size(line, cells)
