"""``evidencecheck extract FILE...``: what is read from single files, outside any claim."""

from __future__ import annotations

from pathlib import Path

import click

from evidencecheck.cli.deliver import deliver, writable
from evidencecheck.cli.help import Command, option
from evidencecheck.cli.judge import report_options
from evidencecheck.cli.options import (
    OutputOptions,
    ReadingOptions,
    output_options,
    reading_options,
)
from evidencecheck.cli.outcome import Tally
from evidencecheck.cli.progress import progress_bar
from evidencecheck.i18n import translator
from evidencecheck.model.errors import NothingToCheckError
from evidencecheck.model.finding import ExitStatus, Severity
from evidencecheck.model.message import msg
from evidencecheck.report.formats import FORMATS


@click.command(
    "extract",
    cls=Command,
    short_help=msg("Show what is read from single files.").template,
    help=msg(
        "Shows what is read from single files: what kind of document each one is, and its numbers, "
        "amounts and dates, each with where it stands and how sure the reading is."
    ).template,
    examples=(
        ("evidencecheck extract invoice.pdf", msg("a table of facts")),
        ("evidencecheck extract invoice.pdf --text", msg("its text, line by line")),
        ("evidencecheck extract *.pdf --format json", msg("facts for a program")),
    ),
)
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@option(
    "--text",
    "lines",
    is_flag=True,
    show_envvar=False,
    help=msg("What was read, line by line, in reading order; in JSON, beside the facts."),
)
@output_options
@reading_options
def extract(
    files: tuple[Path, ...],
    lines: bool,
    reading: ReadingOptions,
    output: OutputOptions,
    lang: str | None,  # read from the context
) -> ExitStatus:
    from evidencecheck.engine.run import extract_files

    place = writable(output.output)
    options = report_options(output, lines=lines)
    with progress_bar(output, translator(options.lang)) as progress:
        extraction = extract_files(files, reading.settings(), progress)
    if not extraction.evidence:
        raise NothingToCheckError(msg("No file was read."))
    tally = Tally(Severity(output.fail_on), output.exit_zero)
    tally.count(extraction.findings)
    deliver(FORMATS[output.format]().extraction(extraction, options), place)
    return tally.status
