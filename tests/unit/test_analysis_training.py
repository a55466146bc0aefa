"""The parts of the recipes that need no training framework."""

import csv
import json
import random
import re
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.speakers.ranker import Ranker, load_ranker, shares, sigmoid
from reader.analysis.tagging.tagger import WEIGHTS
from reader.analysis.tagging.wordpiece import WordPiece
from reader.analysis.training.augmentation import Article, Labelled, NameSwapper, change_case, in_order, vary
from reader.analysis.training.graphs import without_nan_checks
from reader.analysis.training.made_up_cases import made_up_cases
from reader.analysis.training.made_up_reports import made_up_reports
from reader.analysis.training.plain_texts import read_folder, read_news
from reader.analysis.training.rows import (
    LABELS,
    TYPES,
    Row,
    is_kept_aside,
    label_pieces,
    make_batches,
    make_rows,
    read_articles,
)
from reader.analysis.training.speakers import by_folds, made_up_examples
from reader.analysis.training.stages import Stages, write_articles
from reader.analysis.training.stages import read_articles as read_taught

WORDS = WordPiece.from_file(WEIGHTS / "vocab.txt")
TEXT = "Maria Keller met Bob in Oslo.\nKeller left for Arbor House in Oslo."
ENTITIES = tuple(
    Labelled(TEXT.index(name, after), TEXT.index(name, after) + len(name), kind)
    for name, kind, after in (
        ("Maria Keller", "PERSON", 0),
        ("Bob", "PERSON", 0),
        ("Oslo", "LOC", 0),
        ("Keller", "PERSON", 20),
        ("Arbor House", "ORG", 0),
        ("Oslo", "LOC", 40),
    )
)
ARTICLE = Article(TEXT, ENTITIES)
OTHER = Article(
    "Ann Lee of Blue Moon, Bergen",
    (Labelled(0, 7, "PERSON"), Labelled(11, 20, "ORG"), Labelled(22, 28, "LOC")),
)


def named(article):
    return [(article.text[item.start : item.end], item.type) for item in article.entities]


def test_labels_begin_and_go_on_with_each_name():
    text = "Maria Keller met Bobiwine"
    pieces = WORDS.cut(text, 0, len(text))
    labels = label_pieces(pieces, [Labelled(0, 12, "PERSON"), Labelled(17, 25, "ORG")])
    words = [LABELS[label] for label in labels if label >= 0]
    assert words == ["B-PERSON", "I-PERSON", "O", "B-ORG"]
    assert len(labels) > len(words)
    assert all((label < 0) == piece.continues for label, piece in zip(labels, pieces, strict=True))


def test_a_row_is_a_window_with_its_borders():
    (row,) = make_rows(ARTICLE, WORDS, 100)
    assert row.ids[0] == WORDS.first
    assert row.ids[-1] == WORDS.last
    assert list(row.ids).count(WORDS.last) == 2
    assert len(row.ids) == len(row.shapes) == len(row.targets)
    kinds = [LABELS[target.argmax()] for target in row.targets if target.any()]
    assert kinds.count("B-PERSON") == 3
    assert kinds.count("I-ORG") == 1
    assert len(list(make_rows(ARTICLE, WORDS, 1))) == 2


def test_batches_hold_every_row_once():
    rows = [Row(tuple(range(1 + length % 250)), (), ()) for length in range(3000)]
    batches = make_batches(rows, random.Random(1))
    assert sorted(len(row.ids) for batch in batches for row in batch) == sorted(len(row.ids) for row in rows)
    assert all(len(batch) * max(len(row.ids) for row in batch) <= 2048 for batch in batches)


def test_what_a_teacher_says_of_a_word_counts_beside_its_label():
    opinion = np.full(len(LABELS), 0.5 / (len(LABELS) - 1), np.float32)
    opinion[LABELS.index("B-ORG")] = 0.5
    (row,) = make_rows(replace(ARTICLE, opinions={TEXT.index("Bob"): opinion}), WORDS, 100)
    counting = [target for target in row.targets if target.any()]
    assert all(abs(target.sum() - 1) < 1e-2 for target in counting)
    (mixed,) = (target for target in counting if target.max() < 1)
    assert mixed[LABELS.index("B-PERSON")] > 0.3
    assert abs(mixed[LABELS.index("B-ORG")] - 0.35) < 1e-3


def test_opinions_stay_with_a_version_in_another_case_and_leave_one_with_other_names():
    article = replace(ARTICLE, opinions={0: np.ones(len(LABELS), np.float32)})
    swapper = NameSwapper([article, OTHER])
    versions = [vary(article, swapper, random.Random(seed)) for seed in range(200)]
    with_opinions = [version.text for version in versions if version.opinions]
    assert {text.casefold() for text in with_opinions} == {TEXT.casefold()}
    assert len(set(with_opinions)) > 1
    assert len(with_opinions) < len(versions)


