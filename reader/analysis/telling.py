"""From attributions to quotations: kinds, groups, cues, carried speakers and resolved names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.model import Quotation, QuotationKind, Speaker, TextSpan
from reader.analysis.reference.cast import Cast
from reader.analysis.reference.discourse import NOBODY, Spoke
from reader.analysis.speakers.attribution import FRAGMENT, Attribution, Stage, attribute
from reader.analysis.speakers.contexts import load_scorer
from reader.analysis.speakers.ranker import load_ranker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Entity
    from reader.analysis.quotations import Quoted
    from reader.analysis.speakers.attribution import Option
    from reader.analysis.speakers.scene import Place, Scene
    from reader.analysis.tagging.tagger import Tagging
    from reader.text.span import Span

_LONGEST_INTERRUPTION = 16
_SPOKEN = 0.5
_FRAGMENT_SPOKEN = 0.85
"""What a fragment needs instead: to put words into a mouth is worse than to leave a fragment out."""
_NAMED = 0.2
"""Below this chance nobody is named."""


def find_speakers(
    text: str,
    paragraphs: Sequence[Span],
    quoted: Sequence[Quoted],
    entities: Sequence[Entity],
    tagging: Tagging,
) -> list[Quotation]:
    """The quoted stretches as quotations, in order, with their speakers where they are known."""
    stage = Stage(text, paragraphs, quoted, entities)
    return tell_speakers(stage, tagging, Cast(stage, entities))


def tell_speakers(stage: Stage, tagging: Tagging, cast: Cast) -> list[Quotation]:
    """The quotations of a stage with their speakers; cast: of the same stage, tells whom words mean."""
    contexts = load_scorer() if tagging.has_vectors else None
    attributions = _share_in_runs(attribute(stage, tagging, load_ranker(), contexts))
    return _as_sure(_Telling(stage, cast).tell(attributions, _groups(stage, attributions)))


def _as_sure(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, the parts of one as sure of who says it as the least sure of them: the same words tell it of all."""
    least: dict[tuple[int, int], float] = {}
    for each in quotations:
        if each.speaker:
            key = each.group, each.speaker.mention.start
            least[key] = min(each.speaker.confidence, least.get(key, 1.0))
    return [
        replace(each, speaker=replace(each.speaker, confidence=least[each.group, each.speaker.mention.start]))
        if each.speaker
        else each
        for each in quotations
    ]


