"""What the reader says wins."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.corrected import apply
from reader.analysis.corrected_names import find_called, find_joined, is_another
from reader.analysis.corrections import Correction, from_record, in_order
from reader.analysis.effects import effects, meeting, own_findings, speakers_given
from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker, TextSpan
from reader.errors import AnalysisError

TEXT = "Ann Lee met Bob Ray. “We will go soon,” Lee said. The “pivot” is late. Ray slept."


def at(words, after=0):
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "exact": words}


def mention(words, after=0):
    place = at(words, after)
    return Mention(place["start"], place["end"], words)


LEE = Entity("person:ann-lee", "Ann Lee", "PERSON", ("Lee",), (mention("Ann Lee"), mention("Lee", 20)))
RAY = Entity("person:bob-ray", "Bob Ray", "PERSON", ("Ray",), (mention("Bob Ray"), mention("Ray", 60)))
SAID = at("We will go soon,")
PIVOT = at("pivot")
FOUND = Analysis(
    quotations=(
        Quotation(
            SAID["start"],
            SAID["end"],
            SAID["exact"],
            "direct",
            1,
            Speaker(
                "Ann Lee",
                "person:ann-lee",
                TextSpan(*[at("Lee", 20)[k] for k in ("start", "end", "exact")]),
                0.7,
            ),
        ),
        Quotation(PIVOT["start"], PIVOT["end"], "pivot", "none", 2),
    ),
    entities=(LEE, RAY),
    engine="test",
)


def correct(kind, created="2026-01-01T00:00:00Z", **values):
    return Correction(id="c-" + created, article="a", kind=kind, created=created, **values)


def names(analysis):
    return {entity.name: [m.text for m in entity.mentions] for entity in analysis.entities}


def test_the_speaker_is_set_and_certain():
    (first, _) = apply(FOUND, [correct("set-speaker", **SAID, name="Bob Ray")], TEXT).quotations
    assert (first.speaker.name, first.speaker.entity, first.speaker.confidence) == (
        "Bob Ray",
        "person:bob-ray",
        1.0,
    )
    (first, _) = apply(FOUND, [correct("set-speaker", **SAID, name="Carl Unknown")], TEXT).quotations
    assert (first.speaker.name, first.speaker.entity) == ("Carl Unknown", None)
    (first, second) = apply(
        FOUND, [correct("set-speaker", **SAID), correct("set-speaker", **PIVOT, name="Ann Lee")], TEXT
    ).quotations
    assert first.speaker is None
    assert (second.kind, second.speaker.name) == ("partial", "Ann Lee")


def spoken(words, at_words, name="Ann Lee", entity="person:ann-lee"):
    """What is found where these words tell that somebody says the first quotation, and the cue is “said”."""
    place, cue = at(words, at_words), at("said")
    told = Speaker(name, entity, TextSpan(place["start"], place["end"], words), 0.7)
    said = replace(FOUND.quotations[0], speaker=told, cue=TextSpan(cue["start"], cue["end"], "said"))
    return replace(FOUND, quotations=(said, *FOUND.quotations[1:]))


@pytest.mark.parametrize(
    ("found", "name", "is_kept"),
    [
        (spoken("Lee", 20), "Bob Ray", False),
        (spoken("Lee", 20), "a reporter", False),
        (spoken("Lee said", 20), "Bob Ray", True),
        (spoken("Lee", 20), "Ann Lee", True),
        (spoken("Lee", 20), "Lee", True),
        (spoken("The", 0, "The", None), "Bob Ray", True),
    ],
)
def test_the_words_that_tell_who_speaks_are_kept_unless_they_name_another(found, name, is_kept):
    made = [correct("set-speaker", **SAID, name=name)]
    before, after = found.quotations[0], apply(found, made, TEXT).quotations[0]
    start = before.start
    kept = (before.speaker.mention, before.cue) if is_kept else (TextSpan(start, start, ""), None)
    assert (after.speaker.mention, after.cue) == kept
    assert apply(apply(found, made, TEXT), made, TEXT).quotations[0] == after


def test_quotations_are_added_changed_and_removed():
    assert len(apply(FOUND, [correct("not-quotation", **SAID)], TEXT).quotations) == 1
    added = apply(FOUND, [correct("quotation", **at("Ray slept"), type="partial", name="Ann Lee")], TEXT)
    assert [q.text for q in added.quotations] == ["We will go soon,", "pivot", "Ray slept"]
    assert added.quotations[-1].speaker.entity == "person:ann-lee"
    shorter = apply(FOUND, [correct("quotation", **at("We will go"), type="direct")], TEXT)
    assert [q.text for q in shorter.quotations] == ["We will go", "pivot"]
    assert shorter.quotations[0].speaker.name == "Ann Lee"


def test_entities_are_added_retyped_and_removed():
    added = apply(FOUND, [correct("entity", **at("pivot"), type="PRODUCT", name="The Pivot")], TEXT)
    assert [(e.id, e.type) for e in added.entities][-1] == ("product:pivot", "PRODUCT")
    assert names(apply(FOUND, [correct("not-entity", **at("Bob Ray"))], TEXT)) == {
        "Ann Lee": ["Ann Lee", "Lee"],
        "Bob Ray": ["Ray"],
    }
    assert names(apply(FOUND, [correct("not-entity", **at("Ray", 60), everywhere=True)], TEXT))[
        "Bob Ray"
    ] == ["Bob Ray"]
    retyped = apply(FOUND, [correct("entity-type", name="Ann Lee", type="ORG")], TEXT)
    assert retyped.entities[0].id == retyped.quotations[0].speaker.entity == "org:ann-lee"


def test_entities_are_merged_and_split_and_speakers_follow():
    merged = apply(FOUND, [correct("merge-entities", name="Ann Lee", other="Bob Ray")], TEXT)
    assert names(merged) == {"Bob Ray": ["Ann Lee", "Bob Ray", "Lee", "Ray"]}
    assert (merged.quotations[0].speaker.entity, merged.quotations[0].speaker.name) == (
        "person:bob-ray",
        "Bob Ray",
    )
    split = apply(FOUND, [correct("split-entity", name="Bob Ray", exact="Ray", other="Tom Ray")], TEXT)
    assert names(split) == {"Ann Lee": ["Ann Lee", "Lee"], "Bob Ray": ["Bob Ray"], "Tom Ray": ["Ray"]}
    renamed = apply(FOUND, [correct("merge-entities", name="Ann Lee", other="Anna Lee")], TEXT)
    assert renamed.quotations[0].speaker.entity == "person:anna-lee"


def test_the_later_one_wins_whatever_the_order():
    both = [
        correct("set-speaker", "2026-02-01T00:00:00Z", **SAID, name="Ann Lee"),
        correct("set-speaker", "2026-01-01T00:00:00Z", **SAID, name="Bob Ray"),
    ]
    assert apply(FOUND, both, TEXT) == apply(FOUND, both[::-1], TEXT)
    assert apply(FOUND, both, TEXT).quotations[0].speaker.name == "Ann Lee"


def test_one_whose_words_have_moved_is_left_out():
    moved = correct("not-quotation", start=SAID["start"] + 1, end=SAID["end"] + 1, exact=SAID["exact"])
    assert apply(FOUND, [moved], TEXT) == FOUND


KINDS = [
    "set-speaker",
    "quotation",
    "not-quotation",
    "entity",
    "not-entity",
    "entity-type",
    "merge-entities",
    "split-entity",
]
NAMES = st.sampled_from(["", "Ann Lee", "Bob Ray", "Lee", "Ray", "Someone"])


@st.composite
def corrections(draw):
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    kind = draw(st.sampled_from(KINDS))
    exact = draw(st.sampled_from([TEXT[start:end], "", "Ray"]))
    return correct(
        kind,
        draw(st.sampled_from("123")),
        start=start,
        end=end,
        exact=exact,
        name=draw(NAMES),
        other=draw(NAMES),
        type="ORG",
    )


@given(st.lists(corrections(), max_size=5))
def test_any_corrections_leave_a_sound_analysis_and_survive_json(found):
    after = apply(FOUND, found, TEXT)
    ids = [entity.id for entity in after.entities]
    assert len(ids) == len(set(ids))
    assert all(entity.mentions for entity in after.entities)
    assert {q.speaker.entity for q in after.quotations if q.speaker} - {None} <= set(ids)
    spans = [(q.start, q.end) for q in after.quotations]
    assert spans == sorted(spans)
    assert [from_record(json.loads(json.dumps(item.to_record()))) for item in found] == found


@given(st.lists(corrections(), max_size=6))
def test_corrections_made_at_once_do_what_they_do_one_by_one(made):
    after = FOUND
    for each in in_order(made):
        after = apply(after, [each], TEXT)
    assert apply(FOUND, made, TEXT) == after


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"id": "1", "article": "a", "kind": "new", "created": ""},
        {**correct("entity").to_record(), "start": "1"},
    ],
)
def test_a_record_that_is_none_gets_one_clear_line(record):
    with pytest.raises(AnalysisError, match="cannot be understood"):
        from_record(record)
    assert from_record({**correct("entity").to_record(), "newer": 1}) == correct("entity")


def test_an_entity_gets_another_name_even_one_of_its_own():
    assert names(apply(FOUND, [correct("merge-entities", name="Ann Lee", other="Lee")], TEXT)) == {
        "Lee": ["Ann Lee", "Lee"],
        "Bob Ray": ["Bob Ray", "Ray"],
    }
    assert "ANN LEE" in names(
        apply(FOUND, [correct("merge-entities", name="Ann Lee", other="ANN LEE")], TEXT)
    )


def test_one_mention_is_split_off_into_another_entity():
    one = correct("split-entity", **at("Ray", 60), name="Bob Ray", other="Tom Ray")
    assert names(apply(FOUND, [one], TEXT))["Tom Ray"] == ["Ray"]
    given = correct("split-entity", **at("Lee", 20), name="Ann Lee", other="Bob Ray")
    assert names(apply(FOUND, [given], TEXT)) == {
        "Ann Lee": ["Ann Lee"],
        "Bob Ray": ["Bob Ray", "Lee", "Ray"],
    }


def test_other_bounds_of_an_only_mention_keep_the_speaker():
    lee = Entity("person:lee", "Lee", "PERSON", (), (mention("Lee", 20),))
    speaker = Speaker("Lee", "person:lee", TextSpan(lee.mentions[0].start, lee.mentions[0].end, "Lee"), 0.7)
    said = Quotation(SAID["start"], SAID["end"], SAID["exact"], "direct", 1, speaker)
    wider = correct("entity", **at("Lee said"), name="Lee", type="PERSON")
    after = apply(Analysis((said,), (lee,)), [wider], TEXT)
    assert after.quotations[0].speaker.entity == after.entities[0].id == "person:lee"
    assert [m.text for m in after.entities[0].mentions] == ["Lee said"]


NEWER = Analysis(
    entities=(
        Entity("person:ann-mary-lee", "Ann Mary Lee", "ORG", ("Ann Lee",), (mention("Ann Lee"),)),
        Entity("person:ray", "Ray", "PERSON", ("Bob Ray",), (mention("Bob Ray"), mention("Ray", 60))),
    ),
    engine="newer",
)


def test_a_newer_engine_that_finds_other_things_is_corrected_all_the_same():
    made = [
        correct("set-speaker", "1", **SAID, name="Bob Ray", type="direct"),
        correct("entity-type", "2", **at("Ann Lee"), name="Ann Lee", type="PERSON"),
        correct("merge-entities", "3", **at("Bob Ray"), name="Bob Ray", other="Robert Ray"),
        correct("entity-type", "4", **at("pivot"), name="The Pivot", type="PRODUCT"),
        correct("not-quotation", "5", **PIVOT),
    ]
    after = apply(NEWER, made, TEXT)
    assert [(q.text, q.speaker.name) for q in after.quotations] == [("We will go soon,", "Robert Ray")]
    assert {entity.name: entity.type for entity in after.entities} == {
        "Ann Mary Lee": "PERSON",
        "Robert Ray": "PERSON",
        "The Pivot": "PRODUCT",
    }


def test_what_is_the_reader_s_own_is_known_with_before_and_after():
    made = [
        correct("set-speaker", "1", **SAID, name="Bob Ray"),
        correct("merge-entities", "2", name="Ann Lee", other="Anna Lee"),
        correct("not-quotation", "3", **PIVOT),
    ]
    after = apply(FOUND, made, TEXT)
    own = own_findings(after, made)
    assert own.quotations == {(SAID["start"], SAID["end"])}
    assert own.entities == {"person:anna-lee"}
    speaker, name, none = effects(FOUND, made, TEXT)
    assert (speaker.before["speaker"]["name"], speaker.after["speaker"]["name"]) == ("Ann Lee", "Bob Ray")
    assert (name.before["name"], name.after["name"]) == ("Ann Lee", "Anna Lee")
    assert (none.before["text"], none.after) == ("pivot", None)


def test_whose_speaker_the_reader_gave_is_known_with_the_correction_that_did():
    where = (SAID["start"], SAID["end"])
    first = correct("set-speaker", "1", **SAID, name="Bob Ray")
    kind = correct("quotation", "2", **SAID, type="partial")
    nobody = correct("set-speaker", "3", **SAID)
    said = correct("quotation", "4", **SAID, name="Bob Ray")
    new = correct("set-speaker", "5", **at("Ray slept"), name="Bob Ray")
    shorter = correct("quotation", "6", **at("We will"), type="direct")
    for made, expected in (
        ([kind], {}),
        ([first], {where: first}),
        ([first, kind], {where: first}),
        ([nobody, kind, first], {where: nobody}),
        ([said], {where: said}),
        ([new], {(new.start, new.end): new}),
        ([said, shorter], {(shorter.start, shorter.end): said}),
        ([shorter], {}),
    ):
        assert speakers_given(apply(FOUND, made, TEXT), made) == expected


PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8)


@given(PLACES, PLACES)
def test_the_quotations_that_meet_a_correction_are_those_that_share_something_with_it(quoted, corrected):
    found = [Quotation(start, start + size, "", "direct", 1) for start, size in sorted(quoted)]
    made = [correct("set-speaker", start=start, end=start + size) for start, size in corrected]
    expected = [
        (each, one) for one in made for each in found if each.start < one.end and one.start < each.end
    ]
    pairs = list(meeting(Analysis(tuple(found)), made))
    assert len(pairs) == len(expected)
    assert all(pair in expected for pair in pairs)


def test_an_alias_that_two_share_means_neither():
    shared = replace(
        FOUND, entities=(replace(LEE, aliases=("Lee", "the chair")), replace(RAY, aliases=("the chair",)))
    )
    said = apply(shared, [correct("set-speaker", name="the chair", **SAID)], TEXT).quotations[0].speaker
    assert (said.name, said.entity) == ("the chair", None)
    assert (
        apply(shared, [correct("set-speaker", name="Lee", **SAID)], TEXT).quotations[0].speaker.entity
        == LEE.id
    )


CITY = "Chicago votes. The mayor of Chicago spoke. Chicago lost to Boston."


def in_city(number):
    start = -1
    for _ in range(number):
        start = CITY.index("Chicago", start + 1)
    return {"start": start, "end": start + 7, "exact": "Chicago"}


def city_mention(number):
    place = in_city(number)
    return Mention(place["start"], place["end"], place["exact"])


TWO = Analysis(
    entities=(
        Entity("gpe:chicago", "Chicago", "GPE", (), (city_mention(1), city_mention(2))),
        Entity("org:chicago", "Chicago", "ORG", (), (city_mention(3),)),
    )
)


def told(analysis):
    return [(entity.name, entity.type, len(entity.mentions)) for entity in analysis.entities]


def test_of_two_with_one_name_a_correction_means_the_one_at_its_place():
    club = in_city(3)
    for kind, values, expected in (
        ("entity-type", {"type": "FAC"}, [("Chicago", "GPE", 2), ("Chicago", "FAC", 1)]),
        ("merge-entities", {"other": "Chicago FC"}, [("Chicago", "GPE", 2), ("Chicago FC", "ORG", 1)]),
        ("merge-entities", {"other": "Chicago", "type": "GPE"}, [("Chicago", "GPE", 3)]),
        ("split-entity", {"other": "Bears", "type": "ORG"}, [("Chicago", "GPE", 2), ("Bears", "ORG", 1)]),
    ):
        made = correct(kind, **club, name="Chicago", **values)
        assert told(apply(TWO, [made], CITY)) == expected
        (seen,) = effects(TWO, [made], CITY)
        assert seen.before["id"] == "org:chicago"


def test_of_two_with_one_name_and_type_the_first_in_the_text_has_the_plain_id():
    """Whoever had it until then gets another, and what is said by that one follows."""
    speaker = Speaker("Chicago", "org:chicago", TextSpan(0, 0, ""), 0.7)
    said = replace(TWO, quotations=(Quotation(15, 24, CITY[15:24], "direct", 1, speaker),))
    club = correct("entity-type", **in_city(3), name="Chicago", type="GPE")
    city = correct("entity-type", **in_city(1), name="Chicago", type="ORG")
    for made, ids in ((club, ["gpe:chicago", "gpe:chicago-2"]), (city, ["org:chicago", "org:chicago-2"])):
        after = apply(said, [made], CITY)
        assert [entity.id for entity in after.entities] == ids
        assert after.quotations[0].speaker.entity == ids[1]


def test_a_name_of_another_type_is_another_one_where_that_was_said():
    city = replace(TWO, entities=TWO.entities[:1])
    club = correct("entity", **in_city(3), name="Chicago", type="ORG", apart=True)
    assert is_another(city, "Chicago", "ORG")
    assert told(apply(city, [club], CITY)) == [("Chicago", "GPE", 2), ("Chicago", "ORG", 1)]
    # Said where nobody else had the name: it is the same one, of whatever type an engine finds it.
    assert told(apply(city, [replace(club, apart=False)], CITY)) == [("Chicago", "ORG", 3)]
    assert not is_another(TWO, "Chicago", "ORG")
    assert told(apply(TWO, [replace(club, type="GPE")], CITY)) == [("Chicago", "GPE", 3)]
    assert told(apply(TWO, [replace(club, type="LOC")], CITY)) == [("Chicago", "LOC", 3)]


PLAYER = "Michael Jordan flew to Jordan. Jordan, he said, was hot. Jordn is a kingdom."
JORDAN = Analysis(
    quotations=(),
    entities=(
        Entity(
            "person:michael-jordan",
            "Michael Jordan",
            "PERSON",
            ("Jordan",),
            (Mention(0, 14, "Michael Jordan"), Mention(23, 29, "Jordan"), Mention(31, 37, "Jordan")),
        ),
        Entity("gpe:jordn", "Jordn", "GPE", (), (Mention(57, 62, "Jordn"),)),
    ),
    engine="test",
)
COUNTRY = {"start": 23, "end": 29, "exact": "Jordan"}


def test_what_another_is_called_for_short_is_not_that_one_where_it_is_of_another_type():
    said = correct("entity", **COUNTRY, name="Jordan", type="GPE")
    assert told(apply(JORDAN, [said], PLAYER)) == [
        ("Michael Jordan", "PERSON", 2),
        ("Jordan", "GPE", 1),
        ("Jordn", "GPE", 1),
    ]
    # Of the same type it is the one that is called so for short.
    same = replace(said, type="PERSON")
    assert told(apply(JORDAN, [same], PLAYER)) == [("Michael Jordan", "PERSON", 3), ("Jordn", "GPE", 1)]
    # Told by its full name it is that one.
    whole = replace(said, name="Michael Jordan")
    assert told(apply(JORDAN, [whole], PLAYER)) == [("Michael Jordan", "GPE", 3), ("Jordn", "GPE", 1)]


def test_a_type_that_was_given_where_nothing_is_found_is_not_given_to_whom_is_called_so_for_short():
    found = replace(
        JORDAN, entities=(replace(JORDAN.entities[0], mentions=JORDAN.entities[0].mentions[::2]),)
    )
    said = correct("entity-type", **COUNTRY, name="Jordan", type="LOC")
    assert told(apply(found, [said], PLAYER)) == [("Michael Jordan", "PERSON", 2), ("Jordan", "LOC", 1)]


def test_a_new_name_that_another_of_another_type_has_for_short_joins_it_not():
    place = {"start": 57, "end": 62, "exact": "Jordn"}
    renamed = correct("merge-entities", **place, name="Jordn", other="Jordan")
    assert told(apply(JORDAN, [renamed], PLAYER)) == [("Michael Jordan", "PERSON", 3), ("Jordan", "GPE", 1)]
    for other in ("Michael Jordan", "person:michael-jordan"):
        joined = replace(renamed, other=other)
        assert told(apply(JORDAN, [joined], PLAYER)) == [("Michael Jordan", "PERSON", 4)]
    assert find_joined(JORDAN, JORDAN.entities[1], "Jordan") is None
    assert find_joined(JORDAN, JORDAN.entities[1], "Michael Jordan") == JORDAN.entities[0]
    person = replace(JORDAN, entities=(JORDAN.entities[0], replace(JORDAN.entities[1], type="PERSON")))
    assert told(apply(person, [renamed], PLAYER)) == [("Michael Jordan", "PERSON", 4)]
    assert find_joined(person, person.entities[1], "Jordan") == person.entities[0]


def test_what_was_said_of_one_whose_words_are_gone_is_not_said_of_whom_is_called_so_for_short():
    for kind, other in (("entity-type", ""), ("merge-entities", "Kingdom of Jordan")):
        gone = correct(kind, name="Jordan", type="LOC", other=other)
        assert apply(JORDAN, [gone], PLAYER).entities == JORDAN.entities
        assert own_findings(JORDAN, [gone]).entities == frozenset()


def test_a_name_spelt_anew_joins_no_other_that_is_spelt_alike():
    respelt = correct("merge-entities", **in_city(1), name="Chicago", other="CHICAGO")
    assert told(apply(TWO, [respelt], CITY)) == [("CHICAGO", "GPE", 2), ("Chicago", "ORG", 1)]


def test_a_speaker_whom_the_reader_gave_stays_whatever_the_name_is_said_to_be():
    lee = Entity("person:lee", "Lee", "PERSON", (), (mention("Lee", 20),))
    said = Quotation(SAID["start"], SAID["end"], SAID["exact"], "direct", 1)
    given = correct("set-speaker", "1", **SAID, name="Lee")
    for after in (
        correct("entity", "2", **at("Lee", 20), name="Boston", type="GPE"),
        correct("split-entity", "2", **at("Lee", 20), name="Lee", other="Bob Ray"),
    ):
        assert apply(Analysis((said,), (lee,)), [given, after], TEXT).quotations[0].speaker.name == "Lee"


def test_a_found_speaker_is_no_place_that_his_name_is_a_part_of():
    lee = Entity("person:lee", "Lee", "PERSON", (), (mention("Lee", 20),))
    speaker = Speaker("Lee", "person:lee", TextSpan(0, 0, ""), 0.9)
    said = Quotation(SAID["start"], SAID["end"], SAID["exact"], "direct", 1, speaker)
    county = correct("entity", **at("Lee said"), name="Lee said", type="GPE")
    found = apply(Analysis((said,), (lee,)), [county], TEXT).quotations[0].speaker
    assert (found.name, found.entity) == ("Lee", None)


def test_the_type_of_one_who_was_renamed_stays_when_the_name_is_taken_back():
    renamed = correct("merge-entities", "1", **at("Ann Lee"), name="Ann Lee", other="Acme")
    typed = correct("entity-type", "2", **at("Ann Lee"), name="Acme", type="ORG")
    assert told(apply(FOUND, [renamed, typed], TEXT))[0] == ("Acme", "ORG", 2)
    assert told(apply(FOUND, [typed], TEXT)) == [("Ann Lee", "ORG", 2), ("Bob Ray", "PERSON", 2)]


def test_a_person_speaks_rather_than_a_place_of_that_name():
    actor = replace(TWO.entities[1], id="person:chicago", type="PERSON")
    said = Quotation(0, 5, CITY[:5], "direct", 1)
    given = correct("set-speaker", start=0, end=5, exact=CITY[:5], name="Chicago")
    found = apply(Analysis((said,), (TWO.entities[0], actor)), [given], CITY)
    assert found.quotations[0].speaker.entity == "person:chicago"


@pytest.mark.parametrize("kind", ["set-speaker", "quotation", "not-quotation", "entity", "not-entity"])
def test_what_needs_a_place_and_has_none_changes_nothing(kind):
    assert apply(FOUND, [correct(kind, exact="foo", name="foo", type="ORG")], TEXT) == FOUND


def test_who_is_split_off_is_apart_whatever_a_newer_engine_finds():
    made = correct("split-entity", **at("Ray", 60), name="Bob Ray", other="Tom Ray", type="PERSON")
    alone = replace(RAY, id="person:ray", name="Ray", aliases=(), mentions=RAY.mentions[1:])
    for found in (
        FOUND,
        replace(FOUND, entities=(LEE, replace(RAY, mentions=RAY.mentions[:1]))),
        replace(FOUND, entities=(LEE, replace(RAY, mentions=RAY.mentions[:1]), alone)),
        replace(FOUND, entities=(LEE, alone)),
    ):
        after = apply(found, [made], TEXT)
        assert names(after)["Tom Ray"] == ["Ray"]
        assert "Ray" not in names(after)
        assert next(entity.type for entity in after.entities if entity.name == "Tom Ray") == "PERSON"


def test_speakers_follow_one_who_is_split_off_whole():
    lee = Entity("person:lee", "Lee", "PERSON", (), (mention("Lee", 20),))
    speaker = Speaker("Lee", "person:lee", TextSpan(lee.mentions[0].start, lee.mentions[0].end, "Lee"), 0.7)
    said = Quotation(SAID["start"], SAID["end"], SAID["exact"], "direct", 1, speaker)
    made = correct("split-entity", **at("Lee", 20), name="Lee", other="Ann Lee")
    after = apply(Analysis((said,), (lee,)), [made], TEXT)
    assert after.quotations[0].speaker.name == "Ann Lee"
    assert after.quotations[0].speaker.entity == after.entities[0].id


def test_a_correction_on_one_who_is_no_more_touches_nobody_else():
    apart = correct("split-entity", "1", **at("Ray", 60), name="Bob Ray", other="Tom", type="PERSON")
    renamed = correct("merge-entities", "2", **at("Ray", 60), name="Tom", other="Tom Ray")
    retyped = correct("entity-type", "3", **at("Ray", 60), name="Tom", type="ORG")
    assert names(apply(FOUND, [apart, renamed], TEXT))["Tom Ray"] == ["Ray"]
    for made in ([renamed], [retyped]):
        assert names(apply(FOUND, made, TEXT))["Bob Ray"] == ["Bob Ray"]


def test_one_may_be_split_off_under_an_alias_of_the_other():
    made = correct("split-entity", **at("Lee", 20), name="Ann Lee", other="Lee")
    assert names(apply(FOUND, [made], TEXT)) == {
        "Ann Lee": ["Ann Lee"],
        "Lee": ["Lee"],
        "Bob Ray": ["Bob Ray", "Ray"],
    }


def test_one_split_off_under_its_own_name_stays():
    made = correct("split-entity", **at("Lee", 20), name="Ann Lee", other="ann lee")
    assert names(apply(FOUND, [made], TEXT)) == names(FOUND)


def test_all_mentions_of_the_same_words_are_split_off_one_name():
    made = correct("split-entity", exact="Ray", name="Bob Ray", other="Tom Ray")
    assert names(apply(FOUND, [made], TEXT)) == {
        "Ann Lee": ["Ann Lee", "Lee"],
        "Bob Ray": ["Bob Ray"],
        "Tom Ray": ["Ray"],
    }


LETTER = "He wrote: We go soon, and “this is all for now” she said, and more words than that."


def quoted(words, kind, speaker=None):
    start = LETTER.index(words)
    said = Speaker(speaker, None, TextSpan(start, start, ""), 1.0) if speaker else None
    return Quotation(start, start + len(words), words, kind, 1, speaker=said)


def test_a_quotation_in_a_block_quote_stands_beside_it():
    block = quoted(LETTER[10:], "block", "Ann Lee")
    inner = quoted("this is all for now", "direct")
    place = {"start": inner.start, "end": inner.end, "exact": inner.text}
    new = correct("quotation", **place, type="direct")
    after = apply(Analysis((block,)), [new], LETTER)
    assert [(each.kind, each.speaker and each.speaker.name) for each in after.quotations] == [
        ("block", "Ann Lee"),
        ("direct", None),
    ]
    around = correct("quotation", start=block.start, end=block.end, exact=block.text, type="block")
    assert [each.kind for each in apply(Analysis((inner,)), [around], LETTER).quotations] == [
        "block",
        "direct",
    ]
    shorter = correct("quotation", start=block.start, end=block.end - 5, type="block")
    assert [each.kind for each in apply(Analysis((block,)), [shorter], LETTER).quotations] == ["block"]


@pytest.mark.parametrize(("start", "end"), [(0, 60), (40, 50), (60, 200)])
def test_a_turn_with_other_bounds_is_the_same_turn_and_keeps_its_speaker(start, end):
    text = "A: " + "so it went on. " * 14
    turn = Quotation(
        3, 72, text[3:72], "block", 1, speaker=Speaker("Ann Lee", None, TextSpan(0, 1, "A"), 0.8)
    )
    moved = correct("quotation", start=start + 3, end=end + 3, type="block")
    (after,) = apply(Analysis((turn,)), [moved], text).quotations
    assert (after.start, after.end, after.speaker) == (start + 3, end + 3, turn.speaker)


@pytest.mark.parametrize(("inner_mark", "left"), [("‘’", ["direct", "direct"]), ("“”", ["direct"])])
def test_a_quotation_within_one_stands_beside_it_where_its_marks_are_of_another_kind(inner_mark, left):
    text = "She said “I asked him @who reads the letters# and he left.”".replace("@", inner_mark[0])
    text = text.replace("#", inner_mark[1])
    start, end = text.index("I asked"), text.index(".”") + 1
    outer = Quotation(start, end, text[start:end], "direct", 1)
    start = text.index("who reads")
    new = correct("quotation", start=start, end=start + len("who reads the letters"), type="direct")
    assert [each.kind for each in apply(Analysis((outer,)), [new], text).quotations] == left


def test_words_that_are_said_do_not_tell_who_says_them():
    wider = correct("quotation", start=21, end=48, exact=TEXT[21:48], type="direct")
    assert "Lee said" in TEXT[21:48]
    assert apply(FOUND, [wider], TEXT).quotations[0].speaker is None


def test_a_quotation_follows_the_words_that_tell_who_says_it():
    """Unless the reader said who does."""
    here = correct("split-entity", "2", **at("Lee", 20), name="Ann Lee", other="Tom Lee", type="PERSON")
    assert apply(FOUND, [here], TEXT).quotations[0].speaker.name == "Tom Lee"
    told = correct("set-speaker", "1", **SAID, name="Ann Lee")
    assert apply(FOUND, [told, here], TEXT).quotations[0].speaker.name == "Ann Lee"


def test_who_says_what_was_taken_for_no_quotation_says_it_even_where_it_is_not_found():
    said = correct("set-speaker", **PIVOT, name="Bob Ray", type="none")
    for found in (FOUND, replace(FOUND, quotations=())):
        speaker = next(each.speaker for each in apply(found, [said], TEXT).quotations if each.text == "pivot")
        assert speaker.name == "Bob Ray"


def test_the_only_name_of_a_speaker_is_moved_in_one_act():
    lee = Entity("person:lee", "Lee", "PERSON", (), (mention("Lee", 20),))
    speaker = Speaker("Lee", "person:lee", TextSpan(lee.mentions[0].start, lee.mentions[0].end, "Lee"), 0.7)
    said = Quotation(SAID["start"], SAID["end"], SAID["exact"], "direct", 1, speaker)
    gone = correct("not-entity", **at("Lee", 20))
    new = correct("entity", **at("Ann"), name="Lee", type="PERSON")
    for ids in ("ab", "ba"):
        made = [replace(each, id=name) for each, name in zip((gone, new), ids, strict=True)]
        after = apply(Analysis((said,), (lee,)), made, TEXT)
        assert after.quotations[0].speaker.entity == "person:lee"
        assert names(after) == {"Lee": ["Ann"]}


def here(span):
    return {"start": span.start, "end": span.end, "exact": span.text}


def draw_correction(data, analysis, number):
    """What a reader may say of what is shown: of a quotation or of a mention of an entity."""
    spans = [
        *analysis.quotations,
        *((each, entity) for entity in analysis.entities for each in entity.mentions),
    ]
    span = data.draw(st.sampled_from(spans))
    name = data.draw(st.sampled_from(["Ann Lee", "Bob Ray", "Lee", "Ray", "Tom New"]))
    if isinstance(span, Quotation):
        kind = data.draw(st.sampled_from(["set-speaker", "quotation", "not-quotation"]))
        return correct(
            kind, str(number), **here(span), name=name if kind == "set-speaker" else "", type="partial"
        )
    mention, entity = span
    kind = data.draw(
        st.sampled_from(["entity", "not-entity", "entity-type", "merge-entities", "split-entity"])
    )
    given = name if kind == "entity" else entity.name
    type_ = data.draw(st.sampled_from(["PERSON", "ORG"])) if kind in ("entity", "entity-type") else ""
    return correct(kind, str(number), **here(mention), name=given, other=name, type=type_)


def holds(analysis, said, before):
    """Whether an analysis says what a correction, made on the one before, says."""
    entity = next(
        (e for e in analysis.entities if (said.start, said.end) in [(m.start, m.end) for m in e.mentions]),
        None,
    )
    quotation = next((q for q in analysis.quotations if (q.start, q.end) == (said.start, said.end)), None)
    if said.kind in ("not-quotation", "not-entity"):
        return quotation is None if said.kind == "not-quotation" else entity is None
    if said.kind == "quotation":
        return quotation.kind == "partial"
    if said.kind == "set-speaker":
        meant = find_called(before, said.name, "PERSON") or find_called(before, said.name)
        return (quotation.speaker.name, quotation.speaker.confidence) == (
            meant.name if meant else said.name,
            1.0,
        )
    if said.kind in ("entity", "entity-type"):
        return entity.type == said.type
    others = [
        e for e in before.entities if (said.start, said.end) not in [(m.start, m.end) for m in e.mentions]
    ]
    joined = find_called(replace(before, entities=tuple(others)), said.other)
    return entity.name in (said.other, joined.name if joined else "")


@given(st.data())
def test_what_the_reader_says_holds_whatever_was_said_before(data):
    made, before = [], FOUND
    for number in range(data.draw(st.integers(1, 5))):
        if not (before.quotations or before.entities):
            break
        made.append(draw_correction(data, before, number))
        after = apply(FOUND, made, TEXT)
        assert holds(after, made[-1], before)
        before = after