def test_a_tenth_is_kept_aside_by_name_and_never_read(tmp_path):
    names = [f"article_{number}" for number in range(1000)]
    aside = [name for name in names if is_kept_aside(name)]
    assert 50 < len(aside) < 150
    for name in (aside[0], next(name for name in names if name not in aside)):
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(
            json.dumps([{"start": 0, "end": 7, "type": "ORG"}]), encoding="utf-8"
        )
    (article,) = read_articles(tmp_path)
    assert article.text not in aside
    assert article.entities == (Labelled(0, 7, "ORG"),)


def test_articles_to_teach_with_are_those_of_a_folder_but_some(tmp_path):
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text(f"Text {name}.", encoding="utf-8")
    left_out = tmp_path / "aside"
    left_out.write_text("two\n", encoding="utf-8")
    assert read_folder(tmp_path, left_out) == ["Text one.", "Text three."]
    assert len(read_folder(tmp_path, None)) == 3


def write_news(path, *texts):
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["article_id", "title", "subtitle", "text"])
        rows.writerows([number, f"Title {number}", "", text] for number, text in enumerate(texts))


def test_articles_of_a_table_are_read_once_and_only_those_of_a_fair_length(tmp_path):
    fair = ["".join(f"Word {number} of {name}. " for number in range(40)) for name in ("Oslo", "Bergen")]
    write_news(tmp_path / "news.csv", fair[0], "Too short.", fair[0] + " Again.", fair[1], fair[1] * 10)
    texts = read_news(tmp_path / "news.csv")
    assert [text.split("\n")[0] for text in texts] == ["Title 0", "Title 3"]


def test_lost_paragraphs_are_made_up_the_same_way_every_time(tmp_path):
    text = "Maria Keller, of Oslo, said so to Dr. Lund. " * 20
    write_news(tmp_path / "news.csv", text)
    (read,) = read_news(tmp_path / "news.csv")
    assert read == read_news(tmp_path / "news.csv")[0]
    title, *paragraphs = read.split("\n\n")
    assert title == "Title 0"
    assert " ".join(paragraphs) == text.strip()
    assert len(paragraphs) > 5
    assert all(paragraph.startswith("Maria") and paragraph.endswith("Lund.") for paragraph in paragraphs)


@given(st.integers(0, 10_000))
def test_another_version_has_the_same_kinds_of_names_and_the_same_name_twice(seed):
    varied = vary(ARTICLE, NameSwapper([ARTICLE, OTHER]), random.Random(seed))
    found = named(varied)
    assert [kind for _, kind in found] == [item.type for item in ENTITIES]
    lower = [name.lower() for name, _ in found]
    assert lower[2] == lower[5]
    assert lower[0].split()[1] == lower[3]
    assert varied.text.count("\n") == 1


def test_names_are_exchanged_now_and_then():
    swapper = NameSwapper([ARTICLE, OTHER])
    texts = {swapper.swap(ARTICLE, random.Random(seed)).text for seed in range(50)}
    assert TEXT in texts
    assert any("Bergen" in text for text in texts)
    assert any("Blue Moon" in text for text in texts)


@given(st.text(), st.integers(0, 1000))
def test_a_line_in_another_case_is_as_long_and_says_the_same(line, seed):
    changed = change_case(line, random.Random(seed))
    assert len(changed) == len(line)
    assert all(new in (old, old.upper(), old.lower()) for old, new in zip(line, changed, strict=True))


def test_of_overlapping_names_the_first_and_longest_stays():
    spans = [Labelled(5, 9, "LOC"), Labelled(0, 6, "ORG"), Labelled(0, 3, "PERSON"), Labelled(9, 10, "ORG")]
    assert in_order(spans) == (Labelled(0, 6, "ORG"), Labelled(9, 10, "ORG"))


def test_a_candidate_that_fits_better_has_the_larger_share():
    ranker = Ranker({"good": 2.0, "bad": -1.0}, {"yes": 50.0})
    first, second = shares([ranker.fit(["good", "unknown"]), ranker.fit(["bad"])])
    assert first > 0.9
    assert abs(first + second - 1) < 1e-9
    assert ranker.spoken_chance(["yes"]) > 0.99 > sigmoid(0) > 0.49


def test_the_shipped_weights_are_read_once():
    assert load_ranker() is load_ranker()
    assert load_ranker().candidate
    assert load_ranker().spoken


def test_a_softmax_is_used_unchecked():
    def node(kind, given, made):
        return SimpleNamespace(op_type=kind, input=given, output=[made])

    attention = node("MatMul", ["checked", "values"], "read")
    softmax, choice = node("Softmax", ["scores"], "shares"), node("Where", ["mask", "low", "zero"], "scores")
    nodes = [
        choice,
        softmax,
        node("IsNaN", ["shares"], "is nan"),
        node("Where", ["is nan", "zero", "shares"], "checked"),
        attention,
    ]
    without_nan_checks(SimpleNamespace(node=nodes))
    assert nodes == [choice, softmax, attention]
    assert attention.input == ["shares", "values"]
    # A node's kind is its field 4, which begins with 0x22 and the length of the word.
    assert b"\x22\x07Softmax" in (shipped := (WEIGHTS / "tagger.onnx").read_bytes())
    assert b"\x22\x05IsNaN" not in shipped


