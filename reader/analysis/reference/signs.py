"""What speaks for or against each person whom a pronoun may mean: signs, which are weighed elsewhere.

Who is near, a subject, often named or the last who spoke is gone on about (as in Lappin and Leass, "An
Algorithm for Pronominal Anaphora Resolution", Computational Linguistics 20, 1994).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.reference.discourse import NOBODY, Spoke, bare
from reader.analysis.reference.standing import STANDINGS, standing

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from reader.analysis.reference.discourse import Discourse
    from reader.analysis.speakers.attribution import Option, Stage
    from reader.analysis.speakers.candidates import Candidate

Signs = dict[int, list[str]]
"""By the number of a person, or NOBODY."""
_SHARES = (0.05, 0.15, 0.3, 0.5)
_SUBJECTS = frozenset(("subject", "opens", "opens as subject"))


@dataclass(frozen=True, slots=True)
class Around:
    """What is known about the words that a pronoun or description tells of."""

    before: Spoke = field(default_factory=Spoke)
    inside: Container[int] = ()
    """The entities named in them."""
    fresh: Candidate | None = None
    """Who is the subject of the sentence before them."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Where somebody is told of, and how that stands in its sentence (see `standing`)."""

    paragraph: int
    words: Candidate
    stands: str

    @property
    def says(self) -> bool:
        """Whether a verb of saying stands beside it."""
        return self.words.verb == "say" and self.words.relation != "none"


