"""The reader's notes within a larger Markdown file: as written, but unable to swallow or change the rest of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.escape import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAG = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])(?!https?://|mailto:)")
_CODE = re.compile(
    r"(^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\2|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`))", re.DOTALL | re.MULTILINE
)
_AFTERWARDS = "\n\nx"


def note_markdown(note: str) -> str:
    """A note as Markdown: HTML in it is shown instead of taken as HTML, and a code block left open is closed."""
    text = without_controls(note).strip("\n").rstrip()
    if not text:
        return ""
    parser = _parser()
    return _closed(_shown(text, parser), parser)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


def _shown(text: str, parser: MarkdownIt) -> str:
    """The text without HTML: outside of code first, everywhere where that was not enough."""
    if not _has_html(text, parser):
        return text
    outside = "".join(part if is_code else _TAG.sub(r"\\<", part) for part, is_code in _parts(text))
    return outside if not _has_html(outside, parser) else text.replace("<", "&lt;")


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for found in _CODE.finditer(text):
        yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    yield text[end:], False


def _has_html(text: str, parser: MarkdownIt) -> bool:
    # Followed by more text, as it will stand: an HTML block that is left open runs on.
    return "<" in text and any(_is_html(token) for token in parser.parse(text + _AFTERWARDS))


def _is_html(token: Token) -> bool:
    return token.type in ("html_block", "html_inline") or any(map(_is_html, token.children or ()))


def _closed(text: str, parser: MarkdownIt) -> str:
    last = parser.parse(text + _AFTERWARDS)[-1]
    return f"{text}\n{last.markup}" if last.type == "fence" else text
