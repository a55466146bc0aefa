"""Which language a text is in: by its script, else by the commonest words of each language. Pure, no model.

Made here because what there is costs too much for one question an article: lingua 96 MB; py3langid 137 MB of memory and a
second to load; whatlang has no wheels for every Python and machine; langdetect guesses anew each time and rests since 2021.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "nb": "Norwegian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sl": "Slovenian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""Languages by their code (ISO 639-1)."""

_WORDS: Mapping[str, str] = {
    "en": "the of and to in that is was for it with as his on be at by he this had not are but from or have they which said",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es werden aus er hat dass sie bei",
    "fr": "de la le les et des en un une du que est pour qui dans par sur au pas plus ne se ce il sont avec elle été cette",
    "es": "de la el que en los se del las un por con no una su para es al lo como más pero sus fue este ha sin sobre también",
    "it": "di che la il un a per è in una sono non della con si del da come le dei nel alla più anche gli delle lo ha ma",
    "pt": "de que o do da em um para com não uma os no se na por mais as dos como mas ao foi das tem à seu sua ou pelo são",
    "ca": "de la i el que a en els les un per una amb es del al no va les dels és com més però seva seu aquest ha pel són",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog door over ze wordt heeft",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från så kan när säger nu",
    "da": "og i at det er en til på af for der med som de ikke den et han var men fra sig efter nu også havde hvor end kan",
    "nb": "og i det er som en til av for at har med de ikke den om et han var men fra seg etter nå også hadde hvor enn kan",
    "fi": "ja on ei että se oli ole hän joka myös mutta ovat kun sen kuin ovat niin tai mukaan jo vain vielä hänen olisi sitä",
    "et": "ja on ei et see oli ka kui ta mis oma aga ning või seda ole tema nii veel kes pole selle juba siis nad meie",
    "hu": "a az és hogy nem is egy ez meg volt de csak már mint el még azt ha ki van aki lesz vagy amely szerint miatt után",
    "pl": "w i na z się do nie że to jest o po za od jak przez ale dla co tym być są jego już tak oraz został może był który",
    "cs": "a se v na je že s z o do i to k ve pro za by ale si po jako podle od jeho jsou byl který tak už při jsem není",
    "hr": "i je u na da se za od su s što a o ne iz koji kao bi to će nije kako bio sve ili te samo biti već prema",
    "sl": "in je v na da se za so z ki pa s tudi ne bi po o kot iz bil ali še od ni pri kar ker le smo zaradi",
    "ro": "de și în a la cu pe nu că o un din care pentru mai este au să sunt fost se al prin dar sau lui fi această acest după",
    "tr": "ve bir bu için de da ile olarak olan çok daha gibi en sonra kadar ne ise ancak var olduğunu ya o dedi etti iki",
    "lt": "ir kad į iš su tai yra kaip apie bet o jis ne buvo už jo ar dėl nuo po tik bus taip pat jau kas prie metų",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh ke adalah juga mereka telah ada bisa karena kata",
    "vi": "và của là có trong không được cho một các người với này đã những để khi từ đến cũng về như ra ông tại",
}
_STOP: Mapping[str, frozenset[str]] = {code: frozenset(words.split()) for code, words in _WORDS.items()}

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("ru", "[\u0400-\u04ff]"),
    ("ar", "[\u0600-\u06ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("el", "[\u0370-\u03ff]"),
    ("hi", "[\u0900-\u097f]"),
    ("th", "[\u0e00-\u0e7f]"),
)
"""Languages with a script of their own, or the commonest one of it; those before take the text of those after."""
_SAMPLE = 20_000
"""Characters that are looked at."""
_LEAST_WORDS = 20
"""Fewer words say nothing."""
_LEAST_SHARE = 0.12
"""Of the words must be among the commonest of the language."""
_LEAST_LEAD = 1.15
"""How many times as many as of the next language."""
_WORD = re.compile(r"[^\W\d_]+")


def find_language(text: str) -> str:
    """The code of the language of a text; empty where that cannot be told: a few words, a mix, one not known here."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for code, script in _SCRIPTS:
        own = len(re.findall(script, sample))
        if own > 0.4 * letters or (code == "ja" and own > 0.1 * letters):
            return _of_script(code, sample) if letters >= _LEAST_WORDS else ""
    words = Counter(_WORD.findall(sample.casefold()))
    if words.total() < _LEAST_WORDS:
        return ""
    shares = Counter(
        {code: sum(words[word] for word in stop) / words.total() for code, stop in _STOP.items()}
    )
    (code, share), (_, next_share) = shares.most_common(2)
    return code if share >= _LEAST_SHARE and share >= _LEAST_LEAD * next_share else ""


def _of_script(code: str, sample: str) -> str:
    """Which of the languages of one script, by the letters that only one of them has."""
    if code == "ru":
        if re.search("[іїєґ]", sample):
            return "uk"
        return "bg" if "ъ" in sample and not re.search("[ыэ]", sample) else "ru"
    if code == "ar":
        return "fa" if re.search("[پچژگ]", sample) else "ar"
    return code


_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?")


def language_code(given: str) -> str:
    """The code that the front matter means: "de", "de-AT", "German"; empty for none that is known."""
    name = given.strip().casefold()
    for code, full in NAMES.items():
        if name == full.casefold():
            return code
    match = _CODE.fullmatch(name)
    found = {"no": "nb", "nn": "nb"}.get(match[1], match[1]) if match else ""
    return found if found in NAMES else ""
