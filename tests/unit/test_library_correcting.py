"""Corrections of a library: saved, found again in an edited article, over another engine, taken back, exported."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import reader.analysis
import reader.analysis.engine
from reader.analysis.model import Analysis
from reader.analysis.pointing import parts_of
from reader.annotations.history import History, apply_changes
from reader.cli.main import run
from reader.errors import ArticleError, StoreError, UsageError
from reader.library import correcting, deciding, open_library, relocating


@pytest.fixture
def library():
    opened = open_library()
    yield opened
    opened.close()


def said_first(library, article):
    return library.analysis(article.document, article.id).quotations[0]


def set_speaker(library, article, name="Somebody"):
    said = said_first(library, article)
    made = correcting.new_correction(
        article.id, article.document, "set-speaker", said.start, said.end, name=name, type=said.kind
    )
    return made, correcting.save(library, article, [made])


def test_a_correction_is_undone_and_redone_in_the_history_of_annotations(library):
    article, history = library.open("Obama"), History()
    before = said_first(library, article)
    _, changes = set_speaker(library, article)
    history.record(*changes)
    assert said_first(library, article).speaker.name == "Somebody"
    apply_changes(library.store, history.undo())
    assert said_first(library, article) == before
    assert library.store.corrections() == []
    apply_changes(library.store, history.redo())
    assert said_first(open_library(), article).speaker.name == "Somebody"


def test_annotations_on_a_quotation_tell_the_speaker_that_the_reader_told(library):
    article, history = library.open("Obama"), History()
    document = article.document
    analysis = library.analysis(document, article.id)
    said = analysis.quotations[0]
    own = parts_of(analysis, said)
    inner = library.annotate(article, document, said.start, said.start + 9, speaker=None)
    whole = library.annotate(article, document, own[0].start - 1, own[-1].end + 1)
    other = library.annotate(article, document, 0, 9)

    def speakers():
        return [
            (kept.speaker, kept.speaker_confidence)
            for each in (inner, whole, other)
            for kept in library.store.annotations(article.id)
            if kept.id == each.id
        ]

    before = speakers()
    made = [
        correcting.new_correction(
            article.id, document, "set-speaker", q.start, q.end, name="Putin", type=q.kind
        )
        for q in own
    ]
    history.record(*correcting.save(library, article, made))
    name = said_first(library, article).speaker.name
    assert speakers() == [(name, None), (name, None), (None, None)]
    assert name == "Vladimir Putin"
    apply_changes(library.store, history.undo())
    assert speakers() == before
    apply_changes(library.store, history.redo())
    changes = correcting.delete(library, [each.id for each in made])
    assert speakers()[1:] == before[1:]
    apply_changes(library.store, [each.reversed() for each in reversed(changes)])
    assert speakers() == [(name, None), (name, None), (None, None)]


def noted_quotation(library):
    """The article, a quotation of Obama's and two notes on it, the speaker of the second typed by the reader."""
    article = library.open("Obama")
    analysis = library.analysis(article.document, article.id)
    said = next(q for q in analysis.quotations if q.speaker and q.speaker.name == "Barack Obama")
    found = library.annotate(article, article.document, said.start, said.end)
    typed = library.annotate(article, article.document, said.start, said.end, speaker="The president")
    assert found.speaker == "Barack Obama"

    def speakers():
        return [library.store.annotation(each.id).speaker for each in (found, typed)]

    return article, said, speakers


@pytest.mark.parametrize("other", ["Barack H. Obama", "John Kerry"])
def test_a_note_follows_a_speaker_who_is_renamed_or_merged_and_a_typed_one_stays(library, other):
    article, _, speakers = noted_quotation(library)
    mention = next(
        entity
        for entity in library.analysis(article.document, article.id).entities
        if entity.name == "Barack Obama"
    ).mentions[0]
    made = correcting.new_correction(
        article.id,
        article.document,
        "merge-entities",
        mention.start,
        mention.end,
        name="Barack Obama",
        other=other,
    )
    history = History()
    history.record(*correcting.save(library, article, [made]))
    assert speakers() == [other, "The president"]
    apply_changes(library.store, history.undo())
    assert speakers() == ["Barack Obama", "The president"]
    apply_changes(library.store, history.redo())
    assert speakers() == [other, "The president"]
    changes = correcting.delete(library, [made.id])
    assert speakers() == ["Barack Obama", "The president"]
    apply_changes(library.store, [each.reversed() for each in reversed(changes)])
    assert speakers() == [other, "The president"]


