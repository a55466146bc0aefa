"""What the tagger sees at once: some neighbouring lines of an article, so that one name helps to read the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.analysis.tagging.wordpiece import Piece

PUNCTUATION = 5
"""The shape of a punctuation mark, and of what stands for no piece (borders, padding)."""
_CAPITALISED = 1

Strip = list["Piece"]
"""The pieces of a line, or of a part of a long one."""


def pack(lines: Iterable[Strip], size: int) -> Iterator[list[Strip]]:
    """Windows of at most size pieces (the separator after each strip counted) of neighbouring lines.

    A line that is longer than a window is cut where a sentence ends if one does, else between two words. Empty
    lines are left out. Time is linear in the pieces.
    """
    window: list[Strip] = []
    used = 0
    for line in lines:
        for strip in cut_line(line, size - 1):
            if window and used + len(strip) + 1 > size:
                yield window
                window, used = [], 0
            window.append(strip)
            used += len(strip) + 1
    if window:
        yield window


def cut_line(pieces: Strip, size: int) -> Iterator[Strip]:
    """Strips of at most size pieces."""
    start = 0
    while start < len(pieces):
        end = start + size
        if end < len(pieces):
            end = _best_cut(pieces, start + size // 2, end)
        yield pieces[start:end]
        start = end


def _best_cut(pieces: Strip, first: int, last: int) -> int:
    def gap(cut: int) -> bool:
        return pieces[cut].start > pieces[cut - 1].end

    cuts = range(last, first, -1)
    after_sentence = (
        cut
        for cut in cuts
        if gap(cut) and pieces[cut].shape == _CAPITALISED and pieces[cut - 1].shape == PUNCTUATION
    )
    return next(after_sentence, None) or next((cut for cut in cuts if gap(cut)), last)


def flatten(window: Sequence[Strip], first: int, last: int) -> tuple[list[int], list[int]]:
    """The ids and shapes of a window as the model reads it: `first`, then each strip with `last` after it."""
    ids, shapes = [first], [PUNCTUATION]
    for strip in window:
        ids += [piece.id for piece in strip]
        shapes += [piece.shape for piece in strip]
        ids.append(last)
        shapes.append(PUNCTUATION)
    return ids, shapes
