"""Keys into commands, and keymaps."""

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.keys import Binding, KeySequences, keymap_problems, name_of, shown_keys, with_keymap

TABLE = (
    Binding("a.down", ("j", "down"), "down", "down", takes_count=True),
    Binding("a.top", ("g g",), "top", "top"),
    Binding("a.mark", ("m <char>",), "mark", "mark"),
    Binding("a.color", ("c 1",), "color", "color"),
    Binding("a.zero", ("0",), "zero", "line start"),
)


def press(keys):
    sequences = KeySequences(TABLE)
    return [(c.binding.id, c.count, c.character) for key in keys if (c := sequences.press(key))], sequences


def test_counts_sequences_and_characters():
    assert press(["1", "0", "j"])[0] == [("a.down", 10, "")]
    assert press(["g", "g", "j"])[0] == [("a.top", None, ""), ("a.down", None, "")]
    assert press(["m", "x"])[0] == [("a.mark", None, "x")]
    assert press(["c", "1"])[0] == [("a.color", None, "")]
    assert press(["0"])[0] == [("a.zero", None, "")]


def test_a_digit_that_is_bound_is_a_key_unless_a_count_was_begun():
    sequences = KeySequences((*TABLE, Binding("a.tab", ("2",), "tab", "tab")))
    assert sequences.press("2").binding.id == "a.tab"
    assert sequences.press("1") is None
    assert sequences.press("2") is None
    assert sequences.press("j").count == 12


def test_what_was_typed_is_told_and_forgotten_when_it_leads_nowhere():
    found, sequences = press(["2", "g"])
    assert (found, sequences.typed, sequences.waits) == ([], "2g", True)
    assert sequences.press("x") is None
    assert (sequences.typed, sequences.waits) == ("", False)


def test_a_key_after_one_that_begins_sequences_elsewhere_does_not_act():
    sequences = KeySequences(TABLE, begin_elsewhere=("]", "g", "j"))
    assert sequences.press("]") is None
    assert sequences.typed == "]"
    assert sequences.press("j") is None
    assert not sequences.waits
    assert sequences.press("j").binding.id == "a.down"
    assert [sequences.press("g"), sequences.press("g").binding.id] == [None, "a.top"]


@given(st.lists(st.sampled_from(["g", "j", "m", "c", "1", "0", "9", "x", "escape", "down"]), max_size=30))
def test_no_keys_leave_it_waiting_for_ever(keys):
    _, sequences = press(keys)
    sequences.clear()
    command = sequences.press("j")
    assert command
    assert command.count is None


def test_a_keymap_gives_keys_and_takes_them_from_their_old_binding():
    changed = {b.id: b.keys for b in with_keymap(TABLE, {"a.top": ("j", "T t"), "nobody": ("j",)})}
    assert changed["a.top"] == ("j", "T t")
    assert changed["a.down"] == ("down",)


def test_a_keymap_that_cannot_work_is_told():
    assert keymap_problems({"a.top": ("T",)}, [TABLE]) == []
    assert "nobody" in keymap_problems({"nobody": ("x",)}, [TABLE])[0]
    assert "no key left" in keymap_problems({"a.top": ()}, [TABLE])[0]
    assert "a.mark" in keymap_problems({"a.zero": ("m",)}, [TABLE])[0]


def test_names_and_help():
    assert name_of("right_parenthesis", ")") == ")"
    assert name_of("space", " ") == "space"
    assert name_of("ctrl+d", "\x04") == "ctrl+d"
    assert shown_keys("g g") == "gg"
    assert shown_keys("ctrl+d") == "Ctrl+d"
