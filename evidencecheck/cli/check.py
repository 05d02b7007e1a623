"""``evidencecheck check CASE...``: one or a few claims."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from evidencecheck.cli.help import Command
from evidencecheck.cli.judge import judge
from evidencecheck.cli.options import (
    OutputOptions,
    ReadingOptions,
    judging_options,
    output_options,
    reading_options,
)
from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import msg
from evidencecheck.report.interface import Details


@click.command(
    "check",
    cls=Command,
    short_help=msg("Check the evidence of one or more claims.").template,
    help=msg(
        "Checks the evidence of one or more claims. A CASE is a folder: everything below it is "
        "evidence for one claim. A file claim.toml in it may say what is claimed; without one, the "
        "claim is inferred from the evidence."
    ).template,
    examples=(
        ("evidencecheck check claims/lost-flask", msg("a report to read")),
        (
            "evidencecheck check claims/lost-flask --format json -o report.json",
            msg("a report for a program"),
        ),
        (
            "evidencecheck check claims/lost-flask --policy carrier-ups",
            msg("would the carrier accept it?"),
        ),
    ),
)
@click.argument(
    "cases",
    metavar="CASE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@output_options
@judging_options
@reading_options
def check(
    cases: tuple[Path, ...],
    as_of: datetime | None,
    policy: str | None,
    policy_dir: Path | None,
    details: str | None,
    reading: ReadingOptions,
    output: OutputOptions,
    lang: str | None,  # read from the context
) -> ExitStatus:
    settings = reading.settings(as_of, policy, policy_dir)
    return judge(cases, settings, output, Details(details or Details.ALL))
