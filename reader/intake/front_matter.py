"""Front matter: the mapping in YAML between two lines of three dashes at the top of a file.

It is read from YAML's events, not from its objects: values are strings whatever they look like, and neither aliases
nor deep nesting cost more than their own length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.intake.clean import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import yaml

MAX_FRONT_MATTER = 65536
"""In characters; anything longer is text."""

_FENCED = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_OPENED = re.compile(r"\ufeff?---[ \t]*\r?\n[ \t]*[\w-]+[ \t]*:[ \t]")
_PLAIN = re.compile(r"[A-Za-z][\w ./-]*\w", re.ASCII)
_ENTRY = re.compile(r"([\w-]+)[ \t]*:[ \t]+([^\s\[{|>&!].*)")
"""Key and value of a line whose value is meant to be plain words."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NOT_STRINGS = {"null", "true", "false", "yes", "no", "on", "off"}
_BLANK_LINE = re.compile(r"[ \t]*\r?\n")

_NO_MAPPING = "its front matter is not a YAML mapping and is shown as text"
_LINES_ABOVE = 2
"""What makes a line of the file, counted from 1, of one of the front matter, counted from 0."""

Values = dict[str, str | tuple[str, ...]]


def split_front_matter(text: str) -> tuple[Values, str, str]:
    """Split a file's text: (values, body, warning).

    Values are strings or tuples of strings, in single lines without control characters; what is nested deeper is passed
    over. Front matter that is no mapping is text: then values are empty, body is the whole text, and warning says so,
    with the line that is no YAML and what mends it, where that is known.
    One blank line after the front matter does not belong to the body.
    """
    if not text.startswith(("---", "\ufeff---")):
        return {}, text, ""
    fenced = _FENCED.match(text, 0, MAX_FRONT_MATTER)
    if not fenced:
        unclosed = bool(_OPENED.match(text))
        return {}, text, "its front matter has no end (---) and is shown as text" if unclosed else ""
    values = _read_mapping(fenced[1])
    if isinstance(values, str):
        return {}, text, values
    blank = _BLANK_LINE.match(text, fenced.end())
    return values, text[blank.end() if blank else fenced.end() :], ""


def join_front_matter(values: Mapping[str, str | tuple[str, ...]], body: str) -> str:
    """A file's text: `split_front_matter` gives values and body again. Empty values are left out."""
    lines = [f"{key}: {_scalar(value)}\n" for key, value in values.items() if value]
    return f"---\n{''.join(lines)}---\n\n{body}"


def add_to_front_matter(text: str, values: Mapping[str, str | tuple[str, ...]]) -> str:
    """A file's text with these values in its front matter, in the place of older ones; all else in it stays as it was."""
    old, body, _ = split_front_matter(text)
    wanted = {**old, **values}
    fenced = _FENCED.match(text, 0, MAX_FRONT_MATTER) if old else None
    if fenced:
        kept = re.sub(_entries(values), "", fenced[1])
        added = "".join(f"{key}: {_scalar(value)}\n" for key, value in values.items() if value)
        result = f"---\n{added}{kept}{text[fenced.end(1) :]}"
        if split_front_matter(result) == (wanted, body, ""):
            return result
    return join_front_matter(wanted, body)


def _entries(keys: Iterable[str]) -> re.Pattern[str]:
    """Matches the entries of these keys in a block mapping, with the indented or listed lines below them."""
    names = "|".join(map(re.escape, keys))
    return re.compile(rf"^(?:{names})[ \t]*:.*\n(?:(?:[ \t]+|-[ \t]).*\n)*", re.MULTILINE)


def _scalar(value: str | tuple[str, ...]) -> str:
    import json

    if isinstance(value, tuple):
        return "[" + ", ".join(_scalar(item) for item in value) + "]"
    # JSON strings are YAML scalars; a plain one is easier on the eye where every reader of YAML takes it for a string.
    is_plain = _DATE.fullmatch(value) or (_PLAIN.fullmatch(value) and value.lower() not in _NOT_STRINGS)
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def _read_mapping(source: str) -> Values | str:
    """The top-level mapping, or the warning that source is not one."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    # YAML refuses control characters, but one in a title is no reason to lose the rest of the metadata.
    text = clean_text(source.replace("\r\n", "\n"))
    try:
        values = _top_mapping(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        return _told_error(error, text.splitlines())
    except yaml.YAMLError:
        values = None
    return _NO_MAPPING if values is None else values


def _told_error(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> str:
    """In which line of the file what is no YAML stands, and what mends that."""
    is_open = "flow" in (error.context or "") or "quoted" in (error.context or "")
    mark = error.context_mark if is_open else error.problem_mark
    if mark is None:
        return _NO_MAPPING
    entry = _ENTRY.match(lines[mark.line]) if mark.line < len(lines) else None
    told = f"its front matter is no YAML in line {mark.line + _LINES_ABOVE} and is shown as text"
    return f"{told}: {_told_cure(*entry.groups())}" if entry else told


def _told_cure(key: str, value: str) -> str:
    quote = "'" if '"' in value else '"'
    doubled = ", each ' in it doubled" if quote == "'" and "'" in value else ""
    return f"put the value in quotes ({key}: {quote}…{quote}{doubled})"


def _top_mapping(events: Iterator[yaml.Event]) -> Values | None:
    import yaml

    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            values = dict(_pairs(events))
            return None if any(isinstance(rest, yaml.DocumentStartEvent) for rest in events) else values
        if isinstance(event, yaml.StreamEndEvent):
            return {}
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            return None
    return None


def _pairs(events: Iterator[yaml.Event]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """The key and value pairs of the mapping that has begun."""
    import yaml

    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        key = _value(event, events)
        value = _value(next(events), events)
        if isinstance(key, str) and value is not None:
            yield key, value


def _value(event: yaml.Event, events: Iterator[yaml.Event]) -> str | tuple[str, ...] | None:
    """The value that begins with event: a line, a tuple of lines, or None for an alias or a mapping."""
    import yaml

    if isinstance(event, yaml.ScalarEvent):
        return _scalar_value(event)
    if isinstance(event, yaml.SequenceStartEvent):
        return tuple(_items(events))
    if isinstance(event, yaml.MappingStartEvent):
        _skip(events)
    return None


def _scalar_value(event: yaml.ScalarEvent) -> str:
    is_null = event.implicit[0] and event.value in {"~", "null"}
    return "" if is_null else clean_line(event.value)


def _items(events: Iterator[yaml.Event]) -> Iterator[str]:
    """The scalars of the sequence that has begun; what is nested in it is passed over."""
    import yaml

    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return
        if isinstance(event, yaml.CollectionStartEvent):
            _skip(events)
        elif isinstance(event, yaml.ScalarEvent) and (item := _scalar_value(event)):
            yield item


def _skip(events: Iterator[yaml.Event]) -> None:
    """Pass over the collection that has begun, with everything in it."""
    import yaml

    depth = 1
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
