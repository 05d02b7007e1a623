"""From case folders to a delivered report: what `check` and `batch` have in common."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evidencecheck.cli.deliver import deliver, writable
from evidencecheck.cli.help import PREFIX, language, wanted_language
from evidencecheck.cli.options import OutputOptions
from evidencecheck.cli.outcome import Tally
from evidencecheck.cli.progress import progress_bar
from evidencecheck.i18n import Language, translator
from evidencecheck.model.finding import ExitStatus, Severity
from evidencecheck.report.formats import FORMATS
from evidencecheck.report.interface import Details, Options, Timings

if TYPE_CHECKING:
    from evidencecheck.engine.run import RunSettings

PAGE_WIDTH = 100
"""Columns of a report that goes to a file or a pipe, unless COLUMNS says otherwise."""


def judge(
    cases: Sequence[Path], settings: RunSettings, output: OutputOptions, details: Details
) -> ExitStatus:
    """Check the cases, write the report, and say what follows for the exit status."""
    from evidencecheck.engine.run import check_cases

    place = writable(output.output)
    if settings.policy or settings.policy_dir:
        from evidencecheck.policies import known, load

        # A mistyped id or policy file shall not come to light after an hour's reading.
        for each in known(settings.policy_dir) if settings.policy_dir else ():
            load(each, settings.policy_dir)
        if settings.policy:
            load(settings.policy, settings.policy_dir)
    options = report_options(output, details)
    tally = Tally(Severity(output.fail_on), output.exit_zero)
    with progress_bar(output, translator(options.lang)) as progress:
        outcomes = check_cases(cases, settings, progress)
        report = FORMATS[output.format]().report(tally.watch(outcomes), options)
    deliver(report, place)
    return tally.status


def report_options(
    output: OutputOptions, details: Details = Details.ALL, *, lines: bool = False
) -> Options:
    """How to write, from the command's options and the terminal. Starts the clock, if asked."""
    terminal = output.output is None and sys.stdout.isatty()
    return Options(
        lang=_report_language(output.format),
        width=_columns(),
        color=wants_color(terminal=terminal),
        details=details,
        lines=lines,
        timings=_clock() if output.timings else None,
    )


def screen_options(form: str) -> Options:
    """How to write what goes to stdout beside reports: manual pages and tables."""
    return Options(
        lang=_report_language(form),
        width=min(_columns(), PAGE_WIDTH),
        color=wants_color(terminal=sys.stdout.isatty()),
    )


def wants_color(*, terminal: bool) -> bool:
    """On a terminal with colours, unless NO_COLOR; FORCE_COLOR is for those who pipe on."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _report_language(form: str) -> Language:
    """A report for programs is English unless another language is asked for by name.

    The same evidence gives the same bytes on every machine, whatever its locale.
    """
    ctx = click.get_current_context()
    if form != "text" and (wanted_language(ctx) or _outside()) == "auto":
        return "en"
    return language(ctx)


def _columns() -> int:
    return max(shutil.get_terminal_size((PAGE_WIDTH, 24)).columns, 40)


def _outside() -> str:
    return os.environ.get(f"{PREFIX}_LANG", "auto")


def _clock() -> Callable[[], Timings]:
    started, start = datetime.now(UTC), time.perf_counter()

    def taken() -> Timings:
        return Timings(started.isoformat(timespec="seconds"), time.perf_counter() - start)

    return taken