def test_a_note_follows_the_speaker_told_with_a_quotation_and_loses_that_of_what_is_none(library):
    article, said, speakers = noted_quotation(library)
    document = article.document

    def correct(kind, **fields):
        made = correcting.new_correction(article.id, document, kind, said.start, said.end, **fields)
        return correcting.save(library, article, [made])

    correct("quotation", type="direct", name="John Kerry")
    assert speakers() == ["John Kerry", "The president"]
    correct("set-speaker", name="Putin", type="direct")
    assert speakers() == ["Vladimir Putin", "The president"]
    changes = correct("not-quotation")
    assert speakers() == [None, "The president"]
    apply_changes(library.store, [each.reversed() for each in reversed(changes)])
    assert speakers() == ["Vladimir Putin", "The president"]


def test_a_note_placed_elsewhere_has_the_speaker_of_its_new_passage_or_none(library):
    article = library.open("Obama")
    said = [each for each in library.analysis(article.document, article.id).quotations if each.speaker]
    first = next(each for each in said if each.speaker.name == "Barack Obama")
    other = next(each for each in said if each.speaker.name != "Barack Obama")
    note = library.annotate(article, article.document, first.start, first.end)
    assert note.speaker == "Barack Obama"
    there = deciding.place_on(library, note.id, other.text)
    assert (there.speaker, there.speaker_confidence) == (other.speaker.name, other.speaker.confidence)
    assert deciding.place_on(library, note.id, "Russian President").speaker is None


def test_accepting_new_words_keeps_a_typed_speaker_and_gives_any_other_one_that_is_found(library):
    article, said, speakers = noted_quotation(library)
    found, typed = (each.annotation for each in library.placed(article))
    library.store.put(replace(found, speaker="Of another version", speaker_confidence=0.7))
    path = Path(article.path)
    path.write_text(path.read_text("utf-8").replace(said.text, said.text.replace(" ", " now ", 1)), "utf-8")
    for each in (found, typed):
        assert deciding.accept(library, each.id).captured == said.text
    assert speakers() == ["Barack Obama", "The president"]


@pytest.mark.parametrize("is_accepted", [False, True])
def test_a_speaker_given_stays_where_a_word_changes_until_another_is_given(library, is_accepted):
    article, said, speakers = noted_quotation(library)
    correct_first(library, article, said, "Putin")
    assert speakers() == ["Vladimir Putin", "The president"]
    note = library.placed(article)[0].annotation
    path = Path(article.path)
    path.write_text(path.read_text("utf-8").replace(said.text, said.text.replace(" ", " now ", 1)), "utf-8")
    if is_accepted:
        deciding.accept(library, note.id)
    assert speakers() == ["Vladimir Putin", "The president"]
    edited = library.open(article.id)
    quotations = library.analysis(edited.document, edited.id).quotations
    there = next(each for each in quotations if each.text == said.text.replace(" ", " now ", 1))
    assert there.speaker.name == "Vladimir Putin"
    assert [each.status for each in correcting.listed(library)] == ["changed"]
    correct_first(library, edited, there, "John Kerry")
    assert speakers() == ["John Kerry", "The president"]


def test_what_is_no_quotation_stays_none_where_a_word_changes(library):
    article, said, _ = noted_quotation(library)
    made = correcting.new_correction(article.id, article.document, "not-quotation", said.start, said.end)
    correcting.save(library, article, [made])
    path = Path(article.path)
    edited = said.text.replace(" ", " now ", 1)
    path.write_text(path.read_text("utf-8").replace(said.text, edited), "utf-8")
    again = library.open(article.id)
    assert edited not in [each.text for each in library.analysis(again.document, again.id).quotations]


