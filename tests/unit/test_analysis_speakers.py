"""Who says it: the article the program was built for, and made-up cases."""

import json
from pathlib import Path

import pytest

from reader.analysis import analyze
from reader.analysis.model import SURE, Entity, Mention
from reader.analysis.quotations import find_quoted
from reader.analysis.tagging.tagger import Tagging
from reader.analysis.telling import find_speakers
from reader.text.document import Block
from reader.text.span import Span

ROOT = Path(__file__).parents[2]
EXPECTED = json.loads((ROOT / "tests" / "data" / "seed_expected.json").read_text(encoding="utf-8"))
SEED = (ROOT / "articles" / "000_cd7448a7fc42770f.txt").read_bytes().decode("utf-8")


def said(text, blocks=()):
    """(words, kind, mention, name) of every quotation."""
    return [
        (q.text, q.kind, q.speaker and q.speaker.mention.text, q.speaker and q.speaker.name)
        for q in analyze(text, blocks).quotations
    ]


@pytest.fixture(scope="module")
def seed():
    return analyze(SEED)


@pytest.mark.parametrize("expected", EXPECTED["quotations"], ids=lambda item: item["text"][:20])
def test_the_first_article_s_quotations(seed, expected):
    found = {(q.start, q.end): q for q in seed.quotations}[expected["start"], expected["end"]]
    assert found.text == expected["text"] == SEED[found.start : found.end]
    assert found.kind in expected["kind"].split(" or ")
    assert (found.speaker.name if found.speaker else None) in expected["speaker"]
    if found.speaker:
        assert found.cue.text == expected["cue"]
        assert 0.0 < found.speaker.confidence <= 1.0


def test_the_first_article_has_no_other_quotation_and_its_parts_are_joined(seed):
    assert len(seed.quotations) == len(EXPECTED["quotations"])
    together = [item["together"] for item in EXPECTED["quotations"]]
    groups = [q.group for q in seed.quotations]
    for first, one in enumerate(together):
        for second, other in enumerate(together[:first]):
            assert (groups[first] == groups[second]) == (one is not None and one == other)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The bridge will open in spring,” said Maria Keller, who runs the harbour.", "Maria Keller"),
        ("Maria Keller said: “The bridge will open in spring.”", "Maria Keller"),
        (
            "“The bridge will open in spring,” Maria Keller, a longtime engineer from the north, told reporters.",
            "Maria Keller",
        ),
        ("“The bridge will open in spring,” according to Maria Keller.", "Maria Keller"),
        ("“The bridge,” Maria Keller said, “will open in spring, as promised.”", "Maria Keller"),
        (
            "The plan is late, Maria Keller said, adding that “the bridge will open in the spring.”",
            "Maria Keller",
        ),
        ("Maria Keller spoke on Friday.\n\n“The bridge will open in spring,” she said.", "Maria Keller"),
        ("Maria Keller and Tom Brown met. “The bridge will open in spring,” Keller said.", "Maria Keller"),
        (
            "A harbour official spoke first.\n\n“The bridge will open in spring,” the official said.",
            "A harbour official",
        ),
        (
            "“The bridge opens soon,” Maria Keller said. “The tolls will be low for all of us.”",
            "Maria Keller",
        ),
        (
            "The weld, according to the ministry’s own records, was “inspected and satisfactory” in May.",
            "the ministry",
        ),
        ("Maria Keller was calm.\n\n“The bridge opens soon,” said the mayor, Tom Brown.", "Tom Brown"),
    ],
)
def test_who_says_it(text, speaker):
    assert {name for *_, name in said(text)} == {speaker}


def test_without_anybody_near_nobody_is_named():
    assert [name for *_, name in said("“The bridge will open in the spring of next year.”")] == [None]


def test_a_quotation_of_several_paragraphs_has_one_group_and_one_speaker():
    text = "“We waited for years,” Maria Keller said. “And then:\n\n“nothing came of it.\n\n“So we built it ourselves.”"
    found = analyze(text).quotations
    assert {q.speaker.name for q in found} == {"Maria Keller"}
    assert len({q.group for q in found[1:]}) == 1


def test_interviews_are_turns():
    text = "\n\n".join(["Q: Where were you?", "A: At sea, all night.", "Q: Alone?", "A: Never alone."])
    assert said(text) == [
        ("Where were you?", "block", "Q", "Q"),
        ("At sea, all night.", "block", "A", "A"),
        ("Alone?", "block", "Q", "Q"),
        ("Never alone.", "block", "A", "A"),
    ]


