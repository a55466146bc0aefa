"""How far the ranker's shares are to be trusted."""

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.ranker import Ranker, load_ranker
from reader.analysis.speaker_training import _steps


def test_between_two_steps_the_chance_rises_in_proportion():
    ranker = Ranker({}, {}, [(0.0, 0.0), (0.5, 0.8), (1.0, 1.0)])
    assert ranker.chance(0.25) == 0.4
    assert ranker.chance(0.75) == 0.9
    assert (ranker.chance(0.0), ranker.chance(1.0)) == (0.0, 1.0)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_share_is_never_trusted_less(first, second):
    ranker = load_ranker()
    low, high = sorted((first, second))
    assert 0.0 <= ranker.chance(low) <= ranker.chance(high) <= 1.0


def test_nothing_to_learn_from_leaves_shares_as_they_are():
    assert Ranker({}, {}, _steps([], [])).chance(0.3) == 0.3