def test_what_is_said_of_a_quotation_never_goes_over_to_another_that_is_alike(library):
    path = library.articles_path / "firm.md"
    hire, fire = (
        f"“The company will {verb} 200 people in Oslo next year, and 40 more in Bergen,” said {name}, the mayor."
        for verb, name in (("hire", "Maria Keller"), ("fire", "Tom Berg"))
    )
    path.write_text(f"# Firm\n\n{hire}\n\n{fire}\n", "utf-8")
    article = library.open("Firm")
    for number, name in ((1, "Thomas Berg Jr"), (0, "Ruth Lind")):
        quotation = library.analysis(article.document, article.id).quotations[number]
        made = correcting.new_correction(
            article.id,
            article.document,
            "set-speaker",
            quotation.start,
            quotation.end,
            name=name,
            type="direct",
        )
        correcting.save(library, article, [made])
    path.write_text(f"# Firm\n\n{fire}\n", "utf-8")
    again = library.open("Firm")
    (left,) = library.analysis(again.document, again.id).quotations
    assert left.speaker.name == "Thomas Berg Jr"
    assert [each.status for each in correcting.listed(library)] == ["anchored", "orphan"]


def test_what_is_no_name_anywhere_is_none_when_the_mention_it_was_said_on_is_gone(library):
    lines = [
        "A tour of the Kerry Foundation plant.",
        "John Lee runs the Kerry Foundation now.",
        "It is late.",
    ]
    path = library.articles_path / "plant.md"
    path.write_text("# Plant\n\n" + "\n\n".join(lines), "utf-8")
    article = library.open("Plant")
    start = article.document.text.index("Kerry Foundation")
    made = correcting.new_correction(
        article.id, article.document, "not-entity", start, start + 16, everywhere=True
    )
    correcting.save(library, article, [made])
    path.write_text("# Plant\n\n" + "\n\n".join(lines[1:]), "utf-8")
    again = library.open("Plant")
    names = {entity.name for entity in library.analysis(again.document, again.id).entities}
    assert "John Lee" in names
    assert "Kerry Foundation" not in names
    assert [each.status for each in correcting.listed(library)] == ["everywhere"]


def test_it_follows_its_words_through_an_edit_and_is_an_orphan_without_them(library):
    article = library.open("Obama")
    made, _ = set_speaker(library, article)
    path = Path(article.path)
    whole = path.read_text("utf-8")
    path.write_text(
        whole.replace(article.source, "One more paragraph, at the top.\n\n" + article.source), "utf-8"
    )
    edited = library.open(article.id)
    moved = next(q for q in library.analysis(edited.document, edited.id).quotations if q.text == made.exact)
    assert moved.start != made.start
    assert moved.speaker.name == "Somebody"
    assert [each.status for each in correcting.listed(library)] == ["anchored"]
    path.write_text(whole.replace(article.source, "Nothing of it is left."), "utf-8")
    assert [each.status for each in correcting.listed(library)] == ["orphan"]


def test_it_wins_over_another_version_of_the_analysis(library, monkeypatch):
    article = library.open("Obama")
    made, _ = set_speaker(library, article)
    monkeypatch.setattr(reader.analysis, "ENGINE", "another-1")
    monkeypatch.setattr(
        reader.analysis.engine, "analyze", lambda text, blocks=(), **_: Analysis((), (), "another-1")
    )
    assert library.cached_analysis(article.document) is None
    (found,) = library.analysis(article.document, article.id).quotations
    assert (found.start, found.text, found.speaker.name) == (made.start, made.exact, "Somebody")


def test_an_article_that_has_changed_meanwhile_is_not_corrected(library):
    article = library.open("Obama")
    path = Path(article.path)
    path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
    with pytest.raises(ArticleError, match="has changed"):
        set_speaker(library, article)
    assert library.store.corrections() == []


def test_a_store_that_cannot_be_written_says_so_and_nothing_is_done(library):
    article = library.open("Obama")
    library.annotate_article(article, note="x")
    library.store.path.write_bytes(b"no JSON")
    with pytest.raises(StoreError):
        set_speaker(library, article)


