"""`reader completion`."""

from __future__ import annotations

import click

from reader.cli.output import write


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Print your shell's completion script.

    \b
      eval "$(reader completion bash)"          in ~/.bashrc
      eval "$(reader completion zsh)"           in ~/.zshrc
      reader completion fish > ~/.config/fish/completions/reader.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        script = kind(ctx.find_root().command, {}, "reader", "_READER_COMPLETE")
        write(script.source_template % script.source_vars() + "\n")
