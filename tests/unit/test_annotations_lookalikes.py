"""A highlight never moves onto something that only looks like its passage: made-up edits of the articles in articles/.

What the rules promise without exception is tested by Hypothesis; how often they err where a text says nearly the same
thing twice is counted over a fixed set of edits.
"""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import anchor, describe

FOLDER = Path(__file__).parents[2] / "articles"
TEXTS = [path.read_bytes().decode("utf-8") for path in sorted(FOLDER.iterdir())]
SENTENCE = re.compile(r"[^.!?\n]{30,300}[.!?]")
LINE = "Item: one apple, two pears and three plums, all of them ripe and none of them eaten by the wasps.\n"


def sentences(text):
    """(start, end) of the sentences of a text that stand in it once, in order."""
    spans = [match.span() for match in SENTENCE.finditer(text)]
    return [(start, end) for start, end in spans if text.count(text[start:end]) == 1]


def part_of(draw, text, start, end):
    """A run of words within `[start, end)`: a few of them or the whole sentence."""
    words = [match.span() for match in re.compile(r"\w+").finditer(text, start, end)]
    first = draw.randrange(len(words))
    last = min(len(words), first + draw.choice([2, 3, 5, 8, 40])) - 1
    return words[first][0], words[last][1]


def falsified(draw, words):
    """The same words, but for one that says the opposite or something else."""
    pieces = words.split(" ")
    at = draw.randrange(len(pieces))
    pieces[at] = draw.choice(["not", "never", "fifteen", "2031", f"not {pieces[at]}"])
    return " ".join(pieces)


def elsewhere(draw, text, start, end):
    """The beginning of a line that is at least two hundred characters away from `[start, end)`."""
    lines = [match.end() for match in re.finditer("\n", text)]
    return draw.choice([line for line in lines if line < start - 200 or line > end + 200])


def put(text, at, words):
    return text[:at] + words + text[at:]


def outcomes(seed, edit, count=150):
    """What becomes of count passages: how many are "right", "orphan" or "wrong".

    edit(draw, text, start, end, sentence) -> new text, new place of the passage (None where it is gone).
    Parts of a sentence that moved with most of it are not gone, so beside a look-alike whole sentences are cut.
    """
    draw, counted = random.Random(seed), {"right": 0, "orphan": 0, "wrong": 0}
    while sum(counted.values()) < count:
        text = draw.choice(TEXTS)
        sentence = draw.choice(sentences(text))
        start, end = sentence if edit is cut_beside_a_lookalike else part_of(draw, text, *sentence)
        new, gold = edit(draw, text, start, end, sentence)
        counted[_told(text, start, end, new, gold)] += 1
    return counted


def _told(text, start, end, new, gold):
    place = anchor(new, describe(text, start, end))
    if place.start is None:
        return "orphan"
    if gold is None or min(place.end, gold[1]) <= max(place.start, gold[0]):
        return "wrong"
    is_same = new[place.start : place.end].split() == text[start:end].split()
    return "right" if place.status == ("anchored" if is_same else "changed") else "wrong"


def cut(draw, text, start, end, sentence):
    return text[: sentence[0]] + text[sentence[1] :], None


def cut_beside_a_lookalike(draw, text, start, end, sentence):
    at = elsewhere(draw, text, *sentence)
    told = put(text, at, falsified(draw, text[sentence[0] : sentence[1]]) + "\n")
    shift = len(told) - len(text) if at < start else 0
    return told[: sentence[0] + shift] + told[sentence[1] + shift :], None


def edited(draw, text, start, end, sentence):
    words = falsified(draw, text[start:end])
    return text[:start] + words + text[end:], (start, start + len(words))


def edited_beside_its_old_wording(draw, text, start, end, sentence):
    at = elsewhere(draw, text, *sentence)
    old = text[sentence[0] : sentence[1]] + "\n"
    words = falsified(draw, text[start:end])
    shift = len(old) if at <= start else 0
    new = put(text, at, old)
    new = new[: start + shift] + words + new[end + shift :]
    return new, (start + shift, start + shift + len(words))


@pytest.mark.parametrize("edit", [cut, cut_beside_a_lookalike, edited, edited_beside_its_old_wording])
def test_nothing_moves_onto_a_lookalike(edit):
    assert outcomes(edit.__name__, edit)["wrong"] == 0