@pytest.mark.parametrize(
    ("kind", "place", "fields"),
    [
        ("quotation", (0, 5), {"type": "spoken"}),
        ("entity", (0, 5), {"type": "DOG"}),
        ("entity-type", (0, 0), {"name": "A", "type": ""}),
        ("merge-entities", (0, 0), {"name": "A"}),
        ("set-speaker", (5, 5), {}),
        ("set-speaker", (5, 10**9), {}),
        ("entity", "\n\n", {"type": "PERSON"}),
    ],
)
def test_what_cannot_be_meant_is_refused(library, kind, place, fields):
    article = library.open("Obama")
    if isinstance(place, str):
        start = article.document.text.index(place)
        place = start, start + len(place)
    with pytest.raises(UsageError):
        correcting.new_correction(article.id, article.document, kind, *place, **fields)


def test_training_lines_hold_place_words_before_and_after(library):
    article = library.open("Obama")
    before = said_first(library, article)
    made, _ = set_speaker(library, article)
    (line,) = map(json.loads, correcting.training_lines(library))
    assert line["text_hash"] == article.document.text_hash
    assert article.document.text[line["start"] : line["end"]] == line["exact"] == made.exact
    assert line["before"]["speaker"]["name"] == before.speaker.name
    assert line["after"]["speaker"]["name"] == "Somebody"
    (listed,) = correcting.listed(library, ["Obama"])
    assert (listed.title, correcting.described(listed.correction)) == (article.title, "said by Somebody")


def test_the_export_tells_how_many_are_left_out_as_their_words_are_gone(library, capsys, tmp_path):
    kept = "It rained all day, and Ann Lee left early that day. "
    path = library.articles_path / "gone.md"
    path.write_text(f"---\ntitle: Gone\n---\n{kept}Nobody saw Bo Ode there. Then Cem Dal came.\n", "utf-8")
    article = library.open("Gone")
    set_speaker(library, library.open("Obama"))
    for name in ("Ann Lee", "Bo Ode", "Cem Dal"):
        start = article.document.text.index(name)
        made = correcting.new_correction(
            article.id, article.document, "entity", start, start + len(name), type="ORG", name=name
        )
        correcting.save(library, article, [made])

    def exported(*arguments):
        assert run(["correct", "export", *arguments]) == 0
        out, err = capsys.readouterr()
        return len(out.splitlines()), err

    assert exported() == (4, "")
    path.write_text(f"---\ntitle: Gone\n---\n{kept}\n", "utf-8")
    assert [each.status for each in correcting.listed(library)].count("orphan") == 2
    told = "reader: 2 corrections are left out, as their words are gone: `reader correct list` shows them\n"
    assert exported() == (2, told)
    assert exported("Gone") == (1, told)
    assert exported("Obama") == (1, "")
    assert exported("-o", str(tmp_path / "made.jsonl")) == (1, told)


def test_the_export_tells_of_one_that_is_left_out_that_it_is_one(library, capsys):
    article = library.open("Obama")
    set_speaker(library, article)
    (library.articles_path / article.summary.path).unlink()
    assert run(["correct", "export"]) == 0
    told = "reader: 1 correction is left out, as its words are gone: `reader correct list` shows it\n"
    assert capsys.readouterr() == ("", told)


def test_one_is_deleted_by_the_beginning_of_its_id(library):
    article = library.open("Obama")
    made, _ = set_speaker(library, article)
    with pytest.raises(UsageError, match="no correction"):
        correcting.delete(library, ["0000-none"])
    correcting.delete(library, [made.id[:8]])
    assert library.corrections(article.id) == []


def correct_first(library, article, said, name, analysis=None):
    """Say who says a quotation; analysis: as a program has it before."""
    made = correcting.new_correction(
        article.id, article.document, "set-speaker", said.start, said.end, name=name, type=said.kind
    )
    return made, correcting.save(library, article, [made], analysis)


def test_a_note_follows_a_correction_made_over_one_that_another_program_made_meanwhile(library):
    article, said, speakers = noted_quotation(library)
    analysis = library.analysis(article.document, article.id)
    other = open_library()
    correct_first(other, other.open("Obama"), said, "Somebody")
    other.close()
    history = History()
    history.record(*correct_first(library, article, said, "Another", analysis)[1])
    assert speakers() == ["Another", "The president"]
    apply_changes(library.store, history.undo())
    assert speakers() == ["Somebody", "The president"]


