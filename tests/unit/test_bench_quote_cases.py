"""Kinds of case in the bench of quotations, on texts made up for it."""

import json

import pytest

from tests.bench.quote_cases import KINDS, PLACES, Case, kinds_of, length_of, mark_of, place_of
from tests.bench.quote_judging import Outcome, judge

FAR = "participle far from its subject (..., saying)"
UNLISTED = "cue has no verb of the lists"
NO_WORD = "no word for a cue (colon, dash, nothing)"
LONG = "8 words or more between name and cue"
SIGNED = "signature after a dash"
COMPANY = "two or more speakers in the paragraph"
NESTED = "single marks within"
DOUBLED = "'' for marks"
CONTINUED = "continued over paragraphs"


def item(text, quoted, source, cue=None, head=None, kind="named", flag="closed"):
    """A gold quotation, as the evaluation data have them; each argument is a stretch of the text that occurs once."""

    def place(part):
        assert text.count(part) == 1, part
        return [text.index(part), text.index(part) + len(part)]

    start, end = place(quoted)
    source_at = place(source)
    cue_start, cue_end = place(cue) if cue else (None, None)
    return {
        "start": start,
        "end": end,
        "kind": "direct",
        "flag": flag,
        "source_spans": [source_at],
        "source_start": source_at[0],
        "source_end": source_at[1],
        "source_head": place(head or source),
        "source_type": kind,
        "cue_text": cue,
        "cue_start": cue_start,
        "cue_end": cue_end,
    }


def case(text, *arguments, others=(), **named):
    made = item(text, *arguments, **named)
    return Case(text, made, sorted([made, *others], key=lambda each: each["start"]))


@pytest.mark.parametrize(
    ("text", "quoted", "source", "place"),
    [
        ("Ada Holm said: “The dam will hold.”", "The dam will hold.", "Ada Holm", 0),
        ("Dr. Holm told the St. Paul paper “the dam will hold.”", "the dam will hold.", "Dr. Holm", 0),
        ("“The dam will hold,” said Ada Holm.", "The dam will hold,", "Ada Holm", 1),
        ("“Will the dam hold?” Ada Holm asked.", "Will the dam hold?", "Ada Holm", 1),
        ("“It held,” Holm said. “The dam will hold.”", "The dam will hold.", "Holm", 2),
        ("“The dam will hold.” Holm had thought so for years.", "The dam will hold.", "Holm", 3),
        ("“It held,” Holm said.\n\n“The dam will hold.”", "The dam will hold.", "Holm", 4),
        ("Holm spoke.\nIt rained.\n\n“The dam will hold.”", "The dam will hold.", "Holm", 5),
        ("“The dam will hold.”\n\nSo much from Holm.", "The dam will hold.", "Holm", 6),
    ],
)
def test_where_the_speaker_stands(text, quoted, source, place):
    assert place_of(case(text, quoted, source)) == PLACES[place]


def test_a_sentence_that_ends_within_another_quotation_ends_nothing():
    text = "Holm wrote “It rained. It held” and “the dam will hold.”"
    other = item(text, "It rained. It held", "Holm", "wrote")
    assert place_of(case(text, "the dam will hold.", "Holm", others=[other])) == PLACES[0]
    text = "Holm wrote “It rained. It held.” “The dam will hold.”"
    other = item(text, "It rained. It held.", "Holm", "wrote")
    assert place_of(case(text, "The dam will hold.", "Holm", others=[other])) == PLACES[2]


def test_a_speaker_within_the_quotation_has_no_place():
    assert (
        place_of(case("“The dam, Holm says, will hold.”", "The dam, Holm says, will hold.", "Holm")) is None
    )


@pytest.mark.parametrize(
    ("text", "quoted", "source", "cue", "kinds"),
    [
        (
            "Holm left the hall on Monday, saying “the dam will hold.”",
            "the dam will hold.",
            "Holm",
            "saying",
            [FAR],
        ),
        ("Holm, saying “the dam will hold,” left.", "the dam will hold,", "Holm", "saying", []),
        ("“The dam will hold,” Holm boomed.", "The dam will hold,", "Holm", "boomed", [UNLISTED]),
        ("“The dam will hold,” Holm said.", "The dam will hold,", "Holm", "said", []),
        (
            "“The dam will hold,” according to Holm.",
            "The dam will hold,",
            "Holm",
            "according to",
            ["according to"],
        ),
        ("Holm: “The dam will hold.”", "The dam will hold.", "Holm", ":", [NO_WORD]),
        ("“The dam will hold.” — Ada Holm", "The dam will hold.", "Ada Holm", None, [NO_WORD, SIGNED]),
        ("“The dam will hold.”\n\n- Ada Holm", "The dam will hold.", "Ada Holm", "-", [NO_WORD, SIGNED]),
        (
            "“The dam ‘will hold’ for now,” Holm said.",
            "The dam ‘will hold’ for now,",
            "Holm",
            "said",
            [NESTED],
        ),
        ("\"The dam 'will hold' now,\" Holm said.", "The dam 'will hold' now,", "Holm", "said", [NESTED]),
        ("“It's the towns' dam, isn't it,” Holm said.", "It's the towns' dam, isn't it,", "Holm", "said", []),
        ("''The dam will hold,'' Holm said.", "The dam will hold,", "Holm", "said", [DOUBLED]),
    ],
)
def test_difficulties(text, quoted, source, cue, kinds):
    assert [kind for kind in kinds_of(case(text, quoted, source, cue)) if kind not in PLACES] == kinds


