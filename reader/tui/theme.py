"""Colours: themes for the whole program, and from a theme the styles of everything painted in the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

    from reader.annotations.model import Annotation

THEMES = (
    Theme(
        "reader-dark",
        primary="#8fb4d8",
        secondary="#c9a66b",
        accent="#c9a66b",
        warning="#d9a441",
        error="#e07a6a",
        success="#8fb573",
        foreground="#d6d2c8",
        background="#1b1c20",
        surface="#1b1c20",
        panel="#24262b",
        dark=True,
        variables={"border": "#3a3d45", "footer-key-foreground": "#c9a66b", "scrollbar": "#3a3d45"},
    ),
    Theme(
        "reader-light",
        primary="#2f5d8a",
        secondary="#8a5a1f",
        accent="#8a5a1f",
        warning="#945f00",
        error="#a8321f",
        success="#3f6b23",
        foreground="#2a2926",
        background="#fbf8f1",
        surface="#fbf8f1",
        panel="#f1ebdd",
        dark=False,
        variables={"border": "#d6cdb8", "footer-key-foreground": "#8a5a1f", "scrollbar": "#d6cdb8"},
    ),
    Theme(
        "reader-contrast",
        primary="#7fd0ff",
        secondary="#ffd75f",
        accent="#ffd75f",
        warning="#ffd75f",
        error="#ff8a7a",
        success="#9fe870",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#161616",
        dark=True,
        variables={"border": "#808080", "footer-key-foreground": "#ffd75f", "scrollbar": "#808080"},
    ),
)
DEFAULT_THEME = THEMES[0].name
_BUILT_IN = ("gruvbox", "nord", "solarized-light")
THEME_NAMES = (*(theme.name for theme in THEMES), *_BUILT_IN)
"""The themes that a key steps through."""


def is_known_theme(name: str) -> bool:
    """Whether a theme of that name can be shown: one of ours, or of Textual's that has colours of its own."""
    from textual.theme import BUILTIN_THEMES

    return name in THEME_NAMES or (name in BUILTIN_THEMES and not BUILTIN_THEMES[name].ansi)


def usable_themes(app: App[Any]) -> frozenset[str]:
    """Names of the themes that can be shown.

    Those in the terminal's own sixteen colours are none: what these look like is not known, so that nothing can be
    chosen to be read on them.
    """
    return frozenset(name for name, theme in app.available_themes.items() if not theme.ansi)


COLOR_LETTERS: Mapping[str, str] = {"yellow": "y", "green": "g", "blue": "b", "pink": "p", "purple": "v"}
"""What stands in the gutter beside a highlight, so that its colour is known where colours are not seen."""


def letter_of(annotation: Annotation) -> str:
    """The letter of a highlight's colour, as a capital where it has a note; a space where nothing is coloured."""
    if not annotation.shown_color:
        return " "
    letter = COLOR_LETTERS.get(annotation.color, COLOR_LETTERS["yellow"])
    return letter.upper() if annotation.note else letter


@dataclass(frozen=True)
class Palette:
    """Styles of what is painted in the text. Each says what it is by more than its colour."""

    text: Style
    dim: Style
    heading: Style
    strong: Style
    emphasis: Style
    strike: Style
    code: Style
    link: Style
    marker: Style
    quotation: Style
    person: Style
    entity: Style
    focus: Style
    selection: Style
    cursor: Style
    match: Style
    current_match: Style
    highlights: Mapping[str, Style]
    focused_highlights: Mapping[str, Style]
    shared: Style
    """Where highlights lie on each other."""
    letters: Mapping[str, Style]
    accent: Style
    label: Style
    """Letters to point at a sentence by."""
    quotation_label: Style
    """Letters to point at a quotation by: underlined, too."""


