"""Which quotations one statement of who speaks tells about."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Analysis, Quotation, Speaker, TextSpan
from reader.analysis.pointing import parts_of, quotation_at, speaker_at, told_alike

TEXT = " " * 2000
SHE, HE = TextSpan(1000, 1003, "she"), TextSpan(1010, 1012, "he")
EMPTY = TextSpan(1000, 1000, "")


def said(number, group, mention, kind="direct"):
    speaker = Speaker("Ann Lee", None, mention, 0.8) if mention else None
    return Quotation(10 * number, 10 * number + 9, "some words", kind, group, speaker)


def numbers(found):
    return [each.start // 10 for each in found]


def test_the_turns_of_one_label_are_told_alike():
    text = "Q: When was it? A: In May. Q: Who was there? A: The Q team, who else."
    found = [
        Quotation(
            start, start + 5, text[start : start + 5], "block", group, Speaker(label, None, mention, 0.9)
        )
        for group, (label, start) in enumerate((("Q", 3), ("A", 19), ("Q", 30), ("A", 48)))
        for mention in (TextSpan(start - 3, start - 2, label),)
    ]
    analysis = Analysis(tuple(found))
    assert [each.start for each in told_alike(analysis, text, found[2])] == [3, 30]
    assert [each.start for each in told_alike(analysis, text, found[2], {(3, 8)})] == [30]
    plain = Analysis(tuple(replace(each, kind="direct") for each in found))
    assert [each.start for each in told_alike(plain, text, plain.quotations[2])] == [30]


def test_the_first_quotation_of_a_statement_takes_those_after_it_along_and_a_later_one_none():
    # “A,” she said. “B.” … “C,” he said, “D.”
    analysis = Analysis((said(0, 1, SHE), said(1, 2, SHE), said(2, 3, HE), said(3, 3, HE)))
    assert [numbers(told_alike(analysis, TEXT, each)) for each in analysis.quotations] == [
        [0, 1],
        [1],
        [2, 3],
        [2, 3],
    ]


def test_of_three_by_one_statement_each_but_the_first_goes_alone():
    analysis = Analysis((said(0, 1, SHE), said(1, 2, SHE), said(2, 3, SHE)))
    found = [numbers(told_alike(analysis, TEXT, each)) for each in analysis.quotations]
    assert found == [[0, 1, 2], [1], [2]]


def test_only_quotations_of_the_paragraph_of_the_statement_go_along():
    # “A?” / “B?” asked Priya. “C.” / “D.”
    mention = TextSpan(25, 30, "Priya")
    analysis = Analysis(tuple(said(number, number, mention) for number in (1, 2, 3, 4)))
    text = f"{'x' * 19}\n{'x' * 19}\n{'x' * 9}"
    found = [numbers(told_alike(analysis, text, each)) for each in analysis.quotations]
    assert found == [[1], [2, 3], [3], [4]]


def test_a_quotation_that_goes_on_in_the_next_paragraph_goes_whole():
    mention = TextSpan(19, 20, "I")
    analysis = Analysis((said(1, 1, mention), said(2, 1, mention), said(3, 2, mention)))
    assert numbers(told_alike(analysis, f"{'x' * 20}\n{'x' * 20}", analysis.quotations[1])) == [1, 2]


def test_parts_go_along_on_both_sides():
    # “A,” she said, “B.” “C.” “D …”: the last is told by her, too, and is the first part of a quotation that goes on.
    analysis = Analysis((said(0, 1, SHE), said(1, 1, SHE), said(2, 2, SHE), said(3, 3, SHE), said(4, 3, HE)))
    assert numbers(told_alike(analysis, TEXT, analysis.quotations[1])) == [0, 1, 2, 3, 4]
    assert numbers(told_alike(analysis, TEXT, analysis.quotations[4])) == [3, 4]


def test_what_the_reader_gave_stays_and_no_place_or_no_speaker_tells_nothing():
    analysis = Analysis((said(0, 1, SHE), said(1, 2, SHE), said(2, 3, SHE)))
    assert numbers(told_alike(analysis, TEXT, analysis.quotations[0], {(10, 19)})) == [0, 2]
    for mention in (EMPTY, None):
        unplaced = Analysis((said(0, 1, mention), said(1, 2, mention)))
        assert numbers(told_alike(unplaced, TEXT, unplaced.quotations[0])) == [0]
    nobody = Analysis((said(0, 1, SHE), said(1, 2, SHE, "none")))
    assert numbers(told_alike(nobody, TEXT, nobody.quotations[0])) == [0]


QUOTATIONS = st.lists(
    st.tuples(
        st.integers(1, 4), st.sampled_from([SHE, HE, EMPTY, None]), st.sampled_from(["direct", "none"])
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: tuple(said(number, *row) for number, row in enumerate(rows)))


@given(QUOTATIONS, st.data())
def test_what_is_told_alike_has_all_parts_nothing_given_and_nothing_twice(quotations, data):
    analysis = Analysis(quotations)
    chosen = data.draw(st.sampled_from(quotations))
    kept = {(each.start, each.end) for each in quotations if data.draw(st.booleans())}
    parts = parts_of(analysis, chosen) if chosen.kind != "none" else [chosen]
    found = told_alike(analysis, TEXT, chosen, kept)
    assert found == sorted(set(found), key=lambda each: each.start)
    assert set(parts) <= set(found)
    for each in found:
        assert each in parts or ((each.start, each.end) not in kept and each.kind != "none")


def test_a_passage_over_both_parts_of_a_quotation_is_by_who_says_them_however_long_the_words_between():
    parts = [said(0, 1, SHE), said(20, 1, SHE)]
    assert speaker_at(parts, 0, 209) == parts[0].speaker
    assert speaker_at(parts, 0, 240) is None, "what follows is said by nobody"
    assert speaker_at([said(0, 1, SHE), said(20, 2, SHE)], 0, 209) is None, (
        "two quotations, far from each other"
    )


def test_of_a_quotation_within_another_the_one_that_a_passage_is_most_like_is_meant():
    outer = Quotation(0, 100, "", "block", 1, Speaker("Ann Lee", None, EMPTY, 0.9))
    inner = Quotation(40, 60, "", "direct", 2)
    analysis = Analysis((outer, inner))
    for start, end, meant in (
        (40, 60, inner),
        (39, 61, inner),
        (0, 100, outer),
        (45, 50, inner),
        (2, 99, outer),
    ):
        assert quotation_at(analysis, start, end) == meant
    assert speaker_at(analysis.quotations, 42, 58) is None
    assert speaker_at(analysis.quotations, 10, 20).name == "Ann Lee"
