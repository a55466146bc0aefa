"""What can be seen of a quotation and a candidate for its speaker, as names of features for the ranker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.speakers.scene import bucket, kind_at, name_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.speakers.candidates import Candidate
    from reader.analysis.speakers.scene import Memory, Place, Scene


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
    if candidate.entity in place.names:
        # Few speak of themselves by name: who is named inside is spoken of, or to.
        found += ["named inside", f"named inside|{kind}"]
    found += _word_features(scenes[paragraph], candidate, seen, paragraph == place.paragraph)
    if paragraph != place.paragraph:
        return found + _far_features(scenes, place, seen, paragraph, candidate, kind)
    return found + _near_features(scenes[paragraph], place, seen, candidate, kind)


def _memory_features(place: Place, candidate: Candidate, memory: Memory, seen: dict[str, str]) -> list[str]:
    if memory.start < 0:
        return ["memory=none"]
    return [
        *_carried(place, candidate, memory, seen),
        *_turn_features(place, candidate, memory, seen["alone"]),
    ]


def _carried(place: Place, candidate: Candidate, memory: Memory, seen: dict[str, str]) -> list[str]:
    """Whether it is who was chosen for the quotation before."""
    distance = min(place.paragraph - memory.paragraph, 3)
    if _is_mention(candidate, memory):
        shape = f"{distance}|{seen['alone']}"
        return [
            f"same mention|{shape}|{seen['previous']}",
            f"same mention|{shape}|{seen['before']}",
            f"same mention|{shape}|{seen['after']}",
        ]
    if candidate.entity >= 0 and candidate.entity == memory.entity:
        return [f"same entity|{distance}"]
    if candidate.entity >= 0:
        return [f"other|spoke={candidate.entity in memory.earlier}|{candidate.relation}"]
    return ["other"]


def _turn_features(place: Place, candidate: Candidate, memory: Memory, alone: str) -> list[str]:
    """Whose turn it is in a conversation, going by who asked and who answered; nothing elsewhere."""
    if not (place.asked or place.answered):
        return []
    if _is_mention(candidate, memory) or (candidate.entity >= 0 and candidate.entity == memory.entity):
        who = "last"
    elif candidate.start == memory.other_start or (
        candidate.entity >= 0 and candidate.entity == memory.other_entity
    ):
        who = "one before"
    else:
        who = f"new|{candidate.entity >= 0}"
    return [
        f"turn={who}|asked={place.asked}|{alone}",
        f"turn={who}|answered={place.answered}|asks={place.asks}|{alone}",
    ]


def _is_mention(candidate: Candidate, memory: Memory) -> bool:
    return candidate.start < memory.end and memory.start < candidate.end


def _word_features(scene: Scene, candidate: Candidate, seen: dict[str, str], is_here: bool) -> list[str]:
    """The words at a candidate's edges, and its cue."""
    tokens = scene.tokens
    before, after = name_at(tokens, candidate.first - 1), name_at(tokens, candidate.last + 1)
    last = tokens[candidate.last].text
    owns = last.endswith(("'s", "’s", "s'", "s’"))
    starts = candidate.first == 0 or tokens[candidate.first - 1].sentence != tokens[candidate.first].sentence
    found = [
        f"left={before}|{is_here}",
        f"left={before}|{candidate.relation}",
        f"right={after}|{is_here}",
        f"owns={owns}|{is_here}|{seen['before']}",
        f"starts={starts}|{candidate.relation}|{is_here}",
    ]
    if candidate.cue_last >= 0:
        cue = name_at(tokens, candidate.cue_last)
        found += [f"cue={cue}|{candidate.relation}|{is_here}", f"cue={cue}|{before}"]
    if candidate.form == "nominal":
        head = tokens[candidate.last].low
        known = head if head in lexicon.ROLE_NOUNS else str(lexicon.is_role_noun(head))
        found += [
            f"head={known}",
            f"head={known}|{candidate.relation}",
            f"role={lexicon.is_role_noun(head)}|{candidate.relation}|{candidate.verb}|{is_here}",
            f"first={name_at(tokens, candidate.first)}|{candidate.relation}",
        ]
    return found


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
        f"{far}|colon={ends_with_colon}|{bucket(tail)}|{candidate.relation}",
        f"{far}|names={bucket(tail)}",
        f"{far}|quotations={min(scene.quotations(candidate.last, len(scene.tokens)), 2)}|{seen['alone']}",
        f"{far}|before={seen['before']}|after={seen['after']}",
        f"{far}|signs={_signs(scene, candidate)}|after={seen['after']}",
    ]


