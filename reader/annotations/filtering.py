"""The filter of annotations: one language for the panel, the screen of all annotations and the command line. Pure.

    words "a phrase"    stand in the passage, the note, a tag, the speaker's or the colour's name
    #tag  @person       a tag (its beginning will do), a speaker (a part of the name will do)
    c:green  c:g        a colour, by its name, its letter or the reader's own name for it
    in:words            the article's title
    has:note  has:tag  has:speaker         is:changed  is:orphan  is:anchored  is:article
    -word  -#tag  ...   a minus before any of them takes away

All must hold; of several colours or statuses, one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations.model import COLORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.annotations.model import Annotation, Status

LETTERS: Mapping[str, str] = {"y": "yellow", "g": "green", "b": "blue", "p": "pink", "v": "purple"}
"""A letter for each colour, so that it is known where colours are not seen."""
HAS = ("note", "tag", "speaker")
IS = ("anchored", "changed", "orphan", "article")
HINT = "words  #tag  @person  c:green  has:note  is:changed  is:orphan  in:title  -not"
"""What can be typed, in one line."""

_TERM = re.compile(
    r"""(?P<minus>-)?(?P<kind>\#|@|(?:c|color|colour|in|has|is):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S*))"""
)
_NAMES = {"#": "tag", "@": "person", "c": "color", "color": "color", "colour": "color", "": "word"}
_ANY_WILL_DO = frozenset({"color", "is"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What is filtered: an annotation with what is known of its place."""

    annotation: Annotation
    status: Status | None = None
    """None: not looked up yet, or a note on the article as a whole."""
    title: str = ""
    """Of the article."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition."""

    kind: str
    """word, tag, person, color, in, has or is."""
    value: str
    """Casefolded; a colour by its name."""
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Conditions that an annotation must fulfil."""

    terms: tuple[Term, ...] = ()
    problems: tuple[str, ...] = ()
    """One line for each thing typed that means nothing; it is passed over."""

    def __bool__(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.terms)

    @property
    def asks_for_status(self) -> bool:
        """Whether the annotations' places must be known."""
        return any(term.kind == "is" and term.value != "article" for term in self.terms)

    def matches(self, subject: Subject) -> bool:
        """Whether all conditions hold."""
        wanted: defaultdict[str, bool] = defaultdict(bool)
        for term in self.terms:
            holds = _CHECKS[term.kind](subject, term.value)
            if term.is_negative and holds:
                return False
            if not term.is_negative:
                if term.kind in _ANY_WILL_DO:
                    wanted[term.kind] |= holds
                elif not holds:
                    return False
        return all(wanted.values())


def parse_filter(text: str, color_names: Mapping[str, str] | None = None) -> NoteFilter:
    """What was typed as a filter; color_names: the reader's own names of colours."""
    terms: list[Term] = []
    problems: list[str] = []
    for match in _TERM.finditer(text):
        kind = (match["kind"] or "").removesuffix(":")
        value = " ".join((match["phrase"] if match["phrase"] is not None else match["word"]).split())
        name = _NAMES.get(kind, kind)
        if not value:
            continue
        meant = _meaning(name, value.casefold(), color_names or {})
        if meant is None:
            problems.append(_problem(name, value))
        else:
            terms.append(Term(name, meant, bool(match["minus"])))
    return NoteFilter(tuple(terms), tuple(problems))


def completions(text: str, tags: Iterable[str], people: Iterable[str]) -> str | None:
    """The text with its last term completed from what there is; None where nothing fits."""
    start = max(text.rfind(" "), -1) + 1
    begun = text[start:]
    sign = re.match(r"-?(#|@|(?:c|color|colour|has|is):)", begun)
    if sign is None:
        return None
    kind = sign[1].removesuffix(":")
    known = {"tag": tags, "person": map(_quoted, people), "color": COLORS, "has": HAS, "is": IS}
    rest = begun[sign.end() :].casefold()
    names = sorted(known.get(_NAMES.get(kind, kind), ()))
    found = next(
        (each for each in names if rest and each.casefold().removeprefix('"').startswith(rest)), None
    )
    return None if found is None else text[: start + sign.end()] + found


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _meaning(kind: str, value: str, color_names: Mapping[str, str]) -> str | None:
    """The value as it is compared; None where it means nothing. The beginning of a name will do."""
    if kind == "color":
        own = {name.casefold(): color for color, name in color_names.items()}
        return LETTERS.get(value) or own.get(value) or _begun(value, COLORS) or _begun(value, own, own)
    if kind == "has":
        return _begun(value, HAS)
    return _begun(value, IS) if kind == "is" else value


def _begun(value: str, names: Iterable[str], meant: Mapping[str, str] | None = None) -> str | None:
    found = next((name for name in names if name.startswith(value)), None)
    return meant[found] if meant and found else found


def _problem(kind: str, value: str) -> str:
    if kind == "color":
        return f"there is no colour {value!r}: {', '.join(COLORS)}"
    names = HAS if kind == "has" else IS
    return f"there is no {kind}:{value}: {', '.join(f'{kind}:{name}' for name in names)}"


def _has_word(subject: Subject, value: str) -> bool:
    annotation = subject.annotation
    if value in annotation.note.casefold() or value in annotation.first_words.casefold():
        return True
    exact = annotation.target.exact if annotation.target else ""
    words = " ".join(
        [exact, annotation.note, *annotation.tags, annotation.speaker or "", annotation.shown_color]
    )
    return value in " ".join(words.casefold().split())


def _has(subject: Subject, value: str) -> bool:
    annotation = subject.annotation
    return {"note": bool(annotation.note.strip()), "tag": bool(annotation.tags)}.get(
        value, bool(annotation.speaker)
    )


def _is(subject: Subject, value: str) -> bool:
    is_on_article = subject.annotation.target is None
    return is_on_article if value == "article" else not is_on_article and subject.status == value


_CHECKS: Mapping[str, Callable[[Subject, str], bool]] = {
    "word": _has_word,
    "tag": lambda subject, value: any(tag.casefold().startswith(value) for tag in subject.annotation.tags),
    "person": lambda subject, value: value in (subject.annotation.speaker or "").casefold(),
    "color": lambda subject, value: subject.annotation.shown_color == value,
    "in": lambda subject, value: value in subject.title.casefold(),
    "has": _has,
    "is": _is,
}
