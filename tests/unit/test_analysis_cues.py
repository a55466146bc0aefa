"""How words stand to what tells that somebody speaks, and the forms of the verbs that do."""

import pytest

from reader.analysis import lexicon
from reader.analysis.names.entities import resolve_entities
from reader.analysis.quotations import find_quoted
from reader.analysis.segments import find_paragraphs
from reader.analysis.speakers.attribution import Stage
from reader.analysis.tagging.tagger import load_tagger


def relation(text, words):
    """(relation, cue) of the candidate with these words."""
    paragraphs = find_paragraphs(text)
    entities = resolve_entities(text, paragraphs, load_tagger().tag(text, paragraphs))
    (scene,) = Stage(text, paragraphs, find_quoted(text, paragraphs), entities).scenes
    (found,) = [each for each in scene.candidates if each.words == words]
    cue = scene.tokens[found.cue_first : found.cue_last + 1] if found.cue_first >= 0 else ()
    return found.relation, " ".join(token.text for token in cue)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Anna Lee said “it will be fine in the end.”", "Anna Lee", ("subject", "said")),
        ("Anna Lee has long argued that it is “fine as it was before.”", "Anna Lee", ("subject", "argued")),
        ("“It will be fine in the end,” said Anna Lee.", "Anna Lee", ("inverted", "said")),
        ("The ferry, says Anna Lee, is “fine as it was before.”", "Anna Lee", ("inserted", "says")),
        ("But, said Anna Lee, “it will be fine in the end.”", "Anna Lee", ("inserted", "said")),
        ("Adds Anna Lee: “It will be fine in the end.”", "Anna Lee", ("inverted", "Adds")),
        ("The paper quoted Anna Lee as saying “it will be fine.”", "Anna Lee", ("quoted", "saying")),
        ("It was “fine as it was before,” as Anna Lee had put it.", "Anna Lee", ("put", "put")),
        ("He rejected what Anna Lee called “a very modest plan.”", "Anna Lee", ("put", "called")),
        ("A lawyer for Anna Lee said it was “fine in the end.”", "Anna Lee", ("within", "")),
        ("A lawyer for Anna Lee said it was “fine in the end.”", "A lawyer", ("apposed", "said")),
        ("He disputed a claim by Anna Lee that it was “fine.”", "Anna Lee", ("owner", "claim")),
        ("The ferry, described by Anna Lee as “fine in the end,” sank.", "Anna Lee", ("agent", "described")),
        (
            "Anna Lee was asked by the paper whether it was “fine in the end.”",
            "Anna Lee",
            ("passive", "asked"),
        ),
        ("It is “fine,” according to Anna Lee.", "Anna Lee", ("according", "according to")),
        ("Anna Lee’s claim that it was “fine in the end” was disputed.", "Anna Lee’s", ("owner", "claim")),
        ("Anna Lee: “It will be fine in the end.”", "Anna Lee", ("colon", ":")),
        ("“It will be fine in the end.” — Anna Lee", "Anna Lee", ("signature", "—")),
    ],
)
def test_how_a_name_stands_to_its_cue(text, words, expected):
    assert relation(text, words) == expected


def test_short_verbs_double_their_last_letter_and_long_ones_do_not():
    assert {"slammed", "dubbed", "snapping", "bragged", "shrugging", "quipped", "agreeing"} <= (
        lexicon.SAYING | lexicon.JUDGING
    )
    assert not {"slamed", "dubed", "agreing", "answerred", "yellled", "vowwed"} & (
        lexicon.SAYING | lexicon.JUDGING
    )
    assert {"answered", "vowed", "hailed", "remarked", "labelled", "understood"} <= (
        lexicon.SAYING | lexicon.JUDGING
    )