def _signs(scene: Scene, candidate: Candidate) -> str:
    """Whether a paragraph is hardly more than a name, as under a quotation: by its size, or "no"."""
    size = len(scene.tokens)
    opens = candidate.first <= 1 and scene.words(0, candidate.first) == 0
    if not opens or size > 20 or scene.quotations(0, size) or scene.says(0, size):
        return "no"
    return f"{bucket(size)}|{candidate.relation == 'signature'}"


def _near_features(
    scene: Scene, place: Place, seen: dict[str, str], candidate: Candidate, kind: str
) -> list[str]:
    at, tokens = place.token, scene.tokens
    side = "left" if candidate.first < at else "right"
    first, last = (candidate.last + 1, at) if side == "left" else (at + 1, candidate.first)
    sentences = min(abs(tokens[candidate.first].sentence - tokens[at].sentence), 2)
    words, names = bucket(scene.words(first, last)), min(scene.names(first, last), 3)
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
    near += _path_features(scene, place, seen, candidate, where)
    near += _rival_features(scene, place, seen, candidate, side)
    return near + _cue_features(scene, place, seen, candidate, where, quotations)


def _path_features(
    scene: Scene, place: Place, seen: dict[str, str], candidate: Candidate, where: str
) -> list[str]:
    """The words between the candidate, or its cue, and the quotation."""
    tokens, at = scene.tokens, place.token
    edges = (candidate.cue_first, candidate.cue_last) if candidate.cue_first >= 0 else (-1, -1)
    if candidate.first < at:
        first = max(candidate.last, edges[1] if edges[1] < at else -1) + 1
        path = range(first, at)
    else:
        last = min(candidate.first, edges[0] if edges[0] > at else candidate.first)
        path = range(at + 1, last)
    beside = name_at(tokens, at - 1) if candidate.first < at else name_at(tokens, at + 1)
    if len(path) <= 4:
        way = " ".join(name_at(tokens, number) for number in path)
    else:
        way = f"{name_at(tokens, path[0])} … {name_at(tokens, path[-2])} {name_at(tokens, path[-1])}"
    return [
        f"{where}|path={way}",
        f"{where}|path={way}|{candidate.relation}{candidate.verb}",
        f"{where}|beside={beside}|{candidate.relation}",
        f"{where}|beside={beside}|{candidate.form}",
        f"{where}|{seen['word before']}|{seen['word after']}",
    ]


def _rival_features(
    scene: Scene, place: Place, seen: dict[str, str], candidate: Candidate, side: str
) -> list[str]:
    """Whether another candidate stands, with its cue, right beside the quotation, or between it and this one."""
    left, right = scene.beside(place.token)
    kind = f"{candidate.relation}|{candidate.verb}"
    left_is = "none" if left is None else "self" if left is candidate else "other"
    right_is = "none" if right is None else "self" if right is candidate else "other"
    between = scene.cued_between(candidate, place.token)
    told_by = (
        "none" if not seen["told by"] else "self" if seen["told by"] == str(candidate.start) else "other"
    )
    return [
        f"told by={told_by}",
        f"told by={told_by}|{side}",
        f"told by={told_by}|{kind}",
        f"rival={left_is}|{right_is}",
        f"rival={left_is}|{right_is}|{side}|{kind}",
        f"rival={left_is}|{right_is}|{scene.tokens[place.token].text in ',.?!'}|{side}",
        f"rivals between={min(between, 2)}|{side}|{kind}",
    ]


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
    beside = kind_at(scene.tokens, min(candidate.first, candidate.cue_first) - 1)
    beyond = kind_at(scene.tokens, max(candidate.last, candidate.cue_last) + 1)
    cue = f"{candidate.relation}|{candidate.verb}"
    return [
        f"{where}|cue gap={bucket(gap)}|{cue}",
        f"{where}|cue gap={bucket(gap)}|{edge}",
        f"{where}|cue gap={bucket(gap)}|q{quotations}",
        f"{where}|beside={beside}|q{quotations}",
        f"{where}|beyond={beyond}|q{quotations}",
        f"{where}|{seen['last']}|{beyond}|{candidate.verb}",
    ]
