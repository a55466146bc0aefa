"""What lies on the text of an article, and how a stretch of it is painted. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.settings import LAYERS
from reader.text import Span, SpanGroup
from reader.tui.painting import HIGHLIGHT_CELLS, Gutter, Layer
from reader.tui.theme import letter_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.style import Style

    from reader.analysis.model import Analysis, Entity, Quotation
    from reader.annotations.model import Placed
    from reader.tui.hints import Hint
    from reader.tui.theme import Palette


@dataclass(frozen=True)
class Shown:
    """Everything but the text that the view paints. Replaced whole, so that no change is missed."""

    quotations: SpanGroup[Quotation] = field(default_factory=SpanGroup)
    entities: SpanGroup[Entity] = field(default_factory=SpanGroup)
    highlights: SpanGroup[Placed] = field(default_factory=SpanGroup)
    matches: SpanGroup[int] = field(default_factory=SpanGroup)
    match: Span | None = None
    focus: Span | None = None
    selection: Span | None = None
    cursor: int | None = None
    """Where the selection's moving end stands."""
    chosen: str = ""
    """Id of the annotation meant where several stand on the stretch in focus."""
    notes: tuple[Placed, ...] = ()
    """What has a note for the margin, in the order of the text."""
    layers: frozenset[str] = frozenset(LAYERS)
    hints: tuple[Hint, ...] = ()
    """Labels to point by."""
    typed: str = ""
    """What was typed of a label."""


def quotations_of(analysis: Analysis | None) -> SpanGroup[Quotation]:
    """Where the quotations that were found stand."""
    return SpanGroup((Span(each.start, each.end), each) for each in (analysis.quotations if analysis else ()))


def names_of(analysis: Analysis | None) -> SpanGroup[Entity]:
    """Where what is named stands; dates and sums of money are not shown."""
    return SpanGroup(
        (Span(mention.start, mention.end), entity)
        for entity in (analysis.entities if analysis else ())
        if entity.type not in ("DATE", "MONEY")
        for mention in entity.mentions
    )


PLACES = frozenset({"focus", "chosen", "match", "selection", "cursor"})
"""Fields of `Shown` that change how their own stretch is painted and nothing else."""


def places_of(shown: Shown, changed: set[str]) -> list[Span]:
    """The stretches that the changed ones among those fields are about. What is chosen is chosen in the focus."""
    cursor = Span(shown.cursor, shown.cursor + 1) if shown.cursor is not None else None
    stretches = {
        "focus": shown.focus,
        "chosen": shown.focus,
        "match": shown.match,
        "selection": shown.selection,
    }
    return [span for name, span in {**stretches, "cursor": cursor}.items() if span and name in changed]


def noted_focus(shown: Shown) -> str:
    """Id of the annotation in focus: the same stretch, else the innermost that it shares words with."""
    focus = shown.focus
    found = shown.highlights.overlapping(focus.start, focus.end) if focus else []
    if not found:
        return ""
    return min(
        found,
        key=lambda item: (item[0] != focus, item[1].annotation.id != shown.chosen, len(item[0])),
    )[1].annotation.id


def layers_of(shown: Shown, start: int, end: int, colors: Palette) -> list[Layer]:
    """What lies on a stretch, from the bottom up."""
    layers: list[Layer] = []
    if "quotations" in shown.layers:
        layers += [
            Layer(span.start, span.end, colors.quotation)
            for span, quotation in shown.quotations.overlapping(start, end)
            if quotation.kind != "none"
        ]
    if "entities" in shown.layers:
        layers += [
            Layer(span.start, span.end, colors.person if entity.type == "PERSON" else colors.entity)
            for span, entity in shown.entities.overlapping(start, end)
        ]
    if shown.focus:
        layers.append(Layer(shown.focus.start, shown.focus.end, colors.focus))
    if "highlights" in shown.layers:
        layers += _highlight_layers(shown, start, end, colors)
    layers += [Layer(span.start, span.end, colors.match) for span, _ in shown.matches.overlapping(start, end)]
    for span, style in ((shown.match, colors.current_match), (shown.selection, colors.selection)):
        if span:
            layers.append(Layer(span.start, span.end, style))
    if shown.cursor is not None:
        layers.append(Layer(shown.cursor, shown.cursor + 1, colors.cursor))
    return layers


def _highlight_layers(shown: Shown, start: int, end: int, colors: Palette) -> list[Layer]:
    """Longer highlights below shorter ones, so that each shows; where two lie on each other, underlined twice.

    The one in focus is brighter; where the focus is no highlight itself, all that lie in it are.
    """
    focus, chosen = shown.focus, shown.chosen
    found = shown.highlights.overlapping(start, end)
    found.sort(key=lambda item: (-len(item[0]), item[0] == focus and item[1].annotation.id == chosen))
    is_own = any(span == focus for span, _ in found)
    layers = []
    for span, placed in found:
        is_focused = focus is not None and (span == focus or (not is_own and focus.covers(span)))
        styles = colors.focused_highlights if is_focused else colors.highlights
        layers.append(Layer(span.start, span.end, _of_color(styles, placed)))
    return [
        *layers,
        *(Layer(each.start, each.end, colors.shared) for each in _shared(span for span, _ in found)),
    ]


def gutter_of(shown: Shown, start: int, end: int, colors: Palette) -> Gutter:
    """Letters beside a line: a quotation that begins here, the colour of a highlight, that it has a note."""
    begun = {
        quotation.kind
        for span, quotation in shown.quotations.overlapping(start, end)
        if "quotations" in shown.layers and start <= span.start < end
    }
    quotation = "“" if begun & {"direct", "block"} else "‘" if "partial" in begun else " "
    highlights = shown.highlights.overlapping(start, end) if "highlights" in shown.layers else []
    letters = dict(_letter(span, placed, start, end, colors) for span, placed in highlights)
    bar = _focus_bar(shown.focus, start, end, quotation)
    return Gutter(bar, tuple(letters.items())[-HIGHLIGHT_CELLS:])


def _of_color(styles: Mapping[str, Style], placed: Placed) -> Style:
    return styles.get(placed.annotation.color, styles["yellow"])


def _shared(spans: Iterable[Span]) -> Iterator[Span]:
    """The stretches that lie in more than one of the spans; some of them may overlap."""
    reach = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.start < reach:
            yield Span(span.start, min(reach, span.end))
        reach = max(reach, span.end)


def _letter(span: Span, placed: Placed, start: int, end: int, colors: Palette) -> tuple[str, Style]:
    """What stands beside a line of a highlight: its colour where it begins, a line below, a sign that its text changed."""
    color = placed.annotation.color
    letter = letter_of(placed.annotation)
    if not start <= span.start < end:
        letter = "│"
    if placed.anchor and placed.anchor.status == "changed":
        letter = "≠"
    return letter, colors.letters.get(color, colors.letters["yellow"])


def _focus_bar(focus: Span | None, start: int, end: int, otherwise: str) -> str:
    return "▎" if focus and otherwise == " " and focus.start < end and focus.end > start else otherwise
