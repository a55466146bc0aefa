"""The dialect of Markdown that is read: CommonMark with tables, strikethrough and footnotes, whatever its depth."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import paragraph
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_DEEPEST_BLOCK = 40
"""Block quotes and lists within each other, of which a list counts twice. The lines of a quote are read once a level."""
_DEEPEST_INLINE = 20
"""Links and images within each other. Brackets that nobody closes are read as often."""
_NOTE_LABEL = re.compile(r"\[\^[^ \n\]]{1,999}\]")
"""As long as CommonMark lets the label of a link be."""


def make_parser() -> MarkdownIt:
    """A parser that loses no word: markdown-it drops what lies deeper than its limit, so blocks never get there."""
    inline = _parser(_DEEPEST_INLINE)
    parser = _parser(_DEEPEST_BLOCK + 2)
    parser.block.ruler.before("table", "too_deep", _read_as_text)
    parser.core.ruler.at("inline", partial(_read_inline, inline))
    return parser


def _parser(deepest: int) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": deepest})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.inline.ruler.at("footnote_ref", _read_note_reference)
    return parser


def _read_note_reference(state: StateInline, silent: bool) -> bool:
    """A reference to a footnote. The plugin's rule goes through all of the text for a label that is never closed."""
    return bool(_NOTE_LABEL.match(state.src, state.pos)) and footnote_ref(state, silent)


def _read_as_text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Below the deepest level there are only paragraphs: markers of more blocks are text there."""
    return state.level >= _DEEPEST_BLOCK and paragraph(state, start_line, end_line, silent)


def _read_inline(parser: MarkdownIt, state: StateCore) -> None:
    """Read the text of all blocks by another parser than the blocks, since both take their limit from one option."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            parser.inline.parse(token.content, parser, state.env, token.children)