def test_a_correction_that_another_program_made_is_taken_back_with_the_speaker_of_the_note(library):
    _, said, speakers = noted_quotation(library)
    other = open_library()
    made, _ = correct_first(other, other.open("Obama"), said, "Somebody")
    other.close()
    correcting.delete(library, [made.id])
    assert speakers() == ["Barack Obama", "The president"]


def test_a_note_follows_a_correction_taken_back_where_the_analysis_is_not_at_hand(library, monkeypatch):
    article, said, speakers = noted_quotation(library)
    made, _ = correct_first(library, article, said, "Somebody")
    assert speakers() == ["Somebody", "The president"]
    monkeypatch.setattr(reader.analysis, "ENGINE", "another-1")
    assert library.cached_analysis(article.document) is None
    changes = correcting.delete(library, [made.id])
    assert speakers() == ["Barack Obama", "The president"]
    apply_changes(library.store, [each.reversed() for each in reversed(changes)])
    assert speakers() == ["Somebody", "The president"]


STATEMENT = "Bea Moss was there on Monday. “A day is long enough for it,” said Ana Ruiz. “Another day would be too much.”"


@pytest.fixture
def statement(library):
    """An article in which one statement of who speaks is between two quotations."""
    (library.articles_path / "statement.md").write_text(f"---\ntitle: Statement\n---\n{STATEMENT}\n", "utf-8")
    return library.open("Statement")


def say_speaker(library, article, number, name):
    analysis = library.analysis(article.document, article.id)
    made = correcting.new_speakers(library, article, analysis, analysis.quotations[number], name)
    if made:
        correcting.save(library, article, made)
    return made


def speakers(library, article):
    found = library.analysis(article.document, article.id).quotations
    return [each.speaker and each.speaker.name for each in found]


def test_the_speaker_of_both_quotations_that_one_statement_tells_is_given_and_given_again(library, statement):
    made = say_speaker(library, statement, 0, "Bea Moss")
    assert correcting.count_quotations(library.analysis(statement.document, statement.id), made) == 2
    assert speakers(library, statement) == ["Bea Moss"] * 2
    say_speaker(library, statement, 0, "a friend")
    assert speakers(library, statement) == ["a friend"] * 2
    say_speaker(library, statement, 1, "Ana Ruiz")
    say_speaker(library, statement, 0, "Cy Ott")
    assert speakers(library, statement) == ["Cy Ott", "Ana Ruiz"]


def test_nobody_known_for_both_is_followed_by_somebody_for_both(library, statement):
    say_speaker(library, statement, 0, "")
    assert speakers(library, statement) == [None] * 2
    say_speaker(library, statement, 0, "Bea Moss")
    assert speakers(library, statement) == ["Bea Moss"] * 2


def test_two_programs_give_speakers_of_quotations_that_one_statement_tells(library, statement):
    analysis = library.analysis(statement.document, statement.id)
    first = analysis.quotations[0]
    other = open_library()
    say_speaker(other, other.open("Statement"), 1, "Cy Ott")
    other.close()
    correcting.save(
        library, statement, correcting.new_speakers(library, statement, analysis, first, "Bea Moss")
    )
    assert speakers(library, statement) == ["Bea Moss", "Cy Ott"]


def test_bounds_and_kind_that_the_reader_changed_go_along_and_what_is_added_does_not(library, statement):
    document = statement.document
    start = document.text.index("Another day would")
    made = [
        correcting.new_correction(statement.id, document, "quotation", start, start + 11, type="partial"),
        correcting.new_correction(statement.id, document, "quotation", 0, 8, type="direct"),
    ]
    correcting.save(library, statement, made)
    say_speaker(library, statement, 1, "Dan Fox")
    found = library.analysis(document, statement.id).quotations
    assert [(each.text, each.speaker and each.speaker.name) for each in found] == [
        ("Bea Moss", None),
        ("A day is long enough for it,", "Dan Fox"),
        ("Another day", "Dan Fox"),
    ]


