"""Words that tell of speaking, and words that name speakers. Lower case throughout; data, no logic but inflection."""

from __future__ import annotations

import re
from functools import cache

_IRREGULAR = {
    "say": "said says saying",
    "tell": "told tells telling",
    "write": "wrote writes writing written",
    "read": "reads reading",
    "think": "thought thinks thinking",
    "go": "went goes going",
    "put": "puts putting",
    "shoot": "shot shoots shooting",
    "hit": "hits hitting",
    "swear": "swore swears swearing",
    "speak": "spoke speaks speaking spoken",
    "begin": "began begins beginning",
    "forbid": "forbade forbids",
    "foretell": "foretold foretells",
    "find": "found finds finding",
    "feel": "felt feels feeling",
    "know": "knew knows knowing",
    "see": "saw sees seeing seen",
    "get": "got gets getting",
    "have": "having",
    "come": "came comes coming",
    "run": "ran runs running",
    "set": "sets setting",
    "show": "showed shows showing shown",
    "keep": "kept keeps keeping",
    "bring": "brought brings bringing",
    "sing": "sang sings singing",
    "make": "made makes making",
    "give": "gave gives giving given",
    "take": "took takes taking taken",
    "hold": "held holds holding",
    "mean": "meant means meaning",
    "admit": "admitted admits admitting",
    "submit": "submitted submits submitting",
    "refer": "referred refers referring",
    "infer": "inferred infers inferring",
    "text": "texted texts texting",
    "retort": "retorted retorts retorting",
    "deadpan": "deadpanned deadpans deadpanning",
    "label": "labeled labelled labels labeling labelling",
    "marvel": "marveled marvelled marvels marveling marvelling",
    "signal": "signaled signalled signals signaling signalling",
    "understand": "understood understands understanding",
}
_DOUBLES = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")
"""A verb of one short syllable doubles its last letter: "slam", "slammed"."""
_SAYING = """
say tell add write tweet ask continue explain note respond reply state conclude declare report argue
recall warn insist answer remark observe comment suggest acknowledge admit announce claim assert contend
emphasize emphasise stress joke quip predict promise vow pledge lament complain confirm affirm reiterate
repeat exclaim shout yell scream whisper mutter murmur interject retort counter caution concede boast
brag muse opine testify text blog post email recount reveal wonder urge advise reason reassure assure
begin read clarify declaim proclaim pronounce deadpan demand snap bark chant maintain allege disclose
quote inform remind elaborate summarize summarise stammer plead cry snarl gush grumble implore chime
rejoin tease chide scold admonish instruct marvel fume crow enthuse
"""
_JUDGING = """
call describe denounce criticize criticise praise blast slam condemn accuse attack dismiss mock hail
decry deride brand label dub deem characterize characterise refer deny reject refuse welcome thank
apologize apologise question challenge defend support oppose propose recommend request consider believe
think hope fear expect agree disagree doubt learn understand mean compare cite mention discuss talk
speak promote tout credit blame charge rip lash portray regard endorse recite sing imply hint signal
indicate show estimate calculate speculate theorize address greet invite order command forbid encourage
appeal beg pray swear thunder rail bemoan bristle laugh smile sigh nod grin shrug chuckle smirk joke
crack fire fear invoke accept offer
"""
_LIGHT = "put make go take give hold shoot hit cast paint see view find feel know get use have come run set show keep turn bring"


