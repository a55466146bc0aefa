"""What the menu of corrections offers for a passage, without a terminal."""

from __future__ import annotations

from reader.analysis.model import Entity, Mention, Quotation
from reader.text import Span
from reader.tui.screens.correct_entries import Subject, menu_entries

TEXT = "“Ann Lee left,” he said."
NAME = Mention(1, 8, "Ann Lee")
ANN = Entity("person:ann", "Ann Lee", "PERSON", (), (NAME,))
SAID = Quotation(1, 14, "Ann Lee left,", "direct", 1, None, None)


def first_letter(span: Span) -> str:
    entries = menu_entries(Subject(span, SAID, NAME, ANN, (), (), is_selected=False))
    assert {"s", "r"} <= {each.letter for each in entries}
    return next(each.letter for each in entries if each.letter)


def test_what_is_meant_comes_first_the_name_or_the_quotation_around_it():
    assert first_letter(Span(1, 8)) == "r"
    assert first_letter(Span(1, 14)) == "s"
    assert first_letter(Span(0, 15)) == "s"
