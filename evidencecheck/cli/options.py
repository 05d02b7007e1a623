"""Options that several commands share, gathered into frozen values."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from evidencecheck.cli.help import language_option, option
from evidencecheck.cli.limits import Limit, limits_of
from evidencecheck.model.errors import UsageError
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import msg
from evidencecheck.report.formats import FORMATS
from evidencecheck.report.interface import Details

if TYPE_CHECKING:
    from evidencecheck.engine.run import RunSettings
    from evidencecheck.stages.read.settings import OcrChoice

F = TypeVar("F", bound=Callable[..., Any])
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Of a day that a case can be judged on; sums with days beyond end outside the calendar."""
TIMEOUT = 120
"""Seconds for one file: a scan of a hundred pages is read in that time on a small machine."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How evidence is read."""

    ocr: OcrChoice
    jobs: int | None
    timeout: float
    limit: tuple[tuple[str, int], ...]
    """Names and values of `Limits`."""

    def settings(
        self,
        as_of: datetime | None = None,
        policy: str | None = None,
        policy_dir: Path | None = None,
    ) -> RunSettings:
        """For the engine. The day is the user's own, not that of Greenwich."""
        from evidencecheck.engine.run import RunSettings
        from evidencecheck.stages.read.settings import ReadSettings

        today = datetime.now(UTC).astimezone().date()
        day: date = as_of.date() if as_of else today
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise UsageError(
                msg(
                    "--as-of takes a day from {first} to {last}.",
                    first=str(FIRST_YEAR),
                    last=str(LAST_YEAR),
                )
            )
        return RunSettings(
            read=ReadSettings(self.ocr, limits_of(self.timeout, self.limit)),
            jobs=self.jobs,
            as_of=day,
            policy=policy,
            policy_dir=policy_dir,
        )


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """What is written, where to, and which exit status follows."""

    format: str
    output: Path | None
    fail_on: str
    """A `Severity`."""
    exit_zero: bool
    timings: bool
    quiet: bool
    no_progress: bool


def reading_options(function: F) -> F:
    """``--ocr --jobs --timeout --limit``, given to the command as `reading`."""
    return _with(
        function,
        ("reading", ReadingOptions),
        option(
            "--ocr",
            type=click.Choice(["auto", "embedded", "tesseract", "none"]),
            default="auto",
            show_default=True,
            help=msg(
                "Reader of pictures and scans: embedded comes with the package, tesseract is a "
                "program of yours, none reads text layers and barcodes alone, auto takes the best "
                "there is."
            ),
        ),
        option(
            "--jobs",
            type=click.IntRange(min=0),
            metavar="N",
            help=msg(
                "Files read at the same time; 0 reads them in this process. Without it: one per "
                "processor core."
            ),
        ),
        option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            default=TIMEOUT,
            show_default=True,
            metavar="SECONDS",
            help=msg("Longest time for one file; then it counts as unreadable."),
        ),
        option(
            "--limit",
            type=Limit(),
            multiple=True,
            metavar="NAME=VALUE",
            help=msg(
                "What else one file may take, as in memory=2GB or pages=500; may be given several "
                "times. The README lists all."
            ),
        ),
    )


def policy_dir_option(function: F) -> F:
    """``--policy-dir``, given to the command as `policy_dir`."""
    about = msg("Folder with policies of your own (ID.toml), beside and before the shipped ones.")
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return option("--policy-dir", type=kind, metavar="FOLDER", help=about)(function)


def judging_options(function: F) -> F:
    """``--as-of --policy --policy-dir --details``, given to the command under their own names."""
    options = (
        option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help=msg("Judge as if today were this day (2026-10-20)."),
        ),
        option(
            "--policy",
            metavar="ID",
            help=msg("The policy that judges the cases, in place of the claim file's or a guess."),
        ),
        policy_dir_option,
        option(
            "--details",
            type=click.Choice([each.value for each in Details]),
            help=msg(
                "Cases spelled out in the text report. Without it: all for check, those with "
                "problems for batch."
            ),
        ),
    )
    return _stacked(function, options)


def output_options(function: F) -> F:
    """What every report has, given to the command as `output`; and ``--lang``."""
    return _with(
        language_option(function),
        ("output", OutputOptions),
        option(
            "--format",
            type=click.Choice(list(FORMATS)),
            default="text",
            show_default=True,
            help=msg("Report for people, or for programs."),
        ),
        option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            help=msg("Write the report to this file, whole or not at all, in place of stdout."),
        ),
        option(
            "--fail-on",
            type=click.Choice([each.value for each in Severity]),
            default=Severity.ERROR.value,
            show_default=True,
            help=msg("Gravity from which on findings make the exit status 1."),
        ),
        option(
            "--exit-zero",
            is_flag=True,
            help=msg("Exit with 0 in spite of findings, if the report is all you want."),
        ),
        option("--timings", is_flag=True, help=msg("Say when the run began and how long it took.")),
        option("-q", "--quiet", is_flag=True, help=msg("Nothing on stderr but errors.")),
        option("--no-progress", is_flag=True, help=msg("No progress bar.")),
    )


def _with(function: F, record: tuple[str, type], *options: Callable[[F], F]) -> F:
    """Options whose values reach `function` as one argument: a value of the record's type."""
    name, kind = record
    names = [field.name for field in fields(kind)]

    @functools.wraps(function)
    def gathered(**values: Any) -> Any:
        values[name] = kind(**{each: values.pop(each) for each in names})
        return function(**values)

    return _stacked(gathered, options)  # type: ignore[return-value,arg-type]


def _stacked(function: F, options: tuple[Callable[[F], F], ...]) -> F:
    for add in reversed(options):
        function = add(function)
    return function
