"""Plain text onto a Document: normalise, then find paragraphs.

The canonical text is the file's own text, so what is found here is only where paragraphs lie and whether their
line ends are the author's (verse, addresses) or a typewriter's (text wrapped by hand at some column).
"""

from __future__ import annotations

import re
import unicodedata

from reader.text.document import Block, Document

_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)], "�")
_WRAPPED = range(45, 101)
"""Lengths, in code points, of lines that somebody may have wrapped by hand."""
_LONGEST_TITLE = 160


def normalise(source: str) -> str:
    """The canonical form of any text: no BOM, line ends as LF, NFC, other control characters as U+FFFD one for one."""
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", without_controls(text))


def without_controls(text: str) -> str:
    """The text with control characters (but tab and LF) replaced by U+FFFD, one for one."""
    return text if text.isascii() and text.isprintable() else text.translate(_CONTROLS)


def parse_plain(source: str) -> Document:
    """A plain text as a Document; every character of its canonical form is kept.

    A first line that stands alone and does not end like a sentence is its title.
    """
    text = normalise(source)
    blocks: list[Block] = []
    start = end = -1
    offset = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            start, end = (offset if start < 0 else start), offset + len(line)
        elif start >= 0:
            blocks.append(_paragraph(text, start, end))
            start = -1
        offset += len(line) + 1
    if start >= 0:
        blocks.append(_paragraph(text, start, end))
    return _with_title(text, blocks)


def _paragraph(text: str, start: int, end: int) -> Block:
    return Block("paragraph", start, end, flowed=_is_wrapped_by_hand(text[start:end]))


def _is_wrapped_by_hand(paragraph: str) -> bool:
    """Whether each line ends where the next word did not fit, as an editor that fills paragraphs leaves it.

    The column is that of the longest line; one word more would have gone over it on (almost) every line.
    """
    if "\n" not in paragraph:
        return False
    lines = paragraph.split("\n")
    widest = max(map(len, lines))
    if widest not in _WRAPPED or any(line[:1].isspace() for line in lines[1:]):
        return False
    early = sum(
        len(line) + 1 + len(following.split(None, 1)[0]) <= widest - 3
        for line, following in zip(lines, lines[1:], strict=False)
    )
    return early * 10 <= len(lines) - 1


def _with_title(text: str, blocks: list[Block]) -> Document:
    if len(blocks) < 2 or not _is_title(text[blocks[0].start : blocks[0].end]):
        return Document(text, tuple(blocks))
    first = blocks[0]
    heading = Block("heading", first.start, first.end, level=1)
    return Document(text, (heading, *blocks[1:]), title=text[first.start : first.end].strip())


def _is_title(paragraph: str) -> bool:
    return (
        "\n" not in paragraph
        and len(paragraph) <= _LONGEST_TITLE
        and re.search(r"[.:;,]\W*$", paragraph.rstrip()) is None
        and any(character.isalnum() for character in paragraph)
    )
