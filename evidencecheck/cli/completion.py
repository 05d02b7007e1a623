"""``evidencecheck completion``: the script that completes words in the shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from evidencecheck.cli.help import PREFIX, Command, language_option
from evidencecheck.model.errors import UsageError
from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import msg

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    cls=Command,
    short_help=msg("Print the script that completes commands in your shell.").template,
    help=msg("Prints the script that completes commands and options in your shell.").template,
    examples=(
        ('eval "$(evidencecheck completion bash)"', msg("in ~/.bashrc; for zsh alike in ~/.zshrc")),
        (
            "evidencecheck completion fish > ~/.config/fish/completions/evidencecheck.fish",
            msg("for fish"),
        ),
    ),
)
@click.argument("shell", metavar="|".join(SHELLS), type=click.Choice(SHELLS))
@language_option
@click.pass_context
def completion(ctx: click.Context, shell: str, lang: str | None) -> ExitStatus:
    maker = get_completion_class(shell)
    if maker is None:
        raise UsageError(msg("No completion for {shell}.", shell=shell))
    script = maker(ctx.find_root().command, {}, "evidencecheck", f"_{PREFIX}_COMPLETE")
    click.echo(script.source())
    return ExitStatus.OK
