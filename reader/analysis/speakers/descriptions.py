"""What a description tells of whom it means: whether that is one person, and of which sex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis import lexicon
from reader.analysis.names import gazetteer
from reader.analysis.names.bounds import without_possessive

if TYPE_CHECKING:
    from reader.analysis.names.given_names import Gender

NEW = frozenset("a an one another".split())
"""What opens a description of somebody not spoken of before."""
_ONE = NEW | frozenset("the this that his her their my our your".split())
BODIES = frozenset(
    """
    administration agency army association bank board body bureau campaign chancellery club coalition commission
    committee company congress council court department firm force foundation government group house industry
    institute jury ministry mission movement network newspaper office organisation organization outlet palace
    panel parliament party police senate side staff team think-tank union university
    """.split()
)
_THINGS = frozenset(
    """
    ad advertisement affidavit alliance article audience authorities authority banner book broadcaster caption
    companion complaint crowd demonstration document documentary e-mail editorial email essay filing headline
    indictment investigation issuer lawsuit letter magazine mailer manifesto memo memoir message neighborhood
    newsletter opinion order paper petition poll post poster publication publisher radio regulator release
    report resolution retailer ruling server sign site slogan source statement story study tabloid testimony
    text transcript tweet vendor warrant watchdog website youth
    """.split()
)
_STANCES = frozenset(
    """
    actor actress all-rounder apprentice baroness bassist batsman batter bowler boxer caretaker challenger champion
    comedian comic composer cyclist dancer defendant defender drummer filmmaker fly-half forward founder frontman
    full-back fullback giant goalscorer golfer guitarist gymnast heptathlete hopeful hostess hurdler incumbent jockey
    laureate left-back left-hander legend linebacker maestro magnate maverick midfielder millionaire musician nominee
    novelist novice octogenarian opener paceman painter parson pensioner pianist pioneer pitcher playmaker playwright
    poet prodigy prop qualifier quarterback rapper recluse retiree right-back right-hander rocker rower runner sculptor
    seamer shortstop singer singer-songwriter skier skipper slugger soprano spinner sprinter star starlet striker
    substitute superstar swimmer talent teenager tenor tyro veteran vicar virtuoso vocalist wicketkeeper widow widower
    winger witness youngster youth
    """.split()
)
"""What anybody may be called who is gone on about, in reports of sports and the arts above all."""
_TRADES = frozenset(
    """
    academic accountant athlete baker barber barista billionaire bricklayer builder businessman businesswoman butcher
    carpenter ceo cfo chef cleaner clergyman cleric congressman congresswoman coo councillor councilman councilwoman cto
    democrat dentist electrician entrepreneur executive fisherman florist footballer gardener hairdresser joiner lawmaker
    legislator medic mep midwife mp msp nurse paramedic pharmacist plumber politician prelate programmer republican
    seamstress shopkeeper student teacher trader trucker vet waitress weaver welder
    """.split()
)
"""What somebody lives by, who may be called so after having spoken."""
_OFFICIALS = frozenset(
    """
    adviser advisor agent aide ally ambassador analyst arbiter attorney caller captain chancellor chief client colleague
    commander commentator commissioner constable consultant coroner correspondent councillor counsel critic customer
    deputy detective diplomat donor employee envoy executive expert fan general governor insider inspector interviewer
    investigator investor judge juror justice king lawyer leader lieutenant magistrate mayor member minister moderator
    observer officer official onlooker operative opponent participant passerby policeman pollster premier president prime
    prince princess prosecutor protester queen reader referee reporter representative resident secretary senator sergeant
    sheriff solicitor source speaker spokesman spokesperson spokeswoman staffer strategist superintendent supporter
    suspect umpire victim viewer voter worker
    """.split()
)
"""Who speaks in reports without having been told of before: "the judge" is no news."""
_OTHERS = _STANCES | _TRADES
_KIN = frozenset(
    """
    aunt boss boyfriend brother classmate colleague cousin daughter father fiance fiancee flatmate friend girlfriend
    granddaughter grandfather grandmother grandson housemate husband landlady landlord mother neighbor neighbour nephew niece
    parent partner roommate sibling sister son stepfather stepmother teammate uncle widow widower wife
    """.split()
)
_OF_PLACES = ("an", "er", "i", "man", "woman")
_OF_PLACE = frozenset(
    "Briton Croat Czech Dane Dutchman Filipino Finn Greek Kurd Pole Scot Serb Slovak Spaniard Swede Thai Turk".split()
)
"""How words end, or which they are, that call one person by a place; "the Chinese" are many."""
_MANY = frozenset("men women children people police wives kids folks others staff".split())
_HE = frozenset(
    """
    actor boy brother father grandfather grandson husband king nephew priest prince son stepfather uncle waiter
    widower
    """.split()
)
_SHE = frozenset(
    """
    actress aunt daughter girl granddaughter grandmother mother niece nun princess queen sister stepmother
    waitress widow wife
    """.split()
)


_ENDINGS = re.compile(r".{2,}(?:er|or|ist|ian|eer|ess|man|woman)")
"""Of nouns that mostly name people by what they do: "goalkeeper", "horologist"."""
_NOT_PEOPLE = frozenset(
    """
    access address after altogether anger another answer banner barrier better bitter border brochure business
    calendar camper cancer center chamber chapter charter clever cluster color colour computer congress consider
    copper corner corridor counter cover danger december dinner disaster disorder door dress easter either
    elevator error ever factor favor fever figure filter finger fitness flavor floor flower folder former
    further gender hammer harbor harbour hereafter however humor illness interior labor ladder later latter
    layer letter longer lower major matter mess mirror monitor moreover motor murder never newspaper november
    number october offer order other outer over paper pepper pier poster power press prior process progress
    proper property quarter rather razor register remember reminder river rubber rumor screen semester september
    server shelter shoulder silver slider soccer steamer stress success summer supper sweater terror theater
    thereafter timber together tower tractor trailer transfer under unless upper vector weather wherever whether
    whichever whoever winter wonder
    """.split()
)
_NO_PERSON = BODIES | _THINGS | _MANY
_TELLS_PERSON = (lexicon.ROLE_NOUNS | _OTHERS) - _NO_PERSON
_KNOWN = (lexicon.ROLE_NOUNS | _OTHERS | _KIN) - _NO_PERSON
_AGE = re.compile(r"\d{1,3}-year-old")
_PARENT = re.compile(r"(?:grand)?(?:mother|father|mum|mom|dad)-of-\w+")


def noun_of(description: str) -> str:
    """The noun of a description, in lower case."""
    return without_possessive(description.lower()).rsplit(None, 1)[-1]


def names_people(noun: str) -> bool:
    """Whether a noun in lower case names a person by what that one is: "mayor", "goalkeeper", "61-year-old"."""
    if noun in _NO_PERSON or noun in _NOT_PEOPLE:
        return False
    return noun in _TELLS_PERSON or any(shape.fullmatch(noun) for shape in (_ENDINGS, _AGE, _PARENT))


def names_person(noun: str) -> bool:
    """Whether a noun in lower case names one person, a relative or friend as well: "friend", "umpire"."""
    return noun in _KIN or names_people(noun)


def needs_telling(noun: str) -> bool:
    """Whether who is called by a noun in lower case has been told of before: "the custodian", but not "the judge"."""
    is_known = noun in _TELLS_PERSON or not noun.endswith(("er", "or"))  # "the sticker" is nobody
    return is_known and names_people(noun) and noun not in _OFFICIALS


def names_many(noun: str) -> bool:
    """Whether a noun in lower case names several people: "analysts", "police"."""
    return noun in _MANY or (noun.endswith("s") and names_person(noun.removesuffix("s")))


def tells(noun: str) -> bool:
    """Whether a noun in lower case names what words may be read in or heard from: "report", "website"."""
    return noun in _THINGS


def is_one_person(description: str) -> bool:
    """Whether a description tells of one person: "a lawyer", "her son", "the Norwegian"; not "lawyers", "the company"."""
    first, *_, head = description.split() if " " in description else ("", "")
    if head[:1].isupper() and first.lower() == "the" and calls_by_place(head):
        return True
    is_known = head.lower() in _KNOWN or _AGE.fullmatch(head.lower()) is not None
    return first.lower() in _ONE and is_known


def may_mean_person(description: str) -> bool:
    """Whether a definite description may mean somebody who is named: "the goalkeeper", "the Norwegian"."""
    first, *_, head = description.split() if " " in description else ("", "")
    is_definite = first.lower() in _ONE - NEW
    return is_definite and (names_people(head.lower()) or is_one_person(description))


def calls_by_place(word: str) -> bool:
    """Whether a word calls one person by a country: "Norwegian"."""
    return (word in _OF_PLACE or word.endswith(_OF_PLACES)) and gazetteer.TYPES.get(word) == "NORP"


def kind_of(description: str) -> str:
    """By what a description tells of one person: "place", "age", "stance", "trade" or "office"."""
    words = description.split()
    noun = words[-1].lower()
    if calls_by_place(words[-1]):
        return "place"
    if any(_AGE.fullmatch(word.lower()) for word in words):
        return "age"
    if noun in _TRADES:
        return "trade"
    return "stance" if noun in _STANCES or _PARENT.fullmatch(noun) else "office"


def is_kin(description: str) -> bool:
    """Whether a description tells of a relative or friend of somebody, or who lives or works beside: "her son"."""
    return noun_of(description) in _KIN


def sex_of(description: str) -> Gender:
    """The pronoun that goes with a description of one person; "" where it tells nothing."""
    head = description.lower().rsplit(None, 1)[-1]
    if head in _SHE or head.endswith("woman"):
        return "she"
    return "he" if head in _HE or head.endswith("man") else ""
