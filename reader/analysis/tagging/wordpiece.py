"""Words into the pieces of an uncased BERT vocabulary, with exact offsets into the text as it was given.

The same pieces as BERT's own tokenizer gives (control characters dropped, CJK apart, accents stripped, lower
case, punctuation apart, longest piece first), but made a chunk between two spaces at a time, so that a chunk
seen before costs one look-up.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LONGEST_WORD = 100
"""Characters; a longer word is unknown as a whole, as in BERT."""
_LONGEST_CACHED_CHUNK = 40
_CACHED_CHUNKS = 50_000

# BERT's white space. The other controls that Python calls white space are dropped by BERT, joining their neighbours.
_CHUNK = re.compile("[^ \t\n\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a word: its number in the vocabulary, its place, and its shape (see `word_shape`)."""

    id: int
    start: int
    end: int
    shape: int
    continues: bool
    """Whether it goes on a run of letters and digits that an earlier piece began."""


@cache
def _folded(char: str) -> str:
    """What stays of one character: nothing of a control or an accent, lower case of the rest."""
    if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs") or char == "\ufffd":
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFD", char) if unicodedata.category(part) != "Mn")
    return "".join(part.lower() for part in plain)


@cache
def _stands_alone(char: str) -> bool:
    """Whether a folded character is a word of its own: punctuation or a CJK ideograph."""
    if char in _ASCII_PUNCTUATION or unicodedata.category(char).startswith("P"):
        return True
    return any(first <= ord(char) <= last for first, last in _CJK)


def word_shape(word: str, continues: bool) -> int:
    """How a piece is written, which the uncased base model cannot see.

    0 lower case, 1 Capitalised, 2 CAPITALS, 3 miXed, 4 with a digit, 5 punctuation; plus 6 where it continues a word.
    """
    if not any(char.isalnum() for char in word):
        kind = 5
    elif any(char.isdigit() for char in word):
        kind = 4
    elif word.isupper() and len(word) > 1:
        kind = 2
    elif word[0].isupper():
        kind = 1
    else:
        kind = 3 if any(char.isupper() for char in word) else 0
    return kind + 6 * continues


class WordPiece:
    """Cuts text into pieces. Keeps what it has cut; safe to share between threads."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary["[UNK]"]
        self.first, self.last = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self._chunks: dict[str, tuple[Piece, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """Reads a vocabulary file: one piece a line, its number being that of the line."""
        pieces = path.read_text(encoding="utf-8").split("\n")
        return cls({piece: number for number, piece in enumerate(pieces) if piece})

    def cut(self, text: str, start: int, end: int) -> list[Piece]:
        """The pieces of text[start:end], with offsets into text."""
        found: list[Piece] = []
        for match in _CHUNK.finditer(text, start, end):
            offset = match.start()
            found += [
                Piece(piece.id, piece.start + offset, piece.end + offset, piece.shape, piece.continues)
                for piece in self._chunk(match.group())
            ]
        return found

    def _chunk(self, chunk: str) -> tuple[Piece, ...]:
        pieces = self._chunks.get(chunk)
        if pieces is None:
            pieces = tuple(self._cut_chunk(chunk))
            if len(chunk) <= _LONGEST_CACHED_CHUNK:
                if len(self._chunks) >= _CACHED_CHUNKS:
                    self._chunks = {}
                self._chunks[chunk] = pieces
        return pieces

    def _cut_chunk(self, chunk: str) -> list[Piece]:
        found = []
        for word, offsets in _words(chunk):
            for number, first, last in self._match(word):
                start, end = offsets[first], offsets[last - 1] + 1
                continues = start > 0 and _is_letter(chunk[start - 1]) and _is_letter(chunk[start])
                found.append(Piece(number, start, end, word_shape(chunk[start:end], continues), continues))
        return found

    def _match(self, word: str) -> list[tuple[int, int, int]]:
        """(number, first, last) of the longest pieces, from the left; the whole word as unknown if some part is."""
        unknown = [(self._unknown, 0, len(word))]
        if len(word) > LONGEST_WORD:
            return unknown
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._vocabulary.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                return unknown
            found.append((number, start, end))
            start = end
        return found


def _is_letter(char: str) -> bool:
    """Whether it is a part of a word; an accent of its own is one, so that decomposed text has the same words."""
    return char.isalnum() or unicodedata.combining(char) > 0


def _words(chunk: str) -> list[tuple[str, Sequence[int]]]:
    """The words of a chunk, folded, with the offset in chunk that each of their characters comes from."""
    if chunk.isascii() and chunk.isalnum():
        return [(chunk.lower(), range(len(chunk)))]
    words: list[tuple[str, list[int]]] = []
    letters: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(chunk):
        for part in _folded(char):
            if _stands_alone(part) and letters:
                words.append(("".join(letters), offsets))
                letters, offsets = [], []
            letters.append(part)
            offsets.append(offset)
            if _stands_alone(part):
                words.append((part, offsets))
                letters, offsets = [], []
    if letters:
        words.append(("".join(letters), offsets))
    return [(word, offsets) for word, offsets in words]
