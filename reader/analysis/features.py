"""What can be seen of a quotation and a candidate for its speaker, as names of features for the ranker."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.analysis import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.candidates import Candidate
    from reader.analysis.quotations import Quoted
    from reader.analysis.tokens import Token


class Scene:
    """A paragraph with its candidates, and counts that tell in one step what lies between two tokens."""

    def __init__(self, tokens: Sequence[Token], candidates: Sequence[Candidate]) -> None:
        self.tokens, self.candidates = tokens, candidates
        self._words = _running(token.kind == "word" for token in tokens)
        self._quotations = _running(token.kind == "quotation" for token in tokens)
        self._says = _running(token.kind == "word" and token.low in lexicon.SAYING for token in tokens)
        starts = [0] * len(tokens)
        for candidate in candidates:
            starts[candidate.first] = candidate.form != "nominal"
        self._names = _running(bool(start) for start in starts)

    def words(self, first: int, last: int) -> int:
        """Words among the tokens [first, last)."""
        return self._words[last] - self._words[first] if last > first else 0

    def quotations(self, first: int, last: int) -> int:
        """Quotations among the tokens [first, last)."""
        return self._quotations[last] - self._quotations[first] if last > first else 0

    def says(self, first: int, last: int) -> int:
        """Verbs of saying among the tokens [first, last)."""
        return self._says[last] - self._says[first] if last > first else 0

    def names(self, first: int, last: int) -> int:
        """Candidates but descriptions that begin among the tokens [first, last)."""
        return self._names[last] - self._names[first] if last > first else 0


def _running(flags: Iterable[bool]) -> list[int]:
    return [0, *accumulate(int(flag) for flag in flags)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands."""

    quoted: Quoted
    paragraph: int
    token: int
    """Its token in the paragraph."""
    length: int
    """Words in it."""
    previous: int
    """Words between the quotation before it in this paragraph and it; -1: there is none."""
    same_sentence: bool
    """Whether that one stands in the same sentence."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Who was chosen for the quotation before."""

    start: int
    """Where the mention begins; -1: nobody."""
    end: int
    entity: int
    paragraph: int


NOBODY = Memory(-1, -1, -1, -9)


def _bucket(count: int) -> str:
    if count < 4:
        return str(count)
    return next((f"<{limit}" for limit in (6, 9, 14, 22, 40) if count < limit), "many")


def describe_place(scene: Scene, place: Place) -> dict[str, str]:
    """What is to be seen around a quotation, whoever speaks."""
    tokens, at = scene.tokens, place.token
    last = tokens[at].text
    return {
        "before": _kind(tokens, at - 1),
        "after": _kind(tokens, at + 1),
        "last": last if last in ",.?!—…-" else "word" if last.isalnum() else "other",
        "length": _bucket(place.length),
        "alone": str(len(tokens) == 1 or scene.words(0, len(tokens)) == 0),
        "previous": "none" if place.previous < 0 else f"{_bucket(place.previous)}{place.same_sentence}",
        "continues": str(place.quoted.continues),
    }


def _kind(tokens: Sequence[Token], at: int) -> str:
    """What kind of token stands there."""
    if not 0 <= at < len(tokens):
        return "border"
    token = tokens[at]
    if token.kind != "word":
        return (
            token.kind
            if token.kind == "quotation"
            else token.text
            if token.text in ",.:;-–—―()?!"
            else "mark"
        )
    if token.low in (
        "that",
        "as",
        "of",
        "about",
        "the",
        "a",
        "to",
        "for",
        "and",
        "but",
        "in",
        "how",
        "by",
        "with",
        "on",
        "is",
        "was",
        "are",
    ):
        return token.low
    if token.low in lexicon.SUBJECT_PRONOUNS:
        return "pronoun"
    return lexicon.verb_class(token.low) or ("capital" if token.text[0].isupper() else "word")


def pair_features(
    scenes: Sequence[Scene],
    place: Place,
    seen: dict[str, str],
    paragraph: int,
    candidate: Candidate,
    memory: Memory,
) -> list[str]:
    """The features of a candidate for a place. seen: `describe_place` of it; paragraph: the candidate's."""
    kind = f"{candidate.form}|{candidate.relation}|{candidate.verb}"
    found = [f"form={candidate.form}", f"kind={kind}", *_memory_features(place, candidate, memory, seen)]
    if candidate.form == "pronoun":
        found.append(f"pronoun={candidate.words.lower()}|{candidate.relation}")
    if paragraph != place.paragraph:
        return found + _far_features(scenes, place, seen, paragraph, candidate, kind)
    return found + _near_features(scenes[paragraph], place, seen, candidate, kind)


