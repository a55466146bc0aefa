"""How far the ranker's shares are to be trusted."""

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.speakers.contexts import load_scorer
from reader.analysis.speakers.ranker import chance, load_ranker
from reader.analysis.training.speakers import learn_steps


def test_between_two_steps_the_chance_rises_in_proportion():
    steps = [(0.0, 0.0), (0.5, 0.8), (1.0, 1.0)]
    assert chance(steps, 0.25) == 0.4
    assert chance(steps, 0.75) == 0.9
    assert (chance(steps, 0.0), chance(steps, 1.0)) == (0.0, 1.0)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_share_is_never_trusted_less(first, second):
    low, high = sorted((first, second))
    for steps in (load_ranker().steps, load_scorer().steps):
        assert 0.0 <= chance(steps, low) <= chance(steps, high) <= 1.0


def test_nothing_to_learn_from_leaves_shares_as_they_are():
    assert chance(learn_steps([], []), 0.3) == 0.3
