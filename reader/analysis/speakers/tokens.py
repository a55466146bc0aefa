"""A paragraph as a row of tokens in which every quotation is one token, so that the reporter's own sentence shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.analysis import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.quotations import Quoted
    from reader.text.span import Span

_TOKEN = re.compile(r"[^\W_]+(?:(?:['’&@-]|\.(?!(?<=[a-z]\.)[A-Z][a-z]))[^\W_]+)*|--|[^\w\s]")
"""A full stop without a space after it ("left.Then") parts words, if it looks like a sentence's end."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or a whole quotation with its marks."""

    start: int
    end: int
    kind: Literal["word", "mark", "quotation"]
    text: str
    """The word as written, the mark; of a quotation its last character."""
    sentence: int
    """Number of its sentence in the paragraph."""
    quotation: int = -1
    """Number of the quotation in the text."""
    mark: str = ""
    """Its opening mark."""

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    def is_mark(self, *marks: str) -> bool:
        """Whether it is one of some punctuation marks; a quotation that ends with one is not."""
        return self.kind == "mark" and self.text in marks


def tokenize(text: str, paragraph: Span, quoted: Sequence[Quoted], first: int) -> list[Token]:
    """The tokens of a paragraph. quoted: its quotations, the first of which has the number `first` in the text."""
    tokens: list[Token] = []
    sentence = 0
    for start, end, kind, words, number in _raw(text, paragraph, quoted, first):
        if (
            tokens
            and _ends_sentence(tokens)
            and (kind == "quotation" or (not words[0].islower() and kind == "word"))
        ):
            sentence += 1
        tokens.append(Token(start, end, kind, words, sentence, number, text[start] if number >= 0 else ""))
    return tokens


def _raw(
    text: str, paragraph: Span, quoted: Sequence[Quoted], first: int
) -> Iterator[tuple[int, int, Literal["word", "mark", "quotation"], str, int]]:
    reached = paragraph.start
    for number, item in enumerate(quoted, first):
        yield from _plain(text, reached, item.outer_start)
        yield item.outer_start, item.outer_end, "quotation", text[item.end - 1], number
        reached = item.outer_end
    yield from _plain(text, reached, paragraph.end)


def _plain(
    text: str, start: int, end: int
) -> Iterator[tuple[int, int, Literal["word", "mark", "quotation"], str, int]]:
    for match in _TOKEN.finditer(text, start, end):
        kind: Literal["word", "mark"] = "word" if match.group()[0].isalnum() else "mark"
        yield match.start(), match.end(), kind, match.group(), -1


def _ends_sentence(tokens: Sequence[Token]) -> bool:
    last = tokens[-1]
    if last.kind == "quotation":
        return last.text in ".?!…"
    if last.text not in (".", "?", "!", "…"):
        return False
    before = tokens[-2] if len(tokens) > 1 else None
    if last.text != "." or before is None or before.kind != "word":
        return True
    is_initial = len(before.text) == 1 and before.text.isupper()
    return not is_initial and before.low not in lexicon.ABBREVIATIONS