def _memory_features(place: Place, candidate: Candidate, memory: Memory, seen: dict[str, str]) -> list[str]:
    if memory.start < 0:
        return ["memory=none"]
    distance = min(place.paragraph - memory.paragraph, 3)
    if candidate.start < memory.end and memory.start < candidate.end:
        shape = f"{distance}|{seen['alone']}"
        return [
            f"same mention|{shape}|{seen['previous']}",
            f"same mention|{shape}|{seen['before']}",
            f"same mention|{shape}|{seen['after']}",
        ]
    if candidate.entity >= 0 and candidate.entity == memory.entity:
        return [f"same entity|{distance}"]
    return ["other"]


def _far_features(
    scenes: Sequence[Scene],
    place: Place,
    seen: dict[str, str],
    paragraph: int,
    candidate: Candidate,
    kind: str,
) -> list[str]:
    scene = scenes[paragraph]
    distance = paragraph - place.paragraph
    tail = (
        scene.names(candidate.last + 1, len(scene.tokens))
        if distance < 0
        else scene.names(0, candidate.first)
    )
    ends_with_colon = bool(scene.tokens) and scene.tokens[-1].text == ":"
    far = f"far{distance}"
    return [
        far,
        f"{far}|{kind}",
        f"{far}|{seen['alone']}|{seen['continues']}|{candidate.relation}",
        f"{far}|colon={ends_with_colon}|{_bucket(tail)}|{candidate.relation}",
        f"{far}|names={_bucket(tail)}",
        f"{far}|quotations={min(scene.quotations(candidate.last, len(scene.tokens)), 2)}|{seen['alone']}",
        f"{far}|before={seen['before']}|after={seen['after']}",
    ]


def _near_features(
    scene: Scene, place: Place, seen: dict[str, str], candidate: Candidate, kind: str
) -> list[str]:
    at, tokens = place.token, scene.tokens
    side = "left" if candidate.first < at else "right"
    first, last = (candidate.last + 1, at) if side == "left" else (at + 1, candidate.first)
    sentences = min(abs(tokens[candidate.first].sentence - tokens[at].sentence), 2)
    words, names = _bucket(scene.words(first, last)), min(scene.names(first, last), 3)
    quotations = min(scene.quotations(first, last), 2)
    where = f"{side}{sentences}"
    near = [
        f"{where}|{kind}|q{quotations}",
        f"{where}|words={words}",
        f"{where}|{candidate.relation}|words={words}",
        f"{where}|names={names}|{candidate.relation}",
        f"{where}|quotations={quotations}|{candidate.relation}",
        f"{where}|{seen['before']}|{candidate.relation}",
        f"{where}|{seen['after']}|{candidate.relation}",
        f"{where}|{seen['last']}|{seen['after']}|q{quotations}",
        f"{where}|{seen['last']}|{candidate.relation}{candidate.verb}",
        f"{where}|says={min(scene.says(first, last), 2)}|{candidate.relation}",
        f"{side}|start={at == 0}|q{quotations}",
        f"{side}|{candidate.form}|names={names}|s{sentences}",
    ]
    return near + _cue_features(scene, place, seen, candidate, where, quotations)


def _cue_features(
    scene: Scene, place: Place, seen: dict[str, str], candidate: Candidate, where: str, quotations: int
) -> list[str]:
    """How far the candidate's cue is from the quotation, and whether another quotation is nearer to it."""
    if candidate.cue_first < 0:
        return [f"{where}|no cue|{seen['before']}|{seen['after']}"]
    at = place.token
    if candidate.cue_last < at:
        gap, edge = scene.words(candidate.cue_last + 1, at), seen["before"]
    else:
        gap, edge = scene.words(at + 1, candidate.cue_first), seen["after"]
    beside = _kind(scene.tokens, min(candidate.first, candidate.cue_first) - 1)
    beyond = _kind(scene.tokens, max(candidate.last, candidate.cue_last) + 1)
    cue = f"{candidate.relation}|{candidate.verb}"
    return [
        f"{where}|cue gap={_bucket(gap)}|{cue}",
        f"{where}|cue gap={_bucket(gap)}|{edge}",
        f"{where}|cue gap={_bucket(gap)}|q{quotations}",
        f"{where}|beside={beside}|q{quotations}",
        f"{where}|beyond={beyond}|q{quotations}",
        f"{where}|{seen['last']}|{beyond}|{candidate.verb}",
    ]


