"""One judged case, spelled out for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from evidencecheck.model.case import Case, PolicySource
from evidencecheck.model.finding import ChecklistEntry, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.report import CaseReport, Verdict
from evidencecheck.report.interface import Options
from evidencecheck.report.text.findings import findings_blocks, not_checked_block
from evidencecheck.report.text.matrix_table import matrix_block
from evidencecheck.report.text.screen import (
    INDENT,
    MARGIN,
    heading,
    joined,
    padded,
    paragraph,
    said,
)
from evidencecheck.report.words import VERDICTS, requirement

BADGES: Mapping[Verdict, str] = {
    Verdict.PASS: "bold black on green",
    Verdict.REVIEW: "bold black on yellow",
    Verdict.FAIL: "bold white on red",
}


def case_blocks(report: CaseReport, options: Options) -> Iterator[RenderableType]:
    """Header, checklist, matrix, findings, waived findings, what was not checked."""
    yield from _header(report, options)
    yield from _checklist(report, options)
    yield from matrix_block(report.case, options)
    yield from findings_blocks(report.findings, options)
    yield from not_checked_block(report.not_checked, options)


def badge(verdict: Verdict, options: Options) -> Text:
    """The verdict in a word, on its colour."""
    return Text(f" {options.say(VERDICTS[verdict])} ", style=BADGES[verdict])


def counts(report: CaseReport, options: Options) -> Text:
    """How many findings of each severity stand, and how many are waived."""
    number = dict.fromkeys(Severity, 0)
    for finding in report.findings:
        if finding.waived is None:
            number[finding.severity] += 1
    waived = sum(finding.waived is not None for finding in report.findings)
    parts = [
        said(options, _counted(severity, number[severity]), style if number[severity] else "dim")
        for severity, style in COUNT_STYLES.items()
    ]
    if waived:
        parts.append(said(options, msg("{n} waived", n=str(waived)), "dim"))
    return joined(parts)


COUNT_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "",
}


def _counted(severity: Severity, number: int) -> Message:
    n = str(number)
    match severity:
        case Severity.ERROR:
            return msg("{n} error", n=n) if number == 1 else msg("{n} errors", n=n)
        case Severity.WARNING:
            return msg("{n} warning", n=n) if number == 1 else msg("{n} warnings", n=n)
        case Severity.INFO:
            return msg("{n} info", n=n) if number == 1 else msg("{n} infos", n=n)


def _header(report: CaseReport, options: Options) -> Iterator[RenderableType]:
    yield Text("─" * options.width, style="dim")
    lead = Text(" " * MARGIN) + badge(report.verdict, options) + Text("  ")
    yield paragraph(report.case.case_id, options, lead=lead, style="bold")
    indent = Text(" " * cell_len(lead.plain))
    yield indent + counts(report, options)
    yield paragraph(_policy(report.case, options), options, lead=indent, style="dim")


def _policy(case: Case, options: Options) -> str:
    """Which policy judged the case and how it was chosen."""
    name: str | Message = case.policy.id
    if case.claim.marketplace:
        name = msg("{policy} ({marketplace})", policy=name, marketplace=case.claim.marketplace)
    reason = case.policy_reason
    if case.policy_source is PolicySource.INFERRED:
        return options.say(msg("Policy {policy}, inferred: {reason}", policy=name, reason=reason))
    if case.policy_source is PolicySource.DEFAULT:
        return options.say(msg("Policy {policy}, by default: {reason}", policy=name, reason=reason))
    return options.say(msg("Policy {policy}: {reason}", policy=name, reason=reason))


def _checklist(report: CaseReport, options: Options) -> Iterator[RenderableType]:
    if not report.checklist:
        return
    yield heading(options, msg("What the claim needs"))
    titles = [said(options, requirement(entry.requirement)) for entry in report.checklist]
    widest = max(cell_len(title.plain) for title in titles)
    for title, entry in zip(titles, report.checklist, strict=True):
        mark, style, note = _standing(entry, options)
        lead = Text.assemble(" " * INDENT, (mark, style), " ", padded(title, widest + 2))
        yield paragraph(note, options, lead=lead, style=style if entry.required else "dim")


def _standing(entry: ChecklistEntry, options: Options) -> tuple[str, str, str]:
    """Mark, style of the mark, and the files or what their absence means."""
    if entry.met:
        return "✓", "green", ", ".join(entry.files)
    if entry.required:
        return "✗", "bold red", options.say(msg("missing"))
    return "–", "dim", options.say(msg("optional, not there"))