def test_most_edited_passages_are_still_found():
    assert outcomes("edited", edited)["right"] >= 120


@given(st.integers(0, 3 * len(LINE)), st.integers(0, 8))
def test_of_equal_lines_one_is_taken_only_where_it_is_clearly_the_nearest(shift, number):
    target = describe(LINE * 9, number * len(LINE) + 20, number * len(LINE) + 30)
    text = "x" * shift + LINE * 9
    place = anchor(text, target)
    whole = target.prefix + target.exact + target.suffix
    copies = [at + len(target.prefix) for at in range(len(text)) if text.startswith(whole, at)]
    if place.start in copies:
        others = [abs(copy - target.start) for copy in copies if copy != place.start]
        assert all(other >= 2 * abs(place.start - target.start) for other in others)


@given(st.data())
def test_a_row_cut_from_a_table_is_an_orphan_though_all_rows_are_alike(data):
    votes = data.draw(st.lists(st.integers(100, 999), min_size=4, max_size=12, unique=True))
    rows = [
        f"| Ward {number} | {count} votes counted | no complaints |\n"
        for number, count in enumerate(votes, 1)
    ]
    cut_row = data.draw(st.integers(0, len(rows) - 1))
    start = len("".join(rows[:cut_row]))
    target = describe("".join(rows), start, start + len(rows[cut_row]) - 1)
    assert anchor("".join(rows[:cut_row] + rows[cut_row + 1 :]), target).status != "anchored"


@given(st.integers(0, 4), st.booleans())
def test_a_phrase_of_every_section_cut_from_one_is_not_found_in_the_next(number, is_first_cut):
    phrase = "Tickets are sold at the door."
    topics = [
        "Marionettes from Palermo play on Friday, with live music and a new Orlando.",
        "The brass band of the harbour fire brigade gives its yearly concert.",
        "A lecture on lichens, with slides, by somebody who has counted them.",
        "Young chess players of four counties meet for the spring tournament.",
        "The film club shows three silent comedies, accompanied on the organ.",
    ]
    text = "\n\n".join(f"{topic} {phrase} Doors open at seven." for topic in topics)
    start = text.index(topics[number]) + len(topics[number]) + 1
    target = describe(text, start, start + len(phrase))
    new = text[:start] + text[start + len(phrase) + 1 :]
    if is_first_cut:
        new = new.replace(phrase + " ", "", 1)
    assert anchor(new, target).status == "orphan"


@given(st.sampled_from(["not ", ""]), st.integers(2, 900), st.integers(0, 2000))
def test_a_denial_or_another_number_is_never_the_same_words(denial, number, added):
    old = "The company said on Monday that it will {}close {} of its mills before winter, and gave no reason."
    before, after = TEXTS[0][:600], TEXTS[0][600:1400]
    text = f"{before}\n{old.format('', 17)}\n{after}"
    start = text.index("it will close")
    target = describe(text, start, text.index(" of its mills"))
    words = f"it will {denial}close {number}"
    new = f"{'x ' * added}{before}\n{old.format(denial, number)}\n{after}"
    place = anchor(new, target)
    assert place.status == ("anchored" if (denial, number) == ("", 17) else "changed")
    assert new[place.start : place.end] == words


def test_an_edited_sentence_is_not_left_for_an_exact_copy_of_it_and_its_surroundings():
    text = TEXTS[0]
    start, end = sentences(text)[6]
    stretch = text[start - 120 : end + 120]
    new = text[:start] + "Nothing of the kind was said." + text[end:] + "\n\nAs first published:\n" + stretch
    place = anchor(new, describe(text, start, end))
    assert place.status == "orphan"


def test_a_copy_that_stands_behind_an_edited_passage_is_not_laid_over_it():
    line = "git commit -am 'keep the log, and the notes of {} who wrote it' and push it to the mirror of the house"
    text = f"Before anything else, run\n$ {line.format('everybody')}\nand look at what comes."
    start = text.index("the notes of everybody")
    target = describe(text, start, start + len("the notes of everybody"))
    new = f"Before anything else, run\n$ {line.format('whoever else it was')}\nfor once\n   {line.format('everybody')}"
    place = anchor(new + "\nand look at what comes.", target)
    assert place.status == "orphan" or new[place.start : place.end].startswith("the notes of whoever")
