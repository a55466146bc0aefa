"""How the words of a candidate for a speaker read in their context: a small network beside the ranker.

The ranker knows closed lists of words; this one knows what the tagger's own network makes of a word where it stands
(the states of its fourth layer), so that a noun or a verb that is in no list counts, too. What both say is added up. The
weights are learned by `reader.analysis.training.contexts`. numpy is imported when it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from reader.analysis.speakers.cues import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.analysis.speakers.attribution import Option
    from reader.analysis.speakers.candidates import Form
    from reader.analysis.speakers.scene import Place, Scene
    from reader.analysis.tagging.tagger import Tagging

WEIGHTS = Path(__file__).parents[1] / "weights" / "contexts.npz"
_ARRAYS = ("projection", "kinds", "output")
ROLES = 3
"""Words that are read for a candidate: its last, the last of its cue, and the one after it."""
_FORMS: dict[Form, int] = {
    "person": 0,
    "body": 1,
    "place": 1,
    "people": 1,
    "capitals": 1,
    "pronoun": 2,
    "nominal": 3,
}
"""What is alike has one number."""
_SIDES = 4
_RELATIONS: tuple[Relation, ...] = tuple(each for each in get_args(Relation) if each != "hearer")
"""Those of who may say it."""
KINDS = len({*_FORMS.values()}) * _SIDES * len(_RELATIONS)


@dataclass(frozen=True)
class ContextScorer:
    """One hidden layer of rectified units over three words and the kind of candidate."""

    projection: Any
    """Array: STATES x (ROLES x units). What a word adds to the units in each role."""
    kinds: Any
    """Array: KINDS x units. What a kind of candidate adds."""
    output: Any
    """Array: units."""
    trust: float
    """What the ranker's fit is multiplied with."""
    steps: Sequence[tuple[float, float]]
    """As `Ranker.steps`, for the fits of both together."""

    def fits(self, words: Any, kinds: Sequence[int], plain: Sequence[float]) -> list[float]:
        """How well each option fits, in log-odds.

        words: as `words_of` gives them of a tagging made with this projection; kinds: of `kind_of`; plain: what the
        ranker says.
        """
        import numpy as np

        roles = words.astype(np.float32).reshape(len(kinds), ROLES, ROLES, -1)
        units = self.kinds[list(kinds)] + sum(roles[:, role, role] for role in range(ROLES))
        fits: list[float] = (np.maximum(units, 0.0) @ self.output + self.trust * np.asarray(plain)).tolist()
        return fits


def words_of(tagging: Tagging, scenes: Sequence[Scene], options: Sequence[Option]) -> Any:
    """The vectors of the words that are read for options: an array, (options x ROLES) x columns."""
    return tagging.vectors([offset for option in options for offset in _offsets(scenes, option)])


def _offsets(scenes: Sequence[Scene], option: Option) -> Iterator[int]:
    """Where the words begin that are read for an option, ROLES of them; -1 for one that is not there."""
    tokens, candidate = scenes[option.paragraph].tokens, option.candidate
    for number in (candidate.last, candidate.cue_last, candidate.last + 1):
        is_word = 0 <= number < len(tokens) and tokens[number].kind != "quotation"
        yield tokens[number].start if is_word else -1


def kind_of(place: Place, option: Option) -> int:
    """The number, below KINDS, of an option's form, the side on which it stands and its relation to its cue."""
    candidate = option.candidate
    if option.paragraph == place.paragraph:
        side = 0 if candidate.first < place.token else 1
    else:
        side = 2 if option.paragraph < place.paragraph else 3
    return (_FORMS[candidate.form] * _SIDES + side) * len(_RELATIONS) + _RELATIONS.index(candidate.relation)


def save_scorer(scorer: ContextScorer, path: Path) -> None:
    """Writes the weights, at half precision."""
    import numpy as np

    halves = {name: np.asarray(getattr(scorer, name), np.float16) for name in _ARRAYS}
    np.savez_compressed(path, allow_pickle=False, trust=scorer.trust, steps=scorer.steps, **halves)


@cache
def load_scorer(path: Path = WEIGHTS) -> ContextScorer:
    """The weights in a file, read once a process; those that come with the program, where none is named."""
    import numpy as np

    with np.load(path, allow_pickle=False) as file:
        projection, kinds, output = (file[name].astype(np.float32) for name in _ARRAYS)
        steps = [(share, chance) for share, chance in file["steps"].tolist()]
        return ContextScorer(projection, kinds, output, float(file["trust"]), steps)
