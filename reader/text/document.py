"""What is read: one canonical text, the blocks it consists of, and the inline marks on it.

Every offset in the program counts code points into `Document.text`. Markers, link targets and raw HTML are not
in it; they are properties of blocks and marks.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from reader.text.span import Span

_LONE = re.compile("[\ud800-\udfff]")

BlockKind = Literal["paragraph", "heading", "item", "code", "row", "footnote", "rule"]
MarkKind = Literal["strong", "emphasis", "strike", "code", "link", "image", "note"]


@dataclass(frozen=True, slots=True)
class Block:
    """One leaf of the document: a paragraph, a heading, a list item's paragraph, a table row, ...

    Blocks are in the order of the text and do not overlap. Between two of them lies only white space.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Heading: 1 to 6. Table row: 1 for the head, 0 else."""
    depth: int = 0
    """How many lists it stands in."""
    quote: int = 0
    """How many block quotes it stands in."""
    marker: str = ""
    """What stands before the text and is not part of it: "•", "3.", "☐", a footnote's label, a code block's language."""
    group: int = -1
    """Rows of one table, paragraphs of one block quote and items of one list share a number; -1: none."""
    flowed: bool = False
    """Line ends inside it are only where somebody's editor wrapped; they are shown as spaces."""

    @property
    def span(self) -> Span:
        """Where its text lies."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline property of a stretch. `note` is a footnote's reference: empty, standing before `start`."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""
    """Link or image: the address as written, never opened unasked. Note: the footnote's label."""


@dataclass(frozen=True)
class Document:
    """A text ready to be read. See the module's docstring for its coordinates."""

    text: str
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    title: str = field(default="", compare=False)
    """The first heading of level 1 or, in plain text, the first line where it looks like a title; else empty."""
    language: str = field(default="", compare=False)
    """What the front matter says of the language, as written; empty where it says nothing."""

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal; lone surrogates count as U+FFFD."""
        return hashlib.sha256(_LONE.sub("\ufffd", self.text).encode()).hexdigest()

    @cached_property
    def structure_hash(self) -> str:
        """SHA-256 of text and blocks: what an analysis depends on."""
        digest = hashlib.sha256(self.text_hash.encode())
        for block in self.blocks:
            digest.update(f"{block.kind},{block.start},{block.end},{block.quote}\n".encode())
        return digest.hexdigest()

    @cached_property
    def starts(self) -> list[int]:
        """Where each block begins, in order."""
        return [block.start for block in self.blocks]

    def block_index(self, offset: int) -> int:
        """Number of the last block that starts at or before offset, skipping rules; -1 where there is none."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0 and self.blocks[index].kind == "rule":
            index -= 1
        return index

    def headings(self) -> list[Block]:
        """The headings, in order."""
        return [block for block in self.blocks if block.kind == "heading"]
