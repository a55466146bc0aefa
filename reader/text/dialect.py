"""The dialect of Markdown that is read: CommonMark with tables, strikethrough and footnotes, whatever its depth."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import html_block, paragraph
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_DEEPEST_BLOCK = 40
"""Block quotes and lists within each other, of which a list counts twice. The lines of a quote are read once a level."""
_DEEPEST_INLINE = 20
"""Links and images within each other. Brackets that nobody closes are read as often."""
_NOTE_LABEL = re.compile(r"\[\^[^ \n\]]{1,999}\]")
"""As long as CommonMark lets the label of a link be."""
_VERBATIM = re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
"""Begins a block of HTML that empty lines do not end."""
_VERBATIM_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_END_OF_LAST = "end_of_last_verbatim"


def make_parser() -> MarkdownIt:
    """A parser that loses no word: not what lies deeper than markdown-it's limit, nor a footnote without a reference."""
    inline = _parser(_DEEPEST_INLINE)
    parser = _parser(_DEEPEST_BLOCK + 2)
    parser.block.ruler.before("table", "too_deep", _read_as_text)
    parser.core.ruler.at("inline", partial(_read_inline, inline))
    parser.core.ruler.after("inline", "notes_last", _put_notes_last)
    return parser


def _parser(deepest: int) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": deepest})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _read_note_reference)
    parser.block.ruler.at("html_block", _read_html, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


def _read_note_reference(state: StateInline, silent: bool) -> bool:
    """A reference to a footnote. The plugin's rule goes through all of the text for a label that is never closed."""
    return bool(_NOTE_LABEL.match(state.src, state.pos)) and footnote_ref(state, silent)


def _read_as_text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Below the deepest level there are only paragraphs: markers of more blocks are text there."""
    return state.level >= _DEEPEST_BLOCK and paragraph(state, start_line, end_line, silent)


def _read_html(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A block of HTML. An element that nobody closes, as a script, is none to the text's end, but to the next empty line."""
    if not silent and _is_never_closed(state, state.bMarks[start_line] + state.tShift[start_line]):
        later = range(start_line + 1, end_line)
        ends = (line for line in later if state.isEmpty(line) or state.sCount[line] < state.blkIndent)
        end_line = next(ends, end_line)
    return html_block(state, start_line, end_line, silent)


def _is_never_closed(state: StateBlock, start: int) -> bool:
    """Whether an element begins here that has no end anywhere behind it: the text is looked through once for the last."""
    if not _VERBATIM.match(state.src, start):
        return False
    if _END_OF_LAST not in state.env:
        ends = (found.end() for found in _VERBATIM_END.finditer(state.src))
        state.env[_END_OF_LAST] = max(ends, default=0)
    return int(state.env[_END_OF_LAST]) <= start


def _read_inline(parser: MarkdownIt, state: StateCore) -> None:
    """Read the text of all blocks by another parser than the blocks, since both take their limit from one option."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            parser.inline.parse(token.content, parser, state.env, token.children)


def _put_notes_last(state: StateCore) -> None:
    """Move footnotes behind the text: in the order of the references to them, then those that nothing refers to."""
    state.tokens, notes = _notes_apart(state.tokens)
    ordered = []
    for note in state.env.get("footnotes", {}).get("list", {}).values():
        is_inline = "tokens" in note
        ordered.append(
            [Token("inline", "", 0, children=note["tokens"])] if is_inline else notes.pop(note["label"])
        )
    for number, tokens in enumerate([*ordered, *notes.values()]):
        opening = Token("footnote_open", "", 1, meta={"id": number})
        state.tokens += [opening, *tokens, Token("footnote_close", "", -1)]


def _notes_apart(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The tokens of the text, and of each footnote by its label, which may be said in several places."""
    text: list[Token] = []
    notes: dict[str, list[Token]] = {}
    labels: list[str] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            labels.append(token.meta["label"])
            notes.setdefault(labels[-1], [])
        elif token.type == "footnote_reference_close":
            labels.pop()
        else:
            (notes[labels[-1]] if labels else text).append(token)
    return text, notes
