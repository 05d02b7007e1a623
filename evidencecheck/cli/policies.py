"""``evidencecheck policies`` and ``evidencecheck policy ID``: what each kind of claim requires."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from evidencecheck.cli.help import Command, language_option, option
from evidencecheck.cli.judge import screen_options
from evidencecheck.cli.options import policy_dir_option
from evidencecheck.model.case import Policy
from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import Message, msg
from evidencecheck.report.interface import Options

_form_option = option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=msg("A page for people, or an object for programs."),
)


@click.command(
    "policies",
    cls=Command,
    short_help=msg("List all policies.").template,
    help=msg(
        "Lists the policies that a claim can be judged by: marketplaces, carriers, and those of "
        "your own in a folder."
    ).template,
    examples=(("evidencecheck policies", msg("a table")),),
)
@policy_dir_option
@_form_option
@language_option
def policies(policy_dir: Path | None, form: str, lang: str | None) -> ExitStatus:
    from evidencecheck.policies import known, load

    options = screen_options(form)
    found = [load(each, policy_dir) for each in known(policy_dir)]
    if form == "text":
        from evidencecheck.report.text.policy_page import policy_table

        click.echo(policy_table(found, options), nl=False, color=options.color)
        return ExitStatus.OK
    listed = [{"id": each.id, "title": options.say(each.title)} for each in found]
    click.echo(json.dumps({"policies": listed}, ensure_ascii=False, indent=2))
    return ExitStatus.OK


@click.command(
    "policy",
    cls=Command,
    short_help=msg("Show what a policy requires.").template,
    help=msg(
        "Shows a policy by its id: required and optional evidence, windows, thresholds, accepted "
        "files, and the source of every number."
    ).template,
    examples=(("evidencecheck policy amazon-atoz-injury", msg("one policy")),),
)
@click.argument("policy_id", metavar="ID")
@policy_dir_option
@_form_option
@language_option
def policy(policy_id: str, policy_dir: Path | None, form: str, lang: str | None) -> ExitStatus:
    from evidencecheck.policies import load

    options = screen_options(form)
    found = load(policy_id, policy_dir)
    if form == "text":
        from evidencecheck.report.text.policy_page import policy_page

        click.echo(policy_page(found, options), nl=False, color=options.color)
        return ExitStatus.OK
    click.echo(json.dumps(_plain(found, options), ensure_ascii=False, indent=2))
    return ExitStatus.OK


def _plain(policy: Policy, options: Options) -> dict[str, Any]:
    """The policy as JSON has it: amounts as strings, messages in the language of the report."""
    told = {"title": options.say(policy.title), "decided_by": options.say(policy.decided_by)}
    thresholds = [
        {
            **asdict(each),
            "upto": options.say(each.upto) if isinstance(each.upto, Message) else None,
            "above": options.say(each.above),
        }
        for each in policy.thresholds
    ]
    whole = {**asdict(policy), **told, "thresholds": thresholds}
    written: dict[str, Any] = json.loads(json.dumps(whole, default=_written))
    return written


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(type(value).__name__)
