"""The words of a piece of HTML, for Markdown that has some. Not a reader of web pages: that is intake's work.

A scanner of its own, since the standard library's raises at marked sections that it does not know, and takes square
time for tags and comments that are never closed.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile("<[A-Za-z]")
_NAME_END = re.compile(r"[\s/>]")
_EDGE = re.compile(r"""=\s*(?:(["'])|[^\s>]*)|>""")
"""A tag's end, or the value of an attribute: only one in quotation marks may have a ">" of its own."""
_NUMBER = re.compile("&#0*([0-9]+)")
_HIDDEN = {
    "script": re.compile(r"</\s*script\s*>", re.IGNORECASE),
    "style": re.compile(r"</\s*style\s*>", re.IGNORECASE),
}
"""Elements that are left out -> where they end: no tag within them counts."""
_BREAKING = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4")


def text_of_html(source: str) -> str:
    """The text between the tags, one line for each line's worth of it; scripts and styles that are closed are left out."""
    lines = (" ".join(line.split()) for line in "".join(_Scanner(source).pieces()).split("\n"))
    return "\n".join(line for line in lines if line)


class _Scanner:
    """Goes through HTML once. What it looked for in vain it does not look for again, so that time stays linear."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.absent: dict[str, int] = {}
        """What does not follow -> from which offset on."""
        self.is_quoting = True
        """Whether values in quotation marks count: not once a tag has been without an end because of them."""

    def pieces(self) -> Iterator[str]:
        """The text in its order, with a line end for each tag that begins a line."""
        done, length = 0, len(self.source)
        while done < length:
            start = self.source.find("<", done)
            yield _unescaped(self.source[done : start if start >= 0 else length])
            if start < 0:
                return
            end = self.markup_end(start)
            done = end or start + 1
            if not end:
                yield "<"
            elif _TAG.match(self.source, start):
                tag = _NAME_END.split(self.source[start + 1 : end], maxsplit=1)[0].lower()
                yield "\n" if tag in _BREAKING else ""
                done = self.hidden_end(tag, end)

    def markup_end(self, start: int) -> int:
        """Where the tag, comment or declaration that a "<" begins ends; 0 where it is none, or never closed."""
        if _TAG.match(self.source, start):
            return self.tag_end(start)
        if self.source.startswith("<!--", start):
            return self.after("-->", start + 2)
        if self.source.startswith("<![CDATA[", start):
            return self.after("]]>", start)
        return self.after(">", start + 2) if self.source.startswith(("</", "<!", "<?"), start) else 0

    def tag_end(self, start: int) -> int:
        """Where the tag ends; 0: nowhere."""
        at = start
        while self.is_quoting:
            edge = _EDGE.search(self.source, at)
            if not edge:
                self.is_quoting = False
            elif edge[0] == ">":
                return edge.end()
            else:
                at = (self.after(edge[1], edge.end()) if edge[1] else 0) or edge.end()
        return self.after(">", start)

    def hidden_end(self, tag: str, end: int) -> int:
        """Where to go on behind a tag: behind the element where that is left out. One without an end hides nothing."""
        closing = _HIDDEN.get(tag)
        if not closing or self.source.endswith((f"<{tag}/>", " />", '"/>', "'/>"), 0, end):
            return end
        found = None if tag in self.absent else closing.search(self.source, end)
        if not found:
            self.absent[tag] = end
        return found.end() if found else end

    def after(self, wanted: str, start: int) -> int:
        """Where the next occurrence of wanted ends; 0: there is none."""
        if start >= self.absent.get(wanted, len(self.source)):
            return 0
        found = self.source.find(wanted, start)
        if found < 0:
            self.absent[wanted] = start
        return found + len(wanted) if found >= 0 else 0


def _unescaped(text: str) -> str:
    """With characters for entities. Numbers are cut to eight digits, still too many, as int() refuses thousands."""
    return unescape(_NUMBER.sub(lambda number: f"&#{number[1][:8]}", text)) if "&" in text else text