def test_a_long_apposition_stands_between_the_head_and_the_cue():
    source = "Ada Holm, who has looked after the dam for nine years,"
    assert LONG in kinds_of(
        case(f"{source} said: “It will hold for now.”", "It will hold for now.", source, "said", "Holm")
    )
    quoted = "It has held for a good many years now,"
    assert LONG not in kinds_of(case(f"Holm “{quoted}” is what she said.", quoted, "Holm", "said"))


def test_company_is_of_different_heads_in_one_paragraph():
    text = "“It will hold for now,” said Holm. “It will not hold,” said {}.\n\n“Who knows it,” said Lind."

    def told(second, kind):
        made = text.format(second)
        others = [
            item(made, "It will not hold,", second, kind=kind),
            item(made, "Who knows it,", "Lind"),
        ]
        return kinds_of(case(made, "It will hold for now,", "Holm", others=others))

    assert COMPANY in told("Berg", "named")
    assert COMPANY not in told("she", "pronoun")


def test_both_pieces_of_a_continued_quotation_are_continued():
    text = "Holm said: “The dam will hold.\n\n“It is new.”"
    first = item(text, "The dam will hold.", "Holm", flag="multi")
    second = item(text, "It is new.", "Holm")
    assert CONTINUED in kinds_of(Case(text, first, [first, second]))
    assert CONTINUED in kinds_of(Case(text, second, [first, second]))
    assert CONTINUED not in kinds_of(Case(text, second, [second]))


def test_every_kind_is_printed():
    text = "“The dam will hold.” — Holm"
    assert set(kinds_of(case(text, "The dam will hold.", "Holm"))) <= set(KINDS)


@pytest.mark.parametrize(
    ("mark", "told"), [("“", "“"), ("''", "''"), ("``", "``"), ('"', '"'), ("", "other")]
)
def test_marks(mark, told):
    assert mark_of(case(f"Holm said {mark}it holds.", "it holds.", "Holm")) == told


@pytest.mark.parametrize(
    ("words", "told"), [(9, "to 9"), (10, "10 to 24"), (25, "25 to 49"), (50, "50 words and more")]
)
def test_lengths(words, told):
    quoted = "so " * (words - 1) + "on"
    assert length_of(case(f"“{quoted}” Holm said.", quoted, "Holm")).startswith(told)


SCORER = """
def trim(text, start, end):
    return start, end

def load_pred(path, text):
    import json, pathlib
    given = json.loads(pathlib.Path(path).read_text())
    return [{"s": p["start"], "e": p["end"], "sp": p.get("speaker")} for p in given]

def judge(item, given, text, resolved):
    if resolved:
        return "resolved", False
    return ("hit" if given["sp"] == text[slice(*item["source_head"])] else "miss"), False
"""


def test_the_judging_is_the_scorers(tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    text = "“It will hold for now,” said Holm. “It will not hold,” said Berg. “Who knows it now,” said Lind."
    quoted = {"It will hold for now,": "Holm", "It will not hold,": "Berg", "Who knows it now,": "Lind"}
    items = [item(text, words, source) for words, source in quoted.items()]
    (gold / "dam.txt").write_text(text, encoding="utf-8")
    (gold / "dam.json").write_text(json.dumps({"quotes": items}), encoding="utf-8")
    (tmp_path / "score_quotes.py").write_text(SCORER, encoding="utf-8")
    first, second = items[0], items[1]
    given = [
        {"start": first["start"], "end": first["end"], "speaker": "Holm"},
        {"start": first["start"], "end": first["end"] - 1, "speaker": "Lind"},
        {"start": second["start"], "end": second["end"] - 2, "speaker": "Lind"},
        {"start": items[2]["start"], "end": items[2]["start"] + 3, "speaker": "Lind"},
    ]
    outcomes = judge(gold, {"dam": given})
    assert [(o.is_found, o.verdict) for o in outcomes] == [(True, "hit"), (True, "miss"), (False, None)]
    assert [o.is_right for o in outcomes] == [True, False, False]


def test_what_the_scorer_cannot_judge_is_neither_right_nor_wrong():
    text = "“The dam will hold,” Holm said."
    outcome = Outcome(case(text, "The dam will hold,", "Holm"), True, "resolved")
    assert (outcome.is_judged, outcome.is_right) == (False, False)
