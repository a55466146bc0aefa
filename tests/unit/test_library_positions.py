"""Where reading stopped, in a text that was edited since."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reader.library.model import ReadingPosition
from reader.library.positions import offset_in, position_in
from reader.text.document import Document

_CHANCE = Random(5)
_WORDS = "harbour boat night rain road letter house field river winter baker singer stone light copper ledger".split()
PARAGRAPHS = [
    f"Paragraph {number} tells of {' and '.join(_CHANCE.sample(_WORDS, 9))}, and ends.\n\n"
    for number in range(60)
]
TEXT = "".join(PARAGRAPHS)
PLACE = TEXT.index("Paragraph 30 ")


def moved_to(edited: str, offset: int = PLACE) -> str:
    """The text from where the place is after an edit."""
    return edited[offset_in(Document(edited), position_in(Document(TEXT), offset, 0.5)) :]


def test_an_edit_before_the_place_moves_it() -> None:
    assert moved_to("Something new.\n\n" + TEXT).startswith("Paragraph 30 ")
    assert moved_to("".join(PARAGRAPHS[20:])).startswith("Paragraph 30 ")


def test_an_edit_of_its_own_words_leaves_it_there() -> None:
    assert moved_to("New.\n\n" + TEXT.replace("Paragraph 30 tells", "Paragraph 30 told")).startswith(
        "Paragraph 30 "
    )


def test_a_place_within_its_words_stays_within_them() -> None:
    assert moved_to("New.\n\n" + TEXT, len(TEXT) - 12) == TEXT[-12:]
    assert moved_to("New.\n\n" + TEXT, len(TEXT)) == ""


def test_where_its_words_are_gone_what_stood_before_them_is_not_followed_far() -> None:
    often = "Story continues below. Sign up for our letter on all that is new in town, each day at noon.\n\n"
    text = often + "".join(PARAGRAPHS[:30]) + often + "".join(PARAGRAPHS[30:])
    place = text.index("Paragraph 30 ")
    edited = often + "".join(PARAGRAPHS[:30]) + "".join(PARAGRAPHS[33:])
    assert offset_in(Document(edited), position_in(Document(text), place, 0.5)) == place


def test_where_all_is_other_the_offset_stays_as_far_as_the_text_goes() -> None:
    position = position_in(Document(TEXT), PLACE, 0.5)
    assert offset_in(Document("Short."), position) == len("Short.")
    assert offset_in(Document("x" * 9000), position) == PLACE
    assert offset_in(Document(""), position) == 0


def test_the_beginning_stays_the_beginning() -> None:
    assert offset_in(Document("New.\n\n" + TEXT), position_in(Document(TEXT), 0, 0.0)) == 0


def test_a_position_of_an_older_version_is_its_offset() -> None:
    assert offset_in(Document(TEXT), ReadingPosition(40, "other")) == 40


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 400))
def test_any_place_of_any_text_is_found_somewhere_in_any_other(text: str, other: str, offset: int) -> None:
    offset = min(offset, len(text))
    position = position_in(Document(text), offset, 0.5)
    assert offset_in(Document(text), position) == offset
    assert 0 <= offset_in(Document(other), position) <= len(other)