def test_what_was_said_already_makes_no_more_corrections_under_any_name_of_the_person(library):
    text = f"Barack Obama was there. Obama spoke. {STATEMENT}"
    (library.articles_path / "named.md").write_text(f"---\ntitle: Named\n---\n{text}\n", "utf-8")
    article = library.open("Named")
    assert len(say_speaker(library, article, 0, "Obama")) == 2
    assert speakers(library, article) == ["Barack Obama"] * 2
    assert say_speaker(library, article, 0, "Obama") == say_speaker(library, article, 1, "Barack Obama") == []
    assert len(say_speaker(library, article, 0, "")) == 2
    assert say_speaker(library, article, 0, "") == []


def test_what_was_given_together_is_taken_back_together_and_else_alone(library, statement):
    first = say_speaker(library, statement, 0, "Bea Moss")
    say_speaker(library, statement, 1, "Cy Ott")
    last = say_speaker(library, statement, 1, "Bea Moss")
    assert {each["id"] for each in library.store.corrections()} == {first[0].id, last[0].id}
    correcting.delete(library, [last[0].id])
    assert speakers(library, statement) == ["Bea Moss", "Cy Ott"]
    correcting.delete(library, [first[0].id[:8]])
    assert speakers(library, statement) == ["Ana Ruiz", "Cy Ott"]


def test_what_was_taken_back_together_does_not_come_back_from_under_another(library, statement):
    first = say_speaker(library, statement, 0, "Bea Moss")
    last = say_speaker(library, statement, 1, "Cy Ott")
    correcting.delete(library, [first[0].id])
    assert speakers(library, statement) == ["Ana Ruiz", "Cy Ott"]
    correcting.delete(library, [last[0].id])
    assert speakers(library, statement) == ["Ana Ruiz", "Ana Ruiz"]


def test_what_was_given_together_is_taken_back_with_what_is_gone_from_the_text(library, statement):
    path = library.articles_path / "statement.md"
    first = say_speaker(library, statement, 0, "Bea Moss")[0]
    path.write_text(path.read_text("utf-8").replace("Another day would be too much", "Xyzzy"), "utf-8")
    article = library.open("Statement")
    assert len(correcting.corrections_here(library, article.document, article.id)) == 1
    changes = correcting.delete(library, [first.id])
    assert library.store.corrections() == []
    apply_changes(library.store, [each.reversed() for each in reversed(changes)])
    assert len(library.store.corrections()) == 2


def test_one_of_two_names_in_a_quotation_that_are_none_is_taken_back_alone(library, statement):
    document = statement.document
    places = [document.text.index(words) for words in ("A day", "enough")]
    made = [
        correcting.new_correction(statement.id, document, "not-entity", place, place + 5) for place in places
    ]
    for each in made:
        correcting.save(library, statement, [each])
    correcting.delete(library, [made[1].id])
    assert [each.id for each in library.corrections(statement.id)] == [made[0].id]


def test_a_quotation_moved_elsewhere_is_one_act_and_taken_back_whole(library):
    article = library.open("Obama")
    said = said_first(library, article)
    before = library.analysis(article.document, article.id).quotations
    made = [
        correcting.new_correction(article.id, article.document, "not-quotation", said.start, said.end),
        correcting.new_correction(article.id, article.document, "quotation", 0, 9, type="direct"),
    ]
    correcting.save(library, article, made)
    assert library.analysis(article.document, article.id).quotations != before
    correcting.delete(library, [made[1].id])
    assert library.analysis(article.document, article.id).quotations == before
    assert library.store.corrections() == []


WORTH = "“It is not worth the paper it is printed on,” she said."


def corrected_paragraph(library, before, paragraph, after, quotation=0):
    """An article of three paragraphs, the speaker of a quotation corrected."""
    path = library.articles_path / "worth.md"
    path.write_text(f"# Worth\n\n{before}\n\n{paragraph}\n\n{after}\n", "utf-8")
    article = library.open("Worth")
    said = library.analysis(article.document, article.id).quotations[quotation]
    made = correct_first(library, article, said, "Zed")[0]
    library.annotate(article, article.document, said.start, said.end)
    return path, made


def states(library):
    article = library.open("Worth")
    (note,) = library.placed(article)
    (correction,) = correcting.listed(library, ["Worth"])
    names = [
        each.speaker and each.speaker.name
        for each in library.analysis(article.document, article.id).quotations
    ]
    return note.anchor.status, correction.status, names


