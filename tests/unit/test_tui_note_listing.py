"""What is listed, shown and marked of annotations."""

from dataclasses import dataclass

from reader.annotations.filtering import NoteFilter
from reader.annotations.model import Annotation
from reader.tui.screens.note_listing import Listing, fitting


@dataclass
class Note:
    annotation: Annotation
    title: str = "An article"
    subject: object = None


def listing(count: int = 5) -> Listing[Note]:
    made = Listing[Note]()
    notes = [Note(Annotation(str(number), "article", None)) for number in range(count)]
    made.show(notes, fitting(notes, NoteFilter()))
    return made


def test_rows_are_those_of_what_is_shown():
    notes = listing()
    notes.show(notes.items, [1, 3])
    assert notes.shown == {"1", "3"}
    assert notes.at(1) is notes.items[3]
    assert notes.at(2) is None
    assert (notes.row_of("3"), notes.row_of("0")) == (1, None)


def test_marks_turn_and_end_with_what_is_shown_no_more():
    notes = listing()
    notes.turn_marks(1, 2)
    notes.turn_marks(2, 2)
    assert notes.marked == {"1", "3"}
    notes.show(notes.items, [0, 1])
    assert notes.marked == {"1"}
    notes.mark_all()
    assert notes.marked == {"0", "1"}
    notes.mark_all()
    assert notes.marked == set()


def test_what_is_meant_is_marked_or_else_under_the_cursor():
    notes = listing()
    assert [each.id for each in notes.targets(2)] == ["2"]
    notes.turn_marks(3, 2)
    assert [each.id for each in notes.targets(0)] == ["3", "4"]
    assert listing(0).targets(0) == []
