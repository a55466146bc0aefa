"""What `--help` prints: examples stand as they were written, each on a line of its own."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import click

from reader.cli.main import reader

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[click.Context]:
    context = click.Context(command, parent, name, terminal_width=80, max_content_width=80)
    yield context
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below is not None
            yield from commands(below, each, context)


def examples(text: str) -> list[str]:
    parts = inspect.cleandoc(text).split("\b\n")[1:]
    return [line.strip() for part in parts for line in part.split("\n\n")[0].splitlines()]


def test_examples_stand_each_on_a_line_of_its_own() -> None:
    found = {context.command_path: context for context in commands(reader, "reader")}
    assert {"reader", "reader notes", "reader correct speaker"} <= found.keys()
    shown = 0
    for path, context in found.items():
        text = context.get_help()
        assert "\\b" not in text, path
        lines = [line.strip() for line in text.splitlines()]
        for example in examples(context.command.help or ""):
            assert example in lines, path
            assert len(example) <= 76, path
            shown += 1
    assert shown > 40
