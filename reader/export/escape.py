"""Text from outside as Markdown that shows just that text, with as few backslashes as that takes.

Covers CommonMark, GitHub's tables and strikethrough, and what Obsidian adds (tags, comments, highlights, maths).
Emphasis needs something that opens it, so underscores that can only close it are left alone, and so is what
stands alone between blanks: `snake_case`, `5 * 3` and addresses stay readable.
"""

from __future__ import annotations

import re

from reader.intake.clean import clean_line

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_PUNCTUATION = r"!-/:-@\[-`{-~"

# Seen one line at a time: what stands at either end of a line may meet other markup there.
_INLINE = re.compile(
    rf"""
      \\ (?= [{_PUNCTUATION}] | \Z )                         # would escape what follows, or break the line
    | `                                                      # code
    | (?<![ \t]) \* | \* (?![ \t])                           # emphasis, unless it stands alone as in 5 * 3
    | (?<![^\W_]) _ (?![ \t])                                # emphasis opens at the start of a word only
    | (?<=[^\s{_PUNCTUATION}]) ~ | (?<=\S) ~ (?=\W|\Z)       # strikethrough closes
    | ~ (?= ~ )
    | \[ (?! [\w\ .,'’-]+ \] (?! [(\[:{{] ) )                # links and footnotes; [sic] is neither
    | < (?= [A-Za-z/!?] )                                    # HTML and autolinks
    | & (?= \#? \w+ ; )                                      # character references
    | (?<! \S ) \# (?= [^\W\d] )                             # a tag
    | (?<! \S ) \#+ \Z                                       # closes a heading
    | == (?= [^\s=] ) | %% | (?<=\$) \$ | (?<=\S) \$ (?!\d)  # highlight, comment, maths
    | (?<= \s ) \^ (?= \w )                                  # a block's id
    """,
    re.VERBOSE,
)

# What makes something else of a line than a line of a paragraph; the backslash belongs where the match ends.
_LINE_START = re.compile(
    r"""
      [0-9]{1,9} (?= [.)] (?: \s | \Z ) )          # a numbered list
    | (?= \#{1,6} (?: \s | \Z ) )                  # a heading
    | (?= > )                                      # a block quote
    | (?= [-+*:] (?: \s | \Z ) )                   # a list
    | (?= =+ \s* \Z )                              # underlines a heading
    | (?= ( [-_*] ) (?: \s* \1 )* \s* \Z )         # a rule
    | (?= [|:-] [-:|\s]* \Z )                      # the second line of a table
    """,
    re.VERBOSE,
)

_URL_UNSAFE = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WEB = re.compile(r"https?://\S", re.IGNORECASE)


def without_controls(text: str) -> str:
    """The text with line ends as LF and control characters (but tab and LF) and lone surrogates as U+FFFD."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def escape_inline(text: str) -> str:
    """Text made one line that shows as it is inside a heading, in emphasis or within a sentence."""
    return _escape_marks(clean_line(text))


def escape_line(line: str) -> str:
    """One line without leading or trailing white space, as a line of a paragraph that shows as it is."""
    escaped = _escape_marks(line.strip(" \t"))
    start = _LINE_START.match(escaped)
    return f"{escaped[: start.end()]}\\{escaped[start.end() :]}" if start else escaped


def _escape_marks(line: str) -> str:
    return _INLINE.sub(lambda found: "".join("\\" + char for char in found[0]), line)


def block_quote(text: str) -> str:
    """Any text as a Markdown block quote that shows as it is; line ends stay, empty lines part paragraphs."""
    lines = [escape_line(line) for line in without_controls(text).strip().split("\n")]
    # Two blanks at the end of a line keep the next one apart: items of a list, rows of a table, verse.
    breaks = [
        "  " if line and following else "" for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(f"> {line}{end}" if line else ">" for line, end in zip(lines, breaks, strict=True))


def code_quote(text: str, language: str = "") -> str:
    """Any text as a fenced code block within a Markdown block quote: indentation stays."""
    code = without_controls(text).strip("\n")
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    info = language if re.fullmatch(r"[\w+#.-]+", language) else ""
    return "\n".join(f"> {line}".rstrip(" ") for line in [fence + info, *code.split("\n"), fence])


def link(url: str) -> str:
    """An address as a link that shows itself; one that is not of the web is shown as text."""
    if not _WEB.match(url.strip()):
        return escape_inline(url)
    return f"<{_URL_UNSAFE.sub(_percent, url.strip())}>"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
