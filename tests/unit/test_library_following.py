"""Notes and corrections that two devices made of one quotation: after every merge the notes tell what is in force."""

import json
import shutil

import pytest

from reader.annotations import AnnotationStore
from reader.annotations.history import apply_changes
from reader.annotations.model import touched
from reader.cli.main import run
from reader.library import correcting, following, open_library

TEXT = "Bea Moss was there on Monday. “A day is long enough for it,” said Ana Ruiz. Then “Two days,” said Cem Dal."
COPY = "annotations.sync-conflict-20261129-174000-ABCDEFG.json"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("READER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "config.toml"))
    library = open_library()
    (library.articles_path / "day.md").write_text(f"---\ntitle: Day\n---\n{TEXT}\n", "utf-8")
    library.annotate_article(library.open("Day"), note="Both devices have this.")
    library.close()
    return tmp_path / "library"


def annotate(words="A day is long", **fields):
    library = open_library()
    article = library.open("Day")
    library.analysis(article.document)
    start = article.document.text.index(words)
    made = library.annotate(article, article.document, start, start + len(words), **fields)
    library.close()
    return made


def correct(name, number=0):
    library = open_library()
    article = library.open("Day")
    analysis = library.analysis(article.document, article.id)
    made = correcting.new_speakers(library, article, analysis, analysis.quotations[number], name)
    correcting.save(library, article, made)
    library.close()
    return made


def uncorrect(made):
    library = open_library()
    correcting.delete(library, [made.id])
    library.close()


def meanwhile(folder, here, there):
    """Two devices work on one state, then a synchroniser puts the copy of the one beside the file of the other."""
    file = folder / "annotations.json"
    base = file.read_bytes()
    there()
    theirs = file.read_bytes()
    file.write_bytes(base)
    here()
    (folder / COPY).write_bytes(theirs)


def speakers():
    library = open_library()
    found = [(each.speaker, each.speaker_confidence) for each in library.store.annotations() if each.target]
    library.close()
    return found


def test_a_note_made_elsewhere_tells_the_speaker_corrected_here(folder):
    meanwhile(folder, lambda: correct("Beta"), annotate)
    assert speakers() == [("Beta", None)]


def test_a_note_made_here_tells_the_speaker_corrected_elsewhere(folder):
    meanwhile(folder, annotate, lambda: correct("Beta"))
    assert speakers() == [("Beta", None)]


def test_a_correction_taken_back_elsewhere_is_told_by_no_note_made_here(folder):
    made = correct("Beta")[0]
    meanwhile(folder, annotate, lambda: uncorrect(made))
    [(name, confidence)] = speakers()
    assert name == "Ana Ruiz"
    assert confidence < 1


def test_nobody_known_is_told_by_no_note(folder):
    meanwhile(folder, lambda: correct(""), annotate)
    assert speakers() == [(None, None)]


def test_a_speaker_given_by_hand_stays_and_so_does_what_no_correction_is_on(folder):
    def elsewhere():
        annotate(speaker="The harbour pilot")
        annotate("Two days", speaker="Beta")
        annotate("was there on Monday")

    meanwhile(folder, lambda: correct("Beta"), elsewhere)
    assert [name for name, _ in speakers()] == [None, "The harbour pilot", "Beta"]


def give(name, **fields):
    """As a script gives the speaker of a note."""
    library = open_library()
    (note,) = (each for each in library.store.annotations() if each.target)
    library.store.put(touched(note, speaker=name, speaker_confidence=None, **fields))
    library.close()


def note_again(**fields):
    library = open_library()
    (note,) = (each for each in library.store.annotations() if each.target)
    library.store.put(touched(note, **fields))
    library.close()


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("is_edited", [True, False])
def test_a_speaker_given_by_hand_wins_over_what_follows_from_a_correction_elsewhere(
    folder, is_first, is_edited
):
    annotate()

    def corrected():
        correct("Beta")
        if is_edited:
            note_again(note="Written after that.")

    devices = [lambda: give("The harbour pilot"), corrected]
    meanwhile(folder, *(devices if is_first else reversed(devices)))
    for _ in range(2):
        assert speakers() == [("The harbour pilot", None)]
    assert open_library().store.annotations()[-1].note == ("Written after that." if is_edited else "")


def test_a_speaker_given_over_a_corrected_one_wins_over_the_next_correction_elsewhere(folder):
    annotate()
    correct("Beta")
    meanwhile(folder, lambda: correct("Gamma"), lambda: give("The harbour pilot"))
    assert speakers() == [("The harbour pilot", None)]


def test_what_follows_from_a_correction_outdoes_nothing_done_elsewhere(folder):
    annotate()
    base = (folder / "annotations.json").read_bytes()
    meanwhile(folder, lambda: correct("Beta"), lambda: note_again(color="green", tags=("t",)))
    library = open_library()
    made = library.store.annotations()[-1]
    assert (made.speaker, made.color, made.tags) == ("Beta", "green", ("t",))
    (folder / "annotations.json").write_bytes(base)
    meanwhile(folder, lambda: correct("Beta"), lambda: library.store.delete(made.id))
    assert speakers() == []
    library.close()


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_without_an_analysis_nobody_is_told_but_whom_the_reader_told(folder, monkeypatch, is_taken_back):
    made = correct("Beta")[0] if is_taken_back else None
    here = (lambda: uncorrect(made)) if made else (lambda: correct("Beta"))
    meanwhile(folder, here, annotate)
    shutil.rmtree(folder.parent / "cache")
    assert speakers() == [(None, None) if is_taken_back else ("Beta", None)]
    library = open_library()
    library.analysis(library.open("Day").document)
    library.close()
    assert speakers()[0][0] == ("Ana Ruiz" if is_taken_back else "Beta")


def test_what_git_merged_by_the_driver_is_seen_to_at_the_next_start(folder, monkeypatch):
    file = folder / "annotations.json"
    base = file.read_bytes()
    annotate()
    theirs = file.read_bytes()
    file.write_bytes(base)
    correct("Beta")
    names = [folder.parent / name for name in ("base.json", "theirs.json")]
    for name, content in zip(names, (base, theirs), strict=True):
        name.write_bytes(content)
    assert run(["merge", str(names[0]), str(file), str(names[1])]) == 0
    assert speakers() == [("Beta", None)]


def test_what_follows_from_corrections_is_no_later_edit(folder):
    meanwhile(folder, lambda: correct("Beta"), annotate)
    there = AnnotationStore(folder / COPY).annotations()[-1]
    assert open_library().store.annotation(there.id).updated == there.updated


def test_nothing_is_looked_at_twice(folder, monkeypatch):
    meanwhile(folder, lambda: correct("Beta"), annotate)
    assert speakers() == [("Beta", None)]
    monkeypatch.setattr(following, "follow_article", None)
    before = (folder / "annotations.json").read_bytes()
    assert speakers() == [("Beta", None)]
    assert (folder / "annotations.json").read_bytes() == before


def test_an_export_tells_the_speaker_in_force(folder, capsys):
    made = correct("Beta")[0]
    meanwhile(folder, lambda: uncorrect(made), annotate)
    assert run(["export", "Day"]) == 0
    assert "Beta" not in capsys.readouterr().out


def corrections():
    library = open_library()
    found = [each.correction.name for each in correcting.listed(library)]
    after = [json.loads(line)["after"] for line in correcting.training_lines(library)]
    lines = [each["speaker"]["name"] for each in after if "speaker" in each]
    told = [line for line in library.warnings if "corrections" in line]
    library.close()
    return found, lines, told


def test_of_two_devices_that_give_two_speakers_the_later_counts_and_that_is_told(folder):
    annotate()
    meanwhile(folder, lambda: correct("Beta"), lambda: correct("Gamma"))
    library = open_library()
    told = [line for line in library.warnings if "corrections" in line]
    assert told == [
        "two corrections of “A day is long enough for it,” in 'Day': the later counts (said by Beta), "
        "the other is taken back (said by Gamma)"
    ]
    assert any(each.message == told[0] and each.ok for each in library.check())
    library.close()
    assert corrections() == (["Beta"], ["Beta"], [])
    assert speakers() == [("Beta", None)]


def test_of_two_devices_that_give_two_speakers_the_earlier_holds_again_when_the_later_is_taken_back(folder):
    meanwhile(folder, lambda: correct("Gamma"), lambda: correct("Beta"))
    library = open_library()
    (later,) = library.store.corrections()
    assert later["name"] == "Gamma"
    correcting.delete(library, [later["id"]])
    assert [each["name"] for each in library.store.corrections()] == ["Beta"]
    library.close()


def test_two_devices_that_give_the_same_speaker_are_not_worth_a_word(folder):
    meanwhile(folder, lambda: correct("Beta"), lambda: correct("Beta"))
    library = open_library()
    assert not [line for line in library.warnings if "corrections" in line]
    library.close()
    assert corrections() == (["Beta"], ["Beta"], [])


def test_a_speaker_given_again_is_given_once_and_undo_has_the_first(folder):
    annotate()
    correct("Zed")
    library = open_library()
    article = library.open("Day")
    analysis = library.analysis(article.document, article.id)
    made = correcting.new_speakers(library, article, analysis, analysis.quotations[0], "Yan")
    changes = correcting.save(library, article, made)
    assert corrections() == (["Yan"], ["Yan"], [])
    assert speakers() == [("Yan", None)]
    apply_changes(library.store, [each.reversed() for each in reversed(changes)])
    assert corrections() == (["Zed"], ["Zed"], [])
    assert speakers() == [("Zed", None)]


def test_on_the_command_line_the_second_speaker_replaces_the_first(folder, capsys):
    for name in ("Zed", "Yan", "Yan"):
        assert run(["correct", "speaker", "Day", name, "--exact", "day is long"]) == 0
    assert run(["correct", "type", "Day", "Cem Dal", "ORG"]) == 0
    assert run(["correct", "type", "Day", "Cem Dal", "MISC"]) == 0
    capsys.readouterr()
    assert run(["correct", "list"]) == 0
    listed = capsys.readouterr().out
    assert ("Yan" in listed, "Zed" in listed) == (True, False)
    assert ("MISC" in listed, "ORG" in listed) == (True, False)
    assert run(["correct", "export"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    library = open_library()
    [last] = [each["id"] for each in library.store.corrections() if each["name"] == "Yan"]
    library.close()
    assert run(["correct", "delete", last]) == 0
    assert "said by Zed, as you said before" in capsys.readouterr().err
    assert "Zed" in corrections()[0]
