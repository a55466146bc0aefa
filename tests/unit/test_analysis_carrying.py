"""What was found in a text, as it still holds in an edited one until that is analysed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.carrying import carry
from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker, TextSpan
from reader.text.same_lines import SameLines

TEXT = (
    "Ann Lee left.\n\n“It is done,” said Ann Lee.\n\n“Yes.”\n\nBob Roy stayed.\n\n“No,” he said, “it is not.”\n\n"
    "“Yes.”\n\nAnn Lee slept."
)


def span(words: str, number: int = 0) -> tuple[int, int, str]:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words), words


def said(words: str, group: int, name: str, mention: tuple[str, int], cue: int) -> Quotation:
    """mention: its words, and which of them it is; cue: which “said” it is."""
    speaker = Speaker(name, f"person:{name}", TextSpan(*span(*mention)), 0.9)
    return Quotation(*span(words), "direct", group, speaker, TextSpan(*span("said", cue)))


FOUND = Analysis(
    (
        said("It is done,", 0, "Ann Lee", ("Ann Lee", 1), 0),
        said("No,", 1, "Bob Roy", ("he", 0), 1),
        said("it is not.", 1, "Bob Roy", ("he", 0), 1),
    ),
    (
        Entity(
            "person:Ann Lee", "Ann Lee", "PERSON", (), tuple(Mention(*span("Ann Lee", n)) for n in range(3))
        ),
        Entity("person:Bob Roy", "Bob Roy", "PERSON", (), (Mention(*span("Bob Roy")),)),
    ),
    "engine",
)


def carried(analysis: Analysis, before: str, after: str) -> Analysis:
    return carry(analysis, SameLines(before, after))


def texts(analysis: Analysis, text: str) -> list[str]:
    """The words at the places of all that is marked."""
    places = [(q.start, q.end, q.text) for q in analysis.quotations]
    places += [(m.start, m.end, m.text) for e in analysis.entities for m in e.mentions]
    for quotation in analysis.quotations:
        mention = quotation.speaker.mention if quotation.speaker else None
        places += [(each.start, each.end, each.text) for each in (mention, quotation.cue) if each]
    assert all(text[start:end] == words for start, end, words in places)
    return [words for _, _, words in places]


def test_in_the_same_text_all_of_it_holds():
    assert carried(FOUND, TEXT, TEXT) == FOUND


def test_what_stands_in_paragraphs_that_are_as_they_were_has_moved_with_them():
    edited = "New.\n\n" + TEXT.replace("Bob Roy stayed", "Bob Roy stayed on")
    found = carried(FOUND, TEXT, edited)
    assert [q.start for q in found.quotations] == [edited.index(q.text) for q in FOUND.quotations]
    assert [e.id for e in found.entities] == ["person:Ann Lee"]
    assert len(texts(found, edited)) > 5
    assert [q.speaker.entity for q in found.quotations if q.speaker] == ["person:Ann Lee", None, None]
    assert found.engine == "engine"


def test_a_quotation_in_a_paragraph_that_has_changed_is_not_marked_for_who_says_it_may_have_changed():
    edited = TEXT.replace("said Ann Lee", "said Bob Roy")
    found = carried(FOUND, TEXT, edited)
    assert [q.text for q in found.quotations] == ["No,", "it is not."]
    assert len(found.entities[0].mentions) == 2


def test_paragraphs_that_have_changed_places_take_their_marks_along():
    parts = TEXT.split("\n\n")
    edited = "\n\n".join([parts[0], parts[4], *parts[1:4], *parts[5:]])
    assert sorted(texts(carried(FOUND, TEXT, edited), edited)) == sorted(texts(FOUND, TEXT))


def test_a_quotation_over_two_paragraphs_needs_both():
    text = "“One.\n\n“Two.”\n\nThree."
    found = Analysis((Quotation(1, 12, text[1:12], "direct", 0),))
    assert carried(found, text, "Zero.\n\n" + text).quotations[0].start == 8
    assert carried(found, text, text.replace("“Two", "“And two")).quotations == ()
    assert carried(found, text, text.replace("\n\n“Two", "\n\nOr\n\n“Two")).quotations == ()


@given(st.lists(st.sampled_from(["“a”, said b.", "c", "", "d “e”", "“f"]), max_size=12), st.data())
def test_no_mark_is_ever_on_other_words(lines, data):
    text = "\n".join(lines)
    edited = "\n".join(
        data.draw(st.permutations([*lines, "c", "new “a”, said b."]))[: data.draw(st.integers(0, 14))]
    )
    starts = data.draw(st.lists(st.integers(0, max(0, len(text) - 1)), max_size=6)) if text else []
    ends = [data.draw(st.integers(start, len(text))) for start in starts]
    marks = [(start, end, text[start:end]) for start, end in zip(starts, ends, strict=True)]
    found = Analysis(
        tuple(Quotation(*mark, "direct", 0) for mark in marks),
        tuple(Entity(f"e{n}", "e", "ORG", (), (Mention(*mark),)) for n, mark in enumerate(marks)),
    )
    texts(carried(found, text, edited), edited)


def test_thousands_of_lines_that_are_all_alike_are_told_by_their_order():
    text = "“Yes,” said Ann.\n" * 100_000
    found = Analysis(tuple(Quotation(17 * n + 1, 17 * n + 5, "Yes,", "direct", n) for n in range(100_000)))
    assert len(carried(found, text, "New.\n" + text).quotations) == 100_000
