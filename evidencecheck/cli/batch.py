"""``evidencecheck batch ROOT``: every claim below a folder."""

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
from evidencecheck.model.errors import NothingToCheckError
from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import msg
from evidencecheck.report.interface import Details


@click.command(
    "batch",
    cls=Command,
    short_help=msg("Check every claim folder below a folder.").template,
    help=msg(
        "Checks every claim below ROOT: each direct subfolder is a case. Prints the cases that "
        "have problems and a table of all."
    ).template,
    examples=(
        ("evidencecheck batch claims", msg("problems, and a table of all cases")),
        ("evidencecheck batch claims --details none", msg("the table alone")),
        ("evidencecheck batch claims --fail-on warning", msg("also warnings make it fail")),
    ),
)
@click.argument("root", type=click.Path(exists=True, file_okay=False, path_type=Path))
@output_options
@judging_options
@reading_options
def batch(
    root: Path,
    as_of: datetime | None,
    policy: str | None,
    policy_dir: Path | None,
    details: str | None,
    reading: ReadingOptions,
    output: OutputOptions,
    lang: str | None,  # read from the context
) -> ExitStatus:
    cases = cases_below(root)
    if not cases:
        raise NothingToCheckError(
            msg("{folder} has no subfolder; each claim is to be one.", folder=str(root))
        )
    settings = reading.settings(as_of, policy, policy_dir)
    return judge(cases, settings, output, Details(details or Details.PROBLEMS))


def cases_below(root: Path) -> list[Path]:
    """Each direct subfolder that is not hidden, by name."""
    folders = (each for each in root.iterdir() if not each.name.startswith(".") and each.is_dir())
    return sorted(folders, key=lambda folder: folder.name)