@pytest.mark.parametrize("is_after", [True, False])
def test_words_that_have_changed_stay_corrected_when_a_paragraph_beside_goes(library, is_after):
    paragraphs = "The court met on Monday and heard both sides.", "It rose at five, and nobody was content."
    path, _ = corrected_paragraph(library, paragraphs[0], WORTH, paragraphs[1])
    path.write_text(path.read_text("utf-8").replace("paper it is printed on", "ink"), "utf-8")
    assert states(library) == ("changed", "changed", ["Zed"])
    path.write_text(path.read_text("utf-8").replace(paragraphs[is_after] + "\n", ""), "utf-8")
    note, correction, names = states(library)
    assert (note, correction) == ("changed", "changed") if is_after else ("orphan", "orphan")
    assert (names == ["Zed"]) is is_after


@pytest.mark.parametrize("place", ["after", "before", "apart"])
def test_one_of_two_alike_that_is_gone_gives_its_speaker_to_no_other(library, place):
    hire, fire = (
        f"“The company will {verb} 200 people in Oslo next year,” she said." for verb in ("hire", "fire")
    )
    others = {
        "after": ("Firm news.", fire),
        "before": (fire, "More news."),
        "apart": ("Firm news.", f"Other news.\n\n{fire}"),
    }
    before, after = others[place]
    path, _ = corrected_paragraph(library, before, hire, after, quotation=int(place == "before"))
    path.write_text(path.read_text("utf-8").replace(hire + "\n\n", ""), "utf-8")
    _, status, names = states(library)
    assert status == "orphan"
    assert names != ["Zed"]


def test_a_correction_is_placed_on_the_words_that_stand_there_now_or_on_others(library, capsys):
    path, made = corrected_paragraph(library, "The court met.", WORTH, "“It rose at five,” said Tom Lee.")
    created = library.store.corrections()[0]["created"]
    path.write_text(path.read_text("utf-8").replace("paper it is printed on", "ink"), "utf-8")
    assert run(["place", made.id[:8], "--accept"]) == 0
    assert "“It is not worth the ink,”" in capsys.readouterr().out
    assert [each.status for each in correcting.listed(library)] == ["anchored"]
    assert states(open_library())[2] == ["Zed", "Tom Lee"]
    assert run(["place", made.id[:8], "--accept"]) == 1
    assert "nothing to accept" in capsys.readouterr().err
    (note,) = library.store.annotations()
    assert run(["place", note.id, "--exact", "It rose at five,"]) == 0
    library.store.refresh()
    assert library.store.annotation(note.id).speaker == "Tom Lee"
    path.write_text(
        path.read_text("utf-8").replace("“It is not worth the ink,” she said.", "Nothing."), "utf-8"
    )
    assert [each.status for each in correcting.listed(library)] == ["orphan"]
    assert run(["place", made.id, "--exact", "rose at"]) == 0
    assert states(open_library())[1:] == ("anchored", ["Zed"])
    library.store.refresh()
    assert library.store.annotation(note.id).speaker == "Zed"
    assert library.store.corrections()[0]["created"] == created


def test_a_correction_that_is_placed_elsewhere_leaves_the_notes_on_its_old_words(library):
    _, made = corrected_paragraph(library, "The court met.", WORTH, "“It rose at five,” said Tom Lee.")
    (note,) = library.store.annotations()
    assert note.speaker == "Zed"
    before = library.store.corrections()[0]
    library.store.put_correction({**before, "replaces": ["an-earlier-one"], "later_field": 1})
    assert run(["place", made.id, "--exact", "It rose at five,"]) == 0
    library.store.refresh()
    assert library.store.annotation(note.id).speaker != "Zed"
    after = library.store.corrections()[0]
    assert (after["replaces"], after["later_field"]) == (["an-earlier-one"], 1)


