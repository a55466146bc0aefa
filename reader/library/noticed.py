"""What was noticed and did not stop anything, as lines for the reader."""

from __future__ import annotations


class Noticed:
    """Lines in the order in which they came, each once, and which of them are about what was asked for."""

    def __init__(self) -> None:
        self._lines: dict[str, bool] = {}

    def add(self, line: str, *, is_asked: bool = False) -> None:
        """Keep a line; is_asked: it is about an article that was asked for."""
        self._lines[line] = is_asked or self._lines.get(line, False)

    @property
    def lines(self) -> list[str]:
        """All of them."""
        return [*self._lines]

    @property
    def asked(self) -> list[str]:
        """Those about what was asked for."""
        return [line for line, is_asked in self._lines.items() if is_asked]