_DARK_HIGHLIGHTS = {
    "yellow": "#5c4d10",
    "green": "#234d2c",
    "blue": "#1d4866",
    "pink": "#662c48",
    "purple": "#46346e",
}
_LIGHT_HIGHLIGHTS = {
    "yellow": "#ffec99",
    "green": "#c9ecc0",
    "blue": "#c3e2f7",
    "pink": "#fbcfe0",
    "purple": "#e0d3f7",
}
_DARK_FOCUSED = {
    "yellow": "#8a7418",
    "green": "#34733f",
    "blue": "#2a6a97",
    "pink": "#974069",
    "purple": "#674c9f",
}
_LIGHT_FOCUSED = {
    "yellow": "#ffdc52",
    "green": "#9edb8f",
    "blue": "#8fc8ee",
    "pink": "#f7a3c1",
    "purple": "#c3abef",
}
_DARK_LETTERS = {
    "yellow": "#e0c04a",
    "green": "#7cc48a",
    "blue": "#74b8e8",
    "pink": "#e88bb0",
    "purple": "#ab93e8",
}
_LIGHT_LETTERS = {
    "yellow": "#8a6d00",
    "green": "#2c7a3a",
    "blue": "#1d6aa0",
    "pink": "#b03068",
    "purple": "#6a46b5",
}


@lru_cache(maxsize=16)
def palette(foreground: str, background: str, accent: str, *, dark: bool) -> Palette:
    """The styles for a theme's foreground, background and accent, each as #rrggbb."""
    base = Style(color=foreground, bgcolor=background)
    highlights = _DARK_HIGHLIGHTS if dark else _LIGHT_HIGHLIGHTS
    letters = _DARK_LETTERS if dark else _LIGHT_LETTERS
    quiet = "#8b887f" if dark else "#77726a"
    return Palette(
        text=base,
        dim=Style(color=quiet),
        heading=Style(bold=True),
        strong=Style(bold=True),
        emphasis=Style(italic=True),
        strike=Style(strike=True),
        code=Style(color="#b9c99a" if dark else "#4b5d23"),
        link=Style(color="#8fb4d8" if dark else "#2f5d8a", underline=True),
        marker=Style(color=accent),
        quotation=Style(color="#a9cdf0" if dark else "#1c4f80"),
        person=Style(underline=True),
        entity=Style(italic=True, color="#b9ad8c" if dark else "#6b5f3c"),
        focus=Style(bgcolor="#2c2f36" if dark else "#efe7d4"),
        selection=Style(bgcolor="#3f5f85" if dark else "#b9d3ee"),
        cursor=Style(reverse=True),
        match=Style(bgcolor="#57481a" if dark else "#f5e3a1", underline=True),
        current_match=Style(color=background, bgcolor=accent, bold=True),
        highlights={name: Style(bgcolor=color) for name, color in highlights.items()},
        focused_highlights={
            name: Style(bgcolor=color, bold=True)
            for name, color in (_DARK_FOCUSED if dark else _LIGHT_FOCUSED).items()
        },
        shared=Style(underline2=True),
        letters={name: Style(color=color, bold=True) for name, color in letters.items()},
        accent=Style(color=accent, bold=True),
        label=Style(color=background, bgcolor=accent, bold=True),
        quotation_label=Style(
            color=background, bgcolor="#a9cdf0" if dark else "#1c4f80", bold=True, underline=True
        ),
    )


def palette_of(app: App[Any]) -> Palette:
    """The styles of the theme that an app shows."""
    theme, variables = app.current_theme, app.theme_variables
    return palette(
        theme.foreground or variables["foreground"],
        theme.background or variables["background"],
        variables["accent"],
        dark=theme.dark,
    )


READABLE = 4.5
"""How well letters stand out from what is behind them, at least, as WCAG counts it."""
_STEPS = 20


@lru_cache(maxsize=512)
def readable(color: str, background: str) -> str:
    """A colour, each as #rrggbb, as much darker or lighter as it takes to be read on a background."""
    behind, given = Color.parse(background), Color.parse(color)
    away = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda end: _contrast(end, behind))
    tries = (given.blend(away, step / _STEPS) for step in range(_STEPS))
    return next((each.hex6 for each in tries if _contrast(each, behind) >= READABLE), away.hex6)


@lru_cache(maxsize=512)
def readable_style(style: Style) -> Style:
    """A style with a colour that can be read on its background."""
    if style.color is None or style.bgcolor is None:
        return style
    return style + Style(color=readable(style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex))


def _contrast(one: Color, other: Color) -> float:
    darker, brighter = sorted((_luminance(one), _luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