def test_of_two_with_the_surname_of_a_label_it_is_the_one_named_before_the_interview():
    text = (
        "Joseph Keller has been captain of the ferry for 31 years.\n\nCourier: Who was captain before you?\n\nKeller: My father. And "
        "his uncle Anders Keller before him, in 1931.\n\nCourier: Can you swim?\n\nKeller: I can, but I do not tell people."
    )
    assert [name for *_, name in said(text)] == ["Courier", "Joseph Keller"] * 2
    both = text.replace("Joseph Keller has", "Joseph Keller, as was Tom Keller, has")
    assert "Tom Keller" not in [name for *_, name in said(both)]


def test_a_newspaper_asks_where_somebody_answers_each_time():
    asked = "Maria Keller talked to us.\n\nCourier: Are you well?\n\nKeller: I am.\n\nCourier: Will you stay?\n\nKeller: No."
    found = analyze(asked).quotations
    assert [(q.speaker.name, q.text) for q in found if q.speaker] == [
        ("Courier", "Are you well?"),
        ("Maria Keller", "I am."),
        ("Courier", "Will you stay?"),
        ("Maria Keller", "No."),
    ]
    thanked = f"{asked}\n\nCourier: Thank you."
    assert len(analyze(thanked).quotations) == 5
    once = asked.replace("Courier: Will", "Note: Will")
    assert analyze(once).quotations == ()
    apart = asked.replace("\n\nKeller:", "\n\nShe thought about it.\n\nKeller:")
    assert analyze(apart).quotations == ()


def test_a_surname_opens_a_turn_where_somebody_has_it_and_words_follow():
    text = "We met Maria Keller in Oslo.\n\nQ: When was it?\n\nKeller: It was in May.\n\nQ: Who came?\n\nKeller: Nobody came."
    assert [(name, kind) for _, kind, _, name in said(text)] == [
        ("Q", "block"),
        ("Maria Keller", "block"),
    ] * 2
    whole = "MARIA KELLER: It was.\n\nQ: Who came?\n\nKELLER: Nobody.\n\nQ: Nobody?\n\nKELLER: Not one."
    assert [name for *_, name in said(whole)] == ["MARIA KELLER", "Q", "MARIA KELLER", "Q", "MARIA KELLER"]
    results = "Maria Keller met Tom Berg.\n\nKeller: 547\n\nBerg: 46.\n\nKeller: 2,316.\n\nBerg: 1,547."
    assert said(results) == []
    notes = "We met Maria Keller.\n\nNote: It is late.\n\nSource: The paper.\n\nNote: It is early.\n\nSource: The town."
    assert said(notes) == []


def test_block_quotes_are_quotations_and_code_is_not_read():
    text = "Maria Keller wrote:\n\nAll is “well” here.\n\nprint(“Paris”)"
    blocks = [
        Block("paragraph", 0, 19),
        Block("paragraph", 21, 40, quote=1, group=1),
        Block("code", 42, len(text)),
    ]
    found = analyze(text, blocks)
    assert [(q.text, q.kind) for q in found.quotations] == [("All is “well” here.", "block")]
    assert all(mention.end <= 42 for entity in found.entities for mention in entity.mentions)


def test_speakers_are_entities_of_the_article():
    found = analyze("Maria Keller came. “We will see to it,” she said. “And soon,” Keller added.")
    ids = {entity.id for entity in found.entities}
    assert {q.speaker.entity for q in found.quotations} == {"person:maria-keller"} <= ids


def test_a_cue_of_another_paragraph_tells_of_another_quotation():
    found = analyze(
        "“It is late,” said Maria Keller.\n\n“It has been late for an hour.”\n\nShe added:\n\n“Go home.”"
    ).quotations
    assert [q.cue and q.cue.text for q in found] == ["said", None, "added"]


NEIGHBOURS = "Maria Keller, who leads the council of Oslo, spoke first on Monday. “I was not surprised by any of it,” Keller said.\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "His old colleague, Senator Ruth Lindholm, said the report was “thorough and fair and eleven years late.”",
            "Ruth Lindholm",
        ),
        (
            "His deputy, Lt. Col. Denise Fairweather, put it more bluntly: “People will have to wait in the hall.”",
            "Denise Fairweather",
        ),
        (
            "The press secretary told reporters that the mayor “has read every word of the summary.” Pressed on whether he "
            "would read the rest, she said: “He is a very fast reader.”",
            "The press secretary",
        ),
        (
            "The press secretary told reporters that the mayor “has read every word of the summary.” Anna Berg smiled at "
            "that. “He is a very fast reader,” she said.",
            "Anna Berg",
        ),
    ],
)
def test_whom_a_description_or_a_pronoun_after_it_means(text, name):
    assert said(NEIGHBOURS + text)[-1][3] == name


