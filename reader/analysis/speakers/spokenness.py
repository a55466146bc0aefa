"""What tells whether anybody says the words in quotation marks, as names of features for the ranker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.speakers.scene import kind_at, name_at, name_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.speakers.scene import Place, Scene


def spoken_features(
    scene: Scene, place: Place, seen: dict[str, str], text: str, best: float, best_kind: str
) -> list[str]:
    """Features of the question whether anybody says it. best: how well the best candidate fits it."""
    tokens, at = scene.tokens, place.token
    words = text[place.quoted.start : place.quoted.end].split()
    capitals = sum(word[0].isupper() for word in words)
    titled = capitals > 1 and capitals >= 0.6 * len(words)
    says = min(scene.says(*scene.sentence(at)), 2)
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
        *_fragment_features(scene, at, words, seen, says),
        *_inner_features(words, seen),
    ]


_FIRST_PERSON = frozenset("i i'm i’m i've i’ve i'll i’ll my me we we're we’re our us you your".split())


def is_title(words: Sequence[str]) -> bool:
    """Whether two words or more are capitalised as in a title: all but the little ones."""
    capitals = sum(word[0].isupper() for word in words)
    small = sum(word[0].islower() and word.lower() not in lexicon.FUNCTION_WORDS for word in words)
    return capitals > 1 and small == 0 and 2 * capitals >= len(words)


def _inner_features(words: Sequence[str], seen: dict[str, str]) -> list[str]:
    """What the quoted words themselves tell."""
    low = [word.lower().strip(".,;:!?…'’\"”)") for word in words]
    size = min(len(words), 6)
    plain = sum(word in lexicon.FUNCTION_WORDS for word in low)
    person = any(word in _FIRST_PERSON for word in low)
    opening = name_word(low[0]) or ("Capital" if words[0][0].isupper() else "word")
    ends = name_word(low[-1]) or "word"
    capitals = sum(word[0].isupper() for word in words)
    content = sum(word[0].islower() and word not in lexicon.FUNCTION_WORDS for word in words)
    shape = f"title={is_title(words)}|{person}"
    return [
        shape,
        f"{shape}|{size}",
        f"{shape}|{seen['before']}",
        f"{shape}|{seen['word before']}",
        f"{shape}|{seen['after']}",
        f"{shape}|{seen['last']}|{seen['after']}",
        f"{shape}|{seen['previous'] != 'none'}",
        f"person={person}|{size}",
        f"opening={opening}|{size > 3}",
        f"opening={opening}|{seen['before']}",
        f"ends={ends}|{size}",
        f"plain={min(plain, 4)}|{size}",
        f"capitals={min(capitals, 3)}|content={min(content, 3)}|{size}",
        f"capitals={min(capitals, 3)}|content={min(content, 3)}|{seen['word before']}",
        f"capitals={min(capitals, 3)}|{seen['word after']}|{seen['last'] in ',.?!'}",
        f"size={size}|{seen['word before']}",
        f"size={size}|{seen['word after']}",
        f"{seen['word before']}|{seen['word after']}",
        f"digit={any(char.isdigit() for word in words for char in word)}|{size}",
        f"upper={all(word.isupper() for word in words)}|{size}",
        f"hyphen={any('-' in word for word in words)}|{size}",
    ]


_NEIGHBOURS = lexicon.FUNCTION_WORDS | lexicon.UNSPOKEN_CONTEXT


def _fragment_features(
    scene: Scene, at: int, words: Sequence[str], seen: dict[str, str], says: int
) -> list[str]:
    """How the quotation is fitted into the reporter's sentence."""
    tokens, verb = scene.tokens, scene.verb_before(at)
    size = min(len(words), 4)
    before = tokens[at - 1].low if at and tokens[at - 1].low in _NEIGHBOURS else seen["before"]
    after = (
        tokens[at + 1].low if at + 1 < len(tokens) and tokens[at + 1].low in _NEIGHBOURS else seen["after"]
    )
    earlier = seen["before"] if at < 2 else kind_at(tokens, at - 2)
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
        f"verb={verb}|{size}",
        f"verb={verb}|{seen['before']}",
        f"marks={marks}|{size}",
        f"marks={marks}|{seen['before']}|{says}",
        f"comma={seen['last'] in ',.?!'}|{size}|{seen['after']}",
        f"two before={name_at(tokens, at - 2)}|{seen['word before']}",
        f"two after={seen['word after']}|{name_at(tokens, at + 2)}",
        f"owner={at > 0 and tokens[at - 1].low.endswith(('’s', chr(39) + 's', 's’'))}|{size}",
    ]