def _forms(verb: str) -> list[str]:
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "d", verb + "s", (verb if verb.endswith("ee") else verb[:-1]) + "ing"]
    if _DOUBLES.fullmatch(verb):
        return [verb, verb + verb[-1] + "ed", verb + "s", verb + verb[-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"]
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return [verb, verb + "ed", verb + plural, verb + "ing"]


SAYING = frozenset(form for verb in _SAYING.split() for form in _forms(verb))
"""Verbs that hardly do anything but introduce words."""
JUDGING = frozenset(form for verb in _JUDGING.split() for form in _forms(verb)) - SAYING
"""Verbs that often take a quotation, and often something else."""
LIGHT = frozenset(form for verb in _LIGHT.split() for form in _forms(verb)) - SAYING - JUDGING
"""Verbs that now and then take one ("as she put it"), and mostly do not."""

SUBJECT_PRONOUNS = frozenset(
    """
    he she they i we it who you
    """.split()
)
SINGULAR_PERSON = frozenset(
    """
    he she who
    """.split()
)

IRREGULAR = frozenset(
    """
    arose ate awoke beat became befell bent bet bit bled blew bore bought bound bred broke built burnt burst came
    caught chose clung crept cut dealt did drank drew drove dug fed fell fled flew flung forbade foresaw forgave
    forgot fought froze gave got grew ground had heard held hid hit hung hurt kept knelt knew laid lay leapt left
    lent let lit lost made met mistook outdid overcame oversaw overtook paid put quit ran rang read rode rose sang
    sank sat saw sent set shed shone shook shot shrank shut slept slid slit slung sold sought spat sped spent spilt
    spoilt sprang spread spun stank stole stood strode strove struck stuck stung swam swept swore swung taught
    thought threw thrust told took tore trod understood underwent upheld upset went wept withdrew withheld withstood
    woke won wore wove wrote wrung
    """.split()
)
"""Past forms that end like no other verbs."""

AUXILIARIES = frozenset(
    """
    has have had having is are was were be been being will would can could may might must shall should
    do does did also then later once again now never even still only just often recently previously
    earlier long reportedly already always first soon further not famously repeatedly subsequently angrily
    finally simply all both since himself herself themselves has've to n't
    """.split()
)
"""What may stand between a subject and its verb."""

FUNCTION_WORDS = frozenset(
    """
    the a an and or but nor so yet if because although though while when where after before as than that
    this these those there here in on at by for from of to with without into onto over under about
    against between through during upon within toward towards among amid despite per via like unlike
    until since is are was were be been being am do does did has have had will would can could may might
    must shall should not no his her their its my our your him them me us what which whose whom how why
    very too more most much many few some any each every other another such own same both either neither
    all half just only also even still then now once again up down out off back away
    """.split()
)
DETERMINERS = frozenset(
    """
    the a an his her their its my our your this that these those one another some several many two three
    four five
    """.split()
)
QUANTIFIERS = frozenset("another one others some many several most few both each neither".split())
"""Words that may stand alone for who speaks."""
POSSESSIVE_PRONOUNS = frozenset("his her their its my our your".split())
SPEECH_NOUNS = frozenset(
    """
    remark comment statement claim assertion promise pledge vow warning call response reply answer
    question argument assessment description criticism accusation allegation suggestion contention
    declaration proposal message letter tweet post speech line words word quote admission prediction belief
    view motto slogan mantra advice plea request order complaint apology explanation insistence joke quip
    boast refrain email memo note testimony announcement acknowledgment observation conclusion
    """.split()
)
"""What somebody's words are called: "his remark that"."""
PREPOSITIONS = frozenset(
    """
    in on at by for from of to with without into onto over under about against between through during
    upon within toward towards among amid despite per via like unlike until since after before
    """.split()
)

ROLE_NOUNS = frozenset(
    """
    activist actor actress adviser advisor advocate agent aide ambassador analyst anchor announcer
    applicant architect artist assistant attorney author banker billionaire bishop blogger boss boy
    brother businessman businesswoman campaign candidate captain caller cardinal ceo chair chairman
    chairwoman chairperson chancellor chief child citizen clerk client coach colleague columnist
    commander commentator constable commission commissioner committee companion company complaint congressman
    congresswoman conservative consultant coroner correspondent council counsel counselor counterpart
    court critic crowd customer daughter dean defendant delegate democrat department deputy designer
    detective diplomat director doctor donor driver economist editor editorial employee engineer envoy
    executive expert farmer father filing firm foe founder friend front-runner frontrunner general girl
    governor government group headline heir historian host husband immigrant insider inspector
    interviewer investigator investor issuer journalist judge juror justice king kid lady lawmaker
    lawsuit lawyer leader lawmaker letter liberal lobbyist mailer man manager mayor member memo message
    minister ministry moderator mogul mother movement musician nephew neighbor neighbour network
    newspaper niece nominee nurse observer office officer official opponent operative organization
    organisation organizer owner panelist paper parent participant partner party passenger pastor
    patient petition physician pilot player poet police policeman politician pollster pope poster
    premier president priest prince princess principal producer professor prosecutor protester protestor
    publication publicist publisher queen rabbi radio ranger reader realtor rebel report reporter
    representative republican researcher resident retiree rival scholar scientist secretary senator
    seller sergeant sheriff sibling sign singer sister soldier son source speaker specialist spokesman
    spokesperson spokeswoman staff staffer star statement strategist student study superintendent
    supporter surgeon surrogate survivor suspect teacher team technician teenager testimony theorist
    tourist tweet tycoon union veteran victim viewer volunteer voter warden website wife witness woman
    worker writer youth ad advertisement article authority authorities banner book caption document
    email e-mail essay post release resolution ruling site slogan story text transcript warrant
    indictment affidavit opinion order manifesto men women people children police wives kids folks
    others administration agency alliance anarchist antagonist association attendee audience aunt bank
    barber bartender board broadcaster bureau carpenter chairlady chancellery coalition colonel
    congregant contestant contractor cop cousin creator defender demonstrator demonstration dissident
    documentary entrepreneur farmhand fan farmer father-in-law feminist filmmaker firefighter
    foundation freelancer grandfather grandmother grandson granddaughter heckler homeowner hunter
    immigrant-rights institute intern investigation juryman landlord laborer labourer librarian
    listener magazine mechanic memoir merchant miner mission neighborhood newscaster newsletter
    novelist nun onlooker outlet outsider painter panel paramedic pedestrian petitioner
    philanthropist photographer poll preacher prisoner programmer psychologist psychiatrist
    publisher ranger recruiter refugee regulator rep retailer rioter sailor salesman server
    shareholder shopkeeper skeptic soldier stockbroker strategist stepfather stepmother subject
    tabloid tenant think-tank tipster translator trader transcript trucker tutor uncle vendor
    vice-president cfo coo cto mp mep msp taoiseach tánaiste villager waiter waitress watchdog whistleblower whistle-blower winner
    """.split()
)


def is_role_noun(word: str) -> bool:
    """Whether a word in lower case names a kind of speaker, in singular or plural."""
    if word in ROLE_NOUNS:
        return True
    if word.endswith("ies"):
        return word[:-3] + "y" in ROLE_NOUNS
    return word.endswith("s") and (word[:-1] in ROLE_NOUNS or word.removesuffix("es") in ROLE_NOUNS)


TITLE_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov gen col capt lt sgt maj adm rev hon".split()
)

OFFICES = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
}
"""What an abbreviated title stands for, as a description may have it."""