CLEAR = "“The rules are clear to all of us,”"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # what somebody is called right before the name is none who speaks
        (f"{CLEAR} said RNC spokesman Sean Lund on Friday.", "Sean Lund"),
        (f"{CLEAR} said Weston University political scientist Ann Lund.", "Ann Lund"),
        (f"{CLEAR} said Senate Minority Leader Harry M. Lund.", "Harry M. Lund"),
        (f"{CLEAR} said Rep. Diane Lund, a supporter of the plan.", "Diane Lund"),
        (f"Former Secretary of State Ann Lund said: {CLEAR}", "Ann Lund"),
        # nor where they are from
        ("Chancellor Ann Lund of Germany condemned “such a murderous attack on us” and left.", "Ann Lund"),
        (f"Commentator Ann Lund of the anti-war National Review said: {CLEAR}", "Ann Lund"),
        # what somebody is called behind the name means the one named
        (f"Ann Lund, founder of the Media Research Center, said: {CLEAR}", "Ann Lund"),
        ("It fell to Ann Lund, an independent who had said she would “rather be anywhere else”.", "Ann Lund"),
        (f"{CLEAR} said another well-known advocate, Ann Lund of the firm Holm & Lie.", "Ann Lund"),
        (f"His opponent, state Sen. Ann Lund, a Democrat, said: {CLEAR}", "Ann Lund"),
        (f"{CLEAR} said Holm's lawyer, Ann Lund.", "Ann Lund"),
        (f"Tom Holm left. {CLEAR} said the younger Holm's lawyer, Ann Lund.", "Ann Lund"),
        ("Ann Lund, a polar oceanographer, called the figures “depressingly familiar.”", "Ann Lund"),
        (
            "Minister for Housing Ann Lund later told RTÉ that the others were “addicted to misery”.",
            "Ann Lund",
        ),
        # nor by whom a body is led, who is told, or of whom something is said
        (f"The board, chaired by Sir Tom Lund, said: {CLEAR}", "The board"),
        (f"The sea was calm.\n\n{CLEAR} the Labour MP told BBC radio.", "the Labour MP"),
        (
            "The Weston Front on Monday accused the mayor of “bulldozing” the bill through the house.",
            "Weston Front",
        ),
        (f"Ann Lund, a senator from Ohio, said: {CLEAR}", "Ann Lund"),
        # which is not who stands in a phrase that opens the sentence
        (f"In a letter to Ann Lund, a lawyer for the company said: {CLEAR}", "a lawyer for the company"),
        (f"{CLEAR} remembered Roy Lund, the firm's former chief corporate spokesman.", "Roy Lund"),
        (f"{CLEAR} said Chair of the bench Margaret Lund.", "Margaret Lund"),
        (f"The district's chief administrator, Hari Lund, said: {CLEAR}", "Hari Lund"),
        # nor what is told of the same one by two nouns
        (f"{CLEAR} said his friend and fellow umpire Jim Lund.", "Jim Lund"),
        (f"{CLEAR} said the club's chairman and former captain Ann Lund.", "Ann Lund"),
        # nor the court that hears it, the place that opens the report, what a source knows
        (
            "ANKARA (World Press) — The central bank kept its rate, saying it would wait “until there is a decline”.",
            "The central bank",
        ),
        (
            "A person close to the board described her account as “unfair but well written”.",
            "A person close to the board",
        ),
        # nor what the sentence only begins with
        (f"Reached by phone, the mayor said: {CLEAR}", "the mayor"),
        # and a description goes as far back as the name in it
        (f"{CLEAR} a Department for Transport spokesperson said.", "a Department for Transport spokesperson"),
        # nor before a clause of its own
        (f"Asked about Ann Lund, a supporter said: {CLEAR}", "a supporter"),
    ],
)
def test_who_is_called_something_is_who_speaks(text, name):
    assert said(NEIGHBOURS + text)[-1][3] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fans love Ann Fox and say “she is one of ours and always will be.”", "Fans"),
        ("The mayor overcame Ann Fox and said “it was a hard race for all of us.”", "The mayor"),
        ("In a call to Ann Fox from Tehran Hezbollah said “we will fight to the end.”", "Hezbollah"),
        ("Keller was expected to resign, citing “family reasons.”", "Keller"),
        ("Martin Keller was replaced by Ann Fox, who said “it is an honor to serve.”", "Ann Fox"),
        ("Ann Fox left early. Kohl's repeatedly said “we are not for sale to anybody.”", "Kohl's"),
        ("Mina Soto, a lawyer, accused of “bribery and fraud,” was freed.", None),
        (f"Mayor Ann Fox said the school would close.\n{CLEAR} the teacher said.", "the teacher"),
        (f"Mina Soto scored twice for Leeds. {CLEAR} the full-back said.", "Mina Soto"),
    ],
)
def test_a_title_an_origin_and_a_trade_are_no_more_than_that(text, name):
    assert said(text)[-1][3] == name


