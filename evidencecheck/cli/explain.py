"""``evidencecheck explain CODE``: a rule's manual page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from evidencecheck.cli.help import Command, language_option, option
from evidencecheck.cli.judge import screen_options
from evidencecheck.model.errors import UsageError
from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import msg

if TYPE_CHECKING:
    from evidencecheck.rules.interface import Rule


@click.command(
    "explain",
    cls=Command,
    short_help=msg("Explain a finding and how to fix it.").template,
    help=msg(
        "Explains a finding by its code or name: when it fires, why it matters, examples, how to "
        "fix it, and when it is wrong."
    ).template,
    examples=(
        ("evidencecheck explain IDN001", msg("by its code")),
        ("evidencecheck explain order-id-mismatch", msg("by its name")),
    ),
)
@click.argument("code")
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=msg("A page for people, or an object for programs."),
)
@language_option
def explain(code: str, form: str, lang: str | None) -> ExitStatus:
    from evidencecheck.rules.catalogue import RULES
    from evidencecheck.rules.manual import manual

    rule = _named(code, RULES)
    options = screen_options(form)
    its_manual = manual(rule.code, options.lang)
    if form == "text":
        from evidencecheck.report.text.manual_page import page

        click.echo(page(rule, its_manual, options), nl=False, color=options.color)
        return ExitStatus.OK
    head = {"code": rule.code, "slug": rule.slug, "severity": rule.severity.value}
    click.echo(json.dumps({**head, **asdict(its_manual)}, ensure_ascii=False, indent=2))
    return ExitStatus.OK


def _named(wanted: str, rules: Sequence[Rule]) -> Rule:
    """The rule of that code or slug; else an error that names the one probably meant."""
    from rapidfuzz import process

    names = {name: rule for rule in rules for name in (rule.code.lower(), rule.slug)}
    if wanted.lower() in names:
        return names[wanted.lower()]
    close = process.extractOne(wanted.lower(), list(names), score_cutoff=60)
    if close is None:
        raise UsageError(
            msg("No rule is called {name}. `evidencecheck rules` lists all.", name=wanted)
        )
    meant = names[close[0]]
    raise UsageError(
        msg(
            "No rule is called {name}. Did you mean {code} ({slug})?",
            name=wanted,
            code=meant.code,
            slug=meant.slug,
        )
    )