def test_made_up_cases_are_the_same_every_time_and_hold_a_quotation_and_who_says_it():
    cases = list(made_up_cases())
    assert cases == list(made_up_cases())
    for text, quotations in cases:
        assert quotations
        for gold in quotations:
            (start, end) = gold["source_spans"][0]
            assert text[gold["start"] - 1] + text[gold["end"]] == "“”"
            assert text[start:end].strip() == text[start:end] != ""
        assert not set("[]{}<>|") & set(text)


def test_who_speaks_in_made_up_cases_is_always_among_the_candidates():
    assert len(made_up_examples()) == sum(len(quotations) for _, quotations in made_up_cases())


def test_made_up_reports_are_the_same_for_a_seed_and_every_label_is_a_name_of_its_kind():
    article = Article("Ann Lee met Bob Stone.", (Labelled(0, 7, "PERSON"), Labelled(12, 21, "PERSON")))
    reports = list(made_up_reports([article], 200, random.Random(3)))
    assert reports == list(made_up_reports([article], 200, random.Random(3)))
    assert {label.type for report in reports for label in report.entities} <= set(TYPES)
    for report in reports:
        assert not set("{}<>#^") & set(report.text)
        assert list(report.entities) == list(in_order(report.entities))
        for label in report.entities:
            words = report.text[label.start : label.end]
            assert words.strip() == words != ""
            assert "\n" not in words
            if label.type == "PERSON":
                assert words.lower().split()[-1] in ("lee", "stone")


def test_every_day_and_date_in_a_made_up_report_is_labelled_as_a_date():
    article = Article("Ann Lee met Bob Stone.", (Labelled(0, 7, "PERSON"), Labelled(12, 21, "PERSON")))
    dates = re.compile(
        r"\b(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|\d{4}-\d\d-\d\d|(?:19|20)\d\d)\b", re.IGNORECASE
    )
    for report in made_up_reports([article], 300, random.Random(3)):
        labelled = [(label.start, label.end) for label in report.entities if label.type == "DATE"]
        for match in dates.finditer(report.text):
            assert any(start <= match.start() and match.end() <= end for start, end in labelled), match


def test_made_up_reports_tell_of_a_city_as_a_club_in_sports_and_as_a_place_in_other_news():
    article = Article("Ann Lee met Bob Stone.", (Labelled(0, 7, "PERSON"), Labelled(12, 21, "PERSON")))
    types = {
        label.type
        for report in made_up_reports([article], 400, random.Random(3))
        for label in report.entities
        if report.text[label.start : label.end] == "Chicago"
    }
    assert types == {"LOC", "ORG"}


@given(st.lists(st.integers(0, 99), max_size=20))
def test_no_example_is_judged_by_what_was_learned_from_its_own_article(folds):
    examples = [SimpleNamespace(fold=fold) for fold in folds]

    def learn_from(seen):
        return lambda number: [folds[number] in {folds[other] for other in seen}, number]

    assert by_folds(examples, learn_from) == [[False, number] for number in range(len(folds))]


def keep(folder, made, *settings):
    """What a stage that makes some words gives, and whether it had to make them."""
    asked = []

    def make():
        asked.append(made)
        return made

    given = Stages(folder, *settings).get(
        "first", make, lambda words, file: file.write_text(words), type(folder).read_text
    )
    return given, bool(asked)


def test_a_run_that_was_cut_off_goes_on_with_what_its_stages_made(tmp_path):
    assert keep(tmp_path / "stages", "one", 8, "texts") == ("one", True)
    assert keep(tmp_path / "stages", "two", 8, "texts") == ("one", False)


def test_other_texts_or_settings_begin_anew(tmp_path):
    keep(tmp_path, "one", 8, "texts")
    assert keep(tmp_path, "two", 8, "others") == ("two", True)
    assert keep(tmp_path, "three", 7, "texts") == ("three", True)
    assert keep(tmp_path, "four", 8, "texts") == ("one", False)


def test_a_stage_cut_off_while_it_was_written_is_made_again(tmp_path):
    def break_off(_, file):
        file.write_text("o")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Stages(tmp_path).get("first", lambda: "one", break_off, type(tmp_path).read_text)
    assert keep(tmp_path, "two") == ("two", True)


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8")),
            st.dictionaries(st.integers(0, 99), st.lists(st.floats(0, 1, width=16), min_size=3, max_size=3)),
        )
    )
)
def test_articles_with_opinions_are_read_as_they_were_written(tmp_path_factory, given_articles):
    articles = [
        Article(
            text,
            (Labelled(0, len(text), "ORG"),),
            {at: np.array(row, np.float16) for at, row in said.items()},
        )
        for text, said in given_articles
    ]
    file = tmp_path_factory.mktemp("stages") / "opinions"
    write_articles(articles, file)
    found = read_taught(file)
    assert [(article.text, article.entities) for article in found] == [
        (one.text, one.entities) for one in articles
    ]
    for article, written in zip(found, articles, strict=True):
        assert article.opinions.keys() == written.opinions.keys()
        assert all(np.array_equal(article.opinions[at], written.opinions[at]) for at in written.opinions)
