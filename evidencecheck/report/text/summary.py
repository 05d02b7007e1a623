"""A run over several cases in one table: the worst first to the eye, each case in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.report import CaseFailure, Verdict
from evidencecheck.report.interface import Options, Outcome
from evidencecheck.report.safe import clean
from evidencecheck.report.text.case import badge
from evidencecheck.report.text.screen import MARGIN, heading, joined, said, text
from evidencecheck.report.text.wrap import shorten, shorten_name

NAME_WIDTH = 32
NOT_JUDGED = msg("NOT JUDGED")


@dataclass(frozen=True, slots=True)
class Row:
    """What the table keeps of a case after the case itself has been let go."""

    case_id: str
    verdict: Verdict | None
    """None for a case that could not be judged."""
    errors: int
    warnings: int
    first: str
    """The gravest finding, or why there was no judgement."""


def row(outcome: Outcome, options: Options) -> Row:
    if isinstance(outcome, CaseFailure):
        return Row(outcome.case_id, None, 0, 0, options.say(outcome.reason))
    standing = [finding for finding in outcome.findings if finding.waived is None]
    first = min(standing, key=lambda finding: finding.severity.rank, default=None)
    number = Counter(finding.severity for finding in standing)
    return Row(
        outcome.case.case_id,
        outcome.verdict,
        number[Severity.ERROR],
        number[Severity.WARNING],
        f"{first.code} {options.say(first.message)}" if first else "",
    )


def summary_blocks(rows: Sequence[Row], options: Options) -> Iterator[RenderableType]:
    """The table, and a line that counts the verdicts."""
    yield Text("─" * options.width, style="dim")
    yield heading(options, msg("Summary"))[1:]
    yield Text("")
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    names = [shorten_name(clean(each.case_id), NAME_WIDTH) for each in rows]
    badges = [_verdict(each, options) for each in rows]
    heads = [said(options, head) for head in _HEADS]
    widths = [
        max(cell_len(heads[0].plain), *(cell_len(each.plain) for each in badges)),
        max(cell_len(heads[1].plain), *(cell_len(name) for name in names)),
        cell_len(heads[2].plain),
        cell_len(heads[3].plain),
    ]
    left = max(options.width - MARGIN - sum(widths) - 2 * len(widths), 12)
    for head, width in zip(heads, [*widths, left], strict=True):
        table.add_column(head, width=width, no_wrap=True)
    table.columns[2].justify = table.columns[3].justify = "right"
    for each, mark, name in zip(rows, badges, names, strict=True):
        first = Text(shorten(clean(each.first), left), style="" if each.errors else "dim")
        table.add_row(mark, name, _number(each.errors), _number(each.warnings), first)
    yield Padding(table, (0, 0, 1, MARGIN))
    yield Text(" " * MARGIN) + _totals(rows, options)


_HEADS: Sequence[Message] = (
    msg("Verdict"),
    msg("Case"),
    msg("Errors"),
    msg("Warnings"),
    msg("First finding"),
)


def _verdict(row: Row, options: Options) -> Text:
    if row.verdict is None:
        return Text(f" {options.say(NOT_JUDGED)} ", style="bold white on magenta")
    return badge(row.verdict, options)


def _number(number: int) -> Text:
    return Text(str(number), style="" if number else "dim")


def _totals(rows: Sequence[Row], options: Options) -> Text:
    number = Counter(row.verdict for row in rows)
    cases = str(len(rows))
    parts = [
        said(options, msg("{n} case", n=cases) if len(rows) == 1 else msg("{n} cases", n=cases)),
        said(options, msg("{n} pass", n=str(number[Verdict.PASS]))),
        said(options, msg("{n} to review", n=str(number[Verdict.REVIEW]))),
        said(options, msg("{n} fail", n=str(number[Verdict.FAIL]))),
    ]
    if number[None]:
        parts.append(said(options, msg("{n} not judged", n=str(number[None])), "bold"))
    return joined(parts)


def failure_blocks(failure: CaseFailure, options: Options) -> Iterator[RenderableType]:
    """A case that could not be judged, in place of its details."""
    yield Text("─" * options.width, style="dim")
    lead = Text.assemble(" " * MARGIN, (f" {options.say(NOT_JUDGED)} ", "bold white on magenta"))
    yield joined([lead, text(failure.case_id, "bold")], "  ")
    yield Text(" " * MARGIN) + text(options.say(failure.reason))
