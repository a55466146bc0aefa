"""describe and anchor: pure functions of a text."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.annotations import anchor, describe
from reader.annotations.alignment import fold, tokenize
from reader.annotations.candidates import find_candidates
from reader.text.document import Document

ARTICLE = (
    "The council met on Tuesday to talk about the bridge over the river.\n\n"
    "“We will not raise taxes to pay for it,” said Maria Okafor, who leads the finance committee. "
    "She added that the old bridge had been closed since March, and that nobody wished to wait for another winter.\n\n"
    "Residents of the eastern bank were less patient. One of them, a baker, said he had lost a third of his customers. "
    "The mayor promised to publish the engineers' report before the end of the month.\n\n"
    "Work on a ferry has begun. It will carry forty people at a time, and it will be free of charge."
)

any_text = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=300)
wordy_text = st.lists(
    st.sampled_from(
        ["tax", "raise", "We", "will", "not", "“", "”", ",", ".", "\n\n", "é", "🜁", "ไทย", "税金", "\ud800"]
    )
).map(" ".join)


@st.composite
def described(draw, texts=any_text | wordy_text):
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, describe(text, start, draw(st.integers(start + 1, len(text))))


def passage(words, text=ARTICLE):
    start = text.index(words)
    return describe(text, start, start + len(words))


def found(text, target):
    place = anchor(text, target)
    return place.status, None if place.start is None else text[place.start : place.end]


def test_a_target_keeps_words_surroundings_and_place():
    target = passage("nobody wished to wait")
    assert target.exact == "nobody wished to wait"
    assert len(target.prefix) == len(target.suffix) == 96
    assert ARTICLE[target.start - 96 : target.end + 96] == target.prefix + target.exact + target.suffix
    assert target.text_hash == Document(ARTICLE).text_hash


def test_at_an_edge_of_the_text_there_is_less_to_keep():
    target = describe("abc", 0, 3)
    assert (target.prefix, target.suffix) == ("", "")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 4), (4, 5)])
def test_no_passage_no_target(start, end):
    with pytest.raises(ValueError, match="is not a passage"):
        describe("abc", start, end)


@given(described())
def test_an_unchanged_text_gives_the_passage_back(case):
    text, target = case
    place = anchor(text, target)
    assert (place.start, place.end, place.status, place.score) == (target.start, target.end, "anchored", 1.0)


@given(described(), any_text | wordy_text)
def test_any_text_has_an_answer_and_anchored_means_the_same_words(case, other):
    _, target = case
    place = anchor(other, target)
    if place.status == "orphan":
        assert place.start is None
        assert place.end is None
    else:
        assert 0 <= place.start <= place.end <= len(other)
        assert 0 <= place.score <= 1
    if place.status == "anchored":
        assert fold(other[place.start : place.end]).split() == fold(target.exact).split()


@given(st.text(max_size=200), st.integers(0, len(ARTICLE) - 40), st.integers(1, 40))
@example(added="0" * 9, start=0, length=1)
def test_what_is_put_before_an_article_moves_its_passages(added, start, length):
    target = describe(ARTICLE, start, start + length)
    place = anchor(added + ARTICLE, target)
    if place.status == "orphan":  # a few letters may have become what stands there now
        assert length < 15
    else:
        assert (place.start, place.status) == (start + len(added), "anchored")


@given(described())
def test_a_passage_of_no_words_is_an_orphan(case):
    text, target = case
    assert anchor(text, replace(target, exact="")).status == "orphan"


def test_of_equal_passages_the_one_in_the_same_surroundings_is_taken():
    text = "He said the vote was lost on Monday. " + ARTICLE + " Later, the vote was lost in the senate, too."
    start = text.rindex("the vote was lost")
    target = describe(text, start, start + len("the vote was lost"))
    moved = (
        text[: text.index("Work on a ferry")]
        + "Also the vote was lost once more. "
        + text[text.index("Work on a ferry") :]
    )
    assert anchor(moved, target).start == moved.rindex("the vote was lost")


@pytest.mark.parametrize(("added", "moved"), [(10, 10), (88, -10)])
def test_of_passages_alike_in_everything_the_nearest_is_taken(added, moved):
    line = (
        "Item: one apple, two pears and three plums, all of them ripe and none of them eaten by the wasps.\n"
    )
    assert len(line) == 98
    text = line * 9
    target = describe(text, 4 * len(line) + 20, 4 * len(line) + 30)
    place = anchor("x" * added + text, target)
    assert (place.start - target.start, place.status) == (moved, "anchored")


def test_an_edited_passage_is_changed_and_takes_its_extent_from_its_surroundings():
    text = ARTICLE.replace("a third of his customers", "nearly a half of all his old customers")
    assert found(text, passage("he had lost a third of his customers")) == (
        "changed",
        "he had lost nearly a half of all his old customers",
    )


def test_a_denied_sentence_is_never_quietly_the_same():
    target = passage("We will not raise taxes")
    assert found(ARTICLE.replace("will not raise", "will have to raise"), target)[0] == "changed"
    gone = ARTICLE.replace(
        "“We will not raise taxes to pay for it,” said Maria Okafor, who leads the finance committee. ", ""
    )
    elsewhere = (
        gone
        + "\n\nThe opposition answered at once. “We will have to raise taxes,” its speaker Tom Hale said on air."
    )
    assert found(elsewhere, target) == ("orphan", None)


def test_a_deleted_passage_is_an_orphan_even_where_its_surroundings_remain():
    sentence = "Residents of the eastern bank were less patient. "
    assert found(ARTICLE.replace(sentence, ""), passage(sentence.strip())) == ("orphan", None)


def test_common_words_that_stand_elsewhere_are_not_taken_for_a_deleted_passage():
    start = ARTICLE.index("the bridge over")
    target = describe(ARTICLE, start, start + len("the bridge"))
    text = ARTICLE[ARTICLE.index("Residents") :] + " They all miss the bridge."
    assert anchor(text, target).status == "orphan"


def test_a_sentence_that_was_rewritten_in_a_rewritten_neighbourhood_is_an_orphan():
    text = ARTICLE.replace(
        "Residents of the eastern bank were less patient. One of them, a baker, said he", "Shops"
    )
    text = text.replace("his customers. The mayor promised to publish", "their customers. Nobody promised")
    target = passage("One of them, a baker, said he had lost a third of his customers.")
    assert found(text, target) == ("orphan", None)


def test_the_words_of_another_chapter_are_not_taken_for_the_same_place():
    words = "thank you for all your kind letters"
    text = f"Dear Anna, {words}. The garden is in bloom and the children are well. {ARTICLE}"
    target = passage(words, text)
    other = f"{ARTICLE} In the last chapter the general writes to his brother: {words}! But the war goes on."
    assert found(other, target) == ("orphan", None)


def test_a_copy_of_the_old_words_is_not_taken_for_an_edited_passage():
    edited = ARTICLE.replace("will not raise", "will have to raise")
    quoted = edited + " In May she had still said: “We will not raise taxes to pay for anything,” and smiled."
    assert found(quoted, passage("We will not raise taxes")) == ("changed", "We will have to raise taxes")


def test_words_whose_surroundings_stand_elsewhere_without_them_were_deleted():
    step = "Open the gate. Turn the left valve until it clicks. Wait for the light to go green. "
    text = (
        ARTICLE + "\n\n" + step + "Then leave. " + ARTICLE[:200] + "\n\n" + step + "Then sit down and wait. "
    )
    place = text.rindex("until it clicks")
    target = describe(text, place, place + len("until it clicks"))
    gone = text[: target.start - 1] + text[target.end :]
    assert anchor(gone, target).status == "orphan"


def test_surroundings_far_from_the_words_do_not_speak_for_them():
    words = "had lost a third of his customers"
    text = ARTICLE.replace(words, "was now out of work")
    copied = text.replace("It will carry", f"It {words} will carry")
    assert found(copied, passage(words))[0] != "anchored"


@pytest.mark.parametrize("old", ["the bridge", "ferry", "winter."])
def test_a_text_of_a_word_or_two_does_not_come_back_in_a_longer_one(old):
    assert found(ARTICLE, describe(old, 0, len(old))) == ("orphan", None)


@pytest.mark.parametrize(
    ("old", "new"),
    [(" ", "\n"), ("“", '"'), ("\n\n", "\n \n"), (" of ", "\u00a0of\u00a0"), ("'", "’"), (" ", "  ")],
)
def test_spaces_and_typography_do_not_change_the_words(old, new):
    words = "“We will not raise taxes to pay for it,” said Maria Okafor, who leads the finance committee."
    text = ARTICLE.replace(old, new)
    status, again = found(text, passage(words))
    assert status == "anchored"
    assert again == words.replace(old, new)


def test_a_long_passage_is_found_by_its_ends():
    middle = " ".join(f"word{number}" for number in range(2000))
    text = ARTICLE + "\n\n" + middle + "\n\n" + ARTICLE[::-1]
    target = passage(middle, text)
    edited = text.replace("word1000", "another1000 thing")
    assert found("New. " + edited, target) == ("changed", middle.replace("word1000", "another1000 thing"))


def test_folding_keeps_offsets_and_tokens_keep_their_place():
    text = "“Ça va?” — l’été\u00a0🜁 税金"
    assert len(fold(text)) == len(text)
    assert [text[token.start : token.end] for token in tokenize(fold(text), 0, len(text))] == [
        "“", "Ça", "va", "?", "”", "—", "l", "’", "été", "🜁", "税", "金",
    ]  # fmt: skip


@given(described(wordy_text), wordy_text)
def test_candidates_lie_in_the_text(case, other):
    for candidate in find_candidates(fold(other), case[1]):
        assert 0 <= candidate.start <= candidate.end <= len(other)
        assert all(0 <= value <= 1 for value in (candidate.before, candidate.words, candidate.after))


@pytest.mark.parametrize("text", ["Nothing to see here today.", "He came home. He ate."])
@pytest.mark.parametrize("before", ["X", "No ", "Update: ", f"{ARTICLE}\n\n"])
def test_a_passage_of_a_very_short_text_is_found_behind_what_is_put_before_it(text, before):
    for end in (1, 2, 5, 11, len(text)):
        place = anchor(before + text, describe(text, 0, end))
        assert (place.status, place.start, place.end) == ("anchored", len(before), len(before) + end)
        assert anchor(f"{before}{text} {text}", describe(text, 0, 5)).status == "orphan"


def test_few_letters_that_were_all_of_a_text_are_not_found_by_chance():
    assert anchor("I bike off.", describe("ike", 0, 1)).status == "orphan"