def test_what_is_so_called_is_said_by_nobody_and_what_ends_in_a_name_is_no_title():
    text = "The so-called “northern revival” may not last. Ann Lund laughs. “That’s very Grace,” she says finally."
    assert [(kind, name) for _, kind, _, name in said(text)] == [("none", None), ("partial", "Ann Lund")]


def test_who_shares_a_surname_is_named_less_surely():
    text = f"Tom Marsh met Ann Marsh in Oslo. {CLEAR} Marsh said. {CLEAR} said Tom Marsh."
    assert [found.speaker.confidence >= SURE for found in analyze(text).quotations] == [False, True]


def test_a_title_alone_says_nothing():
    text = "It is “more than likely in this year” that one will exceed magnitude 5, said Dr. Amara Berg, who was there."
    assert said(NEIGHBOURS + text)[-1][3] == "Amara Berg"


def test_a_body_called_by_the_beginning_of_its_name_is_that_body():
    text = "The Bureau of Reclamation, which runs the dam, said that it “accepts the findings without any reservation.”"
    assert said(NEIGHBOURS + text)[-1][3] == "Bureau of Reclamation"


GOES_ON = "said that the plan “has been read by all of us in the room.” “It is a very good plan for us all,”"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"A lawyer {GOES_ON} she said.", "A lawyer"),
        (f"Her husband {GOES_ON} she said.", "Maria Keller"),
        (f"Her lawyers {GOES_ON} she said.", "Maria Keller"),
        (f"The chairman {GOES_ON} she said.", "Maria Keller"),
        (f"The company {GOES_ON} she said.", "Maria Keller"),
        (f"The critics {GOES_ON} she said.", "Maria Keller"),
    ],
)
def test_a_pronoun_means_no_group_and_nobody_of_another_sex(text, name):
    introduced = "Maria Keller, who leads the council of Oslo, defended the plan on Monday. "
    assert said(introduced + text)[-1][3] == name


def test_the_parts_of_a_quotation_are_as_sure_as_each_other_and_others_by_themselves():
    text = (
        "Joan Teller wrote the report over nine years with Tom Berg and Ann Lee and nobody helped. “There is no version of it,”"
        " she said, “in which nobody knew.”"
    )
    first, second = analyze(text).quotations
    assert first.group == second.group
    assert first.speaker.confidence == second.speaker.confidence
    before = "Anna Berg and Tom Lee listened on Monday.\n\n“It has been a long year for all of us here.”\n\n"
    plain = "“We are tired of it and want to go home,” Keller said."
    assert analyze(before + plain).quotations[-1].speaker.confidence >= 0.9


def test_a_court_hears_what_others_say():
    text = "The trial of the skier Tom Lund heard on Monday that he left and said “I have done something terrible.”"
    assert said(text)[-1][3] != "The trial"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Had he ever known one to leave in the middle? “Never,” said the nurse.", "partial"),
        ("Somebody in the back shouted, “Shame!”", "partial"),
        # titles of what is named before them
        ("The small canvas, “Girl at a Window with Letter,” was taken on Monday.", "none"),
        ("Your report on the library (“Council Weighs Sale of Landmark,” April 9) omits a fact.", "none"),
        ("The paper, titled “Turn-taking in a supposedly solitary mollusc”, appears this week.", "none"),
        ("His friend, Ann Lund, said, “We Are All Very Tired Now,” and left.", "direct"),
    ],
)
def test_what_is_set_off_is_speech_or_a_title(text, kind):
    assert said(text)[-1][1] == kind


def test_what_belongs_to_somebody_called_by_her_or_his_is_told_in_full():
    text = "“We will go on with this plan until the end,” Her Majesty’s government said."
    person = Mention(text.index("Her"), text.index("’s"), "Her Majesty")
    paragraphs = [Span(0, len(text))]
    entities = [Entity("person:her-majesty", "Her Majesty", "PERSON", (), (person,))]
    (found,) = find_speakers(text, paragraphs, find_quoted(text, paragraphs), entities, Tagging())
    assert found.speaker.name == "Her Majesty’s government"
