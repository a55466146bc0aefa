"""Keys into commands: counts (`10j`), sequences (`gg`, `]q`, `dd`) and characters that a command asks for (`ma`).

Textual binds single keys only; this is the one place that knows more. Pure: it neither reads keys nor runs
anything. A key is named as Textual names it, but printable ones by their character ("]", "G", "space").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys that run an action on a screen."""

    id: str
    """Dotted, as in "article.add_highlight": what a keymap file names."""
    keys: tuple[str, ...]
    """Each one or more keys apart by a space: "g g", "ctrl+d", "m <char>" where any character may follow."""
    action: str
    """Name of the screen's method without `action_`, with `(argument)` where it takes one."""
    description: str
    section: str = ""
    """Heading that the help puts it under."""
    hint: str = ""
    """Word for the line of hints; empty: not among them."""
    takes_count: bool = False
    lets_moves_on: bool = False
    """Looking and moving need not wait until it is done: it stays on its screen and at what it was meant for."""
    also: tuple[str, ...] = ()
    """Other words for what it does: palette and help find it by them, and do not show them."""
    hinted_keys: int = 1
    """How many of its keys the line of hints shows."""


@dataclass(frozen=True, slots=True)
class Command:
    """A binding whose keys were pressed."""

    binding: Binding
    count: int | None = None
    character: str = ""
    """What stood for `<char>`."""


@dataclass
class KeySequences:
    """Collects pressed keys until they are a command or cannot become one."""

    bindings: tuple[Binding, ...]
    pending: list[str] = field(default_factory=list)
    count: str = ""
    begin_elsewhere: tuple[str, ...] = ()
    """Keys that begin sequences on another screen: where they mean nothing, the key after one does not act either."""

    def __post_init__(self) -> None:
        self._by_keys = {
            tuple(keys.split(" ")): binding for binding in self.bindings for keys in binding.keys
        }
        self._prefixes = {keys[:length] for keys in self._by_keys for length in range(1, len(keys))}
        self._prefixes |= {(key,) for key in self.begin_elsewhere}

    @property
    def typed(self) -> str:
        """What was typed of an unfinished command, for the status line."""
        return self.count + "".join(shown_key(key) for key in self.pending)

    def clear(self) -> None:
        """Forget what was typed."""
        self.pending, self.count = [], ""

    def press(self, key: str) -> Command | None:
        """Take a key; the command that it completes, or None. `waits` tells whether more keys are expected."""
        is_digit = not self.pending and len(key) == 1 and key.isdecimal()
        if is_digit and (self.count or (key != "0" and (key,) not in self._by_keys)):
            self.count = (self.count + key)[:6]
            return None
        keys = (*self.pending, key)
        binding, character = self._find(keys)
        if binding:
            count = int(self.count) if self.count else None
            self.clear()
            return Command(binding, count, character)
        if keys in self._prefixes:
            self.pending = list(keys)
        elif self.pending or self.count:
            self.clear()
        return None

    @property
    def waits(self) -> bool:
        """Whether a count or the beginning of a sequence was typed."""
        return bool(self.pending or self.count)

    def _find(self, keys: tuple[str, ...]) -> tuple[Binding | None, str]:
        exact = self._by_keys.get(keys)
        if exact:
            return exact, ""
        if len(keys[-1]) == 1:
            return self._by_keys.get((*keys[:-1], "<char>")), keys[-1]
        return None, ""


def with_keymap(bindings: Iterable[Binding], keymap: Mapping[str, tuple[str, ...]]) -> tuple[Binding, ...]:
    """The bindings with the keys that a keymap gives by id; a key given away is taken from its old binding."""
    bindings = tuple(bindings)
    given = {keys for binding in bindings if binding.id in keymap for keys in keymap[binding.id]}
    changed = []
    for binding in bindings:
        keys = (
            keymap[binding.id]
            if binding.id in keymap
            else tuple(key for key in binding.keys if key not in given)
        )
        changed.append(replace(binding, keys=keys))
    return tuple(changed)


def keymap_problems(
    keymap: Mapping[str, tuple[str, ...]], tables: Iterable[tuple[Binding, ...]], others: Iterable[str] = ()
) -> list[str]:
    """One line for each thing in a keymap that cannot work; others: ids that stand in no table and are known."""
    tables = [tuple(table) for table in tables]
    known = {binding.id for table in tables for binding in table} | set(others)
    problems = [
        f"keymap: there is no {name!r}; the help shows what there is" for name in keymap if name not in known
    ]
    problems += [f"keymap: {name} has no key left" for name, keys in keymap.items() if not keys]
    for table in tables:
        pressed = {tuple(keys.split(" ")): b.id for b in with_keymap(table, keymap) for keys in b.keys}
        for keys, name in pressed.items():
            hidden = [other for length in range(1, len(keys)) if (other := pressed.get(keys[:length]))]
            if hidden and (name in keymap or hidden[0] in keymap):
                problems.append(
                    f"keymap: the keys of {hidden[0]} begin those of {name}, which cannot be reached"
                )
    return list(dict.fromkeys(problems))


_SHOWN = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
    "<char>": "…",
}


def shown_key(key: str) -> str:
    """A key as help shows it."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:]}"
    return _SHOWN.get(key, key)


def shown_keys(keys: str) -> str:
    """A sequence of keys as help shows it."""
    return "".join(shown_key(key) for key in keys.split(" "))


def name_of(key: str, character: str | None) -> str:
    """The name of a pressed key: printable ones by their character, others as Textual names them."""
    if character and character.isprintable() and character != " ":
        return character
    return key