def _share_in_runs(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The paragraphs of one quotation have one speaker: the surest of them."""
    found: list[Attribution] = []
    run: list[Attribution] = []
    for attribution in attributions:
        if not attribution.place.quoted.continues:
            found += _shared(run)
            run = []
        run.append(attribution)
    return found + _shared(run)


def _shared(run: Sequence[Attribution]) -> list[Attribution]:
    if len(run) < 2:
        return list(run)
    surest = max(run, key=lambda attribution: attribution.chance * attribution.spoken)
    return [replace(surest, place=attribution.place) for attribution in run]


def _groups(stage: Stage, attributions: Sequence[Attribution]) -> list[int]:
    """Numbers of the quotations; parts of one share theirs."""
    groups: list[int] = []
    for number, attribution in enumerate(attributions):
        if number and (
            attribution.place.quoted.continues or _goes_on(stage, attributions[number - 1], attribution)
        ):
            groups.append(groups[-1])
        else:
            groups.append(groups[-1] + 1 if groups else 1)
    return groups


def _goes_on(stage: Stage, before: Attribution, after: Attribution) -> bool:
    """Whether two quotations are one that its attribution interrupts: "...", she said, "..."."""
    if (
        before.place.paragraph != after.place.paragraph
        or not 0 < after.place.previous <= _LONGEST_INTERRUPTION
    ):
        return False
    if before.spoken < _SPOKEN or after.spoken < _SPOKEN or before.best is None or after.best is None:
        return False
    tokens = stage.scenes[after.place.paragraph].tokens
    mention = before.best.candidate
    is_between = (
        before.place.token < mention.first
        and mention.last < after.place.token
        and before.best.paragraph == before.place.paragraph
    )
    is_same = after.best.candidate.start == mention.start
    has_cue = mention.cue_first > before.place.token
    return (
        is_between
        and is_same
        and has_cue
        and tokens[after.place.token - 1].text in (",", "—", "–", "--", "…")
    )


class _Telling:
    """Tells the quotations in order, remembering who spoke."""

    def __init__(self, stage: Stage, cast: Cast) -> None:
        self._stage, self._cast = stage, cast
        self._last = Spoke()
        self._told, self._noted = 0, 0

    def tell(self, attributions: Sequence[Attribution], groups: Sequence[int]) -> list[Quotation]:
        return [
            self._tell_one(attribution, group)
            for attribution, group in zip(attributions, groups, strict=True)
        ]

    def _tell_one(self, attribution: Attribution, group: int) -> Quotation:
        quoted = attribution.place.quoted
        self._note_descriptions(attribution.place)
        kind: QuotationKind = "direct" if attribution.place.length >= FRAGMENT else "partial"
        if attribution.spoken < (_SPOKEN if kind == "direct" else _FRAGMENT_SPOKEN):
            kind = "none"
        bare = Quotation(quoted.start, quoted.end, self._stage.text[quoted.start : quoted.end], kind, group)
        option = attribution.best
        if kind == "none" or option is None or attribution.chance < _NAMED:
            return bare
        speaker = self._speaker(option, attribution.place, attribution.chance)
        return replace(bare, speaker=speaker, cue=self._cue(attribution, option))

    def _note_descriptions(self, place: Place) -> None:
        """Descriptions before this quotation can be meant from here on."""
        while self._told <= place.paragraph:
            scene = self._stage.scenes[self._told]
            until = place.token if self._told == place.paragraph else len(scene.tokens)
            while self._noted < len(scene.candidates) and scene.candidates[self._noted].first < until:
                self._cast.note_description(scene.candidates[self._noted])
                self._noted += 1
            if self._told == place.paragraph:
                return
            self._told, self._noted = self._told + 1, 0

    def _speaker(self, option: Option, place: Place, chance: float) -> Speaker:
        candidate = option.candidate
        referent = self._cast.resolve(option, self._last, place.names)
        person = self._cast.person(candidate, referent)
        if person >= 0:
            self._last = Spoke(person, place.paragraph, candidate.start, asks=place.asks)
        elif candidate.form == "nominal" or referent.described:
            described = referent.described or candidate
            self._last = Spoke(NOBODY, place.paragraph, candidate.start, described, place.asks)
        mention = TextSpan(candidate.start, candidate.end, self._stage.text[candidate.start : candidate.end])
        return Speaker(referent.name, referent.entity, mention, round(chance * referent.certainty, 3))

    def _cue(self, attribution: Attribution, option: Option) -> TextSpan | None:
        place, candidate = attribution.place, option.candidate
        first, last = candidate.cue_first, candidate.cue_last
        scene = self._stage.scenes[option.paragraph]
        if option.paragraph != place.paragraph and scene.tokens[-1].text != ":":
            return None  # it tells of another quotation
        if option.paragraph == place.paragraph and candidate.last < place.token:
            nearer = _nearest_verb(scene, candidate.last + 1, place.token)
            first, last = (nearer, nearer) if nearer >= 0 else (first, last)
        if first < 0 or scene.tokens[first].kind != "word":
            return None
        start, end = scene.tokens[first].start, scene.tokens[last].end
        return TextSpan(start, end, self._stage.text[start:end])


def _nearest_verb(scene: Scene, first: int, last: int) -> int:
    """The verb nearest before token last that may introduce words, one of saying before others; -1 for none."""
    fallback = -1
    for number in range(last - 1, max(first, last - 40) - 1, -1):
        token = scene.tokens[number]
        if token.kind == "word" and token.low in lexicon.SAYING:
            return number
        if fallback < 0 and token.kind == "word" and token.low in lexicon.JUDGING:
            fallback = number
    return fallback
