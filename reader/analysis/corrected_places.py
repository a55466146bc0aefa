"""Stretches of a text that come and go while corrections are applied, found by a place. Pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from reader.analysis.corrections import is_same, overlaps

if TYPE_CHECKING:
    from reader.analysis.corrections import Correction
    from reader.analysis.model import Mention, Quotation, TextSpan

T = TypeVar("T")

_STEP = 128
"""How many characters of the text are looked up together: about as many as a quotation has."""


class Places(Generic[T]):
    """Values that stand at stretches of a text. To add, remove or find one takes no longer where there are many.

    A `SpanGroup` that changes: values are found by the parts of the text that they reach into.
    """

    __slots__ = ("_parts",)

    def __init__(self) -> None:
        self._parts: defaultdict[int, dict[T, Quotation | Mention | TextSpan]] = defaultdict(dict)

    def add(self, span: Quotation | Mention | TextSpan, value: T) -> None:
        """Put a value, which stands nowhere yet, at a stretch."""
        for part in _parts_of(span):
            self._parts[part][value] = span

    def remove(self, span: Quotation | Mention | TextSpan, value: T) -> None:
        """Take a value away from the stretch where it was put."""
        for part in _parts_of(span):
            del self._parts[part][value]

    def overlapping(self, place: Correction) -> list[T]:
        """The values that share a character with a place, in no order."""
        return [value for value, span in self._near(place).items() if overlaps(span, place)]

    def same(self, place: Correction | TextSpan) -> list[T]:
        """The values whose stretch is the same words as a place, in no order."""
        return [value for value, span in self._near(place).items() if is_same(span, place)]

    def _near(self, place: Correction | TextSpan) -> dict[T, Quotation | Mention | TextSpan]:
        near: dict[T, Quotation | Mention | TextSpan] = {}
        for part in _parts_of(place):
            near |= self._parts.get(part, {})
        return near


def _parts_of(span: Quotation | Mention | TextSpan | Correction) -> range:
    return range(span.start // _STEP, max(span.start, span.end - 1) // _STEP + 1)
