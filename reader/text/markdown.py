"""Markdown (CommonMark with tables, strikethrough, footnotes and task lists) onto a Document.

Canonical text: blocks joined by an empty line, list items and table rows by a line end, cells by a tab; markers,
link targets and HTML tags are not in it; an image is its alternative text; a soft break is a space; code is
verbatim; footnotes come last.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from reader.text.document import Block, BlockKind, Document, Mark, MarkKind
from reader.text.plain import normalise, without_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BULLETS = "•◦▪"
_TASK = re.compile(r"\[([ xX])\] ")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INLINE_TAGS: dict[str, MarkKind] = {"em": "emphasis", "strong": "strong", "s": "strike", "link": "link"}


def parse_markdown(source: str) -> Document:
    """A Markdown source (without front matter) as a Document. Any str is Markdown; nothing in it is an error."""
    builder = _Builder()
    for token in _parser().parse(normalise(source)):
        builder.take(token)
    return builder.document()


@cache
def _parser() -> MarkdownIt:
    from reader.text.dialect import make_parser

    return make_parser()


@dataclass
class _List:
    """A list that is open while its items are read."""

    ordered: bool
    group: int
    marker: str = ""
    """Of the item being read; empty once its first block has taken it."""
    fresh: bool = False
    """Whether the item being read has no block yet."""


@dataclass
class _Builder:
    """Takes the parser's tokens in order and collects text, blocks and marks."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0
    footnote: str | None = None
    labels: set[str] = field(default_factory=set)
    """Markers of the footnotes' blocks so far: only the first block of a footnote has its label."""
    cells: list[_Inline] | None = None
    header: bool = False
    groups: int = -1
    group: int = -1
    """Of the table or block quote that is open."""
    title: str = ""

    def take(self, token: Token) -> None:
        """Handle one block token; those without a meaning of their own are passed over."""
        handler = _HANDLERS.get(token.type)
        if handler:
            handler(self, token)

    def document(self) -> Document:
        """All that was taken, as a Document."""
        return Document("".join(self.parts), tuple(self.blocks), tuple(self.marks), self.title)

    # -- containers

    def open_list(self, token: Token) -> None:
        if not self.lists:
            self.groups += 1
        self.lists.append(_List(token.type == "ordered_list_open", self.groups))

    def close_list(self, _token: Token) -> None:
        self.lists.pop()

    def open_item(self, token: Token) -> None:
        current = self.lists[-1]
        bullet = _BULLETS[min(len(self.lists), len(_BULLETS)) - 1]
        current.marker = f"{token.info}." if current.ordered else bullet
        current.fresh = True

    def open_quote(self, _token: Token) -> None:
        if not self.quotes:
            self.open_group(_token)
        self.quotes += 1

    def close_quote(self, _token: Token) -> None:
        self.quotes -= 1
        if not self.quotes:
            self.group = -1

    def open_group(self, _token: Token) -> None:
        self.groups += 1
        self.group = self.groups

    def close_group(self, _token: Token) -> None:
        self.group = -1

    def open_heading(self, token: Token) -> None:
        self.heading = int(token.tag[1])

    def open_footnote(self, token: Token) -> None:
        self.footnote = str(token.meta["id"] + 1)

    def close_footnote(self, _token: Token) -> None:
        self.footnote = None

    def open_head(self, _token: Token) -> None:
        self.header = True

    def close_head(self, _token: Token) -> None:
        self.header = False

    def open_row(self, _token: Token) -> None:
        self.cells = []

    def close_row(self, _token: Token) -> None:
        cells, self.cells = self.cells or [], None
        follows = bool(self.blocks) and self.blocks[-1].kind == "row" and self.blocks[-1].group == self.group
        self.add("row", _join_cells(cells), level=int(self.header), separator="\n" if follows else None)

    # -- leaves

    def take_inline(self, token: Token) -> None:
        inline = _read_inline(token.children or [])
        if self.cells is not None:
            self.cells.append(inline)
        elif self.heading:
            level, self.heading = self.heading, 0
            if level == 1 and not self.title:
                self.title = " ".join(inline.text.split())
            self.add("heading", inline, level=level)
        elif self.footnote is not None:
            self.add("footnote", inline, marker="" if self.footnote in self.labels else self.footnote)
        else:
            self.add_paragraph(inline)

    def add_paragraph(self, inline: _Inline) -> None:
        if not self.lists:
            self.add("paragraph", inline)
            return
        task = _TASK.match(inline.text)
        if task and self.lists[-1].fresh:
            self.lists[-1].marker = "☐" if task[1] == " " else "☑"
            inline = inline.cut(task.end())
        self.add("item", inline)

    def take_code(self, token: Token) -> None:
        language = token.info.split()[0] if token.info.split() else ""
        self.add("code", _Inline(token.content.removesuffix("\n")), marker=language)

    def take_html(self, token: Token) -> None:
        from reader.text.html import text_of_html

        self.add("paragraph", _Inline(text_of_html(token.content)))

    def take_rule(self, _token: Token) -> None:
        self.blocks.append(Block("rule", self.length, self.length))

    def add(
        self,
        kind: BlockKind,
        inline: _Inline,
        *,
        level: int = 0,
        marker: str = "",
        separator: str | None = None,
    ) -> None:
        """Append a block with its marks; one without a character is left out, since nothing can refer to it."""
        inline = inline.composed() if kind != "code" else _Inline(unicodedata.normalize("NFC", inline.text))
        if not inline.text.strip():
            return
        self.separate(separator or self.separator())
        current = self.lists[-1] if self.lists else None
        if current and current.fresh:
            marker, current.fresh = marker if kind == "code" else current.marker, False
        start = self.length
        group = current.group if current else self.group
        block = Block(
            kind, start, start + len(inline.text), level, len(self.lists), self.quotes, marker, group
        )
        self.blocks.append(block)
        if kind == "footnote":
            self.labels.add(marker)
        self.marks += [replace(mark, start=mark.start + start, end=mark.end + start) for mark in inline.marks]
        self.parts.append(inline.text)
        self.length += len(inline.text)

    def separator(self) -> str:
        """What stands between the last block and the next: one line end before a further item of the same list."""
        current = self.lists[-1] if self.lists else None
        if current and current.fresh and self.blocks and self.blocks[-1].depth:
            return "\n" if self.blocks[-1].group == current.group else "\n\n"
        return "\n\n"

    def separate(self, separator: str) -> None:
        """Write the separator; rules that stand at the text's end move behind it, to where the next block starts."""
        if not self.length:
            return
        self.parts.append(separator)
        self.length += len(separator)
        for index in range(len(self.blocks) - 1, -1, -1):
            if self.blocks[index].kind != "rule":
                break
            self.blocks[index] = Block("rule", self.length, self.length)


