"""The words of a piece of HTML, for Markdown that has some. Not a reader of web pages: that is intake's work."""

from __future__ import annotations

from html.parser import HTMLParser


class _TextOfHTML(HTMLParser):
    """Collects the text between tags, without scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in ("script", "style")
        if tag in ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style") and self.hidden > 0

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def text_of_html(source: str) -> str:
    """The text between the tags, one line for each line's worth of it; scripts and styles are left out."""
    parser = _TextOfHTML()
    parser.feed(source)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)
