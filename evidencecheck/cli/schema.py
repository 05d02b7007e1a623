"""``evidencecheck schema``: the contract of the JSON documents."""

from __future__ import annotations

import json

import click

from evidencecheck.cli.help import Command, language_option
from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import msg


@click.command(
    "schema",
    cls=Command,
    short_help=msg("Print the JSON Schema of a JSON document.").template,
    help=msg(
        "Prints the JSON Schema (draft 2020-12) of the report that check and batch write, of the "
        "extraction that extract writes, or of a policy file."
    ).template,
    examples=(("evidencecheck schema report > report.schema.json", msg("keep it as a file")),),
)
@click.argument(
    "name",
    metavar="report|extraction|policy",
    type=click.Choice(["report", "extraction", "policy"]),
)
@language_option
def schema(name: str, lang: str | None) -> ExitStatus:
    if name == "policy":
        from evidencecheck.policies import schema as policy_schema

        click.echo(json.dumps(policy_schema(), indent=2))
        return ExitStatus.OK
    from evidencecheck.report.schema import shipped

    click.echo(shipped(name), nl=False)
    return ExitStatus.OK