class Watch:
    """Sees the signs in an article."""

    def __init__(self, stage: Stage, discourse: Discourse) -> None:
        self._stage, self._discourse = stage, discourse

    def signs(self, option: Option, around: Around) -> Signs:
        """The signs of those whom "he", "she" or "who" may mean; NOBODY is for all others."""
        word = bare(option.candidate.words)
        if word not in lexicon.SINGULAR_PERSON:
            return {NOBODY: []}
        signs = self._of_told(option, self._told_before(option, "" if word == "who" else word), around)
        return signs | {NOBODY: [f"nobody of {min(len(signs), 2)}"]}

    def _told_before(self, option: Option, word: str) -> dict[int, list[_Told]]:
        """Where those are told of before, who may be called by a pronoun ("": by any)."""
        found: dict[int, list[_Told]] = defaultdict(list)
        for paragraph, person in self._discourse.people_before(option.paragraph, option.candidate.start):
            if not word or self._discourse.genders[person.entity] in ("", word):
                stands = standing(self._stage.scenes[paragraph].tokens, person)
                found[person.entity].append(_Told(paragraph, person, stands))
        return found

    def _of_told(self, option: Option, found: Mapping[int, Sequence[_Told]], around: Around) -> Signs:
        counts = {number: self._discourse.count(number, option.candidate.start) for number in found}
        first = min((self._discourse.first_named(number) for number in found), default=-1)
        total, most = sum(counts.values()) or 1, max(counts.values(), default=0)
        rivals = _Rivals(found.values())
        spoken_of = self._spoken_of(option)
        is_other_here = any(
            own[-1].paragraph == option.paragraph
            for number, own in found.items()
            if number != self._discourse.mourned
        )
        return {
            number: [
                *self._place_signs(option, own),
                *rivals.signs(own),
                f"often {bisect_left(_SHARES, counts[number] / total)}",
                "most often" if counts[number] == most else "less often",
                *(["first"] if number >= 0 and self._discourse.first_named(number) == first else []),
                *(["sex known"] if self._discourse.genders[number] else []),
                *self._told_signs(option, number, own, around),
                *(["spoken of"] if number == spoken_of else []),
                *(["mourned"] if number == self._discourse.mourned and not is_other_here else []),
            ]
            for number, own in found.items()
        }

    def _place_signs(self, option: Option, own: Sequence[_Told]) -> Iterator[str]:
        """Where and how somebody was told of last."""
        last = own[-1]
        near = self._nearness(option, last)
        nearest = [each for each in own if self._nearness(option, each) == near]
        best = min(nearest, key=lambda each: STANDINGS.index(each.stands))
        yield near
        yield f"{best.stands}, {near}"
        sentence = self._stage.scenes[best.paragraph].tokens[best.words.first].sentence
        if best.stands in ("opens as subject", "opens") and sentence == 0:
            yield f"opens paragraph, {near}"
        if last.words.form != "nominal" or all(each.words.form == "nominal" for each in own):
            yield f"by {last.words.form}"
        if all(each.words.form == "nominal" for each in own):
            yield f"only described, {near}"
        yield f"{min(sum(each.words.form == 'pronoun' for each in own), 4)} pronouns"
        if any(each.says for each in own if each.paragraph == last.paragraph):
            yield f"says, {near}"
        if self._says_so(option, last):
            yield "says so"
        if option.candidate.words.lower() == "who" and 0 <= option.candidate.start - last.words.end <= 2:
            yield "who"

    def _says_so(self, option: Option, told: _Told) -> bool:
        """Whether a pronoun is the subject of what somebody says: "Keller said that he"."""
        words = told.words
        if told.paragraph != option.paragraph or not told.says or words.cue_last < words.last:
            return False
        tokens = self._stage.scenes[told.paragraph].tokens
        between = [token.low for token in tokens[words.cue_last + 1 : option.candidate.first]]
        return between in ([], ["that"])

    def _nearness(self, option: Option, told: _Told) -> str:
        if told.paragraph < option.paragraph:
            return f"{option.paragraph - told.paragraph} paragraphs"
        tokens = self._stage.scenes[told.paragraph].tokens
        sentences = tokens[option.candidate.first].sentence - tokens[told.words.first].sentence
        return f"{min(sentences, 3)} sentences"

    def _told_signs(self, option: Option, number: int, own: Sequence[_Told], around: Around) -> Iterator[str]:
        """Whether somebody spoke before, is gone on about, or named in what is said."""
        before, fresh = around.before, around.fresh
        described = before.described and self._discourse.meant_at(before.described.start)
        if number in (before.entity, described):
            yield f"spoke {min(option.paragraph - before.paragraph, 3)} before"
            yield "spoke"
        if fresh is not None and any(each.words.start == fresh.start for each in own):
            yield "fresh"
            if fresh.relation == "none":  # what it does may be in no list of verbs
                yield "fresh and does something"
        if number in around.inside:
            yield "named inside"

    def _spoken_of(self, option: Option) -> int:
        """The person of whom a pronoun says something, hardly of oneself: "he said of Brown"; NOBODY if there is none."""
        tokens, at = self._stage.scenes[option.paragraph].tokens, option.candidate.last + 3
        if at >= len(tokens) or tokens[at - 1].low not in ("of", "about"):
            return NOBODY
        while at + 1 < len(tokens) and (
            tokens[at].low in lexicon.TITLE_ABBREVIATIONS or tokens[at].text == "."
        ):
            at += 1
        mentions = self._discourse.mentions
        found = bisect_left(mentions, (tokens[at].start,))
        is_there = found < len(mentions) and mentions[found][0] == tokens[at].start
        return mentions[found][2] if is_there else NOBODY


class _Rivals:
    """How many others were told of since somebody was, at all and as subjects."""

    def __init__(self, every: Iterable[Sequence[_Told]]) -> None:
        told = list(every)
        self._last = sorted(own[-1].words.start for own in told)
        self._subjects = sorted(_last_subject(own) for own in told)

    def signs(self, own: Sequence[_Told]) -> Iterator[str]:
        since = len(self._last) - bisect_right(self._last, own[-1].words.start)
        yield f"{min(since, 3)} since"
        subject = _last_subject(own)
        since = len(self._subjects) - bisect_right(self._subjects, subject)
        yield f"{min(since, 3)} subjects since" if subject >= 0 else "never subject"


def _last_subject(told: Sequence[_Told]) -> int:
    return max((each.words.start for each in told if each.stands in _SUBJECTS), default=-1)