@pytest.mark.parametrize("is_later", [True, False])
def test_a_correction_that_is_placed_on_another_says_what_it_takes_the_place_of(library, capsys, is_later):
    path, made = corrected_paragraph(library, "The court met.", WORTH, "“It rose at five,” said Tom Lee.")
    article = library.open("Worth")
    second = library.analysis(article.document, article.id).quotations[1]
    other = correct_first(library, article, second, "Kim Oh")[0]
    if not is_later:
        (record,) = (each for each in library.store.corrections() if each["id"] == other.id)
        library.store.put_correction(record | {"created": "2020-01-01T00:00:00.000000+00:00"})
    note = library.annotate(article, article.document, second.start, second.end)
    assert note.speaker == "Kim Oh"
    path.write_text(
        path.read_text("utf-8").replace("“It is not worth the paper it is printed on", "“Nothing"), "utf-8"
    )
    capsys.readouterr()
    assert run(["place", made.id, "--exact", "It rose at five,"]) == 0
    told = capsys.readouterr()
    assert told.out.count("\n") == 1
    assert told.err.splitlines() == [
        "reader: it takes the place of what you said there before: said by Kim Oh; "
        f"`reader correct delete {made.id[:8]}` brings that back"
    ]
    with closing(open_library()) as again:
        assert again.warnings == []
        (left,) = again.store.corrections()
        assert (left["id"], left["replaces"]) == (made.id, [other.id])
        assert again.store.annotation(note.id).speaker == "Zed"
        assert quotations_of(again)[-1].speaker.name == "Zed"
    assert run(["correct", "delete", made.id]) == 0
    with closing(open_library()) as again:
        (left,) = again.store.corrections()
        assert left["id"] == other.id
        assert again.store.annotation(note.id).speaker == "Kim Oh"
        assert quotations_of(again)[-1].speaker.name == "Kim Oh"


def quotations_of(library):
    article = library.open("Worth")
    return library.analysis(article.document, article.id).quotations


def test_a_correction_that_another_program_took_back_is_not_placed(library):
    _, made = corrected_paragraph(library, "The court met.", WORTH, "“It rose at five,” said Tom Lee.")
    correction = relocating.find_correction(library, made.id)
    with closing(open_library()) as other:
        correcting.delete(other, [made.id])
    with pytest.raises(StoreError, match="another program has changed this correction"):
        relocating.place_on(library, correction, "It rose at five,")
    library.store.refresh()
    assert library.store.corrections() == []


def test_a_correction_is_not_taken_off_its_words(library, capsys):
    _, made = corrected_paragraph(library, "The court met.", WORTH, "It rose.")
    assert run(["place", made.id, "--detach"]) == 2
    assert "reader correct delete" in capsys.readouterr().err
    assert run(["place", "", "--accept"]) == 2


AHEAD = "2999-01-01T00:00:00.000000+00:00"


def set_ahead(library):
    """As if all corrections had been made while the clock, of this or another device, was ahead."""
    library.store.put_correction(*(each | {"created": AHEAD} for each in library.store.corrections()))


def test_what_is_said_last_counts_also_where_the_clock_was_ahead_before(library):
    article = library.open("Obama")
    set_speaker(library, article)
    set_ahead(library)
    changes = set_speaker(library, article, "Another")[1]
    assert said_first(library, article).speaker.name == "Another"
    set_ahead(library)
    path = library.path
    library.close()
    with closing(open_library(path)) as again:
        assert said_first(again, article).speaker.name == "Another"
        assert again.warnings == []
        (left,) = again.store.corrections()
        again.store.put_correction(left | {"created": changes[0].after["created"]})
        apply_changes(again.store, [each.reversed() for each in reversed(changes)])
        assert said_first(again, article).speaker.name == "Somebody"


def test_a_correction_placed_on_one_made_while_the_clock_was_ahead_counts(library):
    _, made = corrected_paragraph(library, "The court met.", WORTH, "“It rose at five,” said Tom Lee.")
    article = library.open("Worth")
    second = library.analysis(article.document, article.id).quotations[1]
    other = correct_first(library, article, second, "Kim Oh")[0]
    (record,) = (each for each in library.store.corrections() if each["id"] == other.id)
    library.store.put_correction(record | {"created": AHEAD})
    placing = relocating.place_on(library, made, "It rose at five,")
    assert [each.id for each in placing.replaced] == [other.id]
    assert quotations_of(library)[1].speaker.name == "Zed"
