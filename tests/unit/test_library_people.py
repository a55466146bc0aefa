"""Who is in the whole library: joined across articles, counted, quoted in order of date, corrected."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import LIKELY, Analysis, Entity, Mention, Quotation, Speaker, TextSpan
from reader.cli.people import _said_lines
from reader.errors import ArticleError
from reader.export.said import Passage, export_said
from reader.library import correcting, open_library, people
from reader.library.people_called import also_called, called, find_person
from reader.library.people_joining import Named, Person, join_people


def named(*names, kind="PERSON"):
    return [Named(kind, name.casefold().removeprefix("the "), name, 1, 2) for name in names]


def joined(groups, told_apart=()):
    found = join_people(
        groups,
        {(each.type, each.key): each.articles for each in groups},
        {},
        lambda short, full: (short[1], full[1]) in told_apart,
    )
    return {each.name: each.aliases for each in found}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (named("John Kerry", "Kerry"), {"John Kerry": ("Kerry",)}),
        (named("John Kerry", "Ann Kerry", "Kerry"), {"John Kerry": (), "Ann Kerry": (), "Kerry": ()}),
        (named("Tom Jordan", "Jordan Lee", "Jordan"), {"Tom Jordan": (), "Jordan Lee": (), "Jordan": ()}),
        (
            [*named("Tom Jordan", "Jordan"), *named("Jordan", kind="GPE")],
            {"Tom Jordan": (), "Jordan": ()},
        ),
        (named("George W. Bush", "George H. W. Bush"), {"George W. Bush": (), "George H. W. Bush": ()}),
        (named("Li Xi", "Xi"), {"Li Xi": (), "Xi": ()}),
        (named("harbour pilot", "the pilot"), {"harbour pilot": (), "the pilot": ()}),
        (named("harbour pilot", "Pilot"), {"harbour pilot": (), "Pilot": ()}),
        (named("Tom Pilot", "pilot"), {"Tom Pilot": (), "pilot": ()}),
        (named("Tom Pilot", "harbour pilot", "Pilot"), {"Tom Pilot": ("Pilot",), "harbour pilot": ()}),
        (named("Bashar al-Assad", "al-Assad"), {"Bashar al-Assad": ("al-Assad",)}),
        (named("Vincent d'Onofrio", "D'Onofrio"), {"Vincent d'Onofrio": ("D'Onofrio",)}),
        (
            named("John Kerry", "john kerry", "Kerry", "kerry"),
            {"John Kerry": ("Kerry", "john kerry", "kerry")},
        ),
    ],
)
def test_a_surname_is_joined_to_a_full_name_only_where_that_is_safe(groups, expected):
    assert joined(groups) == expected


def test_a_surname_that_another_thing_has_is_not_joined():
    found = join_people(named("Tom Jordan", "Jordan"), {}, {}, taken={"jordan"})
    assert {each.name for each in found} == {"Tom Jordan", "Jordan"}


def test_two_that_an_article_tells_apart_are_not_joined():
    assert joined(named("John Kerry", "Kerry"), {("kerry", "john kerry")}) == {"John Kerry": (), "Kerry": ()}


@given(
    st.lists(st.sampled_from(["Ann Lee", "Bo Lee", "Lee", "Ann", "Ray", "Tom Ray", "Lee Ray"]), unique=True)
)
def test_joining_loses_and_doubles_nobody(names):
    groups = named(*names)
    found = join_people(groups, {}, {})
    keys = [key for each in found for key in each.keys]
    assert Counter(keys) == Counter((each.type, each.key) for each in groups)
    assert sum(each.mentions for each in found) == 2 * len(names)


FIRST = "---\ntitle: First\npublished: 2016-03-01\nsite: A Site\n---\n“We will go on for long,” said John Kerry. Kerry left.\n"
SECOND = (
    "---\ntitle: Second\npublished: 2015-01-01\n---\nKerry was asked. “It was never so before,” Kerry said.\n"
)


@pytest.fixture
def library():
    opened = open_library()
    for article in opened.articles():
        Path(article.path).unlink()
    (opened.articles_path / "first.md").write_text(FIRST, "utf-8")
    (opened.articles_path / "second.md").write_text(SECOND, "utf-8")
    yield opened
    opened.close()


def test_she_is_not_joined_with_him(library):
    path = library.articles_path / "second.md"
    path.write_text("# Second\n\nMrs. Kerry was asked. “It was never so before,” she said.\n", "utf-8")
    assert people.catch_up(library) == []
    assert {each.name for each in people.list_people(library, "PERSON")} == {"John Kerry", "Kerry"}


def test_what_has_no_date_stands_last_as_it_was_added(library):
    for name, added in (("a", "2014-05-01"), ("b", "2013-05-01")):
        text = f"---\ntitle: {name}\nadded: {added}\n---\n“We will stay for {name},” said John Kerry.\n"
        (library.articles_path / f"{name}.md").write_text(text, "utf-8")
    people.catch_up(library)
    said = people.said_by(library, kerry(library))
    assert [each.article.title for each in said] == ["Second", "First", "b", "a"]


def kerry(library):
    return find_person(people.list_people(library), "Kerry")


def test_the_library_is_taken_in_once_and_again_where_it_changes(library):
    told = []
    assert people.catch_up(library, lambda done, count: told.append((done, count))) == []
    assert told == [(0, 2), (1, 2)]
    person = kerry(library)
    assert (person.name, person.aliases, person.articles, person.quotations) == (
        "John Kerry",
        ("Kerry",),
        2,
        2,
    )
    assert [each.article.title for each in people.said_by(library, person)] == ["Second", "First"]
    assert people.find_stale(library) == []
    path = library.articles_path / "second.md"
    path.write_text(SECOND.replace("before", "in all those years"), "utf-8")
    assert [each.article.title for each in people.find_stale(library)] == ["Second"]
    people.catch_up(library)
    assert people.said_by(library, kerry(library))[0].text == "It was never so in all those years,"
    path.unlink()
    people.catch_up(library)
    assert kerry(library).articles == 1


def test_a_quotation_interrupted_by_its_attribution_is_one_everywhere(library):
    path = library.articles_path / "first.md"
    path.write_text("“We tried,” John Kerry said, “and we failed again this year.”\n", "utf-8")
    (library.articles_path / "second.md").unlink()
    people.catch_up(library)
    person = kerry(library)
    parts = people.said_by(library, person)
    assert [each.group for each in parts] == [parts[0].group] * 2
    assert (person.quotations, person.words) == (1, 8)
    assert people.joined(parts) == [tuple(parts)]
    assert "\n1 quotation\n" in people.export_said(library, person)


def test_corrections_count(library):
    people.catch_up(library)
    article = library.open("First")
    said = library.analysis(article.document, article.id).quotations[0]
    made = correcting.new_correction(
        article.id, article.document, "set-speaker", said.start, said.end, name="Bea Moss"
    )
    changes = correcting.save(library, article, [made])
    people.catch_up(library)
    listed = people.list_people(library)
    assert [each.text for each in people.said_by(library, find_person(listed, "Bea Moss"))] == [said.text]
    assert kerry(library).quotations == 1
    correcting.delete(library, [changes[0].id])
    people.catch_up(library)
    with pytest.raises(ArticleError, match="nobody called"):
        find_person(people.list_people(library), "Bea Moss")


def say_speaker(library, title, name, kind="set-speaker", **fields):
    article = library.open(title)
    said = library.analysis(article.document, article.id).quotations[0]
    made = correcting.new_correction(
        article.id, article.document, kind, said.start, said.end, name=name, **fields
    )
    return correcting.save(library, article, [made])


PILOT = "“We will go on for long,” {} said on Monday.\n"


def test_a_description_is_somebody_where_the_reader_gave_it_and_nobody_where_it_was_found(library):
    (library.articles_path / "first.md").write_text("# First\n\n" + PILOT.format("a lawyer"), "utf-8")
    (library.articles_path / "second.md").write_text("# Second\n\n" + PILOT.format("a lawyer"), "utf-8")
    people.catch_up(library)
    assert people.list_people(library) == []
    message = (
        "nobody called “a lawyer” is in the library (people known by a description only are not listed): "
        "`reader people` lists who is"
    )
    with pytest.raises(ArticleError) as raised:
        find_person(people.list_people(library), "a lawyer")
    assert str(raised.value) == message
    changes = say_speaker(library, "First", "the harbour pilot")
    say_speaker(library, "Second", "Harbour pilot", "quotation", type="direct")
    people.catch_up(library)
    pilot = find_person(people.list_people(library), "The harbour pilot")
    assert (pilot.type, pilot.articles, pilot.mentions, pilot.quotations) == ("PERSON", 2, 0, 2)
    assert {pilot.name, *pilot.aliases} == {"the harbour pilot", "Harbour pilot"}
    assert {each.article.title for each in people.said_by(library, pilot)} == {"First", "Second"}
    correcting.delete(library, [changes[0].id])
    people.catch_up(library)
    assert find_person(people.list_people(library), "harbour pilot").quotations == 1


@pytest.mark.parametrize("found", ["a lawyer", "she"])
def test_who_is_confirmed_as_proposed_is_nobody_where_found_so_and_a_pronoun_never(library, found):
    (library.articles_path / "first.md").write_text("# First\n\n" + PILOT.format(found), "utf-8")
    (library.articles_path / "second.md").unlink()
    proposed = library.analysis(library.open("First").document).quotations[0].speaker.name
    assert proposed == found
    say_speaker(library, "First", proposed)
    people.catch_up(library)
    assert people.list_people(library) == []
    for pronoun in ("He", "Her", "SHE"):
        say_speaker(library, "First", pronoun)
        people.catch_up(library)
        assert people.list_people(library) == []
    say_speaker(library, "First", "WHO")
    people.catch_up(library)
    assert [each.name for each in people.list_people(library)] == ["WHO"]


def test_a_name_that_is_confirmed_is_somebody(library):
    (library.articles_path / "first.md").write_text("# First\n\n" + PILOT.format("Mina Soto"), "utf-8")
    say_speaker(library, "First", "Mina Soto")
    people.catch_up(library)
    assert find_person(people.list_people(library), "Mina Soto").quotations == 1


def test_a_speaker_whom_the_reader_did_not_give_is_not_taken_for_given(library):
    (library.articles_path / "first.md").write_text("# First\n\n" + PILOT.format("a lawyer"), "utf-8")
    say_speaker(library, "First", "", "quotation", type="partial")
    people.catch_up(library)
    assert "a lawyer" not in [each.name for each in people.list_people(library)]


def test_an_article_with_corrections_that_an_older_version_took_in_is_taken_in_anew(library, monkeypatch):
    say_speaker(library, "First", "the harbour pilot")
    with monkeypatch.context() as patch:
        patch.setattr(people, "_TAKEN_IN", "")
        people.catch_up(library)
        assert people.find_stale(library) == []
    assert [each.article.title for each in people.find_stale(library)] == ["First"]


def test_a_name_that_may_be_two_people_is_told(library):
    (library.articles_path / "third.md").write_text(
        "“I shall stay at home today,” said Ann Kerry.\n", "utf-8"
    )
    people.catch_up(library)
    with pytest.raises(ArticleError, match="Ann Kerry"):
        find_person([each for each in people.list_people(library) if " " in each.name], "Kerry")


def test_others_whose_name_has_all_the_words_are_known_too():
    bare, ann, bill, firm = (
        Person(name, kind, (), 1, 1, 0, 0, ((kind, name.casefold()),))
        for name, kind in (
            ("Dolan", "PERSON"),
            ("Ann Dolan", "PERSON"),
            ("Bill Dolan", "PERSON"),
            ("Dolan Inc.", "ORG"),
        )
    )
    everybody = [bare, ann, bill, firm]
    assert find_person(everybody, "Dolan") == bare
    assert also_called(everybody, bare, "Dolan") == [ann, bill]
    assert also_called(everybody, ann, "Ann Dolan") == []
    assert also_called(everybody, ann, "") == []
    assert also_called([firm, replace(firm, name="Dolan Inc. Boats")], firm, "Dolan Inc.") == []


def test_of_several_with_one_name_a_person_is_meant_else_who_is_quoted_most():
    city = Person("Chicago", "GPE", (), 1, 5, 0, 0, (("GPE", "chicago"),))
    club = Person("Chicago", "ORG", (), 1, 2, 3, 9, (("ORG", "chicago"),))
    actor = Person("Chicago", "PERSON", (), 1, 1, 0, 0, (("PERSON", "chicago"),))
    assert called([city, club, actor], "chicago") == [actor, club, city]
    assert find_person([city, club], "Chicago") == club


def test_markdown_escapes_and_names_article_and_date_and_no_offsets(library):
    (library.articles_path / "second.md").unlink()
    people.catch_up(library)
    text = people.export_said(library, kerry(library))
    assert text.startswith("# John Kerry\n\n1 quotation\n")
    assert "> “We will go on for long,”" in text
    assert "*First* (A Site, 2016-03-01)" in text
    assert "1-24" not in text
    assert text.endswith("*First* (A Site, 2016-03-01)\n")


def test_markdown_marks_a_speaker_who_is_not_sure():
    article = SimpleNamespace(id="a", title="First", author="", site="", url="", published="", tags=())
    passages = [Passage(article, 0, 5, "We go", 1, 0.95), Passage(article, 9, 11, "on", 2, 0.7)]
    sure, unsure = export_said("Ann Lee", passages).split("> ")[1:]
    assert sure.strip() == "“We go”\n\n— *First*"
    assert unsure.strip() == "“on”\n\n— *First* · speaker not sure"


def take_in(library, stale, analysis):
    people.take_in(library, stale, library.open_summary(stale.article).document, analysis)


def test_what_speakers_without_an_entity_are_people_and_what_not(library):
    (stale, _) = people.find_stale(library)
    entity = Entity("person:ann-lee", "Ann Lee", "PERSON", (), (Mention(0, 7, "Ann Lee"),))

    def said(number, name, entity_id=None, confidence=1.0):
        speaker = Speaker(name, entity_id, TextSpan(0, 0, ""), confidence)
        return Quotation(number, number + 1, "words here", "direct", number, speaker)

    speakers = [
        ("Ann Lee", entity.id),
        ("Bea Moss", None),
        ("a senior official", None),
        ("He", None),
        ("The Man", None),
        ("Ann Lee", entity.id, LIKELY - 0.01),
        ("Tom Unlikely", None, LIKELY - 0.01),
        ("Tom Likely", None, LIKELY),
    ]
    quotations = tuple(said(number, *each) for number, each in enumerate(speakers))
    take_in(library, stale, Analysis(quotations, (entity,), "test"))
    assert {each.name: each.quotations for each in people.list_people(library)} == {
        "Ann Lee": 1,
        "Bea Moss": 1,
        "Tom Likely": 1,
    }


def test_an_analysis_that_lacks_a_part_is_taken_in_again(library):
    (stale, _) = people.find_stale(library)
    take_in(library, stale, Analysis((), (), "test", "no model"))
    assert stale in people.find_stale(library)
    take_in(library, stale, Analysis((), (), "test"))
    assert stale not in people.find_stale(library)


@pytest.mark.parametrize(
    ("mentions", "told"),
    [
        (0, "quoted in 1 article, 2 quotations"),
        (1, "named 1 time in 1 article, 2 quotations"),
        (3, "named 3 times in 1 article, 2 quotations"),
    ],
)
def test_one_who_is_only_quoted_is_not_said_to_be_named(mentions, told):
    person = Person("A lawyer", "PERSON", (), 1, mentions, 2, 9, ())
    said = SimpleNamespace(
        article=SimpleNamespace(id="a", published="", title="T", site=""), confidence=1.0, text="We go"
    )
    assert list(_said_lines(person, [(said,), (said,)]))[1] == told


def test_ten_thousand_articles_are_listed_from_the_index_alone(library, monkeypatch):
    rows = [
        (f"a{n}", "PERSON", f"first{n % 900} last{n % 700}", f"First{n % 900} Last{n % 700}", 3)
        for n in range(20000)
    ]
    rows = [(*row, "he") for row in rows]
    packed = json.dumps({})
    library.index.run(lambda db: db.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?, ?)", rows))
    library.index.run(
        lambda db: db.executemany(
            "INSERT INTO said VALUES (?, ?, ?, 5, 1, ?)", [(*row[:3], packed) for row in rows]
        )
    )
    monkeypatch.setattr(type(library), "analysis", None)
    found = people.list_people(library)
    assert len(found) == 6300
    assert sum(each.mentions for each in found) == 60000


def test_markdown_has_the_paragraphs_of_a_quotation_as_paragraphs():
    article = SimpleNamespace(id="a", title="First", author="", site="", url="", published="", tags=())
    passages = [Passage(article, 1, 6, "We go", 1, 0.95), Passage(article, 9, 11, "on", 1, 0.95)]
    assert "> “We go\n>\n> “on”\n" in export_said("Ann Lee", passages)
