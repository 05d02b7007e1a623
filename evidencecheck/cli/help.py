"""Commands and options whose help speaks the reader's language.

Click writes its help in the language of the source and wraps by characters; Chinese takes two
columns per character and has no spaces. So the layout is done here, from click's own parts.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from itertools import zip_longest
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from evidencecheck.i18n import Language, choose_language, translator
from evidencecheck.model.message import Message, msg
from evidencecheck.report.text.wrap import columns, wrap

PREFIX = "EVIDENCECHECK"
"""Every option has an environment twin: this and its name, the same for all commands."""
WIDEST = 100
"""Help is not laid out wider: long lines read badly."""
NAMES_WIDTH = 26
SAID = "evidencecheck.language"
"""Where a context keeps the language that its arguments name."""
CONTEXT: MutableMapping[str, Any] = {
    "auto_envvar_prefix": PREFIX,
    "help_option_names": ["-h", "--help"],
}
F = TypeVar("F", bound=Callable[..., Any])
Row = tuple[str, str, str]
"""Name, what it means, a note that is kept in one piece."""


class Option(click.Option):
    """An option whose help is a message of the catalogue and names its environment variable."""

    def described(self, ctx: click.Context) -> Row | None:
        """Names, help in the reader's language, and environment variable with default."""
        record = self.get_help_record(ctx)
        if record is None:
            return None
        say = translator(language(ctx))
        extra = self.get_help_extra(ctx)
        notes = [f"{say(ENVIRONMENT)} {name}" for name in extra.get("envvars", ())]
        if "default" in extra:
            notes.append(f"{say(DEFAULT)} {extra['default']}")
        return record[0], say(self.help or ""), f"[{'; '.join(notes)}]" if notes else ""


class Described(click.Command):
    """A command with translated help, examples and notes."""

    examples: Sequence[tuple[str, Message]] = ()
    notes: Sequence[Message] = ()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note the language first: ``--help`` ends the parsing before a later ``--lang`` is seen."""
        ctx.meta[SAID] = said_language(args) or ctx.meta.get(SAID)
        return super().parse_args(ctx, args)

    def get_short_help_str(self, limit: int = 45) -> str:
        ctx = click.get_current_context(silent=True)
        return self.about(ctx) if ctx else super().get_short_help_str(limit)

    def about(self, ctx: click.Context) -> str:
        """What the list of commands says of this one."""
        return translator(language(ctx))(self.short_help or self.help or "")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
        formatter.write("\n".join(self._lines(ctx, translator(language(ctx)), max(width, 40))))
        formatter.write("\n")

    def _lines(self, ctx: click.Context, say: Callable[[str], str], width: int) -> list[str]:
        usage = " ".join([say(USAGE), ctx.command_path, *self.collect_usage_pieces(ctx)])
        lines = [*wrap(usage, width), "", *_indented(say(self.help or ""), width)]
        if self.examples:
            lines += ["", say(EXAMPLES)]
            for example, what in self.examples:
                lines += [
                    f"  {example}",
                    *(f"      {line}" for line in wrap(what.text(say), width - 6)),
                ]
        if isinstance(self, click.Group):
            commands = [self.get_command(ctx, name) for name in self.list_commands(ctx)]
            named = [
                (command.name or "", say(command.short_help or ""), "")
                for command in commands
                if command
            ]
            lines += ["", say(COMMANDS), *_definitions(named, width)]
        rows = [row for param in self.get_params(ctx) if (row := _option(param, ctx)) is not None]
        lines += ["", say(OPTIONS), *_definitions(rows, width)]
        for note in self.notes:
            lines += ["", *_indented(note.text(say), width)]
        return lines


class Command(Described):
    """One command of the group."""

    def __init__(
        self,
        *args: Any,
        examples: Sequence[tuple[str, Message]] = (),
        notes: Sequence[Message] = (),
        **settings: Any,
    ) -> None:
        settings["context_settings"] = CONTEXT
        super().__init__(*args, **settings)
        self.examples = examples
        self.notes = notes


def option(*names: str, help: Message, **settings: Any) -> Callable[[F], F]:
    """As ``click.option``: help is translated, the environment variable is shown."""
    settings.setdefault("show_envvar", True)
    return click.option(*names, cls=Option, help=help.template, **settings)


def language_option(function: F) -> F:
    about = msg("Language of the report and of this help: English, Chinese, or your locale's.")
    kind = click.Choice(["auto", "en", "zh"])
    return option("--lang", type=kind, is_eager=True, help=about)(function)


def wanted_language(ctx: click.Context) -> str | None:
    """What --lang says, on the command or before it; else the environment variable, else None."""
    given = None
    current: click.Context | None = ctx
    while current is not None:
        value = current.params.get("lang")
        if value and current.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
            return str(value)
        given = given or value
        current = current.parent
    return ctx.meta.get(SAID) or given


def language(ctx: click.Context) -> Language:
    outside = os.environ.get(f"{PREFIX}_LANG", "auto")
    return choose_language(wanted_language(ctx) or outside, os.environ)


def language_outside(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language where no context exists any more: for the last message before the end."""
    wanted = said_language(arguments) or environment.get(f"{PREFIX}_LANG", "auto")
    return choose_language(wanted, environment)


def said_language(arguments: Sequence[str]) -> str | None:
    """What follows the last ``--lang``, without understanding the rest."""
    said = None
    for this, following in zip_longest(arguments, arguments[1:]):
        if this == "--lang":
            said = following
        elif this.startswith("--lang="):
            said = this.removeprefix("--lang=")
    return said or None


USAGE = msg("Usage:").template
EXAMPLES = msg("Examples:").template
COMMANDS = msg("Commands:").template
OPTIONS = msg("Options:").template
ENVIRONMENT = msg("env:").template
DEFAULT = msg("default:").template
HELP = msg("Show this help and exit.").template
VERSION = msg("Show the version and exit.").template


def _option(param: click.Parameter, ctx: click.Context) -> Row | None:
    """None for an argument: the description of the command speaks of it."""
    if isinstance(param, Option):
        return param.described(ctx)
    record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
    if record is None:
        return None
    own = {"--help": HELP, "--version": VERSION}.get(param.opts[-1])
    return record[0], translator(language(ctx))(own) if own else record[1], ""


def _indented(content: str, width: int) -> list[str]:
    return [f"  {line}" for line in wrap(content, width - 2)]


def _definitions(rows: Sequence[Row], width: int) -> list[str]:
    """Names with what they mean, beside them where there is room, else below."""
    indent = min(max((columns(row[0]) for row in rows), default=0), NAMES_WIDTH) + 4
    lines = []
    for name, about, note in rows:
        told = wrap(about, width - indent)
        if note and indent + columns(told[-1]) + 2 + columns(note) <= width:
            told[-1] += f"  {note}"
        elif note:
            told += wrap(note, width - indent)
        if columns(name) + 4 <= indent:
            lines.append(f"  {name}{' ' * (indent - 2 - columns(name))}{told.pop(0)}")
        else:
            lines.append(f"  {name}")
        lines.extend(" " * indent + line for line in told)
    return lines