_HANDLERS: dict[str, Callable[[_Builder, Token], None]] = {
    "bullet_list_open": _Builder.open_list,
    "bullet_list_close": _Builder.close_list,
    "ordered_list_open": _Builder.open_list,
    "ordered_list_close": _Builder.close_list,
    "list_item_open": _Builder.open_item,
    "blockquote_open": _Builder.open_quote,
    "blockquote_close": _Builder.close_quote,
    "heading_open": _Builder.open_heading,
    "footnote_open": _Builder.open_footnote,
    "footnote_close": _Builder.close_footnote,
    "table_open": _Builder.open_group,
    "table_close": _Builder.close_group,
    "thead_open": _Builder.open_head,
    "thead_close": _Builder.close_head,
    "tr_open": _Builder.open_row,
    "tr_close": _Builder.close_row,
    "inline": _Builder.take_inline,
    "fence": _Builder.take_code,
    "code_block": _Builder.take_code,
    "html_block": _Builder.take_html,
    "hr": _Builder.take_rule,
}


@dataclass
class _Inline:
    """The text of one block with marks at offsets into it."""

    text: str
    marks: Sequence[Mark] = ()

    def cut(self, count: int) -> _Inline:
        """Without the first count characters."""
        marks = [
            replace(mark, start=max(0, mark.start - count), end=max(0, mark.end - count))
            for mark in self.marks
        ]
        return _Inline(self.text[count:], marks)

    def composed(self) -> _Inline:
        """In NFC, with the marks where they belong; without white space at the end."""
        text = without_controls(self.text).rstrip()
        if unicodedata.is_normalized("NFC", text):
            return _Inline(text, [_clamped(mark, len(text)) for mark in self.marks])
        edges = sorted({edge for mark in self.marks for edge in (mark.start, mark.end)} | {0, len(text)})
        moved, done, length = {}, 0, 0
        for edge in edges:
            safe = max(done, min(edge, len(text)))
            while safe < len(text) and unicodedata.combining(text[safe]):
                safe += 1
            length += len(unicodedata.normalize("NFC", text[done:safe]))
            moved[edge], done = length, safe
        marks = [replace(mark, start=moved[mark.start], end=moved[mark.end]) for mark in self.marks]
        composed = unicodedata.normalize("NFC", text)
        return _Inline(composed, [_clamped(mark, len(composed)) for mark in marks])


def _clamped(mark: Mark, length: int) -> Mark:
    return (
        mark
        if mark.end <= length
        else replace(mark, start=min(mark.start, length), end=min(mark.end, length))
    )


def _join_cells(cells: Sequence[_Inline]) -> _Inline:
    """Cells joined by tabs; a tab or line end inside one becomes a space."""
    marks: list[Mark] = []
    texts: list[str] = []
    offset = 0
    for cell in cells:
        text = re.sub(r"[\t\n]", " ", cell.text)
        marks += [replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in cell.marks]
        texts.append(text)
        offset += len(text) + 1
    return _Inline("\t".join(texts), marks)


def _read_inline(tokens: Sequence[Token]) -> _Inline:
    """Text and marks of a block's inline tokens."""
    parts: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[MarkKind, int, str]] = []
    length = 0
    broken = False
    """Whether the last character was a line end: spaces after it are the source's, not the text's."""
    for token in tokens:
        text = _inline_text(token)
        if broken:
            text = text.lstrip(" ")
        broken = text.endswith("\n") if text else broken
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1 and name in _INLINE_TAGS:
            opened.append((_INLINE_TAGS[name], length, str(token.attrs.get("href", ""))))
        elif token.nesting == -1 and name in _INLINE_TAGS and opened:
            kind, start, target = opened.pop()
            marks.append(Mark(kind, start, length, target))
        elif token.type == "footnote_ref":
            marks.append(Mark("note", length, length, str(token.meta["id"] + 1)))
        elif token.type == "code_inline":
            marks.append(Mark("code", length, length + len(text)))
        elif token.type == "image":
            marks.append(Mark("image", length, length + len(text), str(token.attrs.get("src", ""))))
        parts.append(text)
        length += len(text)
    return _Inline("".join(parts), sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _inline_text(token: Token) -> str:
    """The characters that an inline token puts into the canonical text."""
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak" or (token.type == "html_inline" and _BREAK_TAG.fullmatch(token.content)):
        return "\n"
    if token.type == "image":
        return "".join(_inline_text(child) for child in token.children or [])
    if token.type in ("text", "code_inline", "text_special"):
        return token.content.replace("\n", " ")
    return ""
