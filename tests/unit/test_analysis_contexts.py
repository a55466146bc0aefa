"""What the words of a candidate add in their context, and that they add nothing where no model has read them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from reader.analysis import analyze
from reader.analysis.names.entities import resolve_entities
from reader.analysis.quotations import find_quoted
from reader.analysis.segments import find_paragraphs
from reader.analysis.speakers.attribution import Stage, attribute
from reader.analysis.speakers.contexts import (
    KINDS,
    ROLES,
    ContextScorer,
    kind_of,
    load_scorer,
    save_scorer,
    words_of,
)
from reader.analysis.speakers.ranker import load_ranker
from reader.analysis.speakers.scene import NOBODY
from reader.analysis.tagging.tagger import STATES, Tagging, load_tagger

TEXT = "Anna Lee met the ferry crews on Monday. “Nobody asked us before they closed the harbour,” the skipper griped."


def staged(text, projection):
    paragraphs = find_paragraphs(text)
    tagging = load_tagger().tag(text, paragraphs, projection)
    entities = resolve_entities(text, paragraphs, tagging)
    return Stage(text, paragraphs, find_quoted(text, paragraphs), entities), tagging


def silent(units=2):
    """A network that adds nothing."""
    return ContextScorer(
        np.zeros((STATES, ROLES * units), np.float32),
        np.zeros((KINDS, units), np.float32),
        np.zeros(units, np.float32),
        1.0,
        [(0.0, 0.0), (1.0, 1.0)],
    )


def test_a_word_has_the_vector_that_the_projection_makes_of_its_state():
    paragraphs = find_paragraphs(TEXT)
    states = load_tagger().tag(TEXT, paragraphs, np.eye(STATES, dtype=np.float32))
    projection = np.random.default_rng(1).normal(size=(STATES, 5)).astype(np.float32)
    projected = load_tagger().tag(TEXT, paragraphs, projection)
    offsets = [TEXT.index("skipper"), TEXT.index("Nobody") + 3, TEXT.index("crews")]
    expected = states.vectors(offsets).astype(np.float32) @ projection
    assert states.vectors(offsets).shape == (3, STATES)
    assert projected.vectors(offsets) == pytest.approx(expected, abs=0.1)
    assert np.abs(expected).max() > 1


def test_what_is_no_word_has_a_vector_of_zeros():
    tagging = load_tagger().tag("One two.", find_paragraphs("One two."), np.eye(STATES, dtype=np.float32))
    assert not tagging.vectors([-1, 3, 8, 1000]).any()
    assert tagging.vectors([0, 4]).any(1).all()


def test_without_a_projection_there_are_no_vectors():
    assert not load_tagger().tag(TEXT, find_paragraphs(TEXT)).has_vectors
    assert not Tagging().has_vectors
    assert not load_tagger().tag("", [], np.eye(STATES, dtype=np.float32)).has_vectors


def test_the_names_do_not_depend_on_the_projection():
    paragraphs = find_paragraphs(TEXT)
    plain = load_tagger().tag(TEXT, paragraphs).spans
    assert plain
    assert load_tagger().tag(TEXT, paragraphs, load_scorer().projection).spans == plain


def test_a_network_that_adds_nothing_leaves_the_ranker_s_choice():
    stage, tagging = staged(TEXT, silent().projection)
    with_it = attribute(stage, tagging, load_ranker(), silent())
    without = attribute(stage, tagging, load_ranker(), None)
    assert [each.best for each in with_it] == [each.best for each in without]


def test_what_speaks_for_a_kind_of_candidate_makes_it_the_speaker():
    stage, tagging = staged(TEXT, silent().projection)
    (place,) = stage.places
    options = stage.options(place, NOBODY)
    kinds = [kind_of(place, option) for option in options]
    for number, kind in enumerate(kinds):
        weights = np.zeros((KINDS, 2), np.float32)
        weights[kind] = 50.0
        scorer = replace(silent(), kinds=weights, output=np.ones(2, np.float32))
        (chosen,) = attribute(stage, tagging, load_ranker(), scorer)
        assert chosen.best is not None
        assert kind_of(place, chosen.best) == kinds[number]
    assert len(set(kinds)) > 1


def test_each_of_the_three_words_counts_in_its_own_role():
    words = np.zeros((ROLES, ROLES * 1), np.float16)
    for role in range(ROLES):
        words[role, role] = 2.0**role
        words[role, (role + 1) % ROLES] = 1000.0  # what it would add in another role
    scorer = replace(
        silent(1), kinds=np.zeros((KINDS, 1), np.float32), output=np.ones(1, np.float32), trust=0.0
    )
    assert scorer.fits(words, [0], [9.0]) == [7.0]


def test_a_candidate_at_the_end_of_a_paragraph_is_read_without_the_words_that_are_not_there():
    text = "“It is over,” said Anna Lee"
    stage, tagging = staged(text, np.eye(STATES, dtype=np.float32))
    (place,) = stage.places
    option = next(each for each in stage.options(place, NOBODY) if each.candidate.words == "Anna Lee")
    name, cue, after = words_of(tagging, stage.scenes, [option])
    assert name.any()
    assert cue.any()
    assert not after.any()


@given(
    arrays.arrays(np.float16, (STATES, ROLES * 2), elements=st.floats(-8, 8, width=16)),
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=4),
)
def test_what_is_saved_is_read_again(tmp_path_factory, projection, steps):
    path = tmp_path_factory.mktemp("weights") / "contexts.npz"
    save_scorer(replace(silent(), projection=projection, trust=0.75, steps=steps), path)
    read = load_scorer.__wrapped__(path)
    assert (read.projection == projection).all()
    assert (read.trust, read.steps) == (0.75, steps)


def test_the_shipped_network_fits_the_tagger_and_is_trusted_the_more_the_surer_it_is():
    scorer = load_scorer()
    units = len(scorer.output)
    assert scorer.projection.shape == (STATES, ROLES * units)
    assert scorer.kinds.shape == (KINDS, units)
    chances = [chance for _, chance in scorer.steps]
    assert chances == sorted(chances)
    assert (chances[0], scorer.steps[-1][0]) == (0.0, 1.001)


def test_the_network_learns_which_words_speak():
    pytest.importorskip("torch")
    from reader.analysis.training.contexts import fits_of, learn_scorer
    from reader.analysis.training.speakers import Example

    examples = []
    for noun in ("skipper", "florist", "welder", "cellist"):
        stage, tagging = staged(TEXT.replace("skipper", noun), np.eye(STATES, dtype=np.float32))
        (place,) = stage.places
        options = stage.options(place, NOBODY)
        right = frozenset(n for n, each in enumerate(options) if each.candidate.words == f"the {noun}")
        assert len(options) > len(right) == 1
        examples += [Example(place, stage, options, right, True, True, 0, tagging)] * 40
    plain = [[0.0] * len(example.options) for example in examples]
    scorer = learn_scorer(examples, plain)
    for example in examples:
        fits = fits_of(scorer, example, [0.0] * len(example.options))
        assert fits.index(max(fits)) in example.right


def test_speakers_are_told_with_the_network():
    (quotation,) = analyze(TEXT).quotations
    assert quotation.speaker is not None
    assert quotation.speaker.mention.text == "the skipper"
