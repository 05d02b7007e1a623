"""``evidencecheck rules``: the catalogue."""

from __future__ import annotations

import json

import click

from evidencecheck.cli.help import Command, language_option, option
from evidencecheck.cli.judge import screen_options
from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import msg


@click.command(
    "rules",
    cls=Command,
    short_help=msg("List all rules.").template,
    help=msg("Lists all rules with their code, severity and title.").template,
    examples=(
        ("evidencecheck rules", msg("a table")),
        ("evidencecheck rules --format json", msg("for a program")),
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=msg("A table for people, or a list for programs."),
)
@language_option
def rules(form: str, lang: str | None) -> ExitStatus:
    from evidencecheck.rules.catalogue import RULES
    from evidencecheck.rules.manual import manual

    options = screen_options(form)
    pages = [(rule, manual(rule.code, options.lang)) for rule in RULES]
    if form == "text":
        from evidencecheck.report.text.manual_page import table

        click.echo(table(pages, options), nl=False, color=options.color)
        return ExitStatus.OK
    listed = [
        {
            "code": rule.code,
            "slug": rule.slug,
            "severity": rule.severity.value,
            "title": page.title,
            "since": page.since,
        }
        for rule, page in pages
    ]
    click.echo(json.dumps({"rules": listed}, ensure_ascii=False, indent=2))
    return ExitStatus.OK
