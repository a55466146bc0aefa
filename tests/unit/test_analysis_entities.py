"""Entities: the article the program was built for, and what the document pass promises."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from reader.analysis import analyze
from reader.analysis.names.clubs import with_clubs
from reader.analysis.names.datelines import with_datelines
from reader.analysis.names.entities import resolve_entities
from reader.analysis.names.firms import with_firms
from reader.analysis.names.folding import slug
from reader.analysis.names.known import with_known_types
from reader.analysis.names.mentions import Named, clean
from reader.analysis.tagging.tagger import TaggedSpan, Tagging
from reader.text.span import Span

ROOT = Path(__file__).parents[2]
EXPECTED = json.loads((ROOT / "tests" / "data" / "seed_expected.json").read_text(encoding="utf-8"))
SEED = (ROOT / "articles" / "000_cd7448a7fc42770f.txt").read_bytes().decode("utf-8")
CASES = [(kind, name, words) for kind, names in EXPECTED["entities"].items() for name, words in names.items()]


@pytest.fixture(scope="module")
def seed():
    return analyze(SEED)


@pytest.mark.parametrize(("kind", "name", "words"), CASES, ids=lambda item: str(item)[:20])
def test_the_first_article_s_entities(seed, kind, name, words):
    (entity,) = [entity for entity in seed.entities if entity.name == name]
    assert kind.startswith("any") or entity.type in kind.split(" or ")
    found = {mention.text for mention in entity.mentions}
    assert found | {f"the {text}" for text in found} >= set(words)


def test_the_first_article_has_none_of_what_is_no_entity(seed):
    words = {mention.text for entity in seed.entities for mention in entity.mentions}
    assert not words & {"State", "Leave a Reply", "Leave", "Reply", "Given", "Administration"}


def resolve(text, *tagged):
    """Entities of a text in which the tagger saw these (words, type), each at its next place."""
    spans, reached = [], 0
    for words, kind in tagged:
        start = text.index(words, reached)
        reached = start + len(words)
        spans.append(TaggedSpan(start, reached, kind))
    return {
        e.name: (e.type, [m.text for m in e.mentions])
        for e in resolve_entities(text, [Span(0, len(text))], Tagging(spans))
    }


def test_a_surname_means_the_full_name_unless_two_share_it():
    text = "Maria Keller met Tom Brown. Keller left. Ann Brown stayed. Brown slept."
    found = resolve(
        text,
        ("Maria Keller", "PERSON"),
        ("Tom Brown", "PERSON"),
        ("Keller", "PERSON"),
        ("Ann Brown", "PERSON"),
        ("Brown", "PERSON"),
    )
    assert found["Maria Keller"] == ("PERSON", ["Maria Keller", "Keller"])
    assert found["Tom Brown"] == ("PERSON", ["Tom Brown"])
    assert found["Brown"] == ("PERSON", ["Brown"])


FILLER = " The vote was close, the hall was cold and nobody went home before ten." * 5


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        # whoever alone has been named so far
        ("Ann Holm won. Holm smiled. Tom Holm waved.", "Ann Holm"),
        # a headline's is who is named by far the most
        (
            "Holm wins. Ann Holm won. Ann Holm spoke. Ann Holm sang. Ann Holm left. Tom Holm waved.",
            "Ann Holm",
        ),
        # who is named most, and last
        ("Tom Holm waved. Ann Holm won. Ann Holm left. Holm smiled.", "Ann Holm"),
        # by far the most, and the other one is not near
        (
            f"Ann Holm won. Ann Holm ate. Ann Holm sang. Ann Holm left. Tom Holm waved.{FILLER} Holm smiled.",
            "Ann Holm",
        ),
        ("Ann Holm won. Ann Holm ate. Ann Holm sang. Ann Holm left. Tom Holm waved. Holm smiled.", "Holm"),
        # either
        ("Ann Holm won. Tom Holm waved. Holm smiled.", "Holm"),
        (f"Ann Holm won. Ann Holm ate. Tom Holm waved. Tom Holm left.{FILLER} Holm smiled.", "Holm"),
        # who alone has been called so
        (f"Ann Holm won. Holm ate. Tom Holm waved. Tom Holm left.{FILLER} Holm smiled.", "Ann Holm"),
        ("Ann Holm won. Tom Holm waved. The Holm family smiled.", "Holm"),
        ("Ann Holm won. The Holm family smiled. Tom Holm waved.", "Holm"),
        # the dead, but not who speaks right behind another one's name
        ("Ann Holm, who died in May, won. Tom Holm waved. Holm smiled.", "Ann Holm"),
        ("Ann Holm, who died in May, won. Tom Holm waved. Holm said it was late.", "Holm"),
        # the sex that is told
        ("Ann Holm won. Tom Holm waved. Holm said he was glad.", "Tom Holm"),
    ],
)
def test_a_surname_that_two_share_means_the_one_gone_on_about(text, bearers):
    found = resolve(text, *((words, "PERSON") for words in re.findall(r"(?:Ann |Tom )?Holm", text)))
    assert [name for name, (_, words) in found.items() if "Holm" in words] == [bearers]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Don Keller ran. His son, Don Keller Jr., sat.\nKeller won. Keller Jr. lost.",
            {"Don Keller": ["Don Keller", "Keller"], "Don Keller Jr.": ["Don Keller Jr.", "Keller Jr."]},
        ),
        (
            "Don Fox Sr. ran. Don Fox Jr. sat.\nFox Jr. won. Fox left.",
            {"Don Fox Sr.": ["Don Fox Sr.", "Fox"], "Don Fox Jr.": ["Don Fox Jr.", "Fox Jr."]},
        ),
        (
            "Don Fox Jr. ran. His father, Don Fox, sat. Fox left.",
            {"Don Fox Jr.": ["Don Fox Jr."], "Don Fox": ["Don Fox"], "Fox": ["Fox"]},
        ),
        # where no father is told of, the same one is called so
        (
            "Don Fox Jr. ran. Don Fox sat. Fox left.",
            {"Don Fox Jr.": ["Don Fox Jr.", "Don Fox", "Fox"]},
        ),
        (
            "Don Keller sat. Keller Sr. lost.",
            {"Don Keller": ["Don Keller"], "Keller Sr.": ["Keller Sr."]},
        ),
        (
            "Don Keller Sr. ran. Don Keller Jr. sat. The elder Keller won.",
            {"Don Keller Sr.": ["Don Keller Sr.", "Keller"], "Don Keller Jr.": ["Don Keller Jr."]},
        ),
        # a headline has no room for it
        (
            "Don Keller to star\nDon Keller, Jr. will star. Keller is 60.",
            {"Don Keller, Jr.": ["Don Keller", "Don Keller, Jr.", "Keller"]},
        ),
        (
            "Henry IV died. Elizabeth II reigned. Elizabeth rode.",
            {"Henry IV": ["Henry IV"], "Elizabeth II": ["Elizabeth II", "Elizabeth"]},
        ),
    ],
)
def test_a_son_is_not_his_father(text, people):
    tagged = [
        TaggedSpan(match.start(), match.end(), "PERSON")
        for match in re.finditer(r"(?:Don )?(?:Keller|Fox)|Henry|Elizabeth", text)
    ]
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    found = resolve_entities(text, lines, Tagging(tagged))
    assert {each.name: [mention.text for mention in each.mentions] for each in found} == people


PARTS = (
    "Jose|Luis|Garcia|John|Paul|Keller|Sarah|Jessica|Parker|Bill|Joe|Brown|Holm|Robert|Fox|Restrepo|Gloria|II"
)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jose Luis Garcia and his brother Luis Garcia ran.", {"Jose Luis Garcia", "Luis Garcia"}),
        ("Sarah Jessica Parker left. Jessica sang.", {"Sarah Jessica Parker", "Jessica"}),
        ("Gloria Restrepo Keller left. Restrepo sang.", {"Gloria Restrepo Keller"}),
        ("John Paul II left. John Paul sang.", {"John Paul II"}),
        ("Bill Brown and Joe Brown ran. Mrs. Brown, née Holm, left.", {"Bill Brown", "Joe Brown", "Brown"}),
        ("John Keller ran. John Paul Holm was born in May.", {"John Keller", "John Paul Holm"}),
    ],
)
def test_who_only_shares_a_name_is_another(text, people):
    tagged = [
        TaggedSpan(match.start(), match.end(), "PERSON")
        for match in re.finditer(rf"(?:{PARTS})(?: (?:{PARTS}))*", text)
    ]
    found = resolve_entities(text, [Span(0, len(text))], Tagging(tagged))
    assert {each.name for each in found} == people


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("African National Congress met. Congress sat.", {"African National Congress", "Congress"}),
        ("Leeds United won. United Airlines flew. United sang.", {"Leeds United", "United Airlines"}),
        ("Yale University Press met. Yale University sat.", {"Yale University Press", "Yale University"}),
        ("Veltron Group Holdings fell. Veltron Group rose. Veltron sat.", {"Veltron Group Holdings"}),
        (
            "Veltron Media fell. Veltron Steel rose. Veltron sat.",
            {"Veltron Media", "Veltron Steel", "Veltron"},
        ),
    ],
)
def test_a_body_s_short_name_is_no_other_body(text, bodies):
    words = "African|National|Congress|Leeds|United|Airlines|Yale|University|Press|Veltron|Group|Holdings|Media|Steel"
    tagged = [
        TaggedSpan(match.start(), match.end(), "ORG")
        for match in re.finditer(rf"(?:{words})(?: (?:{words}))*", text)
    ]
    found = resolve_entities(text, [Span(0, len(text))], Tagging(tagged))
    assert {each.name for each in found} == bodies


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ann Oakes died. Ann Maud Tull was born in May. Oakes sang.",
            {"Ann Oakes": ["Ann Oakes", "Ann Maud Tull", "Oakes"]},
        ),
        ("Ann Oakes (née Tull) died.", {"Ann Oakes": ["Ann Oakes", "Tull"]}),
        # of two who are called so by their first names alone nothing is told
        ("Ann Oakes died. Ann Tull was born in May.", {"Ann Oakes": ["Ann Oakes"], "Ann Tull": ["Ann Tull"]}),
        (
            "Ann Oakes died. Ann Maud Tull was born in May. Ann Maud Tull sang.",
            {"Ann Oakes": ["Ann Oakes"], "Ann Maud Tull": ["Ann Maud Tull", "Ann Maud Tull"]},
        ),
    ],
)
def test_a_name_at_birth_is_the_same_person_s(text, people):
    tagged = [
        TaggedSpan(match.start(), match.end(), "PERSON")
        for match in re.finditer(r"(?:Ann )?(?:Maud )?(?:Oakes|Tull)", text)
    ]
    found = resolve_entities(text, [Span(0, len(text))], Tagging(tagged))
    assert {each.name: [mention.text for mention in each.mentions] for each in found} == people


def test_a_nickname_in_marks_is_within_the_name():
    text = "Cleon “Bootsy” Marchand sang."
    tagged = [TaggedSpan(0, 5, "PERSON"), TaggedSpan(7, 23, "PERSON")]
    assert [named.text for named in clean(text, tagged)] == ["Cleon “Bootsy” Marchand"]
    two = "Anna “Berg” Holm"
    assert [
        named.text for named in clean(two, [TaggedSpan(0, 4, "PERSON"), TaggedSpan(6, 10, "PERSON")])
    ] == [
        "Anna",
        "Berg",
    ]


def test_a_club_is_one_with_its_town_and_with_its_short_name():
    text = "Cranfield United beat Leeds. Cranfield won. United sang."
    tagged = [
        TaggedSpan(match.start(), match.end(), "ORG")
        for match in re.finditer("Cranfield United|Leeds|Cranfield|United", text)
    ]
    found = resolve_entities(text, [Span(0, len(text))], Tagging(tagged))
    assert ["Cranfield United", "Cranfield", "United"] in [[m.text for m in each.mentions] for each in found]


def test_words_in_lower_case_are_no_name_where_capitals_are_used():
    assert resolve("Mrs Tulley used to say so.", ("Tulley", "PERSON"), ("used", "PERSON")).keys() == {
        "Tulley"
    }
    assert resolve("maria keller left.", ("maria keller", "PERSON")).keys() == {"maria keller"}


def test_the_ends_of_names_are_mended():
    assert resolve("Ola Ægisdóttir sang.", ("Ola", "PERSON"), ("Ægisdóttir", "PERSON")).keys() == {
        "Ola Ægisdóttir"
    }
    assert resolve("He left Recherche Bay in May.", ("Recherche Bay in", "LOC")).keys() == {"Recherche Bay"}
    assert resolve("Signed: W. T. It rained.", ("W. T", "PERSON")).keys() == {"W. T."}
    assert resolve("Noor E. stayed.", ("Noor E", "PERSON")).keys() == {"Noor E"}
    assert resolve("Open Mon.-Thurs. only.", ("Mon.-Thurs", "PERSON")) == {}
    assert resolve("Open Saturday–Sunday.", ("Saturday–Sunday", "ORG")) == {}
    assert resolve("He works for Sun now.", ("Sun", "ORG")).keys() == {"Sun"}
    assert resolve("Ann Lee Bob Ray came.", ("Ann Lee", "PERSON"), ("Bob Ray", "PERSON")).keys() == {
        "Ann Lee",
        "Bob Ray",
    }
    assert resolve("Maria Keller; Tom Brown", ("Maria Keller", "PERSON"), ("Tom Brown", "PERSON")).keys() == {
        "Maria Keller",
        "Tom Brown",
    }


def test_a_name_seen_whole_once_is_taken_whole_everywhere():
    text = "The Harbour Voice to Council met. A Harbour Voice to Council is needed. The Council agreed."
    found = resolve(
        text,
        ("Harbour Voice to Council", "ORG"),
        ("Harbour Voice", "ORG"),
        ("Council", "ORG"),
        ("Council", "ORG"),
    )
    assert found == {
        "Harbour Voice to Council": ("ORG", ["Harbour Voice to Council"] * 2),
        "Council": ("ORG", ["Council"]),
    }


def test_a_middle_initial_is_no_other_person():
    found = resolve("Ann B. Lee spoke. Ann Lee left.", ("Ann B. Lee", "PERSON"), ("Ann Lee", "PERSON"))
    assert found == {"Ann B. Lee": ("PERSON", ["Ann B. Lee", "Ann Lee"])}


def test_bounds_leave_out_articles_titles_and_possessives():
    text = "The Harbour Board’s plan pleased President Ann Lee's staff."
    found = resolve(text, ("The Harbour Board’s", "ORG"), ("President Ann Lee's", "PERSON"))
    assert found == {"Harbour Board": ("ORG", ["Harbour Board"]), "Ann Lee": ("PERSON", ["Ann Lee"])}


def test_an_acronym_joins_its_long_form_and_repeats_are_found():
    text = "The Northern Harbour Board (NHB) met. The NHB then left."
    found = resolve(text, ("Northern Harbour Board", "ORG"), ("NHB", "ORG"))
    assert found == {"Northern Harbour Board": ("ORG", ["Northern Harbour Board", "NHB", "NHB"])}


def test_one_name_has_one_type_by_vote():
    found = resolve(
        "Arlo won. Arlo lost. Arlo slept.", ("Arlo", "PERSON"), ("Arlo", "ORG"), ("Arlo", "PERSON")
    )
    assert found == {"Arlo": ("PERSON", ["Arlo"] * 3)}


def test_the_type_is_what_the_tagger_thought_likelier_throughout():
    text = "Arlo won. Arlo lost. Arlo slept."
    words = [(0, 4), (10, 14), (21, 25)]
    spans = [TaggedSpan(*words[0], "ORG"), TaggedSpan(*words[1], "ORG"), TaggedSpan(*words[2], "PERSON")]
    chances = np.array([[0.5, 0.4], [0.5, 0.4], [0.1, 0.9]])
    (entity,) = resolve_entities(
        text, [Span(0, len(text))], Tagging(spans, ("ORG", "PERSON"), words, chances)
    )
    assert entity.type == "PERSON"
    assert len(entity.mentions) == 3


def test_a_surname_is_a_person_though_the_tagger_mostly_doubts_it():
    text = "Maria Arlo won. Arlo lost."
    words = [(0, 10), (16, 20)]
    spans = [TaggedSpan(*words[0], "PERSON"), TaggedSpan(*words[1], "ORG")]
    chances = np.array([[0.0, 1.0], [0.7, 0.3]])
    (entity,) = resolve_entities(
        text, [Span(0, len(text))], Tagging(spans, ("ORG", "PERSON"), words, chances)
    )
    assert (entity.name, entity.type, len(entity.mentions)) == ("Maria Arlo", "PERSON", 2)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Lyon, France", ["Lyon", "France"]),
        ("Blackburn, Lancashire, England", ["Blackburn", "Lancashire", "England"]),
        ("Washington, D.C.", ["Washington, D.C."]),
        ("southern England", ["England"]),
        ("south-eastern Peru", ["Peru"]),
        ("South Korea", ["South Korea"]),
        ("Field, Stream and Hill", ["Field, Stream and Hill"]),
    ],
)
def test_a_place_is_named_without_what_lies_around_it(words, names):
    found = resolve(f"They left {words} at dawn.", (words, "LOC"))
    assert sorted(text for _, mentions in found.values() for text in mentions) == sorted(names)


@pytest.mark.parametrize(
    ("words", "name"), [("the US", "United States"), ("U.K.", "United Kingdom"), ("Holland", "Netherlands")]
)
def test_well_known_places_have_one_name(words, name):
    assert resolve(f"They left {words} at dawn.")[name][0] == "GPE"


def test_us_is_no_country_and_boilerplate_no_name():
    assert (
        resolve("They told us.\nLeave a Reply\nShare on Facebook", ("Reply", "ORG"), ("Facebook", "ORG"))
        == {}
    )


def test_ids_are_unique_and_made_of_type_and_name():
    found = analyze("Maria Keller met Łukasz Żak in Paris, France.").entities
    ids = [entity.id for entity in found]
    assert len(ids) == len(set(ids))
    assert "person:maria-keller" in ids
    assert slug("Łukasz Żak!") == "łukasz-zak"
    assert slug("…") == "unnamed"


def test_places_in_the_capitals_of_a_dateline_are_the_places():
    text = (
        "BEIJING, July 18 (Xinhua) -- The premier met officials.\nBeijing and BRITAIN agreed.\nTURKEY ROASTED"
    )
    found = resolve(text, ("Xinhua", "LOC"))
    assert found["Beijing"] == ("GPE", ["BEIJING", "Beijing"])
    assert found["United Kingdom"] == ("GPE", ["BRITAIN"])
    assert found["Xinhua"][0] == "ORG"
    assert not any("TURKEY" in mentions for _, mentions in found.values())


def test_a_city_in_the_rows_of_results_is_its_club_and_elsewhere_the_city():
    text = "DETROIT 1996-08-30\nChicago 5 Boston 3\nGermany 2 France 1\nSeattle 7 6 1 0\nThe teams flew to Chicago."
    found = [(m.text, e.type) for e in analyze(text).entities for m in e.mentions]
    assert {("Chicago", "ORG"), ("Boston", "ORG"), ("Seattle", "ORG"), ("Germany", "GPE")} <= set(found)
    assert {("France", "GPE"), ("DETROIT", "GPE"), ("Chicago", "GPE")} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "Temperatures at noon\nLondon 12, Leeds 9\nParis 14, Lyon 16\n",
        "Murders fell last year, police said.\n\nBaltimore 334 Detroit 303\nChicago 487 Houston 201\n",
    ],
)
def test_cities_in_a_table_of_other_news_are_places(text):
    assert {entity.type for entity in analyze(text).entities} - {"DATE"} == {"GPE"}


def test_one_row_of_numbers_is_no_result():
    assert resolve("Chicago 5 Boston 3\nIt will rain.")["Chicago"][0] == "GPE"


def test_a_city_that_the_tagger_takes_for_a_club_may_be_one_a_country_not():
    found = resolve(
        "Liverpool signed a striker. Nigeria signed, too.", ("Liverpool", "ORG"), ("Nigeria", "ORG")
    )
    assert found["Liverpool"][0] == "ORG"
    assert found["Nigeria"][0] == "GPE"


def test_decomposed_accents_do_not_cut_a_name():
    text = "Ce\u0301sar Ortiz came home. Ce\u0301sar's mother wept."
    found = [mention.text for entity in analyze(text).entities for mention in entity.mentions]
    assert found == ["Ce\u0301sar Ortiz", "Ce\u0301sar"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Photo: Getty Images\nSee https://www.example.com/London/Paris.\nJohn Smith left.", ["John Smith"]),
        ("John Smith\nMaria Keller\nTom Brown", ["John Smith", "Maria Keller", "Tom Brown"]),
        ("Bashar al-Assad spoke. Al-Assad left. AL-ASSAD QUITS", ["Bashar al-Assad"]),
        ("The Siemens’s and the ‹Siemens› plants", ["Siemens"]),
    ],
)
def test_names_are_whole_and_nothing_else(text, names):
    tagged = [(name, "ORG" if name == "Siemens" else "PERSON") for name in names]
    assert sorted(resolve(text, *tagged)) == sorted(names)


def test_a_person_s_name_ends_before_a_verb_or_trade_and_begins_after_a_verb():
    def named(words, kind="PERSON"):
        return [found.text for found in clean(words, [TaggedSpan(0, len(words.rstrip(":")), kind)])]

    assert named("Kaz was miller") == ["Kaz"]
    assert named("Adds Maria Keller:") == ["Maria Keller"]
    assert named("Adds") == []
    assert named("Josiah Holm, miller") == ["Josiah Holm"]
    assert named("Josiah Holm, Jr") == ["Josiah Holm, Jr"]
    assert named("Wes Hadley") == ["Wes Hadley"]
    assert named("Notes from Had", "MISC") == ["Notes from Had"]


def test_what_two_names_claim_is_the_first_one_s():
    text = "He left Istanbul al-Assad stayed."
    place = text.index("Istanbul")
    person = text.index("Assad")
    tagged = [
        TaggedSpan(place, place + len("Istanbul al"), "ORG"),
        TaggedSpan(person, person + 5, "PERSON"),
    ]
    assert [(found.text, found.start) for found in clean(text, tagged)] == [
        ("Istanbul al", place),
        ("Assad", person),
    ]


def test_a_dateline_names_a_place_whatever_the_name_means_below():
    text = (
        "LIVERPOOL, March 3 — Liverpool beat Chelsea.\n\nUNITED (AP) -- x\n\nNASA - RESULTS\nUNICEF said so.\n"
        "EVERTON 1996-08-30\nFULHAM, England 1996-08-30\nNHL HOCKEY - Boston is out\nWATFORD 2 1996"
    )
    types = {
        "LIVERPOOL": "GPE",
        "Liverpool": "ORG",
        "UNITED": "GPE",
        "NASA": "ORG",
        "UNICEF": "ORG",
        "EVERTON": "GPE",
        "FULHAM": "GPE",
        "NHL": "ORG",
        "WATFORD": "ORG",
    }
    found = [Named(text.index(name), text.index(name) + len(name), name, "ORG") for name in types]
    assert [each.type for each in with_datelines(text, found, lambda _: {"LOC": 0.3})] == list(types.values())


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("IMF — Growth will slow.", 0.01, "ORG"),
        ("GOMA — Rebels moved.", 0.5, "GPE"),
        ("UNESCO, Paris — The body met.", 0.01, "ORG"),
        ("ESSEN, March 3 — The works closed.", 0.01, "GPE"),
        ("ESSEN (AP) — The works closed.", 0.01, "GPE"),
        ("NASA - A ROCKET LANDS", 0.5, "ORG"),
    ],
)
def test_a_bare_dash_makes_a_dateline_only_of_what_may_be_a_place(text, place, kind):
    name = re.match("[A-Z]+", text).group()
    (named,) = with_datelines(text, [Named(0, len(name), name, "ORG")], lambda _: {"LOC": place})
    assert named.type == kind


def test_who_is_named_in_the_parentheses_of_a_dateline_is_an_agency():
    text = "WARSAW, Dec 12 (Reuter) - A\nDOVER (Kent) - B\nRAIN (Reuter) fell\nPARIS (Friday) - C\nROME (Rossi) - D"
    found = [
        Named(match.start(), match.end(), match.group(), "GPE")
        for match in re.finditer("Reuter|Kent|Friday|Rossi", text)
    ]
    kinds = [named.type for named in with_datelines(text, found, lambda _: {})]
    assert kinds == ["ORG", "GPE", "GPE", "GPE", "GPE"]


def test_a_name_ends_with_its_sentence_but_not_after_an_abbreviation():
    def named(words, kind="ORG"):
        return [found.text for found in clean(words, [TaggedSpan(0, len(words), kind)])]

    assert named("Apple. EU") == ["Apple", "EU"]
    assert named("UN. UN") == ["UN", "UN"]
    assert named("Warner Bros. Pictures") == ["Warner Bros. Pictures"]
    assert named("U.S. Steel") == ["U.S. Steel"]
    assert named("St. Louis", "LOC") == ["St. Louis"]
    assert named("FT. WORTH", "LOC") == ["FT. WORTH"]
    assert named("Oslo. Bergen", "LOC") == ["Oslo", "Bergen"]


def test_a_given_name_with_a_hyphen_is_one_with_the_rest_two_surnames_are_not():
    def named(words):
        tagged = [
            TaggedSpan(match.start(), match.end(), "PERSON") for match in re.finditer(r"[A-Za-z ]+", words)
        ]
        return [found.text for found in clean(words, tagged)]

    assert named("Per-Olof Lund") == ["Per-Olof Lund"]
    assert named("Clinton-Trump") == ["Clinton", "Trump"]


def test_a_possessive_of_its_own_stays_with_a_name():
    def named(words):
        return [found.text for found in clean(words, [TaggedSpan(0, len(words), "ORG")])]

    assert named("Moody’s") == ["Moody’s"]
    assert named("MOODY'S") == ["MOODY'S"]
    assert named("Standard & Poor's") == ["Standard & Poor's"]
    assert named("Boeing's") == ["Boeing"]


@pytest.mark.parametrize("ending", ["AG", "Inc.", "Corp", "& Co"])
def test_a_firm_is_one_with_and_without_its_legal_form(ending):
    name = f"Veltron {ending}"
    found = resolve(f"{name} said it would buy Hanlon. Veltron fell.", (name, "ORG"))
    assert found[name] == ("ORG", [name, "Veltron"])


def test_a_body_is_one_with_and_without_its_trade():
    text = (
        "Northfield Chemicals was fined. Later Northfield fell. Delta Energy, Delta Airlines and Delta grew."
    )
    names = ["Northfield Chemicals", "Northfield", "Delta Energy", "Delta Airlines", "Delta"]
    found = resolve(text, *((name, "ORG") for name in names))
    assert found["Northfield Chemicals"] == ("ORG", ["Northfield Chemicals", "Northfield"])
    assert {"Delta Energy", "Delta Airlines", "Delta"} <= found.keys()


def test_a_firm_s_bare_name_is_no_person_but_for_one_who_is_called_so():
    text = "Veltron AG grew. Then Veltron fell. Ford Co grew. Gerald Ford left. Then Ford wept."
    firm = ("Veltron AG", "ORG"), ("Veltron", "PERSON")
    person = ("Ford Co", "ORG"), ("Gerald Ford", "PERSON"), ("Ford", "PERSON")
    found = resolve(text, *firm, *person)
    assert found["Veltron AG"] == ("ORG", ["Veltron AG", "Veltron"])
    assert found["Gerald Ford"] == ("PERSON", ["Gerald Ford", "Ford"])
    assert found["Ford Co"][0] == "ORG"


@pytest.mark.parametrize(
    ("person", "share", "names"),
    [
        ("Tom Holm", 0.8, {"Amberley Senior Living", "Tom Holm"}),
        ("Tom Holm", 0.9, {"Amberley Senior Living", "Amberley", "Tom Holm"}),
        ("Ann Amberley", 0.8, {"Amberley Senior Living", "Ann Amberley"}),
    ],
)
def test_a_body_s_first_word_is_the_body_where_nobody_is_called_so(person, share, names):
    text = f"Amberley Senior Living cut staff. Then Amberley wept. {person} left."
    words = [(0, 22), (39, 47), (54, 54 + len(person))]
    spans = [TaggedSpan(*words[0], "ORG"), *(TaggedSpan(*each, "PERSON") for each in words[1:])]
    chances = np.array([[1.0, 0.0], [1 - share, share], [0.0, 1.0]])
    found = resolve_entities(text, [Span(0, len(text))], Tagging(spans, ("ORG", "PERSON"), words, chances))
    assert {entity.name for entity in found} == names


def test_two_firms_that_differ_by_their_legal_form_are_two():
    text = "Marlow Ltd and Marlow Corp are in court. Marlow won. Hanlon Corp. and Hanlon Corporation are one."
    names = ("Marlow Ltd", "Marlow Corp", "Hanlon Corp", "Hanlon Corporation")
    found = resolve(text, *((name, "ORG") for name in names))
    assert set(found) == {"Marlow Ltd", "Marlow Corp", "Marlow", "Hanlon Corporation"}


def test_lloyd_s_is_a_body_and_a_person_s_possessive_none():
    def named(words, kind):
        return [found.text for found in clean(words, [TaggedSpan(0, len(words), kind)])]

    assert named("Lloyd's", "ORG") == ["Lloyd's"]
    assert named("Lloyd's", "PERSON") == ["Lloyd"]
    tagged = [("Harold Lloyd", "PERSON"), ("Lloyd's", "ORG")]
    found = resolve("Harold Lloyd spoke. The house is Lloyd's.", *tagged)
    assert found["Lloyd's"][0] == "ORG"


def test_a_bracket_that_is_not_closed_parts_two_names():
    words = "PORTLAND (Ore. and more"
    assert [found.text for found in clean(words, [TaggedSpan(0, 13, "LOC")])] == ["PORTLAND", "Ore."]


def test_an_agency_is_not_the_place_it_reports_from():
    text = "WASHINGTON, D.C. (CNN) -- The senator said so."
    found = resolve(text, ("WASHINGTON, D.C.", "LOC"), ("CNN", "ORG"))
    assert found["CNN"] == ("ORG", ["CNN"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sebastian Coe. Errol Baptiste", ["Sebastian Coe", "Errol Baptiste"]),
        ("Martin Luther King Jr. Boulevard", ["Martin Luther King Jr. Boulevard"]),
        ("John F. Kennedy", ["John F. Kennedy"]),
        ("Wm. Penn", ["Wm. Penn"]),
        ("Thomas Wm. Smith", ["Thomas Wm. Smith"]),
        ("George R.R. Martin", ["George R.R. Martin"]),
        ("Cllr Gareth Ponsonby", ["Gareth Ponsonby"]),
        ("Rupert Askew KC", ["Rupert Askew"]),
        ("Jane Hill, MP", ["Jane Hill"]),
    ],
)
def test_a_person_s_name_ends_with_the_sentence_and_has_no_title_or_honours(words, expected):
    assert [found.text for found in clean(words, [TaggedSpan(0, len(words), "PERSON")])] == expected


def test_a_church_keeps_its_saint_s_possessive_a_city_not():
    def named(words):
        return [found.text for found in clean(words, [TaggedSpan(0, len(words), "ORG")])]

    assert named("St. Luke's") == ["St. Luke's"]
    assert named("St Brendan’s") == ["St Brendan’s"]
    assert named("St. Louis's") == ["St. Louis"]


def test_a_short_first_name_means_the_same_person():
    found = resolve(
        "Gregory Stahl wrote. Greg Stahl left.", ("Gregory Stahl", "PERSON"), ("Greg Stahl", "PERSON")
    )
    assert found["Gregory Stahl"][1] == ["Gregory Stahl", "Greg Stahl"]


def test_two_beside_each_other_are_not_one_by_a_short_first_name():
    tagged = [("Joe Brown", "PERSON"), ("Joseph Brown", "PERSON")]
    found = resolve("Joe Brown and his son Joseph Brown own the farm.", *tagged)
    assert set(found) == {"Joe Brown", "Joseph Brown"}


def test_a_state_keeps_the_full_stop_of_its_abbreviation():
    (named,) = clean("Sen. Ann Fox, D-Wis., left.", [TaggedSpan(16, 19, "LOC")])
    assert named.text == "Wis."
    (named,) = clean("He lives in Maine.", [TaggedSpan(12, 17, "LOC")])
    assert named.text == "Maine"


def test_a_name_that_spells_like_a_state_leaves_the_full_stop_to_the_sentence():
    for words, kind in (("Del", "PERSON"), ("Ark", "ORG"), ("Wash", "PERSON")):
        (named,) = clean(f"She saw {words}. It rained.", [TaggedSpan(8, 8 + len(words), kind)])
        assert named.text == words


def test_one_of_a_people_is_no_body():
    assert resolve("The Spaniard won.", ("Spaniard", "ORG"))["Spaniard"][0] == "NORP"


def test_a_division_of_a_league_is_no_ocean():
    assert resolve("PACIFIC DIVISION\nHe sailed the PACIFIC in May.") == {"Pacific": ("LOC", ["PACIFIC"])}


def test_a_well_known_body_is_one_under_all_its_names():
    tagged = [(name, "ORG") for name in ("UNITED NATIONS", "United Nations", "UN", "U.N.")]
    found = resolve("UNITED NATIONS VOTES\nThe United Nations said the UN, or U.N., agreed.", *tagged)
    assert {name: kind for name, (kind, _) in found.items()} == {"United Nations": "ORG"}


def test_an_abbreviation_is_not_the_person_whose_name_it_spells():
    tagged = [("Kim Jong Un", "PERSON"), ("UN", "ORG")]
    found = resolve("Kim Jong Un met the UN. Un said so.", *tagged)
    assert found["United Nations"] == ("ORG", ["UN"])
    assert found["Kim Jong Un"][0] == "PERSON"


@pytest.mark.parametrize(
    ("name", "kind", "chances", "expected"),
    [
        ("Leeds", "GPE", {"ORG": 0.95, "LOC": 0.05}, "ORG"),
        ("Leeds", "GPE", {"ORG": 0.6, "LOC": 0.4}, "GPE"),
        ("Leeds", "ORG", {"ORG": 0.05, "LOC": 0.95}, "GPE"),
        ("Leeds", "ORG", {}, "ORG"),
        ("Leeds", "PERSON", {"ORG": 0.95}, "PERSON"),
        ("Poland", "GPE", {"ORG": 0.95}, "GPE"),
    ],
)
def test_a_city_is_its_club_where_the_tagger_is_sure_of_it(name, kind, chances, expected):
    (named,) = with_clubs(f"{name} won.", [Named(0, len(name), name, kind)], lambda _: chances)
    assert named.type == expected


@pytest.mark.parametrize(
    ("place", "kinds"),
    [(0.45, ["ORG", "ORG", "ORG", "GPE", "GPE"]), (0.6, ["GPE"] * 5)],
)
def test_a_city_in_rows_is_its_club_unless_the_tagger_takes_most_of_them_for_cities(place, kinds):
    text = "Leeds 2 Derby 1\nParma 0 Poland 3\nLeeds is a city."
    found = [
        Named(match.start(), match.end(), match.group(), "GPE")
        for match in re.finditer("Leeds|Derby|Parma|Poland", text)
    ]
    assert [named.type for named in with_clubs(text, found, lambda _: {"LOC": place})] == kinds


def test_initials_keep_the_full_stop_that_ends_the_sentence_too():
    text = "U.S. troops left the U.S. The U.N. in the U.S."
    tagged = [TaggedSpan(match.start(), match.end() - 1, "LOC") for match in re.finditer(r"U\.[SN]\.", text)]
    assert [found.text for found in clean(text, tagged)] == ["U.S.", "U.S.", "U.N.", "U.S."]
    (albany,) = clean("Albany, N.Y. She left.", [TaggedSpan(0, 11, "LOC")])
    assert albany.text == "Albany, N.Y."


def test_the_united_nations_are_a_body_whatever_the_tagger_says():
    found = [Named(4, 8, "U.N.", "LOC"), Named(21, 25, "Oslo", "LOC")]
    assert [named.type for named in with_known_types(found)] == ["ORG", "GPE"]


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("Lundvik, the Danish maker of turbines, said so. Lundvik rose.", "Lundvik", "LOC", "ORG"),
        ("It was sold to a developer, Lundvik Homes, in May.", "Lundvik Homes", "FAC", "ORG"),
        ("Minera Lundvik, a subsidiary of another, runs it.", "Minera Lundvik", "PERSON", "ORG"),
        # what is told of another does not count
        ("In Lundvik, the company that owns it was sorry.", "Lundvik", "LOC", "GPE"),
        ("Ana Lundvik, the company's chairman, was sorry.", "Ana Lundvik", "PERSON", "PERSON"),
        ("Ana Lundvik, a lawyer for the bank, was sorry.", "Ana Lundvik", "PERSON", "PERSON"),
    ],
)
def test_what_is_called_a_firm_is_a_body(text, name, kind, expected):
    tagged = [Named(match.start(), match.end(), name, kind) for match in re.finditer(name, text)]
    found = with_firms(text, with_known_types(tagged))
    assert {named.type for named in found} == {expected}


def test_a_name_by_a_child_is_a_person_s_and_a_sum_is_money():
    given = [Named(0, 9, "Umm Lunda", "ORG"), Named(0, 10, "Abu Sayyaf", "ORG"), Named(0, 6, "DKr412", "ORG")]
    assert [named.type for named in with_known_types(given)] == ["PERSON", "ORG", "MONEY"]


@pytest.mark.parametrize("gap", ["      ", "\t", " \t  ", "\xa0" * 9000, " " * 9000])
def test_names_in_two_columns_are_two(gap):
    text = f"World Bank{gap}Group Ltd"
    for kind in ("ORG", "PERSON"):
        found = clean(text, [TaggedSpan(0, len(text), kind)])
        assert found[0].text == "World Bank"
        assert len(found) == 2


def test_a_letter_before_a_hyphen_is_no_name():
    assert clean("She sleeps in the X-ray room.", [TaggedSpan(18, 19, "FAC")]) == []


def test_a_word_in_capitals_that_reads_like_an_abbreviation_is_no_body():
    text = "UN HOMBRE MUERE EN MADRID\n\nUn hombre fue encontrado muerto en Madrid el lunes."
    assert "UN" not in [mention.text for entity in analyze(text).entities for mention in entity.mentions]


SPORTS = """RUGBY LEAGUE - WIGAN HOLD ON AGAINST WARRINGTON.
WIGAN, England 1996-03-02
Wigan kicked two late penalties to see off Warrington 18-16, and Halifax lost at Castleford.
Fullback Kris Harding, once of Widnes, kicked them. Wigan now meet Bradford in London.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SPORTS,
            {
                ("Wigan", "ORG"),
                ("Halifax", "ORG"),
                ("Castleford", "ORG"),
                ("Widnes", "ORG"),
                ("London", "GPE"),
            },
        ),
        (SPORTS, {("WIGAN", "GPE"), ("Kris Harding", "PERSON")}),
        (
            "Dana Brill won Utah and Iowa but lost Michigan. Voters in Detroit waited for hours, and Boston sent help.",
            {("Utah", "GPE"), ("Iowa", "GPE"), ("Michigan", "GPE"), ("Detroit", "GPE"), ("Boston", "GPE")},
        ),
    ],
)
def test_a_city_is_a_club_in_sports_and_a_place_in_other_news(text, expected):
    found = {(mention.text, entity.type) for entity in analyze(text).entities for mention in entity.mentions}
    assert expected <= found