HONOURS = frozenset("KC QC MP MSP MEP CBE OBE MBE MD PhD Esq".split())
"""What stands behind a person's name and is none of it: "Ann Fox KC said"."""

STATES = frozenset(
    """
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va
    vt wash wis wyo
    """.split()
)
"""American states as newspapers abbreviate them."""

ABBREVIATIONS = TITLE_ABBREVIATIONS | frozenset(
    """
    st jr sr vs no inc corp co ltd bros assn dept intl natl univ pty mt ft u.s u.k a.m p.m d.c jan feb aug sept oct nov
    dec calif fla mass pa va ky la md ind ill wis minn ariz tenn mo n.y n.j n.c s.c r.i n.h u.n e.g i.e ph.d
    """.split()
)

UNSPOKEN_CONTEXT = frozenset(
    """
    so-called titled entitled called named dubbed nicknamed headlined known album song film movie book
    show series novel magazine episode term word words phrase column article segment documentary play
    poem programme program slogan single track hit
    """.split()
)
"""Words that often stand before a title, a name or a term in quotation marks."""


CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december
    """.split()
)


TIMES = frozenset(
    """
    today tonight yesterday tomorrow morning afternoon evening night noon midnight week weekend month
    year day hour minute moment time ago later earlier recently
    """.split()
)
"""Words that often stand between a subject and its verb, and never are the subject of one of saying."""


@cache
def verb_class(word: str) -> str:
    """How likely a word (lower case) is to introduce words: "say", "judge", "light", by its ending "ed", "ing", "s", or ""."""
    if word in SAYING:
        return "say"
    if word in JUDGING:
        return "judge"
    if word in LIGHT:
        return "light"
    if word in FUNCTION_WORDS or len(word) < 4:
        return ""
    return next(
        (ending for ending in ("ed", "ing") if word.endswith(ending)), "s" if word.endswith("s") else ""
    )