def spoken_features(
    scene: Scene, place: Place, seen: dict[str, str], text: str, best: float, best_kind: str
) -> list[str]:
    """Features of the question whether anybody says it. best: how well the best candidate fits it."""
    tokens, at = scene.tokens, place.token
    words = text[place.quoted.start : place.quoted.end].split()
    capitals = sum(word[0].isupper() for word in words)
    titled = capitals > 1 and capitals >= 0.6 * len(words)
    first, last = sentence_around(tokens, at)
    says = min(scene.says(first, last), 2)
    context = tokens[at - 1].low if at and tokens[at - 1].low in lexicon.UNSPOKEN_CONTEXT else "-"
    length, ending = seen["length"], seen["last"]
    fit = f"{int(max(-4.0, min(best, 8.0)) // 1.5)}"
    return [
        "spoken",
        f"length={length}",
        f"length={length}|says={says}",
        f"length={length}|titled={titled}",
        f"length={length}|last={ending}",
        f"before={seen['before']}|{min(len(words), 4)}",
        f"after={seen['after']}|{min(len(words), 4)}",
        f"before={seen['before']}|titled={titled}",
        f"context={context}",
        f"fit={fit}",
        f"fit={fit}|{min(len(words), 4)}",
        f"best={best_kind}",
        f"alone={seen['alone']}|titled={titled}",
        f"first={words[0][0].isupper() if words else False}|{min(len(words), 4)}|{seen['before']}",
        f"previous={seen['previous'] != 'none'}|{min(len(words), 4)}",
        f"head={place.paragraph == 0}|{min(len(words), 4)}",
        *_fragment_features(tokens, at, words, seen, says),
    ]


_NEIGHBOURS = lexicon.FUNCTION_WORDS | lexicon.UNSPOKEN_CONTEXT


def _fragment_features(
    tokens: Sequence[Token], at: int, words: Sequence[str], seen: dict[str, str], says: int
) -> list[str]:
    """How the quotation is fitted into the reporter's sentence."""
    size = min(len(words), 4)
    before = tokens[at - 1].low if at and tokens[at - 1].low in _NEIGHBOURS else seen["before"]
    after = (
        tokens[at + 1].low if at + 1 < len(tokens) and tokens[at + 1].low in _NEIGHBOURS else seen["after"]
    )
    earlier = seen["before"] if at < 2 else _kind(tokens, at - 2)
    starts = any(
        token.kind == "word" and token.low in lexicon.SAYING for token in tokens[max(0, at - 6) : at]
    )
    marks = "single" if tokens[at].mark in "‘’'" else "double"
    return [
        f"next to={before}|{size == 4}",
        f"next is={after}|{size == 4}",
        f"between={seen['before']}|{seen['after']}|{size}",
        f"earlier={earlier}|{seen['before']}",
        f"close say={starts}|{size}|{says}",
        f"verb={_verb_before(tokens, at)}|{size}",
        f"verb={_verb_before(tokens, at)}|{seen['before']}",
        f"marks={marks}|{size}",
        f"marks={marks}|{seen['before']}|{says}",
        f"comma={seen['last'] in ',.?!'}|{size}|{seen['after']}",
    ]


def _verb_before(tokens: Sequence[Token], at: int) -> str:
    """Class and distance of the nearest verb before a quotation in its sentence."""
    for number in range(at - 1, max(-1, at - 25), -1):
        token = tokens[number]
        if token.sentence != tokens[at].sentence:
            break
        kind = lexicon.verb_class(token.text) if token.kind == "word" else ""
        if kind in ("say", "judge", "light", "ed", "ing"):
            return f"{kind}{_bucket(at - number)}"
    return "none"


def sentence_around(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The tokens of the sentence around at, 60 on each side at most."""
    first = last = at
    while first > 0 and at - first < 60 and tokens[first - 1].sentence == tokens[at].sentence:
        first -= 1
    while last < len(tokens) and last - at < 60 and tokens[last].sentence == tokens[at].sentence:
        last += 1
    return first, last
